//! The verbs, and who does what they ask.

use super::flags::Rows;
use super::talk::Talk;
use super::{
    CliError, calibrate, cite, compare, credibility, describe, doses, ensemble, examples, explorer, export, lessons,
    new, plot, replay, report, routes, run, scan, validate, what_matters, why, window,
};
use clap::Subcommand;
use std::path::PathBuf;

/// What the program is asked to do.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Print or write a commented scenario to start from.
    New(new::NewFlags),
    /// Run scenarios and write a folder of results for each.
    #[command(before_help = examples::RUN)]
    Run(run::RunFlags),
    /// The old word for `run --draws`, for one release.
    #[command(before_help = examples::ENSEMBLE)]
    Ensemble(ensemble::EnsembleFlags),
    /// Tell arms, scenarios or finished runs apart: each against its control, and each against every other.
    Compare(compare::CompareFlags),
    /// Set any keys of a scenario to several values, and tell what its treatment changes in every combination.
    Scan(scan::ScanFlags),
    /// Draw the figure of a scenario, or of a finished folder, as you want it, with own data over the curves.
    Plot(plot::PlotFlags),
    /// Which route: one treatment by several ways in, at equal dose, exposure or effect, or at usual doses.
    Routes(routes::RoutesFlags),
    /// Print the expanded dose schedule of a scenario.
    #[command(before_help = examples::DOSES)]
    Doses {
        /// Scenario file (TOML).
        scenario: PathBuf,
        #[command(flatten)]
        rows: Rows,
    },
    /// How late is too late: the gain against the time of the first dose, by dose, route, source or severity.
    Window(window::WindowFlags),
    /// Describe the model: states, parameters, reactions, observables, papers, catalogue, species, or one named thing.
    #[command(before_help = examples::DESCRIBE)]
    Describe {
        /// A topic, or a name such as barrier.mmp9_opening, tnf or bmsc. [default: an overview]
        about: Option<String>,
        #[command(flatten)]
        rows: Rows,
    },
    /// Print the model as text, LaTeX or a graph, or an arm of a scenario as SBML.
    #[command(before_help = examples::EXPORT)]
    Export(export::Export),
    /// Write the explorer: one page (HTML) with the model inside, to try doses and see what follows, without a network.
    Explorer(explorer::ExplorerFlags),
    /// List the lessons, or write their sheets: for students, for the teacher, and the scenario.
    Lessons(lessons::LessonsFlags),
    /// Hold the model against published facts, or against your own.
    #[command(before_help = examples::VALIDATE)]
    Validate(validate::ValidateFlags),
    /// Find parameter sets, within the declared ranges, that hold the facts.
    #[command(before_help = examples::CALIBRATE)]
    Calibrate(calibrate::CalibrateFlags),
    /// Write the credibility page: what was tested, what holds and what does not, with figures.
    #[command(before_help = examples::CREDIBILITY)]
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
    /// Print the JSON Schema of scenario files, for editors, or of what a verb prints with --json.
    #[command(before_help = examples::SCHEMA)]
    Schema {
        /// A verb; `errors` for faults of files; `list` for all there are. [default: scenario]
        of: Option<String>,
        #[command(flatten)]
        rows: Rows,
    },
}

/// Does what a verb asks.
pub(super) fn dispatch(verb: Verb, talk: &Talk) -> Result<(), CliError> {
    match verb {
        Verb::New(wanted) => new::new(&wanted, talk),
        Verb::Run(wanted) => run::run(&wanted, talk),
        Verb::Ensemble(wanted) => ensemble::ensemble(&wanted, talk),
        Verb::Compare(wanted) => compare::compare(&wanted, talk),
        Verb::Scan(wanted) => scan::scan(&wanted, talk),
        Verb::Plot(wanted) => plot::plot(&wanted, talk),
        Verb::Routes(wanted) => routes::routes(&wanted, talk),
        Verb::Doses { scenario, rows } => doses::doses(&scenario, &rows, talk),
        Verb::Window(wanted) => window::window(&wanted, talk),
        Verb::Describe { about, rows } => describe::describe_topic(about.as_deref(), &rows, talk),
        Verb::Export(wanted) => export::export(&wanted, talk),
        Verb::Explorer(wanted) => explorer::explorer(&wanted, talk),
        Verb::Lessons(wanted) => lessons::lessons(&wanted, talk),
        Verb::Validate(wanted) => validate::validate(&wanted, talk),
        Verb::Calibrate(wanted) => calibrate::calibrate(&wanted, talk),
        Verb::Credibility(wanted) => credibility::credibility(&wanted, talk),
        Verb::Cite(wanted) => cite::cite(&wanted, talk),
        Verb::Report(wanted) => report::report(&wanted, talk),
        Verb::Replay(wanted) => replay::replay(&wanted, talk),
        Verb::Why(wanted) => why::why(&wanted, talk),
        Verb::WhatMatters(wanted) => what_matters::what_matters(&wanted, talk),
        Verb::Schema { of, rows } => doses::schema(of.as_deref(), &rows, talk),
    }
}
