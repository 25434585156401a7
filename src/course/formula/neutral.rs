//! What a formula comes to where nothing has an effect.

use super::unit::{Unit, of_number};
use super::{Number, Operation};
use crate::course::needs::Needs;

/// What `formula` comes to where nothing has an effect: 0 for a difference of two readings of one kind, 1 for their
/// ratio, and what follows from these for what is made of them; `None` where that cannot be told from the formula.
pub(crate) fn neutral(formula: &Number, needs: &[Needs]) -> Option<f64> {
    match formula {
        Number::Constant(value) => Some(*value),
        Number::Parameter { .. } | Number::Read { .. } => None,
        Number::Minus(inner) => neutral(inner, needs).map(|value| -value),
        Number::Both(operation, pair) => {
            let [a, b] = &**pair;
            match operation {
                Operation::Subtract if alike(a, b, needs) => Some(0.0),
                Operation::Divide if alike(a, b, needs) => Some(1.0),
                _ => {
                    let value = operation.on(neutral(a, needs)?, neutral(b, needs)?);
                    value.is_finite().then_some(value)
                }
            }
        }
    }
}

/// Whether both are read off runs and are of one unit, or of none that has a name.
fn alike(a: &Number, b: &Number, needs: &[Needs]) -> bool {
    match (of_number(a, needs), of_number(b, needs)) {
        (Unit::Bare, _) | (_, Unit::Bare) => false,
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::formula::{Scope, parse};

    fn no_effect(text: &str) -> Option<f64> {
        let mut needs = [Needs::default(), Needs::default()];
        let (experiments, ends) = (["own".to_owned(), "control".to_owned()], [100.0, 100.0]);
        let mut scope =
            Scope { experiments: &experiments, ends: &ends, own: 0, regions: 2, alone: false, needs: &mut needs };
        let formula = parse(text, &mut scope).unwrap();
        neutral(&formula, &needs)
    }

    #[test]
    fn a_difference_of_one_kind_has_no_effect_at_nothing_and_a_ratio_at_one() {
        for (formula, expected) in [
            ("at(bbb, 42 d) - control:at(bbb, 42 d)", Some(0.0)),
            ("control:peak_time(tnf) - peak_time(il6)", Some(0.0)),
            ("-(at(tnf, 3 d) - control:at(tnf, 3 d))", Some(0.0)),
            ("2 - at(neurons, 28 d) - at(axons, 28 d)", Some(0.0)),
            ("at(tnf, 3 d) / control:at(tnf, 3 d)", Some(1.0)),
            ("(at(bbb, 42 d) - at(bbb, 1 d)) / control:(at(bbb, 42 d) - at(bbb, 1 d))", Some(1.0)),
            ("(area(exo_cargo) / 20) / (control:area(exo_cargo) / 100)", Some(1.0)),
            ("1 - at(tnf, 3 d) / control:at(tnf, 3 d)", Some(0.0)),
            ("min(at(bbb, 7 d) - control:at(bbb, 7 d), at(bbb, 9 d) - control:at(bbb, 9 d))", Some(0.0)),
        ] {
            assert_eq!(no_effect(formula), expected, "{formula}");
        }
    }

    #[test]
    fn no_effect_cannot_be_told_of_a_level_a_time_or_two_kinds() {
        for formula in [
            "at(neurons, 7 d)",
            "peak_time(tnf)",
            "peak_time(exo_cargo) - 1 d",
            "peak(tnf) / 3",
            "at(bbb, 7 d) / at(neurons, 7 d)",
            "cytokines.tnf_decay",
        ] {
            assert_eq!(no_effect(formula), None, "{formula}");
        }
    }
}
