//! Which columns of which runs a number is read off.

use super::{Course, Number};
use crate::course::needs::ColumnId;
use std::collections::BTreeSet;

/// Columns, each with the experiment that it is of.
type Columns = BTreeSet<(usize, ColumnId)>;

impl Number {
    /// Every column that it is read off, by its place among what is sampled of an experiment.
    pub(crate) fn columns(&self) -> Columns {
        let mut found = Columns::new();
        self.gather(&mut found);
        found
    }

    fn gather(&self, found: &mut Columns) {
        match self {
            Number::Constant(_) | Number::Parameter { .. } => {}
            Number::Minus(inner) => inner.gather(found),
            Number::Both(_, pair) => pair.iter().for_each(|one| one.gather(found)),
            Number::Read { experiment, course, arguments, .. } => {
                course.gather(*experiment, found);
                arguments.iter().for_each(|one| one.gather(found));
            }
        }
    }
}

impl Course {
    fn gather(&self, experiment: usize, found: &mut Columns) {
        match self {
            Course::Column(column) => {
                found.insert((experiment, *column));
            }
            Course::Level(level) => level.gather(found),
            Course::Minus(inner) => inner.gather(experiment, found),
            Course::Both(_, pair) => pair.iter().for_each(|one| one.gather(experiment, found)),
        }
    }
}
