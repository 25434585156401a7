//! A population as a file: parameter sets that hold the evidence, with what they belong to.

use super::checksum::checksum;
use super::set::{Set, digits};
use super::space::Space;
use super::uses::Uses;
use std::fmt::Write;

/// The population that comes with the program, as `calibrate` wrote it.
pub fn shipped() -> &'static str {
    include_str!("../../evidence/population.csv")
}

/// The core of the population that comes with the program, as `calibrate` wrote it; empty where there is none.
pub fn shipped_core() -> &'static str {
    include_str!("../../evidence/core.csv")
}

/// Name of the file of a core, beside that of its population.
pub const CORE: &str = "core.csv";

/// Version of the file's format.
pub(super) const VERSION: &str = "3";

/// Parameter sets that hold the evidence.
///
/// The first of them are its core: well spread, in an order in which every beginning is. Whoever works through the
/// members one after the other, and shows what has come so far, meets them first.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Population {
    /// Hash of what the sets belong to, see [`identity`](super::identity()).
    pub model: String,
    /// Hash of the facts.
    pub facts: String,
    /// What the facts use besides equations and parameters.
    pub uses: Uses,
    /// Seed of the numbers of those rows of the catalogue that the facts do not use.
    pub seed: u64,
    /// How it was made, in one line.
    pub method: String,
    /// Members.
    pub members: Vec<Set>,
    /// What its members differ in.
    #[serde(skip)]
    pub space: Space,
}

impl Population {
    /// The file: what it belongs to, a line of names and one for each member, of what its members differ in; and at the
    /// end how many members there are, with a checksum of all lines before.
    pub fn text(&self) -> String {
        let Population { model, facts, seed, method, space, .. } = self;
        let uses: Vec<&str> = self.uses.iter().map(String::as_str).collect();
        let names: Vec<&str> = space.names().collect();
        let mut text = format!("# exocord population {VERSION}\n# model {model}\n# facts {facts}\n");
        let _ = writeln!(text, "# uses {}\n# seed {seed}\n# {method}\n{}", uses.join(" "), names.join(","));
        for member in &self.members {
            for (column, value) in space.uncertain(member).into_iter().enumerate() {
                text.push_str(if column == 0 { "" } else { "," });
                text.push_str(&shortest(value));
            }
            text.push('\n');
        }
        let end = end(self.members.len(), &checksum(&text));
        text + &end + "\n"
    }

    /// Its first members as a population of their own; `method` says how they were chosen.
    pub fn first(&self, members: usize, method: String) -> Population {
        let members = self.members.iter().take(members).cloned().collect();
        Population { members, method, ..self.clone() }
    }

    /// Independent sets that its members are worth, as its method says; nothing where it does not say so.
    pub fn independent(&self) -> Option<usize> {
        let (_, rest) = self.method.split_once("as good as ")?;
        rest.split_once(" independent ").and_then(|(count, _)| count.parse().ok())
    }

    /// Whether `core` is the beginning of this population.
    pub fn begins_with(&self, core: &Population) -> bool {
        let Population { model, facts, seed, members, .. } = core;
        (model, facts, *seed) == (&self.model, &self.facts, self.seed) && self.members.starts_with(members)
    }
}

/// The last line.
pub(super) fn end(members: usize, checksum: &str) -> String {
    format!("# {members} members, checksum {checksum}")
}

/// How many members the file of a population says that it has; nothing where it says none.
pub fn counted(text: &str) -> Option<usize> {
    let last = text.lines().last()?.strip_prefix("# ")?;
    last.split_once(" members, ").and_then(|(count, _)| count.parse().ok())
}

/// A few significant digits, without trailing zeros: plain, or with an exponent where that is shorter.
fn shortest(value: f64) -> String {
    let digits = digits(value);
    let Some((mantissa, power)) = digits.split_once('e') else { return digits };
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    let plain = plain(mantissa, power.parse().unwrap_or(0));
    if mantissa.len() + 1 + power.len() < plain.len() { format!("{mantissa}e{power}") } else { plain }
}

/// `mantissa`, which has one digit before its point, times ten to the `power`, without an exponent.
fn plain(mantissa: &str, power: i32) -> String {
    let (sign, digits) = mantissa.split_at(usize::from(mantissa.starts_with('-')));
    let digits = digits.replace('.', "");
    let zeros = |count: usize| "0".repeat(count);
    match usize::try_from(power) {
        Err(_) => format!("{sign}0.{}{digits}", zeros(power.unsigned_abs() as usize - 1)),
        Ok(power) if power + 1 >= digits.len() => format!("{sign}{digits}{}", zeros(power + 1 - digits.len())),
        Ok(power) => format!("{sign}{}.{}", &digits[..=power], &digits[power + 1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::shortest;
    use crate::sample::set::rounded;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, expected) in [
            (0.0, "0"),
            (1.0, "1"),
            (-2.5, "-2.5"),
            (12.3456789, "12.3457"),
            (0.05, "0.05"),
            (0.001, "1e-3"),
            (0.0123, "0.0123"),
            (0.0001, "1e-4"),
            (1.5e-7, "1.5e-7"),
            (100.0, "100"),
            (1234567.0, "1234570"),
            (1e9, "1e9"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(shortest(value), expected);
        }
        for step in 0..2000 {
            let value = 1.37_f64.powi(step % 80 - 40) * (1.0 + f64::from(step) / 777.0);
            let (plain, power) = (rounded(value).to_string(), format!("{:e}", rounded(value)));
            assert_eq!(shortest(value), if power.len() < plain.len() { power } else { plain });
        }
    }
}
