//! Paths of the edges of a network, and where their numbers go; lengths in px.

use super::super::sheet::count;
use super::layout::{Head, Layout, Placed, side};

/// Points of a curve.
const POINTS: usize = 24;

/// Space between an edge and a box that it passes, px.
const CLEAR: f64 = 3.0;

/// A point in px.
type Point = (f64, f64);

/// An edge between nodes: its ends, and how far above or below the middle of their boxes it begins and ends.
#[derive(Clone, Copy, Debug)]
pub struct Wire {
    /// Nodes at which it begins and ends.
    pub nodes: (usize, usize),
    /// Shifts down from the middles of the boxes, px.
    pub shifts: (f64, f64),
}

/// Edges with ends that are spread over the sides of the boxes, in the order of what lies at the other end.
pub fn wires(layout: &Layout, ends: &[(usize, usize)]) -> Vec<Wire> {
    let mut wires: Vec<Wire> = ends.iter().map(|nodes| Wire { nodes: *nodes, shifts: (0.0, 0.0) }).collect();
    for node in 0..layout.nodes.len() {
        for right in [1.0, -1.0] {
            let here = |own: usize, other: usize| own == node && at_side(layout, own, other).total_cmp(&right).is_eq();
            let mut met: Vec<(usize, bool, f64)> = Vec::new();
            for (at, wire) in wires.iter().enumerate() {
                let (a, b) = wire.nodes;
                met.extend(here(a, b).then(|| (at, true, layout.nodes[b].at.1 - 0.1)));
                met.extend(here(b, a).then(|| (at, false, layout.nodes[a].at.1 + 0.1)));
            }
            met.sort_by(|a, b| a.2.total_cmp(&b.2));
            let room = 1.7 * layout.nodes[node].half.1;
            for (place, (at, begins, _)) in met.iter().enumerate() {
                let shift = room * ((count(place) + 0.5) / count(met.len()) - 0.5);
                let shifts = &mut wires[*at].shifts;
                if *begins { shifts.0 = shift } else { shifts.1 = shift }
            }
        }
    }
    wires
}

fn at_side(layout: &Layout, own: usize, other: usize) -> f64 {
    side(layout.nodes[own].layer, layout.nodes[other].layer, layout.heads.len().saturating_sub(1))
}

/// The path from the border of one node to that of another, with `gap` px left free at its end.
pub fn path(layout: &Layout, wire: &Wire, gap: f64) -> Vec<Point> {
    let (from, to) = wire.nodes;
    let (a, b) = (&layout.nodes[from], &layout.nodes[to]);
    let (out, into) = (at_side(layout, from, to), at_side(layout, to, from));
    if from == to {
        return looped(a, out, wire.shifts, gap);
    }
    let start = (a.at.0 + out * a.half.0, a.at.1 + wire.shifts.0);
    let end = (b.at.0 + into * (b.half.0 + gap), b.at.1 + wire.shifts.1);
    // Within a column the farther the ends the wider the arc; between columns half of the way is level.
    let reach = if a.layer == b.layer {
        let bulge = (0.45 * (start.1 - end.1).abs()).max(1.2 * a.half.1).min(0.4 * layout.step);
        let edge = out * (start.0 * out).max(end.0 * out) + out * bulge;
        (edge - start.0, edge - end.0)
    } else {
        let half = 0.45 * (end.0 - start.0).abs();
        (out * half, into * half)
    };
    match around(layout, (a, b), (start, end)) {
        None => bezier([start, (start.0 + reach.0, start.1), (end.0 + reach.1, end.1), end]),
        Some(stations) => stations.windows(2).flat_map(|pair| level(pair[0], pair[1])).collect(),
    }
}

/// Where an edge passes columns between its ends, if the boxes that stand there are in its way: the nearest gap above
/// or below. The first and the last point are its ends.
fn around(layout: &Layout, (a, b): (&Placed, &Placed), (start, end): (Point, Point)) -> Option<Vec<Point>> {
    let (first, last) = (a.layer.min(b.layer), a.layer.max(b.layer));
    let mut stations = vec![start, end];
    let mut moved = false;
    for layer in first + 1..last {
        let column: Vec<&Placed> = layout.nodes.iter().filter(|node| node.layer == layer).collect();
        let Some(x) = column.first().map(|node| node.at.0) else { continue };
        let straight = start.1 + (end.1 - start.1) * (x - start.0) / (end.0 - start.0);
        let free = |y: f64| column.iter().all(|node| (y - node.at.1).abs() > node.half.1 + CLEAR);
        let beside =
            column.iter().flat_map(|node| [-1.0, 1.0].map(|side| node.at.1 + side * (node.half.1 + 2.0 * CLEAR)));
        let open = beside
            .filter(|y| free(*y))
            .min_by(|one, other| (one - straight).abs().total_cmp(&(other - straight).abs()));
        let y = if free(straight) { straight } else { open? };
        moved |= !free(straight);
        let half = column.iter().map(|node| node.half.0).fold(0.0, f64::max);
        stations.extend([(x - half, y), (x + half, y)]);
    }
    let along = |point: &Point| (end.0 - start.0).signum() * point.0;
    stations.sort_by(|one, other| along(one).total_cmp(&along(other)));
    moved.then_some(stations)
}

/// A piece that begins and ends level.
fn level(from: Point, to: Point) -> Vec<Point> {
    let half = 0.45 * (to.0 - from.0);
    bezier([from, (from.0 + half, from.1), (to.0 - half, to.1), to])
}

/// A loop at one side of a node.
fn looped(node: &Placed, side: f64, shifts: (f64, f64), gap: f64) -> Vec<Point> {
    let (edge, h) = (node.at.0 + side * node.half.0, node.half.1.min(0.9 * node.half.0));
    let (start, end) = ((edge, node.at.1 + shifts.0), (edge + side * gap, node.at.1 + shifts.1));
    let out = edge + side * (3.0 * h + gap);
    let sense = (shifts.1 - shifts.0).signum() * 0.8 * h;
    bezier([start, (out, start.1 - sense), (out, end.1 + sense), end])
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
    /// The boxes of all nodes, and the heads of the columns in letters of this size.
    pub fn drawn(layout: &Layout, text: f64) -> Self {
        let extent = |node: &Placed| {
            let ((x, y), (w, h)) = (node.at, node.half);
            (x - w, x + w, y - h, y + h)
        };
        let base = layout.base(text);
        let head = |head: &Head| {
            (head.middle - 0.5 * head.wide, head.middle + 0.5 * head.wide, base - text, base + 0.4 * text)
        };
        Self(layout.nodes.iter().map(extent).chain(layout.heads.iter().map(head)).collect())
    }

    /// Takes the middle of a text of this width and height on the path, where there is room for it.
    pub fn on(&mut self, path: &[Point], (wide, high): (f64, f64), (left, right): (f64, f64)) -> Option<Point> {
        let order = [12, 10, 14, 8, 16, 6, 18, 20, 4].map(|at| at * path.len() / (POINTS + 1));
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
