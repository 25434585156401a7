//! What a scenario says, once it has been read: plain data in the model's units (days, ug of EV protein).

use crate::model::injuries::Trauma;
use crate::model::species::Species;

/// An injury, its treatment arms and how to simulate them.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Scenario {
    /// File stem, or the key `name`.
    pub name: String,
    /// The question that the scenario asks; shown on every output.
    pub question: String,
    /// Papers that it is after, by key, in the order of the file.
    pub paper: Vec<String>,
    /// Outcomes that answer the question, in the order of the file; the score where there are none.
    pub answer: Vec<String>,
    /// SHA-256 of the overlay of the catalogue that it was read with, if there was one.
    pub catalogue: Option<String>,
    /// The injury, the same in every arm.
    pub injury: Injury,
    /// Horizon, tolerances, regions, seed.
    pub simulation: Simulation,
    /// Numbers of its own that are read off every arm, in file order.
    pub metrics: Vec<OwnMetric>,
    /// Parameter overrides of the scenario, in file order.
    pub parameters: Vec<Override>,
    /// The arms to run; `arms[0]` is always `control`.
    pub arms: Vec<Arm>,
}

/// The primary injury.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Injury {
    /// Whose cord.
    pub species: &'static Species,
    /// What was done to it.
    pub mechanism: &'static Trauma,
    /// 0 (sham) to 1; 0.6 is a moderate rat contusion.
    pub severity: f64,
    /// The word or the device scale as written (`moderate`, `NYU 25 mm`), if the severity was given by one.
    pub device: Option<String>,
    /// Vertebral level (`T10`); recorded, not modelled.
    pub level: Option<String>,
    /// Body mass in g: given, or the species' usual one. Turns mg/kg into ug.
    pub body_mass_g: f64,
}

/// How long and how exactly.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Simulation {
    /// End, in days after injury; 15 min to 1000 d.
    pub until_d: f64,
    /// Output grid in days; `None` leaves it to the engine.
    pub output_every_d: Option<f64>,
    /// Relative tolerance of the integration.
    pub rtol: f64,
    /// Absolute tolerance of the integration.
    pub atol: f64,
    /// Regions of the cord, 1 to 9.
    pub regions: usize,
    /// Seed of the plausible population.
    pub seed: u64,
}

/// A number of the scenario's own, beside those that every run has.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OwnMetric {
    /// Unique in the scenario.
    pub name: String,
    /// In the language of formulas.
    pub formula: String,
    /// Unit for readers, if it is given.
    pub unit: Option<String>,
}

/// A parameter set to another value, and why.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Override {
    /// `module.name`.
    pub name: String,
    /// In the parameter's own unit.
    pub value: f64,
    /// Why this experiment differs.
    pub reason: String,
    /// The author knows that the value lies outside the plausible range.
    pub allow_out_of_range: bool,
}

/// One arm of the experiment, complete in itself.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Arm {
    /// Unique in the scenario.
    pub name: String,
    /// Exosome treatments.
    pub interventions: Vec<Intervention>,
    /// Everything that is not an exosome.
    pub perturbations: Vec<Perturbation>,
    /// All overrides that hold in this arm: the scenario's, with the arm's own in their place or after them.
    pub parameters: Vec<Override>,
}

impl Arm {
    /// Whether the two give the same courses: they may differ in their name.
    pub fn runs_as(&self, other: &Arm) -> bool {
        self.interventions == other.interventions
            && self.perturbations == other.perturbations
            && self.parameters == other.parameters
    }
}

/// An exosome product given by a route on a schedule.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Intervention {
    /// Unique in the scenario.
    pub name: String,
    /// Catalogue id of the parent cell.
    pub source: String,
    /// Catalogue ids of what was loaded.
    pub cargo: Vec<String>,
    /// Catalogue ids of how the vesicle was improved.
    pub engineering: Vec<String>,
    /// Catalogue id of the way in.
    pub route: String,
    /// Every single dose, sorted by start; coincident ones are added together if both or neither were counted.
    pub doses: Vec<Dose>,
}

/// One administration.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Dose {
    /// Days after injury.
    pub start_d: f64,
    /// Length of the infusion in days; 0 is a bolus.
    pub duration_d: f64,
    /// ug of EV protein; 0 or more.
    pub amount_ug: f64,
    /// Particles, where these were counted and the protein was not measured but follows from an assumed ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub particles: Option<f64>,
}

/// A drug, knock-out, depletion or operation.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Perturbation {
    /// Unique in the scenario.
    pub name: String,
    /// What it acts on.
    pub target: Target,
    /// What it does to it.
    pub change: Change,
    /// First day; for a state, the day of the event.
    pub from_d: f64,
    /// Last day, infinite (in JSON `null`) if it has no end; for a state, the same as `from_d`.
    pub until_d: f64,
    /// `epicentre` or `penumbra`; `None` acts in every region.
    pub region: Option<String>,
}

/// What a perturbation acts on; each holds a name of the model.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// A reaction's rate.
    Reaction(String),
    /// A parameter inside a rate law.
    Parameter(String),
    /// A state, at one moment.
    State(String),
}

/// What a perturbation does.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Factor on a reaction or a parameter; 0 or more.
    Scale(f64),
    /// New value of a parameter.
    Set(f64),
    /// Amount added to a state; 0 or more.
    Add(f64),
    /// Factor on a state; 0 or more.
    Multiply(f64),
}

/// A scenario that can be run, and what deserves a second look in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The scenario.
    pub scenario: Scenario,
    /// The grid that the file asks for.
    pub scan: Option<super::ScanAsked>,
    /// Warnings, in the order of the text.
    pub warnings: Vec<super::Diagnostic>,
}

impl Parsed {
    /// What its warnings say.
    pub fn messages(&self) -> Vec<String> {
        self.warnings.iter().map(|warning| warning.message.clone()).collect()
    }
}
