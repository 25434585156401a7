//! How the model is declared: quantities with unit, range and source; reactions with a sentence,
//! a source, an arrow and a rate.

mod macros;

pub use macros::number_yields;

use crate::bibliography::{Basis, paper};
use crate::number::Num;

/// Where a number or a mechanism comes from; what is said about it stands in the bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Key in the bibliography, first author and year.
    pub key: &'static str,
}

/// What a source says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The source states the number, or bounds that contain it.
    Measured,
    /// Chosen so that a published time course or size comes out.
    Inferred,
    /// The source supports the direction only; the number is assumed.
    Direction,
    /// No source: a modelling choice.
    Assumed,
    /// True by definition.
    Definition,
}

impl Grade {
    /// All grades, best supported first.
    pub const ALL: [Grade; 5] = [Grade::Measured, Grade::Inferred, Grade::Direction, Grade::Assumed, Grade::Definition];

    /// One lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Grade::Measured => "measured",
            Grade::Inferred => "inferred",
            Grade::Direction => "direction",
            Grade::Assumed => "assumed",
            Grade::Definition => "definition",
        }
    }
}

/// A source together with what it says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// The paper.
    pub source: Source,
    /// What the paper says about the number.
    pub grade: Grade,
}

impl Source {
    // A test looks up every source of the model, so what stands here for an unknown key is never seen.

    /// The reference as it would stand in a list.
    pub fn citation(self) -> &'static str {
        paper(self.key).map_or("", |paper| &paper.citation)
    }
    /// Digital object identifier, empty where there is none or it is not known for certain.
    pub fn doi(self) -> &'static str {
        paper(self.key).map_or("", |paper| &paper.doi)
    }
    /// Whether it was read.
    pub fn basis(self) -> Basis {
        paper(self.key).map_or(Basis::Own, |paper| paper.basis)
    }
    /// The source states the number or bounds that contain it.
    pub const fn measured(self) -> Support {
        Support { source: self, grade: Grade::Measured }
    }
    /// The number makes the published time course or size come out.
    pub const fn inferred(self) -> Support {
        Support { source: self, grade: Grade::Inferred }
    }
    /// The source supports the direction only.
    pub const fn direction(self) -> Support {
        Support { source: self, grade: Grade::Direction }
    }
}

/// What is known about one state variable or parameter.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// Name without its module.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Default: a parameter's value, a state's amount in the healthy cord.
    pub value: f64,
    /// Lower end of the plausible range.
    pub low: f64,
    /// Upper end of the plausible range.
    pub high: f64,
    /// Whether it is the same in every set although its range is known: because facts hardly depend on it, or because
    /// sets do not differ in numbers of its kind, as those of species.
    pub fixed: bool,
    /// Unit in the notation of [`crate::number::Unit::parse`].
    pub unit: &'static str,
    /// Why this value.
    pub evidence: Support,
}

/// A state variable, by the kind of place it lives in and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// One per region.
    Tissue(usize),
    /// One per animal.
    Body(usize),
    /// One per exosome product.
    Circulation(usize),
    /// One per exosome product and region.
    Deposit(usize),
}

/// How much of a state one event of a reaction makes (positive) or uses up (negative).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A fixed number.
    Fixed(f64),
    /// Makes as much as the posted yield at this position says.
    Made(usize),
    /// Uses up as much as the posted yield at this position says.
    Used(usize),
}

/// One named process: what it is, who says so, and what it changes.
#[derive(Debug)]
pub struct Reaction {
    /// Path of the module that states it.
    pub path: &'static str,
    /// Name without its module.
    pub name: &'static str,
    /// One sentence or more.
    pub about: &'static str,
    /// The paper behind the mechanism.
    pub source: Source,
    /// What one event changes.
    pub changes: &'static [(Slot, Amount)],
}

impl Reaction {
    /// The module that states it.
    pub fn module(&self) -> &'static str {
        self.path.rsplit("::").next().unwrap_or(self.path)
    }

    /// `module.name`, the name used in files.
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.module(), self.name)
    }
}

/// Where reactions are being stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a region of the cord.
    Region(usize),
    /// Between a region and the next one outward: what leaves the first enters the second.
    Border(usize),
    /// In the animal as a whole.
    Body,
    /// In a region, on the exosomes of a product.
    Deposit {
        /// The region, the inner one at a border.
        region: usize,
        /// The product.
        product: usize,
    },
    /// Between a region and the next one outward, on the exosomes of a product.
    DepositBorder {
        /// The region, the inner one at a border.
        region: usize,
        /// The product.
        product: usize,
    },
    /// In the animal as a whole, on the exosomes of a product.
    Circulation(usize),
}

/// Whatever listens while the model states its reactions.
pub trait Ledger<S> {
    /// The reactions that follow happen at `place`.
    fn enter(&mut self, place: Place);
    /// A reaction runs at `rate` (events per day) with these yields per event.
    fn post(&mut self, reaction: &'static Reaction, rate: Num<S>, yields: &[Num<S>]);
}

/// Whoever listens, told at run time: the model is compiled once a number type for all who are in no hurry.
impl<S> Ledger<S> for &mut dyn Ledger<S> {
    fn enter(&mut self, place: Place) {
        (**self).enter(place);
    }

    fn post(&mut self, reaction: &'static Reaction, rate: Num<S>, yields: &[Num<S>]) {
        (**self).post(reaction, rate, yields);
    }
}

#[cfg(test)]
mod tests {
    use super::{Grade, Source, Support};

    const CHOSEN: Support = Support { source: Source { key: "assumed" }, grade: Grade::Assumed };

    crate::quantities! {
        /// Two of them.
        pub struct Pair, index PairIndex {
            /// Moves.
            free = 1.0 ["1"] in 0.5..=2.0, CHOSEN;
            /// Does not move.
            kept = 3.0 ["1/d"] in 0.0..=4.0 fixed, CHOSEN;
        }
    }

    #[test]
    fn a_quantity_is_fixed_where_its_declaration_says_so() {
        let found = Pair::<f64>::TABLE.iter().map(|q| (q.name, q.value, q.high, q.fixed));
        assert_eq!(found.collect::<Vec<_>>(), [("free", 1.0, 2.0, false), ("kept", 3.0, 4.0, true)]);
        assert_eq!(Pair::from_fn(|_, q| q.value).values().map(|value| value.0), [1.0, 3.0]);
    }
}
