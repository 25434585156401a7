//! Paths of the edges of a network, and where their numbers go; lengths in px.

use super::super::sheet::count;
use super::layout::{Layout, Placed};

/// Points of a curve.
const POINTS: usize = 24;

/// A point in px.
type Point = (f64, f64);

/// The path from the border of one node to that of another, with `gap` px left free at its end.
pub fn path(layout: &Layout, (from, to): (usize, usize), layered: bool, (turn, gap): (f64, f64)) -> Vec<Point> {
    let (a, b) = (&layout.nodes[from], &layout.nodes[to]);
    if from == to {
        return own(a, gap);
    }
    if layered && a.layer == b.layer {
        return beside(a, b, gap, turn);
    }
    if layered {
        let side = if a.at.0 < b.at.0 { 1.0 } else { -1.0 };
        let start = (a.at.0 + side * a.half.0, a.at.1 + turn * a.half.1);
        let end = (b.at.0 - side * (b.half.0 + gap), b.at.1 + turn * b.half.1);
        let reach = 0.45 * (end.0 - start.0);
        return bezier([start, (start.0 + reach, start.1), (end.0 - reach, end.1), end]);
    }
    let towards = |node: &Placed| {
        let part = 0.55;
        (node.at.0 + part * (layout.centre.0 - node.at.0), node.at.1 + part * (layout.centre.1 - node.at.1))
    };
    let (first, second) = (towards(a), towards(b));
    bezier([border(a, first, 0.0), first, second, border(b, second, gap)])
}

/// An arc on the right side of a column.
fn beside(a: &Placed, b: &Placed, gap: f64, turn: f64) -> Vec<Point> {
    let start = (a.at.0 + a.half.0, a.at.1 + turn * a.half.1);
    let end = (b.at.0 + b.half.0 + gap, b.at.1 + turn * b.half.1);
    let bulge = (0.35 * (a.at.1 - b.at.1).abs()).clamp(a.half.1, 5.0 * a.half.1);
    let out = start.0.max(end.0) + bulge;
    bezier([start, (out, start.1), (out, end.1), end])
}

/// A loop at the right lower corner of a node.
fn own(node: &Placed, gap: f64) -> Vec<Point> {
    let (right, h) = (node.at.0 + node.half.0, node.half.1);
    let start = (right, node.at.1 - 0.5 * h);
    let end = (right + gap, node.at.1 + 0.6 * h);
    bezier([start, (right + 3.0 * h, node.at.1 - 1.2 * h), (right + 3.0 * h + gap, node.at.1 + 1.4 * h), end])
}

/// Where the line from the centre of a node towards a point leaves its box, `gap` px on.
fn border(node: &Placed, (x, y): Point, gap: f64) -> Point {
    let (dx, dy) = (x - node.at.0, y - node.at.1);
    let length = dx.hypot(dy).max(1e-9);
    let (ux, uy) = (dx / length, dy / length);
    let side = |half: f64, u: f64| if u.abs() < 1e-9 { f64::INFINITY } else { half / u.abs() };
    let out = side(node.half.0, ux).min(side(node.half.1, uy)).min(0.9 * length) + gap;
    (node.at.0 + ux * out, node.at.1 + uy * out)
}

fn bezier([a, b, c, d]: [Point; 4]) -> Vec<Point> {
    let point = |step: usize| {
        let t = count(step) / count(POINTS);
        let s = 1.0 - t;
        let mix =
            |a: f64, b: f64, c: f64, d: f64| s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d;
        (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
    };
    (0..=POINTS).map(point).collect()
}

/// A box: left, right, top, bottom.
type Extent = (f64, f64, f64, f64);

/// Boxes that texts must not touch.
#[derive(Default)]
pub struct Taken(Vec<Extent>);

impl Taken {
    /// The boxes of all nodes.
    pub fn nodes(layout: &Layout) -> Self {
        let extent = |node: &Placed| {
            let ((x, y), (w, h)) = (node.at, node.half);
            (x - w, x + w, y - h, y + h)
        };
        Self(layout.nodes.iter().map(extent).collect())
    }

    /// Takes the middle of a text of this width and height on the path, where there is room for it.
    pub fn on(&mut self, path: &[Point], (wide, high): (f64, f64), (left, right): (f64, f64)) -> Option<Point> {
        let order = [12, 10, 14, 8, 16, 6, 18, 20, 4];
        let extent = |(x, y): Point| (x - 0.5 * wide, x + 0.5 * wide, y - 0.5 * high, y + 0.5 * high);
        let free = |at: &Point| {
            let e = extent(*at);
            e.0 >= left && e.1 <= right && !self.0.iter().any(|o| e.0 < o.1 && o.0 < e.1 && e.2 < o.3 && o.2 < e.3)
        };
        let found = order.iter().filter_map(|at| path.get(*at)).copied().find(free)?;
        self.0.push(extent(found));
        Some(found)
    }
}
