//! SVG to PNG with resvg and the bundled fonts only.

use std::collections::BTreeSet;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node};

use super::error::FigureError;
use super::text::Metrics;
use super::tree::tree;

/// Largest width or height of a picture, pixels.
const MAX_PIXELS: f32 = 20_000.0;

/// A rendered figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Letters in its texts that the bundled fonts lack; boxes stand in their places.
    pub lacking: BTreeSet<char>,
}

/// Letters that a remark names; the rest is counted.
const NAMED: usize = 12;

impl Picture {
    /// What stands in the picture for the letters that it lacks; nothing if it lacks none.
    pub fn caption(&self) -> Option<String> {
        let caption = |codes| format!("Boxes stand for letters that the font lacks: {codes}.");
        listed(&self.lacking, |letter| format!("U+{:04X}", u32::from(letter))).map(caption)
    }
}

/// What a reader has to know of pictures that lack letters; nothing if none does.
pub fn remark(lacking: &BTreeSet<char>) -> Option<String> {
    listed(lacking, |letter| format!("{letter} (U+{:04X})", u32::from(letter))).map(|named| {
        format!(
            "the PNG has boxes for letters that its font lacks: {named}; the SVG shows them in a font of the viewer"
        )
    })
}

fn listed(lacking: &BTreeSet<char>, named: impl Fn(char) -> String) -> Option<String> {
    let first: Vec<String> = lacking.iter().take(NAMED).map(|letter| named(*letter)).collect();
    let rest = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!first.is_empty()).then(|| first.join(", ") + &rest)
}

/// Renders an SVG; `scale` is pixels per px of 1/96 inch (1: screen, 2: sharp slides, 3.125: 300 dpi print).
///
/// System fonts are never read, so a machine without fonts writes the same bytes.
///
/// # Errors
/// [`FigureError::Raster`] if the SVG cannot be read or the picture would be empty or larger than 20 000 pixels a side.
pub fn png(svg: &str, scale: f32) -> Result<Picture, FigureError> {
    let tree = tree(svg)?;
    let (width, height) = (pixels(tree.size().width(), scale)?, pixels(tree.size().height(), scale)?);
    let mut picture =
        Pixmap::new(width, height).ok_or_else(|| FigureError::Raster("the picture is empty".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let bytes = encoded(picture).map_err(|error| FigureError::Raster(error.to_string()))?;
    Ok(Picture { bytes, lacking: Metrics::new()?.lacking(&texts(tree.root())) })
}

/// The file of a picture: figures are flat areas and lines, for which the quick compression of the format is made.
fn encoded(picture: Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&picture.take_demultiplied())?;
    Ok(bytes)
}

/// Everything that is written in a drawing.
fn texts(group: &Group) -> String {
    let one = |node: &Node| match node {
        Node::Group(inner) => texts(inner),
        Node::Text(text) => text.chunks().iter().map(|chunk| chunk.text()).collect(),
        _ => String::new(),
    };
    group.children().iter().map(one).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against 1 and MAX_PIXELS")]
fn pixels(length: f32, scale: f32) -> Result<u32, FigureError> {
    let exact = (length * scale).round();
    if (1.0..=MAX_PIXELS).contains(&exact) {
        return Ok(exact as u32);
    }
    Err(FigureError::Raster(format!("a side of {exact} pixels is not between 1 and {MAX_PIXELS}")))
}
