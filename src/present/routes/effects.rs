//! What changes by which route, in words, with a branch for what means nothing.

use super::number;
use crate::answers::{Effect, RouteRow, Routes};
use crate::present::{percent, points, signed};

/// A change with its sign: points of a score have one decimal.
pub(super) fn change(answer: &Routes, value: f64) -> String {
    match answer.readout.score {
        Some(_) => signed(value),
        None if value > 0.0 => format!("+{}", number(value)),
        None => number(value),
    }
}

/// The same with its unit.
pub(super) fn with_unit(answer: &Routes, value: f64) -> String {
    let unit = match answer.readout.score {
        Some(_) => " points".to_owned(),
        None if answer.readout.unit.is_empty() || answer.readout.unit == "1" => String::new(),
        None => format!(" {}", answer.readout.unit),
    };
    change(answer, value) + &unit
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
    match answer.readout.meaningful {
        Some(least) => value.abs() >= least,
        None => value != 0.0 && value.is_finite(),
    }
}

/// What is read, as a sentence has it.
pub(super) fn what(answer: &Routes) -> String {
    match answer.readout.score {
        Some(_) => "the score".into(),
        None => format!("`{}`", answer.readout.formula),
    }
}

/// By which route most changes, and by which nothing that means something.
pub(super) fn clause(answer: &Routes) -> String {
    let rows = || answer.rows.iter().filter(|row| row.effect.central().is_finite());
    let size = |row: &&RouteRow| row.effect.central();
    let (Some(most), Some(least)) =
        (rows().max_by(|a, b| size(a).total_cmp(&size(b))), rows().min_by(|a, b| size(a).total_cmp(&size(b))))
    else {
        return "no run of any route came to a result".into();
    };
    let largest = if most.effect.central().abs() >= least.effect.central().abs() { most } else { least };
    if rows().all(|row| row.effect.central() == 0.0) {
        return format!("{} does not change by any of them", what(answer));
    }
    if !means(answer, largest.effect.central()) {
        let at_most = with_unit(answer, largest.effect.central());
        return format!(
            "{} changes by no meaningful amount by any of them (at most {at_most}, {})",
            what(answer),
            largest.phrase
        );
    }
    let apart = |row: &RouteRow| !row.own && means(answer, row.against_own.central());
    match (answer.readout.meaningful, rows().any(apart)) {
        (Some(_), false) => alike(answer, (least, most)),
        _ => best(answer, (least, most), largest),
    }
}

/// Where no route differs from that of the scenario by an amount that means something.
fn alike(answer: &Routes, (least, most): (&RouteRow, &RouteRow)) -> String {
    let own = answer.own_row().map_or("", |row| row.phrase.as_str());
    let (low, high) = (change(answer, least.effect.central()), with_unit(answer, most.effect.central()));
    let range = if answer.rows.len() > 1 { format!("{low} to {high}") } else { high };
    let others = if answer.rows.len() > 1 {
        format!(": none differs by a meaningful amount from what it changes {own}")
    } else {
        String::new()
    };
    format!("{} changes about as much by each of them ({range}){others}", what(answer))
}

/// Where some do.
fn best(answer: &Routes, (least, most): (&RouteRow, &RouteRow), largest: &RouteRow) -> String {
    let gains = largest.effect.central() > 0.0;
    let best = if gains { most } else { least };
    let verb = match (answer.readout.score.is_some(), gains) {
        (true, true) => "gains most",
        (true, false) => "loses most",
        (false, true) => "rises most",
        (false, false) => "falls most",
    };
    let size = with_unit(answer, best.effect.central());
    let [low, _, high] = best.effect.band().map(|value| change(answer, value));
    let interval = if best.effect.sets > 0 { format!("{size}; 5 to 95 % of the sets: {low} to {high}") } else { size };
    let mut text = format!("{} {verb} {} ({interval})", what(answer), best.phrase);
    text += &ahead(answer, best);
    let nothing: Vec<String> = answer
        .rows
        .iter()
        .filter(|row| answer.readout.meaningful.is_some() && !means(answer, row.effect.central()))
        .map(|row| format!("{} ({})", row.phrase, change(answer, row.effect.central())))
        .collect();
    if !nothing.is_empty() {
        text += &format!(", and no meaningful amount {}", super::together(&nothing));
    }
    text
}

/// How far the best lies before the route of the scenario, within sets.
fn ahead(answer: &Routes, best: &RouteRow) -> String {
    let Some(own) = answer.own_row().filter(|_| !best.own) else { return String::new() };
    let against = &best.against_own;
    let size = with_unit(answer, against.central());
    let sure = match answer.readout.meaningful {
        Some(least) if against.sets > 0 => {
            let share = if against.central() > 0.0 { against.better } else { against.worse };
            format!(" (by at least {} in {} of the sets)", points(least), percent(share))
        }
        _ => String::new(),
    };
    format!(", {size} against {}{sure}", own.phrase)
}
