//! What both forms of a table share: names, numbers and times of cells, and what is left out.

use super::Known;
use super::cells::{Cell, FORMS, Sheet};
use super::numbers::{missing, number};
use super::when::When;
use crate::course::named;
use crate::reading::log::Log;
use crate::reading::nearest::{fold, help, listed};
use crate::reading::{Diagnostic, Span};

/// A value with its place in the experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Position of the arm.
    pub arm: usize,
    /// Name of the observable.
    pub column: String,
    /// Days after the injury.
    pub time_d: f64,
    /// Value, or mean.
    pub value: f64,
    /// Standard deviation, if the row has one.
    pub sd: Option<f64>,
    /// Animals, if the row says how many.
    pub n: Option<u64>,
    /// Whether it is of one animal.
    pub animal: bool,
}

impl Entry {
    /// Whether the row speaks of several animals.
    pub fn summed(&self) -> bool {
        self.sd.is_some() || self.n.is_some()
    }
}

/// Collects values, faults and what is left out.
pub struct Rows<'k, 't> {
    pub known: Known<'k>,
    pub log: Log<'t>,
    pub entries: Vec<Entry>,
    comma: bool,
    /// Values that are none, of times before the injury, and after the end of the scenario.
    left: [usize; 3],
}

impl<'k, 't> Rows<'k, 't> {
    /// Nothing has been read yet.
    pub fn new(known: Known<'k>, comma: bool, log: Log<'t>) -> Self {
        Rows { known, log, entries: Vec::new(), comma, left: [0; 3] }
    }

    /// The observable that a cell names.
    pub fn observable(&mut self, cell: &Cell) -> Option<String> {
        let found = named(&cell.text, self.known.columns);
        match found {
            Ok(name) if self.known.foreign.contains(&name.as_str()) => {
                let message = format!("`{}` is the score of another species", cell.text);
                self.log.error(&cell.span, message, format!("here the score is `{}`", self.known.score.0), None);
                None
            }
            Ok(name) => Some(name.clone()),
            Err(unknown) => {
                let message = format!("no observable is called `{}`", cell.text);
                self.log.error(&cell.span, message, "expected the name of an observable", Some(unknown.help));
                None
            }
        }
    }

    /// The arm that a cell names, in any case, or that its group is.
    pub fn arm(&mut self, cell: &Cell) -> Option<usize> {
        let wanted = fold(&cell.text);
        let group = self.known.groups.iter().find(|(group, _)| fold(group) == wanted);
        let wanted = group.map_or(wanted, |(_, arm)| fold(arm));
        let found = self.known.arms.iter().position(|arm| fold(arm) == wanted);
        if found.is_none() {
            let arms: Vec<&str> = self.known.arms.iter().map(String::as_str).collect();
            let message = format!("the scenario has no arm `{}`", cell.text);
            let way = format!("`--group '{}=ARM'` says which arm a group is", cell.text);
            let help = format!("{}; {way}", help(&cell.text, &arms, "`exocord doses` lists the arms"));
            self.log.error(&cell.span, message, "expected an arm of the scenario", Some(help));
        }
        found
    }

    /// The only arm, where no column names one.
    pub fn only_arm(&mut self, place: &Span) -> Option<usize> {
        if self.known.arms.len() > 1 {
            let arms: Vec<&str> = self.known.arms.iter().map(String::as_str).collect();
            let message = "no column says which arm a row is of";
            self.log.error(place, message, "expected a column `arm`", Some(format!("arms: {}", listed(&arms))));
            return None;
        }
        Some(0)
    }

    /// A number of a cell that must have one, at least `least`.
    pub fn number(&mut self, cell: &Cell, least: f64, expected: &str) -> Option<f64> {
        let found = number(&cell.text, self.comma).filter(|number| *number >= least);
        if found.is_none() {
            let comma = cell.text.contains(',') && !self.comma;
            let help = comma.then(|| "write the point of a number as `.`, or divide cells by semicolons".to_owned());
            self.log.error(&cell.span, format!("`{}` cannot stand here", cell.text), expected, help);
        }
        found
    }

    /// Keeps a value, or counts why it is left out.
    pub fn keep(&mut self, (arm, column, when): (usize, &str, When), cell: &Cell, about: About) {
        if missing(&cell.text) {
            self.left[0] += 1;
            return;
        }
        let time_d = match when {
            When::Before => return self.left[1] += 1,
            When::Day(day) if day > self.known.until_d => return self.left[2] += 1,
            When::Day(day) => day,
        };
        let (score, full) = self.known.score;
        let (least, expected) = match column == score {
            true => (0.0, format!("expected points of the score, from 0 to {full}")),
            false => (f64::MIN, "expected a number".to_owned()),
        };
        let Some(value) = self.number(cell, least, &expected) else { return };
        if column == score && value > full {
            self.log.error(&cell.span, format!("{value} points are beyond the scale of `{score}`"), expected, None);
            return;
        }
        let About { sd, n, animal } = about;
        self.entries.push(Entry { arm, column: column.to_owned(), time_d, value, sd, n, animal });
    }

    /// Faults; where there are none, that there is no value at all.
    pub fn refused(mut self, sheet: &Sheet) -> Vec<Diagnostic> {
        if !self.log.has_errors() {
            let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
            let left = self.remarks("this file").join("; ");
            let message = "there is no value in this file that the scenario can be held against";
            self.log.error(&place, message, FORMS, (!left.is_empty()).then_some(left));
        }
        self.log.finish()
    }

    /// What was left out, as sentences.
    pub fn remarks(&self, file: &str) -> Vec<String> {
        let why = ["have no number", "are of times before the injury", "are of times after the end of the scenario"];
        let told = self.left.iter().zip(why).filter(|(count, _)| **count > 0);
        told.map(|(count, why)| format!("{count} cells of {file} {why} and are left out")).collect()
    }
}

/// What a row says besides its value.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// Standard deviation.
    pub sd: Option<f64>,
    /// Animals.
    pub n: Option<u64>,
    /// Whether it is of one animal.
    pub animal: bool,
}
