//! Lessons as plain data: for a list, and for the page.

use super::claims::Found;
use super::texts::{filled, html_of};
use super::types::{Ask, Lesson, Step};
use schemars::JsonSchema;
use serde::Serialize;

/// A lesson in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LessonListed<'l> {
    /// By this it is named.
    pub id: &'l str,
    /// Its place among the lessons.
    pub number: u64,
    /// What it is called.
    pub title: &'l str,
    /// What is asked.
    pub question: &'l str,
    /// How long it takes.
    pub minutes: u64,
}

/// A lesson with all that a student sees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LessonTold<'l> {
    #[serde(flatten)]
    listed: LessonListed<'l>,
    /// What students can do afterwards.
    aims: Vec<String>,
    /// The scenario as TOML.
    scenario: &'l str,
    /// Observables that are shown.
    columns: &'l [String],
    /// What is to stay.
    take_aways: Vec<String>,
    /// What the model leaves out that matters here.
    left_out: Vec<String>,
    /// The introduction as HTML.
    intro_html: String,
    /// Numbers that the texts are about.
    claims: Vec<ClaimTold<'l>>,
    /// The steps, in their order.
    steps: Vec<StepTold<'l>>,
}

/// A number of a lesson.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ClaimTold<'l> {
    /// By this it is named.
    id: &'l str,
    /// The number, or the first of several; of a share of parameter sets, from 0 to 1.
    #[schemars(with = "Option<f64>")]
    value: f64,
    /// As texts have it.
    shown: &'l str,
    /// In a sentence.
    said: &'l str,
}

/// A step.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct StepTold<'l> {
    /// `look`, `predict`, `observe`, `explain`, `change` or `limits`.
    kind: &'l str,
    /// Its heading.
    heading: &'l str,
    /// What is said, as HTML.
    text_html: String,
    /// The one control of the page that it releases.
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<&'l str>,
    /// Settings that are made when it is entered.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    set: &'l [String],
    /// Observables that are shown from here on.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    columns: &'l [String],
    /// Arms that may be seen until the next prediction is made.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    arms: &'l [String],
    /// The view of the page that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<&'l str>,
    /// What has to be answered before the next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<&'l Ask>,
}

impl Lesson {
    /// As a line of a list.
    pub fn listed(&self) -> LessonListed<'_> {
        let Lesson { id, number, title, question, minutes, .. } = self;
        LessonListed { id, number: *number, title, question, minutes: *minutes }
    }

    /// As a line of text.
    pub fn line(&self) -> String {
        format!("  {}  {:<22}{} ({} min)\n", self.number, self.id, self.question, self.minutes)
    }

    /// Its steps and numbers as text.
    pub fn text(&self, found: &[Found]) -> String {
        let steps = self.steps.iter().map(|step| format!("  {:<9}{}\n", step.kind, step.heading)).collect::<String>();
        let said: String = found.iter().map(|one| format!("  {}\n", one.said)).collect();
        format!("{}. {}\n\n{}\n\n{steps}\n{said}\n", self.number, self.title, self.question)
    }

    /// With all that a student sees, and no key; `found` is what its claims came to.
    pub fn told<'l>(&'l self, found: &'l [Found]) -> LessonTold<'l> {
        let texts = |all: &[String]| all.iter().map(|text| filled(text, found)).collect();
        let claim = |one: &'l Found| ClaimTold {
            id: &one.id,
            value: one.values.first().copied().unwrap_or(f64::NAN),
            shown: &one.shown,
            said: &one.said,
        };
        LessonTold {
            listed: self.listed(),
            aims: texts(&self.aims),
            scenario: &self.scenario,
            columns: &self.columns,
            take_aways: texts(&self.take_aways),
            left_out: texts(&self.left_out),
            intro_html: html_of(&self.intro, found),
            claims: found.iter().map(claim).collect(),
            steps: self.steps.iter().map(|step| step.told(found)).collect(),
        }
    }
}

impl Step {
    fn told(&self, found: &[Found]) -> StepTold<'_> {
        StepTold {
            kind: &self.kind,
            heading: &self.heading,
            text_html: html_of(&self.text, found),
            control: self.control.as_deref(),
            set: &self.set,
            columns: &self.columns,
            arms: &self.arms,
            view: self.view.as_deref(),
            ask: self.ask.as_ref(),
        }
    }
}
