//! The model against an independent implementation: the Python prototype, patched where exocord differs on
//! purpose and run at tight tolerances (see README.md beside this file).
//!
//! Both sides take their numbers from `parameters.csv`, so the comparison stays valid whatever the defaults become.

use exocord::catalogue::Catalogue;
use exocord::engine::run;
use exocord::experiment::plan;
use exocord::model::cord::state_name;
use exocord::model::injuries::CONTUSION;
use exocord::model::parameters;
use exocord::model::species::RAT;
use exocord::scenario::{Arm, Change, Dose, Injury, Intervention, Override, Perturbation, Scenario};
use exocord::scenario::{Simulation, Target};

/// Largest difference that is allowed, as a share of the state's own peak.
const TOLERANCE: f64 = 1e-6;

/// A CSV file of plain cells.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().map(|line| line.split(',').collect()).collect()
}

/// The parameters that the prototype ran with.
fn overrides() -> Vec<Override> {
    let table = rows(include_str!("parameters.csv"));
    let number = |row: &Vec<&str>| row[1].parse().unwrap_or_else(|_| panic!("`{}` is not a number", row[1]));
    let one = |row: &Vec<&str>| Override {
        name: row[0].into(),
        value: number(row),
        reason: "the value that the prototype ran with".into(),
        allow_out_of_range: true,
    };
    let absent = NOT_IN_THE_PROTOTYPE.iter().map(|name| Override {
        name: (*name).into(),
        value: 0.0,
        reason: "the prototype has no such term".into(),
        allow_out_of_range: true,
    });
    table[1..].iter().map(one).chain(absent).collect()
}

/// Terms that exocord has besides: each is gone where its parameter is zero. A state that the prototype has not is made
/// by such terms alone, so that it stays as it starts.
const NOT_IN_THE_PROTOTYPE: &[&str] = &["oxidative_stress.by_glutamate", "cytokines.il1b_by_m1"];

/// What is given to the animal.
#[derive(Default)]
struct Given {
    /// Native vesicles: route, day, ug.
    doses: Vec<(&'static str, f64, f64)>,
    /// IL-4 as a drug: day, level.
    il4: Option<(f64, f64)>,
}

/// A contusion of a rat with the prototype's numbers.
fn scenario(severity: f64, regions: usize, given: &Given, until_d: f64) -> Scenario {
    let intervention = |&(route, start_d, amount_ug): &(&str, f64, f64)| Intervention {
        name: route.into(),
        source: "bmsc".into(),
        cargo: Vec::new(),
        engineering: Vec::new(),
        route: route.into(),
        doses: vec![Dose { start_d, duration_d: 0.0, amount_ug }],
    };
    let drug = |(day, level)| Perturbation {
        name: "IL-4".into(),
        target: Target::State("il4".into()),
        change: Change::Add(level),
        from_d: day,
        until_d: day,
        region: None,
    };
    let arm = Arm {
        name: "reference".into(),
        interventions: given.doses.iter().map(intervention).collect(),
        perturbations: given.il4.map(drug).into_iter().collect(),
        parameters: overrides(),
    };
    Scenario {
        name: "reference".into(),
        question: "Do two implementations agree?".into(),
        catalogue: None,
        injury: Injury {
            species: &RAT,
            mechanism: &CONTUSION,
            severity,
            device: None,
            level: None,
            body_mass_g: 250.0,
        },
        simulation: Simulation { until_d, output_every_d: None, rtol: 1e-10, atol: 1e-13, regions, seed: 1 },
        metrics: Vec::new(),
        parameters: Vec::new(),
        arms: vec![arm],
    }
}

/// Runs the case and compares every state at every time.
fn agrees(reference: &str, severity: f64, regions: usize, given: &Given) {
    let table = rows(reference);
    let number = |cell: &&str| -> f64 { cell.parse().expect("a number") };
    let expected: Vec<Vec<f64>> = table[1..].iter().map(|row| row.iter().map(number).collect()).collect();
    let times: Vec<f64> = expected.iter().map(|row| row[0]).collect();
    let scenario = scenario(severity, regions, given, times[times.len() - 1]);
    let catalogue = Catalogue::embedded().expect("the catalogue keeps its rules");
    let plan = plan(&scenario, &scenario.arms[0], &catalogue).expect("parameters.csv names the model's parameters");
    let mut found: Vec<Vec<f64>> = Vec::new();
    run(&plan, &times, |sample| found.push(sample.y.to_vec())).expect("the solver gets through");
    assert_eq!(found.len(), expected.len());
    let names: Vec<String> = (0..plan.layout.len()).map(|slot| state_name(plan.layout, slot)).collect();
    let gone: Vec<_> = table[0][1..].iter().filter(|column| !names.iter().any(|name| name == *column)).collect();
    assert!(gone.is_empty(), "states of the reference that the model has not: {gone:?}");

    let mut worst = (0.0, String::new());
    for (slot, name) in names.iter().enumerate() {
        let Some(column) = table[0].iter().position(|column| column == name) else {
            let stays = found.iter().all(|y| y[slot] == plan.start[slot]);
            assert!(stays, "`{name}` is not in the prototype: what makes it has to be among NOT_IN_THE_PROTOTYPE");
            continue;
        };
        let peak = expected.iter().map(|row| row[column].abs()).fold(0.0, f64::max);
        // A state that stays at zero there must stay at zero here.
        let scale = if peak > 0.0 { peak } else { 1e-9 };
        for (ours, theirs) in found.iter().zip(&expected) {
            let difference = (ours[slot] - theirs[column]).abs() / scale;
            if difference > worst.0 {
                worst = (difference, format!("{name} on day {}", theirs[0]));
            }
        }
    }
    println!("largest difference {:.1e} of the peak: {}", worst.0, worst.1);
    assert!(worst.0 <= TOLERANCE, "{worst:?}");
}

#[test]
fn a_moderate_contusion_agrees() {
    agrees(include_str!("moderate.csv"), 0.6, 2, &Given::default());
}

#[test]
fn a_severe_contusion_agrees() {
    agrees(include_str!("severe.csv"), 0.85, 2, &Given::default());
}

#[test]
fn three_regions_agree() {
    agrees(include_str!("three_regions.csv"), 0.6, 3, &Given::default());
}

#[test]
fn a_dose_by_vein_agrees() {
    let given = Given { doses: vec![("intravenous", 0.04, 100.0)], il4: None };
    agrees(include_str!("intravenous.csv"), 0.6, 2, &given);
}

#[test]
fn nose_drops_a_lumbar_dose_and_il4_agree() {
    let given = Given { doses: vec![("intranasal", 0.04, 100.0), ("intrathecal", 1.1, 50.0)], il4: Some((2.1, 1.5)) };
    agrees(include_str!("other_routes.csv"), 0.6, 2, &given);
}

#[test]
fn every_parameter_is_compared() {
    let named: Vec<String> = overrides().into_iter().map(|o| o.name).collect();
    let names = parameters::table().iter().map(|entry| entry.name);
    let missing: Vec<&str> = names.filter(|name| !named.iter().any(|n| n == name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "parameters that parameters.csv does not set");
    assert_eq!(named.len(), parameters::table().len());
}
