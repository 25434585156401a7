//! Reads quantities from left to right in a piece of text, and says exactly where it stumbles.

pub(crate) use super::decimal::Style;
use super::decimal::decimal;
use super::diagnostic::Span;
pub(crate) use super::fault::Fault;
use super::units::{Dimension, Quantity, days, dimension_of, offered};
use super::volume::impossible;

/// Reads numbers and words from left to right.
pub(crate) struct Scanner<'t> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
    /// Volumes beside doses, which are not used.
    pub(crate) volumes: Vec<Span>,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Scanner { text, at: 0, volumes: Vec::new() }
    }

    pub(super) fn rest(&self) -> &'t str {
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

    /// The word that comes next, which stays there.
    pub(crate) fn peek_word(&self) -> &'t str {
        Scanner { text: self.text, at: self.at, volumes: Vec::new() }.word().0
    }

    /// Anything up to the next space.
    pub(crate) fn chunk(&mut self) -> (&'t str, Span) {
        self.take(|c| !c.is_whitespace())
    }

    /// A decimal number, if there is one; the fault of one that can be read in two ways.
    pub(crate) fn plain(&mut self) -> Result<Option<(f64, Span)>, Fault> {
        self.decimal(Style::Prose)
    }

    /// A decimal number, with sign and exponent.
    pub(crate) fn number(&mut self) -> Option<(f64, Span)> {
        self.decimal(Style::Prose).ok().flatten()
    }

    /// A decimal number; the fault of one that can be read in two ways.
    fn decimal(&mut self, style: Style) -> Result<Option<(f64, Span)>, Fault> {
        self.skip_space();
        let start = self.at;
        match decimal(self.rest(), style) {
            Ok(found) => Ok(found.map(|(value, length)| {
                self.at += length;
                (value, start..self.at)
            })),
            Err(fault) => Err(Fault { span: start + fault.span.start..start + fault.span.end, ..fault }),
        }
    }

    /// A time after injury or a time span, in days.
    pub(crate) fn time(&mut self) -> Result<(f64, Span), Fault> {
        let (found, span) = self.quantity(Dimension::Time)?;
        Ok((days(found.value, found.unit), span))
    }

    /// A number as it is, with a unit of time in days, with `%` as a share; a word of `next` is left to what follows.
    pub(crate) fn measure(&mut self, style: Style, next: &[&str], expected: &str) -> Result<f64, Fault> {
        let Some((value, _)) = self.decimal(style)? else {
            let (found, span) = self.chunk();
            return Err(Fault::new(span, format!("`{found}` is not a number"), expected));
        };
        let before = self.at;
        let (unit, span) = self.unit(style);
        match (unit, dimension_of(unit)) {
            ("%", _) => Ok(value / 100.0),
            (_, Some((Dimension::Time, unit))) => Ok(days(value, unit)),
            (unit, _) if unit.is_empty() || next.contains(&unit) => {
                self.at = before;
                Ok(value)
            }
            (unit, _) => {
                let expected = "expected a unit of time (min, h, d, wk, mo), %, or none";
                let fault = Fault::new(span, format!("`{unit}` is not a unit of time"), expected);
                Err(offered(fault, unit, Dimension::Time))
            }
        }
    }

    /// In a formula a `/` divides.
    fn unit(&mut self, style: Style) -> (&'t str, Span) {
        match style {
            Style::Prose => self.word(),
            Style::Formula if self.peek('%') => self.take(|c| c == '%'),
            Style::Formula => self.take(char::is_alphabetic),
        }
    }

    fn peek(&mut self, letter: char) -> bool {
        self.skip_space();
        self.rest().starts_with(letter)
    }

    /// A finite number, 0 or more, with a unit of the given dimension.
    pub(crate) fn quantity(&mut self, dimension: Dimension) -> Result<(Quantity, Span), Fault> {
        let Some((value, number)) = self.decimal(Style::Prose)? else {
            let (found, span) = self.chunk();
            let message = match found {
                "" => format!("{} is missing", dimension.noun()),
                found => format!("`{found}` is not {}", dimension.noun()),
            };
            return Err(Fault::new(span, message, dimension.expected()));
        };
        if let Some(fault) = self.times(value, &number, dimension) {
            return Err(fault);
        }
        let behind = self.unit_of(&number, dimension)?;
        let (value, unit, place) = (value * behind.times, behind.unit, behind.place);
        let span = number.start..place.end;
        let written = self.text.get(span.clone()).unwrap_or("").trim();
        let fault = |span: &Span, found: String, expected: &str| Err(Fault::new(span.clone(), found, expected));
        if unit.is_empty() {
            return Err(self.no_unit(number, dimension));
        }
        let Some((found, unit)) = dimension_of(unit) else {
            return Err(self.unknown_unit(unit, number, place, dimension));
        };
        if found != dimension {
            let message = format!("`{written}` is {}, but {} is needed here", found.noun(), dimension.noun());
            return fault(&span, message, dimension.expected());
        }
        if value < 0.0 {
            return fault(&span, format!("`{written}` is negative"), dimension.least());
        }
        if value.is_nan() || value > LARGEST {
            return fault(&number, format!("`{written}` is too large a number"), dimension.expected());
        }
        if value < SMALLEST && (value > 0.0 || any_digit(written)) {
            return fault(&number, format!("`{written}` is too small a number"), "expected 0, or at least 1e-30");
        }
        let volume_ul = self.remark(dimension).or(behind.volume_ul);
        Ok((Quantity { value, unit, volume_ul }, span))
    }
}

/// Anything beyond is a slip of the pen, and could overflow when converted.
const LARGEST: f64 = 1e30;
/// Anything smaller but 0 is one as well, and could vanish or lose its digits when converted.
const SMALLEST: f64 = 1e-30;

/// Whether a number has a digit before its power of ten that is not 0.
fn any_digit(written: &str) -> bool {
    let power = |c: char| "eE^x×*·⋅✕".contains(c);
    written.chars().take_while(|c| !power(*c)).any(|c| ('1'..='9').contains(&c))
}

/// A text that has to be one quantity and nothing else.
pub(crate) fn whole<'t, T>(
    text: &'t str,
    read: impl FnOnce(&mut Scanner<'t>) -> Result<(T, Span), Fault>,
    expected: &str,
) -> Result<T, Fault> {
    all_of(&mut Scanner::new(text), read, expected)
}

/// The same of a scanner, which knows afterwards what stands there and is not used.
pub(crate) fn all_of<'t, T>(
    scanner: &mut Scanner<'t>,
    read: impl FnOnce(&mut Scanner<'t>) -> Result<(T, Span), Fault>,
    expected: &str,
) -> Result<T, Fault> {
    let (text, (value, _)) = (scanner.text, read(scanner)?);
    if scanner.done() {
        return Ok(value);
    }
    let start = scanner.at;
    let rest = text.get(start..).unwrap_or("").trim_end();
    if impossible(rest) {
        let message = format!("`{rest}` is no volume that a dose can be given in");
        return Err(Fault::new(
            start..start + rest.len(),
            message,
            "expected a volume above 0 that an animal can hold",
        ));
    }
    Err(Fault::new(start..start + rest.len(), format!("`{rest}` follows the quantity, where nothing should"), expected))
}

/// A time of 0 or more as it is written, `28 d` or `90min`, in days.
///
/// # Errors
/// What is wrong with it, and what it may have meant.
pub fn days_of(text: &str) -> Result<f64, Fault> {
    whole(text, Scanner::time, Dimension::Time.expected())
}

#[cfg(test)]
mod tests {
    use super::{Scanner, Style, whole};

    #[test]
    fn a_time_in_a_formula_or_a_bound_is_read_in_the_same_words() {
        for style in [Style::Prose, Style::Formula] {
            let read = |text| Scanner::new(text).measure(style, &["to"], "");
            assert_eq!([read("24 hours"), read("2 weeks"), read("3 d"), read("3 to")], [1.0, 14.0, 3.0, 3.0].map(Ok));
            assert_eq!(read("5 m").unwrap_err().help.as_deref(), Some("`m` may be `min` or `mo`: write which"));
        }
    }

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
            ("0.0e5 h", 0.0),
            ("0×10^5 h", 0.0),
            ("1e-30 d", 1e-30),
            ("2wk", 14.0),
            ("+1 d", 1.0),
            ("24 hours", 1.0),
            ("2 weeks", 14.0),
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
            ("24 fortnights", "`fortnights` is not a unit that is known here"),
            ("100 ug", "`100 ug` is a dose, but a time is needed here"),
            ("-1 h", "`-1 h` is negative"),
            ("1e999 h", "`1e999 h` is too large a number"),
            ("1e-320 h", "`1e-320 h` is too small a number"),
            ("1e-999 h", "`1e-999 h` is too small a number"),
            ("10⁻⁹⁹⁹ h", "`10⁻⁹⁹⁹ h` is too small a number"),
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
