//! Exosome products as the model sees them: weights, factors and infusions, no names and no times.

use super::mechanisms::{self, COUNT, REVERSIBLE};
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
        /// Loss of active cargo relative to that of native vesicles.
        decay_factor = 1.0 ["1"] in 0.0..=1000.0, DEFINITION;
        /// 1 where the donor is of another species than the animal, which then makes antibodies; 0 otherwise.
        foreign = 0.0 ["1"] in 0.0..=1.0, DEFINITION;
    }
}

/// Mechanisms of action that a product can turn round.
const TURNED: usize = REVERSIBLE.len();

/// One combination of source, cargo, engineering and route.
#[derive(Clone, Copy, Debug)]
pub struct Product<S> {
    /// Potency for each mechanism of action relative to native bone-marrow MSC vesicles, at least 0, unit `1`.
    pub weights: [Num<S>; COUNT],
    /// Potency for the opposite of each mechanism of [`REVERSIBLE`], in the same way.
    pub harms: [Num<S>; TURNED],
    /// How its vesicles move.
    pub factors: Factors<S>,
    /// Infusions that run at present.
    pub input: Input<S>,
}

/// One number of a product.
#[derive(Clone, Debug)]
pub struct Property {
    /// `angiogenesis`, `harm_antioxidant`, `release`, `input_plasma`.
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
        let harm = "Potency for the opposite of this mechanism of action; 0 where vesicles do no harm.";
        let property =
            |name, unit, about: &'static str, infusion| Property { name, unit, about: about.trim(), infusion };
        let table = mechanisms::Parameters::<f64>::TABLE;
        let weights = table.iter().map(|q| property(q.name.to_owned(), "1", weight, false));
        let turned = REVERSIBLE.iter().map(|one| table[*one as usize].name);
        let harms = turned.map(|name| property(format!("harm_{name}"), "1", harm, false));
        let factors = Factors::<f64>::TABLE.iter().map(|q| property(q.name.to_owned(), q.unit, q.about, false));
        let inputs = Input::<f64>::TABLE.iter().map(|q| property(format!("input_{}", q.name), q.unit, q.about, true));
        weights.chain(harms).chain(factors).chain(inputs).collect()
    });
    &ALL
}

impl<S> Product<S> {
    /// Fills every number from its position in [`properties`].
    pub fn from_fn(mut make: impl FnMut(usize) -> S) -> Self {
        let factors = COUNT + TURNED;
        let inputs = factors + Factors::<f64>::TABLE.len();
        Product {
            weights: std::array::from_fn(|i| Num(make(i))),
            harms: std::array::from_fn(|i| Num(make(COUNT + i))),
            factors: Factors::from_fn(|i, _| make(factors + i)),
            input: Input::from_fn(|i, _| make(inputs + i)),
        }
    }
}

impl<S: Copy> Product<S> {
    /// All numbers in the order of [`properties`].
    pub fn values(&self) -> impl Iterator<Item = S> {
        let Product { weights, harms, factors, input } = self;
        weights.iter().chain(harms).copied().chain(factors.values()).chain(input.values()).map(|number| number.0)
    }

    /// The same numbers, each made into another kind.
    pub fn map<T>(&self, mut make: impl FnMut(S) -> T) -> Product<T> {
        let (weights, factors, input) = (self.weights, self.factors.values(), self.input.values());
        Product {
            weights: weights.map(|weight| Num(make(weight.0))),
            harms: self.harms.map(|harm| Num(make(harm.0))),
            factors: Factors::from_fn(|i, _| make(factors[i].0)),
            input: Input::from_fn(|i, _| make(input[i].0)),
        }
    }
}

impl<S: Scalar> Product<S> {
    /// Native bone-marrow MSC vesicles of the animal's own species: weight one in every mechanism, no harm, no depot.
    pub fn native() -> Self {
        let factors = Factors::from_fn(|_, quantity| S::constant(quantity.value));
        Product { weights: [Num::from(1.0); COUNT], harms: [Num::from(0.0); TURNED], factors, input: Input::none() }
    }

    /// Potency for the opposite of the mechanism at `position`; 0 where it cannot be turned round.
    #[inline]
    pub fn harm(&self, position: usize) -> Num<S> {
        let at = REVERSIBLE.iter().position(|one| *one as usize == position);
        at.map_or(Num::from(0.0), |at| self.harms[at])
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
    /// The cerebrospinal fluid.
    pub const CSF: Compartment = Compartment(slots::csf);
    /// The blood.
    pub const PLASMA: Compartment = Compartment(slots::plasma);
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
