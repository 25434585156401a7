//! `describe` and `export`: what the model says of itself.

use super::{CliError, doses::json, talk::Talk};
use crate::catalogue::Catalogue;
use crate::export::describe::{Topic, describe};
use crate::export::{Detail, equations, graph, latex};
use clap::ValueEnum;

/// Width of tables where no terminal says otherwise.
const WIDTH: usize = 100;

/// A form in which the model can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Every equation, state and parameter as plain text.
    Equations,
    /// The same as a LaTeX document.
    Latex,
    /// The interaction graph for Graphviz.
    Graph,
}

/// How much of the graph to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Nodes {
    /// One node a process.
    Modules,
    /// One node a state.
    States,
}

/// Describes a topic or one named thing.
pub fn describe_topic(about: Option<&str>, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let topic = about.map_or(Topic::Overview, Topic::from_word);
    let found = describe(&topic, &catalogue).map_err(|unknown| CliError::Unknown(unknown.to_string()))?;
    if talk.json {
        talk.data(&json(&found)?);
    } else {
        talk.data(&found.text(width()));
    }
    Ok(())
}

/// Prints the model in `form`.
pub fn export(form: Form, nodes: Nodes, talk: &Talk) {
    let detail = match nodes {
        Nodes::Modules => Detail::Modules,
        Nodes::States => Detail::States,
    };
    talk.data(&match form {
        Form::Equations => equations(),
        Form::Latex => latex(),
        Form::Graph => graph(detail),
    });
}

/// Columns of the terminal, as far as the shell says them.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    columns.unwrap_or(WIDTH)
}
