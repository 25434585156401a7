//! The keys of what acts and is no vesicle: perturbations, treatments of the catalogue, and windows that come again.

use super::own::{DRUG_DOSE, SESSIONS};
use super::pulses::MOST_WINDOWS;
use super::vocabulary::{PARAMETER, REACTION, STATE, TREATMENTS};
use crate::model::doses::MOST_OF_AN_ACT as MOST;
use crate::reading::kinds::{Kind, Table, optional, required};

const ANY: f64 = f64::MAX;

pub(crate) static PERTURBATION: Table = Table {
    title: "[[perturbation]]",
    doc: "A drug, knock-out, depletion or operation: it scales a reaction, changes a parameter, or acts once on a state.",
    keys: &[
        required("name", Kind::Name, "Name of the perturbation, unique in the scenario."),
        optional("reaction", Kind::Id(REACTION), "The reaction whose rate is scaled."),
        optional(
            "parameter",
            Kind::Id(PARAMETER),
            "The parameter that is scaled or set: for drugs that act inside a rate law.",
        ),
        optional("state", Kind::Id(STATE), "The state that is changed once: surgery, injection of a cytokine."),
        optional(
            "scale",
            Kind::Number { low: 0.0, high: MOST },
            "Factor on the reaction or the parameter; 0 switches it off.",
        ),
        optional(
            "value",
            Kind::Number { low: -ANY, high: ANY },
            "Value of the parameter while the perturbation lasts.",
        ),
        optional("add", Kind::Number { low: 0.0, high: MOST }, "Amount added to the state."),
        optional("multiply", Kind::Number { low: 0.0, high: MOST }, "Factor on the state; 0 removes it."),
        optional("from", Kind::Duration, "Begin after the injury; 0 if left out."),
        optional("until", Kind::UntilEnd, "End after the injury, or \"end\"; \"end\" if left out."),
        optional("at", Kind::Duration, "Time of the event on a state."),
        optional("repeat", Kind::Table(&WINDOWS), "How often it comes again: windows, or events on a state."),
        optional(
            "schedule",
            Kind::Own(&SESSIONS),
            "Windows in one text instead of `from`, `until`, `at` and `repeat`: \"90 min daily for 14 d from 1 d\".",
        ),
        optional(
            "region",
            Kind::Choice(&["epicentre", "penumbra", "all"]),
            "Where the event on a state happens; \"all\" if left out.",
        ),
    ],
    conflicts: &[
        ("reaction", &["parameter", "state", "value", "add", "multiply", "at", "region"]),
        ("parameter", &["state", "add", "multiply", "at", "region"]),
        ("state", &["scale", "value", "from", "until"]),
        ("schedule", &["from", "until", "at", "repeat"]),
        ("scale", &["value"]),
        ("add", &["multiply"]),
    ],
    one_of: &[&["reaction", "parameter", "state"]],
    needs: &[
        ("reaction", &["scale"]),
        ("parameter", &["scale", "value"]),
        ("state", &["add", "multiply"]),
        ("state", &["at", "schedule"]),
    ],
};

pub(crate) static WINDOWS: Table = Table {
    title: "`repeat` of windows",
    doc: "Windows, or events on a state, that come again.",
    keys: &[
        required("every", Kind::LongDuration, "Time from one begin to the next."),
        optional(
            "times",
            Kind::Whole { low: 1, high: MOST_WINDOWS },
            "Number of windows in all, the first included; as many as begin before `until` if left out.",
        ),
        optional("for", Kind::LongDuration, "How long each window lasts; events on a state have no length."),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static TREATMENT: Table = Table {
    title: "[[treatment]]",
    doc: "A treatment of the catalogue that is given beside vesicles or alone; it acts on what its row names.",
    keys: &[
        required(
            "name",
            Kind::Name,
            "Name of the treatment in the catalogue, or a name of your own beside `treatment`.",
        ),
        optional("treatment", Kind::Id(TREATMENTS), "The treatment in the catalogue; that of `name` if left out."),
        optional(
            "dose",
            Kind::Own(&DRUG_DOSE),
            "Dose of a drug, as in \"30 mg/kg\": where doses were compared it counts.",
        ),
        optional("at", Kind::Duration, "Begin after the injury."),
        optional("until", Kind::UntilEnd, "End after the injury, or \"end\"; as long as one dose acts if left out."),
        optional("repeat", Kind::Table(&WINDOWS), "How often it is given; `for` is the length of a session."),
        optional(
            "schedule",
            Kind::Own(&SESSIONS),
            "When it is given in one text instead of `at`, `until` and `repeat`: \"90 min daily for 14 d from 1 d\".",
        ),
    ],
    conflicts: &[("schedule", &["at", "until", "repeat"])],
    one_of: &[&["at", "schedule"]],
    needs: &[("until", &["at"]), ("repeat", &["at"])],
};
