//! What a population belongs to that was calibrated on facts.

use super::Evidence;
use crate::catalogue::Catalogue;
use crate::digest::sha256;
use crate::sample::{Uses, identity_hash};

/// Hashes of a model and of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Hashes {
    /// Of the model, as far as the facts depend on it.
    pub model: String,
    /// Of what decides verdicts.
    pub facts: String,
    /// What the facts use besides equations and parameters.
    pub uses: Uses,
}

impl Hashes {
    /// Those of this model and of `evidence`.
    pub fn of(evidence: &Evidence, catalogue: &Catalogue) -> Hashes {
        let uses = evidence.uses();
        Hashes { model: identity_hash(catalogue, &uses), facts: sha256(evidence.text().as_bytes()), uses }
    }
}
