//! What each mechanism of action does.

use super::{asked_of, picture};
use crate::answers::{Alone, Asked, Mechanism, Mechanisms};
use crate::credibility::findings::Findings;
use crate::credibility::words::{band, dose, head, percent, points, row, spaced, time};
use crate::evidence::rounded;

/// The section.
pub fn mechanisms(findings: &Findings<'_>, figures: &[&str]) -> String {
    let answer = &findings.answers.mechanisms;
    format!(
        "## Mechanisms of action\n\n{}\n\n{}{}{}\n{}{}",
        reading(findings, answer),
        picture(figures, "mechanisms-alone", "Gain by each mechanism of action alone"),
        picture(figures, "mechanisms-missing", "Loss without each mechanism of action"),
        table(answer),
        seen(answer),
        "What is asked was written down before any run: the sign of every mechanism, and a size for those with direct studies.\n\n"
    )
}

/// How to read it.
fn reading(findings: &Findings<'_>, answer: &Mechanisms) -> String {
    format!(
        "What vesicles can do, one mechanism at a time ({}, {} on day {:.0}, treated less control). **Alone**: its drive is held at its maximum \
         from the start to the end and all others are 0, which is more than any dose does; a dot left of 0 is a mechanism that harms. **Missing**: what a dose \
         of {} into a vein loses without it; where this is far less than alone, others do the same work. A row holds if the nominal set gains what is \
         asked; percentages are members with the asked sign. {}",
        answer.animal,
        answer.score,
        answer.day,
        dose(answer.dose_ug),
        asked_of(findings, &answer.runs)
    )
}

fn table(answer: &Mechanisms) -> String {
    let starts: Vec<String> = answer.starts_d.iter().map(|start| time(*start)).collect();
    let mut names = vec!["mechanism".to_owned()];
    for start in &starts {
        names.extend([format!("asked, from {start}"), format!("alone, from {start}:")]);
    }
    names.extend(starts.iter().map(|start| format!("missing, from {start}:")));
    let mut text = head(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for one in &answer.rows {
        text += &row(&line(one));
    }
    let mut whole = vec!["**all, by dose**".to_owned()];
    whole.extend(std::iter::repeat_n(String::new(), 2 * starts.len()));
    whole.extend(answer.whole.iter().map(|gain| format!("**{}**", band(gain))));
    text + &row(&whole)
}

fn line(one: &Mechanism) -> Vec<String> {
    let alone = |alone: &Alone| {
        let cell = format!("{}, {}", band(&alone.gain), percent(alone.share));
        [asked(alone.asked), if alone.holds { cell } else { format!("**{cell}**") }]
    };
    let name = std::iter::once(spaced(one.name));
    name.chain(one.alone.iter().flat_map(alone)).chain(one.missing.iter().map(band)).collect()
}

fn asked(asked: Asked) -> String {
    match asked {
        Asked::AtLeast(least) if least > 0.0 => format!("at least {}", rounded(least)),
        Asked::AtLeast(_) => "above 0".into(),
        Asked::Below(most) => format!("below {}", rounded(most)),
    }
}

/// What is seen.
fn seen(answer: &Mechanisms) -> String {
    let all = answer.rows.len();
    let mut text =
        "Points of the nominal set (5 to 95 % of the population), share with the asked sign; bold: not as asked. "
            .to_owned();
    for (at, start) in answer.starts_d.iter().enumerate() {
        let smaller = match at {
            0 => String::new(),
            _ => format!(", {} gain less than from the start before", answer.shrinking(at)),
        };
        text += &format!(
            "From {} {} of {all} do what is asked{smaller}; the asked sign is in at least {} of members. ",
            time(*start),
            answer.holding(at),
            percent(answer.least_share(at))
        );
    }
    let sum: f64 = answer.rows.iter().filter_map(|row| row.missing.first()).map(|lost| lost.nominal).sum();
    let whole = answer.whole.first().map_or(f64::NAN, |gain| gain.nominal);
    // Mechanisms that overlap lose less than the whole together, those that need each other more.
    let (sum, whole) = (points(sum), points(whole));
    text + &format!("What is lost without each adds up to {sum} points; with all of them the dose gains {whole}.\n\n")
}
