//! What holds, added up by file of facts.

use super::findings::Findings;
use crate::course::median;
use crate::evidence::{Tally, Verdict};

/// Counts of one file of facts, or of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// Facts.
    pub facts: usize,
    /// What holds with the nominal set.
    pub tally: Tally,
    /// Median over checks of the share of the population in which they hold.
    pub median_share: f64,
}

/// Counts of the facts of `theme`; of all without.
pub fn counts(findings: &Findings<'_>, theme: Option<&str>) -> Counts {
    let evidence = findings.evidence;
    let own = |fact: usize| theme.is_none_or(|theme| evidence.facts[fact].theme == theme);
    let counted = |check: usize| own(evidence.checks[check].fact);
    let shares = (0..evidence.checks.len()).filter(|check| counted(*check)).map(|check| findings.share(check));
    Counts {
        facts: (0..evidence.facts.len()).filter(|fact| own(*fact)).count(),
        tally: Tally::of_some(evidence, &findings.nominal, counted),
        median_share: median(shares.collect()),
    }
}

/// Checks that do not hold with the nominal set, in the order of the files.
pub fn missed(findings: &Findings<'_>) -> Vec<usize> {
    (0..findings.nominal.len()).filter(|check| findings.verdict(*check) != Verdict::Holds).collect()
}

/// Shares between which a verdict counts as split.
pub const SPLIT: (f64, f64) = (0.2, 0.8);

/// Checks that hold in some members and not in others, the most even first.
pub fn split(findings: &Findings<'_>) -> Vec<(usize, f64)> {
    let shares = (0..findings.nominal.len()).map(|check| (check, findings.share(check)));
    let mut split: Vec<(usize, f64)> = shares.filter(|(_, share)| (SPLIT.0..=SPLIT.1).contains(share)).collect();
    split.sort_by(|a, b| (a.1 - 0.5).abs().total_cmp(&(b.1 - 0.5).abs()).then(a.0.cmp(&b.0)));
    split
}

/// What each member of the population holds.
pub fn tallies(findings: &Findings<'_>) -> Vec<Tally> {
    findings.members.iter().map(|values| Tally::of(findings.evidence, values)).collect()
}
