//! The command line. Data goes to stdout, talk to stderr.

mod answer;
mod calibrate;
mod cite;
mod command;
mod compare;
mod credibility;
mod describe;
mod doses;
mod ensemble;
mod error;
mod export;
mod figure_flags;
mod finished;
mod flags;
mod new;
mod reading;
mod replay;
mod report;
mod routes;
mod run;
mod scan;
mod sets;
mod talk;
mod text;
mod validate;
mod variants;
mod what_matters;
mod why;
mod window;

pub use error::CliError;

use crate::store::{self, Folder};
use crate::work::interrupt;
use clap::{Args, Parser, Subcommand};
use flags::Rows;
use std::path::PathBuf;
use std::process::ExitCode;
use talk::Talk;

const EXAMPLES: &str = "\
Examples:
  exocord run scenarios/moderate.toml      run a scenario, write outputs/moderate/
  exocord ensemble scenarios/moderate.toml the same over 1000 sets of parameters
  exocord doses scenarios/routes.toml      print the expanded dose schedule
  exocord compare scenarios/routes.toml    its arms against control and each other
  exocord scan my.toml --set 'dose=1 ug..1 mg log 7'
  exocord report outputs/moderate          one page of it, to read, print or send
  exocord describe barrier.mmp9_opening    a reaction, its rate law and its source
  exocord validate                         published facts against the model
  exocord export sbml scenarios/mild.toml  an arm for other simulators

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

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print or write a commented scenario to start from.
    New(new::NewFlags),
    /// Run scenarios and write a folder of results for each.
    Run(run::RunFlags),
    /// Run a scenario over many drawn sets of parameters, and sum up what comes out.
    Ensemble(ensemble::EnsembleFlags),
    /// Tell arms, scenarios or finished runs apart: each against its control, and each against every other.
    Compare(compare::CompareFlags),
    /// Set any keys of a scenario to several values, and tell what its treatment changes in every combination.
    Scan(scan::ScanFlags),
    /// Which route: one treatment by several ways in, at equal dose, exposure or effect, or at usual doses.
    Routes(routes::RoutesFlags),
    /// Print the expanded dose schedule of a scenario.
    Doses {
        /// Scenario file (TOML).
        scenario: PathBuf,
        #[command(flatten)]
        rows: Rows,
    },
    /// How late is too late: the gain against the time of the first dose, by dose, route, source or severity.
    Window(window::WindowFlags),
    /// Describe the model: states, parameters, reactions, observables, sources, catalogue, species, or one named thing.
    Describe {
        /// A topic, or a name such as barrier.mmp9_opening, tnf or bmsc. [default: an overview]
        about: Option<String>,
        #[command(flatten)]
        rows: Rows,
    },
    /// Print the model as text, LaTeX or a graph, or an arm of a scenario as SBML.
    Export(export::Export),
    /// Hold the model against published facts, or against your own.
    Validate(validate::ValidateFlags),
    /// Find parameter sets, within the declared ranges, that hold the facts.
    Calibrate(calibrate::CalibrateFlags),
    /// Write the credibility page: what was tested, what holds and what does not, with figures.
    Credibility(credibility::CredibilityFlags),
    /// Print the papers behind exactly what a scenario uses.
    Cite(cite::CiteFlags),
    /// Write one page (HTML) for finished folders: answer, figures, tables, how sure, assumptions, equations, papers.
    Report(report::ReportFlags),
    /// Make a folder of results again from its manifest, and say whether it is the same.
    Replay(replay::ReplayFlags),
    /// What carries the difference between two arms: mechanisms left out and alone, reactions, who acts on whom.
    Why(why::WhyFlags),
    /// Which parameters decide how far two arms differ, and what to measure to know it better.
    WhatMatters(what_matters::WhatMattersFlags),
    /// Print the JSON Schema of scenario files, for editors.
    Schema(Rows),
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

fn dispatch(verb: Verb, talk: &Talk) -> Result<(), CliError> {
    match verb {
        Verb::New(wanted) => new::new(&wanted, talk),
        Verb::Run(wanted) => run::run(&wanted, talk),
        Verb::Ensemble(wanted) => ensemble::ensemble(&wanted, talk),
        Verb::Compare(wanted) => compare::compare(&wanted, talk),
        Verb::Scan(wanted) => scan::scan(&wanted, talk),
        Verb::Routes(wanted) => routes::routes(&wanted, talk),
        Verb::Doses { scenario, rows } => doses::doses(&scenario, &rows, talk),
        Verb::Window(wanted) => window::window(&wanted, talk),
        Verb::Describe { about, rows } => describe::describe_topic(about.as_deref(), &rows, talk),
        Verb::Export(wanted) => export::export(&wanted, talk),
        Verb::Validate(wanted) => validate::validate(&wanted, talk),
        Verb::Calibrate(wanted) => calibrate::calibrate(&wanted, talk),
        Verb::Credibility(wanted) => credibility::credibility(&wanted, talk),
        Verb::Cite(wanted) => cite::cite(&wanted, talk),
        Verb::Report(wanted) => report::report(&wanted, talk),
        Verb::Replay(wanted) => replay::replay(&wanted, talk),
        Verb::Why(wanted) => why::why(&wanted, talk),
        Verb::WhatMatters(wanted) => what_matters::what_matters(&wanted, talk),
        Verb::Schema(rows) => doses::schema(&rows, talk),
    }
}
