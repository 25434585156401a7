//! Ensembles: draws keyed by member, lanes that do not see each other, sums that do not see threads.

mod common;

use common::{CATALOGUE, dose, native, scenario};
use exocord::catalogue::Number;
use exocord::engine::{Engine, EngineError, Instructions, Sample, batch, run};
use exocord::ensemble::{Ensemble, Outcomes, Reduction, Row};
use exocord::experiment::{Template, plan};
use exocord::model::cord::Frame;
use exocord::model::observables::{column, columns, observe};
use exocord::model::species::{Better, HUMAN, RAT, Score, Species};
use exocord::model::view::View;
use exocord::model::{Parameters, parameters};
use exocord::present::TableError;
use exocord::sample::{Draws, Population, Purpose, Set, Space, Uses, stream};
use exocord::scenario::{Intervention, Override, OwnMetric, Parsed, Scenario};
use exocord::study::ensemble::{Asked, Choice, run as ask};
use exocord::study::{Alone, Silent, StudyError, Workers, run as simulate};
use rand::RngExt;
use std::collections::BTreeMap;

fn treated(until_d: f64) -> Scenario {
    scenario(0.6, until_d, vec![native("intravenous", &[dose(0.25, 0.0, 100.0), dose(1.0, 0.2, 50.0)])])
}

fn draws(spread: f64) -> Draws {
    Draws::new(7, spread, &RAT).unwrap()
}

/// A number of a row as it is written.
fn as_written(number: &Number) -> f64 {
    number.value
}

/// Parameters of a member.
fn member(draws: &Draws, member: u64) -> Parameters<f64> {
    draws.member(member).unwrap().parameters
}

fn ensemble(scenario: &Scenario, instructions: Instructions, times: &[f64]) -> Ensemble {
    let simulation = &scenario.simulation;
    let species = scenario.injury.species;
    let outcomes = Outcomes::new(scenario, &[], times).unwrap();
    let draws = Draws::new(simulation.seed, 0.2, species).unwrap();
    let arms: Vec<_> = scenario.arms.iter().collect();
    Ensemble::new(scenario, &arms, &CATALOGUE, draws, outcomes, instructions).unwrap()
}

fn bits(rows: &[Row]) -> Vec<Vec<u64>> {
    rows.iter().map(|row| row.result.as_ref().unwrap().iter().map(|v| v.to_bits()).collect()).collect()
}

fn available() -> impl Iterator<Item = Instructions> {
    Instructions::ALL.into_iter().filter(|one| one.available())
}

#[test]
fn a_member_alone_has_the_bits_of_the_same_member_in_a_full_queue() {
    let scenario = treated(3.0);
    for instructions in available() {
        let ensemble = ensemble(&scenario, instructions, &[0.5]);
        let size = if instructions.lanes() > 1 { 40 } else { 6 };
        let together = ensemble.run(0..size, &|| false).unwrap();
        for member in [0, 1, 5, size - 1] {
            let alone = ensemble.run(member..member + 1, &|| false).unwrap();
            let row = 2 * member as usize;
            assert_eq!(bits(&alone), bits(&together[row..row + 2]), "{}, member {member}", instructions.word());
        }
        let elsewhere = ensemble.run(3..size, &|| false).unwrap();
        assert_eq!(bits(&elsewhere), bits(&together[6..]), "{}", instructions.word());
    }
}

#[test]
fn all_instructions_agree_within_the_tolerance() {
    let scenario = treated(3.0);
    let found: Vec<Vec<Row>> =
        available().map(|one| ensemble(&scenario, one, &[]).run(0..4, &|| false).unwrap()).collect();
    for other in &found[1..] {
        for (a, b) in found[0].iter().zip(other) {
            for (a, b) in a.result.as_ref().unwrap().iter().zip(b.result.as_ref().unwrap()) {
                assert!((a - b).abs() <= 1e-6 * a.abs() + 1e-8, "{a} and {b}");
            }
        }
    }
}

#[test]
fn member_zero_is_the_scenario_as_written() {
    let scenario = treated(3.0);
    let rows = ensemble(&scenario, Instructions::best(), &[]).run(0..1, &|| false).unwrap();
    for (arm, row) in scenario.arms.iter().zip(&rows) {
        let plan = plan(&scenario, arm, &CATALOGUE).unwrap();
        let mut expected = Vec::new();
        let names = columns(2);
        run(&plan, &[3.0], |s| {
            expected = observe(&s.frame(), &s.settings.products, &s.settings.parameters);
        })
        .unwrap();
        let score = expected[names.iter().position(|n| n == "bbb").unwrap()];
        assert!((row.result.as_ref().unwrap()[0] - score).abs() < 1e-6 * score);
    }
}

#[test]
fn a_column_read_alone_is_the_column_among_all() {
    for regions in [1, 2, 4] {
        let mut scenario = treated(1.0);
        scenario.simulation.regions = regions;
        let plan = plan(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
        let frame = Frame { layout: plan.layout, y: &plan.start };
        let all = observe(&frame, &plan.products, &plan.parameters);
        for (name, value) in columns(regions).iter().zip(all) {
            let alone = View::new(frame, &plan.products, &plan.parameters).read(column(regions, name).unwrap());
            assert_eq!(alone.to_bits(), value.to_bits(), "{name}");
        }
    }
    assert_eq!(column(1, "neurons@penumbra"), None);
    assert_eq!(column(2, "nothing"), None);
}

#[test]
fn a_template_with_the_parameters_as_written_is_the_plan() {
    let mut scenario = scenario(0.6, 3.0, vec![native("intralesional", &[dose(0.25, 0.0, 100.0)])]);
    let change =
        |name: &str, value| Override { name: name.into(), value, reason: "test".into(), allow_out_of_range: false };
    scenario.arms[1].parameters = vec![change("cord.epicentre_share", 0.3)];
    let template = Template::new(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let plan = plan(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let again = template.with(&member(&draws(0.2), 0), &as_written);
    assert_eq!((&again.start, &again.stops), (&plan.start, &plan.stops));
    assert_eq!(again.parameters.values(), plan.parameters.values());
    // A member has its own segment volume, unless the arm sets it.
    let free = Template::new(
        &scenario,
        &{
            let mut arm = scenario.arms[1].clone();
            arm.parameters.clear();
            arm
        },
        &CATALOGUE,
    )
    .unwrap();
    let third = member(&draws(0.2), 3);
    assert_eq!(template.with(&third, &as_written).stops, plan.stops);
    assert_ne!(free.with(&third, &as_written).stops, free.nominal().stops);
}

#[test]
fn draws_are_keyed_by_seed_and_member_and_nothing_else() {
    let one = draws(0.2);
    let forward: Vec<_> = (0..20).map(|number| member(&one, number).values()).collect();
    let backward: Vec<_> = (0..20).rev().map(|number| member(&one, number).values()).collect();
    assert!(forward.iter().eq(backward.iter().rev()));
    assert_ne!(forward[1], forward[2]);
    assert_ne!(member(&Draws::new(8, 0.2, &RAT).unwrap(), 1).values(), forward[1]);
    assert_eq!(forward[0], parameters::table().iter().map(|e| e.quantity.value).collect::<Vec<_>>());
    assert_eq!(member(&draws(0.0), 9).values(), forward[0]);
}

#[test]
fn the_stream_of_a_member_never_changes() {
    // Published results can be re-run only if these numbers stay.
    let mut found = stream(1, Purpose::Parameters, 2);
    let found: [u64; 2] = [found.random(), found.random()];
    assert_eq!(found, STREAM);
}

/// The first 16 bytes of ChaCha8 with this key, by an implementation apart from ours.
const STREAM: [u64; 2] = [0x25e9_e9e4_e62f_7c8f, 0x57ba_fd31_4c1c_561e];

#[test]
fn draws_stay_within_the_ranges_and_follow_the_stated_distribution() {
    let table = parameters::table();
    for spread in [0.05, 0.2, 1.0] {
        let draws = draws(spread);
        let members: Vec<Vec<f64>> = (1..400).map(|number| member(&draws, number).values()).collect();
        for (at, entry) in table.iter().enumerate() {
            let q = entry.quantity;
            let drawn: Vec<f64> = members.iter().map(|values| values[at]).collect();
            assert!(drawn.iter().all(|v| (q.low..=q.high).contains(v)), "{}", entry.name);
            let fixed = !Space::moves(q) || q.value == 0.0;
            assert_eq!(drawn.iter().all(|v| *v == q.value), fixed, "{}", entry.name);
            // Far from the ends of the range the distribution is whole: its median and quartiles are known.
            if !fixed && (q.low / q.value).ln() < -4.0 * spread && (q.high / q.value).ln() > 4.0 * spread {
                let below = |z: f64| drawn.iter().filter(|v| (*v / q.value).ln() < z * spread).count() as f64 / 399.0;
                for (z, share) in [(-0.6745, 0.25), (0.0, 0.5), (0.6745, 0.75)] {
                    assert!((below(z) - share).abs() < 0.11, "{}: {} for {share}", entry.name, below(z));
                }
            }
        }
    }
}

#[test]
fn a_species_scales_what_was_drawn() {
    let (rat, human) = (draws(0.2), Draws::new(7, 0.2, &HUMAN).unwrap());
    let at = parameters::position("function.recovery").unwrap();
    let (rat, human) = (member(&rat, 5).values(), member(&human, 5).values());
    let clock = HUMAN.clocks.iter().find(|clock| clock.parameter == "function.recovery").unwrap();
    assert_eq!(human[at], rat[at] * clock.factor);
}

#[test]
fn a_member_that_fails_is_a_row_with_its_reason_and_leaves_the_others_alone() {
    let mut scenario = treated(2.0);
    let good = ensemble(&scenario, Instructions::best(), &[]).run(0..12, &|| false).unwrap();
    let absurd =
        Override { name: "exosomes.half_effect".into(), value: 0.0, reason: "test".into(), allow_out_of_range: true };
    let mut arm = scenario.arms[1].clone();
    arm.name = "absurd".into();
    arm.parameters = vec![absurd];
    scenario.arms.insert(1, arm);
    let ensemble = ensemble(&scenario, Instructions::best(), &[]);
    let rows = ensemble.run(0..12, &|| false).unwrap();
    assert_eq!(rows.len(), 36);
    let mut sum = Reduction::new(3, ensemble.outcomes());
    sum.absorb(&rows);
    assert_eq!((sum.members, sum.failed, sum.arms[1].failed), (12, 12, 12));
    assert_eq!(sum.arms[2].differences[0].count(), 12);
    for (i, member) in rows.chunks(3).enumerate() {
        let reason = member[1].result.as_ref().unwrap_err().to_string();
        assert!(reason.contains("day"), "{reason}");
        assert_eq!(bits(&[member[0].clone(), member[2].clone()]), bits(&good[2 * i..2 * i + 2]));
    }
}

#[test]
fn better_and_worse_go_by_the_score_s_own_direction_and_smallest_difference() {
    let counts = |better| {
        let mut scenario = treated(1.0);
        scenario.injury.species = Box::leak(Box::new(Species { score: Score { better, ..RAT.score }, ..RAT }));
        let outcomes = Outcomes::new(&scenario, &[], &[]).unwrap();
        let mut sum = Reduction::new(2, &outcomes);
        // A step of the BBB means something, less than a step nothing, and neither does what is no number.
        for (member, change) in [2.0, 1.5, 0.9, 0.0, -0.9, -1.0, f64::NAN].into_iter().enumerate() {
            let row = |arm, score| Row { member: member as u64, arm, result: Ok(vec![score; outcomes.len()]) };
            sum.absorb(&[row(0, 10.0), row(1, 10.0 + change)]);
        }
        (sum.arms[1].better, sum.arms[1].worse)
    };
    assert_eq!(counts(Better::More), (2, 1));
    assert_eq!(counts(Better::Less), (1, 2));
}

#[test]
fn failures_in_one_lane_do_not_reach_the_next_member_of_that_lane() {
    let scenario = treated(1.0);
    let template = Template::new(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let draws = draws(0.2);
    for instructions in available() {
        let run = |spoilt: &dyn Fn(u64) -> bool| {
            let plans = (0..24).map(|number| {
                let mut plan = template.with(&member(&draws, number), &as_written);
                if spoilt(number) {
                    plan.start[0] = f64::NAN;
                }
                plan
            });
            batch(template.nominal(), plans, &[1.0], instructions, |y: &mut Vec<f64>, s| y.extend_from_slice(s.y))
        };
        let (all_good, some_bad) = (run(&|_| false), run(&|i| i % 3 == 1));
        for (i, (good, found)) in all_good.iter().zip(&some_bad).enumerate() {
            let good = good.as_ref().unwrap();
            match found {
                Ok(found) => assert!(i % 3 != 1 && found.iter().zip(good).all(|(a, b)| a.to_bits() == b.to_bits())),
                Err(error) => assert!(i % 3 == 1 && matches!(error, EngineError::NotFinite { .. }), "{error}"),
            }
        }
    }
}

#[test]
fn plans_with_and_without_kernels_run_in_one_batch_and_come_to_what_each_comes_to_alone() {
    let one = treated(1.0);
    let mut two = treated(1.0);
    two.arms[1]
        .interventions
        .push(Intervention { source: "nsc".into(), ..native("intranasal", &[dose(0.5, 0.0, 80.0)]) });
    let mut short = treated(1.0);
    short.simulation.regions = 1;
    let plans = [&one, &two, &short, &one].map(|scenario| plan(scenario, &scenario.arms[1], &CATALOGUE).unwrap());
    assert_eq!(plans[1].layout.products, 2);
    let last = |y: &mut Vec<f64>, s: Sample<'_>| *y = s.y.to_vec();
    for instructions in available() {
        let together = batch(&plans[0], plans.iter().cloned(), &[0.5, 1.0], instructions, last);
        // Whose doses count does not say where the amounts stand among the states.
        let by_another = batch(&plans[2], plans[..1].iter().cloned(), &[0.5, 1.0], instructions, last);
        assert_eq!(by_another[0], together[0], "{}", instructions.word());
        for (plan, found) in plans.iter().zip(together) {
            let found = found.unwrap();
            let alone = run(plan, &[], |_| {}).unwrap().end;
            assert_eq!(found.len(), alone.len());
            for (a, b) in found.iter().zip(&alone) {
                assert!((a - b).abs() <= 1e-4 * b.abs() + 1e-5, "{a} instead of {b}");
            }
        }
    }
}

#[test]
fn layouts_without_kernels_run_one_by_one() {
    let mut scenario = treated(0.5);
    scenario.simulation.regions = 1;
    let ensemble = ensemble(&scenario, Instructions::best(), &[]);
    let rows = ensemble.run(0..2, &|| false).unwrap();
    assert_eq!(bits(&rows[2..]), bits(&ensemble.run(1..2, &|| false).unwrap()));
    assert!(ensemble.outcomes().names().iter().all(|name| !name.contains("penumbra")));
}

#[test]
fn a_stop_abandons_the_chunk() {
    let scenario = treated(0.5);
    assert_eq!(ensemble(&scenario, Instructions::best(), &[]).run(0..4, &|| true), None);
}

#[test]
fn more_products_or_doses_than_a_run_can_hold_are_refused() {
    let many = |count: usize, cargo: bool| {
        let one = |i: usize| Intervention {
            name: format!("p{i}"),
            // Every set of engineering is a product of its own.
            engineering: if cargo { vec!["rgd".into(); i] } else { Vec::new() },
            ..native("intravenous", &[dose(0.5 + i as f64 * 1e-5, 0.0, 1.0)])
        };
        let scenario = scenario(0.6, 1.0, (1..=count).map(one).collect());
        plan(&scenario, &scenario.arms[1], &CATALOGUE).map(|plan| plan.stops.len())
    };
    assert_eq!(many(100, true).ok(), Some(100));
    let words = [many(101, true), many(4001, false)].map(|found| found.unwrap_err().to_string());
    assert!(words[0].contains("101 different products, and a run holds 100"), "{}", words[0]);
    assert!(words[1].contains("4001 doses and changes, and a run holds 4000"), "{}", words[1]);
}

/// Works alone on the first pieces of what there is to do, then stops.
struct Until(u64);

impl Workers for Until {
    fn stopped(&self) -> bool {
        false
    }

    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        Alone.in_order(pieces.min(self.0), work, take)
    }
}

/// More than are run together.
const MEMBERS: u64 = 150;

const ASKED: Asked<'_> = Asked {
    arms: &[],
    members: Some(MEMBERS),
    member: None,
    population: None,
    spread: 0.2,
    seed: Some(3),
    observables: &[],
    times: &[0.5],
    instructions: None,
};

/// Tables by name, members that were done, and whether that is all.
fn tables(choice: &Choice<'_>, workers: &impl Workers) -> (BTreeMap<&'static str, String>, u64, bool) {
    let mut tables = BTreeMap::<&str, String>::new();
    let keep = |name: &'static str, rows: &[u8]| {
        *tables.entry(name).or_default() += std::str::from_utf8(rows).unwrap();
        Ok::<(), TableError>(())
    };
    let answer = ask(choice, true, Vec::new(), (workers, &Silent), keep).unwrap();
    let (done, interrupted) = (answer.done(), answer.interrupted());
    (tables, done, interrupted)
}

#[test]
fn work_that_is_stopped_early_has_no_answer_instead_of_an_empty_one() {
    let parsed = Parsed { scenario: treated(0.1), scan: None, warnings: Vec::new() };
    let answer = simulate(parsed.clone(), &CATALOGUE, (Engine::default(), false), (&Until(1), &Silent));
    assert!(matches!(answer, Err(StudyError::Stopped)));
    let answer = simulate(parsed, &CATALOGUE, (Engine::default(), false), (&Until(2), &Silent)).unwrap();
    assert_eq!(answer.results.courses.len(), 2);
}

#[test]
fn an_ensemble_is_asked_without_files_and_what_is_stopped_is_a_beginning_of_the_whole() {
    let scenario = treated(1.0);
    let choice = Choice::new(&ASKED, &scenario, &CATALOGUE).unwrap();
    let (whole, done, interrupted) = tables(&choice, &Alone);
    assert_eq!((done, interrupted), (MEMBERS, false));
    let (begun, done, interrupted) = tables(&choice, &Until(1));
    assert!(interrupted && done > 0 && done < MEMBERS, "{done}");
    assert_eq!(
        whole.keys().collect::<Vec<_>>(),
        ["columns.json", "members.csv", "parameters.csv", "quantiles.csv"].iter().collect::<Vec<_>>()
    );
    assert_eq!(whole["members.csv"].lines().count(), 1 + 2 * MEMBERS as usize);
    for (name, rows) in [("members.csv", 1 + 2 * done), ("parameters.csv", 1 + done)] {
        assert_eq!(begun[name].lines().count() as u64, rows, "{name}");
        assert!(whole[name].starts_with(&begun[name]), "{name}");
    }
    let alone = choice.member_table(&choice.member(4)).unwrap();
    assert!(alone.lines().skip(1).all(|row| whole["members.csv"].lines().any(|other| other == row)), "{alone}");
}

#[test]
fn what_never_happens_is_counted_beside_the_quantiles_and_is_in_none() {
    let mut scenario = treated(1.0);
    scenario.metrics = vec![OwnMetric { name: "late".into(), formula: "rises(tnf, 1e9)".into(), unit: None }];
    let asked = Asked { members: Some(8), times: &[], ..ASKED };
    let choice = Choice::new(&asked, &scenario, &CATALOGUE).unwrap();
    let (tables, ..) = tables(&choice, &Alone);
    let head = "time_d,arm,observable,of,n,mean,q05,q25,q50,q75,q95,infinite,missing";
    assert_eq!(tables["quantiles.csv"].lines().next(), Some(head));
    let rows: Vec<&str> = tables["quantiles.csv"].lines().filter(|row| row.contains(",late,")).collect();
    let [control, treated] = [0, 1].map(|arm| &scenario.arms[arm].name);
    let value = |arm: &str| format!("1,{arm},late,value,0,,,,,,,8,0");
    assert_eq!(rows, [value(control), value(treated), format!("1,{treated},late,difference,0,,,,,,,0,8")]);
    let answer = ask(&choice, false, Vec::new(), (&Alone, &Silent), |_, _| Ok::<(), TableError>(())).unwrap();
    let late = answer.told().arms[1].values["late"];
    assert_eq!((late.n, late.q50, late.infinite, late.missing), (0, None, 8, 0));
}

#[test]
fn an_ensemble_that_asks_for_what_is_not_there_is_refused_with_the_nearest_name() {
    let scenario = treated(1.0);
    let refused = |asked: Asked<'_>| match Choice::new(&asked, &scenario, &CATALOGUE) {
        Err(StudyError::Unknown(what)) => what,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    };
    let nobody = refused(Asked { arms: &["nobody".into()], ..ASKED });
    assert!(nobody.contains("nobody"), "{nobody}");
    let near = refused(Asked { observables: &["tnf@epicenter".into()], ..ASKED });
    assert!(near.contains("tnf@epicentre"), "{near}");
    let late = refused(Asked { times: &[2.0], ..ASKED });
    assert!(late.contains("day 2 is not within the run"), "{late}");
    let sets = vec![Set::written(); 3];
    let population = Population {
        model: String::new(),
        facts: String::new(),
        uses: Uses::new(),
        seed: 1,
        method: String::new(),
        members: sets,
        space: Space::of_the_model(),
    };
    let few = refused(Asked { population: Some(&population), member: Some(3), ..ASKED });
    assert_eq!(few, "the population has 3 members, from 0 to 2");
    let none = Population { members: Vec::new(), ..population };
    assert_eq!(refused(Asked { population: Some(&none), ..ASKED }), "the population has no members");
}
