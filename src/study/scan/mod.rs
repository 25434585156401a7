//! Any keys of a scenario over values: every combination, its arms against their own control.

mod follow;
mod grid;
mod half;
mod place;
mod reading;
mod warned;
mod weigh;

pub use grid::{Grid, MOST_CELLS};
pub use reading::{InFile, Reading, axes, faults};

use super::cases::{CaseId, Cases, Ran};
use super::{Members, Progress, StudyError, Workers};
use crate::answers::{Cell, Measure, Runs, Scan, ScanAxis, Spread};
use crate::catalogue::Catalogue;
use crate::scenario::Arm;
use place::Place;

/// Where the runs of one cell and arm are.
struct Wanted {
    at: Vec<usize>,
    read_d: f64,
    arm: usize,
    measure: usize,
    own: CaseId,
    control: CaseId,
}

/// An arm that is run once, in however many cells it stands.
struct Known<'g> {
    place: &'g Place,
    arm: &'g Arm,
    id: CaseId,
}

/// Runs every cell of a grid over `members`. Work that ends early has done some members in every cell.
///
/// # Errors
/// [`StudyError`] where the model or the catalogue does not have what is named; [`StudyError::Stopped`] if no member
/// was done.
pub fn scan(
    grid: &Grid,
    catalogue: &Catalogue,
    members: &Members,
    hands: (&impl Workers, &impl Progress),
) -> Result<Scan, StudyError> {
    let mut cases = Cases::new(catalogue, members).with_rules();
    let mut known: Vec<Known<'_>> = Vec::new();
    let mut measures: Vec<Measure> = Vec::new();
    let mut wanted = Vec::new();
    for place in &grid.places {
        // Each cell says when it is read.
        let own = Measure { read_d: None, ..place.readout.measure.clone() };
        let measure = measures.iter().position(|one| *one == own).unwrap_or_else(|| {
            measures.push(own);
            measures.len() - 1
        });
        let control = case(&mut cases, &mut known, place, &place.control)?;
        for (arm, about) in place.arms.iter().enumerate() {
            let own = case(&mut cases, &mut known, place, about)?;
            wanted.push(Wanted { at: place.at.clone(), read_d: place.read_d, arm, measure, own, control });
        }
    }
    let ran = cases.run("combinations", hands)?;
    let axes = grid.axes.iter().map(axis).collect();
    let cells = wanted.iter().map(|one| cell(one, &measures, &ran)).collect();
    let runs = Runs { members: ran.asked, failed: ran.failed.clone() };
    let arms = grid.arms.clone();
    let follow_d = grid.follow_d;
    let (weights, half_doses) = (Vec::new(), Vec::new());
    let mut scan = Scan { axes, arms, measures, follow_d, cells, weights, half_doses, sets: ran.done, runs };
    let told: Vec<Vec<f64>> = wanted.iter().map(|one| told(&scan, one, &ran)).collect();
    weigh::weigh(&mut scan, &told);
    scan.half_doses = half::half_doses(&scan, &told);
    Ok(scan)
}

/// The runs of an arm; an arm that was added before is not run again.
fn case<'g>(
    cases: &mut Cases<'_>,
    known: &mut Vec<Known<'g>>,
    place: &'g Place,
    arm: &'g Arm,
) -> Result<CaseId, StudyError> {
    let same = |one: &&Known<'_>| one.place.runs_as(place) && one.arm.runs_as(arm);
    if let Some(one) = known.iter().find(same) {
        return Ok(one.id);
    }
    let id = cases.add(&place.scenario, arm, &place.readout.measures)?;
    known.push(Known { place, arm, id });
    Ok(id)
}

fn axis(axis: &crate::scenario::variant::Axis) -> ScanAxis {
    let (numbers, unit) = axis.numbers.clone().unzip();
    ScanAxis {
        key: axis.key.written().into(),
        full: axis.key.full(),
        values: axis.settings.iter().map(|setting| setting.value().to_owned()).collect(),
        numbers,
        unit: unit.unwrap_or_default(),
    }
}

fn cell(one: &Wanted, measures: &[Measure], ran: &Ran) -> Cell {
    let values = ran.values(one.own, 0);
    Cell {
        at: one.at.clone(),
        arm: one.arm,
        read_d: one.read_d,
        measure: one.measure,
        value: Spread::of_all(&values),
        difference: ran.change(one.own, one.control, &measures[one.measure]),
        best: f64::NAN,
    }
}

/// What a cell is told by, set by set: its effect, or its value where nothing is given.
fn told(scan: &Scan, one: &Wanted, ran: &Ran) -> Vec<f64> {
    if scan.untreated() { ran.values(one.own, 0) } else { ran.differences(one.own, one.control, 0) }
}
