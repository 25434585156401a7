//! What has to be said of scenarios wherever something of them is shown.

use super::spoken::capital;
use super::{quoted, wrapped};
use crate::scenario::Scenario;

/// Widest line on a terminal.
const WIDE: usize = 80;

/// Sentences without their full stops, each once.
pub fn caveats(scenarios: &[&Scenario]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in scenarios.iter().flat_map(|scenario| scenario.caveats()).map(|one| capital(&one)) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// What the foot of a drawing says behind where it is `from`.
pub fn caveats_below(from: &str, scenarios: &[&Scenario]) -> String {
    let all = caveats(scenarios).into_iter().map(|one| quoted::told(&one, quoted::in_quotes));
    [from.to_owned()].into_iter().chain(all).collect::<Vec<_>>().join(". ")
}

/// The same as lines of a terminal; nothing where there is nothing to say.
pub fn caveats_text(scenarios: &[&Scenario]) -> String {
    caveats(scenarios).iter().map(|one| wrapped(&format!("{one}."), WIDE)).collect()
}
