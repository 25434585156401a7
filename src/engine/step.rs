//! A run that is looked at step by step: for what is to be found at a time that nobody knows beforehand.

use super::plan::{Sample, Settings};
use crate::model::cord::Layout;
use std::ops::ControlFlow;

/// Looks at each step, and breaks the run off once it has seen enough.
pub(super) type Watch<'w> = &'w mut dyn FnMut(&mut Step<'_>) -> ControlFlow<()>;

/// A step as it was taken; stops lie at its ends. States within it are read off its dense output.
pub struct Step<'a> {
    /// Its beginning, in days; there it shows the state after what happened at a stop.
    pub from_d: f64,
    /// Its end, in days; there it shows the state before what happens at a stop.
    pub to_d: f64,
    pub(super) layout: Layout,
    pub(super) settings: &'a Settings,
    pub(super) look: &'a mut dyn FnMut(f64, &mut [f64]),
    pub(super) states: &'a mut [f64],
}

impl Step<'_> {
    /// What `read` makes of the state at `time_d`, which lies within the step.
    pub fn at<R>(&mut self, time_d: f64, read: impl FnOnce(&Sample<'_>) -> R) -> R {
        (self.look)(time_d, self.states);
        let (layout, settings) = (self.layout, self.settings);
        read(&Sample { time_d, layout, y: &self.states[..layout.len()], settings })
    }
}
