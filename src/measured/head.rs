//! Heads of columns, as laboratories name them.

use crate::reading::nearest::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Times, in the unit that the head names, if it does.
    Time(Option<&'static str>),
    /// Units of the times.
    Unit,
    /// Arms.
    Arm,
    /// Observables.
    Observable,
    /// Values: means, or those of single animals.
    Value,
    /// Standard deviations.
    Sd,
    /// Standard errors of the mean.
    Sem,
    /// Animals of a mean.
    Count,
    /// Names of single animals.
    Animal,
}

/// Heads without case, hyphens and points, and what stands below them; the first of each kind is the one to write.
const HEADS: &[(&str, Head)] = &[
    ("time", Head::Time(None)),
    ("unit", Head::Unit),
    ("arm", Head::Arm),
    ("observable", Head::Observable),
    ("value", Head::Value),
    ("sd", Head::Sd),
    ("n", Head::Count),
    ("animal", Head::Animal),
    ("sem", Head::Sem),
    ("timepoint", Head::Time(None)),
    ("time_point", Head::Time(None)),
    ("time_unit", Head::Unit),
    ("units", Head::Unit),
    ("day", Head::Time(Some("d"))),
    ("days", Head::Time(Some("d"))),
    ("time_d", Head::Time(Some("d"))),
    ("dpi", Head::Time(Some("d"))),
    ("hour", Head::Time(Some("h"))),
    ("hours", Head::Time(Some("h"))),
    ("time_h", Head::Time(Some("h"))),
    ("hpi", Head::Time(Some("h"))),
    ("week", Head::Time(Some("wk"))),
    ("weeks", Head::Time(Some("wk"))),
    ("group", Head::Arm),
    ("treatment", Head::Arm),
    ("variable", Head::Observable),
    ("measure", Head::Observable),
    ("mean", Head::Value),
    ("std", Head::Sd),
    ("stdev", Head::Sd),
    ("std_dev", Head::Sd),
    ("standard_deviation", Head::Sd),
    ("se", Head::Sem),
    ("standard_error", Head::Sem),
    ("animals", Head::Count),
    ("count", Head::Count),
    ("id", Head::Animal),
    ("animal_id", Head::Animal),
    ("subject", Head::Animal),
    ("rat", Head::Animal),
    ("mouse", Head::Animal),
];

/// Heads to write, for messages.
pub const WRITTEN: [&str; 9] = ["time", "unit", "arm", "observable", "value", "sd", "sem", "n", "animal"];

impl Head {
    /// What a column with this head holds, if that is known.
    pub fn of(text: &str) -> Option<Head> {
        let plain = fold(text);
        HEADS.iter().find(|(name, _)| *name == plain).map(|(_, head)| *head)
    }

    /// Whether both are of one kind, whatever their unit.
    pub fn is(self, other: Head) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}
