//! What a comparison of routes rests on that nobody measured, in words.

use super::number;
use crate::answers::{AssumedNumber, RouteRow, Routes};

/// The numbers, each once, with the routes that need them, as a sentence; empty where there are none.
pub(super) fn assumed(answer: &Routes) -> String {
    let everywhere = |name: &str| answer.rows.iter().all(|row| has(row, name));
    let all = answer.rows.first().map_or(&[][..], |row| row.assumed.as_slice());
    let mut parts = Vec::new();
    let common: Vec<String> = all.iter().filter(|one| everywhere(&one.name)).map(told).collect();
    if !common.is_empty() {
        parts.push(format!("by every route, {}", common.join(", ")));
    }
    let mut known: Vec<&str> = Vec::new();
    for row in &answer.rows {
        let own: Vec<&AssumedNumber> =
            row.assumed.iter().filter(|one| !everywhere(&one.name) && !known.contains(&one.name.as_str())).collect();
        known.extend(own.iter().map(|one| one.name.as_str()));
        if !own.is_empty() {
            let own: Vec<String> = own.into_iter().map(told).collect();
            parts.push(format!("{}, {}", row.phrase, own.join(", ")));
        }
    }
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
