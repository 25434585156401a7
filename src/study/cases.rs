//! Arms of scenarios, run over the same parameter sets and read by formulas.
//!
//! Arms may be of one scenario or of many that differ in whatever a scenario can say. What is compared is compared
//! within each set.
//!
//! What arms of one injury have in common, such as the time before the first dose, is run once. That changes no bit of what
//! they come to.

use super::pieces::{by_subject, groups, in_pieces};
use super::trials::for_many;
use super::{Members, Progress, StudyError, Workers};
use crate::answers::{Effect, Measure};
use crate::catalogue::Catalogue;
use crate::course::Measures;
use crate::engine::{EngineError, Plan, Sample, shares};
use crate::evidence::{Failed, Failures};
use crate::experiment::Template;
use crate::sample::Subject;
use crate::scenario::{Arm, Injury, Scenario};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a run came to: a number a formula.
type Outcome = Result<Vec<f64>, EngineError>;

/// Times at which so few samples are taken that they cost nothing.
const FEW: usize = 3;

/// Position of an arm among those of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseId(usize);

/// An arm that is ready to run.
struct Case {
    name: String,
    injury: Injury,
    template: Template,
    /// By set, where each has amounts of its own; else none.
    own: Vec<Template>,
    measures: Arc<Measures>,
    subjects: Arc<Vec<Subject>>,
}

/// Arms that are run together.
pub struct Cases<'c> {
    catalogue: &'c Catalogue,
    members: &'c Members,
    subjects: BTreeMap<&'static str, Arc<Vec<Subject>>>,
    all: Vec<Case>,
    /// Arms may have rules.
    rules: bool,
}

/// What arms came to, set by set: the set as written first, then the members.
#[derive(Clone, Debug)]
pub struct Ran {
    /// By arm and set: a number a formula; nothing where a run failed.
    values: Vec<Vec<Option<Vec<f64>>>>,
    /// Members that were run in every arm.
    pub done: usize,
    /// Members that were asked for.
    pub asked: usize,
    /// Runs that failed.
    pub failed: Failures,
}

impl<'c> Cases<'c> {
    /// None yet.
    pub fn new(catalogue: &'c Catalogue, members: &'c Members) -> Cases<'c> {
        Cases { catalogue, members, subjects: BTreeMap::new(), all: Vec::new(), rules: false }
    }

    /// The same for arms that may have rules: for a question that changes nothing of when something is given.
    pub fn with_rules(self) -> Cases<'c> {
        Cases { rules: true, ..self }
    }

    /// One more arm, of which `measures` are read. They belong to runs with the end and the regions of `scenario`.
    ///
    /// # Errors
    /// [`StudyError`] where the model or the catalogue does not have what is named.
    pub fn add(&mut self, scenario: &Scenario, arm: &Arm, measures: &Arc<Measures>) -> Result<CaseId, StudyError> {
        self.add_each(scenario, (arm, &[]), measures)
    }

    /// The same, with what each set has in the place of the arm, the set as written first; it may differ from the arm
    /// in amounts above 0 and in nothing else.
    ///
    /// # Errors
    /// As for [`Cases::add`].
    pub fn add_each(
        &mut self,
        scenario: &Scenario,
        (arm, own): (&Arm, &[Arm]),
        measures: &Arc<Measures>,
    ) -> Result<CaseId, StudyError> {
        let injury = scenario.injury.clone();
        let many = for_many(scenario);
        let template = match self.rules {
            true => Template::ruled(&many, arm, self.catalogue)?,
            false => Template::new(&many, arm, self.catalogue)?,
        };
        let own = own.iter().map(|arm| Template::new(&many, arm, self.catalogue)).collect::<Result<_, _>>()?;
        let subjects = match self.subjects.get(injury.species.id) {
            Some(known) => Arc::clone(known),
            None => {
                let made = Arc::new(self.members.subjects(injury.species)?);
                self.subjects.insert(injury.species.id, Arc::clone(&made));
                made
            }
        };
        let name = format!("{}, {}", scenario.name, arm.name);
        self.all.push(Case { name, injury, template, own, measures: Arc::clone(measures), subjects });
        Ok(CaseId(self.all.len() - 1))
    }

    /// Loss of active cargo of an arm's only product relative to that of native vesicles, set by set, the set as written
    /// first; `None` where it has none or several.
    pub fn cargo_loss(&self, arm: CaseId) -> Option<Vec<f64>> {
        let case = self.all.get(arm.0)?;
        let of = |set: usize| match case.plan(set).products.as_slice() {
            [only] => Some(only.factors.decay_factor.0),
            _ => None,
        };
        (0..case.subjects.len()).map(of).collect()
    }

    /// Runs all of them; `what` says what for. Work that ends early has done some members in every arm.
    ///
    /// # Errors
    /// [`StudyError::Stopped`] if the work ended before the first members were done.
    pub fn run(self, what: &str, hands: (&impl Workers, &impl Progress)) -> Result<Ran, StudyError> {
        let sets = self.members.len() + 1;
        let groups = groups(&self.all, Case::alike);
        let found = in_pieces((what, sets, &groups), hands, |arms, sets| self.of_group(arms, sets));
        let names: Vec<&str> = self.all.iter().map(|case| case.name.as_str()).collect();
        Ran::of(&names, found, sets - 1).ok_or(StudyError::Stopped)
    }

    /// What the arms of a group, which are of one species, come to: arm by arm, a result a set.
    fn of_group(&self, arms: &[usize], sets: Range<usize>) -> Vec<Vec<Outcome>> {
        let cases: Vec<&Case> = arms.iter().map(|arm| &self.all[*arm]).collect();
        let Some(first) = cases.first() else { return Vec::new() };
        let arms: Vec<(&Template, &[f64])> = cases.iter().map(|case| (&case.template, case.measures.times())).collect();
        let read =
            |arm: usize, samples: &mut Vec<f64>, sample: &Sample<'_>| cases[arm].measures.sample_at(sample, samples);
        let from = sets.start;
        let own = |arm: usize, at: usize| cases[arm].own.get(from + at);
        by_subject(&arms, (&first.subjects[sets], own), read, |arm, subject, samples, _| {
            cases[arm].measures.values(&samples, &cases[arm].template.parameters(&subject.parameters))
        })
    }
}

impl Case {
    /// The arm with the parameters of a set.
    fn plan(&self, set: usize) -> Plan {
        let one = &self.subjects[set];
        self.template.with(&one.parameters, &|number| one.weights.of(number))
    }

    /// Whether it may begin as `other` does, and is read at about as many times: one is sampled at those of the other too.
    fn alike(&self, other: &Case) -> bool {
        let (own, others) = (self.measures.times(), other.measures.times());
        let kernels = [self, other].iter().all(|case| shares(case.template.nominal().layout));
        kernels && self.injury == other.injury && (own == others || own.len().max(others.len()) <= FEW)
    }
}

impl Ran {
    /// Of arms with these names; `found` is piece by piece and arm by arm. Nothing where no set was done.
    fn of(names: &[&str], found: Vec<Vec<Vec<Outcome>>>, asked: usize) -> Option<Ran> {
        let mut by_arm: Vec<Vec<Outcome>> = names.iter().map(|_| Vec::new()).collect();
        for piece in found {
            by_arm.iter_mut().zip(piece).for_each(|(arm, results)| arm.extend(results));
        }
        let done = by_arm.first().map_or(0, Vec::len).checked_sub(1)?;
        let mut failed = Failures::default();
        for set in 0..=done {
            let error = |(name, results): (&&str, &Vec<Outcome>)| {
                Some(((*name).to_owned(), results.get(set)?.as_ref().err()?.to_string()))
            };
            let own: Failed = names.iter().zip(&by_arm).filter_map(error).collect();
            let whose = set.checked_sub(1).map_or("as written".into(), |n| format!("with parameter set {n}"));
            failed.add(whose, &own);
        }
        let values = by_arm.into_iter().map(|results| results.into_iter().map(Result::ok).collect()).collect();
        Some(Ran { values, done, asked, failed })
    }

    /// Whether fewer members were run than asked for.
    pub fn interrupted(&self) -> bool {
        self.done < self.asked
    }

    /// The number of formula `at` of an arm, set by set, the set as written first; not a number where its run failed.
    pub fn values(&self, arm: CaseId, at: usize) -> Vec<f64> {
        let own = self.values.get(arm.0).map_or(&[][..], Vec::as_slice);
        own.iter().map(|one| one.as_ref().and_then(|row| row.get(at).copied()).unwrap_or(f64::NAN)).collect()
    }

    /// The number of formula `at` of `arm` less the same of `control`, set by set.
    pub fn differences(&self, arm: CaseId, control: CaseId, at: usize) -> Vec<f64> {
        self.values(arm, at).iter().zip(self.values(control, at)).map(|(arm, control)| arm - control).collect()
    }

    /// The same summed up; `improved` says which differences mean something.
    pub fn effect(&self, arm: CaseId, control: CaseId, at: usize, improved: impl Fn(f64) -> Option<bool>) -> Effect {
        let all = self.differences(arm, control, at);
        Effect::of(all.first().copied().unwrap_or(f64::NAN), all.get(1..).unwrap_or_default(), improved)
    }

    /// What a treatment changes of a measure, which is the only formula of both arms.
    pub fn change(&self, arm: CaseId, control: CaseId, measure: &Measure) -> Effect {
        Effect::of_changes(&self.differences(arm, control, 0), measure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::vocabulary;
    use crate::scenario::parse;
    use crate::study::{Alone, Silent};

    const TEXT: &str = "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
                        [simulation]\nuntil = \"14 d\"\n[[intervention]]\nname = \"v\"\nsource = \"bmsc\"\n\
                        route = \"intravenous\"\ndose = \"100 ug\"\nat = \"1 h\"\n";

    #[test]
    fn an_arm_over_its_sets_is_what_each_set_comes_to_and_an_arm_less_itself_is_nothing() {
        let catalogue = Catalogue::embedded().unwrap();
        let scenario = parse("a.toml", TEXT, &vocabulary(&catalogue)).unwrap().scenario;
        let members = Members::drawn(12, 0.1, 7);
        let measures = Arc::new(Measures::parse(&["at(bbb, end)", "peak(tnf)"], 2, 14.0).unwrap());
        let mut cases = Cases::new(&catalogue, &members);
        let control = cases.add(&scenario, &scenario.arms[0], &measures).unwrap();
        let treated = cases.add(&scenario, &scenario.arms[1], &measures).unwrap();
        let ran = cases.run("test", (&Alone, &Silent)).unwrap();
        assert_eq!((ran.done, ran.asked, ran.values(treated, 1).len()), (12, 12, 13));
        assert!(!ran.interrupted() && ran.values(treated, 0).iter().all(|value| value.is_finite()));
        let nothing = ran.effect(control, control, 0, |_| None);
        assert_eq!((nothing.nominal, nothing.low, nothing.high, nothing.sets), (0.0, 0.0, 0.0, 12));
        assert!(ran.effect(treated, control, 0, |gain| Some(gain > 0.0)).better > 0.5);
    }
}
