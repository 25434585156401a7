//! Tables of what decides a difference.

use super::columns::columns;
use crate::answers::{Correlation, WhatMatters};
use crate::present::table::{cell as number, truth};
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

/// Columns of a correlation.
const CORRELATION: [&str; 5] = ["rho", "rho_low", "rho_high", "rho_by_chance", "beyond_chance"];

fn correlation(of: &Correlation, chance: f64) -> [String; 5] {
    [number(of.rho), number(of.low), number(of.high), number(chance), truth(of.beyond).to_owned()]
}

fn parameters(found: &WhatMatters) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("what-matters.csv");
    let sets = ["unit", "range_low", "range_high", "sets_low", "sets_median", "sets_high", "grade", "source", "about"];
    table.row(["rank", "parameter"].into_iter().chain(CORRELATION).chain(sets))?;
    for (rank, one) in found.parameters.iter().enumerate() {
        let names = [(rank + 1).to_string(), one.name.clone()].into_iter();
        let names = names.chain(correlation(&one.correlation, found.chance.all));
        let sets = std::iter::once(one.unit.clone()).chain(one.range.into_iter().chain(one.sets).map(number));
        table.row(names.chain(sets).chain([one.grade.clone(), one.source.clone(), one.about.clone()]))?;
    }
    table.text()
}

fn measurable(found: &WhatMatters) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("what-matters_measurable.csv");
    let sets = ["unit", "sets_low", "sets_median", "sets_high", "facts"];
    table.row(["rank", "measured", "arm", "formula"].into_iter().chain(CORRELATION).chain(sets))?;
    for (rank, one) in found.measurable.iter().enumerate() {
        let names = [(rank + 1).to_string(), one.label.clone(), one.arm.clone(), one.formula.clone()];
        let sets = std::iter::once(one.unit.clone()).chain(one.sets.map(number)).chain([one.facts.join(" ")]);
        table.row(names.into_iter().chain(correlation(&one.correlation, found.chance.all_measurable)).chain(sets))?;
    }
    table.text()
}
