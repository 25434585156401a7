//! Columns whose names are put together: a quantity, a statistic, a unit.

use super::Note;

/// Quantities: name, and what they are.
const QUANTITIES: &[(&str, &str)] = &[
    ("", "gain of the score over the control"),
    ("value", "what is read"),
    ("difference", "what is read, less that of the control in the same parameter set"),
    ("effect", "what is read, less that of the control in the same parameter set"),
    ("against_own", "what is read, less that by the scenario's own route and dose"),
    ("taken_up", "what cells of the studied segment take up of the dose"),
    ("lesion_area", "exposure: area under the active cargo at the epicentre"),
    ("lesion_peak", "highest active cargo at the epicentre"),
    ("arrival", "time after the first dose when active cargo at the epicentre is highest"),
    ("barrier_leak", "leak of the barrier at the epicentre by then, 0 closed to 1 open"),
    ("by_resident_cells", "share of what reaches the segment that resident cells take up"),
    ("by_m2_cells", "share of what reaches the segment that M2-like cells take up"),
    ("by_cells_at_vessels", "share of what reaches the segment that cells at vessels take up"),
    ("plasma_area", "area under the vesicles in plasma"),
    ("organs_area", "area under the vesicles in liver, spleen and lung, and in cells that carry them"),
    ("carried", "share of the difference that the part carries (Shapley value)"),
    ("missing", "the difference less what is left of it without the part"),
    ("left", "what is left of the difference without the part"),
    ("alone", "the difference with this part and no other"),
    ("more", "the difference with both parts, less that with each alone"),
    ("rho", "rank correlation with what is asked, over the parameter sets"),
    ("sets", "values in the parameter sets"),
];

/// Statistics: ending, meaning, and unit if it has one of its own.
const STATISTICS: &[(&str, &str, Option<&str>)] = &[
    ("nominal", "with the parameters as written", None),
    ("median", "median over parameter sets", None),
    ("low", "5 % of parameter sets are below it", None),
    ("high", "95 % of parameter sets are below it", None),
    ("better", "share of parameter sets that are better by a meaningful amount", Some("1")),
    ("worse", "share of parameter sets that are worse by a meaningful amount", Some("1")),
    ("better_share", "share of parameter sets that are better by a meaningful amount", Some("1")),
    ("worse_share", "share of parameter sets that are worse by a meaningful amount", Some("1")),
    ("above_zero_share", "share of parameter sets in which it is above zero", Some("1")),
    ("below_zero_share", "share of parameter sets in which it is below zero", Some("1")),
    ("sets", "parameter sets that are counted", Some("1")),
];

/// Units in names, the longest first.
const UNITS: &[(&str, &str)] = &[
    ("_percent_of_dose_per_g", "%/g"),
    ("_percent_of_dose", "%"),
    ("_times_own", "1"),
    ("_percent", "%"),
    ("_points", "point"),
    ("_value", ""),
    ("_share", "1"),
    ("_ug_d", "ug d"),
    ("_ug", "ug"),
    ("_h", "h"),
];

/// What is known of a column whose name has such parts. One without a unit has that of its row.
pub(super) fn note(column: &str) -> Option<Note> {
    let with_unit = UNITS.iter().find_map(|(ending, unit)| Some((column.strip_suffix(ending)?, *unit)));
    [with_unit, Some((column, ""))].into_iter().flatten().find_map(|(rest, unit)| {
        STATISTICS.iter().find_map(|(ending, meaning, own)| {
            let quantity = rest.strip_suffix(ending)?.trim_end_matches('_');
            let (_, about) = QUANTITIES.iter().find(|(name, _)| *name == quantity)?;
            let unit = own.unwrap_or(unit);
            // A bare statistic is of every table and stands among the columns that mean the same everywhere.
            (rest != *ending || !unit.is_empty()).then(|| Note::new(column, unit, format!("{about}: {meaning}")))
        })
    })
}
