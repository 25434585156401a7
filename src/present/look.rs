//! How figures are drawn, and as which files.

use super::Choice;
use crate::figure::{Manner, Size};
use std::path::Path;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text that a browser draws.
    Svg,
    /// Pixels.
    Png,
    /// A page for print, its texts as outlines.
    Pdf,
}

impl Format {
    /// Every kind with its word, in the order of lists.
    pub const ALL: [(&'static str, Format); 3] = [("svg", Format::Svg), ("png", Format::Png), ("pdf", Format::Pdf)];
}

/// How figures are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// What the panels of an overview show; the usual where nothing is chosen.
    pub panels: Option<Choice>,
    /// Format of the page and time axis.
    pub manner: Manner,
    /// Files of each.
    pub formats: Vec<Format>,
}

impl Default for Look {
    /// A page of print, as SVG and PNG.
    fn default() -> Self {
        Look { panels: None, manner: Size::Page.into(), formats: vec![Format::Svg, Format::Png] }
    }
}

impl Look {
    /// The format that the name of a file asks for; nothing where that is a folder's.
    pub fn of_file(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Format::ALL.iter().find(|(word, _)| *word == ending).map(|(_, format)| *format)
    }
}
