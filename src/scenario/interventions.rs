//! Exosome treatments: doses expanded, and checked against the simulation and the route.

use super::amount::{amount, rounded};
use super::grafts;
use super::grounds;
use super::pulses::SHORTEST_D;
use super::schedule::{self, MOST_DOSES, Regimen, expand, place};
use super::types::{Dose, Intervention};
use super::vocabulary::Vocabulary;
use super::wording::{begins_unsaid, reworded};
use crate::catalogue::{Catalogue, Route};
use crate::model::doses::PARTICLES_PER_UG;
use crate::model::species::Species;
use crate::reading::diagnostic::Span;
use crate::reading::fields::{Fields, Value};
use crate::reading::nearest;
use crate::reading::reader::Reader;
use crate::reading::unclear::COUNTED;
use crate::reading::units::spoken_time;

/// What doses are measured against; `None` where the scenario was unclear.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting<'v> {
    pub(crate) vocabulary: &'v Vocabulary<'v>,
    pub(crate) until_d: Option<f64>,
    pub(crate) species: Option<&'static Species>,
    pub(crate) body_mass_g: Option<f64>,
    pub(crate) regions: Option<usize>,
}

/// Whether it says itself when it is given.
pub(crate) fn timed(fields: &Fields) -> bool {
    fields.has("at") || fields.has("schedule")
}

/// The treatment; `None` if something in it was reported.
pub(crate) fn intervention(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Intervention> {
    if let Some(dose) = fields.get("dose").filter(|_| !timed(fields)) {
        reader.log.error(&dose.key, "`dose` needs `at` beside it", "add `at`", None);
        return None;
    }
    read(fields, setting, reader)
}

/// The same of what a rule gives: the times of its doses count from the moment at which it does.
pub(crate) fn portion(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Intervention> {
    read(fields, &Setting { until_d: None, ..*setting }, reader)
}

fn read(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Intervention> {
    infusion_fits_route(fields, setting.vocabulary, reader);
    grounds::told(fields, setting.vocabulary.catalogue, &mut reader.log);
    let catalogue = setting.vocabulary.catalogue;
    let regimens = regimens(fields, catalogue);
    grafts::fitting(regimens.as_deref().unwrap_or(&[]), fields, catalogue, &mut reader.log);
    unitless(fields, setting, reader);
    several(fields, reader);
    for regimen in regimens.iter().flatten() {
        in_time(regimen, fields, setting, reader);
        lasting(regimen, fields, reader);
        apart(regimen, fields, reader);
    }
    in_particles(regimens.as_deref().unwrap_or(&[]), setting.body_mass_g, reader);
    if regimens.is_none() {
        first_in_time(fields, setting, reader);
    }
    let total: u64 = regimens.iter().flatten().map(|regimen| regimen.times).sum();
    if total > MOST_DOSES {
        let message = format!("the schedule gives {total} doses");
        let key = if fields.has("schedule") { "schedule" } else { "repeat" };
        reader.log.error(&fields.place(key), message, format!("expected at most {MOST_DOSES} doses"), None);
        return None;
    }
    let doses: Vec<Dose> = expand(&regimens?, setting.body_mass_g?);
    Some(Intervention {
        name: fields.text("name")?,
        source: fields.text("source")?,
        cargo: fields.ids("cargo")?,
        engineering: fields.ids("engineering")?,
        graft: fields.text("route").and_then(|id| catalogue.route(&id)).and_then(Route::graft),
        route: fields.text("route")?,
        doses,
    })
}

/// The regimens of a treatment, however they were written; `over` holds for those that state no length of their own.
pub(super) fn regimens(fields: &Fields, catalogue: &Catalogue) -> Option<Vec<Regimen>> {
    written(fields).map(|regimens| grafts::secreting(regimens, fields, catalogue))
}

fn written(fields: &Fields) -> Option<Vec<Regimen>> {
    let over = if fields.has("over") { fields.number("over")? } else { 0.0 };
    if fields.has("schedule") {
        let regimens = fields.own::<Vec<Regimen>>("schedule")?;
        return Some(
            regimens
                .iter()
                .cloned()
                .map(|regimen| Regimen { over_d: regimen.over_d.or(Some(over)), ..regimen })
                .collect(),
        );
    }
    let (every_d, times) = match fields.get("repeat") {
        None => (0.0, 1),
        Some(_) => {
            let repeat = fields.table("repeat")?;
            (repeat.number("every")?, times(repeat)?)
        }
    };
    let at_d = if timed(fields) { fields.number("at")? } else { 0.0 };
    let (dose, span) = (fields.quantity("dose")?, fields.place("dose"));
    let (amount, volume_ul) = (amount(dose), dose.volume_ul);
    Some(vec![Regimen { amount, at_d, over_d: Some(over), every_d, times, volume_ul, span }])
}

/// How many doses a `repeat` has: as many as it says, or as begin before its time is over.
fn times(repeat: &Fields) -> Option<u64> {
    if repeat.has("for") {
        // The noise of a division adds no dose: 7 d of doses each 24 h are seven.
        let fitting = (repeat.number("for")? / repeat.number("every")? - 1e-9).ceil();
        return Some(fitting.clamp(1.0, 2.0 * MOST_DOSES as f64) as u64);
    }
    repeat.whole("times")
}

/// Where a dose is a number alone, the unit in which studies of the route give theirs.
fn unitless(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let Some(dose) = fields.get("dose").filter(|dose| matches!(dose.value, Value::Broken)) else { return };
    let written = reader.log.written(&dose.span).trim();
    let Ok(number) = written.parse::<f64>() else { return };
    let route = fields.text("route").and_then(|id| setting.vocabulary.catalogue.route(&id));
    let row = route.and_then(|route| {
        let row = route.largest_dose.iter().find(|row| Some(row.species) == setting.species)?;
        Some((&row.unit, format!(": studies {} in {} count in {}", route.phrase, row.species.plural, row.unit)))
    });
    let help = match row {
        _ if number >= COUNTED && row.as_ref().is_none_or(|(unit, _)| *unit != "cells") => {
            format!("write \"{written} particles\", with the quotes, if these were counted")
        }
        Some((unit, why)) => format!("write \"{written} {unit}\", with the quotes{why}"),
        None => format!("write \"{written} ug\", with the quotes"),
    };
    reader.log.advise(&dose.span.clone(), help);
}

/// Where `dose` and `at` together say more than one dose, the schedule that says so.
fn several(fields: &Fields, reader: &mut Reader<'_>) {
    let broken = |key: &&&str| fields.get(key).is_some_and(|field| matches!(field.value, Value::Broken));
    let Some(first) = ["dose", "at"].iter().find(broken).filter(|_| !fields.has("schedule")) else { return };
    let written = |key: &str| {
        let raw = fields.get(key).and_then(|field| reader.log.text.get(field.span.clone())).unwrap_or("");
        raw.replace(['"', '\'', '[', ']'], "")
    };
    let text = format!("{} at {}", written("dose"), written("at"));
    let text = text.trim_end_matches(" at ");
    let Some(line) = reworded(text).or_else(|| schedule::regimens(text).is_ok().then(|| text.to_owned())) else {
        return;
    };
    let read = schedule::regimens(&line).unwrap_or_default();
    let when = if begins_unsaid(text, &line) { ", with the time of the first dose for `0 h`" } else { "" };
    let help = match (read.as_slice(), *first) {
        ([Regimen { times: 1, .. }], "at") => {
            let (_, time) = line.split_once(" at ").unwrap_or_default();
            format!("write `at = \"{time}\"`")
        }
        ([Regimen { times: 1, .. }], _) => return,
        _ => format!("several doses are a schedule, in place of `dose` and `at`: write `schedule = \"{line}\"`{when}"),
    };
    reader.log.advise(&fields.place(first), help);
}

/// Every dose is given before the simulation ends.
fn in_time(regimen: &Regimen, fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let Some(until) = setting.until_d else { return };
    let end = format!("the simulation ends at {}", spoken_time(until));
    let last = regimen.at_d + regimen.every_d * (regimen.times.saturating_sub(1)) as f64;
    let over = regimen.over_d.unwrap_or(0.0);
    if regimen.at_d >= until {
        never_given(regimen.at_d, until, &place(regimen, fields, "at"), reader);
    } else if last >= until {
        let message = format!("dose {} of {0} would come at {}", regimen.times, spoken_time(last));
        let fitting = ((until - regimen.at_d) / regimen.every_d).ceil();
        let help = format!("the last one that fits is number {fitting}; or simulate beyond {}", spoken_time(last));
        reader.log.error(&place(regimen, fields, "repeat"), message, end, Some(help));
    } else if last + over > until * (1.0 + 1e-12) {
        let message = format!("the infusion would run until {}", spoken_time(last + over));
        reader.log.error(&place(regimen, fields, "over"), message, end, later(last + over));
    }
}

/// The first dose is given before the simulation ends, whatever else is wrong with the treatment.
fn first_in_time(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    if let (Some(at_d), Some(until)) = (fields.number("at"), setting.until_d)
        && at_d >= until
    {
        never_given(at_d, until, &fields.place("at"), reader);
    }
}

fn never_given(at_d: f64, until: f64, place: &Span, reader: &mut Reader<'_>) {
    let message = format!("a dose at {} would never be given", spoken_time(at_d));
    reader.log.error(place, message, format!("the simulation ends at {}", spoken_time(until)), later(at_d));
}

fn later(time_d: f64) -> Option<String> {
    Some(format!("give it earlier, or simulate beyond {}", spoken_time(time_d)))
}

/// An infusion lasts long enough to be one: of one that is much shorter the end falls on the beginning in the digits of
/// a number, and nothing would be given.
fn lasting(regimen: &Regimen, fields: &Fields, reader: &mut Reader<'_>) {
    let over = regimen.over_d.unwrap_or(0.0);
    if over > 0.0 && over < SHORTEST_D {
        let message = format!("an infusion over {:?} s is shorter than a second", rounded(over * 86_400.0));
        let help = "what is given faster than that is a bolus: leave `over` out, and the dose comes at once".to_owned();
        let label = "expected 0, or at least a second (0.017 min)";
        reader.log.error(&place(regimen, fields, "over"), message, label, Some(help));
    }
}

/// An infusion ends before the next dose of the same regimen begins.
fn apart(regimen: &Regimen, fields: &Fields, reader: &mut Reader<'_>) {
    let over = regimen.over_d.unwrap_or(0.0);
    if regimen.times > 1 && over > regimen.every_d {
        let (over, every) = (spoken_time(over), spoken_time(regimen.every_d));
        let message = format!("an infusion of {over} would still run when the next begins after {every}");
        let help = "make the interval longer, the infusion shorter, or the rate higher".to_owned();
        reader.log.error(&place(regimen, fields, "over"), message, format!("expected at most {every}"), Some(help));
    }
}

/// The ratio of particles to protein differs by an order of magnitude between preparations, so it is not assumed in
/// silence.
fn in_particles(regimens: &[Regimen], body_mass_g: Option<f64>, reader: &mut Reader<'_>) {
    let count = |regimen: &Regimen| regimen.amount.particles(body_mass_g?);
    let Some(first) = regimens.iter().find(|regimen| count(regimen).is_some()) else { return };
    let counts = || regimens.iter().filter_map(count);
    let (least, most) = (counts().fold(f64::INFINITY, f64::min), counts().fold(0.0, f64::max));
    let ug = |count: f64| rounded(count / PARTICLES_PER_UG.value);
    let message = if least == most {
        format!("{most:e} particles are taken as {} ug of EV protein", ug(most))
    } else {
        format!("{least:e} to {most:e} particles are taken as {} to {} ug of EV protein", ug(least), ug(most))
    };
    let label = format!("at {:e} particles per ug", PARTICLES_PER_UG.value);
    let (low, high) = (PARTICLES_PER_UG.low, PARTICLES_PER_UG.high);
    let help = format!("preparations hold {low:e} to {high:e} particles per ug; state the dose in ug if you know it");
    reader.log.warn(&first.span, message, label, Some(help));
}

/// `over` makes sense only where the route can be infused.
fn infusion_fits_route(fields: &Fields, vocabulary: &Vocabulary<'_>, reader: &mut Reader<'_>) {
    let Some(route) = fields.text("route") else { return };
    let Some(row) = vocabulary.catalogue.route(&route).filter(|row| !row.infusion_allowed) else { return };
    let infused = fields
        .own::<Vec<Regimen>>("schedule")
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .find(|regimen| regimen.over_d.is_some_and(|over| over > 0.0));
    let span = match infused {
        Some(regimen) => regimen.span.clone(),
        None if fields.number("over").is_some_and(|over| over > 0.0) => fields.place("over"),
        None => return,
    };
    let infusible: Vec<&str> =
        vocabulary.catalogue.routes.iter().filter(|row| row.infusion_allowed).map(|row| row.id.as_str()).collect();
    let why = match row.release_per_d.value > 0.0 {
        true => "a depot is implanted at once and releases at its own pace",
        false => "this route takes the whole dose at once",
    };
    let help = format!("leave `over` out; infusions go by {}", nearest::listed(&infusible));
    reader.log.error(&span, format!("the route `{route}` cannot be infused"), why, Some(help));
}
