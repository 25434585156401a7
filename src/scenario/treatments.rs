//! Treatments of the catalogue: each becomes the perturbations that its row says, at the times of the scenario.

use super::interventions::Setting;
use super::perturbations::window;
use super::pulses::{self, Pulses, Times};
use super::sessions::Train;
use super::times;
use super::types::{Given, Perturbation};
use super::vocabulary::TREATMENTS;
use crate::catalogue::{Act, DrugDose, Treatment};
use crate::reading::diagnostic::Span;
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
    let (name, given) = (fields.text("name")?, Given { id: row.id.clone(), dose, doubt: row.doubt.clone() });
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

/// What no study of the injured cord stands behind, or something speaks against, is used with a warning.
fn grounds(row: &Treatment, fields: &Fields, reader: &mut Reader<'_>) {
    if let Some(elsewhere) = row.setting.elsewhere() {
        let message = format!("no study of the injured cord stands behind the treatment `{}`", row.id);
        let help = format!("`exocord describe {}` tells what it rests on", row.id);
        reader.log.warn(&fields.place(named(fields)), message, elsewhere, Some(help));
    }
    if let Some(doubt) = &row.doubt {
        let message = format!("what `{}` does is in doubt", row.id);
        reader.log.warn(
            &fields.place(named(fields)),
            message,
            "given, with what speaks against it",
            Some(doubt.clone()),
        );
    }
}

/// Warns of a dose that is compared by body mass with those of other animals.
fn of_others(row: &Treatment, dose: &DrugDose, place: &Span, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let Some(animals) = row.doses.iter().find_map(|tried| tried.animals.as_deref()) else { return };
    let Some(species) = setting.species.filter(|species| species.plural != animals && dose.of_body_mass()) else {
        return;
    };
    let message = format!("`{}` of `{}` is held against doses that {animals} had", dose.text, row.id);
    let label = format!("by body mass, which is no measure between {animals} and {}", species.plural);
    let help = "what of a drug one species needs for the effect of another is not in the model; leave `dose` out for the full \
                effect of the row";
    reader.log.warn(place, message, label, Some(help.to_owned()));
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
    of_others(row, dose, &place, setting, reader);
    let largest = format!("the largest that was compared is {}", most.dose.text);
    if size > 10.0 * (1.0 + 1e-9) {
        let message = format!("`{}` of `{}` is more than ten times what was compared", dose.text, row.id);
        reader.log.error(&place, message, largest, None);
        return None;
    }
    let least = row.doses.first().and_then(|least| Some((least, dose.against(&least.dose, setting.body_mass_g?)?)));
    if let Some((least, _)) = least.filter(|(_, share)| *share < 1.0 - 1e-9) {
        let message = format!("`{}` of `{}` does less than any dose that was compared", dose.text, row.id);
        let help = "how much less is not known: it is read off a straight line to nothing".to_owned();
        reader.log.warn(&place, message, format!("the smallest that was compared is {}", least.dose.text), Some(help));
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
        without_pause(row, fields, until_d.min(setting.until_d.unwrap_or(until_d)) - at, setting, reader);
        return Some(Times { from_d: at, until_d, pulses: Vec::new() });
    };
    let pulses = vec![Pulses { from_d: at, for_d, every_d: 0.0, times: 1 }];
    given_in_time(&pulses, fields, "at", setting, reader);
    Times::of(pulses)
}

/// Warns of a session that goes on for longer than any of which is known.
fn without_pause(row: &Treatment, fields: &Fields, for_d: f64, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let Some(longest) = setting.species.and_then(|species| row.lasting(species)).filter(|_| row.only_during) else {
        return;
    };
    if for_d > longest.days.high * (1.0 + 1e-9) {
        let message = format!("`{}` goes on for {} without a pause", row.id, spoken_time(for_d));
        let label = format!("a session lasts {} at most", spoken_time(longest.days.high));
        let help = "nobody has seen what that does, and its harm is not modelled; write sessions, as in `schedule = \"90 \
                    min daily for 14 d from 1 d\"`";
        reader.log.warn(&fields.place("at"), message, label, Some(help.to_owned()));
    }
}

/// Warns of one treatment under two names, which act at the same time.
pub(super) fn twice(all: &[(&Fields, &[Perturbation])], reader: &mut Reader<'_>) {
    for (at, (fields, parts)) in all.iter().enumerate() {
        let earlier = all.iter().take(at).find_map(|(_, others)| Some((others.first()?, together(parts, others)?)));
        if let Some((other, from_d)) = earlier {
            let name = fields.text("name").unwrap_or_default();
            let message = format!("`{}` and `{name}` are one treatment that acts twice", other.name);
            let label = format!("both act at {}", spoken_time(from_d));
            let help = "as written it does so the more often it is there; one table with `repeat` or a `schedule` gives it \
                        again without adding it to itself";
            reader.log.warn(&fields.place(named(fields)), message, label, Some(help.to_owned()));
        }
    }
}

/// From when on two arrays of parts are of one row of the catalogue and act at once; what only happens does not.
fn together(parts: &[Perturbation], others: &[Perturbation]) -> Option<f64> {
    let row = |part: &Perturbation| part.treatment.as_ref().map(|given| given.id.clone());
    let (part, other) = (parts.first()?, others.first()?);
    let begin = |one: (f64, f64), next: (f64, f64)| {
        let both = (one.0.max(next.0), one.1.min(next.1));
        (both.0 < both.1 - pulses::SAME_D).then_some(both.0)
    };
    let of_next = other.windows();
    let both = part.windows().into_iter().flat_map(|one| of_next.iter().filter_map(move |next| begin(one, *next)));
    both.reduce(f64::min).filter(|_| row(part) == row(other))
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
