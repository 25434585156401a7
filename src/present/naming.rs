//! What readers call columns, and in which colours they are drawn.

use crate::course::outcomes::{Subject, TABLE, Tint};
use crate::figure::Role;
use crate::model::species::{Score, Species};

/// What is given, as it arrives.
pub const EXPOSURE: &str = "exo_cargo@epicentre";

/// The colour of an outcome in a figure.
pub fn role(tint: Tint) -> Role {
    match tint {
        Tint::Harmful => Role::Harmful,
        Tint::Protective => Role::Protective,
        Tint::Repair => Role::Repair,
        Tint::Glia => Role::Glia,
        Tint::Death => Role::Death,
        Tint::Reference => Role::Reference,
    }
}

/// What a column stands for, also where only another region of it is in the table.
pub fn tint(column: &str) -> Tint {
    let base = |name: &str| name.split('@').next().map(str::to_owned);
    let exact = TABLE.iter().find(|outcome| outcome.column == column);
    let near = TABLE.iter().find(|outcome| base(outcome.column) == base(column));
    exact.or(near).map_or(Tint::Reference, |outcome| outcome.tint)
}

/// What a reader calls a column, with its place.
pub fn titled(column: &str) -> String {
    if column == EXPOSURE {
        return Subject::Exosomes.title().0.to_owned();
    }
    if let Some(score) = Species::score_of(column) {
        return score.title.to_owned();
    }
    if let Some(outcome) = TABLE.iter().find(|outcome| outcome.column == column) {
        return outcome.label.to_owned();
    }
    match column.split_once('@') {
        Some((name, place)) => format!("{}, {place}", name.replace('_', " ")),
        None if crate::model::observables::whole::<f64>().iter().any(|one| one.name == column) => {
            column.replace('_', " ")
        }
        None => format!("{}, whole segment", column.replace('_', " ")),
    }
}

/// Full points of a score; nothing of anything else.
pub fn ceiling(column: &str) -> Option<f64> {
    Species::score_of(column).map(|Score { full, .. }| full.value)
}
