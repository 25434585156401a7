//! What is said of measurements beside courses.

use super::{OwnData, Scale};
use crate::answers::{Fit, Held};
use crate::model::species::Species;
use crate::present::rounding::{SETS_WITHIN, digits};
use crate::present::{Results, facts_sentence};

/// What a key says of measured points: `data: rats.csv, mean and sd`; empty without data.
pub fn data_label(data: Option<&OwnData>) -> String {
    let Some(data) = data else { return String::new() };
    let spread = data.held.iter().any(|point| point.sd.is_some());
    let scaled = if data.scales.is_empty() { "" } else { ", multiplied as data_fit.csv says" };
    format!("data: {}, {}{scaled}", files(data), if spread { "mean and sd" } else { "mean" })
}

/// Names of the files, each once.
fn files(data: &OwnData) -> String {
    let mut once: Vec<&str> = Vec::new();
    for point in &data.held {
        if !once.contains(&point.file.as_str()) {
            once.push(&point.file);
        }
    }
    once.join(", ")
}

/// How far courses are from data, a sentence an observable and arm, and how many facts hold; none without either.
pub fn data_sentences(results: &Results) -> Vec<String> {
    results.data.iter().flat_map(own).chain(facts_sentence(results)).collect()
}

fn own(data: &OwnData) -> Vec<String> {
    let said = data.fits.iter().map(|fit| said(fit, data));
    // What is assumed of an observable is said once.
    let firsts = data.fits.chunk_by(|one, other| one.observable == other.observable).filter_map(<[Fit]>::first);
    let assumed = firsts.filter_map(|fit| assumed(fit, data));
    let alone = data.alone.iter().map(|((arm, observable), count)| {
        let (have, are) = if *count == 1 { ("has", "is") } else { ("have", "are") };
        format!("{arm}, {observable}: {} {have} no course beside, and {are} held against nothing.", means(*count))
    });
    said.chain(assumed).chain(alone).collect()
}

fn means(count: usize) -> String {
    if count == 1 { "1 mean".to_owned() } else { format!("{count} means") }
}

fn said(fit: &Fit, data: &OwnData) -> String {
    let Fit { observable, arm, points, rms_difference, bias, inside, scale, .. } = fit;
    let score = Species::score_of(observable);
    let name = score.map_or(observable.as_str(), |score| score.label);
    let unit = match fit.unit.as_str() {
        "points" => " points".to_owned(),
        other => format!(" ({other})"),
    };
    let whole = match fit.course {
        Held::Median => "the median course",
        Held::Nominal => "the nominal course",
    };
    let (rms, over) = (digits(*rms_difference), means(*points));
    let them = match data.scales.contains_key(observable) {
        true => format!("the data times {}", digits(*scale)),
        false => "the data".to_owned(),
    };
    let middle = match score.filter(|score| !score.meaningful(*rms_difference)) {
        Some(_) => {
            format!("no meaningful difference between {whole} and {them} (root mean square {rms}{unit}, {over})")
        }
        None => {
            let side = if *bias < 0.0 { "below" } else { "above" };
            let size = digits(bias.abs());
            format!("{whole} is off {them} by {rms}{unit} (root mean square of {over}), on average {size} {side} them")
        }
    };
    let inside = inside.map_or_else(
        || "; no band to hold them against".to_owned(),
        |count| format!("; {count} of {over} within {SETS_WITHIN}"),
    );
    format!("{arm}, {name}: {middle}{inside} (data: {}).", files(data))
}

/// What is assumed of data whose unit may be another one.
fn assumed(fit: &Fit, data: &OwnData) -> Option<String> {
    let Fit { observable, unit, scale, .. } = fit;
    let counts = format!("{observable}: the model counts in `{unit}`");
    let best = fit.fitted_scale.map(|best| {
        let interval = fit.fitted_scale_interval;
        let within = interval.map(|ends| format!("95 % interval {} to {}", digits(ends[0]), digits(ends[1])));
        format!("{} ({})", digits(best), within.unwrap_or_else(|| "of one mean, without an interval".to_owned()))
    });
    Some(match (data.scales.get(observable), best) {
        (Some(Scale::Fitted), Some(best)) => format!(
            "{counts}; the data are multiplied by {best}, a factor fitted to the courses of all arms, so that their shape \
             alone is compared, and are nearer than any other factor brings them."
        ),
        (Some(Scale::Fitted), None) => {
            format!("{counts}; no factor above 0 brings the data to the courses, and they are not multiplied.")
        }
        (Some(Scale::Factor(_)), _) => format!("{counts}; the data are multiplied by {}, as asked.", digits(*scale)),
        (None, best) => format!(
            "{counts}, and the data are taken to do so too; multiplied by {}, one factor for all arms, they come nearest \
             to the courses (`--scale {observable}=fit`).",
            best?
        ),
    })
}
