//! One figure per file of facts: every check as a row.

use super::{footer, held, sign};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::{alike, capital, measured, percent, spaced};
use crate::figure::{FigureError, Forest, Group, Row, Texts, forest};

/// Rows and headings that fit on one page.
const LINES: usize = 52;

/// The figures of all files that have checks.
pub fn figures(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let mut files = Vec::new();
    for theme in findings.themes() {
        let pages = pages(groups(findings, theme));
        for (i, page) in pages.iter().enumerate() {
            let (name, part) = match pages.len() {
                1 => (format!("facts-{theme}.svg"), String::new()),
                many => (format!("facts-{theme}-{}.svg", i + 1), format!(" ({} of {many})", i + 1)),
            };
            let text = forest(&drawn(findings, theme, &part, page))?;
            files.push(File { name, text });
        }
    }
    Ok(files)
}

/// A fact's checks with their positions.
type Facts = Vec<(usize, Vec<usize>)>;

fn groups(findings: &Findings<'_>, theme: &str) -> Facts {
    let evidence = findings.evidence;
    let own = (0..evidence.facts.len()).filter(|fact| evidence.facts[*fact].theme == theme);
    let checks = |fact: usize| evidence.checks_of(fact).map(|(check, _)| check).collect::<Vec<_>>();
    own.map(|fact| (fact, checks(fact))).filter(|(_, checks)| !checks.is_empty()).collect()
}

/// Facts dealt out to as few pages as hold them, of about the same length.
fn pages(groups: Facts) -> Vec<Facts> {
    let lines = |group: &(usize, Vec<usize>)| group.1.len() + 1;
    let all: usize = groups.iter().map(lines).sum();
    let length = all.div_ceil(all.div_ceil(LINES).max(1)).max(1);
    let mut pages: Vec<Facts> = Vec::new();
    let mut before = 0;
    for group in groups {
        let page = before / length;
        before += lines(&group);
        if page >= pages.len() {
            pages.push(Vec::new());
        }
        if let Some(last) = pages.last_mut() {
            last.push(group);
        }
    }
    pages
}

fn drawn(findings: &Findings<'_>, theme: &str, part: &str, page: &Facts) -> Forest {
    let verdicts: Vec<_> = page.iter().flat_map(|(_, checks)| checks).map(|check| findings.verdict(*check)).collect();
    let title = format!("{}{part}: {}", capital(&spaced(theme)), held(&verdicts));
    let about = "Each row has an axis of its own on which the published bounds stand at the same places, so that rows \
                 of any unit compare; with a single bound, the unit is such that all values fit. Of a check over several experiments the value is \
                 the smallest step in the expected direction.";
    let texts = Texts { title, about: about.into(), footer: footer(findings) };
    Forest { texts, groups: page.iter().map(|(fact, checks)| group(findings, *fact, checks)).collect() }
}

fn group(findings: &Findings<'_>, fact: usize, checks: &[usize]) -> Group {
    let about = &findings.evidence.facts[fact];
    Group {
        name: about.id.clone(),
        must: about.must,
        sources: about.cited(),
        rows: checks.iter().map(|check| row(findings, *check)).collect(),
    }
}

fn row(findings: &Findings<'_>, position: usize) -> Row {
    let check = &findings.evidence.checks[position];
    let band = findings.spread(position);
    let written = &check.expectation.written;
    let spread = band.map_or_else(|| "none".into(), |values| values.map(|value| alike(written, value)).join(" | "));
    let share = percent(findings.share(position));
    let nominal = findings.nominal[position];
    Row {
        label: check.about.clone(),
        low: check.expectation.low,
        high: check.expectation.high,
        near: check.near,
        nominal,
        band,
        sign: sign(findings.verdict(position)),
        cells: [written.clone(), measured(written, nominal), spread, share],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_dealt_out_in_order_and_none_is_lost() {
        let facts: Facts = (0..60).map(|fact| (fact, vec![0; fact % 5 + 1])).collect();
        let dealt = pages(facts.clone());
        assert!(dealt.len() > 2 && dealt.iter().all(|page| !page.is_empty()));
        assert_eq!(dealt.concat(), facts);
        assert!(pages(Vec::new()).is_empty());
    }
}
