//! The keys of a lesson's front matter, declared once.

use crate::reading::kinds::{Kind, Table, optional, required, table};

/// What is done in a step.
pub(super) const KINDS: [&str; 6] = ["look", "predict", "observe", "explain", "change", "limits"];

/// Controls of the page that a step can release.
pub(super) const CONTROLS: [&str; 18] = [
    "species",
    "severity",
    "source",
    "cargo",
    "engineering",
    "route",
    "dose",
    "at",
    "repeat",
    "switch",
    "cursor",
    "cord",
    "pin",
    "bands",
    "window",
    "routes",
    "why",
    "sure",
];

/// Views of the page beside that of the curves.
const VIEWS: [&str; 5] = ["table", "window", "routes", "why", "sure"];

pub(super) static LESSON: Table = table(
    "the front matter of a lesson",
    "A lesson: what is asked, what is run, what is claimed, and the steps.",
    &[
        required("number", Kind::Whole { low: 1, high: 99 }, "Its place among the lessons."),
        required("title", Kind::Text, "What it is called."),
        required("question", Kind::Text, "What is asked."),
        required("minutes", Kind::Whole { low: 5, high: 90 }, "How long it takes."),
        required("aims", Kind::Texts, "What students can do afterwards."),
        required("scenario", Kind::Text, "A whole scenario, as its own file would have it."),
        required("columns", Kind::Texts, "Observables that are shown."),
        required("take_aways", Kind::Texts, "What is to stay."),
        required("left_out", Kind::Texts, "What the model leaves out that matters here."),
        required("misconceptions", Kind::Texts, "What students often believe, and what to ask them; for the teacher."),
        required("claim", Kind::Tables(&CLAIM), "Numbers of the texts, each computed."),
        required("step", Kind::Tables(&STEP), "The steps, in their order."),
    ],
);

/// Texts of a lesson in another language; all else is that of the lesson.
pub(super) static TRANSLATION: Table = table(
    "the front matter of a lesson in another language",
    "The texts of a lesson; what is run, and what its numbers are, is in the lesson itself.",
    &[
        required("title", Kind::Text, "What it is called."),
        required("question", Kind::Text, "What is asked."),
        required("aims", Kind::Texts, "What students can do afterwards."),
        required("take_aways", Kind::Texts, "What is to stay."),
        required("left_out", Kind::Texts, "What the model leaves out that matters here."),
        required("misconceptions", Kind::Texts, "What students often believe, and what to ask them; for the teacher."),
        required("claim", Kind::Tables(&SENTENCE), "Sentences of the lesson's claims."),
        required("step", Kind::Tables(&STEP_TEXTS), "Texts of the steps, in their order."),
    ],
);

static SENTENCE: Table = table(
    "[[claim]]",
    "What is said of a claim of the lesson.",
    &[required("id", Kind::Name, "The claim of the lesson."), required("say", Kind::Text, "A sentence with {value}.")],
);

static STEP_TEXTS: Table = table(
    "[[step]]",
    "Texts of a step.",
    &[
        required("heading", Kind::Text, "Its heading."),
        required("text", Kind::Text, "For the student, in Markdown."),
        optional("key", Kind::Text, "For the teacher, in Markdown."),
        optional("ask", Kind::Table(&OPTIONS), "What there is to choose from."),
    ],
);

static OPTIONS: Table = table(
    "[step.ask]",
    "What there is to choose from in a prediction.",
    &[required("options", Kind::Texts, "The options, in their order.")],
);

static CLAIM: Table = Table {
    title: "[[claim]]",
    doc: "A number that is read off runs of the scenario, and what it has to be.",
    keys: &[
        required("id", Kind::Name, "Texts say {id} where the number stands."),
        optional("with", Kind::Texts, "Settings `KEY=VALUE`; one of them may have several values."),
        required("of", Kind::Text, "A formula, in the language of metrics."),
        optional("arm", Kind::Text, "The arm; the first beside the control if left out."),
        optional("against", Kind::Text, "An arm whose number is taken off."),
        optional("ratio", Kind::Flag, "Set to true to divide by the number of `against` instead."),
        optional(
            "sum_of",
            Kind::Texts,
            "Arms; what `arm` gains over `against` is divided by the sum of what these gain.",
        ),
        optional("to_first", Kind::Flag, "Set to true to divide the numbers of all other values by that of the first."),
        optional("holds", Kind::Text, "Over parameter sets: what is counted, in the language of checks."),
        optional(
            "quantile",
            Kind::Number { low: 0.0, high: 1.0 },
            "Over parameter sets: the share of them that lies below the number.",
        ),
        required("expect", Kind::Text, "What the number has to be, in the language of checks."),
        optional("shown", Kind::Choice(&super::shown::WORDS), "How it is written; as a level if left out."),
        required("say", Kind::Text, "A sentence with {value}."),
    ],
    conflicts: &[("holds", &["quantile"]), ("ratio", &["sum_of"])],
    one_of: &[],
    needs: &[("ratio", &["against"]), ("sum_of", &["against"]), ("to_first", &["with"])],
};

static STEP: Table = table(
    "[[step]]",
    "One step of a lesson.",
    &[
        required("kind", Kind::Choice(&KINDS), "What is done."),
        required("heading", Kind::Text, "Its heading."),
        required("minutes", Kind::Whole { low: 1, high: 30 }, "How long it takes."),
        required("text", Kind::Text, "For the student, in Markdown."),
        optional("key", Kind::Text, "For the teacher, in Markdown."),
        optional("control", Kind::Choice(&CONTROLS), "The one control that this step releases."),
        optional("set", Kind::Texts, "Settings `KEY=VALUE` that are made when the step is entered."),
        optional("columns", Kind::Texts, "Observables that are shown from here on."),
        optional("arms", Kind::Texts, "Arms that may be seen until the next prediction is made. [default: all]"),
        optional("view", Kind::Choice(&VIEWS), "The view of the page that is shown."),
        optional("ask", Kind::Table(&ASK), "What has to be answered before the next step."),
    ],
);

static ASK: Table = Table {
    title: "[step.ask]",
    doc: "A prediction.",
    keys: &[
        required("by", Kind::Choice(&["draw", "choose", "words"]), "How it is given."),
        optional("column", Kind::Text, "The observable whose curve is drawn."),
        optional("arm", Kind::Text, "The arm whose curve is drawn."),
        optional("options", Kind::Texts, "What there is to choose from."),
        optional("right", Kind::Whole { low: 0, high: 9 }, "The option that the model bears out, counted from 0."),
        optional("because", Kind::Text, "The claim that decides this."),
        optional("reason", Kind::Flag, "Set to true to ask for a reason as well."),
    ],
    conflicts: &[("column", &["options"])],
    one_of: &[],
    needs: &[("options", &["right"]), ("right", &["because"]), ("column", &["arm"])],
};
