//! What is known of numbers while a formula is read: those that are made of constants are computed at once.

use super::{Number, Operation};
use crate::reading::diagnostic::Span;
use crate::reading::scanner::Fault;

/// A constant at `place`.
///
/// # Errors
/// One that is infinite, or none.
pub(super) fn constant(value: f64, place: &Span) -> Result<Number, Fault> {
    if value.is_finite() {
        // A time of -0 is a time of 0.
        return Ok(Number::Constant(value + 0.0));
    }
    Err(Fault::new(place.clone(), "this is not a finite number", "expected a finite number"))
}

/// With the other sign.
pub(super) fn minus(number: Number, place: &Span) -> Result<Number, Fault> {
    match number {
        Number::Constant(value) => constant(-value, place),
        other => Ok(Number::Minus(Box::new(other))),
    }
}

/// Of two numbers.
///
/// # Errors
/// That of [`constant`].
pub(super) fn both(operation: Operation, a: Number, b: Number, place: &Span) -> Result<Number, Fault> {
    match (a, b) {
        (Number::Constant(a), Number::Constant(b)) => constant(operation.on(a, b), place),
        (a, b) => Ok(Number::Both(operation, Box::new([a, b]))),
    }
}
