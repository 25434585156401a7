//! The unit of a formula, as far as it is plain.

use super::{Course, Number, Operation, Reading};
use crate::course::needs::Needs;
use crate::model::parameters;

/// The unit of what `formula` reads off a run with these `needs`: that of its columns, days for times, `1` for ratios of
/// the same unit; `None` where it is none of these.
pub(crate) fn unit(formula: &Number, needs: &Needs) -> Option<String> {
    match formula {
        // A number as it is written may stand for anything.
        Number::Constant(_) => None,
        Number::Parameter { position, .. } => Some(parameters::table().get(*position)?.quantity.unit.into()),
        Number::Minus(inner) => unit(inner, needs),
        Number::Both(operation, pair) => both(*operation, unit(&pair[0], needs), unit(&pair[1], needs)),
        Number::Read { reading, course, .. } => match reading {
            Reading::At | Reading::Peak | Reading::Trough | Reading::Mean => of(course, needs),
            Reading::Area => of(course, needs).map(|unit| if unit == "1" { "d".into() } else { format!("{unit} d") }),
            Reading::PeakTime | Reading::TroughTime | Reading::Rises | Reading::Falls | Reading::HalfLife => {
                Some("d".into())
            }
        },
    }
}

fn of(course: &Course, needs: &Needs) -> Option<String> {
    match course {
        Course::Column(id) => needs.at(*id).map(|column| column.unit().into()),
        Course::Level(level) => unit(level, needs),
        Course::Minus(inner) => of(inner, needs),
        Course::Both(operation, pair) => both(*operation, of(&pair[0], needs), of(&pair[1], needs)),
    }
}

fn both(operation: Operation, a: Option<String>, b: Option<String>) -> Option<String> {
    match (operation, a, b) {
        (Operation::Divide, Some(a), Some(b)) if a == b => Some("1".into()),
        (Operation::Divide, _, _) => None,
        (Operation::Multiply, Some(a), Some(b)) if a == "1" => Some(b),
        (Operation::Multiply, Some(a), Some(b)) if b == "1" => Some(a),
        (Operation::Multiply, _, _) => None,
        // A number beside a quantity has its unit.
        (_, Some(a), Some(b)) => (a == b).then_some(a),
        (_, a, b) => a.or(b),
    }
}
