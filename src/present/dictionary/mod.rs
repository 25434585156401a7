//! What the columns of tables mean: a file beside every table, made from what the model declares.

mod known;
mod of_tables;

use super::{TableError, spoken_day};
use crate::course::outcomes::{MILESTONES, Read};
use crate::course::{Column, Measures};
use crate::experiment::{DAY, OfRule, rule_names};
use crate::model::parameters;
use crate::scenario::{CONTEXT_OF_USE, Scenario};
use serde::Serialize;
use std::collections::BTreeMap;

/// The table that has a number a set.
const MEMBERS: &str = "members.csv";

/// Name of the file.
pub const COLUMNS: &str = "columns.json";

/// Regions of a cord where no scenario says how many.
const USUAL_REGIONS: usize = 2;

/// A column, or a name that stands in one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its name.
    pub name: String,
    /// Its unit: `1` for a pure number, empty for texts and where each row has its own.
    pub unit: String,
    /// What it is, in a few words.
    pub meaning: String,
}

impl Note {
    /// What is known of a column.
    pub fn new(name: impl Into<String>, unit: impl Into<String>, meaning: impl Into<String>) -> Note {
        Note { name: name.into(), unit: unit.into(), meaning: meaning.into() }
    }
}

#[derive(Serialize)]
struct File<'a> {
    schema_version: u32,
    /// Columns of every table, in their order.
    tables: BTreeMap<&'a str, Vec<Note>>,
    /// Names of outcomes, which stand in cells of a column `metric` or `observable`.
    outcomes: Vec<Note>,
    context_of_use: &'a str,
}

/// Texts of `tables`, with their names, become the file that says what their columns mean; other files are passed over.
/// `own` are columns of a command's own; those of the model, of the scenario and of every table are known.
///
/// # Errors
/// [`TableError`] for a column that nobody declared.
pub fn data_dictionary<'t>(
    tables: impl IntoIterator<Item = (&'t str, &'t [u8])>,
    scenario: Option<&Scenario>,
    own: &[Note],
) -> Result<Vec<u8>, TableError> {
    let (mut found, mut named) = (BTreeMap::new(), BTreeMap::new());
    for (table, text) in tables.into_iter().filter(|(name, _)| name.ends_with(".csv")) {
        let head = head(text);
        let note = |column: &String| {
            let unknown = || TableError::new(COLUMNS, format!("nobody says what `{column}` of {table} means"));
            let found = of_tables::note(table, column).or_else(|| note(column, scenario, own)).ok_or_else(unknown)?;
            Ok(if table == MEMBERS { of_tables::of_member(found) } else { found })
        };
        found.insert(table, head.iter().map(note).collect::<Result<Vec<Note>, _>>()?);
        for name in outcomes(text, &head) {
            named.extend(note_of_outcome(&name, scenario).map(|note| (name, note)));
        }
    }
    let outcomes = named.into_values().collect();
    let file = File { schema_version: 1, tables: found, outcomes, context_of_use: CONTEXT_OF_USE };
    let text = serde_json::to_string_pretty(&file).map_err(|error| TableError::new(COLUMNS, error.to_string()))?;
    Ok((text + "\n").into_bytes())
}

/// Lines that are no comments.
fn reader(text: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text)
}

fn head(text: &[u8]) -> Vec<String> {
    reader(text).headers().map(|head| head.iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// Names of outcomes in the cells of a tidy table.
fn outcomes(text: &[u8], head: &[String]) -> Vec<String> {
    let Some(at) = head.iter().position(|name| name == "metric" || name == "observable") else { return Vec::new() };
    let mut found: Vec<String> =
        reader(text).records().flatten().filter_map(|row| row.get(at).map(str::to_owned)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What is known of a column.
fn note(column: &str, scenario: Option<&Scenario>, own: &[Note]) -> Option<Note> {
    let special = own.iter().find(|note| note.name == column).cloned();
    special.or_else(|| known::note(column)).or_else(|| note_of_outcome(column, scenario)).or_else(|| drawn(column))
}

/// What is known of an observable, a state or a number that is read off one.
fn note_of_outcome(name: &str, scenario: Option<&Scenario>) -> Option<Note> {
    let regions = scenario.map_or(USUAL_REGIONS, |scenario| scenario.simulation.regions);
    if let Some(metric) = scenario.and_then(|scenario| scenario.metrics.iter().find(|metric| metric.name == name)) {
        let meaning = format!("{}, as the scenario defines it", metric.formula);
        let until_d = scenario.map_or(0.0, |scenario| scenario.simulation.until_d);
        let read = Measures::parse(&[&metric.formula], regions, until_d).ok();
        let plain = read.and_then(|read| read.units().first().cloned().flatten());
        return Some(Note::new(name, metric.unit.clone().or(plain).unwrap_or_default(), meaning));
    }
    if let Some(column) = Column::find(name, regions) {
        return Some(Note::new(name, column.unit(), column.about()));
    }
    let read = Read::ALL.iter().find_map(|read| {
        let column = Column::find(name.strip_suffix(read.ending())?, regions)?;
        Some(Note::new(name, read.unit(column.unit()), format!("{}: {}", column.about(), read.about())))
    });
    let read = read.or_else(|| moment(name, scenario)).or_else(|| of_rule(name, scenario?));
    read.or_else(|| {
        let (base, day) = name.split_once(DAY)?;
        let column = Column::find(base, regions)?;
        Some(Note::new(name, column.unit(), format!("{}: on day {day}", column.about())))
    })
}

/// The time of a moment of the course.
fn moment(name: &str, scenario: Option<&Scenario>) -> Option<Note> {
    let score = scenario.map_or("", |scenario| scenario.injury.species.score.column);
    let found = MILESTONES.iter().find(|moment| moment.name(score) == name)?;
    let end = scenario.map_or("the end".into(), |scenario| spoken_day(scenario.simulation.until_d));
    Some(Note::new(name, "d", format!("when this is so, after the injury: {}", found.told(&end))))
}

/// What a rule of the scenario came to.
fn of_rule(name: &str, scenario: &Scenario) -> Option<Note> {
    let (rule, of) = rule_names(scenario).into_iter().find_map(|rule| {
        let of = OfRule::ALL.into_iter().find(|of| of.name(rule) == name)?;
        Some((rule, of))
    })?;
    let meaning = match of {
        OfRule::Times => format!("how often the rule `{rule}` gave"),
        OfRule::First => format!("when the rule `{rule}` first gave, after the injury; infinite if it never did"),
    };
    Some(Note::new(name, of.unit(), meaning))
}

/// A parameter of the model, or a number of a row of the catalogue, that members have of their own.
fn drawn(name: &str) -> Option<Note> {
    let parameter = parameters::position(name).and_then(|at| parameters::table().get(at));
    let parameter = parameter.map(|one| Note::new(name, one.quantity.unit, one.quantity.about.trim()));
    parameter.or_else(|| {
        let row = name.strip_prefix("weight.")?;
        Some(Note::new(name, "1", format!("number {row} of the catalogue, as the parameter set has it")))
    })
}

#[cfg(test)]
mod tests {
    use super::{data_dictionary, note};

    #[test]
    fn what_the_model_declares_is_known_and_what_nobody_declares_is_refused() {
        for (name, unit, words) in [
            ("tnf@epicentre", "level", "TNF, epicentre"),
            ("tnf", "level", "TNF, mean over the cord"),
            ("bbb_day_7", "point", "on day 7"),
            ("tnf@epicentre_peak_time", "d", "when it is highest"),
            ("exo_cargo@epicentre_area", "ug d", "area under the course"),
            ("tnf@epicentre_peak_moment", "d", "TNF peaks"),
            ("time_d", "d", "after the injury"),
            ("barrier.opening_by_mmp9", "1/(level d)", ""),
        ] {
            let found = note(name, None, &[]).unwrap_or_else(|| panic!("{name}"));
            assert!(found.meaning.contains(words), "{name}: {}", found.meaning);
            assert!(found.unit == unit || words.is_empty(), "{name}: {}", found.unit);
        }
        let refused = data_dictionary([("x.csv", &b"time_d,nonsense\n"[..])], None, &[]).unwrap_err().to_string();
        assert!(refused.contains("`nonsense` of x.csv"), "{refused}");
    }

    #[test]
    fn comments_are_passed_over_and_names_in_cells_are_explained() {
        let text = b"# a comment, with a comma\narm,metric,value\ncontrol,bbb_end,11\ncontrol,of nobody,1\n";
        let found = data_dictionary([("m.csv", &text[..]), ("note.txt", &b"x"[..])], None, &[]).unwrap();
        let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
        assert_eq!(found["tables"]["m.csv"][0]["name"], "arm");
        assert_eq!(found["outcomes"].as_array().unwrap().len(), 1);
        assert_eq!(found["outcomes"][0]["name"], "bbb_end");
        assert_eq!(found["tables"].as_object().unwrap().len(), 1);
    }
}
