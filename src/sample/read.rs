//! Reads the file of a population: strictly, so that what is missing, damaged or of another model is never used.

use super::checksum::checksum;
use super::identity::identity_hash;
use super::population::{CORE, Population, VERSION, end};
use super::set::{Set, SetError};
use super::space::Space;
use super::uses::Uses;
use crate::catalogue::Catalogue;
use std::collections::BTreeMap;

/// Why a population cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PopulationError {
    /// A line of the head is not there.
    #[error("line {line}: `{wanted}` is missing")]
    Head {
        /// Line, from 1.
        line: usize,
        /// How the line begins.
        wanted: &'static str,
    },
    /// It has another format.
    #[error("line 1: this is format {found}, and this exocord reads format {VERSION}")]
    Version {
        /// The format.
        found: String,
    },
    /// It belongs to another model.
    #[error("the population was made for another model ({found}, this one is {expected})")]
    Stale {
        /// Hash in the file.
        found: String,
        /// Hash of this model.
        expected: String,
    },
    /// The numbers of other rows cannot be drawn.
    #[error("line {line}: `{found}` is not a seed")]
    Seed {
        /// Line, from 1.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// The core beside it is of another population.
    #[error("the members of {CORE} beside it are not its first ones")]
    Core,
    /// The core beside it cannot be used.
    #[error("{CORE} beside it: {0}")]
    InCore(Box<PopulationError>),
    /// Its end is missing.
    #[error("the file was cut off after line {line}: its last line, with a checksum, is missing")]
    Cut {
        /// Lines that there are.
        line: usize,
    },
    /// A parameter is missing, left over, or in another place.
    #[error("line {line}, name {column}: {found} stands where {expected} should")]
    Name {
        /// Line, from 1.
        line: usize,
        /// Name, from 1.
        column: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: String,
    },
    /// A line has too many or too few values.
    #[error("line {line}: there are {found} values for {expected} parameters")]
    Length {
        /// Line, from 1.
        line: usize,
        /// Values.
        found: usize,
        /// Parameters.
        expected: usize,
    },
    /// A value cannot be read.
    #[error("line {line}, value {column}: `{found}` is not a number for `{name}`")]
    Number {
        /// Line, from 1.
        line: usize,
        /// Value, from 1.
        column: usize,
        /// What stands there.
        found: String,
        /// The parameter.
        name: String,
    },
    /// A value cannot be that of its parameter.
    #[error("line {line}, value {column}: {reason}")]
    Value {
        /// Line, from 1.
        line: usize,
        /// Value, from 1.
        column: usize,
        /// Why not.
        reason: SetError,
    },
    /// A member is there twice.
    #[error("line {line} is the member of line {before} again")]
    Twice {
        /// Line, from 1.
        line: usize,
        /// The other one.
        before: usize,
    },
    /// It is not as it was written.
    #[error("line {line} is `{found}` and should be `{expected}`: the file was damaged or changed")]
    Damaged {
        /// Line, from 1.
        line: usize,
        /// The last line.
        found: String,
        /// What it should be.
        expected: String,
    },
}

impl Population {
    /// Reads a file whose members are of this model with the rows of `catalogue`.
    ///
    /// # Errors
    /// [`PopulationError`] for a file of another format or model, and for one that is not as it was written.
    pub fn read(text: &str, catalogue: &Catalogue) -> Result<Population, PopulationError> {
        Population::parse(text, |uses| belongs(catalogue, uses))
    }

    /// The same, beside the file of its core, which must be its beginning; an empty one is none.
    ///
    /// # Errors
    /// As for [`Population::read`], of either file, and where the core is not the beginning.
    pub fn with_core(text: &str, core: &str, catalogue: &Catalogue) -> Result<Population, PopulationError> {
        let population = Population::read(text, catalogue)?;
        if !core.is_empty() {
            // What it belongs to takes a while to write down, and has just been found to be the model.
            let belongs = |uses: &Uses| match *uses == population.uses {
                true => (population.space.clone(), population.model.clone()),
                false => belongs(catalogue, uses),
            };
            let core = Population::parse(core, belongs).map_err(|error| PopulationError::InCore(Box::new(error)))?;
            if !population.begins_with(&core) {
                return Err(PopulationError::Core);
            }
        }
        Ok(population)
    }

    /// Reads a file; `belongs` gives, for what the facts use, what members of this model differ in and its hash.
    ///
    /// # Errors
    /// As for [`Population::read`].
    pub fn parse(text: &str, belongs: impl Fn(&Uses) -> (Space, String)) -> Result<Population, PopulationError> {
        let file = Lines::of(text)?;
        let uses: Uses = file.uses.split_whitespace().map(str::to_owned).collect();
        let (space, expected) = belongs(&uses);
        if file.model != expected {
            return Err(PopulationError::Stale { found: brief(file.model), expected: brief(&expected) });
        }
        names(file.names, &space)?;
        let members = members(file.rows()?, &space)?;
        file.whole()?;
        let members = (0..).zip(members).map(|(number, set)| set.of_member(file.seed, number)).collect();
        let (model, facts, method) = (file.model.into(), file.facts.into(), file.method.into());
        Ok(Population { model, facts, uses, seed: file.seed, method, members, space })
    }
}

/// The lines of a file.
pub(super) struct Lines<'t> {
    all: Vec<&'t str>,
    /// Hash of what its sets belong to.
    pub model: &'t str,
    facts: &'t str,
    uses: &'t str,
    seed: u64,
    /// How it was made.
    pub method: &'t str,
    /// Names of what its members differ in, with commas between.
    pub names: &'t str,
}

impl<'t> Lines<'t> {
    /// Of a file of this format.
    pub fn of(text: &'t str) -> Result<Lines<'t>, PopulationError> {
        let all: Vec<&str> = text.lines().collect();
        let version = head(&all, 1, "# exocord population ")?;
        if version != VERSION {
            return Err(PopulationError::Version { found: version.chars().take(12).collect() });
        }
        let (model, facts) = (head(&all, 2, "# model ")?, head(&all, 3, "# facts ")?);
        let uses = head(&all, 4, "# uses")?;
        let (seed, method) = (seed(5, head(&all, 5, "# seed ")?)?, head(&all, 6, "# ")?);
        let names = all.get(NAMES - 1).copied().unwrap_or_default();
        Ok(Lines { all, model, facts, uses, seed, method, names })
    }

    /// Those of members.
    pub fn rows(&self) -> Result<&[&'t str], PopulationError> {
        let rows = self.all.get(NAMES..).unwrap_or_default();
        let ended = rows.split_last().filter(|(last, _)| last.starts_with("# "));
        ended.map(|(_, rows)| rows).ok_or(PopulationError::Cut { line: self.all.len() })
    }

    /// That it is as it was written.
    pub fn whole(&self) -> Result<(), PopulationError> {
        let (members, Some((last, before))) = (self.rows()?.len(), self.all.split_last()) else {
            return Ok(());
        };
        let text: String = before.iter().flat_map(|line| [line, "\n"]).collect();
        let expected = end(members, &checksum(&text));
        if *last == expected {
            return Ok(());
        }
        Err(PopulationError::Damaged { line: self.all.len(), found: (*last).to_owned(), expected })
    }
}

/// What members of this model with the rows of `catalogue` differ in, and what they belong to.
fn belongs(catalogue: &Catalogue, uses: &Uses) -> (Space, String) {
    (Space::of(catalogue, uses), identity_hash(catalogue, uses))
}

/// The line of names, from 1.
pub(super) const NAMES: usize = 7;

/// The seed on a line.
fn seed(line: usize, text: &str) -> Result<u64, PopulationError> {
    text.parse().map_err(|_| PopulationError::Seed { line, found: text.chars().take(24).collect() })
}

/// What follows `wanted` on a line of the head.
fn head<'t>(lines: &[&'t str], line: usize, wanted: &'static str) -> Result<&'t str, PopulationError> {
    let found = lines.get(line - 1).and_then(|text| text.strip_prefix(wanted));
    found.map(str::trim).ok_or(PopulationError::Head { line, wanted: wanted.trim_end() })
}

/// The names are those of what members differ in, in their order.
fn names(line: &str, space: &Space) -> Result<(), PopulationError> {
    let (mut found, mut expected) = (line.split(','), space.names());
    for column in 1.. {
        let (one, other) = (found.next(), expected.next());
        if one.is_none() && other.is_none() {
            break;
        }
        if one != other {
            let said = |name: Option<&str>| name.map_or("nothing".into(), |name| format!("`{name}`"));
            return Err(PopulationError::Name { line: NAMES, column, found: said(one), expected: said(other) });
        }
    }
    Ok(())
}

fn members(rows: &[&str], space: &Space) -> Result<Vec<Set>, PopulationError> {
    let mut seen: BTreeMap<Vec<u64>, usize> = BTreeMap::new();
    let (mut members, names) = (Vec::new(), space.names().collect::<Vec<_>>());
    for (line, row) in (NAMES + 1..).zip(rows) {
        let values = values(line, row, &names)?;
        if let Some(before) = seen.insert(values.iter().map(|value| value.to_bits()).collect(), line) {
            return Err(PopulationError::Twice { line, before });
        }
        members.push(member(line, &values, space)?);
    }
    Ok(members)
}

/// The numbers of a line, one for each name.
pub(super) fn values(line: usize, row: &str, names: &[&str]) -> Result<Vec<f64>, PopulationError> {
    let cells: Vec<&str> = row.split(',').collect();
    let (found, expected) = (cells.len(), names.len());
    if found != expected {
        return Err(PopulationError::Length { line, found, expected });
    }
    let one = |((column, cell), name): ((usize, &str), &&str)| {
        let found = || cell.chars().take(24).collect();
        let number = || PopulationError::Number { line, column, found: found(), name: (*name).to_owned() };
        cell.parse().map_err(|_| number())
    };
    (1..).zip(cells).zip(names).map(one).collect()
}

fn member(line: usize, values: &[f64], space: &Space) -> Result<Set, PopulationError> {
    space.with(values).map_err(|reason| match reason {
        SetError::Length { found, expected } => PopulationError::Length { line, found, expected },
        SetError::NotFinite { ref name, .. } | SetError::Range { ref name, .. } => {
            let column = space.names().position(|known| known == name).map_or(0, |at| at + 1);
            PopulationError::Value { line, column, reason }
        }
    })
}

/// The beginning of a hash, enough to tell two apart.
fn brief(hash: &str) -> String {
    hash.chars().take(12).collect()
}
