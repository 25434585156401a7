//! A simulated experiment: every state and observable on one time grid.

use crate::arm::Experiment;
use crate::series::Series;
use exocord::catalogue::Catalogue;
use exocord::engine::run;
use exocord::experiment::plan;
use exocord::model::Parameters;
use exocord::model::cord::{Frame, state_name};
use exocord::model::observables::{columns, observe};
use std::collections::BTreeMap;
use std::sync::Arc;

pub const EPICENTRE: &str = "epicentre";
pub const PENUMBRA: &str = "penumbra";
/// Both regions, the epicentre first.
pub const REGIONS: [&str; 2] = [EPICENTRE, PENUMBRA];

#[derive(Clone, Debug)]
pub struct Course {
    pub parameters: Parameters<f64>,
    /// Lowest value that any state reached, 0 if none went below.
    pub lowest: f64,
    /// Largest distance of any state between the first and the last sample.
    pub drift: f64,
    t: Arc<[f64]>,
    columns: BTreeMap<String, Vec<f64>>,
}

/// Dense in the first hours, then coarser.
pub fn grid(until_d: f64) -> Vec<f64> {
    let spans = [(0.0, 0.1, 40), (0.1, 2.0, 95), (2.0, 14.0, 120), (14.0, 60.0, 92), (60.0, 365.0, 122)];
    let inside = |(from, to, steps): (f64, f64, u32)| {
        (0..steps).map(move |i| from + (to - from) * f64::from(i) / f64::from(steps))
    };
    let mut times: Vec<f64> = spans.into_iter().flat_map(inside).filter(|t| *t < until_d).collect();
    times.push(until_d);
    times
}

impl Course {
    /// Simulates `experiment` and reads it at `times`.
    pub fn simulate(experiment: &Experiment, catalogue: &Catalogue, times: &[f64]) -> Course {
        let scenario = experiment.scenario();
        let plan = plan(&scenario, &scenario.arms[0], catalogue).expect("the arm names what the model has");
        let states: Vec<String> = (0..plan.layout.len()).map(|slot| state_name(plan.layout, slot)).collect();
        let observables = columns(plan.layout.regions);
        let mut values = vec![Vec::with_capacity(times.len()); states.len() + observables.len()];
        let trajectory = run(&plan, times, |sample| {
            let frame = Frame { layout: plan.layout, y: sample.y };
            let observed = observe(&frame, &sample.settings.products, &sample.settings.parameters);
            for (column, value) in values.iter_mut().zip(sample.y.iter().copied().chain(observed)) {
                column.push(value);
            }
        })
        .expect("the solver gets through");
        let ends = |column: &Vec<f64>| (column[column.len() - 1] - column[0]).abs();
        Course {
            parameters: plan.parameters,
            lowest: trajectory.worst_undershoot.map_or(0.0, |worst| worst.value),
            drift: values[..states.len()].iter().map(ends).fold(0.0, f64::max),
            t: times.into(),
            columns: states.into_iter().chain(observables).zip(values).collect(),
        }
    }

    /// A state or observable: `tnf@epicentre`, `locomotion`, `myeloid` for the mean over the cord.
    pub fn of(&self, name: &str) -> Series {
        let v = self.columns.get(name).unwrap_or_else(|| panic!("there is no column `{name}`"));
        Series { t: self.t.clone(), v: v.clone() }
    }

    /// A state or observable of one region.
    pub fn here(&self, name: &str, region: &str) -> Series {
        self.of(&format!("{name}@{region}"))
    }

    /// Monocytes and macrophages that came from blood.
    pub fn macrophages(&self, region: &str) -> Series {
        let [monocytes, m1, m2] = ["monocytes", "macrophages_m1", "macrophages_m2"].map(|n| self.here(n, region));
        monocytes + m1 + m2
    }

    /// M2-like share of phagocytes at the epicentre.
    pub fn m2_share(&self, day: f64) -> f64 {
        let (m1, m2) = (self.of("m1@epicentre").at(day), self.of("m2@epicentre").at(day));
        m2 / (m1 + m2)
    }

    /// Locomotor score on the rat's scale.
    pub fn bbb(&self, day: f64) -> f64 {
        self.of("locomotion").at(day)
    }
}
