//! The values as written beside the population: near its centre, away from the ends of ranges, and on no knife's edge.

mod common;

use common::CATALOGUE;
use exocord::course::{median, quantile};
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Panel, Verdict, finding, read, shipped as facts};
use exocord::experiment::vocabulary;
use exocord::sample::{Population, Purpose, Set, Space, shipped, stream};
use exocord::study::{Alone, Headline};
use rand::RngExt;

/// How near an end of its range a parameter is at it, of the range: of its logarithm, or of the value where the range
/// begins at zero.
const AT_AN_END: f64 = 0.02;
/// Share of the parameters that may be.
const MOST_AT_AN_END: f64 = 0.03;

#[test]
fn at_most_three_in_a_hundred_parameters_are_at_an_end_of_their_range() {
    let space = Space::of_the_model();
    let at_an_end = |at: f64| !(AT_AN_END..=1.0 - AT_AN_END).contains(&at);
    let found: Vec<&str> = space.names().zip(space.nominal()).filter(|one| at_an_end(one.1)).map(|one| one.0).collect();
    let most = (MOST_AT_AN_END * space.len() as f64) as usize;
    assert!(found.len() <= most, "{} of {} instead of {most}: {found:?}", found.len(), space.len());
}

#[test]
fn headline_outcomes_lie_among_those_of_the_population() {
    let population = Population::read(shipped(), &CATALOGUE).unwrap_or_else(|error| panic!("{error}"));
    let headline = Headline::new(&CATALOGUE).unwrap();
    let outcomes = |sets: &[Set]| -> Vec<Vec<f64>> {
        let found = headline.values(sets, &Alone).unwrap();
        assert!(found.iter().all(|(_, failed)| failed.is_empty()));
        found.into_iter().map(|(values, _)| values).collect()
    };
    let nominal = outcomes(&[Set::written()]).remove(0);
    let members = outcomes(&population.members);
    let beyond = |at: usize| {
        let mut all: Vec<f64> = members.iter().map(|values| values[at]).collect();
        all.sort_by(f64::total_cmp);
        let [low, high] = [0.15, 0.85].map(|share| quantile(&all, share));
        let said = || format!("{}: {} is not in {low} to {high}", headline.names()[at], nominal[at]);
        (!(low..=high).contains(&nominal[at])).then(said)
    };
    let found: Vec<String> = (0..nominal.len()).filter_map(beyond).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Shifts that are tried.
const SHIFTS: u64 = 16;
/// By how much each, of the range.
const SHIFT: f64 = 0.01;

/// Everything that is uncertain shifted, up or down, and back into the range where it would leave it.
fn shifted(space: &Space, draw: u64) -> Set {
    let mut random = stream(1, Purpose::Jumps, draw);
    let mut one = |at: f64| {
        let by = if random.random::<bool>() { SHIFT } else { -SHIFT };
        if (0.0..=1.0).contains(&(at + by)) { at + by } else { at - by }
    };
    space.parameters(&space.nominal().into_iter().map(&mut one).collect::<Vec<f64>>())
}

#[test]
#[ignore = "open: the median shift loses about nine MUST facts; at most one is the aim"]
fn the_median_shift_of_everything_by_a_hundredth_of_its_range_loses_at_most_one_must_fact() {
    let evidence = read(&facts(true), &vocabulary(&CATALOGUE)).unwrap().0;
    let space = Space::of(&CATALOGUE, &evidence.uses());
    let panel = Panel::new(evidence, &CATALOGUE, 1e-4, Instructions::best()).unwrap();
    let evidence = &panel.evidence;
    let must: Vec<usize> = (0..evidence.facts.len()).filter(|fact| evidence.facts[*fact].must).collect();
    let checks = || must.iter().flat_map(|fact| evidence.checks_of(*fact)).map(|(check, _)| check);
    let sets: Vec<Set> = std::iter::once(Set::written()).chain((0..SHIFTS).map(|draw| shifted(&space, draw))).collect();
    let all: Vec<usize> = (0..sets.len()).collect();
    let mut batch = Batch::new(&panel, &sets, &[]);
    let mut experiments: Vec<usize> = checks().flat_map(|check| panel.reads(check).to_vec()).collect();
    experiments.sort_unstable();
    experiments.dedup();
    experiments.iter().for_each(|experiment| batch.run(*experiment, &all));
    let holds = |fact: usize, set: usize| {
        let held = |check: usize| finding(evidence, check, batch.value(check, set)).verdict == Verdict::Holds;
        evidence.checks_of(fact).all(|(check, _)| held(check))
    };
    let held: Vec<usize> = must.iter().copied().filter(|fact| holds(*fact, 0)).collect();
    let lost = |set: usize| -> Vec<&str> {
        held.iter().filter(|fact| !holds(**fact, set)).map(|fact| evidence.facts[*fact].id.as_str()).collect()
    };
    let found: Vec<Vec<&str>> = (1..sets.len()).map(lost).collect();
    assert!(median(found.iter().map(|lost| lost.len() as f64).collect()) <= 1.0, "{found:#?}");
}
