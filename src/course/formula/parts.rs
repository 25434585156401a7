//! What a formula is made of.

use super::{Number, Trace};
use crate::course::needs::ColumnId;
use std::collections::BTreeSet;

impl Number {
    /// Experiments that it reads, some of them more than once.
    pub(crate) fn experiments(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.each(&mut |part| match part {
            Number::Parameter { experiment, .. } | Number::Read { experiment, .. } => found.push(*experiment),
            _ => {}
        });
        found
    }

    /// Columns that it is read off, each with its experiment.
    pub(crate) fn columns(&self) -> BTreeSet<(usize, ColumnId)> {
        let mut found = BTreeSet::new();
        self.each(&mut |part| {
            if let Number::Read { experiment, course, .. } = part {
                course.columns(&mut |column| _ = found.insert((*experiment, column)));
            }
        });
        found
    }

    /// Whether it is made of parameters alone, without any course.
    pub(crate) fn is_fixed(&self) -> bool {
        let mut fixed = true;
        self.each(&mut |part| fixed &= !matches!(part, Number::Read { .. }));
        fixed
    }

    /// Shows `look` this number and every number within it, those within courses among them.
    fn each(&self, look: &mut dyn FnMut(&Number)) {
        look(self);
        match self {
            Number::Constant(_) | Number::Parameter { .. } => {}
            Number::Minus(inner) => inner.each(look),
            Number::Both(_, pair) => pair.iter().for_each(|one| one.each(look)),
            Number::Read { course, arguments, .. } => {
                course.each(look);
                arguments.iter().for_each(|one| one.each(look));
            }
        }
    }
}

impl Trace {
    /// Shows `look` the columns that it is made of, without those of numbers within it.
    fn columns(&self, look: &mut dyn FnMut(ColumnId)) {
        match self {
            Trace::Column(column) => look(*column),
            Trace::Level(_) => {}
            Trace::Minus(inner) => inner.columns(look),
            Trace::Both(_, pair) => pair.iter().for_each(|one| one.columns(look)),
        }
    }

    fn each(&self, look: &mut dyn FnMut(&Number)) {
        match self {
            Trace::Column(_) => {}
            Trace::Level(level) => level.each(look),
            Trace::Minus(inner) => inner.each(look),
            Trace::Both(_, pair) => pair.iter().for_each(|one| one.each(look)),
        }
    }
}
