//! What a calibration leaves: the population and its diagnostics.

use super::search::Found;
use super::{Wanted, folds::Part};
use crate::calibration::{Judge, Sweep, correlations, drawn, independent, narrowing};
use crate::cli::{CliError, talk::Talk};
use crate::credibility::median;
use crate::evidence::{Hashes, Tally};
use crate::sample::{Population, Set, Space, rounded};
use crate::store;
use crate::study::Workers;
use crate::study::experiments::CHUNK;
use std::fmt::Write;
use std::path::Path;

/// Name of the population's file.
pub const POPULATION: &str = "population.csv";
/// Name of the table of parts that were kept back.
pub const FOLDS: &str = "folds.csv";
/// Name of the scores of one part.
const KEPT_BACK: &str = "kept-back.csv";
/// Names of everything that is written, the last one last.
pub const FILES: [&str; 6] = [SWEEPS, FAMILIES, NARROWING, CORRELATIONS, KEPT_BACK, POPULATION];
const SWEEPS: &str = "sweeps.csv";
const FAMILIES: &str = "families.csv";
const NARROWING: &str = "narrowing.csv";
const CORRELATIONS: &str = "correlations.csv";
/// Correlations that are listed.
const STRONGEST: usize = 40;

/// How a population does on facts that it has not seen, in percent of their checks.
#[derive(Clone, Debug)]
pub struct Score {
    part: Part,
    facts: usize,
    checks: usize,
    members: usize,
    median: f64,
    drawn: f64,
    nominal: f64,
    seen: f64,
}

/// A search that has ended.
pub struct Result<'a> {
    pub wanted: &'a Wanted,
    pub without: Option<Part>,
    pub space: &'a Space,
    /// Judges for good, more precisely than members on their way were judged.
    pub judge: &'a Judge<'a>,
    pub found: &'a Found,
    pub hashes: &'a Hashes,
}

/// A sweep in a few words.
pub fn sweep(sweep: &Sweep) -> String {
    format!("distance {:.4}, {:.0} % nearer", sweep.distance[1], 100.0 * sweep.accepted)
}

/// A member that holds what it has to: its family, its parameters, and the values of all checks.
struct Member {
    family: usize,
    set: Set,
    values: Vec<f64>,
}

impl Result<'_> {
    /// Writes everything, prints the diagnostics, and returns the scores on what was kept back.
    pub fn write(&self, out: &Path, workers: &impl Workers, talk: &Talk) -> std::result::Result<Vec<Score>, CliError> {
        let all = self.members(workers)?;
        let tried = all.len();
        let fit: Vec<Member> = all.into_iter().filter(|member| self.judge.fit(&member.values)).collect();
        let points: Vec<Vec<f64>> = fit.iter().map(|one| self.space.point(&one.set)).collect();
        let families: Vec<usize> = fit.iter().map(|one| one.family).collect();
        let founders = self.found.families.iter().filter(|one| !one.members.is_empty()).count();
        let Wanted { seed, draws, sweeps: steps, rounds, jumps, .. } = self.wanted;
        let method = format!(
            "exocord calibrate --seed {seed} --draws {draws} --sweeps {steps} --rounds {rounds} --jumps {jumps}: {} members of {founders} families, from {} of {draws} points; as good as {:.0} independent ones",
            fit.len(),
            self.found.families.len(),
            independent(&points, &families),
        );
        let population = self.population(&method, fit.iter().map(|one| one.set.clone()).collect());
        let scores: Vec<Score> = self.without.map(|part| self.score(part, &fit, workers)).into_iter().collect();
        store::write(&out.join(SWEEPS), sweeps(&self.found.sweeps).as_bytes())?;
        store::write(&out.join(FAMILIES), self.families().as_bytes())?;
        store::write(&out.join(NARROWING), narrowed(self.space, &points).as_bytes())?;
        store::write(&out.join(CORRELATIONS), correlated(self.space, &points).as_bytes())?;
        if !scores.is_empty() {
            let rows: String = scores.iter().map(Score::row).collect();
            store::write(&out.join(KEPT_BACK), (SCORES.to_owned() + &rows).as_bytes())?;
        }
        store::write(&out.join(POPULATION), population.text(self.space).as_bytes())?;
        talk.say(&method);
        if tried > fit.len() {
            talk.say(&format!("{} more did not hold when they were judged precisely", tried - fit.len()));
        }
        for score in &scores {
            talk.say(&format!(
                "of {} checks that were kept back, the median member holds {:.1} %, one drawn from the ranges {:.1} %",
                score.checks, score.median, score.drawn
            ));
        }
        talk.say(&format!("wrote {}", out.display()));
        Ok(scores)
    }

    fn population(&self, method: &str, members: Vec<Set>) -> Population {
        Population {
            model: self.hashes.model.clone(),
            facts: self.hashes.facts.clone(),
            uses: self.hashes.uses.clone(),
            method: method.to_owned(),
            members,
        }
    }

    /// All members, family by family, with the digits that the file will have.
    fn members(&self, workers: &impl Workers) -> std::result::Result<Vec<Member>, CliError> {
        let (mut families, mut sets) = (Vec::new(), Vec::<Set>::new());
        for family in &self.found.families {
            for (point, _) in &family.members {
                let values = self.space.uncertain(&self.space.parameters(point)).into_iter().map(rounded);
                let set = self.space.with(&values.collect::<Vec<_>>()).map_err(|e| CliError::Unknown(e.to_string()))?;
                // Two walks may end at the same place.
                if !sets.contains(&set) {
                    families.push(family.draw);
                    sets.push(set);
                }
            }
        }
        let values = self.values(&sets, workers);
        let member = |((family, set), values)| Member { family, set, values };
        Ok(families.into_iter().zip(sets).zip(values).map(member).collect())
    }

    /// Values of all checks.
    fn values(&self, sets: &[Set], workers: &impl Workers) -> Vec<Vec<f64>> {
        workers.in_chunks(sets, CHUNK, |some| self.judge.values(some)).unwrap_or_default()
    }

    fn score(&self, part: Part, fit: &[Member], workers: &impl Workers) -> Score {
        let evidence = self.judge.evidence();
        let back = |check: usize| !self.judge.counts(check);
        let held = |values: &[f64], back_or_seen: bool| {
            let tally = Tally::of_some(evidence, values, |check| back(check) == back_or_seen);
            100.0 * tally.checks_held as f64 / tally.checks.max(1) as f64
        };
        let shares =
            |members: &[Vec<f64>], kind: bool| median(members.iter().map(|values| held(values, kind)).collect());
        let values: Vec<Vec<f64>> = fit.iter().map(|one| one.values.clone()).collect();
        let drawn: Vec<Set> =
            (0..DRAWN).map(|draw| self.space.parameters(&drawn(draw, self.wanted.seed, self.space.len()))).collect();
        let nominal = [Set::written()];
        let mut facts: Vec<usize> =
            (0..evidence.checks.len()).filter(|check| back(*check)).map(|check| evidence.checks[check].fact).collect();
        let checks = facts.len();
        facts.dedup();
        Score {
            part,
            facts: facts.len(),
            checks,
            members: fit.len(),
            median: shares(&values, true),
            drawn: shares(&self.values(&drawn, workers), true),
            nominal: shares(&self.values(&nominal, workers), true),
            seen: shares(&values, false),
        }
    }

    fn families(&self) -> String {
        let mut text = String::from("draw,judged,distance_before,distance_after,members,jumps_held\n");
        for one in &self.found.families {
            let (before, after) = one.distance;
            let _ = writeln!(
                text,
                "{},{},{before:.5},{after:.5},{},{:.3}",
                one.draw,
                one.judged,
                one.members.len(),
                one.held
            );
        }
        text
    }
}

/// Points drawn from the ranges that a population is compared with.
const DRAWN: usize = 96;

/// Columns of the table of parts that were kept back.
pub const SCORES: &str = "fold,facts_kept_back,checks_kept_back,members,held_kept_back_median_percent,\
                          held_kept_back_drawn_percent,held_kept_back_nominal_percent,held_seen_median_percent\n";

impl Score {
    /// As a row of the table.
    pub fn row(&self) -> String {
        let Score { part, facts, checks, members, median, drawn, nominal, seen } = self;
        let Part { number, of } = part;
        format!("{number}/{of},{facts},{checks},{members},{median:.1},{drawn:.1},{nominal:.1},{seen:.1}\n")
    }
}

/// The row of a part that is done, of this model and these facts.
pub fn done(out: &Path, hashes: &Hashes) -> Option<String> {
    let text = std::fs::read_to_string(out.join(POPULATION)).ok()?;
    let population = Population::parse(&text, &Space::of_the_model(), |_| hashes.model.clone()).ok()?;
    let scores = std::fs::read_to_string(out.join(KEPT_BACK)).ok()?;
    (population.facts == hashes.facts).then(|| scores.strip_prefix(SCORES).map(str::to_owned))?
}

fn sweeps(sweeps: &[Sweep]) -> String {
    let mut text = String::from("sweep,accepted,distance_quarter,distance_median,distance_three_quarters,fit\n");
    for s in sweeps {
        let [low, median, high] = s.distance;
        let _ = writeln!(text, "{},{:.4},{low:.5},{median:.5},{high:.5},{:.4}", s.number, s.accepted, s.fit);
    }
    text
}

fn narrowed(space: &Space, points: &[Vec<f64>]) -> String {
    let mut text = String::from("parameter,spread_over_prior,low_5,median,high_95,range_low,range_high\n");
    for n in narrowing(space, points) {
        let [low, median, high] = n.values;
        let _ = writeln!(text, "{},{:.3},{low:.4},{median:.4},{high:.4},{},{}", n.name, n.spread, n.range.0, n.range.1);
    }
    text
}

fn correlated(space: &Space, points: &[Vec<f64>]) -> String {
    let mut text = String::from("first,second,correlation\n");
    for c in correlations(space, points, STRONGEST) {
        let _ = writeln!(text, "{},{},{:.3}", c.names.0, c.names.1, c.value);
    }
    text
}
