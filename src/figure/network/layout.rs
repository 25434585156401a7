//! Where nodes of a network go; lengths in px.

use super::super::labels::{Wish, spread};
use super::super::leaf::Leaf;
use super::super::sheet::count;
use super::super::text::Weight;
use super::data::{Network, Shape};

/// Sweeps over the columns that put each node at the mean of its neighbours.
const SWEEPS: usize = 12;
/// Most lines of a name, and the largest share of a column that a node takes.
const LINES: usize = 2;
const NODE_SHARE: f64 = 0.56;
/// Space between the boxes of a column, in text sizes: the least, the wanted, and the most on a page of fixed height.
const CLOSE: f64 = 0.6;
const LOOSE: f64 = 2.0;
const WIDE: f64 = 3.6;
/// Space left and right of a name together, in text sizes.
const PADS: f64 = 1.1;
/// Distance of the lines of a name, in text sizes.
pub const LINE: f64 = 1.2;

/// A node with its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Centre.
    pub at: (f64, f64),
    /// Half of the width and of the height of its box.
    pub half: (f64, f64),
    /// Its name in lines.
    pub lines: Vec<String>,
    /// Its column, or 0 on a circle.
    pub layer: usize,
}

impl Placed {
    /// Makes the box high enough for this many ends of edges on one side.
    fn hold(&mut self, ends: usize, small: f64) {
        self.half.1 = self.half.1.max((0.42 * count(ends) + 0.25) * small);
    }
}

/// Side of a node at which an edge between these columns begins or ends: 1 right, -1 left. Edges within a column run
/// on its right, those of the last one on its left.
pub fn side(own: usize, other: usize, last: usize) -> f64 {
    if other > own || (other == own && (own < last || last == 0)) { 1.0 } else { -1.0 }
}

/// All nodes with their places.
pub struct Layout {
    /// Nodes in the order of the data.
    pub nodes: Vec<Placed>,
    /// Heads of the columns with their centres.
    pub heads: Vec<(String, f64)>,
    /// Where the drawing ends.
    pub end: f64,
    /// What edges on a circle bend to.
    pub centre: (f64, f64),
    /// Distance of the columns.
    pub step: f64,
}

impl Layout {
    /// Places the nodes below `top`.
    pub fn new(network: &Network, leaf: &Leaf, top: f64) -> Self {
        match network.shape {
            Shape::Layers if fits(network, leaf) => layers(network, leaf, top),
            Shape::Layers | Shape::Circle => circle(network, leaf, top),
        }
    }
}

/// Whether columns are wide enough for every word.
fn fits(network: &Network, leaf: &Leaf) -> bool {
    let words = network.nodes.iter().flat_map(|node| node.name.split_whitespace());
    leaf.widest(words, leaf.style.small) + PADS * leaf.style.small <= most(network, leaf)
}

/// Largest width of a box in columns.
fn most(network: &Network, leaf: &Leaf) -> f64 {
    (NODE_SHARE * leaf.width() / count(network.groups().len())).min(22.0 * leaf.style.small)
}

/// A name in lines, and half of the size of its box.
fn boxed(leaf: &Leaf, name: &str, room: f64) -> Placed {
    let (small, pad) = (leaf.style.small, 0.5 * PADS * leaf.style.small);
    let mut lines = leaf.metrics.wrap(name, room - 2.0 * pad, small, Weight::Regular);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(leaf.cut(&rest, room - 2.0 * pad, small));
    }
    let wide = leaf.widest(lines.iter().map(String::as_str), small).max(small);
    let half = (0.5 * wide + pad, 0.5 * (LINE * count(lines.len().max(1)) * small) + 0.3 * small);
    Placed { at: (0.0, 0.0), half, lines, layer: 0 }
}

fn layers(network: &Network, leaf: &Leaf, top: f64) -> Layout {
    let (small, groups) = (leaf.style.small, network.groups());
    let most = most(network, leaf);
    let mut nodes: Vec<Placed> = network.nodes.iter().map(|node| boxed(leaf, &node.name, most)).collect();
    for (placed, node) in nodes.iter_mut().zip(&network.nodes) {
        placed.layer = groups.iter().position(|group| *group == node.group).unwrap_or(0);
    }
    grow(network, &mut nodes, groups.len() - 1, small);
    let order = sweep(network, &nodes, groups.len());
    let begin = top + 2.2 * leaf.style.text;
    // Every box as high as its ends ask, with the rest of the height between them.
    let filled = |members: &Vec<usize>| members.iter().map(|node| 2.0 * nodes[*node].half.1).sum::<f64>();
    let needed = |gap: f64| {
        let all = order.iter().map(|members| filled(members) + gap * small * count(members.len()));
        all.fold(0.0, f64::max).max(4.0 * small)
    };
    let tall = match leaf.floor() {
        Some(floor) => (floor - begin - small).clamp(needed(CLOSE), needed(WIDE).max(needed(CLOSE))),
        None => needed(LOOSE),
    };
    // The first and the last column stand at the edges.
    let ends = |layer: usize| order[layer].iter().map(|node| nodes[*node].half.0).fold(0.0, f64::max);
    let from = leaf.left() + if groups.len() > 1 { ends(0) } else { 0.5 * leaf.width() };
    let to = leaf.right() - ends(groups.len() - 1);
    let step = if groups.len() > 1 { (to - from) / count(groups.len() - 1) } else { 0.0 };
    stack(&mut nodes, &order, (from, step), (begin, tall), small);
    let heads = heads(leaf, &groups, (from, step));
    Layout {
        nodes,
        heads,
        end: begin + tall + small,
        centre: (0.5 * leaf.style.width, begin + 0.5 * tall),
        step: if groups.len() > 1 { step } else { 0.5 * leaf.width() },
    }
}

/// Puts the boxes of each column below each other, with the rest of the height between them.
fn stack(nodes: &mut [Placed], order: &[Vec<usize>], (from, step): (f64, f64), (begin, tall): (f64, f64), small: f64) {
    for (layer, members) in order.iter().enumerate() {
        let filled: f64 = members.iter().map(|node| 2.0 * nodes[*node].half.1).sum();
        let gap = ((tall - filled) / count(members.len())).min(2.0 * WIDE * small);
        let mut y = begin + 0.5 * (tall - filled - gap * count(members.len()));
        for node in members {
            let high = 2.0 * nodes[*node].half.1 + gap;
            nodes[*node].at = (from + step * count(layer), y + 0.5 * high);
            y += high;
        }
    }
}

/// Names of the columns with their middles, apart from each other; the first column is at `from`.
fn heads(leaf: &Leaf, groups: &[&str], (from, step): (f64, f64)) -> Vec<(String, f64)> {
    let column = leaf.width() / count(groups.len());
    let name = |group: &&str| leaf.metrics.shorten(group, 0.9 * column, leaf.style.text, Weight::Bold);
    let names: Vec<String> = groups.iter().map(name).collect();
    let wide = |name: &String| leaf.metrics.width(name, leaf.style.text, Weight::Bold) + 0.09 * column;
    let wish = |(at, name): (usize, &String)| Wish { want: from + step * count(at), height: wide(name) };
    let wishes: Vec<Wish> = names.iter().enumerate().map(wish).collect();
    let middles = spread(&wishes, leaf.left(), leaf.right()).unwrap_or_default();
    names.into_iter().zip(middles).collect()
}

/// Makes the boxes high enough for the ends of their edges.
fn grow(network: &Network, nodes: &mut [Placed], last: usize, small: f64) {
    let mut ends = vec![(0_usize, 0_usize); nodes.len()];
    for (a, b) in network.ends() {
        for (own, other) in [(a, b), (b, a)] {
            let left = side(nodes[own].layer, nodes[other].layer, last) < 0.0;
            if left { ends[own].0 += 1 } else { ends[own].1 += 1 }
        }
    }
    nodes.iter_mut().zip(ends).for_each(|(node, (left, right))| node.hold(left.max(right), small));
}

/// Members of each column in an order with few crossings: each goes to the mean place of its neighbours, from the left
/// and from the right in turn; the best order that is met stays.
fn sweep(network: &Network, nodes: &[Placed], layers: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> =
        (0..layers).map(|layer| (0..nodes.len()).filter(|node| nodes[*node].layer == layer).collect()).collect();
    let edges = network.ends();
    let mut best = (crossings(&order, &edges, nodes.len()), order.clone());
    for turn in 0..SWEEPS {
        for step in 0..layers {
            let layer = if turn.is_multiple_of(2) { step } else { layers - 1 - step };
            let place = places(&order, nodes.len());
            let mean = |node: usize| {
                let other = |&(a, b): &(usize, usize)| {
                    let other = if a == node {
                        b
                    } else if b == node {
                        a
                    } else {
                        return None;
                    };
                    (nodes[other].layer != layer).then(|| place[other])
                };
                let met: Vec<f64> = edges.iter().filter_map(other).collect();
                if met.is_empty() { place[node] } else { met.iter().sum::<f64>() / count(met.len()) }
            };
            order[layer].sort_by(|a, b| mean(*a).total_cmp(&mean(*b)));
        }
        let found = crossings(&order, &edges, nodes.len());
        if found < best.0 {
            best = (found, order.clone());
        }
    }
    best.1
}

/// Place of every node in its column, from 0 to 1.
fn places(order: &[Vec<usize>], nodes: usize) -> Vec<f64> {
    let mut place = vec![0.0; nodes];
    for members in order {
        for (at, node) in members.iter().enumerate() {
            place[*node] = (count(at) + 0.5) / count(members.len());
        }
    }
    place
}

/// Pairs of edges between the same columns that cross.
fn crossings(order: &[Vec<usize>], edges: &[(usize, usize)], nodes: usize) -> usize {
    let place = places(order, nodes);
    let mut layer = vec![0; nodes];
    for (at, members) in order.iter().enumerate() {
        members.iter().for_each(|node| layer[*node] = at);
    }
    // From the left to the right, whichever way it acts.
    let turned = edges.iter().map(|&(a, b)| if layer[a] <= layer[b] { (a, b) } else { (b, a) });
    let all: Vec<_> = turned.filter(|&(a, b)| layer[a] != layer[b]).collect();
    let cross = |&(a, b): &(usize, usize), &(c, d): &(usize, usize)| {
        layer[a] == layer[c] && layer[b] == layer[d] && (place[a] - place[c]) * (place[b] - place[d]) < 0.0
    };
    (0..all.len()).map(|at| all[at + 1..].iter().filter(|other| cross(&all[at], other)).count()).sum()
}

fn circle(network: &Network, leaf: &Leaf, top: f64) -> Layout {
    let (small, groups) = (leaf.style.small, network.groups());
    // Wide enough for the longest word, but not so wide that the two boxes at the top or the foot of the ellipse touch.
    let words = network.nodes.iter().flat_map(|node| node.name.split_whitespace());
    let word = leaf.widest(words, small) + (PADS + 0.1) * small;
    let part = 1.0 / count(network.nodes.len().max(2));
    let apart = 2.0 * (part - part * part).sqrt();
    let room = (leaf.width() * apart - small) / (1.0 + apart);
    let most = (0.24 * leaf.width()).max(word.min(room)).min(0.3 * leaf.width()).min(16.0 * small);
    let mut nodes: Vec<Placed> = network.nodes.iter().map(|node| boxed(leaf, &node.name, most)).collect();
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|node| groups.iter().position(|group| *group == network.nodes[*node].group));
    let (wide, high) = nodes.iter().fold((0.0_f64, 0.0_f64), |(a, b), node| (a.max(node.half.0), b.max(node.half.1)));
    let loops = if network.ends().iter().any(|(a, b)| a == b) { 2.6 * high } else { 0.0 };
    let across = 0.5 * leaf.width() - wide - loops;
    // High enough that neighbours on the steep sides of the ellipse do not touch.
    let needed = (2.0 * high + 0.8 * small) * count(nodes.len()) / 4.0;
    let wanted = (1.25 * needed).max(0.24 * leaf.width());
    let down = leaf.floor().map_or(wanted, |floor| (0.5 * (floor - top - 2.0 * small) - high).max(needed));
    let centre = (0.5 * leaf.style.width, top + high + small + down);
    for (at, node) in order.iter().enumerate() {
        let share = (count(at) + 0.5) / count(nodes.len());
        nodes[*node].at = on_ellipse(centre, (across, down), share);
    }
    Layout { nodes, heads: Vec::new(), end: centre.1 + down + high + small, centre, step: 0.0 }
}

/// Place on an ellipse from its top clockwise, such that heights are even on both sides.
fn on_ellipse(centre: (f64, f64), (across, down): (f64, f64), share: f64) -> (f64, f64) {
    let (side, part) = if share < 0.5 { (1.0, 2.0 * share) } else { (-1.0, 2.0 * (1.0 - share)) };
    let y = 2.0 * part - 1.0;
    (centre.0 + side * across * (1.0 - y * y).max(0.0).sqrt(), centre.1 + down * y)
}
