//! Times at which a run is read. They never influence what is computed.
//!
//! There is one grid, dense in the first hours and about evenly spaced in the logarithm later. Files and figures have
//! all of it, numbers are read off every second time of it; both depend on the end of the run only.

/// Samples of the grid.
const SAMPLES: u32 = 900;
/// Numbers are read off one time in so many.
const READ: usize = 2;
/// Time below which the grid is about linear, in days.
const EARLY_D: f64 = 0.02;

/// Samples of a band.
const BAND: u32 = 161;
/// Time at which samples of a band turn from even to ever wider apart, in days: as on the axis of figures.
const KNEE_D: f64 = 0.25;

/// Times from 0 to `until_d`, about linear below `knee_d` and about evenly spaced in the logarithm above, in days.
fn spaced(until_d: f64, knee_d: f64, samples: u32) -> Vec<f64> {
    let span = (until_d / knee_d).asinh();
    let time = |i: u32| knee_d * (span * f64::from(i) / f64::from(samples - 1)).sinh();
    (0..samples - 1).map(time).chain([until_d]).collect()
}

/// Times for files and figures.
pub fn analysis_times(until_d: f64) -> Vec<f64> {
    spaced(until_d, EARLY_D, SAMPLES)
}

/// Times off which numbers are read: some of those of files and figures, and the end.
pub fn read_times(until_d: f64) -> Vec<f64> {
    let all = analysis_times(until_d);
    let last = all.len() - 1;
    all.into_iter().enumerate().filter(|(i, _)| i % READ == 0 || *i == last).map(|(_, time)| time).collect()
}

/// Times at which bands over many runs are drawn: even on the axis of figures.
pub fn band_times(until_d: f64) -> Vec<f64> {
    spaced(until_d, KNEE_D, BAND)
}

/// Samples of the times just after something begins, of one beginning and of all of several.
const AFTER: (usize, usize) = (60, 600);
/// Time after a beginning below which its samples are about evenly spaced, in days: vesicles leave plasma within minutes.
const SUDDEN_D: f64 = 0.002;
/// How long after a beginning samples are added, in days.
const AFTER_D: f64 = 5.0;

/// Times just after each of `starts_d`, for what comes and goes faster than the grid can show, in days, ascending.
pub fn times_after(starts_d: &[f64], until_d: f64) -> Vec<f64> {
    let samples = (AFTER.1 / starts_d.len().max(1)).clamp(8, AFTER.0) as u32;
    let after = spaced(AFTER_D, SUDDEN_D, samples);
    let mut times: Vec<f64> = starts_d
        .iter()
        .flat_map(|start| after.iter().map(move |time| start + time))
        .filter(|time| *time <= until_d)
        .collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_rise_from_zero_to_the_end_and_the_coarse_one_is_part_of_the_fine_one() {
        for until_d in [0.1, 3.0, 84.0, 365.0, 1000.0] {
            let (fine, coarse) = (analysis_times(until_d), read_times(until_d));
            for times in [&fine, &coarse, &band_times(until_d)] {
                assert!(times[0] == 0.0 && times.last() == Some(&until_d));
                assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
            }
            assert!(coarse.iter().all(|time| fine.contains(time)) && coarse.len() == fine.len() / 2 + 1);
        }
    }
}
