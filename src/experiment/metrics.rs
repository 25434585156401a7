//! Outcomes of an arm against the untreated control: formulas over its course.

use super::asked::OutcomeValue;
use super::course::Course;

/// One outcome of one arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// Name of the arm.
    pub arm: String,
    /// Stable name: what, where, when; or as the scenario calls it.
    pub name: String,
    /// The outcome; not a number where the course has none.
    pub value: f64,
    /// Its unit; empty where the scenario gives none and none is plain.
    pub unit: String,
    /// The same outcome in the control arm.
    pub control: f64,
    /// Defined by the scenario.
    pub own: bool,
}

impl Metric {
    /// Arm minus control.
    pub fn difference(&self) -> f64 {
        self.value - self.control
    }

    /// Arm over control; `None` where the control is zero.
    pub fn ratio(&self) -> Option<f64> {
        (self.control != 0.0).then(|| self.value / self.control)
    }
}

/// All outcomes of `course` beside those of `control`, in a fixed order.
pub fn metrics(course: &Course, control: &Course) -> Vec<Metric> {
    let pairs = course.readings.iter().zip(&control.readings);
    let metric = |(here, there): (&OutcomeValue, &OutcomeValue)| Metric {
        arm: course.arm.clone(),
        name: here.name.clone(),
        value: here.value,
        unit: here.unit.clone(),
        control: there.value,
        own: here.own,
    };
    pairs.map(metric).collect()
}
