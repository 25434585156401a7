//! `compare`: arms beside each other.

use super::answer::{Kept, Out, answers, described};
use super::finished::{self, Read as Folder};
use super::flags::{self, Rows};
use super::reading::{self, Read};
use super::sets::Sets;
use super::{CliError, origin::origin, talk::Talk};
use crate::catalogue::Catalogue;
use crate::present::{compare_figures, compare_notes, compare_sentence, compare_sets, compare_tables, compare_text};
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use crate::schema::Said;
use crate::study::compare::{self as study, Finished, Wanted};
use crate::study::{Members, Readout};
use crate::work::Pool;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord compare scenarios/routes.toml                     the arms of one scenario
  exocord compare scenarios/mild.toml scenarios/severe.toml several scenarios
  exocord compare outputs/early-versus-late-iv              a finished run, without a new one
  exocord compare scenarios/routes.toml --metric 'peak(tnf@epicentre)' --metric cavity@epicentre";

/// Which arms, and what is read of them.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct CompareFlags {
    /// Scenario files (TOML), or folders that `exocord run` has written.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What is read beside the score: a formula, an observable, or a metric of the scenario; may be given again.
    /// [default: the metrics of the scenarios]
    #[arg(long = "metric", value_name = "FORMULA")]
    metrics: Vec<String>,
    /// When the score and observables are read. [default: at the end]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    rows: Rows,
}

/// One of the files: a scenario to run, or a finished run.
enum Source {
    Scenario(Box<Read>),
    Finished(Box<Folder>),
}

impl Source {
    fn read(&self) -> &Read {
        match self {
            Source::Scenario(read) => read,
            Source::Finished(folder) => &folder.read,
        }
    }

    fn scenario(&self) -> &Scenario {
        &self.read().parsed.scenario
    }

    fn asked(&self, readouts: Vec<Readout>) -> study::Source<'_> {
        let scenario = self.scenario();
        match self {
            Source::Scenario(_) => study::Source::Run(Wanted { scenario, readouts }),
            Source::Finished(folder) => {
                let Folder { folder, catalogue, timecourse, members, told, .. } = &**folder;
                let members = members.as_deref();
                study::Source::Read(Finished { folder, scenario, catalogue, readouts, timecourse, members, told })
            }
        }
    }
}

/// Compares what was asked for.
pub fn compare(wanted: &CompareFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let sources = sources(&wanted.files, &catalogue, talk)?;
    let members = match sources.iter().find(|source| matches!(source, Source::Scenario(_))) {
        Some(first) => wanted.sets.members(first.scenario(), &catalogue, talk)?,
        None => unused(wanted).map_or(Ok(Members::nominal()), Err)?,
    };
    let scenarios: Vec<&Scenario> = sources.iter().map(Source::scenario).collect();
    let readouts =
        study::readouts(&scenarios, &wanted.metrics, wanted.at).map_err(|told| reading::told(&told, talk))?;
    let all: Vec<&Read> = sources.iter().map(Source::read).collect();
    answers(("compare", &wanted.out), (&all, &catalogue), talk, |pool| {
        kept((&sources, readouts), (&catalogue, &members), (pool, talk), &wanted.out)
    })
}

/// Refuses what says nothing of courses that are read.
fn unused(wanted: &CompareFlags) -> Option<CliError> {
    let flag = wanted.sets.flag().or_else(|| wanted.rows.file().map(|_| "--catalogue"))?;
    let way = "leave it out, or give the scenario file in the place of the folder";
    Some(CliError::Unknown(format!("{flag} changes nothing of finished runs, which are read and not run again; {way}")))
}

/// Scenario files and folders, in their order.
fn sources(files: &[PathBuf], catalogue: &Catalogue, talk: &Talk) -> Result<Vec<Source>, CliError> {
    let plain: Vec<PathBuf> = files.iter().filter(|path| !path.is_dir()).cloned().collect();
    let mut read = reading::scenarios(&plain, catalogue, talk)?.into_iter();
    let one = |path: &PathBuf| match path.is_dir() {
        true => Ok(Some(Source::Finished(Box::new(finished::read(path, catalogue, talk)?)))),
        false => Ok(read.next().map(Box::new).map(Source::Scenario)),
    };
    let found: Result<Vec<Option<Source>>, CliError> = files.iter().map(one).collect();
    Ok(found?.into_iter().flatten().collect())
}

fn kept(
    (sources, readouts): (&[Source], Vec<Vec<Readout>>),
    (catalogue, members): (&Catalogue, &Members),
    (pool, talk): (&Pool<'_>, &Talk),
    out: &Out,
) -> Result<Kept, CliError> {
    let asked = sources.iter().zip(readouts).map(|(source, readouts)| source.asked(readouts)).collect();
    let (found, mut remarks) = study::compare(asked, (catalogue, members), (pool, &talk.bars()))?;
    let all: Vec<&Scenario> = sources.iter().map(Source::scenario).collect();
    let joined = |of: fn(&Scenario) -> &str, with: &str| all.iter().map(|one| of(one)).collect::<Vec<_>>().join(with);
    let (question, names) = (joined(|one| &one.question, " | "), joined(|one| &one.name, ", "));
    let (sets, sentence) = (compare_sets(&found, &members.words()), compare_sentence(&found));
    let footer = format!("{}. {CONTEXT_OF_USE}", origin(&all, catalogue));
    let drawn = compare_figures(&found, &sets, &footer, &out.figures.look());
    remarks.extend(drawn.remarks);
    remarks.extend(sources.iter().flat_map(|one| one.read().remarks.clone()));
    let mut files = compare_tables(&found)?;
    files.extend(sources.first().map(|one| described(&files, one.scenario(), &compare_notes())).transpose()?);
    files.extend(drawn.files);
    // What was read off folders was not run.
    let stopped = found.run.filter(|run| *run < members.len());
    let said = Said {
        scenario: &names,
        question: &question,
        sentence: &sentence,
        members,
        done: found.sets,
        interrupted: stopped.is_some(),
        failed: &found.runs.failed,
        warnings: &remarks,
    };
    let text = said.text(&compare_text(&found), &format!("Over {sets}."));
    let (record, told) = (said.record(), said.json("compare", &found)?);
    let stopped_after = stopped.map(|run| run as u64);
    Ok(Kept { files, record, told, text, remarks, undrawn: drawn.undrawn, stopped_after })
}
