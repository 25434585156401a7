//! Whose parameters: the sets that an answer is computed for, beside the one as it is written.

use super::StudyError;
use crate::digest::sha256;
use crate::model::species::Species;
use crate::reading::nearest::word;
use crate::sample::{Draws, Population, Set, Subject};
use serde::Serialize;
use std::ops::Range;

/// How many sets of a population.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMany {
    /// Its core.
    Core,
    /// All of them.
    All,
    /// So many, from the first on.
    First(u64),
}

impl std::str::FromStr for HowMany {
    type Err = String;

    /// `core`, `all` or a number.
    fn from_str(text: &str) -> Result<HowMany, String> {
        match text {
            "core" => Ok(HowMany::Core),
            "all" => Ok(HowMany::All),
            number => match number.parse::<u64>() {
                Ok(0) => Err("no set at all; --nominal runs the nominal one".into()),
                Ok(count) => Ok(HowMany::First(count)),
                Err(_) => {
                    let near = word(text, ["core", "all"]).map(|near| format!("; did you mean `{near}`?"));
                    Err(format!("expected `core`, `all` or a number of parameter sets{}", near.unwrap_or_default()))
                }
            },
        }
    }
}

/// Parameter sets that an answer is computed for; the one as it is written comes with them and is not counted.
#[derive(Clone, Debug)]
pub struct Members {
    origin: Origin,
    /// Their numbers: of a population from 0, of draws from 1, since number 0 of these has every value as written.
    numbers: Range<u64>,
}

#[derive(Clone, Debug)]
enum Origin {
    Nominal,
    Plausible { sets: Vec<Set>, of: usize, independent: usize, hash: String },
    Drawn { seed: u64, spread: f64 },
}

/// What a record says of them.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
pub struct MembersTold {
    /// `nominal`, `plausible` (sets of a population that hold the published facts) or `drawn` (unchecked).
    pub origin: &'static str,
    /// Sets that were asked for beside the one as written.
    pub sets: usize,
    /// Sets of the population.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
    /// SHA-256 of the population.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// Seed of the draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Standard deviation of the logarithm of what is drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<f64>,
}

impl MembersTold {
    /// What a record of before said of them; nothing where it said something else.
    pub(super) fn read(record: &serde_json::Value) -> Option<MembersTold> {
        let whole = |key: &str| record.get(key).and_then(serde_json::Value::as_u64);
        let count = |key: &str| whole(key).and_then(|count| usize::try_from(count).ok());
        let written = record.get("origin").and_then(serde_json::Value::as_str)?;
        Some(MembersTold {
            origin: ["nominal", "plausible", "drawn"].into_iter().find(|origin| *origin == written)?,
            sets: count("sets")?,
            of: count("of"),
            population: record.get("population").and_then(serde_json::Value::as_str).map(str::to_owned),
            seed: whole("seed"),
            spread: record.get("spread").and_then(serde_json::Value::as_f64),
        })
    }

    /// What a reader is told of them.
    pub fn words(&self) -> String {
        let MembersTold { origin, sets: count, seed, spread, .. } = self;
        let sets = if *count == 1 { "set" } else { "sets" };
        match (*origin, spread.zip(*seed)) {
            ("plausible", _) => format!("{count} plausible parameter {sets}"),
            (_, Some((spread, seed))) => {
                format!("{count} parameter {sets} drawn with spread {spread}, seed {seed}, not held against facts")
            }
            _ => "the nominal parameter set alone".into(),
        }
    }
}

impl Members {
    /// None but the set as written.
    pub fn nominal() -> Members {
        Members { origin: Origin::Nominal, numbers: 0..0 }
    }

    /// The first sets of `population`, of which `core` are its core.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] where the population has fewer than are asked for.
    pub fn of(population: &Population, core: usize, wanted: HowMany) -> Result<Members, StudyError> {
        let of = population.members.len();
        let count = match wanted {
            HowMany::Core => core.min(of),
            HowMany::All => of,
            HowMany::First(count) => usize::try_from(count).unwrap_or(usize::MAX),
        };
        if count > of {
            let way = format!("ask for at most {of}, for `core` ({}), or for `all`", core.min(of));
            return Err(StudyError::Unknown(format!("the population has {of} parameter sets, not {count}; {way}")));
        }
        if count == 0 {
            return Err(StudyError::Unknown(
                "no parameter set is asked for; `--nominal` runs the one as written".into(),
            ));
        }
        let sets = population.members.iter().take(count).cloned().collect();
        let hash = sha256(population.text().as_bytes());
        let independent = population.independent().unwrap_or(of);
        Ok(Members { origin: Origin::Plausible { sets, of, independent, hash }, numbers: 0..count as u64 })
    }

    /// The sets of `core`, the core of a population of `of` sets whose file has this SHA-256, without the others.
    pub fn core(core: &Population, (of, hash): (usize, String)) -> Members {
        let independent = core.independent().unwrap_or(of);
        let (sets, numbers) = (core.members.clone(), 0..core.members.len() as u64);
        Members { origin: Origin::Plausible { sets, of, independent, hash }, numbers }
    }

    /// The first `count` of them; all where there are no more.
    pub fn first_of(self, count: usize) -> Members {
        let Range { start, end } = self.numbers;
        Members { numbers: start..end.min(start + count as u64), ..self }
    }

    /// `count` sets that are drawn around the values as written and hold no fact for certain.
    pub fn drawn(count: usize, spread: f64, seed: u64) -> Members {
        Members { origin: Origin::Drawn { seed, spread }, numbers: 1..count as u64 + 1 }
    }

    /// The one with this number alone; number 0 of draws has every value as written.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] where none of them has it.
    pub fn only(self, number: u64) -> Result<Members, StudyError> {
        let start = if matches!(self.origin, Origin::Drawn { .. }) { 0 } else { self.numbers.start };
        let end = self.numbers.end;
        if (start..end).contains(&number) {
            return Ok(Members { numbers: number..number + 1, ..self });
        }
        let there = match self.len() {
            0 => "there is none beside the one as written".to_owned(),
            _ => format!("they are numbered from {start} to {}", end - 1),
        };
        Err(StudyError::Unknown(format!("no parameter set has the number {number}; {there}")))
    }

    /// Sets beside the one as written.
    pub fn len(&self) -> usize {
        (self.numbers.end - self.numbers.start) as usize
    }

    /// The number of the first of them.
    pub fn first(&self) -> u64 {
        self.numbers.start
    }

    /// Independent sets that they are worth: members of a population are alike where they come from one beginning.
    pub fn independent(&self) -> usize {
        match &self.origin {
            Origin::Plausible { independent, .. } => self.len().min(*independent),
            Origin::Nominal | Origin::Drawn { .. } => self.len(),
        }
    }

    /// Whether there is only the set as written.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// What runs of each set need in `species`: the set as written first, then the members.
    ///
    /// # Errors
    /// [`StudyError`] where the table of the species names a parameter that the model does not have.
    pub fn subjects(&self, species: &Species) -> Result<Vec<Subject>, StudyError> {
        let draws = match &self.origin {
            Origin::Nominal => Draws::given(vec![Set::written()], species)?,
            Origin::Plausible { sets, .. } => {
                let chosen = sets.iter().skip(self.numbers.start as usize).take(self.len());
                Draws::given(std::iter::once(Set::written()).chain(chosen.cloned()).collect(), species)?
            }
            Origin::Drawn { seed, spread } => {
                let draws = Draws::new(*seed, *spread, species)?;
                let numbers = std::iter::once(0).chain(self.numbers.clone());
                return Ok(numbers.filter_map(|number| draws.member(number)).collect());
            }
        };
        Ok((0..=self.len() as u64).map_while(|member| draws.member(member)).collect())
    }

    /// What a reader is told of them.
    pub fn words(&self) -> String {
        self.told().words()
    }

    /// What a record says of them.
    pub fn told(&self) -> MembersTold {
        let none =
            MembersTold { origin: "nominal", sets: self.len(), of: None, population: None, seed: None, spread: None };
        match &self.origin {
            Origin::Nominal => none,
            Origin::Plausible { of, hash, .. } => {
                MembersTold { origin: "plausible", of: Some(*of), population: Some(hash.clone()), ..none }
            }
            Origin::Drawn { seed, spread } => {
                MembersTold { origin: "drawn", seed: Some(*seed), spread: Some(*spread), ..none }
            }
        }
    }
}
