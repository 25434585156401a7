//! A formula of what is at one moment: columns and numbers, and nothing that is read off a course as a whole.

use super::parse::{as_course, whole};
use super::unit::{Unit, of_course};
use super::{Number, Scope, Trace};
use crate::course::needs::Needs;
use crate::reading::scanner::Fault;

/// A quantity that every state has.
#[derive(Clone, Debug)]
pub(crate) struct Moment(Trace);

/// The quantity that `text` stands for.
pub(crate) fn moment(text: &str, scope: &mut Scope<'_>) -> Result<Moment, Fault> {
    let (value, span) = whole(text, scope)?;
    let course = as_course(value);
    if let Some(message) = beyond(&course) {
        return Err(Fault::new(span, message, "expected observables, states, numbers and + - * /"));
    }
    if matches!(course, Trace::Level(_)) {
        let label = "expected an observable or a state, or a formula of them";
        return Err(Fault::new(span, "this is the same at all times", label));
    }
    Ok(Moment(course))
}

/// What is wrong with a course that asks for more than one moment has.
fn beyond(course: &Trace) -> Option<&'static str> {
    fn of(number: &Number) -> Option<&'static str> {
        match number {
            Number::Constant(_) => None,
            Number::Parameter { .. } => Some("a parameter of the model is nothing that can be watched"),
            Number::Read { .. } => Some("this is read off a whole course, and only the moment is known while it runs"),
            Number::Both(_, pair) => pair.iter().find_map(of),
            Number::Minus(inner) => of(inner),
        }
    }
    match course {
        Trace::Column(_) => None,
        Trace::Level(number) => of(number),
        Trace::Minus(inner) => beyond(inner),
        Trace::Both(_, pair) => pair.iter().find_map(beyond),
    }
}

impl Moment {
    /// Its value where columns have these values; not a number where something is divided by nothing.
    pub(crate) fn value(&self, columns: &[f64]) -> f64 {
        fn of(course: &Trace, columns: &[f64]) -> f64 {
            match course {
                Trace::Column(id) => columns.get(*id).copied().unwrap_or(f64::NAN),
                Trace::Level(number) => constant(number),
                Trace::Minus(inner) => -of(inner, columns),
                Trace::Both(operation, pair) => operation.on(of(&pair[0], columns), of(&pair[1], columns)),
            }
        }
        fn constant(number: &Number) -> f64 {
            match number {
                Number::Constant(value) => *value,
                Number::Minus(inner) => -constant(inner),
                Number::Both(operation, pair) => operation.on(constant(&pair[0]), constant(&pair[1])),
                Number::Parameter { .. } | Number::Read { .. } => f64::NAN,
            }
        }
        of(&self.0, columns)
    }

    /// Its unit, where it is plain.
    pub(crate) fn unit(&self, needs: &[Needs]) -> Option<String> {
        match of_course(&self.0, 0, needs) {
            Unit::Plain(unit) => Some(unit),
            Unit::Bare | Unit::Mixed => None,
        }
    }
}
