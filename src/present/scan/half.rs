//! The dose of half of the largest effect, in words and as a table.

use super::names;
use crate::answers::{Cell, HalfDose, Scan};
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

/// What a level end of a line of doses is called.
const LEVEL: &str = "is level at the largest (it grows there by less than a tenth of itself per tenfold dose)";

/// What a reader is told of one line of doses: that in which the combination lies which the answer names.
pub(super) fn sentence(scan: &Scan) -> Option<String> {
    let named = named(scan)?;
    let of_it = |one: &&HalfDose| {
        let other = |(axis, at): (usize, &usize)| axis == one.axis || named.at[axis] == *at;
        one.arm == named.arm && one.at.iter().enumerate().all(other)
    };
    let one = scan.half_doses.iter().find(of_it)?;
    let what = what(scan, one)?;
    let [from, to] = one.from_to.map(|dose| amount(scan, one, dose));
    let with = match names::without(scan, named, one.axis) {
        none if none.is_empty() => none,
        with => format!(", with {with},"),
    };
    let over = format!("Over doses from {from} to {to}{with} the {what}");
    let sets = if one.sets < scan.sets { format!("the {} sets that have one", one.sets) } else { "the sets".into() };
    let (stopped, still) = (LEVEL, "still grows at the largest");
    let level = match (one.sets, one.level_nominal) {
        (0, true) => stopped.to_owned(),
        (0, false) => still.to_owned(),
        _ if one.level == 0.0 => format!("{still} in all of {sets}"),
        _ if one.half.central().is_infinite() => {
            format!("{still} in many of {sets} (level in {})", percent(one.level))
        }
        _ => format!("{stopped} in {} of {sets}", percent(one.level)),
    };
    let half = one.half.central();
    Some(match half.is_infinite() {
        true => format!("{over} {level}: its largest, and the dose of half of that, cannot be told."),
        false => {
            let [low, middle, high] = [one.half.band[0], half, one.half.band[2]].map(|dose| reached(scan, one, dose));
            let within = within(one.sets, scan.sets);
            let interval = if one.sets > 0 { format!(" ({within}: {low} to {high})") } else { String::new() };
            format!("{over} {level}; half of the largest {what} comes with {middle}{interval}.")
        }
    })
}

/// The best combination if it is one to the better; else that with the largest change.
fn named(scan: &Scan) -> Option<&Cell> {
    let best = scan.best()?;
    let size = |cell: &Cell| scan.rank(cell, scan.told(cell)).abs();
    let largest = || scan.cells.iter().filter(|cell| size(cell).is_finite()).max_by(|a, b| size(a).total_cmp(&size(b)));
    if scan.measure(best)?.improved(scan.told(best)) == Some(true) { Some(best) } else { largest() }
}

/// What the largest change of a line is called; nothing where it means nothing.
fn what(scan: &Scan, one: &HalfDose) -> Option<&'static str> {
    let largest = scan.cells.iter().find(|cell| cell.at == one.at && cell.arm == one.arm)?;
    let measure = scan.measure(largest)?;
    match measure.improved(scan.told(largest))? {
        _ if !measure.is_score() => Some("change"),
        true => Some("gain"),
        false => Some("loss"),
    }
}

/// A dose as it was asked for, or with three digits.
fn amount(scan: &Scan, one: &HalfDose, dose: f64) -> String {
    let axis = &scan.axes[one.axis];
    let asked = axis.numbers.iter().flatten().position(|asked| *asked == dose);
    asked.map_or_else(|| format!("{} {}", digits(dose), axis.unit), |at| axis.values[at].clone())
}

fn reached(scan: &Scan, one: &HalfDose, dose: f64) -> String {
    match dose {
        never if never.is_infinite() => "unknown".to_owned(),
        0.0 => format!("less than {}", amount(scan, one, one.from_to[0])),
        dose => amount(scan, one, dose),
    }
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
