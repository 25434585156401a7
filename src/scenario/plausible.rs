//! Doses of an arm against what the animal can hold, and against what studies gave by the same way.

use super::amount::{Amount, amount, rounded};
use super::days::{Portion, busiest};
use super::interventions::{Setting, regimens};
use super::rules::USUALLY;
use super::schedule::{Regimen, place};
use crate::catalogue::Route;
use crate::model::doses::{CELL_VOLUME, LARGEST_PUBLISHED, PLASMA_PROTEIN, PROTEIN_OF_PLASMA};
use crate::model::products::Compartment;
use crate::model::species::Species;
use crate::reading::diagnostic::Span;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::units::{Quantity, dimension_of, spoken_time};

/// So many times the largest published dose is warned of.
const FAR: f64 = 10.0;

/// Doses of one size by one route.
struct Part<'v> {
    route: &'v Route,
    regimen: Regimen,
    place: Span,
}

impl Part<'_> {
    /// Its doses, each of this amount.
    fn portions(&self, amount: f64) -> impl Iterator<Item = Portion> + use<> {
        let Regimen { at_d, every_d, times, over_d, .. } = self.regimen;
        let length_d = over_d.unwrap_or(0.0);
        (0..times).map(move |index| Portion { start_d: at_d + every_d * index as f64, length_d, amount })
    }

    fn times(&self) -> f64 {
        self.regimen.times as f64
    }
}

/// An animal, and what is said of its doses.
struct Animal {
    species: &'static Species,
    mass_g: f64,
}

/// Where doses arrive, in words, and how much fluid it has, uL.
struct Space {
    words: String,
    fluid_ul: f64,
    why: String,
}

/// Everything that an arm gives; nothing is said where the animal is not clear.
pub(crate) fn doses(treatments: &[Fields], setting: &Setting<'_>, log: &mut Log<'_>) {
    let (Some(species), Some(mass_g)) = (setting.species, setting.body_mass_g) else { return };
    let animal = Animal { species, mass_g };
    let parts: Vec<Part<'_>> = treatments.iter().flat_map(|fields| parts(fields, setting)).collect();
    let spaces = animal.spaces(&parts);
    let held = spaces.iter().all(|(parts, space)| animal.holds(parts, space, log));
    if held {
        animal.published(&parts, log);
        parts.iter().for_each(|part| animal.at_once(part, log));
    }
}

/// Warns where rules could give more in a day than the animal can hold, if all give at once and as often as they may: what
/// they do give is known when they have run.
pub(crate) fn by_rules(rules: &[Fields], treatments: &[Fields], setting: &Setting<'_>, log: &mut Log<'_>) {
    let (Some(species), Some(mass_g)) = (setting.species, setting.body_mass_g) else { return };
    let animal = Animal { species, mass_g };
    let parts: Vec<Part<'_>> = rules.iter().flat_map(|rule| ruled(rule, treatments, setting)).collect();
    for (parts, space) in animal.spaces(&parts) {
        for (of, most, unit) in animal.room(&space) {
            let Some((found, part, false)) = beyond(&parts, of, most) else { continue };
            let (found, most) = (short(found), short(most));
            let message = format!("rules could give {found} {unit} within a day, more than {} can hold", space.words);
            let label = format!("expected at most {most} {unit} in a day, in all doses together");
            let help = "a longer `lockout` or a lower `max` of the rule keeps it within that".to_owned();
            return log.warn(&part.place, message, label, Some(help));
        }
    }
}

/// What a rule gives in an arm, each time that it may.
fn ruled<'v>(rule: &Fields, treatments: &[Fields], setting: &Setting<'v>) -> Vec<Part<'v>> {
    let give = rule.text("give").and_then(|give| treatments.iter().find(|one| one.text("name") == Some(give.clone())));
    let lockout_d = rule.number("lockout").unwrap_or(0.0);
    let max = rule.whole("max").unwrap_or(USUALLY);
    let later = |part: &Part<'v>, index: u64| {
        let at_d = part.regimen.at_d + lockout_d * index as f64;
        Part { route: part.route, place: part.place.clone(), regimen: Regimen { at_d, ..part.regimen.clone() } }
    };
    let once = give.map_or_else(Vec::new, |give| parts(give, setting));
    once.iter().flat_map(|part| (0..max).map(move |index| later(part, index))).collect()
}

fn parts<'v>(fields: &Fields, setting: &Setting<'v>) -> Vec<Part<'v>> {
    let route = fields.text("route").and_then(|id| setting.vocabulary.catalogue.route(&id));
    let (Some(route), Some(regimens)) = (route, regimens(fields, setting.vocabulary.catalogue)) else {
        return Vec::new();
    };
    let part = |regimen: Regimen| Part { route, place: place(&regimen, fields, "dose"), regimen };
    regimens.into_iter().map(part).collect()
}

/// How much of something a dose has.
type Measure<'v> = Box<dyn Fn(&Part<'v>) -> f64>;

impl Animal {
    fn body(&self) -> Space {
        let fluid_ul = PLASMA_PROTEIN.value / PROTEIN_OF_PLASMA.value * self.mass_g;
        let why = format!("{} mg/kg is all the protein of its plasma", PLASMA_PROTEIN.value);
        Space { words: format!("a body of {} g", self.mass_g), fluid_ul, why }
    }

    fn spinal_fluid(&self) -> Space {
        let (words, fluid_ul) =
            (format!("the spinal fluid of a {}", self.species.one), self.species.spinal_fluid.value);
        Space { words, fluid_ul, why: as_plasma(fluid_ul) }
    }

    fn segment(&self) -> Space {
        // A gram of cord is about a millilitre.
        let fluid_ul = self.species.segment.value * 1000.0;
        Space { words: format!("the cord of a {} at the lesion", self.species.one), fluid_ul, why: as_plasma(fluid_ul) }
    }

    /// Each place that fills, and what of `parts` is given into it.
    fn spaces<'p, 'v>(&self, parts: &'p [Part<'v>]) -> [(Vec<&'p Part<'v>>, Space); 3] {
        // A gel has a volume of its own, beside that of the cord.
        let in_fluid = |part: &&Part<'_>| part.route.compartment == Compartment::CSF;
        let in_cord =
            |part: &&Part<'_>| part.route.compartment == Compartment::LESION || part.route.secretion.is_some();
        [
            (parts.iter().collect(), self.body()),
            (parts.iter().filter(in_fluid).collect(), self.spinal_fluid()),
            (parts.iter().filter(in_cord).collect(), self.segment()),
        ]
    }

    /// Protein, volume and cells: how much of each a dose has, and how much of it a place holds in a day.
    fn room<'v>(&self, space: &Space) -> [(Measure<'v>, f64, &'static str); 3] {
        let mass_g = self.mass_g;
        let cells = |part: &Part<'v>| part.regimen.amount.cells();
        [
            (Box::new(move |part| cells(part).unwrap_or(0.0)), space.fluid_ul / CELL_VOLUME.value, "cells"),
            (Box::new(move |part| part.regimen.amount.ug(mass_g)), PROTEIN_OF_PLASMA.value * space.fluid_ul, "ug"),
            (
                Box::new(move |part| part.regimen.volume_ul.filter(|_| cells(part).is_none()).unwrap_or(0.0)),
                space.fluid_ul,
                "uL",
            ),
        ]
    }

    /// Whether a place can hold what is given into it in a day; if not, that is told.
    fn holds(&self, parts: &[&Part<'_>], space: &Space, log: &mut Log<'_>) -> bool {
        self.room(space).into_iter().all(|(of, most, unit)| within(parts, of, (most, unit), space, log))
    }

    /// Warns of days on which far more is given by a route than studies gave.
    fn published(&self, parts: &[Part<'_>], log: &mut Log<'_>) {
        let mut told: Vec<&str> = Vec::new();
        for Part { route, .. } in parts {
            if !told.contains(&route.id.as_str()) {
                told.push(&route.id);
                let own: Vec<&Part<'_>> = parts.iter().filter(|part| part.route.id == route.id).collect();
                self.published_by(route, &own, log);
            }
        }
    }

    fn published_by(&self, route: &Route, parts: &[&Part<'_>], log: &mut Log<'_>) {
        let ug = |part: &Part<'_>| part.regimen.amount.ug(self.mass_g);
        let counted = parts.iter().all(|part| part.regimen.amount.particles(self.mass_g).is_some());
        let row = route.largest_dose.iter().find(|row| row.species == self.species);
        let read = row.and_then(|row| {
            let (_, unit) = dimension_of(&row.unit)?;
            let written = amount(Quantity { value: row.value, unit, volume_ul: None });
            Some((row, route.graft().map_or(written, |graft| written.secreting(graft.each_ug))))
        });
        // How many particles weigh how much is not known: what was counted says nothing on what is weighed.
        let known = read.filter(|(_, dose)| counted || dose.particles(self.mass_g).is_none());
        let most = known.map_or(LARGEST_PUBLISHED.value * self.mass_g, |(_, dose)| FAR * dose.ug(self.mass_g));
        let Some((found, part, alone)) = beyond(parts, ug, most) else { return };
        let said = said(found, &part.regimen.amount, counted, self.mass_g);
        let (subject, is) = match alone {
            true => (format!("a dose of {said} {}", route.phrase), "is"),
            false => (format!("{said} {} within a day", route.phrase), "are"),
        };
        let message = match known {
            Some((row, dose)) => format!(
                "{subject} {is} {} times the largest dose published in {}, {} {} ({})",
                short(found / dose.ug(self.mass_g)),
                self.species.plural,
                short(row.value),
                row.unit,
                row.basis
            ),
            None => format!(
                "{subject} {is} {} mg/kg; the largest published dose is {} mg/kg ({})",
                short(found / self.mass_g),
                LARGEST_PUBLISHED.value,
                LARGEST_PUBLISHED.evidence.source.key
            ),
        };
        let help = "nobody has seen what such a dose does; the model goes on as if more of the same came".to_owned();
        log.warn(&part.place, message, "beyond what studies gave", Some(help));
    }

    /// Warns of a volume that is not given at once.
    fn at_once(&self, part: &Part<'_>, log: &mut Log<'_>) {
        let row = part.route.largest_volume.iter().find(|row| row.species == self.species);
        let fast = part.regimen.over_d.unwrap_or(0.0) == 0.0;
        let (Some(ul), Some(row), true) = (part.regimen.volume_ul, row, fast) else { return };
        let in_blood = part.route.compartment == Compartment::PLASMA;
        let most = row.ul * if in_blood { self.mass_g / self.species.body_mass.value } else { 1.0 };
        if ul > most * (1.0 + 1e-9) {
            let (ul, most, plural) = (short(ul), short(most), self.species.plural);
            let message =
                format!("{ul} uL at once {} are more than {plural} take, {most} uL ({})", part.route.phrase, row.basis);
            let help = Some(row.note.clone()).filter(|note| !note.is_empty());
            log.warn(&part.place, message, "a remark on the dose; no rate depends on it", help);
        }
    }
}

fn as_plasma(fluid_ul: f64) -> String {
    format!("{} uL hold as much protein as plasma does, {} ug/uL", short(fluid_ul), PROTEIN_OF_PLASMA.value)
}

/// The day with the most, if that is more than `most`: how much, the doses that bring it, and whether one of them does
/// alone.
fn beyond<'p, 'v>(
    parts: &[&'p Part<'v>],
    of: impl Fn(&Part<'v>) -> f64,
    most: f64,
) -> Option<(f64, &'p Part<'v>, bool)> {
    let most = most * (1.0 + 1e-9);
    // What is not too much in all is none in a day.
    if parts.iter().map(|part| of(part) * part.times()).sum::<f64>() <= most {
        return None;
    }
    let largest = |one: &dyn Fn(&Part<'v>) -> f64| parts.iter().copied().max_by(|a, b| one(a).total_cmp(&one(b)));
    let bolus = |part: &Part<'v>| if part.regimen.over_d.unwrap_or(0.0) <= 1.0 { of(part) } else { 0.0 };
    let one = largest(&bolus)?;
    if bolus(one) > most {
        return Some((bolus(one), one, true));
    }
    let portions: Vec<Portion> = parts.iter().flat_map(|part| part.portions(of(part))).collect();
    let (_, found) = busiest(&portions)?;
    let part = largest(&|part| of(part) * part.times())?;
    (found > most).then_some((found, part, false))
}

/// Whether no day has more than `most`; if one has, that is told.
fn within<'v>(
    parts: &[&Part<'v>],
    of: impl Fn(&Part<'v>) -> f64,
    (most, unit): (f64, &str),
    space: &Space,
    log: &mut Log<'_>,
) -> bool {
    let Some((found, part, alone)) = beyond(parts, of, most) else { return true };
    let (found, most, words) = (short(found), short(most), &space.words);
    let (message, label) = match alone {
        true => (
            format!("a dose of {found} {unit} is more than {words} can hold"),
            format!("expected at most {most} {unit}"),
        ),
        false => (
            format!("{found} {unit} within a day are more than {words} can hold"),
            format!("expected at most {most} {unit} in a day, in all doses together"),
        ),
    };
    let why = match unit {
        "ug" => space.why.clone(),
        "cells" => format!("with {} uL each they fill it", CELL_VOLUME.value),
        _ => format!("all its fluid is {most} uL"),
    };
    let first = spoken_time(part.regimen.at_d);
    let which = if alone { String::new() } else { format!("; the doses that bring most begin at {first}") };
    log.error(&part.place, message, label, Some(why + &which));
    false
}

/// An amount as it was given: counted, or weighed.
fn said(ug: f64, of: &Amount, counted: bool, mass_g: f64) -> String {
    match (of.particles(mass_g).filter(|_| counted), of.cells()) {
        (Some(count), _) => format!("{} particles", short(ug * count / of.ug(mass_g))),
        (None, Some(cells)) => format!("{} cells", short(ug * cells / of.ug(mass_g))),
        (None, None) => format!("{} ug", short(ug)),
    }
}

/// Three significant digits, with an exponent where there are many more before the point.
fn short(value: f64) -> String {
    let rounded = rounded(value);
    if (1e-3..1e6).contains(&rounded) { format!("{rounded}") } else { format!("{rounded:e}") }
}
