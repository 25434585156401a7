//! Claims: numbers of lessons, read off runs, and whether they are what the lesson says.

use super::shown::{Shown, put};
use super::types::{Claim, Lesson, Over, Pair};
use super::within::within;
use super::words::Language;
use crate::catalogue::Catalogue;
use crate::course::{Measures, quantile};
use crate::evidence::{Expectation, expectation};
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::{Fault, content::report};
use crate::sample::{Population, counted, shipped, shipped_core};
use crate::scenario::variant::{Original, Setting, Told, Written};
use crate::scenario::{Arm, Scenario};
use crate::study::{CaseId, Cases, Members, Progress, Ran, StudyError, Workers};
use std::sync::Arc;

/// Parameter sets over which shares are counted: the first of the core, which is well spread from its beginning on.
pub const SETS: usize = 25;

/// What a claim came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The claim.
    pub id: String,
    /// Its number, by value of the setting that has several; of a share, from 0 to 1.
    pub values: Vec<f64>,
    /// Of a share: in how many parameter sets it holds, of how many.
    pub counted: Option<(usize, usize)>,
    /// As texts have it.
    pub shown: String,
    /// In a sentence.
    pub said: String,
    /// What it has to be.
    pub expected: String,
    /// Whether it is.
    pub holds: bool,
}

/// Reads claims of lessons.
pub(super) fn read(tables: &[Fields], original: &Original<'_>, log: &mut Log<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for fields in tables {
        let Some(claim) = claim(fields, original, log) else { continue };
        if claims.iter().any(|other| other.id == claim.id) {
            log.error(&fields.place("id"), format!("there are two claims `{}`", claim.id), "choose another id", None);
        }
        claims.push(claim);
    }
    claims
}

fn claim(fields: &Fields, original: &Original<'_>, log: &mut Log<'_>) -> Option<Claim> {
    let of = fields.text("of")?;
    let variants = variants(original, &fields.ids("with")?).map_err(|told| within(told, fields, "with", log)).ok()?;
    let pairs = variants.into_iter().map(|scenario| pair(scenario, fields, &of, log));
    let runs: Vec<Pair> = pairs.collect::<Option<_>>()?;
    let to_first = fields.flag("to_first").unwrap_or(false);
    let steps = runs.len() - usize::from(to_first) > 1;
    let bounds = |key: &str, steps: bool, log: &mut Log<'_>| {
        let text = fields.text(key)?;
        expectation(&text, steps).map_err(|fault| report(fault, &fields.place(key), &text, log)).ok()
    };
    let over = match (fields.has("holds"), fields.number("quantile")) {
        (true, _) => Over::Share(bounds("holds", steps, log)?),
        (_, Some(share)) => Over::Quantile(share),
        _ => Over::Values,
    };
    let expect = bounds("expect", steps && matches!(over, Over::Values), log)?;
    let say = fields.text("say")?;
    if !say.contains("{value}") {
        log.error(&fields.place("say"), "the sentence does not tell the number", "expected {value} in it", None);
    }
    let shown = Shown::named(&fields.text("shown").unwrap_or_default());
    let ratio = fields.flag("ratio").unwrap_or(false);
    Some(Claim { id: fields.text("id")?, of, runs, ratio, to_first, over, expect, shown, say })
}

/// What is run of a scenario.
fn pair(scenario: Scenario, fields: &Fields, of: &str, log: &mut Log<'_>) -> Option<Pair> {
    let (regions, until_d) = (scenario.simulation.regions, scenario.simulation.until_d);
    if let Err((_, fault)) = Measures::parse(&[of], regions, until_d) {
        report(fault, &fields.place("of"), of, log);
        return None;
    }
    let usual = scenario.arms.get(1).or(scenario.arms.first()).map(|arm| arm.name.clone());
    let own = arm(&scenario, fields, ("arm", fields.text("arm").or(usual)?), log)?;
    let against = match fields.text("against") {
        None => None,
        Some(name) => Some(arm(&scenario, fields, ("against", name), log)?),
    };
    let others = fields.ids("sum_of")?.into_iter().map(|name| arm(&scenario, fields, ("sum_of", name), log));
    Some(Pair { sum_of: others.collect::<Option<_>>()?, arm: own, against, scenario })
}

fn arm(scenario: &Scenario, fields: &Fields, (key, name): (&str, String), log: &mut Log<'_>) -> Option<Arm> {
    let found = scenario.arm(Some(&name)).cloned();
    found
        .map_err(|error| log.error(&fields.place(key), error.to_string(), "expected an arm of the scenario", None))
        .ok()
}

/// The scenario with settings, one of which may have several values.
pub(super) fn variants(original: &Original<'_>, settings: &[String]) -> Result<Vec<Scenario>, Vec<Told>> {
    let one = |told: Told| vec![told];
    let mut all: Vec<Vec<Setting>> = vec![Vec::new()];
    for text in settings {
        let axis = original.axis(&Written::flag("with", text).map_err(one)?).map_err(one)?;
        if all.len() > 1 && axis.settings.len() > 1 {
            let fault = Fault::new(0..text.len(), "a second setting has several values", "expected one value");
            return Err(vec![Told::of("with", text, fault)]);
        }
        let with = |begun: &Vec<Setting>, next: &Setting| [begun.clone(), vec![next.clone()]].concat();
        all = all.iter().flat_map(|begun| axis.settings.iter().map(move |next| with(begun, next))).collect();
    }
    let variant =
        |settings: &Vec<Setting>| original.with(&settings.iter().collect::<Vec<_>>()).map(|variant| variant.scenario);
    all.iter().map(variant).collect()
}

/// What is run, and every formula that is read off it.
struct Run<'l> {
    scenario: &'l Scenario,
    arm: &'l Arm,
    over_sets: bool,
    formulas: Vec<&'l str>,
}

/// Where the number of an arm is: a run, and a formula of it.
type At = (usize, usize);

/// Where the numbers of a pair are.
struct Places {
    own: At,
    against: Option<At>,
    sum_of: Vec<At>,
}

/// Runs that are not there yet are added.
fn at<'l>(runs: &mut Vec<Run<'l>>, scenario: &'l Scenario, arm: &'l Arm, claim: &'l Claim) -> At {
    let over_sets = !matches!(claim.over, Over::Values);
    let same = |run: &Run<'_>| {
        run.over_sets == over_sets
            && run.scenario.injury == scenario.injury
            && run.scenario.simulation == scenario.simulation
            && run.arm.runs_as(arm)
    };
    let run = runs.iter().position(same).unwrap_or_else(|| {
        runs.push(Run { scenario, arm, over_sets, formulas: Vec::new() });
        runs.len() - 1
    });
    let formulas = &mut runs[run].formulas;
    let formula = formulas.iter().position(|known| *known == claim.of).unwrap_or_else(|| {
        formulas.push(&claim.of);
        formulas.len() - 1
    });
    (run, formula)
}

/// Everything that is run for the claims of lessons, and where the numbers of each claim are.
fn placed(lessons: &[Lesson]) -> (Vec<Run<'_>>, Vec<Vec<Places>>) {
    let (mut runs, mut places) = (Vec::new(), Vec::new());
    for claim in lessons.iter().flat_map(|lesson| &lesson.claims) {
        let mut pairs = Vec::new();
        for Pair { scenario, arm, against, sum_of } in &claim.runs {
            let mut of = |arm| at(&mut runs, scenario, arm, claim);
            pairs.push(Places {
                own: of(arm),
                against: against.as_ref().map(&mut of),
                sum_of: sum_of.iter().map(&mut of).collect(),
            });
        }
        places.push(pairs);
    }
    (runs, places)
}

/// What every claim of every lesson came to, lesson by lesson.
///
/// # Errors
/// [`StudyError`] where a run is not possible, or the work ended early.
pub fn found(
    lessons: &[Lesson],
    catalogue: &Catalogue,
    hands: (&impl Workers, &impl Progress),
) -> Result<Vec<Vec<Found>>, StudyError> {
    let (runs, places) = placed(lessons);
    let (nominal, sets) = (Members::nominal(), core(catalogue)?);
    let (written, over) = (Cases::new(catalogue, &nominal), Cases::new(catalogue, &sets));
    let (mut written, mut over) = (written.with_rules(), over.with_rules());
    let mut ids = Vec::new();
    for Run { scenario, arm, over_sets, formulas } in &runs {
        let simulation = &scenario.simulation;
        let measures = Measures::parse(formulas, simulation.regions, simulation.until_d);
        let measures = Arc::new(measures.map_err(|(_, fault)| StudyError::Unknown(fault.sentence()))?);
        let cases = if *over_sets { &mut over } else { &mut written };
        ids.push((cases.add(scenario, arm, &measures)?, *over_sets));
    }
    let (written, over) = (written.run("claims", hands)?, over.run("claims over parameter sets", hands)?);
    if over.interrupted() {
        return Err(StudyError::Stopped);
    }
    let values = |(run, formula): At| -> Vec<f64> {
        let (id, over_sets): (CaseId, bool) = ids[run];
        let from: &Ran = if over_sets { &over } else { &written };
        from.values(id, formula)
    };
    let mut places = places.into_iter();
    let of_lesson = |lesson: &Lesson| {
        let one = |(claim, at): (&Claim, Vec<Places>)| told(claim, &at, &values).said_by(claim, lesson.language);
        lesson.claims.iter().zip(places.by_ref()).map(one).collect()
    };
    Ok(lessons.iter().map(of_lesson).collect())
}

/// The parameter sets over which shares are counted.
fn core(catalogue: &Catalogue) -> Result<Members, StudyError> {
    let core = Population::read(shipped_core(), catalogue).map_err(|error| StudyError::Unknown(error.to_string()))?;
    let of = counted(shipped()).unwrap_or(core.members.len());
    Ok(Members::core(&core, (of, crate::digest::sha256(shipped().as_bytes()))).first_of(SETS))
}

/// The number of a pair, set by set, the set as written first.
fn numbers(claim: &Claim, at: &Places, values: &impl Fn(At) -> Vec<f64>) -> Vec<f64> {
    let own = values(at.own);
    let Some(other) = at.against.map(values) else { return own };
    let sums: Vec<Vec<f64>> = at.sum_of.iter().map(|at| values(*at)).collect();
    let pairs = own.into_iter().zip(other).enumerate();
    pairs
        .map(|(set, (own, other))| match (claim.ratio, sums.is_empty()) {
            (true, _) => own / other,
            (false, true) => own - other,
            (false, false) => {
                let gains = sums.iter().map(|sum| sum.get(set).map_or(f64::NAN, |value| value - other));
                (own - other) / gains.sum::<f64>()
            }
        })
        .collect()
}

/// What a claim came to.
fn told(claim: &Claim, at: &[Places], values: &impl Fn(At) -> Vec<f64>) -> Found {
    let mut all: Vec<Vec<f64>> = at.iter().map(|at| numbers(claim, at, values)).collect();
    if claim.to_first && !all.is_empty() {
        let first = all.remove(0);
        all.iter_mut().for_each(|one| one.iter_mut().zip(&first).for_each(|(value, first)| *value /= first));
    }
    let of_set = |set: usize| -> Vec<f64> { all.iter().map(|one| one.get(set).copied().unwrap_or(f64::NAN)).collect() };
    let sets = all.first().map_or(0, Vec::len).saturating_sub(1);
    let (numbers, counted, holds) = match &claim.over {
        Over::Values => {
            let numbers = of_set(0);
            (numbers.clone(), None, meets(&claim.expect, &numbers))
        }
        Over::Share(wanted) => {
            let held = (1..=sets).filter(|set| meets(wanted, &of_set(*set))).count();
            let share = held as f64 / sets.max(1) as f64;
            (vec![share], Some((held, sets)), meets(&claim.expect, &[share]))
        }
        Over::Quantile(share) => {
            let each = all.iter().map(|one| {
                let mut sorted: Vec<f64> = one.iter().skip(1).copied().collect();
                sorted.sort_by(f64::total_cmp);
                quantile(&sorted, *share)
            });
            let numbers: Vec<f64> = each.collect();
            (numbers.clone(), None, meets(&claim.expect, &numbers))
        }
    };
    let (id, expected) = (claim.id.clone(), claim.expect.written.clone());
    Found { id, values: numbers, counted, shown: String::new(), said: String::new(), expected, holds }
}

impl Found {
    /// The same in a language, in which the claim has its sentence.
    pub(super) fn said_by(&self, claim: &Claim, language: Language) -> Found {
        let shown = match self.counted {
            Some((held, of)) => language.count(held, of),
            None => claim.shown.all(&self.values, language),
        };
        Found { said: put(&claim.say, "value", &shown), shown, ..self.clone() }
    }
}

/// Whether every number, or every step from one to the next, is what it has to be.
fn meets(expect: &Expectation, values: &[f64]) -> bool {
    match expect.direction {
        None => values.iter().all(|value| expect.miss(*value) == 0.0),
        Some(sign) => values.windows(2).all(|pair| expect.miss(sign * (pair[1] - pair[0])) == 0.0),
    }
}
