//! What is read in the cells of a grid, where that was written, and what is wrong with the grid that a file asks for.

use crate::reading::{Fault, Span};
use crate::scenario::variant::{Axis, Original, Told, Written};
use crate::scenario::{Parsed, ScanAsked, Vocabulary};
use crate::study::readout::Readout;

/// What is read in the cells of a grid.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// Arms; those beside `control` where none are named.
    pub arms: &'a [String],
    /// A formula, an observable, or a metric of the scenario; the score if nothing is wanted.
    pub metric: Option<&'a str>,
    /// When an observable or the score is read, days; at the end if nothing is said.
    pub at_d: Option<f64>,
    /// Least time from the beginning of a cell's last dose to its reading, days; where nothing is said
    /// [`FOLLOW_D`](crate::study::FOLLOW_D) if an axis moves doses and no time is asked for, else none.
    pub follow_d: Option<f64>,
    /// Where a file says some of it; what no file says was said by flags.
    pub said: Option<InFile<'a>>,
}

/// A table `[scan]` and the file in which it stands.
#[derive(Clone, Copy, Debug)]
pub struct InFile<'a> {
    /// What the file is called.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What the table says.
    pub asked: &'a ScanAsked,
}

impl<'a> InFile<'a> {
    /// Every key with its values.
    ///
    /// # Errors
    /// What is wrong with them, each where it stands.
    pub fn axes(&self, original: &Original<'_>) -> Result<Vec<Axis>, Vec<Told>> {
        let one = |line| original.axis(&Written::listed(self.file, self.text, line));
        all(self.asked.set.iter().map(one).collect())
    }

    /// What is read where no flag says otherwise.
    pub fn reading(self) -> Reading<'a> {
        let ScanAsked { metric, at_d, follow_d, arm, .. } = self.asked;
        let arms = arm.as_ref().map(std::slice::from_ref).unwrap_or_default();
        Reading { arms, metric: metric.as_deref(), at_d: *at_d, follow_d: *follow_d, said: Some(self) }
    }

    /// What is wrong with it whatever its cells come to be.
    ///
    /// # Errors
    /// Everything that is, each where it stands.
    fn check(self, original: &Original<'_>) -> Result<(), Vec<Told>> {
        let axes = self.axes(original)?;
        let reading = self.reading();
        reading.arms(original)?;
        // Where the run is longer or has more regions in some cells, a formula is looked at in each of them.
        if axes.iter().any(|axis| axis.key.full().starts_with("simulation.")) {
            return Ok(());
        }
        let scenario = original.scenario();
        Readout::new(reading.metric, reading.at_d, scenario)
            .map(|_| ())
            .map_err(|fault| vec![reading.unreadable(fault)])
    }
}

impl Reading<'_> {
    /// Names of the arms that are read.
    pub(super) fn arms(&self, original: &Original<'_>) -> Result<Vec<String>, Vec<Told>> {
        let names: Vec<String> = original.scenario().arms.iter().map(|arm| arm.name.clone()).collect();
        if self.arms.is_empty() {
            let treated: Vec<String> = names.iter().skip(1).cloned().collect();
            return Ok(if treated.is_empty() { names } else { treated });
        }
        let one = |name: &String| match original.scenario().arm(Some(name)) {
            Ok(_) => Ok(name.clone()),
            Err(why) => {
                let fault =
                    Fault { span: 0..name.len(), message: why.to_string(), label: "not there".into(), help: None };
                Err(self.fault("arm", name, fault))
            }
        };
        all(self.arms.iter().map(one).collect())
    }

    /// A fault of what was said for `key`, which is `value`: in the file, or behind the flag of that name.
    pub(super) fn fault(&self, key: &str, value: &str, fault: Fault) -> Told {
        match self.said.filter(|said| self.goes_by(key, said.asked)).zip(self.place(key)) {
            Some((InFile { file, text, .. }, place)) => Told::within(file, text, (place, value), fault),
            None => Told::of(&format!("--{key}"), value, fault),
        }
    }

    fn place(&self, key: &str) -> Option<&Span> {
        self.said?.asked.places.get(key)
    }

    /// Whether what the file says for a key is what is read: a flag takes its place.
    fn goes_by(&self, key: &str, asked: &ScanAsked) -> bool {
        match key {
            "metric" => self.metric == asked.metric.as_deref(),
            "arm" => self.arms.iter().eq(&asked.arm),
            "at" => self.at_d == asked.at_d,
            _ => self.follow_d == asked.follow_d,
        }
    }

    /// That something cannot be read.
    pub(super) fn unreadable(&self, fault: Fault) -> Told {
        match (self.metric, self.at_d) {
            (Some(metric), _) => self.fault("metric", metric, fault),
            (None, day) => self.fault("at", &day.map(|day| format!("{day} d")).unwrap_or_default(), fault),
        }
    }
}

/// Every key with its values, as the flags called `name` give them.
///
/// # Errors
/// What is wrong with them, each in its flag.
pub fn axes(name: &str, flags: &[String], original: &Original<'_>) -> Result<Vec<Axis>, Vec<Told>> {
    let called = |at: usize| if flags.len() == 1 { name.to_owned() } else { format!("{name} number {}", at + 1) };
    let one = |(at, flag): (usize, &String)| original.axis(&Written::flag(&called(at), flag)?);
    all(flags.iter().enumerate().map(one).collect())
}

/// What is wrong with the grid that a file asks for, if it asks for one, whatever its cells come to be.
pub fn faults(parsed: &Parsed, (file, text): (&str, &str), vocabulary: &Vocabulary<'_>) -> Vec<Told> {
    let Some(asked) = &parsed.scan else { return Vec::new() };
    match Original::new(file, text, vocabulary) {
        Ok(original) => InFile { file, text, asked }.check(&original).err().unwrap_or_default(),
        Err(told) => vec![told],
    }
}

/// All of them, or every fault.
fn all<T>(found: Vec<Result<T, Told>>) -> Result<Vec<T>, Vec<Told>> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for one in found {
        match one {
            Ok(one) => good.push(one),
            Err(told) => bad.push(told),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}
