//! What a terminal shows of routes: the question, the answer, two small tables, how sure.

use super::sentence::{central, least_doses};
use super::{doses, effects, number, routes_sentence};
use crate::answers::{RouteRow, Routes, Spread};
use crate::present::measure::unit_of;
use crate::present::wrapped;
use crate::scenario::CONTEXT_OF_USE;

/// Widest line.
const WIDE: usize = 80;
/// Room for the name of a route.
const NAME: usize = 23;

/// Everything that is printed; `sets` are those whose parameters the numbers come from.
pub fn routes_text(answer: &Routes, sets: &str) -> String {
    let mut text = wrapped(&answer.question, WIDE) + "\n" + &wrapped(&routes_sentence(answer), WIDE) + "\n";
    text += &first(answer);
    text.push('\n');
    text += &second(answer);
    text += &notes(answer);
    let sure = match answer.sets {
        0 => format!("Numbers are of {sets}."),
        _ => format!("Numbers are medians over {sets}; in brackets, 5 to 95 % of them."),
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
    spread.map_or_else(|| "-".into(), |spread| number(central(spread)))
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
        let area = number(central(&row.lesion.area_ug_d));
        text += &head(&short(&row.phrase), &doses::cell(&row.dose), &taken, &area, &effects::cell(answer, &row.effect));
    }
    text
}

/// When it arrives, who takes it up, what goes elsewhere, what it asks.
fn second(answer: &Routes) -> String {
    let line = |name: &str, cells: [&str; 8]| {
        let [a, b, c, d, e, f, g, h] = cells;
        format!("{name:<NAME$}{a:>8}{b:>6}{c:>7}{d:>5}{e:>6}{f:>8}{g:>8}{h:>9}\n")
    };
    let mut text = line("", ["arrives", "leak", "taken", "up by", "%", "plasma", "organs", "asks"]);
    text += &line("route", ["h", "1", "resid.", "M2", "vess.", "ug d", "ug d", ""]);
    for row in &answer.rows {
        let RouteRow { lesion, uptake, plasma_area_ug_d, organs_area_ug_d, .. } = row;
        let by = |of: fn(&crate::answers::Uptake) -> &Spread| {
            uptake.as_ref().map_or_else(|| "-".into(), |all| format!("{:.0}", central(of(all))))
        };
        let cells = [
            number(central(&lesion.arrival_h)),
            format!("{:.2}", central(&lesion.barrier_leak)),
            by(|all| &all.resident_percent),
            by(|all| &all.m2_percent),
            by(|all| &all.vessels_percent),
            number(central(plasma_area_ug_d)),
            number(central(organs_area_ug_d)),
            row.invasiveness.as_ref().map_or_else(|| "-".into(), |asks| asks.word.clone()),
        ];
        text += &line(&short(&row.phrase), cells.each_ref().map(String::as_str));
    }
    text
}

/// What the columns are, and where usual doses come from.
fn notes(answer: &Routes) -> String {
    let mut text = String::from("\n");
    if let Some(least) = least_doses(answer) {
        text += &wrapped(&(least + "."), WIDE);
    }
    text += &wrapped(
        "lesion: area under the active cargo at the epicentre. arrives: when that is highest, after the first dose. \
         leak: of the barrier by then. organs: liver, spleen, lung and cells that carry.",
        WIDE,
    );
    for row in &answer.rows {
        if let (Some(basis), true) = (&row.dose.basis, answer.equal == crate::answers::Equal::Customary) {
            let note = row.dose.note.as_deref().unwrap_or_default();
            text += &wrapped(&format!("{} ug {}: {basis}. {note}", number(row.dose.ug), row.phrase), WIDE);
        }
    }
    text
}
