//! A scenario with each of the values of a key, or with each pair of values of two.

use crate::scenario::Scenario;
use crate::scenario::variant::{Axis, Original, Setting, Told};

/// The scenario with a value of a key, or of two.
#[derive(Clone, Debug)]
pub struct Varied {
    /// Value of the key by which maps stand side by side; empty where there is one map, or none.
    pub panel: String,
    /// Value of the key that differs from curve to curve; empty where there is none.
    pub value: String,
    /// The scenario.
    pub scenario: Scenario,
}

/// Scenarios that differ in a key, or in two.
#[derive(Clone, Debug, Default)]
pub struct Variants {
    /// The key by which maps stand side by side, as it was written.
    pub panels_by: Option<String>,
    /// The key that differs from curve to curve; none where there is one scenario only.
    pub by: Option<String>,
    /// The scenario with each value.
    pub all: Vec<Varied>,
    /// For each map of several, the scenario with the other key as it is written.
    pub written: Vec<Varied>,
}

impl Variants {
    /// The scenario as it is.
    pub fn none(scenario: &Scenario) -> Variants {
        let only = Varied { panel: String::new(), value: String::new(), scenario: scenario.clone() };
        Variants { all: vec![only], ..Variants::default() }
    }

    /// The scenario with each value of `curves`; with `panels` every one of them with each value of that, too. Warnings
    /// that the scenario as written does not bring stand beside.
    ///
    /// # Errors
    /// What is wrong with the first that cannot be read.
    pub fn of(
        original: &Original<'_>,
        curves: &Axis,
        panels: Option<&Axis>,
    ) -> Result<(Variants, Vec<Told>), Vec<Told>> {
        let mut warnings = Vec::new();
        let mut with = |map: Option<&Setting>, curve: Option<&Setting>| -> Result<Varied, Vec<Told>> {
            let settings: Vec<&Setting> = map.into_iter().chain(curve).collect();
            let variant = original.with(&settings)?;
            warnings.extend(variant.warnings);
            let value = |setting: Option<&Setting>| setting.map(|one| one.value().to_owned()).unwrap_or_default();
            Ok(Varied { panel: value(map), value: value(curve), scenario: variant.scenario })
        };
        let maps: Vec<Option<&Setting>> =
            panels.map_or_else(|| vec![None], |panels| panels.settings.iter().map(Some).collect());
        let (mut all, mut written) = (Vec::new(), Vec::new());
        for map in maps {
            if map.is_some() {
                written.push(with(map, None)?);
            }
            for curve in &curves.settings {
                all.push(with(map, Some(curve))?);
            }
        }
        let key = |axis: &Axis| axis.key.written().to_owned();
        Ok((Variants { by: Some(key(curves)), panels_by: panels.map(key), all, written }, warnings))
    }
}
