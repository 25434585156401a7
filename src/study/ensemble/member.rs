//! One member of an ensemble.

use super::Choice;
use crate::ensemble::Row;
use crate::model::parameters;
use crate::scenario::CONTEXT_OF_USE;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The parameters of one member and the outcomes of every arm.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Member<'a> {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario.
    pub scenario: &'a str,
    /// Seed of the draws.
    pub seed: u64,
    /// The member.
    pub member: u64,
    /// The control first.
    pub arms: Vec<MemberArm<'a>>,
    /// Values of all parameters that are drawn.
    pub parameters: BTreeMap<&'static str, f64>,
    /// Numbers of the catalogue's rows that the arms depend on and that have a range.
    pub weights: BTreeMap<&'a str, f64>,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// What an arm came to in one member.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MemberArm<'a> {
    /// The arm.
    pub arm: &'a str,
    /// `ok`, or why there is no result.
    pub status: String,
    /// Outcomes at the end, if there is a result.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<BTreeMap<String, Option<f64>>>")]
    pub values: Option<BTreeMap<&'a str, f64>>,
}

impl Choice<'_> {
    /// Every arm of one member; nothing where there is no such member.
    pub fn member(&self, member: u64) -> Vec<Row> {
        self.ensemble.run(member..member + 1, &|| false).unwrap_or_default()
    }

    /// The parameters of one member and what its `rows` say.
    pub fn member_told(&self, member: u64, rows: &[Row]) -> Member<'_> {
        let draws = self.ensemble.draws();
        let subject = draws.member(member);
        let values = subject.as_ref().map(|one| one.parameters.values()).unwrap_or_default();
        let value = |at: usize| Some((parameters::table()[at].name, *values.get(at)?));
        let mut weights = BTreeMap::new();
        for number in self.ensemble.weights() {
            weights.extend(subject.as_ref().map(|one| (number.name.as_str(), one.weights.of(number))));
        }
        Member {
            schema_version: 1,
            scenario: &self.scenario.name,
            seed: self.seed,
            member,
            arms: rows.iter().map(|row| self.arm_told(row)).collect(),
            parameters: draws.drawn().filter_map(value).collect(),
            weights,
            context_of_use: CONTEXT_OF_USE,
        }
    }

    fn arm_told(&self, row: &Row) -> MemberArm<'_> {
        let outcomes = self.ensemble.outcomes();
        let names = outcomes.names_at_end().iter().map(String::as_str);
        let (status, values) = match &row.result {
            Ok(values) => ("ok".to_owned(), Some(names.zip(outcomes.at_end(values).iter().copied()).collect())),
            Err(error) => (error.to_string(), None),
        };
        MemberArm { arm: &self.arms[row.arm].name, status, values }
    }
}
