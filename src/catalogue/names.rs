//! The names that rows of the catalogue may use: the model's, the reviews' and the bibliography's.

use super::{Mechanism, mechanisms};
use crate::bibliography::Bibliography;
use crate::model::products::Compartment;
use crate::model::species::Species;
use crate::reading::dictionary::{Dictionary, Names};

pub(super) const MECHANISM: Names =
    Names { one: "a mechanism of the model", many: "mechanisms", topic: "catalogue", exact: true };
pub(super) const COMPARTMENT: Names =
    Names { one: "a compartment of the model", many: "compartments", topic: "catalogue", exact: true };
pub(super) const DONOR: Names = Names { one: "a species of the model", many: "species", topic: "species", exact: true };
pub(super) const REVIEW: Names =
    Names { one: "a mechanism of the reviews", many: "mechanisms of the reviews", topic: "catalogue", exact: true };
pub(super) const PAPER: Names =
    Names { one: "a paper of the bibliography", many: "papers", topic: "papers", exact: true };

/// What is known while rows are read.
pub(super) struct Shelf<'p> {
    pub(super) papers: &'p Bibliography,
    /// Those that were read already; they say what stands in the reviews.
    pub(super) mechanisms: Vec<Mechanism>,
}

impl Dictionary for Shelf<'_> {
    fn sets(&self) -> &[Names] {
        &[MECHANISM, COMPARTMENT, DONOR, REVIEW, PAPER]
    }

    fn ids(&self, names: Names) -> Vec<&str> {
        match names {
            MECHANISM => mechanisms().collect(),
            COMPARTMENT => Compartment::all().map(Compartment::name).collect(),
            DONOR => Species::ALL.iter().map(|species| species.id).collect(),
            REVIEW => self.mechanisms.iter().flat_map(|row| &row.reviews).map(String::as_str).collect(),
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
