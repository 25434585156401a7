//! The injury and the simulation, once their keys have been read.

use super::amount::body_mass_g;
use super::limits::MOST_ROWS;
use super::own::Graded;
use super::severity::Scale;
use super::types::{Injury, Simulation, Species, Trauma};
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::units::{grams, spoken_time};

/// Severity of a transection that states none (assumed): the cord is cut, its blood supply and the tissue beside it are not.
pub const TRANSECTION_SEVERITY: f64 = 0.9;

/// Longest simulation, days: the horizon within which the model is meant.
pub const LONGEST_D: f64 = 1000.0;

/// Shortest simulation, days: 15 min, below which a figure has no axis of time.
const SHORTEST_D: f64 = 15.0 / 1440.0;

pub(crate) fn species(injury: Option<&Fields>) -> Option<Species> {
    let word = injury?.text("species")?;
    Species::ALL.into_iter().find(|species| species.id() == word)
}

fn mechanism(injury: &Fields) -> Option<Trauma> {
    let word = injury.text("mechanism")?;
    Trauma::ALL.into_iter().find(|mechanism| mechanism.id() == word)
}

/// Body mass in g: given, or the species' usual one.
pub(crate) fn body_mass(injury: Option<&Fields>) -> Option<f64> {
    let (usual, _, _) = body_mass_g(species(injury)?);
    if injury?.has("body_mass") { written_mass(injury?) } else { Some(usual) }
}

fn written_mass(injury: &Fields) -> Option<f64> {
    injury.quantity("body_mass").map(grams)
}

/// The injury; `None` if something in it was reported.
pub(crate) fn injury(fields: &Fields, reader: &mut Reader<'_>) -> Option<Injury> {
    let (species, mechanism) = (species(Some(fields)), mechanism(fields));
    plausible_mass(fields, species, reader);
    let severity = severity(fields, mechanism, reader);
    let (severity, device) = severity?;
    if let Some((written, scale)) = &device {
        fits(written, scale, species, mechanism, fields, reader)?;
    }
    Some(Injury {
        species: species?,
        mechanism: mechanism?,
        severity,
        device: device.map(|(written, _)| written),
        level: fields.own::<String>("level").cloned(),
        body_mass_g: body_mass(Some(fields))?,
    })
}

fn plausible_mass(fields: &Fields, species: Option<Species>, reader: &mut Reader<'_>) {
    let (Some(species), Some(mass)) = (species, written_mass(fields)) else { return };
    let (usual, least, most) = body_mass_g(species);
    if !(least..=most).contains(&mass) {
        let message = format!("a body mass of {mass} g is not that of a {}", species.id());
        let label = format!("expected {least} g to {most} g");
        let help = format!("leave it out for the usual {usual} g");
        reader.log.error(&fields.place("body_mass"), message, label, Some(help));
    }
}

fn severity(fields: &Fields, mechanism: Option<Trauma>, reader: &mut Reader<'_>) -> Option<Graded> {
    if fields.has("severity") {
        return fields.own::<Graded>("severity").cloned();
    }
    if mechanism == Some(Trauma::Transection) {
        return Some((TRANSECTION_SEVERITY, None));
    }
    if let Some(mechanism) = mechanism {
        let message = format!("[injury] lacks the severity of the {}", mechanism.id());
        let help = "severity = 0.6 is a moderate rat contusion; \"IH 200 kdyn\" says the same".to_owned();
        reader.log.error(&fields.span, message, "`severity` is required", Some(help));
    }
    None
}

/// A scale belongs to its species and to its kind of injury.
fn fits(
    written: &str,
    scale: &Scale,
    species: Option<Species>,
    mechanism: Option<Trauma>,
    fields: &Fields,
    reader: &mut Reader<'_>,
) -> Option<()> {
    let place = fields.place("severity");
    let number = "give the severity as a number from 0 to 1, or on another scale".to_owned();
    let mut fits = Some(());
    if let Some(species) = species.filter(|species| !scale.species.contains(species)) {
        let message = format!("`{written}` does not fit the species `{}`", species.id());
        let label = format!("{} is for {}", scale.noun, scale.subjects);
        reader.log.error(&place, message, label, Some(number.clone()));
        fits = None;
    }
    let wanted = scale.mechanism.filter(|wanted| mechanism.is_some_and(|found| found != *wanted));
    if let (Some(wanted), Some(mechanism)) = (wanted, mechanism) {
        let message = format!("`{written}` does not fit the mechanism `{}`", mechanism.id());
        let label = format!("{} makes a {}", scale.noun, wanted.id());
        reader.log.error(&place, message, label, Some(number));
        fits = None;
    }
    if fits.is_some() && species == Some(Species::Mouse) {
        let message = format!("`{written}` is read on the rat's scale");
        let help = "the device scales were graded on rats; a number from 0 to 1 says what you mean".to_owned();
        reader.log.warn(&place, message, "the same energy hurts a mouse more", Some(help));
    }
    fits
}

/// The end of the simulation, days.
pub(crate) fn until(simulation: Option<&Fields>) -> Option<f64> {
    simulation?.number("until").filter(|until| (SHORTEST_D..=LONGEST_D).contains(until))
}

/// The simulation; `None` if something in it was reported.
pub(crate) fn simulation(fields: &Fields, reader: &mut Reader<'_>) -> Option<Simulation> {
    let until_d = until(Some(fields));
    if let (Some(written), None) = (fields.number("until"), until_d) {
        let label = format!("expected {} to {LONGEST_D} d", spoken_time(SHORTEST_D));
        reader.log.error(&fields.place("until"), format!("`until` is {}", spoken_time(written)), label, None);
    }
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
