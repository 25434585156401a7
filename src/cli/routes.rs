//! `routes`: one treatment by several ways in, made comparable.

use super::answer::{Kept, Out, answer};
use super::flags::{self, Rows};
use super::origin::origin;
use super::sets::Sets;
use super::talk::Talk;
use super::{CliError, reading};
use crate::answers::Equal;
use crate::present::{COLUMNS, data_dictionary, routes_figures, routes_sentence, routes_tables, routes_text};
use crate::schema::Said;
use crate::study::{Readout, RoutesQuestion, routes as ask};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord routes scenarios/routes.toml                      the same dose by the usual routes
  exocord routes scenarios/routes.toml --equal exposure     the same exposure of the lesion
  exocord routes scenarios/routes.toml --equal effect       which dose does as much
  exocord routes scenarios/routes.toml --routes intravenous,intranasal --equal customary";

/// Which routes, and what is the same by them.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct RoutesFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// What is the same by every route.
    #[arg(long, value_enum, default_value_t = Same::Dose)]
    equal: Same,
    /// Routes, with commas between. [default: vein, nose, spinal fluid, lesion, a gel, and that of the scenario]
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    routes: Vec<String>,
    /// The arm whose vesicles take other ways. [default: the first in which some are given]
    #[arg(long, value_name = "NAME")]
    arm: Option<String>,
    /// The intervention that takes other ways, of several; the others stay, in the control too.
    #[arg(long, value_name = "NAME")]
    intervention: Option<String>,
    /// What is compared: a formula, an observable, or a metric of the scenario: at(cavity@epicentre, 28 d). [default:
    /// the score]
    #[arg(long, value_name = "FORMULA")]
    metric: Option<String>,
    /// When the score or an observable is read: 28d. [default: the end of the run]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    rows: Rows,
}

/// What is the same by every route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Same {
    /// The dose that is given.
    Dose,
    /// The exposure of the lesion to active cargo.
    Exposure,
    /// The change of what is compared.
    Effect,
    /// Nothing: each route has its usual dose.
    Customary,
}

impl RoutesFlags {
    fn question(&self) -> RoutesQuestion {
        let equal = match self.equal {
            Same::Dose => Equal::Dose,
            Same::Exposure => Equal::Exposure,
            Same::Effect => Equal::Effect,
            Same::Customary => Equal::Customary,
        };
        RoutesQuestion {
            equal: Some(equal),
            routes: self.routes.clone(),
            arm: self.arm.clone(),
            intervention: self.intervention.clone(),
            metric: self.metric.clone(),
            at_d: self.at,
        }
    }
}

/// Answers what was asked.
pub fn routes(wanted: &RoutesFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let members = wanted.sets.members(scenario, &catalogue, talk)?;
    Readout::asked(wanted.metric.as_deref(), wanted.at, scenario).map_err(|told| reading::told(&[told], talk))?;
    answer(("routes", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = ask(&wanted.question(), scenario, (&catalogue, &members), (pool, &talk.bars()))?;
        let (mut files, notes) = routes_tables(&found)?;
        let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
        let columns = data_dictionary(texts, Some(scenario), &notes)?;
        files.push((COLUMNS.into(), columns));
        let (origin, look) = (origin(&[scenario], &catalogue), wanted.out.figures.look());
        let drawn = routes_figures(&found, &members.words(), &origin, &look);
        files.extend(drawn.files);
        let (sentence, warnings) = (routes_sentence(&found), read.parsed.messages());
        let said = Said::of(scenario, (&sentence, &warnings), &members, (&found).into());
        let text = routes_text(&found, &said.words());
        let (record, told, stopped_after) = (said.record(), said.json("routes", &found)?, said.stopped_after());
        Ok(Kept { files, record, told, text, remarks: drawn.remarks, undrawn: drawn.undrawn, stopped_after })
    })
}
