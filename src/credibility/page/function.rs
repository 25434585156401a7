//! From spared tissue to score.

use super::picture;
use crate::credibility::draw::function::{Anchor, anchors};
use crate::credibility::findings::Findings;
use crate::credibility::words::{cell, head, percent, row};
use crate::evidence::{Verdict, rounded};

/// The section; nothing where no fact gives a level of a score.
pub fn function(findings: &Findings<'_>, figures: &[&str]) -> String {
    let anchors = anchors(findings);
    let all: Vec<&Anchor> = anchors.iter().flatten().collect();
    if all.is_empty() {
        return String::new();
    }
    let held = all.iter().filter(|anchor| findings.verdict(anchor.check) == Verdict::Holds).count();
    let mut text = format!(
        "## From spared tissue to score\n\nThe score saturates with spared white matter, each funiculus weighted by its share in stepping, and follows \
         it with a delay; sprouts add; lost relay neurons, oedema and axons without myelin take away; shock silences at first, and circuits below the lesion \
         move limbs a little without any. Mouse and human scores are the rat's on other scales. {held} of {} \
         published levels hold with the nominal set.\n\n{}{}",
        all.len(),
        picture(figures, "function", "Score over spared white matter with published levels"),
        head(&[
            "species",
            "published injury",
            "simulated",
            "day:",
            "score expected",
            "model:",
            "white matter:",
            "",
            "population:",
            "source"
        ])
    );
    all.iter().for_each(|anchor| text += &line(findings, anchor));
    text + "\nChanges of score are given as the level they lead to. A row without a day is the map alone, with conduction blocked.\n\n"
}

fn line(findings: &Findings<'_>, anchor: &Anchor) -> String {
    let check = &findings.evidence.checks[anchor.check];
    let fact = &findings.evidence.facts[check.fact];
    row(&[
        fact.species.clone(),
        cell(&fact.injury),
        cell(&anchor.about),
        anchor.day.map(|day| format!("{day:.0}")).unwrap_or_default(),
        bounds(anchor.bounds),
        rounded(anchor.nominal),
        percent(anchor.share),
        findings.verdict(anchor.check).word().to_owned(),
        percent(findings.share(anchor.check)),
        fact.cited(),
    ])
}

/// Bounds in points.
fn bounds((low, high): (f64, f64)) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("{low:.1} to {high:.1}"),
        (true, false) => format!("at least {low:.1}"),
        (false, true) => format!("at most {high:.1}"),
        (false, false) => "any".into(),
    }
}
