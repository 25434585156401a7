//! The sampler on targets that are known, and what it leaves on paper.

use exocord::calibration::{
    Population, PopulationError, Sampler, Settings, Space, Tried, checkpoint, correlations, narrowing,
};

const SETTINGS: Settings = Settings { members: 200, smoothing: 1, sweeps: 120, settling: 30, seed: 7 };

/// A target in three dimensions that lies within a box around (0.3, 0.7); the third coordinate does not matter.
fn tried(point: &[f64]) -> Tried {
    let distance = (point[0] - 0.3).abs().max(0.5 * (point[1] - 0.7).abs());
    Tried { distance, fit: distance < 0.05 }
}

fn evaluate(points: &[Vec<f64>], limit: f64) -> Option<Vec<Option<Tried>>> {
    Some(points.iter().map(|point| Some(tried(point)).filter(|one| one.distance <= limit)).collect())
}

/// A smoother that leaves everything where it is.
fn begun() -> Sampler {
    let mut sampler = Sampler::begin(SETTINGS, 3);
    let values = |points: &[Vec<f64>]| Some(vec![Vec::new(); points.len()]);
    let same = |points: &[Vec<f64>], _: &[Vec<f64>], _: (u32, u32, u64)| points.to_vec();
    sampler.smooth(&values, &same, &evaluate).unwrap();
    sampler
}

fn column(points: &[Vec<f64>], at: usize) -> impl Iterator<Item = f64> + Clone {
    points.iter().map(move |point| point[at])
}

fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().sum::<f64>() / values.count() as f64
}

#[test]
fn members_come_to_the_target_and_spread_where_it_says_nothing() {
    let mut sampler = begun();
    while !sampler.done() {
        sampler.sweep(&evaluate).unwrap();
    }
    assert!(sampler.points.iter().flatten().all(|at| (0.0..=1.0).contains(at)));
    assert!(sampler.tried.iter().all(|one| one.fit && one.distance <= sampler.limit));
    assert!(sampler.points.iter().zip(&sampler.tried).all(|(point, known)| tried(point) == *known));
    assert!((mean(column(&sampler.points, 0)) - 0.3).abs() < 0.02);
    // Evenly spread from 0 to 1: standard deviation 0.289.
    let free = narrowing(&Space::of_the_model(), &padded(&sampler.points));
    assert!(free.iter().any(|one| one.spread > 0.8), "{free:?}");
    let limits: Vec<f64> = sampler.sweeps.iter().map(|sweep| sweep.limit).collect();
    assert!(limits.windows(2).all(|pair| pair[1] <= pair[0]), "{limits:?}");
}

/// Points of the model's space that have the first coordinates of `points`, and the middle everywhere else.
fn padded(points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = Space::of_the_model().len();
    points.iter().map(|point| point.iter().copied().chain(std::iter::repeat(0.5)).take(width).collect()).collect()
}

#[test]
fn a_sampler_goes_on_from_paper_as_if_it_had_never_stopped() {
    let mut whole = begun();
    for _ in 0..20 {
        whole.sweep(&evaluate).unwrap();
    }
    let mut halves = begun();
    for sweep in 0..20 {
        if sweep % 7 == 3 {
            halves = checkpoint::read(&checkpoint::write(&halves, "mine"), "mine").expect("it was written just now");
        }
        halves.sweep(&evaluate).unwrap();
    }
    assert_eq!(whole, halves);
    let text = checkpoint::write(&whole, "mine");
    assert!(checkpoint::read(&text, "yours").is_none());
    assert!(checkpoint::read(&text[..text.len() / 2], "mine").is_none());
}

#[test]
fn an_evaluation_that_is_stopped_changes_nothing() {
    let mut sampler = begun();
    let before = sampler.clone();
    assert!(sampler.sweep(&|_, _| None).is_none());
    assert_eq!(sampler, before);
}

#[test]
fn coordinates_are_logarithms_within_the_ranges() {
    let space = Space::of_the_model();
    assert!(space.len() > 150);
    let (low, high) = (space.parameters(&vec![0.0; space.len()]), space.parameters(&vec![1.0; space.len()]));
    let nominal = space.parameters(&space.nominal());
    for (at, name) in space.names().enumerate() {
        let (from, to) = space.range(at);
        let ends = [&low, &high, &nominal].map(|all| space.uncertain(all)[at]);
        assert!((ends[0] / from - 1.0).abs() < 1e-12 && (ends[1] / to - 1.0).abs() < 1e-12, "{name}");
        assert!(from * (1.0 - 1e-12) <= ends[2] && ends[2] <= to * (1.0 + 1e-12), "{name}");
    }
    let back = space.with(&space.uncertain(&nominal));
    assert!(back.iter().zip(&nominal).all(|(a, b)| a == b));
}

#[test]
fn a_population_is_read_as_it_was_written_and_belongs_to_one_model() {
    let space = Space::of_the_model();
    let members: Vec<Vec<f64>> =
        [0.2, 0.9].map(|at| space.uncertain(&space.parameters(&vec![at; space.len()]))).to_vec();
    let population =
        Population { model: "m1".into(), facts: "f1".into(), method: "by hand".into(), members: members.clone() };
    let text = population.text(&space);
    let read = Population::parse(&text, &space, "m1").unwrap();
    assert_eq!((&read.facts, &read.method), (&population.facts, &population.method));
    for (found, expected) in read.members.iter().flatten().zip(members.iter().flatten()) {
        assert!((found / expected - 1.0).abs() < 1e-5, "{found} instead of {expected}");
    }
    let stale = Population::parse(&text, &space, "m2").unwrap_err();
    assert!(matches!(stale, PopulationError::Stale { .. }));
    assert!(stale.to_string().contains("exocord calibrate"), "{stale}");
    let short = text.rsplit_once(',').unwrap().0;
    assert!(matches!(Population::parse(short, &space, "m1"), Err(PopulationError::Format { line: 7, .. })));
}

#[test]
fn what_goes_together_is_found() {
    let points: Vec<Vec<f64>> = (0..50)
        .map(|i| {
            let at = f64::from(i) / 49.0;
            vec![at, 1.0 - at, (f64::from(i) * 2.399).sin().abs()]
        })
        .collect();
    let space = Space::of_the_model();
    let names: Vec<&str> = space.names().collect();
    let strongest = &correlations(&space, &padded(&points), 1)[0];
    assert_eq!((strongest.names.0, strongest.names.1), (names[0], names[1]));
    assert!((strongest.value + 1.0).abs() < 1e-9, "{strongest:?}");
}
