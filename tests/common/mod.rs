//! States, parameters and products for tests, drawn from what the model declares.

#![allow(dead_code)]

pub mod golden;

use exocord::catalogue::Catalogue;
use exocord::declare::{Ledger, Place, Quantity, Reaction};
use exocord::engine::{Control, Engine, Plan, Window, WindowChange};
use exocord::ledger::{Gains, Stage, derivative, find_reaction, reactions_by_stage};
use exocord::model::cord::{Frame, Layout, state_name};
use exocord::model::injuries::CONTUSION;
use exocord::model::injury::{Blow, start};
use exocord::model::products::{Product, properties};
use exocord::model::species::RAT;
use exocord::model::state::{Body, Circulation, Deposit, Tissue};
use exocord::model::{Parameters, parameters};
use exocord::number::{Num, Scalar};
use exocord::scenario::{
    Arm, Change, Dose, Injury, Intervention, Perturbation, Recorded, Scenario, Simulation, Target,
};
use proptest::test_runner::{Config, RngSeed};
use std::sync::LazyLock;

pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// Cases that are the same on every machine.
pub fn cases(cases: u32) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(20_240_817),
        failure_persistence: None,
        max_shrink_iters: 0,
        ..Config::default()
    }
}

/// Metadata of every state of `layout`, in order of position.
pub fn quantities(layout: Layout) -> Vec<&'static Quantity> {
    let mut all = Vec::new();
    let regions = |table: &'static [Quantity]| table.iter().flat_map(move |q| vec![q; layout.regions]);
    all.extend(regions(Tissue::<f64>::TABLE));
    all.extend(Body::<f64>::TABLE);
    for _ in 0..layout.products {
        all.extend(Circulation::<f64>::TABLE);
        all.extend(regions(Deposit::<f64>::TABLE));
    }
    assert_eq!(all.len(), layout.len());
    all
}

/// Position of the state called `name`.
pub fn slot(layout: Layout, name: &str) -> usize {
    (0..layout.len()).find(|&i| state_name(layout, i) == name).unwrap_or_else(|| panic!("no state `{name}`"))
}

/// A source of numbers between 0 and 1: the coordinates of a random case.
pub struct Draw<'a>(pub Box<dyn FnMut() -> f64 + 'a>);

impl<'a> Draw<'a> {
    pub fn from_slice(numbers: &'a [f64]) -> Self {
        let mut next = numbers.iter().cycle();
        Draw(Box::new(move || *next.next().unwrap()))
    }

    pub fn from_seed(seed: u64) -> Self {
        use rand::{RngExt, SeedableRng};
        let mut rng = rand::rngs::ChaCha12Rng::seed_from_u64(seed);
        Draw(Box::new(move || rng.random_range(0.0..1.0)))
    }

    pub fn unit(&mut self) -> f64 {
        (self.0)()
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Every parameter within its declared range.
    pub fn parameters(&mut self) -> Parameters<f64> {
        Parameters::from_fn(|_, q| self.between(q.low, q.high))
    }

    /// Every state within its declared range, amounts of exosomes up to `EXOSOMES_UG`.
    pub fn state(&mut self, layout: Layout) -> Vec<f64> {
        let quantities = quantities(layout);
        let mut y = vec![0.0; layout.len()];
        for slot in layout.by_place() {
            y[slot] = self.between(quantities[slot].low, quantities[slot].high.min(EXOSOMES_UG));
        }
        y
    }

    /// States that a run can reach: what shares a capacity, or is a fraction of the healthy whole, stays within it.
    pub fn reachable_state(&mut self, layout: Layout, p: &Parameters<f64>) -> Vec<f64> {
        let mut y = self.state(layout);
        for region in 0..layout.regions {
            let slot = |i| layout.position(Place::Region(region), exocord::declare::Slot::Tissue(i));
            let mut x = Tissue::from_fn(|i, _| y[slot(i)]);
            let infiltrate = p.macrophages.capacity;
            share(&mut [&mut x.monocytes, &mut x.macrophages_m1, &mut x.macrophages_m2], infiltrate);
            share(&mut [&mut x.vessels_mature, &mut x.vessel_sprouts], Num(1.0));
            share(&mut [&mut x.axons_myelinated, &mut x.axons_bare], Num(1.0));
            share(&mut [&mut x.neurons_healthy, &mut x.neurons_stressed], Num(1.0));
            share(&mut [&mut x.oligodendrocytes], Num(1.0));
            for (i, value) in x.values().into_iter().enumerate() {
                y[slot(i)] = value.0;
            }
        }
        y
    }

    pub fn product(&mut self) -> Product<f64> {
        Product::from_fn(|at| match properties()[at].name.as_str() {
            "entry_factor" => self.between(0.5, 5.0),
            "depot_loss" | "foreign" => self.between(0.0, 1.0),
            _ if properties()[at].infusion => self.between(0.0, 100.0),
            _ => self.between(0.0, 2.0),
        })
    }
}

/// Largest random amount of exosomes: a high dose.
pub const EXOSOMES_UG: f64 = 1000.0;

/// Shrinks `parts` so that their sum is at most `capacity`, however it is rounded.
fn share(parts: &mut [&mut Num<f64>], capacity: Num<f64>) {
    let total: f64 = parts.iter().map(|part| part.0).sum();
    if total > capacity.0 {
        parts.iter_mut().for_each(|part| part.0 *= (1.0 - 1e-12) * capacity.0 / total);
    }
}

/// Time derivative with every reaction as written.
pub fn slope<S: Scalar>(layout: Layout, y: &[S], products: &[Product<S>], p: &Parameters<S>) -> Vec<S> {
    slope_with(layout, y, products, p, &Gains::as_written())
}

pub fn slope_with<S: Scalar>(
    layout: Layout,
    y: &[S],
    products: &[Product<S>],
    p: &Parameters<S>,
    gains: &Gains<S>,
) -> Vec<S> {
    let mut rate = vec![S::constant(f64::NAN); layout.len()];
    derivative(&Frame { layout, y }, products, p, gains, &mut rate);
    rate
}

/// A cord just after a blow of `severity`.
pub fn injured(layout: Layout, severity: f64, p: &Parameters<f64>) -> Vec<f64> {
    start(layout, &Blow { severity: Num(severity), severed: Num(0.0) }, p)
}

/// Everything that the model posts, kept with the place it was posted from.
pub struct Posting<S> {
    pub place: Place,
    pub reaction: &'static Reaction,
    pub rate: Num<S>,
    pub yields: Vec<Num<S>>,
}

struct Recorder<S> {
    place: Place,
    found: Vec<Posting<S>>,
}

impl<S: Scalar> Ledger<S> for Recorder<S> {
    fn enter(&mut self, place: Place) {
        self.place = place;
    }
    fn post(&mut self, reaction: &'static Reaction, rate: Num<S>, yields: &[Num<S>]) {
        self.found.push(Posting { place: self.place, reaction, rate, yields: yields.to_vec() });
    }
}

pub fn postings<S: Scalar>(layout: Layout, y: &[S], products: &[Product<S>], p: &Parameters<S>) -> Vec<Posting<S>> {
    let mut recorder = Recorder { place: Place::Body, found: Vec::new() };
    exocord::model::reactions(&Frame { layout, y }, products, p, &mut recorder);
    recorder.found
}

/// Every reaction with the stage and position that address its gain.
pub fn all_reactions() -> Vec<((Stage, usize), &'static Reaction)> {
    let reactions = reactions_by_stage().iter().flatten();
    reactions.map(|r| (find_reaction(&r.full_name()).unwrap(), *r)).collect()
}

/// Gains that silence every reaction but those that `keep` wants.
pub fn only(keep: impl Fn(Stage, &Reaction) -> bool) -> Gains<f64> {
    let mut gains = Gains::as_written();
    for ((stage, position), reaction) in all_reactions() {
        if !keep(stage, reaction) {
            gains.scale((stage, position), 0.0);
        }
    }
    gains
}

/// A window over the whole run that scales a reaction.
pub fn scaled(name: &str, factor: f64) -> Window {
    let reaction = find_reaction(name).unwrap_or_else(|| panic!("no reaction `{name}`"));
    Window { from_d: 0.0, until_d: f64::INFINITY, change: WindowChange::Reaction { reaction, factor } }
}

/// A plan without doses.
pub fn plan(layout: Layout, severity: f64, p: Parameters<f64>, until_d: f64, control: Control) -> Plan {
    let products = vec![Product::native(); layout.products];
    let start = injured(layout, severity, &p);
    Plan {
        layout,
        parameters: p,
        products,
        start,
        stops: Vec::new(),
        windows: Vec::new(),
        until_d,
        control,
        engine: Engine::default(),
    }
}

/// A scenario with the arms control and treated.
pub fn scenario(severity: f64, until_d: f64, interventions: Vec<Intervention>) -> Scenario {
    let arm = |name: &str, interventions| Arm {
        name: name.into(),
        interventions,
        perturbations: Vec::new(),
        parameters: Vec::new(),
        rules: Vec::new(),
    };
    Scenario {
        name: "test".into(),
        question: "Does it hold?".into(),
        paper: Vec::new(),
        catalogue: None,
        injury: Injury {
            species: &RAT,
            mechanism: &CONTUSION,
            severity,
            device: None,
            level: None,
            recorded: Recorded::default(),
            body_mass_g: 250.0,
        },
        simulation: Simulation { until_d, output_every_d: None, rtol: 1e-5, atol: 1e-8, regions: 2, seed: 0 },
        answer: Vec::new(),
        metrics: Vec::new(),
        parameters: Vec::new(),
        arms: vec![arm("control", Vec::new()), arm("treated", interventions)],
    }
}

/// Native bone-marrow vesicles by `route`.
pub fn native(route: &str, doses: &[Dose]) -> Intervention {
    Intervention {
        name: format!("native {route}"),
        source: "bmsc".into(),
        cargo: Vec::new(),
        engineering: Vec::new(),
        route: route.into(),
        graft: None,
        doses: doses.to_vec(),
    }
}

/// A change of `target` in all regions from `from_d` to `until_d`.
pub fn changed(name: &str, target: Target, change: Change, from_d: f64, until_d: f64) -> Perturbation {
    let (name, pulses, region, treatment) = (name.into(), Vec::new(), None, None);
    Perturbation { name, target, change, from_d, until_d, pulses, region, treatment }
}

pub fn dose(start_d: f64, duration_d: f64, amount_ug: f64) -> Dose {
    Dose { start_d, duration_d, amount_ug, particles: None, cells: None }
}

/// Position of the parameter called `name`.
pub fn parameter(name: &str) -> usize {
    parameters::position(name).unwrap_or_else(|| panic!("no parameter `{name}`"))
}
