//! What a calibration leaves: the population and its diagnostics.

use super::Wanted;
use crate::calibration::{Population, Sampler, Space, Sweep, correlations, narrowing};
use crate::cli::folder::sha256;
use crate::cli::{CliError, talk::Talk};
use crate::evidence::Evidence;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Name of the population's file.
pub const POPULATION: &str = "population.csv";
/// Correlations that are listed.
const STRONGEST: usize = 40;

/// What a population belongs to.
pub struct Hashes {
    pub model: String,
    pub facts: String,
}

impl Hashes {
    pub fn line(&self) -> String {
        format!("model {} facts {}", self.model, self.facts)
    }
}

/// The hashes of this model and of `evidence`.
pub fn hashes(evidence: &Evidence) -> Hashes {
    Hashes { model: structure_hash(), facts: sha256(evidence.text().as_bytes()) }
}

/// SHA-256 of the equations and ranges; the values of parameters as written are not in it.
pub fn structure_hash() -> String {
    sha256((crate::export::structure_text() + &crate::catalogue::text()).as_bytes())
}

/// A calibration that has ended.
pub struct Result<'a> {
    pub wanted: &'a Wanted,
    pub space: &'a Space,
    pub sampler: &'a Sampler,
    pub hashes: &'a Hashes,
}

/// A sweep in a few words.
pub fn sweep(sweep: &Sweep) -> String {
    format!("distance {:.4}, {:.0} % moved, {:.0} % fit", sweep.median, 100.0 * sweep.accepted, 100.0 * sweep.fit)
}

/// Writes everything and prints the diagnostics.
pub fn write(result: &Result<'_>, talk: &Talk) -> std::result::Result<(), CliError> {
    let (sampler, space, out) = (result.sampler, result.space, &result.wanted.out);
    // The nearest to the evidence come first; a set that was copied and never moved counts once.
    let mut order: Vec<usize> = (0..sampler.points.len()).filter(|i| sampler.tried[*i].fit).collect();
    order.sort_by(|a, b| sampler.tried[*a].distance.total_cmp(&sampler.tried[*b].distance).then(a.cmp(b)));
    let mut seen = BTreeSet::new();
    order.retain(|i| seen.insert(sampler.points[*i].iter().map(|at| at.to_bits()).collect::<Vec<u64>>()));
    let members: Vec<Vec<f64>> =
        order.iter().map(|i| space.uncertain(&space.parameters(&sampler.points[*i]))).collect();
    let population = Population {
        model: result.hashes.model.clone(),
        facts: result.hashes.facts.clone(),
        method: format!(
            "adaptive sequential Monte Carlo, seed {}, {} members, {} sweeps; {} members fit, from {} ancestors",
            sampler.settings.seed,
            sampler.settings.members,
            sampler.settings.sweeps,
            members.len(),
            sampler.ancestors.iter().collect::<BTreeSet<_>>().len(),
        ),
        members,
    };
    let points: Vec<Vec<f64>> = order.iter().map(|i| sampler.points[*i].clone()).collect();
    replace(&out.join("sweeps.csv"), sweeps(sampler).as_bytes())?;
    replace(&out.join("narrowing.csv"), narrowed(space, &points).as_bytes())?;
    replace(&out.join("correlations.csv"), correlated(space, &points).as_bytes())?;
    replace(&out.join(POPULATION), population.text(space).as_bytes())?;
    talk.say(&population.method);
    talk.say(&format!("wrote {}", out.display()));
    Ok(())
}

fn sweeps(sampler: &Sampler) -> String {
    let mut text = String::from("sweep,limit,accepted,median_distance,fit\n");
    for s in &sampler.sweeps {
        let _ = writeln!(text, "{},{:.6},{:.4},{:.6},{:.4}", s.number, s.limit, s.accepted, s.median, s.fit);
    }
    text
}

fn narrowed(space: &Space, points: &[Vec<f64>]) -> String {
    let mut text = String::from("parameter,spread_over_prior,low_5,median,high_95,range_low,range_high\n");
    for n in narrowing(space, points) {
        let [low, median, high] = n.values;
        let _ = writeln!(text, "{},{:.3},{low:.4},{median:.4},{high:.4},{},{}", n.name, n.spread, n.range.0, n.range.1);
    }
    text
}

fn correlated(space: &Space, points: &[Vec<f64>]) -> String {
    let mut text = String::from("first,second,correlation\n");
    for c in correlations(space, points, STRONGEST) {
        let _ = writeln!(text, "{},{},{:.3}", c.names.0, c.names.1, c.value);
    }
    text
}

/// Writes to a temporary name, then renames, so that a file is never half there.
pub fn replace(path: &Path, content: &[u8]) -> std::result::Result<(), CliError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    let beside = Path::new(&beside);
    std::fs::write(beside, content).map_err(|e| CliError::file("write", beside, e))?;
    std::fs::rename(beside, path).map_err(|e| CliError::file("write", path, e))
}
