//! Flags that say how figures are drawn.

use super::CliError;
use crate::figure::{Manner, Size, Time};
use crate::present::{Choice, Format, Look};
use crate::scenario::Scenario;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// How figures are drawn, and as which files.
#[derive(Clone, Debug, Args)]
pub struct FigureFlags {
    /// What the panels show: a comma begins a panel, a plus adds to it, as in `m1+m2,bscb_leak@epicentre,bbb`.
    #[arg(long, value_name = "LIST", value_parser = Choice::parse, help_heading = "Figures")]
    panels: Option<Choice>,
    /// A page of print (180 mm), a column of print (85 mm), or a slide (1280 x 720 px).
    #[arg(long, value_name = "SIZE", default_value = "page", value_parser = words(Size::ALL), help_heading = "Figures")]
    size: Size,
    /// How time runs along the axes: by asinh (hours and months in one), evenly, or by its logarithm.
    #[arg(long, value_name = "AXIS", default_value = "asinh", value_parser = words(Time::ALL), help_heading = "Figures")]
    time: Time,
    /// Files of each figure.
    #[arg(
        long,
        value_name = "KINDS",
        value_delimiter = ',',
        default_value = "svg,png",
        value_parser = words(Format::ALL),
        help_heading = "Figures"
    )]
    figures: Vec<Format>,
}

impl FigureFlags {
    /// Refuses panels that a scenario has not, before it runs.
    pub fn check(&self, scenario: &Scenario) -> Result<(), CliError> {
        let Some(panels) = &self.panels else { return Ok(()) };
        panels.check(scenario.simulation.regions).map_err(|error| CliError::Unknown(error.to_string()))
    }

    /// Observables of the panels that were chosen.
    pub fn shown(&self) -> Vec<String> {
        self.panels.iter().flat_map(Choice::columns).map(str::to_owned).collect()
    }

    /// How the overview is drawn.
    pub fn look(&self) -> Look {
        let manner = Manner { size: self.size, time: self.time };
        Look { panels: self.panels.clone(), manner, formats: self.figures.clone() }
    }
}

/// Reads one of these words.
fn words<T: Clone + Copy + Send + Sync + 'static>(all: [(&'static str, T); 3]) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(|(word, _)| word)).try_map(move |found| {
        let known = all.iter().find(|(word, _)| *word == found).map(|(_, what)| *what);
        known.ok_or_else(|| format!("expected one of {}", all.map(|(word, _)| word).join(", ")))
    })
}
