//! What a scenario says, once it has been read: plain data in the model's units (days, ug of EV protein).

use super::pulses::{self, Pulses};
use crate::catalogue::Graft;
use crate::model::act::{Change, Target};
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
    /// What is known of the animal and has no effect.
    #[serde(flatten)]
    pub recorded: Recorded,
    /// Body mass in g: given, or the species' usual one. Turns mg/kg into ug.
    pub body_mass_g: f64,
}

/// What a file may say of an animal that the model does not tell apart from others of its species.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Recorded {
    /// Strain or breed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strain: Option<String>,
    /// `female`, `male` or `both`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// Age, in the words of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<String>,
}

impl Recorded {
    /// Whatever is said, each with what it is.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("strain", &self.strain), ("sex", &self.sex), ("age", &self.age)];
        all.into_iter().filter_map(|(what, said)| Some((what, said.as_deref()?)))
    }
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
    /// What is given when the course says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

impl Arm {
    /// Treatments of the catalogue that it gives, each as often as it has parts.
    pub fn treatments(&self) -> impl Iterator<Item = &Given> {
        self.perturbations.iter().filter_map(|one| one.treatment.as_ref())
    }

    /// Whether the two give the same courses: they may differ in their name.
    pub fn runs_as(&self, other: &Arm) -> bool {
        self.interventions == other.interventions
            && self.perturbations == other.perturbations
            && self.parameters == other.parameters
            && self.rules == other.rules
    }

    /// Everything that is given in it: at times that are written, and by rules.
    pub fn given(&self) -> impl Iterator<Item = &Intervention> {
        self.interventions.iter().chain(self.rules.iter().map(|rule| &rule.give))
    }
}

/// What is given when a condition on the course holds.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Rule {
    /// Unique in the scenario; that of what it gives if it is not said.
    pub name: String,
    /// The condition, as it is written.
    pub when: String,
    /// What it gives; the times of doses count from the moment at which it does.
    pub give: Intervention,
    /// How often at most.
    pub max: usize,
    /// Days after it gave in which it does not give again.
    pub lockout_d: f64,
    /// Day from which the condition is watched.
    pub from_d: f64,
    /// How far beyond the level the condition no longer holds, in the unit of what is compared.
    pub hysteresis: f64,
    /// It gives again while the condition still holds, not only when that has not held since.
    pub again: bool,
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
    /// What each of its living cells secretes, if it gives cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graft: Option<Graft>,
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
    /// Living cells, where these are given; the protein is what they secrete until they die.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<f64>,
}

impl Dose {
    /// Its day, its length in days, and how much, ug of EV protein that was weighed.
    pub(crate) fn weighed([start_d, duration_d, amount_ug]: [f64; 3]) -> Dose {
        Dose { start_d, duration_d, amount_ug, particles: None, cells: None }
    }
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
    /// First day; for a state, the day of the (first) event.
    pub from_d: f64,
    /// Last day, infinite (in JSON `null`) if it has no end; for a state, that of its last event.
    pub until_d: f64,
    /// Windows that come again, where there is more than the one from first to last day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pulses: Vec<Pulses>,
    /// `epicentre` or `penumbra`; `None` acts in every region.
    pub region: Option<String>,
    /// The treatment of the catalogue that it is part of, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treatment: Option<Given>,
}

impl Perturbation {
    /// Begin and end of each time that it acts, in order.
    pub fn windows(&self) -> Vec<(f64, f64)> {
        if self.pulses.is_empty() { vec![(self.from_d, self.until_d)] } else { pulses::windows(&self.pulses) }
    }

    /// When it happens to a state, in order.
    pub fn events(&self) -> Vec<f64> {
        if self.pulses.is_empty() { vec![self.from_d] } else { pulses::begins(&self.pulses) }
    }

    /// Whether it happens to a state at moments, and lasts no time.
    pub fn is_event(&self) -> bool {
        matches!(self.target, Target::State(_))
    }

    /// What it does, in a few words.
    pub fn does(&self) -> String {
        let (Target::Reaction(name) | Target::Parameter(name) | Target::State(name)) = &self.target;
        match self.change {
            Change::Scale(factor) | Change::Multiply(factor) => format!("{name} x {factor}"),
            Change::Set(value) => format!("{name} = {value}"),
            Change::Add(amount) => format!("{name} + {amount}"),
        }
    }
}

/// A treatment of the catalogue as a scenario gives it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Given {
    /// Its id in the catalogue.
    pub id: String,
    /// The dose as it was written, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dose: Option<String>,
    /// What speaks against it.
    #[serde(skip)]
    pub doubt: Option<String>,
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
