//! What a caller says about a network.

use std::collections::BTreeSet;

use super::super::error::FigureError;
use super::super::framed::Texts;
use super::super::values::LARGEST;

/// Nodes and directed edges.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Network {
    /// Title, explanation, footer.
    pub texts: Texts,
    /// Nodes; each group is a column, in the order in which they first come.
    pub nodes: Vec<NetworkNode>,
    /// Edges between nodes.
    pub edges: Vec<NetworkEdge>,
    /// What a weight above 0 means ("more with the dose").
    pub more: String,
    /// What a weight below 0 means ("less with the dose").
    pub less: String,
}

/// One node.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NetworkNode {
    /// Name, which no other node has.
    pub name: String,
    /// Group.
    pub group: String,
}

/// One edge.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkEdge {
    /// Name of the node that acts.
    pub from: String,
    /// Name of the node that is acted on.
    pub to: String,
    /// How.
    pub effect: Effect,
    /// What more (above 0) or less (below 0) flows: the width of the edge. What is not finite is drawn as thin as 0.
    pub weight: f64,
    /// The number, as in the table, for the tooltip and beside the widest edges.
    pub text: String,
}

/// What an edge does to the node at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Raises it: an arrow.
    Raises,
    /// Lowers it: a bar across.
    Lowers,
    /// The one or the other, by time and place: a diamond.
    Either,
}

impl NetworkEdge {
    /// The weight; 0 where it is not finite.
    pub fn size(&self) -> f64 {
        if self.weight.is_finite() { self.weight } else { 0.0 }
    }
}

/// What is drawn of a network: boxes in columns, and between which of them its edges run.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph<'a> {
    /// Names of the boxes, and their columns.
    pub boxes: Vec<(&'a str, usize)>,
    /// Heads of the columns, from the left.
    pub heads: Vec<&'a str>,
    /// Boxes at both ends of every edge, in the order of the edges.
    pub ends: Vec<(usize, usize)>,
}

impl<'a> Graph<'a> {
    /// One box a node, one column a group, in the order in which they first come.
    pub fn of(network: &'a Network) -> Self {
        let mut graph = Graph { boxes: Vec::new(), heads: Vec::new(), ends: Vec::new() };
        for node in &network.nodes {
            let known = graph.heads.iter().position(|head| *head == node.group);
            let column = known.unwrap_or(graph.heads.len());
            graph.heads.extend(known.is_none().then_some(node.group.as_str()));
            graph.boxes.push((&node.name, column));
        }
        let find = |name: &str| network.nodes.iter().position(|node| node.name == name);
        graph.ends = network.edges.iter().filter_map(|edge| Some((find(&edge.from)?, find(&edge.to)?))).collect();
        graph
    }

    /// Two columns: what acts or stands alone, and what is acted on. What does both has a box in each.
    pub fn halved(&self) -> Self {
        let acts = |at: usize| self.ends.iter().any(|(from, _)| *from == at);
        let meets = |at: usize| self.ends.iter().any(|(_, to)| *to == at);
        let all = 0..self.boxes.len();
        let left: Vec<usize> = all.clone().filter(|at| acts(*at) || !meets(*at)).collect();
        let right: Vec<usize> = all.filter(|at| meets(*at)).collect();
        let place = |list: &[usize], at: usize| list.iter().position(|one| *one == at).unwrap_or(0);
        let column = |list: &[usize], column| list.iter().map(|at| (self.boxes[*at].0, column)).collect::<Vec<_>>();
        let end = |(from, to): &(usize, usize)| (place(&left, *from), left.len() + place(&right, *to));
        let heads = if right.is_empty() { vec!["alone"] } else { vec!["what acts", "on what"] };
        Graph {
            boxes: column(&left, 0).into_iter().chain(column(&right, 1)).collect(),
            heads,
            ends: self.ends.iter().map(end).collect(),
        }
    }
}

/// Checks everything that cannot be drawn truthfully; the drawing relies on it.
pub fn check(network: &Network) -> Result<(), FigureError> {
    if network.nodes.is_empty() {
        return Err(FigureError::NoPanels);
    }
    let mut names = BTreeSet::new();
    if let Some(twice) = network.nodes.iter().find(|node| !names.insert(node.name.as_str())) {
        return Err(FigureError::Node { node: twice.name.clone() });
    }
    let mut ends = network.edges.iter().flat_map(|edge| [&edge.from, &edge.to]);
    if let Some(unknown) = ends.find(|end| !names.contains(end.as_str())) {
        return Err(FigureError::Node { node: unknown.clone() });
    }
    match network.edges.iter().position(|edge| edge.size().abs() > LARGEST) {
        Some(index) => {
            let curve = format!("{} to {}", network.edges[index].from, network.edges[index].to);
            Err(FigureError::NotFinite { panel: "edges".to_owned(), curve, index })
        }
        None => Ok(()),
    }
}
