//! The model on paper: its equations as text and as LaTeX, its interaction graph, and tables that describe it;
//! and an arm of a scenario as SBML, for other simulators.
//!
//! Everything here turns the declarations of the model into a text; nothing reads or writes a file.

mod book;
mod cite;
pub mod describe;
mod equations;
mod fingerprint;
mod glossary;
mod graph;
mod influence;
mod latex;
mod mathml;
mod reference;
mod sbml;
mod text;

pub use cite::{Behind, behind};
pub use equations::equations;
pub use fingerprint::{model_hash, model_text};
pub use graph::{Detail, graph, homes};
pub use influence::{Influence, Sign, influences, net_sign};
pub use latex::latex;
pub use mathml::{Equation, acting_equations};
pub use reference::{Reference, bibtex, csl, short};
pub use sbml::sbml;
