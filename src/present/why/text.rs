//! What carries a difference, for a terminal.

use super::words::{amount, change, differs, least, plain, short, with_unit};
use crate::answers::{Effect, Interplay, Part, PlayerKind, Sampling, Why};
use crate::present::columns::cut;
use crate::present::percent;
use crate::present::rounding::{WITHIN, digits};
use std::fmt::Write;

/// Parts that the table has.
const ROWS: usize = 15;
/// Letters of a name.
const NAME: usize = 23;
/// Reactions that it has.
const FLUXES: usize = 6;

/// The table of the parts and of the reactions that differ most; nothing where nothing differs.
pub fn text(why: &Why) -> String {
    if !differs(why) {
        return String::new();
    }
    let sets = why.whole.sets > 0;
    let mut text = whole(why);
    let _ = write!(text, "{:<23}{:>10}{:>7}{:>10}", "", "carries", "share", "alone");
    let _ = writeln!(text, "{:>10}{}", "missing", if sets { format!(" ({WITHIN})") } else { String::new() });
    for part in why.parts.iter().take(ROWS) {
        let _ = writeln!(text, "{}", row(part, why, sets));
    }
    let more = why.parts.len().saturating_sub(ROWS);
    if more > 0 {
        let _ = writeln!(text, "and {more} more, in why.csv");
    }
    let whole = amount(why.shared, &why.read);
    let _ = writeln!(text, "{:<23}{whole:>10}{:>7}", "all of them", "100 %");
    text += "carries adds up to the whole; alone, with no other; missing, lost without it.\n";
    if why.parts.iter().any(|part| part.turned_round) {
        text += "* turned round: driven the other way by vesicles that harm.\n";
    }
    text + &interplay(why) + &fluxes(why)
}

/// The difference over the sets.
fn whole(why: &Why) -> String {
    let Effect { low, high, better, worse, sets, .. } = why.whole;
    let read = &why.read;
    let middle = format!("{} against {}: {}", why.arm, why.against, with_unit(why.whole.central(), read));
    if sets == 0 {
        return format!("{middle}, {}\n\n", read.name);
    }
    let interval = format!("median of {sets} sets, {WITHIN}: {} to {}", amount(low, read), amount(high, read));
    let surely = match least(read) {
        Some(least) => format!("at least {least} better in {}, worse in {}", percent(better), percent(worse)),
        None => format!("above zero in {}, below in {}", percent(better), percent(worse)),
    };
    format!("{middle} ({interval}),\n{}: {surely}\n\n", read.name)
}

fn row(part: &Part, why: &Why, sets: bool) -> String {
    let read = &why.read;
    // Nothing has no sign.
    let percent = (100.0 * part.carried.share).round() + 0.0;
    let share = if percent.is_finite() { format!("{percent} %") } else { String::new() };
    let name = match part.kind {
        PlayerKind::Mechanism if part.turned_round => format!("{} *", short(part)),
        PlayerKind::Mechanism => short(part),
        _ => format!("`{}`", part.name),
    };
    let (carried, alone) = (amount(part.carried.value, read), amount(part.alone.central(), read));
    let interval = match sets {
        true => format!(" ({} to {})", amount(part.missing.low, read), amount(part.missing.high, read)),
        false => String::new(),
    };
    format!(
        "{:<23}{carried:>10}{share:>7}{alone:>10}{:>10}{interval}",
        cut(&name, NAME),
        amount(part.missing.central(), read)
    )
}

fn interplay(why: &Why) -> String {
    let more = |pair: &&Interplay| pair.more.central().abs();
    let Some(most) = why.interplay.iter().max_by(|a, b| more(a).total_cmp(&more(b))) else { return String::new() };
    let size = amount(most.more.central(), &why.read);
    if size.trim_start_matches(['+', '-']) == "0.0" || size == "0" {
        return String::new();
    }
    let [one, other] = most.names.each_ref().map(|name| plain(name));
    format!("\nMost beyond the sum of what each does alone: {one} with {other}, {size}.\n")
}

fn fluxes(why: &Why) -> String {
    let mut text = String::new();
    for flux in why.fluxes.iter().filter(|flux| flux.run.relative.is_finite()).take(FLUXES) {
        let _ = writeln!(text, "  {:<44}{:>13}  {}", flux.reaction, flux.place, change(flux.run.relative));
    }
    if text.is_empty() {
        text
    } else {
        format!("\nReactions that differ most over the run, nominal parameter set:\n{text}")
    }
}

/// How sure it is: which sets, and how the shares were found.
pub fn sure(why: &Why, members: &str) -> String {
    let Sampling { exact_nominal, exact_sets, orders_nominal, orders_per_set, seed } = why.sampling;
    let (exact, orders) =
        if why.whole.sets > 0 { (exact_sets, orders_per_set) } else { (exact_nominal, orders_nominal) };
    let most = why.parts.iter().map(|part| part.carried.error).fold(0.0, f64::max);
    let how = match (differs(why), exact) {
        (false, _) => String::new(),
        (true, true) => " Shares are exact: every combination of parts was run.".into(),
        (true, false) => format!(
            " Shares are means over {orders} orders of the parts in each set (seed {seed}), each of which adds up to the \
             whole; 95 % interval of that choice: at most {} either way.",
            digits(most)
        ),
    };
    format!("Over {members}.{how}")
}
