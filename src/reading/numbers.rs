//! Reads numbers and quantities.

use super::content::{described, float, inside, report, wrong};
use super::diagnostic::Span;
use super::fields::Value;
use super::kinds::{Content, Key, Kind};
use super::log::Log;
use super::scanner::{Fault, Scanner, all_of};
use super::unclear::{compared, way_out};
use super::units::Dimension;

/// `from 0 to 1`, or the half that is bounded.
fn bounds(low: f64, high: f64) -> String {
    match (low == -f64::MAX, high == f64::MAX) {
        (true, true) => "a finite number".to_owned(),
        (false, true) => format!("a number of at least {low}"),
        (true, false) => format!("a number of at most {high}"),
        // Tolerances read better with an exponent.
        (false, false) if low > 0.0 && low < 1e-3 => format!("a number from {low:e} to {high:e}"),
        (false, false) => format!("a number from {low} to {high}"),
    }
}

pub(crate) fn number(
    content: Content<'_, '_>,
    key: &'static Key,
    low: f64,
    high: f64,
    log: &mut Log<'_>,
) -> Option<f64> {
    let expected = format!("expected {}", bounds(low, high));
    let Some(found) = float(content.get_ref()) else {
        wrong(content, key, &expected, None, log);
        return None;
    };
    if !found.is_finite() {
        let message = format!("`{}` is {}, which is not finite", key.name, described(content.get_ref()));
        log.error(&content.span(), message, expected, None);
        return None;
    }
    if !(low..=high).contains(&found) {
        wrong(content, key, &expected, None, log);
        return None;
    }
    Some(found)
}

pub(crate) fn count(
    content: Content<'_, '_>,
    key: &'static Key,
    low: u64,
    high: u64,
    log: &mut Log<'_>,
) -> Option<Value> {
    let digits = content.get_ref().as_integer();
    let found =
        digits.and_then(|digits| u64::from_str_radix(digits.as_str().trim_start_matches('+'), digits.radix()).ok());
    let found = found.filter(|found| (low..=high).contains(found));
    if found.is_none() {
        let expected = if high > 1_000_000 {
            format!("expected a whole number, {low} or more")
        } else {
            format!("expected a whole number from {low} to {high}")
        };
        wrong(content, key, &expected, None, log);
    }
    found.map(Value::Whole)
}

/// A number with a unit of `dimension`.
pub(crate) fn measured<T>(
    content: Content<'_, '_>,
    key: &'static Key,
    dimension: Dimension,
    read: impl for<'t> FnOnce(&mut Scanner<'t>) -> Result<(T, Span), Fault>,
    log: &mut Log<'_>,
) -> Option<T> {
    let Some(text) = content.get_ref().as_str() else {
        let help = float(content.get_ref()).map(|number| match dimension {
            Dimension::Time => format!("write \"{number} h\" or \"{number} d\", with the quotes"),
            Dimension::Dose => format!("write \"{number} ug\", with the quotes"),
            Dimension::Mass => format!("write \"{number} g\" or \"{number} kg\", with the quotes"),
        });
        let texts = content.get_ref().as_array().into_iter().flatten().filter_map(|one| one.get_ref().as_str());
        let texts: Vec<&str> = texts.collect();
        let several = compared(dimension == Dimension::Dose && texts.len() > 1, &texts.join(","));
        wrong(content, key, dimension.expected(), help.or(several), log);
        return None;
    };
    let mut scanner = Scanner::new(text);
    match all_of(&mut scanner, read, dimension.expected()) {
        Ok(value) => {
            unused(&scanner, &content.span(), log);
            Some(value)
        }
        Err(fault) => {
            let help = fault.help.or_else(|| way_out(text, dimension));
            report(Fault { help, ..fault }, &content.span(), text, log);
            None
        }
    }
}

/// Says of the volumes beside doses, in a text value at `place`, that they are not used.
pub(crate) fn unused(scanner: &Scanner<'_>, place: &Span, log: &mut Log<'_>) {
    let start = inside(place, scanner.text, log);
    for volume in &scanner.volumes {
        let written = scanner.text.get(volume.clone()).unwrap_or("");
        let written = written.trim_matches(|c: char| c.is_whitespace() || ",()".contains(c));
        let span = start.map_or(place.clone(), |start| start + volume.start..start + volume.end);
        log.warn(&span, format!("the volume in `{written}` is not used"), "a remark on the dose", None);
    }
}

pub(crate) fn duration(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Value> {
    if matches!(key.kind, Kind::UntilEnd) && content.get_ref().as_str() == Some("end") {
        return Some(Value::Days(f64::INFINITY));
    }
    let days = measured(content, key, Dimension::Time, |scanner| scanner.time(), log)?;
    if days == 0.0 && matches!(key.kind, Kind::LongDuration) {
        log.error(&content.span(), format!("`{}` is 0", key.name), "expected a time longer than 0", None);
        return None;
    }
    Some(Value::Days(days))
}
