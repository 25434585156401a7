//! What a population says about parameters: which ones the evidence narrows, and which go together.

use crate::sample::Space;

/// How far the evidence narrows one parameter or weight.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Narrowing {
    /// The parameter, or weight of a row.
    pub name: String,
    /// Standard deviation in the population over that of the declared range, both of the logarithm, or of the value where
    /// the range begins at zero. 1 is that of the range; where half of the coordinates began as written, that alone gives
    /// 0.7 for a value in the middle of its range, to 1.1 for one at an end.
    pub spread: f64,
    /// Smallest, median and largest value of the middle nine tenths of the population.
    pub values: [f64; 3],
    /// The declared range.
    pub range: (f64, f64),
}

/// Two parameters that go together.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Correlation {
    /// Their names.
    pub names: (String, String),
    /// Correlation of the logarithms.
    pub value: f64,
}

/// Standard deviation of an even distribution from 0 to 1.
fn even() -> f64 {
    (1.0_f64 / 12.0).sqrt()
}

fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().sum::<f64>() / values.count().max(1) as f64
}

fn column(points: &[Vec<f64>], at: usize) -> impl Iterator<Item = f64> + Clone {
    points.iter().map(move |point| point[at])
}

fn deviation(points: &[Vec<f64>], at: usize) -> f64 {
    let middle = mean(column(points, at));
    mean(column(points, at).map(move |x| (x - middle).powi(2))).sqrt()
}

/// How many independent members say as much as these do, of which some are of one family: the number of members over
/// the design effect, 1 + (mean size of a family - 1) x correlation within families, averaged over coordinates.
pub fn independent(points: &[Vec<f64>], families: &[usize]) -> f64 {
    let mut names: Vec<usize> = families.to_vec();
    names.sort_unstable();
    names.dedup();
    let (members, groups) = (points.len() as f64, names.len() as f64);
    let width = points.first().map_or(0, Vec::len);
    if names.len() < 2 || members <= groups {
        return groups;
    }
    let within = |at: usize| {
        let whole = mean(column(points, at));
        let (mut between, mut inside) = (0.0, 0.0);
        for name in &names {
            let own = points.iter().zip(families).filter(|(_, family)| *family == name).map(|(point, _)| point[at]);
            let (middle, size) = (mean(own.clone()), own.clone().count() as f64);
            between += size * (middle - whole).powi(2);
            inside += own.map(|x| (x - middle).powi(2)).sum::<f64>();
        }
        let (between, inside) = (between / (groups - 1.0), inside / (members - groups));
        let size = members / groups;
        ((between - inside) / (between + (size - 1.0) * inside).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0)
    };
    members / (1.0 + (members / groups - 1.0) * mean((0..width).map(within)))
}

/// Every parameter, the narrowest first.
pub fn narrowing(space: &Space, points: &[Vec<f64>]) -> Vec<Narrowing> {
    let one = |(at, name): (usize, &str)| {
        let mut sorted: Vec<f64> = column(points, at).collect();
        sorted.sort_by(f64::total_cmp);
        let value = |share: f64| {
            let place = ((sorted.len().max(1) - 1) as f64 * share).round() as usize;
            space.value(at, sorted.get(place).copied().unwrap_or(0.5))
        };
        Narrowing {
            name: name.to_owned(),
            spread: deviation(points, at) / even(),
            values: [value(0.05), value(0.5), value(0.95)],
            range: space.range(at),
        }
    };
    let mut all: Vec<Narrowing> = space.names().enumerate().map(one).collect();
    all.sort_by(|a, b| a.spread.total_cmp(&b.spread).then(a.name.cmp(&b.name)));
    all
}

/// The `most` strongest correlations, the strongest first.
pub fn correlations(space: &Space, points: &[Vec<f64>], most: usize) -> Vec<Correlation> {
    let names: Vec<&str> = space.names().collect();
    let centred: Vec<Vec<f64>> = (0..names.len())
        .map(|at| {
            let (middle, width) = (mean(column(points, at)), deviation(points, at).max(f64::MIN_POSITIVE));
            column(points, at).map(|x| (x - middle) / width).collect()
        })
        .collect();
    let mut all = Vec::new();
    for first in 0..names.len() {
        for second in first + 1..names.len() {
            let products = centred[first].iter().zip(&centred[second]).map(|(a, b)| a * b);
            all.push((first, second, mean(products)));
        }
    }
    let by_name = |one: &(usize, usize, f64)| (names[one.0], names[one.1]);
    all.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()).then_with(|| by_name(a).cmp(&by_name(b))));
    all.truncate(most);
    let named = |(first, second, value): (usize, usize, f64)| Correlation {
        names: (names[first].into(), names[second].into()),
        value,
    };
    all.into_iter().map(named).collect()
}
