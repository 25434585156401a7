//! Scenarios: read or refused, written out and read again, and, if they are small, run.

use exocord::catalogue::Catalogue;
use exocord::experiment::{run_arm, vocabulary};
use exocord::scenario::{Diagnostic, Scenario, Severity, Vocabulary, parse, render, resolved_toml, schedule_table};
use std::sync::LazyLock;

pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());
pub static WORDS: LazyLock<Vocabulary<'static>> = LazyLock::new(|| vocabulary(&CATALOGUE));

const FILE: &str = "fuzzed.toml";

pub fn trial(text: &str, number: u64) -> &'static str {
    let parsed = parse(FILE, text, &WORDS);
    if number.is_multiple_of(8) {
        assert_eq!(parsed, parse(FILE, text, &WORDS), "read otherwise the second time");
    }
    match parsed {
        Err(found) => {
            assert!(found.iter().any(|one| one.severity == Severity::Error), "refused without an error");
            placed(&found, text);
            "refused"
        }
        Ok(parsed) => {
            placed(&parsed.warnings, text);
            assert!(parsed.warnings.iter().all(|one| one.severity == Severity::Warning), "accepted with an error");
            again(&parsed.scenario);
            if small(&parsed.scenario) && number.is_multiple_of(4) { ran(&parsed.scenario) } else { "read" }
        }
    }
}

#[test]
fn the_scenario_that_most_are_made_from_runs() {
    assert_eq!(trial(crate::corpus::EVERYTHING, 0), "ran");
}

/// One line `key = value` in a scenario that is sound but for it.
pub fn quantity(line: &str, number: u64) -> &'static str {
    let (key, value) = line.split_once('=').unwrap_or(("at", line));
    let value = serde_json::to_string(value.trim()).unwrap();
    let (key, treatment) = (key.trim(), "[[intervention]]\nname = 'a'\nsource = 'bmsc'\nroute = 'intravenous'\n");
    let (injury, simulation, own) = match key {
        "severity" | "body_mass" | "level" => (format!("{key} = {value}\n"), String::new(), String::new()),
        "until" | "output_every" => (String::new(), format!("{key} = {value}\n"), String::new()),
        "schedule" => (String::new(), String::new(), format!("{treatment}schedule = {value}\n")),
        "at" | "over" => (String::new(), String::new(), format!("{treatment}dose = '1 ug'\n{key} = {value}\n")),
        "from" => (
            String::new(),
            String::new(),
            format!(
                "[[perturbation]]\nname = 'a'\nreaction = 'barrier.mmp9_opening'\nscale = 0.5\nfrom = {value}\nuntil = 'end'\n"
            ),
        ),
        _ => (String::new(), String::new(), format!("{treatment}dose = {value}\nat = '1 h'\n")),
    };
    let severity = if injury.starts_with("severity") { "" } else { "severity = 0.6\n" };
    let until = if simulation.starts_with("until") { "" } else { "until = '2 d'\n" };
    trial(
        &format!(
            "question = 'Q?'\n[injury]\nspecies = 'rat'\nmechanism = 'contusion'\n{severity}{injury}[simulation]\n{until}{simulation}{own}"
        ),
        number,
    )
}

/// Findings have a place in `text`, and can be drawn.
pub fn placed(found: &[Diagnostic], text: &str) {
    // A return that stands alone ends a line too.
    let ended = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = ended.matches('\n').count() + 1;
    for one in found {
        assert!(!one.file.is_empty() && !one.message.is_empty(), "{one:?}");
        assert!(one.span.start <= one.span.end && text.get(one.span.clone()).is_some(), "{one:?}");
        assert!((1..=lines).contains(&one.line) && one.column >= 1, "{one:?}");
        let line = ended.split('\n').nth(one.line - 1).unwrap();
        assert!(one.column <= line.chars().count() + 1, "{one:?}");
    }
    assert_eq!(render(found, FILE, text, false).is_empty(), found.is_empty());
}

/// Written out with every default, it is the same scenario.
fn again(scenario: &Scenario) {
    let text = resolved_toml(scenario);
    match parse(FILE, &text, &WORDS) {
        Ok(again) => assert_eq!(again.scenario, *scenario, "written out, it is another scenario:\n{text}"),
        Err(found) => panic!("written out, it is refused:\n{}", render(&found, FILE, &text, false)),
    }
    let doses: usize = scenario.arms.iter().flat_map(|arm| &arm.interventions).map(|one| one.doses.len()).sum();
    assert_eq!(schedule_table(scenario).len(), doses);
}

/// Whether it runs in a blink.
fn small(scenario: &Scenario) -> bool {
    let simulation = &scenario.simulation;
    let rows = simulation.output_every_d.map_or(0.0, |every| simulation.until_d / every);
    let doses = |arm: &exocord::scenario::Arm| arm.interventions.iter().map(|one| one.doses.len()).sum::<usize>();
    simulation.until_d <= 3.0
        && rows <= 100.0
        && simulation.regions <= 3
        && simulation.rtol >= 1e-6
        && simulation.atol >= 1e-10
        && scenario.arms.len() <= 4
        && scenario.arms.iter().all(|arm| doses(arm) <= 8)
}

/// Every arm ends with finite numbers, or with a reason.
fn ran(scenario: &Scenario) -> &'static str {
    for arm in &scenario.arms {
        match run_arm(scenario, arm, &CATALOGUE) {
            Err(error) => {
                assert!(!error.to_string().is_empty());
                return "gave up";
            }
            Ok(course) => {
                let rows = course.output.iter().chain(&course.analysis);
                let odd = rows.flat_map(|(time, row)| row.iter().chain([time])).find(|value| !value.is_finite());
                assert!(odd.is_none(), "arm `{}` has {odd:?}", arm.name);
            }
        }
    }
    "ran"
}
