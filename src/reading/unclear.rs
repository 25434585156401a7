//! What a text may mean that is no quantity: with the line to write instead, where one is plain.

use super::diagnostic::Span;
use super::fault::Fault;
use super::said::EACH;
use super::scanner::{Scanner, days_of, whole};
use super::units::{Dimension, dimension_of, offered, spoken_time};

/// From this on a number without a unit can only count particles: as ug it were more than ten kilograms.
pub(crate) const COUNTED: f64 = 1e7;

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
        let reads = |line: &String| whole(line, |scanner| scanner.quantity(dimension), "").is_ok();
        match self.spelt_out(unit, &number).filter(reads) {
            Some(line) => fault.help(format!("write `{line}`")),
            None => offered(fault, unit, dimension),
        }
    }

    /// `2 × 100 ug`: a dose so many times, which says not when the others come.
    pub(super) fn times(&self, count: f64, number: &Span, dimension: Dimension) -> Option<Fault> {
        let rest = self.rest().trim_start();
        let one = rest.strip_prefix(['x', '×', '*', '·', '⋅', '✕'])?.trim();
        let mut scanner = Scanner::new(one);
        let few = dimension == Dimension::Dose && count.fract() == 0.0 && (2.0..=1000.0).contains(&count);
        if !few || scanner.quantity(dimension).is_err() {
            return None;
        }
        let one = one.get(..scanner.at)?.trim_end();
        let span = number.start..self.text.trim_end().len();
        let message = format!("`{}` is {count} doses of {one}", self.text.get(span.clone())?.trim());
        let help = format!(
            "write `dose = \"{one}\"`, and how far apart they are: `repeat = {{ every = \"24 h\", times = {count} }}`"
        );
        Some(Fault::new(span, message, "expected one dose").help(help))
    }

    /// The line to write where a word behind a number is a power of ten, or seconds.
    fn spelt_out(&self, unit: &str, number: &Span) -> Option<String> {
        let (value, _) = Scanner::new(self.text.get(number.clone())?).number()?;
        let factor = match unit.to_lowercase().as_str() {
            "s" | "sec" | "secs" | "second" | "seconds" => return Some(spoken_time(value / 86_400.0)),
            "thousand" => 1e3,
            "million" => 1e6,
            "billion" => 1e9,
            "trillion" => 1e12,
            _ => return None,
        };
        let rest = self.text.get(self.at..).filter(|rest| !rest.trim().is_empty())?;
        Some(format!("{:e} {}", value * factor, rest.trim()))
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

/// Words around a number that say no more than it.
const ABOUT: [&str; 9] = ["~", "≈", "<", ">", "≤", "≥", "about ", "approximately ", "ca. "];

/// What follows a time and says no more than it.
const SAID: [&str; 6] = ["post injury", "post-injury", "after injury", "after the injury", "after sci", "post sci"];

/// The way out for a whole text that is no quantity of this dimension.
pub(super) fn way_out(text: &str, dimension: Dimension) -> Option<String> {
    let text = text.trim();
    let read = |text: &str| whole(text, |scanner| scanner.quantity(dimension), "").ok();
    let plain = |text: &str| read(text).is_some().then(|| text.to_owned());
    if let Some(alone) = ABOUT.iter().find_map(|sign| plain(text.strip_prefix(sign)?.trim())) {
        return Some(format!("write `{alone}`; a run takes one number"));
    }
    if let Some(inner) = plain(text.trim_matches(['“', '”', '„', '‘', '’', '"', '\'']).trim()) {
        return Some(format!("write `{inner}`, without the quotes inside"));
    }
    let mut scanner = Scanner::new(text);
    if scanner.quantity(dimension).is_err() {
        return dated(text).filter(|_| dimension == Dimension::Time).or_else(|| range(text, dimension));
    }
    let (alone, rest) = text.split_at(scanner.at);
    let rest = rest.trim();
    match dimension {
        _ if SAID.contains(&rest.to_lowercase().as_str()) => Some(format!("write `{alone}`")),
        Dimension::Time => {
            let (one, other) = (days_of(alone).ok()?, days_of(rest).ok()?);
            Some(format!("write it in one unit, as in `{}`", spoken_time(one + other)))
        }
        Dimension::Dose => match rest.strip_prefix(['x', '×']).and_then(|count| count.trim().parse::<u32>().ok()) {
            Some(count) => {
                Some(format!("say how far apart they are: `repeat = {{ every = \"24 h\", times = {count} }}`"))
            }
            None => compared(rest.split(',').skip(1).all(|one| read(one).is_some()) && rest.starts_with(','), text),
        },
        Dimension::Mass => None,
    }
}

/// How several doses are compared.
pub(super) fn compared(several: bool, doses: &str) -> Option<String> {
    several.then(|| {
        format!("to compare doses, give one here and the others with `exocord scan FILE --set 'dose={doses}'`")
    })
}

/// `day 7`, `D7`, `7 dpi`, `7 dpo`, `48 hpi`.
fn dated(text: &str) -> Option<String> {
    let small = text.to_lowercase();
    let (number, unit) = if let Some(number) = small.strip_prefix("day").or_else(|| small.strip_prefix('d')) {
        (number, "d")
    } else if let Some(number) = small.strip_prefix("week") {
        (number, "wk")
    } else if let Some(number) = small.strip_suffix("dpi").or_else(|| small.strip_suffix("dpo")) {
        (number, "d")
    } else {
        (small.strip_suffix("hpi")?, "h")
    };
    let line = format!("{} {unit}", number.trim());
    days_of(&line).is_ok().then(|| format!("write `{line}`; times count from the injury"))
}

/// `100-200 ug`, `100 ± 20 ug`: a spread of numbers, of which a run takes one.
fn range(text: &str, dimension: Dimension) -> Option<String> {
    let reads = |text: &str| whole(text, |scanner| scanner.quantity(dimension), "").is_ok();
    ["-", "–", "±", "+-", "to"].iter().find_map(|sign| {
        let (one, rest) = text.split_once(sign)?;
        let (_, unit) = rest.trim().split_once(' ')?;
        let low = format!("{} {unit}", one.trim());
        (reads(&low) && reads(rest.trim())).then(|| format!("a run takes one number, as in `{low}`"))
    })
}
