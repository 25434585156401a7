//! Arms of one scenario or of several, or of finished runs, beside each other.

mod entry;
mod finished;
mod names;
mod pairs;
mod runs;

pub use finished::Finished;
pub use runs::Wanted;

use super::readout::Readout;
use super::{Members, Progress, StudyError, Workers};
use crate::answers::{Compare, ComparedArm, Effect, Exposure, Reading, Runs, Spread};
use crate::catalogue::Catalogue;
use crate::course::band_times;
use crate::scenario::Scenario;
use crate::scenario::variant::Told;
use entry::{Entry, differences};

/// Arms that are compared: those of a scenario, which is run, or of a finished run.
pub enum Source<'s> {
    /// To be run.
    Run(Wanted<'s>),
    /// To be read.
    Read(Finished<'s>),
}

impl Source<'_> {
    fn scenario(&self) -> &Scenario {
        match self {
            Source::Run(one) => one.scenario,
            Source::Read(one) => one.scenario,
        }
    }

    fn until_d(&self) -> f64 {
        self.scenario().simulation.until_d
    }

    /// Whether it comes to the very same numbers under the very same names.
    fn is(&self, other: &Source<'_>) -> bool {
        match (self, other) {
            (Source::Run(one), Source::Run(other)) => one.scenario == other.scenario,
            (Source::Read(one), Source::Read(other)) => {
                one.scenario == other.scenario
                    && (one.timecourse, one.members, one.told) == (other.timecourse, other.members, other.told)
            }
            _ => false,
        }
    }
}

/// What is read of each scenario: the score, and what is wanted of all of them, or the metrics of all where nothing is.
///
/// # Errors
/// What is wrong with a metric, or with the time at which the score and observables are read.
pub fn readouts(
    scenarios: &[&Scenario],
    metrics: &[String],
    at_d: Option<f64>,
) -> Result<Vec<Vec<Readout>>, Vec<Told>> {
    let mut wanted = metrics.to_vec();
    if wanted.is_empty() {
        let own = scenarios.iter().flat_map(|scenario| &scenario.metrics).map(|own| &own.formula);
        own.for_each(|own| {
            if !wanted.contains(own) {
                wanted.push(own.clone())
            }
        });
    }
    let all: Vec<Result<_, Told>> = scenarios.iter().map(|scenario| of_one(scenario, &wanted, at_d)).collect();
    let faults: Vec<Told> = all.iter().filter_map(|one| one.as_ref().err().cloned()).collect();
    let mut found: Vec<Vec<Readout>> = all.into_iter().flatten().collect();
    // What a scenario calls its metric is what a reader knows it by.
    for measure in found.iter_mut().flatten().map(|readout| &mut readout.measure) {
        let mut own = scenarios.iter().flat_map(|scenario| &scenario.metrics);
        if let Some(own) = own.find(|own| own.formula == measure.name) {
            measure.name.clone_from(&own.name);
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn of_one(scenario: &Scenario, metrics: &[String], at_d: Option<f64>) -> Result<Vec<Readout>, Told> {
    let day = || at_d.map(|day| format!("{day} d")).unwrap_or_default();
    let score = Readout::new(None, at_d, scenario).map_err(|fault| Told::of("--at", &day(), fault));
    let others = metrics.iter().map(|text| {
        // A time goes with the score and with observables; a formula has its own.
        let plain = Readout::new(Some(text), at_d, scenario);
        let found = if at_d.is_some() { plain.or_else(|_| Readout::new(Some(text), None, scenario)) } else { plain };
        found.map_err(|fault| Told::of("--metric", text, fault))
    });
    std::iter::once(score).chain(others).collect()
}

/// The arms of all sources beside each other, and what of it cannot be had without integrating. Scenarios are run over
/// `members`; work that ends early has done some of them in every arm.
///
/// # Errors
/// [`StudyError`] where the model, the catalogue or a table does not have what is named; [`StudyError::Stopped`] if no
/// member was done.
pub fn compare(
    sources: Vec<Source<'_>>,
    (catalogue, members): (&Catalogue, &Members),
    hands: (&impl Workers, &impl Progress),
) -> Result<(Compare, Vec<String>), StudyError> {
    comparable(&sources)?;
    let count = sources.len();
    let times_d = band_times(sources.iter().map(Source::until_d).fold(f64::INFINITY, f64::min));
    let (mut wanted, mut read) = (Vec::new(), Vec::new());
    for source in sources {
        match source {
            Source::Run(one) => wanted.push(one),
            Source::Read(one) => read.push(one),
        }
    }
    let ran = !wanted.is_empty();
    let (mut entries, runs) = match ran {
        false => (Vec::new(), Runs { members: 0, failed: Default::default() }),
        true => runs::runs(wanted, &times_d, (catalogue, members), hands)?,
    };
    let run = entries.first().filter(|_| ran).map(Entry::sets);
    let mut remarks = Vec::new();
    for one in &read {
        let (more, said) = finished::finished(one, &times_d, entries.len())?;
        entries.extend(more);
        remarks.extend(said);
    }
    let found = beside(&names::named(entries, count), runs, times_d);
    Ok((Compare { run, read: !read.is_empty(), ..found }, remarks))
}

/// Whether there are two arms at least, and no source twice.
fn comparable(sources: &[Source<'_>]) -> Result<(), StudyError> {
    for (at, source) in sources.iter().enumerate() {
        if sources.iter().take(at).any(|earlier| earlier.is(source)) {
            let name = &source.scenario().name;
            return Err(StudyError::Unknown(format!("`{name}` is given twice: it would be compared with itself")));
        }
    }
    match sources {
        [only] if only.scenario().arms.len() < 2 => Err(StudyError::Unknown(format!(
            "`{}` has one arm only, the untreated control: give a second file, or add an [[intervention]] or a \
             [[perturbation]]",
            only.scenario().name
        ))),
        _ => Ok(()),
    }
}

fn beside(entries: &[Entry], runs: Runs, times_d: Vec<f64>) -> Compare {
    let arms = entries.iter().map(|entry| arm(entry, &entries[entry.control])).collect();
    let pairs = (0..entries.len()).flat_map(|one| (one + 1..entries.len()).map(move |other| (one, other)));
    let sets = entries.iter().map(Entry::sets).min().unwrap_or(0);
    let pairs = pairs.map(|two| pairs::pair(entries, two, &times_d)).collect();
    Compare { arms, pairs, sets, run: None, read: false, runs, times_d }
}

fn arm(entry: &Entry, control: &Entry) -> ComparedArm {
    let reading = |(at, readout): (usize, &Readout)| {
        let effect = match control.values.get(at) {
            Some(control) => Effect::of_changes(&differences(&entry.values[at], control), &readout.measure),
            None => Effect::of_all(&[], &readout.measure),
        };
        Reading { measure: readout.measure.clone(), value: Spread::of_all(&entry.values[at]), effect }
    };
    let [lesion, cargo] = &entry.exposure;
    ComparedArm {
        name: entry.name.clone(),
        scenario: entry.scenario.clone(),
        arm: entry.arm.clone(),
        control: entry.control,
        readings: entry.readouts.iter().enumerate().map(reading).collect(),
        exposure: Exposure { lesion: Spread::of_all(lesion), cargo: Spread::of_all(cargo) },
    }
}
