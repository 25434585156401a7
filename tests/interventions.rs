//! What an intervention may and may not do, told as scenarios.

use exocord::catalogue::Catalogue;
use exocord::experiment::{Course, run_arm, vocabulary};
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
    // The same dose at 1, 7 and 14 days: what is in the lesion an hour later follows the leak at that time.
    let found: Vec<(f64, f64)> = ["1 d", "7 d", "14 d"]
        .iter()
        .map(|at| {
            let arms = courses(&dose("bmsc", "intravenous", "100 ug", at));
            let day: f64 = at.trim_end_matches(" d").parse().unwrap();
            let near = |name: &str, when: f64| {
                let series = arms[1].series(name).unwrap();
                series[series.partition_point(|(t, _)| *t < when).min(series.len() - 1)].1
            };
            (near("bscb_leak@epicentre", day - 0.01), peak(&arms[1], "exo_lesion@epicentre"))
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
