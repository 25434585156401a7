//! What a terminal shows of routes: the question, the answer, three small tables, how sure.

use super::assumed::assumed;
use super::sentence::least_doses;
use super::{doses, effects, no_way, number, routes_sentence, together};
use crate::answers::{Equal, Reach, RouteRow, Routes, Spread};
use crate::present::measure::unit_of;
use crate::present::rounding::WITHIN;
use crate::present::{percent, wrapped};
use crate::scenario::CONTEXT_OF_USE;

/// Widest line.
const WIDE: usize = 80;
/// Room for the name of a route.
const NAME: usize = 23;
/// What stands for an amount that the model does not follow.
const NO_WAY: &str = "n.m.";

/// Everything that is printed; `sets` are those whose parameters the numbers come from.
pub fn routes_text(answer: &Routes, sets: &str) -> String {
    let mut text = wrapped(&answer.question, WIDE) + "\n" + &wrapped(&routes_sentence(answer), WIDE) + "\n";
    text += &first(answer);
    text.push('\n');
    text += &second(answer);
    text.push('\n');
    text += &third(answer);
    text += &notes(answer);
    let sure = match answer.sets {
        0 => format!("Numbers are of {sets}."),
        _ => format!("Numbers are medians over {sets}; in brackets, {WITHIN} of them."),
    };
    text += &format!("\n{}{CONTEXT_OF_USE}\n", wrapped(&sure, WIDE));
    text
}

/// A name that fits.
fn short(phrase: &str) -> String {
    match phrase.chars().count() > NAME - 1 {
        true => phrase.chars().take(NAME - 2).chain(['…']).collect(),
        false => phrase.to_owned(),
    }
}

fn shown(spread: Option<&Spread>) -> String {
    spread.map_or_else(|| "-".into(), |spread| number(spread.central()))
}

/// What is given, what reaches the lesion, what changes.
fn first(answer: &Routes) -> String {
    let head = |a: &str, b: &str, c: &str, d: &str, e: &str| format!("{a:<NAME$}{b:>11}{c:>11}{d:>10}{e:>25}\n");
    let unit = unit_of(&answer.measure);
    let change = if answer.measure.is_score() { answer.measure.name.as_str() } else { "change" };
    let mut text =
        head("", "dose", "taken up", "lesion", change) + &head("route", "ug", "% of dose", "ug d", unit.trim());
    for row in &answer.rows {
        let taken = shown(row.lesion.taken_up_percent.as_ref());
        let area = number(row.lesion.area_ug_d.central());
        text += &head(&short(&row.phrase), &doses::cell(&row.dose), &taken, &area, &effects::cell(answer, &row.effect));
    }
    text
}

/// A route and its cells.
fn line(name: &str, cells: &[&str]) -> String {
    let wide = (WIDE - NAME) / cells.len();
    let cells: String = cells.iter().map(|cell| format!("{cell:>wide$}")).collect();
    format!("{name:<NAME$}{cells}\n")
}

/// How much and when at the lesion, and what the way in asks.
fn second(answer: &Routes) -> String {
    let mut text = line("", &["lesion", "taken up", "peak", "peak at", "leak", "burden"]);
    text += &line("route", &["x own", "% per g", "ug", "h", "0 to 1", ""]);
    for row in &answer.rows {
        let lesion = &row.lesion;
        let cells = [
            number(lesion.times_own.central()),
            shown(lesion.taken_up_percent_per_g.as_ref()),
            number(lesion.peak_ug.central()),
            number(lesion.arrival_h.central()),
            number(lesion.barrier_leak.central()),
            row.invasiveness.as_ref().map_or_else(|| "-".into(), |asks| asks.word.clone()),
        ];
        text += &line(&short(&row.phrase), &cells.each_ref().map(String::as_str));
    }
    text
}

/// Who takes it up, and what goes elsewhere.
fn third(answer: &Routes) -> String {
    let mut text = line("", &["resident", "M2", "vessels", "plasma", "organs"]);
    text += &line("route", &["%", "%", "%", "ug d", "ug d"]);
    for row in &answer.rows {
        let by = |of: fn(&crate::answers::Uptake) -> &Spread| {
            row.uptake.as_ref().map_or_else(|| "-".into(), |all| number(of(all).central()))
        };
        let cells = [
            by(|all| &all.resident_percent),
            by(|all| &all.m2_percent),
            by(|all| &all.vessels_percent),
            elsewhere(row, &row.plasma_area_ug_d),
            elsewhere(row, &row.organs_area_ug_d),
        ];
        text += &line(&short(&row.phrase), &cells.each_ref().map(String::as_str));
    }
    text
}

/// An area outside of the cord.
fn elsewhere(row: &RouteRow, area: &Spread) -> String {
    if no_way(row, area) { NO_WAY.into() } else { number(area.central()) }
}

/// What is given where every set has a dose of its own, and what those are given that no dose brings there; else nothing.
fn own_doses(answer: &Routes) -> String {
    let own = |row: &&RouteRow| answer.equal == Equal::Exposure && row.dose.reach == Reach::Found;
    if answer.sets == 0 || !answer.rows.iter().any(|row| own(&row)) {
        return String::new();
    }
    let lacks = |row: &RouteRow| format!("{} of them {}", percent(1.0 - row.dose.reached), row.phrase);
    let lacking = answer.rows.iter().filter(own).filter(|row| row.dose.reached < 1.0);
    let lacking: Vec<String> = lacking.map(lacks).collect();
    let rest = match lacking.is_empty() {
        true => String::new(),
        false => format!("; the largest plausible one is too little, and is given, in {}", together(&lacking)),
    };
    format!("Every set is given the dose that it needs for the same exposure, of which the median is told{rest}.")
}

/// What the columns are, and where usual doses come from.
fn notes(answer: &Routes) -> String {
    let mut text = String::from("\n");
    if let Some(least) = least_doses(answer) {
        text += &wrapped(&(least + "."), WIDE);
        let meaningful = |row: &RouteRow| answer.curves.iter().find(|curve| curve.id == row.id)?.meaningful_ug;
        let unsaid = |row: &RouteRow| meaningful(row).filter(|_| doses::sought(row).is_none());
        text += &doses::extrapolated(answer, unsaid).map_or_else(String::new, |said| wrapped(&said, WIDE));
    }
    text += &wrapped(
        "taken up: by cells of the whole segment, in all; per g of it. lesion: area under the active cargo at the \
         epicentre; peak: the most of it, and when, hours after the first dose (vesicles begin to arrive before). Both are ug \
         per volume of the segment, so that they are no parts of the dose. x own: the area over that by the scenario's own \
         route, the median of the ratios within sets, which is not the ratio of the medians. leak: of the barrier then, 0 closed, 1 open. \
         burden: what the way in asks of the animal. resident, M2, vessels: who takes it up, resident cells, M2-like ones, \
         cells at the vessels straight from blood. organs: liver, spleen, lung and cells that carry.",
        WIDE,
    );
    if answer.rows.iter().any(|row| no_way(row, &row.plasma_area_ug_d) || no_way(row, &row.organs_area_ug_d)) {
        text += &wrapped(
            "n.m.: not modelled; what fluid carries away from the cord, in washout and turnover, is lost and not \
             followed into blood, though in an animal some gets there.",
            WIDE,
        );
    }
    text += &wrapped(&own_doses(answer), WIDE);
    text += &wrapped(&assumed(answer), WIDE);
    for row in &answer.rows {
        if let (Some(basis), true) = (&row.dose.basis, answer.equal == Equal::Customary) {
            let note = row.dose.note.as_deref().unwrap_or_default();
            text += &wrapped(&format!("{} ug {}: {basis}. {note}", number(row.dose.ug), row.phrase), WIDE);
        }
    }
    text
}
