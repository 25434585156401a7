//! `run --member`: one parameter set alone.

use super::reading::Read;
use super::{CliError, sets::Sets, talk::Talk};
use crate::catalogue::Catalogue;
use crate::present::members as table;
use crate::study::run::member as alone;

/// Prints the rows that `members.csv` has of a set, or with `--json` what is known of it, its parameters among it.
pub fn member((sets, number): (&Sets, u64), read: &[Read], catalogue: &Catalogue, talk: &Talk) -> Result<(), CliError> {
    let [read] = read else {
        return Err(CliError::Unknown("--member is of one scenario; give one file".into()));
    };
    let scenario = &read.parsed.scenario;
    let members = sets.members(scenario, catalogue, talk)?;
    let (told, sets) = alone(scenario, catalogue, members, number)?;
    let table = table(&scenario.arms, &sets)?;
    sets.failed.first.iter().for_each(|first| talk.say(&format!("warning: no result of {first}")));
    talk.found(&told, || String::from_utf8_lossy(&table).into_owned())
}
