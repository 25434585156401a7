//! The credibility page: what the model is for, what was tested, what holds and what does not, as text and figures.
//!
//! In the spirit of the CURE principles and of ASME V&V 40. Pure: findings in, files out; every sentence that a rerun
//! could make false is made from numbers. `exocord credibility` simulates and writes.

mod bands;
mod counts;
mod draw;
mod findings;
mod page;
mod words;

pub use bands::{Band, at_times, band};
pub use findings::{Findings, Knockout, Numerics, Sampled, Versions};

use crate::figure::FigureError;

/// A file of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Name, without folders.
    pub name: String,
    /// Content as UTF-8.
    pub text: String,
}

/// The experiment whose courses are drawn.
pub const EXPERIMENT: &str = "moderate";

/// What the scores are drawn over.
pub const WHITE_MATTER: &str = "white_matter@epicentre";

/// Name of the page itself.
pub const PAGE: &str = "README.md";

/// The page, then its figures as SVG.
///
/// # Errors
/// [`FigureError`] if a figure cannot be drawn.
pub fn files(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let figures = draw::figures(findings)?;
    let names: Vec<&str> = figures.iter().map(|file| file.name.as_str()).collect();
    let mut files = vec![File { name: PAGE.into(), text: page::page(findings, &names) }];
    files.extend(figures);
    Ok(files)
}
