//! The names that a scenario may use: the model's and the catalogue's.

use super::severity::between;
use crate::catalogue::Catalogue;
pub(crate) use crate::catalogue::names::{PAPER, PARAMETER, REACTION, STATE};
use crate::model::injuries::Trauma;
use crate::model::species::Species;
use crate::reading::Fault;
use crate::reading::dictionary::{Dictionary, Names};
use crate::reading::endings::Endings;
use crate::reading::nearest::fold;

/// A parameter of the model, as far as a scenario needs to know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterInfo {
    /// `module.name`.
    pub name: &'static str,
    /// Nominal value, in `unit`.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// Unit as printed; `1` or empty for a pure number.
    pub unit: &'static str,
}

/// A state of the model, as far as a scenario needs to know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StateInfo {
    /// Its name, without a region.
    pub name: &'static str,
    /// The most that it is thought to be, in `unit`.
    pub high: f64,
    /// Unit as printed.
    pub unit: &'static str,
}

/// For how many days a condition has to hold, and how many comparisons it has, in a cord of so many regions.
pub type LookAtCondition = fn(&str, usize) -> Result<(f64, usize), Fault>;

/// What the model and the catalogue provide. Passed in, so that reading a scenario depends on no rate law.
#[derive(Clone, Debug)]
pub struct Vocabulary<'a> {
    /// Reactions as `module.name`.
    pub reactions: Vec<&'static str>,
    /// Parameters with their plausible ranges.
    pub parameters: Vec<ParameterInfo>,
    /// States that an event may change.
    pub states: Vec<StateInfo>,
    /// Whose cord it may be.
    pub species: &'a [&'static Species],
    /// What may be done to it.
    pub injuries: &'a [&'static Trauma],
    /// Words and grades of scales that stand for a severity, from [`grades`](super::grades) of the species.
    pub grades: Vec<String>,
    /// Sources, cargo, engineering, routes and treatments.
    pub catalogue: &'a Catalogue,
    /// Looks at a metric of the scenario's own: name, formula, end of the run in days, regions.
    pub metric: fn(&str, &str, f64, usize) -> Result<(), MetricFault>,
    /// Looks at the condition of a rule.
    pub condition: LookAtCondition,
    /// Names of the outcomes that every run of a cord of so many regions has, the score's left out.
    pub outcomes: fn(usize) -> Vec<String>,
}

/// What is wrong with a metric of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum MetricFault {
    /// Its name means something else already: what.
    Name(String),
    /// The formula.
    Formula(Fault),
}

/// Names that are written in any case and with spaces or hyphens.
const fn of_the_field(one: &'static str, many: &'static str, topic: &'static str) -> Names {
    Names { one, many, topic, exact: false }
}

pub(crate) const SOURCE: Names = of_the_field("a source in the catalogue", "sources", "sources");
pub(crate) const CARGO: Names = of_the_field("a cargo in the catalogue", "cargo", "cargoes");
pub(crate) const ENGINEERING: Names =
    of_the_field("an engineering method in the catalogue", "engineering", "engineering");
pub(crate) const ROUTE: Names = of_the_field("a route in the catalogue", "routes", "routes");
pub(crate) const TREATMENTS: Names = of_the_field("a treatment in the catalogue", "treatments", "treatments");
pub(crate) const SPECIES: Names = of_the_field("a species", "species", "species");
pub(crate) const INJURIES: Names = of_the_field("a kind of injury", "injuries", "injuries");
/// Grades of the scales that stand for a severity.
pub(crate) const GRADE: Names = of_the_field("a grade of a scale", "grades", "injuries");

/// Abbreviations that papers use for several routes or sources, in small letters; none is guessed.
const DOUBTFUL: [(Names, &str, &[&str]); 16] = [
    (ROUTE, "it", &["intrathecal", "intratracheal", "intratumoral"]),
    (ROUTE, "ip", &["intraperitoneal", "intraparenchymal"]),
    (ROUTE, "im", &["intramuscular", "intramedullary"]),
    (ROUTE, "il", &["intralesional", "intralumbar"]),
    (ROUTE, "ha", &["hydrogel-ha-pgel", "hydrogel-hama", "hydrogel-ha-collagen", "patch-ha-nanofibre"]),
    (ROUTE, "hyaluronic_acid", &["hydrogel-ha-pgel", "hydrogel-hama", "hydrogel-ha-collagen", "patch-ha-nanofibre"]),
    (SOURCE, "amsc", &["adsc", "hamsc"]),
    (SOURCE, "mdsc", &["muscle-derived-sc", "myeloid-derived suppressor cell"]),
    (SOURCE, "m1", &["macrophage-m1", "m1-microglia"]),
    (SOURCE, "m2", &["macrophage-m2", "m2-microglia"]),
    (SOURCE, "macrophage", &["macrophage-m1", "macrophage-m2", "macrophage-peripheral"]),
    (SOURCE, "macrophages", &["macrophage-m1", "macrophage-m2", "macrophage-peripheral"]),
    (SOURCE, "bone_marrow", &["bmsc", "bone-marrow mononuclear cell"]),
    (SOURCE, "umbilical", &["hucmsc", "umbilical cord blood cell"]),
    (SOURCE, "umbilical_cord", &["hucmsc", "umbilical cord blood cell"]),
    (SOURCE, "ensc", &["endometrial-sc", "enteric neural stem cell"]),
];

/// Words of the field that name nothing, with commas between, and why not.
const ABSENT: [(Names, &str, &str); 3] = [
    (
        INJURIES,
        "chronic, chronic injury, chronic SCI, subacute, acute, old injury",
        "how old an injury is, is a time and not a kind: write what was done to the cord, and treat it late, as in \
         at = \"8 wk\", with an `until` behind that",
    ),
    (
        INJURIES,
        "ischemia, ischaemia, ischemia-reperfusion, ischaemia-reperfusion, stroke, infarct, ischemic injury, \
         spinal cord ischemia, cardiac arrest, MCAO",
        "the model begins with a blow, which tears vessels; of blood that stops and returns without one it has no equation. \
         What it has of ischaemia follows from a blow: `perfusion` and `hypoxia`",
    ),
    (
        INJURIES,
        "syringomyelia, syrinx, Chiari malformation",
        "a syrinx grows by flow of spinal fluid, of which the model has none; its `cavity` is what a blow leaves when \
         dead tissue is cleared",
    ),
];

/// What to write where a clip and its force stand in one word.
const CLIPPED: &str =
    "a clip is the mechanism `clip`, and its closing force the severity, as in severity = \"clip 35 g\"";

/// Words for what comes of every cell.
const VESICLES: [&str; 16] = [
    "exos",
    "exo",
    "exosome",
    "exosomes",
    "ev",
    "evs",
    "sev",
    "sevs",
    "vesicle",
    "vesicles",
    "extracellular_vesicle",
    "extracellular_vesicles",
    "small_extracellular_vesicle",
    "small_extracellular_vesicles",
    "small_ev",
    "small_evs",
];

/// Words for what a material is made into, or for giving by a way; none of them makes another way of it.
const FORMS: [&str; 13] = [
    "matrix",
    "patch",
    "scaffold",
    "sponge",
    "implant",
    "injection",
    "injections",
    "administration",
    "delivery",
    "infusion",
    "instillation",
    "route",
    "route_of_administration",
];

/// Words for having done something to a cell or to its vesicles.
const TREATED: [&str; 6] = ["modified", "modification", "preconditioning", "preconditioned", "pretreatment", "priming"];

/// What an abbreviation of a route may stand for; empty for any other word.
pub(crate) fn routes_meant(name: &str) -> &'static [&'static str] {
    meant(ROUTE, name)
}

/// What an abbreviation in a set may stand for; empty for any other word.
fn meant(names: Names, name: &str) -> &'static [&'static str] {
    let written = fold(name);
    let found = DOUBTFUL.into_iter().find(|(set, short, _)| *set == names && *short == written);
    found.map(|(.., meant)| meant).unwrap_or_default()
}

impl Vocabulary<'_> {
    /// The parameter of that name.
    pub fn parameter(&self, name: &str) -> Option<&ParameterInfo> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

impl Dictionary for Vocabulary<'_> {
    fn sets(&self) -> &[Names] {
        &[REACTION, PARAMETER, STATE, SOURCE, CARGO, ENGINEERING, ROUTE, TREATMENTS, SPECIES, INJURIES, PAPER]
    }

    fn ids(&self, names: Names) -> Vec<&str> {
        let Catalogue { sources, cargo, engineering, routes, treatments, .. } = self.catalogue;
        match names {
            REACTION => self.reactions.clone(),
            PARAMETER => self.parameters.iter().map(|parameter| parameter.name).collect(),
            STATE => self.states.iter().map(|state| state.name).collect(),
            SOURCE => sources.iter().map(|row| row.id.as_str()).collect(),
            CARGO => cargo.iter().map(|row| row.id.as_str()).collect(),
            ENGINEERING => engineering.iter().map(|row| row.id.as_str()).collect(),
            ROUTE => routes.iter().map(|row| row.id.as_str()).collect(),
            TREATMENTS => treatments.iter().map(|row| row.id.as_str()).collect(),
            SPECIES => self.species.iter().map(|species| species.id).collect(),
            INJURIES => self.injuries.iter().map(|injury| injury.id).collect(),
            PAPER => self.catalogue.papers().iter().map(|paper| paper.key.as_str()).collect(),
            _ => self.grades.iter().map(String::as_str).collect(),
        }
    }

    fn aliases(&self, names: Names) -> Vec<(&str, &str)> {
        fn pairs<'r>(id: &'r str, aliases: &'r [String]) -> impl Iterator<Item = (&'r str, &'r str)> {
            aliases.iter().map(move |alias| (alias.as_str(), id))
        }
        let known = |id, aliases: &'static [&'static str]| aliases.iter().map(move |alias| (*alias, id));
        let Catalogue { sources, cargo, engineering, routes, treatments, .. } = self.catalogue;
        match names {
            SOURCE => sources.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            CARGO => cargo.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            ENGINEERING => engineering.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            ROUTE => routes.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            TREATMENTS => treatments.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            SPECIES => self.species.iter().flat_map(|one| known(one.id, one.aliases)).collect(),
            INJURIES => self.injuries.iter().flat_map(|one| known(one.id, one.aliases)).collect(),
            _ => Vec::new(),
        }
    }

    fn doubtful(&self, names: Names, name: &str) -> &'static [&'static str] {
        meant(names, name)
    }

    fn patterns(&self, names: Names) -> Vec<String> {
        if names == GRADE { between(self.species) } else { Vec::new() }
    }

    fn absent(&self, names: Names, name: &str) -> Option<&'static str> {
        let written = fold(name);
        let is = |words: &&str| words.split(", ").any(|word| fold(word) == written);
        let known = ABSENT.iter().find(|(set, words, _)| *set == names && is(words)).map(|(.., why)| *why);
        known.or_else(|| (names == INJURIES && written.contains("clip")).then_some(CLIPPED))
    }

    fn endings(&self, names: Names) -> Option<Endings> {
        match names {
            SOURCE => Some(Endings { same: &VESICLES, more: &["cell", "cells"], plural: true }),
            ROUTE => Some(Endings { same: &["gel", "hydrogel", "hydrogels"], more: &FORMS, plural: true }),
            ENGINEERING => Some(Endings { same: &["peptide", "peptides"], more: &TREATED, plural: false }),
            _ => None,
        }
    }

    fn about(&self, _names: Names, id: &str) -> Option<String> {
        let info = self.parameter(id)?;
        let doc = format!("Usually {}, plausible {} to {} {}", info.value, info.low, info.high, info.unit);
        Some(doc.trim_end().to_owned())
    }
}
