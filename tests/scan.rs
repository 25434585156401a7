//! A grid of scenarios: cells are runs of the scenario with that key edited by hand, and sentences say what tables have.

mod common;

use exocord::answers::{HalfDose, Scan};
use exocord::engine::Engine;
use exocord::experiment::vocabulary;
use exocord::present::{scan_half_doses, scan_sentence, scan_table, scan_text, signed_against};
use exocord::scenario::variant::{Axis, Original, Told, Written};
use exocord::scenario::{Scenario, parse, render};
use exocord::study::scan::{Grid, MOST_CELLS, Reading, faults};
use exocord::study::{Alone, Members, Silent, run, scan};
use proptest::prelude::*;

const TEXT: &str = "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
                    [simulation]\nuntil = \"14 d\"\n[[intervention]]\nname = \"v\"\nsource = \"bmsc\"\n\
                    route = \"intravenous\"\ndose = \"100 ug\"\nat = \"1 h\"\n";

fn read(text: &str) -> Scenario {
    parse("a.toml", text, &vocabulary(&common::CATALOGUE)).unwrap().scenario
}

fn grid(text: &str, flags: &[&str], reading: &Reading<'_>) -> Result<Grid, Vec<Told>> {
    let words = vocabulary(&common::CATALOGUE);
    let original = Original::new("a.toml", text, &words).unwrap();
    let axes: Vec<Axis> =
        flags.iter().map(|flag| original.axis(&Written::flag("--set", flag).unwrap()).unwrap()).collect();
    Grid::new(&original, axes, reading)
}

const SCORE: Reading<'static> = Reading { arms: &[], metric: None, at_d: None, follow_d: None, said: None };

fn scanned(text: &str, flags: &[&str], reading: &Reading<'_>, members: &Members) -> Scan {
    let grid = grid(text, flags, reading).unwrap_or_else(|told| panic!("{told:?}"));
    scan(&grid, &common::CATALOGUE, members, (&Alone, &Silent)).unwrap()
}

/// The score at the end of every arm, as `run` has it.
fn run_by_hand(text: &str) -> Vec<f64> {
    let parsed = parse("a.toml", text, &vocabulary(&common::CATALOGUE)).unwrap();
    let results = run(parsed, &common::CATALOGUE, (Engine::default(), false), (&Alone, &Silent)).unwrap().results;
    let score =
        |arm: &str| results.metrics.iter().find(|metric| metric.arm == arm && metric.name == "bbb_end").unwrap().value;
    results.courses.iter().map(|course| score(&course.arm)).collect()
}

fn messages(told: &[Told]) -> Vec<String> {
    told.iter().flat_map(|told| &told.found).map(|one| one.message.clone()).collect()
}

#[test]
fn a_cell_is_a_run_of_the_same_scenario_with_that_key_edited_by_hand() {
    let found = scanned(TEXT, &["severity=0.3,IH 200 kdyn", "dose=1 mg,10 ug"], &SCORE, &Members::nominal());
    assert_eq!(found.cells.len(), 4);
    for cell in &found.cells {
        let severity = ["0.3", "\"IH 200 kdyn\""][cell.at[0]];
        let dose = ["1 mg", "10 ug"][cell.at[1]];
        let by_hand = run_by_hand(&TEXT.replace("\"moderate\"", severity).replace("100 ug", dose));
        // Runs over sets are no finer than a hundredth of a point needs.
        let close = |a: f64, b: f64| (a - b).abs() < 1e-3;
        assert!(close(cell.value.nominal, by_hand[1]), "{cell:?} {by_hand:?}");
        assert!(close(cell.difference.nominal, by_hand[1] - by_hand[0]), "{cell:?} {by_hand:?}");
    }
}

#[test]
fn a_dose_of_nothing_changes_nothing_and_says_so() {
    let members = Members::drawn(6, 0.1, 3);
    let found = scanned(TEXT, &["dose=0 ug"], &SCORE, &members);
    let effect = found.cells[0].difference;
    assert_eq!((effect.nominal, effect.low, effect.high, effect.better, effect.worse), (0.0, 0.0, 0.0, 0.0, 0.0));
    assert!(scan_sentence(&found).contains("no meaningful change"), "{}", scan_sentence(&found));
    let several = scanned(TEXT, &["dose=0 ug,0.001 ug"], &SCORE, &members);
    assert!(scan_sentence(&several).starts_with("No combination of 2 changes"), "{}", scan_sentence(&several));
    assert!(several.weights.is_empty(), "one axis is not weighed");
}

#[test]
fn the_scenario_as_written_is_told_where_a_declared_arm_says_the_same() {
    let text = format!("{TEXT}[[arm]]\nname = \"late\"\nintervention.v.at = \"24 h\"\n");
    let found = scanned(&text, &["intervention.v.at=1 h,24 h"], &SCORE, &Members::nominal());
    assert_eq!(found.arms, ["treated", "late"]);
    let told: Vec<f64> = found.cells.iter().map(|cell| cell.value.nominal).collect();
    assert_eq!(told.len(), 4);
    assert_ne!(told[0], told[1]);
    assert_eq!((told[1], told[2]), (told[3], told[3]), "at 24 h the arm as written is the late one");
}

#[test]
fn starts_are_read_as_long_after_the_dose_and_their_controls_with_them() {
    let found = scanned(TEXT, &["at=1 h,10 d"], &SCORE, &Members::nominal());
    let read: Vec<f64> = found.cells.iter().map(|cell| cell.read_d).collect();
    assert_eq!((read.as_slice(), found.follow_d), (&[56.0 + 1.0 / 24.0, 66.0][..], 56.0));
    assert_eq!((found.measures.len(), found.measures[0].name.as_str()), (1, "BBB on day 56.042 or later"));
    let by_hand = run_by_hand(&TEXT.replace("14 d", "66 d").replace("1 h", "10 d"));
    // Runs over sets are no finer than a hundredth of a point needs.
    assert!((found.cells[1].difference.nominal - (by_hand[1] - by_hand[0])).abs() < 1e-3);
    let note = "Read from day 56 to 66, each";
    assert!(scan_text(&found).contains(note), "{}", scan_text(&found));
    // Whoever says when is taken at their word, and told what that does; so is a grid that moves no dose.
    let (at_14, none) = (Reading { at_d: Some(14.0), ..SCORE }, Reading { follow_d: Some(0.0), ..SCORE });
    for reading in [at_14, none] {
        let plain = grid(TEXT, &["at=1 h,10 d"], &reading).unwrap();
        assert!(plain.warnings.iter().any(|one| one.contains("come 4.0 d before") && one.contains("--follow")));
        let found = scan(&plain, &common::CATALOGUE, &Members::nominal(), (&Alone, &Silent)).unwrap();
        assert!(found.cells.iter().all(|cell| cell.read_d == 14.0));
    }
    assert_eq!(scanned(TEXT, &["dose=1 ug,2 ug"], &SCORE, &Members::nominal()).follow_d, 0.0);
}

#[test]
fn an_untreated_injury_is_told_by_its_levels() {
    let text = &TEXT[..TEXT.find("[[intervention]]").unwrap()];
    let found = scanned(text, &["severity=0.2..0.8 lin 3"], &SCORE, &Members::drawn(4, 0.1, 3));
    assert!(found.untreated());
    let sentence = scan_sentence(&found);
    assert!(
        sentence.contains("lowest at severity = 0.8") && sentence.contains("highest at severity = 0.2"),
        "{sentence}"
    );
    assert_eq!(found.cells[0].best, 1.0, "the mildest blow is best in every set");
}

#[test]
fn the_weightier_axis_is_told_first_and_every_set_counts() {
    let members = Members::drawn(6, 0.1, 3);
    let found = scanned(TEXT, &["level=T9,T10", "dose=1 ug,10 mg"], &SCORE, &members);
    assert_eq!(found.weights.iter().map(|weight| weight.key.as_str()).collect::<Vec<_>>(), ["dose", "level"]);
    assert_eq!((found.weights[1].moves, found.weights[0].first), (0.0, 1.0), "the level is recorded, not modelled");
    // Cells that are equal are both the best.
    let best: f64 = found.cells.iter().map(|cell| cell.best).sum();
    assert_eq!(best, 2.0);
}

#[test]
fn combinations_that_come_to_the_same_are_told_so() {
    let mut found = scanned(TEXT, &["dose=1 ug,100 ug,1 mg,10 mg"], &SCORE, &Members::nominal());
    let told = |found: &mut Scan, gains: [f64; 4]| {
        found.cells.iter_mut().zip(gains).for_each(|(cell, gain)| cell.difference.nominal = gain);
        scan_sentence(found)
    };
    let tied = told(&mut found, [1.5, 3.01, 2.5, 3.0]);
    let start = "is dose = 100 ug, and as much with dose = 10 mg, and 1 other comes within 1 point of it: +3.0 points";
    assert!(tied.contains("The best of 4 combinations") && tied.contains(start), "{tied}");
    let alike = told(&mut found, [-2.0; 4]);
    assert!(alike.starts_with("All 4 combinations change BBB on day 14 alike: -2.0 points"), "{alike}");
    let all = told(&mut found, [-2.0, -3.0, -1.5, -2.0]);
    assert!(all.contains("worse, most dose = 100 ug: -3.0 points; least dose = 1 mg: -1.5 points"), "{all}");
}

#[test]
fn over_doses_a_plateau_and_the_dose_of_half_of_the_largest_effect_are_told_as_the_table_has_them() {
    let flags = ["dose=0 ug,0.1 ug,1 ug,10 ug,100 ug", "route=intralesional,intravenous"];
    let mut found = scanned(TEXT, &flags, &SCORE, &Members::drawn(4, 0.1, 3));
    let table = String::from_utf8(scan_half_doses(&found).unwrap().unwrap()).unwrap();
    assert_eq!((table.lines().count(), found.half_doses.len()), (3, 2), "a row a route: {table}");
    let one = &found.half_doses[0];
    assert_eq!((one.from_to, one.sets), ([0.1, 100.0], 4));
    assert!(found.half_doses.iter().any(|one| one.half.median().is_infinite()), "{:?}", found.half_doses);
    let start = "Over doses from 0.1 ug to 100 ug, with route = intralesional, the";
    let mut said = |band: [f64; 3], level: f64, gain: f64| {
        let (half, most) = (&mut found.half_doses[0], 100.0);
        (half.half.band, half.level) = (band, level);
        let largest = half.at.clone();
        let cell = found.cells.iter_mut().find(|cell| cell.at == largest).unwrap();
        (cell.difference.median, cell.best) = (gain * most, 1.0);
        scan_sentence(&found)
    };
    for (band, level, gain, words) in [
        (
            [0.0, 2.5, f64::INFINITY],
            0.75,
            0.1,
            "gain is level at the largest (it grows there by less than a tenth of itself per tenfold dose) in 75 % of the sets; half of the largest \
          gain comes with 2.5 ug (5 to 95 % of the sets: less than 0.1 ug to unknown).",
        ),
        (
            [2.0, f64::INFINITY, f64::INFINITY],
            0.25,
            0.1,
            "gain still grows at the largest in many of the sets (level in 25 %): its largest, \
          and the dose of half of that, cannot be told.",
        ),
        (
            [1.0, 2.0, 3.0],
            1.0,
            -0.1,
            "loss is level at the largest (it grows there by less than a tenth of itself per tenfold dose) in 100 % of the sets; half of the largest loss comes",
        ),
    ] {
        let sentence = said(band, level, gain);
        assert!(sentence.contains(&format!("{start} {words}")), "{sentence}");
    }
    let two = scanned(TEXT, &["dose=1 ug,100 ug"], &SCORE, &Members::nominal());
    assert!(two.half_doses.is_empty() && scan_half_doses(&two).unwrap().is_none());
    // As if the second key were a dose too: each row has no value of its own.
    let mut both = found.clone();
    both.half_doses.push(HalfDose { axis: 1, at: vec![2, 0], ..found.half_doses[0].clone() });
    let table = String::from_utf8(scan_half_doses(&both).unwrap().unwrap()).unwrap();
    let begins: Vec<String> = table.lines().map(|row| row.split(',').take(2).collect::<Vec<_>>().join(",")).collect();
    assert_eq!(begins, ["dose,route", ",intralesional", ",intravenous", "1 ug,"], "{table}");
}

#[test]
fn what_has_no_value_in_some_sets_says_in_how_many_it_has() {
    let mut found = scanned(TEXT, &["dose=1 ug,100 ug"], &SCORE, &Members::drawn(4, 0.1, 3));
    for cell in &mut found.cells {
        cell.difference.sets = 3;
    }
    let sentence = scan_sentence(&found);
    assert!(sentence.contains("5 to 95 % of the 3 sets that have a value"), "{sentence}");
}

#[test]
fn what_is_no_score_is_told_by_its_sign() {
    let reading = Reading { metric: Some("area(exo_cargo@epicentre)"), ..SCORE };
    let found = scanned(TEXT, &["dose=1 ug,100 ug"], &reading, &Members::drawn(4, 0.1, 3));
    assert!(found.cells.iter().all(|cell| cell.difference.better == 1.0));
    let sentence = scan_sentence(&found);
    assert!(sentence.contains("above the control in 100 % of the sets") && !sentence.contains("better"), "{sentence}");
    let at = Reading { metric: Some("tnf@epicentre"), at_d: Some(1.0), ..SCORE };
    let found = scanned(TEXT, &["dose=1 ug"], &at, &Members::nominal());
    assert_eq!(found.measures[0].formula, "at(tnf@epicentre, 1 d)");
}

#[test]
fn species_with_scores_of_their_own_are_told_in_smallest_differences() {
    let text = TEXT.replace("\"moderate\"", "0.6");
    let found = scanned(&text, &["species=rat,mouse", "dose=1 ug,1 mg"], &SCORE, &Members::nominal());
    assert_eq!(found.measures.len(), 2);
    assert!(scan_sentence(&found).contains("times the smallest meaningful difference"), "{}", scan_sentence(&found));
}

#[test]
fn cells_that_cannot_be_read_are_refused_together_before_anything_runs() {
    let told = grid(TEXT, &["dose=1 ug,2 pg,3 ugg", "at=1 h,15 d"], &SCORE).err().unwrap();
    let all = messages(&told).join("\n");
    for words in ["`pg` is not a unit", "`ugg` is not a unit", "a dose at 15 d would never be given"] {
        assert!(all.contains(words), "{words} is missing in\n{all}");
    }
    assert_eq!(told.len(), 3, "each of them once: {all}");
    let told = grid(TEXT, &["dose=1 ug..1 mg log 60", "at=1 h..2 d lin 60"], &SCORE).err().unwrap();
    assert_eq!(messages(&told), ["60 x 60 values make 3600 combinations"]);
    const { assert!(60 * 60 > MOST_CELLS) };
    let told = grid(TEXT, &["dose=1 ug", "v.dose=2 ug"], &SCORE).err().unwrap();
    assert_eq!(messages(&told), ["`intervention.v.dose` is set twice"]);
    let reading = Reading { metric: Some("peak(tnff)"), ..SCORE };
    let told = grid(TEXT, &["dose=1 ug"], &reading).err().unwrap();
    assert!(messages(&told)[0].contains("tnff"), "{told:?}");
    let arms = ["lat".to_owned()];
    assert!(grid(TEXT, &["dose=1 ug"], &Reading { arms: &arms, ..SCORE }).is_err());
}

#[test]
fn a_file_says_its_grid_itself() {
    let text = format!("{TEXT}[scan]\nset = {{ \"dose\" = \"1 ug..1 mg log 3\" }}\nat = \"7 d\"\nfollow = \"3 d\"\n");
    let parsed = parse("a.toml", &text, &vocabulary(&common::CATALOGUE)).unwrap();
    let asked = parsed.scan.unwrap();
    assert_eq!(
        (asked.set[0].key.as_str(), asked.set[0].values.as_str(), asked.at_d, asked.follow_d),
        ("dose", "1 ug..1 mg log 3", Some(7.0), Some(3.0))
    );
    assert_eq!(parsed.scenario, read(TEXT), "it is no part of the scenario");
    for (bad, words) in
        [("set = 3", "a table of keys"), ("set = { dose = 3 }", "one text"), ("", "lacks the key `set`")]
    {
        let faults = parse("a.toml", &format!("{TEXT}[scan]\n{bad}\n"), &vocabulary(&common::CATALOGUE)).unwrap_err();
        assert!(format!("{faults:?}").contains(words), "{bad}: {faults:?}");
    }
}

#[test]
fn what_is_wrong_with_the_grid_of_a_file_is_told_where_it_stands_by_whoever_reads_the_file() {
    let words = vocabulary(&common::CATALOGUE);
    let found = |table: &str| {
        let text = format!("{TEXT}[scan]\n{table}\n");
        let parsed = parse("a.toml", &text, &words).unwrap();
        let told = faults(&parsed, ("a.toml", &text), &words);
        told.iter().map(|told| render(&told.found, &told.file, &told.text, false)).collect::<String>()
    };
    for good in [
        "set = { \"intervention.v.dose\" = \"1 ug,2 ug\", \"injury.severity\" = \"0.2..0.8 lin 3\" }",
        "set = { \"v.dose\" = '1 ug,2 ug' }\nmetric = \"tnf@epicentre\"\nat = \"2 d\"",
        "set = { \"simulation.until\" = \"14 d,84 d\" }\nmetric = \"at(bbb, 56 d)\"",
    ] {
        assert_eq!(found(good), "", "{good}");
    }
    let line = TEXT.lines().count() + 2;
    for (bad, words, place) in [
        ("set = { \"v.dos\" = \"1 ug,2 ug\" }", "nothing called `dos`", format!("a.toml:{line}:")),
        ("set = { \"v.dose\" = \"1 ug..2 ug 3\" }", "in which steps", format!("a.toml:{line}:")),
        ("set = { dose = \"1 ug,2 ug\" }\nmetric = \"peak(tnff)\"", "tnff", format!("a.toml:{}:16", line + 1)),
        ("set = { dose = \"1 ug,2 ug\" }\narm = \"lat\"", "lat", format!("a.toml:{}:8", line + 1)),
    ] {
        let told = found(bad);
        assert!(told.contains(words) && told.contains(&place), "{bad}: {told}");
    }
}

#[test]
fn a_warning_of_some_cells_says_which() {
    let text = format!("{TEXT}[[arm]]\nname = \"both\"\n[[arm]]\nname = \"late\"\nintervention.v.at = \"2 h\"\n");
    let told = |flags: &[&str]| grid(&text, flags, &SCORE).unwrap_or_else(|told| panic!("{told:?}")).warnings;
    let nothing = told(&["intervention.v.dose=0 ug,1 ug", "severity=0.4,0.6"]);
    assert!(nothing.iter().any(|one| one.ends_with("is the same as `control`, where `dose` is `0 ug`")), "{nothing:?}");
    let twin = told(&["intervention.v.at=1 h,2 h", "severity=0.4,0.6"]);
    assert!(twin.iter().any(|one| one.ends_with("is the same as `both`, where `at` is `2 h`")), "{twin:?}");
    let all = told(&["intervention.v.at=2 h", "severity=0.4,0.6"]);
    assert!(all.iter().any(|one| one.ends_with("is the same as `both`")), "{all:?}");
    let one =
        told(&["intervention.v.at=1 h,2 h", "intervention.v.dose=1 ug,2 ug", "arm.late.intervention.v.dose=1 ug"]);
    assert!(one.iter().any(|one| one.contains("in 1 of 4 combinations, the first with `at` = 2 h")), "{one:?}");
}

#[test]
fn untreated_cells_that_are_the_same_are_told_once() {
    let arms = ["control".to_owned()];
    let reading = Reading { arms: &arms, follow_d: Some(0.0), ..SCORE };
    let sentence = scan_sentence(&scanned(TEXT, &["at=1 h,2 h"], &reading, &Members::nominal()));
    assert!(sentence.starts_with("Untreated, ") && sentence.contains("the same in all 2 combinations"), "{sentence}");
}

/// Numbers in a text, without a sign before them that only says that they are more.
fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for letter in text.chars().chain([' ']) {
        match letter {
            '0'..='9' => number.push(letter),
            '.' if !number.is_empty() => number.push(letter),
            '+' | '-' if number.is_empty() => number.push(letter),
            _ => {
                let whole = number.trim_end_matches('.').to_owned();
                if whole.contains(|c: char| c.is_ascii_digit()) {
                    found.push(whole.trim_start_matches('+').to_owned());
                }
                number.clear();
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(common::cases(6))]

    #[test]
    fn every_point_of_a_sentence_stands_in_the_table(severity in 0.2..0.8f64, dose in 1.0..1000.0f64, seed in 0u64..50) {
        let flags = [format!("severity={severity:.2},0.9"), format!("dose={dose:.0} ug,1 ug")];
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let found = scanned(TEXT, &flags, &SCORE, &Members::drawn(5, 0.15, seed));
        let table = String::from_utf8(scan_table(&found).unwrap()).unwrap();
        let text = scan_text(&found);
        // Effects of the cell that stands out are those of its row, rounded once.
        let best = found.best().unwrap();
        let sentence = scan_sentence(&found);
        let row = table.lines().skip(1).nth(found.cells.iter().position(|cell| cell == best).unwrap()).unwrap();
        for value in [best.difference.median, best.difference.low, best.difference.high] {
            prop_assert!(row.contains(&value.to_string()), "{row}");
            let told = signed_against(value, 1.0).trim_start_matches('+').to_owned();
            prop_assert!(numbers(&sentence).contains(&told), "{told} is missing in {sentence}");
            prop_assert!(numbers(&text).contains(&told), "{told} is missing in\n{text}");
        }
        prop_assert_eq!(table.lines().count(), 5);
        prop_assert!(text.lines().all(|line| line.chars().count() <= 80), "{}", text);
    }
}
