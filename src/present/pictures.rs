//! The overview of results as files.

use super::{Drawn, Look, Results, Shown, overview};
use crate::figure::svg;
#[cfg(feature = "png")]
use crate::figure::{FigureError, Manner, Overview, Picture, png};

/// Where it lies, without the ending of its kind.
const OVERVIEW: &str = "figures/overview";

impl Look {
    /// Draws the overview of `results`, with a footer that says where they are from; what cannot be drawn is a remark.
    pub fn pictures(&self, results: &Results, provenance: &str) -> Drawn {
        let (panels, size) = (self.panels.as_ref(), self.manner.size);
        let overview = overview(results, &Shown { provenance, panels, size });
        let made = overview.map_err(|error| error.to_string()).and_then(|overview| {
            let document = svg(&overview, self.manner).map_err(|error| error.to_string())?;
            Ok((overview, document))
        });
        let mut drawn = Drawn::new(self);
        match made {
            #[cfg(feature = "png")]
            Ok((overview, document)) => {
                let pixels = || picture(overview, &document, self.manner);
                drawn.kinds(OVERVIEW, document.clone(), pixels);
            }
            #[cfg(not(feature = "png"))]
            Ok((_, document)) => drawn.written(OVERVIEW, document),
            Err(reason) => drawn.lacks(format!("the overview could not be drawn: {reason}")),
        }
        drawn
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
