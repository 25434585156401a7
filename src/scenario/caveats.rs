//! What has to be said wherever something of a scenario is shown: a species without facts, a scale whose severities are
//! assumed, a treatment that is in doubt.

use super::severity::graded;
use super::types::{Injury, Scenario};
use crate::model::species::Species;

impl Scenario {
    /// Each once, as clauses that begin in small letters; most scenarios have none.
    pub fn caveats(&self) -> Vec<String> {
        let given = self.arms.iter().flat_map(|arm| &arm.perturbations).filter_map(|part| part.treatment.as_ref());
        let doubts = given.filter_map(|given| Some(format!("`{}` is in doubt: {}", given.id, given.doubt.as_ref()?)));
        let mut all: Vec<String> = Vec::new();
        for one in self.injury.caveats().chain(doubts.map(|doubt| doubt.trim_end_matches('.').to_owned())) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }
}

impl Injury {
    fn caveats(&self) -> impl Iterator<Item = String> {
        let of_species = self.species.score.remark.map(str::to_owned);
        let scale = self.device.as_ref().and_then(|written| {
            let graded = graded(written, (Some(self.species), Some(self.mechanism)), Species::ALL).ok()?;
            Some(taken_for(written, graded.severity, graded.scale.mapped?))
        });
        of_species.into_iter().chain(scale)
    }
}

/// That a grade of a device is taken for a severity, and why that is not known.
pub(super) fn taken_for(written: &str, severity: f64, mapped: &str) -> String {
    format!("`{written}` is taken for a severity of {severity}: {mapped}")
}
