//! What flows through every reaction of a run, and what it changes.

use crate::declare::{Amount, Ledger, Place, Reaction, Slot};
use crate::engine::{EngineError, Plan, Sample, run};
use crate::ledger::{Gains, Stage};
use crate::model::cord::{region_name, state_name};
use crate::model::reactions;
use crate::model::state::{Body, Circulation, Deposit, Tissue};
use crate::number::Num;
use std::collections::BTreeMap;

/// A reaction and the place where it runs: `epicentre`, `epicentre-penumbra`, `body`.
pub type Spot = (String, String);

/// One reaction in one place over a run; products are added up.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Its unit, but for the `/d`: that of the first state that it changes.
    pub unit: &'static str,
    /// Rate per day at each time.
    pub rates: Vec<f64>,
    /// States that it changes, without region, and the size of that change per day at each time.
    pub changes: BTreeMap<&'static str, Vec<f64>>,
    /// The same states: above 0 where it makes them, below where it uses them up.
    pub senses: BTreeMap<&'static str, f64>,
}

/// All reactions over a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// Times, days.
    pub times: Vec<f64>,
    /// By reaction and place.
    pub reactions: BTreeMap<Spot, Flow>,
    /// States over time, by name with region; products are added up.
    pub states: BTreeMap<String, Vec<f64>>,
}

impl Flows {
    /// Runs `plan` and keeps what flows at `times` (ascending, days).
    ///
    /// # Errors
    /// [`EngineError`] where the solver gave up.
    pub fn of(plan: &Plan, times: &[f64]) -> Result<Flows, EngineError> {
        let mut flows = Flows { times: Vec::new(), reactions: BTreeMap::new(), states: BTreeMap::new() };
        run(plan, times, |sample| flows.take(&sample))?;
        Ok(flows)
    }

    fn take(&mut self, sample: &Sample<'_>) {
        let at = self.times.len();
        self.times.push(sample.time_d);
        for (slot, value) in sample.y.iter().enumerate() {
            let name = state_name(sample.layout, slot);
            let name = name.split('#').next().unwrap_or_default().to_owned();
            put(self.states.entry(name).or_default(), at, *value);
        }
        let settings = sample.settings;
        let mut meter = Meter { at, gains: &settings.gains, place: Place::Body, posted: 0, flows: self };
        reactions(&sample.frame(), &settings.products, &settings.parameters, &mut (&mut meter as &mut dyn Ledger<_>));
    }

    /// What passes through a course in all, by straight lines between its times.
    pub fn area(&self, course: &[f64], (from_d, until_d): (f64, f64)) -> f64 {
        let steps = self.times.windows(2).zip(course.windows(2));
        let part = |(times, values): (&[f64], &[f64])| {
            let (from, until) = (times[0].max(from_d), times[1].min(until_d));
            let at = |time: f64| values[0] + (values[1] - values[0]) * (time - times[0]) / (times[1] - times[0]);
            if until > from { 0.5 * (at(from) + at(until)) * (until - from) } else { 0.0 }
        };
        steps.map(part).sum()
    }
}

/// Adds `value` to a course at a position up to which it may be still missing.
fn put(course: &mut Vec<f64>, at: usize, value: f64) {
    if course.len() <= at {
        course.resize(at + 1, 0.0);
    }
    course[at] += value;
}

/// Listens to the reactions of one state.
struct Meter<'a> {
    at: usize,
    gains: &'a Gains<f64>,
    place: Place,
    posted: usize,
    flows: &'a mut Flows,
}

impl Ledger<f64> for Meter<'_> {
    fn enter(&mut self, place: Place) {
        self.place = place;
        self.posted = 0;
    }

    fn post(&mut self, reaction: &'static Reaction, rate: Num<f64>, yields: &[Num<f64>]) {
        let rate = rate.0 * self.gains.of((Stage::from(self.place), self.posted)).0;
        self.posted += 1;
        let spot = (reaction.full_name(), place(self.place));
        let new =
            || Flow { unit: unit(reaction), rates: Vec::new(), changes: BTreeMap::new(), senses: BTreeMap::new() };
        let flow = self.flows.reactions.entry(spot).or_insert_with(new);
        put(&mut flow.rates, self.at, rate);
        for (state, amount) in reaction.changes {
            let size = match amount {
                Amount::Fixed(number) => rate * number,
                Amount::Made(i) | Amount::Used(i) => rate * yields[*i].0,
            };
            put(flow.changes.entry(name(*state)).or_default(), self.at, size.abs());
            let sense = match amount {
                Amount::Fixed(number) => *number,
                Amount::Made(_) => 1.0,
                Amount::Used(_) => -1.0,
            };
            flow.senses.insert(name(*state), sense);
        }
    }
}

/// A place without its product.
fn place(place: Place) -> String {
    match place {
        Place::Region(region) | Place::Deposit { region, .. } => region_name(region),
        Place::Border(region) | Place::DepositBorder { region, .. } => {
            format!("{}-{}", region_name(region), region_name(region + 1))
        }
        Place::Body | Place::Circulation(_) => "body".into(),
    }
}

/// Name and unit of a state.
fn quantity(state: Slot) -> (&'static str, &'static str) {
    let quantity = match state {
        Slot::Tissue(i) => &Tissue::<f64>::TABLE[i],
        Slot::Body(i) => &Body::<f64>::TABLE[i],
        Slot::Circulation(i) => &Circulation::<f64>::TABLE[i],
        Slot::Deposit(i) => &Deposit::<f64>::TABLE[i],
    };
    (quantity.name, quantity.unit)
}

fn name(state: Slot) -> &'static str {
    quantity(state).0
}

fn unit(reaction: &Reaction) -> &'static str {
    reaction.changes.first().map_or("1", |(state, _)| quantity(*state).1)
}
