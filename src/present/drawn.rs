//! Figures as files: SVG, and PNG of the same.

use crate::figure::FigureError;
#[cfg(feature = "png")]
use crate::figure::{png, remark};

/// Files of figures, and what to say of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Names, with `/` where they have a folder, and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// What a figure does not show, or why there is none.
    pub remarks: Vec<String>,
}

/// Pixels per px of a picture.
#[cfg(feature = "png")]
const SCALE: f32 = 2.0;

impl Drawn {
    /// Adds a figure called `name`; one that cannot be drawn is a remark.
    pub fn add(&mut self, name: &str, svg: Result<String, FigureError>) {
        match svg {
            Ok(svg) => {
                self.picture(name, &svg);
                self.files.push((format!("figures/{name}.svg"), svg.into_bytes()));
            }
            Err(reason) => self.remarks.push(format!("the figure `{name}` could not be drawn: {reason}")),
        }
    }

    #[cfg(feature = "png")]
    fn picture(&mut self, name: &str, svg: &str) {
        match png(svg, SCALE) {
            Ok(picture) => {
                self.remarks.extend(remark(&picture.lacking));
                self.files.push((format!("figures/{name}.png"), picture.bytes));
            }
            Err(reason) => self.remarks.push(format!("the figure `{name}` could not be written as PNG: {reason}")),
        }
    }

    #[cfg(not(feature = "png"))]
    fn picture(&mut self, _: &str, _: &str) {}
}
