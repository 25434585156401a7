//! Values in a list: `100 ug,1 mg`, `1 ug..1 mg log 7`, `intravenous,intranasal`, `[mir-21, mir-126],[]`.
//!
//! A comma divides values, but not within quotes or brackets. `LOW..HIGH log N` is N values from LOW to HIGH, each the
//! same factor above the one before; `lin` takes equal steps. Both ends are among them, with their units; those between
//! are rounded to four digits, so that what is run can be written down.

use crate::model::doses::PARTICLES_PER_UG;
use crate::reading::Fault;
use crate::reading::diagnostic::Span;
use crate::reading::kinds::{Key, Kind};
use crate::reading::scanner::{Scanner, whole};
use crate::reading::units::{Dimension, Quantity, days};

/// Most values of one grid (assumed): a figure shows no more.
const MOST: usize = 1000;

/// Rounding of a number between two ends.
const ROUNDING: f64 = 1e-9;

const GRID: &str = "expected LOW..HIGH log NUMBER or LOW..HIGH lin NUMBER, as in `1 ug..1 mg log 7`";

/// One value, as a scenario would have it, and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) span: Span,
}

/// The values of a list for `key`; spans are within `text`.
pub(super) fn items(text: &str, key: &Key) -> Result<Vec<Item>, Fault> {
    let mut found: Vec<Item> = Vec::new();
    for span in divided(text)? {
        let one = text.get(span.clone()).unwrap_or_default();
        if one.is_empty() {
            return Err(Fault::new(span, "a value is missing", "expected KEY=VALUE, or several divided by commas"));
        }
        match one.find("..").filter(|_| !one.starts_with(['"', '\'', '['])) {
            Some(at) => found.extend(grid((one, at), span.start, key)?),
            None => found.push(Item { text: unquoted(one).to_owned(), span }),
        }
    }
    for (at, item) in found.iter().enumerate() {
        if found.iter().take(at).any(|earlier| earlier.text == item.text) {
            let message = format!("`{}` stands twice", item.text);
            return Err(Fault::new(item.span.clone(), message, "list each value once"));
        }
    }
    Ok(found)
}

/// The pieces between commas, without the spaces around them.
fn divided(text: &str) -> Result<Vec<Span>, Fault> {
    let (mut spans, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_usize, None);
    for (at, letter) in text.char_indices() {
        match (letter, quote) {
            ('"' | '\'', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            ('[', None) => depth += 1,
            (']', None) => depth = depth.saturating_sub(1),
            (',', None) if depth == 0 => {
                spans.push(trimmed(text, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    if quote.is_some() || depth > 0 {
        let what = if quote.is_some() { "quotes are" } else { "bracket is" };
        return Err(Fault::new(start..text.len(), format!("the {what} not closed"), "expected the end of it"));
    }
    spans.push(trimmed(text, start..text.len()));
    Ok(spans)
}

fn trimmed(text: &str, span: Span) -> Span {
    let piece = text.get(span.clone()).unwrap_or_default();
    let start = span.start + piece.len() - piece.trim_start().len();
    start..start + piece.trim().len()
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// One end of a grid: a number, its unit, and the size of that unit among units that can be turned into each other.
#[derive(Clone, Copy)]
struct End {
    value: f64,
    unit: &'static str,
    size: f64,
}

impl End {
    fn base(self) -> f64 {
        self.value * self.size
    }
}

/// The values of `LOW..HIGH log N`, which begins at `start`; `at` is where the points are.
fn grid((text, at): (&str, usize), start: usize, key: &Key) -> Result<Vec<Item>, Fault> {
    let span = start..start + text.len();
    let (low, rest) = (text.get(..at).unwrap_or_default(), text.get(at + 2..).unwrap_or_default());
    let words: Vec<&str> = rest.split_whitespace().collect();
    let [.., steps @ ("log" | "lin"), count] = words.as_slice() else {
        let message = format!("`{text}` does not say in which steps, and how many");
        return Err(Fault::new(span, message, GRID));
    };
    let count = count.parse().ok().filter(|count| (2..=MOST).contains(count)).ok_or_else(|| {
        let fault =
            Fault::new(span.clone(), format!("`{count}` is not a number of values"), format!("expected 2 to {MOST}"));
        if *count == "1" { fault.help(format!("one value is written alone: `{}`", low.trim())) } else { fault }
    })?;
    let high = rest.get(..rest.rfind(steps).unwrap_or(rest.len())).unwrap_or_default();
    let inside = |fault: Fault, from: usize| Fault { span: from + fault.span.start..from + fault.span.end, ..fault };
    let low = end(low.trim_end(), key).map_err(|fault| inside(fault, start))?;
    let lead = high.len() - high.trim_start().len();
    let high = end(high.trim(), key).map_err(|fault| inside(fault, start + at + 2 + lead))?;
    ladder((low, high), *steps == "log", count, key)
        .map(|texts| texts.into_iter().map(|text| Item { text, span: span.clone() }).collect())
        .map_err(|message| Fault::new(span, message, GRID))
}

fn end(text: &str, key: &Key) -> Result<End, Fault> {
    if let Some(dimension) = dimension(key) {
        let Quantity { value, unit, .. } = whole(text, |scanner| scanner.quantity(dimension), dimension.expected())?;
        return Ok(End { value, unit, size: size(unit) });
    }
    let numbers = match key.kind {
        Kind::Number { .. } | Kind::Whole { .. } => true,
        Kind::Own(_) => key.name == "severity",
        _ => false,
    };
    if !numbers {
        let message = format!("`{}` takes words, and words have no steps between them", key.name);
        return Err(Fault::new(0..text.len(), message, "expected a list with commas"));
    }
    let mut scanner = Scanner::new(text);
    let found = scanner.plain()?;
    match found.filter(|_| scanner.done()) {
        Some((value, _)) => Ok(End { value, unit: "", size: 1.0 }),
        None => Err(Fault::new(0..text.len(), format!("`{text}` is not a number"), GRID)),
    }
}

fn dimension(key: &Key) -> Option<Dimension> {
    match key.kind {
        Kind::Duration | Kind::LongDuration | Kind::UntilEnd => Some(Dimension::Time),
        Kind::Quantity(dimension) => Some(dimension),
        _ => None,
    }
}

/// Size of a unit among those of its kind: in days, in ug, in g, in ug/kg.
fn size(unit: &str) -> f64 {
    match unit {
        "mg" | "mg/kg" | "kg" => 1000.0,
        "ng" => 1e-3,
        "ug" | "µg" | "μg" | "particles" | "cells" | "particles/kg" | "ug/kg" | "µg/kg" | "μg/kg" | "g" | "" => 1.0,
        time => days(1.0, time),
    }
}

/// What a unit counts; only units of one kind lie on one axis.
fn kind(unit: &str) -> &'static str {
    match unit {
        "" => "1",
        "particles" => "particles",
        "cells" => "cells",
        "particles/kg" => "particles/kg",
        "g" | "kg" => "g",
        "ng" | "ug" | "µg" | "μg" | "mg" => "ug",
        "ug/kg" | "µg/kg" | "μg/kg" | "mg/kg" => "ug/kg",
        _ => "d",
    }
}

fn ladder((low, high): (End, End), log: bool, count: usize, key: &Key) -> Result<Vec<String>, String> {
    if kind(low.unit) != kind(high.unit) {
        let ratio = PARTICLES_PER_UG.value;
        let (one, other) = (low.unit, high.unit);
        return Err(format!("{one} and {other} are not steps of one scale; {ratio:e} particles are taken as one ug"));
    }
    let (from, to) = (low.base(), high.base());
    if from == to {
        return Err("the two ends are the same".into());
    }
    if log && (from <= 0.0 || to <= 0.0) {
        return Err("no factor leads away from 0: `lin`, or 0 as a value of its own before the grid".into());
    }
    let at = |step: usize| {
        let share = step as f64 / (count - 1) as f64;
        if log { from * (to / from).powf(share) } else { from + (to - from) * share }
    };
    let whole = matches!(key.kind, Kind::Whole { .. });
    let between = (1..count - 1).map(|step| {
        // In the larger unit where that leaves a number of 1 and more, else in the smaller.
        let (small, large) = if low.size <= high.size { (low, high) } else { (high, low) };
        let End { size, unit, .. } = if at(step) >= large.size * (1.0 - ROUNDING) { large } else { small };
        let value = at(step) / size;
        number(if whole { value.round() } else { rounded(value) }, unit)
    });
    let ends = [number(low.value, low.unit), number(high.value, high.unit)];
    let all: Vec<String> = std::iter::once(ends[0].clone()).chain(between).chain([ends[1].clone()]).collect();
    if whole && all.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(format!("there are no {count} whole numbers in such steps"));
    }
    Ok(all)
}

/// Four significant digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}

/// A number and its unit as a scenario has them.
fn number(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        size if size != 0.0 && !(1e-4..1e6).contains(&size) => format!("{value:e}"),
        _ => value.to_string(),
    };
    format!("{digits} {unit}").trim_end().to_owned()
}

/// Where values lie on an axis of numbers, and what it counts in: days, ug, particles, ug/kg, g, or nothing. `None` if
/// one of them is a word, or if they are not of one kind.
pub(super) fn numbers(items: &[Item], key: &Key) -> Option<(Vec<f64>, &'static str)> {
    let ends: Vec<End> = items.iter().map(|item| end(&item.text, key).ok()).collect::<Option<_>>()?;
    let first = kind(ends.first()?.unit);
    let one = ends.iter().all(|end| kind(end.unit) == first);
    one.then(|| (ends.iter().map(|end| end.base()).collect(), if first == "1" { "" } else { first }))
}

/// A list in brackets, as the names in it; a text without brackets is one name.
pub(super) fn names(text: &str) -> Vec<String> {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let parts = inner.unwrap_or(text).split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| unquoted(part).to_owned()).collect()
}
