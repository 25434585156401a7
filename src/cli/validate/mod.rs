//! `validate`: published facts against the model.

pub(super) mod facts;
mod simulate;
mod table;

use super::{CliError, doses::json, talk::Talk};
use crate::catalogue::Catalogue;
use crate::ensemble::Instructions;
use crate::evidence::{Evidence, Panel, Tally};
use clap::Args;
use std::path::PathBuf;

/// Relative tolerance of the nominal runs.
const RTOL: f64 = 1e-6;

/// Which facts, and how.
#[derive(Debug, Args)]
pub struct Wanted {
    /// A file of facts (TOML) instead of those that come with the program; may be given again. Experiments that
    /// come with the program can be used in it.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Show only the facts of a file, a kind, or with an id; a part of the name is enough.
    #[arg(long, value_name = "WORD")]
    only: Option<String>,
    /// Show only what does not hold.
    #[arg(long)]
    failing: bool,
}

/// Runs what was asked for.
pub fn validate(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let evidence = facts::read(&wanted.facts, &catalogue, talk)?;
    let panel = panel(evidence, &catalogue, RTOL)?;
    let nominal = simulate::nominal(&panel, talk)?;
    let tally = Tally::of(&panel.evidence, &nominal);
    let shown = table::shown(&panel.evidence, &nominal, wanted);
    if talk.json {
        talk.data(&json(&table::json(&panel.evidence, &nominal, &shown, &tally))?);
    } else {
        talk.data(&table::text(&panel.evidence, &nominal, &shown, &tally));
    }
    if tally.must_held < tally.must {
        return Err(CliError::Evidence { held: tally.must_held, must: tally.must });
    }
    Ok(())
}

fn panel(evidence: Evidence, catalogue: &Catalogue, rtol: f64) -> Result<Panel, CliError> {
    Panel::new(evidence, catalogue, rtol, Instructions::best()).map_err(|error| CliError::Run(error.into()))
}
