//! What is said of measurements beside courses.

use super::{OwnData, Scale, fits};
use crate::answers::Fit;
use crate::model::species::Species;
use crate::present::rounding::{SETS_WITHIN, digits};
use crate::present::{Results, facts_sentence};

/// What a key says of measured points: `data: rats.csv, mean and sd`; empty without data.
pub fn data_label(data: Option<&OwnData>) -> String {
    let Some(data) = data else { return String::new() };
    let spread = data.points.iter().any(|point| point.sd.is_some());
    let scaled = if data.scales.is_empty() { "" } else { ", multiplied as data_fit.csv says" };
    format!("data: {}, {}{scaled}", files(data), if spread { "mean and sd" } else { "mean" })
}

/// Names of the files, each once.
fn files(data: &OwnData) -> String {
    let mut once: Vec<&str> = Vec::new();
    for point in &data.points {
        if !once.contains(&point.file.as_str()) {
            once.push(&point.file);
        }
    }
    once.join(", ")
}

/// How far courses are from data, a sentence an observable and arm, and how many facts hold; none without either.
pub fn data_sentences(results: &Results) -> Vec<String> {
    own(results).into_iter().chain(facts_sentence(results)).collect()
}

fn own(results: &Results) -> Vec<String> {
    let Some(data) = &results.data else { return Vec::new() };
    let all = fits(results);
    let said = all.iter().map(|fit| said(fit, data));
    // What is assumed of an observable is said once.
    let first = |at: &usize| {
        all.get(..*at).is_some_and(|before| before.iter().all(|one| one.observable != all[*at].observable))
    };
    let assumed = (0..all.len()).filter(first).filter_map(|at| assumed(&all[at], data));
    said.chain(assumed).collect()
}

fn said(fit: &Fit, data: &OwnData) -> String {
    let Fit { observable, arm, points, rms_difference, bias, inside_share, .. } = fit;
    let score = Species::score_of(observable);
    let name = score.map_or(observable.as_str(), |score| score.label);
    let unit = match fit.unit.as_str() {
        "points" => " points".to_owned(),
        other => format!(" ({other})"),
    };
    let whole = if fit.course == "median" { "the median course" } else { "the nominal course" };
    let rms = digits(*rms_difference);
    let over = if *points == 1 { "1 mean".to_owned() } else { format!("{points} means") };
    let middle = match score.filter(|score| !score.meaningful(*rms_difference)) {
        Some(_) => {
            format!("no meaningful difference between {whole} and the data (root mean square {rms}{unit}, {over})")
        }
        None => {
            let side = if *bias < 0.0 { "below" } else { "above" };
            let size = digits(bias.abs());
            format!(
                "{whole} is off the data by {rms}{unit} (root mean square of {over}), on average {size} {side} them"
            )
        }
    };
    let inside = inside_share.map_or_else(
        || "; no band to hold them against".to_owned(),
        |share| {
            let count = (share * *points as f64).round();
            format!("; {count} of {over} within {SETS_WITHIN}")
        },
    );
    format!("{arm}, {name}: {middle}{inside} (data: {}).", files(data))
}

/// What is assumed of data whose unit may be another one.
fn assumed(fit: &Fit, data: &OwnData) -> Option<String> {
    let Fit { observable, unit, scale, fitted_scale, .. } = fit;
    let best = (*fitted_scale)?;
    let factor = digits(best);
    Some(match data.scales.get(observable) {
        Some(Scale::Fitted) => format!(
            "{observable}: the model counts in `{unit}`; the data are multiplied by {factor}, a factor fitted to the courses \
             of all arms, so that their shape alone is compared."
        ),
        Some(Scale::Factor(_)) => format!(
            "{observable}: the model counts in `{unit}`; the data are multiplied by {}, as asked.",
            digits(*scale)
        ),
        None => format!(
            "{observable}: the model counts in `{unit}`, and the data are taken to do so too; multiplied by {factor}, one \
             factor for all arms, they come nearest to the courses (`--scale {observable}=fit`)."
        ),
    })
}
