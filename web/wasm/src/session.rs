//! What is kept between requests, and who answers which.

use crate::bands::Bands;
use crate::fault::{Fault, fault};
use crate::request::{Request, Text};
use crate::{about, edit, flows, questions, run, words};
use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::sample::{Population, shipped_core};
use exocord::scenario::{Parsed, parse};
use exocord::study::{Members, scan};
use serde_json::Value;

/// What a request left.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// JSON.
    pub json: String,
    /// Numbers; the JSON says in which order.
    pub numbers: Vec<f64>,
}

impl Answer {
    /// Nothing was asked yet.
    pub(crate) const NONE: Answer = Answer { json: String::new(), numbers: Vec::new() };

    /// JSON alone.
    pub(crate) fn of(value: &Value) -> Answer {
        Answer::with(value, Vec::new())
    }

    /// JSON and numbers.
    pub(crate) fn with(value: &Value, numbers: Vec<f64>) -> Answer {
        Answer { json: value.to_string(), numbers }
    }
}

/// The catalogue, and what takes a while to read.
#[derive(Default)]
pub struct Session {
    catalogue: Option<Catalogue>,
    core: Option<Members>,
    pub(crate) bands: Option<Bands>,
}

impl Session {
    /// Nothing is read yet.
    pub fn new() -> Session {
        Session::default()
    }

    /// Answers one request.
    pub fn ask(&mut self, request: &str) -> Answer {
        self.answer(request).unwrap_or_else(|fault| Answer::of(&fault.json()))
    }

    fn answer(&mut self, request: &str) -> Result<Answer, Fault> {
        let request = serde_json::from_str(request).map_err(|error| fault(format!("the request: {error}")))?;
        match request {
            Request::Version {} => about::version(self),
            Request::Words {} => words::words(self),
            Request::Scenarios {} => Ok(about::scenarios()),
            Request::Scenario(text) => about::scenario(self, &text),
            Request::Edit(wanted) => edit::edit(self, &wanted),
            Request::Run(wanted) => run::run(self, &wanted),
            Request::Bands(wanted) => crate::bands::bands(self, &wanted),
            Request::Window(wanted) => questions::window(self, &wanted),
            Request::Routes(wanted) => questions::routes(self, &wanted),
            Request::Why(wanted) => questions::why(self, &wanted),
            Request::HowSure(wanted) => questions::how_sure(self, &wanted),
            Request::Flows(wanted) => flows::flows(self, &wanted),
            Request::Describe(wanted) => about::describe(self, &wanted),
        }
    }

    /// The catalogue.
    pub(crate) fn catalogue(&mut self) -> Result<&Catalogue, Fault> {
        if self.catalogue.is_none() {
            self.catalogue = Some(Catalogue::embedded()?);
        }
        self.catalogue.as_ref().ok_or_else(|| fault("no catalogue"))
    }

    /// The first `sets` of the core; none but the set as written where none are wanted.
    pub(crate) fn members(&mut self, sets: usize) -> Result<Members, Fault> {
        if sets == 0 {
            return Ok(Members::nominal());
        }
        Ok(self.core()?.first_of(sets))
    }

    /// The core of the population.
    pub(crate) fn core(&mut self) -> Result<Members, Fault> {
        if let Some(core) = &self.core {
            return Ok(core.clone());
        }
        let core = Population::read(shipped_core(), self.catalogue()?)?;
        let of = env!("POPULATION_MEMBERS").parse().unwrap_or(core.members.len());
        let core = Members::core(&core, (of, env!("POPULATION_SHA256").into()));
        self.core = Some(core.clone());
        Ok(core)
    }

    /// The scenario of a text, with another relative tolerance where one is wanted.
    pub(crate) fn parsed(&mut self, written: &Text, rtol: Option<f64>) -> Result<Parsed, Fault> {
        let (file, text) = (written.file(), written.text.as_str());
        let words = vocabulary(self.catalogue()?);
        let mut parsed = parse(file, text, &words).map_err(|found| Fault::of_text(found, file, text))?;
        let wrong = scan::faults(&parsed, (file, text), &words);
        if !wrong.is_empty() {
            return Err(Fault::told(&wrong));
        }
        if let Some(rtol) = rtol {
            if !(1e-12..=1e-2).contains(&rtol) {
                return Err(fault(format!("rtol is {rtol}; expected 1e-12 to 1e-2")));
            }
            let simulation = &mut parsed.scenario.simulation;
            simulation.atol *= rtol / simulation.rtol;
            simulation.rtol = rtol;
        }
        Ok(parsed)
    }
}

impl Text {
    /// What it is called in messages.
    pub(crate) fn file(&self) -> &str {
        self.file.as_deref().unwrap_or("explorer.toml")
    }
}
