//! What a measure should be, and whether it is.

use crate::reading::scanner::{Fault, Scanner, Style};
use schemars::JsonSchema;

/// Bounds of a measure, or of its steps over several experiments.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Least value.
    pub low: f64,
    /// Greatest value.
    pub high: f64,
    /// `above 0` and `below 0` leave the bound itself out.
    pub strict: bool,
    /// Over several experiments: 1 if the measure should rise from one to the next, -1 if it should fall.
    pub direction: Option<f64>,
    /// As it was written.
    pub written: String,
}

/// How precise a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Measured by several groups, or well.
    High,
    /// In between.
    Medium,
    /// One small study, or read off a picture.
    Low,
}

impl Confidence {
    /// The share of an effect, or of a bound, by which a measure may miss and still be near.
    pub fn precision(self) -> f64 {
        match self {
            Confidence::High => 0.1,
            Confidence::Medium => 0.2,
            Confidence::Low => 0.3,
        }
    }
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Outside the bounds by more than the fact's own precision, or not to be had.
    Fails,
    /// Just outside.
    Near,
    /// Within the bounds.
    Holds,
}

impl Verdict {
    /// One lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Near => "near",
            Verdict::Fails => "fails",
        }
    }
}

impl Expectation {
    /// How far `value` is outside; 0 within. Not a number where the value is none.
    pub fn miss(&self, value: f64) -> f64 {
        if self.strict && (value == self.low || value == self.high) {
            return f64::MIN_POSITIVE;
        }
        if value.is_nan() { f64::NAN } else { (self.low - value).max(value - self.high).max(0.0) }
    }

    /// The size of a miss that is still near, where the fact reports no spread: the share that follows `confidence` of
    /// what lies between `neutral`, the value that no effect has where it is known, and the nearer bound; never more
    /// than that share of the smaller bound that is not zero, or of the width of the bounds.
    pub fn near(&self, neutral: Option<f64>, confidence: Confidence) -> f64 {
        let bounds = [self.low, self.high].into_iter().filter(|bound| bound.is_finite());
        let effects = bounds.clone().filter_map(|bound| neutral.map(|neutral| (bound - neutral).abs()));
        let sizes = bounds.map(f64::abs).filter(|size| *size > 0.0).chain([self.high - self.low]);
        let least = effects.chain(sizes).fold(f64::INFINITY, f64::min);
        if least.is_finite() { confidence.precision() * least } else { 0.0 }
    }

    /// The verdict on `value`.
    pub fn verdict(&self, value: f64, near: f64) -> Verdict {
        match self.miss(value) {
            0.0 => Verdict::Holds,
            miss if miss <= near => Verdict::Near,
            _ => Verdict::Fails,
        }
    }
}

const EXPECTED: &str = "expected `0.7 d to 1.5 d`, `at least 0.4`, `at most 35 %`, `above 0` or `below 0`";
const EXPECTED_STEPS: &str = "expected `rising`, `falling`, `rising by at least 0.5` or `falling by at least 5 %`";

/// Reads an expectation; `steps` if it is about a list of experiments.
pub(crate) fn parse(text: &str, steps: bool) -> Result<Expectation, Fault> {
    let mut scanner = Scanner::new(text);
    let found = if steps { direction(&mut scanner) } else { bounds(&mut scanner) }?;
    if !scanner.done() {
        let rest = scanner.at..text.len();
        return Err(Fault::new(
            rest,
            "something stands after the expectation",
            if steps { EXPECTED_STEPS } else { EXPECTED },
        ));
    }
    Ok(Expectation { written: text.trim().to_owned(), ..found })
}

fn expectation(low: f64, high: f64, strict: bool, direction: Option<f64>) -> Expectation {
    Expectation { low, high, strict, direction, written: String::new() }
}

fn direction(scanner: &mut Scanner<'_>) -> Result<Expectation, Fault> {
    let (word, span) = scanner.word();
    let sign = match word {
        "rising" => 1.0,
        "falling" => -1.0,
        _ => return Err(Fault::new(span, format!("`{word}` is not an expectation over experiments"), EXPECTED_STEPS)),
    };
    if scanner.done() {
        return Ok(expectation(0.0, f64::INFINITY, true, Some(sign)));
    }
    for wanted in ["by", "at", "least"] {
        let (word, span) = scanner.word();
        if word != wanted {
            return Err(Fault::new(span, format!("`{word}` stands where `{wanted}` is missing"), EXPECTED_STEPS));
        }
    }
    Ok(expectation(quantity(scanner, EXPECTED_STEPS)?, f64::INFINITY, false, Some(sign)))
}

fn bounds(scanner: &mut Scanner<'_>) -> Result<Expectation, Fault> {
    let start = scanner.at;
    let (first, span) = scanner.word();
    let (second, _) = if first == "at" { scanner.word() } else { ("", 0..0) };
    match (first, second) {
        ("at", "least") => Ok(expectation(quantity(scanner, EXPECTED)?, f64::INFINITY, false, None)),
        ("at", "most") => Ok(expectation(f64::NEG_INFINITY, quantity(scanner, EXPECTED)?, false, None)),
        ("above", _) => Ok(expectation(quantity(scanner, EXPECTED)?, f64::INFINITY, true, None)),
        ("below", _) => Ok(expectation(f64::NEG_INFINITY, quantity(scanner, EXPECTED)?, true, None)),
        ("", _) => {
            scanner.at = start;
            range(scanner)
        }
        _ => Err(Fault::new(span, format!("`{first}` does not begin an expectation"), EXPECTED)),
    }
}

fn range(scanner: &mut Scanner<'_>) -> Result<Expectation, Fault> {
    let start = scanner.at;
    let low = quantity(scanner, EXPECTED)?;
    let (word, span) = scanner.word();
    if word != "to" {
        return Err(Fault::new(span, "`to` and the upper bound are missing", EXPECTED));
    }
    let high = quantity(scanner, EXPECTED)?;
    if low > high {
        return Err(Fault::new(
            start..scanner.at,
            "the lower bound is above the upper one",
            "expected the lower bound first",
        ));
    }
    Ok(expectation(low, high, false, None))
}

/// A number; with a unit of time, in days; with `%`, as a share.
fn quantity(scanner: &mut Scanner<'_>, expected: &str) -> Result<f64, Fault> {
    scanner.measure(Style::Prose, &["to"], expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str, neutral: Option<f64>) -> f64 {
        parse(text, false).unwrap_or_else(|fault| panic!("{fault:?}")).near(neutral, Confidence::High)
    }

    #[test]
    fn near_is_a_share_of_what_lies_between_no_effect_and_the_nearer_bound() {
        let cases = [
            ("at least 2", Some(0.0), 0.2),
            ("2 to 9", Some(0.0), 0.2),
            ("-9 to -2", Some(0.0), 0.2),
            ("at most 0.9", Some(1.0), 0.01),
            ("at most 0.2", Some(1.0), 0.02),
            ("0.3 to 0.8", Some(1.0), 0.02),
            ("at least 1.5", Some(1.0), 0.05),
            ("-0.5 to 2", Some(0.0), 0.05),
            ("above 0", Some(0.0), 0.0),
        ];
        for (text, neutral, expected) in cases {
            assert!((near(text, neutral) - expected).abs() < 1e-12, "{text}: {}", near(text, neutral));
        }
    }

    #[test]
    fn near_is_never_a_share_of_the_larger_bound() {
        let cases = [
            ("at least 0.4", 0.04),
            ("at most 0.35", 0.035),
            ("1 to 12", 0.1),
            ("0.9 to 1", 0.01),
            ("0 to 0.05", 0.005),
            ("at most 0", 0.0),
        ];
        for (text, expected) in cases {
            assert!((near(text, None) - expected).abs() < 1e-12, "{text}: {}", near(text, None));
        }
    }
}
