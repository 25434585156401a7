//! Where nodes of a network go; lengths in px.

use super::super::labels::{Wish, spread};
use super::super::leaf::Leaf;
use super::super::sheet::count;
use super::super::text::Weight;
use super::data::Graph;

/// Sweeps over the columns that put each node at the mean of its neighbours.
const SWEEPS: usize = 12;
/// Most lines of a name, and the largest share of a column that a node takes; the same of one with a long word.
const LINES: usize = 2;
const NODE_SHARE: f64 = 0.56;
const WORD_SHARE: f64 = 0.7;
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
    /// Its column.
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

/// What stands above a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its name, as far as there is room for it.
    pub name: String,
    /// Its centre.
    pub middle: f64,
    /// Its width.
    pub wide: f64,
}

/// All nodes with their places.
pub struct Layout {
    /// Nodes in the order of the data.
    pub nodes: Vec<Placed>,
    /// Heads of the columns.
    pub heads: Vec<Head>,
    /// Where the drawing ends.
    pub end: f64,
    /// Distance of the columns.
    pub step: f64,
}

impl Layout {
    /// Places the boxes below `top`: each column in an order with few crossings.
    pub fn new(graph: &Graph, leaf: &Leaf, top: f64) -> Self {
        let (small, groups) = (leaf.style.small, &graph.heads);
        let most = most(graph, leaf);
        let placed = |(name, layer): &(&str, usize)| Placed { layer: *layer, ..boxed(leaf, name, most) };
        let mut nodes: Vec<Placed> = graph.boxes.iter().map(placed).collect();
        grow(&graph.ends, &mut nodes, groups.len() - 1, small);
        let order = sweep(&graph.ends, &nodes, groups.len());
        let begin = top + 2.2 * leaf.style.text;
        // Every box as high as its ends ask, with the rest of the height between them.
        let filled = |members: &Vec<usize>| members.iter().map(|node| 2.0 * nodes[*node].half.1).sum::<f64>();
        let needed = |gap: f64| {
            let all = order.iter().map(|members| filled(members) + gap * small * count(members.len()));
            all.fold(0.0, f64::max).max(4.0 * small)
        };
        let tall = match leaf.floor() {
            Some(floor) => (floor - begin - small).clamp(needed(CLOSE), needed(WIDE)),
            None => needed(LOOSE),
        };
        // The first and the last column stand at the edges.
        let ends = |layer: usize| order[layer].iter().map(|node| nodes[*node].half.0).fold(0.0, f64::max);
        let from = leaf.left() + if groups.len() > 1 { ends(0) } else { 0.5 * leaf.width() };
        let to = leaf.right() - ends(groups.len() - 1);
        let step = if groups.len() > 1 { (to - from) / count(groups.len() - 1) } else { 0.0 };
        stack(&mut nodes, &order, (from, step), (begin, tall), small);
        let heads = heads(leaf, groups, (from, step));
        Self { nodes, heads, end: begin + tall + small, step: if groups.len() > 1 { step } else { 0.5 * leaf.width() } }
    }
}

impl Layout {
    /// Baseline of the heads, above the highest box, in letters of this size.
    pub fn base(&self, text: f64) -> f64 {
        self.nodes.iter().map(|node| node.at.1 - node.half.1).fold(f64::INFINITY, f64::min) - 0.8 * text
    }
}

/// Whether columns are wide enough for every word.
pub fn fits(graph: &Graph, leaf: &Leaf) -> bool {
    longest(graph, leaf) <= most(graph, leaf)
}

/// Width of a box around the longest word.
fn longest(graph: &Graph, leaf: &Leaf) -> f64 {
    let words = graph.boxes.iter().flat_map(|(name, _)| name.split_whitespace());
    leaf.widest(words, leaf.style.small) + PADS * leaf.style.small
}

/// Largest width of a box in columns: as wanted, or as a long word needs.
fn most(graph: &Graph, leaf: &Leaf) -> f64 {
    let column = leaf.width() / count(graph.heads.len());
    let wanted = NODE_SHARE * column;
    wanted.max(longest(graph, leaf).min(WORD_SHARE * column)).min(22.0 * leaf.style.small)
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
fn heads(leaf: &Leaf, groups: &[&str], (from, step): (f64, f64)) -> Vec<Head> {
    let column = leaf.width() / count(groups.len());
    let name = |group: &&str| leaf.metrics.shorten(group, 0.9 * column, leaf.style.text, Weight::Bold);
    let names: Vec<String> = groups.iter().map(name).collect();
    let wide = |name: &String| leaf.metrics.width(name, leaf.style.text, Weight::Bold) + 0.09 * column;
    let wish = |(at, name): (usize, &String)| Wish { want: from + step * count(at), height: wide(name) };
    let wishes: Vec<Wish> = names.iter().enumerate().map(wish).collect();
    let middles = spread(&wishes, leaf.left(), leaf.right()).unwrap_or_default();
    let head = |(name, middle): (String, f64)| Head { wide: wide(&name) - 0.09 * column, name, middle };
    names.into_iter().zip(middles).map(head).collect()
}

/// Makes the boxes high enough for the ends of their edges.
fn grow(edges: &[(usize, usize)], nodes: &mut [Placed], last: usize, small: f64) {
    let mut ends = vec![(0_usize, 0_usize); nodes.len()];
    for &(a, b) in edges {
        for (own, other) in [(a, b), (b, a)] {
            let left = side(nodes[own].layer, nodes[other].layer, last) < 0.0;
            if left { ends[own].0 += 1 } else { ends[own].1 += 1 }
        }
    }
    nodes.iter_mut().zip(ends).for_each(|(node, (left, right))| node.hold(left.max(right), small));
}

/// Members of each column in an order with few crossings: each goes to the mean place of its neighbours, from the left
/// and from the right in turn; the best order that is met stays.
fn sweep(edges: &[(usize, usize)], nodes: &[Placed], layers: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> =
        (0..layers).map(|layer| (0..nodes.len()).filter(|node| nodes[*node].layer == layer).collect()).collect();
    let mut best = (crossings(&order, edges, nodes.len()), order.clone());
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
        let found = crossings(&order, edges, nodes.len());
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
