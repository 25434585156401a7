//! What a comparison of routes rests on that no study states, in words.

use super::number;
use crate::answers::{AssumedNumber, RouteRow, Routes};

/// How such numbers are known, in the words of an answer, and as a reader is told it.
const KNOWN: [(&str, &str); 3] = [
    ("assumed", "Assumed, not measured"),
    ("direction", "Of a size that is assumed, though a study tells the direction"),
    ("inferred", "Inferred, not measured: chosen so that what a study saw comes out"),
];

/// The numbers, each once, behind the routes that need it, as sentences by how they are known; empty where there are none.
pub(super) fn assumed(answer: &Routes) -> String {
    let all: Vec<String> = KNOWN.iter().filter_map(|(known, words)| sentence(answer, known, words)).collect();
    let fixed = answer.rows.iter().flat_map(|row| &row.assumed).any(|one| one.fixed);
    let star = if fixed { "; * is the same in every set, so that no interval tells how unsure it is" } else { "" };
    match all.is_empty() {
        true => String::new(),
        false => format!("{} In brackets is what is plausible{star}.", all.join(" ")),
    }
}

fn sentence(answer: &Routes, known: &str, words: &str) -> Option<String> {
    let mut groups: Vec<(String, Vec<&AssumedNumber>)> = Vec::new();
    for one in answer.rows.iter().flat_map(|row| &row.assumed).filter(|one| one.known == known) {
        let rows: Vec<&RouteRow> = answer.rows.iter().filter(|row| has(row, &one.name)).collect();
        let phrases: Vec<&str> = rows.iter().map(|row| row.phrase.as_str()).collect();
        let by = if rows.len() == answer.rows.len() { "by every route".to_owned() } else { phrases.join(" and ") };
        match groups.iter_mut().find(|(known, _)| *known == by) {
            Some((_, numbers)) if numbers.iter().any(|known| known.name == one.name) => {}
            Some((_, numbers)) => numbers.push(one),
            None => groups.push((by, vec![one])),
        }
    }
    groups.sort_by_key(|(by, _)| by != "by every route");
    let told = |(by, numbers): &(String, Vec<&AssumedNumber>)| {
        format!("{by}, {}", numbers.iter().copied().map(told).collect::<Vec<_>>().join(", "))
    };
    let parts: Vec<String> = groups.iter().map(told).collect();
    (!parts.is_empty()).then(|| format!("{words}: {}.", parts.join("; ")))
}

fn has(row: &RouteRow, name: &str) -> bool {
    row.assumed.iter().any(|one| one.name == name)
}

/// `csf_to_meninges 0.00572 (0.005 to 4 1/d)`, with the study behind it where there is one.
fn told(one: &AssumedNumber) -> String {
    let (name, star) = (one.name.trim_start_matches("exosomes."), if one.fixed { "*" } else { "" });
    let source = one.source.as_ref().map_or_else(String::new, |key| format!("; {key}"));
    format!("{name}{star} {} ({} to {} {}{source})", number(one.value), number(one.low), number(one.high), one.unit)
}
