//! What to integrate: a start, settings that hold between stops, and what happens at stops.

use super::{Control, EngineError};
use crate::ledger::{Gains, Stage};
use crate::model::Parameters;
use crate::model::cord::{Frame, Layout};
use crate::model::products::{Input, Product};

/// How far beyond a whole the rounding of a method may carry the sum of its shares, as a share of it (a numerical choice).
const ROUNDING: f64 = 1e-3;

/// An instantaneous change of one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Action {
    /// Position of the state.
    pub slot: usize,
    /// What becomes of it.
    pub change: Change,
    /// What it is a share of, if it is one.
    pub whole: Option<Whole>,
}

/// States that together cannot be more than so much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole {
    /// Positions of the states; at most three share a whole.
    pub parts: [Option<usize>; 3],
    /// How much they can be, in their unit.
    pub most: f64,
}

/// What becomes of a state at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// So much is added, in the unit of the state.
    Add(f64),
    /// It is multiplied by so much.
    Multiply(f64),
}

impl Action {
    /// Adds `amount` to the state at `slot`.
    pub fn add(slot: usize, amount: f64) -> Action {
        Action { slot, change: Change::Add(amount), whole: None }
    }

    /// Multiplies the state at `slot` by `factor`.
    pub fn multiply(slot: usize, factor: f64) -> Action {
        Action { slot, change: Change::Multiply(factor), whole: None }
    }

    /// The value that its state has after it, among the states as they are at `time_d`.
    ///
    /// # Errors
    /// [`EngineError::Beyond`] if that is more than the whole of which it is a share.
    pub fn on(&self, time_d: f64, state: impl Fn(usize) -> f64) -> Result<f64, EngineError<usize>> {
        let before = state(self.slot);
        let after = self.change.on(before);
        let Some(Whole { parts, most }) = self.whole.filter(|_| after > before) else { return Ok(after) };
        let value = after - before + parts.into_iter().flatten().map(state).sum::<f64>();
        if value <= most * (1.0 + ROUNDING) {
            Ok(after)
        } else {
            Err(EngineError::Beyond { time_d, state: self.slot, value, most })
        }
    }
}

impl Change {
    /// What becomes of the value of a state.
    pub fn on(self, value: f64) -> f64 {
        match self {
            Change::Add(amount) => value + amount,
            Change::Multiply(factor) => value * factor,
        }
    }

    /// Whether it is `other` to the last bit.
    pub fn same(self, other: Change) -> bool {
        match (self, other) {
            (Change::Add(one), Change::Add(other)) | (Change::Multiply(one), Change::Multiply(other)) => {
                one.to_bits() == other.to_bits()
            }
            _ => false,
        }
    }
}

/// Changes of state at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Time in days.
    pub time_d: f64,
    /// What is done.
    pub action: Action,
}

/// A change of the settings while it lasts.
#[derive(Clone, Debug)]
pub struct Window {
    /// First day on which it holds.
    pub from_d: f64,
    /// Day from which it no longer holds; may be infinite.
    pub until_d: f64,
    /// What changes.
    pub change: WindowChange,
}

/// What a window changes.
#[derive(Clone, Debug)]
pub enum WindowChange {
    /// Scales a reaction.
    Reaction {
        /// Where the reaction is stated.
        reaction: (Stage, usize),
        /// The factor.
        factor: f64,
    },
    /// Scales a parameter.
    ScaleParameter {
        /// Position of the parameter.
        position: usize,
        /// The factor.
        factor: f64,
    },
    /// Replaces a parameter.
    SetParameter {
        /// Position of the parameter.
        position: usize,
        /// The value.
        value: f64,
    },
    /// Adds a zero-order input to a product, unit `ug/d` per compartment.
    Infusion {
        /// Position of the product.
        product: usize,
        /// What is added.
        input: Input<f64>,
    },
}

/// Methods of integration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Rosenbrock method of order 5 for stiff systems.
    #[default]
    Rodas5p,
    /// Explicit Dormand-Prince 5(4), slow and independent.
    Dopri5,
}

impl Engine {
    /// One lower-case word, as in files.
    pub fn word(self) -> &'static str {
        match self {
            Engine::Rodas5p => "rodas5p",
            Engine::Dopri5 => "dopri5",
        }
    }

    /// The name of the method.
    pub fn title(self) -> &'static str {
        match self {
            Engine::Rodas5p => "Rodas5P",
            Engine::Dopri5 => "Dormand-Prince 5(4)",
        }
    }
}

/// Everything that a run needs.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Sizes of the state vector.
    pub layout: Layout,
    /// Parameters outside of windows.
    pub parameters: Parameters<f64>,
    /// Products without infusions.
    pub products: Vec<Product<f64>>,
    /// State vector at time zero.
    pub start: Vec<f64>,
    /// Changes of state, in any order; those at one time act in the order of the list.
    pub stops: Vec<Stop>,
    /// Changes of settings, in any order.
    pub windows: Vec<Window>,
    /// End of the run, in days.
    pub until_d: f64,
    /// Accuracy asked for.
    pub control: Control,
    /// Method of integration.
    pub engine: Engine,
}

/// What holds between two stops.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Parameters in force.
    pub parameters: Parameters<f64>,
    /// Factors of the reactions in force.
    pub gains: Gains<f64>,
    /// Products with the infusions that run.
    pub products: Vec<Product<f64>>,
}

/// A state at one time, with the settings that held.
pub struct Sample<'a> {
    /// Time in days.
    pub time_d: f64,
    /// Sizes of the state vector.
    pub layout: Layout,
    /// State vector.
    pub y: &'a [f64],
    /// Settings in force.
    pub settings: &'a Settings,
}

impl<'a> Sample<'a> {
    /// The state vector, to be read by name.
    pub fn frame(&self) -> Frame<'a, f64> {
        Frame { layout: self.layout, y: self.y }
    }
}

/// Longest interval between stops, in days; it bounds the memory that dense output takes.
const LONGEST_INTERVAL_D: f64 = 100.0;

impl Plan {
    /// Ends of the intervals between stops, ascending, from 0 to the end of the run.
    pub fn stop_times(&self) -> Vec<f64> {
        let inside = |t: &f64| *t > 0.0 && *t < self.until_d;
        let mut times: Vec<f64> = self.stops.iter().map(|s| s.time_d).collect();
        times.extend(self.windows.iter().flat_map(|w| [w.from_d, w.until_d]));
        times.extend((1..).map(|k| f64::from(k) * LONGEST_INTERVAL_D).take_while(inside));
        times.retain(inside);
        times.extend([0.0, self.until_d]);
        times.sort_by(f64::total_cmp);
        times.dedup();
        times
    }

    /// Settings in force from `time_d` to the next stop.
    pub fn settings(&self, time_d: f64) -> Settings {
        let mut now =
            Settings { parameters: self.parameters, gains: Gains::as_written(), products: self.products.clone() };
        for window in self.windows.iter().filter(|w| w.from_d <= time_d && time_d < w.until_d) {
            now.apply(&window.change);
        }
        now
    }
}

impl Settings {
    fn apply(&mut self, change: &WindowChange) {
        match *change {
            WindowChange::Reaction { reaction, factor } => self.gains.scale(reaction, factor),
            WindowChange::ScaleParameter { position, factor } => {
                self.parameters = self.parameters.map(|i, v| if i == position { v * factor } else { v });
            }
            WindowChange::SetParameter { position, value } => {
                self.parameters = self.parameters.with(position, value);
            }
            WindowChange::Infusion { product, input } => {
                let running = &mut self.products[product].input;
                *running = running.and(&input);
            }
        }
    }
}
