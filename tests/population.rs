//! The population that comes with the program: large, different, and as good as is claimed.

mod common;

use exocord::calibration::narrowing;
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Evidence, Panel, Tally, read, shipped as facts};
use exocord::experiment::vocabulary;
use exocord::sample::{Population, Set, Space, Uses, identity, shipped};
use sha2::{Digest, Sha256};

/// Members that are judged here, evenly from the file; the credibility page is made from all of them.
const JUDGED: usize = 12;

fn population() -> Population {
    Population::parse(shipped(), &Space::of_the_model(), model).unwrap_or_else(|error| {
        let own = shipped().lines().find_map(|line| line.strip_prefix("# uses ")).unwrap_or_default();
        let uses = own.split(' ').map(str::to_owned).collect();
        panic!("{error}\nthe model's hash is {}", model(&uses))
    })
}

/// What `exocord calibrate` writes as the model's hash.
fn model(uses: &Uses) -> String {
    let hash = Sha256::digest(identity(&common::CATALOGUE, uses).as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn everything() -> Evidence {
    read(&facts(true), &vocabulary(&common::CATALOGUE)).unwrap().0
}

#[test]
fn it_belongs_to_this_model_and_to_what_the_facts_use() {
    assert_eq!(population().uses, everything().uses());
}

/// The facts on the injured cord, without those on exosomes.
fn on_the_cord() -> Evidence {
    let sources: Vec<_> = facts(true).into_iter().filter(|one| !one.file.contains("exosome")).collect();
    let exosomes = facts(false).into_iter().filter(|one| one.file.contains("exosome"));
    read(&sources.into_iter().chain(exosomes).collect::<Vec<_>>(), &vocabulary(&common::CATALOGUE)).unwrap().0
}

fn tallies(evidence: Evidence, members: &[Set]) -> Vec<Tally> {
    let panel = Panel::new(evidence, &common::CATALOGUE, 1e-4, Instructions::best()).unwrap();
    let mut batch = Batch::new(&panel, members, &[]);
    batch.run_all();
    (0..members.len()).map(|member| Tally::of(&panel.evidence, &batch.values(member))).collect()
}

#[test]
fn members_hold_nine_tenths_of_the_must_facts_and_four_fifths_of_the_checks() {
    let population = population();
    assert!(population.members.len() >= 500, "{}", population.members.len());
    let every = population.members.len() / JUDGED;
    let members: Vec<Set> = population.members.iter().step_by(every).cloned().collect();
    for tally in tallies(on_the_cord(), &members) {
        assert!(tally.must == 30 && tally.must_held >= 27, "{tally:?}");
    }
    let mut tallies = tallies(everything(), &members);
    assert!(tallies.iter().all(|tally| tally.checks_held as f64 >= 0.80 * tally.checks as f64), "{tallies:?}");
    tallies.sort_by_key(|tally| tally.checks_held);
    let median = tallies[tallies.len() / 2];
    assert!(median.checks_held as f64 >= 0.87 * median.checks as f64, "{median:?}");
}

#[test]
fn members_differ_and_lie_within_the_ranges() {
    let (space, population) = (Space::of_the_model(), population());
    for member in &population.members {
        for (at, value) in space.uncertain(member).iter().enumerate() {
            let (low, high) = space.range(at);
            // The file has six digits.
            assert!(low * (1.0 - 1e-5) <= *value && *value <= high * (1.0 + 1e-5), "{value} in {low} to {high}");
        }
    }
    let points: Vec<Vec<f64>> = population.members.iter().map(|one| space.point(one)).collect();
    let mut spread: Vec<f64> = narrowing(&space, &points).iter().map(|one| one.spread).collect();
    spread.sort_by(f64::total_cmp);
    assert!(spread[spread.len() / 2] > 0.5, "half of the parameters have less than half of their range: {spread:?}");
}
