//! What carries the difference between two arms: each part left out, each alone, and what it is worth among all others.

mod asked;
mod fluxes;
mod game;
mod players;
pub mod shapley;
mod shares;

pub use asked::NotAsked;

use super::{Members, Progress, Readout, StudyError, Workers};
use crate::answers::{Carried, Effect, Interplay, Judged, Measure, Part, Runs, Why, share};
use crate::catalogue::Catalogue;
use crate::evidence::Failures;
use crate::scenario::{Arm, Scenario};
use fluxes::Fluxes;
use game::{Game, Worths};
use shapley::{Coalition, alone, everyone};
use shares::Shares;
use std::collections::BTreeSet;

/// What carries the difference of an arm to another?
#[derive(Clone, Debug)]
pub struct WhyQuestion<'a> {
    /// The arm.
    pub arm: &'a Arm,
    /// The arm that it is held against.
    pub against: &'a Arm,
    /// What is read of both.
    pub read: Readout,
}

/// Parts that are looked at two by two.
const PAIRED: usize = 4;

/// Takes away what an arm has and the other has not, part by part.
///
/// # Errors
/// [`StudyError`] where something named is not there; [`StudyError::Stopped`] if the work ended before the first sets
/// were done.
pub fn why(
    question: &WhyQuestion<'_>,
    scenario: &Scenario,
    catalogue: &Catalogue,
    members: &Members,
    hands: (&impl Workers, &impl Progress),
) -> Result<Why, StudyError> {
    let WhyQuestion { arm, against, read } = question;
    let simulation = &scenario.simulation;
    let subjects = members.subjects(scenario.injury.species)?;
    let game = Game::new((scenario, [arm, against]), catalogue, &read.measures, subjects)?;
    let (players, sets) = (game.players.len(), game.subjects.len());
    let shares = Shares::new(players, sets, simulation.seed);
    let wanted = |set: usize| shares.wanted(set).chain(counterfactuals(players)).collect();
    let mut worths = game.run("parts of the arms", &(0..sets).map(wanted).collect::<Vec<_>>(), hands)?;
    if worths.is_empty() {
        return Err(StudyError::Stopped);
    }
    let order = order(&shares.carried(&worths));
    let mut pairs = pairs(&order);
    let more: BTreeSet<Coalition> = pairs.iter().map(|[one, other]| alone(*one) | alone(*other)).collect();
    let further = game.run("parts two by two", &vec![more; worths.len()], hands)?;
    if further.len() < worths.len() {
        pairs.clear();
    }
    worths.iter_mut().zip(further).for_each(|(worths, more)| worths.join(more));
    let failed = failures(&worths);
    let worths = whole(worths);
    let answer = Answer { game: &game, worths: &worths, shares: &shares, read: &read.measure };
    let runs = Runs { members: worths.len() - 1, failed };
    answer.told((arm, against), (&order, &pairs), (runs, members.len()))
}

/// Players, who carries most first.
fn order(carried: &[Carried]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..carried.len()).collect();
    let size = |player: usize| carried[player].value.abs();
    order.sort_by(|one, other| size(*other).total_cmp(&size(*one)).then(one.cmp(other)));
    order
}

/// Nobody, all, all but one, and each alone.
fn counterfactuals(players: usize) -> impl Iterator<Item = Coalition> {
    let one_by_one = (0..players).flat_map(move |one| [alone(one), everyone(players) & !alone(one)]);
    one_by_one.chain([0, everyone(players)])
}

/// The first of `order` two by two.
fn pairs(order: &[usize]) -> Vec<[usize; 2]> {
    let first = &order[..order.len().min(PAIRED)];
    let with = |(at, one): (usize, &usize)| first[at + 1..].iter().map(|other| [*one, *other]).collect::<Vec<_>>();
    first.iter().enumerate().flat_map(with).collect()
}

/// Runs that failed, set by set.
fn failures(worths: &[Worths]) -> Failures {
    let mut failed = Failures::default();
    for (set, own) in worths.iter().enumerate() {
        let whose = set.checked_sub(1).map_or("as written".into(), |n| format!("with parameter set {n}"));
        failed.add(whose, &own.failed);
    }
    failed
}

/// Without the numbers of sets of which a run failed, so that all that is said is said of the same sets.
fn whole(worths: Vec<Worths>) -> Vec<Worths> {
    worths.into_iter().map(|own| if own.failed.is_empty() { own } else { Worths::default() }).collect()
}

/// What is read off the runs.
struct Answer<'a> {
    game: &'a Game<'a>,
    worths: &'a [Worths],
    shares: &'a Shares,
    read: &'a Measure,
}

impl Answer<'_> {
    /// A number of every set, summed up.
    fn effect(&self, of: impl Fn(&Worths) -> f64) -> Effect {
        Effect::of_all(&self.worths.iter().map(of).collect::<Vec<_>>(), self.read)
    }

    fn judged(&self, shared: f64) -> Judged {
        let all = everyone(self.game.players.len());
        match self.read.smallest_difference {
            _ if self.game.players.len() == 0 => Judged::Alike,
            _ if self.worths.iter().all(|own| own.of(all) == 0.0) => Judged::Equal,
            Some(least) if shared.abs() < least => Judged::Small,
            _ => Judged::Differs,
        }
    }

    fn told(
        &self,
        (arm, against): (&Arm, &Arm),
        (order, pairs): (&[usize], &[[usize; 2]]),
        (runs, asked): (Runs, usize),
    ) -> Result<Why, StudyError> {
        let players = self.game.players.len();
        let all = everyone(players);
        let more = |own: &Worths| own.of(all) - (0..players).map(|one| own.of(alone(one))).sum::<f64>();
        let (carried, shared) = (self.shares.carried(self.worths), self.shares.shared(self.worths));
        let judged = self.judged(shared);
        let fluxes = match judged {
            Judged::Alike | Judged::Equal => None,
            // Where the set as written has no course it is among the runs that failed, and nothing flows.
            Judged::Small | Judged::Differs => Fluxes::of(&self.game.whole(0)?, &self.game.whole(1)?).ok(),
        };
        Ok(Why {
            arm: arm.name.clone(),
            against: against.name.clone(),
            read: self.read.clone(),
            judged,
            whole: Effect::of_changes(&self.worths.iter().map(|own| own.of(all)).collect::<Vec<_>>(), self.read),
            shared,
            parts: order.iter().map(|player| self.part(*player, carried[*player])).collect(),
            together: self.effect(more),
            interplay: pairs.iter().map(|pair| self.interplay(*pair)).collect(),
            sampling: self.shares.sampling(),
            fluxes: fluxes.as_ref().map_or_else(Vec::new, Fluxes::ranked),
            flux_times_d: fluxes.as_ref().map_or_else(Vec::new, Fluxes::times),
            arrows: fluxes.as_ref().map_or_else(Vec::new, Fluxes::arrows),
            runs,
            asked,
        })
    }

    fn interplay(&self, [one, other]: [usize; 2]) -> Interplay {
        let name = |player: usize| self.game.players.all[player].name.clone();
        let both = alone(one) | alone(other);
        let more = self.effect(|own| own.of(both) - own.of(alone(one)) - own.of(alone(other)));
        Interplay { names: [name(one), name(other)], more }
    }

    fn part(&self, player: usize, carried: Carried) -> Part {
        let own = &self.game.players.all[player];
        let all = everyone(self.game.players.len());
        let without = all & !alone(player);
        let missing = |own: &Worths| own.of(all) - own.of(without);
        let of_sets: Vec<f64> = self.worths.iter().skip(1).map(missing).collect();
        Part {
            kind: own.kind,
            name: own.name.clone(),
            about: own.about.clone(),
            turned_round: own.turned_round,
            carried,
            left: self.effect(|own| own.of(without)),
            missing: self.effect(missing),
            less: share(&of_sets, |missing| missing > 0.0),
            alone: self.effect(|own| own.of(alone(player))),
        }
    }
}
