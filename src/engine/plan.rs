//! What to integrate: a start, settings that hold between stops, and what happens at stops.

use super::Control;
use crate::ledger::{Gains, Stage};
use crate::model::Parameters;
use crate::model::cord::Layout;
use crate::model::products::{Input, Product};
use crate::number::Num;

/// An instantaneous change of one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Adds an amount, in the unit of the state.
    Add { slot: usize, amount: f64 },
    /// Multiplies the state.
    Multiply { slot: usize, factor: f64 },
}

/// Changes of state at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Time in days.
    pub time_d: f64,
    pub action: Action,
}

/// A change of the settings while it lasts.
#[derive(Clone, Debug)]
pub struct Window {
    /// First day on which it holds.
    pub from_d: f64,
    /// Day from which it no longer holds; may be infinite.
    pub until_d: f64,
    pub change: WindowChange,
}

/// What a window changes.
#[derive(Clone, Debug)]
pub enum WindowChange {
    /// Scales a reaction.
    Reaction { reaction: (Stage, usize), factor: f64 },
    /// Scales a parameter.
    ScaleParameter { position: usize, factor: f64 },
    /// Replaces a parameter.
    SetParameter { position: usize, value: f64 },
    /// Adds a zero-order input to a product, unit `ug/d` per compartment.
    Infusion { product: usize, input: Input<f64> },
}

/// Everything that a run needs.
#[derive(Clone, Debug)]
pub struct Plan {
    pub layout: Layout,
    pub parameters: Parameters<f64>,
    pub products: Vec<Product<f64>>,
    /// State vector at time zero.
    pub start: Vec<f64>,
    pub stops: Vec<Stop>,
    pub windows: Vec<Window>,
    /// End of the run, in days.
    pub until_d: f64,
    pub control: Control,
}

/// What holds between two stops.
#[derive(Clone, Debug)]
pub struct Settings {
    pub parameters: Parameters<f64>,
    pub gains: Gains<f64>,
    pub products: Vec<Product<f64>>,
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
                let sum = |a: Num<f64>, b: Num<f64>| a + b;
                *running = Input {
                    plasma: sum(running.plasma, input.plasma),
                    nasal: sum(running.nasal, input.nasal),
                    csf: sum(running.csf, input.csf),
                    lesion: sum(running.lesion, input.lesion),
                };
            }
        }
    }
}
