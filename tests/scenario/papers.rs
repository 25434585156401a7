//! The papers that a scenario is after.

use exocord::bibliography::Bibliography;
use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::scenario::{json_schema, parse, resolved_toml};
use exocord::study::cite;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

fn text(papers: &str) -> String {
    format!(
        "question = 'q?'\npaper = [{papers}]\ninjury = {{ species = 'rat', mechanism = 'contusion', severity = 0.6 }}\n\
         simulation.until = '28 d'\n"
    )
}

#[test]
fn the_papers_that_a_scenario_is_after_are_kept_in_its_resolved_form_and_cited_first() {
    let words = vocabulary(&CATALOGUE);
    let scenario = parse("x.toml", &text("'li2018b', 'liu2020'"), &words).unwrap().scenario;
    assert_eq!(scenario.paper, ["li2018b", "liu2020"]);
    let again = parse("x.toml", &resolved_toml(&scenario), &words).unwrap().scenario;
    assert_eq!(again.paper, scenario.paper);
    let (evidence, _) = exocord::evidence::read(&exocord::evidence::shipped(true), &words).unwrap();
    let told = cite(&scenario, &CATALOGUE, &evidence).unwrap();
    assert_eq!(told.groups[0].what, "the study that the scenario is after");
    assert!(told.groups[0].papers.contains("li2018b") && told.papers.iter().any(|paper| paper.key == "li2018b"));
}

#[test]
fn a_paper_that_the_bibliography_lacks_is_an_error_with_the_nearest_key() {
    let found = parse("x.toml", &text("'li2018'"), &vocabulary(&CATALOGUE)).unwrap_err();
    assert!(found[0].message.contains("`li2018` is not a paper of the bibliography"), "{found:?}");
    let help = found[0].help.clone().unwrap_or_default();
    assert!(help.contains("`li2018b`"), "{help}");
    assert_eq!((found[0].line, found[0].column), (2, 10));
}

#[test]
fn an_editor_is_offered_every_key_of_the_bibliography() {
    let schema = json_schema(&vocabulary(&CATALOGUE));
    let keys = schema["properties"]["paper"]["items"]["enum"].as_array().unwrap();
    assert_eq!(keys.len(), Bibliography::embedded().unwrap().papers().len());
}
