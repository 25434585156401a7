//! Figures of what carries a difference: bars, and who acts more or less on whom.

use super::sentence::title;
use super::words::{amount, called, differs, plain, short, unit, whose};
use crate::answers::{Carried, Effect, Part, Why};
use crate::figure::{
    Effect as Acts, FigureError, Manner, Network, NetworkEdge, NetworkNode, Ranked, RankedBar, RankedRow, Size, Texts,
    network, ranked,
};
use crate::present::quoted::{in_quotes, quoted};
use crate::present::rounding::SETS_WITHIN;
use crate::present::{Drawn, Look};
use crate::scenario::CONTEXT_OF_USE;

/// Parts that the bars show, and those in a column of print, where the three kinds of bars stand below each other.
const ROWS: usize = 15;
const FEW: usize = 8;
/// Arrows that the network shows.
const ARROWS: usize = 24;
/// Fewer arrows than that tell nothing of a network.
const FEWEST: usize = 6;

/// The figures of an answer; none where nothing differs. `from` names scenario, version and model.
pub fn figures(why: &Why, from: &str, look: &Look) -> Drawn {
    let mut drawn = Drawn::new(look);
    if differs(why) {
        drawn.add("why", |manner| ranked(&bars(why, from, manner.size), manner));
        if !why.arrows.is_empty() {
            drawn.add("why_network", |manner| fitting(why, from, manner));
        }
    }
    drawn
}

fn bars(why: &Why, from: &str, size: Size) -> Ranked {
    let rows = if size == Size::Column { FEW } else { ROWS };
    let across = format!("{}, {}", why.read.name, unit(&why.read)).trim_end_matches([',', ' ']).to_owned();
    let (band, sets) = match why.whole.sets {
        0 => (String::new(), String::new()),
        _ => (SETS_WITHIN.into(), format!("Carried: {}. ", whose(why))),
    };
    let about = format!(
        "`{}` against `{}`. {sets}Carried adds up to the difference; missing is what the arm loses without the part, alone \
         what it has with no other.{}",
        why.arm,
        why.against,
        left_out((rows, why.parts.len()), "largest")
    );
    let footer = format!("{from}. {CONTEXT_OF_USE}");
    Ranked {
        texts: Texts { title: quoted(&title(why)), about: quoted(&about), footer },
        heads: ["carried", "missing without it", "alone"].map(str::to_owned).to_vec(),
        across,
        band,
        rows: why.parts.iter().take(rows).map(|part| row(part, why)).collect(),
        total: Some(total(why)),
        level: why
            .read
            .smallest_difference
            .map(|least| (least, "less than the smallest difference that means something".to_owned())),
    }
}

fn row(part: &Part, why: &Why) -> RankedRow {
    let Carried { value, low, high, .. } = part.carried;
    let carried = RankedBar { band: [low, value, high], text: amount(value, &why.read) };
    let name = if part.turned_round { called(part) } else { short(part) };
    RankedRow { name, bars: vec![Some(carried), bar(&part.missing, why), bar(&part.alone, why)] }
}

fn bar(effect: &Effect, why: &Why) -> Option<RankedBar> {
    let text = amount(effect.central(), &why.read);
    Some(RankedBar { band: [effect.low, effect.central(), effect.high], text })
}

fn total(why: &Why) -> RankedRow {
    let Effect { low, high, .. } = why.whole;
    let shared = RankedBar { band: [low, why.shared, high], text: amount(why.shared, &why.read) };
    RankedRow { name: "all of them".into(), bars: vec![Some(shared), None, None] }
}

/// Columns of the network, and the modules of each; what is in none is a signal.
const LAYERS: [(&str, &[&str]); 5] = [
    ("vesicles", &["exosomes", "mechanisms"]),
    ("signals", &[]),
    ("cells", &["neutrophils", "microglia", "macrophages", "polarisation", "lymphocytes", "astrocytes", "fibrosis"]),
    ("tissue", &["barrier", "oedema", "vessels", "neurons", "oligodendrocytes", "axons", "cspg", "cavity"]),
    ("function", &["function"]),
];

/// The column of a module.
fn layer(module: &str) -> usize {
    LAYERS.iter().position(|(_, modules)| modules.contains(&module)).unwrap_or(1)
}

/// The network with as many arrows as there is room for; it says how many are left out.
fn fitting(why: &Why, from: &str, manner: Manner) -> Result<String, FigureError> {
    let mut count = why.arrows.len().min(ARROWS);
    loop {
        match network(&arrows(why, from, count), manner) {
            Err(FigureError::NoRoom { .. }) if count > FEWEST => count -= 1,
            drawn => return drawn,
        }
    }
}

/// How many of all are drawn, where some are not.
fn left_out((count, all): (usize, usize), which: &str) -> String {
    if all > count { format!(" Drawn: the {count} {which} of {all}.") } else { String::new() }
}

fn arrows(why: &Why, from: &str, count: usize) -> Network {
    let shown = &why.arrows[..count];
    let ends = shown.iter().flat_map(|one| [(&one.from, &one.from_module), (&one.to, &one.to_module)]);
    let mut ends: Vec<(usize, &String)> = ends.map(|(state, module)| (layer(module), state)).collect();
    ends.sort();
    ends.dedup();
    let node = |(at, state): (usize, &String)| NetworkNode { name: plain(state), group: LAYERS[at].0.to_owned() };
    let edge = |arrow: &crate::answers::Arrow| NetworkEdge {
        from: plain(&arrow.from),
        to: plain(&arrow.to),
        effect: match arrow.raises {
            Some(true) => Acts::Raises,
            Some(false) => Acts::Lowers,
            None => Acts::Either,
        },
        weight: arrow.weight,
        text: format!("{:+.0} %", 100.0 * arrow.weight),
    };
    let arm = in_quotes(&why.arm);
    Network {
        texts: Texts {
            title: format!("What flows differently in {arm} than in {}", in_quotes(&why.against)),
            about: format!(
                "Nominal parameter set. An edge is as wide as what it makes flow more or less, over all that changes the \
                 state at its end.{}",
                left_out((count, why.arrows.len()), "widest")
            ),
            footer: format!("{from}. {CONTEXT_OF_USE}"),
        },
        edges: shown.iter().map(edge).collect(),
        nodes: ends.into_iter().map(node).collect(),
        more: format!("flows more in {arm}"),
        less: format!("flows less in {arm}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::why::example::example;

    #[test]
    fn a_column_of_print_has_fewer_parts_and_says_so() {
        let names: Vec<String> = (0..12).map(|at| format!("part {at}")).collect();
        let parts: Vec<(&str, f64)> = names.iter().map(|name| (name.as_str(), 0.25)).collect();
        let why = example(3.0, &parts);
        let [column, page] = [Size::Column, Size::Page].map(|size| bars(&why, "", size));
        assert_eq!((column.rows.len(), page.rows.len()), (FEW, 12));
        assert!(column.texts.about.ends_with("Drawn: the 8 largest of 12.") && !page.texts.about.contains("Drawn"));
    }
}
