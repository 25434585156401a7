//! The same equations on every backend: numbers, derivatives and symbols agree with each other and with oracles.

mod common;

use common::{Draw, Posting, postings, slope};
use exocord::declare::{Amount, Place, Slot};
use exocord::ledger::{network, reactions_by_stage};
use exocord::model::cord::{Frame, Layout, state_name};
use exocord::model::observables::{columns, observe};
use exocord::model::products::{Product, properties};
use exocord::model::sources::LIU_1991;
use exocord::model::state::{Tissue, slots};
use exocord::model::{Parameters, parameters};
use exocord::number::{Dual, Num, Scalar, Symbol};
use num_dual::{Dual64, DualNum};
use std::collections::{BTreeMap, BTreeSet};

/// The cord in which the network is written down.
const WRITTEN: Layout = Layout { regions: 2, products: 1 };
const LAYOUT: Layout = Layout { regions: 3, products: 2 };
/// Directions of one pass of derivatives.
const CHUNK: usize = 8;
type Slope = Dual<f64, CHUNK>;

fn lift_product(product: &Product<f64>) -> Product<Slope> {
    product.map(Slope::constant)
}

/// What every name in the written network stands for in one state of the cord.
fn meanings(y: &[f64], product: &Product<f64>, p: &Parameters<f64>) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    for (i, value) in y.iter().enumerate() {
        let name = state_name(WRITTEN, i).replace("#1", "").replace("@penumbra", "");
        all.insert(name, *value);
    }
    all.extend(parameters::table().iter().map(|entry| entry.name.to_string()).zip(p.values()));
    let names = properties().iter().map(|property| format!("product.{}", property.name));
    all.extend(names.zip(product.values()));
    all
}

/// Bits, with the two zeros taken for one.
fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

#[test]
fn the_rate_is_the_same_number_computed_recorded_and_differentiated() {
    let written = network();
    for seed in 0..40 {
        let mut draw = Draw::from_seed(seed);
        let (p, product, y) = (draw.parameters(), draw.product(), draw.state(WRITTEN));
        let meaning = meanings(&y, &product, &p);
        let lookup = |name: &'static str| *meaning.get(name).unwrap_or_else(|| panic!("`{name}` means nothing"));
        let plain = postings(WRITTEN, &y, &[product], &p);
        let dual_y: Vec<Slope> = y.iter().map(|v| Slope::constant(*v)).collect();
        let dual_p = p.map(|_, v| Slope::constant(v));
        let dual = postings(WRITTEN, &dual_y, &[lift_product(&product)], &dual_p);
        for (number, slope) in plain.iter().zip(&dual) {
            let name = number.reaction.full_name();
            assert_eq!(bits(number.rate.0), bits(slope.rate.0.value), "{name} on duals");
            assert!(number.rate.0.is_finite(), "{name}: {}", number.rate.0);
        }
        for posted in &written {
            let same =
                |n: &&Posting<f64>| n.reaction.full_name() == posted.reaction.full_name() && n.place == posted.place;
            let number = plain.iter().find(same).expect("every written reaction is posted");
            let name = posted.reaction.full_name();
            assert_eq!(bits(number.rate.0), bits(posted.rate.evaluate(&lookup)), "{name}: {}", posted.rate);
            let recorded: Vec<u64> = posted.yields.iter().map(|s| bits(s.evaluate(&lookup))).collect();
            assert_eq!(number.yields.iter().map(|v| bits(v.0)).collect::<Vec<_>>(), recorded, "yields of {name}");
        }
    }
}

/// Central differences, extrapolated so that the error falls with the fourth power of the step.
fn differences(f: impl Fn(f64) -> Vec<f64>, at: f64) -> Vec<f64> {
    let step = 1e-4 * at.abs().max(0.1);
    let central = |h: f64| -> Vec<f64> {
        f(at + h).iter().zip(f(at - h)).map(|(above, below)| (above - below) / (2.0 * h)).collect()
    };
    central(step / 2.0).iter().zip(central(step)).map(|(fine, coarse)| (4.0 * fine - coarse) / 3.0).collect()
}

/// Compares slopes along one direction, on the scale of the rates themselves; returns how many were not zero.
fn agree(what: &str, exact: impl Iterator<Item = f64>, differences: &[f64], scale: f64) -> usize {
    let mut seen = 0;
    for (i, (slope, difference)) in exact.zip(differences).enumerate() {
        let allowed = 1e-6 * slope.abs() + 1e-7 * scale;
        let name = state_name(LAYOUT, i);
        assert!((slope - difference).abs() <= allowed, "d({name})/d({what}): {slope} against {difference}");
        seen += usize::from(slope.abs() > 100.0 * allowed);
    }
    seen
}

#[test]
fn the_slope_of_the_whole_derivative_is_what_central_differences_find() {
    let n = LAYOUT.len();
    for seed in 0..3 {
        let mut draw = Draw::from_seed(100 + seed);
        let (p, products) = (draw.parameters(), [draw.product(), draw.product()]);
        // Of the order of one, where every saturation bends.
        let y: Vec<f64> = draw.reachable_state(LAYOUT, &p).iter().map(|v| v.min(3.0)).collect();
        let dual_products = products.each_ref().map(lift_product);
        let parameters = parameters::table().len();
        let total = n + parameters;
        let scale = 1.0 + slope(LAYOUT, &y, &products, &p).iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let mut seen = 0;
        for first in (0..total).step_by(CHUNK) {
            let seeded = |i: usize, v: f64| Slope::variable(v, i.checked_sub(first).unwrap_or(CHUNK));
            let dual_y: Vec<Slope> = y.iter().enumerate().map(|(i, v)| seeded(i, *v)).collect();
            let dual_p = p.map(|i, v| seeded(n + i, v));
            let exact = slope(LAYOUT, &dual_y, &dual_products, &dual_p);
            for direction in 0..CHUNK.min(total - first) {
                let i = first + direction;
                let exact = exact.iter().map(|v| v.slope[direction]);
                if let Some(k) = i.checked_sub(n) {
                    let value = p.values()[k];
                    let found = differences(|v| slope(LAYOUT, &y, &products, &p.with(k, v)), value);
                    seen += agree(parameters::table()[k].name, exact, &found, scale);
                } else {
                    let moved = |v: f64| {
                        let mut y = y.clone();
                        y[i] = v;
                        slope(LAYOUT, &y, &products, &p)
                    };
                    seen += agree(&state_name(LAYOUT, i), exact, &differences(moved, y[i]), scale);
                }
            }
        }
        assert!(seen > 1000, "only {seen} slopes could be told from zero");
    }
}

#[test]
fn the_vocabulary_has_the_slopes_that_another_implementation_of_dual_numbers_gives() {
    fn theirs(x: Dual64, k: Dual64, name: &str) -> Dual64 {
        let hill = |n: i32| x.powi(n) / (k.powi(n) + x.powi(n));
        let logistic = |z: Dual64| ((-z).exp() + 1.0).recip();
        match name {
            "hill1" => hill(1),
            "hill2" => hill(2),
            "hill3" => hill(3),
            "hill4" => hill(4),
            "positive" => logistic(x / k),
            "excess_squared" => x * x * logistic(x / k),
            _ => -x - k * x.powi(2) / (x * x + k),
        }
    }
    fn ours(x: Num<Dual<f64, 2>>, k: Num<Dual<f64, 2>>, name: &str) -> Num<Dual<f64, 2>> {
        match name {
            "hill1" => x.hill1(k),
            "hill2" => x.hill2(k),
            "hill3" => x.hill3(k),
            "hill4" => x.hill4(k),
            "positive" => x.positive(k),
            "excess_squared" => x.excess_squared(k),
            _ => -x - k * x.squared() / (x * x + k),
        }
    }
    for name in ["hill1", "hill2", "hill3", "hill4", "positive", "excess_squared", "arithmetic"] {
        let mut draw = Draw::from_seed(7);
        for _ in 0..200 {
            let low = if name == "positive" || name == "excess_squared" { -3.0 } else { 0.0 };
            let (x, k) = (draw.between(low, 3.0), draw.between(0.1, 2.0));
            let our = ours(Num(Dual::variable(x, 0)), Num(Dual::variable(k, 1)), name).0;
            let along_x = theirs(Dual64::from(x).derivative(), Dual64::from(k), name);
            let along_k = theirs(Dual64::from(x), Dual64::from(k).derivative(), name);
            for (a, b) in [(our.value, along_x.re), (our.slope[0], along_x.eps), (our.slope[1], along_k.eps)] {
                assert!((a - b).abs() <= 1e-12 * (1.0 + b.abs()), "{name}({x}, {k}): {a} against {b}");
            }
        }
    }
}

#[test]
fn the_network_lists_every_reaction_once_with_its_sentence_source_and_changes() {
    let written = network();
    let names: BTreeSet<String> = written.iter().map(|p| p.reaction.full_name()).collect();
    let stated: BTreeSet<String> = reactions_by_stage().iter().flatten().map(|r| r.full_name()).collect();
    assert_eq!(names, stated);
    assert_eq!(names.len(), written.len());
    for posted in &written {
        let (reaction, name) = (posted.reaction, posted.reaction.full_name());
        assert!(reaction.about.trim().ends_with('.') && !reaction.source.citation().is_empty(), "{name}");
        assert!(!reaction.changes.is_empty(), "{name} changes nothing");
        assert!(posted.rate.literal().is_none(), "{name} is written as the constant {}", posted.rate);
        let changed: BTreeSet<Slot> = reaction.changes.iter().map(|c| c.0).collect();
        assert!(changed.len() == reaction.changes.len(), "{name} names a state twice");
    }
    let release = written.iter().find(|p| p.reaction.full_name() == "insult.release").unwrap();
    assert_eq!(release.reaction.source, LIU_1991);
    assert_eq!(release.rate.to_string(), "insult / insult.release_time");
    let expected = [
        (slots::insult, Amount::Fixed(-1.0)),
        (slots::corpses, Amount::Fixed(1.0)),
        (slots::hemorrhage, Amount::Fixed(1.0)),
        (slots::membrane_tears, Amount::Fixed(1.0)),
        (slots::damps, Amount::Made(0)),
        (slots::glutamate, Amount::Made(1)),
        (slots::myelin_debris, Amount::Made(2)),
    ];
    assert_eq!(release.reaction.changes, expected);
    assert_eq!(release.yields[1].to_string(), "insult.glutamate");
}

#[test]
fn the_written_network_summed_by_hand_is_the_derivative_of_the_penumbra() {
    let mut draw = Draw::from_seed(11);
    let (p, product, y) = (draw.parameters(), draw.product(), draw.state(WRITTEN));
    let meaning = meanings(&y, &product, &p);
    let lookup = |name: &'static str| meaning[name];
    let mut sum = vec![0.0; Tissue::<f64>::TABLE.len()];
    for posted in network() {
        for &(slot, amount) in posted.reaction.changes {
            let Slot::Tissue(i) = slot else { continue };
            let events = posted.rate.evaluate(&lookup);
            let change = match amount {
                Amount::Fixed(number) => events * number,
                Amount::Made(k) => events * posted.yields[k].evaluate(&lookup),
                Amount::Used(k) => -events * posted.yields[k].evaluate(&lookup),
            };
            // What leaves the epicentre arrives in the penumbra, diluted by the ratio to their mean volume.
            let inner = p.cord.epicentre_share.0;
            sum[i] += if posted.place == Place::Border(0) { -change * inner * 2.0 } else { change };
        }
    }
    let derivative = slope(WRITTEN, &y, &[product], &p);
    for (i, by_hand) in sum.into_iter().enumerate() {
        let slot = WRITTEN.position(Place::Region(1), Slot::Tissue(i));
        let (found, name) = (derivative[slot], state_name(WRITTEN, slot));
        assert!((found - by_hand).abs() <= 1e-9 * (1.0 + by_hand.abs()), "{name}: {found} against {by_hand}");
    }
}

#[test]
fn every_parameter_moves_some_rate_or_the_cord_after_the_blow() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for posted in network() {
        used.extend(posted.rate.variables());
        posted.yields.iter().for_each(|s| used.extend(s.variables()));
    }
    // These decide what is left after the blow, of tissue and of function.
    used.extend(["insult.cell_loss", "insult.axon_loss", "insult.attenuation", "function.unshocked"]);
    let idle: Vec<&str> = parameters::table().iter().map(|e| e.name).filter(|name| !used.contains(name)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn an_observable_is_the_same_number_on_duals() {
    let mut draw = Draw::from_seed(6);
    let (p, product, y) = (draw.parameters(), draw.product(), draw.state(WRITTEN));
    let dual_y: Vec<Slope> = y.iter().map(|v| Slope::variable(*v, 0)).collect();
    let plain = observe(&Frame { layout: WRITTEN, y: &y }, &[product], &p);
    let frame = Frame { layout: WRITTEN, y: &dual_y };
    let dual = observe(&frame, &[lift_product(&product)], &p.map(|_, v| Slope::constant(v)));
    assert!(plain.iter().zip(&dual).all(|(a, b)| bits(*a) == bits(b.value)));
    let still: Vec<String> = columns(WRITTEN.regions)
        .into_iter()
        .zip(&dual)
        .filter(|(_, v)| v.slope[0] == 0.0)
        .map(|(name, _)| name)
        .collect();
    assert!(still.is_empty(), "observables that no state moves: {still:?}");
}

#[test]
fn recorded_expressions_differentiate_on_paper() {
    let (x, k) = (Symbol::variable("x"), Symbol::variable("k"));
    let y = Num(Dual::<Symbol, 1>::variable(x, 0)).hill1(Num(Dual::constant(0.0)) + Num(Dual::variable(k, 1)));
    let slope = y.0.slope[0];
    for (x, k) in [(0.0, 0.3), (0.7, 0.3), (2.0, 1.5)] {
        let found = slope.evaluate(&|name| if name == "x" { x } else { k });
        let exact = k / ((k + x) * (k + x));
        assert!((found - exact).abs() < 1e-14, "{slope}: {found} against {exact}");
    }
}
