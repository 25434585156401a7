//! The catalogue of exosome sources, cargo, engineering and routes: data, not code.
//!
//! The rows stand in `evidence/catalogue/*.toml`; adding one needs no code. The order of the imports inside the crate is
//! `scenario -> catalogue -> model, bibliography`: mechanisms of action and compartments are those of the model.

mod check;
mod compartment;
mod product;
mod rows;

use serde::Deserialize;

use crate::bibliography::{Bibliography, BibliographyError};
use crate::model::mechanisms::Parameters;

pub use check::faults;
pub use product::Product;
pub use rows::{Cargo, Cell, Engineering, Grade, Mechanism, Quantity, Route, WeightRange};

/// Names of the mechanisms of action, in the order of the model and of [`Product::weights`].
pub fn mechanisms() -> impl Iterator<Item = &'static str> {
    Parameters::<f64>::TABLE.iter().map(|quantity| quantity.name)
}

/// Everything an intervention can be made of.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Catalogue {
    /// Mechanisms of action, in the order of the model.
    pub mechanisms: Vec<Mechanism>,
    /// Parent cells.
    pub sources: Vec<Cell>,
    /// Loaded molecules.
    pub cargo: Vec<Cargo>,
    /// Improvements.
    pub engineering: Vec<Engineering>,
    /// Ways in.
    pub routes: Vec<Route>,
}

/// Why a catalogue cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CatalogueError {
    /// A file is not what its rows should be.
    #[error("evidence/catalogue/{file}: {reason}")]
    Unreadable {
        /// The file's name.
        file: &'static str,
        /// The parser's words, with line and column.
        reason: String,
    },
    /// The papers cannot be looked up.
    #[error(transparent)]
    Bibliography(#[from] BibliographyError),
    /// The rows contradict the rules of the catalogue.
    #[error("the catalogue breaks its own rules: {}", .0.join("; "))]
    Faulty(Vec<String>),
    /// An intervention names a row that is not there. Cannot follow from a scenario that was parsed.
    #[error("the catalogue has no {kind} `{id}`")]
    Unknown {
        /// `source`, `cargo`, `engineering` or `route`.
        kind: &'static str,
        /// What was asked for.
        id: String,
    },
}

const MECHANISMS: &str = include_str!("../../evidence/catalogue/mechanisms.toml");
const SOURCES: &str = include_str!("../../evidence/catalogue/sources.toml");
const CARGO: &str = include_str!("../../evidence/catalogue/cargo.toml");
const ENGINEERING: &str = include_str!("../../evidence/catalogue/engineering.toml");
const ROUTES: &str = include_str!("../../evidence/catalogue/routes.toml");

/// The rows of the embedded catalogue as they are written, for a hash that says which catalogue was used.
pub fn text() -> String {
    [MECHANISMS, SOURCES, CARGO, ENGINEERING, ROUTES].concat()
}

impl Catalogue {
    /// The catalogue that is built into the program, checked against its own rules.
    ///
    /// # Errors
    /// If a file of `evidence/catalogue`, or the bibliography, was edited into something unreadable or contradictory.
    pub fn embedded() -> Result<Catalogue, CatalogueError> {
        Bibliography::embedded().map_err(BibliographyError::clone)?;
        let catalogue = Catalogue {
            mechanisms: read("mechanisms.toml", MECHANISMS)?,
            sources: read("sources.toml", SOURCES)?,
            cargo: read("cargo.toml", CARGO)?,
            engineering: read("engineering.toml", ENGINEERING)?,
            routes: read("routes.toml", ROUTES)?,
        };
        match faults(&catalogue) {
            found if found.is_empty() => Ok(catalogue),
            found => Err(CatalogueError::Faulty(found)),
        }
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
}

/// A catalogue file holds one array of tables named `row`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows<R> {
    row: Vec<R>,
}

fn read<R: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<Vec<R>, CatalogueError> {
    let rows: Result<Rows<R>, _> = toml::from_str(text);
    rows.map(|rows| rows.row).map_err(|error| CatalogueError::Unreadable { file, reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, CatalogueError, mechanisms, read, rows::Cargo};

    #[test]
    fn the_embedded_catalogue_keeps_its_own_rules() {
        let catalogue = Catalogue::embedded().unwrap();
        assert!(catalogue.mechanisms.iter().map(|row| row.id.as_str()).eq(mechanisms()));
        let reference = catalogue.source("bmsc").unwrap();
        assert!(mechanisms().all(|id| reference.mechanisms.get(id) == Some(&1.0)));
    }

    #[test]
    fn a_broken_file_is_named() {
        let error = read::<Cargo>("cargo.toml", "[[row]]\nid = 1\n").unwrap_err();
        assert!(matches!(error, CatalogueError::Unreadable { file: "cargo.toml", .. }));
    }
}
