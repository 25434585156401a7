//! "Did you mean": the nearest of a set of names, and the set in words.
//!
//! A wrong guess is worse than none: the names of a laboratory differ by a letter or a digit and mean the opposite,
//! another gene or another route. Only what a slip of the pen explains is near.

use super::slips::{abbreviation, left_out, word_slips};

/// Longer names are not compared: nobody mistypes a hundred letters.
const LONGEST: usize = 100;

/// The candidate a reader most likely meant, if any is near.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name.get(..4 * LONGEST).unwrap_or(name));
    if wanted.is_empty() || name.len() > 4 * LONGEST || wanted.chars().count() > LONGEST {
        return None;
    }
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in &candidates {
        if let Some(cost) = cost(&wanted, &fold(candidate))
            && best.is_none_or(|(old, _)| cost < old)
        {
            best = Some((cost, *candidate));
        }
    }
    best.map(|(_, candidate)| candidate).or_else(|| only_beginning(&wanted, &candidates))
}

/// Names compare without case, without points, and without the difference between space, hyphen and underscore.
pub(crate) fn fold(name: &str) -> String {
    let plain = name.trim().to_lowercase().replace(['-', ' ', '\u{2010}', '\u{2011}', '\u{2013}'], "_");
    // `i.v.` is `iv`, but the point of `module.name` divides.
    if abbreviated(&plain) { plain.replace('.', "") } else { plain }
}

/// Single letters with a point after each.
fn abbreviated(name: &str) -> bool {
    name.ends_with('.') && name.trim_end_matches('.').split('.').all(|part| part.chars().count() == 1)
}

/// The only candidate that begins with what was written, if it only says more of the same: `hypoxia` for
/// `hypoxia-preconditioning`.
fn only_beginning<'a>(wanted: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let mut longer = candidates.iter().filter(|candidate| begins(wanted, &fold(candidate)));
    let only = longer.next().filter(|candidate| wanted.chars().count() >= 4 && more_of_it(wanted, &fold(candidate)))?;
    longer.next().is_none().then_some(*only)
}

/// A number or a gene goes on at the end of a word only, since `miR-21` is no beginning of `miR-216`.
fn begins(wanted: &str, candidate: &str) -> bool {
    let head = words(candidate).get(..words(wanted).len()).map(|head| head.join("_"));
    let begun = candidate.strip_prefix(wanted).is_some_and(|rest| {
        let whole_word = rest.starts_with(['_', '.', '/']);
        whole_word || !words(wanted).last().is_some_and(|word| abbreviation(word))
    });
    begun || head.is_some_and(|head| slips(&wanted.replace(['.', '/'], "_"), &head).is_some())
}

/// Whether the words that are left out say no more than what is meant. The siRNA against PTEN is not PTEN, nor is the
/// other strand of a microRNA the same, a cell that is made of a stem cell that stem cell, or a gel with more in it
/// that gel: of a short name every word counts, and of any name some word has to be a plain one. Names of the model say
/// what they are of by their module.
fn more_of_it(wanted: &str, candidate: &str) -> bool {
    let short = words(wanted).last().is_some_and(|word| abbreviation(word));
    let all = words(candidate);
    let more = all.get(words(wanted).len()..).unwrap_or_default();
    let number = candidate.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let plain = more.iter().filter(|word| !abbreviation(word)).count();
    let enough = if short { plain == more.len() } else { plain > 0 || more.is_empty() };
    !number && (enough || candidate.contains('.')) && !more.iter().any(|word| OTHER.contains(word))
}

/// Words that make of a name what acts against it, what only resembles it, or what was done to it: another product.
const OTHER: [&str; 14] = [
    "sirna",
    "shrna",
    "antagomir",
    "inhibitor",
    "antagonist",
    "antibody",
    "knockdown",
    "knockout",
    "like",
    "amide",
    "hypoxic",
    "primed",
    "reactive",
    "pathological",
];

fn words(name: &str) -> Vec<&str> {
    name.split(['_', '.', '/']).collect()
}

/// How many slips of the pen lie between two names; `None` if more than those do.
fn cost(wanted: &str, candidate: &str) -> Option<usize> {
    // `mmp9_opening` for `barrier.mmp9_opening`: a right name without its module is nearer than any misspelling.
    let last = candidate.rsplit('.').next().unwrap_or(candidate);
    let part = if last == candidate || wanted.contains('.') { None } else { slips(wanted, last).map(|cost| cost + 1) };
    let whole = slips(wanted, candidate);
    let extended = greek(wanted, candidate).then_some(1);
    [whole, part, extended].into_iter().flatten().min()
}

/// `TNF-a` for `tnf`: a Greek letter is often left out, other endings make another molecule, as any does after a
/// number.
fn greek(wanted: &str, candidate: &str) -> bool {
    const LETTERS: [&str; 8] = ["a", "alpha", "α", "b", "beta", "β", "g", "gamma"];
    let ending = wanted.strip_prefix(candidate).map(|rest| rest.trim_start_matches('_'));
    let number = candidate.ends_with(|c: char| c.is_ascii_digit());
    !number && candidate.chars().count() >= 3 && ending.is_some_and(|ending| LETTERS.contains(&ending))
}

/// Slips word by word; each word forgives its own, and none makes another abbreviation, number or opposite of it.
fn slips(wanted: &str, candidate: &str) -> Option<usize> {
    let (one, other) = (words(wanted), words(candidate));
    if one.len() == other.len() {
        let alike = one.iter().zip(&other).filter(|(a, b)| a == b).count();
        let rest = |a: &str, b: &str| (alike > 0 && alike + 1 == one.len() && left_out(a, b)).then_some(1);
        let cost = |(a, b): (&&str, &&str)| word_slips(a, b).or_else(|| rest(a, b));
        let costs: Option<Vec<usize>> = one.iter().zip(&other).map(cost).collect();
        return costs.map(|costs| costs.iter().sum());
    }
    // A space too many or too few.
    (one.concat() == other.concat()).then_some(1)
}

/// The nearest of a few words of the program's own, among which a wrong guess does no harm: one slip anywhere, or the only
/// one that begins so.
pub fn word<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(written.get(..4 * LONGEST).unwrap_or(written));
    let words: Vec<&str> = words.into_iter().collect();
    let only = |near: &dyn Fn(&str) -> bool| {
        let mut found = words.iter().copied().filter(|word| near(&fold(word)));
        found.next().filter(|_| found.next().is_none())
    };
    let long = wanted.chars().count() >= 2;
    let slip = |word: &str| long && strsim::damerau_levenshtein(&wanted, word) == 1;
    nearest(written, words.iter().copied())
        .or_else(|| only(&slip))
        .or_else(|| only(&|word| long && word.starts_with(&wanted)))
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

/// The names that have what is written among their words, if they are few.
pub(super) fn having<'a>(written: &str, names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    const FEW: usize = 6;
    let wanted = format!("_{}_", fold(written).replace(['.', '/'], "_"));
    let mut found: Vec<&str> = Vec::new();
    for (name, id) in names {
        let has = || format!("_{}_", fold(name).replace(['.', '/'], "_")).contains(&wanted);
        if !found.contains(&id) && has() {
            found.push(id);
        }
    }
    if wanted.len() > 2 + 1 && found.len() <= FEW { found } else { Vec::new() }
}

/// `a`, `b` or `c`.
pub(crate) fn listed(names: &[&str]) -> String {
    joined(names, "or")
}

/// The same with another word before the last.
pub(crate) fn joined(names: &[&str], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, listed, nearest, word};

    #[test]
    fn finds_misspelt_and_unqualified_names() {
        let names =
            ["barrier.mmp9_opening", "neutrophils.recruitment", "intravenous", "mir-126", "hypoxia-preconditioning"];
        let find = |name| nearest(name, names);
        assert_eq!(find("mmp9_opening"), Some("barrier.mmp9_opening"));
        assert_eq!(find("bariers.mmp9_openning"), Some("barrier.mmp9_opening"));
        assert_eq!(find("Intravenos"), Some("intravenous"));
        assert_eq!(find("miR 126"), Some("mir-126"));
        assert_eq!(find("hypoxia"), Some("hypoxia-preconditioning"));
        assert_eq!(nearest("TNF-a", ["tnf", "tgfb"]), Some("tnf"));
        assert_eq!(nearest("i.v.", ["iv", "nasal"]), Some("iv"));
        assert_eq!(
            nearest("neutrophil.recruitment", ["neutrophils.recruitment_max", "a.b"]),
            Some("neutrophils.recruitment_max")
        );
        for (slip, meant) in [
            ("bmcs", "bmsc"),
            ("bmssc", "bmsc"),
            ("mose", "mouse"),
            ("rout", "route"),
            ("untill", "until"),
            ("rats", "rat"),
            ("dosis", "dose"),
            ("Dosen", "dose"),
            ("dosage", "dose"),
            ("severidad", "severity"),
            ("sévérité", "severity"),
            ("mecanismo", "mechanism"),
            ("métrique", "metric"),
            ("injuries", "injury"),
        ] {
            assert_eq!(nearest(slip, [meant]), Some(meant), "{slip}");
        }
        assert_eq!([nearest("dos", ["dose"]), nearest("one-dos", ["one-dose"])], [Some("dose"), Some("one-dose")]);
        let verbs = ["run", "routes", "report", "replay", "calibrate", "all"];
        for (slip, meant) in [("rnu", Some("run")), ("al", Some("all")), ("cal", Some("calibrate")), ("re", None)] {
            assert_eq!(word(slip, verbs), meant, "{slip}");
        }
        assert_eq!(find("zebra"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn never_guesses_the_opposite_another_gene_or_another_route() {
        for (written, other) in [
            ("IT", "iv"),
            ("ip", "iv"),
            ("i.p.", "iv"),
            ("macrophage-m1", "macrophage-m2"),
            ("m1", "m2"),
            ("miR-124", "mir-126"),
            ("mir-21", "mir-12"),
            ("miR-21", "mir-216a-5p"),
            ("mir-12", "mir-126"),
            ("miR-1", "mir-146a"),
            ("PTEN", "pten-sirna"),
            ("mir-146b", "mir-146a"),
            ("mir-199b", "mir-199"),
            ("mir-155", "mir-155-5p"),
            ("tgf-beta", "tgf-beta1"),
            ("bcl-2", "bcl-2 cdna"),
            ("adsc", "adsc-sc-phenotype"),
            ("ipsc", "ipsc-nsc"),
            ("HUVEC", "huvec-hypoxic"),
            ("schwann", "schwann-like adsc"),
            ("acetylcysteine", "acetylcysteine amide"),
            ("hydrogel-gelma", "hydrogel-gelma-ha-nb"),
            ("gdnf", "bdnf"),
            ("egf", "vegf"),
            ("npc", "nsc"),
            ("amsc", "bmsc"),
            ("il1ra", "il1"),
            ("il-4", "il-10"),
            ("TNFR1", "tnf"),
            ("hyperoxia-preconditioning", "hypoxia-preconditioning"),
            ("normoxia", "hypoxia"),
            ("intradural", "intranasal"),
            ("intrathecal", "intralesional"),
            ("intracerebral", "intravenous"),
            ("intra", "intravenous"),
            ("epidural", "subdural"),
            ("efferent", "afferent"),
            ("pro-inflammatory", "anti-inflammatory"),
            ("mmp-2", "mmp-9"),
            ("rad", "rgd"),
            ("microglia", "macroglia"),
            ("prenatal", "postnatal"),
            ("axis", "axon"),
            ("dosis", "nose"),
            ("zeit", "dose"),
        ] {
            let route = if written == "intra" { vec!["intranasal", other] } else { vec![other] };
            assert_eq!(nearest(written, route), None, "{written} for {other}");
        }
        assert_eq!(
            nearest("schwann", ["schwann-ogd", "schwann-high-glucose", "nsc"]),
            None,
            "which of them, nobody knows"
        );
    }

    #[test]
    fn a_name_of_any_length_is_answered_at_once() {
        let long = "k".repeat(200_000);
        assert_eq!(nearest(&long, ["kk", "intravenous"]), None);
    }

    #[test]
    fn lists_in_words() {
        assert_eq!((listed(&["a"]), joined(&["a", "b"], "and")), ("`a`".into(), "`a` and `b`".into()));
        assert_eq!([listed(&[]), listed(&["a", "b", "c"])], ["nothing", "`a`, `b` or `c`"]);
    }
}
