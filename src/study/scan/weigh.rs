//! Which cell is best and which axis matters most, set by set.

use crate::answers::{AxisWeight, Cell, Scan};

/// Fills in the share of sets in which each cell is the best, and the weights of the axes; `told` has a row a cell,
/// the set as written first.
pub(super) fn weigh(scan: &mut Scan, told: &[Vec<f64>]) {
    for (cell, share) in best(scan, told).into_iter().enumerate() {
        scan.cells[cell].best = share;
    }
    scan.weights = weights(scan, told);
}

/// For each cell the share of the sets in which none is better.
fn best(scan: &Scan, told: &[Vec<f64>]) -> Vec<f64> {
    let mut first = vec![0_usize; told.len()];
    for set in 1..=scan.sets {
        let ranks: Vec<f64> = scan.cells.iter().zip(told).map(|(cell, row)| scan.rank(cell, value(row, set))).collect();
        let most = ranks.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let tops = ranks.iter().enumerate().filter(|(_, rank)| **rank == most && most.is_finite());
        tops.for_each(|(cell, _)| first[cell] += 1);
    }
    first.into_iter().map(|count| count as f64 / scan.sets as f64).collect()
}

fn value(row: &[f64], set: usize) -> f64 {
    row.get(set).copied().unwrap_or(f64::NAN)
}

/// Axes with several values, the arms among them, by how much they move what is told.
fn weights(scan: &Scan, told: &[Vec<f64>]) -> Vec<AxisWeight> {
    let mut keys: Vec<(String, Option<usize>)> = scan.moving().map(|(at, axis)| (axis.key.clone(), Some(at))).collect();
    if scan.arms.len() > 1 {
        keys.push(("arm".into(), None));
    }
    if keys.len() < 2 {
        return Vec::new();
    }
    let lines: Vec<Vec<Vec<usize>>> = keys.iter().map(|(_, axis)| lines(scan, *axis)).collect();
    let moves =
        |column: &dyn Fn(usize) -> f64| -> Vec<f64> { lines.iter().map(|own| mean_range(own, column)).collect() };
    let mut first = vec![0_usize; keys.len()];
    for set in 1..=scan.sets {
        let own = moves(&|cell| weighed(scan, cell, value(&told[cell], set)));
        let most = own.iter().copied().fold(f64::NAN, f64::max);
        own.iter().enumerate().filter(|(_, moves)| **moves == most).for_each(|(at, _)| first[at] += 1);
    }
    let all = keys.into_iter().zip(moves(&|cell| weighed(scan, cell, scan.told(&scan.cells[cell])))).zip(first);
    let weight = |(((key, _), moves), first): (((String, Option<usize>), f64), usize)| AxisWeight {
        key,
        moves,
        first: first as f64 / scan.sets as f64,
    };
    let mut weights: Vec<AxisWeight> = all.map(weight).collect();
    weights.sort_by(|one, other| other.moves.total_cmp(&one.moves));
    weights
}

/// A number of a cell in the unit in which axes are weighed.
fn weighed(scan: &Scan, cell: usize, value: f64) -> f64 {
    match (scan.measures.as_slice(), scan.measure(&scan.cells[cell])) {
        ([_, _, ..], Some(measure)) => measure.gain(value),
        _ => value,
    }
}

/// Cells that differ in one axis only (or in the arm only), group by group.
pub(super) fn lines(scan: &Scan, axis: Option<usize>) -> Vec<Vec<usize>> {
    let rest = |cell: &Cell| {
        let mut at = cell.at.clone();
        match axis {
            Some(axis) => {
                at.remove(axis);
                (at, Some(cell.arm))
            }
            None => (at, None),
        }
    };
    let mut groups: std::collections::BTreeMap<(Vec<usize>, Option<usize>), Vec<usize>> = Default::default();
    scan.cells.iter().enumerate().for_each(|(at, cell)| groups.entry(rest(cell)).or_default().push(at));
    groups.into_values().collect()
}

/// Largest less smallest number of each line, on average; lines without numbers count nothing.
fn mean_range(lines: &[Vec<usize>], number: &dyn Fn(usize) -> f64) -> f64 {
    let range = |line: &Vec<usize>| {
        let known = || line.iter().map(|cell| number(*cell)).filter(|value| value.is_finite());
        let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v)));
        (low <= high).then_some(high - low)
    };
    let ranges: Vec<f64> = lines.iter().filter_map(range).collect();
    ranges.iter().sum::<f64>() / ranges.len() as f64
}
