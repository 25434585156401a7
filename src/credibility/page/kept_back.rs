//! How calibrations do on facts that they have not seen.

use crate::calibration::{FOLDS, Fold, Held, KINDS, TOGETHER};
use crate::credibility::findings::Findings;
use crate::credibility::words::{count, head, row};

/// Calibrations without a part of the facts.
pub fn kept_back(findings: &Findings<'_>) -> String {
    let heading = "## Facts kept back\n\n";
    let Some(every) = findings.folds.as_ref().filter(|all| !all.is_empty()) else {
        return format!("{heading}There is no table of calibrations without a part of the facts (`{FOLDS}`).\n\n");
    };
    let (folds, empty): (Vec<&Fold>, Vec<&Fold>) = every.iter().partition(|fold| fold.seen.is_some());
    let [parts, lost] = [&folds, &empty].map(|some| some.iter().filter(|fold| fold.name != TOGETHER).count());
    let Some(all) = folds.iter().copied().find(|fold| fold.name == TOGETHER).or_else(|| folds.first().copied()) else {
        return format!("{heading}{}\n\n", nobody(lost));
    };
    let mut text = format!(
        "{heading}{} without a part of the facts each, scored on that part. Facts of one paper, drug or cell population are a family, and a family is \
         kept back as a whole. {} {} The nominal set was fitted on all facts; its share is no test. Parameters that are `fixed` have its values in members and in sets drawn from the ranges alike.\n\n",
        count(parts, "calibration", "calibrations"),
        sentence("interventions", &all.held[1]),
        sentence("courses", &all.held[2]),
    );
    if let (Some(seen), Some(kept)) = (all.seen, all.held[0].percent[0]) {
        text += &format!(
            "Of all checks that were kept back the median member holds {kept:.0} %, of those that were seen {seen:.0} %.\n\n"
        );
    }
    text += &head(&[
        "part",
        "families:",
        "members:",
        "kept back",
        "checks:",
        "median member:",
        "drawn from the ranges:",
        "nominal set:",
        "gain in points, 95 % interval",
        "held, seen, median:",
    ]);
    folds.iter().for_each(|fold| text += &rows(fold));
    if lost > 0 {
        text += &format!("\n{}\n", nobody(lost));
    }
    text + "\nThe gain is the share of checks that members hold less the share that sets drawn from the ranges hold, on average; its interval comes from drawing whole families again, with replacement.\n\n"
}

/// What is said of parts without which no set was found.
fn nobody(parts: usize) -> String {
    format!("{} without a part of the facts found no parameter set.", count(parts, "calibration", "calibrations"))
}

/// What a calibration gains on one kind of facts, in a sentence.
fn sentence(kind: &str, held: &Held) -> String {
    let [Some(member), Some(drawn), _] = held.percent else {
        return format!("No check on {kind} was kept back.");
    };
    let sure = match held.gain {
        [_, Some(low), Some(high)] if low <= 0.0 && high >= 0.0 => "that may be nothing",
        [_, Some(low), _] if low > 0.0 => "that is more than chance",
        [_, _, Some(high)] if high < 0.0 => "calibration does harm",
        _ => "how sure that is cannot be told",
    };
    format!(
        "On {kind} the median member holds {member:.0} % of the {}, sets drawn from the declared ranges hold {drawn:.0} %: a gain of {} points; {sure}.",
        count(held.checks as usize, "check", "checks"),
        gain(held),
    )
}

/// A gain and its interval.
fn gain(held: &Held) -> String {
    match held.gain {
        [Some(found), Some(low), Some(high)] => format!("{found:.0} ({low:.0} to {high:.0})"),
        [Some(found), ..] => format!("{found:.0}"),
        _ => String::new(),
    }
}

/// The rows of a fold, one for each kind of facts that was kept back.
fn rows(fold: &Fold) -> String {
    let share = |share: &Option<f64>| share.map_or(String::new(), |share| format!("{share:.0} %"));
    let [families, _, members] = fold.counts.map(|count| count.to_string());
    let kinds = KINDS.into_iter().zip(&fold.held).filter(|(_, held)| held.checks > 0);
    let one = |(kind, held): (&str, &Held)| {
        let first = [fold.name.clone(), families.clone(), members.clone(), kind.to_owned(), held.checks.to_string()];
        let shares = held.percent.iter().map(share);
        row(&first.into_iter().chain(shares).chain([gain(held), share(&fold.seen)]).collect::<Vec<_>>())
    };
    kinds.map(one).collect()
}
