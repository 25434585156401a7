//! The names that a scenario may use.

use super::asked::DAY;
use crate::catalogue::Catalogue;
use crate::course::outcomes::{Read, of_cord};
use crate::course::{Column, Condition, Measures};
use crate::ledger::reaction_names;
use crate::model::injuries::Trauma;
use crate::model::parameters;
use crate::model::species::Species;
use crate::model::state::{Body, Tissue};
use crate::reading::Fault;
use crate::scenario::{MetricFault, ParameterInfo, StateInfo, Vocabulary, grades};

/// Reactions, parameters and states of the model, and the rows of `catalogue`.
pub fn vocabulary(catalogue: &Catalogue) -> Vocabulary<'_> {
    let reactions = reaction_names().iter().map(String::as_str).collect();
    let parameters = parameters::table()
        .iter()
        .map(|entry| ParameterInfo {
            name: entry.name,
            value: entry.quantity.value,
            low: entry.quantity.low,
            high: entry.quantity.high,
            unit: entry.quantity.unit,
        })
        .collect();
    let states = Tissue::<f64>::TABLE.iter().chain(Body::<f64>::TABLE);
    let states = states.map(|q| StateInfo { name: q.name, high: q.high, unit: q.unit }).collect();
    let (species, injuries) = (Species::ALL, Trauma::ALL);
    Vocabulary {
        reactions,
        parameters,
        states,
        species,
        injuries,
        grades: grades(species),
        catalogue,
        metric,
        condition,
        outcomes,
    }
}

/// Looks at the condition of a rule.
fn condition(when: &str, regions: usize) -> Result<(f64, usize), Fault> {
    Condition::parse(when, regions).map(|found| (found.for_d, found.comparisons()))
}

/// Outcomes of the table in a cord of `regions`.
fn outcomes(regions: usize) -> Vec<String> {
    of_cord(regions).flat_map(|one| one.read.iter().map(|read| read.of(one.column).0)).collect()
}

/// Columns of the table of members that are not outcomes.
const MEMBER: [&str; 2] = ["member", "arm"];

/// Looks at a metric of a scenario: its name must not mean anything else in a table, and its formula must be one.
fn metric(name: &str, formula: &str, until_d: f64, regions: usize) -> Result<(), MetricFault> {
    // Any number is read off any column somewhere, or may be one day.
    let read = |rest: &str| Read::ALL.iter().any(|read| read.ending() == rest) || rest.starts_with(DAY);
    let of_a_column =
        |column: &String| name.strip_prefix(column.as_str()).is_some_and(|rest| rest.is_empty() || read(rest));
    if MEMBER.contains(&name) {
        return Err(MetricFault::Name("the name of a column of every table".into()));
    }
    if let Some(column) = Column::names(regions).iter().find(|column| of_a_column(column)) {
        let what =
            if name == column { "an observable or a state".to_owned() } else { format!("read off `{column}` already") };
        return Err(MetricFault::Name(what));
    }
    Measures::parse(&[formula], regions, until_d).map(|_| ()).map_err(|(_, fault)| MetricFault::Formula(fault))
}
