//! At once, in parts, or slowly.

use super::{asked_of, picture};
use crate::answers::Splitting;
use crate::credibility::findings::Findings;
use crate::credibility::words::{band, dose, head, percent, row, time};

/// The section.
pub fn splitting(findings: &Findings<'_>, figures: &[&str]) -> String {
    let answer = &findings.answers.splitting;
    format!(
        "## One dose, split\n\n{} in all into a {} ({}, {} on day {:.0}, treated less control), at once, in three parts, or slowly, from three starts. Within a \
         column only the way differs. An early bolus wins where time counts, a slow one where the way into the cord is narrow; experiments found slow and repeated \
         doses at least as good. {}\n\n{}{}\n",
        dose(answer.total_ug),
        answer.route,
        answer.animal,
        answer.score,
        answer.day,
        asked_of(findings, &answer.runs),
        picture(figures, "splitting", "Gain by the ways of giving one total dose"),
        table(answer)
    )
}

fn table(answer: &Splitting) -> String {
    let names = answer.starts.iter().flat_map(|start| {
        let from = time(start.start_d);
        [format!("from {from}:"), format!("not worse, from {from}:")]
    });
    let names: Vec<String> = std::iter::once("way".to_owned()).chain(names).collect();
    let mut text = head(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let ways = answer.starts.first().map_or(&[][..], |start| &start.ways);
    for (at, way) in ways.iter().enumerate() {
        let cells = answer.starts.iter().filter_map(|start| start.ways.get(at));
        let cells = cells.flat_map(|way| [band(&way.gain), percent(way.not_worse)]);
        text += &row(&std::iter::once(way.name.to_owned()).chain(cells).collect::<Vec<_>>());
    }
    text
}
