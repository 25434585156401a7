//! Tables of what decides a difference.

use super::columns::columns;
use crate::answers::{Correlation, WhatMatters};
use crate::present::table::cell as number;
use crate::present::{COLUMNS, Table, TableError, data_dictionary};
use crate::scenario::Scenario;

/// All tables, with what their columns mean.
///
/// # Errors
/// [`TableError`] if one cannot be made.
pub fn tables(found: &WhatMatters, scenario: &Scenario) -> Result<Vec<(String, Vec<u8>)>, TableError> {
    let mut files = vec![
        ("what-matters.csv".into(), parameters(found)?),
        ("what-matters_measurable.csv".to_owned(), measurable(found)?),
    ];
    let texts = files.iter().map(|(name, text): &(String, Vec<u8>)| (name.as_str(), text.as_slice()));
    let about = data_dictionary(texts, Some(scenario), &columns())?;
    files.push((COLUMNS.into(), about));
    Ok(files)
}

fn correlation(of: &Correlation) -> [String; 4] {
    [number(of.rho), number(of.low), number(of.high), of.beyond.to_string()]
}

fn parameters(found: &WhatMatters) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("what-matters.csv");
    let numbers = ["rho", "rho_low", "rho_high", "beyond_chance"];
    let sets = ["unit", "range_low", "range_high", "sets_low", "sets_median", "sets_high", "grade", "source", "about"];
    table.row(["rank", "parameter"].into_iter().chain(numbers).chain(sets))?;
    for (rank, one) in found.parameters.iter().enumerate() {
        let names = [(rank + 1).to_string(), one.name.clone()].into_iter().chain(correlation(&one.correlation));
        let sets = std::iter::once(one.unit.clone()).chain(one.range.into_iter().chain(one.sets).map(number));
        table.row(names.chain(sets).chain([one.grade.clone(), one.source.clone(), one.about.clone()]))?;
    }
    table.text()
}

fn measurable(found: &WhatMatters) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("what-matters_measurable.csv");
    let numbers = ["rho", "rho_low", "rho_high", "beyond_chance"];
    let sets = ["unit", "sets_low", "sets_median", "sets_high", "facts"];
    table.row(["rank", "measured", "arm", "formula"].into_iter().chain(numbers).chain(sets))?;
    for (rank, one) in found.measurable.iter().enumerate() {
        let names = [(rank + 1).to_string(), one.label.clone(), one.arm.clone(), one.formula.clone()];
        let sets = std::iter::once(one.unit.clone()).chain(one.sets.map(number)).chain([one.facts.join(" ")]);
        table.row(names.into_iter().chain(correlation(&one.correlation)).chain(sets))?;
    }
    table.text()
}
