//! How figures are drawn, and as which files.

use super::{Choice, Results, Shown, overview};
#[cfg(feature = "png")]
use crate::figure::{FigureError, Picture, pdf, png, remark};
use crate::figure::{Manner, Overview, Size, svg};
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

/// The overview as far as it could be drawn.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The SVG, for a page that holds it; whether or not it is a file too.
    pub svg: Option<String>,
    /// Names of files and contents.
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// What it does not show, or why there is none.
    pub remarks: Vec<String>,
    /// Whether everything that was wanted is there.
    pub complete: bool,
}

impl Look {
    /// The format that the name of a file asks for; nothing where that is a folder's.
    pub fn of_file(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Format::ALL.iter().find(|(word, _)| *word == ending).map(|(_, format)| *format)
    }

    /// Draws `results`, with a footer that says where they are from; what cannot be drawn is a remark.
    pub fn pictures(&self, results: &Results, provenance: &str) -> Pictures {
        let (panels, size) = (self.panels.as_ref(), self.manner.size);
        let overview = overview(results, &Shown { provenance, panels, size });
        let drawn = overview.map_err(|error| error.to_string()).and_then(|overview| {
            let document = svg(&overview, self.manner).map_err(|error| error.to_string())?;
            Ok((overview, document))
        });
        match drawn {
            Ok((overview, document)) => self.written(overview, document),
            Err(reason) => {
                let remarks = vec![format!("the overview could not be drawn: {reason}")];
                Pictures { remarks, ..Pictures::default() }
            }
        }
    }

    fn written(&self, overview: Overview, document: String) -> Pictures {
        let mut pictures = Pictures { complete: true, ..Pictures::default() };
        #[cfg(feature = "png")]
        {
            if self.formats.contains(&Format::Pdf) {
                let keep = |bytes| (bytes, None);
                pictures.add("figures/overview.pdf", pdf(&document).map(keep));
            }
            if self.formats.contains(&Format::Png) {
                let keep = |picture: Picture| (picture.bytes, remark(&picture.lacking));
                pictures.add("figures/overview.png", picture(overview, &document, self.manner).map(keep));
            }
        }
        #[cfg(not(feature = "png"))]
        let _ = overview;
        if self.formats.contains(&Format::Svg) {
            pictures.files.push(("figures/overview.svg", document.clone().into_bytes()));
        }
        Pictures { svg: Some(document), ..pictures }
    }
}

#[cfg(feature = "png")]
impl Pictures {
    fn add(&mut self, name: &'static str, made: Result<(Vec<u8>, Option<String>), FigureError>) {
        match made {
            Ok((bytes, remark)) => {
                self.files.push((name, bytes));
                self.remarks.extend(remark);
            }
            Err(reason) => {
                self.remarks.push(format!("{name} could not be written: {reason}"));
                self.complete = false;
            }
        }
    }
}

/// The overview as PNG; one that lacks letters says so itself.
#[cfg(feature = "png")]
fn picture(mut overview: Overview, document: &str, manner: Manner) -> Result<Picture, FigureError> {
    let scale = manner.size.pixels();
    let picture = png(document, scale)?;
    let Some(caption) = picture.caption() else { return Ok(picture) };
    overview.footer = format!("{}. {caption}", overview.footer);
    let said = png(&svg(&overview, manner)?, scale)?;
    Ok(Picture { lacking: picture.lacking, ..said })
}
