//! Draws a network: edges as wide as their weights, nodes above them, numbers on the widest.

use super::super::canvas::{Anchor, Canvas, Pen, Type};
use super::super::error::FigureError;
use super::super::flow::{Flow, Sample, corners, outline};
use super::super::leaf::Leaf;
use super::super::manner::Manner;
use super::super::palette::{self, dashed};
use super::super::sheet::count;
use super::super::theme::{GREY, INK, LEADER, PAPER, Rgb};
use super::super::typeset::minus;
use super::data::{Effect, Graph, Network, NetworkEdge, check};
use super::edges::{Taken, path, wires};
use super::layout::{LINE, Layout, Placed, fits};

/// Widths of the edges, px at a text size of 12 px: of the smallest and of the largest weight.
const WIDTHS: (f64, f64) = (0.9, 7.0);
/// Dashes of edges on which less flows.
const LESS: &[f64] = &[7.0, 4.0];
/// Edges whose numbers are written.
const NUMBERS: usize = 10;

/// Draws the network as an SVG document.
///
/// # Errors
/// [`FigureError`] without nodes, for two nodes of one name and edges without nodes, for weights beyond 1e15, and where
/// a fixed height leaves no room.
pub fn network(network: &Network, manner: impl Into<Manner>) -> Result<String, FigureError> {
    check(network)?;
    let leaf = Leaf::new(&network.texts, manner)?;
    let key = Flow::new(&leaf, &key(network));
    let whole = Graph::of(network);
    // Columns that are too narrow for the names would cut them: two are wide enough.
    let graph = if fits(&whole, &leaf) { whole } else { whole.halved() };
    let layout = Layout::new(&graph, &leaf, leaf.top() + key.height(&leaf) + 0.4 * leaf.style.text);
    let mut canvas = leaf.open(layout.end)?;
    key.draw(&mut canvas, &leaf, leaf.top())?;
    let drawing = Drawing { network, graph: &graph, leaf: &leaf, layout: &layout };
    canvas.group("class=\"heads\"", None, |pen| drawing.heads(pen))?;
    let paths = drawing.paths();
    // The widest last, above the others.
    for (edge, path) in paths.iter().rev() {
        drawing.edge(&mut canvas, edge, path)?;
    }
    for ((name, _), placed) in graph.boxes.iter().zip(&layout.nodes) {
        canvas.group("class=\"node\"", Some(name), |pen| drawing.node(pen, placed))?;
    }
    canvas.group("class=\"numbers\"", None, |pen| drawing.numbers(pen, &paths))?;
    Ok(leaf.close(canvas, layout.end))
}

/// What colours, ends and widths mean.
fn key(network: &Network) -> Vec<(Sample, String)> {
    let either = network.edges.iter().any(|edge| edge.effect == Effect::Either);
    let either = if either { "; diamond: the one or the other, by time and place" } else { "" };
    vec![
        (Sample::Line(colour(1.0), 3.0, &[]), network.more.clone()),
        (Sample::Line(colour(-1.0), 3.0, LESS), network.less.clone()),
        (Sample::None, format!("arrow: raises; bar: lowers{either}; width: how much")),
    ]
}

fn colour(weight: f64) -> Rgb {
    if weight == 0.0 { LEADER } else { palette::line(usize::from(weight < 0.0)) }
}

/// What all parts share.
struct Drawing<'a> {
    network: &'a Network,
    graph: &'a Graph<'a>,
    leaf: &'a Leaf<'a>,
    layout: &'a Layout,
}

impl<'a> Drawing<'a> {
    fn width(&self, edge: &NetworkEdge) -> f64 {
        let largest = self.network.edges.iter().map(|edge| edge.size().abs()).fold(0.0, f64::max);
        let share = if largest > 0.0 { edge.size().abs() / largest } else { 0.0 };
        (WIDTHS.0 + (WIDTHS.1 - WIDTHS.0) * share) * self.leaf.style.stroke
    }

    /// Length of the end of an edge.
    fn tip(&self, edge: &NetworkEdge) -> f64 {
        3.0 * self.leaf.style.stroke + 1.3 * self.width(edge)
    }

    /// Edges with their paths, the widest first.
    fn paths(&self) -> Vec<(&'a NetworkEdge, Vec<(f64, f64)>)> {
        let mut edges: Vec<(&NetworkEdge, (usize, usize))> =
            self.network.edges.iter().zip(self.graph.ends.iter().copied()).collect();
        edges.sort_by(|a, b| b.0.size().abs().total_cmp(&a.0.size().abs()));
        let ends: Vec<(usize, usize)> = edges.iter().map(|edge| edge.1).collect();
        let wires = wires(self.layout, &ends);
        edges.iter().zip(&wires).map(|((edge, _), wire)| (*edge, path(self.layout, wire, self.tip(edge)))).collect()
    }

    fn heads(&self, pen: &Pen) -> Result<(), FigureError> {
        let text = self.leaf.style.text;
        for head in &self.layout.heads {
            let kind = Type { anchor: Anchor::Middle, ..Type::bold(text, INK) };
            pen.text(&head.name, (head.middle, self.layout.base(text)), kind)?;
        }
        Ok(())
    }

    fn edge(&self, canvas: &mut Canvas, edge: &NetworkEdge, path: &[(f64, f64)]) -> Result<(), FigureError> {
        let (width, weight) = (self.width(edge), edge.size());
        let dashes = if weight < 0.0 { LESS } else { &[] };
        let sense = match edge.effect {
            Effect::Raises => "raises",
            Effect::Lowers => "lowers",
            Effect::Either => "raises or lowers",
        };
        let about = format!("{} {sense} {}: {}", edge.from, edge.to, edge.text);
        let attributes =
            dashed(dashes, self.leaf.style.stroke).replace("round\" stroke-linejoin", "butt\" stroke-linejoin");
        canvas.group(&attributes, Some(&about), |pen| pen.line(path, width, colour(weight)))?;
        canvas.group("", None, |pen| self.end(pen, edge, path))
    }

    /// An arrow, or a bar across.
    fn end(&self, pen: &Pen, edge: &NetworkEdge, path: &[(f64, f64)]) -> Result<(), FigureError> {
        let [.., before, (x, y)] = path else { return Ok(()) };
        let length = (x - before.0).hypot(y - before.1).max(1e-9);
        let (ux, uy) = ((x - before.0) / length, (y - before.1) / length);
        let (tip, colour) = (self.tip(edge), colour(edge.size()));
        let half = 0.62 * tip;
        let at = |along: f64, across: f64| (x + ux * along - uy * across, y + uy * along + ux * across);
        match edge.effect {
            Effect::Raises => pen.polygon(&[at(-0.4, half), at(-0.4, -half), at(tip, 0.0)], colour, 1.0),
            Effect::Either => {
                pen.line(&[*before, at(0.0, 0.0)], self.width(edge), colour)?;
                pen.polygon(&[at(0.0, 0.0), at(0.5 * tip, half), at(tip, 0.0), at(0.5 * tip, -half)], colour, 1.0)
            }
            Effect::Lowers => {
                let thick = 2.2 * self.leaf.style.stroke;
                pen.line(&[*before, at(tip - thick, 0.0)], self.width(edge), colour)?;
                pen.line(&[at(tip - thick, half), at(tip - thick, -half)], thick, colour)
            }
        }
    }

    fn node(&self, pen: &Pen, node: &Placed) -> Result<(), FigureError> {
        let (small, stroke) = (self.leaf.style.small, self.leaf.style.stroke);
        let corner = (node.at.0 - node.half.0, node.at.1 - node.half.1);
        let size = (2.0 * node.half.0, 2.0 * node.half.1);
        pen.polygon(&corners(corner, size), PAPER, 1.0)?;
        outline(pen, corner, size, 1.1 * stroke, GREY)?;
        let mut base = node.at.1 - 0.5 * LINE * small * count(node.lines.len().saturating_sub(1)) + 0.36 * small;
        for line in &node.lines {
            pen.text(line, (node.at.0, base), Type::regular(small, INK, Anchor::Middle))?;
            base += LINE * small;
        }
        Ok(())
    }

    /// Numbers of the widest edges, on a patch of paper, where there is room.
    fn numbers(&self, pen: &Pen, paths: &[(&NetworkEdge, Vec<(f64, f64)>)]) -> Result<(), FigureError> {
        let small = self.leaf.style.small;
        let mut taken = Taken::drawn(self.layout, self.leaf.style.text);
        let ends = (self.leaf.left(), self.leaf.right());
        for (edge, path) in paths.iter().filter(|path| path.0.size() != 0.0).take(NUMBERS) {
            let number = minus(&edge.text);
            let size = (self.leaf.wide(&number, small) + 0.4 * small, 1.25 * small);
            let Some((x, y)) = taken.on(path, size, ends) else { continue };
            pen.rect((x - 0.5 * size.0, y - 0.5 * size.1), size, PAPER)?;
            let kind = Type::regular(small, palette::text(usize::from(edge.size() < 0.0)), Anchor::Middle);
            pen.text(&number, (x, y + 0.36 * small), kind)?;
        }
        Ok(())
    }
}
