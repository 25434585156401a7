//! Units as readers take them.

use crate::course::outcomes::TABLE;
use crate::model::observables::unit_of;
use crate::model::species::Species;

/// What a reader takes the unit of a column for.
pub fn unit(column: &str) -> String {
    if Species::score_of(column).is_some() {
        return "points".into();
    }
    let said = TABLE
        .iter()
        .find(|outcome| outcome.column == column || outcome.column.split('@').next() == column.split('@').next());
    match (said, unit_of(column)) {
        (_, Some("ug")) => "ug".into(),
        (Some(outcome), _) => outcome.unit.into(),
        (None, Some("1")) | (None, None) => "relative".into(),
        (None, Some(unit)) => unit.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn units_are_those_of_readers() {
        assert_eq!(
            ["bbb", "exo_plasma", "m1", "neurons@penumbra"].map(unit),
            ["points", "ug", "relative level", "of healthy"]
        );
    }
}
