//! What a caller says about a network.

use super::super::framed::Texts;

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
    /// Each group is a column, from the left.
    #[default]
    Layers,
    /// All on a circle, group by group.
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
    /// What more (above 0) or less (below 0) flows; the width of the edge.
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
}
