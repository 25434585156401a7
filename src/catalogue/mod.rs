//! The catalogue of exosome sources, cargo, engineering and routes, and of treatments beside them: data, not code.
//!
//! The rows stand in `evidence/catalogue/`; adding one needs no code. The order of the imports inside the crate
//! is `scenario -> catalogue -> ledger, model, bibliography -> reading`: mechanisms of action, compartments and reactions
//! are those of the model.

mod acting;
mod check;
mod compartment;
mod drug_dose;
mod graft;
mod keys;
mod largest;
pub(crate) mod names;
mod numbers;
mod overlay;
mod parts;
mod read;
mod recipe;
mod row_keys;
mod rows;
mod setting;
mod treatment_keys;
mod treatments;

use crate::bibliography::{Bibliography, BibliographyError};
use crate::model::mechanisms::Parameters;
use crate::reading::kinds::Table;
use crate::reading::nearest::fold;
use crate::reading::{Diagnostic, form, render};

pub use drug_dose::DrugDose;
pub use graft::Graft;
pub use numbers::Number;
pub use overlay::Overlay;
pub use recipe::{Life, Mixture, Recipe};
pub use rows::{
    Cargo, Cell, Customary, Engineering, Grade, Invasiveness, LargestDose, LargestVolume, Mechanism, Quantity,
    Reviewed, Route, WeightRange,
};
pub use setting::Setting;
pub use treatments::{Act, ActsFor, Treatment, Tried};

use names::Shelf;
use read::add;

/// Names of the mechanisms of action, in the order of the model and of [`Recipe::weights`].
pub fn mechanisms() -> impl Iterator<Item = &'static str> {
    Parameters::<f64>::TABLE.iter().map(|quantity| quantity.name)
}

/// Everything an intervention can be made of.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Catalogue {
    /// Mechanisms of action, in the order of the model.
    pub mechanisms: Vec<Mechanism>,
    /// Mechanisms of the source reviews that none of these stands for.
    pub reviewed: Vec<Reviewed>,
    /// Parent cells.
    pub sources: Vec<Cell>,
    /// Loaded molecules.
    pub cargo: Vec<Cargo>,
    /// Improvements.
    pub engineering: Vec<Engineering>,
    /// Ways in.
    pub routes: Vec<Route>,
    /// Treatments beside vesicles.
    pub treatments: Vec<Treatment>,
    /// What somebody laid over the catalogue that comes with the program.
    #[serde(skip)]
    pub overlay: Option<Overlay>,
}

/// Why a catalogue cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CatalogueError {
    /// Faults of a file, drawn with their places.
    #[error("the catalogue cannot be used\n{0}")]
    Faulty(String),
    /// The papers cannot be looked up.
    #[error(transparent)]
    Bibliography(#[from] BibliographyError),
    /// An intervention names a row that is not there. Cannot follow from a scenario that was parsed.
    #[error("the catalogue has no {kind} `{id}`")]
    Unknown {
        /// `source`, `cargo`, `engineering` or `route`.
        kind: &'static str,
        /// What was asked for.
        id: String,
    },
}

/// A set of rows.
#[derive(Clone, Copy)]
enum Set {
    Mechanisms,
    Reviewed,
    Sources,
    Cargo,
    Engineering,
    Routes,
    Treatments,
}

/// A file that is built into the program: name, text, syntax, and the set that its rows belong to.
type File = (&'static str, &'static str, &'static Table, Set);

macro_rules! file {
    ($name:literal, $syntax:ident, $set:ident) => {
        (
            concat!("evidence/catalogue/", $name),
            include_str!(concat!("../../evidence/catalogue/", $name)),
            &keys::$syntax,
            Set::$set,
        )
    };
}

const FILES: [File; 23] = [
    file!("mechanisms.toml", MECHANISMS_FILE, Mechanisms),
    file!("sources/mesenchymal.toml", SOURCES_FILE, Sources),
    file!("sources/mesenchymal-elsewhere.toml", SOURCES_FILE, Sources),
    file!("sources/neural.toml", SOURCES_FILE, Sources),
    file!("sources/immune.toml", SOURCES_FILE, Sources),
    file!("sources/others.toml", SOURCES_FILE, Sources),
    file!("cargo/microrna-inflammation.toml", CARGO_FILE, Cargo),
    file!("cargo/microrna-repair.toml", CARGO_FILE, Cargo),
    file!("cargo/microrna-elsewhere.toml", CARGO_FILE, Cargo),
    file!("cargo/genes.toml", CARGO_FILE, Cargo),
    file!("cargo/proteins.toml", CARGO_FILE, Cargo),
    file!("cargo/drugs.toml", CARGO_FILE, Cargo),
    file!("engineering/parent-cell.toml", ENGINEERING_FILE, Engineering),
    file!("engineering/vesicle.toml", ENGINEERING_FILE, Engineering),
    file!("routes/ways.toml", ROUTES_FILE, Routes),
    file!("routes/depots.toml", ROUTES_FILE, Routes),
    file!("routes/depots-elsewhere.toml", ROUTES_FILE, Routes),
    file!("routes/grafts.toml", ROUTES_FILE, Routes),
    file!("treatments/inflammation.toml", TREATMENTS_FILE, Treatments),
    file!("treatments/injury-and-oxidation.toml", TREATMENTS_FILE, Treatments),
    file!("treatments/vessels-and-pressure.toml", TREATMENTS_FILE, Treatments),
    file!("treatments/repair.toml", TREATMENTS_FILE, Treatments),
    file!("treatments/absent.toml", TREATMENTS_FILE, Treatments),
];

impl Catalogue {
    /// The catalogue that is built into the program, checked against its own rules.
    ///
    /// # Errors
    /// If a file of `evidence/catalogue`, or the bibliography, was edited into something unreadable or contradictory.
    pub fn embedded() -> Result<Catalogue, CatalogueError> {
        let papers = Bibliography::embedded().map_err(BibliographyError::clone)?;
        let mut catalogue = Catalogue {
            mechanisms: vec![],
            reviewed: vec![],
            sources: vec![],
            cargo: vec![],
            engineering: vec![],
            routes: vec![],
            treatments: vec![],
            overlay: None,
        };
        for (file, text, root, set) in FILES {
            let read = catalogue.take(file, text, root, &[("row", set), ("other", Set::Reviewed)], (papers, papers));
            read.map_err(|found| CatalogueError::Faulty(render(&found, file, text, false)))?;
        }
        if catalogue.mechanisms.iter().map(|row| row.id.as_str()).eq(mechanisms()) {
            return Ok(catalogue);
        }
        Err(CatalogueError::Faulty("mechanisms.toml: the ids are not those of the model, in its order".to_owned()))
    }

    /// Adds the rows of a file, set by set; they may cite `papers`, of which some are `known` and the others are the
    /// file's own.
    fn take(
        &mut self,
        file: &str,
        text: &str,
        root: &'static Table,
        sets: &[(&str, Set)],
        (known, papers): (&Bibliography, &Bibliography),
    ) -> Result<(), Vec<Diagnostic>> {
        let shelf = Shelf { papers, mechanisms: self.mechanisms.clone() };
        let (fields, mut reader) = form::read(file, text, root, &shelf);
        let tables = |key: &str| fields.as_ref().map_or(&[][..], |fields| fields.tables(key));
        if !tables("paper").is_empty() {
            known.with(tables("paper"), &mut reader.log);
        }
        for (key, set) in sets {
            let tables = tables(key);
            match set {
                Set::Mechanisms => add(&mut self.mechanisms, tables, &shelf, &mut reader),
                Set::Reviewed => add(&mut self.reviewed, tables, &shelf, &mut reader),
                Set::Sources => add(&mut self.sources, tables, &shelf, &mut reader),
                Set::Cargo => add(&mut self.cargo, tables, &shelf, &mut reader),
                Set::Engineering => add(&mut self.engineering, tables, &shelf, &mut reader),
                Set::Routes => add(&mut self.routes, tables, &shelf, &mut reader),
                Set::Treatments => add(&mut self.treatments, tables, &shelf, &mut reader),
            }
        }
        let found = reader.log.finish();
        if form::sound(&found) { Ok(()) } else { Err(found) }
    }

    /// The rows as they are written, for a hash that says which catalogue was used.
    pub fn text(&self) -> String {
        let own = self.overlay.as_ref().map_or("", |overlay| overlay.text.as_str());
        FILES.iter().map(|(_, text, ..)| *text).chain([own]).collect()
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&Cell> {
        self.sources.iter().find(|row| row.id == id)
    }

    /// The cargo of that id.
    pub fn cargo(&self, id: &str) -> Option<&Cargo> {
        self.cargo.iter().find(|row| row.id == id)
    }

    /// The engineering of that id.
    pub fn engineering(&self, id: &str) -> Option<&Engineering> {
        self.engineering.iter().find(|row| row.id == id)
    }

    /// The route of that id.
    pub fn route(&self, id: &str) -> Option<&Route> {
        self.routes.iter().find(|row| row.id == id)
    }

    /// The treatment of that id.
    pub fn treatment(&self, id: &str) -> Option<&Treatment> {
        self.treatments.iter().find(|row| row.id == id)
    }

    /// The treatment that `written` is a name of, or the only one in whose names it stands as a word.
    pub(crate) fn called(&self, written: &str) -> Option<&Treatment> {
        let wanted = fold(written);
        let names = |row: &Treatment| -> Vec<String> {
            [&row.id, &row.name].into_iter().chain(&row.aliases).map(|name| fold(name)).collect()
        };
        let exact = self.treatments.iter().find(|row| names(row).contains(&wanted));
        let within = |row: &&Treatment| names(row).iter().any(|name| name.split('_').any(|word| word == wanted));
        let mut near = self.treatments.iter().filter(within);
        exact.or_else(|| near.next().filter(|_| near.next().is_none()))
    }
}

#[cfg(test)]
mod tests;
