//! What happens, and in which order: moments of an arm, in the order of their times.

use super::Results;
use super::rounding::aligned_two;
use crate::answers::Spread;
use crate::course::level_at;
use crate::course::outcomes::{MILESTONES, Milestone};
use crate::experiment::Course;

/// One moment of one arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its time with the parameters as they are written, days, and over the parameter sets, where there are such.
    pub time_d: Spread,
    /// One lower-case word: `peak`, `crossing`.
    pub kind: &'static str,
    /// What a reader is told.
    pub about: &'static str,
    /// The observable that it is of.
    pub column: String,
    /// Its level then.
    pub level: f64,
}

/// Moments of the arm at a position, in order; those that do not come are left out.
pub fn moments(results: &Results, arm: usize) -> Vec<Moment> {
    let Some(course) = results.courses.get(arm) else { return Vec::new() };
    let (score, regions) = (results.scenario.injury.species.score.column, results.scenario.simulation.regions);
    let there = MILESTONES.iter().filter(|one| one.there(regions));
    let mut found: Vec<Moment> = Vec::new();
    for (milestone, read) in there.zip(&course.moments).filter(|(_, read)| read.value.is_finite()) {
        let column = milestone.column(score).to_owned();
        let (times, levels): (Vec<f64>, Vec<f64>) = course.series(&column).unwrap_or_default().into_iter().unzip();
        let over = results.sets.as_ref().and_then(|sets| sets.level(arm, &read.name, read.value));
        let time_d = over.unwrap_or_else(|| Spread::of(read.value, &[]));
        let level = level_at(&times, &levels, read.value);
        if !crosses(milestone, level, course, read.value) {
            continue;
        }
        found.push(Moment { time_d, kind: milestone.kind.word(), about: milestone.about, column, level });
    }
    found.sort_by(|one, other| one.time_d.nominal.total_cmp(&other.time_d.nominal));
    found
}

/// Whether two courses meet then: what lay below from the start has not fallen below.
fn crosses(milestone: &Milestone, level: f64, course: &Course, day: f64) -> bool {
    let Ok(other) = course.series(milestone.below) else { return milestone.below.is_empty() };
    let (times, levels): (Vec<f64>, Vec<f64>) = other.into_iter().unzip();
    let peak = levels.iter().copied().fold(0.0, f64::max);
    (level - level_at(&times, &levels, day)).abs() <= MEET * peak
}

/// Courses that are nearer to each other than this share of the peak of one of them meet.
const MEET: f64 = 0.01;

/// The story of the control: a line a moment, where the sets agree on it within an interval that is shown.
pub fn story(results: &Results) -> String {
    let mut text = String::from("  What happens, in order (nominal set; 5 to 95 % of the sets):\n");
    for Moment { time_d, about, .. } in moments(results, 0) {
        let (unit, factor) = match time_d.nominal {
            early if early < 2.0 => ("h", 24.0),
            _ => ("d", 1.0),
        };
        let time = |days: f64| aligned_two(days * factor);
        let [low, _, high] = time_d.band;
        let band = match low.is_finite() && high.is_finite() {
            true => format!("{} to {}", time(low), time(high)),
            false => String::new(),
        };
        text += &format!("  {:>7} {unit}  {band:>14}  {about}\n", time(time_d.nominal));
    }
    text
}
