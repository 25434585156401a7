//! `export`: the model, or an arm of a scenario, in a form for other programs.

use super::flags::Rows;
use super::{CliError, reading, talk::Talk};
use crate::experiment::RunError;
use crate::export::{Detail, equations, graph, latex, model_hash, sbml};
use crate::store;
use clap::{Args, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// What to export, and where to.
#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    form: Form,
    /// File to write. [default: print]
    #[arg(long, global = true)]
    out: Option<PathBuf>,
    /// Replace a file that is already there.
    #[arg(long, global = true)]
    force: bool,
}

/// A form in which the model can be printed.
#[derive(Debug, Subcommand)]
pub enum Form {
    /// Every equation, state and parameter as plain text.
    Equations,
    /// The same as a LaTeX document.
    Latex,
    /// The interaction graph for Graphviz.
    Graph {
        /// Nodes of the graph.
        #[arg(long, value_enum, default_value_t = Nodes::Modules)]
        nodes: Nodes,
    },
    /// An arm of a scenario as SBML Level 3 Version 2, for other simulators.
    Sbml {
        /// Scenario file (TOML).
        scenario: PathBuf,
        /// Name of the arm; may be left out where there is one besides `control`.
        #[arg(long)]
        arm: Option<String>,
        #[command(flatten)]
        rows: Rows,
    },
}

/// How much of the graph to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Nodes {
    /// One node a process.
    Modules,
    /// One node a state.
    States,
}

/// Prints or writes what was asked for.
pub fn export(wanted: &Export, talk: &Talk) -> Result<(), CliError> {
    if wanted.force && wanted.out.is_none() {
        return Err(CliError::Unknown("--force replaces the file that --out names, and there is none".into()));
    }
    wanted.out.iter().try_for_each(|path| store::check_free(path, wanted.force))?;
    talk.no_json("a form is a text of its own, and is written as it is");
    let text = match &wanted.form {
        Form::Equations => equations(),
        Form::Latex => latex(),
        Form::Graph { nodes: Nodes::Modules } => graph(Detail::Modules),
        Form::Graph { nodes: Nodes::States } => graph(Detail::States),
        Form::Sbml { scenario, arm, rows } => arm_as_sbml(scenario, arm.as_deref(), rows, talk)?,
    };
    let Some(path) = &wanted.out else { return talk.data(&text) };
    store::write(path, text.as_bytes(), wanted.force)?;
    talk.say(&format!("wrote {}", path.display()));
    Ok(())
}

fn arm_as_sbml(path: &Path, arm: Option<&str>, rows: &Rows, talk: &Talk) -> Result<String, CliError> {
    let catalogue = rows.catalogue(talk)?;
    let scenario = reading::scenario(path, &catalogue, talk)?.parsed.scenario;
    let arm = scenario.arm(arm)?;
    Ok(sbml(&scenario, arm, &catalogue, &model_hash(&catalogue)).map_err(RunError::from)?)
}
