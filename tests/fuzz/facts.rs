//! Files of facts and formulas: read or refused, with a place; and what was read and is small is run and computed.

use crate::scenarios::{CATALOGUE, WORDS, placed};
use exocord::course::Measures;
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Evidence, Panel, Source, Tally, Verdict, finding, read};
use exocord::model::Parameters;
use exocord::sample::Set;

const FILE: &str = "fuzzed.toml";
const EXPERIMENTS: &str = include_str!("../../evidence/facts/experiments.toml");
/// Relative tolerance of the runs: loose, since it is not about the numbers.
const LOOSE: f64 = 1e-3;

/// Pieces of the files that come with the program.
pub fn trial(text: &str, number: u64) -> &'static str {
    let experiments = Source { file: "experiments.toml", text: EXPERIMENTS, facts: false };
    tried(&[experiments, Source { file: FILE, text, facts: true }], number, (4, 100.0))
}

#[test]
fn facts_that_most_are_made_from_run_and_so_do_two_products_in_one_animal() {
    assert_eq!(trial(include_str!("../facts_of_users/short.toml"), 0), "ran");
    assert_eq!(trial(include_str!("../facts_of_users/two_products.toml"), 0), "ran");
    assert_eq!(formula("max(peak(tnf@epicentre), half_life(bbb, 1 d, 2 d)) | 0.2 to 0.97", 0), "ran");
}

/// Reads `sources`, and runs one in `every` of those that can be read, if it takes at most `longest_d` in all.
fn tried(sources: &[Source<'_>], number: u64, (every, longest_d): (u64, f64)) -> &'static str {
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
            if number.is_multiple_of(every) { ran(evidence, longest_d) } else { "read" }
        }
    }
}

/// Runs what the checks read, if it does not take long: every value is a number or has a reason, and is there to be
/// drawn.
fn ran(evidence: Evidence, longest_d: f64) -> &'static str {
    let panel = match Panel::new(evidence, &CATALOGUE, LOOSE, Instructions::best()) {
        Ok(panel) => panel,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return "gave up";
        }
    };
    let needed = panel.needed();
    let experiments = || needed.iter().map(|at| &panel.evidence.experiments[*at]);
    let arms = || experiments().map(|one| &one.arm);
    let doses: usize = arms().flat_map(|arm| &arm.interventions).map(|one| one.doses.len()).sum();
    let windows: usize = arms().map(|arm| arm.perturbations.len()).sum();
    if experiments().map(|one| one.until_d).sum::<f64>() > longest_d || needed.len() > 8 || doses + windows > 40 {
        return "read";
    }
    let members = [Set::written()];
    let mut batch = Batch::new(&panel, &members, &[]);
    batch.run_all();
    let values = batch.values(0);
    assert_eq!(values.len(), panel.evidence.checks.len());
    let failed: Vec<usize> = batch.failed().iter().map(|(experiment, _, _)| *experiment).collect();
    for (check, value) in values.iter().enumerate() {
        let lost = panel.reads(check).iter().any(|one| failed.contains(one));
        // A parameter, which has a dot in its name, is there without a run.
        let named = panel.evidence.checks[check].written.contains('.');
        assert!(!lost || value.is_nan() || named, "check {check} is {value}, and its run failed");
        let verdict = finding(&panel.evidence, check, *value).verdict;
        assert!(!value.is_nan() || verdict == Verdict::Fails, "check {check} is not a number and {verdict:?}");
    }
    assert_eq!(Tally::of(&panel.evidence, &values).checks, values.len());
    for experiment in needed {
        for name in ["tnf@epicentre", "neurons@penumbra", "bbb"] {
            let marks = batch.marks(experiment, Evidence::column(name).unwrap(), 0);
            assert!(marks.iter().all(|mark| mark.check < values.len()));
        }
    }
    if failed.is_empty() { "ran" } else { "failed" }
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
    computed(measure.trim());
    tried(
        &[Source { file: FILE, text: &file(measure.trim(), expect.trim(), "400 d"), facts: true }],
        number,
        (16, 400.0),
    )
}

/// Computes the formula off a made-up run, if it is one of a single run, and off one that failed.
fn computed(formula: &str) {
    let Ok(measures) = Measures::parse(&[formula], 2, 400.0) else { return };
    let count = measures.times().len() * measures.width();
    let samples: Vec<f64> = (0..count).map(|i| (i as f64 * 0.37).sin()).collect();
    let values = measures.values(&samples, &Parameters::default());
    assert_eq!((values.len(), measures.units().len()), (1, 1));
    assert_eq!(values[0].to_bits(), measures.values(&samples, &Parameters::default())[0].to_bits(), "another value");
    if count > 0 {
        assert_eq!(measures.values(&[], &Parameters::default()).len(), 1);
    }
}
