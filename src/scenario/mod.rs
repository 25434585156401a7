//! Scenario files: TOML text to a checked [`Scenario`], or to every fault at once.
//!
//! The keys are declared once, in `keys.rs`. [`reading`](crate::reading) turns text into values along that declaration;
//! `injury`, `interventions`, `perturbations`, `parameters` and `arms` turn values into a scenario.
//! Everything here is pure: no file is opened.

mod acting_keys;
mod alike;
mod amount;
mod animal;
mod arms;
mod caveats;
mod choice;
mod days;
mod grade;
mod grafts;
mod grounds;
mod guide;
pub(crate) mod injury;
pub(crate) mod interventions;
pub(crate) mod keys;
mod level;
mod limits;
mod metrics;
mod misnamed;
mod overlay;
mod own;
pub(crate) mod parameters;
pub(crate) mod perturbations;
pub(crate) mod plausible;
mod product;
pub(crate) mod pulses;
mod resolved;
mod resolved_keys;
mod rod;
mod rules;
mod scan;
mod schedule;
mod sessions;
mod severity;
mod table;
mod times;
mod treatments;
mod types;
pub mod variant;
mod vocabulary;
mod wording;

pub use crate::model::act::{Change, Target};
pub use crate::reading::scanner::days_of;
pub use crate::reading::units::DAYS_PER_MONTH;
pub use crate::reading::{Diagnostic, Severity, Span, render};
pub use amount::{Counted, counted};
pub use choice::NoArm;
pub use grafts::{BESIDES, Grafted, grafted};
pub use guide::guide;
pub use injury::LONGEST_D;
pub use metrics::SCORE;
pub use own::Listed;
pub use pulses::Pulses;
pub use resolved::{CONTEXT_OF_USE, resolved_toml};
pub use rules::TOLD;
pub use scan::ScanAsked;
pub(crate) use severity::grade_of;
pub use severity::grades;
pub use table::{DoseRow, Scheduled, SessionRow, schedule, schedule_table};
pub use types::{
    Arm, Dose, Given, Injury, Intervention, Override, OwnMetric, Parsed, Perturbation, Recorded, Rule, Scenario,
    Simulation,
};
pub(crate) use vocabulary::routes_meant;
pub use vocabulary::{LookAtCondition, MetricFault, ParameterInfo, StateInfo, Vocabulary};

use crate::catalogue::Overlay;
use crate::reading::fields::Fields;
use crate::reading::form::{read, sound};
use crate::reading::reader::Reader;
use crate::reading::schema::schema;
use crate::reading::words;
use interventions::Setting;

/// Reads a scenario; `file` names it in messages, and its stem names the scenario unless the key `name` does.
///
/// # Errors
/// Every fault of the scenario, in the order of the text, with any warnings among them.
pub fn parse(file: &str, text: &str, vocabulary: &Vocabulary<'_>) -> Result<Parsed, Vec<Diagnostic>> {
    let (fields, mut reader) = read(file, text, &keys::ROOT, vocabulary);
    let newer = fields.as_ref().and_then(newer);
    let scan = fields.as_ref().and_then(scan::asked);
    let scenario = fields.and_then(|fields| scenario(&fields, stem(file), vocabulary, &mut reader));
    let mut found = reader.log.finish();
    if let Some(place) = newer {
        // Whatever else it says may mean something in the syntax that it is written in.
        found.retain(|one| one.span == place);
    }
    match scenario {
        Some(scenario) if sound(&found) => Ok(Parsed { scenario, scan, warnings: found }),
        _ => Err(found),
    }
}

/// Where a file says that it is of a version to come.
fn newer(fields: &Fields) -> Option<Span> {
    let version = fields.own::<u64>("schema_version")?;
    (*version > own::CURRENT).then(|| fields.place("schema_version"))
}

/// The JSON Schema of scenario files, with the ids of the catalogue and the names of the model as enumerations.
pub fn json_schema(vocabulary: &Vocabulary<'_>) -> serde_json::Value {
    schema("exocord scenario, version 1", &keys::ROOT, vocabulary)
}

fn scenario(fields: &Fields, stem: String, vocabulary: &Vocabulary<'_>, reader: &mut Reader<'_>) -> Option<Scenario> {
    let (injury_fields, simulation_fields) = (fields.table("injury"), fields.table("simulation"));
    let injury = injury_fields.and_then(|fields| injury::injury(fields, vocabulary, reader));
    let simulation = simulation_fields.and_then(|fields| injury::simulation(fields, reader));
    let parameters = parameters::overrides(fields.named("parameters"), vocabulary, reader);
    let setting = Setting {
        vocabulary,
        until_d: injury::until(simulation_fields),
        species: injury_fields.and_then(|fields| injury::species(fields, vocabulary)),
        body_mass_g: injury::body_mass(injury_fields, vocabulary),
        regions: simulation.as_ref().map(|simulation| simulation.regions),
    };
    let run = setting.until_d.zip(setting.regions);
    let metrics = metrics::metrics(fields.tables("metric"), run, vocabulary, reader);
    let answer = metrics::answer(fields, setting.regions, vocabulary, reader);
    let rules = rules::all(fields, &mut reader.log);
    let protocol = arms::Protocol::new(fields, (&parameters, &rules), setting);
    overlay::is_there(fields, vocabulary, &mut reader.log);
    let arms = arms::arms(&protocol, fields.tables("arm"), reader);
    if let (Some(simulation), Some(arms)) = (&simulation, &arms) {
        limits::tables(simulation, arms.len(), vocabulary, simulation_fields, &mut reader.log);
    }
    let name = name(fields, stem);
    Some(Scenario {
        name: name?,
        question: fields.text("question")?,
        paper: fields.ids("paper")?,
        answer: answer?,
        catalogue: vocabulary.catalogue.overlay.as_ref().map(Overlay::sha256),
        injury: injury?,
        simulation: simulation?,
        metrics: metrics?,
        parameters,
        arms: arms?,
    })
}

fn name(fields: &Fields, stem: String) -> Option<String> {
    if fields.has("name") { fields.text("name") } else { Some(stem) }
}

/// The file name without folders and without `.toml`, made fit to name a folder or a column.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let fit = words::fit(name.strip_suffix(".toml").unwrap_or(name));
    if fit.is_empty() { "scenario".to_owned() } else { fit }
}
