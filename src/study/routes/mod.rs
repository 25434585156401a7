//! Which route: the same treatment by several ways in, made comparable by one switch.

mod assumed;
mod bench;
mod exposure;
mod least;
mod readings;
mod rows;
mod seek;
mod treatment;

use super::dose_response::ROUTES;
use super::{Members, Progress, StudyError, Workers};
use crate::answers::{Equal, LeftOut, Reach, Routes};
use crate::catalogue::{Catalogue, Route};
use crate::scenario::Scenario;
use bench::{Amount, Bench, Wanted};
use readings::{At, Extent, Readings};
use rows::Given;
use seek::{Stand, Target};
use std::collections::BTreeMap;
use treatment::Treatment;

/// Which route?
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoutesQuestion {
    /// What is the same by every route; the dose unless something else is said.
    pub equal: Option<Equal>,
    /// Ids or aliases of routes; none leaves it to the usual ones. The scenario's own is always among them.
    pub routes: Vec<String>,
    /// The arm whose vesicles take other ways; the first in which some are given if none is named.
    pub arm: Option<String>,
    /// The intervention that does, of several.
    pub intervention: Option<String>,
    /// What is read in the place of the score: a formula, an observable, or a metric of the scenario.
    pub metric: Option<String>,
    /// When the score or an observable is read, days; at the end if nothing is said.
    pub at_d: Option<f64>,
}

/// Doses of a curve below that of the scenario, and how far they lie apart, in powers of ten.
const LOWER: (usize, f64) = (5, 0.6);
/// The same above it, at most.
const UPPER: (usize, f64) = (3, 0.75);
/// Rounds of a search; each of them thirds what is left at least.
const ROUNDS: usize = 12;

/// Runs the treatment by every route that it fits, with the parameters as they are written and those of `members`.
///
/// # Errors
/// [`StudyError`] where something named is not there or a formula is none; [`StudyError::Stopped`] if the work ended
/// before a set was done. Where a search was stopped the answer says so, and if it was that for the doses of equal effect
/// or exposure, tells what the same dose does.
pub fn routes(
    question: &RoutesQuestion,
    scenario: &Scenario,
    (catalogue, members): (&Catalogue, &Members),
    hands: (&impl Workers, &impl Progress),
) -> Result<Routes, StudyError> {
    let treatment = Treatment::choose(scenario, question.arm.as_deref(), question.intervention.as_deref())?;
    let readings = Readings::new(question, &treatment)?;
    let (equal, least) = (question.equal.unwrap_or(Equal::Dose), readings.measure.smallest_difference);
    let all = treatment::chosen(&question.routes, treatment.route(), ROUTES.iter().map(|(id, _)| *id), catalogue)?;
    let (fit, left_out) = fitting(all, &treatment, equal);
    let mut bench = Bench::new((&treatment, fit), &readings, (catalogue, members));
    let grid = grid(treatment.total_ug(), treatment.largest_ug());
    let Doses { given, cut } = doses(&mut bench, (equal, least), &grid, hands)?;
    let meaningful = least.map(|least| least::meaningful(&mut bench, (&grid, least), hands)).transpose()?;
    let (meaningful, stopped) = meaningful.unwrap_or_default();
    Ok(Routes {
        scenario: scenario.name.clone(),
        question: scenario.question.clone(),
        arm: treatment.arm.name.clone(),
        other_arms: treatment.other_arms(question.arm.is_some()),
        species: scenario.injury.species.id,
        equal: if cut { Equal::Dose } else { equal },
        asked: equal,
        own: treatment.route().to_owned(),
        dose_ug: treatment.total_ug(),
        doses: treatment.doses().count(),
        start_d: treatment.start_d(),
        largest_ug: treatment.largest_ug(),
        segment_g: scenario.injury.species.segment.value,
        rows: rows::rows(&bench, &given, &readings.measure),
        left_out,
        curves: rows::curves(&bench, &readings.measure, &meaningful),
        sets: bench.done,
        sets_asked: members.len(),
        stopped: stopped || cut,
        failed: bench.failed,
        measure: readings.measure,
    })
}

/// The routes that fit the schedule and, where each has its usual dose, the species; and the others.
fn fitting<'c>(all: Vec<&'c Route>, treatment: &Treatment<'_>, equal: Equal) -> (Vec<&'c Route>, Vec<LeftOut>) {
    let species = treatment.scenario.injury.species;
    let why = |row: &Route| {
        let unusual = equal == Equal::Customary && usual_ug(row, treatment).is_none();
        let reason = unusual.then(|| format!("no usual dose by this route in {} is in the catalogue", species.plural));
        treatment.misfit(row).or(reason)
    };
    let (mut fit, mut left) = (Vec::new(), Vec::new());
    for row in all {
        match why(row) {
            None => fit.push(row),
            Some(reason) => left.push(LeftOut { id: row.id.clone(), phrase: row.phrase.clone(), reason }),
        }
    }
    (fit, left)
}

/// The sum of doses of which each is the usual one by `row`, ug.
fn usual_ug(row: &Route, treatment: &Treatment<'_>) -> Option<f64> {
    let species = treatment.scenario.injury.species;
    let usual = row.customary_dose.iter().find(|usual| usual.species == species)?;
    Some(treatment.of_each_ug(usual.dose_ug.value))
}

/// Doses by the routes of a bench.
struct Doses {
    given: Vec<Given>,
    /// Whether the work was stopped before they were found, so that each is that of the scenario.
    cut: bool,
}

/// The dose by each route of the bench, after everything that is shown of it was run, and what each route does by the
/// doses of `grid`.
fn doses(
    bench: &mut Bench<'_>,
    (equal, meaningful): (Equal, Option<f64>),
    grid: &[f64],
    hands: (&impl Workers, &impl Progress),
) -> Result<Doses, StudyError> {
    let (treatment, own_ug) = (bench.treatment, bench.treatment.total_ug());
    let own = bench.routes.iter().position(|row| row.id == treatment.route());
    let usual = |row: &&Route| usual_ug(row, treatment).filter(|_| equal == Equal::Customary).unwrap_or(own_ug);
    let first: Vec<f64> = bench.routes.iter().map(usual).collect();
    // The scenario's own dose by its own route is what the others are told against.
    let mut wanted: Vec<Wanted> = own.map(|own| (own, own_ug, Extent::All)).into_iter().collect();
    let (shown, ends) = match equal {
        Equal::Effect => (Extent::Readout, Extent::Readout),
        // The exposure goes about with the dose, so that two doses tell where to look.
        Equal::Exposure => (Extent::Exposure, Extent::Exposure),
        Equal::Dose | Equal::Customary => (Extent::All, Extent::Readout),
    };
    for (route, ug) in first.iter().enumerate() {
        wanted.extend([(route, *ug, shown), (route, treatment.largest_ug(), ends)]);
        wanted.extend(grid.iter().map(|ug| (route, *ug, Extent::Readout)));
    }
    bench.run("routes", &once(wanted), hands)?;
    let as_given = || first.iter().map(|ug| Given::as_given(*ug)).collect();
    match own.map_or(Ok(None), |own| equalled(bench, own, (equal, meaningful), hands)) {
        Err(StudyError::Stopped) => Ok(Doses { given: as_given(), cut: true }),
        found => Ok(Doses { given: found?.unwrap_or_else(as_given), cut: false }),
    }
}

/// The doses that are looked for, after everything that is shown of them was run; nothing where none are.
///
/// # Errors
/// As for [`Bench::run`], and [`StudyError::Stopped`] where not all sets could be run.
fn equalled(
    bench: &mut Bench<'_>,
    own: usize,
    (equal, meaningful): (Equal, Option<f64>),
    hands: (&impl Workers, &impl Progress),
) -> Result<Option<Vec<Given>>, StudyError> {
    let given = match equal {
        Equal::Dose | Equal::Customary => return Ok(None),
        _ if bench.done < bench.members_asked() => return Err(StudyError::Stopped),
        Equal::Effect => same_effect(bench, own, meaningful, hands)?,
        Equal::Exposure => same_exposure(bench, own, hands)?,
    };
    let common = |(route, given): (usize, &Given)| match given.amount {
        Amount::Same(ug) => Some((route, ug, Extent::All)),
        Amount::Each => None,
    };
    let shown: Vec<Wanted> = given.iter().enumerate().filter_map(common).collect();
    bench.run("routes", &shown, hands)?;
    Ok(Some(given))
}

/// The dose by which each route does as much as the scenario's own by the dose as it is written, in the median.
fn same_effect(
    bench: &mut Bench<'_>,
    own: usize,
    meaningful: Option<f64>,
    hands: (&impl Workers, &impl Progress),
) -> Result<Vec<Given>, StudyError> {
    let (own_ug, largest_ug) = (bench.treatment.total_ug(), bench.treatment.largest_ug());
    let target = Target { own: bench.changes(own, Amount::Same(own_ug), At::Readout), largest_ug };
    let wanted = target.central().abs();
    // What changes nothing can be equalled by nothing; the dose itself is shown then.
    let enough = wanted >= meaningful.unwrap_or(0.0) && wanted > 0.0;
    let stands = if enough { search(bench, own, &target, hands)? } else { Vec::new() };
    let found = |route: usize| match stands.get(route) {
        Some(stand) if route != own => {
            Given::found(*stand, &target.of_sets(&bench.curve(route, At::Readout)), largest_ug)
        }
        _ => Given::as_given(own_ug),
    };
    Ok((0..bench.routes.len()).map(found).collect())
}

/// The doses by which each route exposes the lesion of each set as much; the dose as written where nothing reaches it.
fn same_exposure(
    bench: &mut Bench<'_>,
    own: usize,
    hands: (&impl Workers, &impl Progress),
) -> Result<Vec<Given>, StudyError> {
    let own_ug = bench.treatment.total_ug();
    let exposed = seek::central(&bench.changes(own, Amount::Same(own_ug), At::Exposure));
    if exposed > 0.0 {
        return exposure::equalled(bench, (own, own_ug), hands);
    }
    Ok(bench.routes.iter().map(|_| Given::as_given(own_ug)).collect())
}

/// Looks for the dose by every route but `own` until each is found or is not to be had.
fn search(
    bench: &mut Bench<'_>,
    own: usize,
    target: &Target,
    hands: (&impl Workers, &impl Progress),
) -> Result<Vec<Stand>, StudyError> {
    for _ in 0..ROUNDS {
        let stands: Vec<Stand> =
            (0..bench.routes.len()).map(|route| target.stand(&bench.curve(route, At::Readout))).collect();
        let next = |(route, stand): (usize, &Stand)| match stand {
            Stand::Try(ug) if route != own => Some((route, *ug, Extent::Readout)),
            _ => None,
        };
        let wanted: Vec<Wanted> = stands.iter().enumerate().filter_map(next).collect();
        if wanted.is_empty() {
            return Ok(stands);
        }
        bench.run("doses", &wanted, hands)?;
    }
    // The last doses that were tried are as near as it gets.
    Ok((0..bench.routes.len()).map(|route| target.nearest(&bench.curve(route, At::Readout))).collect())
}

/// Amounts of a curve around one of `own_ug` as far as `largest_ug`, ascending, ug.
fn grid(own_ug: f64, largest_ug: f64) -> Vec<f64> {
    let middle = if own_ug > 0.0 { own_ug } else { 0.03 * largest_ug };
    let lower = (1..=LOWER.0).rev().map(|step| middle * 10_f64.powf(-LOWER.1 * step as f64));
    let above = (largest_ug / middle).log10();
    let steps = ((above / UPPER.1).ceil() as usize).min(UPPER.0);
    let upper = (1..=steps).map(|step| match step == steps {
        true => largest_ug,
        false => middle * 10_f64.powf(above * step as f64 / steps as f64),
    });
    lower.chain([middle]).chain(upper).collect()
}

/// Each arm once, to the largest extent that is wanted of it anywhere.
fn once(wanted: Vec<Wanted>) -> Vec<Wanted> {
    let mut all: BTreeMap<(usize, u64), Extent> = BTreeMap::new();
    for (route, ug, extent) in wanted {
        let most = all.entry((route, ug.to_bits())).or_insert(extent);
        *most = extent.max(*most);
    }
    all.into_iter().map(|((route, bits), extent)| (route, f64::from_bits(bits), extent)).collect()
}

impl Given {
    fn as_given(ug: f64) -> Given {
        Given { ug, amount: Amount::Same(ug), reach: Reach::Given, own: Vec::new() }
    }

    fn found(stand: Stand, sets: &[f64], largest_ug: f64) -> Given {
        let (ug, reach) = match stand {
            Stand::Found(ug) => (ug, Reach::Found),
            Stand::Near(ug) | Stand::Try(ug) => (ug, Reach::Near),
            Stand::Unreachable => (largest_ug, Reach::Unreachable),
            Stand::Below(ug) => (ug, Reach::Below),
        };
        Given { ug, amount: Amount::Same(ug), reach, own: sets.to_vec() }
    }
}
