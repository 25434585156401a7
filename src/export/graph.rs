//! The interaction graph in the language of Graphviz.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::book;
use super::influence::{Influence, Sign, influences, net_sign};
use crate::declare::Amount;
use crate::ledger::reactions_by_stage;

/// How much an interaction graph shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// One node per module, with the states it accounts for; faint influences are left out.
    Modules,
    /// One node per state, grouped by module.
    States,
}

/// Share of all that acts on a module below which an arrow between modules is left out.
const LEAST_SHARE: f64 = 0.04;

/// Most reactions that a tooltip names.
const TOOLTIP: usize = 12;

/// An arrow of the graph.
struct Edge {
    sign: Sign,
    /// Share of all that acts on the same target, 0 to 1.
    share: f64,
    reactions: BTreeSet<String>,
}

type Edges = BTreeMap<(&'static str, &'static str), Edge>;

/// The interaction graph as DOT: an arrow where a state enters the rate of a reaction that changes another.
pub fn graph(detail: Detail) -> String {
    let states = state_edges(&influences());
    let mut text = String::from(PREAMBLE);
    match detail {
        Detail::States => {
            state_nodes(&mut text);
            arrows(&states, &mut text);
        }
        Detail::Modules => {
            module_nodes(&mut text);
            arrows(&module_edges(states), &mut text);
        }
    }
    legend(&mut text);
    text.push_str("}\n");
    text
}

/// Sign by colour and by the head of the arrow; the colours are told apart by every kind of colour vision.
const PREAMBLE: &str = "\
// Interaction graph of exocord. Illustrative; for hypothesis exploration and teaching; not for clinical use.
// Exchange between regions is not drawn. Thick arrows carry more of what acts on their target.
digraph exocord {
  graph [rankdir=LR, fontname=\"Helvetica\", fontsize=16, ranksep=1.1, nodesep=0.25, splines=true, bgcolor=\"white\"];
  node [shape=box, style=\"rounded,filled\", fillcolor=\"white\", color=\"#333333\", fontname=\"Helvetica\", fontsize=15];
  edge [arrowsize=0.9];
";

fn style(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "color=\"#0072B2\", arrowhead=normal",
        Sign::Minus => "color=\"#D55E00\", arrowhead=tee",
        Sign::Context => "color=\"#999999\", arrowhead=odiamond, style=dashed",
    }
}

fn word(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "raises",
        Sign::Minus => "lowers",
        Sign::Context => "raises or lowers",
    }
}

/// Adds to a text, which cannot fail.
fn add(text: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = writeln!(text, "{words}");
}

fn state_edges(influences: &[Influence]) -> Edges {
    let mut by_pair: BTreeMap<(&'static str, &'static str), Vec<&Influence>> = BTreeMap::new();
    let mut on: BTreeMap<&'static str, f64> = BTreeMap::new();
    for influence in influences {
        by_pair.entry((influence.from, influence.to)).or_default().push(influence);
        *on.entry(influence.to).or_default() += influence.strength();
    }
    let mut edges = Edges::new();
    for ((from, to), all) in by_pair {
        let strength: f64 = all.iter().map(|i| i.strength()).sum();
        let total = on.get(to).copied().unwrap_or(0.0);
        let share = if total > 0.0 { strength / total } else { 0.0 };
        let reactions = all.iter().map(|i| i.reaction.clone()).collect();
        edges.insert((from, to), Edge { sign: net_sign(all), share, reactions });
    }
    edges
}

/// Arrows between the modules of states, the faint ones left out. What acts on a module is the mean of what
/// acts on its states; an arrow has a sign where most of what it stands for agrees.
fn module_edges(states: Edges) -> Edges {
    let homes = homes();
    let home = |state: &'static str| homes.get(state).copied().unwrap_or(state);
    let mut merged: BTreeMap<(&'static str, &'static str), (f64, Edge)> = BTreeMap::new();
    let mut on: BTreeMap<&'static str, f64> = BTreeMap::new();
    for ((from, to), edge) in states {
        let pair = (home(from), home(to));
        if pair.0 == pair.1 {
            continue;
        }
        *on.entry(pair.1).or_default() += edge.share;
        let new = || (0.0, Edge { sign: Sign::Context, share: 0.0, reactions: BTreeSet::new() });
        let (balance, known) = merged.entry(pair).or_insert_with(new);
        *balance += edge.share * direction(edge.sign);
        known.share += edge.share;
        known.reactions.extend(edge.reactions);
    }
    for ((_, to), (balance, edge)) in &mut merged {
        edge.sign = agreed(*balance / edge.share);
        edge.share /= on.get(to).copied().unwrap_or(1.0);
    }
    let kept = merged.into_iter().filter(|(_, (_, edge))| edge.share >= LEAST_SHARE);
    kept.map(|(pair, (_, edge))| (pair, edge)).collect()
}

fn direction(sign: Sign) -> f64 {
    match sign {
        Sign::Plus => 1.0,
        Sign::Minus => -1.0,
        Sign::Context => 0.0,
    }
}

/// The sign of which at least three quarters agree.
fn agreed(balance: f64) -> Sign {
    match balance {
        b if b >= 0.5 => Sign::Plus,
        b if b <= -0.5 => Sign::Minus,
        _ => Sign::Context,
    }
}

/// The module that accounts for each state: the one with the most reactions that use it up, or that make it
/// where nothing does; the earlier one where two have as many. Exchange owns nothing.
pub fn homes() -> BTreeMap<&'static str, &'static str> {
    let order = book::modules();
    let rank = |module: &str| order.iter().position(|m| *m == module).unwrap_or(order.len());
    let mut count: BTreeMap<&'static str, BTreeMap<&'static str, (usize, usize)>> = BTreeMap::new();
    for reaction in reactions_by_stage().iter().flatten().filter(|r| r.module() != "exchange") {
        for (species, amount) in reaction.changes {
            let by_module = count.entry(book::state(*species).name).or_default();
            let (used, made) = by_module.entry(reaction.module()).or_default();
            let uses = matches!(amount, Amount::Used(_)) || matches!(amount, Amount::Fixed(n) if *n < 0.0);
            *(if uses { used } else { made }) += 1;
        }
    }
    let owner = |by_module: &BTreeMap<&'static str, (usize, usize)>| {
        by_module.iter().max_by_key(|(m, n)| (**n, Reverse(rank(m)))).map(|(m, _)| *m)
    };
    count.iter().filter_map(|(state, by_module)| owner(by_module).map(|m| (*state, m))).collect()
}

/// States by module, in the order of the model.
fn by_module() -> Vec<(&'static str, Vec<&'static str>)> {
    let homes = homes();
    let states: Vec<&'static str> = book::shelves().iter().flat_map(|s| s.states).map(|q| q.name).collect();
    let of = |module: &str| states.iter().copied().filter(|s| homes.get(s).copied() == Some(module)).collect();
    book::modules().into_iter().map(|m| (m, of(m))).filter(|(_, s): &(_, Vec<_>)| !s.is_empty()).collect()
}

fn state_nodes(text: &mut String) {
    for (module, states) in by_module() {
        add(text, format_args!("  subgraph \"cluster_{module}\" {{"));
        add(
            text,
            format_args!(
                "    label=\"{}\"; style=\"rounded,filled\"; color=\"#DDDDDD\"; fillcolor=\"#F4F4F4\";",
                spaced(module)
            ),
        );
        for state in states {
            add(text, format_args!("    \"{state}\" [label=\"{}\"];", spaced(state)));
        }
        text.push_str("  }\n");
    }
}

fn module_nodes(text: &mut String) {
    for (module, states) in by_module() {
        let list: Vec<String> = states.iter().map(|s| spaced(s)).filter(|s| *s != spaced(module)).collect();
        let rows: Vec<String> = list.chunks(2).map(|row| row.join(", ")).collect();
        let below = if rows.is_empty() {
            String::new()
        } else {
            format!("<br/><font point-size=\"11\">{}</font>", rows.join(",<br/>"))
        };
        add(text, format_args!("  \"{module}\" [label=<<b>{}</b>{below}>];", spaced(module)));
    }
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

fn arrows(edges: &Edges, text: &mut String) {
    for ((from, to), edge) in edges {
        let named: Vec<&str> = edge.reactions.iter().take(TOOLTIP).map(String::as_str).collect();
        let more = edge.reactions.len().saturating_sub(TOOLTIP);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let width = 0.8 + 4.0 * edge.share.sqrt();
        let tip = format!("{from} {} {to}: {}{rest}", word(edge.sign), named.join(", "));
        add(
            text,
            format_args!("  \"{from}\" -> \"{to}\" [{}, penwidth={width:.1}, tooltip=\"{tip}\"];", style(edge.sign)),
        );
    }
}

fn legend(text: &mut String) {
    text.push_str(
        "  subgraph \"cluster_legend\" {\n    label=\"arrows; thick ones weigh more\"; color=\"#BBBBBB\"; style=dashed;\n",
    );
    for (name, sign) in [("raises", Sign::Plus), ("lowers", Sign::Minus), ("depends on time and place", Sign::Context)]
    {
        let (from, to) = (format!("legend from {name}"), format!("legend to {name}"));
        add(
            text,
            format_args!(
                "    \"{from}\" [label=\"\", shape=point]; \"{to}\" [label=\"{name}\", shape=plaintext, style=\"\"];"
            ),
        );
        add(text, format_args!("    \"{from}\" -> \"{to}\" [{}];", style(sign)));
    }
    text.push_str("  }\n");
}

#[cfg(test)]
mod tests {
    use super::{Detail, by_module, graph};

    #[test]
    fn every_state_has_a_home() {
        let housed: usize = by_module().iter().map(|(_, states)| states.len()).sum();
        let all: usize = super::book::shelves().iter().map(|s| s.states.len()).sum();
        assert_eq!(housed, all, "{:?}", by_module());
    }

    #[test]
    fn the_graph_is_the_same_every_time_and_shows_signs() {
        let states = graph(Detail::States);
        assert_eq!(states, graph(Detail::States));
        assert!(states.contains("\"il10\" -> \"tnf\" [color=\"#D55E00\", arrowhead=tee"));
        assert!(states.contains("\"mmp9\" -> \"bscb_leak\" [color=\"#0072B2\", arrowhead=normal"));
        assert!(graph(Detail::Modules).contains("\"cytokines\" -> \"neurons\""));
    }
}
