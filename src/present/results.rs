//! A finished experiment.

use super::OwnData;
use crate::answers::{ArmEffect, Effect, OverSets, Published, Spread, Translation};
use crate::experiment::{Course, Metric, metrics};
use crate::scenario::{Injury, SCORE, Scenario};
use std::collections::BTreeMap;

/// Every arm of a scenario with its outcomes; the control comes first.
#[derive(Clone, Debug)]
pub struct Results {
    /// What was asked.
    pub scenario: Scenario,
    /// One course per arm, in the order of the scenario's arms.
    pub courses: Vec<Course>,
    /// Outcomes of every arm against the control, arm by arm.
    pub metrics: Vec<Metric>,
    /// Things worth a second look that were found while reading the scenario.
    pub warnings: Vec<String>,
    /// The same arms over other parameter sets, where they were run.
    pub sets: Option<OverSets>,
    /// What a laboratory has measured of it, where that is to be shown.
    pub data: Option<OwnData>,
    /// Published facts of its injury, untreated, where they are to be shown.
    pub facts: Vec<Published>,
}

impl Results {
    /// Gathers `courses` of `scenario`, which must not be empty; the first is the control.
    pub fn new(scenario: Scenario, courses: Vec<Course>, warnings: Vec<String>) -> Self {
        let all = match courses.first() {
            Some(control) => courses.iter().flat_map(|course| metrics(course, control)).collect(),
            None => Vec::new(),
        };
        let warnings = warnings.into_iter().chain(simplified(&scenario.injury)).collect();
        let mut results =
            Results { scenario, courses, metrics: all, warnings, sets: None, data: None, facts: Vec::new() };
        results.warnings.extend(results.doubts());
        results
    }

    /// What the scenario says of the injury that the model does not use, or not as it is.
    pub fn unused(&self) -> Vec<String> {
        simplified(&self.scenario.injury)
    }

    /// A sentence for each outcome that says nothing: it has no value, or is beyond its scale.
    pub fn doubts(&self) -> Vec<String> {
        let beyond = self.courses.iter().filter_map(|course| self.beyond_scale(&course.arm));
        self.without_value().into_iter().chain(beyond).collect()
    }

    /// What is said of an arm whose score passes the end of its scale, where only what a scenario changes can take it.
    fn beyond_scale(&self, arm: &str) -> Option<String> {
        let score = &self.scenario.injury.species.score;
        let (label, full, beginning) = (score.label, score.full, format!("{}_", score.column));
        let read = self.metrics.iter().filter(|m| m.arm == arm && !m.own && m.unit == full.unit);
        let most = read.filter(|m| m.name.starts_with(&beginning)).map(|m| m.value).fold(0.0, f64::max);
        score.beyond(most).then(|| {
            format!(
                "the {label} of `{arm}` reaches {most:.1} points, beyond the {} of its scale; what the scenario changes led there, and nobody has such a score",
                full.value
            )
        })
    }

    /// A sentence for each outcome that has no value in some arm.
    fn without_value(&self) -> Vec<String> {
        let mut arms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for metric in self.metrics.iter().filter(|metric| metric.value.is_nan()) {
            arms.entry(&metric.name).or_default().push(&metric.arm);
        }
        let told = |(name, arms): (&&str, &Vec<&str>)| format!("`{name}` has no value in {}", arms.join(", "));
        arms.iter().map(told).collect()
    }

    /// The outcome called `name` of `arm`.
    pub fn metric(&self, arm: &str, name: &str) -> Option<&Metric> {
        self.metrics.iter().find(|m| m.arm == arm && m.name == name)
    }

    /// Names of the outcomes that answer the question: those of the scenario, or the score.
    pub fn asked(&self) -> Vec<&str> {
        match self.scenario.answer.is_empty() {
            true => vec![SCORE],
            false => self.scenario.answer.iter().map(String::as_str).collect(),
        }
    }

    /// The number that stands for an outcome: the median of the sets, or that of the set as written where there are none.
    pub fn central(&self, metric: &Metric) -> f64 {
        self.level_of(metric).map_or(metric.value, |spread| spread.central())
    }

    /// The same of its difference to the control; nothing for the control.
    pub fn change(&self, metric: &Metric) -> Option<f64> {
        self.courses.iter().skip(1).find(|course| course.arm == metric.arm)?;
        Some(self.difference_of(metric).map_or_else(|| metric.difference(), |spread| spread.central()))
    }

    /// What `arm` changes of the score at the end; nothing for the control, and where there is no such arm.
    pub fn effect(&self, arm: &str) -> Option<Effect> {
        let score = &self.scenario.injury.species.score;
        let name = format!("{}_end", score.column);
        let nominal = self.metric(arm, &name)?.difference();
        let at = self.courses.iter().position(|course| course.arm == arm).filter(|at| *at > 0)?;
        let improved = |change: f64| score.improved(change);
        let over = self.sets.as_ref().and_then(|sets| sets.differences(at, &name)).unwrap_or_default();
        Some(Effect::of(nominal, &over, improved).translated(&over, Translation::of(score)))
    }

    /// What every arm but the control changes.
    pub fn effects(&self) -> Vec<ArmEffect> {
        let one = |arm: &str| Some(ArmEffect { arm: arm.to_owned(), effect: self.effect(arm)? });
        self.treated().filter_map(one).collect()
    }

    /// An outcome over the parameter sets, where there are such.
    pub fn level_of(&self, metric: &Metric) -> Option<Spread> {
        let at = self.courses.iter().position(|course| course.arm == metric.arm)?;
        self.sets.as_ref()?.level(at, &metric.name, metric.value)
    }

    /// Its difference to the control within each of them; nothing for the control.
    pub fn difference_of(&self, metric: &Metric) -> Option<Spread> {
        let at = self.courses.iter().position(|course| course.arm == metric.arm).filter(|at| *at > 0)?;
        Some(Spread::of(metric.difference(), &self.sets.as_ref()?.differences(at, &metric.name)?))
    }

    /// In how many of them an outcome is a finite number, of an arm in it and in the control; nothing without sets.
    pub fn valued(&self, metric: &Metric) -> Option<usize> {
        let at = self.courses.iter().position(|course| course.arm == metric.arm)?;
        let differences = self.sets.as_ref()?.differences(at, &metric.name)?;
        Some(differences.into_iter().filter(|difference| difference.is_finite()).count())
    }

    /// What is said of the observables of `shown` whose courses over the sets were not kept; nothing without sets.
    pub fn without_band(&self, shown: &[String]) -> Option<String> {
        let sets = self.sets.as_ref()?;
        let lacking: Vec<&str> = shown.iter().map(String::as_str).filter(|name| sets.band(0, name).is_none()).collect();
        let way = "plot the scenario file, or run it with these `--panels`, for bands";
        (!lacking.is_empty()).then(|| format!("bands.csv has nothing of {}; {way}", lacking.join(", ")))
    }

    /// Names of the arms that are not the control.
    pub fn treated(&self) -> impl Iterator<Item = &str> {
        self.courses.iter().skip(1).map(|course| course.arm.as_str())
    }
}

/// What a scenario says of the injury that the model does not use, or not as it is.
fn simplified(injury: &Injury) -> Vec<String> {
    let level = injury.level.as_deref().map(|level| ("level", level));
    let said: Vec<String> =
        level.into_iter().chain(injury.recorded.said()).map(|(what, said)| format!("{what} {said}")).collect();
    let recorded = (!said.is_empty()).then(|| format!("recorded, without effect: {}", said.join(", ")));
    recorded.into_iter().chain(injury.mechanism.remark.map(str::to_owned)).collect()
}
