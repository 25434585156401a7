//! The papers behind exactly what a scenario uses, and the published facts that concern it.

use super::StudyError;
use crate::catalogue::Catalogue;
use crate::evidence::{Evidence, Experiment};
use crate::export::{self, Behind};
use crate::scenario::{Arm, CONTEXT_OF_USE, Scenario, Target};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The papers of a scenario, as data.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Told {
    /// Version of this layout.
    pub schema_version: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// What is asked.
    pub question: String,
    /// What is used and the papers behind it, the particular first.
    pub groups: Vec<Group>,
    /// Every paper once, by key.
    pub papers: Vec<Cited>,
    /// Parameters that the scenario sets itself, each with its reason.
    pub set_by_the_scenario: Vec<String>,
    /// What all this may be used for.
    pub context_of_use: &'static str,
}

/// What is used, and the papers behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// What it is.
    pub what: String,
    /// How much of it there is; empty where it is one thing.
    pub uses: String,
    /// Keys of the papers.
    pub papers: BTreeSet<String>,
    /// Numbers and reactions among it that nothing stands behind.
    pub assumed: usize,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cited {
    /// First author and year.
    pub key: String,
    /// The reference.
    pub citation: String,
    /// Its DOI, empty where there is none.
    pub doi: String,
    /// `read`, `recalled`, `review` or `own`.
    pub basis: &'static str,
    /// In one line.
    pub short: String,
    /// As an entry of BibTeX.
    #[serde(skip)]
    pub bibtex: String,
    /// As an item of CSL-JSON.
    #[serde(skip)]
    pub csl: serde_json::Value,
}

/// What the papers of the key `paper` are.
const AFTER: &str = "the study that the scenario is after";

/// Basis of what is cited and is no paper: definitions and assumptions.
const NO_PAPER: &str = "own";

/// The papers behind `scenario`, with the facts of `evidence` that are read off something like it.
///
/// # Errors
/// [`StudyError::Unknown`] for a key that no bibliography has; a test keeps it from happening.
pub fn cite(scenario: &Scenario, catalogue: &Catalogue, evidence: &Evidence) -> Result<Told, StudyError> {
    let papers: BTreeSet<String> = scenario.paper.iter().cloned().collect();
    let after = Group { what: AFTER.into(), uses: String::new(), papers, assumed: 0 };
    let mut groups: Vec<Group> = (!scenario.paper.is_empty()).then_some(after).into_iter().collect();
    groups.extend(export::behind(scenario, catalogue).into_iter().map(Group::from));
    let paper = |key: &String| catalogue.paper(key).is_some_and(|paper| paper.basis.word() != NO_PAPER);
    for mut group in facts(scenario, evidence) {
        group.papers.retain(paper);
        groups.extend((!group.papers.is_empty()).then_some(group));
    }
    let keys: BTreeSet<&String> = groups.iter().flat_map(|group| &group.papers).collect();
    let paper = |key: &String| {
        let found = catalogue.paper(key).ok_or_else(|| StudyError::Unknown(format!("no paper is called `{key}`")))?;
        Ok(Cited {
            key: key.clone(),
            citation: found.citation.clone(),
            doi: found.doi.clone(),
            basis: found.basis.word(),
            short: export::short(found),
            bibtex: export::bibtex(found),
            csl: export::csl(found),
        })
    };
    let papers = keys.into_iter().map(paper).collect::<Result<Vec<_>, StudyError>>()?;
    let own = scenario.parameters.iter().map(|one| format!("{} = {}: {}", one.name, one.value, one.reason)).collect();
    Ok(Told {
        schema_version: 1,
        scenario: scenario.name.clone(),
        question: scenario.question.clone(),
        groups,
        papers,
        set_by_the_scenario: own,
        context_of_use: CONTEXT_OF_USE,
    })
}

impl From<Behind> for Group {
    fn from(Behind { what, uses, keys, assumed }: Behind) -> Group {
        Group { what, uses, papers: keys, assumed }
    }
}

/// Facts about untreated animals of the kind, about what is given, and about what is perturbed.
fn facts(scenario: &Scenario, evidence: &Evidence) -> [Group; 3] {
    let kind = |one: &Experiment| {
        one.injury.species == scenario.injury.species && one.injury.mechanism == scenario.injury.mechanism
    };
    let (products, targets) = (products(&scenario.arms), targets(&scenario.arms));
    let untreated =
        |one: &Experiment| kind(one) && one.arm.interventions.is_empty() && one.arm.perturbations.is_empty();
    let given = |one: &Experiment| !products.is_disjoint(&self::products(std::slice::from_ref(&one.arm)));
    let perturbed = |one: &Experiment| !targets.is_disjoint(&self::targets(std::slice::from_ref(&one.arm)));
    let group = |what: &str, concerns: &dyn Fn(&Experiment) -> bool, all: bool| {
        let mut papers = BTreeSet::new();
        let mut count = 0;
        for (position, fact) in evidence.facts.iter().enumerate() {
            let read = evidence.read_by(position);
            let mut concerned = read.iter().map(|one| concerns(&evidence.experiments[*one]));
            let concerned = if all { !read.is_empty() && concerned.all(|is| is) } else { concerned.any(|is| is) };
            count += usize::from(concerned);
            papers.extend(fact.sources.iter().filter(|_| concerned).cloned());
        }
        Group { what: what.into(), uses: format!("{count} facts"), papers, assumed: 0 }
    };
    [
        group("published effects of what is given, which the model is held against", &given, false),
        group("published effects of what is perturbed, which the model is held against", &perturbed, false),
        group("published courses of such an injury, which the model is held against", &untreated, true),
    ]
}

/// What is given in arms: source, cargo, engineering and route, without dose and time.
fn products(arms: &[Arm]) -> BTreeSet<String> {
    let all = arms.iter().flat_map(|arm| arm.given());
    let sorted =
        |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>().join("+");
    all.map(|one| format!("{}|{}|{}|{}", one.source, sorted(&one.cargo), sorted(&one.engineering), one.route)).collect()
}

/// What is perturbed in arms.
fn targets(arms: &[Arm]) -> BTreeSet<String> {
    let name = |target: &Target| match target {
        // A reaction and the parameter of its rate are one thing.
        Target::Reaction(name) | Target::Parameter(name) | Target::State(name) => name.clone(),
    };
    arms.iter().flat_map(|arm| &arm.perturbations).map(|one| name(&one.target)).collect()
}
