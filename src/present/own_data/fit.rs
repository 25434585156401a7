//! Measured means beside courses, and how far apart they are.

use super::{OwnData, Scale};
use crate::answers::{Fit, HeldPoint, OverSets, differences, fitted};
use crate::course::level_at;
use crate::experiment::Course;
use crate::measured::Point;
use crate::model::species::Species;
use crate::present::Results;
use crate::present::unit::unit;

/// Every measured mean with the course of its arm, by observable, arm and time.
pub fn held(results: &Results) -> Vec<HeldPoint> {
    let Some(data) = &results.data else { return Vec::new() };
    let bare: Vec<HeldPoint> = data.points.iter().filter_map(|point| beside(results, point)).collect();
    let scaled = |point: &HeldPoint| {
        let factor = scale(data, &bare, &point.observable);
        HeldPoint { mean: factor * point.mean, sd: point.sd.map(|sd| factor * sd), ..point.clone() }
    };
    let mut all: Vec<HeldPoint> = bare.iter().map(scaled).collect();
    let place = |point: &HeldPoint| results.courses.iter().position(|course| course.arm == point.arm);
    all.sort_by(|one, other| {
        let names = one.observable.cmp(&other.observable).then(place(one).cmp(&place(other)));
        names.then(one.time_d.total_cmp(&other.time_d))
    });
    all
}

/// How far each arm's course is from what was measured of each observable, in the order of [`held`].
pub fn fits(results: &Results) -> Vec<Fit> {
    let Some(data) = &results.data else { return Vec::new() };
    let bare: Vec<HeldPoint> = data.points.iter().filter_map(|point| beside(results, point)).collect();
    let together = |one: &HeldPoint, other: &HeldPoint| one.observable == other.observable && one.arm == other.arm;
    let all = held(results);
    all.chunk_by(together).filter_map(|group| one(results, data, &bare, group)).collect()
}

fn one(results: &Results, data: &OwnData, bare: &[HeldPoint], group: &[HeldPoint]) -> Option<Fit> {
    let first = group.first()?;
    let observable = &first.observable;
    let scale = scale(data, bare, observable);
    let [rms_difference, bias] = differences(&pairs(group, 1.0));
    let animals = || group.iter().filter_map(|point| point.n);
    let inside: Vec<bool> = group.iter().filter_map(HeldPoint::inside).collect();
    let within = inside.iter().filter(|one| **one).count() as f64 / inside.len() as f64;
    // Points of a score count the same everywhere, and so do ug.
    let relative = Species::score_of(observable).is_none() && unit(observable) != "ug";
    let fitted_scale = if relative { best(bare, observable) } else { None };
    let sets = results.sets.as_ref();
    Some(Fit {
        observable: observable.clone(),
        arm: first.arm.clone(),
        unit: unit(observable),
        points: group.len(),
        animals: animals().min().zip(animals().max()).map(|(least, most)| [least, most]),
        rms_difference,
        bias,
        inside_share: (!inside.is_empty()).then_some(within),
        course: if sets.is_some_and(|sets| sets.band(0, observable).is_some()) { "median" } else { "nominal" },
        scale,
        fitted_scale,
        fitted_rms_difference: fitted_scale.map(|best| differences(&pairs(group, best / scale))[0]),
    })
}

/// Means, multiplied, and courses.
fn pairs(points: &[HeldPoint], factor: f64) -> Vec<(f64, f64)> {
    points.iter().map(|point| (factor * point.mean, point.course)).collect()
}

/// The factor of an observable.
fn scale(data: &OwnData, bare: &[HeldPoint], observable: &str) -> f64 {
    match data.scales.get(observable) {
        Some(Scale::Factor(factor)) => *factor,
        Some(Scale::Fitted) => best(bare, observable).unwrap_or(1.0),
        None => 1.0,
    }
}

/// The factor that brings the data of all arms nearest to the courses.
fn best(bare: &[HeldPoint], observable: &str) -> Option<f64> {
    let own: Vec<HeldPoint> = bare.iter().filter(|point| point.observable == observable).cloned().collect();
    fitted(&pairs(&own, 1.0))
}

/// A mean as it was measured, with the course then; nothing where there is no such course.
fn beside(results: &Results, point: &Point) -> Option<HeldPoint> {
    let arm = results.courses.iter().position(|course| course.arm == point.arm)?;
    let over = results.sets.as_ref().and_then(|sets| over(sets, arm, point));
    let (course, band) = match over {
        Some([low, middle, high]) => (middle, Some([low, high])),
        None => (nominal(results.courses.get(arm)?, point)?, None),
    };
    let Point { file, arm, column, time_d, mean, sd, n } = point.clone();
    Some(HeldPoint { file, arm, observable: column, time_d, mean, sd, n, course, band })
}

fn nominal(course: &Course, point: &Point) -> Option<f64> {
    let (times, levels): (Vec<f64>, Vec<f64>) = course.series(&point.column).ok()?.into_iter().unzip();
    Some(level_at(&times, &levels, point.time_d)).filter(|level| level.is_finite())
}

/// 5 %, median and 95 % of the parameter sets then, on straight lines between the times of the band.
fn over(sets: &OverSets, arm: usize, point: &Point) -> Option<[f64; 3]> {
    let band = sets.band(arm, &point.column)?;
    let known: Vec<_> = band.points.iter().filter(|(_, sets, _)| *sets > 0).collect();
    let times: Vec<f64> = known.iter().map(|(time_d, ..)| *time_d).collect();
    let at = |quantile: usize| {
        let levels: Vec<f64> = known.iter().map(|(.., quantiles)| quantiles[quantile]).collect();
        level_at(&times, &levels, point.time_d)
    };
    let found = [at(0), at(2), at(4)];
    found.iter().all(|level| level.is_finite()).then_some(found)
}
