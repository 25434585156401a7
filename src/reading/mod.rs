//! Forms: TOML text along a declaration of its keys to values with their places, or to every fault at once.
//!
//! `kinds` says what a declaration is made of, `dictionary` what a form may name; `walk` turns text into `fields` along
//! the declaration, `log` collects the faults, `nearest` guesses what was meant, `schema` prints the declaration. A
//! room above gives a meaning to the fields and may read values of its own kinds. Everything here is pure: no file is
//! opened.

pub(crate) mod content;
mod decimal;
mod decode;
pub(crate) mod diagnostic;
pub(crate) mod dictionary;
pub(crate) mod endings;
mod fault;
pub(crate) mod fields;
mod foreign;
pub(crate) mod form;
pub(crate) mod kinds;
pub(crate) mod log;
mod measure;
pub(crate) mod names;
pub(crate) mod nearest;
pub(crate) mod numbers;
pub(crate) mod reader;
pub(crate) mod rna;
mod rules;
mod said;
pub(crate) mod scanner;
pub(crate) mod schema;
mod single;
mod slips;
mod stem;
mod syntax;
pub(crate) mod unclear;
pub(crate) mod units;
pub(crate) mod visible;
mod volume;
mod walk;
pub(crate) mod words;
pub(crate) mod writings;

pub use decode::decode;
pub use diagnostic::{Diagnostic, Severity, Span, render};
pub use fault::Fault;
pub use nearest::{help as nearest_help, word as nearest_word};
pub use visible::visible;

pub(crate) use rules::gaps;
