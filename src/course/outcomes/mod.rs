//! What is shown of a course: one table for files, figures and the credibility page.
//!
//! An observable or a state is shown where its line of the table says; nothing else has to be told.

mod milestones;
mod places;
mod table;

pub use milestones::{END, Kind, MILESTONES, Milestone};
pub use places::{Group, RELATIVE, Subject};
pub use table::TABLE;

use super::column::{Column, UnknownColumn};
use crate::model::species::Better;

/// What a quantity stands for, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tint {
    /// Harmful or pro-inflammatory.
    Harmful,
    /// Protective or regulated.
    Protective,
    /// Tissue, vessels, repair.
    Repair,
    /// Glia, monocytes and macrophages together, blood flow and oedema.
    Glia,
    /// Death and what it leaves.
    Death,
    /// Scar, and what is there to compare with.
    Reference,
}

/// A quantity as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Name of the observable or state, with its region if it has one.
    pub column: &'static str,
    /// What readers call it, with its place.
    pub label: &'static str,
    /// What it counts in, for readers.
    pub unit: &'static str,
    /// What it stands for.
    pub tint: Tint,
    /// Which way is better, as far as more and less severe injuries are told apart by it.
    pub better: Option<Better>,
    /// Numbers of it among the outcomes of a run.
    pub read: &'static [Read],
    /// What the summary of a run calls its first number, if it shows it.
    pub summary: Option<&'static str>,
    /// Subject of a panel of the overview, place there from 1, label and colour in it.
    pub overview: Option<(Subject, u8, &'static str, Tint)>,
    /// Figure of the credibility page and place there from 1.
    pub page: Option<(Group, u8)>,
}

/// Declares the numbers that are read off courses: each with the ending of its name and its formula.
macro_rules! numbers {
    ($($(#[doc = $about:literal])+ $Name:ident $ending:literal = $formula:literal, $words:literal, $unit:expr;)+) => {
        /// A number that is read off a course.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Read {
            $($(#[doc = $about])+ $Name,)+
        }

        impl Read {
            /// Every one.
            pub const ALL: &'static [Read] = &[$(Read::$Name),+];

            /// What its name has after that of the column.
            pub fn ending(self) -> &'static str {
                match self {
                    $(Read::$Name => $ending,)+
                }
            }

            /// What it is of a column, in a few words.
            pub fn about(self) -> &'static str {
                match self {
                    $(Read::$Name => $words,)+
                }
            }

            /// Its unit, for a column that has this one.
            pub fn unit(self, column: &str) -> String {
                let unit: fn(&str) -> String = match self {
                    $(Read::$Name => $unit,)+
                };
                unit(column)
            }

            /// Name and formula of this number of `column`.
            pub fn of(self, column: &str) -> (String, String) {
                let formula = match self {
                    $(Read::$Name => format!($formula, column),)+
                };
                (format!("{column}{}", self.ending()), formula)
            }
        }
    };
}

numbers! {
    /// The level at the end.
    End "_end" = "at({}, end)", "at the end", str::to_owned;
    /// The highest level.
    Peak "_peak" = "peak({})", "the highest level", str::to_owned;
    /// When it is reached.
    PeakTime "_peak_time" = "peak_time({})", "when it is highest, after the injury", |_| "d".to_owned();
    /// The area under the course.
    Area "_area" = "area({})", "the area under the course", |unit| if unit == "1" { "d".to_owned() } else { format!("{unit} d") };
}

impl Outcome {
    const fn of(column: &'static str, label: &'static str, unit: &'static str, tint: Tint) -> Outcome {
        let (better, read) = (None, &[]);
        Outcome { column, label, unit, tint, better, read, summary: None, overview: None, page: None }
    }

    const fn better(self, better: Better) -> Outcome {
        Outcome { better: Some(better), ..self }
    }

    const fn read(self, read: &'static [Read]) -> Outcome {
        Outcome { read, ..self }
    }

    const fn summary(self, label: &'static str) -> Outcome {
        Outcome { summary: Some(label), ..self }
    }

    const fn overview(self, subject: Subject, place: u8, label: &'static str, tint: Tint) -> Outcome {
        Outcome { overview: Some((subject, place, label, tint)), ..self }
    }

    const fn page(self, group: Group, place: u8) -> Outcome {
        Outcome { page: Some((group, place)), ..self }
    }

    /// Its column in a cord of `regions`.
    ///
    /// # Errors
    /// [`UnknownColumn`] where the model has none of this name.
    pub fn resolve(&self, regions: usize) -> Result<Column, UnknownColumn> {
        Column::named(self.column, regions)
    }

    /// Whether a cord of `regions` has the region that it is of.
    pub fn there(&self, regions: usize) -> bool {
        !(regions == 1 && self.column.ends_with("@penumbra"))
    }

    /// Name of its first number.
    pub fn first(&self) -> Option<String> {
        self.read.first().map(|read| read.of(self.column).0)
    }
}

/// Outcomes that a cord of `regions` has, in the order of the table.
pub fn of_cord(regions: usize) -> impl Iterator<Item = &'static Outcome> {
    TABLE.iter().filter(move |outcome| outcome.there(regions))
}

/// Outcomes of a panel of the overview, in their order.
pub fn in_panel(subject: Subject) -> Vec<&'static Outcome> {
    let place = |outcome: &Outcome| outcome.overview.filter(|shown| shown.0 == subject).map(|shown| shown.1);
    in_order(place)
}

/// Outcomes of a figure of the credibility page, in their order.
pub fn in_group(group: Group) -> Vec<&'static Outcome> {
    let place = |outcome: &Outcome| outcome.page.filter(|shown| shown.0 == group).map(|shown| shown.1);
    in_order(place)
}

fn in_order(place: impl Fn(&Outcome) -> Option<u8>) -> Vec<&'static Outcome> {
    let mut found: Vec<&Outcome> = TABLE.iter().filter(|outcome| place(outcome).is_some()).collect();
    found.sort_by_key(|outcome| place(outcome));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_of_the_model_and_is_shown_somewhere() {
        for outcome in TABLE {
            outcome.resolve(2).unwrap();
            assert!(!outcome.read.is_empty() || outcome.overview.is_some() || outcome.page.is_some(), "{outcome:?}");
            assert!(outcome.summary.is_none() || !outcome.read.is_empty(), "{outcome:?}");
            assert_eq!(outcome.there(1), outcome.resolve(1).is_ok(), "{outcome:?}");
        }
        assert_eq!(of_cord(1).count() + TABLE.iter().filter(|one| !one.there(1)).count(), TABLE.len());
    }

    #[test]
    fn no_outcome_stands_twice_and_no_two_share_a_place() {
        let shown: Vec<_> =
            TABLE.iter().filter_map(|one| one.overview.map(|(panel, place, ..)| (panel, place))).collect();
        let drawn: Vec<_> = TABLE.iter().filter_map(|one| one.page).collect();
        let once = |n: usize, sorted: usize| assert_eq!(n, sorted);
        once(TABLE.len(), TABLE.iter().map(|one| one.column).collect::<std::collections::BTreeSet<_>>().len());
        once(shown.len(), shown.iter().collect::<std::collections::BTreeSet<_>>().len());
        once(drawn.len(), drawn.iter().collect::<std::collections::BTreeSet<_>>().len());
        for subject in Subject::ALL {
            let places: Vec<u8> =
                in_panel(subject).iter().filter_map(|one| one.overview.map(|shown| shown.1)).collect();
            assert!(!places.is_empty() && places.iter().copied().eq(1..=places.len() as u8), "{subject:?}");
        }
        for group in Group::ALL {
            let places: Vec<u8> = in_group(group).iter().filter_map(|one| one.page.map(|shown| shown.1)).collect();
            assert!(!places.is_empty() && places.iter().copied().eq(1..=places.len() as u8), "{group:?}");
        }
    }
}
