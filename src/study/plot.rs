//! What a figure alone tells.

use super::MembersTold;
use crate::answers::{Fit, Published};
use crate::present::{Results, data_sentences, headline};
use crate::scenario::CONTEXT_OF_USE;
use schemars::JsonSchema;
use serde::Serialize;

/// What is drawn, in words.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlotTold<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario.
    pub scenario: &'a str,
    /// What it asks.
    pub question: &'a str,
    /// What the arms come to.
    pub sentence: String,
    /// Whose parameters there were beside those as written.
    pub members: &'a MembersTold,
    /// Sets that were done in every arm.
    pub sets_done: usize,
    /// Whether this work was stopped before all of them were; a run that was before is told among the warnings.
    pub interrupted: bool,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// What was drawn.
    pub plot: Plotted,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// What was drawn, and how far it is from own data.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Plotted {
    /// Names of the figures.
    pub figures: Vec<String>,
    /// How far courses are from own data, in words; empty without data.
    pub data_sentences: Vec<String>,
    /// The same, a row an arm and observable.
    pub data_fit: Vec<Fit>,
    /// Published facts of the injury, where they were asked for.
    pub facts_fit: Vec<Published>,
}

impl<'a> PlotTold<'a> {
    /// Of `results` over `members`, drawn as `figures`.
    pub fn of(results: &'a Results, members: &'a MembersTold, figures: Vec<String>, warnings: &'a [String]) -> Self {
        let (scenario, all) = (&results.scenario, &results.courses);
        let done = results.sets.as_ref().map_or(0, |sets| sets.done);
        let told = all.iter().skip(usize::from(all.len() > 1)).map(|course| headline(results, &course.arm));
        PlotTold {
            schema_version: 1,
            scenario: &scenario.name,
            question: &scenario.question,
            sentence: told.collect::<Vec<_>>().join(" "),
            members,
            sets_done: done,
            interrupted: done < members.sets,
            warnings,
            plot: Plotted {
                figures,
                data_sentences: data_sentences(results),
                data_fit: results.data.as_ref().map_or_else(Vec::new, |data| data.fits.clone()),
                facts_fit: results.facts.clone(),
            },
            context_of_use: CONTEXT_OF_USE,
        }
    }
}

/// What is told of figures of another command that were written again.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RedrawnTold<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// The command that made them.
    pub of: &'a str,
    /// What was written.
    pub plot: Redrawn<'a>,
    /// Things worth a second look.
    pub warnings: &'a [String],
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// Figures that were written again.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Redrawn<'a> {
    /// Names of the figures.
    pub figures: Vec<&'a String>,
}
