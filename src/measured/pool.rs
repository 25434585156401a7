//! Animals of one arm at one time become a mean with its spread.

use super::Point;
use super::entry::Entry;
use super::rows::Rows;
use crate::reading::nearest::fold;
use std::collections::BTreeMap;

/// Values by observable, arm and time, and lines within these.
pub fn sort(entries: &mut [Entry]) {
    entries.sort_by(|one, other| {
        let names = one.column.cmp(&other.column).then(one.arm.cmp(&other.arm));
        names.then(one.time_d.total_cmp(&other.time_d)).then(one.span.start.cmp(&other.span.start))
    });
}

/// What stands twice: a mean beside another value of its arm, observable and time, and an animal beside itself. Single
/// values that name no animal are taken for animals, and that is said.
pub fn doubled(rows: &mut Rows<'_, '_>) {
    let (mut entries, mut single) = (std::mem::take(&mut rows.entries), Vec::new());
    sort(&mut entries);
    for group in entries.chunk_by(Entry::beside).filter(|group| group.len() > 1) {
        let mut animals: BTreeMap<String, usize> = BTreeMap::new();
        for (at, one) in group.iter().enumerate() {
            let [arm, time] = [rows.known.arms.get(one.arm).cloned().unwrap_or_default(), one.time_d.to_string()];
            if let Some(other) = group.first().filter(|other| at > 0 && (one.summed() || other.summed())) {
                let message =
                    format!("`{arm}` has a value of {} at {time} d on line {} already", one.column, other.line);
                let way = "pool them to one mean, or give single animals, without `sd` and `n`".to_owned();
                rows.log.error(&one.span, message, "expected one mean of an arm, observable and time", Some(way));
                continue;
            }
            let name = one.about.animal.as_deref().map(fold).filter(|name| !name.is_empty());
            match name.map(|name| animals.insert(name, one.line)) {
                None => single.push(one.line),
                Some(None) => {}
                Some(Some(line)) => {
                    let message =
                        format!("this animal of `{arm}` has {} at {time} d on line {line} already", one.column);
                    rows.log.error(&one.span, message, "expected one value of an animal at a time", None);
                }
            }
        }
    }
    let shared = shared(&entries);
    rows.entries = entries;
    rows.taken(&shared, "animals that are called the same in two arms are taken for different ones");
    rows.taken(&single, "rows of one arm, observable and time are taken for single animals, one a row");
}

/// Lines of animals that have the name of one in another arm.
fn shared(entries: &[Entry]) -> Vec<usize> {
    let (mut arms, mut shared) = (BTreeMap::new(), Vec::new());
    for one in entries {
        let Some(name) = one.about.animal.as_deref().map(fold).filter(|name| !name.is_empty()) else { continue };
        let known = arms.entry(name).or_insert_with(|| (one.arm, Vec::new()));
        known.1.push(one.line);
        if known.0 != one.arm {
            shared.append(&mut known.1);
        }
    }
    shared
}

/// Points by observable, arm and time, of what [`doubled`] has sorted.
pub fn pooled(file: &str, entries: &[Entry], arms: &[String]) -> Vec<Point> {
    let point = |group: &[Entry]| {
        let first = group.first()?;
        let values: Vec<f64> = group.iter().map(|entry| entry.value).collect();
        let (sd, n) = match first.summed() {
            true => (first.about.sd, first.about.n),
            // A single row without a word on animals may be a mean of any number of them.
            false if values.len() == 1 && first.about.animal.is_none() => (None, None),
            false => (spread(&values), Some(values.len() as u64)),
        };
        Some(Point {
            file: file.to_owned(),
            arm: arms.get(first.arm)?.clone(),
            column: first.column.clone(),
            time_d: first.time_d,
            mean: mean(&values),
            sd,
            n,
        })
    };
    entries.chunk_by(Entry::beside).filter_map(point).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Standard deviation between animals, with n - 1; nothing of one animal.
fn spread(values: &[f64]) -> Option<f64> {
    let middle = mean(values);
    let squares: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
    (values.len() > 1).then(|| (squares / (values.len() - 1) as f64).sqrt())
}
