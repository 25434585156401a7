//! An SVG as the rasteriser reads it, with the bundled fonts only: a machine without fonts sees the same.

use resvg::usvg::{Options, Tree};

use super::error::FigureError;
use super::text::{BOLD, REGULAR};

/// Reads an SVG; texts get the bundled fonts.
///
/// # Errors
/// [`FigureError::Raster`] if it is none.
pub fn tree(svg: &str) -> Result<Tree, FigureError> {
    let mut options = Options { font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let fonts = options.fontdb_mut();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("DejaVu Sans");
    Tree::from_str(svg, &options).map_err(|error| FigureError::Raster(error.to_string()))
}
