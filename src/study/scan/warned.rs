//! Warnings that only some cells of a grid bring, with the cells that do.

use crate::reading::nearest::listed;
use crate::scenario::variant::Axis;
use std::collections::BTreeSet;

/// Every message once, in the order in which they came, of `cells` in all; each came with the position of its cell. One
/// that not all cells bring says which do: those with some values of one key, or how many and the first of them.
pub(super) fn warned(all: Vec<(String, Vec<usize>)>, axes: &[Axis], cells: usize) -> Vec<String> {
    let mut told: Vec<(String, BTreeSet<Vec<usize>>)> = Vec::new();
    for (message, at) in all {
        match told.iter_mut().find(|(known, _)| *known == message) {
            Some((_, of)) => drop(of.insert(at)),
            None => told.push((message, BTreeSet::from([at]))),
        }
    }
    told.into_iter()
        .map(|(message, of)| if of.len() == cells { message } else { message + &place(&of, axes, cells) })
        .collect()
}

fn place(of: &BTreeSet<Vec<usize>>, axes: &[Axis], cells: usize) -> String {
    let value = |axis: &Axis, at: usize| axis.settings.get(at).map_or_else(String::new, |one| one.value().to_owned());
    let of_axis = axes.iter().enumerate().find_map(|(axis, key)| {
        let values: BTreeSet<usize> = of.iter().filter_map(|at| at.get(axis)).copied().collect();
        let whole = cells / key.settings.len().max(1) * values.len();
        (whole == of.len()).then(|| {
            let values: Vec<String> = values.into_iter().map(|at| value(key, at)).collect();
            format!(
                ", where `{}` is {}",
                key.key.last(),
                listed(&values.iter().map(String::as_str).collect::<Vec<_>>())
            )
        })
    });
    of_axis.unwrap_or_else(|| {
        let first = of.iter().next().map(|at| {
            let one = |(axis, at): (&Axis, &usize)| format!("`{}` = {}", axis.key.last(), value(axis, *at));
            axes.iter().zip(at).map(one).collect::<Vec<_>>().join(", ")
        });
        format!(", in {} of {cells} combinations, the first with {}", of.len(), first.unwrap_or_default())
    })
}
