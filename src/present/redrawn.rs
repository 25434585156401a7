//! A drawing as files of other kinds.

use super::{Drawn, Format};
use crate::figure::Manner;
#[cfg(feature = "png")]
use crate::figure::{pdf, png, remark};

/// The drawing called `name` as files of the kinds that are wanted; one that cannot be made is a remark.
pub fn redrawn(name: &str, document: &str, manner: Manner, formats: &[Format]) -> Drawn {
    let mut drawn = Drawn::default();
    let mut add = |ending: &str, bytes: Vec<u8>| drawn.files.push((format!("{name}.{ending}"), bytes));
    if formats.contains(&Format::Svg) {
        add("svg", document.as_bytes().to_vec());
    }
    #[cfg(feature = "png")]
    {
        let mut failed = Vec::new();
        if formats.contains(&Format::Pdf) {
            match pdf(document) {
                Ok(bytes) => add("pdf", bytes),
                Err(reason) => failed.push(format!("{name}.pdf could not be written: {reason}")),
            }
        }
        if formats.contains(&Format::Png) {
            match png(document, manner.size.pixels()) {
                Ok(picture) => {
                    failed.extend(remark(&picture.lacking));
                    add("png", picture.bytes);
                }
                Err(reason) => failed.push(format!("{name}.png could not be written: {reason}")),
            }
        }
        drawn.remarks = failed;
    }
    #[cfg(not(feature = "png"))]
    let _ = manner;
    drawn
}
