//! What can be taken away of two arms, one by one: mechanisms of action of their vesicles, perturbations, and parameters
//! of their own.

use super::shapley::{Coalition, MOST, alone};
use crate::answers::PlayerKind;
use crate::catalogue::Catalogue;
use crate::experiment::{Template, mechanism};
use crate::model::mechanisms::{COUNT, Parameters as Mechanisms};
use crate::sample::Subject;
use crate::scenario::{Arm, Override, Scenario};
use crate::study::StudyError;

/// Something that an arm has and the control has not.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// What it is.
    pub kind: PlayerKind,
    /// Its name in the model or in the scenario.
    pub name: String,
    /// What it does, in a few words.
    pub about: String,
    /// Whether it is a mechanism that the vesicles drive the other way, with the set as written.
    pub turned_round: bool,
}

/// The players of two arms: mechanisms in the order of the model, then perturbations, then parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Players {
    /// All of them.
    pub all: Vec<Player>,
    /// Positions of those that are mechanisms, by player.
    positions: Vec<usize>,
}

impl Players {
    /// Whatever one of `arms` has in one of the sets of `subjects`.
    ///
    /// # Errors
    /// [`StudyError`] where an arm names what the model or the catalogue has not, and of more players than can be told
    /// apart.
    pub fn of(
        (scenario, arms): (&Scenario, [&Arm; 2]),
        catalogue: &Catalogue,
        subjects: &[Subject],
    ) -> Result<Players, StudyError> {
        let (mut acting, mut turned) = ([false; COUNT], [true; COUNT]);
        for arm in arms {
            let template = Template::new(scenario, arm, catalogue)?;
            let written = template.nominal();
            let one_way = |at| mechanism::turned_round(written, at) || !mechanism::acts(written, at);
            turned.iter_mut().enumerate().for_each(|(at, turned)| *turned &= one_way(at));
            for one in subjects {
                let plan = template.with(&one.parameters, &|number| one.weights.of(number));
                acting.iter_mut().enumerate().for_each(|(at, acts)| *acts |= mechanism::acts(&plan, at));
            }
        }
        let mut players = Players::default();
        for (at, quantity) in Mechanisms::<f64>::TABLE.iter().enumerate().filter(|(at, _)| acting[*at]) {
            let (name, about) = (quantity.name.to_owned(), quantity.about.trim().to_owned());
            players.positions.push(at);
            players.all.push(Player { kind: PlayerKind::Mechanism, name, about, turned_round: turned[at] });
        }
        for arm in arms {
            for one in &arm.perturbations {
                players.add(PlayerKind::Perturbation, &one.name, one.does());
            }
        }
        for arm in arms {
            for one in own(scenario, arm) {
                players.add(PlayerKind::Parameter, &one.name, format!("set to {}", one.value));
            }
        }
        match players.all.len() {
            many if many > MOST => Err(StudyError::Unknown(format!(
                "the arms have {many} mechanisms, perturbations and parameters, and {MOST} can be told apart; leave some out"
            ))),
            _ => Ok(players),
        }
    }

    /// Parts of one treatment have its name and are one player.
    fn add(&mut self, kind: PlayerKind, name: &str, about: String) {
        match self.all.iter_mut().find(|known| known.kind == kind && known.name == name) {
            None => self.all.push(Player { kind, name: name.to_owned(), about, turned_round: false }),
            Some(known) if known.about.split("; ").all(|part| part != about) => {
                known.about = format!("{}; {about}", known.about);
            }
            Some(_) => {}
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the mechanism at a position of the model is in.
    pub fn acts(&self, coalition: Coalition, position: usize) -> bool {
        let player = self.positions.iter().position(|at| *at == position);
        player.is_some_and(|player| coalition & alone(player) != 0)
    }

    /// The part of a coalition that decides which arm is compiled: whether vesicles are given for some mechanism, and
    /// who is in that is none.
    pub fn key(&self, coalition: Coalition) -> (bool, Coalition) {
        let mechanisms = (1 << self.positions.len()) - 1;
        (coalition & mechanisms != 0, coalition & !mechanisms)
    }

    /// `arm` with nothing but what belongs to a coalition; its mechanisms are left to whoever runs it.
    pub fn arm(&self, (scenario, arm): (&Scenario, &Arm), (vesicles, others): (bool, Coalition)) -> Arm {
        let is_in = |kind: PlayerKind, name: &str| {
            let player = self.all.iter().position(|one| one.kind == kind && one.name == name);
            player.is_some_and(|player| others & alone(player) != 0)
        };
        let perturbations = arm.perturbations.iter().filter(|one| is_in(PlayerKind::Perturbation, &one.name));
        let mut parameters = scenario.parameters.clone();
        for one in own(scenario, arm).filter(|one| is_in(PlayerKind::Parameter, &one.name)) {
            parameters.retain(|known| known.name != one.name);
            parameters.push(one.clone());
        }
        Arm {
            name: arm.name.clone(),
            interventions: if vesicles { arm.interventions.clone() } else { Vec::new() },
            perturbations: perturbations.cloned().collect(),
            parameters,
            // No arm with rules has players.
            rules: Vec::new(),
        }
    }
}

/// Parameters that an arm sets to other values than the scenario does.
fn own<'a>(scenario: &'a Scenario, arm: &'a Arm) -> impl Iterator<Item = &'a Override> {
    let same = |one: &Override| scenario.parameters.iter().any(|set| (&set.name, set.value) == (&one.name, one.value));
    arm.parameters.iter().filter(move |one| !same(one))
}
