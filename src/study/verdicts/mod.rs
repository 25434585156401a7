//! Published facts against the model: which hold, which are near, which fail.

mod told;

pub use told::{CheckTold, FactTold, Told};

use super::experiments::{self, EXACTLY, ROUGHLY, panel};
use super::{Knockouts, Progress, StudyError, Workers, knockouts};
use crate::catalogue::Catalogue;
use crate::evidence::{Batch, Evidence, Fact, Failures, Tally, Verdict, finding};
use crate::reading::nearest_help;
use crate::sample::Set;

/// Which facts are shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pick<'a> {
    /// Those with this in their id, file or kind.
    pub word: Option<&'a str>,
    /// Those that do not hold.
    pub failing: bool,
}

/// The names by which a fact is picked.
fn picked_by(fact: &Fact) -> [&str; 3] {
    [&fact.id, &fact.theme, &fact.kind]
}

impl Pick<'_> {
    /// Whether there is something to show, before anything is simulated.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] if the word picks no fact, with the nearest name.
    pub fn check(&self, evidence: &Evidence) -> Result<(), StudyError> {
        let Some(word) = self.word else { return Ok(()) };
        let names: Vec<&str> = evidence.facts.iter().flat_map(picked_by).collect();
        if names.iter().any(|name| name.contains(word)) {
            return Ok(());
        }
        let help = nearest_help(word, &names, "a part of an id, a file name or a kind picks facts");
        Err(StudyError::Unknown(format!("no fact has `{word}` in its id, file or kind; {help}")))
    }

    /// Positions of the facts to show, where `values` are those of all checks.
    fn shown(&self, evidence: &Evidence, values: &[f64]) -> Vec<usize> {
        let fails = |position: usize| {
            let mut checks = evidence.checks_of(position);
            checks.any(|(check, _)| finding(evidence, check, values[check]).verdict != Verdict::Holds)
        };
        let matches = |fact: &Fact| self.word.is_none_or(|word| picked_by(fact).iter().any(|name| name.contains(word)));
        let all = 0..evidence.facts.len();
        all.filter(|at| matches(&evidence.facts[*at]) && (!self.failing || fails(*at))).collect()
    }
}

/// What became of the facts.
pub struct Verdicts<'a> {
    evidence: &'a Evidence,
    /// Values of all checks with the parameters as they are written.
    nominal: Vec<f64>,
    /// Positions of the facts that are shown.
    shown: Vec<usize>,
    /// What holds with the parameters as they are written.
    pub tally: Tally,
    /// Values of all checks in each member of a population.
    members: Option<Vec<Vec<f64>>>,
    /// Runs of them that failed.
    failed: Failures,
}

/// Holds `evidence` against the parameters as they are written.
///
/// # Errors
/// The first experiment that could not be run.
pub fn validate<'a>(
    evidence: &'a Evidence,
    pick: &Pick<'_>,
    catalogue: &Catalogue,
    progress: &impl Progress,
) -> Result<Verdicts<'a>, StudyError> {
    let nominal = experiments::nominal(&panel(evidence.clone(), catalogue, EXACTLY)?, progress)?;
    let (shown, tally) = (pick.shown(evidence, &nominal), Tally::of(evidence, &nominal));
    Ok(Verdicts { evidence, nominal, shown, tally, members: None, failed: Failures::default() })
}

impl Verdicts<'_> {
    /// Holds the facts against each of `members` besides.
    ///
    /// # Errors
    /// An experiment that cannot be compiled; [`StudyError::Stopped`] if the work ended early.
    pub fn over(
        &mut self,
        members: &[Set],
        catalogue: &Catalogue,
        (workers, progress): (&impl Workers, &impl Progress),
    ) -> Result<(), StudyError> {
        let rough = panel(self.evidence.clone(), catalogue, ROUGHLY)?;
        let values = |batch: &Batch<'_>, member: usize| batch.values(member);
        let (found, failed) = experiments::population(&rough, members, workers, progress, values)?;
        (self.members, self.failed) = (Some(found), failed);
        Ok(())
    }

    /// Which of the facts shown break without a module.
    ///
    /// # Errors
    /// An experiment that cannot be compiled; [`StudyError::Stopped`] if the work ended early.
    pub fn knockouts(
        &self,
        catalogue: &Catalogue,
        (workers, progress): (&impl Workers, &impl Progress),
    ) -> Result<Knockouts, StudyError> {
        let rough = panel(self.evidence.clone(), catalogue, ROUGHLY)?;
        knockouts(&rough, &self.nominal, &self.shown, workers, progress)
    }
}
