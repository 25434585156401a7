//! The nodes and the edges between them.

use super::super::canvas::{Anchor, Type};
use super::super::error::FigureError;
use super::super::leaf::Leaf;
use super::super::model::Size;
use super::super::palette;
use super::super::sheet::count;
use super::super::theme::INK;
use super::data::Network;

/// Draws the network as an SVG document.
///
/// # Errors
/// [`FigureError`] without nodes, and if plotters fails.
pub fn network(network: &Network, size: Size) -> Result<String, FigureError> {
    if network.nodes.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let leaf = Leaf::new(&network.texts, size)?;
    let radius = 0.3 * (leaf.right() - leaf.left());
    let centre = (0.5 * leaf.style.width, leaf.top() + radius + 20.0);
    let end = centre.1 + radius + 20.0;
    let mut canvas = leaf.open(end)?;
    let place = |name: &str| {
        let at = network.nodes.iter().position(|node| node.name == name)?;
        let angle = std::f64::consts::TAU * count(at) / count(network.nodes.len());
        Some((centre.0 + radius * angle.sin(), centre.1 - radius * angle.cos()))
    };
    canvas.group("class=\"edges\"", None, |pen| {
        for edge in &network.edges {
            if let (Some(from), Some(to)) = (place(&edge.from), place(&edge.to)) {
                pen.line(&[from, to], 1.5, palette::line(usize::from(edge.weight < 0.0)))?;
            }
        }
        Ok(())
    })?;
    canvas.group("class=\"nodes\"", None, |pen| {
        for node in &network.nodes {
            if let Some(at) = place(&node.name) {
                pen.text(&node.name, at, Type::regular(leaf.style.text, INK, Anchor::Middle))?;
            }
        }
        Ok(())
    })?;
    Ok(leaf.close(canvas, end))
}
