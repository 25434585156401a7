//! The tables of a run.

use super::table::{cell, known};
use super::{Results, Table, TableError, moments, translated};
use crate::answers::{Effect, OverSets, Spread, Translation};
use crate::experiment::Metric;
use crate::model::observables::unit_of;
use crate::scenario::Arm;

/// Wide: time and arm, then one column per observable.
///
/// # Errors
/// [`TableError`] if arms have different observables.
pub fn timecourse(results: &Results) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("timecourse.csv");
    for (i, course) in results.courses.iter().enumerate() {
        if i == 0 {
            table.row(["time_d", "arm"].into_iter().chain(course.columns.iter().map(String::as_str)))?;
        }
        for (time, row) in &course.output {
            table.row([time.to_string(), course.arm.clone()].into_iter().chain(row.iter().copied().map(known)))?;
        }
    }
    table.text()
}

/// Tidy: one outcome of one arm a row, with its value in the set as written and, where other sets were run, its quantiles
/// over these.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn metrics(results: &Results) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("metrics.csv");
    let nominal = ["arm", "metric", "value", "unit", "control", "difference", "ratio"];
    let over = ["low", "median", "high", "difference_low", "difference_median", "difference_high"];
    let sure = ["better", "worse", "smallest_difference", "sets"];
    let by = Translation::of(&results.scenario.injury.species.score);
    table.row(nominal.into_iter().chain(over).chain(sure).chain(translated::heads(by)))?;
    for metric in &results.metrics {
        let ratio = metric.ratio().map(known).unwrap_or_default();
        let [value, control, difference] = [metric.value, metric.control, metric.difference()].map(known);
        let nominal = [&metric.arm, &metric.name, &value, &metric.unit, &control, &difference, &ratio];
        let over = [results.level_of(metric), results.difference_of(metric)].into_iter().flat_map(quantiles);
        let effect = of_score(results, metric);
        let carried = translated::cells(by, effect.as_ref(), by);
        let sets = results.valued(metric).map(|sets| sets.to_string()).unwrap_or_default();
        let sure = sureness(results, effect.as_ref()).into_iter().chain([sets]).chain(carried);
        table.row(nominal.into_iter().cloned().chain(over).chain(sure))?;
    }
    table.text()
}

/// What an arm changes of the score at the end; nothing of anything else.
fn of_score(results: &Results, metric: &Metric) -> Option<Effect> {
    let score = &results.scenario.injury.species.score;
    results.effect(&metric.arm).filter(|_| metric.name == format!("{}_end", score.column))
}

/// Of that, the shares of sets in which it is better and worse, and by how much at least.
fn sureness(results: &Results, effect: Option<&Effect>) -> [String; 3] {
    let score = &results.scenario.injury.species.score;
    effect.map_or_else(Default::default, |effect| {
        [effect.better, effect.worse, score.smallest_difference.value].map(cell)
    })
}

/// 5 %, median and 95 % as cells, infinite where they are, empty where there are none.
fn quantiles(spread: Option<Spread>) -> [String; 3] {
    spread.map_or_else(Default::default, |spread| spread.band.map(known))
}

/// Tidy: quantiles of the observables over the parameter sets, arm by arm and time by time.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn bands(results: &Results, sets: &OverSets) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("bands.csv");
    table.row(["time_d", "arm", "observable", "n", "q05", "q25", "q50", "q75", "q95"])?;
    for (course, arm) in results.courses.iter().zip(&sets.arms) {
        for band in &arm.bands {
            for (time_d, n, found) in &band.points {
                let fixed = [time_d.to_string(), course.arm.clone(), band.column.clone(), n.to_string()];
                // Bands are kept with six digits.
                table.row(fixed.into_iter().chain(
                    found.map(|value| if value.is_nan() { String::new() } else { (value as f32).to_string() }),
                ))?;
            }
        }
    }
    table.text()
}

/// One row a parameter set and arm of `arms`: every outcome, in the order of the table of outcomes.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn members(arms: &[Arm], sets: &OverSets) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("members.csv");
    table.row(["member", "arm"].into_iter().chain(sets.metrics.iter().map(String::as_str)))?;
    for member in 0..sets.done {
        for (arm, over) in arms.iter().zip(&sets.arms) {
            let values = over.values.get(member).and_then(Option::as_ref);
            let cell = |at: usize| values.map(|row| known(row[at])).unwrap_or_default();
            let fixed = [(sets.first + member as u64).to_string(), arm.name.clone()];
            table.row(fixed.into_iter().chain((0..sets.metrics.len()).map(cell)))?;
        }
    }
    table.text()
}

/// Doses and switches as executed, and moments of the course, in the order of time (of moments the median over the
/// parameter sets, where there are such): when with the parameters as they are written and, of moments, the quantiles of
/// the time over the sets, infinite where it does not come, and the share of sets in which it does not.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn events(results: &Results) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("events.csv");
    let over = ["time_low_d", "time_median_d", "time_high_d", "not_reached"];
    table.row(["time_d", "arm", "event", "name", "target", "value", "unit"].into_iter().chain(over))?;
    for (arm, course) in results.courses.iter().enumerate() {
        let done = course.events.iter().map(|event| {
            let (name, target) = (event.name.clone(), event.target.clone());
            let said = [event.kind.word().into(), name, target, event.value.to_string(), event.unit.into()];
            (event.time_d, event.time_d.to_string(), said, Default::default())
        });
        let seen = moments(results, arm).into_iter().map(|moment| {
            let (at, unit) = (moment.central(), unit_of(&moment.column).unwrap_or_default().to_owned());
            let [low, median, high] = quantiles(Some(moment.time_d));
            let over = [low, median, high, cell(moment.not_reached)];
            let said = [moment.kind.into(), moment.about, moment.column, cell(moment.level), unit];
            (at, known(moment.time_d.nominal), said, over)
        });
        let mut rows: Vec<(f64, String, [String; 5], [String; 4])> = done.chain(seen).collect();
        rows.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (_, time_d, said, over) in rows {
            table.row([time_d, course.arm.clone()].into_iter().chain(said).chain(over))?;
        }
    }
    table.text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::ArmOverSets;

    #[test]
    fn what_a_set_has_not_is_an_empty_cell_and_what_never_comes_is_infinite() {
        let arm = |name: &str| Arm {
            name: name.into(),
            interventions: Vec::new(),
            perturbations: Vec::new(),
            parameters: Vec::new(),
            rules: Vec::new(),
        };
        let values = vec![Some(vec![1.5, f64::NAN]), None, Some(vec![f64::INFINITY, 2.0])];
        let sets = OverSets {
            words: String::new(),
            first: 0,
            done: 3,
            asked: 3,
            failed: Default::default(),
            metrics: vec!["one".into(), "other".into()],
            arms: vec![ArmOverSets { values, ..Default::default() }],
        };
        let text = String::from_utf8(members(&[arm("control")], &sets).unwrap()).unwrap();
        assert_eq!(text, "member,arm,one,other\n0,control,1.5,\n1,control,,\n2,control,inf,2\n");
    }
}
