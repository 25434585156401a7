//! A population as a file: parameter sets that hold the evidence, with what they belong to.

use super::checksum::checksum;
use super::identity::Uses;
use super::set::{Set, rounded};
use super::space::Space;
use std::fmt::Write;

/// The population that comes with the program, as `calibrate` wrote it.
pub fn shipped() -> &'static str {
    include_str!("../../evidence/population.csv")
}

/// Version of the file's format.
pub(super) const VERSION: &str = "2";

/// Parameter sets that hold the evidence.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Population {
    /// Hash of what the sets belong to, see [`identity`](super::identity()).
    pub model: String,
    /// Hash of the facts.
    pub facts: String,
    /// What the facts use besides equations and parameters.
    pub uses: Uses,
    /// How it was made, in one line.
    pub method: String,
    /// Members.
    pub members: Vec<Set>,
}

impl Population {
    /// The file: what it belongs to, a line of names and one for each member, of the parameters of `space`; and at the
    /// end how many members there are, with a checksum of all lines before.
    pub fn text(&self, space: &Space) -> String {
        let uses: Vec<&str> = self.uses.iter().map(String::as_str).collect();
        let names: Vec<&str> = space.names().collect();
        let mut text = format!("# exocord population {VERSION}\n# model {}\n# facts {}\n", self.model, self.facts);
        let _ = writeln!(text, "# uses {}\n# {}\n{}", uses.join(" "), self.method, names.join(","));
        for member in &self.members {
            let cells: Vec<String> = space.uncertain(member).into_iter().map(shortest).collect();
            let _ = writeln!(text, "{}", cells.join(","));
        }
        let end = end(self.members.len(), &checksum(&text));
        text + &end + "\n"
    }
}

/// The last line.
pub(super) fn end(members: usize, checksum: &str) -> String {
    format!("# {members} members, checksum {checksum}")
}

/// A few significant digits, without trailing zeros.
fn shortest(value: f64) -> String {
    let rounded = rounded(value);
    let (plain, exponent) = (format!("{rounded}"), format!("{rounded:e}"));
    if exponent.len() < plain.len() { exponent } else { plain }
}
