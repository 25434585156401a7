//! `credibility`: what the model is for, what was tested, what holds and what does not, as a page with figures.

mod gather;
mod place;

use super::flags::Threads;
use super::{CliError, reading, talk::Talk};
use crate::catalogue::Catalogue;
use crate::credibility::{File, files};
use crate::evidence::Hashes;
use crate::sample::Space;
#[cfg(feature = "png")]
use crate::study::{Progress, Steps, Workers};
use crate::work::Pool;
use clap::Args;
use std::path::PathBuf;

/// What to write, and from what.
#[derive(Debug, Args)]
pub struct Wanted {
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

/// Where the page stands in the repository.
const DEFAULT_PLACE: &str = "evidence/credibility";

impl Wanted {
    /// The command that writes what was checked.
    fn command(&self) -> String {
        let mut words = vec!["exocord credibility".to_owned()];
        words.extend(self.population.iter().map(|file| format!("--population {}", file.display())));
        words.extend(self.facts.iter().map(|file| format!("--facts {}", file.display())));
        if self.out != std::path::Path::new(DEFAULT_PLACE) {
            words.push(format!("--out {}", self.out.display()));
        }
        words.join(" ")
    }
}

/// Runs what was asked for.
pub fn credibility(wanted: &Wanted, talk: &Talk) -> Result<(), CliError> {
    if wanted.check {
        place::exists(&wanted.out, || wanted.command())?;
    } else {
        place::free(&wanted.out)?;
    }
    let catalogue = Catalogue::embedded()?;
    let space = Space::of_the_model();
    let population = reading::population(wanted.population.as_deref(), &space, &catalogue)?;
    let folds = place::folds(&wanted.out)?;
    let evidence = reading::facts(&wanted.facts, &catalogue, talk)?;
    let hashes = Hashes::of(&evidence, &catalogue);
    let settings = gather::Settings { catalogue: &catalogue, pool: wanted.threads.pool(), talk };
    let found = gather::gather(evidence, &population, &space, hashes, folds, &settings, files)?;
    let found = pictured(found?, wanted, talk)?;
    if wanted.check {
        place::check(&wanted.out, &found, || wanted.command())?;
        let folder = wanted.out.display().to_string();
        let found = serde_json::json!({ "folder": folder, "up_to_date": true });
        talk.answer(|| found, || format!("{folder} is up to date\n"))?;
        return Ok(());
    }
    place::write(&wanted.out, &found)?;
    if talk.json {
        let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
        talk.object(&serde_json::json!({ "folder": wanted.out.display().to_string(), "files": names }))?;
    }
    talk.say(&format!("wrote {} files to {}", found.len(), wanted.out.display()));
    Ok(())
}

/// The files as bytes, each figure as PNG besides if that is wanted.
fn pictured(files: Vec<File>, wanted: &Wanted, talk: &Talk) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    #[cfg(feature = "png")]
    let pictures = if wanted.png { pictures(&files, &wanted.threads.pool(), talk)? } else { Vec::new() };
    #[cfg(not(feature = "png"))]
    let (pictures, _, _) = (Vec::new(), wanted, talk);
    Ok(files.into_iter().map(|file| (file.name, file.text.into_bytes())).chain(pictures).collect())
}

/// Pixels per px of a picture.
#[cfg(feature = "png")]
const SCALE: f32 = 1.25;

#[cfg(feature = "png")]
fn pictures(files: &[File], pool: &Pool<'_>, talk: &Talk) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let figures: Vec<&File> = files.iter().filter(|file| file.name.ends_with(".svg")).collect();
    let work = |chunk: &[&File], steps: &dyn Steps| -> Vec<_> {
        let one = |file: &&File| {
            let name = file.name.trim_end_matches("svg").to_owned() + "png";
            let picture = crate::figure::png(&file.text, SCALE).map(|bytes| (name, bytes));
            steps.done(1);
            picture
        };
        chunk.iter().map(one).collect()
    };
    let run = |steps: &dyn Steps| pool.in_chunks(&figures, 1, |chunk| work(chunk, steps));
    let drawn = talk.bars().during("pictures", figures.len() as u64, run);
    Ok(drawn.unwrap_or_default().into_iter().collect::<Result<_, _>>()?)
}
