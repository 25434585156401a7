//! A lesson: plain data.

use super::shown::Shown;
use super::words::Language;
use crate::evidence::Expectation;
use crate::scenario::{Arm, Scenario};

/// A lesson.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The name of its file, without ending.
    pub id: String,
    /// The language of its texts.
    pub language: Language,
    /// Its place among the lessons.
    pub number: u64,
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// How long it takes.
    pub minutes: u64,
    /// What students can do afterwards.
    pub aims: Vec<String>,
    /// The scenario as text.
    pub scenario: String,
    /// The scenario as it is read.
    pub parsed: Scenario,
    /// Observables that are shown.
    pub columns: Vec<String>,
    /// What is to stay.
    pub take_aways: Vec<String>,
    /// What the model leaves out that matters here.
    pub left_out: Vec<String>,
    /// What students often believe, for the teacher.
    pub misconceptions: Vec<String>,
    /// The introduction, in Markdown.
    pub intro: String,
    /// Numbers of the texts.
    pub claims: Vec<Claim>,
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// Its texts in Chinese, where there are some.
    pub zh: Option<Texts>,
}

/// The texts of a lesson in another language, in the order of the lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub question: String,
    /// What students can do afterwards.
    pub aims: Vec<String>,
    /// What is to stay.
    pub take_aways: Vec<String>,
    /// What the model leaves out that matters here.
    pub left_out: Vec<String>,
    /// What students often believe, for the teacher.
    pub misconceptions: Vec<String>,
    /// The introduction, in Markdown.
    pub intro: String,
    /// A sentence with `{value}` for every claim.
    pub says: Vec<String>,
    /// Of every step.
    pub steps: Vec<StepTexts>,
}

/// Texts of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTexts {
    /// Its heading.
    pub heading: String,
    /// For the student, in Markdown.
    pub text: String,
    /// For the teacher, in Markdown; empty where there is nothing to say.
    pub key: String,
    /// What there is to choose from.
    pub options: Vec<String>,
}

/// A number that is read off runs.
#[derive(Clone, Debug)]
pub struct Claim {
    /// By this texts name it.
    pub id: String,
    /// The formula.
    pub of: String,
    /// What is run, by value of the setting that has several.
    pub runs: Vec<Pair>,
    /// The number of the other arm divides.
    pub ratio: bool,
    /// The number of the first value divides those of all others.
    pub to_first: bool,
    /// Whose number it is.
    pub over: Over,
    /// What it has to be.
    pub expect: Expectation,
    /// How it is written.
    pub shown: Shown,
    /// A sentence with `{value}`.
    pub say: String,
}

/// An arm, and the one that it is held against.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Its scenario.
    pub scenario: Scenario,
    /// The arm.
    pub arm: Arm,
    /// The other arm.
    pub against: Option<Arm>,
    /// Arms by the sum of whose gains its own is divided.
    pub sum_of: Vec<Arm>,
}

/// Whose number it is.
#[derive(Clone, Debug)]
pub enum Over {
    /// That of the parameters as they are written.
    Values,
    /// The share of parameter sets in which this holds.
    Share(Expectation),
    /// The number below which this share of parameter sets lies.
    Quantile(f64),
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// `look`, `predict`, `observe`, `explain`, `change` or `limits`.
    pub kind: String,
    /// Its heading.
    pub heading: String,
    /// How long it takes.
    pub minutes: u64,
    /// For the student, in Markdown.
    pub text: String,
    /// For the teacher, in Markdown; empty where there is nothing to say.
    pub key: String,
    /// The one control that it releases.
    pub control: Option<String>,
    /// Settings that are made when it is entered.
    pub set: Vec<String>,
    /// Observables that are shown from here on.
    pub columns: Vec<String>,
    /// Arms that may be seen until the next prediction is made; all where there are none.
    pub arms: Vec<String>,
    /// The view that is shown.
    pub view: Option<String>,
    /// What has to be answered before the next step.
    pub ask: Option<Ask>,
}

/// A prediction.
#[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
pub struct Ask {
    /// `draw`, `choose` or `words`.
    pub by: String,
    /// The observable whose curve is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The arm whose curve is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arm: Option<String>,
    /// What there is to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// The option that the model bears out, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<u64>,
    /// The claim that decides this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// A reason is asked for as well.
    pub reason: bool,
}
