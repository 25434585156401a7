//! What the arms of a question came to, set by set.

use crate::answers::{Runs, Spread, share};
use crate::engine::EngineError;
use crate::evidence::{Failed, Failures};

/// What each run of an arm came to, set by set.
pub(super) type Results = Vec<Result<Vec<f64>, EngineError>>;

/// Position of an arm among those of its question.
#[derive(Clone, Copy, Debug)]
pub struct Id(pub(super) usize);

/// What arms came to.
pub struct Found {
    /// By arm and parameter set, the one as written first: what is read, time by time; nothing where a run failed.
    values: Vec<Vec<Option<Vec<f64>>>>,
    /// What was run.
    pub runs: Runs,
}

impl Found {
    /// Of arms with these names, for the parameters as they are written and `members` others.
    pub(super) fn of(names: &[&str], found: Vec<Results>, members: usize) -> Found {
        let failed = failures(names, &found, members + 1);
        let values = found.into_iter().map(|results| results.into_iter().map(Result::ok).collect()).collect();
        Found { values, runs: Runs { members, failed } }
    }

    /// What is read last of an arm, set by set; not a number where its run failed.
    fn last(&self, arm: Id) -> impl Iterator<Item = f64> {
        self.values[arm.0].iter().map(|one| one.as_ref().and_then(|rows| rows.last().copied()).unwrap_or(f64::NAN))
    }

    /// What is read last of `arm` less the same of `control`, set by set.
    pub fn gains(&self, arm: Id, control: Id) -> Gains {
        Gains(self.last(arm).zip(self.last(control)).map(|(arm, control)| arm - control).collect())
    }

    /// A column of an arm, of which there are `width`, time by time.
    pub fn course(&self, arm: Id, column: usize, width: usize) -> Vec<Spread> {
        let own = &self.values[arm.0];
        let samples = own.iter().flatten().map(Vec::len).max().unwrap_or(0) / width.max(1);
        let at = |set: &Option<Vec<f64>>, time: usize| {
            set.as_ref().and_then(|rows| rows.get(time * width + column)).copied().unwrap_or(f64::NAN)
        };
        let spread = |time: usize| {
            let values: Vec<f64> = own.iter().map(|set| at(set, time)).collect();
            Gains(values).spread()
        };
        (0..samples).map(spread).collect()
    }
}

/// A number for each parameter set, the one as written first.
#[derive(Clone, Debug, PartialEq)]
pub struct Gains(Vec<f64>);

impl Gains {
    /// With the parameters as they are written.
    pub fn nominal(&self) -> f64 {
        self.0.first().copied().unwrap_or(f64::NAN)
    }

    /// The population's.
    fn members(&self) -> &[f64] {
        self.0.get(1..).unwrap_or_default()
    }

    /// Both.
    pub fn spread(&self) -> Spread {
        Spread::of(self.nominal(), self.members())
    }

    /// The share of the population, 0 to 1, of which something is true.
    pub fn share(&self, true_of: impl Fn(f64) -> bool) -> f64 {
        share(self.members(), true_of)
    }

    /// These less `others`, set by set.
    pub fn less(&self, others: &Gains) -> Gains {
        Gains(self.0.iter().zip(&others.0).map(|(one, other)| one - other).collect())
    }
}

/// Runs that failed, set by set, so that a set of which several arms failed is counted once.
fn failures(names: &[&str], found: &[Results], sets: usize) -> Failures {
    let mut failures = Failures::default();
    for set in 0..sets {
        let error = |(name, results): (&&str, &Results)| {
            Some(((*name).to_owned(), results.get(set)?.as_ref().err()?.to_string()))
        };
        let failed: Failed = names.iter().zip(found).filter_map(error).collect();
        let whose = set.checked_sub(1).map_or("as written".into(), |n| format!("with parameter set {n}"));
        failures.add(whose, &failed);
    }
    failures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_which_several_arms_failed_is_counted_once() {
        let (fine, lost) = (|| Ok(vec![1.0]), || Err(EngineError::StepUnderflow { time_d: 1.0 }));
        let found = Found::of(&["one", "other"], vec![vec![fine(), lost()], vec![fine(), lost()]], 1);
        assert_eq!((found.runs.failed.runs, found.runs.failed.of), (2, 1));
        let gains = found.gains(Id(1), Id(0));
        assert!(gains.nominal() == 0.0 && gains.spread().median().is_nan());
    }
}
