//! Every cell of a grid, read before anything runs.

use crate::reading::{Diagnostic, Fault};
use crate::scenario::Arm;
use crate::scenario::variant::{Axis, Original, Setting, Told, Variant};
use crate::study::StudyError;
use crate::study::readout::Readout;

use super::follow;
use super::place::Place;
use super::reading::Reading;
use super::warned::warned;

/// Most cells of a grid (assumed): more are a slip of the pen, and nobody looks at them.
pub const MOST_CELLS: usize = 2000;

/// Findings that are shown of a grid in which cells cannot be read.
const MOST_TOLD: usize = 12;

/// The scenario as written, when the file declares it as an arm of another name.
const TREATED: &str = "treated";

/// Every cell of a grid.
pub struct Grid {
    /// Keys and their values.
    pub axes: Vec<Axis>,
    /// Arms that are read in every cell.
    pub(super) arms: Vec<String>,
    pub(super) places: Vec<Place>,
    /// Least time from the last dose of a cell to its reading, days.
    pub(super) follow_d: f64,
    /// Warnings that cells bring and the scenario as written does not, and what should be known of all of them.
    pub warnings: Vec<String>,
}

impl Grid {
    /// Reads every combination of the values.
    ///
    /// # Errors
    /// Everything for which a cell cannot be read, of all cells together.
    pub fn new(original: &Original<'_>, axes: Vec<Axis>, reading: &Reading<'_>) -> Result<Grid, Vec<Told>> {
        let arms = reading.arms(original)?;
        sized(&axes)?;
        let follow_d = follow::follow_d(reading, &axes);
        let (mut places, mut faults, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
        for at in combinations(&axes) {
            let settings: Vec<&Setting> =
                axes.iter().zip(&at).filter_map(|(axis, at)| axis.settings.get(*at)).collect();
            match place(original, &settings, &arms, reading, follow_d) {
                Ok((place, told)) => {
                    let found = told.into_iter().flat_map(|told| told.found);
                    warnings.extend(found.map(|found| (found.message, at.clone())));
                    places.push(Place { at, ..place });
                }
                Err(told) => faults.extend(told),
            }
        }
        if !faults.is_empty() {
            return Err(shortened(faults));
        }
        if follow_d > 0.0 {
            follow::name(&mut places);
        }
        let mut warnings = warned(warnings, &axes, places.len());
        warnings.extend(follow::remark(&places, &axes));
        Ok(Grid { axes, arms, places, follow_d, warnings })
    }

    /// Cells.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether an axis is one of several times.
    pub fn has_times(&self) -> bool {
        let times =
            |axis: &Axis| axis.settings.len() > 1 && axis.numbers.as_ref().is_some_and(|(_, unit)| *unit == "d");
        self.axes.iter().any(times)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// Refuses more cells than anyone looks at, and a key that is set twice.
fn sized(axes: &[Axis]) -> Result<(), Vec<Told>> {
    let faults = axes.iter().enumerate().filter_map(|(at, axis)| {
        let again = axes.iter().take(at).any(|earlier| earlier.key.full() == axis.key.full());
        again.then(|| axis.refused(format!("`{}` is set twice", axis.key.full()), "give its values in one list", None))
    });
    let faults: Vec<Told> = faults.collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let cells = axes.iter().fold(1_usize, |cells, axis| cells.saturating_mul(axis.settings.len()));
    match axes.iter().max_by_key(|axis| axis.settings.len()).filter(|_| cells > MOST_CELLS) {
        Some(longest) => {
            let counts: Vec<String> = axes.iter().map(|axis| axis.settings.len().to_string()).collect();
            let message = format!("{} values make {cells} combinations", counts.join(" x "));
            let help = "give fewer values, or scan one key after the other".to_owned();
            Err(vec![longest.refused(message, &format!("at most {MOST_CELLS} combinations can be told"), Some(help))])
        }
        None => Ok(()),
    }
}

/// Positions on the axes, the last running fastest.
fn combinations(axes: &[Axis]) -> Vec<Vec<usize>> {
    axes.iter().fold(vec![Vec::new()], |all, axis| {
        let longer = |begun: &Vec<usize>| {
            let begun = begun.clone();
            (0..axis.settings.len()).map(move |at| [begun.as_slice(), &[at]].concat())
        };
        all.iter().flat_map(longer).collect()
    })
}

/// One cell, without its position.
fn place(
    original: &Original<'_>,
    settings: &[&Setting],
    names: &[String],
    reading: &Reading<'_>,
    follow_d: f64,
) -> Result<(Place, Vec<Told>), Vec<Told>> {
    let Variant { scenario, warnings, .. } = original.with(settings)?;
    let mut arms = Vec::new();
    for name in names {
        let found = scenario.arms.iter().find(|arm| arm.name == *name).cloned();
        arms.push(match found {
            Some(arm) => arm,
            None => as_written(original, settings, name)?,
        });
    }
    let readout = Readout::new(reading.metric, reading.at_d, &scenario);
    let readout = readout.map_err(|fault| vec![reading.unreadable(fault)])?;
    let control = scenario.arms[0].clone();
    let day = reading.at_d.unwrap_or(scenario.simulation.until_d);
    let place = Place { at: Vec::new(), scenario, control, arms, readout, day, read_d: day };
    let late = |error: StudyError| {
        let fault = Fault { span: 0..0, message: error.to_string(), label: "too late".into(), help: None };
        vec![reading.fault("follow", &format!("{follow_d} d"), fault)]
    };
    Ok((follow::followed(place, reading.metric, follow_d).map_err(late)?, warnings))
}

/// The scenario as written has no arm of its own where a declared arm says the same.
fn as_written(original: &Original<'_>, settings: &[&Setting], name: &str) -> Result<Arm, Vec<Told>> {
    let alone = original.as_written(settings)?.scenario;
    let arm = alone.arms.into_iter().last();
    arm.map(|arm| Arm { name: TREATED.into(), ..arm }).ok_or_else(|| {
        let fault = Fault {
            span: 0..name.len(),
            message: "a combination has no such arm".into(),
            label: String::new(),
            help: None,
        };
        vec![Told::of("--arm", name, fault)]
    })
}

/// Each finding once, and no more than can be read.
fn shortened(all: Vec<Told>) -> Vec<Told> {
    let about = |told: &Told| {
        let one = |found: &Diagnostic| (found.message.clone(), found.span.clone(), told.text.lines().count() > 1);
        told.found.iter().map(one).collect::<Vec<_>>()
    };
    let mut kept: Vec<Told> = Vec::new();
    for told in all {
        if !kept.iter().any(|earlier| about(earlier) == about(&told)) {
            kept.push(told);
        }
    }
    let more = kept.len().saturating_sub(MOST_TOLD);
    kept.truncate(MOST_TOLD);
    if let Some(last) = kept.last_mut().and_then(|told| told.found.last_mut()).filter(|_| more > 0) {
        last.help = Some(format!("{more} more findings in other combinations are not told; mend the others first"));
    }
    kept
}
