//! Settings as symbols: parameters, properties of products, and the gains of perturbed reactions.

use crate::engine::{Plan, Settings, WindowChange};
use crate::export::fingerprint::kept;
use crate::ledger::{Gains, Stage, reactions_by_stage};
use crate::model::Parameters;
use crate::model::mechanisms::{self, COUNT};
use crate::model::parameters;
use crate::model::products::{Input, Product};
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

/// Properties of a product besides its weights: name, unit, what it is.
const PROPERTIES: [(&str, &str, &str); 7] = [
    ("entry_factor", "1", "Entry from blood relative to native vesicles."),
    ("release", "1/d", "First-order release from a depot."),
    ("depot_loss", "1/d", "First-order loss inside a depot."),
    ("input_plasma", "ug/d", "Infusion into blood plasma that runs at present."),
    ("input_nasal", "ug/d", "Infusion into the nasal cavity that runs at present."),
    ("input_csf", "ug/d", "Infusion into cerebrospinal fluid that runs at present."),
    ("input_lesion", "ug/d", "Infusion into the interstitium of the epicentre that runs at present."),
];

/// Position of the first infusion among the properties.
const INPUTS: usize = COUNT + 3;

/// Name, unit and meaning of a property of a product.
pub(super) fn property(at: usize) -> (&'static str, &'static str, String) {
    match at.checked_sub(COUNT) {
        Some(i) => (PROPERTIES[i].0, PROPERTIES[i].1, PROPERTIES[i].2.into()),
        None => {
            let name = mechanisms::Parameters::<f64>::TABLE[at].name;
            (name, "1", "Potency in this mechanism of action; 1 is a native bone-marrow MSC vesicle.".into())
        }
    }
}

fn values<S: Scalar>(product: &Product<S>) -> Vec<S> {
    let Product { weights, entry_factor, release, depot_loss, input } = product;
    let others = [*entry_factor, *release, *depot_loss, input.plasma, input.nasal, input.csf, input.lesion];
    weights.iter().chain(&others).map(|value| value.0).collect()
}

/// Properties of `product` as symbols; infusions that never run in `plan` stay away.
fn symbolic_product(plan: &Plan, product: usize, list: &mut Vec<Setting>) -> Product<Symbol> {
    let runs = |at: usize| {
        let own = values(&plan.products[product])[at];
        let infused = plan.windows.iter().any(|w| match w.change {
            WindowChange::Infusion { product: k, input } => {
                k == product && values(&Product { input, ..Product::native() })[at] != 0.0
            }
            _ => false,
        });
        own != 0.0 || infused
    };
    let mut symbol = |at: usize| {
        if at >= INPUTS && !runs(at) {
            return Num::from(0.0);
        }
        let (name, unit, _) = property(at);
        let name = format!("product_{}.{name}", product + 1);
        let symbol = Symbol::variable(kept(&name));
        list.push(Setting { symbol, name, unit: Unit::parse(unit), origin: Origin::Product(product, at) });
        Num(symbol)
    };
    Product {
        weights: std::array::from_fn(&mut symbol),
        entry_factor: symbol(COUNT),
        release: symbol(COUNT + 1),
        depot_loss: symbol(COUNT + 2),
        input: Input {
            plasma: symbol(INPUTS),
            nasal: symbol(INPUTS + 1),
            csf: symbol(INPUTS + 2),
            lesion: symbol(INPUTS + 3),
        },
    }
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
            Origin::Product(product, at) => values(&settings.products[product])[at],
            Origin::Gain(at) => settings.gains.of(at).0,
        }
    }
}
