//! Runs of one treatment by several routes and in many amounts, kept by route and amount.

use super::readings::{At, Extent, Readings};
use super::treatment::Treatment;
use crate::catalogue::{Catalogue, Route};
use crate::evidence::Failures;
use crate::scenario::Arm;
use crate::study::{Cases, Members, Progress, StudyError, Workers};
use std::collections::BTreeMap;

/// Numbers by formula and set, the set as written first.
type Numbers = Vec<Vec<f64>>;

/// An arm that is wanted: position of its route, ug in all, and how much is read of it.
pub(super) type Wanted = (usize, f64, Extent);

/// How much is given by a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// So much in every set, ug.
    Same(f64),
    /// What each set was given last by [`Bench::run_each`].
    Each,
}

/// Amounts set by set, ug, and what they come to.
struct Own {
    ug: Vec<f64>,
    numbers: Numbers,
}

/// What was run so far.
pub(super) struct Bench<'a> {
    pub(super) treatment: &'a Treatment<'a>,
    pub(super) routes: Vec<&'a Route>,
    readings: &'a Readings,
    catalogue: &'a Catalogue,
    members: &'a Members,
    /// Without what takes other ways.
    pub(super) control: Numbers,
    /// By position of the route and bits of the amount, which for numbers from 0 on are in the order of the numbers.
    found: BTreeMap<(usize, u64), Numbers>,
    /// By position of the route.
    own: BTreeMap<usize, Own>,
    /// Loss of active cargo relative to that of native vesicles, set by set, where there is one product.
    pub(super) cargo_loss: Option<Vec<f64>>,
    /// Members that were done in every arm.
    pub(super) done: usize,
    pub(super) failed: Failures,
}

impl<'a> Bench<'a> {
    /// Nothing yet.
    pub(super) fn new(
        (treatment, routes): (&'a Treatment<'a>, Vec<&'a Route>),
        readings: &'a Readings,
        (catalogue, members): (&'a Catalogue, &'a Members),
    ) -> Bench<'a> {
        let (control, found, own, failed) = (Vec::new(), BTreeMap::new(), BTreeMap::new(), Failures::default());
        let (cargo_loss, done) = (None, members.len());
        Bench { treatment, routes, readings, catalogue, members, control, found, own, cargo_loss, done, failed }
    }

    /// Members that were asked for.
    pub(super) fn members_asked(&self) -> usize {
        self.members.len()
    }

    /// Runs what is not there yet, and the control with the first of all.
    ///
    /// # Errors
    /// As for [`Cases`]; [`StudyError::Stopped`] too if the work ended early and something was there before, which is of
    /// more members.
    pub(super) fn run(
        &mut self,
        what: &str,
        wanted: &[Wanted],
        hands: (&impl Workers, &impl Progress),
    ) -> Result<(), StudyError> {
        let (scenario, mut cases) = (self.treatment.scenario, Cases::new(self.catalogue, self.members));
        let first = self.control.is_empty();
        let all = self.readings.to(Extent::All);
        let control = first.then(|| cases.add(scenario, &self.treatment.control(), all)).transpose()?;
        let mut added = Vec::new();
        for (route, ug, extent) in wanted {
            let measures = self.readings.to(*extent);
            let known = self.found.get(&(*route, ug.to_bits())).map_or(0, Vec::len);
            if known < measures.len() {
                let arm = self.treatment.by(self.routes[*route], *ug);
                added.push(((*route, ug.to_bits()), cases.add(scenario, &arm, measures)?, measures.len()));
            }
        }
        if added.is_empty() && !first {
            return Ok(());
        }
        if self.cargo_loss.is_none() {
            self.cargo_loss = added.iter().find_map(|(_, arm, _)| cases.cargo_loss(*arm));
        }
        let ran = cases.run(what, hands)?;
        if ran.interrupted() && !first {
            return Err(StudyError::Stopped);
        }
        self.done = ran.done;
        let numbers = |arm, count| (0..count).map(|at| ran.values(arm, at)).collect();
        self.control = control.map_or_else(|| std::mem::take(&mut self.control), |control| numbers(control, all.len()));
        self.found.extend(added.into_iter().map(|(key, arm, count)| (key, numbers(arm, count))));
        self.count(ran.failed);
        Ok(())
    }

    /// Runs routes with an amount of its own for every set, ug, the set as written first, and reads everything.
    ///
    /// # Errors
    /// As for [`Cases`]; [`StudyError::Stopped`] too if the work ended early.
    pub(super) fn run_each(
        &mut self,
        what: &str,
        wanted: Vec<(usize, Vec<f64>)>,
        hands: (&impl Workers, &impl Progress),
    ) -> Result<(), StudyError> {
        let (treatment, mut cases) = (self.treatment, Cases::new(self.catalogue, self.members));
        let measures = self.readings.to(Extent::All);
        let mut added = Vec::new();
        for (route, ug) in wanted {
            let own: Vec<Arm> = ug.iter().map(|ug| treatment.by(self.routes[route], *ug)).collect();
            let Some(written) = own.first() else { continue };
            added.push((route, cases.add_each(treatment.scenario, (written, &own), measures)?, ug));
        }
        let ran = cases.run(what, hands)?;
        if ran.interrupted() {
            return Err(StudyError::Stopped);
        }
        for (route, arm, ug) in added {
            let numbers = (0..measures.len()).map(|at| ran.values(arm, at)).collect();
            self.own.insert(route, Own { ug, numbers });
        }
        self.count(ran.failed);
        Ok(())
    }

    fn count(&mut self, failed: Failures) {
        self.failed.runs += failed.runs;
        self.failed.of = self.failed.of.max(failed.of);
        self.failed.first = self.failed.first.take().or(failed.first);
    }

    /// What a set is given, ug.
    pub(super) fn ug(&self, route: usize, amount: Amount, set: usize) -> f64 {
        match amount {
            Amount::Same(ug) => ug,
            Amount::Each => self.own.get(&route).and_then(|own| own.ug.get(set).copied()).unwrap_or(f64::NAN),
        }
    }

    /// A number of an arm, set by set; nothing if it was not read.
    pub(super) fn values(&self, route: usize, amount: Amount, at: At) -> &[f64] {
        let numbers = match amount {
            Amount::Same(ug) => self.found.get(&(route, ug.to_bits())),
            Amount::Each => self.own.get(&route).map(|own| &own.numbers),
        };
        numbers.and_then(|numbers| numbers.get(at as usize)).map_or(&[], Vec::as_slice)
    }

    /// The same, less that of the control.
    pub(super) fn changes(&self, route: usize, amount: Amount, at: At) -> Vec<f64> {
        self.less_control(self.values(route, amount, at), at)
    }

    fn less_control(&self, values: &[f64], at: At) -> Vec<f64> {
        let control = self.control.get(at as usize).map_or(&[][..], Vec::as_slice);
        values.iter().zip(control).map(|(arm, control)| arm - control).collect()
    }

    /// Amounts by a route, ascending, ug, and the change of a number by each, set by set.
    pub(super) fn curve(&self, route: usize, at: At) -> Vec<(f64, Vec<f64>)> {
        let own = self.found.range((route, 0)..=(route, u64::MAX));
        let read = own.filter_map(|((_, bits), numbers)| Some((f64::from_bits(*bits), numbers.get(at as usize)?)));
        read.map(|(ug, values)| (ug, self.less_control(values, at))).collect()
    }
}
