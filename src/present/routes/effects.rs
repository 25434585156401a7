//! What changes by which route, in words, with a branch for what means nothing.

use super::doses::as_written;
use super::together;
use crate::answers::{Effect, RouteRow, Routes};
use crate::present::measure::{change_of, unit_of, within};
use crate::present::{percent, points};

/// A change with its sign: points of a score have one decimal.
pub(super) fn change(answer: &Routes, value: f64) -> String {
    change_of(&answer.measure, value)
}

/// The same with its unit.
pub(super) fn with_unit(answer: &Routes, value: f64) -> String {
    change(answer, value) + &unit_of(&answer.measure)
}

/// A change with its interval: `+2.9 (+1.8 to +3.6)`.
pub(super) fn cell(answer: &Routes, effect: &Effect) -> String {
    let middle = change(answer, effect.central());
    if !effect.central().is_finite() {
        return "no result".into();
    }
    let [low, _, high] = effect.band().map(|value| change(answer, value));
    if effect.sets > 0 { format!("{middle} ({low} to {high})") } else { middle }
}

/// Whether a change means something; of what no such difference is declared for, whether there is one.
pub(super) fn means(answer: &Routes, value: f64) -> bool {
    match answer.measure.smallest_difference {
        Some(least) => value.abs() >= least,
        None => value != 0.0 && value.is_finite(),
    }
}

/// What is read, as a sentence has it.
pub(super) fn what(answer: &Routes) -> String {
    if answer.measure.is_score() { "the score".into() } else { format!("`{}`", answer.measure.name) }
}

/// By which route most changes, and by which nothing that means something.
pub(super) fn clause(answer: &Routes) -> String {
    let known = || answer.rows.iter().filter(|row| row.effect.central().is_finite());
    let size = |row: &&RouteRow| row.effect.central();
    let (most, least) =
        (known().max_by(|a, b| size(a).total_cmp(&size(b))), known().min_by(|a, b| size(a).total_cmp(&size(b))));
    let Some((most, least)) = most.zip(least) else { return "no run of any route came to a result".into() };
    let largest = if size(&most).abs() >= size(&least).abs() { most } else { least };
    let what = what(answer);
    if known().all(|row| size(&row) == 0.0) {
        return format!("{what} changes by no route");
    }
    if !means(answer, size(&largest)) {
        let at_most = match with_unit(answer, size(&largest)) {
            none if change(answer, size(&largest)) == "0.0" => none,
            some => format!("at most {some}, {}", largest.phrase),
        };
        return format!("{what} changes by no meaningful amount by any route ({at_most})");
    }
    let apart = |row: &RouteRow| (!row.own || elsewhere(answer, row)) && means(answer, row.against_own.central());
    match answer.measure.smallest_difference.filter(|_| !known().any(apart)) {
        Some(_) if answer.rows.len() == 1 => format!("{what} changes by {}", with_interval(answer, largest)),
        Some(points_apart) => alike(answer, (least, most), points_apart),
        None => best(answer, largest),
    }
}

/// Whether a dose is not that of the scenario, against which all are told.
fn elsewhere(answer: &Routes, row: &RouteRow) -> bool {
    row.dose.ug != answer.dose_ug
}

/// The scenario's own route, with the dose of the scenario where the row has another.
fn as_given(answer: &Routes, own: &RouteRow) -> String {
    match elsewhere(answer, own) {
        true => format!("{} {}", as_written(answer), own.phrase),
        false => own.phrase.clone(),
    }
}

/// Where no route differs from that of the scenario by an amount that means something.
fn alike(answer: &Routes, (least, most): (&RouteRow, &RouteRow), apart: f64) -> String {
    let [low, high] = [least, most].map(|row| change(answer, row.effect.central()));
    let whole = with_unit(answer, most.effect.central());
    let size = if low == high { whole } else { format!("{low} to {whole}") };
    let own = answer.own_row().map_or_else(|| "that of the scenario".to_owned(), |row| as_given(answer, row));
    format!(
        "{} changes about as much by every route ({size}; within sets, each differs by less than {} from {own})",
        what(answer),
        points(apart)
    )
}

/// A change with its unit and interval.
fn with_interval(answer: &Routes, row: &RouteRow) -> String {
    let size = with_unit(answer, row.effect.central());
    let [low, _, high] = row.effect.band().map(|value| change(answer, value));
    let sets = within(row.effect.sets, answer.sets);
    if row.effect.sets > 0 { format!("{size}; {sets}: {low} to {high}") } else { size }
}

/// Where some do.
fn best(answer: &Routes, best: &RouteRow) -> String {
    let gains = best.effect.central() > 0.0;
    let verb = match (answer.measure.is_score(), gains) {
        (true, true) => "gains",
        (true, false) => "loses",
        (false, true) => "rises",
        (false, false) => "falls",
    };
    let size = with_interval(answer, best);
    let alike: Vec<String> = equals(answer, best).into_iter().map(|row| row.phrase.clone()).collect();
    let mut also = if alike.is_empty() { String::new() } else { format!(", and as much {}", together(&alike)) };
    let told = |row: &RouteRow| format!("{} ({})", row.phrase, change(answer, row.effect.central()));
    let near: Vec<String> = near(answer, best).into_iter().map(told).collect();
    if !near.is_empty() {
        also += &format!(", and about as much {}", together(&near));
    }
    let mut text = format!("{} {verb} most when vesicles are given {} ({size}){also}", what(answer), best.phrase);
    text += &ahead(answer, best, gains);
    text += &behind(answer, best, gains);
    let nothing = |row: &&RouteRow| answer.measure.is_score() && !means(answer, row.effect.central());
    let nothing: Vec<String> = answer.rows.iter().filter(nothing).map(told).collect();
    if !nothing.is_empty() {
        text += &format!(", and no meaningful amount when given {}", together(&nothing));
    }
    text
}

/// Routes by which as much changes in the median, at the digits that are told.
fn equals<'a>(answer: &'a Routes, best: &RouteRow) -> Vec<&'a RouteRow> {
    let told = |row: &RouteRow| change(answer, row.effect.central());
    answer.rows.iter().filter(|row| row.id != best.id && told(row) == told(best)).collect()
}

/// Routes whose change is meaningful too and not meaningfully smaller; without that of the scenario, which is told apart.
fn near<'a>(answer: &'a Routes, best: &RouteRow) -> Vec<&'a RouteRow> {
    let Some(least) = answer.measure.smallest_difference else { return Vec::new() };
    let size = |row: &RouteRow| row.effect.central();
    let close = |row: &&RouteRow| {
        let same_way = size(row).signum() == size(best).signum() && means(answer, size(row));
        same_way && (size(row) - size(best)).abs() < least && change(answer, size(row)) != change(answer, size(best))
    };
    answer.rows.iter().filter(|row| !row.own).filter(close).collect()
}

/// By which route it is least, or goes the other way, if that differs from the route of the scenario and means
/// something.
fn behind(answer: &Routes, best: &RouteRow, gains: bool) -> String {
    let size = |row: &&RouteRow| if gains { row.effect.central() } else { -row.effect.central() };
    let told = equals(answer, best).into_iter().chain(near(answer, best));
    let equals: Vec<&str> = told.map(|row| row.id.as_str()).collect();
    let other = |row: &&RouteRow| row.id != best.id && !equals.contains(&row.id.as_str());
    let known = answer.rows.iter().filter(other).filter(|row| size(row).is_finite());
    let Some(least) = known.min_by(|a, b| size(a).total_cmp(&size(b))) else { return String::new() };
    let (there, less) = (means(answer, least.effect.central()), means(answer, least.against_own.central()));
    if !answer.measure.is_score() || !there || !less {
        return String::new();
    }
    if size(&least) <= 0.0 {
        let verb = if gains { "loses" } else { "gains" };
        return format!(", but {verb} when given {} ({})", least.phrase, change(answer, least.effect.central()));
    }
    format!(", least when given {} ({})", least.phrase, change(answer, least.effect.central()))
}

/// How far the best lies before the route of the scenario, within sets.
fn ahead(answer: &Routes, best: &RouteRow, gains: bool) -> String {
    let against = &best.against_own;
    let further = if gains { against.central() } else { -against.central() };
    // The middle of differences may lie on the other side than the difference of the middles.
    let Some(own) = answer.own_row().filter(|_| !best.own && further > 0.0) else { return String::new() };
    let size = with_unit(answer, further);
    let size = size.trim_start_matches('+');
    if answer.measure.is_score() && !means(answer, further) {
        return format!(", which is no meaningful amount more than {} ({size})", as_given(answer, own));
    }
    let sure = match answer.measure.smallest_difference {
        Some(least) if against.sets > 0 => {
            let share = if gains { against.better } else { against.worse };
            format!(" (by at least {} in {} of the sets)", points(least), percent(share))
        }
        _ => String::new(),
    };
    format!(", {size} more than {}{sure}", as_given(answer, own))
}
