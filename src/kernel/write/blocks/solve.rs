//! Prints the solves.

use super::super::PAIRS;
use super::super::print_side::beside;
use super::super::substitute::{Group, Substitution};
use super::super::sums::{Factor, Sum, Sums};
use super::Half::Crossed;
use super::{Blocks, Slot};
use std::fmt::Write as _;

impl Blocks<'_> {
    /// Forward and back substitution, in place; signals begin at nothing and are not kept.
    pub fn solve(&self) -> String {
        let mut text = String::new();
        let state = |i: usize| beside("bw", "b", i);
        let two = |i: usize, twin: usize| {
            if i / 2 < PAIRS { format!("bw[{}]", i / 2) } else { format!("pair({}, {})", state(i), state(twin)) }
        };
        for &i in &self.pivots {
            let twin = self.twins[i];
            let _ = match (i < self.states, self.two(i)) {
                (true, true) => writeln!(text, "    let mut z{i} = {};", two(i, twin)),
                (true, false) => writeln!(text, "    let mut z{i} = m.splat({});", state(i)),
                (false, _) => writeln!(text, "    let mut z{i}: f64x2;"),
            };
        }
        let Substitution { forward, back } = &self.substitution;
        for group in forward {
            let _ = writeln!(text, "    {{{} }}", self.group(group, false, &|row| row < self.states));
        }
        for group in back {
            let _ = writeln!(text, "    {{{} }}", self.group(group, true, &|row| self.order.filled.contains(row)));
        }
        for &i in self.pivots.iter().filter(|i| **i < self.states) {
            let _ = match (self.two(i), i / 2 < PAIRS) {
                (true, true) => writeln!(text, "    bw[{}] = z{i};", i / 2),
                (true, false) => writeln!(text, "    ({}, {}) = (z{i}.0, z{i}.1);", state(i), state(self.twins[i])),
                (false, _) => writeln!(text, "    {} = z{i}.0;", state(i)),
            };
        }
        text
    }

    /// The rows of `group`: first what all of them add of what is known, then one after the other.
    fn group(&self, group: &Group, back: bool, begun: &dyn Fn(usize) -> bool) -> String {
        let Group { rows, before } = group;
        let mut lines = String::new();
        let mut sums: Vec<(Sums, Sum)> = Vec::new();
        for (row, used) in rows {
            let start = begun(*row).then(|| format!("z{row}"));
            let now = |column: &&usize| used.contains(**column);
            let known = before.iter().filter(now).flat_map(|column| self.slots(*row, *column));
            let known = known.filter(|slot| !self.is_late(slot)).count();
            sums.push((Sums::new(*row, start, known, rows.len()), Sum::new(format!("late{row}"), None, false)));
        }
        let factors = |slot: &Slot| (Factor::Kept(self.at(slot)), Factor::Kept(format!("z{}", slot.1)));
        for column in before {
            for ((row, _), (sums, late)) in rows.iter().zip(&mut sums).filter(|((_, used), _)| used.contains(*column)) {
                for slot in self.slots(*row, *column) {
                    let (left, right) = factors(&slot);
                    let line = if self.is_late(&slot) { late.add(&left, &right) } else { sums.add(&left, &right) };
                    lines.push_str(&line);
                }
            }
        }
        for (i, ((row, used), (sums, mut late))) in rows.iter().zip(sums).enumerate() {
            let (end, mut sum) = sums.end();
            lines.push_str(&end);
            for (column, _) in rows[..i].iter().filter(|(column, _)| used.contains(*column)) {
                for slot in self.slots(*row, *column) {
                    let (left, right) = factors(&slot);
                    lines.push_str(&if self.is_late(&slot) { &mut late } else { &mut sum }.add(&left, &right));
                }
            }
            let value = self.with(*row, &sum, &late);
            let own: Vec<String> = self.slots(*row, *row).iter().map(|slot| self.at(slot)).collect();
            let x = match (back, &own[..]) {
                (true, [r]) => format!("m.mul({value}, {r})"),
                (true, [r, rx]) => {
                    let _ = write!(lines, " let x = {value};");
                    format!("m.mul_add(x, {r}, swap(m.mul(x, {rx})))")
                }
                _ => value,
            };
            let _ = write!(lines, " z{row} = {x};");
        }
        lines
    }

    /// Whether the product of a pair with its unknown belongs to the other row, or to both.
    fn is_late(&self, &(row, column, half): &Slot) -> bool {
        half == Crossed || !self.two(row) && self.two(column)
    }
}
