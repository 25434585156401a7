//! `what-matters`: which parameters decide how far two arms differ.

use super::answer::{Kept, Out, answer};
use super::flags::{self, Rows};
use super::sets::Sets;
use super::talk::Talk;
use super::{CliError, reading, why};
use crate::answers::WhatMatters;
use crate::present::{what_matters as page, wrapped};
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::study::{HowMany, Members, WhyQuestion, what_matters as study};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord what-matters scenarios/iv-msc-huang-2017.toml     which parameters decide the gain
  exocord what-matters scenarios/routes.toml gel            those of an arm of several
  exocord what-matters scenarios/routes.toml gel --against intravenous   which decide between two arms";

/// Of which arm, against which, and read how.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct WhatMattersFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// The arm whose difference is looked at. [default: the only one besides `control`]
    arm: Option<String>,
    /// The arm that it is held against. [default: control]
    #[arg(long, value_name = "ARM")]
    against: Option<String>,
    /// What is read: a formula, an observable, or a metric of the scenario. [default: the score]
    #[arg(long, value_name = "FORMULA")]
    metric: Option<String>,
    /// When the score or the observable is read. [default: at the end]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    rows: Rows,
}

/// Answers it.
pub fn what_matters(wanted: &WhatMattersFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let members = wanted.sets.members_or(HowMany::All, scenario, &catalogue, talk)?;
    let evidence = reading::facts(&[], &catalogue, talk)?;
    let question = WhyQuestion {
        arm: why::arm(scenario, wanted.arm.as_deref())?,
        against: why::against(scenario, wanted.against.as_deref())?,
        read: why::reading_of(scenario, wanted.metric.as_deref(), wanted.at)?,
    };
    let warnings: Vec<String> = read.parsed.warnings.iter().map(|warning| warning.message.clone()).collect();
    answer(("what-matters", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study(&question, scenario, (&catalogue, &evidence), &members, (pool, &talk.bars()))?;
        kept(&found, scenario, &members, &warnings, &why::from(scenario, &catalogue))
    })
}

/// The files of an answer, and what is printed.
fn kept(
    found: &WhatMatters,
    scenario: &Scenario,
    members: &Members,
    warnings: &[String],
    from: &str,
) -> Result<Kept, CliError> {
    let sentence = page::sentence(found);
    let mut files = page::tables(found, scenario)?;
    let drawn = page::figure(found, from);
    files.extend(drawn.files);
    let done = found.runs.members;
    let interrupted = done < found.asked;
    let told = json!({
        "schema_version": 1, "scenario": scenario.name, "question": scenario.question, "sentence": sentence,
        "what_matters": found, "members": members.told(), "interrupted": interrupted, "warnings": warnings,
        "context_of_use": CONTEXT_OF_USE,
    });
    let failed = found.runs.failed.said("set", "sets").map_or_else(String::new, |said| said + "\n");
    let text = format!(
        "{}\n{}\n{}\nOver {}.\n{failed}{CONTEXT_OF_USE}\n",
        wrapped(&scenario.question, 80),
        wrapped(&sentence, 80),
        page::text(found),
        members.words(),
    );
    let record = json!({ "members": members.told(), "interrupted": interrupted });
    let stopped_after = interrupted.then_some(done as u64);
    Ok(Kept { files, record, told, text, remarks: drawn.remarks, stopped_after })
}
