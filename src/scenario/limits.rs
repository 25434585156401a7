//! What an animal can hold and a table can carry: beyond it, a number is a slip of the pen.

use super::schedule::Regimen;
use super::types::Simulation;
use super::vocabulary::Vocabulary;
use crate::model::doses::{LARGEST_PUBLISHED, PLASMA_PROTEIN};
use crate::reading::diagnostic::Span;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::units::spoken_time;
use crate::reading::words::count;

/// Numbers in the tables of a run (assumed): some hundred megabytes in memory and in the file.
const MOST_NUMBERS: f64 = 1e8;

/// Rows of one arm; more than that no table is read by.
pub(super) const MOST_ROWS: f64 = 1e6;

/// A dose is one that an animal can be given.
pub(super) fn dose(regimen: &Regimen, body_mass_g: f64, place: &Span, log: &mut Log<'_>) {
    let ug = regimen.amount.ug(body_mass_g);
    let per_g = ug / body_mass_g;
    // ug per g are mg per kg.
    let (published, most) = (LARGEST_PUBLISHED.value, PLASMA_PROTEIN.value);
    if per_g > most {
        let message = format!("a dose of {} ug is more than a body of {body_mass_g} g can hold", short(ug));
        let label = format!("expected at most {} ug", short(most * body_mass_g));
        let help = format!("{most} mg/kg is all the protein of its plasma; published doses reach {published} mg/kg");
        log.error(place, message, label, Some(help));
    } else if per_g > published * (1.0 + 1e-9) {
        let message = format!("a dose of {} ug is {} mg/kg", short(ug), short(per_g));
        let label = format!("published doses reach {published} mg/kg");
        let help = "nobody has seen what such a dose does; the model goes on as if more of the same came".to_owned();
        log.warn(place, message, label, Some(help));
    }
}

/// Three significant digits, with an exponent where there are many more before the point.
fn short(value: f64) -> String {
    let rounded: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    if (1e-3..1e6).contains(&rounded) { format!("{rounded}") } else { format!("{rounded:e}") }
}

/// The tables of all arms together can be held.
pub(super) fn tables(
    simulation: &Simulation,
    arms: usize,
    vocabulary: &Vocabulary<'_>,
    fields: Option<&Fields>,
    log: &mut Log<'_>,
) {
    let (Some(every), Some(fields)) = (simulation.output_every_d, fields) else { return };
    // As many columns as there are states; what is told of them is of the same number.
    let columns = vocabulary.states.len() * simulation.regions;
    let numbers = simulation.until_d / every * (arms * columns) as f64;
    if numbers > MOST_NUMBERS {
        let rows = simulation.until_d / every;
        let message = format!(
            "`output_every` would give {rows:.1e} rows in {} of {}",
            count(arms, "arm", "arms"),
            count(simulation.regions, "region", "regions")
        );
        let least = every * numbers / MOST_NUMBERS;
        let label = format!("expected at least {}", spoken_time(least));
        let help = format!("the tables would hold {numbers:.1e} numbers; {MOST_NUMBERS:e} are the most");
        log.error(&fields.place("output_every"), message, label, Some(help));
    }
}
