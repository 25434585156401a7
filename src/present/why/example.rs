//! An answer for tests.

use crate::answers::{Carried, Effect, Judged, Measure, Part, PlayerKind, Runs, Sampling, Why};

fn effect(median: f64) -> Effect {
    let (low, high) = (median - 0.5, median + 0.5);
    Effect { nominal: median, low, median, high, better: 0.6, worse: 0.6, sets: 100, translated: None }
}

/// A part that carries so much of a whole.
pub fn part(name: &str, value: f64, whole: f64) -> Part {
    let share = value / whole;
    Part {
        kind: PlayerKind::Mechanism,
        name: name.into(),
        about: String::new(),
        turned_round: false,
        carried: Carried { nominal: value, value, error: 0.01, share, low: value, high: value },
        left: effect(whole - value),
        missing: effect(value),
        less: if value < 0.0 { 0.04 } else { 0.96 },
        alone: effect(value),
    }
}

/// A difference of `whole` points with these parts.
pub fn example(whole: f64, parts: &[(&str, f64)]) -> Why {
    let read = Measure {
        name: "score".into(),
        formula: "at(bbb, end)".into(),
        unit: "point".into(),
        read_d: Some(84.0),
        smallest_difference: Some(1.0),
        more_is_better: true,
        translation: None,
    };
    let sampling = Sampling { exact_nominal: true, exact_sets: false, orders_nominal: 0, orders_per_set: 4, seed: 1 };
    Why {
        arm: "late".into(),
        against: "control".into(),
        read,
        judged: Judged::Differs,
        whole: effect(whole),
        shared: whole,
        parts: parts.iter().map(|(name, value)| part(name, *value, whole)).collect(),
        together: effect(0.0),
        interplay: Vec::new(),
        sampling,
        fluxes: Vec::new(),
        flux_times_d: Vec::new(),
        arrows: Vec::new(),
        runs: Runs { members: 100, failed: Default::default() },
        asked: 100,
    }
}
