//! Every figure of the page.

mod courses;
mod doses;
mod forests;
pub mod function;
mod knockouts;
mod mechanisms;
mod splitting;
mod timing;
mod year;

pub use doses::near;
pub use year::stem;

use super::File;
use super::findings::Findings;
use crate::evidence::Verdict;
use crate::figure::{FigureError, Sign};
use crate::scenario::CONTEXT_OF_USE;

/// All figures, as SVG, in the order of the page.
pub fn figures(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let mut files: Vec<File> = function::figure(findings)?.into_iter().collect();
    files.extend(knockouts::figure(findings)?);
    files.extend(mechanisms::figures(findings)?);
    files.push(doses::figure(findings)?);
    files.push(timing::figure(findings)?);
    files.push(splitting::figure(findings)?);
    files.extend(year::figures(findings)?);
    files.extend(courses::figures(findings)?);
    files.extend(forests::figures(findings)?);
    Ok(files)
}

/// A verdict as a sign.
fn sign(verdict: Verdict) -> Sign {
    match verdict {
        Verdict::Holds => Sign::Holds,
        Verdict::Near => Sign::Near,
        Verdict::Fails => Sign::Fails,
    }
}

/// Versions, what the band is, and the context of use.
fn footer(findings: &Findings<'_>) -> String {
    footer_of(findings, findings.members.len())
}

/// The same where the first `members` of the population are shown.
fn footer_of(findings: &Findings<'_>, members: usize) -> String {
    let versions = &findings.versions;
    let brief = |hash: &str| hash.chars().take(8).collect::<String>();
    format!(
        "exocord {}, model {}, facts {}; population of {} parameter sets. {CONTEXT_OF_USE}",
        versions.exocord,
        brief(&versions.model),
        brief(&versions.facts),
        members
    )
}

/// `36 of 37 checks hold, 1 is near, 0 fail`.
fn held(verdicts: &[Verdict]) -> String {
    let count = |wanted: Verdict| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let (near, fails) = (count(Verdict::Near), count(Verdict::Fails));
    format!(
        "{} of {} checks hold with the nominal set, {near} {} near, {fails} {}",
        count(Verdict::Holds),
        verdicts.len(),
        if near == 1 { "is" } else { "are" },
        if fails == 1 { "fails" } else { "fail" }
    )
}
