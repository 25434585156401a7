//! Tables of measurements beside courses.

use super::OwnData;
use crate::present::table::{cell, truth};
use crate::present::{Results, Table, TableError};

/// Name of the table of measured means.
pub const DATA: &str = "data.csv";

/// Name of the table of how far courses are from them.
pub const DATA_FIT: &str = "data_fit.csv";

/// Measured means, and how far courses are from them; nothing without data.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn data_tables(results: &Results) -> Result<Vec<(&'static str, Vec<u8>)>, TableError> {
    let Some(own) = &results.data else { return Ok(Vec::new()) };
    Ok(vec![(DATA, data(own)?), (DATA_FIT, fit(own)?)])
}

fn data(own: &OwnData) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new(DATA);
    table.row(["file", "arm", "observable", "time_d", "mean", "sd", "n", "course", "low", "high", "inside"])?;
    for point in own.held.iter().cloned() {
        let inside = point.inside().map_or("", truth);
        let [low, high] = point.band.unwrap_or([f64::NAN; 2]).map(cell);
        let n = point.n.map(|n| n.to_string()).unwrap_or_default();
        let numbers = [cell(point.mean), cell(point.sd.unwrap_or(f64::NAN)), n, cell(point.course), low, high];
        let names = [point.file, point.arm, point.observable, point.time_d.to_string()];
        table.row(names.into_iter().chain(numbers).chain([inside.to_owned()]))?;
    }
    table.text()
}

fn fit(own: &OwnData) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new(DATA_FIT);
    let names = ["arm", "observable", "unit", "points", "n_least", "n_most", "course"];
    let numbers = ["rms_difference", "bias", "inside", "inside_share", "scale", "fitted_scale"];
    let interval = ["fitted_scale_low", "fitted_scale_high", "fitted_rms_difference"];
    table.row(names.into_iter().chain(numbers).chain(interval))?;
    for fit in own.fits.iter().cloned() {
        let [least, most] = fit.animals.map_or_else(Default::default, |animals| animals.map(|n| n.to_string()));
        let names =
            [fit.arm, fit.observable, fit.unit, fit.points.to_string(), least, most, fit.course.word().to_owned()];
        let known = |value: Option<f64>| cell(value.unwrap_or(f64::NAN));
        let inside = fit.inside.map(|inside| inside.to_string()).unwrap_or_default();
        let apart = [cell(fit.rms_difference), cell(fit.bias), inside, known(fit.inside_share), cell(fit.scale)];
        let [low, high] = fit.fitted_scale_interval.unwrap_or([f64::NAN; 2]).map(cell);
        let fitted = [known(fit.fitted_scale), low, high, known(fit.fitted_rms_difference)];
        table.row(names.into_iter().chain(apart).chain(fitted))?;
    }
    table.text()
}
