//! Prints the decomposition and the solves for a machine that has pairs of numbers: twins are eliminated together.
//!
//! An unknown and its twin in the other region are a pair of numbers, as are their rows and their columns, so that a
//! block of two rows and two columns is two pairs: one straight, each row with its own column, and one crossed, each
//! row with the column of the other. What is its own twin is the same number twice, and so is an entry between two
//! such. Signs are those of [`super::algebra`].

use super::order::Order;
use super::places::places;
use super::print::beside;
use super::set::Set;
use super::substitute::{Group, Substitution};
use super::sums::{Factor, Sum, Sums, splat};
use super::write::PAIRS;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Pairs of a row that are worked out together: what vector registers hold, but for some.
const BLOCK: usize = 10;

/// Which entries of a block a pair holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Half {
    /// Each row with its own column.
    Straight,
    /// The second row with the first column, and the first row with the second.
    Crossed,
}
use Half::{Crossed, Straight};

/// A pair of entries: row, column, and which of the block.
type Slot = (usize, usize, Half);

/// Where the entries of both factors are kept.
pub struct Blocks<'a> {
    order: &'a Order,
    twins: &'a [usize],
    states: usize,
    /// Entries of the Jacobian.
    slopes: BTreeSet<(usize, usize)>,
    /// The lower of twins, in the order in which they are eliminated.
    pivots: Vec<usize>,
    /// For each of them the columns in which it, or its twin, has entries, by the lower of twins.
    rows: BTreeMap<usize, Set>,
    /// Signals whose pivot stays one.
    unit: Set,
    places: BTreeMap<Slot, usize>,
    substitution: Substitution,
}

impl<'a> Blocks<'a> {
    pub fn new(slopes: BTreeSet<(usize, usize)>, order: &'a Order, twins: &'a [usize], states: usize) -> Self {
        let lead = |i: usize| i.min(twins[i]);
        let leads = |set: &Set| {
            let mut found = Set::default();
            set.iter().for_each(|i| found.insert(lead(i)));
            found
        };
        let pivots: Vec<usize> = order.pivots.iter().copied().filter(|i| *i <= twins[*i]).collect();
        let rows: BTreeMap<usize, Set> = pivots.iter().map(|i| (*i, leads(&order.rows[*i]))).collect();
        let substitution = Substitution::new(&pivots, &|row| rows[&row], &leads(&order.filled), states);
        let (unit, places) = (Set::default(), BTreeMap::new());
        let mut blocks = Blocks { order, twins, states, slopes, pivots, rows, unit, places, substitution };
        blocks.find_unit();
        // In the order in which a solve reads them; what only the decomposition reads comes last.
        let Substitution { forward, back } = &blocks.substitution;
        let mut read: Vec<Slot> = forward.iter().flat_map(|group| blocks.entries(group, false)).collect();
        read.extend(back.iter().flat_map(|group| blocks.entries(group, true)));
        read.extend(blocks.pivots.iter().flat_map(|row| blocks.rows[row].iter().flat_map(|j| blocks.slots(*row, j))));
        for slot in read {
            let next = blocks.places.len();
            blocks.places.entry(slot).or_insert(next);
        }
        blocks
    }

    fn find_unit(&mut self) {
        for (at, &i) in self.pivots.iter().enumerate() {
            let changed = |k: &&usize| self.rows[&i].contains(**k) && self.rows[*k].contains(i);
            let own = self.is_slope(&(i, i, Straight)) || self.has(&(i, i, Crossed));
            if i >= self.states && !own && !self.pivots[..at].iter().any(|k| changed(&k)) {
                self.unit.insert(i);
            }
        }
    }

    /// Whether the unknown has a twin.
    fn two(&self, i: usize) -> bool {
        self.twins[i] != i
    }

    /// The entries of a pair.
    fn both(&self, &(row, column, half): &Slot) -> [(usize, usize); 2] {
        let (twin, across) = (self.twins[row], self.twins[column]);
        match half {
            Straight => [(row, column), (twin, across)],
            Crossed => [(twin, column), (row, across)],
        }
    }

    fn has(&self, slot: &Slot) -> bool {
        let (row, column, half) = *slot;
        let apart = half == Straight || self.two(row) && self.two(column);
        apart && self.both(slot).iter().any(|(row, column)| self.order.rows[*row].contains(*column))
    }

    /// The pairs of a block that are kept.
    fn slots(&self, row: usize, column: usize) -> Vec<Slot> {
        let slots = [Straight, Crossed].map(|half| (row, column, half));
        slots.into_iter().filter(|slot| self.has(slot) && !(row == column && self.unit.contains(row))).collect()
    }

    fn is_slope(&self, slot: &Slot) -> bool {
        self.both(slot).iter().any(|entry| self.slopes.contains(entry))
    }

    /// What the callers of the kernels need to know.
    pub fn places(&self) -> String {
        let slopes: Vec<_> =
            self.slopes.iter().map(|&(row, column)| (self.place(row, column)[0], row, column)).collect();
        places(2 * self.places.len(), &slopes, &[], &self.pivots())
    }

    /// Where an entry of the Jacobian is kept: what is the same number twice, twice.
    pub fn place(&self, row: usize, column: usize) -> Vec<usize> {
        let lead = |i: usize| i.min(self.twins[i]);
        let slots = [Straight, Crossed].map(|half| (lead(row), lead(column), half));
        let (slot, at) = slots
            .iter()
            .find_map(|slot| Some((slot, *self.places.get(slot)?)).filter(|_| self.both(slot).contains(&(row, column))))
            .unwrap_or((&slots[0], 0));
        let halves = self.both(slot).into_iter().enumerate().filter(|(_, entry)| *entry == (row, column));
        halves.map(|(half, _)| 2 * at + half).collect()
    }

    /// Places of entries that are no entries of the Jacobian, but begin as nothing beside one that is.
    pub fn nothing(&self) -> Vec<usize> {
        let slopes = self.places.iter().filter(|(slot, _)| self.is_slope(slot));
        let missing = |(slot, at): (&Slot, &usize)| {
            let halves = self.both(slot).into_iter().enumerate();
            let at = 2 * at;
            halves.filter(|(_, entry)| !self.slopes.contains(entry)).map(|(half, _)| at + half).collect::<Vec<_>>()
        };
        slopes.flat_map(missing).collect()
    }

    /// Places of what the pivots became: first those of states, then those of signals.
    fn pivots(&self) -> [Vec<usize>; 2] {
        let of = |states: bool| {
            let rows = self.pivots.iter().filter(|i| (**i < self.states) == states && !self.unit.contains(**i));
            let slots = rows.flat_map(|i| self.slots(*i, *i));
            slots.flat_map(|slot| [2 * self.places[&slot], 2 * self.places[&slot] + 1]).collect()
        };
        [of(true), of(false)]
    }

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
        let mut text = String::new();
        let mut add = |sum: &mut Sum, left: Half, swapped: bool, right: Half| {
            let (left, right) = ((row, pivot, left), (pivot, column, right));
            if self.has(&left) && self.has(&right) {
                let left = format!("{}{}", name(&left), if swapped { "_swapped" } else { "" });
                text.push_str(&sum.add(&Factor::Kept(left), &Factor::Kept(self.at(&right))));
            }
        };
        match (self.two(pivot), self.two(row), self.two(column), half) {
            (true, true, true, Straight) => {
                add(&mut entry.sum, Straight, false, Straight);
                add(&mut entry.sum, Crossed, true, Crossed);
            }
            (true, true, true, Crossed) => {
                add(&mut entry.sum, Straight, true, Crossed);
                add(&mut entry.sum, Crossed, false, Straight);
            }
            (true, true, false, _) => {
                add(&mut entry.sum, Straight, false, Straight);
                add(&mut entry.late, Crossed, false, Straight);
            }
            (true, false, true, _) => {
                add(&mut entry.sum, Straight, false, Straight);
                add(&mut entry.sum, Straight, true, Crossed);
            }
            (true, false, false, _) => add(&mut entry.late, Straight, false, Straight),
            (false, true, true, Crossed) => add(&mut entry.sum, Straight, true, Straight),
            (false, ..) => add(&mut entry.sum, Straight, false, Straight),
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

    fn at(&self, slot: &Slot) -> String {
        self.places.get(slot).map_or_else(|| splat(0.0), |place| format!("a[{place}]"))
    }

    /// Pairs that a group of rows reads, in the order in which it does; pivots are those of back substitution.
    fn entries(&self, group: &Group, pivots: bool) -> Vec<Slot> {
        let mut found: Vec<Slot> = Vec::new();
        for column in &group.before {
            let using = group.rows.iter().filter(|(_, used)| used.contains(*column));
            found.extend(using.flat_map(|(row, _)| self.slots(*row, *column)));
        }
        for (i, (row, used)) in group.rows.iter().enumerate() {
            let inside = group.rows[..i].iter().filter(|(column, _)| used.contains(*column));
            found.extend(inside.flat_map(|(column, _)| self.slots(*row, *column)));
            found.extend(pivots.then(|| self.slots(*row, *row)).into_iter().flatten());
        }
        found
    }

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

    /// A sum and what came late, in its place: the other row's, or that of both columns.
    fn with(&self, row: usize, sum: &Sum, late: &Sum) -> String {
        let (sum, begun) = (sum.value(), late.begun());
        let late = late.value();
        match (begun, self.two(row)) {
            (false, _) => sum,
            (true, true) => format!("m.add({sum}, swap({late}))"),
            (true, false) => format!("m.add({sum}, m.add({late}, swap({late})))"),
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
