//! The answer in a sentence or two, made from its numbers.

use super::doses::{as_written, found};
use super::effects::{clause, means, what, with_unit};
use super::{number, together};
use crate::answers::{Equal, Reach, RouteCurve, RouteRow, Routes};
use crate::present::spoken::capital;
use crate::present::translated;

/// What brackets behind doses are.
const BRACKETS: &str = "; in brackets, what 5 to 95 % of the sets need";

/// What the routes come to, in sentences.
pub fn routes_sentence(answer: &Routes) -> String {
    let carried = answer.rows.iter().map(|row| (row.phrase.clone(), &row.effect));
    let carried = translated::sentence(carried, answer.measure.translation);
    std::iter::once(told(answer)).chain(carried).collect::<Vec<_>>().join(" ")
}

fn told(answer: &Routes) -> String {
    let Some(own) = answer.own_row() else { return without_own(answer) };
    let text = if answer.dose_ug == 0.0 && answer.equal != Equal::Customary {
        "Nothing is given, so nothing changes by any route.".to_owned()
    } else {
        match answer.equal {
            Equal::Dose => at_equal_dose(answer, own),
            Equal::Exposure => at_equal_exposure(answer, own),
            Equal::Effect => at_equal_effect(answer, own),
            Equal::Customary => at_usual_doses(answer),
        }
    };
    text + &left_out(answer)
}

/// The scenario's own route has no usual dose in this species.
fn without_own(answer: &Routes) -> String {
    match answer.rows.is_empty() {
        true => format!("No route can be compared.{}", left_out(answer)),
        false => at_usual_doses(answer) + &left_out(answer),
    }
}

fn at_equal_dose(answer: &Routes, own: &RouteRow) -> String {
    match exposures(answer, own) {
        Some(seen) => format!("At the same {}, {seen}. {}.", as_written(answer), capital(&clause(answer))),
        None => format!("At {}, {}.", as_written(answer), clause(answer)),
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
    let (most, least) = (&most.phrase, &least.phrase);
    let how = if answer.sets > 0 && (!first.is_empty() || !second.is_empty()) {
        ", by the median ratio within sets"
    } else {
        ""
    };
    Some(format!("vesicles given {most} expose the lesion most{first}, those given {least} least{second}{how}"))
}

fn at_equal_exposure(answer: &Routes, own: &RouteRow) -> String {
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
    format!("{takes}{rest}. {then}, {}.", clause(answer))
}

fn at_equal_effect(answer: &Routes, own: &RouteRow) -> String {
    let (given, size) = (as_written(answer), with_unit(answer, own.effect.central()));
    if !means(answer, own.effect.central()) {
        return format!(
            "{given} {} change nothing that means something ({size}): there is no effect to equal.",
            own.phrase
        );
    }
    let start = format!("As much as {given} {} ({size})", own.phrase);
    let (found, none) = found(answer);
    let does = match found.is_empty() {
        true => format!("{start} is done by no other route"),
        false => format!("{start} do {}{}", together(&found), spoken_interval(answer)),
    };
    format!("{does}{}.", unreachable(answer, &none, !found.is_empty()))
}

/// What the brackets are, said once.
fn spoken_interval(answer: &Routes) -> &'static str {
    let any = answer.rows.iter().any(|row| super::doses::interval(&row.dose).is_some());
    if any { BRACKETS } else { "" }
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

fn at_usual_doses(answer: &Routes) -> String {
    let one = |row: &RouteRow| {
        let assumed = row.dose.basis.as_deref() == Some("assumed");
        format!("{} ug {}{}", number(row.dose.ug), row.phrase, if assumed { ", which is assumed" } else { "" })
    };
    let all: Vec<String> = answer.rows.iter().map(one).collect();
    format!("At the usual dose of each route ({}), {}.", all.join("; "), clause(answer))
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
                known.push((ug, format!("{at_most}{} ug {}{}", number(ug), curve.phrase, needed(curve))));
            }
            None => none.push(curve.phrase.clone()),
        }
    }
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let each: Vec<String> = known.into_iter().map(|(_, told)| told).collect();
    let brackets = if answer.sets > 0 { BRACKETS } else { "" };
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
fn needed(curve: &RouteCurve) -> String {
    let (low, high) = (curve.meaningful_low_ug, curve.meaningful_high_ug);
    match (low.is_finite(), high.is_finite()) {
        (false, _) => String::new(),
        (true, true) => format!(" ({} to {})", number(low), number(high)),
        (true, false) => format!(" (from {})", number(low)),
    }
}

fn left_out(answer: &Routes) -> String {
    let one = |out: &crate::answers::LeftOut| format!(" Left out is {}: {}.", out.phrase, out.reason);
    answer.left_out.iter().map(one).collect()
}
