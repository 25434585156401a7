//! What readers call columns, and in which colours they are drawn.

use super::spoken::capital;
use crate::course::outcomes::{Subject, TABLE, Tint};
#[cfg(feature = "figures")]
use crate::figure::Role;
use crate::model::observables::{listed, whole};
use crate::model::species::{Score, Species};

/// What is given, as it arrives.
pub const EXPOSURE: &str = "exo_cargo@epicentre";

/// The colour of an outcome in a figure.
#[cfg(feature = "figures")]
pub fn role(tint: Tint) -> Role {
    match tint {
        Tint::Harmful => Role::Harmful,
        Tint::Protective => Role::Protective,
        Tint::Repair => Role::Repair,
        Tint::Glia => Role::Glia,
        Tint::Death => Role::Death,
        Tint::Reference => Role::Reference,
    }
}

/// What a column stands for, also where only another region of it is in the table.
pub fn tint(column: &str) -> Tint {
    let base = |name: &str| name.split('@').next().map(str::to_owned);
    let exact = TABLE.iter().find(|outcome| outcome.column == column);
    let near = TABLE.iter().find(|outcome| base(outcome.column) == base(column));
    exact.or(near).map_or(Tint::Reference, |outcome| outcome.tint)
}

/// What a reader calls a column, with its place.
pub fn titled(column: &str) -> String {
    if column == EXPOSURE {
        return Subject::Exosomes.title().0.to_owned();
    }
    let (name, place) = parts(column);
    if place.is_empty() { name } else { format!("{name}, {place}") }
}

/// What a reader calls a column, and its place; no place of what is of the animal.
fn parts(column: &str) -> (String, String) {
    if let Some(score) = Species::score_of(column) {
        return (score.title.to_owned(), String::new());
    }
    let whole_body = whole::<f64>().iter().any(|one| one.name == column);
    let (base, place) = match column.split_once('@') {
        Some((base, place)) => (base, place),
        None if whole_body => (column, ""),
        None => (column, "segment"),
    };
    let known = |exact: bool| {
        TABLE.iter().find(|outcome| match exact {
            true => outcome.column == column,
            false => outcome.column.split('@').next() == Some(base),
        })
    };
    // The table may know another region of it; of a label only the place differs.
    let label = known(true).or_else(|| known(false)).map(|outcome| outcome.label);
    let about = || listed().find(|one| one.name == base).map(|one| one.about);
    let words = label.or_else(about).map(|words| words.split_once(", ").map_or(words, |(name, _)| name));
    (words.map_or_else(|| base.replace('_', " "), capital), place.to_owned())
}

/// Title of a panel of these columns, and their labels in it: a place that all share stands in the title alone.
pub fn joined(columns: &[String]) -> (String, Vec<String>) {
    let all: Vec<(String, String)> = columns.iter().map(|column| parts(column)).collect();
    let shared = all.first().map(|(_, place)| place.clone()).filter(|place| all.iter().all(|one| one.1 == *place));
    match (shared, columns) {
        (_, [only]) => (titled(only), vec![titled(only)]),
        (Some(place), _) => {
            let names: Vec<String> = all.into_iter().map(|(name, _)| name).collect();
            let title = names.join(" and ");
            (if place.is_empty() { title } else { format!("{title}, {place}") }, names)
        }
        (None, _) => {
            let names: Vec<String> = columns.iter().map(|column| titled(column)).collect();
            (names.join("; "), names)
        }
    }
}

/// Full points of a score; nothing of anything else.
pub fn ceiling(column: &str) -> Option<f64> {
    Species::score_of(column).map(|Score { full, .. }| full.value)
}

#[cfg(test)]
mod tests {
    use super::{joined, titled};

    #[test]
    fn a_column_has_its_words_and_its_place_whichever_region_the_table_knows() {
        let said = ["m1", "m2", "m2@epicentre", "microglia", "tnf@penumbra", "bbb", "exo_plasma"].map(titled);
        let expected = [
            "M1-like cells, segment",
            "M2-like cells, segment",
            "M2-like cells, epicentre",
            "Microglia, segment",
            "TNF, penumbra",
            "BBB",
            "Exosomes in plasma",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_place_that_all_share_stands_in_the_title() {
        let joined = |columns: &[&str]| joined(&columns.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        let (title, labels) = joined(&["m1", "m2"]);
        assert_eq!(title, "M1-like cells and M2-like cells, segment");
        assert_eq!(labels, ["M1-like cells", "M2-like cells"]);
        let (title, labels) = joined(&["tnf@epicentre", "tnf@penumbra"]);
        assert_eq!(title, "TNF, epicentre; TNF, penumbra");
        assert_eq!(labels, ["TNF, epicentre", "TNF, penumbra"]);
        assert_eq!(joined(&["bbb"]).0, "BBB");
    }
}
