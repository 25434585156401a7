//! Figures as files: SVG, and PNG and PDF of the same.

use super::{Format, Look};
use crate::figure::{FigureError, Manner};
#[cfg(feature = "png")]
use crate::figure::{Picture, pdf, png, remark};

/// Files of figures, and what to say of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Names, with `/` where they have a folder, and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// What a figure does not show, or why there is none.
    pub remarks: Vec<String>,
    /// The last drawing, for a page that holds it; whether or not it is a file too.
    pub svg: Option<String>,
    /// Whether a figure, or a file of one, could not be made.
    pub undrawn: bool,
    look: Look,
}

impl Drawn {
    /// No figure yet; those that come are drawn like this.
    pub fn new(look: &Look) -> Drawn {
        Drawn { look: look.clone(), ..Drawn::default() }
    }

    /// Adds a figure called `name`; one that cannot be drawn is a remark.
    pub fn add(&mut self, name: &str, draw: impl FnOnce(Manner) -> Result<String, FigureError>) {
        match draw(self.look.manner) {
            Ok(svg) => self.written(&format!("figures/{name}"), svg),
            Err(reason) => self.lacks(format!("the figure `{name}` could not be drawn: {reason}")),
        }
    }

    /// Keeps a drawing as files called `path`, each with the ending of its kind; one that cannot be made is a remark.
    pub fn written(&mut self, path: &str, svg: String) {
        #[cfg(feature = "png")]
        {
            let (text, scale) = (svg.clone(), self.look.manner.size.pixels());
            self.kinds(path, svg, || png(&text, scale));
        }
        #[cfg(not(feature = "png"))]
        self.text(path, svg);
    }

    /// The same, with `pixels` for the PNG.
    #[cfg(feature = "png")]
    pub(super) fn kinds(&mut self, path: &str, svg: String, pixels: impl FnOnce() -> Result<Picture, FigureError>) {
        let formats = self.look.formats.clone();
        if formats.contains(&Format::Png) {
            let picture = pixels();
            self.remarks.extend(picture.iter().filter_map(|picture| remark(&picture.lacking)));
            self.keep(path, "png", picture.map(|picture| picture.bytes));
        }
        if formats.contains(&Format::Pdf) {
            self.keep(path, "pdf", pdf(&svg));
        }
        self.text(path, svg);
    }

    /// The drawing itself.
    fn text(&mut self, path: &str, svg: String) {
        if self.look.formats.contains(&Format::Svg) {
            self.files.push((format!("{path}.svg"), svg.clone().into_bytes()));
        }
        self.svg = Some(svg);
    }

    /// Says that something is not there.
    pub(super) fn lacks(&mut self, why: String) {
        self.remarks.push(why);
        self.undrawn = true;
    }

    #[cfg(feature = "png")]
    fn keep(&mut self, path: &str, kind: &str, made: Result<Vec<u8>, FigureError>) {
        match made {
            Ok(bytes) => self.files.push((format!("{path}.{kind}"), bytes)),
            Err(reason) => self.lacks(format!("{path}.{kind} could not be written: {reason}")),
        }
    }
}
