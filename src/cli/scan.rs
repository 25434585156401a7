//! `scan`: any keys of a scenario over values.

use super::answer::{Kept, Out, answer, described};
use super::flags::{self, Rows};
use super::origin::origin;
use super::reading::{self, Read};
use super::sets::Sets;
use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::figure::Time;
use crate::present::{Drawn, scan_axes, scan_figure, scan_half_doses};
use crate::present::{scan_notes, scan_sentence, scan_table, scan_text};
use crate::scenario::variant::{Original, Told};
use crate::scenario::{CONTEXT_OF_USE, ScanAsked};
use crate::schema::Said;
use crate::study::scan::{Grid, InFile, Reading, axes};
use crate::study::{self, Members};
use crate::work::Pool;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord scan scenarios/moderate.toml --set 'severity=0.2..1 lin 5'
  exocord scan my.toml --set 'dose=1 ug..1 mg log 7' --set route=intravenous,intranasal
  exocord scan my.toml --set species=rat,mouse --set 'at=1 h,1 d,7 d' --metric 'peak(tnf)'
  exocord scan my.toml        the grid of the table [scan] in the file

Values: a list with commas, or LOW..HIGH log NUMBER, or LOW..HIGH lin NUMBER, with units at both ends.
Lists of names stand in brackets: 'cargo=[mir-146a-5p, mir-126],[mir-126],[]'.";

/// Which keys over which values.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct ScanFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// A key of the scenario and its values; may be given again: every combination is run. [default: what the table
    /// [scan] of the file says]
    #[arg(long = "set", value_name = "KEY=VALUES")]
    set: Vec<String>,
    /// What is read: a formula, an observable, or a metric of the scenario. [default: the score]
    #[arg(long, value_name = "FORMULA")]
    metric: Option<String>,
    /// When the score or the observable is read, unless `--follow` asks for later. [default: at the end]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    /// Least time from the beginning of the last dose of a combination until it is read, and its control with it.
    /// [default: 56d where an axis moves doses and no time of reading is given, else none]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    follow: Option<f64>,
    /// The arm that is read; may be given again. [default: every arm but control]
    #[arg(long = "arm", value_name = "NAME")]
    arms: Vec<String>,
    /// How an axis of times runs: by asinh, evenly, or by its logarithm. [default: as its values ask for]
    #[arg(long, value_name = "AXIS", value_parser = super::figure_flags::words(Time::ALL), help_heading = "Figures")]
    time: Option<Time>,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    rows: Rows,
}

/// Reads every cell, runs all of them, and keeps what came of it.
pub fn scan(wanted: &ScanFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let members = wanted.sets.members(&read.parsed.scenario, &catalogue, talk)?;
    let file = read.path.display().to_string();
    if wanted.set.is_empty() && read.parsed.scan.is_none() {
        let way = "give --set KEY=VALUES, such as --set 'dose=10 ug,100 ug', or a table [scan] in the file";
        return Err(CliError::Unknown(format!("nothing is set; {way}")));
    }
    let grid = grid(wanted, (&read, &file), &catalogue).map_err(|told| reading::told(&told, talk))?;
    if wanted.time.is_some() && !grid.has_times() {
        return Err(CliError::Unknown("--time says how an axis of times runs, and no key has several times".into()));
    }
    answer(("scan", &wanted.out), (&read, &catalogue), talk, |pool| {
        kept(&grid, (&read, &catalogue), &members, (pool, talk, (&wanted.out, wanted.time)))
    })
}

/// Every cell, read; what cannot be read is told of all cells together.
fn grid(wanted: &ScanFlags, (read, file): (&Read, &str), catalogue: &Catalogue) -> Result<Grid, Vec<Told>> {
    let words = vocabulary(catalogue);
    let original = Original::new(file, &read.text, &words).map_err(|told| vec![told])?;
    let asked = read.parsed.scan.as_ref();
    let said = asked.map(|asked| InFile { file, text: &read.text, asked });
    let axes = match (wanted.set.as_slice(), said) {
        ([], Some(said)) => said.axes(&original)?,
        (set, _) => axes("--set", set, &original)?,
    };
    let own = |one: fn(&ScanAsked) -> Option<&String>| asked.and_then(one);
    let arms = match (wanted.arms.as_slice(), own(|asked| asked.arm.as_ref())) {
        ([], Some(arm)) => std::slice::from_ref(arm),
        (arms, _) => arms,
    };
    let metric = wanted.metric.as_ref().or(own(|asked| asked.metric.as_ref())).map(String::as_str);
    let at_d = wanted.at.or(asked.and_then(|asked| asked.at_d));
    let follow_d = wanted.follow.or(asked.and_then(|asked| asked.follow_d));
    Grid::new(&original, axes, &Reading { arms, metric, at_d, follow_d, said })
}

fn kept(
    grid: &Grid,
    (read, catalogue): (&Read, &Catalogue),
    members: &Members,
    (pool, talk, out): (&Pool<'_>, &Talk, (&Out, Option<Time>)),
) -> Result<Kept, CliError> {
    let scan = study::scan(grid, catalogue, members, (pool, &talk.bars()))?;
    let scenario = &read.parsed.scenario;
    let sentence = scan_sentence(&scan);
    let footer = format!("{}. {CONTEXT_OF_USE}", origin(&[scenario], catalogue));
    let mut drawn = Drawn::new(&out.0.figures.look());
    drawn.add("scan", |manner| scan_figure(&scan, (&members.words(), footer), out.1).svg(manner));
    let mut files = vec![("scan.csv".to_owned(), scan_table(&scan)?)];
    files.extend(scan_axes(&scan)?.map(|table| ("axes.csv".to_owned(), table)));
    files.extend(scan_half_doses(&scan)?.map(|table| ("half_doses.csv".to_owned(), table)));
    files.push(described(&files, scenario, &scan_notes(&scan))?);
    files.extend(drawn.files);
    let mut remarks = grid.warnings.clone();
    remarks.extend(drawn.remarks);
    let said = Said {
        scenario: &scenario.name,
        question: &scenario.question,
        sentence: &sentence,
        members,
        done: scan.sets,
        interrupted: scan.sets < members.len(),
        failed: &scan.runs.failed,
        warnings: &remarks,
    };
    let mut record = said.record();
    record["axes"] = serde_json::to_value(&scan.axes)?;
    record["arms"] = serde_json::to_value(&scan.arms)?;
    record["measures"] = serde_json::to_value(&scan.measures)?;
    let (text, told) = (said.text(&scan_text(&scan), &said.over()), said.json("scan", &scan)?);
    let stopped_after = said.stopped_after();
    Ok(Kept { files, record, told, text, remarks, undrawn: drawn.undrawn, stopped_after })
}
