//! The tables of a run.

use super::{Results, Table, TableError};

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
            table.row([time.to_string(), course.arm.clone()].into_iter().chain(row.iter().map(f64::to_string)))?;
        }
    }
    table.text()
}

/// Tidy: one outcome of one arm a row.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn metrics(results: &Results) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("metrics.csv");
    table.row(["arm", "metric", "value", "unit", "control", "difference", "ratio"])?;
    for metric in &results.metrics {
        let ratio = metric.ratio().map(|r| r.to_string()).unwrap_or_default();
        let (value, control) = (metric.value.to_string(), metric.control.to_string());
        let difference = metric.difference().to_string();
        table.row([&metric.arm, &metric.name, &value, &metric.unit, &control, &difference, &ratio])?;
    }
    table.text()
}

/// Doses and switches as executed.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn events(results: &Results) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("events.csv");
    table.row(["time_d", "arm", "event", "name", "target", "value", "unit"])?;
    for course in &results.courses {
        for event in &course.events {
            let (time, value) = (event.time_d.to_string(), event.value.to_string());
            table.row([&time, &course.arm, event.kind.word(), &event.name, &event.target, &value, event.unit])?;
        }
    }
    table.text()
}
