//! Many parameter sets: draws keyed by member, lanes that do not see each other, beginnings of the whole.

mod common;

use common::{CATALOGUE, dose, native, scenario};
use exocord::answers::OverSets;
use exocord::catalogue::Number;
use exocord::course::Column;
use exocord::engine::{Engine, EngineError, Instructions, Sample, batch, run};
use exocord::experiment::{Template, plan};
use exocord::model::cord::Frame;
use exocord::model::observables::{column, columns, observe};
use exocord::model::species::{Better, HUMAN, RAT, Score};
use exocord::model::view::View;
use exocord::model::{Parameters, parameters};
use exocord::present;
use exocord::sample::{Draws, Population, Purpose, Set, Space, Subject, Uses, stream};
use exocord::scenario::{Arm, Intervention, Override, OwnMetric, Parsed, Scenario};
use exocord::study::run::{member, over_sets};
use exocord::study::{Alone, HowMany, Members, Silent, StudyError, Workers, run as simulate};
use rand::RngExt;
use std::ops::Range;

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
fn drawn(draws: &Draws, member: u64) -> Parameters<f64> {
    draws.member(member).unwrap().parameters
}

/// What is read of a member at each time.
const READ: [&str; 3] = ["bbb", "neurons", "cavity"];

/// What an arm came to in a member.
type Row = Result<Vec<f64>, EngineError>;

/// Arm by arm, what each of these members comes to.
fn members(scenario: &Scenario, on: Instructions, times: &[f64], numbers: Range<u64>) -> Vec<Vec<Row>> {
    let draws = Draws::new(scenario.simulation.seed, 0.2, scenario.injury.species).unwrap();
    let columns = READ.map(|name| Column::named(name, scenario.simulation.regions).unwrap());
    let arm = |arm: &Arm| {
        let template = Template::new(scenario, arm, &CATALOGUE).unwrap();
        let plans = numbers.clone().map(|number| {
            let Subject { parameters, weights } = draws.member(number).unwrap();
            template.with(&parameters, &|number| weights.of(number))
        });
        batch(template.nominal(), plans, times, on, |row: &mut Vec<f64>, s| {
            let view = View::new(s.frame(), &s.settings.products, &s.settings.parameters);
            row.extend(columns.iter().map(|column| column.read(&view)));
        })
    };
    scenario.arms.iter().map(arm).collect()
}

fn bits(rows: &[Row]) -> Vec<Vec<u64>> {
    rows.iter().map(|row| row.as_ref().unwrap().iter().map(|v| v.to_bits()).collect()).collect()
}

fn available() -> impl Iterator<Item = Instructions> {
    Instructions::ALL.into_iter().filter(|one| one.available())
}

#[test]
fn a_member_alone_has_the_bits_of_the_same_member_in_a_full_queue() {
    let scenario = treated(3.0);
    for on in available() {
        let size: u64 = if on.lanes() > 1 { 40 } else { 6 };
        let some = |numbers| members(&scenario, on, &[0.5, 3.0], numbers);
        let (together, elsewhere) = (some(0..size), some(3..size));
        for member in [0, 1, 5, size - 1] {
            for (alone, together) in some(member..member + 1).iter().zip(&together) {
                let at = member as usize;
                assert_eq!(bits(alone), bits(&together[at..at + 1]), "{}, member {member}", on.word());
            }
        }
        for (elsewhere, together) in elsewhere.iter().zip(&together) {
            assert_eq!(bits(elsewhere), bits(&together[3..]), "{}", on.word());
        }
    }
}

#[test]
fn all_instructions_agree_within_the_tolerance() {
    let scenario = treated(3.0);
    let found: Vec<Vec<Row>> = available().map(|on| members(&scenario, on, &[3.0], 0..4).concat()).collect();
    for other in &found[1..] {
        for (a, b) in found[0].iter().zip(other) {
            for (a, b) in a.as_ref().unwrap().iter().zip(b.as_ref().unwrap()) {
                assert!((a - b).abs() <= 1e-6 * a.abs() + 1e-8, "{a} and {b}");
            }
        }
    }
}

#[test]
fn member_zero_is_the_scenario_as_written() {
    let scenario = treated(3.0);
    let found = members(&scenario, Instructions::best(), &[3.0], 0..1);
    for (arm, rows) in scenario.arms.iter().zip(&found) {
        let plan = plan(&scenario, arm, &CATALOGUE).unwrap();
        let mut expected = Vec::new();
        let names = columns(2);
        run(&plan, &[3.0], |s| {
            expected = observe(&s.frame(), &s.settings.products, &s.settings.parameters);
        })
        .unwrap();
        let score = expected[names.iter().position(|n| n == "bbb").unwrap()];
        assert!((rows[0].as_ref().unwrap()[0] - score).abs() < 1e-6 * score);
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
    let again = template.with(&drawn(&draws(0.2), 0), &as_written);
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
    let third = drawn(&draws(0.2), 3);
    assert_eq!(template.with(&third, &as_written).stops, plan.stops);
    assert_ne!(free.with(&third, &as_written).stops, free.nominal().stops);
}

#[test]
fn draws_are_keyed_by_seed_and_member_and_nothing_else() {
    let one = draws(0.2);
    let forward: Vec<_> = (0..20).map(|number| drawn(&one, number).values()).collect();
    let backward: Vec<_> = (0..20).rev().map(|number| drawn(&one, number).values()).collect();
    assert!(forward.iter().eq(backward.iter().rev()));
    assert_ne!(forward[1], forward[2]);
    assert_ne!(drawn(&Draws::new(8, 0.2, &RAT).unwrap(), 1).values(), forward[1]);
    assert_eq!(forward[0], parameters::table().iter().map(|e| e.quantity.value).collect::<Vec<_>>());
    assert_eq!(drawn(&draws(0.0), 9).values(), forward[0]);
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
        let members: Vec<Vec<f64>> = (1..1200).map(|number| drawn(&draws, number).values()).collect();
        for (at, entry) in table.iter().enumerate() {
            let q = entry.quantity;
            let drawn: Vec<f64> = members.iter().map(|values| values[at]).collect();
            assert!(drawn.iter().all(|v| (q.low..=q.high).contains(v)), "{}", entry.name);
            let fixed = !Space::moves(q) || q.value == 0.0;
            assert_eq!(drawn.iter().all(|v| *v == q.value), fixed, "{}", entry.name);
            // Far from the ends of the range the distribution is whole: its median and quartiles are known.
            if !fixed && (q.low / q.value).ln() < -4.0 * spread && (q.high / q.value).ln() > 4.0 * spread {
                let below = |z: f64| drawn.iter().filter(|v| (*v / q.value).ln() < z * spread).count() as f64 / 1199.0;
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
    let (rat, human) = (drawn(&rat, 5).values(), drawn(&human, 5).values());
    let clock = HUMAN.clocks.iter().find(|clock| clock.parameter == "function.recovery").unwrap();
    assert_eq!(human[at], rat[at] * clock.factor);
}

#[test]
fn a_member_that_fails_has_a_reason_and_leaves_the_other_arms_alone() {
    let mut scenario = treated(2.0);
    let some = |scenario: &Scenario| members(scenario, Instructions::best(), &[2.0], 0..12);
    let good = some(&scenario);
    let absurd =
        Override { name: "exosomes.half_effect".into(), value: 0.0, reason: "test".into(), allow_out_of_range: true };
    let mut arm = scenario.arms[1].clone();
    arm.name = "absurd".into();
    arm.parameters = vec![absurd];
    scenario.arms.insert(1, arm);
    let found = some(&scenario);
    let reasons = found[1].iter().map(|row| row.as_ref().unwrap_err().to_string());
    assert!(reasons.clone().count() == 12 && reasons.clone().all(|reason| reason.contains("day")));
    assert_eq!([bits(&found[0]), bits(&found[2])], [bits(&good[0]), bits(&good[1])]);
    let sets = over(&scenario, &Members::drawn(12, 0.2, 0), &Alone).unwrap();
    assert_eq!((sets.done, sets.failed.runs, sets.failed.of), (12, 12, 12));
    assert!(sets.failed.first.as_ref().is_some_and(|first| first.starts_with("`absurd` with parameter set 1: ")));
    let known = |arm: usize| sets.values(arm, "bbb_end").unwrap().iter().filter(|score| score.is_finite()).count();
    assert_eq!([0, 1, 2].map(known), [12, 0, 12]);
}

#[test]
fn better_and_worse_go_by_the_score_s_own_direction_and_smallest_difference() {
    let counts = |better| {
        let score = Score { better, ..RAT.score };
        // A step of the BBB means something, less than a step nothing, and neither does what is no number.
        let found = [2.0, 1.5, 0.9, 0.0, -0.9, -1.0, f64::NAN].map(|change| score.improved(change));
        [Some(true), Some(false)].map(|way| found.iter().filter(|one| **one == way).count())
    };
    assert_eq!(counts(Better::More), [2, 1]);
    assert_eq!(counts(Better::Less), [1, 2]);
}

#[test]
fn failures_in_one_lane_do_not_reach_the_next_member_of_that_lane() {
    let scenario = treated(1.0);
    let template = Template::new(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let draws = draws(0.2);
    for instructions in available() {
        let run = |spoilt: &dyn Fn(u64) -> bool| {
            let plans = (0..24).map(|number| {
                let mut plan = template.with(&drawn(&draws, number), &as_written);
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
    let some = |numbers| members(&scenario, Instructions::best(), &[0.5], numbers);
    for (two, second) in some(0..2).iter().zip(some(1..2)) {
        assert_eq!(bits(&two[1..]), bits(&second));
    }
    let sets = over(&scenario, &Members::drawn(1, 0.2, 0), &Alone).unwrap();
    assert!(sets.metrics.iter().all(|name| !name.contains("penumbra")));
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

/// The arms over parameter sets.
fn over(scenario: &Scenario, members: &Members, workers: &impl Workers) -> Result<OverSets, StudyError> {
    over_sets(scenario, &CATALOGUE, (members, &[]), (workers, &Silent)).map(Option::unwrap)
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
fn what_is_stopped_is_a_beginning_of_the_whole_with_every_arm_of_every_set() {
    let scenario = treated(1.0);
    // More than are run together: the arms of one injury are in one piece.
    let members = Members::drawn(150, 0.2, 3);
    let whole = over(&scenario, &members, &Alone).unwrap();
    let begun = over(&scenario, &members, &Until(2)).unwrap();
    assert_eq!((whole.done, whole.interrupted(), begun.interrupted()), (150, false, true));
    assert!(begun.done > 0 && begun.done < 150, "{}", begun.done);
    for (begun, whole) in begun.arms.iter().zip(&whole.arms) {
        // Peaks that do not come are not a number, which nothing equals.
        let bits = |rows: &[Option<Vec<f64>>]| -> Vec<Option<Vec<u64>>> {
            rows.iter().map(|row| row.as_ref().map(|row| row.iter().map(|value| value.to_bits()).collect())).collect()
        };
        assert!(bits(&begun.values) == bits(&whole.values[..begun.values.len()]));
    }
    assert!(matches!(over(&scenario, &members, &Until(0)), Err(StudyError::Stopped)));
    let table = |sets: &OverSets| String::from_utf8(present::members(&scenario.arms, sets).unwrap()).unwrap();
    let (rows, some) = (table(&whole), table(&begun));
    assert!(rows.starts_with(&some) && some.lines().count() == 1 + 2 * begun.done, "{some}");
    let (_, alone) = member(&scenario, &CATALOGUE, members, 4).unwrap();
    let alone = table(&alone);
    assert!(alone.lines().count() == 3 && alone.lines().all(|row| rows.lines().any(|other| other == row)), "{alone}");
}

#[test]
fn what_never_happens_is_later_than_all_that_does() {
    let mut scenario = treated(1.0);
    scenario.metrics = vec![OwnMetric { name: "late".into(), formula: "rises(tnf, 1e9)".into(), unit: None }];
    let sets = over(&scenario, &Members::drawn(8, 0.2, 3), &Alone).unwrap();
    assert_eq!(sets.values(1, "late"), Some(vec![f64::INFINITY; 8]));
    assert!(sets.level(1, "late", f64::INFINITY).unwrap().band.iter().all(|end| *end == f64::INFINITY));
    let table = String::from_utf8(present::members(&scenario.arms, &sets).unwrap()).unwrap();
    let (head, row) = (table.lines().next().unwrap(), table.lines().nth(2).unwrap());
    let at = head.split(',').position(|name| name == "late").unwrap();
    assert_eq!(row.split(',').nth(at), Some("inf"));
}

#[test]
fn sets_that_are_not_there_and_more_than_memory_holds_are_refused_with_what_there_is() {
    let refused = |found: Result<OverSets, StudyError>| match found {
        Err(StudyError::Unknown(what)) => what,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    };
    let population = Population {
        model: String::new(),
        facts: String::new(),
        uses: Uses::new(),
        seed: 1,
        method: String::new(),
        members: vec![Set::written(); 3],
        space: Space::of_the_model(),
    };
    let scenario = treated(1.0);
    let one = |members: Members, number| member(&scenario, &CATALOGUE, members, number).map(|(_, sets)| sets);
    let few = refused(one(Members::of(&population, 2, HowMany::All).unwrap(), 3));
    assert_eq!(few, "no parameter set has the number 3; they are numbered from 0 to 2");
    assert!(refused(one(Members::drawn(5, 0.2, 3), 6)).contains("from 0 to 5"));
    assert!(refused(one(Members::nominal(), 0)).contains("none beside the one as written"));
    assert!(one(Members::drawn(5, 0.2, 3), 0).is_ok(), "the one as written");
    let too_many = refused(over(&scenario, &Members::drawn(1_000_000, 0.2, 3), &Alone));
    assert!(too_many.contains("1000000 parameter sets of 2 arms") && too_many.contains("at most"), "{too_many}");
}
