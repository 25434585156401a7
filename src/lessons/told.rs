//! Lessons as plain data: for a list, and for the page.

use super::claims::Found;
use super::texts::{filled, html_of};
use super::types::{Ask, Claim, Lesson, Step};
use super::words::Language;
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
    claims: Vec<ClaimTold>,
    /// The steps, in their order.
    steps: Vec<StepTold<'l>>,
    /// Its texts in Chinese, by the same keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    zh: Option<TextsTold>,
}

/// Texts of a lesson in another language, by the keys of the lesson itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct TextsTold {
    /// What it is called.
    title: String,
    /// What is asked.
    question: String,
    /// What students can do afterwards.
    aims: Vec<String>,
    /// What is to stay.
    take_aways: Vec<String>,
    /// What the model leaves out that matters here.
    left_out: Vec<String>,
    /// The introduction as HTML.
    intro_html: String,
    /// Numbers that the texts are about.
    claims: Vec<ClaimTold>,
    /// Texts of the steps, in their order.
    steps: Vec<StepTextsTold>,
}

/// Texts of a step.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct StepTextsTold {
    /// Its heading.
    heading: String,
    /// What is said, as HTML.
    text_html: String,
    /// What there is to choose from, where it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<OptionsTold>,
}

/// What there is to choose from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct OptionsTold {
    /// The options, in their order.
    options: Vec<String>,
}

/// A number of a lesson.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ClaimTold {
    /// By this it is named.
    id: String,
    /// The number, or the first of several; of a share of parameter sets, from 0 to 1.
    #[schemars(with = "Option<f64>")]
    value: f64,
    /// As texts have it.
    shown: String,
    /// In a sentence.
    said: String,
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
    pub fn told(&self, found: &[Found]) -> LessonTold<'_> {
        let texts = |all: &[String]| all.iter().map(|text| filled(text, found)).collect();
        let zh = self.in_language(Language::Chinese).filter(|_| self.language == Language::English);
        LessonTold {
            listed: self.listed(),
            aims: texts(&self.aims),
            scenario: &self.scenario,
            columns: &self.columns,
            take_aways: texts(&self.take_aways),
            left_out: texts(&self.left_out),
            intro_html: html_of(&self.intro, found),
            claims: found.iter().map(ClaimTold::of).collect(),
            steps: self.steps.iter().map(|step| step.told(found)).collect(),
            zh: zh.map(|zh| zh.texts_told(found)),
        }
    }

    /// Its texts alone; `found` is what the same claims came to in any language.
    fn texts_told(self, found: &[Found]) -> TextsTold {
        let said = |(one, claim): (&Found, &Claim)| one.said_by(claim, self.language);
        let found: Vec<Found> = found.iter().zip(&self.claims).map(said).collect();
        let texts = |all: &[String]| all.iter().map(|text| filled(text, &found)).collect();
        let step = |step: &Step| StepTextsTold {
            heading: step.heading.clone(),
            text_html: html_of(&step.text, &found),
            ask: step.ask.as_ref().filter(|ask| !ask.options.is_empty()).map(OptionsTold::of),
        };
        TextsTold {
            aims: texts(&self.aims),
            take_aways: texts(&self.take_aways),
            left_out: texts(&self.left_out),
            intro_html: html_of(&self.intro, &found),
            claims: found.iter().map(ClaimTold::of).collect(),
            steps: self.steps.iter().map(step).collect(),
            title: self.title,
            question: self.question,
        }
    }
}

impl ClaimTold {
    fn of(one: &Found) -> ClaimTold {
        let value = one.values.first().copied().unwrap_or(f64::NAN);
        ClaimTold { id: one.id.clone(), value, shown: one.shown.clone(), said: one.said.clone() }
    }
}

impl OptionsTold {
    fn of(ask: &Ask) -> OptionsTold {
        OptionsTold { options: ask.options.clone() }
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
