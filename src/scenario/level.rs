//! Vertebral levels: `T10`, or two as papers join them, `T9-T10`, `T9–10`, `T9/T10`.

use std::sync::Arc;

use serde_json::json;

use crate::reading::content::string;
use crate::reading::kinds::{Content, Key, Own, Owned};
use crate::reading::log::Log;

/// How a level may be written: small letters and the `Th` of anatomists mean what they mean.
const PATTERN: &str = r"^\s*([CcLlSs]|[Tt][Hh]?)[0-9]{1,2}\s*((-|–|—|/|to)\s*([CcLlSs]|[Tt][Hh]?)?[0-9]{1,2}\s*)?$";

/// What may stand between two levels.
const JOINED: [&str; 5] = ["-", "–", "—", "/", "to"];

/// Vertebral level, read as a [`String`] such as `T9-T10`.
pub(super) static LEVEL: Own = Own { read: level, schema: |_| json!({ "type": "string", "pattern": PATTERN }) };

/// A vertebral level, or two.
fn level(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let text = string(content, key, "expected a vertebral level, as in \"T10\"", log)?;
    let found = written(&text);
    if found.is_none() {
        let label = "expected C1 to C8, T1 to T13, L1 to L6 or S1 to S5, or two of them as in \"T9-T10\"";
        log.error(&content.span(), format!("`{text}` is not a vertebral level"), label, None);
    }
    found.map(|found| -> Owned { Arc::new(found) })
}

/// The level as it is kept.
fn written(text: &str) -> Option<String> {
    let small = text.trim().to_ascii_lowercase();
    let Some((first, second)) = JOINED.iter().find_map(|sign| small.split_once(sign)) else { return one(&small) };
    let first = one(first)?;
    // `T8-9`: the letter of the first is that of the second.
    let second = second.trim();
    let second = match second.starts_with(|c: char| c.is_ascii_digit()) {
        true => one(&format!("{}{second}", first.get(..1)?)),
        false => one(second),
    };
    Some(format!("{first}-{}", second?))
}

/// One level. Rodents have 13 thoracic and 6 lumbar vertebrae, people 12 and 5; the level is recorded, not modelled, so
/// both pass.
fn one(text: &str) -> Option<String> {
    let part = text.trim().to_ascii_uppercase().replace("TH", "T");
    let most = match part.get(..1)? {
        "C" => 8,
        "T" => 13,
        "L" => 6,
        "S" => 5,
        _ => return None,
    };
    let digits = part.get(1..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let number: u32 = digits.parse().ok()?;
    (1..=most).contains(&number).then_some(part)
}

#[cfg(test)]
mod tests {
    use super::{PATTERN, written};
    use regex::Regex;

    #[test]
    fn two_levels_are_joined_in_any_of_the_ways_of_papers() {
        let pattern = Regex::new(PATTERN).unwrap();
        for text in ["T9-T10", "T9–T10", "t9/th10", "T9 - 10", "T9—T10", "T9 to T10", "T9-10"] {
            assert_eq!(written(text).as_deref(), Some("T9-T10"), "{text}");
            assert!(pattern.is_match(text), "{text}");
        }
        assert_eq!(["C5", " l1 ", "T8–L2"].map(written), ["C5", "L1", "T8-L2"].map(|one| Some(one.to_owned())));
        for text in ["", "T14", "9-10", "T9-", "T9-T10-T11", "thoracic", "T9–44", "T+9"] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
