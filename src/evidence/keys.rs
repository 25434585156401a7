//! The keys of a file of facts, declared once.

use crate::bibliography::Basis;
use crate::model::species::Species;
use crate::reading::kinds::{Kind, Table, optional, required};
use crate::scenario::keys::{INJURY, INTERVENTION, OVERRIDES, PERTURBATION};

/// What a published finding is about.
pub(super) const KINDS: &[&str] =
    &["level", "peak time", "plateau", "ratio", "return to baseline", "second peak", "window", "order", "intervention"];

/// Species of published experiments: those of the model, and others.
static SUBJECTS: [&str; Species::ALL.len() + 1] = {
    let mut ids = ["other"; Species::ALL.len() + 1];
    let mut at = 0;
    while at < Species::ALL.len() {
        ids[at] = Species::ALL[at].id;
        at += 1;
    }
    ids
};

/// The basis of a fact that no paper states and that follows from what the courses are of: cells do not come back from
/// nothing, a treatment is not worth more when less of it is given. It has no source.
pub(super) const SHAPE: &str = "shape";

/// What a fact rests on: a source, read well or less well, or reasoning.
static BASES: [&str; Basis::WORDS.len() + 1] = {
    let mut words = [SHAPE; Basis::WORDS.len() + 1];
    let mut at = 0;
    while at < Basis::WORDS.len() {
        words[at] = Basis::WORDS[at];
        at += 1;
    }
    words
};

pub(super) static FILE: Table = Table {
    title: "the file of facts",
    doc: "Published facts and the experiments they are read off.",
    keys: &[
        optional("experiment", Kind::Tables(&EXPERIMENT), "What is simulated."),
        optional("fact", Kind::Tables(&FACT), "What was published, and how the model is held against it."),
    ],
    conflicts: &[],
    one_of: &[&["fact", "experiment"]],
    needs: &[],
};

static EXPERIMENT: Table = Table {
    title: "[[experiment]]",
    doc: "One animal or group: an injury and what is done about it.",
    keys: &[
        required("name", Kind::Text, "Letters, digits and `_`; formulas use it."),
        required("about", Kind::Text, "One sentence."),
        optional("like", Kind::Text, "An experiment whose injury, end, treatments and overrides are taken over."),
        optional("injury", Kind::Table(&INJURY), "The primary injury."),
        optional("until", Kind::LongDuration, "End, counted from the injury; at most 1000 d."),
        optional("intervention", Kind::Tables(&INTERVENTION), "Exosome treatments."),
        optional("perturbation", Kind::Tables(&PERTURBATION), "Drugs, knock-outs, depletions, surgery."),
        optional("parameters", OVERRIDES, "Parameter overrides by name, each with a reason."),
    ],
    conflicts: &[],
    one_of: &[&["like", "injury"], &["like", "until"]],
    needs: &[],
};

static FACT: Table = Table {
    title: "[[fact]]",
    doc: "One published finding.",
    keys: &[
        required("id", Kind::Text, "Unique."),
        required("statement", Kind::Text, "What was found, and on what."),
        optional("source", Kind::Texts, "Keys of the bibliography; needed unless the basis is `shape`."),
        required(
            "basis",
            Kind::Choice(&BASES),
            "How well the source was read; `shape` where reasoning stands for one.",
        ),
        required("species", Kind::Choice(&SUBJECTS), "Of the experiment that was published."),
        required("injury", Kind::Text, "Of the experiment that was published."),
        required("kind", Kind::Choice(KINDS), "What the finding is about."),
        optional(
            "family",
            Kind::Text,
            "A word that facts of one paper, drug or cell population share; the first source if left out.",
        ),
        optional(
            "role",
            Kind::Choice(&["must", "supporting"]),
            "`must` for what a credible model shows; `supporting` if left out.",
        ),
        required("confidence", Kind::Choice(&["high", "medium", "low"]), "How precise the finding is."),
        optional("conflict", Kind::Text, "Where published facts disagree, and what the model takes."),
        optional("unchecked", Kind::Text, "Why the fact has no check."),
        optional("check", Kind::Tables(&CHECK), "How the model is held against it."),
    ],
    conflicts: &[("unchecked", &["check"])],
    one_of: &[&["check", "unchecked"]],
    needs: &[],
};

static CHECK: Table = Table {
    title: "[[fact.check]]",
    doc: "A number read off simulations, and what it should be.",
    keys: &[
        required("measure", Kind::Text, "A formula, such as `peak_time(tnf@epicentre)`."),
        optional("in", Kind::Text, "The experiment."),
        optional("over", Kind::Texts, "Experiments over which the measure should rise or fall."),
        required(
            "expect",
            Kind::Text,
            "`0.7 d to 1.5 d`, `at least 0.4`, `below 0`; with `over`, `rising` or `falling`.",
        ),
        optional("about", Kind::Text, "A few words for the table; the measure itself if left out."),
        optional("why", Kind::Text, "How the bounds follow from what was published."),
        optional("near", Kind::Number { low: 0.0, high: f64::MAX }, "How far outside the bounds still counts as near."),
    ],
    conflicts: &[("in", &["over"])],
    one_of: &[&["in", "over"]],
    needs: &[],
};
