//! Prints the decomposition: row by row, a row in blocks that stay in registers.

use super::super::sums::{Factor, Sum, splat};
use super::Half::{Crossed, Straight};
use super::{Blocks, Half, Slot};
use std::fmt::Write as _;

/// Pairs of a row that are worked out together: what vector registers hold, but for some.
const BLOCK: usize = 10;

impl Blocks<'_> {
    /// Decomposition in place, row by row, a row in blocks that stay in registers.
    pub fn factor(&self) -> String {
        let mut text = String::new();
        for (i, &row) in self.pivots.iter().enumerate() {
            let mut block: Vec<Slot> = Vec::new();
            for column in self.pivots.iter().filter(|column| self.rows[&row].contains(**column)) {
                let slots = self.slots(row, *column);
                if block.len() + slots.len() > BLOCK {
                    self.block(&mut text, i, &std::mem::take(&mut block));
                }
                block.extend(slots);
            }
            self.block(&mut text, i, &block);
        }
        text
    }

    /// Some pairs of row `i` of the elimination order.
    fn block(&self, text: &mut String, i: usize, block: &[Slot]) {
        let row = self.pivots[i];
        let mut entries: Vec<Entry> = block.iter().map(|slot| self.begin(*slot)).collect();
        let mut lines = String::new();
        let turn = |column: usize| self.pivots.iter().position(|pivot| *pivot == column).unwrap_or(i);
        let turns: Vec<usize> = block.iter().map(|slot| turn(slot.1)).collect();
        let last = turns.iter().copied().max().unwrap_or(0);
        for (k, &pivot) in self.pivots.iter().enumerate().take(last.max(i) + 1) {
            let here: Vec<usize> = (0..block.len()).filter(|at| block[*at].1 == pivot).collect();
            if !here.is_empty() {
                let ended: Vec<(Slot, String)> = here.iter().map(|at| (block[*at], entries[*at].end(self))).collect();
                self.keep(&mut lines, &ended, k < i);
            }
            if k >= i || !self.rows[&row].contains(pivot) {
                continue;
            }
            let targets = entries.iter_mut().zip(&turns).filter(|(_, turn)| **turn > k);
            let added: String = targets.map(|(entry, _)| self.products(pivot, entry)).collect();
            if !added.is_empty() {
                // A factor that another block of the row has worked out is read again.
                let factors = self.slots(row, pivot).into_iter();
                for slot in factors {
                    let name = name(&slot);
                    if here.is_empty() {
                        let _ = write!(lines, " let {name} = {};", self.at(&slot));
                    }
                    if added.contains(&format!("({name}_swapped,")) {
                        let _ = write!(lines, " let {name}_swapped = swap({name});");
                    }
                }
                lines.push_str(&added);
            }
        }
        if !lines.is_empty() {
            let _ = writeln!(text, "    {{{lines} }}");
        }
    }

    /// What a pair is before anything is eliminated.
    fn begin(&self, slot: Slot) -> Entry {
        let (row, column, half) = slot;
        let before = self.is_slope(&slot).then(|| self.at(&slot));
        let less = row == column && half == Straight;
        let whole = if row < self.states { "shift".into() } else { splat(1.0) };
        let start = match less {
            true => Some(before.map_or(whole.clone(), |slope| format!("m.sub({whole}, {slope})"))),
            false => before,
        };
        let name = name(&slot);
        Entry {
            slot,
            sum: Sum::new(format!("{name}_sum"), start, less),
            late: Sum::new(format!("{name}_late"), None, less),
        }
    }

    /// Adds to an entry what the elimination of `pivot` contributes.
    fn products(&self, pivot: usize, entry: &mut Entry) -> String {
        let (row, column, half) = entry.slot;
        let ((now, late), (as_is, swapped)) = ((false, true), ("", "_swapped"));
        // Of each product when its place is known, the factor, and the entry in the row of the pivot.
        let products: &[(bool, Half, &str, Half)] = match (self.two(pivot), self.two(row), self.two(column), half) {
            (true, true, true, Straight) => &[(now, Straight, as_is, Straight), (now, Crossed, swapped, Crossed)],
            (true, true, true, Crossed) => &[(now, Straight, swapped, Crossed), (now, Crossed, as_is, Straight)],
            (true, true, false, _) => &[(now, Straight, as_is, Straight), (late, Crossed, as_is, Straight)],
            (true, false, true, _) => &[(now, Straight, as_is, Straight), (now, Straight, swapped, Crossed)],
            (true, false, false, _) => &[(late, Straight, as_is, Straight)],
            (false, true, true, Crossed) => &[(now, Straight, swapped, Straight)],
            (false, ..) => &[(now, Straight, as_is, Straight)],
        };
        let mut text = String::new();
        for (late, left, turned, right) in products {
            let (left, right) = ((row, pivot, *left), (pivot, column, *right));
            if self.has(&left) && self.has(&right) {
                let sum = if *late { &mut entry.late } else { &mut entry.sum };
                let left = Factor::Kept(name(&left) + turned);
                text.push_str(&sum.add(&left, &Factor::Kept(self.at(&right))));
            }
        }
        text
    }

    /// Keeps the pairs of one block, of which nothing is left to subtract.
    fn keep(&self, lines: &mut String, ended: &[(Slot, String)], lower: bool) {
        let (row, column, _) = ended[0].0;
        let value = |half: Half| ended.iter().find(|(slot, _)| slot.2 == half).map(|(_, value)| value.clone());
        let (straight, crossed) = (value(Straight), value(Crossed));
        let mut kept: Vec<(Half, String)> = Vec::new();
        if row == column {
            let n = straight.unwrap_or_else(|| splat(1.0));
            if let Some(x) = crossed {
                let _ = write!(lines, " let (n, x) = ({n}, {x});");
                lines.push_str(" let turned = swap(n); let both = m.mul(x, swap(x));");
                lines.push_str(" let one = m.recip(m.sub(m.mul(n, turned), both));");
                kept.push((Straight, "m.mul(turned, one)".into()));
                kept.push((Crossed, "m.mul(x, one)".into()));
            } else {
                kept.push((Straight, format!("m.recip({n})")));
            }
        } else if !lower || self.unit.contains(column) {
            kept.extend(straight.map(|value| (Straight, value)));
            kept.extend(crossed.map(|value| (Crossed, value)));
        } else {
            let [r, rx] = [Straight, Crossed].map(|half| (column, column, half));
            let [r, rx] = [self.at(&r), if self.has(&rx) { self.at(&rx) } else { String::new() }];
            let times = |value: &str| format!("m.mul({value}, {r})");
            if rx.is_empty() {
                kept.extend(straight.map(|value| (Straight, times(&value))));
                kept.extend(crossed.map(|value| (Crossed, times(&value))));
            } else if self.two(row) {
                let values = [straight, crossed].map(|value| value.unwrap_or_else(|| splat(0.0)));
                let _ = write!(lines, " let (n, x) = ({}, {});", values[0], values[1]);
                kept.push((Straight, format!("m.mul_add(swap(x), {rx}, {})", times("n"))));
                kept.push((Crossed, format!("m.mul_add(swap(n), {rx}, {})", times("x"))));
            } else {
                let _ = write!(lines, " let n = {};", straight.unwrap_or_else(|| splat(0.0)));
                kept.push((Straight, format!("m.mul_add(swap(n), {rx}, {})", times("n"))));
            }
        }
        for (half, value) in kept {
            let slot = (row, column, half);
            let (name, at) = (name(&slot), self.at(&slot));
            if lower {
                let _ = write!(lines, " let {name} = {value};");
            }
            if value != at {
                let _ = write!(lines, " {at} = {};", if lower { &name } else { &value });
            }
        }
    }
}

/// A pair that is being worked out.
struct Entry {
    slot: Slot,
    sum: Sum,
    /// Products whose place is known when all of them are added.
    late: Sum,
}

impl Entry {
    fn end(&self, blocks: &Blocks<'_>) -> String {
        blocks.with(self.slot.0, &self.sum, &self.late)
    }
}

/// The name of a pair in a row.
fn name(&(_, column, half): &Slot) -> String {
    format!("{}{column}", if half == Straight { "s" } else { "c" })
}
