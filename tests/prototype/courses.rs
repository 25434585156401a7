//! Every simulation that the checks need, run once and in parallel.

use crate::arm::{Experiment, experiment};
use crate::course::{Course, grid};
use crate::{ablations, exosomes};
use exocord::catalogue::Catalogue;
use exocord::scenario::Species;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

/// Severities over which outcomes must keep their order.
pub const SEVERITIES: [f64; 7] = [0.15, 0.25, 0.35, 0.5, 0.65, 0.85, 0.95];

pub struct Courses {
    all: BTreeMap<String, Course>,
}

impl Courses {
    pub fn get(&self, name: &str) -> &Course {
        self.all.get(name).unwrap_or_else(|| panic!("there is no simulation `{name}`"))
    }

    /// Untreated moderate contusion.
    pub fn base(&self) -> &Course {
        self.get("base")
    }

    pub fn severity(&self, severity: f64) -> &Course {
        self.get(&format!("severity {severity}"))
    }

    pub fn all(&self) -> impl Iterator<Item = (&String, &Course)> {
        self.all.iter()
    }
}

/// The simulations, run on first use.
pub fn courses() -> &'static Courses {
    static COURSES: OnceLock<Courses> = OnceLock::new();
    COURSES.get_or_init(simulate_all)
}

/// Plasma after a dose into the healthy animal, read finely enough for the first half-life.
pub const PLASMA: &str = "plasma of the healthy animal";

fn list() -> Vec<Experiment> {
    let mut list = vec![
        experiment("base").until(180.0),
        experiment("healthy").severity(0.0).until(90.0),
        experiment("transected after recovery")
            .until(84.0)
            .multiply(49.0, "axons_myelinated", "epicentre", 0.001)
            .multiply(49.0, "axons_bare", "epicentre", 0.001),
        experiment("transection").severity(0.9).transection().until(84.0),
        experiment("250 kdyn").severity(0.7).until(84.0),
        experiment("mouse").species(Species::Mouse).until(84.0),
        experiment("mouse severe").species(Species::Mouse).severity(0.85).until(84.0),
        experiment("mouse transection").species(Species::Mouse).severity(0.9).transection().until(84.0),
        experiment("human").species(Species::Human).until(365.0),
    ];
    list.extend(SEVERITIES.map(|s| experiment(&format!("severity {s}")).severity(s).until(84.0)));
    list.extend(ablations::arms());
    list.extend(exosomes::arms());
    list
}

fn simulate_all() -> Courses {
    let list = list();
    let catalogue = Catalogue::embedded().expect("the catalogue keeps its rules");
    let next = AtomicUsize::new(0);
    let all = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(experiment) = list.get(next.fetch_add(1, Ordering::Relaxed)) {
            let times = match experiment.name.as_str() {
                PLASMA => (0..2000).map(|i| f64::from(i + 1) * 5e-4).collect(),
                _ => grid(experiment.until_d),
            };
            let course = Course::simulate(experiment, &catalogue, &times);
            all.lock().expect("no thread panicked").insert(experiment.name.clone(), course);
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    Courses { all: all.into_inner().expect("no thread panicked") }
}
