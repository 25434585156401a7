//! The answer of a grid in two sentences, made from its numbers.

use super::names;
use crate::answers::{AxisWeight, Cell, Measure, Scan};
use crate::present::measure::{change_of, sureness, unit_of, value_of, with_interval};
use crate::present::rounding::digits;
use crate::present::{percent, points, translated};

/// Which cell stands out and which axis matters most; or that no cell changes the score by an amount that means
/// something.
pub fn scan_sentence(scan: &Scan) -> String {
    let (first, rest) = said(scan);
    [first].into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// What comes out, and what else there is to say of it.
pub(super) fn said(scan: &Scan) -> (String, Vec<String>) {
    let Some((best, measure)) = scan.best().and_then(|cell| Some((cell, scan.measure(cell)?))) else {
        return ("No cell was run.".into(), Vec::new());
    };
    if !scan.told(best).is_finite() {
        return ("No cell has a result.".into(), Vec::new());
    }
    let first = match (scan.untreated(), scan.cells.as_slice()) {
        (true, _) => levels(scan, best, measure),
        (false, [only]) => {
            let (name, told) = (names::cell(scan, only), effect(scan, only, measure));
            match means(measure, scan.told(only)) {
                true => format!("With {name}, {} changes by {told}.", measure.name),
                false => format!("With {name} there is no meaningful change of {}: {told}.", measure.name),
            }
        }
        (false, _) if measure.is_score() => score(scan, best, measure),
        (false, _) => other(scan, best, measure),
    };
    (first, clear(scan, best, measure).into_iter().chain(weights(scan)).chain(carried(scan)).collect())
}

/// What is left in people of what the best cell of them changes.
fn carried(scan: &Scan) -> Option<String> {
    let people = scan.cells.iter().filter(|cell| cell.difference.translated.is_some());
    let rank = |cell: &Cell| scan.rank(cell, scan.told(cell));
    let best = people.reduce(|best, cell| if rank(cell) > rank(best) { cell } else { best })?;
    let name = if scan.cells.len() > 1 { format!("{}:", names::cell(scan, best)) } else { String::new() };
    let by = scan.measure(best).and_then(|measure| measure.translation);
    translated::sentence([(name, &best.difference)], by)
}

/// Whether a middle is told as a change.
fn means(measure: &Measure, told: f64) -> bool {
    measure.improved(told).is_some()
}

/// The middle of an effect, its interval, and how sure it is.
fn effect(scan: &Scan, cell: &Cell, measure: &Measure) -> String {
    let middle = with_interval(measure, scan.told(cell), scan.band(cell), cell.difference.sets);
    let sure = sureness(&cell.difference, measure);
    if sure.is_empty() { middle } else { format!("{middle}, {sure}") }
}

/// That the best cell is so in most sets, or that none is.
fn clear(scan: &Scan, best: &Cell, measure: &Measure) -> Option<String> {
    let better = measure.is_score() && measure.improved(scan.told(best)) == Some(true);
    if scan.sets == 0 || scan.cells.len() < 2 || scan.untreated() || !better {
        return None;
    }
    let share = percent(best.best);
    Some(match best.best >= 0.5 {
        true => format!("It is the best cell in {share} of the sets."),
        false => format!("But no cell is clearly the best: this one is in {share} of the sets."),
    })
}

fn score(scan: &Scan, best: &Cell, measure: &Measure) -> String {
    let count = scan.cells.len();
    let name =
        if scan.measures.len() == 1 { measure.name.as_str() } else { "the score, in smallest meaningful differences," };
    let least = points(measure.smallest_difference.unwrap_or_default());
    let worst = scan.cells.iter().filter(|cell| scan.told(cell).is_finite());
    let worst = worst.min_by(|a, b| scan.rank(a, scan.told(a)).total_cmp(&scan.rank(b, scan.told(b)))).unwrap_or(best);
    let of = |cell: &Cell| scan.measure(cell).unwrap_or(measure).improved(scan.told(cell));
    let cell = names::cell(scan, best);
    match (of(best), of(worst)) {
        (Some(true), _) => {
            format!("The best of {count} cells for {name} is {cell}: {}.", effect(scan, best, measure))
        }
        (_, Some(false)) => {
            let own = scan.measure(worst).unwrap_or(measure);
            format!(
                "No cell of {count} improves {name} by a meaningful amount ({least}); the worst is {}: {}.",
                names::cell(scan, worst),
                effect(scan, worst, own)
            )
        }
        _ => {
            let most = if scan.rank(best, scan.told(best)) < 0.0 { "the least loss" } else { "the largest gain" };
            let told = effect(scan, best, measure);
            format!("No cell of {count} changes {name} by a meaningful amount ({least}); {most} is at {cell}: {told}.")
        }
    }
}

fn other(scan: &Scan, most: &Cell, measure: &Measure) -> String {
    let (count, name) = (scan.cells.len(), &measure.name);
    match scan.told(most) == 0.0 {
        true => format!("No cell of {count} changes {name}."),
        false => format!(
            "Of {count} cells {name} changes most at {}: {}.",
            names::cell(scan, most),
            effect(scan, most, measure)
        ),
    }
}

/// Where nothing is given, what is read goes from its lowest to its highest.
fn levels(scan: &Scan, highest: &Cell, measure: &Measure) -> String {
    let known = scan.cells.iter().filter(|cell| scan.told(cell).is_finite());
    let lowest = known.min_by(|a, b| scan.rank(a, scan.told(a)).total_cmp(&scan.rank(b, scan.told(b))));
    let lowest = lowest.unwrap_or(highest);
    let one = |cell: &Cell| level(scan, cell, scan.measure(cell).unwrap_or(measure));
    let (name, cells) = (&measure.name, scan.cells.len());
    if cells < 2 {
        return format!("Untreated, with {}, {name} is {}.", names::cell(scan, highest), one(highest));
    }
    if scan.measures.len() > 1 {
        return several(scan, &one);
    }
    if scan.told(highest) == scan.told(lowest) {
        return format!("Untreated, {name} is the same in all {cells} cells: {}.", one(highest));
    }
    match !means(measure, scan.told(highest) - scan.told(lowest)) {
        true => format!(
            "Untreated, no cell of {cells} differs from another in {name} by a meaningful amount: {} at {}, {} at {}.",
            one(lowest),
            names::cell(scan, lowest),
            one(highest),
            names::cell(scan, highest)
        ),
        false => format!(
            "Untreated, {name} is lowest at {}: {}, and highest at {}: {}.",
            names::cell(scan, lowest),
            one(lowest),
            names::cell(scan, highest),
            one(highest)
        ),
    }
}

/// What is read in a cell.
fn level(scan: &Scan, cell: &Cell, measure: &Measure) -> String {
    let [low, _, high] = scan.band(cell).map(|value| value_of(measure, value));
    let middle = format!("{}{}", value_of(measure, scan.told(cell)), unit_of(measure));
    match scan.sets {
        0 => middle,
        _ => format!("{middle} (5 to 95 % of the sets: {low} to {high})"),
    }
}

/// Cells that are told one by one where they are of several scores.
const TOLD: usize = 6;

/// Untreated cells of several scores, whose points have no order; `one` tells a number.
fn several(scan: &Scan, one: &dyn Fn(&Cell) -> String) -> String {
    let told = scan.cells.iter().take(TOLD).map(|cell| {
        let name = scan.measure(cell).map_or("the score", |own| own.name.as_str());
        format!("{name} is {} at {}", one(cell), names::cell(scan, cell))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    let rest = if scan.cells.len() > TOLD { "; the others are in the table" } else { "" };
    format!("Untreated, {told}{rest}. Points of different scores are not compared.")
}

/// Which axis matters most, where there are several.
fn weights(scan: &Scan) -> Option<String> {
    let (first, rest) = scan.weights.split_first().filter(|(first, _)| first.moves > 0.0)?;
    let size = |weight: &AxisWeight| match scan.measures.as_slice() {
        [only] => format!("{}{}", change_of(only, weight.moves).trim_start_matches('+'), unit_of(only)),
        _ => format!("{} times the smallest meaningful difference", digits(weight.moves)),
    };
    let what = if scan.untreated() { "it" } else { "the effect" };
    let rest: Vec<String> = rest.iter().map(|weight| format!("`{}` by {}", weight.key, size(weight))).collect();
    let small = matches!(scan.measures.as_slice(), [only] if !means(only, first.moves));
    let most = if small { "moves it most, though by little" } else { "matters most" };
    let sure = match scan.sets {
        0 => String::new(),
        _ => format!("; in {} of the sets it is the weightiest", percent(first.first)),
    };
    let rest = rest.join(" and ");
    Some(format!(
        "Of the axes `{}` {most}: along it {what} differs by {} on average, along {rest}{sure}.",
        first.key,
        size(first)
    ))
}
