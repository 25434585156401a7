//! What an intervention may and may not do, told as scenarios.

use exocord::catalogue::Catalogue;
use exocord::engine::{Engine, EngineError, run};
use exocord::experiment::{Course, plan, run_arm, vocabulary};
use exocord::scenario::{Scenario, parse};

const INJURY: &str = r#"question = "What does the intervention do?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "28 d"
output_every = "12 h"
rtol = 1e-7
"#;

fn scenario(interventions: &str) -> Scenario {
    let catalogue = Catalogue::embedded().unwrap();
    parse("test.toml", &format!("{INJURY}{interventions}"), &vocabulary(&catalogue)).unwrap().scenario
}

/// Courses of all arms, the control first.
fn courses(interventions: &str) -> Vec<Course> {
    let (catalogue, scenario) = (Catalogue::embedded().unwrap(), scenario(interventions));
    scenario.arms.iter().map(|arm| run_arm(&scenario, arm, &catalogue).unwrap()).collect()
}

fn dose(source: &str, route: &str, amount: &str, at: &str) -> String {
    format!(
        "[[intervention]]\nname = \"it\"\nsource = \"{source}\"\nroute = \"{route}\"\ndose = \"{amount}\"\nat = \"{at}\"\n"
    )
}

fn end(course: &Course, observable: &str) -> f64 {
    course.series(observable).unwrap().last().unwrap().1
}

/// Highest value within the run.
fn peak(course: &Course, observable: &str) -> f64 {
    course.series(observable).unwrap().iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max)
}

fn gain(interventions: &str) -> f64 {
    let arms = courses(interventions);
    end(&arms[1], "bbb") - end(&arms[0], "bbb")
}

#[test]
fn a_dose_of_zero_is_the_control_to_the_last_bit() {
    let arms = courses(&dose("bmsc", "intravenous", "0 ug", "1 h"));
    assert_eq!(arms.len(), 2);
    assert!(arms[0].output == arms[1].output && arms[0].analysis == arms[1].analysis);
}

/// The catalogue gives the empty vesicle no weight at all. This guards that choice: with weights of 0.02 a large
/// local dose saturated and gained more than a point.
#[test]
fn an_empty_vesicle_does_nearly_nothing() {
    for route in ["intravenous", "intralesional"] {
        let full = gain(&dose("bmsc", route, "100 ug", "1 h"));
        let empty = gain(&dose("empty-vesicle", route, "100 ug", "1 h"));
        assert!(full > 1.0, "{route}: full vesicles gain {full}");
        assert!(empty.abs() < 0.15 * full, "{route}: empty vesicles gain {empty}, full ones {full}");
    }
}

#[test]
fn entry_from_blood_falls_as_the_barrier_closes() {
    // The same dose at 1, 7 and 14 days: what cells of the lesion take from blood follows the leak at that time.
    let found: Vec<(f64, f64)> = ["1 d", "7 d", "14 d"]
        .iter()
        .map(|at| {
            let arms = courses(&dose("bmsc", "intravenous", "100 ug", at));
            let day: f64 = at.trim_end_matches(" d").parse().unwrap();
            let near = |name: &str, when: f64| {
                let series = arms[1].series(name).unwrap();
                series[series.partition_point(|(t, _)| *t < when).min(series.len() - 1)].1
            };
            (near("bscb_leak@epicentre", day - 0.01), peak(&arms[1], "exo_cargo@epicentre"))
        })
        .collect();
    for pair in found.windows(2) {
        assert!(pair[0].0 > pair[1].0, "the barrier closes: {found:?}");
        assert!(pair[0].1 > pair[1].1, "and lets less in: {found:?}");
    }
}

#[test]
fn vesicles_reach_a_contused_cord_more_than_an_intact_one() {
    let day_one = dose("bmsc", "intravenous", "100 ug", "1 d");
    let contused = courses(&day_one);
    let intact = {
        let catalogue = Catalogue::embedded().unwrap();
        let mut sham = scenario(&day_one);
        sham.injury.severity = 0.0;
        run_arm(&sham, &sham.arms[1], &catalogue).unwrap()
    };
    let ratio = peak(&contused[1], "exo_cargo@epicentre") / peak(&intact, "exo_cargo@epicentre");
    assert!(ratio > 3.0, "contused over intact: {ratio}");
}

#[test]
fn a_mechanism_that_a_product_lacks_is_not_driven() {
    // An empty vesicle has no antioxidant; the first hours of oxidative stress are the control's.
    let arms = courses(&dose("empty-vesicle", "intralesional", "100 ug", "10 min"));
    let at_12_h = |course: &Course| course.output[1].1[course.column("ros@epicentre").unwrap()];
    let change = at_12_h(&arms[1]) / at_12_h(&arms[0]) - 1.0;
    assert!(change.abs() < 0.05, "oxidative stress at 12 h changes by {change}");
}

/// Two doses by vein into an uninjured rat: antibodies at most, what of the first was active in the cord after most of a
/// day, and how much more there was after as much of a day of the second.
fn twice(source: &str, gap_d: f64) -> [f64; 3] {
    let given = |at: f64| dose(source, "intravenous", "100 ug", &format!("{at} d"));
    let both = given(0.0) + &given(gap_d).replace("\"it\"", "\"again\"");
    let later = gap_d + 0.9;
    let formulas = [
        "highest(antibody) + highest(antibody_priming)".to_owned(),
        "at(exo_cargo, 0.9 d)".to_owned(),
        format!("at(exo_cargo, {later} d) - at(exo_cargo, {gap_d} d)"),
    ];
    let metrics = formulas.iter().enumerate();
    let metrics: String =
        metrics.map(|(i, one)| format!("[[metric]]\nname = \"own {i}\"\nformula = \"{one}\"\n")).collect();
    let mut sham = scenario(&(both + &metrics));
    sham.injury.severity = 0.0;
    let course = run_arm(&sham, &sham.arms[1], &Catalogue::embedded().unwrap()).unwrap();
    let own = |i: usize| course.readings.iter().find(|one| one.name == format!("own {i}")).unwrap().value;
    [own(0), own(1), own(2)]
}

#[test]
fn vesicles_of_the_own_species_never_prime_antibodies() {
    let [antibodies, first, second] = twice("bmsc", 14.0);
    assert_eq!(antibodies, 0.0);
    assert!((second / first - 1.0).abs() < 0.05, "the second dose delivers {second}, the first {first}");
}

#[test]
fn antibodies_keep_a_foreign_dose_out_after_two_weeks_and_hardly_after_a_day() {
    let share = |gap_d: f64| {
        let [_, first, second] = twice("hucmsc", gap_d);
        second / first
    };
    let (two_weeks, four_weeks) = (share(14.0), share(26.0));
    assert!(two_weeks < 0.85, "after two weeks {two_weeks} of the first dose is delivered");
    assert!(four_weeks > two_weeks, "antibodies fade: {two_weeks} after two weeks, {four_weeks} after almost four");
    let ([_, _, foreign], [_, _, own]) = (twice("hucmsc", 1.0), twice("bmsc", 1.0));
    assert!((0.88..=1.0).contains(&(foreign / own)), "after a day {foreign} against {own} of own vesicles");
}

#[test]
fn vesicles_that_harm_do_the_opposite_of_those_that_help() {
    for (source, raised) in [("macrophage-m1", "ros@epicentre"), ("astrocyte-reactive", "tnf@epicentre")] {
        let arms = courses(&dose(source, "intralesional", "100 ug", "1 h"));
        let area = |course: &Course| {
            course.series(raised).unwrap().windows(2).map(|w| (w[1].0 - w[0].0) * w[1].1).sum::<f64>()
        };
        let (control, harmed): (f64, f64) = (area(&arms[0]), area(&arms[1]));
        assert!(harmed > 1.02 * control, "{source}: {raised} {harmed} against {control}");
        assert!(end(&arms[1], "bbb") < end(&arms[0], "bbb") - 0.1, "{source} is no harm");
    }
}

#[test]
fn engineering_and_cargo_add_to_a_native_vesicle() {
    let native = dose("bmsc", "intravenous", "20 ug", "1 h");
    let hypoxic = format!("{native}engineering = [\"hypoxia-preconditioning\"]\n");
    let loaded = format!("{native}cargo = [\"mir-126\"]\n");
    let base = gain(&native);
    assert!(gain(&hypoxic) > base + 0.02);
    assert!(gain(&loaded) > base);
}

#[test]
fn nothing_in_the_model_reads_a_clock() {
    // The same state and settings an hour later give the same rates: the engine passes no time to the model,
    // so a run that starts from a saved state goes on as if it had never stopped.
    use exocord::experiment::plan;
    let (catalogue, scenario) = (Catalogue::embedded().unwrap(), scenario(""));
    let whole = plan(&scenario, &scenario.arms[0], &catalogue).unwrap();
    let mut first = whole.clone();
    first.until_d = 7.0;
    let half = exocord::engine::run(&first, &[], |_| ()).unwrap();
    let mut second = whole.clone();
    (second.start, second.until_d) = (half.end, whole.until_d - 7.0);
    let joined = exocord::engine::run(&second, &[], |_| ()).unwrap().end;
    let straight = exocord::engine::run(&whole, &[], |_| ()).unwrap().end;
    for (a, b) in joined.iter().zip(&straight) {
        assert!((a - b).abs() < 1e-5 * (1.0 + b.abs()), "{a} {b}");
    }
}

#[test]
fn nothing_makes_a_share_more_than_its_whole() {
    let event = |state: &str, change: &str| {
        format!("[[perturbation]]\nname = \"p\"\nstate = \"{state}\"\n{change}\nat = \"1 d\"\nregion = \"epicentre\"\n")
    };
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    for (state, change) in [("cavity", "add = 1000"), ("bscb_leak", "add = 1.5"), ("tnf", "add = 21")] {
        let faults = parse("a.toml", &format!("{INJURY}{}", event(state, change)), &words).unwrap_err();
        assert!(faults[0].message == format!("`{state}` cannot take {}", &change[6..]), "{faults:?}");
    }
    // The neurons that are healthy, stressed and dying are one whole, as axons with and without myelin are.
    for (state, change) in
        [("axons_bare", "add = 1"), ("neurons_stressed", "add = 1"), ("bscb_leak", "multiply = 1000")]
    {
        let scenario = scenario(&event(state, change));
        for engine in [Engine::Rodas5p, Engine::Dopri5] {
            let mut compiled = plan(&scenario, &scenario.arms[1], &catalogue).unwrap();
            compiled.engine = engine;
            let told = run(&compiled, &[28.0], |_| {}).unwrap_err();
            let EngineError::Beyond { time_d, state: found, value, most } = &told else { panic!("{told}") };
            assert!(*time_d == 1.0 && *found == format!("{state}@epicentre") && value > most, "{told}");
        }
    }
    let arms = courses(&event("axons_bare", "add = 0.01"));
    let after_day_1 = |course: &Course| {
        let series = course.series("axons@epicentre").unwrap();
        series.iter().find(|(time_d, _)| *time_d > 1.0 + 1e-9).unwrap().1
    };
    let added = after_day_1(&arms[1]) - after_day_1(&arms[0]);
    assert!((added - 0.01).abs() < 5e-4, "what there is room for is added: {added}");
    courses(&event("neurons_healthy", "multiply = 1"));
}
