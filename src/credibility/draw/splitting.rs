//! One total dose at once, in parts, or slowly, as intervals on one axis.

use super::footer_of;
use crate::answers::{Split, Started};
use crate::credibility::File;
use crate::credibility::findings::Findings;
use crate::credibility::words::{dose, percent, points, time};
use crate::figure::{Dot, FigureError, IntervalRow, Intervals, Sign, Texts, intervals};

/// The figure.
pub fn figure(findings: &Findings<'_>) -> Result<File, FigureError> {
    let answer = &findings.answers.splitting;
    let names = answer.starts.first().map_or(&[][..], |start| &start.ways);
    let best =
        answer.starts.iter().filter_map(|start| Some(format!("{} from {}", best(start)?.name, time(start.start_d))));
    let title = format!(
        "{} in all into a {}: best with the nominal set is {}",
        dose(answer.total_ug),
        answer.route,
        best.collect::<Vec<_>>().join(", ")
    );
    let about = format!(
        "The same total given in other ways; {} less that of the control on day {:.0}; {}. Percentages: share of the population in which a \
         way does at least as well as the dose at once from the same start.",
        answer.score, answer.day, answer.animal
    );
    let row = |(at, way): (usize, &Split)| IntervalRow {
        name: way.name.into(),
        dots: answer.starts.iter().filter_map(|start| start.ways.get(at)).map(dot).collect(),
    };
    let drawn = Intervals {
        texts: Texts { title, about, footer: footer_of(findings, answer.runs.members) },
        heads: answer.starts.iter().map(|start| format!("from {}", time(start.start_d))).collect(),
        cells: "nominal, not worse in".into(),
        across: format!("gain, points of {}", answer.score),
        rows: names.iter().enumerate().map(row).collect(),
        key: vec![(Some(Sign::Holds), "nominal set".into())],
    };
    Ok(File { name: "splitting.svg".into(), text: intervals(&drawn)? })
}

/// The way with the largest gain with the nominal set.
fn best(start: &Started) -> Option<&Split> {
    start.ways.iter().max_by(|a, b| a.gain.nominal.total_cmp(&b.gain.nominal))
}

fn dot(way: &Split) -> Dot {
    let text = format!("{}   {}", points(way.gain.nominal), percent(way.not_worse));
    Dot { nominal: way.gain.nominal, band: way.gain.band, wanted: None, sign: Sign::Holds, text }
}
