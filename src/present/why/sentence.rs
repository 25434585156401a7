//! What carries a difference, in two sentences.

use super::words::{amount, called, change, differs, least, seen, whose, with_unit};
use crate::answers::{Judged, Part, Why};
use crate::present::effect::together;
use crate::present::{percent, translated};

/// Parts that the sentence names at most, and the share of the whole from which on it names one.
const NAMED: (usize, f64) = (3, 0.1);
/// Share of the whole below which what all do together is not told from the sum of each alone.
const ALIKE: f64 = 0.005;
/// Reactions that it names.
const REACTIONS: usize = 2;

/// The answer, with its full stops, and what is left of it in people.
pub fn sentence(why: &Why) -> String {
    let carried = match why.judged {
        Judged::Differs => translated::sentence([(String::new(), &why.whole)], why.read.translation),
        _ => None,
    };
    let all = [title(why), left(why), carried.unwrap_or_default()];
    all.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first sentence alone.
pub fn title(why: &Why) -> String {
    let Why { arm, against, read, .. } = why;
    match why.judged {
        Judged::Alike if arm == against => format!("`{arm}` is held against itself: nothing to explain."),
        Judged::Alike => format!("`{arm}` does not differ from `{against}`: nothing to explain."),
        Judged::Equal => format!(
            "`{arm}` and `{against}` come to the same {}: {} in every parameter set, nothing to explain.",
            read.name,
            with_unit(0.0, read)
        ),
        Judged::Small => {
            if !why.parts.iter().any(|part| seen(part, read)) {
                let (whole, name) = (with_unit(why.shared, read), &read.name);
                return format!(
                    "No meaningful change of the {name}: {whole} ({}), and no part carries any.",
                    whose(why)
                );
            }
            let carried = carried(why);
            let first = carried.chars().take(1).flat_map(char::to_lowercase);
            let carried: String = first.chain(carried.chars().skip(1)).collect();
            format!("No meaningful change of the {}: {carried}", read.name)
        }
        Judged::Differs => carried(why),
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
            format!("Of {whole}, {}{}.", together(&list), jointly(why))
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

/// How much more all do together, the named and the others, than the sum of each alone.
fn jointly(why: &Why) -> String {
    let more = amount(why.together.central(), &why.read);
    let all = format!("; all {} together do", why.parts.len());
    // A loss that is more of a loss is more.
    match why.together.central() * why.shared.signum() {
        small if small.abs() < ALIKE * why.shared.abs() || more == "0.0" || more == "0" => {
            format!("{all} as much as the sum of what each does alone")
        }
        up if up > 0.0 => {
            format!("{all} {} more than the sum of what each does alone", more.trim_start_matches(['+', '-']))
        }
        down if down < 0.0 => {
            format!("{all} {} less than the sum of what each does alone", more.trim_start_matches(['+', '-']))
        }
        _ => String::new(),
    }
}

/// What would be left without the first of them.
fn left(why: &Why) -> String {
    if !differs(why) || !why.parts.iter().any(|part| seen(part, &why.read)) {
        return String::new();
    }
    let [first, _, ..] = why.parts.as_slice() else { return reactions(why) };
    let left = format!("Without {} {} would be left", called(first), with_unit(first.left.central(), &why.read));
    if first.left.sets == 0 {
        return format!("{left}.");
    }
    let lower = first.missing.central() >= 0.0;
    let (word, share) = if lower { ("lower", first.less) } else { ("higher", 1.0 - first.less) };
    let surely = if lower { first.missing.better } else { first.missing.worse };
    let by = least(&why.read).map_or_else(String::new, |least| format!(", by at least {least} in {}", percent(surely)));
    format!("{left} ({word} in {} of the sets{by}).", percent(share))
}

/// The reactions that differ most, where there is only one part.
fn reactions(why: &Why) -> String {
    let known = why.fluxes.iter().filter(|flux| flux.run.relative.is_finite()).take(REACTIONS);
    let named: Vec<String> =
        known.map(|flux| format!("{} ({}, {})", flux.reaction, flux.place, change(flux.run.relative))).collect();
    match named.is_empty() {
        true => String::new(),
        false => format!("With the nominal parameters what differs most in its flux is {}.", together(&named)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::why::example::{example, part};

    #[test]
    fn two_sentences_tell_who_carries_what_and_what_is_left() {
        let mut why = example(2.9, &[("cytokine_suppression", 1.42), ("barrier_repair", 0.61), ("antioxidant", 0.02)]);
        why.together.median = 0.3;
        assert_eq!(
            sentence(&why),
            "Of +2.9 points (mean of 100 parameter sets), cytokine suppression carries +1.4 (49 %) and barrier repair +0.6 \
             (21 %); all 3 together do 0.3 more than the sum of what each does alone. Without cytokine suppression +1.5 points would be \
             left (lower in 96 % of the sets, by at least 1 point in 60 %)."
        );
        why.together.median = -0.31;
        assert!(sentence(&why).contains("all 3 together do 0.3 less than the sum of what each does alone"));
        why.shared = -why.shared;
        assert!(sentence(&why).contains("all 3 together do 0.3 more than the sum"), "of losses");
        why.together.median = 0.01;
        assert!(sentence(&why).contains("as much as the sum of what each does alone"));
    }

    #[test]
    fn what_is_small_equal_or_alike_is_said_to_be_so() {
        let mut why = example(0.3, &[("antioxidant", 0.3)]);
        why.judged = Judged::Small;
        let small = "No meaningful change of the score: all of +0.3 points (mean of 100 parameter sets) comes from antioxidant.";
        assert_eq!(sentence(&why), small);
        why.parts[0].carried.value = 0.04;
        why.shared = 0.04;
        let none =
            "No meaningful change of the score: 0.0 points (mean of 100 parameter sets), and no part carries any.";
        assert_eq!(sentence(&why), none);
        why.judged = Judged::Equal;
        let equal =
            "`late` and `control` come to the same score: 0.0 points in every parameter set, nothing to explain.";
        assert_eq!(sentence(&why), equal);
        why.judged = Judged::Alike;
        assert_eq!(sentence(&why), "`late` does not differ from `control`: nothing to explain.");
        why.arm = "control".into();
        assert_eq!(sentence(&why), "`control` is held against itself: nothing to explain.");
    }

    #[test]
    fn what_works_against_the_whole_has_no_share_and_a_part_that_harms_leaves_more() {
        let mut why = example(-1.2, &[("m2_polarisation", -1.5), ("antioxidant", 0.3)]);
        why.parts[0] = part("m2_polarisation", -1.5, -1.2);
        let told = sentence(&why);
        assert!(told.contains("M2 polarisation carries -1.5 and antioxidant +0.3"), "{told}");
        assert!(told.contains("would be left (higher in"), "{told}");
        why.parts[0].turned_round = true;
        assert!(sentence(&why).contains("M2 polarisation turned round carries -1.5"), "of vesicles that harm");
    }
}
