//! `credibility`: the page, its figures and whether they are up to date.

use super::evidence::{FACTS, calibration};
use super::*;
use std::collections::BTreeMap;

/// A desk with facts of its own and a population of three members.
fn desk() -> Desk {
    let desk = Desk::with("mine.toml", FACTS);
    let output = desk.exocord(&calibration("out", "2"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = std::fs::read_to_string(desk.path("out").join("population.csv")).unwrap();
    // What it belongs to, the names, and three members, with a last line that is right for them.
    let three = text.lines().take(10).collect::<Vec<_>>().join("\n") + "\n";
    let end = format!("# 3 members, checksum {}\n", exocord::sample::checksum(&three));
    std::fs::write(desk.path("three.csv"), three + &end).unwrap();
    desk
}

fn asked<'a>(out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let usual = ["credibility", "--facts", "mine.toml", "--population", "three.csv", "--out", out];
    usual.into_iter().chain(more.iter().copied()).collect()
}

fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    names(folder).into_iter().map(|name| (name.clone(), std::fs::read(folder.join(name)).unwrap())).collect()
}

/// A table with these rows.
fn table(rows: &str) -> String {
    exocord::calibration::columns().join(",") + "\n" + rows
}

const FOLDS: &str = "1/2,9,10,3,90,20,70,60,100,10,4,15,10,70,60,100,10,-2,21,10,70,60,100,10,2,17\n";

#[test]
fn the_page_is_the_same_on_any_threads_and_a_changed_byte_is_found() {
    let desk = desk();
    let output = desk.exocord(&asked("one", &["--threads", "1"]));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let written = content(&desk.path("one"));
    for name in ["README.md", "facts-mine.svg", "courses-mediators.svg", "knockouts.svg"] {
        assert!(written.contains_key(name), "{name} is missing in {:?}", written.keys());
    }
    let page = String::from_utf8(written["README.md"].clone()).unwrap();
    for words in [
        "With the nominal set 2 of 2 checks hold",
        "the nominal set holds every fact that a credible model has to show",
        "Every check holds with the nominal set.",
        "Every check holds in the nominal set or in a member",
        "There is no table of calibrations",
        "not for clinical use",
        "population of 3",
    ] {
        assert!(page.contains(words), "{words} is missing in\n{page}");
    }

    // Other threads: nothing would be written otherwise. `.ci/renew` goes by this word and by the code.
    let output = desk.exocord(&asked("one", &["--check", "--threads", "2", "--json"]));
    let about: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((code(&output), about["population_of_these_facts"].as_bool()), (0, Some(true)), "{}", stderr(&output));
    super::schemas::keeps(&desk, "credibility", &about);
    let three = std::fs::read_to_string(desk.path("three.csv")).unwrap();
    let facts = three.lines().nth(2).unwrap();
    let other = |line: &str, instead: &str| {
        let text = three
            .lines()
            .filter(|one| !one.starts_with("# 3 members"))
            .fold(String::new(), |text, one| text + if one == line { instead } else { one } + "\n");
        let end = format!("# 3 members, checksum {}\n", exocord::sample::checksum(&text));
        std::fs::write(desk.path("other.csv"), text + &end).unwrap();
    };
    other(facts, "# facts of somebody else");
    let of_others = ["credibility", "--facts", "mine.toml", "--population", "other.csv", "--out", "two", "--json"];
    let output = desk.exocord(&of_others);
    let about: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((code(&output), about["population_of_these_facts"].as_bool()), (0, Some(false)));
    other(three.lines().nth(1).unwrap(), "# model of somebody else");
    assert_eq!(code(&desk.exocord(&of_others)), 6);

    let mut figure = written["facts-mine.svg"].clone();
    figure[2000] ^= 1;
    std::fs::write(desk.path("one").join("facts-mine.svg"), &figure).unwrap();
    let output = desk.exocord(&asked("one", &["--check"]));
    assert_eq!(code(&output), 5);
    let said = stderr(&output);
    assert!(said.contains("facts-mine.svg is out of date"), "{said}");
    assert!(said.contains("`exocord credibility --population three.csv --facts mine.toml --out one`"), "{said}");
    assert_eq!(std::fs::read(desk.path("one").join("facts-mine.svg")).unwrap(), figure);
}

#[test]
fn a_table_of_facts_kept_back_is_taken_up_and_only_what_the_program_wrote_is_replaced() {
    let desk = desk();
    std::fs::create_dir(desk.path("page")).unwrap();
    std::fs::write(desk.path("page").join("folds.csv"), table(&FOLDS.replace(",70,", ",170,"))).unwrap();
    let output = desk.exocord(&asked("page", &[]));
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("folds.csv: line 2: `170`: expected 0 to 100"), "{}", stderr(&output));

    std::fs::write(desk.path("page").join("folds.csv"), table(FOLDS)).unwrap();
    let output = desk.exocord(&asked("page", &[]));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let page = std::fs::read_to_string(desk.path("page").join("README.md")).unwrap();
    let row = "| 1/2 | 9 | 3 | interventions | 10 | 70 % | 60 % | 100 % | 10 (-2 to 21) | 90 % |";
    assert!(page.contains(row), "{page}");
    assert!(page.contains("a gain of 10 (-2 to 21) points; that may be nothing"), "{page}");
    assert!(page.contains("a gain of 10 (2 to 17) points; that is more than chance"), "{page}");
    follow_links(&desk.path("page"), &page);

    // The user's own figure and sentence.
    let edited = page.clone() + "![mine](mine.svg)\n";
    std::fs::write(desk.path("page/README.md"), &edited).unwrap();
    for name in ["mine.svg", "mine.png"] {
        std::fs::write(desk.path("page").join(name), "drawn by hand").unwrap();
    }
    let output = desk.exocord(&asked("page", &[]));
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("README.md") && stderr(&output).contains("--force"), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(desk.path("page/README.md")).unwrap(), edited);

    // Facts of another name: the figure of the old ones goes, since the program wrote it, and nothing else does.
    std::fs::remove_file(desk.path("mine.toml")).unwrap();
    std::fs::write(desk.path("ours.toml"), FACTS.replace("1 h to 12 h", "20 h to 22 h")).unwrap();
    let usual = ["credibility", "--facts", "ours.toml", "--population", "three.csv", "--out", "page", "--force"];
    let output = desk.exocord(&usual);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let page = std::fs::read_to_string(desk.path("page").join("README.md")).unwrap();
    let heading = page.find("### MUST facts that do not hold").unwrap();
    let section = &page[heading..page.find("### What does not hold").unwrap()];
    assert!(section.contains("- **early-peak** (1 of 1 check): TNF is highest within hours."), "{section}");
    assert!(section.contains("| early-peak **MUST** | TNF peak | 20 h to 22 h |"), "{section}");
    assert!(!section.contains("some-neurons-live"), "{section}");
    assert!(page.contains("1 check of 1 fact holds in neither the nominal set nor any member"), "{page}");
    let left = names(&desk.path("page"));
    for (name, there) in [
        ("facts-mine.svg", false),
        ("facts-ours.svg", true),
        ("folds.csv", true),
        ("mine.svg", true),
        ("mine.png", true),
    ] {
        assert_eq!(left.iter().any(|one| one == name), there, "{name}: {left:?}");
    }
    assert_eq!(code(&desk.exocord(&[&usual[..7], &["--check"]].concat())), 0);

    std::fs::create_dir(desk.path("other")).unwrap();
    std::fs::write(desk.path("other/README.md"), "my own page").unwrap();
    let other = [&usual[..6], &["other", "--force"]].concat();
    let output = desk.exocord(&other);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("left alone"), "{}", stderr(&output));
    assert_eq!(names(&desk.path("other")), ["README.md"]);
}

/// Every link leads somewhere; the page is meant to stand in evidence/credibility.
fn follow_links(folder: &Path, page: &str) {
    let links: Vec<&str> = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links {
        let there = match (link.strip_prefix("../../"), link.strip_prefix("../")) {
            (Some(rest), _) => PathBuf::from(rest),
            (None, Some(rest)) => Path::new("evidence").join(rest),
            (None, None) => folder.join(link),
        };
        assert!(there.exists(), "{link}");
    }
}
