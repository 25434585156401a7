//! What holds for every state and parameter set within range, checked on the equations themselves.

mod common;

use common::{Draw, all_reactions, cases, injured, only, slope, slope_with, slot};
use exocord::declare::{Amount, Place, Slot};
use exocord::ledger::{Gains, Stage, fluxes};
use exocord::model::cord::{Frame, Layout, state_name};
use exocord::model::products::Product;
use exocord::model::state::{Circulation, Deposit, Tissue};
use exocord::model::{Parameters, parameters};
use exocord::number::{Dual, Num, Scalar};
use proptest::collection::vec;
use proptest::prelude::*;
use std::ops::RangeInclusive;

const LAYOUT: Layout = Layout { regions: 3, products: 1 };
const ALONE: Layout = Layout { regions: 1, products: 1 };

/// Coordinates of a random case, between 0 and 1; the ends are as likely as a tenth of the rest.
fn coordinates() -> impl Strategy<Value = Vec<f64>> {
    vec(prop_oneof![8 => 0.0..=1.0_f64, 1 => Just(0.0), 1 => Just(1.0)], 600..=900)
}

fn regions() -> impl Strategy<Value = usize> {
    prop_oneof![Just(1), Just(2), Just(3), Just(5), Just(9)]
}

/// Rates of the reactions called `names`, added up over their places.
fn total(flows: &[(Place, &'static exocord::declare::Reaction, Num<f64>)], names: &[&str]) -> f64 {
    let known = all_reactions();
    for name in names {
        assert!(known.iter().any(|(_, r)| r.full_name() == *name), "no reaction `{name}`");
    }
    flows.iter().filter(|(_, r, _)| names.contains(&r.full_name().as_str())).map(|(_, _, rate)| rate.0).sum()
}

fn near(what: &str, found: f64, expected: f64, scale: f64) {
    assert!((found - expected).abs() <= 1e-12 * (1.0 + scale), "{what}: {found} against {expected}");
}

#[test]
fn the_healthy_cord_is_an_exact_fixed_point_whatever_the_number_of_regions() {
    for regions in 1..=9 {
        let layout = Layout { regions, products: 1 };
        let p = Parameters::default();
        let rate = slope(layout, &injured(layout, 0.0, &p), &[Product::native()], &p);
        for (i, rate) in rate.into_iter().enumerate() {
            assert_eq!(rate, 0.0, "{} of {regions} regions", state_name(layout, i));
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_healthy_cord_is_a_fixed_point_for_every_parameter_within_range(u in coordinates(), regions in regions()) {
        let (layout, p) = (Layout { regions, products: 1 }, Draw::from_slice(&u).parameters());
        let rate = slope(layout, &injured(layout, 0.0, &p), &[Product::native()], &p);
        for (i, rate) in rate.into_iter().enumerate() {
            prop_assert!(rate.abs() <= 1e-15, "{}: {rate}", state_name(layout, i));
        }
    }

    #[test]
    fn a_state_at_zero_is_never_pushed_below_it(u in coordinates(), regions in regions()) {
        let layout = Layout { regions, products: 1 };
        let mut draw = Draw::from_slice(&u);
        let (p, product) = (draw.parameters(), draw.product());
        let y = draw.reachable_state(layout, &p);
        for empty in 0..layout.len() {
            let mut y = y.clone();
            y[empty] = 0.0;
            let rate = slope(layout, &y, &[product], &p)[empty];
            prop_assert!(rate >= 0.0, "{}: {rate}", state_name(layout, empty));
        }
    }

    #[test]
    fn exchange_between_regions_conserves_amounts(u in coordinates(), regions in 2..=9_usize) {
        let layout = Layout { regions, products: 1 };
        let mut draw = Draw::from_slice(&u);
        let (p, y) = (draw.parameters(), draw.state(layout));
        let borders = only(|stage, _| matches!(stage, Stage::Border | Stage::DepositBorder));
        let rate = slope_with(layout, &y, &[Product::native()], &p, &borders);
        let share = |r| layout.share(r, &p).0;
        let tissue = (0..Tissue::<f64>::TABLE.len()).map(Slot::Tissue);
        for state in tissue.chain((0..Deposit::<f64>::TABLE.len()).map(Slot::Deposit)) {
            let at = |region| match state {
                Slot::Tissue(_) => layout.position(Place::Region(region), state),
                _ => layout.position(Place::Deposit { region, product: 0 }, state),
            };
            let moved: f64 = (0..regions).map(|r| share(r) * rate[at(r)]).sum();
            let gross: f64 = (0..regions).map(|r| share(r) * rate[at(r)].abs()).sum();
            prop_assert!(moved.abs() <= 1e-12 * gross, "{state:?}: {moved} of {gross}");
        }
    }

    #[test]
    fn exosomes_are_neither_made_nor_lost_but_by_infusion_and_named_losses(u in coordinates(), regions in regions()) {
        let layout = Layout { regions, products: 1 };
        let mut draw = Draw::from_slice(&u);
        let (p, product, y) = (draw.parameters(), draw.product(), draw.state(layout));
        let rate = slope(layout, &y, &[product], &p);
        let outside = (0..Circulation::<f64>::TABLE.len()).map(Slot::Circulation);
        let outside: f64 = outside.map(|s| rate[layout.position(Place::Circulation(0), s)]).sum();
        let share = |region| layout.share(region, &p).0;
        let inside: f64 = (0..regions)
            .flat_map(|region| (0..Deposit::<f64>::TABLE.len()).map(move |i| (region, i)))
            .map(|(region, i)| {
                share(region) * rate[layout.position(Place::Deposit { region, product: 0 }, Slot::Deposit(i))]
            })
            .sum();
        let mut expected = product.input.total().0;
        let frame = Frame { layout, y: &y };
        for (place, reaction, flow) in fluxes(&frame, &[product], &p, &Gains::as_written()) {
            match (reaction.full_name().as_str(), place) {
                ("exosomes.washout" | "exosomes.cargo_decay", Place::Deposit { region, .. }) => {
                    expected -= share(region) * flow.0;
                }
                ("exosomes.organ_elimination" | "exosomes.carried_loss" | "exosomes.nasal_loss", _) => expected -= flow.0,
                ("exosomes.csf_turnover" | "exosomes.meninges_loss" | "exosomes.depot_loss", _) => expected -= flow.0,
                _ => {}
            }
        }
        prop_assert!((outside + inside - expected).abs() <= 1e-9 * (1.0 + expected.abs()), "{} {expected}", outside + inside);
    }

    #[test]
    fn cells_turn_into_each_other_or_leave_through_named_deaths_only(u in coordinates()) {
        let mut draw = Draw::from_slice(&u);
        let (p, y) = (draw.parameters(), draw.state(ALONE));
        let products = [draw.product()];
        let rate = slope(ALONE, &y, &products, &p);
        let flows = fluxes(&Frame { layout: ALONE, y: &y }, &products, &p, &Gains::as_written());
        let at = |name: &str| slot(ALONE, &format!("{name}@epicentre"));
        let sum = |names: &[&str]| names.iter().map(|name| rate[at(name)]).sum::<f64>();
        let flow = |names: &[&str]| total(&flows, names);
        let scale = rate.iter().fold(0.0_f64, |m, v| m.max(v.abs()));

        let neurons = ["neurons_healthy", "neurons_stressed", "neurons_apoptotic"];
        let deaths = flow(&["neurons.excitotoxic_lysis", "neurons.ischaemic_lysis", "neurons.ferroptosis",
            "neurons.pyroptosis", "neurons.apoptotic_clearance"]);
        near("neurons", sum(&neurons), -deaths, scale);

        let weight = p.oligodendrocytes.debris_weight.0;
        let halved = flow(&["oligodendrocytes.oxidative_loss", "oligodendrocytes.hypoxic_loss"]);
        let lytic = flow(&["oligodendrocytes.ferroptotic_loss"]) + halved / 2.0;
        let cleared = flow(&["oligodendrocytes.apoptotic_clearance"]);
        let eaten = flow(&["debris.microglial_clearance", "debris.macrophage_clearance"]);
        let corpses = flow(&["insult.release"]) + deaths + weight * (lytic + cleared) - eaten;
        near("corpses", sum(&["corpses"]), corpses, scale);
        let oligodendrocytes = flow(&["oligodendrocytes.differentiation"]) - lytic - cleared;
        near("oligodendrocytes", sum(&["oligodendrocytes", "oligodendrocytes_apoptotic"]), oligodendrocytes, scale);

        let macrophages = flow(&["macrophages.recruitment"]) - flow(&["macrophages.m1_loss", "macrophages.m2_loss"]);
        near("macrophages", sum(&["monocytes", "macrophages_m1", "macrophages_m2"]), macrophages, scale);

        let born = flow(&["microglia.proliferation_m1", "microglia.proliferation_m2", "microglia.renewal"]);
        let died = flow(&["microglia.death_resting", "microglia.death_m1", "microglia.death_m2"]);
        near("microglia", sum(&["microglia_resting", "microglia_m1", "microglia_m2"]), born - died, scale);

        let vessels = flow(&["vessels.sprouting"])
            - flow(&["vessels.fragmentation", "vessels.regression", "vessels.loss_without_tissue"]);
        near("vessels", sum(&["vessels_mature", "vessel_sprouts"]), vessels, scale);

        // Pericytes that leave their vessels are fibroblasts.
        let covering = flow(&["fibrosis.pericyte_return", "fibrosis.proliferation"]) - flow(&["fibrosis.loss"]);
        near("pericytes and fibroblasts", sum(&["pericytes", "fibroblasts"]), covering, scale);

        // Hazards take every axon there is, and the myelin of the wrapped ones becomes debris.
        let hazard = flow(&["axons.excitotoxic_loss", "axons.oxidative_loss", "axons.mmp9_loss",
            "axons.cytokine_loss", "axons.ischaemic_loss", "axons.ferroptotic_loss", "axons.wallerian_loss"]);
        let axons = y[at("axons_myelinated")] + y[at("axons_bare")];
        let lost = hazard * axons + flow(&["axons.m1_dieback"]);
        near("axons", sum(&["axons_myelinated", "axons_bare"]), -lost, scale);
        let spilled = flow(&["insult.release"]) * p.insult.oligodendrocyte_loss.0 * p.insult.reference_severity.0;
        let myelin = spilled + flow(&["oligodendrocytes.remyelination"]) - flow(&["debris.myelin_clearance"]);
        near("myelin", sum(&["axons_myelinated", "myelin_debris"]), myelin, scale);
    }

    #[test]
    fn the_jacobian_is_finite_everywhere(u in coordinates(), zeros in vec(0..=3_u8, LAYOUT.len())) {
        let mut draw = Draw::from_slice(&u);
        let (p, mut y) = (draw.parameters(), draw.state(LAYOUT));
        y.iter_mut().zip(&zeros).filter(|(_, zero)| **zero == 0).for_each(|(value, _)| *value = 0.0);
        finite_jacobian(&y, &p)?;
        finite_jacobian(&vec![0.0; LAYOUT.len()], &p)?;
    }

    #[test]
    fn silencing_every_reaction_freezes_the_cord(u in coordinates()) {
        let mut draw = Draw::from_slice(&u);
        let (p, y) = (draw.parameters(), draw.state(LAYOUT));
        let rate = slope_with(LAYOUT, &y, &[draw.product()], &p, &only(|_, _| false));
        prop_assert!(rate.iter().all(|v| *v == 0.0));
    }
}

fn finite_jacobian(y: &[f64], p: &Parameters<f64>) -> Result<(), TestCaseError> {
    type Slope = Dual<f64, 8>;
    let p = p.map(|_, v| Slope::constant(v));
    for first in (0..y.len()).step_by(8) {
        let seeded = |(i, v): (usize, &f64)| Slope::variable(*v, i.checked_sub(first).unwrap_or(8));
        let y: Vec<Slope> = y.iter().enumerate().map(seeded).collect();
        for (i, rate) in slope(LAYOUT, &y, &[Product::native()], &p).into_iter().enumerate() {
            let finite = rate.value.is_finite() && rate.slope.iter().all(|s| s.is_finite());
            prop_assert!(finite, "{}: {rate:?}", state_name(LAYOUT, i));
        }
    }
    Ok(())
}

/// Parameters that something is divided by: at zero they have no meaning, and no other parameter may have none.
fn is_divisor(name: &str) -> bool {
    let scales = ["insult.release_time", "insult.reference_severity", "cord.switch_width", "cord.epicentre_share"];
    let balance = ["polarisation.offset", "exosomes.full_convoy", "axons.dieback_leak"];
    name.ends_with("_half")
        || name.ends_with(".capacity")
        || name.ends_with("_capacity")
        || name == "exosomes.half_effect"
        || scales.contains(&name)
        || balance.contains(&name)
}

#[test]
fn a_parameter_at_zero_switches_its_process_off_and_breaks_nothing() {
    let defaults = Parameters::default();
    let p = Draw::from_seed(3).parameters();
    let states = [
        injured(LAYOUT, 0.0, &defaults),
        injured(LAYOUT, 0.6, &defaults),
        vec![0.0; LAYOUT.len()],
        Draw::from_seed(4).state(LAYOUT),
    ];
    for (k, entry) in parameters::table().iter().enumerate().filter(|(_, e)| !is_divisor(e.name)) {
        for (y, p) in states.iter().flat_map(|y| [(y, &defaults), (y, &p)]) {
            let rate = slope(LAYOUT, y, &[Product::native()], &p.with(k, 0.0));
            let bad = rate.iter().position(|v| !v.is_finite()).map(|i| state_name(LAYOUT, i));
            assert_eq!(bad, None, "with {} = 0", entry.name);
        }
    }
}

#[test]
fn an_injury_takes_away_more_the_harder_it_is_and_never_more_than_there_was() {
    let range: RangeInclusive<u32> = 0..=10;
    let mut draw = Draw::from_seed(9);
    for p in std::iter::once(Parameters::default()).chain((0..20).map(|_| draw.parameters())) {
        let cords: Vec<Vec<f64>> = range.clone().map(|s| injured(LAYOUT, f64::from(s) / 10.0, &p)).collect();
        for name in ["neurons_healthy", "vessels_mature", "oligodendrocytes", "opc", "microglia_resting"] {
            let i = slot(LAYOUT, &format!("{name}@epicentre"));
            assert!(cords.windows(2).all(|w| w[1][i] < w[0][i]) && cords.iter().all(|y| (0.0..=1.0).contains(&y[i])));
            let (inner, outer) = (cords[6][i], cords[6][slot(LAYOUT, &format!("{name}@penumbra"))]);
            assert!(inner < outer, "{name}: {inner} at the epicentre, {outer} around it");
        }
        let axons = |y: &[f64]| y[slot(LAYOUT, "axons_myelinated@epicentre")] + y[slot(LAYOUT, "axons_bare@epicentre")];
        assert!(cords.windows(2).all(|w| axons(&w[1]) < axons(&w[0])) && cords.iter().all(|y| axons(y) >= 0.0));
    }
}

#[test]
fn every_yield_of_a_fixed_number_is_one_thing_made_or_used() {
    for (_, reaction) in all_reactions() {
        let whole = |a: &Amount| !matches!(a, Amount::Fixed(n) if n.abs() != 1.0);
        assert!(reaction.changes.iter().all(|(_, amount)| whole(amount)), "{}", reaction.full_name());
    }
}
