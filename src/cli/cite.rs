//! `cite`: the papers behind exactly what a scenario uses.

use super::flags::Rows;
use super::{CliError, reading, talk::Talk};
use crate::study::cite as papers;
use crate::text;
use clap::Args;
use std::path::PathBuf;

/// Which scenario, and in which form.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord cite scenarios/moderate.toml            what stands behind it, in groups
  exocord cite scenarios/moderate.toml --bibtex   every paper for a reference manager")]
pub struct CiteFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// Every paper as an entry of BibTeX.
    #[arg(long, conflicts_with = "csl")]
    bibtex: bool,
    /// Every paper as CSL-JSON.
    #[arg(long)]
    csl: bool,
    #[command(flatten)]
    rows: Rows,
}

/// Prints what was asked for.
pub fn cite(wanted: &CiteFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let evidence = reading::facts(&[], &catalogue, talk)?;
    let told = papers(&read.parsed.scenario, &catalogue, &evidence)?;
    if wanted.bibtex {
        talk.no_json("BibTeX is a text of its own");
        return talk.data(&told.papers.iter().map(|paper| paper.bibtex.clone() + "\n").collect::<String>());
    }
    if wanted.csl {
        return talk.object(&told.papers.iter().map(|paper| &paper.csl).collect::<Vec<_>>());
    }
    talk.answer(|| &told, || text::cited(&told))
}
