//! Runs one arm and keeps its observables.

use super::asked::{Asked, OutcomeValue};
use super::refusal::{CompileError, without_rules};
use super::rows::{Rows, merged, picked};
use super::rules::of_rules;
use super::template::Template;
use crate::catalogue::Catalogue;
use crate::course::{Column, Firing, Measures, UnknownColumn, analysis_times, output_times};
use crate::engine::{Engine, EngineError, Plan, Sample, Trajectory, run};
use crate::model::cord::Layout;
use crate::model::observables::{columns, report};
use crate::model::parameters::position;
use crate::model::view::View;
use crate::scenario::{Arm, Change, Intervention, Perturbation, Rule, Scenario, Target};

/// Why an arm could not be run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The arm names something unknown.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The model has no such quantity.
    #[error(transparent)]
    Column(#[from] UnknownColumn),
    /// The solver gave up.
    #[error("arm `{arm}`: {source}")]
    Engine {
        /// Name of the arm.
        arm: String,
        /// Why.
        source: EngineError,
    },
}

/// One arm over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Name of the arm.
    pub arm: String,
    /// Sizes of the state vector.
    pub layout: Layout,
    /// Names of the observables: `name@region`, `name`.
    pub columns: Vec<String>,
    /// Times asked for, in days, and the observables at each.
    pub output: Vec<(f64, Vec<f64>)>,
    /// Times of the analysis grid, in days, and the observables at each.
    pub analysis: Vec<(f64, Vec<f64>)>,
    /// Outcomes: those that every run has, then the scenario's own.
    pub readings: Vec<OutcomeValue>,
    /// When what happens, in days, in the order of the table of moments; infinite or not a number of what does not.
    pub moments: Vec<OutcomeValue>,
    /// What happened when, in order.
    pub events: Vec<Event>,
    /// When which rule gave something, in order.
    pub firings: Vec<Firing>,
    /// What the run left besides its samples.
    pub trajectory: Trajectory,
}

/// What kind of event it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// An amount given at once.
    Dose,
    /// An infusion begins.
    InfusionStart,
    /// An infusion ends.
    InfusionEnd,
    /// A reaction or parameter changes.
    PerturbationStart,
    /// It changes back.
    PerturbationEnd,
    /// A state is changed at once.
    StateChange,
    /// The condition of a rule holds, and it gives what it gives.
    Rule,
}

impl EventKind {
    /// One lower-case word for files.
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Dose => "dose",
            EventKind::InfusionStart => "infusion_start",
            EventKind::InfusionEnd => "infusion_end",
            EventKind::PerturbationStart => "perturbation_start",
            EventKind::PerturbationEnd => "perturbation_end",
            EventKind::StateChange => "state_change",
            EventKind::Rule => "rule",
        }
    }
}

/// A dose or a switch as executed.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Time in days.
    pub time_d: f64,
    /// What happened.
    pub kind: EventKind,
    /// Name of the intervention or perturbation.
    pub name: String,
    /// Route, reaction, parameter or state.
    pub target: String,
    /// Amount, factor or value, as it is from then on.
    pub value: f64,
    /// Unit of the value.
    pub unit: &'static str,
}

impl Course {
    /// Position of an observable, if it exists.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }

    /// An observable over the analysis grid.
    ///
    /// # Errors
    /// [`UnknownColumn`] where there is none of this name.
    pub fn series(&self, name: &str) -> Result<Vec<(f64, f64)>, UnknownColumn> {
        let column = self.column(name).ok_or_else(|| UnknownColumn::among(name, &self.columns))?;
        Ok(self.analysis.iter().map(|(t, row)| (*t, row[column])).collect())
    }
}

/// Runs `arm` of `scenario` with the main engine.
pub fn run_arm(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Result<Course, RunError> {
    run_arm_by(scenario, arm, catalogue, Engine::default())
}

/// Runs `arm` of `scenario` with `engine`.
pub fn run_arm_by(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue, engine: Engine) -> Result<Course, RunError> {
    let failed = |source| RunError::Engine { arm: arm.name.clone(), source };
    let template = Template::ruled(scenario, arm, catalogue)?;
    let (plan, firings) = template.fired(Plan { engine, ..template.nominal().clone() }).map_err(failed)?;
    let wanted = output_times(plan.until_d, scenario.simulation.output_every_d);
    let analysis = analysis_times(plan.until_d);
    let asked = Asked::all(scenario)?;
    let all = |sample: &Sample<'_>| report(&sample.frame(), &sample.settings.products, &sample.settings.parameters);
    let (trajectory, rows, samples) =
        sampled(&plan, &merged(&wanted, &analysis), &asked.measures, all).map_err(failed)?;
    let (mut readings, moments) = asked.readings(&samples, &plan.parameters);
    readings.extend(of_rules(scenario, arm, &firings));
    Ok(Course {
        arm: arm.name.clone(),
        layout: plan.layout,
        columns: columns(plan.layout.regions),
        output: picked(&rows, &wanted),
        analysis: picked(&rows, &analysis),
        readings,
        moments,
        events: events(arm, &plan, &firings),
        firings,
        trajectory,
    })
}

/// Runs `plan`, which is that of `arm` of `scenario` with some parameters, and keeps `columns` alone, at `output` and at
/// `analysis`; outcomes, moments and events are those of [`run_arm`].
///
/// # Errors
/// [`RunError`] where a column or a formula cannot be read, the arm has rules, or the solver gives up.
pub fn run_shown(
    scenario: &Scenario,
    (arm, plan): (&Arm, &Plan),
    columns: &[String],
    [output, analysis]: [&[f64]; 2],
) -> Result<Course, RunError> {
    without_rules(arm)?;
    let asked = Asked::all(scenario)?;
    let read = columns.iter().map(|name| Column::named(name, plan.layout.regions)).collect::<Result<Vec<_>, _>>()?;
    let row = |sample: &Sample<'_>| {
        let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
        read.iter().map(|column| column.read(&view)).collect()
    };
    let (trajectory, rows, samples) = sampled(plan, &merged(output, analysis), &asked.measures, row)
        .map_err(|source| RunError::Engine { arm: arm.name.clone(), source })?;
    let (readings, moments) = asked.readings(&samples, &plan.parameters);
    Ok(Course {
        arm: arm.name.clone(),
        layout: plan.layout,
        columns: columns.to_vec(),
        output: picked(&rows, output),
        analysis: picked(&rows, analysis),
        readings,
        moments,
        events: events(arm, plan, &[]),
        firings: Vec::new(),
        trajectory,
    })
}

/// Runs `plan`: what `row` reads at `times`, and what `measures` sample.
fn sampled(
    plan: &Plan,
    times: &[f64],
    measures: &Measures,
    row: impl Fn(&Sample<'_>) -> Vec<f64>,
) -> Result<(Trajectory, Rows, Vec<f64>), EngineError> {
    let (mut rows, mut samples) = (Vec::with_capacity(times.len()), Vec::new());
    let trajectory = run(plan, &merged(times, measures.times()), |sample| {
        if times.get(rows.len()) == Some(&sample.time_d) {
            rows.push((sample.time_d, row(&sample)));
        }
        measures.sample_at(&sample, &mut samples);
    })?;
    Ok((trajectory, rows, samples))
}

/// Doses and switches of `arm`, which `plan` was made of, and what its rules gave when, in order of time.
pub fn events(arm: &Arm, plan: &Plan, firings: &[Firing]) -> Vec<Event> {
    let written = arm.interventions.iter().flat_map(|one| doses(one, 0.0));
    let ruled = firings.iter().enumerate().flat_map(|(at, firing)| {
        let count = firings[..=at].iter().filter(|earlier| earlier.rule == firing.rule).count();
        arm.rules.get(firing.rule).map(|rule| gave(rule, firing.time_d, count)).unwrap_or_default()
    });
    let switches = arm.perturbations.iter().flat_map(|one| switches(one, plan));
    let mut events: Vec<Event> = written.chain(ruled).chain(switches).collect();
    events.retain(|e| e.time_d <= plan.until_d);
    events.sort_by(|a, b| a.time_d.total_cmp(&b.time_d));
    events
}

/// That a rule gave something for so many times now, and what.
fn gave(rule: &Rule, time_d: f64, count: usize) -> Vec<Event> {
    let (name, target) = (rule.name.clone(), rule.when.clone());
    let fired = Event { time_d, kind: EventKind::Rule, name, target, value: count as f64, unit: "1" };
    [fired].into_iter().chain(doses(&rule.give, time_d)).collect()
}

/// The doses of a treatment whose times count from `from_d`.
fn doses(intervention: &Intervention, from_d: f64) -> Vec<Event> {
    let mut events = Vec::new();
    for dose in intervention.doses.iter().filter(|d| d.amount_ug > 0.0) {
        let start_d = from_d + dose.start_d;
        let mut note = |time_d, kind, value, unit| {
            let (name, target) = (intervention.name.clone(), intervention.route.clone());
            events.push(Event { time_d, kind, name, target, value, unit });
        };
        if dose.duration_d > 0.0 {
            let rate = dose.amount_ug / dose.duration_d;
            note(start_d, EventKind::InfusionStart, rate, "ug/d");
            note(start_d + dose.duration_d, EventKind::InfusionEnd, 0.0, "ug/d");
        } else {
            note(start_d, EventKind::Dose, dose.amount_ug, "ug");
        }
    }
    events
}

fn switches(perturbation: &Perturbation, plan: &Plan) -> Vec<Event> {
    let (value, unit) = match perturbation.change {
        Change::Scale(v) | Change::Multiply(v) => (v, "factor"),
        Change::Set(v) => (v, "value"),
        Change::Add(v) => (v, "amount"),
    };
    let (Target::Reaction(target) | Target::Parameter(target) | Target::State(target)) = &perturbation.target;
    let event = |time_d, kind, value| {
        let (name, target) = (perturbation.name.clone(), target.clone());
        Event { time_d, kind, name, target, value, unit }
    };
    // A factor ends as one, and a parameter that was set has its value of before, or that of the next window.
    let afterwards = |until_d| match (&perturbation.target, perturbation.change) {
        (Target::Parameter(name), Change::Set(_)) => {
            let found = plan.settings(until_d).parameters.values();
            position(name).and_then(|at| found.get(at).copied()).unwrap_or(f64::NAN)
        }
        _ => 1.0,
    };
    if perturbation.is_event() {
        let events = perturbation.events().into_iter();
        return events.map(|time_d| event(time_d, EventKind::StateChange, value)).collect();
    }
    let both = |(from_d, until_d): (f64, f64)| {
        let end = (until_d < plan.until_d).then(|| event(until_d, EventKind::PerturbationEnd, afterwards(until_d)));
        [event(from_d, EventKind::PerturbationStart, value)].into_iter().chain(end)
    };
    perturbation.windows().into_iter().flat_map(both).collect()
}
