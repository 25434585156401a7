//! Two engines that share nothing but the model agree, and each agrees with itself.

use exocord::catalogue::Catalogue;
use exocord::engine::Engine;
use exocord::experiment::{Course, difference, run_arm_by, run_arm_checked, vocabulary};
use exocord::scenario::{Override, Scenario, parse, render};

/// Every kind of stop, in layouts with and without generated kernels.
const CASES: [&str; 7] = [
    "benches/cross_engine/everything.toml",
    "scenarios/gel-li-2020.toml",
    "scenarios/intranasal-pten-guo-2019.toml",
    "scenarios/human-intrathecal-akhlaghpasand-2024.toml",
    "scenarios/transection.toml",
    "scenarios/mild.toml",
    "scenarios/early-versus-late-iv.toml",
];

fn read(file: &str) -> Scenario {
    let text = std::fs::read_to_string(file).unwrap();
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    parse(file, &text, &words).unwrap_or_else(|found| panic!("{}", render(&found, file, &text, false))).scenario
}

fn agree(scenario: &Scenario, label: &str) {
    let catalogue = Catalogue::embedded().unwrap();
    for arm in &scenario.arms {
        let stiff = run_arm_by(scenario, arm, &catalogue, Engine::Rodas5p).unwrap();
        let explicit = run_arm_by(scenario, arm, &catalogue, Engine::Dopri5).unwrap();
        let worst = difference(&stiff, &explicit).unwrap();
        assert!(worst.value < 1e-6, "{label}, {}: {worst:?}", arm.name);
        println!("{label}, {}: {:.1e} of the peak ({} on day {})", arm.name, worst.value, worst.column, worst.time_d);
    }
}

#[test]
fn the_engines_agree_on_every_kind_of_stop() {
    for file in CASES {
        let mut scenario = read(file);
        scenario.simulation.until_d = scenario.simulation.until_d.min(42.0);
        // What of a dose arrives in a human cord is small beside everything else, and so must be what is neglected.
        (scenario.simulation.rtol, scenario.simulation.atol) = (1e-8, 1e-12);
        agree(&scenario, file);
    }
}

#[test]
fn they_agree_with_one_region_and_with_three() {
    for regions in [1, 3] {
        let mut scenario = read("scenarios/early-versus-late-iv.toml");
        scenario.simulation.until_d = 10.0;
        scenario.simulation.regions = regions;
        (scenario.simulation.rtol, scenario.simulation.atol) = (1e-8, 1e-11);
        scenario.arms.truncate(2);
        agree(&scenario, &format!("{regions} regions"));
    }
}

#[test]
fn halving_the_tolerances_moves_little_and_thirty_doses_change_none_of_that() {
    let catalogue = Catalogue::embedded().unwrap();
    let mut scenario = read("scenarios/early-versus-late-iv.toml");
    let mut arm = scenario.arms[1].clone();
    let first = arm.interventions[0].doses[0];
    let doses = (0..30).map(|k| exocord::scenario::Dose { start_d: 0.5 + 2.5 * f64::from(k), ..first });
    arm.interventions[0].doses = doses.collect();
    (scenario.simulation.rtol, scenario.simulation.atol) = (1e-7, 1e-10);
    let (course, checks) = run_arm_checked(&scenario, &arm, &catalogue, Engine::Rodas5p, true).unwrap();
    assert!(checks.halved.unwrap().value < 1e-6);
    assert!(checks.other.unwrap().unwrap().value < 1e-6);
    let control = run_arm_by(&scenario, &scenario.arms[0], &catalogue, Engine::Rodas5p).unwrap();
    let steps = |course: &Course| course.trajectory.work.accepted + course.trajectory.work.rejected;
    let (with, without) = (steps(&course), steps(&control));
    assert!(with < 6 * without, "{with} steps with thirty doses, {without} without");
    // Where what leaves blood is not saturated, the phase of minutes after every dose is known in closed form: it must
    // not be stepped through.
    let unsaturated = Override {
        name: "exosomes.entry_half".into(),
        value: 1e12,
        reason: "what passes is in proportion to what is in plasma".into(),
        allow_out_of_range: true,
    };
    arm.parameters.push(unsaturated);
    let with = steps(&run_arm_by(&scenario, &arm, &catalogue, Engine::Rodas5p).unwrap());
    assert!(with < 3 * without, "{with} steps with thirty doses that do not saturate, {without} without");
}

#[test]
fn where_no_exosomes_arrive_there_are_none_at_all() {
    let catalogue = Catalogue::embedded().unwrap();
    let scenario = read("scenarios/early-versus-late-iv.toml");
    let course = run_arm_by(&scenario, &scenario.arms[1], &catalogue, Engine::Rodas5p).unwrap();
    // From blood they pass into cerebrospinal fluid, and from there into the meninges.
    for column in ["exo_nasal", "exo_depot"] {
        assert!(course.series(column).unwrap().iter().all(|(_, amount)| *amount == 0.0), "{column}");
    }
    for column in ["exo_plasma", "exo_csf", "exo_lesion", "exo_cargo"] {
        let lowest = course.series(column).unwrap().iter().map(|(_, amount)| *amount).fold(0.0, f64::min);
        assert!(lowest >= -1e-9, "{column}: {lowest}");
    }
}
