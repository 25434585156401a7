//! Mechanisms of action one by one: one that works alone and fully, or one that is left out of what a product does.

use super::refusal::CompileError;
use crate::declare::Place;
use crate::engine::{Action, Plan, Stop, Window, WindowChange};
use crate::ledger::find_reaction;
use crate::model::cord::Layout;
use crate::model::mechanisms::{COUNT, REVERSIBLE};
use crate::model::products::Product;
use crate::model::slots;
use crate::number::Num;

/// Cargo in every region, ug.
const CARGO_UG: f64 = 1.0;
/// Its potency: so far beyond any half-effect that the drive is at its maximum to a millionth.
const POTENCY: f64 = 1e6;
/// The reaction by which cargo is lost.
const LOSS: &str = "exosomes.cargo_decay";

/// `plan`, which gives no product, with the mechanism at position `mechanism` at its maximum in every region from
/// `from_d` (in days) to the end, and no other: cells get cargo that does this alone, and keep it.
///
/// # Errors
/// [`CompileError::Unknown`] where cargo is lost by a reaction of another name.
pub fn alone(mut plan: Plan, mechanism: usize, from_d: f64) -> Result<Plan, CompileError> {
    let unknown = || CompileError::Unknown { kind: "reaction", name: LOSS.into() };
    let reaction = find_reaction(LOSS).ok_or_else(unknown)?;
    let weights = std::array::from_fn::<_, COUNT, _>(|at| Num(if at == mechanism { POTENCY } else { 0.0 }));
    plan.products = vec![Product { weights, ..Product::native() }];
    plan.layout = Layout { products: 1, ..plan.layout };
    plan.start.resize(plan.layout.len(), 0.0);
    for region in 0..plan.layout.regions {
        let slot = plan.layout.position(Place::Deposit { region, product: 0 }, slots::cargo);
        plan.stops.push(Stop { time_d: from_d, action: Action::add(slot, CARGO_UG) });
    }
    let change = WindowChange::Reaction { reaction, factor: 0.0 };
    plan.windows.push(Window { from_d, until_d: f64::INFINITY, change });
    Ok(plan)
}

/// `plan` with products that do not have the mechanism at position `mechanism`.
pub fn without(plan: Plan, mechanism: usize) -> Plan {
    only(plan, |at| at != mechanism)
}

/// `plan` with products that have no other mechanism than those at positions that are `kept`, neither to help nor to
/// harm.
pub fn only(mut plan: Plan, kept: impl Fn(usize) -> bool) -> Plan {
    for product in &mut plan.products {
        for at in (0..COUNT).filter(|at| !kept(*at)) {
            product.weights[at] = Num(0.0);
        }
        for (harm, turned) in product.harms.iter_mut().zip(REVERSIBLE) {
            if !kept(*turned as usize) {
                *harm = Num(0.0);
            }
        }
    }
    plan
}

/// Whether a product of `plan` has the mechanism at position `mechanism`, to help or to harm.
pub fn acts(plan: &Plan, mechanism: usize) -> bool {
    plan.products.iter().any(|product| product.weights[mechanism].0 != 0.0 || product.harm(mechanism).0 != 0.0)
}

/// Whether all products of `plan` that have the mechanism at position `mechanism` drive it the other way, and so harm.
pub fn turned_round(plan: &Plan, mechanism: usize) -> bool {
    let acting = |product: &&Product<f64>| (product.weights[mechanism] + product.harm(mechanism)).0 != 0.0;
    let mut acting = plan.products.iter().filter(acting).peekable();
    acting.peek().is_some() && acting.all(|product| product.harm(mechanism).0 > product.weights[mechanism].0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::engine::run;
    use crate::experiment::{Template, vocabulary};
    use crate::model::mechanisms::drives;
    use crate::scenario::parse;

    const TEXT: &str = "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
                        [simulation]\nuntil = \"8 d\"\n";

    #[test]
    fn a_mechanism_alone_is_at_its_maximum_from_its_start_to_the_end_and_no_other_is_there() {
        let catalogue = Catalogue::embedded().unwrap();
        let scenario = parse("a.toml", TEXT, &vocabulary(&catalogue)).unwrap().scenario;
        let plan = Template::new(&scenario, &scenario.arms[0], &catalogue).unwrap().nominal().clone();
        for mechanism in [0, COUNT - 1] {
            let held = alone(plan.clone(), mechanism, 1.0).unwrap();
            let maxima = held.parameters.mechanisms.values().map(|maximum| maximum.0);
            let mut seen = 0;
            run(&held, &[0.5, 1.0, 7.5], |sample| {
                let (frame, now) = (sample.frame(), sample.settings);
                for region in 0..held.layout.regions {
                    let found = drives(&now.products, |k| frame.deposit(region, k), &now.parameters).0.values();
                    for (at, drive) in found.into_iter().enumerate() {
                        let wanted = if at == mechanism && sample.time_d >= 1.0 { maxima[at] } else { 0.0 };
                        assert!((drive.0 - wanted).abs() <= 1e-5 * maxima[at].abs(), "{at} on day {}", sample.time_d);
                    }
                    seen += 1;
                }
            })
            .unwrap();
            assert_eq!(seen, 3 * held.layout.regions);
        }
    }
}
