//! Where a page comes from, and how to have the same again.

use super::html::{escaped, heading, paragraph, table};
use super::numbers::number;
use super::sheet::Sheet;
use super::{Page, Part};
use crate::engine::Engine;
use crate::present::shell::shell;
use crate::reading::words::count;
use crate::scenario::resolved_toml;
use serde_json::Value;
use std::fmt::Write;

/// The section.
pub fn provenance(text: &mut String, page: &Page<'_>) {
    page.parts.iter().for_each(|part| numerics(text, page, part));
    heading(text, "Provenance, and how to run it again");
    let of = |part: &Part, key: &str| part.record.get(key).and_then(Value::as_str).map(str::to_owned);
    paragraph(
        text,
        &format!("exocord {}, model {}, seed {}.", page.version, page.model_hash, page.scenario.simulation.seed),
    );
    for part in page.parts {
        let made = of(part, "model_hash").filter(|hash| hash != page.model_hash);
        if let Some(hash) = made {
            let version = of(part, "exocord_version").unwrap_or_default();
            paragraph(
                text,
                &format!("The results of `{}` are of another model: exocord {version}, model {hash}.", part.name()),
            );
        }
    }
    paragraph(
        text,
        "manifest.json beside the results names every file with its SHA-256. To make the results again and compare:",
    );
    for part in page.parts {
        let folder = if part.folder.is_empty() { "." } else { &part.folder };
        let _ = writeln!(text, "{}", command(&format!("exocord replay {folder}")));
        if !part.command.is_empty() {
            paragraph(text, "which runs, from within the folder:");
            let _ = writeln!(text, "{}", command(&format!("exocord {}", words(&part.command))));
        }
    }
    let _ = writeln!(
        text,
        "<h3>Scenario as run</h3>\n<pre tabindex=\"0\">{}</pre>",
        escaped(&resolved_toml(page.scenario))
    );
}

/// A line to type, in a box that scrolls and that a keyboard reaches.
fn command(line: &str) -> String {
    format!("<pre tabindex=\"0\"><code>{}</code></pre>", escaped(line))
}

/// Words as they are typed.
fn words(command: &[String]) -> String {
    // A run is made again from the scenario that its folder keeps, wherever the file that was read is now.
    let run = command.first().is_some_and(|verb| verb == "run");
    let kept = |word: &String| match run && word.ends_with(".toml") && !word.starts_with('-') {
        true => "scenario.resolved.toml".to_owned(),
        false => shell(word),
    };
    command.iter().map(kept).collect::<Vec<_>>().join(" ")
}

/// How the courses were integrated, where a manifest says it of every arm.
fn numerics(text: &mut String, page: &Page<'_>, part: &Part) {
    let Some(arms) = part.record.get("arms").and_then(Value::as_array).filter(|_| part.kind.is_empty()) else { return };
    let engine = part.record.get("engine").unwrap_or(&Value::Null);
    let word = engine.get("name").and_then(Value::as_str).unwrap_or_default();
    let known = [Engine::Rodas5p, Engine::Dopri5].into_iter().find(|one| one.word() == word);
    let title = known.map_or(word, |engine| engine.title());
    let simulation = &page.scenario.simulation;
    heading(text, "Numerics");
    paragraph(
        text,
        &format!(
            "{title}, relative tolerance {:e}, absolute tolerance {:e}, {}. Doses and switches are exact stops.",
            simulation.rtol,
            simulation.atol,
            count(simulation.regions, "region", "regions")
        ),
    );
    let head = [
        "arm",
        "steps",
        "rejected",
        "rates evaluated",
        "intervals",
        "worst undershoot",
        "change at half the tolerances",
    ];
    let mut sheet = Sheet::new(&head);
    for arm in arms {
        let whole = |key: &str| arm.get(key).and_then(Value::as_u64).map_or_else(|| "-".into(), |n| n.to_string());
        let value = |pointer: &str| arm.pointer(pointer).and_then(Value::as_f64);
        let name = arm.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let low = value("/worst_undershoot/value").map_or_else(|| "none".into(), number);
        let drift = value("/drift_at_half_tolerance/of_peak")
            .map_or_else(|| "-".into(), |gap| format!("{} of a peak", number(gap)));
        let counts = ["steps_accepted", "steps_rejected", "rate_evaluations", "intervals"].map(whole);
        sheet.rows.push([name].into_iter().chain(counts).chain([low, drift]).collect());
    }
    table(text, "How the courses of the nominal parameter set were integrated", &sheet);
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_that_a_shell_would_take_apart_are_quoted() {
        let command = ["scan", "../a.toml", "--set", "dose=1 ug", "it's"].map(String::from);
        assert_eq!(words(&command), "scan ../a.toml --set 'dose=1 ug' 'it'\\''s'");
        let command = ["run", "../a.toml", "--catalogue=../b.toml", "--nominal"].map(String::from);
        assert_eq!(words(&command), "run scenario.resolved.toml --catalogue=../b.toml --nominal");
    }
}
