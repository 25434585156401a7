//! A year, untreated and treated.

use super::people::people;
use super::{asked_of, picture};
use crate::answers::{Animals, Arm, Course, Year};
use crate::credibility::draw::stem;
use crate::credibility::findings::Findings;
use crate::credibility::words::{dose, head, percent, row, time};
use crate::evidence::rounded;

/// Days whose scores are told.
const TOLD_D: [f64; 5] = [14.0, 28.0, 84.0, 183.0, 365.0];
/// From when on nothing rises again without a reason, days.
const LATE_D: f64 = 35.0;
/// How far it may, over its peak.
const RISE: f64 = 0.1;

/// The section.
pub fn year(findings: &Findings<'_>, figures: &[&str]) -> String {
    let year = &findings.answers.year;
    let pictures = year
        .animals
        .iter()
        .map(|animals| picture(figures, &stem(animals), &format!("A year of a contusion: {}", animals.animal)));
    format!(
        "## A year\n\nEverything that is followed over months: score, tissue, scar, phagocytes, debris; untreated (grey), and with {} mg/kg of vesicles into a vein \
         at {} (blue), by the mass of a rat's dose of 100 ug. After the second month a course should rise to a plateau or fall to one; a bump, or a score that falls, is \
         a fault of the model unless somebody saw it. {}\n\n{}{}\n{}",
        rounded(year.dose_mg_per_kg),
        time(year.start_d),
        asked_of(findings, &year.runs),
        table(year),
        pictures.collect::<String>(),
        people()
    )
}

fn table(year: &Year) -> String {
    let days: Vec<String> = TOLD_D.iter().map(|day| format!("day {day:.0}:")).collect();
    let names = ["whose", "", "score"].into_iter().chain(days.iter().map(String::as_str));
    let mut text = head(&names.chain(["largest fall:", "what rises again after week 5"]).collect::<Vec<_>>());
    for animals in &year.animals {
        let given = format!("treated, {}", dose(animals.dose_ug));
        text += &row(&line(year, animals, "untreated", |course| &course.untreated));
        text += &row(&line(year, animals, &given, |course| &course.treated));
    }
    text + &format!(
        "\nScores of the nominal set with the population's median. What rises again does so by more than {} of its peak, with the nominal set.\n\n",
        percent(RISE)
    )
}

fn line(year: &Year, animals: &Animals, name: &str, of: impl Fn(&Course) -> &Arm) -> Vec<String> {
    let score = animals.courses.first();
    let on = |day: f64| {
        let found = score.and_then(|course| of(course).at(&year.times, day));
        found.map_or_else(|| "none".into(), |value| format!("{:.1} ({:.1})", value.nominal, value.median()))
    };
    let fall = score.map_or(f64::NAN, |course| of(course).falls());
    let others = animals.courses.iter().skip(1);
    let again = others.filter_map(|course| {
        let rise = of(course).rises_again(&year.times, LATE_D);
        (rise > RISE).then(|| format!("{} {}", course.label, percent(rise)))
    });
    let label = score.map_or("", |course| course.label);
    let names = [animals.animal.to_string(), name.to_owned(), label.to_owned()];
    let end = [format!("{fall:.1}"), again.collect::<Vec<_>>().join("; ")];
    names.into_iter().chain(TOLD_D.map(on)).chain(end).collect()
}
