//! What decides a difference, in two sentences.

use super::words::{differs, rho, with_interval};
use crate::answers::{Matter, Measurable, WhatMatters};

/// Parameters that the sentence names besides the first.
const MORE: usize = 2;
/// Facts that it names.
const FACTS: usize = 2;

/// The answer, with its full stops.
pub fn sentence(found: &WhatMatters) -> String {
    said(found).join(" ")
}

/// What decides it, and what to measure.
pub(super) fn said(found: &WhatMatters) -> Vec<String> {
    let WhatMatters { arm, against, chance, parameters, .. } = found;
    if found.gain.central() == 0.0 && found.gain.low == found.gain.high {
        return vec![format!(
            "`{arm}` and `{against}` come to the same in every parameter set: nothing decides how they differ."
        )];
    }
    if !differs(found) {
        return vec![format!("`{arm}` and `{against}` differ alike in all parameter sets: nothing decides it.")];
    }
    let beyond: Vec<&Matter> = parameters.iter().filter(|one| one.correlation.beyond).collect();
    let parameters = match beyond.as_slice() {
        [] => format!(
            "No parameter decides it: none of {} goes with the difference more than the largest of them does by chance in \
             one case of twenty (rho {:.2}){}.",
            chance.parameters,
            chance.all,
            parameters.first().map_or_else(String::new, |first| format!("; {} comes nearest", short(first)))
        ),
        [first, others @ ..] => {
            let named: Vec<String> = others.iter().take(MORE).map(|one| short(one)).collect();
            let then = if named.is_empty() { String::new() } else { format!(", then on {}", named.join(" and ")) };
            let (name, grade) = (&first.name, graded(&first.grade));
            format!("The answer hangs most on {name} ({}; {grade}){then}.", with_interval(&first.correlation))
        }
    };
    let measured = found.measurable.iter().find(|one| one.correlation.beyond);
    let way = measured.map_or_else(|| beyond.first().map_or_else(nothing, |first| directly(first)), measuring);
    vec![parameters, way]
}

fn short(one: &Matter) -> String {
    format!("{} ({})", one.name, rho(one.correlation.rho))
}

/// Whether its value is known.
fn graded(grade: &str) -> String {
    match grade {
        "assumed" => "its value is assumed".into(),
        "catalogue" => "a number of the catalogue".into(),
        grade => format!(
            "its value is {grade}",
            grade = if grade == "direction" { "known by direction only" } else { grade }
        ),
    }
}

/// Where nothing goes with the difference that is easier to measure.
fn directly(first: &Matter) -> String {
    format!(
        "Nothing else that the model reports goes with it beyond chance, so that it has to be measured itself: {}",
        first.about
    )
}

fn nothing() -> String {
    "Nothing that the model reports of the arms goes with it beyond chance.".into()
}

fn measuring(one: &Measurable) -> String {
    let (more, facts) = (if one.correlation.rho > 0.0 { "more" } else { "less" }, facts(one));
    let place = if one.arm == "control" { "the untreated cord".into() } else { format!("`{}`", one.arm) };
    format!(
        "Measuring {} in {place} would narrow it most: the more of it, the {more} is gained ({}){facts}.",
        one.label,
        with_interval(&one.correlation)
    )
}

fn facts(one: &Measurable) -> String {
    let named: Vec<&str> = one.facts.iter().take(FACTS).map(String::as_str).collect();
    match one.facts.len() {
        0 => "; no published fact of the evidence is read off it".into(),
        all if all > FACTS => format!("; {all} published facts are read off it, {} among them", named.join(" and ")),
        _ => format!("; published facts read off it: {}", named.join(" and ")),
    }
}
