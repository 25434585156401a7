//! The keys of a scenario file, declared once: the reader, the suggestions and the JSON Schema all follow these tables.

pub(crate) use super::acting_keys::{PERTURBATION, TREATMENT, WINDOWS};
use super::animal::SEX;
use super::level::LEVEL;
use super::own::{REGIMEN, SETS, SEVERITY, VERSION};
use super::rules::RULE;
use super::vocabulary::{CARGO, ENGINEERING, INJURIES, PAPER, PARAMETER, ROUTE, SOURCE, SPECIES};
use crate::reading::kinds::{Kind, Table, optional, required};
use crate::reading::units::Dimension;

const ANY: f64 = f64::MAX;

pub(crate) static ROOT: Table = Table {
    title: "the scenario",
    doc: "A scenario of secondary spinal cord injury for exocord: an injury, its treatments, and how to simulate them.",
    keys: &[
        optional(
            "schema_version",
            Kind::Own(&VERSION),
            "Version of the scenario syntax; 1, the only one so far, if left out. New keys do not raise it.",
        ),
        required("question", Kind::Text, "The question that the scenario asks; shown on every output."),
        optional("name", Kind::Name, "Name of the scenario; the file name without `.toml` if left out."),
        optional(
            "paper",
            Kind::Ids(PAPER),
            "Papers that the scenario is after, by their keys in the bibliography; nothing of a run depends on it.",
        ),
        optional(
            "answer",
            Kind::Texts,
            "Outcomes that answer the question, told first: `score`, metrics of the scenario, or outcomes of every run such as \"tnf@epicentre_peak\"; the score if left out.",
        ),
        required("injury", Kind::Table(&INJURY), "The primary injury, the same in every arm."),
        required("simulation", Kind::Table(&SIMULATION), "Horizon, output, tolerances, regions and seed."),
        optional("metric", Kind::Tables(&METRIC), "Numbers to read off every arm, beside those that every run has."),
        optional("intervention", Kind::Tables(&INTERVENTION), "Exosome treatments."),
        optional(
            "perturbation",
            Kind::Tables(&PERTURBATION),
            "Anything that is not an exosome: drug, knock-out, depletion, surgery.",
        ),
        optional(
            "treatment",
            Kind::Tables(&TREATMENT),
            "Treatments of the catalogue beside vesicles: drugs, oxygen, training, operations.",
        ),
        optional("rule", Kind::Tables(&RULE), "Interventions that are given when the course says so."),
        optional("parameters", OVERRIDES, "Parameter overrides by name, each with a reason."),
        optional(
            "arm",
            Kind::Tables(&ARM),
            "Further arms of the experiment, as differences from the scenario as written.",
        ),
        optional(
            "scan",
            Kind::Table(&SCAN),
            "Keys and values that `exocord scan` goes through; no other command reads them.",
        ),
        optional(
            "catalogue_sha256",
            Kind::Text,
            "SHA-256 of the file that `--catalogue` has to name; no other one will do.",
        ),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static INJURY: Table = Table {
    title: "[injury]",
    doc: "The primary injury.",
    keys: &[
        required("species", Kind::Id(SPECIES), "Whose cord."),
        required("mechanism", Kind::Id(INJURIES), "What was done to the cord."),
        optional(
            "severity",
            Kind::Own(&SEVERITY),
            "0 (sham) to 1, a word or a device scale; 0.6 is a moderate rat contusion. Only a transection may leave it out.",
        ),
        optional("level", Kind::Own(&LEVEL), "Vertebral level, such as \"T10\"; recorded, not modelled."),
        optional("strain", Kind::Text, "Strain or breed, such as \"Wistar\"; recorded, not modelled."),
        optional("sex", Kind::Own(&SEX), "\"female\", \"male\" or \"both\"; recorded, not modelled."),
        optional("age", Kind::Text, "Age, such as \"10 wk\"; recorded, not modelled."),
        optional(
            "body_mass",
            Kind::Quantity(Dimension::Mass),
            "Body mass, to turn mg/kg into ug; the species' usual mass if left out.",
        ),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static SIMULATION: Table = Table {
    title: "[simulation]",
    doc: "How long and how exactly to simulate.",
    keys: &[
        required("until", Kind::LongDuration, "End, counted from the injury; 15 min to 1000 d."),
        optional(
            "output_every",
            Kind::LongDuration,
            "Output grid; the engine's own if left out. Results never depend on it.",
        ),
        optional("rtol", Kind::Number { low: 1e-13, high: 1e-2 }, "Relative tolerance; 1e-7 if left out."),
        optional("atol", Kind::Number { low: 1e-16, high: 1e-2 }, "Absolute tolerance; 1e-10 if left out."),
        optional("regions", Kind::Whole { low: 1, high: 9 }, "Regions of the cord, epicentre first; 2 if left out."),
        optional(
            "seed",
            Kind::Whole { low: 0, high: i64::MAX as u64 },
            "Seed of the plausible population; 1 if left out.",
        ),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static METRIC: Table = Table {
    title: "[[metric]]",
    doc: "A number to read off every arm, by a formula over observables and states.",
    keys: &[
        required("name", Kind::Name, "Name of the metric, unique in the scenario; shown in tables."),
        required(
            "formula",
            Kind::Text,
            "What is read, as in \"highest(tnf@epicentre, 1 d, 7 d)\" or \"at(bbb, end) - at(bbb, 7 d)\"; evidence/README.md has the language.",
        ),
        optional("unit", Kind::Text, "Unit for readers; that of what is read, where it is plain, if left out."),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static SCAN: Table = Table {
    title: "[scan]",
    doc: "A grid of scenarios: every combination of the values of some keys.",
    keys: &[
        required(
            "set",
            Kind::Own(&SETS),
            "Keys and lists of their values: { \"dose\" = \"1 ug..1 mg log 7\", \"route\" = \"intravenous,intranasal\" }.",
        ),
        optional(
            "metric",
            Kind::Text,
            "What is read: a formula, an observable, or a metric of the scenario; the score if left out.",
        ),
        optional("at", Kind::Duration, "When the score or the observable is read; at the end if left out."),
        optional(
            "follow",
            Kind::Duration,
            "Least time from the beginning of the last dose to the reading; 56 d if left out where an axis moves doses and \
             `at` is left out.",
        ),
        optional("arm", Kind::Text, "The arm that is read; every arm but `control` if left out."),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static INTERVENTION: Table = Table {
    title: "[[intervention]]",
    doc: "An exosome treatment: source, cargo, engineering, route, dose and timing.",
    keys: &[
        required("name", Kind::Name, "Name of the treatment, unique in the scenario."),
        required("source", Kind::Id(SOURCE), "Parent cell, from the catalogue."),
        optional("cargo", Kind::Ids(CARGO), "What was loaded, from the catalogue."),
        optional(
            "engineering",
            Kind::Ids(ENGINEERING),
            "How the vesicle or its parent cell was improved, from the catalogue.",
        ),
        required("route", Kind::Id(ROUTE), "The way in, from the catalogue."),
        optional(
            "dose",
            Kind::Quantity(Dimension::Dose),
            "Amount of one dose: \"100 ug\", \"0.1 mg\", \"0.45 mg/kg\" or \"1e9 particles\"; \"1e6 cells\" of a living graft.",
        ),
        optional("at", Kind::Duration, "Time of the first dose after the injury; left out of what a rule gives."),
        optional("over", Kind::Duration, "Length of an infusion, at least a second; a bolus if left out."),
        optional("repeat", Kind::Table(&REPEAT), "How often the dose comes again."),
        optional(
            "schedule",
            Kind::Own(&REGIMEN),
            "A whole regimen instead of `dose`, `at` and `repeat`: \"100 ug at 1 h q24h x3 then 50 ug at 7 d\".",
        ),
    ],
    conflicts: &[("schedule", &["dose", "at", "repeat"])],
    one_of: &[&["dose", "schedule"]],
    needs: &[("at", &["dose"]), ("repeat", &["dose"])],
};

pub(crate) static REPEAT: Table = Table {
    title: "`repeat`",
    doc: "A dose that comes again.",
    keys: &[
        required("every", Kind::LongDuration, "Time from one dose to the next."),
        optional("times", Kind::Whole { low: 1, high: 1000 }, "Number of doses in all, the first included."),
        optional(
            "for",
            Kind::LongDuration,
            "How long doses come, from the first on: at 0, 1, ... and 6 d for \"7 d\" of daily ones.",
        ),
    ],
    conflicts: &[("times", &["for"])],
    one_of: &[&["times", "for"]],
    needs: &[],
};

/// Parameters by name.
pub(crate) const OVERRIDES: Kind = Kind::Entries { table: &OVERRIDE, names: PARAMETER, definition: "override" };

pub(crate) static OVERRIDE: Table = Table {
    title: "a parameter override",
    doc: "A parameter set to another value.",
    keys: &[
        required("value", Kind::Number { low: -ANY, high: ANY }, "New value, in the parameter's unit."),
        required("reason", Kind::Text, "Why this experiment differs."),
        optional("allow_out_of_range", Kind::Flag, "Set to true to go beyond the plausible range on purpose."),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

pub(crate) static ARM: Table = Table {
    title: "[[arm]]",
    doc: "Another arm, as differences from the scenario as written.",
    keys: &[
        required("name", Kind::Name, "Name of the arm; `control` is reserved."),
        optional(
            "intervention",
            Kind::Changes(&INTERVENTION),
            "Differences: intervention.<name>.<key> = value, or intervention.<name> = false to leave one out.",
        ),
        optional(
            "perturbation",
            Kind::Changes(&PERTURBATION),
            "Differences: perturbation.<name>.<key> = value, or perturbation.<name> = false to leave one out.",
        ),
        optional(
            "treatment",
            Kind::Changes(&TREATMENT),
            "Differences: treatment.<name>.<key> = value, or treatment.<name> = false to leave one out.",
        ),
        optional(
            "rule",
            Kind::Changes(&RULE),
            "Differences: rule.<name>.<key> = value, or rule.<name> = false to leave one out.",
        ),
        optional("parameters", OVERRIDES, "Parameter overrides that hold in this arm only."),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};
