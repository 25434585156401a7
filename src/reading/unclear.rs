//! What a text may mean that is no quantity: with the line to write instead, where one is plain.

use super::diagnostic::Span;
use super::fault::Fault;
use super::scanner::Scanner;
use super::units::{Dimension, dimension_of, offered};

/// What a dose is given to: every dose of a scenario is that of one animal.
const EACH: [&str; 8] = ["animal", "rat", "mouse", "human", "patient", "head", "dose", "injection"];

/// From this on a number without a unit can only count particles: as ug it were more than ten kilograms.
const COUNTED: f64 = 1e7;

impl Scanner<'_> {
    /// What is meant by a word after `number` that is no unit: another spelling, or an amount in a volume.
    pub(super) fn unknown_unit(&mut self, unit: &str, number: Span, place: Span, dimension: Dimension) -> Fault {
        let fits = |unit: &str| dimension_of(unit).is_some_and(|(found, _)| found == dimension);
        let written = |span: Span| self.text.get(span).unwrap_or("").trim().to_owned();
        let (amount, of) = unit.split_once('/').unwrap_or(("", ""));
        if fits(amount) && (of.is_empty() || EACH.contains(&of)) {
            let alone = written(number.start..place.end - of.len() - 1);
            let (span, what, why) = match of {
                "" => (number.start..self.text.trim_end().len(), "in a volume".to_owned(), "the volume is not used"),
                of => (number.start..place.end, format!("for each {of}"), "every dose is that of one animal"),
            };
            let message = format!("`{}` is {} {what}", written(span.clone()), dimension.noun());
            return Fault::new(span, message, dimension.expected()).help(format!("write `{alone}`; {why}"));
        }
        let fault = Fault::new(place, format!("`{unit}` is not a unit that is known here"), dimension.expected());
        if dimension == Dimension::Dose && ["in", "at"].contains(&unit) {
            return self.counted(&number).map_or(fault.clone(), |help| fault.help(help));
        }
        offered(fault, unit, dimension)
    }

    /// What stands where a unit should follow `number`.
    pub(super) fn no_unit(&mut self, number: Span, dimension: Dimension) -> Fault {
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
        let fault = Fault::new(span, message, dimension.expected());
        let help = self.counted(&number).filter(|_| dimension == Dimension::Dose);
        help.map_or(fault.clone(), |help| fault.help(help))
    }

    /// The line to write for a number that can only count particles.
    fn counted(&self, number: &Span) -> Option<String> {
        let written = self.text.get(number.clone())?;
        let (value, _) = Scanner::new(written).number()?;
        let rest = self.text.get(number.end..).unwrap_or("").trim_end();
        (value >= COUNTED).then(|| format!("if particles were counted, write `{written} particles{rest}`"))
    }

    /// A concentration of which nobody knows how much was given.
    pub(super) fn concentration(&self, span: Span) -> Fault {
        let written = self.text.get(span.clone()).unwrap_or("").trim().to_owned();
        let message = format!("`{written}` is a concentration, and how much of it is given is not said");
        Fault::new(span, message, Dimension::Dose.expected())
            .help(format!("write the volume behind it, as in `{written}, 100 uL`, or the dose itself"))
    }
}
