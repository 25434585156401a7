//! Formulas: any text is answered, and one formula over one course is one number wherever it is read.

mod common;

use exocord::course::Measures;
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Panel, Source, read};
use exocord::experiment::{run_arm, vocabulary};
use exocord::model::Parameters;
use exocord::sample::Set;
use exocord::scenario::{Parsed, Scenario, parse, render, resolved_toml};
use exocord::study::run::over_sets;
use exocord::study::{Alone, Members, Silent};
use proptest::collection::vec;
use proptest::prelude::*;

/// Pieces of which formulas are made, and some that have no place in one.
const PIECES: &[&str] = &[
    "tnf",
    "tnf@epicentre",
    "bbb",
    "vessels_mature",
    "debris.m1_phagocytosis",
    "end",
    "own:",
    "peak",
    "peak_time",
    "highest",
    "trough",
    "at",
    "mean",
    "area",
    "rises",
    "falls",
    "half_life",
    "min",
    "max",
    "(",
    "(",
    "(",
    ")",
    ")",
    ")",
    ",",
    "+",
    "-",
    "*",
    "/",
    "1",
    "0",
    "2.5",
    "7 d",
    "6 h",
    "1e999",
    "35 %",
    "1..2",
    ".",
    "e",
    "µg",
    "@",
    "§",
    "\u{202e}",
    "\n",
    "-1",
    "1e-308",
];

/// Reads `text` and, if it is a formula, its value off a made-up run.
fn tried(text: &str) -> Option<f64> {
    let measures = Measures::parse(&[text], 2, 10.0).map_err(|(_, fault)| {
        let Some(place) = text.get(fault.span.clone()) else { panic!("{:?} is no place in {text:?}", fault.span) };
        assert!(!fault.message.is_empty() && place.len() <= text.len());
    });
    let measures = measures.ok()?;
    let count = measures.times().len() * measures.width();
    let samples: Vec<f64> = (0..count).map(|i| (i as f64 * 0.37).sin()).collect();
    Some(measures.values(&samples, &Parameters::default())[0])
}

proptest! {
    #![proptest_config(common::cases(2000))]

    #[test]
    fn any_text_is_a_formula_or_a_fault_with_a_place(pieces in vec(prop::sample::select(PIECES), 0..40), glue in "[ ]{0,1}") {
        tried(&pieces.join(&glue));
    }

    #[test]
    fn any_letters_are_a_formula_or_a_fault_with_a_place(text in "\\PC{0,60}") {
        tried(&text);
    }
}

#[test]
fn constants_are_computed_before_they_are_judged() {
    for (formula, message, place) in [
        ("at(bbb, -1 d)", "day -1 is outside of the experiment", "-1 d"),
        ("at(bbb, end*2)", "day 20 is outside of the experiment", "end*2"),
        ("at(bbb, 0 - 1)", "day -1 is outside of the experiment", "0 - 1"),
        ("peak(bbb, 3 d, 1 d + 1 d)", "the second time is not after the first", "1 d + 1 d"),
        ("1 + 1/0", "this divides by 0", "0"),
        ("peak(bbb / (1 - 1))", "this divides by 0", "(1 - 1)"),
        ("peak(bbb) / 0", "this divides by 0", "0"),
        ("1e308*10 - peak(bbb)", "this is not a finite number", "1e308*10"),
        ("max(1, 1e999)", "this is not a finite number", "1e999"),
    ] {
        let (_, fault) = Measures::parse(&[formula], 2, 10.0).unwrap_err();
        assert_eq!((fault.message.as_str(), &formula[fault.span.clone()]), (message, place), "{formula}");
    }
    assert_eq!(tried("at(bbb, 2 * 3 d)"), tried("at(bbb, 6 d)"));
    assert_eq!(tried("at(bbb, -0)"), tried("at(bbb, 0)"));
    assert_eq!(tried("min(3, -(1 - 2 * 2)) / 2"), Some(1.5));
}

#[test]
fn a_long_formula_is_refused_and_the_longest_is_computed() {
    for terms in [16_000, 300] {
        let (_, fault) = Measures::parse(&[&format!("peak(tnf){}", "+1".repeat(terms))], 2, 10.0).unwrap_err();
        assert!(fault.message.contains("more than 500"), "{}", fault.message);
    }
    // As deep as both limits allow, beside each other and within each other.
    assert_eq!(tried(&format!("0{}", "+1".repeat(249))), Some(249.0));
    assert_eq!(tried(&format!("{}1{}{}", "-(".repeat(49), ")".repeat(49), "-1".repeat(170))), Some(-171.0));
    assert!(tried(&format!("{}bbb{}", "peak(bbb + ".repeat(60), ")".repeat(60))).is_some_and(f64::is_finite));
    // Two readings of each course, and still no more work than it is long.
    assert!(tried(&format!("{}bbb{}", "half_life(bbb + ".repeat(49), ", 1 d, 2 d)".repeat(49))).is_some());
}

/// What is asked in every way.
const ASKED: &[(&str, &str)] = &[
    ("highest", "peak(tnf@epicentre)"),
    ("when", "peak_time(tnf@epicentre)"),
    ("between", "highest(oedema, 0.2 d, 0.9 d) - trough(oedema, 0.2 d, 0.9 d)"),
    ("late", "at(bbb, end) - at(bbb, 0.4 d)"),
    ("level", "at(vessels_mature@penumbra, 0.3 d) * debris.m1_phagocytosis"),
    ("area", "area(ros@epicentre, 0.1 d, end)"),
    ("back", "falls(glutamate@epicentre, 0.5 * peak(glutamate@epicentre))"),
];

const INJURY: &str = "injury = { species = \"rat\", mechanism = \"contusion\", severity = 0.6 }\n";

/// A scenario with these treatments and metrics.
fn scenario(treatments: &str, rtol: f64) -> Scenario {
    let metrics: String = ASKED
        .iter()
        .map(|(name, formula)| format!("[[metric]]\nname = \"{name}\"\nformula = \"{formula}\"\n"))
        .collect();
    let atol = rtol * 1e-3;
    let text = format!(
        "question = \"Which number?\"\n{INJURY}simulation = {{ until = \"1 d\", rtol = {rtol:e}, atol = {atol:e} }}\n\
         {metrics}{treatments}"
    );
    let words = vocabulary(&common::CATALOGUE);
    let Parsed { scenario, .. } = parse("one.toml", &text, &words)
        .unwrap_or_else(|faults| panic!("{}", render(&faults, "one.toml", &text, false)));
    scenario
}

/// The same as an experiment with a check for each number.
fn of_facts(treatments: &str, rtol: f64, instructions: Instructions) -> Vec<f64> {
    let treatments = treatments.replace("[[intervention]]", "[[experiment.intervention]]");
    let checks: String = ASKED
        .iter()
        .map(|(_, formula)| format!("[[fact.check]]\nmeasure = \"{formula}\"\nin = \"one\"\nexpect = \"above -1e9\"\n"))
        .collect();
    let text = format!(
        "[[experiment]]\nname = \"one\"\nabout = \"one\"\n{INJURY}until = \"1 d\"\n{treatments}\n[[fact]]\nid = \"one\"\n\
         statement = \"s\"\nsource = [\"k\"]\nbasis = \"own\"\nspecies = \"rat\"\ninjury = \"i\"\nkind = \"level\"\n\
         confidence = \"high\"\n{checks}"
    );
    let sources = [Source { file: "mine.toml", text: &text, facts: true }];
    let (evidence, _) = read(&sources, &vocabulary(&common::CATALOGUE)).unwrap();
    let panel = Panel::new(evidence, &common::CATALOGUE, rtol, instructions).unwrap();
    let members = [Set::written()];
    let mut batch = Batch::new(&panel, &members, &[]);
    batch.run_all();
    batch.values(0)
}

/// The same of one of many parameter sets, which has every value as written.
fn of_member(scenario: &Scenario) -> Vec<f64> {
    let found = over_sets(scenario, &common::CATALOGUE, (&Members::drawn(1, 0.0, 1), &[]), (&Alone, &Silent));
    let found = found.unwrap().unwrap();
    ASKED.iter().map(|(name, _)| found.values(found.arms.len() - 1, name).unwrap()[0]).collect()
}

/// The same of a run.
fn of_run(scenario: &Scenario) -> Vec<f64> {
    let course = run_arm(scenario, scenario.arms.last().unwrap(), &common::CATALOGUE).unwrap();
    let own: Vec<_> = course.readings.iter().filter(|reading| reading.own).collect();
    assert!(own.iter().map(|reading| reading.name.as_str()).eq(ASKED.iter().map(|(name, _)| *name)));
    own.iter().map(|reading| reading.value).collect()
}

#[test]
fn a_run_a_fact_and_a_member_read_the_same_number_off_the_same_course() {
    // Many are run no more exactly than this.
    assert_eq!(of_facts("", 1e-4, Instructions::best()), of_member(&scenario("", 1e-4)));
    for instructions in Instructions::ALL.into_iter().filter(|one| one.available()) {
        let scenario = scenario("", 1e-6);
        let (facts, run) = (of_facts("", 1e-6, instructions), of_run(&scenario));
        // A run by itself adds up in another order, so its course is another one in the last digits.
        for (name, (run, fact)) in ASKED.iter().zip(run.iter().zip(&facts)) {
            assert!((run - fact).abs() <= 1e-9 * fact.abs(), "{name:?} with {instructions:?}: {run} and {fact}");
        }
    }
}

#[test]
fn numbers_agree_to_the_last_digit_where_all_three_integrate_alike() {
    // Two products have no kernels, so that everybody integrates them the same way.
    let product = |name: &str, source: &str| {
        format!(
            "[[intervention]]\nname = \"{name}\"\nsource = \"{source}\"\nroute = \"intravenous\"\ndose = \"100 ug\"\nat = \"2 h\"\n"
        )
    };
    let two = product("one", "bmsc") + &product("other", "nsc");
    let (scenario, best) = (scenario(&two, 1e-4), Instructions::best());
    let run = of_run(&scenario);
    assert!(run.iter().all(|value| value.is_finite() && *value != 0.0), "{run:?}");
    assert_eq!(run, of_facts(&two, 1e-4, best));
    assert_eq!(run, of_member(&scenario));
}

#[test]
fn metrics_of_a_scenario_are_written_out_and_read_again() {
    let mut scenario = scenario("", 1e-6);
    scenario.metrics[0].unit = Some("of \"peak\"".into());
    let text = resolved_toml(&scenario);
    let again = parse("one.toml", &text, &vocabulary(&common::CATALOGUE)).unwrap().scenario;
    assert_eq!(again.metrics, scenario.metrics);
}

#[test]
fn faults_of_metrics_have_a_place_and_the_nearest_name() {
    let faults = |metric: &str| {
        let text = format!("question = \"q\"\n{INJURY}simulation.until = \"5 d\"\n[[metric]]\n{metric}\n");
        match parse("one.toml", &text, &vocabulary(&common::CATALOGUE)) {
            Ok(_) => String::new(),
            Err(found) => found
                .iter()
                .map(|one| {
                    format!(
                        "{}:{}: {} ({}) {}",
                        one.line,
                        one.column,
                        one.message,
                        one.label,
                        one.help.clone().unwrap_or_default()
                    )
                })
                .collect::<Vec<_>>()
                .join("\n"),
        }
    };
    for (metric, wanted) in [
        (
            "name = \"a\"\nformula = \"peak(tnff)\"",
            "6:17: `tnff` is not an observable or a state (expected a name of the model) did you mean `tnf`?",
        ),
        (
            "name = \"a\"\nformula = \"at(tnf, 6 d)\"",
            "6:20: day 6 is outside of the experiment (the run lasts from 0 d to 5 d)",
        ),
        ("name = \"a\"\nformula = \"tnf\"", "6:12: this is a course over time, not a number"),
        ("name = \"a\"\nformula = \"moderate:peak(tnf)\"", "6:12: `moderate:` names another run"),
        ("name = \"a\"\nformula = \"peak(tnf@penumbra_2)\"", "6:17: `tnf@penumbra_2` is not an observable or a state"),
        ("name = \"tnf\"\nformula = \"peak(tnf)\"", "5:8: `tnf` is an observable or a state (choose another name)"),
        ("name = \"bbb_end\"\nformula = \"peak(tnf)\"", "5:8: `bbb_end` is read off `bbb` already"),
        ("name = \"member\"\nformula = \"peak(tnf)\"", "5:8: `member` is the name of a column of every table"),
        ("name = \"a\"\nformule = \"peak(tnf)\"", "did you mean `formula`?"),
        ("name = \"a\"\nformula = 3", "6:11: `formula` is the number 3"),
        (
            "name = \"a\"\nformula = \"peak(tnf)\"\n[[metric]]\nname = \"a\"\nformula = \"peak(bbb)\"",
            "there are two metrics named `a`",
        ),
        ("name = \"tnf_peak_time\"\nformula = \"peak(bbb)\"", "5:8: `tnf_peak_time` is read off `tnf` already"),
        ("name = \"bbb_day_7\"\nformula = \"peak(tnf)\"", "5:8: `bbb_day_7` is read off `bbb` already"),
    ] {
        let found = faults(metric);
        assert!(found.contains(wanted), "{metric}\nwanted {wanted}\nfound {found}");
    }
    assert_eq!(faults("name = \"a b\"\nformula = \"peak(tnf, 1 d, end)\"\nunit = \"level\""), "");
}
