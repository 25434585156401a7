//! What the columns of the tables of what decides a difference mean.

use crate::present::Note;

/// Name, unit, meaning.
const OWN: &[(&str, &str, &str)] = &[
    ("rank", "1", "place in the order of the table, from 1"),
    ("parameter", "", "parameter of the model, or number of a row of the catalogue"),
    ("rho", "1", "Spearman's rank correlation with the difference, over parameter sets"),
    ("rho_low", "1", "low end of its 95 % interval, resampled with as many sets as there are independent ones"),
    ("rho_high", "1", "high end of that interval"),
    ("rho_by_chance", "1", "size that the largest of all reaches by chance in one case of twenty"),
    ("beyond_chance", "", "whether it is larger than the largest of all by chance, in 19 cases of 20"),
    ("range_low", "", "low end of the plausible range"),
    ("range_high", "", "high end of the plausible range"),
    ("sets_low", "", "5 % of parameter sets are below it"),
    ("sets_median", "", "median over parameter sets"),
    ("sets_high", "", "95 % of parameter sets are below it"),
    ("grade", "", "what its source says: measured, inferred, direction, assumed; catalogue for a number of a row"),
    ("source", "", "key of its source in the bibliography"),
    ("about", "", "what it is"),
    ("measured", "", "what could be measured"),
    ("formula", "", "the same in the language of formulas"),
    ("facts", "", "published facts that are read off the same quantity, wherever in the cord"),
];

/// Every column.
pub fn columns() -> Vec<Note> {
    OWN.iter().map(|(name, unit, meaning)| Note::new(*name, *unit, *meaning)).collect()
}
