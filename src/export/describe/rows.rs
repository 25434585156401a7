//! The declarations as rows.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::book::{self, Book};
use super::super::text::sentence;
use super::catalogue;
use crate::bibliography::{Basis, Bibliography};
use crate::catalogue::Catalogue;
use crate::declare::{Grade, Quantity, Source, Support};
use crate::ledger::Posted;
use crate::model::further;
use crate::model::parameters::table;
use crate::model::species::Species;

/// A paper.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Paper {
    /// First author and year.
    pub key: String,
    /// The reference.
    pub citation: String,
    /// Its DOI, empty where there is none.
    pub doi: String,
    /// `read`, `recalled`, `review` or `own`.
    pub basis: &'static str,
}

/// A state.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct State {
    /// Name.
    pub name: String,
    /// Value in the healthy cord.
    pub healthy: f64,
    /// Unit.
    pub unit: String,
    /// Where it lives.
    pub place: &'static str,
    /// Evidence grade.
    pub grade: &'static str,
    /// What it rests on.
    pub source: Paper,
    /// What it is.
    pub about: String,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Parameter {
    /// `module.name`.
    pub name: String,
    /// Value in the rat.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// Whether every set has the value as written.
    pub fixed: bool,
    /// Unit.
    pub unit: String,
    /// Evidence grade.
    pub grade: &'static str,
    /// What it rests on.
    pub source: Paper,
    /// What it is.
    pub about: String,
}

/// A reaction.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Reaction {
    /// `module.name`.
    pub name: String,
    /// What it uses up and makes.
    pub arrow: String,
    /// Events per day.
    pub rate: String,
    /// Where it runs.
    pub place: String,
    /// What it rests on.
    pub source: Paper,
    /// What it is.
    pub about: String,
}

/// An observable.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Observable {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Whether every region has it.
    pub regional: bool,
    /// How it is read off the states.
    pub formula: String,
    /// What it is.
    pub about: String,
}

/// How many numbers have a grade.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GradeCount {
    /// The grade.
    pub grade: &'static str,
    /// Parameters of that grade.
    pub parameters: usize,
    /// Their share among parameters, 0 to 1.
    pub share: f64,
    /// Other numbers of that grade: of species, injuries and doses.
    pub others: usize,
}

/// How much there is of everything.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Overview {
    /// Modules.
    pub modules: usize,
    /// States per region, of the animal, and of each exosome product outside and inside a region.
    pub states: [usize; 4],
    /// Reactions.
    pub reactions: usize,
    /// Reactions whose mechanism no source supports.
    pub assumed_reactions: usize,
    /// Parameters.
    pub parameters: usize,
    /// Other numbers: of species, injuries and doses.
    pub others: usize,
    /// Numbers by grade, best supported first.
    pub evidence: Vec<GradeCount>,
    /// Observables.
    pub observables: usize,
    /// Papers behind the model.
    pub papers: usize,
    /// Papers that were cited from memory.
    pub recalled: usize,
    /// Rows of the catalogue.
    pub catalogue: usize,
}

/// `source` as a row.
pub(super) fn paper(source: Source) -> Paper {
    let (citation, basis) = (sentence(source.citation()), source.basis().word());
    Paper { key: source.key.into(), citation, doi: source.doi().into(), basis }
}

fn unit(q: &Quantity) -> String {
    q.unit.to_owned()
}

pub(super) fn support(evidence: Support) -> (&'static str, Paper) {
    (evidence.grade.word(), paper(evidence.source))
}

pub(super) fn states() -> Vec<State> {
    let row = |place, q: &Quantity| {
        let (grade, source) = support(q.evidence);
        State { name: q.name.into(), healthy: q.value, unit: unit(q), place, grade, source, about: sentence(q.about) }
    };
    book::shelves().iter().flat_map(|shelf| shelf.states.iter().map(|q| row(shelf.title, q))).collect()
}

pub(super) fn parameters() -> Vec<Parameter> {
    let row = |name: &str, q: &Quantity| {
        let (grade, source) = support(q.evidence);
        let (value, low, high, about) = (q.value, q.low, q.high, sentence(q.about));
        Parameter { name: name.into(), value, low, high, fixed: q.fixed, unit: unit(q), grade, source, about }
    };
    table().iter().map(|entry| row(entry.name, entry.quantity)).collect()
}

pub(super) fn reactions() -> Vec<Reaction> {
    let book = Book::open();
    let row = |posted: &Posted| Reaction {
        name: posted.reaction.full_name(),
        arrow: book::arrow(posted),
        rate: posted.rate.to_string(),
        place: match book::reach(posted.reach) {
            Some(only) => format!("{}, {only}", book::place(posted.place)),
            None => book::place(posted.place).to_owned(),
        },
        source: paper(posted.reaction.source),
        about: sentence(posted.reaction.about),
    };
    book::modules().into_iter().flat_map(|module| book.of(module)).map(row).collect()
}

pub(super) fn observables() -> Vec<Observable> {
    let row = |reading: book::Reading| Observable {
        name: reading.name.into(),
        unit: reading.unit.into(),
        regional: reading.regional,
        formula: reading.formula.to_string(),
        about: sentence(reading.about),
    };
    book::readings().into_iter().map(row).collect()
}

/// Papers that the model, the catalogue and the facts lean on, then those that came with an overlay of the catalogue.
pub(super) fn papers(catalogue: &Catalogue) -> Vec<Paper> {
    let known = Bibliography::embedded().map_or(&[][..], |all| all.papers());
    let row = |paper: &crate::bibliography::Paper| Paper {
        key: paper.key.clone(),
        citation: sentence(&paper.citation),
        doi: paper.doi.clone(),
        basis: paper.basis.word(),
    };
    known.iter().chain(catalogue.own_papers()).map(row).collect()
}

pub(super) fn overview(rows: &Catalogue) -> Overview {
    let (reactions, papers) = (crate::ledger::network(), book::sources());
    let count = |grade: Grade| table().iter().filter(|entry| entry.quantity.evidence.grade == grade).count();
    let total = table().len();
    let numbers = further::of_species().into_iter().chain(further::of_injuries());
    let mut others: Vec<Grade> = numbers.map(|number| number.quantity.evidence.grade).collect();
    others.extend(Species::ALL.iter().flat_map(|species| species.clocks).map(|clock| clock.evidence.grade));
    let graded = |grade: Grade| GradeCount {
        grade: grade.word(),
        parameters: count(grade),
        share: count(grade) as f64 / total.max(1) as f64,
        others: others.iter().filter(|other| **other == grade).count(),
    };
    Overview {
        modules: book::modules().len(),
        states: book::shelves().map(|shelf| shelf.states.len()),
        reactions: reactions.len(),
        assumed_reactions: reactions.iter().filter(|r| r.reaction.source.key == "assumed").count(),
        parameters: total,
        others: others.len(),
        evidence: Grade::ALL.into_iter().map(graded).collect(),
        observables: book::readings().len(),
        papers: papers.values().filter(|s| s.basis() != Basis::Own).count(),
        recalled: papers.values().filter(|s| s.basis() == Basis::Recalled).count(),
        catalogue: catalogue::rows(rows).len(),
    }
}
