//! Figures of who acts on whom: whatever is drawn is whole, and no edge runs through a box.

use exocord::figure::{Effect, Network, NetworkEdge, NetworkNode, Size, Texts, network};

use crate::Outcome;
use crate::answers::{CASES, ends, texts, whole};
use crate::chance::Chance;

#[test]
fn random_networks_are_whole() -> Outcome {
    for seed in 1..=CASES {
        let mut chance = Chance::new(seed);
        let (groups, scale) = (chance.whole(1, 6), chance.scale());
        let groups: Vec<String> = (0..groups).map(|_| chance.name()).collect();
        let node = |chance: &mut Chance, at: usize| NetworkNode {
            name: format!("{} {at}", chance.name()),
            group: groups[chance.whole(0, groups.len() - 1)].clone(),
        };
        let nodes: Vec<NetworkNode> = (0..chance.whole(1, 20)).map(|at| node(&mut chance, at)).collect();
        let edge = |chance: &mut Chance| {
            let weight = chance.band(scale)[1];
            NetworkEdge {
                from: nodes[chance.whole(0, nodes.len() - 1)].name.clone(),
                to: nodes[chance.whole(0, nodes.len() - 1)].name.clone(),
                effect: chance.pick(&[Effect::Raises, Effect::Lowers, Effect::Either]),
                weight,
                text: if weight.is_nan() { "unknown".into() } else { format!("{weight:+.1e}") },
            }
        };
        let drawn = Network {
            texts: texts(&mut chance),
            edges: (0..chance.whole(0, 40)).map(|_| edge(&mut chance)).collect(),
            nodes: nodes.clone(),
            more: chance.name(),
            less: chance.name(),
        };
        whole(|size| network(&drawn, size), &format!("network {seed}"))?;
    }
    Ok(())
}

#[test]
fn a_network_of_an_answer_fits_a_slide_and_no_edge_runs_through_a_box() -> Outcome {
    let node = |group: usize, at: usize| NetworkNode { name: format!("state {group}.{at}"), group: format!("{group}") };
    let nodes: Vec<NetworkNode> = (0..4).flat_map(|group| (0..9).map(move |at| node(group, at))).collect();
    let edge = |from: usize, to: usize| NetworkEdge {
        from: nodes[from].name.clone(),
        to: nodes[to].name.clone(),
        effect: Effect::Raises,
        weight: 0.1,
        text: "+10 %".into(),
    };
    // Many ends at one box, and edges that pass two columns.
    let far = (0..9).map(|at| edge(at, 35 - at));
    let drawn = Network {
        texts: Texts { title: "What flows".into(), about: "Nominal.".into(), footer: "exocord".into() },
        edges: far.chain((9..18).map(|at| edge(18, at))).collect(),
        nodes: nodes.clone(),
        ..Network::default()
    };
    assert_eq!(boxes_and_crossed(&network(&drawn, Size::Slide)?)?, (nodes.len(), 0));
    Ok(())
}

#[test]
fn a_network_whose_names_are_too_long_for_its_columns_runs_from_what_acts_to_what_it_acts_on() -> Outcome {
    let name = |at: usize| format!("oligodendrocytes {at}");
    let node = |at: usize| NetworkNode { name: name(at), group: format!("{}", at % 5) };
    let effect = Effect::Lowers;
    let edge = |from: usize, to: usize| NetworkEdge {
        from: name(from),
        to: name(to),
        effect,
        weight: -0.1,
        text: "-10 %".into(),
    };
    // A ring: each acts and is acted on, but the last two, which stand alone.
    let drawn = Network {
        edges: (0..9).map(|at| edge(at, (at + 1) % 9)).collect(),
        nodes: (0..11).map(node).collect(),
        ..Network::default()
    };
    let document = network(&drawn, Size::Column)?;
    assert_eq!(boxes_and_crossed(&document)?, (2 * 9 + 2, 0));
    assert!(document.contains("what acts") && document.contains("on what"));
    Ok(())
}

/// Boxes of a network, and edges that run through one.
fn boxes_and_crossed(document: &str) -> Result<(usize, usize), Box<dyn std::error::Error>> {
    let tree = roxmltree::Document::parse(document)?;
    let points = |node: roxmltree::Node| -> Vec<(f64, f64)> {
        let numbers = node.attribute("points").unwrap_or_default().split([' ', ',']);
        let numbers: Vec<f64> = numbers.filter_map(|one| one.parse().ok()).collect();
        numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    };
    let boxes: Vec<_> = tree
        .descendants()
        .filter(|node| node.attribute("class") == Some("node"))
        .filter_map(|node| node.descendants().find(|one| one.has_tag_name("polygon")))
        .map(|node| (ends(points(node).into_iter().map(|p| p.0)), ends(points(node).into_iter().map(|p| p.1))))
        .collect();
    let inside = |(x, y): &(f64, f64)| {
        boxes
            .iter()
            .any(|(across, down)| *x > across.0 + 1.0 && *x < across.1 - 1.0 && *y > down.0 + 1.0 && *y < down.1 - 1.0)
    };
    let lines =
        tree.descendants().filter(|node| node.has_tag_name("polyline")).map(points).filter(|all| all.len() > 20);
    Ok((boxes.len(), lines.filter(|line| line.iter().any(inside)).count()))
}
