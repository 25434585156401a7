//! The game that two arms play: what every coalition of their players is worth, set by set.

use super::players::{Player, Players};
use super::shapley::{Coalition, alone};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::engine::{EngineError, Instructions, Plan, batch};
use crate::evidence::Failed;
use crate::experiment::{Template, mechanism};
use crate::model::Parameters;
use crate::sample::Subject;
use crate::scenario::{Arm, Scenario};
use crate::study::trials::for_many;
use crate::study::{Progress, Steps, StudyError, Workers};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Sets whose coalitions are run together: enough to fill the lanes.
const TOGETHER: usize = 4;

/// What decides which arm is compiled; see [`Players::key`].
type Key = (bool, Coalition);

/// An arm without some of what it has.
struct Part {
    template: Template,
    name: String,
}

/// What coalitions are worth in one set of parameters.
#[derive(Clone, Debug, Default)]
pub struct Worths {
    worth: BTreeMap<Coalition, f64>,
    /// Runs that failed.
    pub failed: Failed,
}

/// Two arms, and what is read of them.
pub struct Game<'a> {
    /// What the first arm has, and what the other has.
    pub players: Players,
    /// The arm, and the one it is held against.
    arms: [&'a Arm; 2],
    scenario: &'a Scenario,
    catalogue: &'a Catalogue,
    measures: &'a Measures,
    /// Sets, the one as written first.
    pub subjects: Vec<Subject>,
    /// Of each arm, whom it has.
    own: [Coalition; 2],
}

impl<'a> Game<'a> {
    /// Of two arms of `scenario`, of which the one formula of `measures` is read.
    ///
    /// # Errors
    /// [`StudyError`] where an arm names what the model or the catalogue has not.
    pub fn new(
        (scenario, arms): (&'a Scenario, [&'a Arm; 2]),
        catalogue: &'a Catalogue,
        measures: &'a Measures,
        subjects: Vec<Subject>,
    ) -> Result<Game<'a>, StudyError> {
        let players = Players::of((scenario, arms), catalogue, &subjects)?;
        let mut own = [0; 2];
        for (own, arm) in own.iter_mut().zip(arms) {
            let of_arm = Players::of((scenario, [arm, arm]), catalogue, &subjects)?;
            let has = |(at, player): (usize, &Player)| {
                let known = of_arm.all.iter().any(|one| (one.kind, &one.name) == (player.kind, &player.name));
                if known { alone(at) } else { 0 }
            };
            *own = players.all.iter().enumerate().map(has).sum();
        }
        Ok(Game { players, arms, scenario, catalogue, measures, subjects, own })
    }

    /// What the coalitions that `wanted` names for each set of `sets` are worth: set by set, a beginning of them where the work ended
    /// early.
    ///
    /// # Errors
    /// [`StudyError`] where an arm cannot be compiled.
    pub fn run(
        &self,
        what: &str,
        wanted: &[BTreeSet<Coalition>],
        (workers, progress): (&impl Workers, &impl Progress),
    ) -> Result<Vec<Worths>, StudyError> {
        let parts = self.parts(wanted)?;
        let pieces: Vec<(usize, &[BTreeSet<Coalition>])> =
            wanted.chunks(TOGETHER).enumerate().map(|(at, some)| (at * TOGETHER, some)).collect();
        let mut found = Vec::new();
        let all = |steps: &dyn Steps| {
            let take = |worths: Vec<Worths>| {
                steps.done(worths.len() as u64);
                found.extend(worths);
                Ok::<(), std::convert::Infallible>(())
            };
            let piece = |at: u64| {
                let (first, some) = pieces[at as usize];
                (!workers.stopped()).then(|| self.piece(&parts, first, some))
            };
            workers.in_order(pieces.len() as u64, piece, take)
        };
        let Ok(()) = progress.during(what, wanted.len() as u64, all);
        Ok(found)
    }

    /// The run of an arm that a coalition asks for; without anything of its own an arm is the control, whichever it is.
    fn asked(&self, side: usize, coalition: Coalition) -> (usize, Coalition) {
        let own = coalition & self.own[side];
        if own == 0 { (0, 0) } else { (side, own) }
    }

    /// Everything that has to be compiled.
    fn parts(&self, wanted: &[BTreeSet<Coalition>]) -> Result<BTreeMap<(usize, Key), Part>, StudyError> {
        let mut parts = BTreeMap::new();
        let coalitions: BTreeSet<Coalition> = wanted.iter().flatten().copied().collect();
        for (side, coalition) in coalitions.iter().flat_map(|one| [0, 1].map(|side| self.asked(side, *one))) {
            let key = self.players.key(coalition);
            if let Entry::Vacant(place) = parts.entry((side, key)) {
                let arm = self.players.arm((self.scenario, self.arms[side]), key);
                let template = Template::new(&for_many(self.scenario), &arm, self.catalogue)?;
                place.insert(Part { template, name: format!("{}, part", arm.name) });
            }
        }
        Ok(parts)
    }

    /// Some sets from `first` on.
    fn piece(&self, parts: &BTreeMap<(usize, Key), Part>, first: usize, some: &[BTreeSet<Coalition>]) -> Vec<Worths> {
        let mut runs: BTreeSet<((usize, Key), usize, Coalition)> = BTreeSet::new();
        for (set, coalitions) in some.iter().enumerate() {
            for (side, own) in coalitions.iter().flat_map(|one| [0, 1].map(|side| self.asked(side, *one))) {
                runs.insert(((side, self.players.key(own)), first + set, own));
            }
        }
        let mut values: BTreeMap<(usize, usize, Coalition), f64> = BTreeMap::new();
        let mut failed: Vec<Failed> = some.iter().map(|_| Vec::new()).collect();
        for (part, compiled) in parts {
            let own: Vec<(usize, Coalition)> =
                runs.range((*part, 0, 0)..).take_while(|run| run.0 == *part).map(|run| (run.1, run.2)).collect();
            for ((set, coalition), found) in own.iter().zip(self.read(compiled, &own)) {
                let value = found.unwrap_or_else(|reason| {
                    failed[set - first].push((compiled.name.clone(), reason));
                    f64::NAN
                });
                values.insert((part.0, *set, *coalition), value);
            }
        }
        let value = |side: usize, set: usize, coalition: Coalition| {
            let (side, own) = self.asked(side, coalition);
            values.get(&(side, first + set, own)).copied().unwrap_or(f64::NAN)
        };
        let one = |(set, failed): (usize, Failed)| {
            let worth = |coalition: &Coalition| (*coalition, value(0, set, *coalition) - value(1, set, *coalition));
            Worths { worth: some[set].iter().map(worth).collect(), failed }
        };
        failed.into_iter().enumerate().map(one).collect()
    }

    /// What is read of runs of a part: sets, and who is in.
    fn read(&self, part: &Part, runs: &[(usize, Coalition)]) -> Vec<Result<f64, String>> {
        let plan = |(set, coalition): &(usize, Coalition)| -> Plan {
            let Subject { parameters, weights } = &self.subjects[*set];
            let plan = part.template.with(parameters, &|number| weights.of(number));
            mechanism::only(plan, |at| self.players.acts(*coalition, at))
        };
        let plans: Vec<Plan> = runs.iter().map(plan).collect();
        let parameters: Vec<Parameters<f64>> = plans.iter().map(|plan| plan.parameters).collect();
        let times = self.measures.times();
        let found = batch(part.template.nominal(), plans, times, Instructions::best(), {
            |samples: &mut Vec<f64>, sample| self.measures.sample_at(&sample, samples)
        });
        let value = |(found, own): (Result<Vec<f64>, EngineError>, &Parameters<f64>)| {
            let samples = found.map_err(|error| error.to_string())?;
            Ok(self.measures.values(&samples, own).first().copied().unwrap_or(f64::NAN))
        };
        found.into_iter().zip(&parameters).map(value).collect()
    }

    /// The plan of an arm as it is, with the parameters as written.
    ///
    /// # Errors
    /// [`StudyError`] where it cannot be compiled.
    pub fn whole(&self, side: usize) -> Result<Plan, StudyError> {
        Ok(Template::new(&for_many(self.scenario), self.arms[side], self.catalogue)?.nominal().clone())
    }
}

impl Worths {
    /// What a coalition is worth: what is read of the arm with nothing but these players, less the same of the other arm;
    /// not a number if it was not run or a run failed.
    pub fn of(&self, coalition: Coalition) -> f64 {
        self.worth.get(&coalition).copied().unwrap_or(f64::NAN)
    }

    /// More coalitions of the same set.
    pub fn join(&mut self, more: Worths) {
        self.worth.extend(more.worth);
        self.failed.extend(more.failed);
    }
}
