//! The keys of the catalogue's rows, declared once.

use super::names::{COMPARTMENT, DONOR, MECHANISM, REACTION, REVIEW};
use super::row_keys::{ALIASES, BASIS, CITE, EVIDENCE, ID, NAME, NOTE, REPLACES, SETTING};
use super::treatment_keys::TREATMENT_ROW;
use crate::bibliography;
use crate::reading::kinds::{Key, Kind, Table, optional, required, table};

/// How strongly the reviews speak of a mechanism, and the weight that stands for it.
pub(super) const STRENGTHS: [(&str, f64); 3] = [("strong", 1.2), ("moderate", 1.0), ("weak", 0.6)];

/// Weight of a mechanism that no review names, in a row that states the reviews' strengths.
pub(super) const NOT_NAMED: f64 = 0.4;

/// Largest weight of a mechanism, on either side of 0.
const MOST_WEIGHT: f64 = 5.0;

const WEIGHTS: Key = required(
    "mechanisms",
    Kind::Numbers { names: MECHANISM, low: -MOST_WEIGHT, high: MOST_WEIGHT },
    "Weight of each mechanism, 0 if left out; 1 is the native bone-marrow MSC vesicle, below 0 does the opposite.",
);
const RANGE: Key = required("weight_range", Kind::Table(&WEIGHT_RANGE), "How much the weights may vary.");

static WEIGHT_RANGE: Table = table(
    "`weight_range`",
    "Factors on all weights.",
    &[
        required("low_factor", Kind::Number { low: 0.0, high: 1.0 }, "Lowest plausible factor."),
        required("high_factor", Kind::Number { low: 1.0, high: 100.0 }, "Highest plausible factor."),
        BASIS,
    ],
);

static QUANTITY: Table = table(
    "a quantity",
    "A number, its plausible range and what it rests on.",
    &[
        required("value", Kind::Number { low: 0.0, high: f64::MAX }, "Nominal value."),
        required("low", Kind::Number { low: 0.0, high: f64::MAX }, "Lowest plausible value."),
        required("high", Kind::Number { low: 0.0, high: f64::MAX }, "Highest plausible value."),
        BASIS,
    ],
);

static MECHANISM_ROW: Table = table(
    "a mechanism",
    "A mechanism of action: a saturating drive onto named reactions of the model.",
    &[
        required("id", Kind::Id(MECHANISM), "One of the model's, in its order."),
        NAME,
        required("reviews", Kind::Texts, "Mechanisms of the source reviews that it stands for."),
        NOTE,
        CITE,
    ],
);

static REVIEWED_ROW: Table = Table {
    one_of: &[&["turned", "reactions", "absent"]],
    ..table(
        "another mechanism of the reviews",
        "A mechanism of the reviews that no drive of the model stands for.",
        &[
            ID,
            NAME,
            ALIASES,
            optional("turned", Kind::Ids(MECHANISM), "Mechanisms of the model that vesicles turn round in it."),
            optional("reactions", Kind::Ids(REACTION), "Reactions of the model that are this mechanism."),
            optional("absent", Kind::Text, "Why the model has no counterpart."),
            NOTE,
            CITE,
        ],
    )
};

static SOURCE_ROW: Table = table(
    "a source",
    "A parent cell.",
    &[
        ID,
        NAME,
        ALIASES,
        optional("donor", Kind::Id(DONOR), "Species of the cell; whichever the animal is of if left out."),
        optional("no_graft", Kind::Text, "Why no cells of it live and fade in a graft, if none do."),
        optional(
            "strengths",
            Kind::Words { names: REVIEW, words: &[STRENGTHS[0].0, STRENGTHS[1].0, STRENGTHS[2].0] },
            "Strength of each mechanism of the reviews; the weights follow from them.",
        ),
        WEIGHTS,
        RANGE,
        EVIDENCE,
        SETTING,
        NOTE,
        CITE,
        REPLACES,
    ],
);

static CARGO_ROW: Table = table(
    "a cargo",
    "A molecule loaded into the vesicle.",
    &[
        ID,
        NAME,
        ALIASES,
        WEIGHTS,
        RANGE,
        optional("half_life_d", Kind::Table(&QUANTITY), "Half-life inside cells, d; that of native cargo if left out."),
        EVIDENCE,
        SETTING,
        NOTE,
        CITE,
        REPLACES,
    ],
);

static ENGINEERING_ROW: Table = table(
    "an engineering method",
    "An improvement of the vesicle or of its parent cell.",
    &[
        ID,
        NAME,
        ALIASES,
        required("potency_factor", Kind::Table(&QUANTITY), "Factor on the weights of the source."),
        required("entry_factor", Kind::Table(&QUANTITY), "Factor on the entry from plasma into the lesion."),
        EVIDENCE,
        SETTING,
        NOTE,
        CITE,
        REPLACES,
    ],
);

/// How much a way in asks, from least to most.
const INVASIVENESS: [&str; 4] = ["none", "minor", "moderate", "major"];

static INVASIVE: Table = table(
    "`invasiveness`",
    "What a way in asks of the animal or the person.",
    &[
        required("word", Kind::Choice(&INVASIVENESS), "How much it asks."),
        required("about", Kind::Text, "What is done."),
        BASIS,
    ],
);

static CUSTOMARY: Table = table(
    "`customary_dose`",
    "What is usually given in one dose, ug of EV protein, in one species.",
    &[
        required("species", Kind::Id(DONOR), "The species."),
        required("value", Kind::Number { low: 0.0, high: f64::MAX }, "Usual dose, ug."),
        required("low", Kind::Number { low: 0.0, high: f64::MAX }, "Lowest published dose, ug."),
        required("high", Kind::Number { low: 0.0, high: f64::MAX }, "Highest published dose, ug."),
        BASIS,
        NOTE,
    ],
);

static LARGEST_DOSE: Table = table(
    "`largest_dose`",
    "The largest published dose in one species; what is ten times that is warned of.",
    &[
        required("species", Kind::Id(DONOR), "The species."),
        required("value", Kind::Number { low: 0.0, high: f64::MAX }, "How much, in `unit`."),
        required("unit", Kind::Choice(&DOSE_UNITS), "The unit in which its studies give doses."),
        BASIS,
        NOTE,
    ],
);

/// Units of doses, as studies give them.
const DOSE_UNITS: [&str; 7] = ["ug", "mg", "particles", "ug/kg", "mg/kg", "particles/kg", "cells"];

static LARGEST_VOLUME: Table = table(
    "`largest_volume`",
    "The most that is given at once in one species; what is more is warned of.",
    &[
        required("species", Kind::Id(DONOR), "The species."),
        required("ul", Kind::Number { low: 0.0, high: f64::MAX }, "Volume, uL, at the usual body mass."),
        BASIS,
        NOTE,
    ],
);

static ROUTE_ROW: Table = table(
    "a route",
    "A way in.",
    &[
        ID,
        NAME,
        optional("phrase", Kind::Text, "As a sentence has it: `by vein`; `by` and the id if left out."),
        ALIASES,
        required("compartment", Kind::Id(COMPARTMENT), "Where the dose arrives."),
        required("infusion_allowed", Kind::Flag, "Whether `over` may be used."),
        required(
            "burst_fraction",
            Kind::Table(&QUANTITY),
            "Share that a depot gives to the lesion at once; 0 for others.",
        ),
        required("release_per_d", Kind::Table(&QUANTITY), "First-order release from a depot, 1/d; 0 for others."),
        required("loss_per_d", Kind::Table(&QUANTITY), "First-order loss inside a depot, 1/d; 0 for others."),
        optional(
            "secretes_ug_per_million_cells_d",
            Kind::Table(&QUANTITY),
            "What a million living cells secrete in a day; only of a depot, whose release is then the death of cells.",
        ),
        optional("customary_dose", Kind::Tables(&CUSTOMARY), "What is usually given in one dose, species by species."),
        optional("largest_dose", Kind::Tables(&LARGEST_DOSE), "The largest published dose, species by species."),
        optional(
            "largest_volume",
            Kind::Tables(&LARGEST_VOLUME),
            "The most that is given at once, species by species.",
        ),
        optional("invasiveness", Kind::Table(&INVASIVE), "What it asks of the animal or the person."),
        EVIDENCE,
        SETTING,
        NOTE,
        CITE,
        REPLACES,
    ],
);

const fn rows(row: &'static [Key]) -> Table {
    table("the file", "Rows of the catalogue.", row)
}

pub(super) static MECHANISMS_FILE: Table = rows(&[
    required("row", Kind::Tables(&MECHANISM_ROW), "Mechanisms of action."),
    optional("other", Kind::Tables(&REVIEWED_ROW), "Mechanisms of the reviews that none of them stands for."),
]);
pub(super) static SOURCES_FILE: Table = rows(&[required("row", Kind::Tables(&SOURCE_ROW), "Parent cells.")]);
pub(super) static CARGO_FILE: Table = rows(&[required("row", Kind::Tables(&CARGO_ROW), "Loaded molecules.")]);
pub(super) static ENGINEERING_FILE: Table = rows(&[required("row", Kind::Tables(&ENGINEERING_ROW), "Improvements.")]);
pub(super) static ROUTES_FILE: Table = rows(&[required("row", Kind::Tables(&ROUTE_ROW), "Ways in.")]);
pub(super) static TREATMENTS_FILE: Table =
    rows(&[required("row", Kind::Tables(&TREATMENT_ROW), "Treatments beside vesicles.")]);

/// A laboratory's own rows, beside the catalogue's or in their place.
pub(super) static OVERLAY: Table = Table {
    title: "the overlay of the catalogue",
    doc: "Rows beside those of the catalogue, or in their place.",
    keys: &[
        optional("source", Kind::Tables(&SOURCE_ROW), "Parent cells."),
        optional("cargo", Kind::Tables(&CARGO_ROW), "Loaded molecules."),
        optional("engineering", Kind::Tables(&ENGINEERING_ROW), "Improvements."),
        optional("route", Kind::Tables(&ROUTE_ROW), "Ways in."),
        optional("treatment", Kind::Tables(&TREATMENT_ROW), "Treatments beside vesicles."),
        optional(
            "paper",
            Kind::Tables(&bibliography::PAPER),
            "Papers that the rows cite, beside those of the program.",
        ),
    ],
    conflicts: &[],
    one_of: &[&["source", "cargo", "engineering", "route", "treatment"]],
    needs: &[],
};
