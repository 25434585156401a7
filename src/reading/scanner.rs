//! Reads quantities from left to right in a piece of text, and says exactly where it stumbles.

use super::decimal::decimal;
use super::diagnostic::Span;
use super::units::{Amount, Dimension, amount, days, dimension_of, grams, meant};

/// What is wrong with a piece of text, and where in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
}

impl Fault {
    pub(crate) fn new(span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Fault { span, message: message.into(), label: label.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Reads numbers and words from left to right.
pub(crate) struct Scanner<'t> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Scanner { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(crate) fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    pub(crate) fn done(&mut self) -> bool {
        self.skip_space();
        self.rest().is_empty()
    }

    /// Takes the text as long as `keep` holds.
    fn take(&mut self, keep: impl Fn(char) -> bool) -> (&'t str, Span) {
        self.skip_space();
        let rest = self.rest();
        let length = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += length;
        (rest.get(..length).unwrap_or(""), start..self.at)
    }

    /// Letters, and what units are made of.
    pub(crate) fn word(&mut self) -> (&'t str, Span) {
        self.take(|c| c.is_alphabetic() || c == 'µ' || c == '/' || c == '%')
    }

    /// Anything up to the next space.
    pub(crate) fn chunk(&mut self) -> (&'t str, Span) {
        self.take(|c| !c.is_whitespace())
    }

    /// A decimal number, with sign and exponent.
    pub(crate) fn number(&mut self) -> Option<(f64, Span)> {
        self.decimal().ok().flatten()
    }

    /// A decimal number; the fault of one that can be read in two ways.
    fn decimal(&mut self) -> Result<Option<(f64, Span)>, Fault> {
        self.skip_space();
        let start = self.at;
        match decimal(self.rest()) {
            Ok(found) => Ok(found.map(|(value, length)| {
                self.at += length;
                (value, start..self.at)
            })),
            Err(fault) => Err(Fault { span: start + fault.span.start..start + fault.span.end, ..fault }),
        }
    }

    /// A time after injury or a time span, in days.
    pub(crate) fn time(&mut self) -> Result<(f64, Span), Fault> {
        let found = self.quantity(Dimension::Time)?;
        Ok((days(found.value, found.unit), found.span))
    }

    /// A dose as written.
    pub(crate) fn dose(&mut self) -> Result<(Amount, Span), Fault> {
        let found = self.quantity(Dimension::Dose)?;
        Ok((amount(found.value, found.unit), found.span))
    }

    /// A body mass in g.
    pub(crate) fn mass(&mut self) -> Result<(f64, Span), Fault> {
        let found = self.quantity(Dimension::Mass)?;
        Ok((grams(found.value, found.unit), found.span))
    }

    /// A finite number, 0 or more, with a unit of the given dimension.
    fn quantity(&mut self, dimension: Dimension) -> Result<Quantity<'t>, Fault> {
        let Some((value, number)) = self.decimal()? else {
            let (found, span) = self.chunk();
            let message = match found {
                "" => format!("{} is missing", dimension.noun()),
                found => format!("`{found}` is not {}", dimension.noun()),
            };
            return Err(Fault::new(span, message, dimension.expected()));
        };
        let (unit, place) = self.word();
        let span = number.start..place.end;
        let written = self.text.get(span.clone()).unwrap_or("").trim();
        let fault = |span: &Span, found: String, expected: &str| Err(Fault::new(span.clone(), found, expected));
        if unit.is_empty() {
            return Err(self.no_unit(number, dimension));
        }
        match dimension_of(unit) {
            None => Err(unknown_unit(unit, place, dimension)),
            Some(other) if other != dimension => {
                let found = format!("`{written}` is {}, but {} is needed here", other.noun(), dimension.noun());
                fault(&span, found, dimension.expected())
            }
            Some(_) if value < 0.0 => fault(&span, format!("`{written}` is negative"), dimension.least()),
            Some(_) if value.is_nan() || value > LARGEST => {
                fault(&number, format!("`{written}` is too large a number"), dimension.expected())
            }
            Some(_) => Ok(Quantity { value, unit, span }),
        }
    }

    /// What stands where a unit should follow `number`.
    fn no_unit(&mut self, number: Span, dimension: Dimension) -> Fault {
        let apart = self.rest().starts_with(|c: char| c.is_ascii_digit());
        let close = self.text.get(number.end..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
        let end = if apart || close { self.chunk().1.end } else { number.end };
        let span = number.start..end;
        let written = self.text.get(span.clone()).unwrap_or("").to_owned();
        if apart {
            let joined: String = written.chars().filter(|c| !c.is_whitespace()).collect();
            let fault = Fault::new(span, format!("`{written}` has a space between its digits"), dimension.expected());
            return fault.help(format!("write `{joined}`"));
        }
        let message =
            if close { format!("`{written}` is not a number and a unit") } else { format!("`{written}` has no unit") };
        Fault::new(span, message, dimension.expected())
    }
}

/// Anything beyond is a slip of the pen, and could overflow when converted.
const LARGEST: f64 = 1e30;

struct Quantity<'t> {
    value: f64,
    unit: &'t str,
    span: Span,
}

fn unknown_unit(unit: &str, place: Span, dimension: Dimension) -> Fault {
    let fault = Fault::new(place, format!("`{unit}` is not a unit that is known here"), dimension.expected());
    match meant(unit).filter(|meant| dimension_of(meant) == Some(dimension)) {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")),
        None => fault,
    }
}

/// A text that has to be one quantity and nothing else.
pub(crate) fn whole<'t, T>(
    text: &'t str,
    read: impl FnOnce(&mut Scanner<'t>) -> Result<(T, Span), Fault>,
    expected: &str,
) -> Result<T, Fault> {
    let mut scanner = Scanner::new(text);
    let (value, _) = read(&mut scanner)?;
    if scanner.done() {
        return Ok(value);
    }
    let start = scanner.at;
    let rest = text.get(start..).unwrap_or("").trim_end();
    Err(Fault::new(start..start + rest.len(), format!("`{rest}` follows the quantity, where nothing should"), expected))
}

#[cfg(test)]
mod tests {
    use super::{Scanner, whole};

    fn time(text: &str) -> Result<f64, String> {
        whole(text, Scanner::time, "").map_err(|fault| fault.message)
    }

    #[test]
    fn quantities_are_read_with_and_without_space() {
        for (text, expected) in [
            ("24 h", 1.0),
            ("24h", 1.0),
            (" 3 d ", 3.0),
            ("1e1 d", 10.0),
            (".5d", 0.5),
            ("0 h", 0.0),
            ("2wk", 14.0),
            ("+1 d", 1.0),
            ("1,5 d", 1.5),
            ("10^1\u{a0}d", 10.0),
        ] {
            assert_eq!(time(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_in_words() {
        for (text, expected) in [
            ("", "a time is missing"),
            ("soon", "`soon` is not a time"),
            ("24", "`24` has no unit"),
            ("24 hours", "`hours` is not a unit that is known here"),
            ("100 ug", "`100 ug` is a dose, but a time is needed here"),
            ("-1 h", "`-1 h` is negative"),
            ("1e999 h", "`1e999 h` is too large a number"),
            ("nan h", "`nan` is not a time"),
            ("1.2.3 h", "`1.2.3` is not a time"),
            ("1,500 h", "`1,500` can be 1.500 or 1500"),
            ("10 000 h", "`10 000` has a space between its digits"),
            ("1-2 h", "`1-2` is not a number and a unit"),
            ("−1 h", "`−1 h` is negative"),
            ("3 d 4 h", "`4 h` follows the quantity, where nothing should"),
        ] {
            assert_eq!(time(text), Err(expected.to_owned()), "{text}");
        }
    }
}
