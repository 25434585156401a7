//! Protocols as registries and papers have them, written down at the first try: each runs as it is written, or is refused
//! for reasons that whoever knows the paper accepts.

use super::golden::keep;
use exocord::catalogue::Catalogue;
use exocord::experiment::{run_arm, vocabulary};
use exocord::present::Results;
use exocord::scenario::{Diagnostic, Parsed, Severity, parse, render};
use std::collections::BTreeSet;
use std::path::Path;

/// A protocol and what of it the model has not, in the words of the refusal; there may be more to mend besides.
const REFUSED: [(&str, &[&str]); 4] = [
    // A single high dose against five lower ones; which clip and how long is not said.
    ("exopten_single_vs_five", &["`clip` does not say the closing force of a clip"]),
    // Drops for a week after ischaemia of the whole brain.
    ("hibi_intranasal_daily7", &["`ischemia` is not a kind of injury"]),
    // Hyperbaric oxygen beside vesicles: a treatment of the catalogue, in these lines (tests/treatments/hpmsc_hbo.toml).
    ("hpmsc_hbo", &["`oxygen` is not a reaction of the model"]),
    // A cavity of another origin than a blow.
    ("nct07295067_human_it_monthly", &["`syringomyelia` is not a kind of injury"]),
];

/// A protocol that runs as it is written, and remarks without which it would mislead.
const RUNS: [(&str, &[&str]); 4] = [
    // Into the brain, a month after a stroke.
    ("nct03384433_stereotaxic_mir124", &["`stereotaxic` is taken for an injection into the cord at the lesion"]),
    // A dose as it was made up.
    ("schwann_huang2022", &[]),
    // A large animal, five doses at times of a list.
    ("williams2019_swine", &["1e13 particles are taken as 1250 ug of EV protein", "their score (PTIBS, 1 to 10)"]),
    // A strain.
    ("xin2013_stroke_100ug_24h", &["recorded, without effect: strain Wistar"]),
];

/// Days that are simulated: every protocol that runs has begun its treatment by then.
const FOR_D: f64 = 32.0;

fn parsed(name: &str) -> (Result<Parsed, Vec<Diagnostic>>, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/protocols/{name}.toml"));
    let text = std::fs::read_to_string(path).unwrap();
    let catalogue = Catalogue::embedded().unwrap();
    (parse(&format!("{name}.toml"), &text, &vocabulary(&catalogue)), text)
}

/// Whatever is said of a protocol when it is read.
fn said(name: &str) -> (Vec<Diagnostic>, String) {
    let (read, text) = parsed(name);
    let (found, accepted) = match read {
        Ok(Parsed { warnings, .. }) => (warnings, "accepted\n"),
        Err(found) => (found, ""),
    };
    let words = render(&found, &format!("{name}.toml"), &text, false);
    (found, format!("{accepted}{words}"))
}

#[test]
fn every_protocol_is_answered_in_these_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/protocols");
    let there = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let there = there.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let there: BTreeSet<String> = there.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let all = || REFUSED.iter().chain(&RUNS);
    let known: BTreeSet<String> = all().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, known);
    let kept = all().map(|(name, _)| keep(&format!("tests/protocols/{name}.txt"), &said(name).1));
    let stale: Vec<String> = kept.filter_map(Result::err).collect();
    assert!(stale.is_empty(), "{}", stale.join("\n"));
}

#[test]
fn a_protocol_is_refused_for_what_the_model_has_not() {
    for (name, reasons) in REFUSED {
        let (found, _) = said(name);
        for reason in reasons {
            assert!(found.iter().any(|one| one.message.contains(reason)), "{name}: {reason}\n{found:#?}");
        }
    }
}

#[test]
fn a_protocol_that_is_read_runs_and_says_what_was_taken_for_what() {
    let catalogue = Catalogue::embedded().unwrap();
    for (name, remarks) in RUNS {
        let Parsed { mut scenario, warnings, .. } = parsed(name).0.unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        let simulation = &mut scenario.simulation;
        (simulation.until_d, simulation.output_every_d) = (simulation.until_d.min(FOR_D), None);
        let treated = scenario.arms.iter().find(|arm| !arm.interventions.is_empty()).unwrap();
        let course = run_arm(&scenario, treated, &catalogue).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let cargo = course.series("exo_cargo@epicentre").unwrap();
        assert!(cargo.iter().any(|(_, ug)| *ug > 0.0), "{name}: nothing arrives");
        let results = Results::new(scenario, vec![course], warnings.into_iter().map(|one| one.message).collect());
        for remark in remarks {
            let told = results.warnings.iter().filter(|one| one.contains(remark)).count();
            assert_eq!(told, 1, "{name}: {remark}\n{:#?}", results.warnings);
        }
    }
    let (found, _) = said("hibi_intranasal_daily7");
    let errors = found.iter().filter(|one| one.severity == Severity::Error).count();
    assert_eq!(errors, 1, "it is refused for its injury alone: {found:?}");
}

#[test]
fn nothing_else_is_suggested_in_the_place_of_what_the_model_has_not() {
    for (name, _) in REFUSED {
        for one in said(name).0 {
            let help = one.help.unwrap_or_default();
            assert!(!help.contains("did you mean"), "{name}: {}: {help}", one.message);
        }
    }
    let (_, clip) = said("exopten_single_vs_five");
    assert!(!clip.contains("kdyn") && !clip.contains("NYU"), "scales of blows are no way out for a clip:\n{clip}");
}
