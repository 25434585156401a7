//! One factor per named reaction: 1 as written, 0 knocked out, 2 doubled.

use crate::declare::{Ledger, Place, Reaction};
use crate::model::cord::{Frame, Layout};
use crate::model::products::Product;
use crate::model::{self, Parameters, injury};
use crate::number::{Num, Scalar};
use std::sync::OnceLock;

/// Kinds of place; a reaction is stated in one kind only, always at the same position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A region of the cord.
    Region,
    /// The exosomes of a product in a region.
    Deposit,
    /// Between two regions.
    Border,
    /// The exosomes of a product between two regions.
    DepositBorder,
    /// The animal as a whole.
    Body,
    /// The exosomes of a product outside the cord.
    Circulation,
}

/// Number of kinds of place.
pub(super) const STAGES: usize = 6;

impl From<Place> for Stage {
    #[inline]
    fn from(place: Place) -> Stage {
        match place {
            Place::Region(_) => Stage::Region,
            Place::Deposit { .. } => Stage::Deposit,
            Place::Border(_) => Stage::Border,
            Place::DepositBorder { .. } => Stage::DepositBorder,
            Place::Body => Stage::Body,
            Place::Circulation(_) => Stage::Circulation,
        }
    }
}

/// A factor for every reaction of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Gains<S> {
    pub(super) by_stage: [Vec<Num<S>>; STAGES],
}

impl<S: Scalar> Gains<S> {
    /// Every reaction as written.
    pub fn as_written() -> Self {
        Gains { by_stage: reactions_by_stage().each_ref().map(|all| vec![Num::from(1.0); all.len()]) }
    }

    /// Fills every factor in the order of [`reaction_names`].
    pub fn from_fn(mut make: impl FnMut() -> S) -> Self {
        Gains { by_stage: reactions_by_stage().each_ref().map(|all| all.iter().map(|_| Num(make())).collect()) }
    }

    /// All factors in the order of [`reaction_names`].
    pub fn values(&self) -> impl Iterator<Item = S> {
        self.by_stage.iter().flatten().map(|gain| gain.0)
    }

    /// Multiplies the factor of the reaction at `position` of `stage`.
    pub fn scale(&mut self, (stage, position): (Stage, usize), factor: f64) {
        let gain = &mut self.by_stage[stage as usize][position];
        *gain = *gain * factor;
    }

    /// The factor of the reaction at `position` of `stage`.
    pub fn of(&self, (stage, position): (Stage, usize)) -> Num<S> {
        self.by_stage[stage as usize][position]
    }

    /// Replaces the factor of the reaction at `position` of `stage`.
    pub fn set(&mut self, (stage, position): (Stage, usize), gain: Num<S>) {
        self.by_stage[stage as usize][position] = gain;
    }
}

/// Every reaction of the model, by the kind of place it is stated in, in the order in which it is stated.
pub fn reactions_by_stage() -> &'static [Vec<&'static Reaction>; STAGES] {
    static REACTIONS: OnceLock<[Vec<&'static Reaction>; STAGES]> = OnceLock::new();
    REACTIONS.get_or_init(|| {
        let layout = Layout { regions: 2, products: 1 };
        let p = Parameters::<f64>::default();
        let blow = injury::Blow { severity: Num(0.0), severed: Num(0.0) };
        let y = injury::start(layout, &blow, &p);
        let mut census = Census::default();
        model::reactions(&Frame { layout, y: &y }, &[Product::native()], &p, &mut (&mut census as &mut dyn Ledger<_>));
        census.found
    })
}

/// Full names of all reactions, in the order of [`reactions_by_stage`].
pub fn reaction_names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| reactions_by_stage().iter().flatten().map(|r| r.full_name()).collect())
}

/// Where the reaction called `module.name` is stated, if there is one.
pub fn find_reaction(full_name: &str) -> Option<(Stage, usize)> {
    let stages = [Stage::Region, Stage::Deposit, Stage::Border, Stage::DepositBorder, Stage::Body, Stage::Circulation];
    stages.into_iter().find_map(|stage| {
        let all = &reactions_by_stage()[stage as usize];
        all.iter().position(|r| r.full_name() == full_name).map(|position| (stage, position))
    })
}

/// Lists each reaction the first time it is stated.
#[derive(Default)]
struct Census {
    found: [Vec<&'static Reaction>; STAGES],
    stage: usize,
    first_time: bool,
    seen: [Option<Place>; STAGES],
}

impl Ledger<f64> for Census {
    fn enter(&mut self, place: Place) {
        self.stage = Stage::from(place) as usize;
        let first = *self.seen[self.stage].get_or_insert(place);
        self.first_time = first == place;
    }
    fn post(&mut self, reaction: &'static Reaction, _rate: Num<f64>, _yields: &[Num<f64>]) {
        if self.first_time {
            self.found[self.stage].push(reaction);
        }
    }
}
