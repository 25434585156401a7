//! `window`: how late is too late.

use super::answer::{Kept, Out, answer};
use super::figure_flags::words;
use super::flags::{self, Rows};
use super::origin::origin;
use super::sets::Sets;
use super::talk::Talk;
use super::variants::variants;
use super::{CliError, reading, reading::Read};
use crate::answers::Window;
use crate::catalogue::Catalogue;
use crate::figure::{Manner, Time};
use crate::present::{Look, window as page};
use crate::scenario::Scenario;
use crate::scenario::variant::Written;
use crate::schema::Said;
use crate::study::Members;
use crate::study::window::{Variants, WindowQuestion, readable, starts_d, window as study};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  exocord window scenarios/iv-msc-huang-2017.toml                  how late may the doses begin?
  exocord window scenarios/iv-msc-huang-2017.toml --times 1h,6h,1d,3d,7d
  exocord window scenarios/iv-msc-huang-2017.toml --by route=intravenous,intranasal,intrathecal
  exocord window scenarios/iv-msc-huang-2017.toml --by severity=mild,moderate,severe
  exocord window scenarios/iv-msc-huang-2017.toml --doses          a map of time and dose
  exocord window scenarios/iv-msc-huang-2017.toml --metric cavity@epicentre --at 28d";

/// Doses of a map where none are named: even in the logarithm, with two digits.
const DOSES: &str = "0.1 ug,0.28 ug,0.8 ug,2.3 ug,6.5 ug,19 ug,53 ug,150 ug,430 ug,1.2 mg,3.5 mg,10 mg";

/// Which treatment, begun when, and by what the curves differ.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct WindowFlags {
    /// Scenario file (TOML).
    scenario: PathBuf,
    /// The arm whose doses are moved, all of them by the same time. [default: the only one besides `control`]
    #[arg(long, value_name = "NAME")]
    arm: Option<String>,
    /// Times of the first dose, with commas between: 1h,6h,1d,7d. [default: 24 from 10 min to 56 d, even in the
    /// logarithm]
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = start)]
    times: Vec<f64>,
    /// What is read: a formula, an observable, or a metric of the scenario. [default: the score]
    #[arg(long, value_name = "FORMULA")]
    metric: Option<String>,
    /// When the score or an observable is read, unless `--follow` asks for later. [default: at the end of the scenario]
    #[arg(long, value_name = "TIME", value_parser = flags::time)]
    at: Option<f64>,
    /// Least time from the beginning of the last dose until it is read, and the control with it.
    #[arg(long, value_name = "TIME", value_parser = flags::time, default_value = "56d")]
    follow: f64,
    /// A curve for each value of a key: route=intravenous,intranasal or dose=10 ug,100 ug or severity=mild,severe.
    #[arg(long, value_name = "KEY=VALUES")]
    by: Option<String>,
    /// A map of time and dose: doses with commas between, or as in `1 ug..1 mg log 7`; with `--by` one for each value.
    /// [default: 12 from 0.1 ug to 10 mg]
    #[arg(long, value_name = "DOSES", num_args = 0..=1, default_missing_value = DOSES)]
    doses: Option<String>,
    /// How starts run along the axis of curves: by their logarithm, evenly, or by asinh.
    #[arg(long, value_name = "AXIS", default_value = "log", value_parser = words(Time::ALL), conflicts_with = "doses", help_heading = "Figures")]
    time: Time,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    rows: Rows,
}

/// Answers it.
pub fn window(wanted: &WindowFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = reading::scenario(&wanted.scenario, &catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    scenario.arm(wanted.arm.as_deref())?;
    let members = wanted.sets.members(scenario, &catalogue, talk)?;
    let (variants, warnings) = wanted.variants(&read, &catalogue, talk)?;
    let (arm, metric, map) = (wanted.arm.clone(), wanted.metric.clone(), wanted.doses.is_some());
    let (starts_d, day, follow_d) = (starts_d(&wanted.times)?, wanted.at, wanted.follow);
    let question = WindowQuestion { arm, metric, starts_d, day, follow_d, map, variants };
    readable(&question, scenario).map_err(|told| reading::told(&[told], talk))?;
    let warnings: Vec<String> = read.parsed.messages().into_iter().chain(warnings).collect();
    answer(("window", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study(&question, &members, &catalogue, (pool, &talk.bars()))?;
        kept(&found, (scenario, &catalogue), &members, (&warnings, &wanted.look()))
    })
}

impl WindowFlags {
    fn look(&self) -> Look {
        let look = self.out.figures.look();
        Look { manner: Manner { time: self.time, ..look.manner }, ..look }
    }

    /// The scenarios, one a curve, and the key by which they differ.
    fn variants(&self, read: &Read, catalogue: &Catalogue, talk: &Talk) -> Result<(Variants, Vec<String>), CliError> {
        let by = self.by.as_deref().map(|by| Written::flag("--by", by));
        let doses = self.doses.as_deref().map(|doses| Written::values("--doses", "dose", doses));
        match (doses, by) {
            (Some(doses), panels) => variants(Ok(doses), panels, (read, catalogue), talk),
            (None, Some(by)) => variants(by, None, (read, catalogue), talk),
            (None, None) => Ok((Variants::none(&read.parsed.scenario), Vec::new())),
        }
    }
}

/// A start: a time above 0, for its axis is logarithmic.
fn start(text: &str) -> Result<f64, String> {
    let found = flags::time(text)?;
    if found > 0.0 { Ok(found) } else { Err("expected a time after the injury, as in 10min".into()) }
}

fn kept(
    found: &Window,
    (scenario, catalogue): (&Scenario, &Catalogue),
    members: &Members,
    (warnings, look): (&[String], &Look),
) -> Result<Kept, CliError> {
    let mut files = page::tables(found)?;
    let drawn = page::figures(found, &scenario.question, &origin(&[scenario], catalogue), look);
    files.extend(drawn.files);
    let sentence = page::sentence(found);
    let said = Said::of(scenario, (&sentence, warnings), members, found.into());
    let mut record = said.record();
    record["rtol"] = found.rtol.into();
    let (text, told) = (said.text(&page::text(found), &said.over()), said.json("window", found)?);
    let (stopped_after, undrawn) = (said.stopped_after(), drawn.undrawn);
    Ok(Kept { files, record, told, text, remarks: drawn.remarks, undrawn, stopped_after })
}
