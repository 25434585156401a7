//! Treatments of the catalogue: each becomes the perturbations that its row says, at the times of the scenario.

use super::interventions::Setting;
use super::perturbations::window;
use super::pulses::{self, Pulses, Times};
use super::sessions::Train;
use super::times;
use super::types::{Given, Perturbation};
use super::vocabulary::TREATMENTS;
use crate::catalogue::{Act, DrugDose, Treatment};
use crate::reading::fields::Fields;
use crate::reading::names;
use crate::reading::reader::Reader;
use crate::reading::units::spoken_time;

/// What the treatment does; `None` if something in it was reported.
pub(super) fn treatment(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Vec<Perturbation>> {
    let row = row(fields, setting, reader)?;
    grounds(row, fields, reader);
    let strength = strength(row, fields, setting, reader);
    let Times { from_d, until_d, pulses } = times(row, fields, setting, reader)?;
    let dose = fields.own::<DrugDose>("dose").map(|dose| dose.text.clone());
    let (name, given) = (fields.text("name")?, Given { id: row.id.clone(), dose });
    let strength = strength?;
    let one = |act: &Act| Perturbation {
        name: name.clone(),
        target: act.target.clone(),
        change: act.at(strength),
        from_d,
        until_d,
        pulses: pulses.clone(),
        region: None,
        treatment: Some(given.clone()),
    };
    Some(row.acts.iter().map(one).collect())
}

/// The key that names the row.
fn named(fields: &Fields) -> &'static str {
    if fields.has("treatment") { "treatment" } else { "name" }
}

/// The row of the catalogue; one without counterpart in the model is refused.
fn row<'v>(fields: &Fields, setting: &Setting<'v>, reader: &mut Reader<'_>) -> Option<&'v Treatment> {
    let place = fields.place(named(fields));
    let id = match fields.has("treatment") {
        true => fields.text("treatment")?,
        false => names::id(fields.text("name")?, &place, TREATMENTS, reader)?,
    };
    let row = setting.vocabulary.catalogue.treatment(&id)?;
    if let Some(why) = &row.absent {
        let message = format!("the model has nothing that `{id}` could act on");
        let help = format!("{}; `exocord describe {id}` tells more", why.trim_end_matches('.'));
        reader.log.error(&place, message, "in the catalogue, but not in the model", Some(help));
        return None;
    }
    Some(row)
}

/// What no study of the injured cord stands behind is used with a warning.
fn grounds(row: &Treatment, fields: &Fields, reader: &mut Reader<'_>) {
    if let Some(elsewhere) = row.setting.elsewhere() {
        let message = format!("no study of the injured cord stands behind the treatment `{}`", row.id);
        let help = format!("`exocord describe {}` tells what it rests on", row.id);
        reader.log.warn(&fields.place(named(fields)), message, elsewhere, Some(help));
    }
}

/// The share of the full effect that the dose has; all of it where none is said.
fn strength(row: &Treatment, fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<f64> {
    if !fields.has("dose") {
        return Some(1.0);
    }
    let (dose, place) = (fields.own::<DrugDose>("dose")?, fields.place("dose"));
    let tried: Vec<&str> = row.doses.iter().map(|tried| tried.dose.text.as_str()).collect();
    let Some(most) = row.doses.last() else {
        let message = format!("the dose of `{}` changes nothing", row.id);
        let help = "no doses of it were compared in the catalogue: it acts as strongly as its row says".to_owned();
        reader.log.warn(&place, message, "recorded, not modelled", Some(help));
        return Some(1.0);
    };
    let Some((strength, size)) = row.strength(dose, setting.body_mass_g?) else {
        let message = format!("`{}` cannot be compared with the doses of `{}`", dose.text, row.id);
        reader.log.error(&place, message, format!("tried were {}", tried.join(", ")), None);
        return None;
    };
    let largest = format!("the largest that was compared is {}", most.dose.text);
    if size > 10.0 * (1.0 + 1e-9) {
        let message = format!("`{}` of `{}` is more than tenfold", dose.text, row.id);
        reader.log.error(&place, message, largest, None);
        return None;
    }
    if size > 1.0 + 1e-9 {
        let message = format!("`{}` of `{}` is taken as {}", dose.text, row.id, most.dose.text);
        reader.log.warn(&place, message, largest, Some("what more of it does is not known".to_owned()));
    }
    Some(strength)
}

/// When it acts: to `until`, in sessions, or as long as one dose does.
fn times(row: &Treatment, fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Times> {
    if times::pulsed(fields) {
        return sessions(row, fields, setting, reader);
    }
    let at = fields.number("at")?;
    if row.is_event() && fields.has("until") {
        let message = format!("`{}` is given at once, and then runs its course", row.id);
        let help = "leave `until` out, or say with `repeat` how often it is given".to_owned();
        reader.log.error(&fields.place("until"), message, "expected no end", Some(help));
        return None;
    }
    let once = row.session(None, setting.species).filter(|_| !fields.has("until"));
    let Some(for_d) = once else {
        let until_d = if fields.has("until") { fields.number("until")? } else { f64::INFINITY };
        window(fields, "at", Some(at), Some(until_d), setting, reader);
        return Some(Times { from_d: at, until_d, pulses: Vec::new() });
    };
    let pulses = vec![Pulses { from_d: at, for_d, every_d: 0.0, times: 1 }];
    given_in_time(&pulses, fields, "at", setting, reader);
    Times::of(pulses)
}

/// Doses or sessions that come again. Where one still acts when the next comes, it goes on.
fn sessions(row: &Treatment, fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Times> {
    let trains = times::trains(fields, "at", reader)?;
    let (key, place) = (times::key(fields), fields.place(times::key(fields)));
    let long = |train: &Train| row.session(train.for_d, setting.species);
    let all: Option<Vec<Pulses>> = trains.iter().map(|train| Some(train.lasting(long(train)?))).collect();
    let Some(all) = all else {
        let message = format!("nothing says how long a session of `{}` lasts", row.id);
        let help = "write a length, as in `schedule = \"90 min daily for 14 d from 1 d\"`".to_owned();
        reader.log.error(&place, message, "expected a length", Some(help));
        return None;
    };
    if !times::counted(&all, fields, reader) || !(row.is_event() || times::long_enough(&all, fields, reader)) {
        return None;
    }
    let written = pulses::written(&all);
    if let Some([_, next]) = pulses::overlap(&written).filter(|_| row.only_during) {
        let message = format!("sessions of `{}` overlap from {} on", row.id, spoken_time(next.0));
        let help = "two at a time act as one: it goes on without a pause there".to_owned();
        reader.log.warn(&place, message, "one begins before the other ends", Some(help));
    }
    given_in_time(&all, fields, key, setting, reader);
    Times::of(all)
}

/// Each is given before the end and before `until`; it may act longer.
fn given_in_time(all: &[Pulses], fields: &Fields, key: &str, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let begins = pulses::begins(all);
    for (end, why) in times::ends(fields, setting) {
        let fitting = begins.iter().filter(|begin| **begin < end).count();
        if let Some(late) = begins.get(fitting) {
            let (number, late) = (fitting + 1, spoken_time(*late));
            let message = format!("number {number} of {} would be given at {late}", begins.len());
            let help = format!("{fitting} before that fit");
            return reader.log.error(&fields.place(key), message, why, Some(help));
        }
    }
}
