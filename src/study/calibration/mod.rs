//! Which parameter sets, within the declared ranges, hold the facts.

mod again;
mod answer;
mod columns;
mod said;
mod search;
mod tables;

pub use answer::{Again, Answer};
pub use said::said;
pub use tables::folds;

use super::experiments::{ROUGHLY, panel};
use super::{Headline, Progress, StudyError, Workers};
use crate::calibration::checkpoint::{self, Begun, CheckpointError, Width};
use crate::calibration::{Criteria, Fold, Judge, Oracle, Part, Search, counted};
use crate::catalogue::Catalogue;
use crate::digest::sha256;
use crate::engine::Instructions;
use crate::evidence::{Evidence, Hashes, Panel};
use crate::sample::Space;
use search::Job;
use serde::{Deserialize, Serialize};

/// Relative tolerance while points are on their way.
const ON_THE_WAY: f64 = 1e-3;

/// What is to be found, and how much is spent on it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Seed of all random numbers.
    pub seed: u64,
    /// Points to begin from: drawn from the ranges and, where no facts are kept back, half at the values as written.
    pub draws: u32,
    /// Steps that all points take together.
    pub sweeps: u32,
    /// Times that a point may measure slopes of its own.
    pub rounds: u32,
    /// Jumps of every walk.
    pub jumps: u32,
    /// Parameter sets wanted.
    pub members: u32,
    /// What each of them has to hold.
    pub criteria: Criteria,
    /// The part of the facts that is kept back.
    pub without: Option<Part>,
}

/// Facts to calibrate on, with their experiments compiled.
pub struct Calibration {
    space: Space,
    rough: Panel,
    fine: Panel,
    hashes: Hashes,
    headline: Headline,
}

impl Calibration {
    /// Compiles the experiments of the facts.
    ///
    /// # Errors
    /// Facts without a check, and experiments that cannot be compiled.
    pub fn new(evidence: Evidence, catalogue: &Catalogue) -> Result<Calibration, StudyError> {
        if evidence.checks.is_empty() {
            return Err(StudyError::unknown("none of these facts has a check; there is nothing to calibrate on"));
        }
        let hashes = Hashes::of(&evidence, catalogue);
        let rough = panel(evidence.clone(), catalogue, ON_THE_WAY)?;
        let (space, headline) = (Space::of(catalogue, &hashes.uses), Headline::new(catalogue)?);
        Ok(Calibration { space, rough, fine: panel(evidence, catalogue, ROUGHLY)?, hashes, headline })
    }

    /// What an answer belongs to, in one line: all that decides what is found.
    pub fn belongs(&self, question: &Question) -> String {
        let Question { seed, draws, sweeps, rounds, jumps, criteria, without, .. } = question;
        let (Hashes { model, facts, .. }, Criteria { must, checks }) = (&self.hashes, criteria);
        let effort = format!("seed {seed} draws {draws} sweeps {sweeps} rounds {rounds} jumps {jumps}");
        let (by, without) = (Instructions::best().word(), self.kept(*without));
        // Points begin at the values as written, or are compared with them.
        let written: Vec<String> = self.space.nominal().iter().map(f64::to_string).collect();
        let written = sha256(written.join(" ").as_bytes());
        format!(
            "model {model} written {written} facts {facts} {effort} must {must} checks {checks} without {without} {by}"
        )
    }

    /// Whether a part that is to be kept back has anything in it; the last part has, if all of them have.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] where it has not: families of facts are fewer than parts, or do not fill them.
    pub fn check(&self, without: Option<Part>) -> Result<(), StudyError> {
        match without {
            Some(part) if !counted(&self.fine.evidence, without).contains(&false) => Err(StudyError::unknown(format!(
                "part {part} keeps nothing back: the families of these facts do not fill {} parts; keep back fewer parts, or give facts that do not belong together a `family` each",
                part.of
            ))),
            _ => Ok(()),
        }
    }

    /// A part in one word, which is another one if the part has other checks.
    fn kept(&self, without: Option<Part>) -> String {
        let Some(part) = without else { return "nothing".into() };
        let counts = counted(&self.fine.evidence, without);
        let bits: String = counts.iter().map(|counts| if *counts { '1' } else { '0' }).collect();
        format!("{part} {}", sha256(bits.as_bytes()))
    }

    /// What `keep` of [`Calibration::run`] was given, read back.
    ///
    /// # Errors
    /// [`CheckpointError`] for lines of another question, and where one is not as it was written.
    pub fn begun(&self, question: &Question, lines: &str) -> Result<Begun, CheckpointError> {
        let judge = self.judge(&self.rough, question);
        let width = Width { coordinates: judge.coordinates(), checks: judge.goals().low.len() };
        checkpoint::read(lines, &self.belongs(question), width)
    }

    /// How the population of an earlier answer did on what was kept back, by the record of that answer; `None` if it is
    /// of another question.
    pub fn known(&self, question: &Question, record: &serde_json::Value) -> Option<Fold> {
        let same = record["belongs_to"] == self.belongs(question) && record["question"]["members"] == question.members;
        same.then(|| Fold::deserialize(&record["kept_back"]).ok())?
    }

    /// Searches, from what was begun if anything was. `keep` takes lines to go on from after an interruption: at first
    /// all so far, then what comes to them. `None` if the work ended early.
    ///
    /// # Errors
    /// Those of `keep`.
    pub fn run<E: Send>(
        &self,
        question: &Question,
        begun: Option<Begun>,
        workers: &impl Workers,
        progress: &impl Progress,
        keep: impl FnMut(&str) -> Result<(), E> + Send,
    ) -> Result<Option<Answer>, E> {
        let Question { seed, rounds, jumps, without, .. } = *question;
        let judge = self.judge(&self.rough, question);
        let belongs = self.belongs(question);
        let job = Job {
            oracle: &judge,
            question,
            search: Search { rounds, jumps, seed },
            // What was written by hand knows the facts that are kept back, and would not be a test.
            nominal: without.is_none().then(|| self.space.nominal()),
            belongs: &belongs,
            workers,
            progress,
        };
        let Some(found) = job.run(begun, keep)? else { return Ok(None) };
        Ok(Answer::of(self, question, found, workers))
    }

    fn judge<'a>(&'a self, panel: &'a Panel, question: &Question) -> Judge<'a> {
        let counts = counted(&panel.evidence, question.without);
        Judge::new(panel, &self.space, counts, question.criteria)
    }
}
