//! What the columns of a calibration's tables mean.

use crate::calibration::{FIRST, KINDS, OF_KIND};
use crate::present::Note;

/// Name, unit and meaning of columns that no other table has.
const OWN: &[(&str, &str, &str)] = &[
    ("sweep", "1", "step that all points take together, from 0"),
    ("accepted", "1", "share of points that the step brought nearer to the facts"),
    ("distance_quarter", "1", "a quarter of the points is nearer to the facts than this"),
    ("distance_median", "1", "half of the points are nearer to the facts than this"),
    ("distance_three_quarters", "1", "three quarters of the points are nearer to the facts than this"),
    ("fit", "1", "share of points that hold the facts as far as it is asked"),
    ("draw", "1", "number of the point that the family comes from"),
    ("judged", "1", "sets of the family that were judged"),
    ("distance_before", "1", "distance of the point from the facts, before the search"),
    ("distance_after", "1", "the same after the search"),
    ("members", "1", "parameter sets of the family or population"),
    ("jumps_held", "1", "share of the jumps of its walk that hold the facts"),
    ("parameter", "", "name of the parameter"),
    ("spread_over_prior", "1", "spread among the sets over that of the declared range"),
    ("low_5", "", "5 % of the sets are below it, in the unit of the parameter"),
    ("median", "", "median of the sets, in the unit of the parameter"),
    ("high_95", "", "95 % of the sets are below it, in the unit of the parameter"),
    ("range_low", "", "lower end of the declared range, in the unit of the parameter"),
    ("range_high", "", "upper end of the declared range, in the unit of the parameter"),
    ("first", "", "a parameter"),
    ("second", "", "another parameter"),
    ("correlation", "1", "rank correlation of the two among the sets"),
    ("family", "1", "sets that come from one point have one number"),
];

/// What is kept back, in the order of the columns that begin the table.
const KEPT_BACK: [(&str, &str); 5] = [
    ("", "part of the facts that was kept back, or all parts together"),
    ("1", "families of facts that were kept back"),
    ("1", "facts that were kept back"),
    ("1", "parameter sets that were found without them"),
    ("%", "share of the checks not kept back that the median set holds"),
];

/// Of each kind of facts, in the order of its columns.
const HELD: [(&str, &str); 7] = [
    ("1", "checks that were kept back"),
    ("%", "share of them that the median set holds"),
    ("%", "share of them that the median drawn set holds"),
    ("%", "share of them that the values as written hold"),
    ("%", "gain of the median set over the median drawn one, in points of percent"),
    ("%", "lower end of the interval of the gain"),
    ("%", "upper end of the interval of the gain"),
];

/// Every column that is a calibration's own.
pub fn notes() -> Vec<Note> {
    let own = OWN.iter().map(|(name, unit, meaning)| Note::new(*name, *unit, *meaning));
    let first = FIRST.iter().zip(KEPT_BACK).map(|(name, (unit, meaning))| Note::new(*name, unit, meaning));
    let held = KINDS.iter().flat_map(|kind| {
        let one = move |(name, (unit, meaning)): (&&str, (&str, &str))| {
            Note::new(format!("{kind}_{name}"), unit, format!("{meaning}; of {kind} of the checks"))
        };
        OF_KIND.iter().zip(HELD).map(one)
    });
    let mut all: Vec<Note> = first.chain(held).collect();
    all.extend(own.filter(|note| all.iter().all(|other| other.name != note.name)).collect::<Vec<_>>());
    all
}
