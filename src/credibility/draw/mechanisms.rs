//! Each mechanism of action alone, and each left out, as intervals on one axis.

use super::footer_of;
use crate::answers::{Alone, Asked, Mechanism, Mechanisms, Spread};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::{dose, percent, points, spaced, time};
use crate::figure::{Dot, FigureError, IntervalRow, Intervals, Sign, Texts, intervals};

/// Both figures.
pub fn figures(findings: &Findings<'_>) -> Result<Vec<File>, FigureError> {
    let answer = &findings.answers.mechanisms;
    let footer = footer_of(findings, answer.runs.members);
    let file = |name: &str, drawn: Intervals| Ok(File { name: name.into(), text: intervals(&drawn)? });
    Ok(vec![
        file("mechanisms-alone.svg", alone(answer, footer.clone()))?,
        file("mechanisms-missing.svg", missing(answer, footer))?,
    ])
}

fn heads(answer: &Mechanisms) -> Vec<String> {
    answer.starts_d.iter().map(|start| format!("from {}", time(*start))).collect()
}

fn alone(answer: &Mechanisms, footer: String) -> Intervals {
    let counts = answer.starts_d.iter().enumerate();
    let counts: Vec<String> =
        counts.map(|(at, start)| format!("{} from {}", answer.holding(at), time(*start))).collect();
    let title = format!(
        "Each mechanism of action alone: of {} as many do what is asked: {}",
        answer.rows.len(),
        counts.join(", ")
    );
    let about = format!(
        "One drive held at its maximum from a start to the end, all others 0; {} less that of the control on day {:.0}; {}. \
         Upright bars: what is asked at least, or at most of what comes too late. One axis for all rows and columns.",
        answer.score, answer.day, answer.animal
    );
    Intervals {
        texts: Texts { title, about, footer },
        heads: heads(answer),
        cells: "nominal, asked sign in".into(),
        across: format!("gain, points of {}", answer.score),
        rows: rows(answer, |row| row.alone.iter().map(alone_dot).collect()),
        key: vec![
            (Some(Sign::Holds), "nominal set, as asked".into()),
            (Some(Sign::Fails), "nominal set, not as asked".into()),
            (None, "asked at least, or at most".into()),
        ],
    }
}

fn alone_dot(alone: &Alone) -> Dot {
    let wanted = match alone.asked {
        Asked::AtLeast(least) => (least > 0.0).then_some(least),
        Asked::Below(most) => Some(most),
    };
    Dot {
        nominal: alone.gain.nominal,
        band: alone.gain.band,
        wanted,
        sign: if alone.holds { Sign::Holds } else { Sign::Fails },
        text: format!("{}   {}", points(alone.gain.nominal), percent(alone.share)),
    }
}

fn missing(answer: &Mechanisms, footer: String) -> Intervals {
    let whole = answer.whole.iter().zip(&answer.starts_d);
    let whole: Vec<String> =
        whole.map(|(gain, start)| format!("{} from {}", points(gain.nominal), time(*start))).collect();
    let title = format!(
        "Without one mechanism of action: what {} loses of its gain ({})",
        dose(answer.dose_ug),
        whole.join(", ")
    );
    let about = format!(
        "{} of vesicles of bone-marrow cells into a vein at once; {} on day {:.0} less the same without one mechanism; {}. Below 0: the \
         dose does better without it. One axis for all rows and columns.",
        dose(answer.dose_ug),
        answer.score,
        answer.day,
        answer.animal
    );
    Intervals {
        texts: Texts { title, about, footer },
        heads: heads(answer),
        cells: "nominal, median".into(),
        across: format!("lost without it, points of {}", answer.score),
        rows: rows(answer, |row| row.missing.iter().map(missing_dot).collect()),
        key: vec![(Some(Sign::Holds), "nominal set".into())],
    }
}

fn missing_dot(spread: &Spread) -> Dot {
    let text = format!("{}   {}", points(spread.nominal), points(spread.median()));
    Dot { nominal: spread.nominal, band: spread.band, wanted: None, sign: Sign::Holds, text }
}

fn rows(answer: &Mechanisms, dots: impl Fn(&Mechanism) -> Vec<Dot>) -> Vec<IntervalRow> {
    answer.rows.iter().map(|row| IntervalRow { name: spaced(row.name), dots: dots(row) }).collect()
}
