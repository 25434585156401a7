//! What is read of arms: the score at the end or at another time, a metric of the scenario, or a formula.

use crate::answers::Explained;
use crate::course::Measures;
use crate::model::species::Score;
use crate::scenario::Scenario;
use crate::study::StudyError;

/// The score at the end, or at `at_d` (days); or else `metric`, a name of the scenario's own or a formula.
///
/// # Errors
/// [`StudyError::Unknown`] where the formula cannot be read or the run ends earlier.
pub fn readout(scenario: &Scenario, metric: Option<&str>, at_d: Option<f64>) -> Result<Explained, StudyError> {
    let (simulation, score) = (&scenario.simulation, &scenario.injury.species.score);
    let own = metric.and_then(|name| scenario.metrics.iter().find(|own| own.name == name));
    let day = at_d.unwrap_or(simulation.until_d);
    let mut read = match (metric, own) {
        (None, _) => Explained {
            label: score.label.into(),
            formula: at_d
                .map_or_else(|| format!("at({}, end)", score.column), |day| format!("at({}, {day} d)", score.column)),
            unit: "points".into(),
            day: Some(day),
            meaningful: Some(score.smallest_difference.value),
        },
        (Some(name), Some(own)) => Explained {
            label: format!("`{name}`"),
            formula: own.formula.clone(),
            unit: own.unit.clone().unwrap_or_default(),
            day: None,
            meaningful: None,
        },
        (Some(formula), None) => Explained {
            label: format!("`{formula}`"),
            formula: formula.into(),
            unit: String::new(),
            day: None,
            meaningful: None,
        },
    };
    let measures = Measures::parse(&[&read.formula], simulation.regions, simulation.until_d)
        .map_err(|(_, fault)| StudyError::Unknown(format!("`{}`: {}", read.formula, fault.sentence())))?;
    if read.unit.is_empty() {
        read.unit = measures.units().first().cloned().flatten().unwrap_or_default();
    }
    Ok(read)
}

/// Whether a difference of what is read is one to the better, or means nothing; where no threshold is declared, whether
/// it is above zero.
pub fn improved(read: &Explained, score: &Score, difference: f64) -> Option<bool> {
    match read.meaningful {
        Some(_) => score.improved(difference),
        None => (difference != 0.0).then_some(difference > 0.0),
    }
}
