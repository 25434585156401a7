//! What this is, what comes with it, and what a text says.

use crate::fault::Fault;
use crate::request::{Describe, Text};
use crate::session::{Answer, Session};
use exocord::export::describe::{Topic, describe as described};
use exocord::export::model_hash;
use exocord::scenario::{CONTEXT_OF_USE, render};
use exocord::study::STARTS;
use serde_json::{Value, json};

/// Scenarios of the repository, by file.
macro_rules! scenarios {
    ($($name:literal)+) => {
        const SCENARIOS: &[(&str, &str)] =
            &[$((concat!($name, ".toml"), include_str!(concat!("../../../scenarios/", $name, ".toml")))),+];
    };
}

scenarios! {
    "mild" "moderate" "severe" "transection" "early-versus-late-iv" "vein-or-nose" "routes" "one-cargo-or-two"
    "rat-or-human" "macrophage-depletion" "knockouts" "scar-wall-or-bridge" "iv-msc-huang-2017"
    "iv-fractionated-nakazaki-2021" "iv-hypoxic-liu-2020" "iv-particles-ruppert-2018" "iv-uptake-lankford-2018"
    "gel-li-2020" "intranasal-pten-guo-2019" "human-intrathecal-akhlaghpasand-2024"
}

/// Version, model and population.
pub fn version(session: &mut Session) -> Result<Answer, Fault> {
    let core = session.core()?;
    let model = model_hash(session.catalogue()?);
    Ok(Answer::of(&json!({
        "ok": true, "version": env!("CARGO_PKG_VERSION"), "model": model, "population": core.told(), "core": core.len(),
        "context_of_use": CONTEXT_OF_USE, "schema_version": 1,
    })))
}

/// Scenarios that come with the program.
pub fn scenarios() -> Answer {
    let row = |file: &str, text: &str, group: &str| {
        let head = given(text);
        json!({ "file": file, "group": group, "question": head["question"], "text": text })
    };
    let starts = STARTS.iter().map(|start| row(&format!("{}.toml", start.name), start.text, "start"));
    let gallery = SCENARIOS.iter().map(|(file, text)| row(file, text, "gallery"));
    Answer::of(&json!({ "ok": true, "scenarios": starts.chain(gallery).collect::<Vec<_>>() }))
}

/// What a text says.
pub fn scenario(session: &mut Session, written: &Text) -> Result<Answer, Fault> {
    let parsed = session.parsed(written, None)?;
    let rendered = render(&parsed.warnings, written.file(), &written.text, false);
    Ok(Answer::of(&json!({
        "ok": true, "warnings": parsed.warnings, "rendered": rendered, "scenario": parsed.scenario,
        "given": given(&written.text),
    })))
}

/// A text key by key, as it is written.
fn given(text: &str) -> Value {
    toml::from_str(text).unwrap_or(Value::Null)
}

/// One thing in full.
pub fn describe(session: &mut Session, wanted: &Describe) -> Result<Answer, Fault> {
    let found = described(&Topic::One(wanted.name.clone()), session.catalogue()?)?;
    let mut answer = serde_json::to_value(found)?;
    answer["ok"] = true.into();
    Ok(Answer::of(&answer))
}
