//! What is read off every arm: the score, an observable, a metric of the scenario, or any formula.

use crate::answers::{Measure, Translation};
use crate::course::{Column, Measures};
use crate::model::species::{Better, Score};
use crate::reading::Fault;
use crate::scenario::Scenario;
use crate::scenario::variant::Told;
use std::sync::Arc;

/// One number that is read off every arm.
#[derive(Clone, Debug)]
pub struct Readout {
    /// What it is.
    pub measure: Measure,
    /// How it is read.
    pub measures: Arc<Measures>,
    /// What is read on one day, as a title has it; nothing of a formula, which says itself when.
    pub of_day: Option<String>,
}

impl Readout {
    /// What `wanted` means in `scenario`: a formula, an observable, which is read at `at_d`, or the name of a metric of
    /// the scenario; the score where nothing is wanted. Without `at_d` it is read at the end.
    ///
    /// # Errors
    /// What is wrong with it; the place is within `wanted`.
    pub fn new(wanted: Option<&str>, at_d: Option<f64>, scenario: &Scenario) -> Result<Readout, Fault> {
        let (score, simulation) = (&scenario.injury.species.score, &scenario.simulation);
        if let Some(day) = at_d.filter(|day| *day > simulation.until_d) {
            let message = format!("on day {day} nothing is left to read");
            let label = format!("the run ends on day {}", simulation.until_d);
            return Err(Fault { span: 0..0, message, label, help: None });
        }
        let when = at_d.map_or("end".into(), |day| format!("{day} d"));
        let own = |name: &str| scenario.metrics.iter().find(|metric| metric.name == name);
        let column = wanted.map_or(Some(score.column), |text| {
            let known = Column::named(text.trim(), simulation.regions).is_ok() && own(text.trim()).is_none();
            known.then_some(text.trim())
        });
        let mut of_day = None;
        let (name, formula, unit, read_d) = match (column, wanted) {
            (Some(column), _) => {
                let (called, read_d) = (called(column, score), at_d.unwrap_or(simulation.until_d));
                of_day = Some(called.to_owned());
                let name = format!("{called} on day {}", short(read_d));
                (name, format!("at({column}, {when})"), None, Some(read_d))
            }
            (None, text) => {
                let text = text.unwrap_or_default().trim();
                if at_d.is_some() {
                    return Err(says_itself(text, score));
                }
                let metric = own(text);
                let formula = metric.map_or(text, |metric| metric.formula.as_str());
                (text.to_owned(), formula.to_owned(), metric.and_then(|metric| metric.unit.clone()), None)
            }
        };
        let measures =
            Measures::parse(&[&formula], simulation.regions, simulation.until_d).map_err(|(_, fault)| fault)?;
        let unit = unit.or_else(|| measures.units().first().cloned().flatten()).unwrap_or_default();
        let smallest_difference = is_of(&formula, score).then_some(score.smallest_difference.value);
        let more_is_better = score.better == Better::More;
        let translation = smallest_difference.and(Translation::of(score));
        let measure = Measure { name, formula, unit, read_d, smallest_difference, more_is_better, translation };
        Ok(Readout { measure, measures: Arc::new(measures), of_day })
    }

    /// The same of what the flags `--metric` and `--at` ask for, with the place of a fault in one of them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn asked(wanted: Option<&str>, at_d: Option<f64>, scenario: &Scenario) -> Result<Readout, Told> {
        Readout::new(wanted, at_d, scenario).map_err(|fault| match (wanted, at_d) {
            (Some(text), _) => Told::of("--metric", text, fault),
            (None, day) => Told::of("--at", &day.map(|day| format!("{day} d")).unwrap_or_default(), fault),
        })
    }

    /// Names it by this day; `later` says that some are read after it.
    pub fn name(&mut self, day: f64, later: bool) {
        if let Some(called) = &self.of_day {
            self.measure.name = format!("{called} on day {}{}", short(day), if later { " or later" } else { "" });
        }
    }
}

/// What an observable is called: a score by its title, with the small letters of its label where it is no abbreviation.
fn called<'a>(column: &'a str, score: &Score) -> &'a str {
    match column == score.column {
        true if score.title.eq_ignore_ascii_case(score.label) => score.label,
        true => score.title,
        false => column,
    }
}

/// That a time was asked for beside a formula.
fn says_itself(text: &str, score: &Score) -> Fault {
    let help = format!("write the time into the formula, as in at({}, 7 d)", score.column);
    let message = format!("`{text}` says itself when it is read");
    let label = "a time goes with an observable".into();
    Fault { span: 0..text.len(), message, label, help: Some(help) }
}

/// Whether a formula reads the score at one time, and nothing else.
fn is_of(formula: &str, score: &Score) -> bool {
    let bare: String = formula.chars().filter(|letter| !letter.is_whitespace()).collect();
    let inner = bare.strip_prefix("at(").and_then(|rest| rest.strip_suffix(')'));
    let when = inner.and_then(|inner| inner.strip_prefix(score.column)?.strip_prefix(','));
    when.is_some_and(|when| !when.contains(['(', ')', ',']))
}

/// A day with at most three digits behind the point.
fn short(day: f64) -> f64 {
    (day * 1000.0).round() / 1000.0
}
