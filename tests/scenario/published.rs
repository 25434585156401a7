//! Published protocols, one a study: each reads, says where it comes from and what was assumed, and stands in the table.

use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::scenario::{parse, render};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// File name and text of every one.
fn published() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/protocols");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect();
    all.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    all.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_published_protocol_reads_and_stands_in_the_table() {
    let words = vocabulary(&CATALOGUE);
    let table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/protocols/README.md")).unwrap();
    let all = published();
    assert!(all.len() >= 60, "{} protocols", all.len());
    for (file, text) in &all {
        let parsed = parse(file, text, &words).unwrap_or_else(|found| panic!("{}", render(&found, file, text, false)));
        assert_eq!(parsed.scenario.question.matches('?').count(), 1, "{file}");
        assert!(table.contains(&format!("[{}]({file})", file.trim_end_matches(".toml"))), "{file} is not in the table");
    }
}

#[test]
fn every_published_protocol_says_its_paper_and_what_was_assumed() {
    for (file, text) in published() {
        for part in ["# Asks: ", "# Published: ", "# Paper: ", "# Assumed: ", "# Look at: "] {
            assert!(text.lines().any(|line| line.starts_with(part)), "{file} does not say `{part}`");
        }
        let scenario = parse(&file, &text, &vocabulary(&CATALOGUE)).unwrap().scenario;
        let keys = &scenario.paper;
        assert!(!keys.is_empty(), "{file} has no `paper`");
        let remark = text.lines().find(|line| line.starts_with("# Paper: ")).unwrap_or_default();
        assert!(remark.contains(keys[0].as_str()), "{file}: {keys:?} against `{remark}`");
        let doi = CATALOGUE.paper(&keys[0]).map(|paper| paper.doi.as_str()).unwrap_or_default();
        assert!(text.contains(doi), "{file} does not give the doi {doi}");
    }
}
