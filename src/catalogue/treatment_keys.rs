//! The keys of treatments beside vesicles.

use super::names::{DONOR, PARAMETER, REACTION, STATE};
use super::row_keys::{ALIASES, BASIS, CITE, EVIDENCE, ID, NAME, NOTE, REPLACES, SETTING};
use crate::model::doses::MOST_OF_AN_ACT as MOST;
use crate::reading::kinds::{Kind, Table, optional, required, table};

static ACT: Table = Table {
    title: "an act",
    doc: "What a treatment does to one reaction, parameter or state.",
    keys: &[
        optional("reaction", Kind::Id(REACTION), "The reaction whose rate is scaled."),
        optional("parameter", Kind::Id(PARAMETER), "The parameter that is scaled, where the rate law is acted on."),
        optional("state", Kind::Id(STATE), "The state that is changed once, each time that a dose is given."),
        optional("scale", Kind::Number { low: 0.0, high: MOST }, "Factor while it acts, at the full dose."),
        optional("add", Kind::Number { low: 0.0, high: MOST }, "What is added to the state."),
        optional("multiply", Kind::Number { low: 0.0, high: MOST }, "Factor on the state; 0 removes it."),
        BASIS,
    ],
    conflicts: &[
        ("reaction", &["parameter", "state", "add", "multiply"]),
        ("parameter", &["state", "add", "multiply"]),
        ("state", &["scale"]),
        ("add", &["multiply"]),
    ],
    one_of: &[&["reaction", "parameter", "state"]],
    needs: &[("reaction", &["scale"]), ("parameter", &["scale"]), ("state", &["add", "multiply"])],
};

static ACTS_FOR: Table = table(
    "`acts_for`",
    "How long one dose or session acts.",
    &[
        optional("species", Kind::Id(DONOR), "The species; all without a number of their own if left out."),
        required("value", Kind::LongDuration, "Usual time."),
        required("low", Kind::LongDuration, "Shortest plausible time."),
        required("high", Kind::LongDuration, "Longest plausible time."),
        BASIS,
        NOTE,
    ],
);

static TRIED: Table = table(
    "a dose",
    "A dose whose effect was compared with that of another.",
    &[
        required("amount", Kind::Text, "The dose, as in \"30 mg/kg\"."),
        required("strength", Kind::Number { low: 0.0, high: 10.0 }, "Its effect, as a share of that of the full dose."),
        optional("animals", Kind::Text, "Which animals had it, as in \"rats\": what it does by body mass is theirs."),
        BASIS,
    ],
);

pub(super) static TREATMENT_ROW: Table = table(
    "a treatment",
    "What is given or done beside vesicles.",
    &[
        ID,
        NAME,
        ALIASES,
        optional("act", Kind::Tables(&ACT), "What it acts on."),
        optional("acts_for", Kind::Tables(&ACTS_FOR), "How long one dose acts; to the end if left out."),
        optional(
            "only_during",
            Kind::Flag,
            "Set to true for what acts only while it is given, as in a chamber: a session of another length acts that long.",
        ),
        optional("dose", Kind::Tables(&TRIED), "Doses that were compared, from low to high."),
        optional("absent", Kind::Text, "Why nothing in the model is its counterpart; it is then refused."),
        optional(
            "doubt",
            Kind::Text,
            "What speaks against it: a study that found nothing, a fact that the model does not show. It is said wherever it \
             is given.",
        ),
        EVIDENCE,
        SETTING,
        NOTE,
        CITE,
        REPLACES,
    ],
);
