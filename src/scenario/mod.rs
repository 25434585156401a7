//! Scenario files: TOML text to a checked [`Scenario`], or to every fault at once.
//!
//! The keys are declared once, in `keys.rs`. [`reading`](crate::reading) turns text into values along that declaration;
//! `injury`, `interventions`, `perturbations`, `parameters` and `arms` turn values into a scenario.
//! Everything here is pure: no file is opened.

mod arms;
mod choice;
pub(crate) mod injury;
pub(crate) mod interventions;
pub(crate) mod keys;
pub(crate) mod parameters;
pub(crate) mod perturbations;
mod product;
mod resolved;
pub(crate) mod schedule;
pub(crate) mod severity;
mod table;
pub(crate) mod types;
pub(crate) mod vocabulary;

use toml::de::DeTable;

pub use crate::reading::schema::json_schema;
pub use crate::reading::units::{DAYS_PER_MONTH, PARTICLES_PER_UG, body_mass_g, days_of};
pub use crate::reading::{Diagnostic, Severity, Span, nearest_help, render};
pub use choice::NoArm;
pub use injury::{LONGEST_D, TRANSECTION_SEVERITY};
pub use resolved::{CONTEXT_OF_USE, resolved_toml};
pub use table::{DoseRow, schedule_table};
pub use types::{
    Arm, Change, Dose, Injury, Intervention, Override, Parsed, Perturbation, Scenario, Simulation, Species, Target,
    Trauma,
};
pub use vocabulary::{ParameterInfo, Vocabulary};

use crate::reading::diagnostic::Log;
use crate::reading::fields::Fields;
use crate::reading::walk::Reader;
use crate::reading::{names, syntax, walk};
use interventions::Setting;

/// Reads a scenario; `file` names it in messages, and its stem names the scenario unless the key `name` does.
///
/// # Errors
/// Every fault of the scenario, in the order of the text, with any warnings among them.
pub fn parse(file: &str, text: &str, vocabulary: &Vocabulary<'_>) -> Result<Parsed, Vec<Diagnostic>> {
    let mut reader = Reader { log: Log::new(file, text), vocabulary, root: &keys::ROOT };
    let (root, errors) = DeTable::parse_recoverable(text);
    let readable = syntax::report(&errors, &mut reader.log);
    let scenario = if readable { read_scenario(root.get_ref(), stem(file), &mut reader) } else { None };
    let found = reader.log.finish();
    match scenario {
        Some(scenario) if found.iter().all(|one| one.severity == Severity::Warning) => {
            Ok(Parsed { scenario, warnings: found })
        }
        _ => Err(found),
    }
}

fn read_scenario(root: &DeTable<'_>, stem: String, reader: &mut Reader<'_>) -> Option<Scenario> {
    // The whole scenario has no header; what it lacks is shown on its first line.
    let first_line = reader.log.text.lines().next().map_or(0, str::len);
    let fields = walk::table(root, &keys::ROOT, 0..first_line, true, reader);
    let (injury_fields, simulation_fields) = (fields.table("injury"), fields.table("simulation"));
    let injury = injury_fields.and_then(|fields| injury::injury(fields, reader));
    let simulation = simulation_fields.and_then(|fields| injury::simulation(fields, reader));
    let parameters = parameters::overrides(fields.named("parameters"), reader);
    let setting = Setting {
        until_d: injury::until(simulation_fields),
        body_mass_g: injury::body_mass(injury_fields),
        regions: simulation.as_ref().map(|simulation| simulation.regions),
    };
    let protocol = arms::Protocol {
        interventions: fields.tables("intervention"),
        perturbations: fields.tables("perturbation"),
        parameters: &parameters,
        setting,
    };
    let arms = arms::arms(&protocol, fields.tables("arm"), reader);
    let name = name(&fields, stem);
    Some(Scenario {
        name: name?,
        question: fields.text("question")?,
        injury: injury?,
        simulation: simulation?,
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
    let fit = names::fit(name.strip_suffix(".toml").unwrap_or(name));
    if fit.is_empty() { "scenario".to_owned() } else { fit }
}
