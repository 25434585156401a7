//! Calibration on evidence that is known, and what it leaves on paper.

use exocord::calibration::{
    Approach, Family, Goals, Oracle, Population, PopulationError, Search, Shown, Space, Tried, checkpoint,
    correlations, independent, narrowing,
};

const SEARCH: Search = Search { rounds: 3, jumps: 6, seed: 7 };

/// Six coordinates, of which the last two matter to nothing; five checks on curved combinations of the others.
struct Curved {
    goals: Goals,
}

fn curved() -> Curved {
    let infinite = f64::INFINITY;
    Curved {
        goals: Goals {
            low: vec![0.0, -infinite, 0.0, 0.0, 0.0],
            high: vec![0.2, 0.0, infinite, 0.1, 0.1],
            weights: vec![1.0, 1.0, 1.0, 1.5, 0.5],
        },
    }
}

impl Curved {
    fn one(&self, x: &[f64]) -> Shown {
        // The last two checks contradict each other: one combination cannot be at 0.3 and at 0.8.
        let sum = 0.5 * (x[2] + x[3]);
        let places = vec![x[0] * x[1] - 0.3, x[0] - 0.9 * x[1].sqrt(), (3.0 * x[2]).sin() - 0.5, sum - 0.3, sum - 0.8];
        let misses =
            (0..places.len()).map(|i| (self.goals.low[i] - places[i]).max(places[i] - self.goals.high[i]).max(0.0));
        let misses: Vec<f64> = misses.collect();
        let distance = misses.iter().zip(&self.goals.weights).map(|(miss, weight)| miss * weight).sum();
        Shown { places, distance, fit: misses[..4].iter().all(|miss| *miss == 0.0) }
    }
}

impl Oracle for Curved {
    fn coordinates(&self) -> usize {
        6
    }

    fn goals(&self) -> &Goals {
        &self.goals
    }

    fn show(&self, points: &[Vec<f64>]) -> Vec<Shown> {
        points.iter().map(|point| self.one(point)).collect()
    }
}

fn at_once(all: &[usize], work: &(dyn Fn(&[usize]) -> Tried + Sync)) -> Option<Tried> {
    Some(work(all))
}

fn approach(oracle: &Curved) -> Approach<'_> {
    let mut approach = Approach::begin(oracle, 60, SEARCH.seed, &at_once).unwrap();
    for _ in 0..8 {
        approach.sweep(&at_once).unwrap();
    }
    approach
}

fn families(oracle: &Curved) -> Vec<Family> {
    let starts = approach(oracle).ordered();
    starts.iter().map(|start| SEARCH.family(oracle, start, &|| false).unwrap()).collect()
}

#[test]
fn points_come_nearer_and_never_go_back() {
    let oracle = curved();
    let approach = approach(&oracle);
    let medians: Vec<f64> = approach.sweeps.iter().map(|sweep| sweep.distance[1]).collect();
    assert!(medians.windows(2).all(|pair| pair[1] <= pair[0]), "{medians:?}");
    assert!(*medians.last().unwrap() < 0.7 * medians[0], "{medians:?}");
    let starts = approach.ordered();
    assert!(starts.windows(2).all(|pair| pair[0].shown.distance <= pair[1].shown.distance));
    assert!(starts.iter().all(|start| oracle.one(&start.point) == start.shown));
}

#[test]
fn members_hold_what_they_have_to_and_differ_where_the_evidence_says_nothing() {
    let oracle = curved();
    let families = families(&oracle);
    let members: Vec<Vec<f64>> =
        families.iter().flat_map(|family| family.members.iter().map(|(point, _)| point.clone())).collect();
    assert!(members.len() > 200, "{}", members.len());
    for (family, (point, distance)) in families.iter().flat_map(|f| f.members.iter().map(move |one| (f, one))) {
        let shown = oracle.one(point);
        assert!(shown.fit && shown.distance == *distance, "{point:?}");
        assert!(point.iter().all(|at| (0.0..=1.0).contains(at)), "{point:?}");
        assert!(family.members[0].1 <= family.distance.0 + 1e-12, "{family:?}");
    }
    // Of two checks that contradict each other the heavier one holds, in full; that is what sums of misses do, and sums of
    // squares do not.
    assert!(members.iter().all(|point| oracle.one(point).places[4] < -0.3));
    let spread: Vec<f64> = narrowing(&Space::of_the_model(), &padded(&members))
        .iter()
        .map(|one| one.spread)
        .filter(|s| *s > 0.0)
        .collect();
    let free = spread.iter().filter(|spread| **spread > 0.8).count();
    assert_eq!(free, 2, "{spread:?}");
}

/// Points of the model's space that have the first coordinates of `points`, and the middle everywhere else.
fn padded(points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = Space::of_the_model().len();
    points.iter().map(|point| point.iter().copied().chain(std::iter::repeat(0.5)).take(width).collect()).collect()
}

#[test]
fn what_is_on_paper_is_what_there_was_and_belongs_to_one_thing() {
    let oracle = curved();
    let families = families(&oracle);
    let approach = approach(&oracle);
    let sweeps = approach.sweeps.clone();
    let starts = approach.ordered();
    let first = checkpoint::begin("mine", &sweeps, &starts);
    let text = families.iter().fold(first, |text, family| text + &checkpoint::family(family));
    let read = checkpoint::read(&text, "mine").expect("it was written just now");
    assert_eq!((read.sweeps, read.starts, &read.families), (sweeps, starts, &families));
    assert!(checkpoint::read(&text, "yours").is_none());
    // A process that is killed while it writes leaves a line that is cut off.
    let cut = checkpoint::read(&text[..text.len() - 9], "mine").expect("all but the last line is whole");
    assert_eq!(cut.families, families[..families.len() - 1]);
    assert!(checkpoint::read(&text[..30], "mine").is_none());
}

#[test]
fn a_search_that_is_stopped_says_so() {
    let oracle = curved();
    assert!(Approach::begin(&oracle, 10, 1, &|_, _| None).is_none());
    let mut going = approach(&oracle);
    let before = (going.starts.clone(), going.sweeps.clone());
    assert!(going.sweep(&|_, _| None).is_none());
    assert_eq!((&going.starts, &going.sweeps), (&before.0, &before.1));
    let far = going.ordered().pop().unwrap();
    assert!(SEARCH.family(&oracle, &far, &|| true).is_none());
}

#[test]
fn copies_count_once_and_strangers_in_full() {
    let point = |i: usize| vec![(i as f64 * 0.754_877).fract(), (i as f64 * 0.569_84).fract()];
    let strangers: Vec<Vec<f64>> = (0..400).map(point).collect();
    let names: Vec<usize> = (0..400).map(|i| i / 4).collect();
    let copies: Vec<Vec<f64>> = names.iter().map(|name| point(*name)).collect();
    assert!((independent(&copies, &names) - 100.0).abs() < 1e-6, "{}", independent(&copies, &names));
    assert!(independent(&strangers, &names) > 300.0, "{}", independent(&strangers, &names));
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
