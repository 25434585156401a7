//! Populations, checkpoints, papers and catalogues: read whole, or refused.

use crate::scenarios::{CATALOGUE, placed};
use exocord::bibliography::Bibliography;
use exocord::calibration::{Population, PopulationError, Space, checkpoint, shipped};
use std::sync::LazyLock;

/// What the checkpoints of the corpus belong to.
pub const BELONGS: &str = "a search";

static SPACE: LazyLock<Space> = LazyLock::new(Space::of_the_model);
static MODEL: LazyLock<&str> =
    LazyLock::new(|| shipped().lines().find_map(|line| line.strip_prefix("# model ")).expect("its model is named"));

pub fn population(text: &str, _: u64) -> &'static str {
    match Population::parse(text, &SPACE, &MODEL) {
        Ok(read) => {
            assert!(read.members.iter().all(|one| one.len() == SPACE.len() && one.iter().all(|v| v.is_finite())));
            let again = Population::parse(&read.text(&SPACE), &SPACE, &MODEL).expect("written out, it is refused");
            assert_eq!(again.members.len(), read.members.len());
            assert_eq!(again.text(&SPACE), read.text(&SPACE), "written out, it is another population");
            "read"
        }
        Err(PopulationError::Format { line, what }) => {
            assert!((1..=text.lines().count() + 1).contains(&line) && !what.is_empty(), "line {line}: {what}");
            "refused"
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            "refused"
        }
    }
}

pub fn checkpoint(text: &str, _: u64) -> &'static str {
    let Some(read) = checkpoint::read(text, BELONGS) else { return "refused" };
    let written = checkpoint::begin(BELONGS, &read.sweeps, &read.starts)
        + &read.families.iter().map(checkpoint::family).collect::<String>();
    let again = checkpoint::read(&written, BELONGS).expect("written out, it is refused");
    // Not a number is not equal to itself.
    assert_eq!(format!("{again:?}"), format!("{read:?}"), "written out, it is another");
    "read"
}

pub fn bibliography(text: &str, _: u64) -> &'static str {
    match Bibliography::read("papers.toml", text) {
        Ok(read) => {
            assert!(read.papers().iter().all(|paper| read.paper(&paper.key).is_some()));
            "read"
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            "refused"
        }
    }
}

/// A laboratory's own rows on top of those that come with the program.
pub fn overlay(text: &str, _: u64) -> &'static str {
    match CATALOGUE.with_overlay("own.toml", text) {
        Ok(read) => {
            assert!(CATALOGUE.routes.iter().all(|row| read.route(&row.id).is_some()));
            "read"
        }
        Err(found) => {
            assert!(!found.is_empty(), "refused without a word");
            placed(&found, text);
            "refused"
        }
    }
}
