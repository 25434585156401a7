//! `validate`: published facts against the model.

use super::flags::{Rows, Threads};
use super::{CliError, population, reading, talk::Talk};
use crate::study::{Pick, validate as verdicts};
use crate::text;
use clap::Args;
use std::path::PathBuf;

/// Which facts, and how.
#[derive(Debug, Args)]
pub struct ValidateFlags {
    /// A file of facts (TOML) instead of those that come with the program; may be given again. Experiments that
    /// come with the program can be used in it.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Hold a population of parameter sets against the facts besides the usual set: the one that comes with the
    /// program, or one that `calibrate` wrote.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    population: Option<Option<PathBuf>>,
    /// Switch off one module of the model after the other, and show which facts break.
    #[arg(long, conflicts_with_all = ["population", "failing"])]
    knockouts: bool,
    /// Show only the facts of a file, a kind, or with an id; a part of the name is enough.
    #[arg(long, value_name = "WORD")]
    only: Option<String>,
    /// Show only what does not hold.
    #[arg(long)]
    failing: bool,
    #[command(flatten)]
    threads: Threads,
    #[command(flatten)]
    rows: Rows,
}

/// Runs what was asked for.
pub fn validate(wanted: &ValidateFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let evidence = reading::facts(&wanted.facts, &catalogue, talk)?;
    let pick = Pick { word: wanted.only.as_deref(), failing: wanted.failing };
    pick.check(&evidence)?;
    let read = |file| population::population(file, &catalogue, talk).map(|(population, _)| population);
    let population = wanted.population.as_ref().map(read).transpose()?;
    let hands = (&wanted.threads.pool(), &talk.bars());
    let mut found = verdicts(&evidence, &pick, &catalogue, hands.1)?;
    if wanted.knockouts {
        let broken = found.knockouts(&catalogue, hands)?;
        talk.found(&broken, || text::knockouts(&broken, &evidence))?;
    } else {
        population.iter().try_for_each(|population| found.over(&population.members, &catalogue, hands))?;
        talk.found(&found.told(), || text::verdicts(&found.told()))?;
    }
    let (held, must) = (found.tally.must_held, found.tally.must);
    if held < must { Err(CliError::Evidence { held, must }) } else { Ok(()) }
}
