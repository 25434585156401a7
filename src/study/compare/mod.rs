//! Arms of one scenario or of several, or of finished runs, beside each other.

mod entry;
mod finished;
mod names;
mod pairs;
mod runs;

pub use entry::Entry;
pub use finished::{Finished, finished};
pub use names::named;
pub use runs::{Wanted, runs};

use super::readout::Readout;
use crate::answers::{Compare, ComparedArm, Effect, Exposure, Reading, Runs, Spread};
use crate::reading::Fault;
use crate::scenario::Scenario;
use entry::differences;

/// The readouts of every arm of a scenario: the score, and what else is wanted.
///
/// # Errors
/// The position of what is wrong among `metrics`, nothing for `at_d`, and what is wrong with it.
pub fn readouts(
    scenario: &Scenario,
    metrics: &[String],
    at_d: Option<f64>,
) -> Result<Vec<Readout>, (Option<usize>, Fault)> {
    let score = Readout::new(None, at_d, scenario).map_err(|fault| (None, fault))?;
    let others = metrics.iter().enumerate().map(|(at, text)| {
        // A time goes with the score and with observables; a formula has its own.
        let plain = Readout::new(Some(text), at_d, scenario);
        let found = if at_d.is_some() { plain.or_else(|_| Readout::new(Some(text), None, scenario)) } else { plain };
        found.map_err(|fault| (Some(at), fault))
    });
    std::iter::once(Ok(score)).chain(others).collect()
}

/// What entries come to beside each other; `runs` is what was run for them.
pub fn compare(entries: &[Entry], runs: Runs) -> Compare {
    let arms = entries.iter().map(|entry| arm(entry, &entries[entry.control])).collect();
    let pairs = (0..entries.len()).flat_map(|one| (one + 1..entries.len()).map(move |other| (one, other)));
    let sets = entries.iter().map(Entry::sets).min().unwrap_or(0);
    let times_d = entries.first().map(|entry| entry.times_d.clone()).unwrap_or_default();
    Compare { arms, pairs: pairs.map(|two| pairs::pair(entries, two)).collect(), sets, runs, times_d }
}

fn arm(entry: &Entry, control: &Entry) -> ComparedArm {
    let reading = |(at, readout): (usize, &Readout)| {
        let effect = match control.values.get(at) {
            Some(control) => effect(&differences(&entry.values[at], control), readout),
            None => effect(&[], readout),
        };
        Reading { measure: readout.measure.clone(), value: spread(&entry.values[at]), effect }
    };
    let [lesion, cargo] = &entry.exposure;
    ComparedArm {
        name: entry.name.clone(),
        scenario: entry.scenario.clone(),
        arm: entry.arm.clone(),
        control: entry.control,
        readings: entry.readouts.iter().enumerate().map(reading).collect(),
        exposure: Exposure { lesion: spread(lesion), cargo: spread(cargo) },
    }
}

/// Of numbers by set, the set as written first.
fn spread(values: &[f64]) -> Spread {
    let (nominal, members) = values.split_first().map_or((f64::NAN, &[][..]), |(first, rest)| (*first, rest));
    Spread::of(nominal, members)
}

fn effect(differences: &[f64], readout: &Readout) -> Effect {
    let (nominal, members) = differences.split_first().map_or((f64::NAN, &[][..]), |(first, rest)| (*first, rest));
    Effect::of(nominal, members, |difference| readout.measure.improved(difference))
}
