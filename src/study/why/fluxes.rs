//! Which reactions run more or less in one arm than in another, with the parameters as they are written.

use crate::answers::{Arrow, Flux, Passed};
use crate::course::{band_times, read_times};
use crate::engine::{EngineError, Plan};
use crate::experiment::{Flow, Flows};
use crate::export::{Influence, Sign, homes, influences, net_sign};
use crate::model::PHASES;
use std::collections::{BTreeMap, BTreeSet};

/// Least share that a reaction has in all that changes one of its states, for its relative change to be compared.
const LEAST_WEIGHT: f64 = 0.01;
/// How names of reactions between regions begin.
const EXCHANGE: &str = "exchange.";
/// The module of vesicles. That there are more where more were given explains nothing.
const VESICLES: &str = "exosomes";
/// Reactions that are kept.
const KEPT: usize = 40;
/// Courses have one time of so many of those of bands.
const COARSE: usize = 4;
/// Arrows that are kept.
const ARROWS: usize = 200;

/// The reactions of two arms.
pub struct Fluxes {
    arm: Flows,
    against: Flows,
    until_d: f64,
}

impl Fluxes {
    /// Runs both.
    ///
    /// # Errors
    /// [`EngineError`] where the solver gave up.
    pub fn of(arm: &Plan, against: &Plan) -> Result<Fluxes, EngineError> {
        let times = read_times(arm.until_d);
        Ok(Fluxes { arm: Flows::of(arm, &times)?, against: Flows::of(against, &times)?, until_d: arm.until_d })
    }

    /// Times of courses, days.
    pub fn times(&self) -> Vec<f64> {
        band_times(self.until_d).into_iter().step_by(COARSE).collect()
    }

    /// Reactions, those of which the flux differs most relative to what it is in the other arm first. Compared are those
    /// that do at least a hundredth of what changes a state in one of the arms; those that the other arm has not come
    /// last. Exchange between regions follows from all else and is left out.
    pub fn ranked(&self) -> Vec<Flux> {
        let (arm, against) = (turnover(&self.arm), turnover(&self.against));
        let spots = self.arm.reactions.keys().chain(self.against.reactions.keys());
        let spots: BTreeSet<_> = spots.filter(|spot| !spot.0.starts_with(EXCHANGE)).collect();
        let one = |spot: &(String, String)| {
            let flows = [(&self.arm, &arm), (&self.against, &against)];
            let weight = flows.map(|(flows, all)| weight(flows, spot, all)).into_iter().fold(0.0, f64::max);
            let run = self.passed(spot, (0.0, self.until_d));
            (weight >= LEAST_WEIGHT && run.difference() != 0.0).then(|| self.flux(spot, run, weight))
        };
        let mut found: Vec<Flux> = spots.into_iter().filter_map(one).collect();
        let size = |flux: &Flux| if flux.run.relative.is_finite() { flux.run.relative.abs() } else { -1.0 };
        found.sort_by(|one, other| size(other).total_cmp(&size(one)));
        found.truncate(KEPT);
        found
    }

    fn flux(&self, spot: &(String, String), run: Passed, weight: f64) -> Flux {
        let ends = PHASES.iter().skip(1).map(|(_, from_d)| *from_d).chain([f64::INFINITY]);
        let phases = PHASES.iter().zip(ends).filter(|((_, from_d), _)| *from_d < self.until_d);
        let phases = phases.map(|((name, from_d), to_d)| (*name, self.passed(spot, (*from_d, to_d))));
        let [arm, against] = [&self.arm, &self.against].map(|flows| flows.reactions.get(spot));
        let rate = |flows: &Flows, flow: Option<&Flow>, day: f64| {
            flow.map_or(0.0, |flow| crate::course::level_at(&flows.times, &flow.rates, day))
        };
        let both = |day: &f64| [rate(&self.arm, arm, *day), rate(&self.against, against, *day)];
        Flux {
            reaction: spot.0.clone(),
            place: spot.1.clone(),
            unit: arm.or(against).map_or("", |flow| flow.unit).into(),
            run,
            phases: phases.collect(),
            weight,
            course: self.times().iter().map(both).collect(),
        }
    }

    fn passed(&self, spot: &(String, String), period: (f64, f64)) -> Passed {
        let area = |flows: &Flows| flows.reactions.get(spot).map_or(0.0, |flow| flows.area(&flow.rates, period));
        let size = self.against.reactions.get(spot).map_or(0.0, |flow| {
            let sizes: Vec<f64> = flow.rates.iter().map(|rate| rate.abs()).collect();
            self.against.area(&sizes, period)
        });
        Passed::new(area(&self.arm), area(&self.against), size)
    }

    /// Who acts on whom but on vesicles, the largest difference first.
    pub fn arrows(&self) -> Vec<Arrow> {
        self.shared(&influences())
    }

    /// The difference of what a reaction does to a state is shared among the states that it depends on and that push the
    /// way that it differs, in proportion to how far each differs between the arms times the mean slope along it.
    fn shared(&self, all: &[Influence]) -> Vec<Arrow> {
        let (arm, against) = (turnover_of_states(&self.arm), turnover_of_states(&self.against));
        let more = |reaction: &str, to: &str| {
            let of = |flows: &Flows| changed(flows, reaction, to);
            let whole = against.get(to).or(arm.get(to)).copied().unwrap_or(0.0);
            if whole > 0.0 { (of(&self.arm) - of(&self.against)) / whole } else { 0.0 }
        };
        let apart = self.apart();
        let pull = |one: &Influence| {
            let count = one.slopes.len().max(1) as f64;
            let slope = one.slopes.iter().map(|slope| slope.abs()).sum::<f64>() / count;
            let (far, moved) = apart.get(one.from).copied().unwrap_or((0.0, 0.0));
            // What pushes the other way is no part of what carries the difference.
            let along = one.slopes.iter().sum::<f64>() * self.sense(&one.reaction, one.to) * moved;
            if along * more(&one.reaction, one.to) > 0.0 { slope * far } else { 0.0 }
        };
        let mut pulls: BTreeMap<(&str, &str), f64> = BTreeMap::new();
        all.iter().for_each(|one| *pulls.entry((one.reaction.as_str(), one.to)).or_default() += pull(one));
        let mut pairs: BTreeMap<(&str, &str), (f64, Vec<&Influence>)> = BTreeMap::new();
        for one in all {
            let pulled = pulls.get(&(one.reaction.as_str(), one.to)).copied().unwrap_or(0.0);
            let share = if pulled > 0.0 { pull(one) / pulled } else { 0.0 };
            let entry = pairs.entry((one.from, one.to)).or_default();
            entry.0 += share * more(&one.reaction, one.to);
            entry.1.push(one);
        }
        let homes = homes();
        let made = |(pair, (weight, of)): ((&str, &str), (f64, Vec<&Influence>))| arrow(pair, weight, &of, &homes);
        let mut arrows: Vec<Arrow> = pairs.into_iter().map(made).collect();
        arrows.retain(|arrow| arrow.weight != 0.0 && arrow.to_module != VESICLES);
        arrows.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
        arrows.truncate(ARROWS);
        arrows
    }

    /// Whether a reaction makes (above 0) a state or uses it up.
    fn sense(&self, reaction: &str, state: &str) -> f64 {
        let own = [&self.arm, &self.against].into_iter().flat_map(|flows| &flows.reactions);
        let mut found = own.filter(|((name, _), _)| name == reaction).filter_map(|(_, flow)| flow.senses.get(state));
        found.next().copied().unwrap_or(0.0)
    }

    /// How far each state lies apart between the arms, on average over the run and in the region where that is most,
    /// and how much more there is of it in the arm.
    fn apart(&self) -> BTreeMap<&str, (f64, f64)> {
        let mut apart: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for name in self.arm.states.keys().chain(self.against.states.keys()) {
            let [one, other] = [&self.arm, &self.against].map(|flows| flows.states.get(name));
            let at =
                |course: Option<&Vec<f64>>, time: usize| course.and_then(|all| all.get(time)).copied().unwrap_or(0.0);
            let more: Vec<f64> = (0..self.arm.times.len()).map(|time| at(one, time) - at(other, time)).collect();
            let far: Vec<f64> = more.iter().map(|more| more.abs()).collect();
            let [far, more] = [far, more].map(|course| self.arm.area(&course, (0.0, self.until_d)));
            let entry = apart.entry(name.split('@').next().unwrap_or(name)).or_default();
            if far > entry.0 {
                *entry = (far, more);
            }
        }
        apart
    }
}

/// All that changes each state in each place over a run.
fn turnover(flows: &Flows) -> BTreeMap<(&str, &'static str), f64> {
    let mut all = BTreeMap::new();
    for ((_, place), flow) in &flows.reactions {
        for (state, sizes) in &flow.changes {
            *all.entry((place.as_str(), *state)).or_default() += flows.area(sizes, (0.0, f64::INFINITY));
        }
    }
    all
}

/// The largest share of a reaction in what changes a state.
fn weight(flows: &Flows, spot: &(String, String), all: &BTreeMap<(&str, &'static str), f64>) -> f64 {
    let share = |(state, sizes): (&&'static str, &Vec<f64>)| {
        let whole = all.get(&(spot.1.as_str(), *state)).copied().unwrap_or(0.0);
        if whole > 0.0 { flows.area(sizes, (0.0, f64::INFINITY)) / whole } else { 0.0 }
    };
    flows.reactions.get(spot).map_or(0.0, |flow| flow.changes.iter().map(share).fold(0.0, f64::max))
}

/// All that changes each state, wherever.
fn turnover_of_states(flows: &Flows) -> BTreeMap<&'static str, f64> {
    let mut all = BTreeMap::new();
    for flow in flows.reactions.values() {
        for (state, sizes) in &flow.changes {
            *all.entry(*state).or_default() += flows.area(sizes, (0.0, f64::INFINITY));
        }
    }
    all
}

/// What a reaction changes of a state, wherever.
fn changed(flows: &Flows, reaction: &str, state: &str) -> f64 {
    let own = flows.reactions.iter().filter(|((name, _), _)| name == reaction);
    own.filter_map(|(_, flow)| flow.changes.get(state)).map(|sizes| flows.area(sizes, (0.0, f64::INFINITY))).sum()
}

fn arrow((from, to): (&str, &str), weight: f64, of: &[&Influence], homes: &BTreeMap<&str, &str>) -> Arrow {
    let mut reactions: Vec<String> = of.iter().map(|one| one.reaction.clone()).collect();
    reactions.dedup();
    let raises = match net_sign(of.iter().copied()) {
        Sign::Plus => Some(true),
        Sign::Minus => Some(false),
        Sign::Context => None,
    };
    let home = |state: &str| homes.get(state).copied().unwrap_or(state).to_owned();
    Arrow { from_module: home(from), to_module: home(to), from: from.into(), to: to.into(), raises, weight, reactions }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run of one day in which everything stays as it is: states, and reactions that make (1) or use up (-1) `z`.
    fn still(states: [(&str, f64); 2], reactions: [(&str, f64, f64); 2]) -> Flows {
        let flow = |rate: f64, sense: f64| Flow {
            unit: "1",
            rates: vec![rate; 2],
            changes: [("z", vec![rate; 2])].into(),
            senses: [("z", sense)].into(),
        };
        let spot = |name: &str| (name.to_owned(), "body".to_owned());
        Flows {
            times: vec![0.0, 1.0],
            reactions: reactions.map(|(name, rate, sense)| (spot(name), flow(rate, sense))).into(),
            states: states.map(|(name, level)| (name.to_owned(), vec![level; 2])).into(),
        }
    }

    /// The arrows of d z / d t = (2 x - y) - (2 x - y) z / 10 at z = 1, with `x` and `y` in the two arms.
    fn linear(arm: (f64, f64), against: (f64, f64)) -> Vec<(String, f64, Option<bool>)> {
        let of = |(x, y): (f64, f64)| {
            still([("x", x), ("y", y)], [("m.growth", 2.0 * x - y, 1.0), ("m.loss", 0.1 * (2.0 * x - y), -1.0)])
        };
        let influence = |from, reaction: &str, slope| Influence {
            from,
            to: "z",
            reaction: reaction.into(),
            slopes: vec![slope; 3],
            swing: 1.0,
        };
        let all = [("x", "m.growth", 2.0), ("y", "m.growth", -1.0), ("x", "m.loss", -0.2), ("y", "m.loss", 0.1)];
        let fluxes = Fluxes { arm: of(arm), against: of(against), until_d: 1.0 };
        let arrows = fluxes.shared(&all.map(|(from, reaction, slope)| influence(from, reaction, slope)));
        arrows.into_iter().map(|arrow| (arrow.from, arrow.weight, arrow.raises)).collect()
    }

    #[test]
    fn what_pushes_against_a_difference_carries_no_part_of_it() {
        let alone = |found: &[(String, f64, Option<bool>)], name: &str, weight: f64, raises: bool| {
            let [(from, found, sense)] = found else { return false };
            from == name && (found - weight).abs() < 1e-12 && *sense == Some(raises)
        };
        // Growth from 3 to 4 and loss from 0.3 to 0.4, of 3.3 in all: more `x` raises both, more `y` would lower them.
        let found = linear((3.0, 2.0), (2.0, 1.0));
        assert!(alone(&found, "x", 1.0 / 3.0, true), "{found:?}");
        // The same `x` with much more `y`: less of both, by `y` alone.
        let found = linear((3.0, 4.0), (2.0, 1.0));
        assert!(alone(&found, "y", -1.0 / 3.0, false), "{found:?}");
        // Both push the same way: by how far each differs times its slope, 2 to 1.
        let found = linear((3.0, 0.0), (2.0, 1.0));
        assert_eq!(found.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["x", "y"]);
        assert!((found[0].1 - 2.0 * found[1].1).abs() < 1e-12 && found[1].1 > 0.0, "{found:?}");
    }
}
