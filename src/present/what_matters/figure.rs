//! What decides a difference, as bars.

use super::sentence::said;
use super::words::{differs, rho};
use crate::answers::{Correlation, WhatMatters};
use crate::figure::{Ranked, RankedBar, RankedRow, Texts, ranked};
use crate::present::quoted::quoted;
use crate::present::spoken::capital;
use crate::present::{Drawn, Look};
use crate::scenario::CONTEXT_OF_USE;

/// Rows of each kind.
const ROWS: usize = 10;

/// The figure; none where nothing differs. `from` names scenario, version and model.
pub fn figure(found: &WhatMatters, from: &str, look: &Look) -> Drawn {
    let mut drawn = Drawn::new(look);
    if differs(found) {
        let parameters = found.parameters.iter().take(ROWS).map(|one| row(&one.name, &one.correlation));
        drawn.add("what-matters", |manner| ranked(&bars(found, 0, parameters.collect(), from), manner));
        let measurable = found.measurable.iter().take(ROWS).map(|one| row(&one.label, &one.correlation));
        drawn.add("measurable", |manner| ranked(&bars(found, 1, measurable.collect(), from), manner));
    }
    drawn
}

/// `of` is which of the two sentences the rows are about: it is the title, the other one stands below.
fn bars(found: &WhatMatters, of: usize, rows: Vec<RankedRow>, from: &str) -> Ranked {
    let mut said = said(found);
    let title = if of < said.len() { said.remove(of) } else { String::new() };
    // Which facts have to do with it is one more sentence.
    let (title, facts) = match title.rsplit_once("; ") {
        Some((title, facts)) if facts.contains("published facts") => (title.to_owned(), format!("{} ", capital(facts))),
        _ => (title, String::new()),
    };
    let of = &found.chance;
    let about = format!(
        "{facts}{} Rank correlation with the difference of `{}` to `{}` ({}), over {} parameter sets.",
        said.join(" "),
        found.arm,
        found.against,
        found.read.name,
        of.sets
    );
    Ranked {
        texts: Texts { title: quoted(&title), about: quoted(&about), footer: format!("{from}. {CONTEXT_OF_USE}") },
        heads: vec!["rank correlation".into()],
        across: "Spearman's rho".into(),
        band: format!("95 % interval, as of {} independent sets", of.independent),
        rows,
        total: None,
        level: Some((of.all, "the largest of all by chance, in 19 cases of 20".into())),
    }
}

fn row(name: &str, of: &Correlation) -> RankedRow {
    RankedRow {
        name: name.to_owned(),
        bars: vec![Some(RankedBar { band: [of.low, of.rho, of.high], text: rho(of.rho) })],
    }
}
