//! The unit of a formula, as far as it is plain.

use super::{Number, Operation, Reading, Trace};
use crate::course::needs::Needs;
use crate::model::parameters;

/// What the unit of a part of a formula is.
#[derive(PartialEq)]
pub(super) enum Unit {
    /// Of a number as it is written, which may stand for anything.
    Bare,
    /// This one.
    Plain(String),
    /// None that has a name here.
    Mixed,
}

/// The unit of what `formula` reads off runs with these `needs`: that of its columns, days for times, `1` for ratios of
/// the same unit; `None` where it is none of these.
pub(crate) fn unit(formula: &Number, needs: &[Needs]) -> Option<String> {
    match of_number(formula, needs) {
        Unit::Plain(unit) => Some(unit),
        Unit::Bare | Unit::Mixed => None,
    }
}

fn plain(unit: Option<&'static str>) -> Unit {
    unit.map_or(Unit::Mixed, |unit| Unit::Plain(unit.into()))
}

pub(super) fn of_number(formula: &Number, needs: &[Needs]) -> Unit {
    match formula {
        Number::Constant(_) => Unit::Bare,
        Number::Parameter { position, .. } => plain(parameters::table().get(*position).map(|one| one.quantity.unit)),
        Number::Minus(inner) => of_number(inner, needs),
        Number::Both(operation, pair) => both(*operation, of_number(&pair[0], needs), of_number(&pair[1], needs)),
        Number::Read { reading, experiment, course, .. } => match reading {
            Reading::At | Reading::Peak | Reading::Highest | Reading::Trough | Reading::Mean => {
                of_course(course, *experiment, needs)
            }
            Reading::Area => match of_course(course, *experiment, needs) {
                Unit::Plain(unit) if unit == "1" => Unit::Plain("d".into()),
                Unit::Plain(unit) => Unit::Plain(format!("{unit} d")),
                Unit::Bare | Unit::Mixed => Unit::Mixed,
            },
            Reading::PeakTime | Reading::TroughTime | Reading::Rises | Reading::Falls | Reading::HalfLife => {
                Unit::Plain("d".into())
            }
        },
    }
}

pub(super) fn of_course(course: &Trace, experiment: usize, needs: &[Needs]) -> Unit {
    match course {
        Trace::Column(id) => plain(needs[experiment].at(*id).map(|column| column.unit())),
        Trace::Level(level) => of_number(level, needs),
        Trace::Minus(inner) => of_course(inner, experiment, needs),
        Trace::Both(operation, pair) => {
            let [a, b] = [0, 1].map(|at| of_course(&pair[at], experiment, needs));
            both(*operation, a, b)
        }
    }
}

fn both(operation: Operation, a: Unit, b: Unit) -> Unit {
    use Unit::{Bare, Mixed, Plain};
    match (operation, a, b) {
        (_, Mixed, _) | (_, _, Mixed) => Mixed,
        (_, Bare, Bare) => Bare,
        (Operation::Divide, Plain(a), Plain(b)) if a == b => Plain("1".into()),
        (Operation::Multiply, Plain(a), Plain(b)) if a == "1" => Plain(b),
        (Operation::Multiply, Plain(a), Plain(b)) if b == "1" => Plain(a),
        // A hundred times a share is no share.
        (Operation::Divide | Operation::Multiply, _, _) => Mixed,
        (_, Plain(a), Plain(b)) => {
            if a == b {
                Plain(a)
            } else {
                Mixed
            }
        }
        // A number beside a quantity has its unit.
        (_, Plain(unit), Bare) | (_, Bare, Plain(unit)) => Plain(unit),
    }
}
