//! Windows that come again: when something acts, as every single window.

/// Windows of one length at equal intervals.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Pulses {
    /// Begin of the first one, days after injury.
    pub from_d: f64,
    /// Length of each in days; 0 for events on a state.
    pub for_d: f64,
    /// Time from one begin to the next in days; 0 where there is one only.
    pub every_d: f64,
    /// How many there are; at least 1.
    pub times: u64,
}

/// More windows than that are a slip of the pen; each costs the solver two stops.
pub(crate) const MOST_WINDOWS: u64 = 1000;

/// Shortest window, days: a second, which the fastest hand needs.
pub(super) const SHORTEST_D: f64 = 1.0 / 86_400.0;

/// What is closer together than a tenth of a millisecond is at one time.
pub(super) const SAME_D: f64 = 1e-9;

/// When something acts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Times {
    pub(crate) from_d: f64,
    pub(crate) until_d: f64,
    pub(crate) pulses: Vec<Pulses>,
}

impl Pulses {
    /// Begin of each, in order.
    fn begins(&self) -> impl Iterator<Item = f64> + use<> {
        let Pulses { from_d, every_d, times, .. } = *self;
        (0..times).map(move |index| from_d + every_d * index as f64)
    }

    /// As a schedule has it; read back, it is the same to the last digit.
    pub(super) fn written(&self) -> String {
        let Pulses { from_d, for_d, every_d, times } = *self;
        let length = if for_d > 0.0 { format!("{for_d} d ") } else { String::new() };
        let again = if times > 1 { format!("every {every_d} d x{times} ") } else { String::new() };
        format!("{length}{again}from {from_d} d")
    }
}

/// Begin of every window, in order; those at one time are one.
pub(super) fn begins(pulses: &[Pulses]) -> Vec<f64> {
    let mut all: Vec<f64> = pulses.iter().flat_map(Pulses::begins).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|later, earlier| *later - *earlier <= SAME_D);
    all
}

/// Begin and end of every window as it is written, sorted by begin.
pub(super) fn written(pulses: &[Pulses]) -> Vec<(f64, f64)> {
    let one = |train: &Pulses| {
        let for_d = train.for_d;
        train.begins().map(move |from_d| (from_d, from_d + for_d))
    };
    let mut all: Vec<(f64, f64)> = pulses.iter().flat_map(one).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all
}

/// The first two of these windows, sorted by begin, of which one begins before the other ends.
pub(super) fn overlap(written: &[(f64, f64)]) -> Option<[(f64, f64); 2]> {
    written.array_windows().copied().find(|[one, next]| next.0 < one.1 - SAME_D)
}

/// Begin and end of every window, in order; those that touch or overlap are one, which acts as strongly as each.
pub(super) fn windows(pulses: &[Pulses]) -> Vec<(f64, f64)> {
    let mut joined: Vec<(f64, f64)> = Vec::new();
    for (from_d, until_d) in written(pulses) {
        match joined.last_mut().filter(|last| from_d <= last.1 + SAME_D) {
            Some(last) => last.1 = last.1.max(until_d),
            None => joined.push((from_d, until_d)),
        }
    }
    joined
}

impl Times {
    /// Those of windows that come again; there is at least one.
    pub(super) fn of(pulses: Vec<Pulses>) -> Option<Times> {
        let all = windows(&pulses);
        let (from_d, until_d) = (all.first()?.0, all.iter().map(|one| one.1).fold(0.0, f64::max));
        Some(Times { from_d, until_d, pulses })
    }
}

#[cfg(test)]
mod tests {
    use super::{Pulses, begins, windows};

    #[test]
    fn windows_that_touch_or_overlap_are_one_and_each_begin_is_kept() {
        let train = |from_d, for_d, every_d, times| Pulses { from_d, for_d, every_d, times };
        assert_eq!(windows(&[train(1.0, 0.25, 1.0, 3)]), [(1.0, 1.25), (2.0, 2.25), (3.0, 3.25)]);
        assert_eq!(windows(&[train(0.5, 0.5, 0.5, 2)]), [(0.5, 1.5)]);
        let mixed = [train(4.0, 1.0, 0.0, 1), train(1.0, 2.0, 1.0, 2)];
        assert_eq!((windows(&mixed), begins(&mixed)), (vec![(1.0, 5.0)], vec![1.0, 2.0, 4.0]));
    }
}
