//! Settings as symbols: parameters, properties of products, and the gains of perturbed reactions.

use crate::engine::{Plan, Settings, WindowChange};
use crate::ledger::{Gains, Stage, kept, reactions_by_stage};
use crate::model::Parameters;
use crate::model::parameters;
use crate::model::products::{Product, properties};
use crate::number::{Num, Scalar, Symbol, Unit};
use std::collections::BTreeSet;

/// Where a setting comes from.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    /// The parameter at this position.
    Parameter(usize),
    /// A property of a product: which product, which property.
    Product(usize, usize),
    /// The gain of a reaction.
    Gain((Stage, usize)),
}

/// A number that holds between stops.
pub(super) struct Setting {
    pub symbol: Symbol,
    /// `module.name`, `product_1.release`, `gain.module.name`.
    pub name: String,
    pub unit: Unit,
    pub origin: Origin,
}

/// Settings of a plan as symbols.
pub(super) struct Symbolic {
    pub list: Vec<Setting>,
    pub parameters: Parameters<Symbol>,
    pub products: Vec<Product<Symbol>>,
    pub gains: Gains<Symbol>,
}

/// Properties of `product` as symbols; infusions that never run in `plan` stay away.
fn symbolic_product(plan: &Plan, product: usize, list: &mut Vec<Setting>) -> Product<Symbol> {
    let mut used: Vec<bool> = plan.products[product].values().map(|value| value != 0.0).collect();
    for window in &plan.windows {
        match window.change {
            WindowChange::Infusion { product: k, input } if k == product => {
                let infused = Product { input, ..Product::native() };
                used.iter_mut().zip(infused.values()).for_each(|(used, value)| *used |= value != 0.0);
            }
            _ => {}
        }
    }
    Product::from_fn(|at| {
        let property = &properties()[at];
        if property.infusion && !used[at] {
            return Symbol::constant(0.0);
        }
        let name = format!("product_{}.{}", product + 1, property.name);
        let symbol = Symbol::variable(kept(&name));
        list.push(Setting { symbol, name, unit: Unit::parse(property.unit), origin: Origin::Product(product, at) });
        symbol
    })
}

/// Settings of `plan` as symbols. Only reactions that a window scales have a gain.
pub(super) fn symbolic(plan: &Plan) -> Symbolic {
    let mut list = Vec::new();
    for (i, entry) in parameters::table().iter().enumerate() {
        let unit = Unit::parse(entry.quantity.unit);
        let (symbol, name) = (Symbol::variable(entry.name), entry.name.to_owned());
        list.push(Setting { symbol, name, unit, origin: Origin::Parameter(i) });
    }
    let parameters = plan.parameters.map(|i, _| list[i].symbol);
    let products = (0..plan.products.len()).map(|k| symbolic_product(plan, k, &mut list)).collect();
    let scaled: BTreeSet<(Stage, usize)> = plan.windows.iter().filter_map(|w| scaled(&w.change)).collect();
    let mut gains = Gains::as_written();
    for at in scaled {
        let name = format!("gain.{}", reactions_by_stage()[at.0 as usize][at.1].full_name());
        let symbol = Symbol::variable(kept(&name));
        gains.set(at, Num(symbol));
        list.push(Setting { symbol, name, unit: Unit::ONE, origin: Origin::Gain(at) });
    }
    Symbolic { list, parameters, products, gains }
}

fn scaled(change: &WindowChange) -> Option<(Stage, usize)> {
    match *change {
        WindowChange::Reaction { reaction, .. } => Some(reaction),
        _ => None,
    }
}

impl Setting {
    /// The value in `settings`, in the unit of the setting.
    pub fn value(&self, settings: &Settings) -> f64 {
        match self.origin {
            Origin::Parameter(i) => settings.parameters.values()[i],
            Origin::Product(product, at) => settings.products[product].values().nth(at).unwrap_or(0.0),
            Origin::Gain(at) => settings.gains.of(at).0,
        }
    }
}
