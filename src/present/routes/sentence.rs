//! The answer in a sentence or two, made from its numbers.

use super::doses::{as_written, between, extrapolated, found, interval, sought};
use super::effects::{clause, means, what, with_unit};
use super::{number, together};
use crate::answers::{Equal, Reach, RouteCurve, RouteRow, Routes};
use crate::present::spoken::capital;
use crate::present::translated;

/// What brackets behind doses are.
const BRACKETS: &str = "; in brackets, what 5 to 95 % of the sets need";
/// The same where some say of how many sets they are.
const OF_SOME: &str = "; in brackets, what 5 to 95 % of the sets need, or of as many as stand there, the others having no \
                       result or no such change";

/// What the routes come to, in sentences.
pub fn routes_sentence(answer: &Routes) -> String {
    said(answer).join(" ")
}

/// Its sentences, what comes out first.
pub(super) fn said(answer: &Routes) -> Vec<String> {
    let mut said = match (answer.own_row(), answer.equal) {
        (None, _) if answer.rows.is_empty() => vec!["No route can be compared.".to_owned()],
        (None, _) | (_, Equal::Customary) => at_usual_doses(answer),
        _ if answer.dose_ug == 0.0 => vec!["Nothing is given, so nothing changes by any route.".to_owned()],
        (Some(own), Equal::Dose) => at_equal_dose(answer, own),
        (Some(own), Equal::Exposure) => at_equal_exposure(answer, own),
        (Some(own), Equal::Effect) => vec![at_equal_effect(answer, own)],
    };
    if answer.asked != answer.equal {
        let asked = answer.asked.word();
        said.push(format!("This is by the same dose: the search for doses of equal {asked} was interrupted."));
    }
    if !answer.other_arms.is_empty() {
        let others: Vec<String> = answer.other_arms.iter().map(|arm| format!("`{arm}`")).collect();
        let give = if answer.other_arms.len() == 1 { "gives" } else { "give" };
        said.push(format!("This is of the arm `{}`; {} {give} vesicles too.", answer.arm, together(&others)));
    }
    said.extend(answer.left_out.iter().map(|out| format!("Left out is {}: {}.", out.phrase, out.reason)));
    said.extend(extrapolated(answer, sought));
    said.extend(carried(answer));
    said
}

/// What is left in people of what each route changes.
fn carried(answer: &Routes) -> Option<String> {
    let effects = answer.rows.iter().map(|row| (row.phrase.clone(), &row.effect));
    translated::sentence(effects, answer.measure.translation)
}

fn at_equal_dose(answer: &Routes, own: &RouteRow) -> Vec<String> {
    match exposures(answer, own) {
        Some(seen) => {
            vec![format!("At the same {}, {seen}.", as_written(answer)), format!("{}.", capital(&clause(answer)))]
        }
        None => vec![format!("At {}, {}.", as_written(answer), clause(answer))],
    }
}

/// By which route the lesion sees most and least: `vesicles given into the lesion expose it most (250 times as much as by
/// vein), those given by nose least (0.5 times as much)`.
fn exposures(answer: &Routes, own: &RouteRow) -> Option<String> {
    let times = |row: &&RouteRow| row.lesion.times_own.central();
    let known = || answer.rows.iter().filter(|row| times(row).is_finite());
    let most = known().max_by(|a, b| times(a).total_cmp(&times(b)))?;
    let least = known().min_by(|a, b| times(a).total_cmp(&times(b))).filter(|least| least.id != most.id)?;
    let size = |row: &RouteRow, rest: &str| match row.own {
        true => String::new(),
        false => format!(" ({} times as much{rest})", number(times(&row))),
    };
    let than = format!(" as {}", own.phrase);
    let (first, second) = (size(most, &than), size(least, if most.own { &than } else { "" }));
    if number(times(&most)) == number(times(&least)) {
        return Some(format!("vesicles expose the lesion as much by every route as {}", own.phrase));
    }
    let (most, least) = (&most.phrase, &least.phrase);
    let how = if answer.sets > 0 && (!first.is_empty() || !second.is_empty()) {
        ", by the median ratio within sets"
    } else {
        ""
    };
    Some(format!("vesicles given {most} expose the lesion most{first}, those given {least} least{second}{how}"))
}

fn at_equal_exposure(answer: &Routes, own: &RouteRow) -> Vec<String> {
    let start = format!("To expose the lesion as much as {} {}", as_written(answer), own.phrase);
    let (found, none) = found(answer);
    let takes = match found.is_empty() {
        true => format!("{start} is not to be had by another route"),
        false => format!("{start} takes {}{}", together(&found), spoken_interval(answer)),
    };
    let rest = unreachable(answer, &none, !found.is_empty());
    let then = match none.is_empty() {
        true => "At this exposure",
        false => "At these doses",
    };
    vec![format!("{takes}{rest}."), format!("{then}, {}.", clause(answer))]
}

fn at_equal_effect(answer: &Routes, own: &RouteRow) -> String {
    let (given, size) = (as_written(answer), with_unit(answer, own.effect.central()));
    if !means(answer, own.effect.central()) {
        return format!(
            "{given} {} change nothing that means something ({size}): there is no effect to equal.",
            own.phrase
        );
    }
    let start = format!("The effect of {given} {} ({size})", own.phrase);
    let (found, none) = found(answer);
    let does = match found.is_empty() {
        true => format!("{start} is not to be had by another route"),
        false => format!("{start} takes {}{}", together(&found), spoken_interval(answer)),
    };
    format!("{does}{}.", unreachable(answer, &none, !found.is_empty()))
}

/// What the brackets are, said once.
fn spoken_interval(answer: &Routes) -> &'static str {
    let told = answer.rows.iter().filter(|row| interval(answer, &row.dose).is_some());
    brackets(answer, told.map(|row| row.dose.sets))
}

/// The same, each of so many `sets`.
fn brackets(answer: &Routes, sets: impl Iterator<Item = usize>) -> &'static str {
    match sets.min() {
        Some(fewest) if fewest < answer.sets => OF_SOME,
        Some(_) => BRACKETS,
        None => "",
    }
}

/// Routes by which no dose was found, and what the largest does.
fn unreachable(answer: &Routes, none: &[String], some: bool) -> String {
    let rows = answer.rows.iter().filter(|row| row.dose.reach == Reach::Unreachable);
    let does = |row: &RouteRow| match answer.equal {
        Equal::Effect => with_unit(answer, row.effect.central()),
        _ => format!("{} times as much", number(row.lesion.times_own.central())),
    };
    let each: Vec<String> = rows.map(|row| format!("{} ({})", row.phrase, does(row))).collect();
    match none.is_empty() {
        true => String::new(),
        false => format!(
            "{} not reachable {}, with {} ug, the largest plausible dose",
            if some { ";" } else { ":" },
            together(&each),
            number(answer.largest_ug)
        ),
    }
}

fn at_usual_doses(answer: &Routes) -> Vec<String> {
    let one = |row: &RouteRow| {
        let assumed = row.dose.basis.as_deref() == Some("assumed");
        format!("{} ug {}{}", number(row.dose.ug), row.phrase, if assumed { ", which is assumed" } else { "" })
    };
    let all: Vec<String> = answer.rows.iter().map(one).collect();
    let what = format!("At the usual dose of each route, {}.", clause(answer));
    vec![what, format!("The usual doses are {}.", all.join("; "))]
}

/// From which dose on a change means something, route by route; nothing where that is not declared.
pub(super) fn least_doses(answer: &Routes) -> Option<String> {
    answer.measure.smallest_difference?;
    let mut known: Vec<(f64, String)> = Vec::new();
    let mut none = Vec::new();
    for curve in &answer.curves {
        match curve.meaningful_ug {
            Some(ug) => {
                let at_most = if curve.meaningful_sought { "" } else { "at most " };
                known.push((ug, format!("{at_most}{} ug {}{}", number(ug), curve.phrase, needed(answer, curve))));
            }
            None => none.push(curve.phrase.clone()),
        }
    }
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let each: Vec<String> = known.into_iter().map(|(_, told)| told).collect();
    let told = answer.curves.iter().filter(|curve| curve.meaningful_low_ug.is_finite());
    let brackets = brackets(answer, told.map(|curve| curve.meaningful_sets));
    let no_dose = format!("No plausible dose {} changes {} by a meaningful amount", together(&none), what(answer));
    Some(match (each.is_empty(), none.is_empty()) {
        (true, _) => no_dose,
        (false, true) => format!("A meaningful change takes {}{brackets}", together(&each)),
        (false, false) => format!("A meaningful change takes {}{brackets}. {no_dose}", together(&each)),
    })
    .map(|told| told + early(answer))
}

/// That the search for some least dose ended early.
fn early(answer: &Routes) -> &'static str {
    match (answer.stopped, answer.curves.iter().all(|curve| curve.meaningful_sought)) {
        (_, true) => "",
        (true, false) => "; where it says at most, the search was interrupted, and less may do",
        (false, false) => "; where it says at most, the search ended before less was tried",
    }
}

/// What the sets need by themselves for a change that means something: ` (20 to 210)`; nothing without sets.
fn needed(answer: &Routes, curve: &RouteCurve) -> String {
    let ends = [curve.meaningful_low_ug, curve.meaningful_high_ug];
    between(answer, ends, curve.meaningful_sets).map_or_else(String::new, |ends| format!(" ({ends})"))
}
