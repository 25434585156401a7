//! The injury and the simulation, once their keys have been read.

use super::animal::{recorded, scored};
use super::caveats::taken_for;
use super::limits::MOST_ROWS;
use super::own::Written;
use super::rod;
use super::severity::{EXAMPLE, Graded, OTHERWISE, fitting_grades, graded};
use super::types::{Injury, Simulation};
use super::vocabulary::Vocabulary;
use crate::declare::Quantity;
use crate::model::injuries::{REFERENCE, Trauma};
use crate::model::species::Species;
use crate::reading::content::report;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::units::{grams, spoken_time};

/// Longest simulation, days: the horizon within which the model is meant.
pub const LONGEST_D: f64 = 1000.0;

/// Shortest simulation, days: 15 min, below which a figure has no axis of time.
const SHORTEST_D: f64 = 15.0 / 1440.0;

pub(crate) fn species(injury: &Fields, vocabulary: &Vocabulary<'_>) -> Option<&'static Species> {
    let id = injury.text("species")?;
    vocabulary.species.iter().copied().find(|species| species.id == id)
}

fn mechanism(injury: &Fields, vocabulary: &Vocabulary<'_>) -> Option<&'static Trauma> {
    let id = injury.text("mechanism")?;
    vocabulary.injuries.iter().copied().find(|mechanism| mechanism.id == id)
}

/// Body mass in g: given, if an animal can have it, or the species' usual one.
pub(crate) fn body_mass(injury: Option<&Fields>, vocabulary: &Vocabulary<'_>) -> Option<f64> {
    let injury = injury?;
    let Quantity { value: usual, low, high, .. } = species(injury, vocabulary)?.body_mass;
    if injury.has("body_mass") { written_mass(injury).filter(|mass| (low..=high).contains(mass)) } else { Some(usual) }
}

fn written_mass(injury: &Fields) -> Option<f64> {
    injury.quantity("body_mass").map(grams)
}

/// The injury; `None` if something in it was reported.
pub(crate) fn injury(fields: &Fields, vocabulary: &Vocabulary<'_>, reader: &mut Reader<'_>) -> Option<Injury> {
    let (species, mechanism) = (species(fields, vocabulary), mechanism(fields, vocabulary));
    plausible_mass(fields, species, reader);
    scored(fields, species, reader);
    if let Some((species, remark)) = species.and_then(|species| Some((species, species.score.remark?))) {
        let help = format!("`exocord describe {}` lists every number of it with its source", species.id);
        reader.log.warn(&fields.place("species"), remark, "read, with what is assumed of it", Some(help));
    }
    let recorded = recorded(fields, species, reader);
    let (severity, device) = severity(fields, (species, mechanism), vocabulary, reader)?;
    Some(Injury {
        species: species?,
        mechanism: mechanism?,
        severity,
        device,
        level: fields.own::<String>("level").cloned(),
        recorded,
        body_mass_g: body_mass(Some(fields), vocabulary)?,
    })
}

fn plausible_mass(fields: &Fields, species: Option<&Species>, reader: &mut Reader<'_>) {
    let (Some(species), Some(mass)) = (species, written_mass(fields)) else { return };
    let Quantity { value: usual, low, high, .. } = species.body_mass;
    if !(low..=high).contains(&mass) {
        let message = format!("a body mass of {mass} g is not that of a {}", species.id);
        let label = format!("expected {low} g to {high} g");
        let help = format!("leave it out for the usual {usual} g");
        reader.log.error(&fields.place("body_mass"), message, label, Some(help));
    }
}

/// The severity, and how it was written where that was not a number.
fn severity(
    fields: &Fields,
    (species, mechanism): (Option<&'static Species>, Option<&'static Trauma>),
    vocabulary: &Vocabulary<'_>,
    reader: &mut Reader<'_>,
) -> Option<(f64, Option<String>)> {
    if fields.has("severity") {
        let written = match fields.own::<Written>("severity")? {
            Written::Number(number) => return Some((*number, None)),
            Written::Words(written) => written,
        };
        let graded = match graded(written, (species, mechanism), vocabulary.species) {
            Ok(graded) => graded,
            Err(fault) => {
                report(fault, &fields.place("severity"), written, &mut reader.log);
                return None;
            }
        };
        fits(written, &graded, (species, mechanism), fields, reader)?;
        return Some((graded.severity, Some(rod::grade(written).unwrap_or_else(|| written.clone()))));
    }
    let mechanism = mechanism?;
    if let Some(usual) = &mechanism.severity {
        return Some((usual.value, None));
    }
    let message = format!("[injury] lacks the severity of the {}", mechanism.id);
    let help = example(species, mechanism, vocabulary);
    reader.log.error(&fields.span, message, "`severity` is required", Some(help));
    None
}

/// A severity that may be written, on a scale too where one fits the animal and the injury.
fn example(species: Option<&'static Species>, mechanism: &Trauma, vocabulary: &Vocabulary<'_>) -> String {
    let fitting = species.map_or(vocabulary.species.to_vec(), |species| vec![species]);
    let same = fitting_grades(&fitting, Some(mechanism)).iter().any(|grade| grade == EXAMPLE);
    let same = if same { format!("; \"{EXAMPLE}\" says the same") } else { String::new() };
    format!("severity = {REFERENCE} is a moderate rat contusion{same}")
}

/// A scale belongs to its kind of injury; on loan to another species it comes with a warning.
fn fits(
    written: &str,
    graded: &Graded,
    (species, mechanism): (Option<&Species>, Option<&Trauma>),
    fields: &Fields,
    reader: &mut Reader<'_>,
) -> Option<()> {
    let place = fields.place("severity");
    let scale = graded.scale;
    if let (Some(wanted), Some(mechanism)) = (scale.trauma, mechanism)
        && !mechanism.graded_by(wanted)
    {
        let message = format!("`{written}` does not fit the mechanism `{}`", mechanism.id);
        let label = format!("{} belongs to the mechanism `{}`", scale.noun, wanted.id);
        reader.log.error(&place, message, label, Some(OTHERWISE.to_owned()));
        return None;
    }
    if graded.borrowed
        && let (Some(species), Some(owner)) = (species, Species::owner(scale))
    {
        let message = format!("`{written}` is read on the {}'s scale", owner.id);
        let smaller = species.body_mass.value < owner.body_mass.value;
        let label = format!("the same energy hurts a {} {}", species.id, if smaller { "more" } else { "less" });
        let help = format!("{} was graded on {}; a number from 0 to 1 says what you mean", scale.noun, owner.plural);
        reader.log.warn(&place, message, label, Some(help));
    }
    if let Some(mapped) = scale.mapped {
        let message = taken_for(written, graded.severity, mapped);
        reader.log.warn(&place, message, "a severity is a number from 0 (sham) to 1", None);
    }
    if let Some(minutes) = graded.held_min.filter(|minutes| (minutes - USUALLY_HELD_MIN).abs() > 1e-9) {
        let message = format!("`{written}` lasts {}, which has no effect", spoken_time(minutes / 1440.0));
        let label = format!("taken for {USUALLY_HELD_MIN} min, as grades of {} are", scale.noun);
        let help = "a longer compression leaves less function; a number from 0 to 1 says what you mean".to_owned();
        reader.log.warn(&place, message, label, Some(help));
    }
    Some(())
}

/// How long published clips are left on, minutes.
const USUALLY_HELD_MIN: f64 = 1.0;

/// The end of the simulation, days.
pub(crate) fn until(simulation: Option<&Fields>) -> Option<f64> {
    simulation?.number("until").filter(|until| (SHORTEST_D..=LONGEST_D).contains(until))
}

/// An end that no simulation can have is told where it stands.
pub(crate) fn told_if_no_horizon(fields: &Fields, reader: &mut Reader<'_>) {
    if let (Some(written), None) = (fields.number("until"), until(Some(fields))) {
        let label = format!("expected {} to {LONGEST_D} d", spoken_time(SHORTEST_D));
        reader.log.error(&fields.place("until"), format!("`until` is {}", spoken_time(written)), label, None);
    }
}

/// The simulation; `None` if something in it was reported.
pub(crate) fn simulation(fields: &Fields, reader: &mut Reader<'_>) -> Option<Simulation> {
    let until_d = until(Some(fields));
    told_if_no_horizon(fields, reader);
    output_grid(fields, until_d, reader);
    let or = |key, default| if fields.has(key) { fields.number(key) } else { Some(default) };
    let or_whole = |key, default| if fields.has(key) { fields.whole(key) } else { Some(default) };
    Some(Simulation {
        until_d: until_d?,
        output_every_d: fields.number("output_every"),
        rtol: or("rtol", 1e-7)?,
        atol: or("atol", 1e-10)?,
        regions: usize::try_from(or_whole("regions", 2)?).ok()?,
        seed: or_whole("seed", 1)?,
    })
}

fn output_grid(fields: &Fields, until: Option<f64>, reader: &mut Reader<'_>) {
    let (Some(until), Some(every)) = (until, fields.number("output_every")) else { return };
    let place = fields.place("output_every");
    if every > until {
        let message = format!("`output_every` is {}, longer than the whole simulation", spoken_time(every));
        reader.log.error(&place, message, format!("expected at most {}", spoken_time(until)), None);
    } else if until / every > MOST_ROWS {
        let message = format!("`output_every` would give {:.1e} rows", until / every);
        reader.log.error(&place, message, format!("expected at most {MOST_ROWS:e} rows"), None);
    }
}
