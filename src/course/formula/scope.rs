//! What a formula can name, and what it asks for.

use crate::course::needs::Needs;

/// What a formula can name.
pub(crate) struct Scope<'a> {
    /// Experiments by position.
    pub(crate) experiments: &'a [String],
    /// When they end, in days.
    pub(crate) ends: &'a [f64],
    /// The experiment that is meant where none is named.
    pub(crate) own: usize,
    /// Regions of every cord.
    pub(crate) regions: usize,
    /// There is one run and no other to name.
    pub(crate) alone: bool,
    /// What has to be sampled, for each experiment.
    pub(crate) needs: &'a mut [Needs],
}

impl Scope<'_> {
    /// A run in words.
    pub(super) fn place(&self, experiment: usize) -> String {
        match self.experiments.get(experiment) {
            Some(name) if !self.alone => format!("`{name}`"),
            _ => "the run".into(),
        }
    }
}
