//! `plot`: the figure of a scenario, or of finished results, as it is wanted.

use super::answer::{Kept, Out, answer};
use super::figure_flags::{CourseFlags, FigureFlags};
use super::flags::Rows;
use super::own_data::DataFlags;
use super::placing::ended;
use super::sets::Sets;
use super::talk::{Talk, placed};
use super::{CliError, finished, origin::from, reading, redraw};
use crate::catalogue::Catalogue;
use crate::engine::Engine;
use crate::present::{Look, Results, beside, caveats_text, wrapped};
use crate::scenario::{CONTEXT_OF_USE, Parsed, Scenario};
use crate::store::{self, Finished};
use crate::study::{self, Members, MembersTold, PlotTold};
use crate::work::Pool;
use clap::Args;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  exocord plot scenarios/mild.toml --panels m1+m2,bbb --size slide   panels of your choice
  exocord plot outputs/mild --format pdf --size column               a finished run, without a new one
  exocord plot mine.toml --out figure.svg                            one file
  exocord plot mine.toml --data rats.csv                             own data over the curves";

/// What is drawn, and how.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
#[command(mut_arg("out", |out| out.value_name("FILE|DIR").help(
    "Folder for the figure, or a file that ends in .svg, .png or .pdf. [default: outputs/<file name>-plot]"
)))]
pub struct PlotFlags {
    /// Scenario file (TOML), or a finished folder; those of other commands than `run` are drawn as they were.
    #[arg(value_name = "FILE|DIR")]
    file: PathBuf,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    rows: Rows,
    #[command(flatten)]
    courses: CourseFlags,
    #[command(flatten)]
    data: DataFlags,
}

/// Where courses come from.
enum Source {
    Scenario(Members),
    Finished(Box<finished::Read>),
}

/// Draws what was asked for.
pub fn plot(wanted: &PlotFlags, talk: &Talk) -> Result<(), CliError> {
    let PlotFlags { file, out, sets, rows, courses, data } = wanted;
    let figures = FigureFlags { courses: courses.clone(), files: out.figures.clone() };
    let look = figures.look_of(out.out.as_deref())?;
    let catalogue = rows.catalogue(talk)?;
    let (read, catalogue, source) = if file.is_dir() {
        let folder = Finished::read(file)?;
        if let Some(flag) = sets.flag().or_else(|| rows.file().map(|_| "--catalogue")) {
            let why = format!("{flag} changes nothing of a finished folder, which has its own; plot its scenario file");
            return Err(CliError::Unknown(format!("{}: {why}", file.display())));
        }
        if !folder.manifest.kind.is_empty() {
            let given = [(figures.asks_more(), "--panels, --size and --time"), (data.given(), "--data and --facts")];
            return redraw::redraw((&folder, file), &given, (out, &look), talk);
        }
        let mut found = finished::read(file, &catalogue, talk)?;
        found.coarse().iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
        let rows = std::mem::replace(&mut found.catalogue, catalogue);
        (found.read.clone(), rows, Source::Finished(Box::new(found)))
    } else {
        let read = reading::scenario(file, &catalogue, talk)?;
        let members = sets.members(&read.parsed.scenario, &catalogue, talk)?;
        (read, catalogue, Source::Scenario(members))
    };
    let beside = data.read(&read, &catalogue, talk)?;
    let (parsed, bands) = (read.parsed.clone(), beside.banded(&figures, &read.parsed.scenario)?);
    let work = |pool: &Pool<'_>| {
        let (mut results, members) = drawn((parsed, &bands), &source, &catalogue, (pool, talk))?;
        beside.onto(&mut results);
        kept(results, (&members, matches!(source, Source::Finished(_))), &catalogue, &look)
    };
    match out.out.as_deref().filter(|path| Look::of_file(path).is_some()) {
        Some(path) => alone((path, &read.parsed.scenario), out, work, talk),
        None => answer(("plot", out), (&read, &catalogue), talk, work),
    }
}

/// Runs the arms, or reads them.
fn drawn(
    (parsed, bands): (Parsed, &[String]),
    source: &Source,
    catalogue: &Catalogue,
    (pool, talk): (&Pool<'_>, &Talk),
) -> Result<(Results, MembersTold), CliError> {
    let members = match source {
        Source::Scenario(members) => members,
        Source::Finished(folder) => return folder.results(&parsed.scenario, catalogue, (bands, talk)),
    };
    let bars = talk.bars();
    let answer = study::run(parsed, catalogue, (Engine::default(), false), (pool, &bars))?;
    Ok((answer.over(catalogue, (members, bands), (pool, &bars))?.results, members.told()))
}

/// Draws results; that work was interrupted which was `finished` before is none of this command's.
fn kept(
    results: Results,
    (members, finished): (&MembersTold, bool),
    catalogue: &Catalogue,
    look: &Look,
) -> Result<Kept, CliError> {
    let from = format!("{}, seed {}", from(&results.scenario.name, catalogue), results.scenario.simulation.seed);
    let figure = look.pictures(&results, &from);
    let names = figure.files.iter().map(|(name, _)| name.clone()).collect();
    let warnings: Vec<String> = results.warnings.iter().chain(&figure.remarks).cloned().collect();
    let told = PlotTold::of(&results, members, names, &warnings);
    let told = PlotTold { interrupted: told.interrupted && !finished, ..told };
    let lines = std::iter::once(&told.sentence).chain(&told.plot.data_sentences).map(|line| wrapped(line, 80));
    let said = lines.collect::<String>();
    let text = format!("{}\n{said}{CONTEXT_OF_USE}\n", results.scenario.question);
    let (record, undrawn) = (serde_json::to_value(&told)?, figure.undrawn);
    let stopped_after = told.interrupted.then_some(told.sets_done as u64);
    let tables = beside(&results)?.into_iter().map(|(name, bytes)| (name.to_owned(), bytes));
    let files = tables.chain(figure.files).collect();
    Ok(Kept { files, told: record.clone(), record, text, remarks: figure.remarks, undrawn, stopped_after })
}

/// Writes the figure alone, as a file.
fn alone(
    (path, scenario): (&Path, &Scenario),
    out: &Out,
    work: impl FnOnce(&Pool<'_>) -> Result<Kept, CliError>,
    talk: &Talk,
) -> Result<(), CliError> {
    store::check_free(path, out.force)?;
    let Kept { files, told, text, remarks, stopped_after, undrawn, .. } = work(&out.threads.pool())?;
    let Some((_, bytes)) = files.iter().find(|(name, _)| !name.ends_with(".csv")) else {
        return Err(CliError::Unknown(remarks.join("; ")));
    };
    store::write(path, bytes, out.force)?;
    talk.answer(|| placed(&told, path).unwrap_or_default(), || text + &caveats_text(&[scenario]))?;
    remarks.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    talk.say(&format!("wrote {}", path.display()));
    ended(stopped_after, undrawn, path.to_path_buf())
}
