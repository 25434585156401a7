//! Checks that say something of one course, as bounds in the plane of time and level.

use super::batch::Batch;
use super::fact::Check;
use super::panel::Panel;
use crate::course::Column;
use crate::course::formula::{Number, Operation, Reading, Trace, number};
use crate::course::needs::ColumnId;

/// What a check says of a course.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Position of the check.
    pub check: usize,
    /// Bounds.
    pub bounds: Bounds,
    /// Published relative to another level of the same course, which is taken from the member.
    pub relative: bool,
}

/// Bounds in the plane of time and level; they may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bounds {
    /// Of the level at a time, days.
    Level {
        /// Time, days.
        time_d: f64,
        /// Least level.
        low: f64,
        /// Greatest level.
        high: f64,
    },
    /// Of the time of something that happens at a level.
    Time {
        /// Level of the member's own course there.
        level: f64,
        /// Earliest time, days.
        low_d: f64,
        /// Latest time, days.
        high_d: f64,
    },
}

/// A reading of the course, and by which numbers its bounds are to be scaled and shifted.
type Drawn<'n> = (Reading, &'n Number, &'n [Number], f64, f64);

impl Batch<'_> {
    /// What the checks say of the course of `column` in `experiment`, drawn beside the course of `member`; checks that
    /// compare experiments or courses are left out.
    pub fn marks(&self, experiment: usize, column: Column, member: usize) -> Vec<Mark> {
        let panel: &Panel = self.panel();
        let evidence = &panel.evidence;
        let Some(column) = evidence.needs[experiment].position(column) else {
            return Vec::new();
        };
        let one = |(position, check): (usize, &Check)| {
            let [measure] = check.measures.as_slice() else { return None };
            let (reading, whole, arguments, factor, shift) = self.drawn(measure, (experiment, column), member)?;
            let ends = [check.expectation.low, check.expectation.high].map(|end| end * factor + shift);
            let bounds = self.bounds(reading, whole, arguments, ends, member)?;
            Some(Mark { check: position, bounds, relative: (factor, shift) != (1.0, 0.0) })
        };
        evidence.checks.iter().enumerate().filter_map(one).collect()
    }

    /// Takes a measure apart: a reading of the course alone, over or minus another one of the same course.
    fn drawn<'n>(&self, measure: &'n Number, course: (usize, ColumnId), member: usize) -> Option<Drawn<'n>> {
        if let Some((reading, arguments)) = plain(measure, course) {
            return Some((reading, measure, arguments, 1.0, 0.0));
        }
        let Number::Both(operation, pair) = measure else { return None };
        let (reading, arguments) = plain(&pair[0], course)?;
        plain(&pair[1], course)?;
        let other = number(&pair[1], &self.results(member));
        match operation {
            Operation::Divide if reading == Reading::At && other > 0.0 && other.is_finite() => {
                Some((reading, &pair[0], arguments, other, 0.0))
            }
            Operation::Subtract if reading == Reading::At && other.is_finite() => {
                Some((reading, &pair[0], arguments, 1.0, other))
            }
            _ => None,
        }
    }

    fn bounds(
        &self,
        reading: Reading,
        whole: &Number,
        arguments: &[Number],
        [low, high]: [f64; 2],
        member: usize,
    ) -> Option<Bounds> {
        let results = self.results(member);
        let first = arguments.first().map(|one| number(one, &results));
        let level = |time_d: f64| Bounds::Level { time_d, low, high };
        let time = |level: f64| Bounds::Time { level, low_d: low, high_d: high };
        let instead = |other: Reading| number(&exchanged(whole, other), &results);
        let found = match reading {
            Reading::At => level(first?),
            Reading::Peak | Reading::Highest => level(instead(Reading::PeakTime)),
            Reading::Trough => level(instead(Reading::TroughTime)),
            Reading::PeakTime => time(instead(Reading::Peak)),
            Reading::TroughTime => time(instead(Reading::Trough)),
            Reading::Rises | Reading::Falls => time(first?),
            Reading::Mean | Reading::Area | Reading::HalfLife => return None,
        };
        let place = match found {
            Bounds::Level { time_d, .. } => time_d,
            Bounds::Time { level, .. } => level,
        };
        place.is_finite().then_some(found)
    }
}

/// The reading, if `measure` is one of this course and nothing else.
fn plain(measure: &Number, (experiment, column): (usize, ColumnId)) -> Option<(Reading, &[Number])> {
    match measure {
        Number::Read { reading, experiment: own, course, arguments }
            if *own == experiment && **course == Trace::Column(column) =>
        {
            Some((*reading, arguments))
        }
        _ => None,
    }
}

/// Another reading of the same course with the same arguments.
fn exchanged(measure: &Number, reading: Reading) -> Number {
    match measure {
        Number::Read { experiment, course, arguments, .. } => {
            Number::Read { reading, experiment: *experiment, course: course.clone(), arguments: arguments.clone() }
        }
        other => other.clone(),
    }
}
