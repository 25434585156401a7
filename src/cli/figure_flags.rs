//! Flags that say how figures are drawn.

use super::CliError;
use crate::figure::{Manner, Size, Time};
use crate::present::{Choice, Format, Look, Results, sparklines};
use crate::scenario::Scenario;
use crate::work::terminal;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::Path;

/// How the figures of an answer are drawn, and as which files.
#[derive(Clone, Debug, Args)]
pub struct AnswerFigures {
    /// A page of print (180 mm), a column of print (85 mm), or a slide (1280 x 720 px).
    #[arg(long, value_name = "SIZE", default_value = "page", value_parser = words(Size::ALL), help_heading = "Figures")]
    size: Size,
    /// Files of each figure.
    #[arg(
        long,
        visible_alias = "format",
        value_name = "KINDS",
        value_delimiter = ',',
        default_value = "svg,png",
        value_parser = words(Format::ALL),
        help_heading = "Figures"
    )]
    figures: Vec<Format>,
}

/// What courses are drawn, and over which axis.
#[derive(Clone, Debug, Args)]
pub struct CourseFlags {
    /// What the panels show: a comma begins a panel, a plus adds to it, as in `m1+m2,bscb_leak@epicentre,bbb`.
    #[arg(long, value_name = "LIST", value_parser = Choice::parse, help_heading = "Figures")]
    panels: Option<Choice>,
    /// How time runs along the axes: by asinh (hours and months in one), evenly, or by its logarithm.
    #[arg(long, value_name = "AXIS", default_value = "asinh", value_parser = words(Time::ALL), help_heading = "Figures")]
    time: Time,
}

/// How the overview is drawn.
#[derive(Clone, Debug, Args)]
pub struct FigureFlags {
    #[command(flatten)]
    pub courses: CourseFlags,
    #[command(flatten)]
    pub files: AnswerFigures,
}

impl AnswerFigures {
    /// How the figures of an answer are drawn.
    pub fn look(&self) -> Look {
        Look { panels: None, manner: self.size.into(), formats: self.figures.clone() }
    }
}

impl FigureFlags {
    /// Observables of the panels that were chosen; those that a scenario has not, and more panels than a figure has
    /// room for beside those `measured`, are refused before it runs.
    pub fn shown(&self, scenario: &Scenario, measured: &[String]) -> Result<Vec<String>, CliError> {
        let shown = Choice::shown(self.courses.panels.as_ref(), scenario, measured);
        shown.map_err(|error| CliError::Unknown(error.to_string()))
    }

    /// The courses of what the overview shows, as lines of letters.
    pub fn curves(&self, results: &Results) -> Result<String, CliError> {
        let curves = sparklines(results, &self.look(), terminal::beyond_ascii());
        curves.map_err(|error| CliError::Unknown(error.to_string()))
    }

    /// Whether anything but the kind of files is asked for.
    pub fn asks_more(&self) -> bool {
        let (usual, manner) = (Look::default().manner, self.look().manner);
        self.courses.panels.is_some() || manner.size != usual.size || manner.time != usual.time
    }

    /// How a figure is drawn that goes to `out`: a file has the format of its name.
    pub fn look_of(&self, out: Option<&Path>) -> Result<Look, CliError> {
        let look = self.look();
        let Some(format) = out.and_then(Look::of_file) else { return Ok(look) };
        let formats = vec![format];
        if look.formats != formats && look.formats != Look::default().formats {
            return Err(CliError::Unknown("a file has one format, that of its name; name a folder for others".into()));
        }
        Ok(Look { formats, ..look })
    }

    /// How the overview is drawn.
    pub fn look(&self) -> Look {
        let look = self.files.look();
        Look { panels: self.courses.panels.clone(), manner: Manner { time: self.courses.time, ..look.manner }, ..look }
    }
}

/// Reads one of these words.
pub fn words<T: Clone + Copy + Send + Sync + 'static, const N: usize>(
    all: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(|(word, _)| word)).try_map(move |found| {
        let known = all.iter().find(|(word, _)| *word == found).map(|(_, what)| *what);
        known.ok_or_else(|| format!("expected one of {}", all.map(|(word, _)| word).join(", ")))
    })
}
