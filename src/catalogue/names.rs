//! The names that rows of the catalogue may use: the model's, the reviews' and the bibliography's.

use super::{Mechanism, mechanisms};
use crate::bibliography::Bibliography;
use crate::ledger::reaction_names;
use crate::model::parameters;
use crate::model::products::Compartment;
use crate::model::species::Species;
use crate::model::state::{Body, Tissue};
use crate::reading::dictionary::{Dictionary, Names};

pub(super) const MECHANISM: Names =
    Names { one: "a mechanism of the model", many: "mechanisms", topic: "catalogue", exact: true };
pub(super) const COMPARTMENT: Names =
    Names { one: "a compartment of the model", many: "compartments", topic: "catalogue", exact: true };
pub(super) const DONOR: Names = Names { one: "a species of the model", many: "species", topic: "species", exact: true };
pub(super) const REVIEW: Names =
    Names { one: "a mechanism of the reviews", many: "mechanisms of the reviews", topic: "catalogue", exact: true };
pub(crate) const PAPER: Names =
    Names { one: "a paper of the bibliography", many: "papers", topic: "papers", exact: true };

const fn of_the_model(one: &'static str, many: &'static str) -> Names {
    Names { one, many, topic: many, exact: true }
}

pub(crate) const REACTION: Names = of_the_model("a reaction of the model", "reactions");
pub(crate) const PARAMETER: Names = of_the_model("a parameter of the model", "parameters");
pub(crate) const STATE: Names = of_the_model("a state of the model", "states");

/// What is known while rows are read.
pub(super) struct Shelf<'p> {
    pub(super) papers: &'p Bibliography,
    /// Those that were read already; they say what stands in the reviews.
    pub(super) mechanisms: Vec<Mechanism>,
}

impl Dictionary for Shelf<'_> {
    fn sets(&self) -> &[Names] {
        &[MECHANISM, COMPARTMENT, DONOR, REVIEW, PAPER, REACTION, PARAMETER, STATE]
    }

    fn ids(&self, names: Names) -> Vec<&str> {
        match names {
            MECHANISM => mechanisms().collect(),
            COMPARTMENT => Compartment::all().map(Compartment::name).collect(),
            DONOR => Species::ALL.iter().map(|species| species.id).collect(),
            REVIEW => self.mechanisms.iter().flat_map(|row| &row.reviews).map(String::as_str).collect(),
            REACTION => reaction_names().iter().map(String::as_str).collect(),
            PARAMETER => parameters::table().iter().map(|entry| entry.name).collect(),
            STATE => Tissue::<f64>::TABLE.iter().chain(Body::<f64>::TABLE).map(|state| state.name).collect(),
            _ => self.papers.papers().iter().map(|paper| paper.key.as_str()).collect(),
        }
    }

    /// Papers are many, and found by halving.
    fn resolve(&self, names: Names, name: &str) -> Option<String> {
        match names {
            PAPER => self.papers.paper(name).map(|paper| paper.key.clone()),
            _ => self.ids(names).into_iter().find(|id| *id == name).map(str::to_owned),
        }
    }
}
