//! Short ways to write the arms of an experiment.

use exocord::scenario::{Arm, Change, Dose, Injury, Intervention, Mechanism, Perturbation, Scenario, Simulation};
use exocord::scenario::{Species, Target};

/// One simulation: whose cord, how hard the blow, what is done about it, for how long.
#[derive(Clone, Debug)]
pub struct Experiment {
    pub name: String,
    pub species: Species,
    pub mechanism: Mechanism,
    pub severity: f64,
    pub until_d: f64,
    pub interventions: Vec<Intervention>,
    pub perturbations: Vec<Perturbation>,
}

/// A moderate rat contusion followed for eight weeks.
pub fn experiment(name: &str) -> Experiment {
    Experiment {
        name: name.into(),
        species: Species::Rat,
        mechanism: Mechanism::Contusion,
        severity: 0.6,
        until_d: 56.0,
        interventions: Vec::new(),
        perturbations: Vec::new(),
    }
}

impl Experiment {
    pub fn until(mut self, day: f64) -> Self {
        self.until_d = day;
        self
    }

    pub fn severity(mut self, severity: f64) -> Self {
        self.severity = severity;
        self
    }

    pub fn species(mut self, species: Species) -> Self {
        self.species = species;
        self
    }

    pub fn transection(mut self) -> Self {
        self.mechanism = Mechanism::Transection;
        self
    }

    fn perturb(mut self, target: Target, change: Change, (from_d, until_d): (f64, f64), region: Option<&str>) -> Self {
        let name = format!("{} {}", self.name, self.perturbations.len());
        let region = region.map(str::to_owned);
        self.perturbations.push(Perturbation { name, target, change, from_d, until_d, region });
        self
    }

    /// Multiplies parameters during a time span.
    pub fn scale(self, span: (f64, f64), factors: &[(&str, f64)]) -> Self {
        factors.iter().fold(self, |all, (parameter, factor)| {
            all.perturb(Target::Parameter((*parameter).into()), Change::Scale(*factor), span, None)
        })
    }

    /// Multiplies a reaction during a time span.
    pub fn scale_reaction(self, span: (f64, f64), reaction: &str, factor: f64) -> Self {
        self.perturb(Target::Reaction(reaction.into()), Change::Scale(factor), span, None)
    }

    /// Multiplies a state of one region at one moment.
    pub fn multiply(self, day: f64, state: &str, region: &str, factor: f64) -> Self {
        self.perturb(Target::State(state.into()), Change::Multiply(factor), (day, day), Some(region))
    }

    /// Adds to a state at one moment, in one region or in all.
    pub fn add(self, day: f64, state: &str, region: Option<&str>, amount: f64) -> Self {
        self.perturb(Target::State(state.into()), Change::Add(amount), (day, day), region)
    }

    /// Native bone-marrow MSC vesicles by `route`: (day, ug) each.
    pub fn give(mut self, route: &str, doses: &[(f64, f64)]) -> Self {
        let doses =
            doses.iter().map(|(start_d, amount_ug)| Dose { start_d: *start_d, duration_d: 0.0, amount_ug: *amount_ug });
        self.interventions.push(Intervention {
            name: self.name.clone(),
            source: "bmsc".into(),
            cargo: Vec::new(),
            engineering: Vec::new(),
            route: route.into(),
            doses: doses.collect(),
        });
        self
    }

    /// From parent cells grown under hypoxia.
    pub fn hypoxic(mut self) -> Self {
        for intervention in &mut self.interventions {
            intervention.engineering.push("hypoxia-preconditioning".into());
        }
        self
    }

    /// As the scenario and arm that the program itself would run.
    pub fn scenario(&self) -> Scenario {
        let body_mass_g = match self.species {
            Species::Rat => 250.0,
            Species::Mouse => 20.0,
            Species::Human => 70_000.0,
        };
        let arm = Arm {
            name: self.name.clone(),
            interventions: self.interventions.clone(),
            perturbations: self.perturbations.clone(),
            parameters: Vec::new(),
        };
        Scenario {
            name: self.name.clone(),
            question: "Does the model show the published facts?".into(),
            injury: Injury {
                species: self.species,
                mechanism: self.mechanism,
                severity: self.severity,
                device: None,
                level: None,
                body_mass_g,
            },
            simulation: Simulation {
                until_d: self.until_d,
                output_every_d: None,
                rtol: 1e-6,
                atol: 1e-9,
                regions: 2,
                seed: 1,
            },
            parameters: Vec::new(),
            arms: vec![arm],
        }
    }
}
