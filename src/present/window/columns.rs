//! What the columns of these tables mean.

use crate::present::Note;

const COLUMNS: &[(&str, &str, &str)] = &[
    ("by", "", "the key of the scenario that differs from curve to curve; empty where there is one curve"),
    ("value", "", "its value; empty where there is one curve; `as written` for the dose that the scenario has"),
    ("panel_by", "", "the key of the scenario by which maps stand side by side"),
    ("panel", "", "its value"),
    ("metric", "", "formula of what is read"),
    ("start_d", "d", "when the first dose begins, after the injury; of a crossing, where the medians are equal"),
    ("read_d", "d", "when the score or an observable is read, or the run ends, after the injury"),
    ("nominal_points", "point", "gain: score less that of the control, with the nominal parameter set"),
    ("low_points", "point", "5 % of parameter sets have a gain below it"),
    ("median_points", "point", "median gain over parameter sets"),
    ("high_points", "point", "95 % of parameter sets have a gain below it"),
    (
        "nominal_change",
        "",
        "what is read less that of the control, with the nominal parameter set; its unit is beside it",
    ),
    ("low_change", "", "5 % of parameter sets have a change below it"),
    ("median_change", "", "median change over parameter sets"),
    ("high_change", "", "95 % of parameter sets have a change below it"),
    (
        "better",
        "1",
        "share of parameter sets that gain at least the smallest difference that means something; of what is no score, \
         share that has more than its control",
    ),
    (
        "worse",
        "1",
        "share of parameter sets that lose at least as much; of what is no score, share that has less than its control",
    ),
    ("sets", "1", "parameter sets that have a gain"),
    ("smallest_difference", "point", "smallest gain that means something"),
    ("given", "", "what is given, in words"),
    (
        "answer",
        "",
        "`best_start`, or `best_start_not_clear` where no start is meaningfully worse than the best; `as_good_from` and \
         `as_good_until`: starts around it that are not; `helps_from` and `helps_until`: starts whose median gain means \
         something (of a score only); `half_left`: when half of the best median gain is left",
    ),
    ("is", "", "`on` the day that follows, `later` than all starts that were asked for, or `never`"),
    ("day", "d", "the start, after the injury"),
    ("low_is", "", "as `is`, for the curve of each parameter set by itself: 5 % of them have theirs until then"),
    ("low_day", "d", "that start"),
    ("high_is", "", "as `is`, for the curve of each parameter set by itself: 95 % of them have theirs until then"),
    ("high_day", "d", "that start"),
    ("points", "point", "best median gain, or half of it"),
    ("change", "", "largest median change, or half of it, in the unit of what is read"),
    (
        "share",
        "1",
        "of `best_start`: share of parameter sets that some start helps; of `helps_until`: share that the last start \
         that was asked for still helps",
    ),
    ("ahead_before", "", "value of the curve that is ahead before the crossing"),
    ("ahead_after", "", "value of the curve that is ahead after it"),
    ("turned", "1", "share of parameter sets in which the order turns so, on average over starts before and after"),
    (
        "meaningful",
        "",
        "whether the medians differ by an amount that means something both before and after; empty for what is no score",
    ),
];

/// One note a column.
pub fn notes() -> Vec<Note> {
    COLUMNS.iter().map(|(name, unit, meaning)| Note::new(*name, *unit, *meaning)).collect()
}
