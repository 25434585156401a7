//! Measured means beside courses, and how far apart they are.

use super::DataRead;
use crate::answers::{Factor, Fit, Held, HeldPoint, OverSets, differences, fitted};
use crate::course::level_at;
use crate::experiment::Course;
use crate::measured::Point;
use crate::present::{OwnData, Results, Scale, is_relative, unit};
use std::collections::BTreeMap;

/// Puts every measured mean beside the course of its arm, multiplied by the factor of its observable, and how far each
/// course is from its data, by observable, arm and time; and what was said of the files among the warnings.
pub fn beside(read: DataRead, results: &mut Results) {
    let (mut all, mut alone) = (Vec::new(), BTreeMap::new());
    for point in &read.points {
        match held(results, point) {
            Some(held) => all.push(held),
            None => *alone.entry((point.arm.clone(), point.column.clone())).or_insert(0) += 1,
        }
    }
    let place = |point: &HeldPoint| results.courses.iter().position(|course| course.arm == point.arm);
    all.sort_by(|one, other| {
        let names = one.observable.cmp(&other.observable).then(place(one).cmp(&place(other)));
        names.then(one.time_d.total_cmp(&other.time_d))
    });
    let mut fits = Vec::new();
    for own in all.chunk_by_mut(|one, other| one.observable == other.observable) {
        let best = own.first().filter(|first| is_relative(&first.observable)).and_then(|_| fitted(&pairs(own, 1.0)));
        let scale = match own.first().and_then(|first| read.scales.get(&first.observable)) {
            Some(Scale::Factor(factor)) => *factor,
            Some(Scale::Fitted) => best.map_or(1.0, |best| best.factor),
            None => 1.0,
        };
        for point in &mut *own {
            (point.mean, point.sd) = (scale * point.mean, point.sd.map(|sd| scale * sd));
        }
        fits.extend(own.chunk_by(|one, other| one.arm == other.arm).filter_map(|arm| fit(arm, scale, best)));
    }
    results.data = Some(OwnData { held: all, fits, scales: read.scales, alone });
    results.warnings.extend(read.remarks);
}

/// How far the course of an arm is from its means, which are multiplied by `scale`.
fn fit(group: &[HeldPoint], scale: f64, best: Option<Factor>) -> Option<Fit> {
    let first = group.first()?;
    let [rms_difference, bias] = differences(&pairs(group, 1.0));
    let animals = || group.iter().filter_map(|point| point.n);
    let inside: Vec<bool> = group.iter().filter_map(HeldPoint::inside).collect();
    let within = inside.iter().filter(|one| **one).count();
    Some(Fit {
        observable: first.observable.clone(),
        arm: first.arm.clone(),
        unit: unit(&first.observable),
        points: group.len(),
        animals: animals().min().zip(animals().max()).map(|(least, most)| [least, most]),
        rms_difference,
        bias,
        inside: (!inside.is_empty()).then_some(within),
        inside_share: (!inside.is_empty()).then(|| within as f64 / inside.len() as f64),
        course: if inside.is_empty() { Held::Nominal } else { Held::Median },
        scale,
        fitted_scale: best.map(|best| best.factor),
        fitted_scale_interval: best.and_then(|best| best.interval),
        fitted_rms_difference: best.map(|best| differences(&pairs(group, best.factor / scale))[0]),
    })
}

/// Means, multiplied, and courses.
fn pairs(points: &[HeldPoint], factor: f64) -> Vec<(f64, f64)> {
    points.iter().map(|point| (factor * point.mean, point.course)).collect()
}

/// A mean as it was measured, with the course then; nothing where there is no such course.
fn held(results: &Results, point: &Point) -> Option<HeldPoint> {
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
