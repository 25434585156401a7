//! The page as Markdown, section by section.

mod doses;
mod evidence;
mod function;
mod kept_back;
mod knockouts;
mod limits;
mod mechanisms;
mod misses;
mod people;
mod population;
mod splitting;
mod timing;
mod use_and_tests;
mod year;

use super::findings::Findings;
use super::words::{capital, count, spaced};
use crate::answers::Runs;

/// The page; `figures` are the names of the figures beside it.
pub fn page(findings: &Findings<'_>, figures: &[&str]) -> String {
    let sections = [
        use_and_tests::context(),
        use_and_tests::versions(findings),
        use_and_tests::verification(findings),
        evidence::validation(findings, figures),
        misses::missed_must(findings),
        misses::missed(findings),
        misses::out_of_reach(findings),
        misses::split(findings),
        population::parameters(findings),
        population::population(findings),
        kept_back::kept_back(findings),
        knockouts::knockouts(findings, figures),
        function::function(findings, figures),
        mechanisms::mechanisms(findings, figures),
        doses::doses(findings, figures),
        timing::timing(findings, figures),
        splitting::splitting(findings, figures),
        year::year(findings, figures),
        courses(figures),
        limits::unchecked(findings),
        limits::conflicts(findings),
        use_and_tests::repeat(),
        limits::limits(findings),
    ];
    sections.concat()
}

/// A picture of the page, if it was drawn.
fn picture(figures: &[&str], stem: &str, words: &str) -> String {
    if figures.contains(&format!("{stem}.svg").as_str()) {
        format!("![{words}]({stem}.svg)\n\n")
    } else {
        String::new()
    }
}

/// Over which members of the population a question was asked, and what failed.
fn asked_of(findings: &Findings<'_>, runs: &Runs) -> String {
    let failed = runs.failed.first.as_ref().map_or_else(String::new, |first| {
        format!(" {} failed and are in no band; the first: {first}.", count(runs.failed.runs, "run", "runs"))
    });
    match (runs.members, findings.members.len()) {
        (asked, all) if asked == all => format!("Bands are those of all {all} members of the population.{failed}"),
        (asked, all) => format!("Bands are those of the first {asked} of {all} members of the population.{failed}"),
    }
}

/// Links to figures whose names begin with `prefix`, as words without it.
fn links(figures: &[&str], prefix: &str) -> Vec<String> {
    let stems = figures.iter().filter_map(|name| name.strip_prefix(prefix)?.strip_suffix(".svg"));
    stems.map(|stem| format!("[{}]({prefix}{stem}.svg)", spaced(stem).replace('-', " "))).collect()
}

/// Courses with facts as marks.
fn courses(figures: &[&str]) -> String {
    let stems = figures.iter().filter_map(|name| name.strip_prefix("courses-")?.strip_suffix(".svg"));
    let pictures: String =
        stems.map(|stem| picture(figures, &format!("courses-{stem}"), &capital(&spaced(stem)))).collect();
    if pictures.is_empty() {
        return pictures;
    }
    format!(
        "## Courses\n\nAn untreated moderate contusion of the rat: median and 5 to 95 % band of the population, the nominal set, \
         and the published bounds that speak of one course alone.\n\n{pictures}"
    )
}
