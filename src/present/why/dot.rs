//! Who acts more or less on whom, in the language of Graphviz.

use crate::answers::{Arrow, Why};
use crate::scenario::CONTEXT_OF_USE;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Arrows that the graph has.
const ARROWS: usize = 60;

/// The graph: states by module, arrows as wide as what flows more or less for them; nothing without arrows.
pub fn dot(why: &Why) -> Option<String> {
    let shown = &why.arrows[..why.arrows.len().min(ARROWS)];
    let largest = shown.first()?.weight.abs();
    let mut text = format!(
        "// What flows differently in {} than in {}. {CONTEXT_OF_USE}\ndigraph why {{\n  graph [rankdir=LR];\n  \
         node [shape=box, style=\"rounded,filled\", fillcolor=\"white\"];\n",
        plain(&why.arm),
        plain(&why.against)
    );
    let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (state, home) in shown.iter().flat_map(|one| [(&one.from, &one.from_module), (&one.to, &one.to_module)]) {
        let states = homes.entry(home).or_default();
        if !states.contains(&state.as_str()) {
            states.push(state);
        }
    }
    for (home, states) in homes {
        let states: Vec<String> = states.iter().map(|state| format!("\"{state}\";")).collect();
        let _ = writeln!(text, "  subgraph \"cluster_{home}\" {{ label=\"{home}\"; {} }}", states.join(" "));
    }
    shown.iter().for_each(|arrow| text.push_str(&edge(arrow, largest)));
    Some(text + "}\n")
}

fn edge(arrow: &Arrow, largest: f64) -> String {
    let head = match arrow.raises {
        Some(true) => "normal",
        Some(false) => "tee",
        None => "odiamond",
    };
    let (colour, style) = if arrow.weight > 0.0 { ("#0A4C8C", "solid") } else { ("#C24A00", "dashed") };
    let width = 0.6 + 4.4 * (arrow.weight.abs() / largest).sqrt();
    let tip =
        format!("{:+.2} % of all that changes {}: {}", 100.0 * arrow.weight, arrow.to, arrow.reactions.join(", "));
    format!(
        "  \"{}\" -> \"{}\" [arrowhead={head}, color=\"{colour}\", style={style}, penwidth={width:.1}, tooltip=\"{tip}\"];\n",
        arrow.from, arrow.to
    )
}

/// A name that stays within its comment.
fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
