//! `window`: how late is too late.

use super::answer::{Kept, Out, answer};
use super::flags::{self, Rows};
use super::sets::Sets;
use super::talk::Talk;
use super::{CliError, reading};
use crate::answers::Window;
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::export::model_hash;
use crate::present::window as page;
use crate::scenario::variant::{Original, Told, Written};
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::study::Members;
use crate::study::window::{WindowQuestion, default_starts_d, window as study};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord window scenarios/iv-msc-huang-2017.toml                  how late may the doses begin?
  exocord window scenarios/iv-msc-huang-2017.toml --times 1h,6h,1d,3d,7d
  exocord window scenarios/iv-msc-huang-2017.toml --by route=intravenous,intranasal,intrathecal
  exocord window scenarios/iv-msc-huang-2017.toml --by severity=mild,moderate,severe
  exocord window scenarios/iv-msc-huang-2017.toml --doses          a map of time and dose";

/// Doses of a map where none are named.
const DOSES: &str = "0.1 ug..10 mg log 12";

/// Which treatment, begun when, and by what the curves differ.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct WindowFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// The arm whose doses are moved, all of them by the same time. [default: the only one besides `control`]
    #[arg(long, value_name = "NAME")]
    arm: Option<String>,
    /// Times of the first dose, with commas between: 1h,6h,1d,7d. [default: 24 from 10 min to 56 d, even in the
    /// logarithm]
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = start)]
    times: Vec<f64>,
    /// When the score is read, but never less than 56 d after the last dose began. [default: at the end of the scenario]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    /// A curve for each value of a key: route=intravenous,intranasal or dose=10 ug,100 ug or severity=mild,severe.
    #[arg(long, value_name = "KEY=VALUES")]
    by: Option<String>,
    /// A map of time and dose: doses with commas between, or a ladder. [default: 0.1 ug..10 mg log 12]
    #[arg(long, value_name = "DOSES", num_args = 0..=1, default_missing_value = DOSES, conflicts_with = "by")]
    doses: Option<String>,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    rows: Rows,
}

/// Answers it.
pub fn window(wanted: &WindowFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    scenario.arm(wanted.arm.as_deref())?;
    let members = wanted.sets.members(scenario, &catalogue, talk)?;
    let (by, variants) = wanted.variants(scenario, &read.text, &catalogue, talk)?;
    let (arm, day, map) = (wanted.arm.clone(), wanted.at, wanted.doses.is_some());
    let question = WindowQuestion { arm, starts_d: starts(&wanted.times)?, day, by, map, variants };
    let warnings: Vec<String> = read.parsed.warnings.iter().map(|warning| warning.message.clone()).collect();
    answer(("window", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study(&question, &members, &catalogue, (pool, &talk.bars()))?;
        let model = model_hash(&catalogue);
        let from = format!("exocord {}, {}, model {model:.8}", env!("CARGO_PKG_VERSION"), scenario.name);
        kept(&found, scenario, &members, &warnings, &from)
    })
}

impl WindowFlags {
    /// The key by which curves differ, its values and the scenario with each.
    fn variants(
        &self,
        scenario: &Scenario,
        text: &str,
        catalogue: &Catalogue,
        talk: &Talk,
    ) -> Result<(Option<String>, Vec<(String, Scenario)>), CliError> {
        let doses = self.doses.as_ref().map(|doses| ("--doses", format!("dose={doses}")));
        let Some((flag, written)) = doses.or(self.by.clone().map(|by| ("--by", by))) else {
            return Ok((None, vec![(String::new(), scenario.clone())]));
        };
        let (file, words) = (self.scenario.display().to_string(), vocabulary(catalogue));
        let refused = |told: Vec<Told>| reading::told(&told, talk);
        let original = Original::new(&file, text, &words).map_err(|told| refused(vec![told]))?;
        let axis =
            Written::flag(flag, &written).and_then(|one| original.axis(&one)).map_err(|told| refused(vec![told]))?;
        let mut variants = Vec::new();
        for setting in &axis.settings {
            let variant = original.with(&[setting]).map_err(refused)?;
            variants.push((setting.value().to_owned(), variant.scenario));
        }
        Ok((Some(axis.key.written().to_owned()), variants))
    }
}

/// A start: a time above 0, for its axis is logarithmic.
fn start(text: &str) -> Result<f64, String> {
    let found = flags::time(text)?;
    if found > 0.0 { Ok(found) } else { Err("expected a time after the injury, as in 10min".into()) }
}

/// The starts in order, each once.
fn starts(wanted: &[f64]) -> Result<Vec<f64>, CliError> {
    let mut starts = if wanted.is_empty() { default_starts_d() } else { wanted.to_vec() };
    starts.sort_by(f64::total_cmp);
    if starts.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(CliError::Unknown("--times names a time twice; give each once".into()));
    }
    if starts.len() < 2 {
        return Err(CliError::Unknown("--times needs two times or more; `exocord run` answers for one".into()));
    }
    Ok(starts)
}

fn kept(
    found: &Window,
    scenario: &Scenario,
    members: &Members,
    warnings: &[String],
    from: &str,
) -> Result<Kept, CliError> {
    let sentence = page::sentence(found);
    let mut files = page::tables(found)?;
    let drawn = page::figures(found, &scenario.question, from);
    files.extend(drawn.files);
    let interrupted = found.sets < found.asked;
    let record = json!({ "members": members.told(), "done": found.sets, "interrupted": interrupted });
    let told = json!({
        "schema_version": 1, "scenario": scenario.name, "question": scenario.question, "sentence": sentence,
        "window": found, "members": members.told(), "interrupted": interrupted, "warnings": warnings,
        "context_of_use": CONTEXT_OF_USE,
    });
    let failed = found.failed.said("set", "sets").map_or_else(String::new, |said| said + "\n");
    let text = format!(
        "{}\n\n{sentence}\n\n{}\nOver {}.\n{failed}{CONTEXT_OF_USE}\n",
        scenario.question,
        page::text(found),
        members.words()
    );
    let stopped_after = interrupted.then_some(found.sets as u64);
    Ok(Kept { files, record, told, text, remarks: drawn.remarks, stopped_after })
}
