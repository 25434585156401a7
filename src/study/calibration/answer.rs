//! A population, how it was found, and what it says about parameters.

use super::search::Found;
use super::{Calibration, Question};
use crate::calibration::{
    CORE_SIZE, Correlation, Criteria, Family, Fold, Judge, Narrowing, OF_A_FAMILY, Sweep, core, correlations, drawn,
    independent, narrowing,
};
use crate::evidence::{Failed, Failures, Hashes};
use crate::reading::words::count;
use crate::sample::{Population, Set};
use crate::study::Workers;
use crate::study::experiments::CHUNK;
use serde::Serialize;
use serde_json::{Value, json as object};

/// Correlations that are listed.
const STRONGEST: usize = 40;
/// Points drawn from the ranges that a population is compared with.
const DRAWN: usize = 96;

/// Where sets come from that were judged again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Again {
    /// Hash of what they belonged to.
    pub model: String,
    /// How many there were.
    pub sets: usize,
    /// What was drawn anew from its range, as it was new or its range has changed.
    pub drawn_anew: Vec<String>,
    /// How they were made.
    pub method: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// What was asked.
    pub question: Question,
    /// The parameter sets, those of the core first.
    pub population: Population,
    /// How many of them are the core.
    pub core: usize,
    /// Steps that all points took together.
    pub sweeps: Vec<Sweep>,
    /// What became of each point after them.
    pub families: Vec<Family>,
    /// How far the population narrows every parameter, the narrowest first.
    pub narrowing: Vec<Narrowing>,
    /// Parameters that go together, the strongest correlation first.
    pub correlations: Vec<Correlation>,
    /// Where its sets come from, if they were judged again and not searched for.
    pub again: Option<Again>,
    /// How the population does on what was kept back, if anything was.
    pub kept_back: Option<Fold>,
    /// Sets that did not hold when they were judged precisely.
    pub lost: usize,
    /// Runs that failed when sets were judged for good. In the search a point with such runs is far from the facts.
    pub failed_runs: Failures,
    /// What decides all this, in one line.
    pub(super) belongs: String,
}

/// A set of parameters, its family, and the values of all checks.
pub(super) struct Member {
    pub family: usize,
    pub set: Set,
    pub values: Vec<f64>,
}

impl Answer {
    /// Judges what was found for good; `None` if the work ended early.
    pub(super) fn of(of: &Calibration, question: &Question, found: Found, workers: &impl Workers) -> Option<Answer> {
        let judge = of.judge(&of.fine, question);
        let mut failed_runs = Failures::default();
        let all = members(of, &judge, &found, workers, &mut failed_runs)?;
        let tried = all.len();
        let mut fit: Vec<Member> = all.into_iter().filter(|member| judge.fit(&member.values)).collect();
        let core = core_first(of, &mut fit, workers, &mut failed_runs)?;
        let families: Vec<usize> = fit.iter().map(|one| one.family).collect();
        let method = method(question, &found, (fit.len(), core), independent(&points(of, &fit), &families));
        let (lost, values) = (tried - fit.len(), fit.iter().map(|one| one.values.clone()).collect::<Vec<_>>());
        let kept_back = match question.without {
            None => None,
            Some(part) => {
                let draw = |draw| of.space.parameters(&drawn(draw, question.seed, of.space.len()));
                let drawn: Vec<Set> = (0..DRAWN).map(draw).collect();
                let drawn = judged(&judge, &drawn, workers, &mut failed_runs)?;
                let nominal = judged(&judge, &[Set::written()], workers, &mut failed_runs)?;
                Some(Fold::of(part, &judge, [&values, &drawn, &nominal], question.seed))
            }
        };
        let failed_runs = (lost, failed_runs);
        Some(Answer { kept_back, ..Answer::new(of, question, found, (fit, core, method), failed_runs) })
    }

    /// Of members that were judged, the `core` first, of which nothing was kept back; `lost` did not hold, and runs failed.
    pub(super) fn new(
        of: &Calibration,
        question: &Question,
        found: Found,
        (fit, core, method): (Vec<Member>, usize, String),
        (lost, failed_runs): (usize, Failures),
    ) -> Answer {
        let points = points(of, &fit);
        let (Hashes { model, facts, uses }, seed, space) = (of.hashes.clone(), question.seed, of.space.clone());
        let sets = fit.into_iter().map(|one| one.set);
        let members = (0..).zip(sets).map(|(number, set)| set.of_member(seed, number)).collect();
        Answer {
            question: *question,
            population: Population { model, facts, uses, seed, method, members, space },
            core,
            sweeps: found.sweeps,
            families: found.families,
            narrowing: narrowing(&of.space, &points),
            correlations: correlations(&of.space, &points, STRONGEST),
            again: None,
            kept_back: None,
            lost,
            failed_runs,
            belongs: of.belongs(question),
        }
    }

    /// The core as a population of its own.
    pub fn core(&self) -> Population {
        let method = format!(
            "the first {} members, spread greedily over ranks of what is uncertain and of headline outcomes, at most \
             {OF_A_FAMILY} of a family where others are left: {}",
            self.core, self.population.method
        );
        self.population.first(self.core, method)
    }

    /// What a manifest says of it.
    pub fn record(&self) -> Value {
        let Population { model, facts, uses, method, members, .. } = &self.population;
        object!({ "belongs_to": self.belongs, "question": self.question,
            "population": { "model": model, "facts": facts, "uses": uses, "method": method, "members": members.len(), "core": self.core },
            "again": self.again, "kept_back": self.kept_back, "failed_runs": self.failed_runs })
    }
}

/// The points of the cube that members make.
fn points(of: &Calibration, members: &[Member]) -> Vec<Vec<f64>> {
    members.iter().map(|one| of.space.point(&one.set)).collect()
}

/// How a population was made, in one line.
fn method(question: &Question, found: &Found, (members, core): (usize, usize), independent: f64) -> String {
    let Question { seed, draws, sweeps, rounds, jumps, criteria: Criteria { must, checks }, .. } = question;
    let (founders, tried) = (found.founders(), found.families.len());
    format!(
        "exocord calibrate --seed {seed} --draws {draws} --sweeps {sweeps} --rounds {rounds} --jumps {jumps} --must {must} --checks {checks}: {} of {}, {core} of them the core, from {tried} of {draws} points; as good as {}",
        count(members, "member", "members"),
        count(founders, "family", "families"),
        count(independent.round() as usize, "independent one", "independent ones")
    )
}

/// All members, family by family, with the digits that the file will have.
fn members(
    of: &Calibration,
    judge: &Judge<'_>,
    found: &Found,
    workers: &impl Workers,
    failed: &mut Failures,
) -> Option<Vec<Member>> {
    let (mut families, mut sets) = (Vec::new(), Vec::<Set>::new());
    for family in &found.families {
        for (point, _) in &family.members {
            let set = of.space.rounded(point);
            // Two walks may end at the same place.
            if !sets.contains(&set) {
                families.push(family.draw);
                sets.push(set);
            }
        }
    }
    let values = judged(judge, &sets, workers, failed)?;
    let member = |((family, set), values)| Member { family, set, values };
    Some(families.into_iter().zip(sets).zip(values).map(member).collect())
}

/// Puts the core of the members first, in its order; returns how many it has. `None` if the work ended early.
fn core_first(
    of: &Calibration,
    members: &mut Vec<Member>,
    workers: &impl Workers,
    failed: &mut Failures,
) -> Option<usize> {
    let sets: Vec<Set> = members.iter().map(|one| one.set.clone()).collect();
    let mut outcomes = Vec::new();
    for (number, (values, failures)) in of.headline.values(&sets, workers)?.into_iter().enumerate() {
        failed.add(format_args!("with set {number} of {}", sets.len()), &failures);
        outcomes.push(values);
    }
    let points = points(of, members);
    let families: Vec<usize> = members.iter().map(|one| one.family).collect();
    let core = core(&points, &outcomes, &families, CORE_SIZE);
    let mut all: Vec<Option<Member>> = members.drain(..).map(Some).collect();
    members.extend(core.iter().filter_map(|position| all[*position].take()));
    members.extend(all.into_iter().flatten());
    Some(core.len())
}

/// Values of all checks; runs that failed are added to `failed`.
fn judged(judge: &Judge<'_>, sets: &[Set], workers: &impl Workers, failed: &mut Failures) -> Option<Vec<Vec<f64>>> {
    let found = workers.in_chunks(sets, CHUNK, |some| judge.values(some))?;
    let one = |(number, (values, failures)): (usize, (Vec<f64>, Failed))| {
        failed.add(format_args!("with set {number} of {}", sets.len()), &failures);
        values
    };
    Some(found.into_iter().enumerate().map(one).collect())
}
