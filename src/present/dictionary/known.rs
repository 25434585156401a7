//! Columns that mean the same in whichever table they stand.

use super::Note;
use crate::present::translated;

/// Name, unit and meaning, in the order in which tables have them.
const KNOWN: &[(&str, &str, &str)] = &[
    ("time_d", "d", "time after the injury"),
    ("arm", "", "arm of the scenario; `control` is the same injury, untreated"),
    ("against", "", "the arm that it is compared with"),
    ("member", "1", "number of the parameter set, from 0; of draws from 1, since 0 has every value as written"),
    ("metric", "", "name of the outcome; `outcomes` in columns.json says what it is"),
    ("observable", "", "name of the quantity; `outcomes` in columns.json says what it is"),
    ("read_d", "d", "when it is read, after the injury; empty for a formula, which says it itself"),
    (
        "smallest_difference",
        "",
        "difference from which on it means something, in the unit of the row; empty where none is declared",
    ),
    ("value", "", "the number, in the unit of its row"),
    ("unit", "", "unit of the numbers of the row; 1 for a pure number, empty where none is known"),
    ("control", "", "the same in the control"),
    ("difference", "", "arm less control, in the unit of the row"),
    ("ratio", "1", "arm over control; empty where the control is zero"),
    (
        "event",
        "",
        "what happens: a rule that gives, a dose, an infusion, a switch, or a moment of the course such as a peak",
    ),
    ("name", "", "name of the rule, treatment or perturbation, or what the moment is"),
    ("target", "", "what it acts on, the condition of a rule, or the observable that the moment is of"),
    ("time_low_d", "d", "5 % of parameter sets have it before; infinite where fewer have it before the end of the run"),
    ("time_median_d", "d", "half of the parameter sets have it before; infinite as above"),
    ("time_high_d", "d", "95 % of parameter sets have it before; infinite as above"),
    ("not_reached", "1", "share of parameter sets in which it does not come before the end of the run"),
    ("difference_low", "", "5 % of parameter sets have a difference to the control below it"),
    ("difference_median", "", "median over parameter sets of the difference to the control in the same set"),
    ("difference_high", "", "95 % of parameter sets have a difference to the control below it"),
    ("median", "", "median over parameter sets"),
    ("nominal", "", "with the parameter set as written, in the unit of the row"),
    (
        "better",
        "1",
        "share of parameter sets that are better by an amount that means something; of what is no score, that have more",
    ),
    ("worse", "1", "share of parameter sets that are worse by as much; of what is no score, that have less"),
    ("sets", "1", "parameter sets that have a number"),
    ("scenario", "", "name of the scenario"),
    ("n", "1", "parameter sets with a finite number"),
    ("low", "", "5 % of parameter sets are below it"),
    ("high", "", "95 % of parameter sets are below it"),
    ("q05", "", "5 % of parameter sets are below it"),
    ("q25", "", "25 % of parameter sets are below it"),
    ("q50", "", "median over parameter sets"),
    ("q75", "", "75 % of parameter sets are below it"),
    ("q95", "", "95 % of parameter sets are below it"),
];

/// What is known of a column of that name.
pub(super) fn note(column: &str) -> Option<Note> {
    let found = KNOWN.iter().chain(&translated::COLUMNS).find(|(name, ..)| *name == column);
    found.map(|(name, unit, meaning)| Note::new(*name, *unit, *meaning))
}
