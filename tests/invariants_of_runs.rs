//! What holds along every run: real runs at loose tolerance, over parameters, severities, regions and doses.

mod common;

use common::{CATALOGUE, Draw, cases, dose, native, plan, scenario, slot};
use exocord::declare::{Amount, Place, Slot};
use exocord::engine::{Action, Control, Plan, Stop, run};
use exocord::experiment::{Course, plan as compile, run_arm};
use exocord::ledger::{Gains, fluxes};
use exocord::model::Parameters;
use exocord::model::cord::{Frame, Layout, region_name, state_name};
use exocord::model::observables::{columns, observe};
use exocord::model::species::{HUMAN, MOUSE, RAT, Species};
use proptest::collection::vec;
use proptest::prelude::*;

const LOOSE: Control = Control { rtol: 1e-5, atol: 1e-8 };
/// How far a state may fall below zero, or a share rise above one, at that tolerance.
const SLACK: f64 = 1e-4;
const DAYS: f64 = 60.0;

fn times() -> Vec<f64> {
    (0..=240).map(|i| DAYS * (f64::from(i) / 240.0).powi(3)).collect()
}

/// A cord of random parameters and severity with a bolus in blood on the first day and one at the lesion on the tenth.
fn treated_cord(u: &[f64], regions: usize, severity: f64, amount: f64) -> Plan {
    let mut draw = Draw::from_slice(u);
    let layout = Layout { regions, products: 1 };
    let mut plan = plan(layout, severity, draw.parameters(), DAYS, LOOSE);
    plan.products = vec![draw.product()];
    plan.products[0].input = exocord::model::products::Input::none();
    plan.stops = [(0.5, "plasma#1"), (10.0, "interstitium@epicentre#1")]
        .map(|(time_d, name)| Stop { time_d, action: Action::add(slot(layout, name), amount) })
        .to_vec();
    plan
}

/// Quantities that are shares of a whole.
const SHARES: [&str; 14] = [
    "bscb_leak",
    "cavity",
    "astrocytes_a1",
    "astrocytes_scar",
    "neurons",
    "axons",
    "myelin",
    "axon_sprouts",
    "oligodendrocytes",
    "hypoxia",
    "white_matter",
    "neurons_apoptotic",
    "pericytes",
    "inflammasome",
];

/// Runs `plan` and checks that no state falls below `-slack` and that shares and scores keep their bounds.
fn bounds_hold(plan: &Plan, slack: f64) -> Result<(), TestCaseError> {
    let names = columns(plan.layout.regions);
    let top = |name: &String| {
        let quantity = name.split('@').next().unwrap();
        let score = Species::score_of(quantity).map(|score| score.full.value);
        score.or(SHARES.contains(&quantity).then_some(1.0))
    };
    let bounded: Vec<(usize, f64)> = names.iter().enumerate().filter_map(|(i, n)| top(n).map(|top| (i, top))).collect();
    prop_assert_eq!(bounded.len(), SHARES.len() * (plan.layout.regions + 1) + Species::ALL.len());
    let mut fault = None;
    let trajectory = run(plan, &times(), |s| {
        let frame = Frame { layout: plan.layout, y: s.y };
        let values = observe(&frame, &s.settings.products, &s.settings.parameters);
        let outside = |(i, top): &&(usize, f64)| !(-SLACK..=top * (1.0 + SLACK)).contains(&values[*i]);
        let infinite = values.iter().position(|v| !v.is_finite());
        if let Some(i) = bounded.iter().find(outside).map(|b| b.0).or(infinite) {
            fault = Some(format!("{} = {} on day {}", names[i], values[i], s.time_d));
        }
    });
    let trajectory = trajectory.map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert!(fault.is_none(), "{fault:?}");
    let low = trajectory.worst_undershoot;
    prop_assert!(low.as_ref().is_none_or(|u| u.value > -slack), "{low:?}");
    Ok(())
}

#[test]
fn every_severity_and_number_of_regions_keeps_the_bounds_with_the_default_parameters() {
    for (severity, regions) in [(0.1, 2), (0.3, 2), (0.6, 1), (0.6, 9), (0.8, 2), (1.0, 1), (1.0, 3)] {
        let plan = plan(Layout { regions, products: 0 }, severity, Parameters::default(), DAYS, LOOSE);
        bounds_hold(&plan, SLACK).unwrap_or_else(|e| panic!("{severity} over {regions}: {e}"));
        // The loop that the random parameters below do without is tame here.
        let mmp9 = slot(plan.layout, "mmp9@epicentre");
        let mut peak = 0.0_f64;
        run(&plan, &times(), |s| peak = peak.max(s.y[mmp9])).unwrap();
        assert!(peak < 20.0, "MMP-9 of {peak} at severity {severity}");
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn nothing_falls_below_zero_and_every_share_and_score_keeps_its_bounds(
        u in vec(0.0..=1.0_f64, 300), regions in prop_oneof![Just(1), Just(2), Just(5)],
        severity in prop_oneof![4 => 0.0..=1.0_f64, 1 => Just(1.0)], amount in 0.0..=300.0_f64,
    ) {
        let plan = treated_cord(&u, regions, severity, amount);
        bounds_hold(&plan, SLACK * (1.0 + amount))?;
    }

    #[test]
    fn a_sham_operated_cord_stays_healthy_to_the_last_bit(u in vec(0.0..=1.0_f64, 300), regions in 1..=9_usize) {
        let layout = Layout { regions, products: 0 };
        for p in [Parameters::default(), Draw::from_slice(&u).parameters()] {
            let plan = plan(layout, 0.0, p, DAYS, LOOSE);
            let mut moved = None;
            let end = run(&plan, &times(), |s| {
                let far = |i: &usize| (s.y[*i] - plan.start[*i]).abs() > 1e-14 * (1.0 + plan.start[*i]);
                moved = moved.take().or((0..layout.len()).find(far));
            }).map_err(|e| TestCaseError::fail(e.to_string()))?.end;
            prop_assert!(moved.is_none(), "{}", state_name(layout, moved.unwrap()));
            let drift = end.iter().zip(&plan.start).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            prop_assert!(drift <= 1e-13, "{drift}");
        }
    }
}

#[test]
fn neurons_that_are_gone_were_lost_through_the_deaths_that_the_model_names() {
    let layout = Layout { regions: 2, products: 0 };
    let plan = plan(layout, 0.6, Parameters::default(), 7.0, Control { rtol: 1e-8, atol: 1e-11 });
    let deaths = ["excitotoxic_lysis", "ischaemic_lysis", "ferroptosis", "pyroptosis", "apoptotic_clearance"];
    let neurons = ["neurons_healthy", "neurons_stressed", "neurons_apoptotic"];
    for region in 0..layout.regions {
        let place = region_name(region);
        let count = |y: &[f64]| neurons.iter().map(|n| y[slot(layout, &format!("{n}@{place}"))]).sum::<f64>();
        let times: Vec<f64> = (0..=20_000).map(|i| 7.0 * (f64::from(i) / 20_000.0).powi(3)).collect();
        let (mut lost, mut before) = (0.0, None);
        let end = run(&plan, &times, |s| {
            let frame = Frame { layout, y: s.y };
            let flows = fluxes(&frame, &[], &plan.parameters, &Gains::as_written());
            let here = exocord::declare::Place::Region(region);
            let dying = flows.iter().filter(|f| f.0 == here && f.1.module() == "neurons" && deaths.contains(&f.1.name));
            let rate: f64 = dying.map(|f| f.2.0).sum();
            if let Some((t, earlier)) = before.replace((s.time_d, rate)) {
                lost += (s.time_d - t) * (earlier + rate) / 2.0;
            }
        });
        let left = count(&end.unwrap().end);
        let struck = count(&plan.start);
        assert!(lost > 0.01, "{lost} lost in the {place}");
        assert!((struck - left - lost).abs() < 1e-6, "{place}: {struck} - {left} against {lost}");
    }
}

/// Everything a course holds, to the last byte.
fn bytes(course: &Course) -> (Vec<u64>, Vec<u64>, String) {
    let bits = |rows: &[(f64, Vec<f64>)]| {
        rows.iter().flat_map(|(t, row)| std::iter::once(t).chain(row)).map(|v| v.to_bits()).collect()
    };
    let rest = format!("{:?} {:?} {:?}", course.trajectory, course.events, course.layout);
    (bits(&course.output), bits(&course.analysis), rest)
}

#[test]
fn a_treatment_without_a_dose_is_the_control_to_the_last_byte() {
    for (severity, species) in [(0.0, &RAT), (0.6, &MOUSE), (1.0, &HUMAN)] {
        let nothing = [dose(0.25, 0.0, 0.0), dose(3.0, 1.0, 0.0)];
        let empty = vec![native("intravenous", &nothing), native("hydrogel-ha-pgel", &nothing[..1])];
        let mut scenario = scenario(severity, 21.0, empty);
        scenario.injury.species = species;
        let course = |arm: usize| run_arm(&scenario, &scenario.arms[arm], &CATALOGUE).unwrap();
        assert_eq!(bytes(&course(0)), bytes(&course(1)), "{species:?} at {severity}");
    }
}

#[test]
fn an_uninjured_cord_with_exosomes_has_the_full_score_and_never_more() {
    let full = |species: &'static Species| (species.score.column, species.score.full.value);
    assert_eq!([&RAT, &MOUSE, &HUMAN].map(full), [("bbb", 21.0), ("bms", 9.0), ("motor_score", 100.0)]);
    let mut scenario = scenario(0.0, 28.0, vec![native("intravenous", &[dose(1.0 / 24.0, 0.0, 100.0)])]);
    for species in Species::ALL.iter().copied() {
        scenario.injury.species = species;
        let course = run_arm(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
        let full = species.score.full.value;
        for (time_d, score) in course.series(species.score.column).unwrap() {
            assert!(score <= full && score > full * (1.0 - 1e-6), "{} of the {} on day {time_d}", score, species.id);
        }
    }
}

#[test]
fn every_reaction_and_the_recruitment_parameter_can_be_scaled_to_nothing_for_days() {
    let scenario = scenario(0.6, 3.0, vec![native("intravenous", &[dose(0.25, 0.0, 100.0)])]);
    let written = compile(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let end_of = |plan: &Plan, what: &str| {
        let end = run(plan, &[], |_| {}).unwrap_or_else(|e| panic!("without {what}: {e}")).end;
        assert!(end.iter().all(|v| v.is_finite()), "without {what}");
        end
    };
    let without = |name: &str| {
        let mut plan = written.clone();
        plan.windows.push(common::scaled(name, 0.0));
        end_of(&plan, name)
    };
    // Rates that move nothing are seen by the solver all the same: rounding is no effect.
    let whole = end_of(&written, "nothing");
    let place = |slot: Slot| match slot {
        Slot::Tissue(_) => Place::Region(0),
        Slot::Body(_) => Place::Body,
        Slot::Circulation(_) => Place::Circulation(0),
        Slot::Deposit(_) => Place::Deposit { region: 0, product: 0 },
    };
    let absent = |&(slot, amount): &(Slot, Amount)| {
        matches!(amount, Amount::Fixed(number) if number < 0.0)
            && whole[written.layout.position(place(slot), slot)] == 0.0
    };
    let (mut idle, mut expected) = (Vec::new(), Vec::new());
    for (_, reaction) in common::all_reactions() {
        let name = reaction.full_name();
        if without(&name).iter().zip(&whole).all(|(one, other)| (one - other).abs() <= 1e-9 * (1.0 + other.abs())) {
            idle.push(name.clone());
        }
        // Nothing is infused, and what is not there is not used up: in the nose, the fluid, a depot, or IL-4.
        if reaction.name.starts_with("infusion_") || reaction.changes.iter().any(absent) {
            expected.push(name);
        }
    }
    assert!(idle.len() > 5, "{idle:?}");
    assert_eq!(idle, expected, "without effect, and expected to be");
    let mut plan = written.clone();
    plan.parameters = plan.parameters.with(common::parameter("macrophages.recruitment_max"), 0.0);
    assert_eq!(end_of(&plan, "recruitment")[slot(plan.layout, "monocytes@epicentre")], 0.0);
}
