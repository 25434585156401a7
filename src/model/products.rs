//! Exosome products as the model sees them: weights, factors and infusions, no names and no times.

use super::mechanisms::{self, COUNT};
use super::sources::*;
use super::state::{Circulation, slots};
use crate::declare::{Place, Slot};
use crate::number::{Num, Scalar};
use crate::quantities;
use std::sync::LazyLock;

pub use super::state::Input;

quantities! {
    /// How vesicles of a product move; as written, native ones without a depot.
    pub struct Factors, index Factor {
        /// Entry from blood relative to native vesicles.
        entry_factor = 1.0 ["1"] in 0.0..=10.0, DEFINITION;
        /// First-order release from a depot.
        release = 0.0 ["1/d"] in 0.0..=50.0, DEFINITION;
        /// First-order loss inside a depot.
        depot_loss = 0.0 ["1/d"] in 0.0..=50.0, DEFINITION;
    }
}

/// One combination of source, cargo, engineering and route.
#[derive(Clone, Copy, Debug)]
pub struct Product<S> {
    /// Potency for each mechanism of action relative to native bone-marrow MSC vesicles, unit `1`.
    pub weights: [Num<S>; COUNT],
    /// How its vesicles move.
    pub factors: Factors<S>,
    /// Infusions that run at present.
    pub input: Input<S>,
}

/// One number of a product.
#[derive(Clone, Debug)]
pub struct Property {
    /// `angiogenesis`, `release`, `input_plasma`.
    pub name: String,
    /// Unit in the notation of [`crate::number::Unit::parse`].
    pub unit: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Whether it is zero but while an infusion runs.
    pub infusion: bool,
}

/// What the numbers of a product are, in the order of [`Product::values`].
pub fn properties() -> &'static [Property] {
    static ALL: LazyLock<Vec<Property>> = LazyLock::new(|| {
        let weight = "Potency in this mechanism of action; 1 is a native bone-marrow MSC vesicle.";
        let property =
            |name, unit, about: &'static str, infusion| Property { name, unit, about: about.trim(), infusion };
        let weights = mechanisms::Parameters::<f64>::TABLE.iter();
        let weights = weights.map(|q| property(q.name.to_owned(), "1", weight, false));
        let factors = Factors::<f64>::TABLE.iter().map(|q| property(q.name.to_owned(), q.unit, q.about, false));
        let inputs = Input::<f64>::TABLE.iter().map(|q| property(format!("input_{}", q.name), q.unit, q.about, true));
        weights.chain(factors).chain(inputs).collect()
    });
    &ALL
}

impl<S> Product<S> {
    /// Fills every number from its position in [`properties`].
    pub fn from_fn(mut make: impl FnMut(usize) -> S) -> Self {
        let inputs = COUNT + Factors::<f64>::TABLE.len();
        Product {
            weights: std::array::from_fn(|i| Num(make(i))),
            factors: Factors::from_fn(|i, _| make(COUNT + i)),
            input: Input::from_fn(|i, _| make(inputs + i)),
        }
    }
}

impl<S: Copy> Product<S> {
    /// All numbers in the order of [`properties`].
    pub fn values(&self) -> impl Iterator<Item = S> {
        let Product { weights, factors, input } = self;
        weights.iter().copied().chain(factors.values()).chain(input.values()).map(|number| number.0)
    }

    /// The same numbers, each made into another kind.
    pub fn map<T>(&self, mut make: impl FnMut(S) -> T) -> Product<T> {
        let (weights, factors, input) = (self.weights, self.factors.values(), self.input.values());
        Product {
            weights: weights.map(|weight| Num(make(weight.0))),
            factors: Factors::from_fn(|i, _| make(factors[i].0)),
            input: Input::from_fn(|i, _| make(input[i].0)),
        }
    }
}

impl<S: Scalar> Product<S> {
    /// Native bone-marrow MSC vesicles: weight one in every mechanism, no depot.
    pub fn native() -> Self {
        let factors = Factors::from_fn(|_, quantity| S::constant(quantity.value));
        Product { weights: [Num::from(1.0); COUNT], factors, input: Input::none() }
    }
}

impl<S: Scalar> Input<S> {
    /// No infusion.
    pub fn none() -> Self {
        Input::from_fn(|_, _| S::constant(0.0))
    }

    /// This infusion and `other` at once.
    pub fn and(&self, other: &Self) -> Self {
        let (one, two) = (self.values(), other.values());
        Input::from_fn(|i, _| (one[i] + two[i]).0)
    }

    /// What flows into all compartments together, unit `ug/d`.
    pub fn total(&self) -> Num<S> {
        self.values().into_iter().sum()
    }

    /// A flow of `rate` into `compartment`; `None` where no infusion runs into it.
    pub fn into(compartment: Compartment, rate: S) -> Option<Self> {
        let at = Input::<S>::TABLE.iter().position(|quantity| quantity.name == compartment.name())?;
        Some(Input::from_fn(|i, _| if i == at { rate } else { S::constant(0.0) }))
    }
}

/// Where a dose arrives: a compartment outside the cord, by the name of its state, or the lesion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compartment(Slot);

impl Compartment {
    /// The interstitium of the epicentre.
    pub const LESION: Compartment = Compartment(slots::interstitium);
    /// A material on or in the lesion that releases the vesicles.
    pub const DEPOT: Compartment = Compartment(slots::depot);

    /// Every compartment in which a dose may arrive: those that an infusion can run into, and the depot.
    pub fn all() -> impl Iterator<Item = Compartment> {
        let outside = (0..Circulation::<f64>::TABLE.len()).map(|i| Compartment(Slot::Circulation(i)));
        let infused = |name: &str| Input::<f64>::TABLE.iter().any(|quantity| quantity.name == name);
        let receives = move |one: &Compartment| *one == Compartment::DEPOT || infused(one.name());
        outside.filter(receives).chain([Compartment::LESION])
    }

    /// The compartment called `name`.
    pub fn named(name: &str) -> Option<Compartment> {
        Compartment::all().find(|compartment| compartment.name() == name)
    }

    /// Its name: `plasma`, `lesion`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Slot::Circulation(i) => Circulation::<f64>::TABLE[i].name,
            _ => "lesion",
        }
    }

    /// The state that holds what arrives.
    pub fn state(self) -> Slot {
        self.0
    }

    /// Where that state is, for the vesicles of `product`.
    pub fn place(self, product: usize) -> Place {
        match self.0 {
            Slot::Circulation(_) => Place::Circulation(product),
            _ => Place::Deposit { region: 0, product },
        }
    }
}
