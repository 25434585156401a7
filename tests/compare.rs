//! Arms beside each other: nothing less itself, both ways round, and again from a finished folder.

mod common;

use exocord::answers::{Compare, Of};
use exocord::engine::Engine;
use exocord::experiment::vocabulary;
use exocord::present::{compare_sentence, compare_tables, compare_text, files, signed_against};
use exocord::scenario::{Parsed, Scenario, parse};
use exocord::study::compare::{Finished, Source, Wanted, compare, readouts};
use exocord::study::{Alone, Members, Silent, run};

const HEAD: &str = "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
                    [simulation]\nuntil = \"28 d\"\n";
const VESICLES: &str = "[[intervention]]\nname = \"v\"\nsource = \"bmsc\"\nroute = \"intravenous\"\ndose = \"300 ug\"\n\
                        at = \"1 h\"\n";
const LATE: &str = "[[arm]]\nname = \"late\"\nintervention.v.at = \"7 d\"\n";
const AGAIN: &str = "[[arm]]\nname = \"again\"\nintervention.v.dose = \"0.3 mg\"\n[[arm]]\nname = \"other\"\n\
                     intervention.v.dose = \"300 ug\"\n";
const METRIC: &str = "[[metric]]\nname = \"worst\"\nformula = \"peak(tnf@epicentre)\"\n";

fn parsed(name: &str, text: &str) -> Parsed {
    parse(name, text, &vocabulary(&common::CATALOGUE)).unwrap()
}

fn compared(all: &[&Scenario], metrics: &[&str], members: &Members) -> Compare {
    let metrics: Vec<String> = metrics.iter().map(|text| (*text).to_owned()).collect();
    let readouts = readouts(all, &metrics, None).unwrap();
    let sources = all.iter().zip(readouts).map(|(scenario, readouts)| Source::Run(Wanted { scenario, readouts }));
    compare(sources.collect(), (&common::CATALOGUE, members), (&Alone, &Silent)).unwrap().0
}

fn names(found: &Compare) -> Vec<&str> {
    found.arms.iter().map(|arm| arm.name.as_str()).collect()
}

#[test]
fn the_control_equals_itself_and_differences_turn_with_the_two() {
    let scenario = parsed("a.toml", &format!("{HEAD}{VESICLES}{LATE}")).scenario;
    let found = compared(&[&scenario], &["peak(tnf@epicentre)"], &Members::drawn(8, 0.1, 5));
    assert_eq!((names(&found), found.sets, found.pairs.len()), (vec!["control", "treated", "late"], 8, 3));
    let control = &found.arms[0].readings[0].effect;
    assert_eq!((control.nominal, control.low, control.high, control.better), (0.0, 0.0, 0.0, 0.0));
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        for reading in 0..2 {
            let (there, back) =
                (found.difference(one, other, reading).unwrap(), found.difference(other, one, reading).unwrap());
            // A quantile between two sets is rounded from the one or from the other.
            let same = |a: f64, b: f64| (a - b).abs() <= 1e-12 * a.abs().max(1.0);
            assert!(there.nominal == -back.nominal && same(there.median, -back.median), "{there:?} {back:?}");
            assert!(same(there.low, -back.high) && same(there.high, -back.low), "{there:?} {back:?}");
            assert_eq!((there.better, there.worse), (back.worse, back.better));
        }
    }
    // Against the control is the effect.
    let (found_there, effect) = (found.difference(1, 0, 0).unwrap(), found.arms[1].readings[0].effect);
    assert!((found_there.median - effect.median).abs() < 1e-12 && found_there.nominal == effect.nominal);
    assert!(found.arms[1].exposure.cargo.median() > 0.0 && found.arms[0].exposure.cargo.nominal == 0.0);
}

#[test]
fn arms_that_are_the_same_are_called_so() {
    let scenario = parsed("a.toml", &format!("{HEAD}{VESICLES}{AGAIN}")).scenario;
    let found = compared(&[&scenario], &[], &Members::drawn(3, 0.1, 5));
    let same: Vec<(usize, usize)> =
        found.pairs.iter().filter(|pair| pair.same).map(|pair| (pair.one, pair.other)).collect();
    assert!(same.len() == 1 && !same.contains(&(0, 1)), "{same:?}");
    assert!(compare_sentence(&found).contains("The same, to the last digit in every parameter set: `"));
    assert!(found.pairs.iter().filter(|pair| pair.same).all(|pair| pair.parts.is_none()));
}

#[test]
fn scenarios_share_a_control_that_is_the_same_and_tell_gains_where_it_is_not() {
    let mild = |severity: &str, rest: &str| {
        parsed(
            "x.toml",
            &format!("name = \"{severity}\"\n{HEAD}{rest}").replace("\"moderate\"", &format!("\"{severity}\"")),
        )
        .scenario
    };
    let one = mild("moderate", VESICLES);
    let mut late = mild("moderate", &VESICLES.replace("1 h", "7 d"));
    late.name = "late".into();
    let found = compared(&[&one, &late], &[], &Members::nominal());
    assert_eq!(names(&found), ["control", "moderate: treated", "late: treated"]);
    assert!(found.pairs.iter().all(|pair| pair.of == [Of::Value]));
    let severe = mild("severe", VESICLES);
    let found = compared(&[&one, &severe], &[], &Members::nominal());
    let pair = found.pair(1, 3).unwrap();
    assert_eq!(pair.of, [Of::Gain]);
    let gain = |arm: usize| found.arms[arm].readings[0].effect.nominal;
    assert!((pair.differences[0].nominal - (gain(1) - gain(3))).abs() < 1e-12);
    assert_eq!(found.pair(0, 2).unwrap().of, [Of::Value], "controls are told by their levels");
}

#[test]
fn scores_of_different_species_are_not_subtracted_and_it_is_said() {
    let text = format!("{HEAD}{VESICLES}").replace("\"moderate\"", "0.6");
    let (rat, mouse) =
        (parsed("rat.toml", &text).scenario, parsed("mouse.toml", &text.replace("\"rat\"", "\"mouse\"")).scenario);
    let found = compared(&[&rat, &mouse], &[], &Members::nominal());
    assert_eq!(found.pair(1, 3).unwrap().of, [Of::Nothing]);
    assert!(found.difference(1, 3, 0).is_none() && found.pair(1, 3).unwrap().parts.is_none());
    assert!(compare_sentence(&found).contains("no difference between them is told"));
    let table = String::from_utf8(compare_tables(&found).unwrap().remove(0).1).unwrap();
    assert!(table.contains("not compared"));
}

#[test]
fn what_harms_is_told_beside_the_best_and_nothing_given_has_no_column() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/scar-wall-or-bridge.toml");
    let scenario = parsed("scar.toml", &std::fs::read_to_string(path).unwrap()).scenario;
    let found = compared(&[&scenario], &[], &Members::nominal());
    let (sentence, text) = (compare_sentence(&found), compare_text(&found));
    assert!(sentence.contains("`no border from the start` makes it worst: -"), "{sentence}");
    assert!(sentence.contains("`border removed at week 4` is worse than its control: -"), "{sentence}");
    assert!(text.contains("worse") && !text.contains("cargo"), "{text}");
    assert!(text.contains("  A control") && text.contains("  B border removed at week 4"), "{text}");
}

#[test]
fn scores_part_when_they_differ_to_the_end() {
    let scenario =
        parsed("a.toml", &format!("{HEAD}{VESICLES}").replace("28 d", "84 d").replace("300 ug", "2 mg")).scenario;
    let found = compared(&[&scenario], &[], &Members::nominal());
    let parts = found.pairs[0].parts.unwrap();
    let day = parts.from_d.nominal;
    assert!(found.times_d.contains(&day) && day > 1.0 / 24.0, "not before the dose: {day}");
    assert!(found.arms[1].readings[0].effect.nominal >= 1.0);
}

#[test]
fn a_finished_run_gives_the_same_without_integrating() {
    let text = format!("{HEAD}{VESICLES}{LATE}{METRIC}");
    let scenario = parsed("a.toml", &text).scenario;
    let members = Members::drawn(5, 0.1, 9);
    let mut answer =
        run(parsed("a.toml", &text), &common::CATALOGUE, (Engine::default(), false), (&Alone, &Silent)).unwrap();
    answer = answer.over(&common::CATALOGUE, (&members, &[]), (&Alone, &Silent)).unwrap();
    let told = serde_json::to_value(answer.record()).unwrap()["members"].clone();
    let kept = files(&answer.results).unwrap();
    let table = |wanted: &str| {
        let bytes = &kept.iter().find(|(name, _)| *name == wanted).unwrap().1;
        String::from_utf8(bytes.clone()).unwrap()
    };
    let (timecourse, sets) = (table("timecourse.csv"), table("members.csv"));
    let namesake = Scenario { name: "the same again".into(), ..scenario.clone() };
    let read = |metrics: &[String], times: usize| {
        let finished = |at: usize| Finished {
            folder: "here",
            scenario: [&scenario, &namesake][at],
            catalogue: &common::CATALOGUE,
            readouts: readouts(&[&scenario], metrics, None).unwrap().remove(0),
            timecourse: &timecourse,
            members: Some(&sets),
            told: &told,
        };
        let sources = (0..times).map(|at| Source::Read(finished(at))).collect();
        compare(sources, (&common::CATALOGUE, &Members::nominal()), (&Alone, &Silent)).unwrap()
    };
    // Controls of two folders that come to the same are as good as one.
    let (twice, _) = read(&[], 2);
    assert!(twice.pair(0, 3).unwrap().same && twice.pair(1, 5).unwrap().of.iter().all(|of| *of == Of::Value));
    assert!(!compare_sentence(&twice).contains("gain against gain"), "{}", compare_sentence(&twice));
    let (found, remarks) = read(&[], 1);
    assert_eq!((found.sets, remarks), (5, Vec::<String>::new()));
    let again = compared(&[&scenario], &[], &members);
    for (one, other) in found.arms.iter().zip(&again.arms) {
        for (a, b) in one.readings.iter().zip(&other.readings) {
            assert!((a.effect.median - b.effect.median).abs() < 1e-6, "{a:?} {b:?}");
            assert!((a.effect.nominal - b.effect.nominal).abs() < 1e-3, "{a:?} {b:?}");
        }
        assert!((one.exposure.cargo.median() - other.exposure.cargo.median()).abs() < 1e-6);
    }
    // Any other formula is read off the course of the set as written, which is said.
    let (found, remarks) = read(&["at(tnf@epicentre, 3 d)".to_owned()], 1);
    assert!(remarks[0].contains("off the set as written alone"), "{remarks:?}");
    let again = compared(&[&scenario], &["at(tnf@epicentre, 3 d)"], &Members::nominal());
    let (a, b) = (&found.arms[1].readings[1], &again.arms[1].readings[1]);
    assert!((a.value.nominal - b.value.nominal).abs() < 1e-3 * b.value.nominal.abs(), "{a:?} {b:?}");
    assert_eq!(a.effect.sets, 0);
}

#[test]
fn a_terminal_has_room_and_the_sentence_is_in_the_tables() {
    let scenario = parsed("a.toml", &format!("{HEAD}{VESICLES}{LATE}")).scenario;
    let found = compared(&[&scenario], &[], &Members::drawn(6, 0.1, 5));
    let text = compare_text(&found);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let tables = compare_tables(&found).unwrap();
    let table = |at: usize| String::from_utf8(tables[at].1.clone()).unwrap();
    assert_eq!((tables[0].0.as_str(), table(0).lines().count()), ("compare.csv", 1 + 6));
    assert!(found.arms.iter().all(|arm| table(1).contains(&arm.readings[0].value.nominal.to_string())));
    let sentence = compare_sentence(&found);
    let effect = found.arms[1].readings[0].effect;
    for value in [effect.median, effect.low, effect.high] {
        let told = signed_against(value, 1.0);
        assert!(sentence.contains(&told) && table(1).contains(&value.to_string()), "{told} is missing in {sentence}");
    }
}

#[test]
fn a_metric_of_a_scenario_is_headed_by_its_name() {
    let [own, other] = [METRIC, ""].map(|metric| parsed("a.toml", &format!("{HEAD}{VESICLES}{metric}")).scenario);
    let names = |all: &[&Scenario], metrics: &[String]| -> Vec<String> {
        let found = readouts(all, metrics, None).unwrap().into_iter();
        found.map(|of_one| of_one[1].measure.name.clone()).collect()
    };
    assert_eq!(names(&[&own, &other], &[]), ["worst", "worst"]);
    assert_eq!(names(&[&other], &["peak(tnf@epicentre)".into()]), ["peak(tnf@epicentre)"]);
}
