//! What a comparison of routes rests on that nobody measured, in words.

use super::number;
use crate::answers::{AssumedNumber, RouteRow, Routes};

/// The numbers, each once, behind the routes that need it, as a sentence; empty where there are none.
pub(super) fn assumed(answer: &Routes) -> String {
    let needs = |name: &str| answer.rows.iter().filter(|row| has(row, name)).collect::<Vec<_>>();
    let mut groups: Vec<(String, Vec<&AssumedNumber>)> = Vec::new();
    for one in answer.rows.iter().flat_map(|row| &row.assumed) {
        let rows = needs(&one.name);
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
    if parts.is_empty() {
        return String::new();
    }
    let fixed = answer.rows.iter().flat_map(|row| &row.assumed).any(|one| one.fixed);
    let star = if fixed { "; * is the same in every set, so that no interval tells how unsure it is" } else { "" };
    format!("Assumed, not measured (in brackets what is plausible{star}): {}.", parts.join("; "))
}

fn has(row: &RouteRow, name: &str) -> bool {
    row.assumed.iter().any(|one| one.name == name)
}

/// `csf_to_cord 0.00572 (0.005 to 4 1/d)`.
fn told(one: &AssumedNumber) -> String {
    let (name, star) = (one.name.trim_start_matches("exosomes."), if one.fixed { "*" } else { "" });
    format!("{name}{star} {} ({} to {} {})", number(one.value), number(one.low), number(one.high), one.unit)
}
