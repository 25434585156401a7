//! What a table can carry: beyond it, a number is a slip of the pen.

use super::types::Simulation;
use super::vocabulary::Vocabulary;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::units::spoken_time;
use crate::reading::words::count;

/// Numbers in the tables of a run (assumed): some hundred megabytes in memory and in the file.
const MOST_NUMBERS: f64 = 1e8;

/// Rows of one arm; more than that no table is read by.
pub(super) const MOST_ROWS: f64 = 1e6;

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
