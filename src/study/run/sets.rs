//! The arms of a scenario over parameter sets: numbers of every arm in every set, and bands of the courses.

use crate::answers::{ArmOverSets, Band, OverSets, SHARES};
use crate::catalogue::Catalogue;
use crate::course::outcomes::of_cord;
use crate::course::{Column, Firing, band_times, quantile};
use crate::engine::{EngineError, Sample, shares};
use crate::evidence::{Failed, Failures};
use crate::experiment::{Asked, OfRule, Template, of_rules, rule_names};
use crate::model::parameters;
use crate::model::view::View;
use crate::sample::Subject;
use crate::scenario::{Arm, Scenario};
use crate::study::pieces::{by_subject, groups, in_pieces};
use crate::study::trials::for_many;
use crate::study::{Members, Progress, StudyError, Workers};

/// What is read off every run.
struct Reading {
    asked: Asked,
    columns: Vec<(String, Column)>,
    /// Times of the bands, and of everything, ascending, in days.
    bands: Vec<f64>,
    times: Vec<f64>,
}

/// What was taken of one run while it went on.
#[derive(Default)]
struct Taken {
    samples: Vec<f64>,
    /// Columns at each time of the bands, time by time. A band needs six digits, and there are many of them.
    rows: Vec<f32>,
}

/// What became of one run: its numbers, rows for the bands, and what rules gave when.
type Outcome = Result<(Vec<f64>, Vec<f32>, Vec<Firing>), EngineError>;

/// Most memory for what is read off the runs of a question, bytes. An interval of tens of thousands of sets is as narrow as
/// anybody can use.
const MOST_BYTES: usize = 4_000_000_000;

/// Runs every arm over `members`, with bands of the outcomes of the table and of the observables that are `shown`
/// besides; nothing where there are none. Work that ends early has done some sets in every arm.
///
/// # Errors
/// [`StudyError`] where an arm cannot be compiled, or there are more sets than memory is asked for; [`StudyError::Stopped`]
/// if no set was done.
pub fn over_sets(
    scenario: &Scenario,
    catalogue: &Catalogue,
    (members, shown): (&Members, &[String]),
    hands: (&impl Workers, &impl Progress),
) -> Result<Option<OverSets>, StudyError> {
    if members.is_empty() {
        return Ok(None);
    }
    let usual = std::iter::once(scenario.injury.species.score.column);
    let usual = usual.chain(of_cord(scenario.simulation.regions).map(|outcome| outcome.column)).map(String::from);
    let columns: Vec<String> = usual.chain(shown.iter().cloned()).collect();
    let mut gathering = Gathering::new(scenario, catalogue, members, &columns)?;
    gathering.run_until(members.len(), hands);
    if gathering.done() == 0 {
        return Err(StudyError::Stopped);
    }
    Ok(Some(gathering.told(hands.0)))
}

/// Arms over parameter sets, as far as they were run: more of the sets may follow.
pub struct Gathering {
    reading: Reading,
    scenario: Scenario,
    templates: Vec<Template>,
    subjects: Vec<Subject>,
    words: String,
    first: u64,
    arms: Vec<Vec<Outcome>>,
}

impl Gathering {
    /// Every arm over `members`, of which none was run yet, with bands of these columns, each once.
    ///
    /// # Errors
    /// [`StudyError`] where an arm cannot be compiled, a column is none, or there are more sets than memory is asked for.
    pub fn new(
        scenario: &Scenario,
        catalogue: &Catalogue,
        members: &Members,
        columns: &[String],
    ) -> Result<Gathering, StudyError> {
        let reading = Reading::of(scenario, columns)?;
        reading.fits(members.len(), scenario.arms.len())?;
        // The set as written has its own, exact run.
        let subjects: Vec<Subject> = members.subjects(scenario.injury.species)?.split_off(1);
        let scenario = for_many(scenario);
        let templates = scenario.arms.iter().map(|arm| Template::ruled(&scenario, arm, catalogue));
        let templates = templates.collect::<Result<Vec<Template>, _>>()?;
        let (words, first, arms) = (members.words(), members.first(), templates.iter().map(|_| Vec::new()).collect());
        Ok(Gathering { reading, scenario, templates, subjects, words, first, arms })
    }

    /// Sets that were run in every arm.
    pub fn done(&self) -> usize {
        self.arms.first().map_or(0, Vec::len)
    }

    /// Runs sets until there are `until` of them, or the work ends early.
    pub fn run_until(&mut self, until: usize, hands: (&impl Workers, &impl Progress)) {
        let Gathering { reading, scenario, templates, subjects, .. } = &*self;
        let groups = groups(templates, |one, other| [one, other].iter().all(|arm| shares(arm.nominal().layout)));
        let left = subjects.get(self.done()..until.min(subjects.len())).unwrap_or_default();
        let found = in_pieces(("arms over parameter sets", left.len(), &groups), hands, |arms, sets| {
            let own: Vec<(&Template, &Arm)> = arms.iter().map(|arm| (&templates[*arm], &scenario.arms[*arm])).collect();
            reading.runs(scenario, &own, &left[sets])
        });
        for piece in found {
            self.arms.iter_mut().zip(piece).for_each(|(arm, runs)| arm.extend(runs));
        }
    }

    /// What all of those that were run came to.
    pub fn told(&self, workers: &impl Workers) -> OverSets {
        let Gathering { reading, scenario, arms, .. } = self;
        let names: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
        let summed = workers.in_chunks(arms, 1, |some| some.iter().map(|arm| reading.arm(arm)).collect());
        OverSets {
            words: self.words.clone(),
            first: self.first,
            done: self.done(),
            asked: self.subjects.len(),
            failed: failures(&names, arms, self.first),
            metrics: reading.asked.names().map(String::from).chain(of_each_rule(scenario)).collect(),
            // Whoever has stopped the work gets the bands of what is done all the same.
            arms: summed.unwrap_or_else(|| arms.iter().map(|arm| reading.arm(arm)).collect()),
        }
    }
}

impl Reading {
    fn of(scenario: &Scenario, names: &[String]) -> Result<Reading, StudyError> {
        let (regions, until_d) = (scenario.simulation.regions, scenario.simulation.until_d);
        let asked = Asked::all(scenario)?;
        let mut columns: Vec<(String, Column)> = Vec::new();
        for name in names {
            if !columns.iter().any(|(known, _)| known == name) {
                columns.push((name.clone(), Column::named(name, regions)?));
            }
        }
        let bands = band_times(until_d);
        let mut times: Vec<f64> = bands.iter().chain(asked.measures.times()).copied().collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        Ok(Reading { columns, asked, bands, times })
    }

    /// Refuses more sets than memory is asked for: what is kept of each grows with the arms.
    fn fits(&self, sets: usize, arms: usize) -> Result<(), StudyError> {
        let rows = self.bands.len() * self.columns.len() * size_of::<f32>();
        let values = self.asked.names().count() * size_of::<f64>();
        let each = arms * (rows + values) + parameters::table().len() * size_of::<f64>();
        let most = MOST_BYTES / each;
        if sets <= most {
            return Ok(());
        }
        Err(StudyError::Unknown(format!(
            "{sets} parameter sets of {arms} arms would need {:.1} GB of memory; ask for at most {most} sets, or for fewer arms",
            (sets * each) as f64 * 1e-9
        )))
    }

    /// Runs arms for `subjects`: arm by arm, what becomes of each.
    fn runs(&self, scenario: &Scenario, own: &[(&Template, &Arm)], subjects: &[Subject]) -> Vec<Vec<Outcome>> {
        let arms: Vec<(&Template, &[f64])> = own.iter().map(|(template, _)| (*template, &*self.times)).collect();
        let read = |_: usize, taken: &mut Taken, sample: &Sample<'_>| self.take(sample, taken);
        by_subject(&arms, (subjects, |_, _| None), read, |arm, subject, Taken { samples, rows }, firings| {
            let (template, arm) = own[arm];
            let mut values = self.asked.measures.values(&samples, &template.parameters(&subject.parameters));
            values.extend(of_rules(scenario, arm, &firings).into_iter().map(|one| one.value));
            (values, rows, firings)
        })
    }

    fn take(&self, sample: &Sample<'_>, taken: &mut Taken) {
        self.asked.measures.sample_at(sample, &mut taken.samples);
        if self.bands.binary_search_by(|time| time.total_cmp(&sample.time_d)).is_ok() {
            let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
            taken.rows.extend(self.columns.iter().map(|(_, column)| column.read(&view) as f32));
        }
    }

    /// What one arm came to.
    fn arm(&self, runs: &[Outcome]) -> ArmOverSets {
        let rows: Vec<&[f32]> = runs.iter().flatten().map(|(_, rows, _)| rows.as_slice()).collect();
        let width = self.columns.len();
        let point = |column: usize, (at, time_d): (usize, &f64)| {
            let cells = rows.iter().filter_map(|rows| rows.get(at * width + column));
            let mut values: Vec<f64> = cells.map(|cell| f64::from(*cell)).filter(|value| value.is_finite()).collect();
            values.sort_unstable_by(f64::total_cmp);
            (*time_d, values.len(), SHARES.map(|share| quantile(&values, share)))
        };
        let band = |(column, (name, _)): (usize, &(String, Column))| Band {
            column: name.clone(),
            points: self.bands.iter().enumerate().map(|one| point(column, one)).collect(),
        };
        ArmOverSets {
            values: runs.iter().map(|run| run.as_ref().ok().map(|(values, ..)| values.clone())).collect(),
            firings: runs.iter().map(|run| run.as_ref().map_or_else(|_| Vec::new(), |run| run.2.clone())).collect(),
            bands: self.columns.iter().enumerate().map(band).collect(),
        }
    }
}

/// Names of what is told of each rule.
fn of_each_rule(scenario: &Scenario) -> impl Iterator<Item = String> {
    rule_names(scenario).into_iter().flat_map(|rule| OfRule::ALL.map(|of| of.name(rule)))
}

/// Runs that failed, set by set.
fn failures(names: &[&str], arms: &[Vec<Outcome>], first: u64) -> Failures {
    let mut failures = Failures::default();
    for set in 0..arms.first().map_or(0, Vec::len) {
        let error = |(name, runs): (&&str, &Vec<Outcome>)| {
            Some(((*name).to_owned(), runs.get(set)?.as_ref().err()?.to_string()))
        };
        let failed: Failed = names.iter().zip(arms).filter_map(error).collect();
        failures.add(format_args!("with parameter set {}", first + set as u64), &failed);
    }
    failures
}
