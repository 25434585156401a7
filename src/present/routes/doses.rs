//! Doses in words: what was given, what was found, what is not to be had.

use super::number;
#[cfg(feature = "figures")]
use crate::answers::Equal;
use crate::answers::{Reach, RouteDose, RouteRow, Routes};

/// What was given in the scenario: `100 ug`, or `300 ug in 3 doses`.
pub(super) fn as_written(answer: &Routes) -> String {
    match answer.doses {
        0 | 1 => format!("{} ug", number(answer.dose_ug)),
        several => format!("{} ug in {several} doses", number(answer.dose_ug)),
    }
}

/// The interval of the doses that sets need by themselves: `0.8 to 2`; nothing where none was looked for.
pub(super) fn interval(answer: &Routes, dose: &RouteDose) -> Option<String> {
    between(answer, [dose.low_ug, dose.high_ug], dose.sets).filter(|_| matches!(dose.reach, Reach::Found | Reach::Near))
}

/// From which dose to which, and of how many sets where that is not all; an end that no plausible dose is, is none.
pub(super) fn between(answer: &Routes, [low, high]: [f64; 2], sets: usize) -> Option<String> {
    let some = if sets < answer.sets { format!(", of {sets} sets") } else { String::new() };
    low.is_finite().then(|| match high.is_finite() {
        true => format!("{} to {}{some}", number(low), number(high)),
        false => format!("from {}{some}", number(low)),
    })
}

/// A cell of a table, in ug: `1.2`, `over 2200`.
pub(super) fn cell(dose: &RouteDose) -> String {
    let ug = number(dose.ug);
    match dose.reach {
        Reach::Unreachable => format!("over {ug}"),
        Reach::Below => format!("under {ug}"),
        Reach::Near => format!("about {ug}"),
        Reach::Given | Reach::Found => ug,
    }
}

/// What a search came to, row by row: `1.2 ug into the lesion (0.8 to 2)`; and the routes by which no dose was found.
pub(super) fn found(answer: &Routes) -> (Vec<String>, Vec<String>) {
    let (mut found, mut none) = (Vec::new(), Vec::new());
    for row in answer.rows.iter().filter(|row| !row.own) {
        let near = if row.dose.reach == Reach::Near { "about " } else { "" };
        let (ug, phrase) = (number(row.dose.ug), &row.phrase);
        match (row.dose.reach, interval(answer, &row.dose)) {
            (Reach::Unreachable, _) => none.push(phrase.clone()),
            (Reach::Below, _) => found.push(format!("less than {ug} ug {phrase}")),
            (_, Some(interval)) => found.push(format!("{near}{ug} ug {phrase} ({interval})")),
            (_, None) => found.push(format!("{near}{ug} ug {phrase}")),
        }
    }
    (found, none)
}

/// That doses of `wanted` routes that were looked for are below all that was published; nothing where none is.
pub(super) fn extrapolated(answer: &Routes, wanted: impl Fn(&RouteRow) -> Option<f64>) -> Option<String> {
    let below = |row: &&RouteRow| wanted(row).zip(row.dose.least_published_ug).is_some_and(|(ug, least)| ug < least);
    let least = |row: &RouteRow| row.dose.least_published_ug.map(|ug| format!("{} ug {}", number(ug), row.phrase));
    let all: Vec<String> = answer.rows.iter().filter(below).filter_map(least).collect();
    (!all.is_empty())
        .then(|| format!("No dose below {} was published: what less of it does is extrapolated.", all.join(" or ")))
}

/// The dose of a row, where it was looked for.
pub(super) fn sought(row: &RouteRow) -> Option<f64> {
    matches!(row.dose.reach, Reach::Found | Reach::Near | Reach::Below).then_some(row.dose.ug)
}

/// What is the same, as a head: `the same dose`.
#[cfg(feature = "figures")]
pub(super) fn same(equal: Equal) -> &'static str {
    match equal {
        Equal::Dose => "the same dose",
        Equal::Exposure => "the same exposure of the lesion",
        Equal::Effect => "the same effect",
        Equal::Customary => "the usual dose of each route",
    }
}
