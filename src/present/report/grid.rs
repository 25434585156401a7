//! What a page shows of a grid of scenarios.

use super::kind::{Kind, column};
use super::section::{MOST, Rows, Section, Shown};

/// Combination by combination, and over doses.
pub const SCAN: Section = Section {
    kind: "scan",
    title: "Over the values that were set",
    look: "Where the change is largest and where it is lost, each combination against its own untreated control; and whether \
           the interval of the best one lies above that of its neighbours.",
    tables: &[
        Shown {
            file: "scan.csv",
            caption: "Every combination; medians, in brackets 5 to 95 % of the sets",
            rows: Rows::First(MOST),
            keyed: true,
            turned: false,
            columns: &[
                column("arm", "arm", Kind::Text),
                column("what is read", "metric", Kind::Outcome),
                column("value", "value_*", Kind::Number),
                column("change of the control", "difference_*", Kind::Signed),
                column("sets that are better", "better", Kind::Share),
                column("sets that are worse", "worse", Kind::Share),
                column("sets in which no other does more", "first", Kind::Share),
            ],
        },
        Shown {
            file: "half_doses.csv",
            caption: "Doses of half of the largest effect; 0 where the least dose does more, beyond all where it still grows at the \
                  largest; medians, in brackets 5 to 95 % of the sets",
            rows: Rows::First(MOST),
            keyed: true,
            turned: false,
            columns: &[
                column("arm", "arm", Kind::Text),
                column("sets in which it is level at the largest", "level_share", Kind::Share),
                column("dose of half of the largest effect", "half_dose_*", Kind::Number),
                column("unit", "dose_unit", Kind::Unit),
            ],
        },
    ],
};
