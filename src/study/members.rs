//! Whose parameters: the sets that an answer is computed for, beside the one as it is written.

use super::StudyError;
use crate::digest::sha256;
use crate::model::species::Species;
use crate::sample::{Draws, Population, Set, Subject};
use serde::Serialize;

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

/// Parameter sets that an answer is computed for; the one as it is written comes with them and is not counted.
#[derive(Clone, Debug)]
pub struct Members {
    origin: Origin,
    count: usize,
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

impl Members {
    /// None but the set as written.
    pub fn nominal() -> Members {
        Members { origin: Origin::Nominal, count: 0 }
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
        Ok(Members { origin: Origin::Plausible { sets, of, independent, hash }, count })
    }

    /// `count` sets that are drawn around the values as written and hold no fact for certain.
    pub fn drawn(count: usize, spread: f64, seed: u64) -> Members {
        Members { origin: Origin::Drawn { seed, spread }, count }
    }

    /// Sets beside the one as written.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Independent sets that they are worth: members of a population are alike where they come from one beginning.
    pub fn independent(&self) -> usize {
        match &self.origin {
            Origin::Plausible { independent, .. } => self.count.min(*independent),
            Origin::Nominal | Origin::Drawn { .. } => self.count,
        }
    }

    /// Whether there is only the set as written.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What runs of each set need in `species`: the set as written first, then the members.
    ///
    /// # Errors
    /// [`StudyError`] where the table of the species names a parameter that the model does not have.
    pub fn subjects(&self, species: &Species) -> Result<Vec<Subject>, StudyError> {
        let draws = match &self.origin {
            Origin::Nominal => Draws::given(vec![Set::written()], species)?,
            Origin::Plausible { sets, .. } => {
                let all = std::iter::once(Set::written()).chain(sets.iter().cloned());
                Draws::given(all.collect(), species)?
            }
            Origin::Drawn { seed, spread } => Draws::new(*seed, *spread, species)?,
        };
        Ok((0..=self.count as u64).map_while(|member| draws.member(member)).collect())
    }

    /// What a reader is told of them.
    pub fn words(&self) -> String {
        let sets = if self.count == 1 { "set" } else { "sets" };
        match &self.origin {
            Origin::Nominal => "the nominal parameter set alone".into(),
            Origin::Plausible { .. } => format!("{} plausible parameter {sets}", self.count),
            Origin::Drawn { seed, spread } => {
                format!(
                    "{} parameter {sets} drawn with spread {spread}, seed {seed}, not held against facts",
                    self.count
                )
            }
        }
    }

    /// What a record says of them.
    pub fn told(&self) -> MembersTold {
        let none =
            MembersTold { origin: "nominal", sets: self.count, of: None, population: None, seed: None, spread: None };
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
