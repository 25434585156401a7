//! `why`: what carries the difference between two arms.

use super::answer::{Kept, Out, answer};
use super::flags::{self, Rows};
use super::sets::Sets;
use super::talk::Talk;
use super::{CliError, reading};
use crate::answers::Why;
use crate::catalogue::Catalogue;
use crate::export::model_hash;
use crate::present::{why as page, wrapped};
use crate::scenario::{Arm, CONTEXT_OF_USE, NoArm, Scenario};
use crate::study::{Members, Readout, WhyQuestion, why as study};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord why scenarios/iv-msc-huang-2017.toml            what carries the gain of the one treated arm
  exocord why scenarios/routes.toml gel                   that of an arm of several
  exocord why scenarios/routes.toml gel --against intravenous   why one does more than another
  exocord why scenarios/routes.toml gel --metric 'peak(tnf@epicentre)'";

/// Which arm, against which, and read how.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct WhyFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// The arm to explain. [default: the only one besides `control`]
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
pub fn why(wanted: &WhyFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let members = wanted.sets.members(scenario, &catalogue, talk)?;
    let question = WhyQuestion {
        arm: arm(scenario, wanted.arm.as_deref())?,
        against: against(scenario, wanted.against.as_deref())?,
        read: reading_of(scenario, wanted.metric.as_deref(), wanted.at)?,
    };
    let warnings: Vec<String> = read.parsed.warnings.iter().map(|warning| warning.message.clone()).collect();
    answer(("why", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study::why(&question, scenario, &catalogue, &members, (pool, &talk.bars()))?;
        kept(&found, scenario, &members, &warnings, &from(scenario, &catalogue))
    })
}

/// The arm called so, or the only one there is.
pub fn arm<'s>(scenario: &'s Scenario, name: Option<&str>) -> Result<&'s Arm, CliError> {
    scenario.arm(name).map_err(|error| match error {
        NoArm::Several(arms) => CliError::Unknown(format!("the scenario has several arms; name one of them: {arms}")),
        unknown => unknown.into(),
    })
}

/// What is read of the arms.
pub fn reading_of(scenario: &Scenario, metric: Option<&str>, at_d: Option<f64>) -> Result<Readout, CliError> {
    Readout::new(metric, at_d, scenario).map_err(|fault| CliError::Unknown(fault.sentence()))
}

/// The arm that is held against, `control` where none is named.
pub fn against<'s>(scenario: &'s Scenario, name: Option<&str>) -> Result<&'s Arm, CliError> {
    Ok(scenario.arm(Some(name.unwrap_or("control")))?)
}

/// What the footer of a figure says of where it is from.
pub fn from(scenario: &Scenario, catalogue: &Catalogue) -> String {
    format!("exocord {}, {}, model {:.8}", env!("CARGO_PKG_VERSION"), scenario.name, model_hash(catalogue))
}

/// The files of an answer, and what is printed.
fn kept(
    found: &Why,
    scenario: &Scenario,
    members: &Members,
    warnings: &[String],
    from: &str,
) -> Result<Kept, CliError> {
    let sentence = page::sentence(found);
    let mut files = page::tables(found, scenario)?;
    let drawn = page::figures(found, from);
    files.extend(drawn.files);
    let done = found.runs.members;
    let interrupted = done < found.asked;
    let how: Value = json!({ "members": members.told(), "interrupted": interrupted });
    let told = json!({
        "schema_version": 1, "scenario": scenario.name, "question": scenario.question, "sentence": sentence,
        "why": found, "members": members.told(), "interrupted": interrupted, "warnings": warnings,
        "context_of_use": CONTEXT_OF_USE,
    });
    let failed = found.runs.failed.said("set", "sets").map_or_else(String::new, |said| said + "\n");
    let text = format!(
        "{}\n{}\n{}\n{}{failed}{CONTEXT_OF_USE}\n",
        wrapped(&scenario.question, 80),
        wrapped(&sentence, 80),
        page::text(found),
        wrapped(&page::sure(found, &members.words()), 80),
    );
    let stopped_after = interrupted.then_some(done as u64);
    Ok(Kept { files, record: how, told, text, remarks: drawn.remarks, stopped_after })
}
