//! Runs of scenarios: what is asked for never changes what is computed, and interventions do exactly what they say.

mod common;

use common::{CATALOGUE, Draw, all_reactions, changed, dose, injured, native, only, plan, scaled, scenario, slot};
use exocord::course::analysis_times;
use exocord::declare::{Amount, Reaction, Slot};
use exocord::engine::{Action, Control, Plan, Stop, Window, WindowChange, run};
use exocord::experiment::{Course, metrics, run_arm};
use exocord::ledger::{Gains, fluxes};
use exocord::model::Parameters;
use exocord::model::cord::{Frame, Layout, region_name};
use exocord::model::parameters;
use exocord::model::products::{Compartment, Input, Product};
use exocord::model::state::{Circulation, Deposit};
use exocord::present::{Results, headline, moments};
use exocord::scenario::{Change, OwnMetric, Scenario, Target};

const LAYOUT: Layout = Layout { regions: 2, products: 1 };
const CONTROL: Control = Control { rtol: 1e-6, atol: 1e-9 };

fn course(scenario: &Scenario, arm: usize) -> Course {
    run_arm(scenario, &scenario.arms[arm], &CATALOGUE).unwrap()
}

/// Every number of a course, as bits.
fn bytes(rows: &[(f64, Vec<f64>)]) -> Vec<u64> {
    rows.iter().flat_map(|(t, row)| std::iter::once(t).chain(row)).map(|v| v.to_bits()).collect()
}

fn at(course: &Course, rows: &[(f64, Vec<f64>)], name: &str, time_d: f64) -> f64 {
    let row = rows.iter().find(|(t, _)| *t == time_d).unwrap_or_else(|| panic!("no row at day {time_d}"));
    row.1[course.column(name).unwrap()]
}

fn treated(severity: f64, until_d: f64) -> Scenario {
    scenario(severity, until_d, vec![native("intravenous", &[dose(0.25, 0.0, 100.0), dose(2.0, 0.5, 50.0)])])
}

#[test]
fn the_times_asked_for_never_change_what_is_computed() {
    let every = |every| {
        let mut scenario = treated(0.6, 9.0);
        scenario.simulation.output_every_d = every;
        course(&scenario, 1)
    };
    let (none, daily, fine) = (every(None), every(Some(1.0)), every(Some(0.125)));
    assert_eq!(bytes(&none.analysis), bytes(&daily.analysis));
    assert_eq!(bytes(&none.analysis), bytes(&fine.analysis));
    assert_eq!((none.trajectory.clone(), none.trajectory), (daily.trajectory, fine.trajectory.clone()));
    assert_eq!((daily.output.len(), fine.output.len()), (10, 73));
    for (time, row) in &daily.output {
        let same = fine.output.iter().find(|(t, _)| t == time).unwrap();
        assert_eq!(bytes(&[(*time, row.clone())]), bytes(std::slice::from_ref(same)));
    }
}

#[test]
fn the_same_scenario_gives_the_same_bytes_and_the_order_of_its_arms_does_not_matter() {
    let scenario = treated(0.6, 5.0);
    let mut reversed = scenario.clone();
    reversed.arms.reverse();
    let first = [course(&scenario, 0), course(&scenario, 1)];
    let again = [course(&reversed, 1), course(&reversed, 0)];
    for (a, b) in first.iter().zip(&again) {
        assert_eq!((&a.arm, bytes(&a.analysis), &a.trajectory), (&b.arm, bytes(&b.analysis), &b.trajectory));
    }
    assert_ne!(bytes(&first[0].analysis), bytes(&first[1].analysis), "a treatment leaves a trace");
}

#[test]
fn knocking_a_reaction_out_silences_its_flux_and_leaves_every_other_as_it_was() {
    let mut ran: Vec<String> = Vec::new();
    for seed in 0..4 {
        let mut draw = Draw::from_seed(seed);
        let (p, product, y) = (draw.parameters(), draw.product(), draw.state(LAYOUT));
        let frame = Frame { layout: LAYOUT, y: &y };
        let written = fluxes(&frame, &[product], &p, &Gains::as_written());
        for (address, knocked_out) in all_reactions() {
            let mut gains = Gains::as_written();
            gains.scale(address, 0.0);
            for (now, before) in fluxes(&frame, &[product], &p, &gains).iter().zip(&written) {
                let name = now.1.full_name();
                if name == knocked_out.full_name() {
                    assert_eq!(now.2.0, 0.0, "{name}");
                    ran.extend((before.2.0 != 0.0).then_some(name));
                } else {
                    assert_eq!(now.2, before.2, "{name} without {}", knocked_out.full_name());
                }
            }
        }
    }
    let idle = all_reactions().into_iter().find(|(_, r)| !ran.contains(&r.full_name()));
    assert!(idle.is_none(), "{idle:?} did not run in the first place");
}

#[test]
fn a_knock_out_over_a_run_removes_what_only_that_reaction_makes() {
    let mut without = plan(LAYOUT, 0.6, Parameters::default(), 2.0, CONTROL);
    let with = run(&without, &[], |_| {}).unwrap().end;
    without.windows = vec![scaled("neurons.apoptosis", 0.0)];
    let without = run(&without, &[], |_| {}).unwrap().end;
    let apoptotic = slot(LAYOUT, "neurons_apoptotic@epicentre");
    assert!(with[apoptotic] > 1e-4);
    assert_eq!(without[apoptotic], 0.0);
}

#[test]
fn a_dose_is_there_at_its_time_and_not_a_sample_earlier() {
    let mut scenario = scenario(0.6, 2.0, vec![native("intravenous", &[dose(0.75, 0.0, 80.0)])]);
    scenario.simulation.output_every_d = Some(0.25);
    let course = course(&scenario, 1);
    assert_eq!(at(&course, &course.output, "exo_plasma", 0.5), 0.0);
    assert_eq!(at(&course, &course.output, "exo_plasma", 0.75), 80.0);
    assert!(at(&course, &course.output, "exo_plasma", 1.0) < 8.0);
    let earlier = course.analysis.iter().filter(|(t, _)| *t < 0.75);
    assert!(
        earlier.clone().count() > 100
            && earlier.into_iter().all(|(_, row)| row[course.column("exo_plasma").unwrap()] == 0.0)
    );
}

#[test]
fn doses_at_the_same_time_add_up() {
    let run = |interventions| course(&scenario(0.6, 3.0, interventions), 1);
    let whole = run(vec![native("intravenous", &[dose(0.5, 0.0, 64.0)])]);
    let halves = run(vec![native("intravenous", &[dose(0.5, 0.0, 32.0), dose(0.5, 0.0, 32.0)])]);
    let two = run(vec![native("intravenous", &[dose(0.5, 0.0, 32.0)]), native("intravenous", &[dose(0.5, 0.0, 32.0)])]);
    assert_eq!(bytes(&whole.analysis), bytes(&halves.analysis));
    assert_eq!(bytes(&whole.analysis), bytes(&two.analysis));
    let single = run(vec![native("intravenous", &[dose(0.5, 0.0, 32.0)])]);
    assert_ne!(bytes(&whole.analysis), bytes(&single.analysis));
}

#[test]
fn every_route_delivers_its_whole_dose() {
    // Nothing moves but what a depot releases at once: the dose is all there is, counted by volume.
    for route in CATALOGUE.routes.iter() {
        let scenario = scenario(0.6, 1.0, vec![native(&route.id, &[dose(0.0, 0.0, 40.0), dose(0.5, 0.0, 2.0)])]);
        let mut plan = exocord::experiment::plan(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
        let silent = |name: String| scaled(&name, 0.0);
        plan.windows = all_reactions().into_iter().map(|(_, r)| silent(r.full_name())).collect();
        let end = run(&plan, &[], |_| {}).unwrap().end;
        assert!((held(&plan, &end) - 42.0).abs() < 1e-12, "{}: {}", route.id, held(&plan, &end));
    }
}

/// Exosomes anywhere, in ug.
fn held(plan: &Plan, y: &[f64]) -> f64 {
    let outside = Circulation::<f64>::TABLE.iter();
    let outside: f64 = outside.map(|state| y[slot(plan.layout, &format!("{}#1", state.name))]).sum();
    let inside = |region| {
        let amount = |kind: &str| y[slot(plan.layout, &format!("{kind}@{}#1", region_name(region)))];
        let all: f64 = Deposit::<f64>::TABLE.iter().map(|state| amount(state.name)).sum();
        plan.layout.share(region, &plan.parameters).0 * all
    };
    outside + (0..plan.layout.regions).map(inside).sum::<f64>()
}

#[test]
fn an_infusion_delivers_its_amount_wherever_it_runs() {
    let takes = |(_, amount): &(Slot, Amount)| matches!(amount, Amount::Fixed(number) if *number < 0.0);
    let loses = |one: &&Reaction| one.module() == "exosomes" && one.changes.iter().all(takes);
    let losses: Vec<&Reaction> = all_reactions().into_iter().map(|(_, one)| one).filter(loses).collect();
    assert!(losses.len() > 6, "{losses:?}");
    for regions in [1, 2, 5] {
        let layout = Layout { regions, products: 1 };
        let places: Vec<_> = Compartment::all().filter_map(|place| Input::into(place, 25.0)).collect();
        assert_eq!(places.len(), Input::<f64>::TABLE.len());
        for (place, input) in places.into_iter().enumerate() {
            let mut plan = plan(layout, 0.6, Parameters::default(), 3.0, Control { rtol: 1e-9, atol: 1e-12 });
            plan.windows = losses.iter().map(|one| scaled(&one.full_name(), 0.0)).collect();
            plan.windows.push(Window {
                from_d: 0.3,
                until_d: 1.1,
                change: WindowChange::Infusion { product: 0, input },
            });
            let end = run(&plan, &[], |_| {}).unwrap().end;
            assert!((held(&plan, &end) - 20.0).abs() < 1e-6, "{place} of {regions}: {}", held(&plan, &end));
        }
    }
}

#[test]
fn damage_grades_from_the_epicentre_outward_and_one_region_runs_too() {
    for regions in [1, 2, 5] {
        let mut scenario = scenario(0.6, 14.0, Vec::new());
        scenario.simulation.regions = regions;
        let course = course(&scenario, 0);
        let end = |name: &str, region| at(&course, &course.analysis, &format!("{name}@{}", region_name(region)), 14.0);
        for name in ["neurons", "axons", "oligodendrocytes", "vessels"] {
            assert!(end(name, 0) < 0.9, "{name} at the epicentre of {regions}");
            for region in 1..regions {
                assert!(end(name, region - 1) < end(name, region), "{name} in region {region} of {regions}");
            }
        }
        assert!((1..regions).all(|r| end("cavity", r) < end("cavity", r - 1)));
    }
}

#[test]
fn a_window_holds_from_its_first_day_to_its_last_and_not_a_moment_longer() {
    let with = |factor: f64| {
        let mut plan = plan(LAYOUT, 0.6, Parameters::default(), 4.0, Control { rtol: 1e-10, atol: 1e-13 });
        plan.stops = vec![Stop { time_d: 0.0, action: Action::add(slot(LAYOUT, "il4"), 1.0) }];
        let mut window = scaled("cytokines.il4_decay", factor);
        (window.from_d, window.until_d) = (1.0, 2.5);
        plan.windows = vec![window];
        let (il4, mut rows) = (slot(LAYOUT, "il4"), Vec::new());
        let times: Vec<f64> = (0..=64).map(|i| f64::from(i) / 16.0).collect();
        run(&plan, &times, |s| rows.push((s.time_d, s.y[il4], s.y.to_vec()))).unwrap();
        (plan, rows)
    };
    let ((plan, knocked_out), (_, as_written)) = (with(0.0), with(1.0));
    let decay = plan.parameters.cytokines.il4_decay.0;
    let held = (-decay * 1.0).exp();
    for ((t, il4, y), (_, _, other)) in knocked_out.iter().zip(&as_written) {
        let expected = (-decay * (t - (t.clamp(1.0, 2.5) - 1.0))).exp();
        assert!((il4 - expected).abs() < 1e-8, "{il4} on day {t}");
        assert!(!(1.0..=2.5).contains(t) || (il4 - held).abs() < 1e-8);
        assert_eq!(y == other, *t <= 1.0, "only the window makes a difference, on day {t}");
    }
    let frozen: Vec<u64> = knocked_out.iter().filter(|r| (1.0..=2.5).contains(&r.0)).map(|r| r.1.to_bits()).collect();
    assert!(frozen.len() == 25 && frozen.windows(2).all(|w| w[0] == w[1]));
    let gain = |t: f64| plan.settings(t).gains == Gains::as_written();
    assert!(gain(1.0_f64.next_down()) && !gain(1.0) && !gain(2.5_f64.next_down()) && gain(2.5));
}

#[test]
fn a_scenario_s_window_and_state_change_reach_the_run() {
    let mut scenario = scenario(0.6, 4.0, Vec::new());
    scenario.simulation.output_every_d = Some(0.5);
    let clear = Target::Parameter("damps.clearance".into());
    scenario.arms[1].perturbations = vec![
        changed("no clearance", clear, Change::Scale(0.0), 1.0, 2.0),
        changed("bleed", Target::State("hemorrhage".into()), Change::Add(1.0), 0.5, 0.5),
    ];
    let (control, treated) = (course(&scenario, 0), course(&scenario, 1));
    let ratio = |day, name| at(&treated, &treated.output, name, day) / at(&control, &control.output, name, day);
    assert!((ratio(0.5, "damps@epicentre") - 1.0).abs() < 1e-4);
    assert!(ratio(2.0, "damps@epicentre") > 1.5);
    let blood = |course: &Course, day| at(course, &course.output, "hemorrhage@penumbra", day);
    assert!((blood(&treated, 0.5) - blood(&control, 0.5) - 1.0).abs() < 1e-4);
}

#[test]
fn the_end_of_a_window_is_told_with_what_holds_from_then_on() {
    let mut scenario = scenario(0.6, 4.0, Vec::new());
    let clear = || Target::Parameter("damps.clearance".into());
    let window = |name: &str, change, from_d, until_d| changed(name, clear(), change, from_d, until_d);
    scenario.arms[1].perturbations = vec![
        window("set", Change::Set(0.5), 0.5, 1.0),
        window("slow", Change::Scale(0.25), 1.5, 2.0),
        window("till the end", Change::Set(0.75), 3.0, 4.0),
    ];
    let written = parameters::table()[common::parameter("damps.clearance")].quantity.value;
    let told: Vec<_> = course(&scenario, 1).events.iter().map(|e| (e.time_d, e.value, e.unit)).collect();
    let expected = [
        (0.5, 0.5, "value"),
        (1.0, written, "value"),
        (1.5, 0.25, "factor"),
        (2.0, 1.0, "factor"),
        (3.0, 0.75, "value"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_headline_speaks_of_a_change_from_the_smallest_difference_of_the_score_on() {
    let scenario = treated(0.6, 1.0);
    let courses = vec![course(&scenario, 0), course(&scenario, 1)];
    let mut results = Results::new(scenario, courses, Vec::new());
    let end = results.metrics.iter().position(|m| m.arm == "treated" && m.name == "bbb_end").unwrap();
    let mut said = |change: f64| {
        results.metrics[end].control = 8.0;
        results.metrics[end].value = 8.0 + change;
        headline(&results, "treated")
    };
    // Less than a step of the BBB says nothing.
    for nothing in [0.0, 0.6, -0.9] {
        assert!(said(nothing).contains("no meaningful change"), "{}", said(nothing));
    }
    assert!(said(1.0).contains("+1.0 points against the untreated control"), "{}", said(1.0));
    assert!(said(-1.5).contains("-1.5 points against the untreated control"), "{}", said(-1.5));
}

#[test]
fn an_untreated_injury_is_told_by_what_happens_in_which_order() {
    let mut scenario = scenario(0.6, 84.0, Vec::new());
    scenario.arms.truncate(1);
    let control = course(&scenario, 0);
    let results = Results::new(scenario, vec![control], Vec::new());
    let seen = moments(&results, 0);
    assert!(seen.windows(2).all(|pair| pair[0].central() <= pair[1].central()));
    let at = |about: &str| seen.iter().position(|moment| moment.about == about).unwrap_or_else(|| panic!("{about}"));
    assert!(
        at("neutrophils peak") < at("macrophages peak") && at("macrophages peak") < at("CSPG peaks in the penumbra")
    );
    let half = &seen[at("half of the function that returns by day 84 is back")];
    assert!(half.level > 0.0 && half.central() > 1.0, "{half:?}");
    // Fewer times come in a shorter run, and none of them after its end.
    assert!(seen.iter().all(|moment| moment.central() < 84.0 && moment.not_reached.is_nan()));
    let said = headline(&results, "control");
    assert!(said.starts_with("Untreated, in this order: the barrier leaks most ("), "{said}");
    assert!(said.contains(" of 21 at day 84") && said.contains("neutrophils peak ("), "{said}");
}

#[test]
fn nothing_happens_in_a_cord_without_an_injury() {
    let mut scenario = scenario(0.0, 28.0, Vec::new());
    scenario.arms.truncate(1);
    let control = course(&scenario, 0);
    let results = Results::new(scenario, vec![control], Vec::new());
    let said = headline(&results, "control");
    assert!(said.starts_with("Untreated: locomotor score (BBB) 21.0 of 21 at day 28"), "{said}");
}

#[test]
fn a_headline_tells_the_outcomes_that_a_scenario_says_answer_it() {
    let mut scenario = treated(0.6, 9.0);
    scenario.answer = vec!["m1@epicentre_peak".into(), "score".into()];
    let courses = vec![course(&scenario, 0), course(&scenario, 1)];
    let results = Results::new(scenario, courses, Vec::new());
    let said = headline(&results, "treated");
    assert!(said.starts_with("treated: the peak of M1-like cells "), "{said}");
    assert!(said.contains(" against the untreated control; locomotor score (BBB) "), "{said}");
    let control = headline(&results, "control");
    assert!(control.starts_with("control: the peak of M1-like cells ") && !control.contains("against"), "{control}");
}

#[test]
fn a_score_beyond_its_scale_is_told_as_that_and_not_as_so_many_points_of_fewer() {
    let scenario = treated(0.6, 1.0);
    let courses = vec![course(&scenario, 0), course(&scenario, 1)];
    let mut results = Results::new(scenario, courses, Vec::new());
    let control = results.courses[0].arm.clone();
    let beyond = |results: &Results| results.doubts().into_iter().filter(|doubt| doubt.contains("beyond")).count();
    let within = headline(&results, &control);
    assert!(within.contains(" of 21 at ") && beyond(&results) == 0, "{within}: {:?}", results.doubts());
    for metric in results.metrics.iter_mut().filter(|m| m.name == "bbb_end") {
        (metric.value, metric.control) = (23.0, 23.0);
    }
    for arm in [control.as_str(), "treated"] {
        let said = headline(&results, arm);
        assert!(said.contains("beyond the 21 points of its scale") && !said.contains("of 21 at"), "{said}");
        let expected = format!("the locomotor score (BBB) of `{arm}` reaches 23.0 points, beyond the 21 of its scale");
        assert!(results.doubts().iter().any(|doubt| doubt.starts_with(&expected)), "{:?}", results.doubts());
    }
    // Rounding of the integration is not beyond.
    results.metrics.iter_mut().filter(|m| m.name == "bbb_end").for_each(|m| m.value = 21.0 * (1.0 + 1e-9));
    assert_eq!(beyond(&results), 0, "{:?}", results.doubts());
}

#[test]
fn the_outcomes_of_a_control_against_itself_differ_by_nothing() {
    let scenario = treated(0.6, 30.0);
    let (control, treated) = (course(&scenario, 0), course(&scenario, 1));
    let same = metrics(&control, &control);
    assert!(same.len() > 25 && same.iter().all(|m| m.difference() == 0.0 && m.value.is_finite()));
    let neurons = metrics(&treated, &control).into_iter().find(|m| m.name == "neurons@penumbra_end");
    assert!(neurons.is_some_and(|m| m.difference() > 0.0), "vesicles of bone-marrow stem cells spare neurons");
}

#[test]
fn the_analysis_grid_rises_from_zero_to_the_end_and_is_dense_early() {
    for until in [0.1, 3.0, 84.0, 365.0] {
        let times = analysis_times(until);
        assert!(times[0] == 0.0 && times[times.len() - 1] == until && times.windows(2).all(|w| w[0] < w[1]));
        assert!(times[1] <= until / 100.0);
    }
}

#[test]
fn silencing_all_but_the_blow_leaves_only_what_the_blow_spills() {
    let p = Parameters::default();
    let y = injured(LAYOUT, 0.6, &p);
    let blow = only(|_, reaction| reaction.module() == "insult");
    let rate = common::slope_with(LAYOUT, &y, &[Product::native()], &p, &blow);
    let moved =
        ["insult", "damps", "corpses", "myelin_debris", "hemorrhage", "membrane_tears", "glutamate", "bscb_leak"];
    for (i, rate) in rate.iter().enumerate() {
        let name = exocord::model::cord::state_name(LAYOUT, i);
        let expected = moved.contains(&name.split('@').next().unwrap());
        assert_eq!(*rate != 0.0, expected, "{name}");
    }
}

#[test]
fn a_number_that_is_divided_by_nothing_is_none_and_is_spoken_of() {
    let mut scenario = treated(0.6, 1.0);
    let own = |name: &str, formula: &str| OwnMetric { name: name.into(), formula: formula.into(), unit: None };
    scenario.metrics = vec![own("w", "peak(tnf) / at(il4, end)"), own("late", "rises(tnf, 1e9)")];
    let courses = vec![course(&scenario, 0), course(&scenario, 1)];
    let results = Results::new(scenario, courses, Vec::new());
    assert!(results.metric("treated", "w").unwrap().value.is_nan());
    assert!(results.warnings.contains(&"`w` has no value in control, treated".to_owned()), "{:?}", results.warnings);
    let table = String::from_utf8(exocord::present::metrics(&results).unwrap()).unwrap();
    let row = |name: &str| table.lines().find(|line| line.starts_with(&format!("treated,{name},"))).unwrap().to_owned();
    assert!(row("w").starts_with("treated,w,,") && !row("w").contains("NaN"), "{}", row("w"));
    assert!(row("late").starts_with("treated,late,inf,"), "what never comes is later than any time: {}", row("late"));
}
