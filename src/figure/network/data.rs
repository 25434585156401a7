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
    /// Nodes; groups in the order in which they first come.
    pub nodes: Vec<NetworkNode>,
    /// Edges between nodes.
    pub edges: Vec<NetworkEdge>,
    /// How nodes are placed.
    pub shape: Shape,
    /// What a weight above 0 means ("more with the dose").
    pub more: String,
    /// What a weight below 0 means ("less with the dose").
    pub less: String,
}

/// How nodes are placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shape {
    /// Each group is a column, from the left, in an order with few crossings; on an ellipse where columns are too narrow
    /// for the names.
    #[default]
    Layers,
    /// All on an ellipse, group by group.
    Circle,
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

impl Network {
    /// Position of the node with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|node| node.name == name)
    }

    /// Positions of the nodes at both ends of every edge.
    pub fn ends(&self) -> Vec<(usize, usize)> {
        self.edges.iter().filter_map(|edge| Some((self.find(&edge.from)?, self.find(&edge.to)?))).collect()
    }

    /// Groups in the order in which they first come.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups = Vec::new();
        for node in &self.nodes {
            if !groups.contains(&node.group.as_str()) {
                groups.push(node.group.as_str());
            }
        }
        groups
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
