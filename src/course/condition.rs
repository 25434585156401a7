//! Conditions that are watched while a course runs: `m1@penumbra > 0.4 for 6 h`.

use super::formula::{Moment, Scope, moment};
use super::needs::Needs;
use crate::engine::{Control, Sample};
use crate::reading::Fault;
use crate::reading::diagnostic::Span;
use crate::reading::scanner::Scanner;

/// When a rule gave what it gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firing {
    /// Position of the rule among those of its arm.
    pub rule: usize,
    /// Days after injury.
    pub time_d: f64,
}

/// Comparisons of which all hold, or one, and for how long without a break.
#[derive(Clone, Debug)]
pub struct Condition {
    comparisons: Vec<Comparison>,
    /// One is enough.
    any: bool,
    /// Days for which it has to hold without a break; 0 if at once.
    pub for_d: f64,
    needs: Needs,
}

#[derive(Clone, Debug)]
struct Comparison {
    course: Moment,
    level: f64,
    /// It is to be more than the level, not less.
    above: bool,
}

const SYNTAX: &str =
    "expected as in \"m1@penumbra > 0.4 for 6 h\": a formula, > or <, a number, and how long if not at once";

impl Condition {
    /// Reads `text` for runs of a cord of `regions`.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str, regions: usize) -> Result<Condition, Fault> {
        let (rest, for_d) = match word(text, 0..text.len(), "for") {
            Some(at) => (0..at.start, lasting(text, at.end)?),
            None => (0..text.len(), 0.0),
        };
        let (parts, any) = parts(text, rest)?;
        let mut needs = [Needs::default()];
        let one = |part: &Span| comparison(text, part.clone(), regions, &mut needs);
        let comparisons = parts.iter().map(one).collect::<Result<Vec<_>, _>>()?;
        let [needs] = needs;
        Ok(Condition { comparisons, any, for_d, needs })
    }

    /// How many comparisons it has.
    pub fn comparisons(&self) -> usize {
        self.comparisons.len()
    }

    /// How far the state is within the condition, in units of what a run by `control` tells apart at the level: it holds
    /// above 0.
    pub fn excess(&self, sample: &Sample<'_>, control: Control) -> f64 {
        let mut columns = Vec::with_capacity(self.needs.width());
        self.needs.read(sample, &mut columns);
        let one = |comparison: &Comparison| {
            let beyond = comparison.course.value(&columns) - comparison.level;
            let excess = if comparison.above { beyond } else { -beyond } / comparison.told_apart(control);
            if excess.is_nan() { f64::NEG_INFINITY } else { excess }
        };
        let all = self.comparisons.iter().map(one);
        if self.any { all.fold(f64::NEG_INFINITY, f64::max) } else { all.fold(f64::INFINITY, f64::min) }
    }

    /// A difference from the level in these units; the first comparison's where there are several.
    pub fn apart(&self, difference: f64, control: Control) -> f64 {
        self.comparisons.first().map_or(0.0, |one| difference / one.told_apart(control))
    }
}

impl Comparison {
    /// What a run by `control` tells apart at the level.
    fn told_apart(&self, control: Control) -> f64 {
        control.rtol * self.level.abs() + control.atol
    }
}

/// Where `wanted` stands as a word of its own within a part of `text`.
fn word(text: &str, within: Span, wanted: &str) -> Option<Span> {
    let part = text.get(within.clone())?;
    let mut starts = part.match_indices(wanted).map(|(at, _)| within.start + at..within.start + at + wanted.len());
    let apart = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    starts.find(|at| apart(text[..at.start].chars().next_back()) && apart(text[at.end..].chars().next()))
}

/// The time that stands behind `for`, in days.
fn lasting(text: &str, from: usize) -> Result<f64, Fault> {
    let mut scanner = Scanner { at: from, ..Scanner::new(text) };
    let (for_d, _) = scanner.time()?;
    if scanner.done() {
        return Ok(for_d);
    }
    let rest = scanner.at..text.trim_end().len();
    let message = format!("`{}` follows the time, where nothing should", &text[rest.clone()]);
    Err(Fault::new(rest, message, SYNTAX).help("`for` stands at the end, and is for all that stands before it"))
}

/// The comparisons in a part of `text`, and whether one of them is enough.
fn parts(text: &str, within: Span) -> Result<(Vec<Span>, bool), Fault> {
    let split = |joint: &str| {
        let (mut found, mut rest) = (Vec::new(), within.clone());
        while let Some(at) = word(text, rest.clone(), joint) {
            found.push(rest.start..at.start);
            rest.start = at.end;
        }
        found.push(rest);
        found
    };
    let (all, any) = (split("and"), split("or"));
    match (all.len(), any.len()) {
        (_, 1) => Ok((all, false)),
        (1, _) => Ok((any, true)),
        _ => {
            let fault = Fault::new(within, "`and` and `or` stand in one condition", "expected one of the two");
            Err(fault.help("two rules may give the same: write what `or` joins as rules of their own"))
        }
    }
}

/// One comparison: a formula, a sign, a number.
fn comparison(text: &str, part: Span, regions: usize, needs: &mut [Needs]) -> Result<Comparison, Fault> {
    let (written, start) = (&text[part.clone()], part.start);
    let signs = ['>', '<', '≥', '≤', '='];
    let Some((at, sign)) = written.char_indices().find(|(_, letter)| signs.contains(letter)) else {
        return Err(Fault::new(part, "nothing is compared here", SYNTAX));
    };
    let after = start + at + sign.len_utf8();
    let after = after + usize::from(text[after..part.end].starts_with('='));
    if sign == '=' {
        let fault = Fault::new(start + at..after, "no course stays at a number", "expected > or <");
        return Err(fault.help("a course passes a level: say from which side"));
    }
    let (experiments, ends) = ([String::new()], [f64::INFINITY]);
    let mut scope = Scope { experiments: &experiments, ends: &ends, own: 0, regions, alone: true, needs };
    if let Some(fault) = turned(written, at, start) {
        return Err(fault);
    }
    let course = moment(&written[..at], &mut scope).map_err(|fault| moved(fault, start))?;
    let unit = course.unit(needs);
    let level = level(text, after..part.end, unit.as_deref())?;
    Ok(Comparison { course, level, above: sign == '>' || sign == '≥' })
}

/// What is wrong with a comparison that has its number first, and how it is written.
fn turned(written: &str, at: usize, start: usize) -> Option<Fault> {
    let mut scanner = Scanner::new(&written[..at]);
    scanner.plain().ok()??;
    let after = written[at..].trim_start_matches(['>', '<', '≥', '≤', '=']).trim();
    let number = written[..at].trim();
    if !scanner.done() || after.parse::<f64>().is_ok() || after.is_empty() {
        return None;
    }
    let sign = if written[at..].starts_with(['>', '≥']) { "<" } else { ">" };
    let fault = Fault::new(start..start + written.len(), "the number stands first", "expected it behind the sign");
    Some(fault.help(format!("write `{after} {sign} {number}`")))
}

/// The number that a formula with this unit is compared with.
fn level(text: &str, part: Span, unit: Option<&str>) -> Result<f64, Fault> {
    let mut scanner = Scanner { at: part.start, ..Scanner::new(&text[..part.end]) };
    let Some((value, _)) = scanner.plain()? else {
        let (found, span) = scanner.chunk();
        let message =
            if found.is_empty() { "a number is missing".into() } else { format!("`{found}` is not a number") };
        return Err(
            Fault::new(span, message, "expected a number").help("of two courses write the difference: `m1 - m2 > 0`")
        );
    };
    if !value.is_finite() {
        let written = text[part.start..scanner.at].trim().to_owned();
        let span = part.start..scanner.at;
        return Err(Fault::new(span, format!("`{written}` is too large a number"), "no course comes that far"));
    }
    scanner.skip_space();
    let rest = scanner.at..part.end;
    let rest = rest.start..rest.start + text[rest].trim_end().len();
    match (&text[rest.clone()], unit) {
        ("", _) => Ok(value),
        ("%", None | Some("1")) => Ok(value / 100.0),
        (written, Some(unit)) if written == unit => Ok(value),
        ("points", Some("point")) => Ok(value),
        (written, unit) => {
            let message = format!("`{written}` is not the unit of what is compared");
            let unit = match unit {
                None => "expected a number alone".to_owned(),
                Some("1") => "expected a number alone, or in %".to_owned(),
                Some(unit) => format!("expected a number alone, or in {unit}"),
            };
            Err(Fault::new(rest, message, unit))
        }
    }
}

/// A fault of a part that begins at `start`.
fn moved(fault: Fault, start: usize) -> Fault {
    Fault { span: fault.span.start + start..fault.span.end + start, ..fault }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_as_they_are_spoken() {
        let read = |text| Condition::parse(text, 2).unwrap();
        assert_eq!(read("m1@penumbra > 0.4 for 6 h").for_d, 0.25);
        assert_eq!((read("bbb<=7").for_d, read("bbb < 7 point").comparisons()), (0.0, 1));
        assert_eq!(read("bbb < 7 points for 1 d").comparisons[0].level, 7.0);
        let both = read("m1@penumbra / (m1@penumbra + m2@penumbra) > 40 % and bbb < 10 for 2 d");
        assert_eq!((both.comparisons(), both.any, both.for_d, both.comparisons[0].level), (2, false, 2.0, 0.4));
        assert!(read("tnf > 0.5 or il6 > -1").any);
    }

    #[test]
    fn faults_say_where() {
        for (text, at, message) in [
            ("m1@penumbra", 0..11, "nothing is compared here"),
            ("m1@penumbraa > 1", 0..12, "`m1@penumbraa` is not an observable or a state"),
            ("bbb > 1 and mm1 > 0.4", 12..15, "`mm1` is not an observable or a state"),
            ("0.3 > m1@penumbra", 0..17, "the number stands first"),
            ("m1 > 1e999", 4..10, "`1e999` is too large a number"),
            ("m1 > m2", 5..7, "`m2` is not a number"),
            ("m1 >", 4..4, "a number is missing"),
            ("m1 = 0.4", 3..4, "no course stays at a number"),
            ("tnf > 0.5 h", 10..11, "`h` is not the unit of what is compared"),
            ("tnf > 0.5 for soon", 14..18, "`soon` is not a time"),
            ("tnf > 0.5 for 6 h twice", 18..23, "`twice` follows the time, where nothing should"),
            ("peak(tnf) > 0.5", 0..9, "this is read off a whole course, and only the moment is known while it runs"),
            ("3 > 0.5", 0..1, "this is the same at all times"),
            ("tnf > 1 and il6 > 1 or bbb < 3", 0..30, "`and` and `or` stand in one condition"),
        ] {
            let fault = Condition::parse(text, 2).unwrap_err();
            assert_eq!((fault.span, fault.message.as_str()), (at, message), "{text}");
        }
    }
}
