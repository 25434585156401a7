//! How the model is declared: quantities with unit, range and source; reactions with a sentence,
//! a source, an arrow and a rate.

use crate::number::Num;

/// Whether a paper was read for what it is cited for, or is cited from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// At least the abstract, a table or a legend was read.
    Read,
    /// Cited from memory; to be checked.
    Recalled,
    /// Not a paper: a definition or an assumption of ours.
    Own,
}

/// Where a number or a mechanism comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Short name, first author and year.
    pub key: &'static str,
    /// The reference as it would stand in a list.
    pub citation: &'static str,
    /// Digital object identifier, empty where there is none or it is not known for certain.
    pub doi: &'static str,
    /// Whether it was read.
    pub basis: Basis,
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
pub struct Evidence {
    /// The paper.
    pub source: Source,
    /// What the paper says about the number.
    pub grade: Grade,
}

impl Source {
    /// The source states the number or bounds that contain it.
    pub const fn measured(self) -> Evidence {
        Evidence { source: self, grade: Grade::Measured }
    }
    /// The number makes the published time course or size come out.
    pub const fn inferred(self) -> Evidence {
        Evidence { source: self, grade: Grade::Inferred }
    }
    /// The source supports the direction only.
    pub const fn direction(self) -> Evidence {
        Evidence { source: self, grade: Grade::Direction }
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
    /// Unit in the notation of [`crate::number::Unit::parse`].
    pub unit: &'static str,
    /// Why this value.
    pub evidence: Evidence,
}

/// A state variable, by the kind of place it lives in and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Species {
    /// One per region.
    Tissue(usize),
    /// One per animal.
    Body(usize),
    /// One per exosome product.
    Circulation(usize),
    /// One per exosome product and region.
    Deposit(usize),
}

/// How much of a species one event of a reaction makes (positive) or uses up (negative).
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
    pub changes: &'static [(Species, Amount)],
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

/// Declares a struct of named quantities together with its table of metadata.
#[macro_export]
macro_rules! quantities {
    ($(#[doc = $title:literal])+ pub struct $Struct:ident, index $Index:ident $(, species $Kind:ident)? {
        $( $(#[doc = $about:literal])+
           $name:ident = $value:literal [$unit:literal] in $low:literal ..= $high:literal, $evidence:expr; )+
    }) => {
        $(#[doc = $title])+
        #[derive(Clone, Copy, Debug)]
        pub struct $Struct<S> { $(
            $(#[doc = $about])+
            #[doc = concat!("\n\nUnit `", $unit, "`.")]
            pub $name: $crate::number::Num<S>,
        )+ }

        /// Positions of the quantities of this table.
        #[allow(non_camel_case_types, missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Index { $($name),+ }

        impl<S> $Struct<S> {
            /// Metadata in order of position.
            pub const TABLE: &'static [$crate::declare::Quantity] = &[$( $crate::declare::Quantity {
                name: stringify!($name), about: concat!($($about),+), value: $value as f64,
                low: $low as f64, high: $high as f64, unit: $unit, evidence: $evidence,
            } ),+];

            /// Fills every quantity from its position and metadata.
            #[inline]
            pub fn from_fn(mut make: impl FnMut(usize, &'static $crate::declare::Quantity) -> S) -> Self {
                $Struct { $( $name: $crate::number::Num(
                    make($Index::$name as usize, &Self::TABLE[$Index::$name as usize])) ),+ }
            }
        }

        impl<S: Copy> $Struct<S> {
            /// All quantities in order of position.
            #[inline]
            pub fn values(&self) -> [$crate::number::Num<S>; [$(stringify!($name)),+].len()] {
                [$(self.$name),+]
            }
        }

        $crate::species! { $(@$Kind)? $Index $($name)+ }
    };
    ($($other:tt)*) => {
        compile_error!("a quantity reads: /// sentence, then `name = value [\"unit\"] in low..=high, EVIDENCE;`");
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! species {
    (@$Kind:ident $Index:ident $($name:ident)+) => {
        /// The states of this table as species of reactions.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod species {
            $( pub const $name: $crate::declare::Species = $crate::declare::Species::$Kind(super::$Index::$name as usize); )+
        }
    };
    ($Index:ident $($name:ident)+) => {};
}

/// States reactions as `name: reactants => products @ rate;` and posts each to a ledger.
///
/// A species may carry a yield in brackets, `=> corpses + (p.damps.per_lysis) damps`; a yield before a
/// reactant is the amount that one event uses up.
#[macro_export]
macro_rules! reactions {
    ($ledger:ident; $(
        $(#[doc = $about:literal])+
        [$source:expr]
        $name:ident: $($(($u:expr))? $r:ident $(+ $(($us:expr))? $rs:ident)*)? =>
                     $($(($y:expr))? $p:ident $(+ $(($ys:expr))? $ps:ident)*)? @ $rate:expr;
    )+) => {$({
        const REACTION: &$crate::declare::Reaction = &$crate::declare::Reaction {
            path: module_path!(), name: stringify!($name), about: concat!($($about),+), source: $source,
            changes: &$crate::declare::number_yields([
                $( ($crate::model::species::$r, $crate::amount!(Used $(($u))?)),
                   $( ($crate::model::species::$rs, $crate::amount!(Used $(($us))?)), )* )?
                $( ($crate::model::species::$p, $crate::amount!(Made $(($y))?)),
                   $( ($crate::model::species::$ps, $crate::amount!(Made $(($ys))?)), )* )?
            ]),
        };
        $ledger.post(REACTION, $rate, &[
            $( $($u,)? $( $($us,)? )* )?
            $( $($y,)? $( $($ys,)? )* )?
        ]);
    })+};
    ($($other:tt)*) => {
        compile_error!("a reaction reads: /// sentence, [SOURCE], `name: reactants => products @ rate;`");
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! amount {
    (Made) => {
        $crate::declare::Amount::Fixed(1.0)
    };
    (Used) => {
        $crate::declare::Amount::Fixed(-1.0)
    };
    ($side:ident ($yield:expr)) => {
        $crate::declare::Amount::$side(0)
    };
}

/// Numbers the yields of a reaction in the order in which they are written.
#[doc(hidden)]
pub const fn number_yields<const N: usize>(mut changes: [(Species, Amount); N]) -> [(Species, Amount); N] {
    let (mut i, mut next) = (0, 0);
    while i < N {
        changes[i].1 = match changes[i].1 {
            Amount::Made(_) => Amount::Made(next),
            Amount::Used(_) => Amount::Used(next),
            fixed => fixed,
        };
        if !matches!(changes[i].1, Amount::Fixed(_)) {
            next += 1;
        }
        i += 1;
    }
    changes
}

/// Joins the parameters of module files into those of the whole model.
#[macro_export]
macro_rules! modules {
    ($($module:ident)+) => {
        $(pub mod $module;)+

        /// Parameters of every module.
        #[derive(Clone, Copy, Debug)]
        pub struct Parameters<S> { $(
            #[doc = concat!("Parameters of [`", stringify!($module), "`].")]
            pub $module: $module::Parameters<S>,
        )+ }

        impl<S> Parameters<S> {
            /// Fills every parameter from its module's name and its metadata.
            pub fn from_fn(mut make: impl FnMut(&'static str, &'static $crate::declare::Quantity) -> S) -> Self {
                Parameters { $($module: $module::Parameters::from_fn(|_, q| make(stringify!($module), q))),+ }
            }
        }

        impl<S: Copy> Parameters<S> {
            /// All values, in the order in which [`Parameters::from_fn`] fills them.
            pub fn values(&self) -> Vec<S> {
                let mut all = Vec::new();
                $( all.extend(self.$module.values().map(|value| value.0)); )+
                all
            }
        }
    };
}
