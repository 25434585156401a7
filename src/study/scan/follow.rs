//! When the cells of a grid are read where doses are moved: each as long after its last dose as the others.

use super::place::Place;
use super::reading::Reading;
use crate::scenario::variant::Axis;
use crate::study::StudyError;
use crate::study::follow::{FOLLOW_D, read_d, until};
use crate::study::readout::Readout;

/// Least time from the last dose of a cell to its reading, days: what is asked for; without a word of it
/// [`FOLLOW_D`] where an axis moves doses and nothing says when is read, else none.
pub(super) fn follow_d(reading: &Reading<'_>, axes: &[Axis]) -> f64 {
    let usual = if moves(axes) && reading.at_d.is_none() { FOLLOW_D } else { 0.0 };
    reading.follow_d.unwrap_or(usual)
}

fn moves(axes: &[Axis]) -> bool {
    axes.iter().any(|axis| axis.settings.len() > 1 && axis.key.moves_doses())
}

/// The cell with the run as long as that takes.
pub(super) fn followed(mut place: Place, metric: Option<&str>, follow_d: f64) -> Result<Place, StudyError> {
    if follow_d == 0.0 {
        return Ok(place);
    }
    if let Some(arm) = place.arms.iter().find(|arm| !arm.rules.is_empty()) {
        return Err(StudyError::Unknown(format!(
            "arm `{}` has rules, and when they give their last dose is another time in each course: say when is read with \
             `--at`, or `--follow 0d`",
            arm.name
        )));
    }
    place.read_d = read_d(&place.arms, place.day, follow_d)?;
    place.scenario.simulation.until_d = place.read_d;
    place.control = until(&place.control, place.read_d);
    place.arms = place.arms.iter().map(|arm| until(arm, place.read_d)).collect();
    let read = Readout::new(metric, None, &place.scenario);
    place.readout = read.map_err(|fault| StudyError::Unknown(fault.sentence()))?;
    Ok(place)
}

/// Names what is read alike in all cells, by the earliest day, though some are read later.
pub(super) fn name(places: &mut [Place]) {
    let earliest = places.iter().map(|place| place.read_d).fold(f64::INFINITY, f64::min);
    let later = places.iter().any(|place| place.read_d > earliest);
    places.iter_mut().for_each(|place| place.readout.name(earliest, later));
}

/// What should be known of cells whose effect has less time than function needs.
pub(super) fn remark(places: &[Place], axes: &[Axis]) -> Option<String> {
    let follow = |place: &Place| {
        let doses = place.arms.iter().flat_map(|arm| &arm.interventions).flat_map(|one| &one.doses);
        let last = doses.map(|dose| dose.start_d).fold(f64::NEG_INFINITY, f64::max);
        place.readout.measures.times().last().map(|read| read - last)
    };
    let shortest = places.iter().filter_map(follow).fold(f64::INFINITY, f64::min);
    (moves(axes) && shortest < FOLLOW_D).then(|| {
        format!(
            "some doses come {shortest:.1} d before they are read, and function follows by weeks: late ones seem to do \
             less than they would (`--follow {FOLLOW_D}d` reads each as long after its last dose)"
        )
    })
}
