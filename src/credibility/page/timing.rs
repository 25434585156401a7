//! How late is too late.

use super::{asked_of, picture};
use crate::answers::Timing;
use crate::credibility::findings::Findings;
use crate::credibility::words::{band, dose, head, percent, row, time};

/// The section.
pub fn timing(findings: &Findings<'_>, figures: &[&str]) -> String {
    let answer = &findings.answers.timing;
    format!(
        "## Time of start\n\nOne dose of {} at ever later times, in three severities and by five routes. The score is read on day {:.0}, and {:.0} d after the \
         start where that is later, against a control of the same day: function follows repair by weeks, so that a dose that is read too early would seem to do \
         nothing, and one that is always read after the same time would be held against controls of different age. Where a curve falls says when the window closes; \
         what is left on the right is repair. {}\n\n{}{}\n",
        dose(answer.dose_ug),
        answer.day,
        answer.follow_d,
        asked_of(findings, &answer.runs),
        picture(figures, "timing", "Gain over the time of start, by route and severity"),
        table(answer)
    )
}

/// Starts that have a column, days.
const TOLD_D: [f64; 4] = [1.0, 3.0, 7.0, 28.0];

fn table(answer: &Timing) -> String {
    let late: Vec<String> = TOLD_D.iter().map(|from_d| format!("kept from {} on:", time(*from_d))).collect();
    let names = ["severity", "route", "first start:"].into_iter().chain(late.iter().map(String::as_str));
    let mut text = head(&names.collect::<Vec<_>>());
    for hurt in &answer.animals {
        for way in &hurt.ways {
            let first = way.starts.first().map(|start| band(&start.gain)).unwrap_or_default();
            let kept = TOLD_D.iter().map(|from_d| match way.kept(*from_d) {
                kept if kept.is_finite() => percent(kept),
                _ => "none".into(),
            });
            let names = [hurt.animal.severity.to_owned(), way.name.to_owned(), first];
            text += &row(&names.into_iter().chain(kept).collect::<Vec<_>>());
        }
    }
    text + "\nPoints of the nominal set (5 to 95 % of the population) from the first start, and the share of the best gain by that route that \
            starts from a time on still reach with the nominal set.\n"
}
