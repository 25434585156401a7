//! What the columns of the tables of what carries a difference mean.

use crate::present::Note;

/// Columns of parts: name, unit, meaning.
const OWN: &[(&str, &str, &str)] = &[
    ("rank", "1", "place in the order of the table, from 1; empty for the whole"),
    ("kind", "", "`mechanism` of action, `perturbation`, `parameter` that the arm sets, or `whole`"),
    ("part", "", "what is left out or works alone"),
    ("metric", "", "formula of what is read"),
    ("with", "", "the part that works with it"),
    (
        "carried",
        "",
        "Shapley value, mean over the parameter sets: what the part carries of the difference; all add up to it",
    ),
    (
        "carried_error",
        "",
        "half of the 95 % interval that the choice of orders leaves around `carried`; 0 where it is exact",
    ),
    ("carried_share", "1", "`carried` over the whole difference"),
    ("carried_nominal", "", "the same with the nominal parameter set"),
    ("carried_low", "", "5 % of parameter sets have a lower Shapley value"),
    ("carried_high", "", "95 % of parameter sets have a lower Shapley value"),
    ("less_share", "1", "share of the parameter sets in which the difference is lower without the part"),
    ("about", "", "what it does"),
    ("turned_round", "", "`TRUE` of a mechanism of action that the vesicles drive the other way, and so harm by"),
    ("reaction", "", "reaction of the model"),
    ("place", "", "region of the cord, or the body"),
    ("period", "", "the whole run, or a phase"),
    ("relative_to_against", "1", "difference over the size of the flux in the arm that is held against"),
    ("share_of_state", "1", "largest share of the reaction in all that changes one of its states, in either arm"),
];

/// Differences that are summed up over parameter sets.
const EFFECTS: [(&str, &str); 4] = [
    ("missing", "the difference less that without the part"),
    ("left", "the difference without the part"),
    ("alone", "the difference with this part and no other; of the whole, none"),
    ("more", "the difference with both parts less that with each alone; of `all`, less that with every part alone"),
];

/// What is told of each.
const TOLD: [(&str, &str, &str); 7] = [
    ("nominal", "", "with the nominal parameter set"),
    ("low", "", "5 % of parameter sets are below it"),
    ("median", "", "median over parameter sets"),
    ("high", "", "95 % of parameter sets are below it"),
    ("better", "1", "share of parameter sets in which it is above zero by an amount that means something"),
    ("worse", "1", "share of parameter sets in which it is below zero by an amount that means something"),
    ("sets", "1", "parameter sets that have it"),
];

/// Every column.
pub fn columns() -> Vec<Note> {
    let own = OWN.iter().map(|(name, unit, meaning)| Note::new(*name, *unit, *meaning));
    let told = |(of, what): &(&str, &str)| {
        let (of, what) = (*of, *what);
        TOLD.map(|(name, unit, meaning)| Note::new(format!("{of}_{name}"), unit, format!("{what}: {meaning}")))
    };
    own.chain(EFFECTS.iter().flat_map(told)).collect()
}
