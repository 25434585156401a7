//! Tables of what carries a difference, and the graph of who acts on whom.

use super::columns::columns;
use super::dot::dot;
use crate::answers::{Carried, Effect, Measure, Part, Passed, Why};
use crate::present::measure::{MEASURED, measured};
use crate::present::table::{cell as number, truth};
use crate::present::{COLUMNS, Table, TableError, data_dictionary, translated};
use crate::scenario::Scenario;

/// Name and contents of a table.
type File = (String, Vec<u8>);

/// All tables with what their columns mean, and the graph where there is one.
///
/// # Errors
/// [`TableError`] if one cannot be made.
pub fn tables(why: &Why, scenario: &Scenario) -> Result<Vec<File>, TableError> {
    let mut files: Vec<File> = vec![
        ("why.csv".into(), parts(why)?),
        ("why_interplay.csv".into(), interplay(why)?),
        ("why_reactions.csv".into(), reactions(why)?),
        ("why_fluxes.csv".into(), fluxes(why)?),
    ];
    let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_slice()));
    let about = data_dictionary(texts, Some(scenario), &columns())?;
    files.push((COLUMNS.into(), about));
    files.extend(dot(why).map(|text| ("why.dot".to_owned(), text.into_bytes())));
    Ok(files)
}

const EFFECT: [&str; 7] = ["nominal", "low", "median", "high", "better", "worse", "sets"];

/// Names of the columns of an effect.
fn heads(of: &str) -> impl Iterator<Item = String> + '_ {
    EFFECT.iter().map(move |head| format!("{of}_{head}"))
}

fn cells(effect: &Effect) -> impl Iterator<Item = String> {
    let Effect { nominal, low, median, high, better, worse, sets, .. } = *effect;
    [nominal, low, median, high, better, worse].map(number).into_iter().chain([sets.to_string()])
}

fn parts(why: &Why) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("why.csv");
    let own = ["rank", "kind", "part"].into_iter().chain(MEASURED);
    let own = own.chain(["carried", "carried_error", "carried_share", "carried_nominal"]);
    let own = own.chain(["carried_low", "carried_high"]).map(str::to_owned);
    let effects = ["missing", "left", "alone"].into_iter().flat_map(heads);
    let people = why.read.translation;
    let carried_over = translated::heads(people).map(str::to_owned);
    table.row(
        own.chain(["less_share".to_owned()])
            .chain(effects)
            .chain(["about", "turned_round"].map(str::to_owned))
            .chain(carried_over),
    )?;
    for (rank, part) in why.parts.iter().enumerate() {
        table.row(row(rank + 1, part, &why.read))?;
    }
    let Effect { nominal, low, high, .. } = why.whole;
    let shared = [why.shared, 0.0, 1.0, nominal, low, high].map(number);
    let head = ["", "whole", "all"].map(str::to_owned).into_iter().chain(measured(&why.read)).chain(shared);
    let nothing = std::iter::repeat_n(String::new(), 1 + EFFECT.len());
    let sum = std::iter::repeat_n(String::new(), EFFECT.len());
    let carried_over = translated::cells(people, Some(&why.whole), people);
    let numbers = nothing.chain(cells(&why.whole)).chain(sum);
    table.row(head.chain(numbers).chain([String::new(), String::new()]).chain(carried_over))?;
    table.text()
}

fn row(rank: usize, part: &Part, read: &Measure) -> Vec<String> {
    let Carried { nominal, value, error, share, low, high } = part.carried;
    let mut row = vec![rank.to_string(), part.kind.word().into(), part.name.clone()];
    row.extend(measured(read));
    row.extend([value, error, share, nominal, low, high, part.less].map(number));
    row.extend(cells(&part.missing).chain(cells(&part.left)).chain(cells(&part.alone)));
    row.push(part.about.clone());
    row.push(truth(part.turned_round).to_owned());
    row.extend(translated::cells(read.translation, None, None));
    row
}

fn interplay(why: &Why) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("why_interplay.csv");
    let own = ["part", "with", "unit"].map(str::to_owned).into_iter();
    table.row(own.chain(heads("more")))?;
    let names = |one: &str, other: &str| [one, other, why.read.unit.as_str()].map(str::to_owned).into_iter();
    table.row(names("all", "all").chain(cells(&why.together)))?;
    for pair in &why.interplay {
        table.row(names(&pair.names[0], &pair.names[1]).chain(cells(&pair.more)))?;
    }
    table.text()
}

fn reactions(why: &Why) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("why_reactions.csv");
    let numbers = ["arm", "against", "difference", "relative_to_against", "share_of_state"];
    table.row(["rank", "reaction", "place", "period", "unit"].into_iter().chain(numbers))?;
    for (rank, flux) in why.fluxes.iter().enumerate() {
        for (period, passed) in std::iter::once(("run", flux.run)).chain(flux.phases.iter().copied()) {
            let names =
                [(rank + 1).to_string(), flux.reaction.clone(), flux.place.clone(), period.into(), flux.unit.clone()];
            let weight = if period == "run" { number(flux.weight) } else { String::new() };
            table.row(names.into_iter().chain(amounts(&passed)).chain([weight]))?;
        }
    }
    table.text()
}

fn amounts(passed: &Passed) -> impl Iterator<Item = String> {
    [passed.arm, passed.against, passed.difference(), passed.relative].map(number).into_iter()
}

fn fluxes(why: &Why) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("why_fluxes.csv");
    table.row(["time_d", "reaction", "place", "unit", "arm", "against", "difference"])?;
    for flux in &why.fluxes {
        let unit = format!("{}/d", flux.unit);
        for (time_d, [arm, against]) in why.flux_times_d.iter().zip(&flux.course) {
            let numbers = [*arm, *against, arm - against].map(number);
            let names = [number(*time_d), flux.reaction.clone(), flux.place.clone(), unit.clone()];
            table.row(names.into_iter().chain(numbers))?;
        }
    }
    table.text()
}
