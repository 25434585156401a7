//! `validate`: published facts against the model.

mod table;

use super::flags::Threads;
use super::{CliError, reading, talk::Talk};
use crate::catalogue::Catalogue;
use crate::engine::Instructions;
use crate::evidence::{Batch, Evidence, Panel, Tally};
use crate::sample::{Population, Space};
use crate::study::{self, experiments};
use clap::Args;
use std::path::PathBuf;

/// Relative tolerance of the nominal runs.
pub(super) const RTOL: f64 = 1e-6;
/// The same where many are run: a few hundredths of a percent are told apart from no bound.
pub(super) const ROUGH: f64 = 1e-4;

/// Which facts, and how.
#[derive(Debug, Args)]
pub struct Wanted {
    /// A file of facts (TOML) instead of those that come with the program; may be given again. Experiments that
    /// come with the program can be used in it.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Hold a population of parameter sets against the facts besides the usual set: the one that comes with the program,
    /// or one that `calibrate` wrote.
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
}

/// Runs what was asked for.
pub fn validate(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let evidence = reading::facts(&wanted.facts, &catalogue, talk)?;
    wanted.only.iter().try_for_each(|word| table::picks_something(&evidence, word))?;
    let population =
        wanted.population.as_ref().map(|file| reading::population(file.as_deref(), &Space::of_the_model(), &catalogue));
    let population = population.transpose()?;
    let usual = panel(evidence.clone(), &catalogue, RTOL)?;
    let nominal = experiments::nominal(&usual, &talk.bars())?;
    let evidence = &usual.evidence;
    let tally = Tally::of(evidence, &nominal);
    let shown = table::shown(evidence, &nominal, wanted);
    if wanted.knockouts {
        let rough = panel(evidence.clone(), &catalogue, ROUGH)?;
        let found = study::knockouts(&rough, &nominal, &shown, &wanted.threads.pool(), &talk.bars());
        talk.answer(|| found.json(evidence), || found.text(evidence))?;
    } else {
        let values = match &population {
            None => None,
            Some(Population { members, .. }) => {
                let rough = panel(evidence.clone(), &catalogue, ROUGH)?;
                let values = |batch: &Batch<'_>, member: usize| batch.values(member);
                Some(experiments::population(&rough, members, &wanted.threads.pool(), &talk.bars(), values))
            }
        };
        let table =
            table::Table { evidence, nominal: &nominal, shown: &shown, tally: &tally, members: values.as_deref() };
        talk.answer(|| table.json(), || table.text())?;
    }
    if tally.must_held < tally.must {
        return Err(CliError::Evidence { held: tally.must_held, must: tally.must });
    }
    Ok(())
}

/// Compiles the experiments.
pub(super) fn panel(evidence: Evidence, catalogue: &Catalogue, rtol: f64) -> Result<Panel, CliError> {
    Panel::new(evidence, catalogue, rtol, Instructions::best()).map_err(|error| CliError::Run(error.into()))
}
