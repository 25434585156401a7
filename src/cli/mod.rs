//! The command line. Data goes to stdout, talk to stderr.

mod answer;
mod between;
mod calibrate;
mod cite;
mod command;
mod compare;
mod credibility;
mod describe;
mod doses;
mod engines;
mod ensemble;
mod error;
mod examples;
mod explorer;
mod export;
mod figure_flags;
mod finished;
mod flags;
mod kept;
mod lessons;
mod member;
mod new;
mod origin;
mod own_data;
mod placing;
mod plot;
mod population;
mod reading;
mod redraw;
mod replay;
mod report;
mod routes;
mod run;
mod scan;
mod sets;
mod talk;
mod validate;
mod variants;
mod verb;
mod what_matters;
mod why;
mod window;

pub use error::CliError;

use crate::store::{self, Folder};
use crate::work::interrupt;
use clap::{Args, Parser};
use std::process::ExitCode;
use talk::Talk;
use verb::{Verb, dispatch};

const EXAMPLES: &str = "\
Examples:
  exocord new one-dose --out mine.toml     a commented scenario to start from
  exocord run mine.toml                    what it changes, over plausible parameter sets
  exocord window mine.toml                 how late is too late
  exocord routes mine.toml                 which way in, compared fairly
  exocord why mine.toml treated            what carries the difference
  exocord compare scenarios/routes.toml    arms against control and each other
  exocord plot mine.toml --data rats.csv   its figure, with your own data over the curves
  exocord scan mine.toml --set 'dose=1 ug..1 mg log 7'
  exocord report outputs/mine              one page of it, to read, print or send
  exocord describe barrier.mmp9_opening    a reaction, its rate law and its source
  exocord validate                         published facts against the model
  exocord export sbml scenarios/mild.toml  an arm for other simulators
  exocord explorer mine.toml               a page in which to try it, for any browser

Illustrative; for hypothesis exploration and teaching; not for clinical use.";

/// A mechanistic simulator of secondary spinal cord injury and exosome interventions.
#[derive(Debug, Parser)]
#[command(version, about, before_help = EXAMPLES, arg_required_else_help = true, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    manner: Manner,
}

/// How to talk.
#[derive(Clone, Copy, Debug, Args)]
struct Manner {
    /// Print data as JSON on stdout.
    #[arg(long, global = true)]
    json: bool,
    /// Say nothing but errors on stderr.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = command::typed();
    let talk = Talk::new(cli.manner.quiet, cli.manner.json, cli.manner.color);
    match dispatch(cli.verb, &talk) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            talk.error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// Says what was found in places that were claimed; results in them that are unfinished go if the process is
/// interrupted.
fn begun(folders: &[Folder], talk: &Talk) {
    folders.iter().for_each(|folder| talk.swept(&folder.swept));
    let unfinished: Vec<_> = folders.iter().map(Folder::unfinished).collect();
    // The guard is held until the process ends.
    interrupt::at_once(move || std::mem::forget(store::discard(&unfinished)));
}
