//! Prints the kernels of machines that have pairs of numbers: both regions side by side.

use super::PAIRS;
use super::blocks::Blocks;
use super::expression::{Id, Op};
use super::pairs::Pairs;
use super::print::{ONLY_X86, Row, Writer};
use super::side::Side;

impl Writer<'_> {
    /// Adds the rates to what is there; `mirror` is the same state of the other region. States of which the other
    /// stands beside them come as pairs.
    pub fn rates_side_by_side(&mut self, rates: &[Id], mirror: &[usize]) {
        let rows: Vec<Row> = rates.iter().enumerate().map(|(i, id)| vec![(beside("rw", "r", i), *id)]).collect();
        self.line(format_args!(
            "{ONLY_X86}\n#[inline(always)]\npub fn rates_side_by_side<M: Machine<V = f64>, P: Machine<V = f64x2>>(m: M, p: P, yw: &[f64x2; PAIRS], y: &[f64; SINGLES], k: &[f64; FIXED], rw: &mut [f64x2; PAIRS], r: &mut [f64; SINGLES]) {{"
        ));
        let one = |place: &str, value: &str| format!("{place} = m.add({place}, {value});");
        self.side_by_side(&rows, mirror, &one, &|place, value| format!("{place} = p.add({place}, {value});"));
    }

    /// Rates and the entries of the matrix; `nothing` are places of entries that are no entries of the Jacobian.
    pub fn jacobian_side_by_side(&mut self, rows: &[Row], twins: &[usize], nothing: &[usize]) {
        self.line(format_args!(
            "{ONLY_X86}\n#[inline(always)]\npub fn jacobian_side_by_side<M: Machine<V = f64>, P: Machine<V = f64x2>>(m: M, p: P, yw: &[f64x2; PAIRS], y: &[f64; SINGLES], k: &[f64; FIXED], rw: &mut [f64x2; PAIRS], r: &mut [f64; SINGLES], a: &mut [f64x2; SIDE_BY_SIDE.entries / 2]) {{"
        ));
        nothing.iter().for_each(|place| self.line(format_args!("    {} = 0.0;", half("a", *place))));
        let keep = |place: &str, value: &str| format!("{place} = {value};");
        self.side_by_side(rows, twins, &keep, &keep);
    }

    /// Decomposition and solves.
    pub fn algebra_side_by_side(&mut self, blocks: &Blocks<'_>) {
        self.line(format_args!(
            "{ONLY_X86}\n#[inline(always)]\npub fn factor_side_by_side<M: Machine<V = f64x2>>(m: M, shift: f64x2, a: &mut [f64x2; SIDE_BY_SIDE.entries / 2]) {{\n{}}}\n",
            blocks.factor()
        ));
        self.line(format_args!(
            "{ONLY_X86}\n#[inline(always)]\npub fn solve_side_by_side<M: Machine<V = f64x2>>(m: M, a: &[f64x2; SIDE_BY_SIDE.entries / 2], bw: &mut [f64x2; PAIRS], b: &mut [f64; SINGLES]) {{\n{}}}",
            blocks.solve()
        ));
    }

    /// `twins` are the same rows of the other region, or the rows themselves.
    fn side_by_side(
        &mut self,
        rows: &[Row],
        twins: &[usize],
        keep: &dyn Fn(&str, &str) -> String,
        keep_two: &dyn Fn(&str, &str) -> String,
    ) {
        let ids = |row: &Row| -> Vec<Id> { row.iter().map(|(_, id)| *id).collect() };
        let two = |i: usize| twins[i];
        let both: Vec<(Vec<Id>, Vec<Id>)> =
            (0..rows.len()).filter(|i| *i < two(*i)).map(|i| (ids(&rows[i]), ids(&rows[two(i)]))).collect();
        let pairs = Pairs::new(self.graph, &both, twins);
        let rows: Vec<Row> = (0..rows.len())
            .filter(|i| *i <= two(*i))
            .map(|i| if i == two(i) { rows[i].clone() } else { [&rows[i][..], &rows[two(i)]].concat() })
            .map(neighbours_together)
            .collect();
        let name = |id: Id| match self.graph.ops[id] {
            Op::State(i) => beside("yw", "y", i),
            _ => self.name(id),
        };
        let text = Side::new(self.graph, &pairs, &name, &rows).body(&rows, keep, keep_two);
        self.text.push_str(&text);
        self.line(format_args!("}}\n"));
    }
}

/// A row whose results stand in the order of their places, so that two of them can be kept at once.
fn neighbours_together(mut row: Row) -> Row {
    row.sort_by_key(|(place, _)| (place.len(), place.clone()));
    row
}

/// Number `i` of a list of pairs.
pub fn half(pairs: &str, i: usize) -> String {
    format!("{pairs}[{}].{}", i / 2, i % 2)
}

/// State `i`, which is among the `pairs` or among the `rest`.
pub fn beside(pairs: &str, rest: &str, i: usize) -> String {
    if i < 2 * PAIRS { half(pairs, i) } else { format!("{rest}[{}]", i - 2 * PAIRS) }
}
