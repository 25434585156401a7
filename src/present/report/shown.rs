//! What a page shows of each command: what to look at, and of its tables the columns that a reader needs.

use super::grid::SCAN;
use super::kind::{Column, Kind, column};
use super::section::{MOST, Rows, Section, Shown};
use crate::present::{DATA_FIT, FACTS_FIT};

/// Rows of a ranking: those behind it change little.
const TOP: usize = 12;

const fn shown(file: &'static str, caption: &'static str, most: usize, columns: &'static [Column]) -> Shown {
    Shown { file, caption, rows: Rows::First(most), keyed: false, turned: false, columns }
}

const WINDOW: Section = Section {
    kind: "window",
    title: "How late it can come",
    look: "Where a curve has lost half of its best gain, and until when the median still gains the smallest difference \
           that means something. Nothing in the model knows a time of dosing: a curve falls because the injury is another one \
           by then.",
    tables: &[
        shown(
            "answers.csv",
            "What the curves say",
            MOST,
            &[
                column("curve", "value", Kind::Text),
                column("what is given", "given", Kind::Text),
                column("question", "answer", Kind::Words),
                column("start after the injury (5 to 95 % of the sets)", "*", Kind::When),
                column("median gain then, points", "points", Kind::Signed),
                column("median change then", "change", Kind::Signed),
                column("sets that some start helps; at the end, that the last one still helps", "share", Kind::Share),
            ],
        ),
        shown(
            "crossings.csv",
            "Where curves change places",
            MOST,
            &[
                column("ahead before", "ahead_before", Kind::Text),
                column("ahead after", "ahead_after", Kind::Text),
                column("start after the injury", "start_d", Kind::Time),
                column("sets in which they do", "turned", Kind::Share),
                column("by a meaningful amount", "meaningful", Kind::Yes),
            ],
        ),
        shown(
            "window.csv",
            "Gain by the start of the first dose",
            MOST,
            &[
                column("curve", "value", Kind::Text),
                column("start after the injury", "start_d", Kind::Time),
                column("read after the injury", "read_d", Kind::Time),
                column("gain, points (5 to 95 % of the sets)", "*_points", Kind::Signed),
                column("change (5 to 95 % of the sets)", "*_change", Kind::Signed),
                column("sets that gain a meaningful amount", "better", Kind::Share),
                column("sets that lose one", "worse", Kind::Share),
            ],
        ),
    ],
};

const ROUTES: Section = Section {
    kind: "routes",
    title: "Which route",
    look: "What of the dose reaches the lesion by each way in, on logarithmic axes, and what is left of that difference in \
           the score. An interval that reaches past the smallest difference that means something decides nothing.",
    tables: &[Shown {
        file: "routes.csv",
        caption: "Routes side by side; medians, in brackets 5 to 95 % of the sets",
        rows: Rows::First(TOP),
        keyed: false,
        turned: true,
        columns: &[
            column("route", "route", Kind::Words),
            column("what is the same by every route", "equal", Kind::Text),
            column("dose, ug", "dose_*_ug", Kind::Number),
            column("how the dose was set", "dose_reach", Kind::Words),
            column("dose from which the median gain means something, ug", "meaningful_from_ug", Kind::Number),
            column("taken up by the segment, % of the dose", "taken_up_*_percent_of_dose", Kind::Number),
            column("per gram of it, % of the dose", "taken_up_*_percent_of_dose_per_g", Kind::Number),
            column("area under the active cargo at the lesion, ug d", "lesion_area_*_ug_d", Kind::Number),
            column("that area over the one by the scenario's own route", "lesion_area_*_times_own", Kind::Number),
            column("peak there, ug", "lesion_peak_*_ug", Kind::Number),
            column("peak after the first dose, h", "arrival_*_h", Kind::Number),
            column("leak of the barrier by then, share of a full one", "barrier_leak_*_share", Kind::Number),
            column("taken up there by resident cells, %", "by_resident_cells_*_percent", Kind::Number),
            column("by M2-like cells, %", "by_m2_cells_*_percent", Kind::Number),
            column("by cells at vessels, %", "by_cells_at_vessels_*_percent", Kind::Number),
            column("area in plasma, ug d", "plasma_area_*_ug_d", Kind::Number),
            column("area in liver, spleen and lung, ug d", "organs_area_*_ug_d", Kind::Number),
            column("change of the score, points", "effect_*_points", Kind::Signed),
            column("sets that are better by a meaningful amount", "effect_better_share", Kind::Share),
            column("sets that are worse by one", "effect_worse_share", Kind::Share),
            column("less that by the scenario's own route, points", "against_own_*_points", Kind::Signed),
            column("change of what is read", "effect_*_value", Kind::Signed),
            column("less that by the scenario's own route", "against_own_*_value", Kind::Signed),
            column("what the way in asks of the animal", "invasiveness", Kind::Words),
            column("grade of the evidence", "evidence", Kind::Text),
            column("papers", "sources", Kind::Text),
        ],
    }],
};

const WHY: Section = Section {
    kind: "why",
    title: "What carries it",
    look: "Carried adds up to the whole difference. Missing and alone need not: what a part does with the others there, and \
           what it does with none, differ by their interplay.",
    tables: &[
        shown(
            "why.csv",
            "Parts of the difference, in the order of what they carry; in brackets 5 to 95 % of the sets",
            MOST,
            &[
                column("part", "part", Kind::Words),
                column("carried", "carried_*", Kind::Signed),
                column("of the whole", "carried_share", Kind::Share),
                column("missing without it", "missing_*", Kind::Signed),
                column("alone", "alone_*", Kind::Signed),
                column("unit", "unit", Kind::Unit),
                column("what it is", "about", Kind::Text),
            ],
        ),
        shown(
            "why_interplay.csv",
            "What parts do together beyond the sum of each alone",
            TOP,
            &[
                column("part", "part", Kind::Words),
                column("with", "with", Kind::Words),
                column("more than the sum (5 to 95 % of the sets)", "more_*", Kind::Signed),
                column("unit", "unit", Kind::Unit),
            ],
        ),
        Shown {
            file: "why_reactions.csv",
            caption: "Reactions that run otherwise, over the whole course",
            rows: Rows::With("period", "run", TOP),
            keyed: false,
            turned: false,
            columns: &[
                column("reaction", "reaction", Kind::Text),
                column("where", "place", Kind::Text),
                column("turned over with the arm", "arm", Kind::Number),
                column("in what it is held against", "against", Kind::Number),
                column("difference over that", "relative_to_against", Kind::Signed),
            ],
        },
    ],
};

const WHAT_MATTERS: Section = Section {
    kind: "what-matters",
    title: "What decides it",
    look: "The first rows beyond chance, and how each is known: a measurement of one that is assumed is the next \
           experiment. Where no row is beyond chance, no single parameter decides the answer.",
    tables: &[
        shown(
            "what-matters.csv",
            "Parameters, by their rank correlation with the difference",
            TOP,
            &[
                column("parameter", "parameter", Kind::Text),
                column("rank correlation (95 % interval)", "rho_*", Kind::Signed),
                column("beyond chance", "beyond_chance", Kind::Yes),
                column("plausible range", "range_*", Kind::Number),
                column("in the sets, median (5 to 95 %)", "sets_*", Kind::Number),
                column("unit", "unit", Kind::Unit),
                column("grade", "grade", Kind::Text),
                column("what it is", "about", Kind::Text),
            ],
        ),
        shown(
            "what-matters_measurable.csv",
            "What could be measured, by its rank correlation with the difference",
            TOP,
            &[
                column("what", "measured", Kind::Text),
                column("in", "arm", Kind::Text),
                column("rank correlation (95 % interval)", "rho_*", Kind::Signed),
                column("beyond chance", "beyond_chance", Kind::Yes),
                column("in the sets, median (5 to 95 %)", "sets_*", Kind::Number),
                column("unit", "unit", Kind::Unit),
            ],
        ),
    ],
};

const COMPARE: Section = Section {
    kind: "compare",
    title: "Arms compared",
    look: "Each arm against the control and, in the matrix, against each other: whether the interval of a difference lies \
           beyond the smallest that means something. Exposure beside effect tells whether more arrived where more was gained.",
    tables: &[
        Shown {
            file: "arms.csv",
            caption: "Arms, and what they change of the untreated control; medians, in brackets 5 to 95 % of the sets; without \
                      exposures that are none",
            rows: Rows::Something(MOST),
            keyed: false,
            turned: false,
            columns: &[
                column("arm", "name", Kind::Text),
                column("what is read", "metric", Kind::Outcome),
                column("value", "*", Kind::Number),
                column("arm less control", "difference_*", Kind::Signed),
                column("sets that are better", "better", Kind::Share),
                column("sets that are worse", "worse", Kind::Share),
            ],
        },
        Shown {
            file: "compare.csv",
            caption: "Treated arms against each other; medians, in brackets 5 to 95 % of the sets",
            rows: Rows::Pairs,
            keyed: false,
            turned: false,
            columns: &[
                column("arm", "arm", Kind::Text),
                column("against", "against", Kind::Text),
                column("what is read", "metric", Kind::Outcome),
                column("difference", "*", Kind::Signed),
                column("sets that are better", "better", Kind::Share),
                column("sets that are worse", "worse", Kind::Share),
                column("sets in which the scores differ meaningfully to the end", "part_share", Kind::Share),
                column("when they do, after the injury", "part_*_d", Kind::Time),
            ],
        },
    ],
};

/// What is shown beside the courses of a run: own data and published facts, where it has them.
pub const BESIDE: [Shown; 2] = [
    shown(
        DATA_FIT,
        "Own data held against the courses",
        MOST,
        &[
            column("arm", "arm", Kind::Text),
            column("observable", "observable", Kind::Words),
            column("unit", "unit", Kind::Unit),
            column("means", "points", Kind::Number),
            column("fewest animals of a mean", "n_least", Kind::Number),
            column("root mean square difference", "rms_difference", Kind::Number),
            column("course less data, on average", "bias", Kind::Signed),
            column("means within 5 to 95 % of the sets", "inside_share", Kind::Share),
            column("data are multiplied by", "scale", Kind::Number),
        ],
    ),
    shown(
        FACTS_FIT,
        "Published facts about this injury, untreated, with the values as written",
        MOST,
        &[
            column("fact", "fact", Kind::Text),
            column("what is checked", "about", Kind::Text),
            column("expected", "expected", Kind::Text),
            column("the model", "value", Kind::Number),
            column("verdict", "verdict", Kind::Words),
            column("papers", "sources", Kind::Text),
        ],
    ),
];

/// What is shown of a command; nothing of one that is not known.
pub fn section(kind: &str) -> Option<&'static Section> {
    [&WINDOW, &ROUTES, &WHY, &WHAT_MATTERS, &COMPARE, &SCAN].into_iter().find(|one| one.kind == kind)
}
