//! Exported SBML is the model: read back, it gives the same numbers.

#[path = "../common/mod.rs"]
mod common;
mod read;

use common::{CATALOGUE, Draw, slope_with};
use exocord::engine::{Plan, Settings, WindowChange};
use exocord::experiment::{plan, vocabulary};
use exocord::export::sbml;
use exocord::ledger::reactions_by_stage;
use exocord::model::cord::{Frame, state_name};
use exocord::model::observables::{columns, observe, unit_of};
use exocord::model::parameters;
use exocord::model::products::Input;
use exocord::scenario::{Arm, Scenario, parse};
use read::{Read, Values};
use roxmltree::Document;
use std::collections::BTreeSet;

/// A dose, a pump, two products in one arm, windows on reactions and parameters, changes of state, three regions.
const EVERYTHING: &str = "benches/cross_engine/everything.toml";

fn scenario(file: &str) -> Scenario {
    let text = std::fs::read_to_string(file).unwrap();
    parse(file, &text, &vocabulary(&CATALOGUE)).unwrap_or_else(|faults| panic!("{file}: {faults:?}")).scenario
}

/// All scenarios of the repository, and the one with everything in it.
fn scenarios() -> Vec<Scenario> {
    let entries = std::fs::read_dir("scenarios").unwrap().map(|e| e.unwrap().path().display().to_string());
    let mut files: Vec<String> = entries.filter(|f| f.ends_with(".toml")).collect();
    files.sort();
    files.push(EVERYTHING.into());
    files.iter().map(|f| scenario(f)).collect()
}

fn written(scenario: &Scenario, arm: &Arm) -> String {
    sbml(scenario, arm, &CATALOGUE, "0123456789abcdef").unwrap()
}

fn is_id(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(letter)
}

#[test]
fn every_state_has_one_rate_rule_and_every_observable_its_id() {
    for scenario in scenarios() {
        for arm in &scenario.arms {
            let (text, layout) = (written(&scenario, arm), plan(&scenario, arm, &CATALOGUE).unwrap().layout);
            let document = Document::parse(&text).unwrap();
            let model = Read::of(&document);
            let (ids, names) = (model.ids(), model.by_name());
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
            assert!(ids.iter().all(|id| is_id(id)), "{ids:?}");
            let states: Vec<&str> = (0..layout.len()).map(|i| names[state_name(layout, i).as_str()]).collect();
            assert_eq!(model.changing(), states, "one rate rule a state, in order");
            for column in columns(layout.regions) {
                let parameter = &model.parameters[&column.replace('@', "_")];
                let unit = match unit_of(&column).unwrap() {
                    "1" => "dimensionless",
                    unit => unit,
                };
                assert_eq!(parameter.units, unit, "{column}");
            }
            for entry in parameters::table() {
                assert!(model.parameters.contains_key(&entry.name.replace('.', "_")), "{}", entry.name);
            }
            let moving: BTreeSet<&str> = model.ruled().into_iter().chain(model.changing()).collect();
            for (id, parameter) in &model.parameters {
                assert!(parameter.units == "dimensionless" || model.units.contains(&parameter.units), "{id}");
                assert!(!(parameter.constant && moving.contains(id.as_str())), "{id} is constant and has a rule");
            }
            assert!(text.contains("not for clinical use") && text.contains("0123456789abcdef"));
        }
    }
}

#[test]
fn an_export_is_the_same_bytes_every_time() {
    let scenario = scenario(EVERYTHING);
    for arm in &scenario.arms {
        assert_eq!(written(&scenario, arm), written(&scenario, arm));
    }
}

#[test]
fn a_rule_reads_like_the_equation_it_comes_from() {
    let scenario = scenario(EVERYTHING);
    let text = written(&scenario, scenario.arm(None).unwrap());
    let rule = text.split("<rateRule variable=\"insult_epicentre\">").nth(1).unwrap();
    let rule: Vec<&str> = rule.split("</rateRule>").next().unwrap().lines().map(str::trim).collect();
    let expected = "<notes>|<p xmlns=\"http://www.w3.org/1999/xhtml\">insult.release: Torn cells and vessels spill their \
        contents, and membranes of spared axons tear. liu1991.</p>|</notes>|<math xmlns=\"http://www.w3.org/1998/Math/MathML\" \
        xmlns:sbml=\"http://www.sbml.org/sbml/level3/version2/core\">|<apply>|<times/>|<apply>|<divide/>|<ci>insult_epicentre</ci>|<ci>insult_release_time</ci>|</apply>|<cn sbml:units=\"dimensionless\">-1</cn>|\
        </apply>|</math>";
    assert_eq!(rule.join("|").trim_matches('|'), expected);
}

/// libSBML takes a prefix that the root binds to SBML itself for a package, which it cannot convert to Level 2.
#[test]
fn the_root_binds_no_prefix_every_number_has_its_unit_and_all_notes_say_something() {
    for scenario in scenarios() {
        for arm in &scenario.arms {
            let text = written(&scenario, arm);
            let document = Document::parse(&text).unwrap();
            let root = document.root_element();
            assert!(root.namespaces().all(|bound| bound.name().is_none()), "{:?}", root.namespaces());
            let core = root.tag_name().namespace().unwrap();
            for number in document.descendants().filter(|n| n.has_tag_name("cn")) {
                assert!(number.has_attribute((core, "units")), "{number:?}");
            }
            let notes = document.descendants().filter(|n| n.has_tag_name("notes"));
            assert!(notes.filter(|n| n.first_element_child().is_none()).count() == 0, "notes that say nothing");
        }
    }
}

/// COPASI warns of each that is not said, and where the unit of extents is not that of substances.
#[test]
fn a_model_says_every_unit_that_others_would_guess() {
    let scenario = scenario(EVERYTHING);
    let text = written(&scenario, scenario.arm(None).unwrap());
    let (document, known) = (Document::parse(&text).unwrap(), ["item", "litre", "metre"]);
    let model = document.descendants().find(|n| n.has_tag_name("model")).unwrap();
    let said = |unit| model.attribute(unit).unwrap_or_else(|| panic!("no {unit}"));
    let units = Read::of(&document).units;
    for unit in ["substanceUnits", "timeUnits", "volumeUnits", "areaUnits", "lengthUnits", "extentUnits"] {
        assert!(known.contains(&said(unit)) || units.contains(said(unit)), "{unit} is {}", said(unit));
    }
    assert_eq!(said("extentUnits"), said("substanceUnits"));
}

#[test]
fn every_reaction_that_runs_is_told_with_its_source() {
    let scenario = scenario(EVERYTHING);
    let arm = scenario.arm(None).unwrap();
    let text = written(&scenario, arm);
    let plan = plan(&scenario, arm, &CATALOGUE).unwrap();
    let fills = |change: &WindowChange, at: usize| match change {
        WindowChange::Infusion { input, .. } => input.values()[at].0 > 0.0,
        _ => false,
    };
    let runs = |at: usize| plan.windows.iter().any(|window| fills(&window.change, at));
    let inputs = Input::<f64>::TABLE.iter().enumerate();
    let (running, idle): (Vec<_>, Vec<_>) = inputs.partition(|(at, _)| runs(*at));
    assert!(running.len() > 2 && !idle.is_empty());
    let idle: Vec<String> = idle.iter().map(|(_, input)| format!("infusion_{}", input.name)).collect();
    for reaction in reactions_by_stage().iter().flatten().filter(|r| !idle.iter().any(|name| name == r.name)) {
        let (name, key) = (reaction.full_name(), reaction.source.key);
        let told = text.split(&format!("<p xmlns=\"http://www.w3.org/1999/xhtml\">{name}: ")).nth(1);
        let told = told.unwrap_or_else(|| panic!("{name} is not told")).split("</p>").next().unwrap();
        assert!(told.ends_with(&format!(" {key}.")), "{name}: {told}");
    }
}

/// The values of a state vector and of settings, by id.
struct Setup<'a, 'b> {
    model: &'a Read<'b>,
    plan: &'a Plan,
    states: Vec<&'a str>,
}

impl Setup<'_, '_> {
    fn with_state(&self, values: &Values, y: &[f64]) -> Values {
        let mut all = values.clone();
        all.extend(self.states.iter().map(|id| id.to_string()).zip(y.iter().copied()));
        all
    }

    /// Rates and observables of the document are those of the model, with `settings`, at `y`.
    fn agrees(&self, values: &Values, settings: &Settings, y: &[f64], where_: &str) {
        let layout = self.plan.layout;
        let all = self.model.completed(&self.with_state(values, y));
        let rates = self.model.rates(&all);
        let Settings { parameters, gains, products } = settings;
        let ours = slope_with(layout, y, products, parameters, gains);
        for (id, rate) in self.states.iter().zip(&ours) {
            near(rates[*id], *rate, &format!("{where_}: rate of {id}"));
        }
        let seen = observe(&Frame { layout, y }, products, parameters);
        for (column, value) in columns(layout.regions).iter().zip(seen) {
            near(all[&column.replace('@', "_")], value, &format!("{where_}: {column}"));
        }
    }
}

/// Equal but for what the order of operations does to the last digits of sums that cancel.
fn near(theirs: f64, ours: f64, what: &str) {
    assert!((theirs - ours).abs() <= 1e-9 * ours.abs() + 1e-10, "{what}: {theirs} is not {ours}");
}

/// What happens to a state vector at a time, as a run has it.
fn acted(plan: &Plan, time_d: f64, y: &[f64]) -> Vec<f64> {
    let mut y = y.to_vec();
    for stop in plan.stops.iter().filter(|s| s.time_d == time_d) {
        let state = &mut y[stop.action.slot];
        *state = stop.action.change.on(*state);
    }
    y
}

#[test]
fn what_is_read_back_has_the_same_start_rates_observables_and_stops() {
    let (mut seed, mut events) = (0, 0);
    for scenario in scenarios() {
        for arm in &scenario.arms {
            let (text, plan) = (written(&scenario, arm), plan(&scenario, arm, &CATALOGUE).unwrap());
            let document = Document::parse(&text).unwrap();
            let model = Read::of(&document);
            let names = model.by_name();
            let states = (0..plan.layout.len()).map(|i| names[state_name(plan.layout, i).as_str()]).collect();
            let setup = Setup { model: &model, plan: &plan, states };
            let mut values = model.start();
            let start = acted(&plan, 0.0, &plan.start);
            for (id, value) in setup.states.iter().zip(start) {
                assert_eq!(values[*id], value, "{id} at the start");
            }
            let stops = plan.stop_times();
            assert!(model.events.iter().all(|e| e.time_d > 0.0 && stops.contains(&e.time_d)));
            for time_d in stops {
                seed += 1;
                let where_ = format!("{}, {}, day {time_d}", scenario.name, arm.name);
                let y = Draw::from_seed(seed).reachable_state(plan.layout, &plan.parameters);
                let here: Vec<_> = model.events.iter().filter(|e| e.time_d == time_d).collect();
                assert!(here.len() <= 1, "{where_}: one event a time");
                if let Some(event) = here.first() {
                    events += 1;
                    let before = setup.with_state(&values, &y);
                    values = model.after(event, &before);
                    let acted = if time_d < plan.until_d { acted(&plan, time_d, &y) } else { y.clone() };
                    for (id, value) in setup.states.iter().zip(acted) {
                        near(values[*id], value, &format!("{where_}: {id} after the stop"));
                    }
                } else if time_d > 0.0 && time_d < plan.until_d {
                    assert_eq!(acted(&plan, time_d, &y), y, "{where_}: a stop without an event");
                }
                setup.agrees(&values, &plan.settings(time_d), &y, &where_);
            }
        }
    }
    assert!(events > 40, "only {events} events were looked at");
}
