//! Forms: TOML text along a declaration of its keys to values with their places, or to every fault at once.
//!
//! `kinds` says what a declaration is made of; `walk` and `read` turn text into values along it, `nearest` guesses what
//! was meant, `schema` prints the declaration. Everything here is pure: no file is opened.

mod decimal;
pub(crate) mod diagnostic;
pub(crate) mod fields;
pub(crate) mod kinds;
pub(crate) mod names;
pub(crate) mod nearest;
pub(crate) mod numbers;
pub(crate) mod read;
pub(crate) mod scanner;
pub(crate) mod schema;
pub(crate) mod syntax;
pub(crate) mod units;
pub(crate) mod visible;
pub(crate) mod walk;

pub use diagnostic::{Diagnostic, Severity, Span, render};
pub use nearest::help as nearest_help;
