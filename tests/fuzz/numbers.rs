//! Populations, checkpoints, papers and catalogues: read whole, or refused.

use crate::scenarios::{CATALOGUE, placed};
use exocord::bibliography::Bibliography;
use exocord::calibration::checkpoint::{self, Width};
use exocord::sample::{Population, Space, Uses, checksum};
use std::sync::LazyLock;

/// What the checkpoints of the corpus belong to.
pub const BELONGS: &str = "a search";

static SPACE: LazyLock<Space> = LazyLock::new(Space::of_the_model);
/// The model of the populations of the corpus.
pub const MODEL: &str = "a model";

/// Reads a population of any model that is named as this one is.
pub fn parsed(text: &str) -> Result<Population, String> {
    let belongs = |uses: &Uses| (Space::of(&CATALOGUE, uses), MODEL.to_owned());
    Population::parse(text, belongs).map_err(|error| error.to_string())
}

/// With a last line that is right for the others, so that what is behind the checksum is met too.
fn closed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains(" members, checksum ")).collect();
    let body: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    format!("{body}# {} members, checksum {}\n", lines.len().saturating_sub(7), checksum(&body))
}

pub fn population(text: &str, number: u64) -> &'static str {
    let text = if number.is_multiple_of(2) { closed(text) } else { text.to_owned() };
    match parsed(&text) {
        Ok(read) => {
            let again = parsed(&read.text()).expect("written out, it is refused");
            assert_eq!(again.members.len(), read.members.len());
            assert_eq!(again.text(), read.text(), "written out, it is another population");
            "read"
        }
        Err(said) => {
            assert!(!said.is_empty());
            "refused"
        }
    }
}

/// With the right checksum before every line.
fn sealed(text: &str) -> String {
    let mut lines = text.split_inclusive('\n');
    let head = lines.next().unwrap_or_default().to_owned();
    let seal = |line: &str| {
        let body = line.split_once(' ').map_or(line, |(_, body)| body);
        format!("{} {body}", checksum(body.trim_end_matches('\n')))
    };
    head + &lines.map(seal).collect::<String>()
}

pub fn checkpoint(text: &str, number: u64) -> &'static str {
    let text = if number.is_multiple_of(2) { sealed(text) } else { text.to_owned() };
    let widths = [4, SPACE.len()].map(|coordinates| Width { coordinates, checks: 3 });
    let Some((read, width)) =
        widths.iter().find_map(|width| Some((checkpoint::read(&text, BELONGS, *width).ok()?, *width)))
    else {
        return "refused";
    };
    let families = read.families.iter().enumerate().map(|(at, one)| checkpoint::family(at, one));
    let written = checkpoint::begin(BELONGS, &read.sweeps, &read.starts) + &families.collect::<String>();
    let again = checkpoint::read(&written, BELONGS, width).expect("written out, it is refused");
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
