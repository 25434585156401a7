//! The sets of an earlier population, judged again: by other facts, or by a model that has changed a little.

use super::answer::{Again, Answer, Member};
use super::search::Found;
use super::{Calibration, Question};
use crate::calibration::{CORE_SIZE, Criteria};
use crate::evidence::Failures;
use crate::reading::words::count;
use crate::sample::{Brought, Earlier};
use crate::study::experiments::CHUNK;
use crate::study::{Progress, Steps, Workers};

impl Calibration {
    /// Judges the sets of `earlier` and keeps, in their order, those that hold what a member has to; the first of them
    /// are the core. `None` if the work ended early.
    pub fn again(
        &self,
        question: &Question,
        earlier: &Earlier,
        workers: &impl Workers,
        progress: &impl Progress,
    ) -> Option<Answer> {
        let judge = self.judge(&self.fine, question);
        let Brought { sets, drawn_anew } = earlier.brought(&self.space, question.seed);
        let mut values = Vec::new();
        let all = |steps: &dyn Steps| {
            let take = |found: Vec<_>| {
                steps.done(found.len() as u64);
                values.extend(found);
                Ok::<(), std::convert::Infallible>(())
            };
            let chunks: Vec<_> = sets.chunks(CHUNK).collect();
            let work = |piece: u64| (!workers.stopped()).then(|| judge.values(chunks[piece as usize]));
            workers.in_order(chunks.len() as u64, work, take)
        };
        let Ok(()) = progress.during("parameter sets", sets.len() as u64, all);
        if values.len() < sets.len() {
            return None;
        }
        let mut failed = Failures::default();
        let (tried, mut fit) = (sets.len(), Vec::new());
        for (family, (set, (values, failures))) in sets.into_iter().zip(values).enumerate() {
            failed.add(format_args!("with set {family} of {tried}"), &failures);
            if judge.fit(&values) {
                fit.push(Member { family, set, values });
            }
        }
        let (model, method) = (earlier.model.clone(), earlier.method.clone());
        let again = Again { model, sets: tried, drawn_anew, method };
        let (core, lost) = (fit.len().min(CORE_SIZE), tried - fit.len());
        let method = again.method(question, fit.len());
        let found = Found { sweeps: Vec::new(), families: Vec::new() };
        Some(Answer { again: Some(again), ..Answer::new(self, question, found, (fit, core, method), (lost, failed)) })
    }
}

impl Again {
    /// How the population was made, in one line.
    fn method(&self, question: &Question, members: usize) -> String {
        let (Question { seed, criteria: Criteria { must, checks }, .. }, of) = (question, self.sets);
        let anew = match self.drawn_anew.as_slice() {
            [] => String::new(),
            names => format!(", {} drawn anew", names.join(", ")),
        };
        format!(
            "exocord calibrate --from --seed {seed} --must {must} --checks {checks}: {} of {of}{anew}; before that {}",
            count(members, "member", "members"),
            self.method
        )
    }
}
