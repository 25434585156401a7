//! The tables of a run's folder.

use super::CliError;
use crate::present::Results;

fn failed(what: &'static str) -> impl Fn(csv::Error) -> CliError {
    move |e| CliError::Format { what, reason: e.to_string() }
}

fn finished(writer: csv::Writer<Vec<u8>>, what: &'static str) -> Result<Vec<u8>, CliError> {
    writer.into_inner().map_err(|e| CliError::Format { what, reason: e.to_string() })
}

/// Wide: time and arm, then one column per observable.
pub fn timecourse(results: &Results) -> Result<Vec<u8>, CliError> {
    let failed = failed("timecourse.csv");
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (i, course) in results.courses.iter().enumerate() {
        if i == 0 {
            let head = ["time_d", "arm"].into_iter().chain(course.columns.iter().map(String::as_str));
            writer.write_record(head).map_err(&failed)?;
        }
        for (time, row) in &course.output {
            let cells = [time.to_string(), course.arm.clone()].into_iter().chain(row.iter().map(f64::to_string));
            writer.write_record(cells).map_err(&failed)?;
        }
    }
    finished(writer, "timecourse.csv")
}

/// Tidy: one outcome of one arm a row.
pub fn metrics(results: &Results) -> Result<Vec<u8>, CliError> {
    let failed = failed("metrics.csv");
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = ["arm", "metric", "value", "unit", "control", "difference", "ratio"];
    writer.write_record(head).map_err(&failed)?;
    for metric in &results.metrics {
        let ratio = metric.ratio().map(|r| r.to_string()).unwrap_or_default();
        let (value, control) = (metric.value.to_string(), metric.control.to_string());
        let difference = metric.difference().to_string();
        let cells = [&metric.arm, &metric.name, &value, &metric.unit, &control, &difference, &ratio];
        writer.write_record(cells).map_err(&failed)?;
    }
    finished(writer, "metrics.csv")
}

/// Doses and switches as executed.
pub fn events(results: &Results) -> Result<Vec<u8>, CliError> {
    let failed = failed("events.csv");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["time_d", "arm", "event", "name", "target", "value", "unit"]).map_err(&failed)?;
    for course in &results.courses {
        for event in &course.events {
            let (time, value) = (event.time_d.to_string(), event.value.to_string());
            let cells = [&time, &course.arm, event.kind.word(), &event.name, &event.target, &value, event.unit];
            writer.write_record(cells).map_err(&failed)?;
        }
    }
    finished(writer, "events.csv")
}
