//! Files of facts and formulas: read or refused, with a place.

use crate::scenarios::{WORDS, placed};
use exocord::evidence::{Source, read};

const FILE: &str = "fuzzed.toml";
const EXPERIMENTS: &str = include_str!("../../evidence/facts/experiments.toml");

/// Pieces of the files that come with the program.
pub fn trial(text: &str, number: u64) -> &'static str {
    let experiments = Source { file: "experiments.toml", text: EXPERIMENTS, facts: false };
    tried(&[experiments, Source { file: FILE, text, facts: true }], number)
}

fn tried(sources: &[Source<'_>], number: u64) -> &'static str {
    match read(sources, &WORDS) {
        Err(found) => {
            assert!(!found.is_empty(), "refused without a word");
            for (position, one) in &found {
                placed(std::slice::from_ref(one), sources[*position].text);
            }
            "refused"
        }
        Ok((evidence, _)) => {
            assert!(evidence.checks.iter().all(|check| check.fact < evidence.facts.len()));
            if number.is_multiple_of(8) {
                let (again, _) = read(sources, &WORDS).expect("read once");
                assert_eq!(evidence.text(), again.text(), "read otherwise the second time");
            }
            "read"
        }
    }
}

/// A fact with one check on an experiment of its own, which ends with `until`.
pub fn file(measure: &str, expect: &str, until: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    format!(
        "[[experiment]]\nname = \"e\"\nabout = \"x\"\n\
         injury = {{ species = \"rat\", mechanism = \"contusion\", severity = 0.6 }}\nuntil = \"{until}\"\n\
         [[fact]]\nid = \"f\"\nstatement = \"s\"\nsource = [\"carlson1998\"]\nbasis = \"read\"\nspecies = \"rat\"\n\
         injury = \"c\"\nkind = \"peak time\"\nrole = \"must\"\nconfidence = \"high\"\n\
         [[fact.check]]\nabout = \"a\"\nmeasure = {}\nin = \"e\"\nexpect = {}\n",
        quoted(measure),
        quoted(expect)
    )
}

/// `measure | expect`.
pub fn formula(text: &str, number: u64) -> &'static str {
    let (measure, expect) = text.rsplit_once('|').unwrap_or((text, "above 0"));
    tried(&[Source { file: FILE, text: &file(measure.trim(), expect.trim(), "400 d"), facts: true }], number)
}
