//! A scenario at a glance: outcomes of every arm, and of their courses what is looked at.

use super::Answer;
use crate::catalogue::Catalogue;
use crate::course::outcomes::MILESTONES;
use crate::course::{Column, analysis_times};
use crate::engine::Engine;
use crate::experiment::{RunError, Template, run_shown};
use crate::present::Results;
use crate::sample::Subject;
use crate::scenario::{Arm, Parsed};
use crate::study::{Members, StudyError};

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Glance<'a> {
    /// Names of observables and states.
    pub columns: &'a [String],
    /// When, days, ascending.
    pub times: &'a [f64],
    /// Whose parameters; nothing stands for those as written.
    pub subject: Option<&'a Subject>,
}

/// Runs every arm of a scenario once, unchecked, and keeps of the courses what `shown` names, its columns first;
/// `members` are those that will stand beside it.
///
/// # Errors
/// The first arm that could not be run.
pub fn glance(
    parsed: Parsed,
    catalogue: &Catalogue,
    shown: Glance<'_>,
    members: &Members,
) -> Result<Answer, StudyError> {
    let warnings = parsed.messages();
    let scenario = parsed.scenario;
    // The story of an injury alone is read off courses, on the grid of files.
    let alone = scenario.arms.len() == 1;
    let told = if alone { analysis_times(scenario.simulation.until_d) } else { Vec::new() };
    let mut columns = shown.columns.to_vec();
    let score = scenario.injury.species.score.column;
    for name in MILESTONES.iter().filter(|_| alone).map(|one| one.column(score)) {
        if !columns.iter().any(|known| known == name) && Column::named(name, scenario.simulation.regions).is_ok() {
            columns.push(name.to_owned());
        }
    }
    let course = |arm: &Arm| -> Result<_, RunError> {
        let template = Template::new(&scenario, arm, catalogue)?;
        let own = shown.subject.map(|one| template.with(&one.parameters, &|number| one.weights.of(number)));
        let plan = own.as_ref().unwrap_or(template.nominal());
        run_shown(&scenario, (arm, plan), &columns, [shown.times, &told])
    };
    let courses = scenario.arms.iter().map(course).collect::<Result<_, _>>()?;
    let results = Results::new(scenario, courses, warnings);
    Ok(Answer { results, checks: Vec::new(), engine: Engine::default(), members: members.told() })
}
