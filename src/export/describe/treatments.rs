//! What a treatment does, as numbers of its row: through which reactions, how strongly, how long, and by which dose.

use super::row_number::RowNumber;
use crate::catalogue::{Act, ActsFor, Treatment, Tried};
use crate::model::act::{Change, Target};
use crate::reading::units::in_unit;

/// Everything that runs take from the row.
pub(super) fn numbers(row: &Treatment) -> Vec<RowNumber> {
    let acts = row.acts.iter().map(act);
    acts.chain(row.acts_for.iter().map(lasting)).chain(row.doses.iter().map(tried)).collect()
}

/// Remarks of the row, with how the time of one dose follows.
pub(super) fn note(row: &Treatment) -> String {
    let times = row.acts_for.iter().map(|one| one.note.as_str());
    let during = row.only_during.then_some("It acts only while it is given.");
    let doubt = row.doubt.as_ref().map(|doubt| format!("In doubt: {doubt}"));
    let all = [row.note.as_str()].into_iter().chain(times).chain(during).chain(doubt.as_deref());
    all.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

fn exactly(name: String, value: f64, basis: &str) -> RowNumber {
    RowNumber { name, value, low: value, high: value, basis: basis.to_owned() }
}

fn act(act: &Act) -> RowNumber {
    let name = match &act.target {
        Target::Reaction(name) => format!("reaction {name}"),
        Target::Parameter(name) => format!("parameter {name}"),
        Target::State(name) => format!("state {name}"),
    };
    match act.change {
        Change::Scale(factor) | Change::Multiply(factor) => exactly(format!("{name} times"), factor, &act.basis),
        Change::Add(amount) => exactly(format!("{name} plus"), amount, &act.basis),
        Change::Set(value) => exactly(format!("{name} at"), value, &act.basis),
    }
}

/// In the unit that a person would say the time in.
fn lasting(acts_for: &ActsFor) -> RowNumber {
    let (value, unit) = in_unit(acts_for.days.value);
    let scale = value / acts_for.days.value;
    let of = acts_for.species.map(|species| format!(" in {}", species.plural)).unwrap_or_default();
    let rounded = |days: f64| format!("{:.10e}", days * scale).parse().unwrap_or(days * scale);
    RowNumber {
        name: format!("one dose acts for so many {unit}{of}:"),
        value: rounded(acts_for.days.value),
        low: rounded(acts_for.days.low),
        high: rounded(acts_for.days.high),
        basis: acts_for.days.basis.clone(),
    }
}

fn tried(tried: &Tried) -> RowNumber {
    let of = tried.animals.as_ref().map(|animals| format!(" in {animals}")).unwrap_or_default();
    exactly(format!("share of the effect at {}{of}:", tried.dose.text), tried.strength, &tried.basis)
}
