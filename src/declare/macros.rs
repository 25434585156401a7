//! The three declarations a model is made of: `quantities!`, `reactions!` and `modules!`.

use super::{Amount, Slot};

/// Declares a struct of named quantities together with its table of metadata.
#[macro_export]
macro_rules! quantities {
    ($(#[doc = $title:literal])+ pub struct $Struct:ident, index $Index:ident $(, slot $Kind:ident)? {
        $( $(#[doc = $about:literal])+
           $name:ident = $value:literal [$unit:literal] in $low:literal ..= $high:literal $($fixed:ident)?, $evidence:expr; )+
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
            // A fitted number may come near to a constant of mathematics and is none.
            #[allow(clippy::approx_constant)]
            pub const TABLE: &'static [$crate::declare::Quantity] = &[$( $crate::declare::Quantity {
                name: stringify!($name), about: concat!($($about),+), value: $value as f64,
                low: $low as f64, high: $high as f64, fixed: $crate::fixed!($($fixed)?), unit: $unit, evidence: $evidence,
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

        $crate::slots! { $(@$Kind)? $Index $($name)+ }
    };
    ($($other:tt)*) => {
        compile_error!("a quantity reads: /// sentence, then `name = value [\"unit\"] in low..=high, EVIDENCE;` or `... in low..=high fixed, EVIDENCE;`");
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! fixed {
    () => {
        false
    };
    (fixed) => {
        true
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! slots {
    (@$Kind:ident $Index:ident $($name:ident)+) => {
        /// The states of this table as slots of reactions.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod slots {
            $( pub const $name: $crate::declare::Slot = $crate::declare::Slot::$Kind(super::$Index::$name as usize); )+
        }
    };
    ($Index:ident $($name:ident)+) => {};
}

/// States reactions as `name: reactants => products @ rate;` and posts each to a ledger.
///
/// A state may carry a yield in brackets, `=> corpses + (p.damps.per_lysis) damps`; a yield before a
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
                $( ($crate::model::slots::$r, $crate::amount!(Used $(($u))?)),
                   $( ($crate::model::slots::$rs, $crate::amount!(Used $(($us))?)), )* )?
                $( ($crate::model::slots::$p, $crate::amount!(Made $(($y))?)),
                   $( ($crate::model::slots::$ps, $crate::amount!(Made $(($ys))?)), )* )?
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
pub const fn number_yields<const N: usize>(mut changes: [(Slot, Amount); N]) -> [(Slot, Amount); N] {
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
                Parameters::filled(&mut make)
            }

            /// Compiled once a number type: there are hundreds of parameters, and many who fill them.
            fn filled(make: &mut dyn FnMut(&'static str, &'static $crate::declare::Quantity) -> S) -> Self {
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
