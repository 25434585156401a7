//! An answer that is no score: what a figure claims of it, and how far each arm is from the control.

use super::Results;
use super::headline::spoken;
use super::measure::unit_words;
use super::quoted::in_quotes;
use super::rounding::{WITHIN, digits};
use super::spoken::capital;
use crate::answers::Spread;
use crate::experiment::Metric;
use crate::figure::{Answer, AnswerRow, Role};

/// Arms whose levels a title has room for.
const FEW: usize = 3;

/// Levels of the outcome called `name` by arm, as a title has them: of many arms the highest and the lowest. Nothing
/// where no arm has a number.
pub(super) fn levels(results: &Results, name: &str) -> Option<String> {
    let treated = results.treated().filter_map(|arm| results.metric(arm, name));
    let mut known: Vec<&Metric> = treated.filter(|metric| results.central(metric).is_finite()).collect();
    let what = capital(&spoken(results, name));
    let level = |metric: &Metric| format!("{}{}", digits(results.central(metric)), unit_words(&metric.unit));
    let said = |metric: &&Metric| format!("{} with {}", level(metric), in_quotes(&metric.arm));
    let control = known.first().and_then(|metric| control(results, metric)).filter(|control| control.value != 0.0);
    let against = control.map_or_else(String::new, |control| format!("; untreated {}", level(control)));
    if known.len() <= FEW {
        let all: Vec<String> = known.iter().map(said).collect();
        return (!all.is_empty()).then(|| format!("{what}: {}{against}", all.join(", ")));
    }
    known.sort_by(|one, other| results.central(other).total_cmp(&results.central(one)));
    let (most, least) = (known.first()?, known.last()?);
    Some(format!("{what}: most, {}, and least, {}{against}", said(most), said(least)))
}

/// The same outcome in the control.
fn control<'a>(results: &'a Results, metric: &Metric) -> Option<&'a Metric> {
    results.metric(&results.courses.first()?.arm, &metric.name)
}

/// How far each arm is from the control in it; `colour` is that of the arm at a position.
pub(super) fn answer_of(results: &Results, name: &str, colour: impl Fn(usize) -> Role) -> Option<Answer> {
    let mut rows = Vec::new();
    for (i, arm) in results.treated().enumerate() {
        let metric = results.metric(arm, name)?;
        let spread = results.difference_of(metric).filter(|spread| !spread.median().is_nan());
        let band = spread.map(|spread| spread.band);
        // A time that does not come is infinite, and an axis has no place for it.
        let nominal = Some(metric.difference()).filter(|change| change.is_finite()).unwrap_or(f64::NAN);
        rows.push(AnswerRow { arm: arm.into(), role: colour(i + 1), nominal, band, cells: cells(metric, spread) });
    }
    let control = results.metric(&results.courses.first()?.arm, name)?;
    let sampled = rows.iter().any(|row| row.band.is_some());
    let head = if sampled { format!("median ({WITHIN})") } else { "nominal set".to_owned() };
    Some(Answer {
        title: format!("{}, difference to control", capital(&spoken(results, name))),
        unit: unit_words(&control.unit).trim().to_owned(),
        smallest: 0.0,
        control: format!("{} {}", if sampled { "median" } else { "nominal" }, digits(results.central(control))),
        heads: [head, String::new()],
        rows,
    })
}

/// The numbers beside an interval.
fn cells(metric: &Metric, spread: Option<Spread>) -> [String; 2] {
    let numbers = match spread {
        Some(Spread { band: [low, median, high], .. }) => {
            format!("{} ({} to {})", digits(median), digits(low), digits(high))
        }
        None if metric.difference().is_finite() => digits(metric.difference()),
        None => "no value".into(),
    };
    [numbers, String::new()]
}
