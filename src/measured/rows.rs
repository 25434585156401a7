//! What both forms of a table share: names, numbers and times of cells, and what is left out.

use super::Known;
use super::cell::Cell;
use super::cells::{FORMS, Row, Sheet};
use super::entry::{About, Entry};
use super::lines::lines;
use super::numbers::{Decimals, missing};
use super::when::When;
use crate::course::named;
use crate::reading::log::Log;
use crate::reading::nearest::{fold, help, listed};
use crate::reading::{Diagnostic, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Largest number that is read: what is beyond cannot be drawn.
const MOST: f64 = 1e15;

/// Collects values, faults and what is left out.
pub struct Rows<'k, 't> {
    pub known: Known<'k>,
    pub log: Log<'t>,
    pub entries: Vec<Entry>,
    pub decimals: Decimals,
    /// Positions of groups of `known` that the table has.
    pub groups: BTreeSet<usize>,
    /// The file, without its folders.
    name: String,
    /// Lines of cells without a number, of times before the injury, and after the end of the scenario, and of rows that
    /// have neither an arm nor a number.
    left: [Vec<usize>; 4],
    /// What else a reader has to know, as sentences.
    remarks: Vec<String>,
    /// Names that were written for each arm.
    written: BTreeMap<usize, BTreeMap<String, String>>,
    /// Names of no observable, with what is meant: it is looked for once, however many rows have the name.
    unknown: BTreeMap<String, String>,
}

impl<'k, 't> Rows<'k, 't> {
    /// Nothing has been read yet of the file called `name`.
    pub fn new(known: Known<'k>, name: &str, comma: bool, log: Log<'t>) -> Self {
        Rows {
            known,
            log,
            entries: Vec::new(),
            decimals: Decimals::new(comma),
            groups: BTreeSet::new(),
            name: name.to_owned(),
            left: Default::default(),
            remarks: Vec::new(),
            written: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// The observable that a cell names.
    pub fn observable(&mut self, cell: &Cell) -> Option<String> {
        if cell.text.is_empty() {
            self.log.error(&cell.span, "this row names no observable", "expected the name of an observable", None);
            return None;
        }
        let found = match self.unknown.get(&cell.text) {
            Some(help) => Err(help.clone()),
            None => named(&cell.text, self.known.columns).cloned().map_err(|unknown| unknown.help),
        };
        match found {
            Ok(name) if self.known.foreign.contains(&name.as_str()) => {
                let message = format!("`{}` is the score of another species", cell.text);
                self.log.error(&cell.span, message, format!("here the score is `{}`", self.known.score.0), None);
                None
            }
            Ok(name) => Some(name),
            Err(help) => {
                let message = format!("no observable is called `{}`", cell.text);
                self.log.error(&cell.span, message, "expected the name of an observable", Some(help.clone()));
                self.unknown.insert(cell.text.clone(), help);
                None
            }
        }
    }

    /// The arm that a cell names, in any case, or that its group is.
    pub fn arm(&mut self, cell: &Cell) -> Option<usize> {
        if cell.text.is_empty() {
            let way = "write it in every row: of merged cells a spreadsheet keeps the first".to_owned();
            self.log.error(&cell.span, "this row has no arm", "expected an arm of the scenario", Some(way));
            return None;
        }
        let own = fold(&cell.text);
        let group = self.known.groups.iter().position(|(group, _)| fold(group) == own);
        self.groups.extend(group);
        let wanted = group.map_or(own.clone(), |at| fold(&self.known.groups[at].1));
        let found = self.known.arms.iter().position(|arm| fold(arm) == wanted);
        match found {
            Some(arm) => {
                self.written.entry(arm).or_default().entry(own).or_insert_with(|| cell.text.clone());
            }
            None => {
                let arms: Vec<&str> = self.known.arms.iter().map(String::as_str).collect();
                let message = format!("the scenario has no arm `{}`", cell.text);
                let way = format!("`--group '{}=ARM'` says which arm a group is", cell.text);
                let help = format!("{}; {way}", help(&cell.text, &arms, "`exocord doses` lists the arms"));
                self.log.error(&cell.span, message, "expected an arm of the scenario", Some(help));
            }
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

    /// A number of a cell that must have one, at least `least` and at most `most`.
    pub fn number(&mut self, cell: &Cell, [least, most]: [f64; 2], expected: &str) -> Option<f64> {
        let found = self.decimals.number(cell).filter(|number| (least..=most.min(MOST)).contains(number));
        if found.is_none() {
            let comma = cell.text.contains(',') && !self.decimals.comma;
            // What `expected` says of the most is not said otherwise here.
            let far = most > MOST && self.decimals.number(cell).is_some_and(|number| number.abs() > MOST);
            let help = match (comma, far) {
                (true, _) => Some("write the point of a number as `.`, or divide cells by semicolons".to_owned()),
                (_, true) => Some(format!("at most {MOST:e} can be drawn")),
                _ => None,
            };
            self.log.error(&cell.span, format!("`{}` cannot stand here", cell.text), expected, help);
        }
        found
    }

    /// The observable that stands alone above the table: `BBB`, or `observable: BBB`.
    pub fn titled(&mut self, title: &Cell, of_rows: bool) -> Option<String> {
        let said = title.text.split_once(':').map_or(title.text.as_str(), |(_, name)| name.trim());
        let found = self.observable(&Cell { text: said.to_owned(), span: title.span.clone() });
        if of_rows && found.is_some() {
            let message = "the rows say themselves what they are of";
            self.log.error(&title.span, message, "leave this line out, or their column", None);
        }
        found
    }

    /// Counts a row with neither an arm nor a number.
    pub fn empty(&mut self, line: usize) {
        self.left[3].push(line);
    }

    /// Keeps a value of a line, or counts why it is left out.
    pub fn keep(&mut self, (arm, column, when): (usize, &str, When), (line, cell): (usize, &Cell), about: About) {
        if missing(&cell.text) {
            return self.left[0].push(line);
        }
        let time_d = match when {
            When::Before => return self.left[1].push(line),
            When::Day(day) if day > self.known.until_d => return self.left[2].push(line),
            When::Day(day) => day,
        };
        let (score, full) = self.known.score;
        let (most, expected) = match column == score {
            true => (full, format!("expected points of `{score}`, from 0 to {full}")),
            false => (f64::MAX, format!("expected a value of `{column}`, 0 or more")),
        };
        let Some(value) = self.number(cell, [0.0, most], &expected) else { return };
        self.entries.push(Entry {
            arm,
            column: column.to_owned(),
            time_d,
            value,
            about,
            line,
            span: cell.span.clone(),
        });
    }

    /// Says so of a column in which no row has a number.
    pub fn barren(&mut self, sheet: &Sheet, at: usize) -> bool {
        let none = |row: &Row| row.cells.get(at).is_none_or(|cell| missing(&cell.text));
        let barren = !sheet.rows.is_empty() && sheet.rows.iter().all(none);
        if let Some(head) = sheet.head.get(at).filter(|_| barren) {
            let message = format!("column `{}` of {} has no number", head.text, self.name);
            self.remarks.push(message);
        }
        barren
    }

    /// Says for what lines are taken, if there are any.
    pub fn taken(&mut self, which: &[usize], what: &str) {
        if !which.is_empty() {
            let message = format!("{}: {what}, {}", self.name, lines(which));
            self.remarks.push(message);
        }
    }

    /// Says that times without a unit are days.
    pub fn counts_days(&mut self) {
        let message = format!("{}: times without a unit are taken for days", self.name);
        if !self.remarks.contains(&message) {
            self.remarks.push(message);
        }
    }

    /// Faults; where there are none, that there is no value at all.
    pub fn refused(mut self, sheet: &Sheet) -> Vec<Diagnostic> {
        if !self.log.has_errors() {
            let place = sheet.head.first().map_or(0..0, |cell| cell.span.clone());
            let left = self.remarks().join("; ");
            let message = "there is no value in this file that the scenario can be held against";
            self.log.error(&place, message, FORMS, (!left.is_empty()).then_some(left));
        }
        self.log.finish()
    }

    /// What was left out, and what was assumed, as sentences.
    pub fn remarks(&self) -> Vec<String> {
        let whys = [
            ("cell", "without a number"),
            ("cell", "of times before the injury"),
            ("cell", "of times after the end of the scenario"),
            ("row", "without an arm and a number"),
        ];
        let left = self.left.iter().zip(whys).filter(|(of, _)| !of.is_empty()).map(|(of, (what, why))| {
            let s = if of.len() == 1 { "" } else { "s" };
            format!("left out of {}: {} {what}{s} {why}, {}", self.name, of.len(), lines(of))
        });
        let several = self.written.iter().filter(|(_, names)| names.len() > 1).map(|(arm, names)| {
            let names: Vec<String> = names.values().map(|name| format!("`{name}`")).collect();
            let arm = self.known.arms.get(*arm).map_or("", String::as_str);
            format!("{}: {} are all taken for the arm `{arm}`", self.name, names.join(" and "))
        });
        left.chain(several).chain(self.remarks.iter().cloned()).collect()
    }
}
