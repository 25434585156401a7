//! Which quantities the panels of an overview show, as a reader writes them: `m1,m2+il10,bbb`.

use super::Results;
use super::naming::EXPOSURE;
use super::unit::unit;
use crate::course::outcomes::Subject;
use crate::course::{UnknownColumn, named};
use crate::figure::MAX_PANELS;
use crate::model::observables::columns;
use crate::scenario::Scenario;
use std::collections::BTreeSet;

/// Quantities that one panel can tell apart.
const MOST: usize = 3;

/// Why panels cannot be chosen so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChoiceError {
    /// Nothing stands between two commas, or plus signs.
    #[error(
        "panels `{written}` name nothing somewhere; write observables, as in `m1,m2+il10,bbb`: a comma begins a panel, a plus adds to it"
    )]
    Empty {
        /// The text.
        written: String,
    },
    /// A panel would be crowded.
    #[error(
        "a panel of {count} observables (`{panel}`); at most {MOST} can be told apart: begin another one with a comma"
    )]
    Crowded {
        /// The panel's text.
        panel: String,
        /// Observables in it.
        count: usize,
    },
    /// An axis has one unit.
    #[error("`{first}` counts in {units}, which one axis cannot show; write `{first},{second}` for two panels", units = units.join(" and "))]
    Units {
        /// The first observable.
        first: String,
        /// One with another unit.
        second: String,
        /// Both units.
        units: [String; 2],
    },
    /// A panel would have a curve twice, or a figure a panel.
    #[error("panels show `{name}` twice")]
    Twice {
        /// The observable, or the whole panel.
        name: String,
    },
    /// A figure would be crowded.
    #[error(
        "{chosen} panels, and {measured} more for own data: a figure has room for {MAX_PANELS}; show or give fewer"
    )]
    Many {
        /// Panels that were chosen, or the usual ones.
        chosen: usize,
        /// Observables with data that none of them shows.
        measured: usize,
    },
    /// There is no such observable.
    #[error(transparent)]
    Unknown(#[from] UnknownColumn),
}

/// Panels, each with its columns.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choice(Vec<Vec<String>>);

impl Choice {
    /// Reads panels between commas, and observables between plus signs.
    ///
    /// # Errors
    /// [`ChoiceError`] where a name is missing, or a panel has too many.
    pub fn parse(written: &str) -> Result<Choice, ChoiceError> {
        let split = |text: &str, at: char| text.split(at).map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        let panels: Vec<Vec<String>> = split(written, ',').iter().map(|panel| split(panel, '+')).collect();
        if panels.iter().flatten().any(String::is_empty) {
            return Err(ChoiceError::Empty { written: written.to_owned() });
        }
        match panels.iter().find(|panel| panel.len() > MOST) {
            Some(panel) => Err(ChoiceError::Crowded { panel: panel.join("+"), count: panel.len() }),
            None => Ok(Choice(panels)),
        }
    }

    /// The panels with the columns of these results; none where none were chosen.
    ///
    /// # Errors
    /// [`ChoiceError`] for an observable that the results have not, and for units that do not go together.
    pub fn panels(&self, results: &Results) -> Result<Vec<Vec<String>>, ChoiceError> {
        self.checked(results.courses.first().map(|course| course.columns.as_slice()).unwrap_or_default())
    }

    /// All that the panels that were chosen show of a scenario, by the names of the model. What it has not is refused
    /// before anything is run, and so are more panels than a figure has room for: those that were chosen, or the usual,
    /// and one for each of the `measured` observables that none of them shows.
    ///
    /// # Errors
    /// [`ChoiceError`] as of [`Choice::panels`].
    pub fn shown(
        chosen: Option<&Choice>,
        scenario: &Scenario,
        measured: &[String],
    ) -> Result<Vec<String>, ChoiceError> {
        let panels = chosen.map_or(Ok(Vec::new()), |choice| choice.checked(&columns(scenario.simulation.regions)))?;
        let (own, shown) = (panels.len(), panels.concat());
        // The score, what is given, and what each subject has but the last.
        let usual = 1 + Subject::ALL.len();
        let more = |column: &&String| match chosen {
            Some(_) => !shown.contains(column),
            None => **column != scenario.injury.species.score.column && *column != EXPOSURE,
        };
        let chosen = if chosen.is_some() { own } else { usual };
        let measured = measured.iter().filter(more).count();
        if chosen + measured > MAX_PANELS { Err(ChoiceError::Many { chosen, measured }) } else { Ok(shown) }
    }

    fn checked(&self, known: &[String]) -> Result<Vec<Vec<String>>, ChoiceError> {
        let panels = self.0.iter().map(|panel| Self::one(panel, known)).collect::<Result<Vec<_>, _>>()?;
        let mut shown = BTreeSet::new();
        match panels.iter().find(|panel| !shown.insert(*panel)) {
            Some(panel) => Err(ChoiceError::Twice { name: panel.join("+") }),
            None => Ok(panels),
        }
    }

    /// One panel with the names of the model.
    fn one(panel: &[String], known: &[String]) -> Result<Vec<String>, ChoiceError> {
        let found = panel.iter().map(|name| named(name, known).cloned()).collect::<Result<Vec<String>, _>>()?;
        let other = found.iter().find(|name| found.first().is_some_and(|first| unit(name) != unit(first)));
        if let (Some(first), Some(second)) = (found.first(), other) {
            let units = [unit(first), unit(second)].map(|unit| format!("`{unit}`"));
            return Err(ChoiceError::Units { first: first.clone(), second: second.clone(), units });
        }
        if let Some(name) = found.iter().enumerate().find_map(|(at, name)| found[..at].contains(name).then_some(name)) {
            return Err(ChoiceError::Twice { name: name.clone() });
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_begin_panels_and_plus_signs_add_to_them() {
        let panels = Choice::parse("m1, m2+il10@epicentre ,bbb").unwrap().0;
        assert_eq!(panels, [vec!["m1"], vec!["m2", "il10@epicentre"], vec!["bbb"]]);
        for empty in ["", "m1,", "m1++m2", " , "] {
            assert!(matches!(Choice::parse(empty), Err(ChoiceError::Empty { .. })), "{empty}");
        }
        let crowded = Choice::parse("a+b+c+d").unwrap_err().to_string();
        assert!(crowded.contains("at most 3") && crowded.contains("a+b+c+d"), "{crowded}");
    }
}
