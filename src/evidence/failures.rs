//! Runs that failed among many: how many, of whom, and why the first did.

use serde::Serialize;
use std::fmt::Display;

/// Experiments whose run failed, each with the reason.
pub type Failed = Vec<(String, String)>;

/// Runs that failed. What is read off them is no number, so that no check holds by them, and they are in no band.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Failures {
    /// Runs without a result.
    pub runs: usize,
    /// Those who have one of them at least: sets of parameters, or modules that were switched off.
    pub of: usize,
    /// The first: its experiment, whose it was, and the reason.
    pub first: Option<String>,
}

impl Failures {
    /// Adds what failed of somebody: experiments, each with the reason.
    pub fn add(&mut self, whose: impl Display, failed: &[(String, String)]) {
        let Some((experiment, reason)) = failed.first() else { return };
        self.runs += failed.len();
        self.of += 1;
        self.first.get_or_insert_with(|| format!("`{experiment}` {whose}: {reason}"));
    }

    /// A sentence for readers, where there is something to say; `one` and `many` are those whose runs they are.
    pub fn said(&self, one: &str, many: &str) -> Option<String> {
        let first = self.first.as_ref()?;
        let (runs, whose) = (if self.runs == 1 { "run" } else { "runs" }, if self.of == 1 { one } else { many });
        let words = format!("{} {runs} failed, with {} {whose}, and count as what does not hold", self.runs, self.of);
        Some(format!("{words}; the first: {first}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_counted_and_the_first_reason_is_kept() {
        let mut failures = Failures::default();
        let failed = |names: &[&str]| -> Failed {
            names.iter().map(|name| ((*name).to_owned(), "the step became too small".to_owned())).collect()
        };
        failures.add("with parameter set 0", &failed(&[]));
        assert_eq!((failures.clone(), failures.said("set", "sets")), (Failures::default(), None));
        failures.add("with parameter set 3", &failed(&["moderate", "severe"]));
        failures.add("with parameter set 5", &failed(&["severe"]));
        assert_eq!(
            failures.said("set", "sets").unwrap(),
            "3 runs failed, with 2 sets, and count as what does not hold; the first: `moderate` with parameter set 3: the step \
             became too small."
        );
    }
}
