//! What happens, and in which order: moments of an arm, in the order of their times.

use super::Results;
use super::rounding::{SETS_WITHIN, percent};
use super::spoken::{self, spoken_day};
use crate::answers::{Spread, share_of_all};
use crate::course::level_at;
use crate::course::outcomes::{MILESTONES, Milestone};
use crate::experiment::{Course, OutcomeValue};
use schemars::JsonSchema;
use serde::Serialize;

/// One moment of one arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Moment {
    /// Its time with the parameters as they are written, days, and over the parameter sets, where there are such;
    /// infinite where it does not come before the end of the run.
    pub time_d: Spread,
    /// Share of the sets, 0 to 1, in which it does not come; not a number where there are none.
    #[schemars(with = "Option<f64>")]
    pub not_reached: f64,
    /// One lower-case word: `peak`, `crossing`.
    pub kind: &'static str,
    /// What a reader is told.
    pub about: String,
    /// Whether it is one of the few that a sentence tells.
    pub main: bool,
    /// The observable that it is of, or the name of a sum.
    pub column: String,
    /// Its level then, with the parameters as they are written; not a number where it does not come, and of a sum.
    #[schemars(with = "Option<f64>")]
    pub level: f64,
}

impl Moment {
    /// The time that stands for all, days: the median of the sets, or that of the set as written where there are none.
    pub fn central(&self) -> f64 {
        self.time_d.central()
    }
}

/// Moments of the arm at a position, in the order of their medians; those that come in no set are left out.
pub fn moments(results: &Results, arm: usize) -> Vec<Moment> {
    let Some(course) = results.courses.get(arm) else { return Vec::new() };
    let regions = results.scenario.simulation.regions;
    let there = MILESTONES.iter().filter(|one| one.there(regions));
    let score = results.scenario.injury.species.score.column;
    let moving = there.zip(&course.moments).filter(|(milestone, _)| moves(course, milestone.column(score)));
    let all = moving.map(|(milestone, read)| moment(results, (arm, course), milestone, read));
    let mut found: Vec<Moment> = all.filter(comes).collect();
    let order = |one: &Moment| (one.central(), one.time_d.nominal);
    found.sort_by(|one, other| {
        let (one, other) = (order(one), order(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    found
}

/// Courses that move by less are still: all are of the order of one, and what is left is rounding of the integration.
const STILL: f64 = 1e-6;

/// Whether an observable changes at all, as it does not without an injury; a sum is taken to.
fn moves(course: &Course, column: &str) -> bool {
    let Ok(series) = course.series(column) else { return true };
    let span = |(low, high): (f64, f64), (_, level): &(f64, f64)| (low.min(*level), high.max(*level));
    let (low, high) = series.iter().fold((f64::INFINITY, f64::NEG_INFINITY), span);
    high - low > STILL
}

/// Whether it comes in some set.
fn comes(moment: &Moment) -> bool {
    moment.time_d.nominal.is_finite() || moment.not_reached < 1.0
}

fn moment(results: &Results, (arm, course): (usize, &Course), milestone: &Milestone, read: &OutcomeValue) -> Moment {
    let column = milestone.column(results.scenario.injury.species.score.column).to_owned();
    let nominal = if read.value.is_finite() { read.value } else { f64::INFINITY };
    let members = results.sets.as_ref().and_then(|sets| sets.times(arm, &read.name)).unwrap_or_default();
    let (times, levels): (Vec<f64>, Vec<f64>) = course.series(&column).unwrap_or_default().into_iter().unzip();
    Moment {
        time_d: Spread::with_infinite(nominal, &members),
        not_reached: share_of_all(&members, f64::is_infinite),
        kind: milestone.kind.word(),
        about: milestone.told(&spoken_day(results.scenario.simulation.until_d)),
        main: milestone.main,
        level: if nominal.is_finite() { level_at(&times, &levels, nominal) } else { f64::NAN },
        column,
    }
}

/// The story of the untreated injury: a line a moment, with the interval of the sets and the share in which it does not
/// come.
pub fn story(results: &Results) -> String {
    let (until_d, all) = (results.scenario.simulation.until_d, moments(results, 0));
    if all.is_empty() {
        return "  Nothing happens: no quantity that is followed changes.\n".into();
    }
    let whose = if results.sets.is_some() { format!("median; {SETS_WITHIN}") } else { "nominal set".to_owned() };
    let mut text = format!("  What happens, in order ({whose}):\n");
    for moment in all {
        let (median, band) = (time(moment.central(), until_d), interval(&moment, until_d));
        let without = match moment.not_reached > 0.0 {
            true => format!("; not in {}", percent(moment.not_reached)),
            false => String::new(),
        };
        text += &format!("  {median:>10}  {band:>19}  {}{without}\n", moment.about);
    }
    text
}

/// A time in hours or days; what does not come, comes after the end of the run, if ever.
fn time(days: f64, until_d: f64) -> String {
    if days.is_infinite() { format!("after {}", spoken::time(until_d)) } else { spoken::time(days) }
}

/// From when to when it comes in the sets, with one unit where both have the same; empty where there are no sets.
fn interval(moment: &Moment, until_d: f64) -> String {
    if moment.not_reached.is_nan() {
        return String::new();
    }
    let [low, _, high] = moment.time_d.band.map(|days| time(days, until_d));
    if low == high {
        return high;
    }
    let same = low.split_once(' ').filter(|(_, unit)| high.split_once(' ').is_some_and(|(_, other)| other == *unit));
    format!("{} to {high}", same.map_or(low.as_str(), |(number, _)| number))
}

#[cfg(test)]
mod tests {
    use super::{Moment, interval, time};
    use crate::answers::Spread;

    fn moment(band: [f64; 3], not_reached: f64) -> Moment {
        let time_d = Spread { nominal: 3.0, band };
        let (about, column) = (String::new(), String::new());
        Moment { time_d, not_reached, kind: "peak", about, main: false, column, level: 1.0 }
    }

    #[test]
    fn an_interval_says_what_does_not_come_before_the_end() {
        assert_eq!(interval(&moment([5.6, 8.1, f64::INFINITY], 0.19), 28.0), "5.6 d to after 28 d");
        assert_eq!(interval(&moment([f64::INFINITY; 3], 0.83), 28.0), "after 28 d");
        assert_eq!(interval(&moment([5.0, 6.0, 18.0], 0.0), 28.0), "5 to 18 d");
        assert_eq!(interval(&moment([0.25, 1.0, 3.0], 0.0), 28.0), "6 h to 3 d");
        assert_eq!(interval(&moment([f64::NAN; 3], f64::NAN), 28.0), "");
        assert_eq!([0.5, 8.1, f64::INFINITY].map(|days| time(days, 28.0)), ["12 h", "8.1 d", "after 28 d"]);
        assert_eq!((moment([1.0, 2.0, 3.0], 0.0).central(), moment([f64::NAN; 3], f64::NAN).central()), (2.0, 3.0));
    }
}
