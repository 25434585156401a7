//! The answer of a grid in two sentences, made from its numbers.

use super::{half, names};
use crate::answers::{AxisWeight, Cell, Measure, Scan};
use crate::present::effect::together;
use crate::present::measure::{change_of, sureness, unit_of, value_of, with_interval, within};
use crate::present::rounding::digits;
use crate::present::{percent, points, translated};

/// Combinations that come to the same which a sentence names.
const NAMED: usize = 2;

/// Which combination stands out and which axis matters most; or that none changes the score by an amount that means
/// something.
pub fn scan_sentence(scan: &Scan) -> String {
    let (first, rest) = said(scan);
    [first].into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// What comes out, and what else there is to say of it.
pub(super) fn said(scan: &Scan) -> (String, Vec<String>) {
    let Some((best, measure)) = scan.best().and_then(|cell| Some((cell, scan.measure(cell)?))) else {
        return ("No combination was run.".into(), Vec::new());
    };
    if !scan.told(best).is_finite() {
        return ("No combination has a result.".into(), Vec::new());
    }
    let first = match (scan.untreated(), scan.cells.as_slice()) {
        (true, _) => levels(scan, best, measure),
        (false, [only]) => {
            let (name, told) = (names::of(scan, only), effect(scan, only, measure));
            match means(measure, scan.told(only)) {
                true => format!("With {name}, {} changes by {told}.", measure.name),
                false => format!("With {name} there is no meaningful change of {}: {told}.", measure.name),
            }
        }
        (false, _) if measure.is_score() => score(scan, best, measure),
        (false, _) => other(scan, best, measure),
    };
    let carried = carried(scan);
    (
        first,
        clear(scan, best, measure)
            .into_iter()
            .chain(half::sentence(scan))
            .chain(weights(scan))
            .chain(carried)
            .collect(),
    )
}

/// What is left in people of what the best combination of them changes.
fn carried(scan: &Scan) -> Option<String> {
    let people = scan.cells.iter().filter(|cell| cell.difference.translated.is_some());
    let rank = |cell: &Cell| scan.rank(cell, scan.told(cell));
    let best = people.reduce(|best, cell| if rank(cell) > rank(best) { cell } else { best })?;
    let name = if scan.cells.len() > 1 { format!("{}:", names::of(scan, best)) } else { String::new() };
    let by = scan.measure(best).and_then(|measure| measure.translation);
    translated::sentence([(name, &best.difference)], by)
}

/// Whether a middle is told as a change.
fn means(measure: &Measure, told: f64) -> bool {
    measure.improved(told).is_some()
}

/// The middle of an effect, its interval, and how sure it is.
fn effect(scan: &Scan, cell: &Cell, measure: &Measure) -> String {
    let middle = with_interval(measure, &cell.difference, scan.sets);
    let sure = sureness(&cell.difference, measure);
    if sure.is_empty() { middle } else { format!("{middle}, {sure}") }
}

/// That no other combination does more than the best in most sets, or that it is not clear which does.
fn clear(scan: &Scan, best: &Cell, measure: &Measure) -> Option<String> {
    let better = measure.is_score() && measure.improved(scan.told(best)) == Some(true);
    let alike = equal(scan, best, measure).count() + 1 == scan.cells.len();
    if scan.sets == 0 || alike || scan.untreated() || !better {
        return None;
    }
    let share = percent(best.best);
    Some(match best.best >= 0.5 {
        true => format!("In {share} of the sets no other does more."),
        false => format!("But none is clearly the best: in {share} of the sets no other does more than this one."),
    })
}

/// The number of a combination at the digits that are told.
fn number(scan: &Scan, cell: &Cell, measure: &Measure) -> String {
    if scan.untreated() { value_of(measure, scan.told(cell)) } else { change_of(measure, scan.told(cell)) }
}

/// Other combinations that come to the same, at the digits that are told.
fn equal<'s>(scan: &'s Scan, one: &'s Cell, measure: &'s Measure) -> impl Iterator<Item = &'s Cell> {
    let told = number(scan, one, measure);
    let other = |cell: &&Cell| !std::ptr::eq(*cell, one) && cell.measure == one.measure;
    scan.cells.iter().filter(other).filter(move |cell| number(scan, cell, measure) == told)
}

/// `, and as much with dose = 1 mg`: combinations that come to the same; of many how many.
fn as_much(scan: &Scan, one: &Cell, measure: &Measure) -> String {
    let names: Vec<String> = equal(scan, one, measure).map(|cell| names::of(scan, cell)).collect();
    match names.len() {
        0 => String::new(),
        few if few <= NAMED => format!(", and as much with {}", together(&names)),
        many => format!(", and as much with {many} others"),
    }
}

/// How many others that help differ from the best by nothing that means something.
fn near(scan: &Scan, best: &Cell, measure: &Measure) -> String {
    let rank = |cell: &Cell| scan.rank(cell, scan.told(cell));
    let helps = |cell: &&Cell| scan.measure(cell).is_some_and(|own| own.improved(scan.told(cell)) == Some(true));
    let close = scan.cells.iter().filter(helps).filter(|cell| rank(best) - rank(cell) < 1.0).count();
    let what = if scan.measures.len() == 1 {
        format!("{} of it", points(measure.smallest_difference.unwrap_or_default()))
    } else {
        "one smallest meaningful difference of it".into()
    };
    match close.saturating_sub(1 + equal(scan, best, measure).count()) {
        0 => String::new(),
        1 => format!(", and 1 other comes within {what}"),
        many => format!(", and {many} others come within {what}"),
    }
}

fn score(scan: &Scan, best: &Cell, measure: &Measure) -> String {
    let count = scan.cells.len();
    let name =
        if scan.measures.len() == 1 { measure.name.as_str() } else { "the score, in smallest meaningful differences," };
    let least = points(measure.smallest_difference.unwrap_or_default());
    let rank = |cell: &Cell| scan.rank(cell, scan.told(cell));
    let known = || scan.cells.iter().filter(|cell| scan.told(cell).is_finite());
    let worst = known().min_by(|a, b| rank(a).total_cmp(&rank(b))).unwrap_or(best);
    let own = |cell: &Cell| scan.measure(cell).unwrap_or(measure);
    let effect = |cell: &Cell| effect(scan, cell, own(cell));
    let told = |cell: &Cell| format!("{}{}: {}", names::of(scan, cell), as_much(scan, cell, own(cell)), effect(cell));
    let of = |cell: &Cell| own(cell).improved(scan.told(cell));
    // Where all come to the same, none is the best and none the worst.
    let alike = equal(scan, best, own(best)).count() + 1 == count;
    match (of(best), of(worst)) {
        (Some(_), _) if alike => format!("All {count} combinations change {name} alike: {}.", effect(best)),
        (Some(true), _) => {
            let also = as_much(scan, best, own(best)) + &near(scan, best, measure);
            let which = names::of(scan, best);
            format!("The best of {count} combinations for {name} is {which}{also}: {}.", effect(best))
        }
        (Some(false), _) => {
            let (worst, best) = (told(worst), told(best));
            format!("Each of {count} combinations makes {name} worse, most {worst}; least {best}.")
        }
        (_, Some(false)) => {
            let no = format!("No combination of {count} improves {name} by a meaningful amount");
            format!("{no} ({least}); the worst is {}.", told(worst))
        }
        _ => {
            let largest = known().reduce(|most, cell| if rank(cell).abs() > rank(most).abs() { cell } else { most });
            let no = format!("No combination of {count} changes {name} by a meaningful amount");
            match alike {
                true => format!("{no} ({least}); all do the same: {}.", effect(best)),
                false => format!("{no} ({least}); the largest change is at {}.", told(largest.unwrap_or(best))),
            }
        }
    }
}

fn other(scan: &Scan, most: &Cell, measure: &Measure) -> String {
    let (count, name) = (scan.cells.len(), &measure.name);
    match scan.told(most) == 0.0 {
        true => format!("No combination of {count} changes {name}."),
        false if equal(scan, most, measure).count() + 1 == count => {
            format!("All {count} combinations change {name} alike: {}.", effect(scan, most, measure))
        }
        false => format!(
            "Of {count} combinations {name} changes most at {}{}: {}.",
            names::of(scan, most),
            as_much(scan, most, measure),
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
        return format!("Untreated, with {}, {name} is {}.", names::of(scan, highest), one(highest));
    }
    if scan.measures.len() > 1 {
        return several(scan, &one);
    }
    if number(scan, highest, measure) == number(scan, lowest, measure) {
        return format!("Untreated, {name} is the same in all {cells} combinations: {}.", one(highest));
    }
    match !means(measure, scan.told(highest) - scan.told(lowest)) {
        true => format!(
            "Untreated, no combination of {cells} differs from another in {name} by a meaningful amount: {} at {}, {} at {}.",
            one(lowest),
            names::of(scan, lowest),
            one(highest),
            names::of(scan, highest)
        ),
        false => format!(
            "Untreated, {name} is lowest at {}{}: {}; and highest at {}{}: {}.",
            names::of(scan, lowest),
            as_much(scan, lowest, measure),
            one(lowest),
            names::of(scan, highest),
            as_much(scan, highest, measure),
            one(highest)
        ),
    }
}

/// What is read in a cell.
fn level(scan: &Scan, cell: &Cell, measure: &Measure) -> String {
    let [low, _, high] = scan.band(cell).map(|value| value_of(measure, value));
    let middle = format!("{}{}", value_of(measure, scan.told(cell)), unit_of(measure));
    // An arm less itself is a number where it has one.
    match (cell.difference.sets, scan.sets) {
        (0, of) if of > 0 => format!("{middle} (in the set as written; no other has a value)"),
        (_, 0) => middle,
        (sets, of) => format!("{middle} ({}: {low} to {high})", within(sets, of)),
    }
}

/// Cells that are told one by one where they are of several scores.
const TOLD: usize = 6;

/// Untreated cells of several scores, whose points have no order; `one` tells a number.
fn several(scan: &Scan, one: &dyn Fn(&Cell) -> String) -> String {
    let told = scan.cells.iter().take(TOLD).map(|cell| {
        let name = scan.measure(cell).map_or("the score", |own| own.name.as_str());
        format!("{name} is {} at {}", one(cell), names::of(scan, cell))
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
    let small = matches!(scan.measures.as_slice(), [only] if !means(only, first.moves));
    if let Some(second) = rest.first().filter(|second| size(second) == size(first)) {
        let (one, other, little) = (&first.key, &second.key, if small { ", though by little" } else { "" });
        let more: String = rest[1..].iter().map(|one| format!(", along `{}` by {}", one.key, size(one))).collect();
        return Some(format!(
            "Of the axes `{one}` and `{other}` matter as much{little}: along each {what} differs by {} on average{more}.",
            size(first)
        ));
    }
    let rest: Vec<String> = rest.iter().map(|weight| format!("`{}` by {}", weight.key, size(weight))).collect();
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
