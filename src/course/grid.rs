//! Times at which a run is read. They never influence what is computed.

/// Samples of the analysis grid.
const SAMPLES: usize = 900;

/// Time below which the analysis grid is about linear, in days.
const EARLY_D: f64 = 0.02;

/// Times for metrics and figures: dense in the first hours, about evenly spaced in the logarithm later.
/// They depend on the end of the run only.
pub fn analysis_times(until_d: f64) -> Vec<f64> {
    let span = (until_d / EARLY_D).asinh();
    let mut times: Vec<f64> = (0..SAMPLES).map(|i| EARLY_D * (span * i as f64 / (SAMPLES - 1) as f64).sinh()).collect();
    times[SAMPLES - 1] = until_d;
    times
}

/// Times for files: every `every_d` days and the end, or the analysis grid where no interval is given.
pub fn output_times(until_d: f64, every_d: Option<f64>) -> Vec<f64> {
    let Some(every) = every_d else {
        return analysis_times(until_d);
    };
    let steps = (until_d / every * (1.0 + 1e-12)).floor() as usize;
    let mut times: Vec<f64> = (0..=steps).map(|i| (i as f64 * every).min(until_d)).collect();
    // A last interval shorter than a millionth of the others is rounding, not an interval.
    if times.last().is_some_and(|last| until_d - last > 1e-6 * every) {
        times.push(until_d);
    } else if let Some(last) = times.last_mut() {
        *last = until_d;
    }
    times
}
