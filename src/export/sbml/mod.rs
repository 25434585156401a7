//! An arm of a scenario as SBML Level 3 Version 2 core, so that other simulators can run it.
//!
//! States, settings and results are parameters; states have rate rules, results assignment rules, and doses and
//! switches are events at exact times. What happens at time zero is in the initial values. An observable
//! `x@region` has the id `x_region`, one of the whole animal its own name, a parameter `module.name` the id
//! `module_name`. An observable that is a state, or a named result, is that very quantity.

mod changes;
mod document;
mod ids;
mod items;
mod mathml;
mod notes;
mod recorded;
mod settings;
mod units;
mod xml;

use crate::catalogue::Catalogue;
use crate::experiment::{CompileError, events, plan};
use crate::scenario::{Arm, BESIDES, CONTEXT_OF_USE, Scenario};
use changes::stops;
use document::{Document, write};
use items::items;
use notes::Notes;
use recorded::record;

/// `arm` of `scenario` as an SBML document; `model_hash` says which model it was written from.
///
/// # Errors
/// [`CompileError`] if the arm names something that the model or the catalogue does not have.
pub fn sbml(scenario: &Scenario, arm: &Arm, catalogue: &Catalogue, model_hash: &str) -> Result<String, CompileError> {
    let plan = plan(scenario, arm, catalogue)?;
    let mut recorded = record(&plan);
    let stops = stops(&plan, &recorded.settings);
    let mut notes = Notes::on(scenario, arm, &plan, catalogue);
    let items = items(&plan, &recorded, &stops, &mut notes);
    let id = recorded.ids.free(&format!("{}.{}", scenario.name, arm.name), "model");
    let event_ids = (1..=stops.len()).map(|n| recorded.ids.free(&format!("event_{n}"), "stop")).collect();
    Ok(write(&Document {
        id,
        name: format!("{}, {}", scenario.name, arm.name),
        about: head(scenario, arm, model_hash, &notes),
        items,
        stops,
        event_ids,
        happenings: events(arm, &plan, &[]),
        recorded,
    }))
}

/// What stands at the head of the document.
fn head(scenario: &Scenario, arm: &Arm, model_hash: &str, notes: &Notes<'_>) -> Vec<String> {
    let version = env!("CARGO_PKG_VERSION");
    let injury = &scenario.injury;
    let mut said = vec![
        CONTEXT_OF_USE.into(),
        scenario.question.clone(),
        format!("Scenario {}, arm {}. Written by exocord {version} from model {model_hash}.", scenario.name, arm.name),
        format!("Injury: {} {}, severity {}.", injury.species.id, injury.mechanism.id, injury.severity),
        format!("Time is in days after injury; the scenario ends on day {}.", scenario.simulation.until_d),
        "Levels and points are relative; SBML has no units for them and takes them for pure numbers.".into(),
    ];
    said.extend(arm.given().any(|one| one.graft.is_some()).then(|| BESIDES.into()));
    said.extend(notes.references());
    said
}
