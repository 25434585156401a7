//! `credibility`: what the model is for, what was tested, what holds and what does not, as a page with figures.

use super::flags::Threads;
use super::{CliError, begun, population, reading, talk::Talk};
use crate::calibration::{FOLDS, Fold, folds};
use crate::catalogue::Catalogue;
#[cfg(feature = "png")]
use crate::credibility::File;
use crate::credibility::{PAGE, files};
use crate::export::model_hash;
use crate::schema::Checked;
use crate::store::{Head, Page, inputs};
use crate::study::credibility as study;
#[cfg(feature = "png")]
use crate::work::{Bars, Pool};
use clap::Args;
use std::path::{Path, PathBuf};

/// What to write, and from what.
#[derive(Debug, Args)]
pub struct CredibilityFlags {
    /// Parameter sets, as `calibrate` writes them, that are held against the facts besides the usual set. [default:
    /// those that come with the program]
    #[arg(long, value_name = "FILE")]
    population: Option<PathBuf>,
    /// A file of facts (TOML) instead of those that come with the program; may be given again.
    #[arg(long, value_name = "FILE")]
    facts: Vec<PathBuf>,
    /// Folder for the page and its figures.
    #[arg(long, value_name = "DIR", default_value = DEFAULT_PLACE)]
    out: PathBuf,
    /// Replace files of the page that were edited since they were written.
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// Write every figure as PNG too.
    #[cfg(feature = "png")]
    #[arg(long)]
    png: bool,
    /// Write nothing; end with exit code 5 if the folder does not hold what would be written.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    threads: Threads,
}

/// What the manifest says of the command.
const KIND: &str = "credibility";

/// Where the page stands in the repository.
const DEFAULT_PLACE: &str = "evidence/credibility";

impl CredibilityFlags {
    /// The command that writes what was checked.
    fn command(&self) -> String {
        let mut words = vec!["exocord credibility".to_owned()];
        words.extend(self.population.iter().map(|file| format!("--population {}", file.display())));
        words.extend(self.facts.iter().map(|file| format!("--facts {}", file.display())));
        if self.out != Path::new(DEFAULT_PLACE) {
            words.push(format!("--out {}", self.out.display()));
        }
        #[cfg(feature = "png")]
        words.extend(self.png.then(|| "--png".to_owned()));
        words.join(" ")
    }
}

/// Runs what was asked for.
pub fn credibility(wanted: &CredibilityFlags, talk: &Talk) -> Result<(), CliError> {
    let page = Page { folder: &wanted.out, kind: KIND, table: FOLDS };
    let out_of_date = |path: PathBuf| CliError::OutOfDate { path, command: wanted.command() };
    let shown = wanted.out.join(PAGE);
    let claimed = match wanted.check {
        true if !shown.exists() => return Err(out_of_date(shown)),
        true => None,
        false => Some(page.claim(wanted.force)?),
    };
    begun(claimed.as_slice(), talk);
    let catalogue = Catalogue::embedded()?;
    let (found, these) = made(wanted, &page, &catalogue, talk)?;
    let folder = wanted.out.display();
    let about = Checked {
        folder: folder.to_string(),
        population_of_these_facts: these,
        up_to_date: wanted.check.then_some(true),
        files: (!wanted.check).then(|| found.iter().map(|(name, _)| name.clone()).collect()),
    };
    let Some(mut claimed) = claimed else {
        page.differs(&found)?.map_or(Ok(()), |path| Err(out_of_date(path)))?;
        return talk.found(&about, || format!("{folder} is up to date\n"));
    };
    found.iter().try_for_each(|(name, bytes)| claimed.write(name, bytes))?;
    let table = page.read_table()?;
    let inputs = inputs(table.iter().map(|(path, text)| (path.as_path(), text.as_str())));
    claimed.finish(&Head::new(KIND, &model_hash(&catalogue), &serde_json::json!({})), &inputs)?;
    talk.found(&about, String::new)?;
    talk.say(&format!("wrote {} files to {folder}", found.len()));
    Ok(())
}

/// Names and bytes of the page and its figures, and whether the population was made on the facts that they show.
type Made = (Vec<(String, Vec<u8>)>, bool);

/// Makes them.
fn made(wanted: &CredibilityFlags, page: &Page<'_>, catalogue: &Catalogue, talk: &Talk) -> Result<Made, CliError> {
    let (population, _) = population::population(&wanted.population, catalogue, talk)?;
    let folds = page.read_table()?.map(kept_back).transpose()?;
    let evidence = reading::facts(&wanted.facts, catalogue, talk)?;
    let hands = (&wanted.threads.pool(), &talk.bars());
    let findings = study::findings((&evidence, &population), folds, catalogue, hands)?;
    let (texts, these) = (files(&findings)?, findings.on_these_facts());
    #[cfg(feature = "png")]
    let pictures = if wanted.png { pictures(&texts, hands, talk)? } else { Vec::new() };
    #[cfg(not(feature = "png"))]
    let pictures = Vec::new();
    let texts = texts.into_iter().map(|file| (file.name, file.text.into_bytes()));
    Ok((texts.chain(pictures).collect(), these))
}

/// Every figure as PNG.
#[cfg(feature = "png")]
fn pictures(texts: &[File], (pool, bars): (&Pool<'_>, &Bars), talk: &Talk) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let study::Pictures { files, remark } = study::pictures(texts, (pool, bars))?;
    remark.iter().for_each(|remark| talk.say(&format!("warning: {remark}")));
    Ok(files)
}

/// The table of facts that were kept back.
fn kept_back((path, text): (PathBuf, String)) -> Result<Vec<Fold>, CliError> {
    folds(&text).map_err(|what| CliError::Unknown(format!("{}: {what}", path.display())))
}
