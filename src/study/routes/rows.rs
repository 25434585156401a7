//! What was run, as rows and curves of the answer.

use super::assumed::assumed;
use super::bench::{Amount, Bench};
use super::least::Least;
use super::readings::At;
use crate::answers::{
    Asks, AtLesion, Effect, Measure, Reach, RouteCurve, RouteDose, RouteRow, Spread, Uptake, share_of_all,
};
use crate::catalogue::Route;

/// A dose by one route.
#[derive(Clone, Debug)]
pub(super) struct Given {
    /// In all, ug; the median where each set has its own.
    pub(super) ug: f64,
    /// What is given in fact.
    pub(super) amount: Amount,
    /// How it came about.
    pub(super) reach: Reach,
    /// What each set needs, of a dose that was looked for, ug.
    pub(super) own: Vec<f64>,
}

/// A row a route, in the order of the bench.
pub(super) fn rows(bench: &Bench<'_>, given: &[Given], measure: &Measure) -> Vec<RouteRow> {
    let own = bench.routes.iter().position(|row| row.id == bench.treatment.route()).unwrap_or(0);
    let one = |(route, given): (usize, &Given)| {
        let row = bench.routes[route];
        let reading = Reading { bench, route, amount: given.amount, own };
        let change = bench.changes(route, given.amount, At::Readout);
        let as_written = bench.changes(own, Amount::Same(bench.treatment.total_ug()), At::Readout);
        let against: Vec<f64> = change.iter().zip(&as_written).map(|(one, own)| one - own).collect();
        let taken = reading.taken_up();
        RouteRow {
            id: row.id.clone(),
            name: row.name.clone(),
            phrase: row.phrase.clone(),
            own: route == own,
            dose: dose(row, given, bench),
            lesion: reading.lesion(taken.as_deref()),
            uptake: taken.as_deref().and_then(|taken| reading.uptake(taken)),
            plasma_area_ug_d: Spread::of_all(&reading.changes(At::Plasma)),
            organs_area_ug_d: Spread::of_all(&reading.changes(At::Organs)),
            effect: Effect::of_changes(&change, measure),
            against_own: Effect::of_all(&against, measure),
            invasiveness: row.invasiveness.as_ref().map(|asks| Asks {
                word: asks.word.clone(),
                about: asks.about.clone(),
                basis: asks.basis.clone(),
            }),
            evidence: format!("{:?}", row.evidence).to_lowercase(),
            assumed: assumed(row, bench.treatment.scenario.injury.species),
            cite: row.cite.clone(),
        }
    };
    given.iter().enumerate().map(one).collect()
}

/// The change of what is read over the dose, route by route, with the least doses that mean something.
pub(super) fn curves(bench: &Bench<'_>, measure: &Measure, least: &[Option<Least>]) -> Vec<RouteCurve> {
    let one = |(at, row): (usize, &&Route)| {
        let curve = bench.curve(at, At::Readout);
        let least = least.get(at).and_then(Option::as_ref);
        let [meaningful_low_ug, meaningful_high_ug] = least.map_or([f64::NAN; 2], |least| least.band);
        RouteCurve {
            id: row.id.clone(),
            phrase: row.phrase.clone(),
            meaningful_ug: least.map(|least| least.ug),
            meaningful_low_ug,
            meaningful_high_ug,
            meaningful_sought: least.is_none_or(|least| least.sought),
            meaningful_sets: least.map_or(0, |least| least.sets),
            points: curve.iter().map(|(ug, all)| (*ug, Effect::of_changes(all, measure))).collect(),
        }
    };
    bench.routes.iter().enumerate().map(one).collect()
}

/// A dose, and where it comes from if it is the usual one.
fn dose(row: &Route, given: &Given, bench: &Bench<'_>) -> RouteDose {
    let species = bench.treatment.scenario.injury.species;
    let known = row.customary_dose.iter().find(|usual| usual.species == species);
    let usual = known.filter(|usual| bench.treatment.of_each_ug(usual.dose_ug.value) == given.ug);
    let least_published_ug = known.map(|usual| bench.treatment.of_each_ug(usual.dose_ug.low));
    let needed: Vec<f64> = given.own.iter().copied().filter(|ug| !ug.is_nan()).collect();
    let Spread { band: [low_ug, _, high_ug], .. } = Spread::with_infinite(f64::NAN, &needed);
    RouteDose {
        ug: given.ug,
        low_ug,
        high_ug,
        reached: share_of_all(&needed, f64::is_finite),
        sets: needed.len(),
        least_published_ug,
        reach: given.reach,
        basis: usual.map(|usual| usual.dose_ug.basis.clone()),
        note: usual.map(|usual| usual.note.clone()).filter(|note| !note.is_empty()),
    }
}

/// What is read of one route.
struct Reading<'b, 'a> {
    bench: &'b Bench<'a>,
    route: usize,
    amount: Amount,
    own: usize,
}

impl Reading<'_, '_> {
    fn values(&self, at: At) -> &[f64] {
        self.bench.values(self.route, self.amount, at)
    }

    fn changes(&self, at: At) -> Vec<f64> {
        self.bench.changes(self.route, self.amount, at)
    }

    /// Set by set, what cells of the segment take up in all, ug: what of it is lost again until the end, and what is
    /// left. `None` where arms mix products, whose cargo is not lost alike.
    fn taken_up(&self) -> Option<Vec<f64>> {
        let faster = self.bench.cargo_loss.as_ref()?;
        let (lost, left) = (self.changes(At::Lost), self.changes(At::Left));
        Some(faster.iter().zip(lost).zip(left).map(|((faster, lost), left)| faster * lost + left).collect())
    }

    fn lesion(&self, taken: Option<&[f64]>) -> AtLesion {
        let percent = |(set, ug): (usize, &f64)| 100.0 * ug / self.bench.ug(self.route, self.amount, set);
        let given =
            |part: f64| taken.map(|all| all.iter().enumerate().map(|one| percent(one) / part).collect::<Vec<_>>());
        let grams = self.bench.treatment.scenario.injury.species.segment.value;
        let area = self.changes(At::Exposure);
        let own = self.bench.changes(self.own, Amount::Same(self.bench.treatment.total_ug()), At::Exposure);
        let times: Vec<f64> = area.iter().zip(own).map(|(area, own)| area / own).collect();
        let there = |at: At, of: &dyn Fn(f64) -> f64| -> Vec<f64> {
            let peaks = self.values(At::Peak).iter().zip(self.values(at));
            peaks.map(|(peak, value)| if *peak > 0.0 { of(*value) } else { f64::NAN }).collect()
        };
        let start_d = self.bench.treatment.start_d();
        AtLesion {
            taken_up_percent: given(1.0).map(|all| Spread::of_all(&all)),
            taken_up_percent_per_g: given(grams).map(|all| Spread::of_all(&all)),
            area_ug_d: Spread::of_all(&area),
            times_own: Spread::of_all(&times),
            peak_ug: Spread::of_all(self.values(At::Peak)),
            arrival_h: Spread::of_all(&there(At::PeakTime, &|day| 24.0 * (day - start_d))),
            barrier_leak: Spread::of_all(&there(At::Leak, &|leak| leak)),
        }
    }

    /// By whom, %: what does not come by way of the interstitium goes from blood into cells at the vessels.
    fn uptake(&self, taken: &[f64]) -> Option<Uptake> {
        let (resident, m2) = (self.changes(At::Resident), self.changes(At::M2));
        let parts = |at: usize| {
            // Areas are sums over samples, so that what is not there may come out a little below nothing.
            let vessels = (taken[at] - resident[at] - m2[at]).max(0.0);
            let all = resident[at] + m2[at] + vessels;
            [resident[at], m2[at], vessels].map(|part| 100.0 * part / all)
        };
        let each: Vec<[f64; 3]> = (0..taken.len()).map(parts).collect();
        let of = |which: usize| Spread::of_all(&each.iter().map(|parts| parts[which]).collect::<Vec<_>>());
        taken.iter().any(|ug| *ug > 0.0).then(|| Uptake {
            resident_percent: of(0),
            m2_percent: of(1),
            vessels_percent: of(2),
        })
    }
}
