//! The dose of half of the largest effect, in words and as a table.

use super::names;
use crate::answers::{HalfDose, Scan};
use crate::present::measure::within;
use crate::present::rounding::digits;
use crate::present::table::{known, truth};
use crate::present::{Note, Table, TableError, percent};

/// Columns of the table behind those of the other axes.
const COLUMNS: [(&str, &str, &str); 9] = [
    (
        "dose_unit",
        "",
        "what the doses of the row count in, those of the key whose cell is empty where several have doses",
    ),
    ("dose_from", "", "least dose above 0"),
    ("dose_to", "", "largest dose"),
    (
        "level_share",
        "1",
        "share of `sets` whose own effect is level at the largest dose: from the last but one on it grows by less than a tenth \
         of its largest per tenfold dose",
    ),
    ("level_nominal", "", "`TRUE` where that is so with the parameter set as written"),
    (
        "half_dose_nominal",
        "",
        "dose of half of the largest effect, by straight lines over the logarithm of the dose, with the parameter set as \
         written: 0 where the least dose does more, inf where the effect is not level at the largest",
    ),
    ("half_dose_low", "", "5 % of `sets` have their own below it"),
    ("half_dose_median", "", "half of `sets` have their own below it"),
    ("half_dose_high", "", "95 % of `sets` have their own below it"),
];

/// What a reader is told of the one line of doses, or of that in which the best combination lies.
pub(super) fn sentence(scan: &Scan) -> Option<String> {
    let best = scan.best()?;
    let measure = scan.measure(best)?;
    measure.improved(scan.told(best))?;
    let of_best = |one: &&HalfDose| {
        let other = |(axis, at): (usize, &usize)| axis == one.axis || best.at[axis] == *at;
        one.arm == best.arm && one.at.iter().enumerate().all(other)
    };
    let one = scan.half_doses.iter().find(of_best)?;
    let unit = scan.axes[one.axis].unit;
    let amount = |dose: f64| format!("{} {unit}", digits(dose));
    let with = names::without(scan, best, one.axis);
    let over = format!("Over doses from {} to {}", amount(one.from_to[0]), amount(one.from_to[1]));
    let over = if with.is_empty() { over } else { format!("{over} with {with}") };
    let level = match (one.sets, one.level_nominal) {
        (0, true) => "the effect reaches a plateau".to_owned(),
        (0, false) => "the effect reaches no plateau".to_owned(),
        _ => format!("the effect reaches a plateau in {} of the sets", percent(one.level)),
    };
    let told = |dose: f64| match dose {
        never if never.is_infinite() => "not reached within the doses".to_owned(),
        0.0 => format!("under {}", amount(one.from_to[0])),
        dose => amount(dose),
    };
    let [low, _, high] = one.half.band.map(told);
    let interval = match one.sets {
        0 => String::new(),
        // What all sets have in common is told once.
        sets if low == high && low == told(one.half.central()) => format!(" ({}: the same)", within(sets, scan.sets)),
        sets => format!(" ({}: {low} to {high})", within(sets, scan.sets)),
    };
    let each = if one.sets > 0 { ", each set by itself" } else { "" };
    Some(format!(
        "{over} {level}; the dose of half of the largest effect{each}: {}{interval}, by straight lines over the logarithm of \
         the dose.",
        told(one.half.central())
    ))
}

/// The table, a row a combination of the other axes and arm; nothing without three doses.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn scan_half_doses(scan: &Scan) -> Result<Option<Vec<u8>>, TableError> {
    if scan.half_doses.is_empty() {
        return Ok(None);
    }
    let mut table = Table::new("half_doses.csv");
    // The only dose has no column, as all its cells would be empty.
    let shown = || (0..scan.axes.len()).filter(|at| scan.half_doses.iter().any(|one| one.axis != *at));
    let keys = shown().map(|at| scan.axes[at].key.as_str());
    table.row(keys.chain(["arm"]).chain(COLUMNS.map(|(name, ..)| name)).chain(["sets"]))?;
    for one in &scan.half_doses {
        let value = |at: usize| scan.axes[at].values[one.at[at]].clone();
        let values = shown().map(|at| if at == one.axis { String::new() } else { value(at) });
        let numbers = [one.half.nominal].into_iter().chain(one.half.band).map(known);
        let (unit, [from, to]) = (scan.axes[one.axis].unit.to_owned(), one.from_to.map(known));
        let fixed = [scan.arms[one.arm].clone(), unit, from, to, known(one.level), truth(one.level_nominal).to_owned()];
        table.row(values.chain(fixed).chain(numbers).chain([one.sets.to_string()]))?;
    }
    table.text().map(Some)
}

/// What its columns mean.
pub(super) fn notes() -> impl Iterator<Item = Note> {
    COLUMNS.into_iter().map(|(name, unit, meaning)| Note::new(name, unit, meaning))
}
