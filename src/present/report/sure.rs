//! How sure an answer is, in plain words.

use super::html::{heading, list, paragraph};
use super::{Page, Part};
use crate::answers::Translation;
use crate::present::translated;
use serde_json::Value;

/// The section.
pub fn sure(text: &mut String, page: &Page<'_>) {
    heading(text, "How sure this is");
    let mut said: Vec<String> = Vec::new();
    for part in page.parts {
        let sentence = format!("{}: {}", part.name(), sets(part));
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    list(text, &said);
    let score = &page.scenario.injury.species.score;
    let least = super::super::points(score.smallest_difference.value);
    paragraph(
        text,
        &format!(
            "“Better” and “worse” count the parameter sets in which the {} differs from that of the same set untreated \
             by at least {least}, the smallest difference that means something; a smaller one is called no meaningful \
             change. An interval of 5 to 95 % leaves out a twentieth of the sets at each end.",
            score.label
        ),
    );
    if let Some(by) = Translation::of(score) {
        paragraph(text, &translated::about(by, page.scenario.injury.species.plural));
    }
    paragraph(
        text,
        "The share of the sets is no probability: sets are alike because of how they were found (a search that \
         began from few beginnings), and none of them knows what the model leaves out. Which published facts the \
         model holds and which it misses is in README.md and evidence/credibility/README.md of the program.",
    );
}

/// Whose parameters a part is computed for.
fn sets(part: &Part) -> String {
    let record = &part.record;
    let members = record.get("members").unwrap_or(&Value::Null);
    let count = |value: &Value, key: &str| value.get(key).and_then(Value::as_u64);
    let asked = count(members, "sets").unwrap_or(0);
    let done = ["sets_done", "done", "sets"].iter().find_map(|key| count(record, key)).unwrap_or(asked);
    let sets = match members.get("origin").and_then(Value::as_str) {
        Some("plausible") => {
            let of = count(members, "of").map_or_else(String::new, |of| format!(" of the {of}"));
            format!(
                "{done}{of} plausible parameter sets, each of which was found to hold the published facts as a whole"
            )
        }
        Some("drawn") => {
            format!("{done} parameter sets drawn around the values as written, which are held against no fact")
        }
        _ => "the nominal parameter set alone; no uncertainty is shown".to_owned(),
    };
    let few = part.stopped().map_or_else(String::new, |_| format!(" The work was cut short: {asked} were asked for."));
    // A manifest that does not count failures says nothing of them.
    let failed = record.get("failed").and_then(|failed| count(failed, "runs"));
    let failed = match failed {
        Some(0) if asked > 0 => " No run failed.".to_owned(),
        Some(1) => " One run failed and its set is left out.".to_owned(),
        Some(runs) if runs > 0 => format!(" {runs} runs failed and their sets are left out."),
        _ => String::new(),
    };
    format!("{sets}.{few}{failed}")
}
