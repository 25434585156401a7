//! Protocols as registries and papers have them, written down at the first try: each runs as it is written, or is refused
//! for reasons that whoever knows the paper accepts.

use super::golden::keep;
use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::scenario::{Diagnostic, Severity, parse, render};
use std::collections::BTreeSet;
use std::path::Path;

/// A protocol and what of it the model has not, in the words of the refusal; there may be more to mend besides.
const REFUSED: [(&str, &[&str]); 7] = [
    // A single high dose against five lower ones; which clip and how long is not said.
    ("exopten_single_vs_five", &["`clip` is not a severity"]),
    // Drops for a week after ischaemia of the whole brain.
    ("hibi_intranasal_daily7", &["`ischemia` is not a kind of injury"]),
    // Hyperbaric oxygen beside vesicles.
    ("hpmsc_hbo", &["`oxygen` is not a reaction of the model", "`repeat` is not a key of [[perturbation]]"]),
    // Into the brain, a month after a stroke.
    ("nct03384433_stereotaxic_mir124", &["`stereotaxic` is not a route"]),
    // A cavity of another origin than a blow.
    ("nct07295067_human_it_monthly", &["`syringomyelia` is not a kind of injury"]),
    // A large animal.
    ("williams2019_swine", &["`pig` is not a species"]),
    // Strains are not told apart.
    ("xin2013_stroke_100ug_24h", &["`strain` is not a key of [injury]"]),
];

/// Protocols that run as they are written.
const RUNS: [&str; 1] = ["schwann_huang2022"];

fn refusal(name: &str) -> (Vec<Diagnostic>, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/protocols/{name}.toml"));
    let (file, text) = (format!("{name}.toml"), std::fs::read_to_string(path).unwrap());
    let catalogue = Catalogue::embedded().unwrap();
    match parse(&file, &text, &vocabulary(&catalogue)) {
        Ok(_) => (Vec::new(), "accepted\n".to_owned()),
        Err(found) => {
            let words = render(&found, &file, &text, false);
            (found, words)
        }
    }
}

#[test]
fn every_protocol_is_answered_in_these_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/protocols");
    let there = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let there = there.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let there: BTreeSet<String> = there.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let names: Vec<&str> = REFUSED.iter().map(|(name, _)| *name).chain(RUNS).collect();
    let known: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(there, known);
    let kept = names.iter().map(|name| keep(&format!("tests/protocols/{name}.txt"), &refusal(name).1));
    let stale: Vec<String> = kept.filter_map(Result::err).collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

#[test]
fn a_protocol_is_refused_for_what_the_model_has_not() {
    for (name, reasons) in REFUSED {
        let (found, _) = refusal(name);
        for reason in reasons {
            assert!(found.iter().any(|one| one.message.contains(reason)), "{name}: {reason}\n{found:#?}");
        }
    }
}

#[test]
fn a_protocol_that_the_model_has_all_of_runs_as_it_is_written() {
    for name in RUNS {
        assert_eq!(refusal(name).1, "accepted\n", "{name}");
    }
    let (found, _) = refusal("hibi_intranasal_daily7");
    let errors = found.iter().filter(|one| one.severity == Severity::Error).count();
    assert_eq!(errors, 1, "it is refused for its injury alone: {found:?}");
}

#[test]
fn nothing_else_is_suggested_in_the_place_of_what_the_model_has_not() {
    for (name, _) in REFUSED {
        for one in refusal(name).0 {
            let help = one.help.unwrap_or_default();
            assert!(!help.contains("did you mean"), "{name}: {}: {help}", one.message);
        }
    }
    let (_, clip) = refusal("exopten_single_vs_five");
    assert!(!clip.contains("kdyn") && !clip.contains("NYU"), "scales of blows are no way out for a clip:\n{clip}");
}
