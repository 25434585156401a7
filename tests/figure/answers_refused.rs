//! What the figures of answers must show, and what they refuse.

use exocord::figure::{
    Across, AcrossKind, CurvePanel, Curves, FigureError, LogRows, MAX_SERIES, Map, MapCell, MapPanel, Network,
    NetworkEdge, NetworkNode, Ranked, RankedBar, RankedRow, Series, Size, curves, log_rows, map, network, ranked,
};

use crate::Outcome;
use crate::boxes::boxes;

fn some_series(name: &str) -> Series {
    let points = [1.0, 2.0, 4.0, 8.0].map(|place| (place, [0.5 * place, place, 2.0 * place])).to_vec();
    Series { name: name.into(), points, nominal: None, marks: vec![(3.0, format!("half of {name}"))] }
}

fn some_curves(names: &[&str]) -> Curves {
    let ticks = [1.0, 2.0, 4.0, 8.0].map(|place| (place, format!("{place} d"))).to_vec();
    Curves {
        panels: vec![CurvePanel { title: String::new(), series: names.iter().map(|name| some_series(name)).collect() }],
        axis: Across { kind: AcrossKind::Log, ticks, title: "first dose".into() },
        up: "gain, points".into(),
        band: "5 to 95 % of 100".into(),
        zero: true,
        ..Curves::default()
    }
}

#[test]
fn every_series_and_mark_is_named_and_more_than_six_have_a_panel_each() -> Outcome {
    let names = ["vein", "nose", "gel", "lumbar", "bolus", "pump", "cisterna"];
    for count in [1, MAX_SERIES, MAX_SERIES + 1] {
        let document = curves(&some_curves(&names[..count]), Size::Overview)?;
        let panels = document.matches("class=\"panel\"").count();
        assert_eq!(panels, if count > MAX_SERIES { count } else { 1 });
        let (boxes, _) = boxes(&document)?;
        for name in &names[..count] {
            assert!(boxes.iter().any(|b| b.text == *name), "{name} of {count}");
            let mark = format!("half of {name}");
            assert!(boxes.iter().any(|b| b.text.ends_with(&mark)), "{mark} of {count}");
        }
    }
    Ok(())
}

#[test]
fn a_line_breaks_where_there_is_no_number_and_a_nominal_line_has_no_band() -> Outcome {
    let strokes = |document: &str| document.matches("<polyline").count();
    let mut drawn = some_curves(&["vein"]);
    drawn.panels[0].series[0].marks.clear();
    let unbroken = curves(&drawn, Size::Overview)?;
    let points = &mut drawn.panels[0].series[0].points;
    points.splice(2..2, [(3.0, [f64::NAN; 3])]);
    assert_eq!(strokes(&curves(&drawn, Size::Overview)?), strokes(&unbroken) + 1);
    let line = drawn.panels[0].series[0].line();
    drawn.panels[0].series[0] = Series { name: "vein".into(), nominal: Some(line), ..Series::default() };
    let alone = curves(&drawn, Size::Overview)?;
    assert!(unbroken.contains("opacity=\"0.18\"") && !alone.contains("opacity=\"0.18\""));
    assert!(alone.contains("nominal set only"));
    Ok(())
}

#[test]
fn curves_without_a_place_are_refused_by_name() {
    let refused = |change: fn(&mut Curves)| {
        let mut drawn = some_curves(&["vein"]);
        change(&mut drawn);
        curves(&drawn, Size::Overview).err()
    };
    let place = |index| Some(FigureError::Place { panel: String::new(), curve: "vein".into(), index });
    assert_eq!(refused(|c| c.panels[0].series[0].points[0].0 = 0.0), place(0));
    assert_eq!(refused(|c| c.panels[0].series[0].points[2].0 = 1.5), place(2));
    assert_eq!(refused(|c| c.panels[0].series[0].marks[0].0 = -1.0), place(0));
    let huge = refused(|c| c.panels[0].series[0].points[1].1[2] = 1e16);
    assert!(matches!(huge, Some(FigureError::NotFinite { index: 1, .. })), "{huge:?}");
    assert!(matches!(refused(|c| c.axis.ticks.truncate(1)), Some(FigureError::Axis { .. })));
    assert!(matches!(refused(|c| c.panels[0].series.clear()), Some(FigureError::EmptyPanel { .. })));
    assert_eq!(refused(|c| c.panels.clear()), Some(FigureError::NoPanels));
}

fn some_map() -> Map {
    let cell = |value: f64| MapCell { value, sure: value.abs() > 1.0 };
    Map {
        columns: ["1 h", "1 d", "1 w"].map(String::from).to_vec(),
        rows: ["10 µg", "1 mg"].map(String::from).to_vec(),
        panels: vec![MapPanel {
            title: String::new(),
            cells: vec![[0.2, 0.1, f64::NAN].map(cell).to_vec(), [5.0, 1.5, -0.2].map(cell).to_vec()],
        }],
        limits: (-4.0, 4.0),
        unit: "gain, points".into(),
        contour: Some((1.0, "smallest difference".into())),
        ..Map::default()
    }
}

#[test]
fn a_map_says_its_numbers_hatches_doubt_and_borders_a_value() -> Outcome {
    let document = map(&some_map(), Size::Overview)?;
    let (boxes, _) = boxes(&document)?;
    for wanted in ["+0.2", "+5.0", "−0.2", "10 µg", "1 w", "not sure", "no number", "smallest difference", "−4"] {
        assert!(boxes.iter().any(|b| b.text == wanted), "'{wanted}' is missing");
    }
    // The upper row is the last one, as on an upright axis.
    let y = |text: &str| boxes.iter().find(|b| b.text == text).map(|b| b.top);
    assert!(y("1 mg") < y("10 µg"));
    let mut low = some_map();
    low.panels[0].cells[1][0].value = -5.0;
    assert_ne!(map(&low, Size::Overview)?, document);
    Ok(())
}

#[test]
fn several_maps_have_a_title_each_and_one_bar_of_colours() -> Outcome {
    let mut several = some_map();
    let titles = ["intravenous", "intranasal", "gel"];
    let one = several.panels[0].cells.clone();
    several.panels = titles.map(|title| MapPanel { title: title.into(), cells: one.clone() }).to_vec();
    for (_, size) in Size::ALL {
        let (boxes, _) = boxes(&map(&several, size)?)?;
        let count = |text: &str| boxes.iter().filter(|b| b.text == text).count();
        assert!(titles.iter().all(|title| count(title) == 1), "{size:?}");
        assert_eq!((count("+5.0"), count("−4")), (3, 1), "{size:?}");
    }
    several.panels[2].cells.pop();
    assert!(matches!(map(&several, Size::Page), Err(FigureError::Cells { got: 1, wanted: 2, .. })));
    Ok(())
}

#[test]
fn maps_rows_and_networks_that_do_not_fit_together_are_refused() {
    let mut bad = some_map();
    bad.limits = (0.5, 4.0);
    assert_eq!(map(&bad, Size::Overview), Err(FigureError::Limits { low: 0.5, high: 4.0 }));
    let mut bad = some_map();
    bad.panels[0].cells[1].pop();
    assert_eq!(map(&bad, Size::Overview), Err(FigureError::Cells { row: "1 mg".into(), got: 2, wanted: 3 }));
    assert_eq!(map(&Map::default(), Size::Page), Err(FigureError::NoPanels));
    assert_eq!(ranked(&Ranked::default(), Size::Page), Err(FigureError::NoPanels));
    assert_eq!(log_rows(&LogRows::default(), Size::Page), Err(FigureError::NoPanels));
    assert_eq!(network(&Network::default(), Size::Page), Err(FigureError::NoPanels));
    let node = |name: &str| NetworkNode { name: name.into(), group: String::new() };
    let effect = exocord::figure::Effect::Raises;
    let edge = NetworkEdge { from: "a".into(), to: "c".into(), effect, weight: 1.0, text: String::new() };
    let mut bad = Network { nodes: vec![node("a"), node("b")], edges: vec![edge], ..Network::default() };
    assert_eq!(network(&bad, Size::Page), Err(FigureError::Node { node: "c".into() }));
    bad.nodes.extend([node("c"), node("b")]);
    assert_eq!(network(&bad, Size::Page), Err(FigureError::Node { node: "b".into() }));
}

#[test]
fn contributions_are_ranked_by_size_and_the_total_is_last() -> Outcome {
    let row = |name: &str, value: f64| {
        let bar = RankedBar { band: [value - 0.1, value, value + 0.1], text: format!("{value}") };
        RankedRow { name: name.into(), bars: vec![Some(bar)] }
    };
    let drawn = Ranked {
        heads: vec!["missing without it".into()],
        rows: vec![row("small", 0.3), row("unknown", f64::NAN), row("negative", -2.0), row("largest", 3.0)],
        total: Some(row("together", 1.3)),
        ..Ranked::default()
    };
    let (boxes, _) = boxes(&ranked(&drawn, Size::Overview)?)?;
    let top = |name: &str| boxes.iter().find(|b| b.text == name).map(|b| b.top);
    let tops = ["largest", "negative", "small", "unknown", "together"].map(top);
    assert!(tops.iter().all(Option::is_some) && tops.windows(2).all(|pair| pair[0] < pair[1]), "{tops:?}");
    Ok(())
}
