//! What carries a difference, in two sentences.

use super::words::{amount, called, differs, least, whose, with_unit};
use crate::answers::{Judged, Part, Why};
use crate::present::percent;

/// Parts that the sentence names at most, and the share of the whole from which on it names one.
const NAMED: (usize, f64) = (3, 0.1);

/// The answer, with its full stops.
pub fn sentence(why: &Why) -> String {
    let Why { arm, against, read, .. } = why;
    match why.judged {
        Judged::Alike if arm == against => format!("`{arm}` is held against itself: nothing to explain."),
        Judged::Alike => format!("`{arm}` does not differ from `{against}`: nothing to explain."),
        Judged::Equal => format!(
            "`{arm}` and `{against}` come to the same {}: {} in every parameter set, nothing to explain.",
            read.label,
            with_unit(0.0, read)
        ),
        Judged::Small => format!("No meaningful change of the {}: {} {}", read.label, carried(why), left(why)),
        Judged::Differs => format!("{} {}", carried(why), left(why)).trim_end().to_owned(),
    }
}

/// What carries how much.
fn carried(why: &Why) -> String {
    let whole = format!("{} ({})", with_unit(why.shared, &why.read), whose(why));
    match why.parts.as_slice() {
        [] => String::new(),
        [only] => format!("All of {whole} comes from {}.", called(only)),
        parts => {
            let named: Vec<&Part> = named(parts);
            let one = |(at, part): (usize, &&Part)| {
                let verb = if at == 0 { " carries" } else { "" };
                format!("{}{verb} {}{}", called(part), amount(part.carried.value, &why.read), share(part))
            };
            let list: Vec<String> = named.iter().enumerate().map(one).collect();
            format!("Of {whole}, {}{}.", listed(&list), together(why))
        }
    }
}

/// The largest, and others that carry enough.
fn named(parts: &[Part]) -> Vec<&Part> {
    let enough = |part: &&Part| part.carried.share.abs() >= NAMED.1;
    parts.iter().take(1).chain(parts.iter().skip(1).filter(enough).take(NAMED.0 - 1)).collect()
}

fn share(part: &Part) -> String {
    let share = part.carried.share;
    if (0.0..=1.0).contains(&share) { format!(" ({})", percent(share)) } else { String::new() }
}

fn listed(list: &[String]) -> String {
    match list {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How much more all do together than the sum of each alone.
fn together(why: &Why) -> String {
    let more = amount(why.together.central(), &why.read);
    match why.together.central() {
        _ if more.trim_start_matches(['+', '-']) == "0.0" || more == "0" => {
            "; together they do as much as the sum of each alone".into()
        }
        up if up > 0.0 => {
            format!("; together they do {} more than the sum of each alone", more.trim_start_matches('+'))
        }
        down if down < 0.0 => {
            format!("; together they do {} less than the sum of each alone", more.trim_start_matches('-'))
        }
        _ => String::new(),
    }
}

/// What would be left without the first of them.
fn left(why: &Why) -> String {
    let Some(first) = why.parts.first().filter(|_| differs(why) && why.parts.len() > 1) else { return String::new() };
    let left = format!("Without {} {} would be left", called(first), with_unit(first.left.central(), &why.read));
    if first.left.sets == 0 {
        return format!("{left}.");
    }
    let (word, share) = if first.missing.central() < 0.0 { ("more", 1.0 - first.less) } else { ("less", first.less) };
    let by = least(&why.read).map_or_else(String::new, |least| {
        let surely = if word == "less" { first.missing.better } else { first.missing.worse };
        format!(", at least {least} {word} in {}", percent(surely))
    });
    format!("{left} ({word} in {} of the sets{by}).", percent(share))
}
