//! "Did you mean": the nearest of a set of names, and the set in words.

/// The candidate a reader most likely meant, if any is near.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in candidates {
        let cost = cost(&wanted, &fold(candidate));
        if cost <= limit(&wanted) && best.is_none_or(|(old, _)| cost < old) {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Names compare without case, and without the difference between space, hyphen and underscore.
fn fold(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}

/// One edit is always forgiven; longer names forgive about a third of their letters.
fn limit(wanted: &str) -> usize {
    (wanted.chars().count() / 3).clamp(1, 6)
}

fn cost(wanted: &str, candidate: &str) -> usize {
    let whole = strsim::damerau_levenshtein(wanted, candidate);
    // `mmp9_opening` for `barrier.mmp9_opening`: a right name without its module is nearer than any misspelling.
    let last = candidate.rsplit('.').next().unwrap_or(candidate);
    let part =
        if last == candidate || wanted.contains('.') { whole } else { strsim::damerau_levenshtein(wanted, last) + 1 };
    let beginning = wanted.len() >= 4 && candidate.starts_with(wanted);
    // `TNF-a` for `tnf`.
    let extended = last.len() >= 3 && wanted.starts_with(candidate);
    whole.min(part).min(if beginning || extended { 1 } else { usize::MAX })
}

/// "did you mean `x`?", followed by the allowed names when they are few enough to read.
pub fn help(name: &str, allowed: &[&str], many: &str) -> String {
    let guess = nearest(name, allowed.iter().copied());
    let list = if allowed.len() <= 16 { format!("allowed: {}", listed(allowed)) } else { many.to_owned() };
    match guess {
        Some(guess) => format!("did you mean `{guess}`? ({list})"),
        None => list,
    }
}

/// `a`, `b` or `c`.
pub(crate) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, nearest};

    #[test]
    fn finds_misspelt_and_unqualified_names() {
        let names = ["barrier.mmp9_opening", "neutrophils.recruitment", "intravenous", "mir-126"];
        let find = |name| nearest(name, names);
        assert_eq!(find("mmp9_opening"), Some("barrier.mmp9_opening"));
        assert_eq!(find("bariers.mmp9_openning"), Some("barrier.mmp9_opening"));
        assert_eq!(find("Intravenos"), Some("intravenous"));
        assert_eq!(find("miR 126"), Some("mir-126"));
        assert_eq!(nearest("TNF-a", ["tnf", "tgfb"]), Some("tnf"));
        assert_eq!(find("zebra"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn lists_in_words() {
        assert_eq!(listed(&[]), "nothing");
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
