//! The figures of answers: whatever is drawn, nothing overlaps, nothing is clipped, nothing is left out in silence.

use exocord::figure::{
    Across, AcrossKind, CurvePanel, Curves, FigureError, LogCell, LogColumn, LogRow, LogRows, Map, MapCell, MapPanel,
    Ranked, RankedBar, RankedRow, Series, Size, Texts, curves, log_rows, map, ranked,
};

use crate::Outcome;
use crate::boxes::boxes;
use crate::chance::Chance;
use crate::shapes::{assert_legible, assert_whole};

/// Random figures of each kind.
pub const CASES: u64 = 200;

pub fn texts(chance: &mut Chance) -> Texts {
    let sentence = |chance: &mut Chance| format!("{}: {} at {}", chance.name(), chance.name(), chance.name());
    Texts {
        title: sentence(chance),
        about: sentence(chance).repeat(2),
        footer: "exocord 0.1.0, model 1a2b3c4d · illustrative; not for clinical use".into(),
    }
}

/// Draws at every size; a slide may have too little room, which it must say. In print nothing is smaller than 6 pt.
pub fn whole(draw: impl Fn(Size) -> Result<String, FigureError>, what: &str) -> Outcome {
    for (word, size) in Size::ALL {
        let what = format!("{what}, {word}");
        match draw(size) {
            Ok(document) if size == Size::Slide => assert_whole(&document, &what)?,
            Ok(document) => {
                assert_whole(&document, &what)?;
                assert_legible(&document, &what)?;
            }
            Err(FigureError::NoRoom { .. }) if size == Size::Slide => {}
            Err(error) => return Err(format!("{what}: {error}").into()),
        }
    }
    Ok(())
}

fn axis(chance: &mut Chance) -> Across {
    let kind = chance.pick(&[AcrossKind::Log, AcrossKind::Linear, AcrossKind::Asinh { knee: 0.25 }]);
    let ticks = [0.007, 0.04, 0.25, 1.0, 3.0, 7.0, 28.0, 56.0].map(|day| (day, format!("{day} d")));
    Across { kind, ticks: ticks.to_vec(), title: chance.name() }
}

fn series(chance: &mut Chance, scale: f64) -> Series {
    let places: Vec<f64> = (0..chance.whole(1, 24)).map(|at| 0.007 * 1.48f64.powi(at as i32)).collect();
    let points: Vec<_> = places.iter().map(|place| (*place, chance.band(scale))).collect();
    let nominal = chance.one_in(3).then(|| points.iter().map(|(place, band)| (*place, band[1])).collect());
    let marks = (0..chance.whole(0, 2)).map(|_| (chance.between(0.01, 50.0), chance.name())).collect();
    let points = if nominal.is_some() && chance.one_in(2) { Vec::new() } else { points };
    Series { name: chance.name(), points, nominal, marks }
}

fn some_curves(chance: &mut Chance) -> Curves {
    let (scale, most) = (chance.scale(), if chance.one_in(5) { 30 } else { 6 });
    let panel = |chance: &mut Chance| CurvePanel {
        title: if chance.one_in(3) { String::new() } else { chance.name() },
        series: (0..chance.whole(1, most)).map(|_| series(chance, scale)).collect(),
    };
    Curves {
        texts: texts(chance),
        columns: chance.whole(0, 4),
        panels: (0..if most > 6 { 1 } else { chance.whole(1, 6) }).map(|_| panel(chance)).collect(),
        axis: axis(chance),
        up: chance.name(),
        band: "5 to 95 % of 100 plausible parameter sets".into(),
        levels: (0..chance.whole(0, 2)).map(|_| (chance.between(0.0, scale), chance.name())).collect(),
        zero: chance.one_in(2),
    }
}

#[test]
fn random_curves_are_whole() -> Outcome {
    for seed in 1..=CASES {
        let mut chance = Chance::new(seed);
        let drawn = some_curves(&mut chance);
        whole(|size| curves(&drawn, size), &format!("curves {seed}"))?;
        if seed <= 10 {
            assert_eq!(curves(&drawn, Size::Page), curves(&drawn, Size::Page));
        }
    }
    Ok(())
}

#[test]
fn random_maps_are_whole() -> Outcome {
    for seed in 1..=CASES {
        let mut chance = Chance::new(seed);
        let (columns, rows, scale) = (chance.whole(1, 30), chance.whole(1, 14), chance.scale());
        let name = |chance: &mut Chance| if chance.one_in(2) { chance.name() } else { "10 min".into() };
        let short = chance.one_in(2);
        let mut names = |count: usize| -> Vec<String> {
            (0..count).map(|_| if short { "1.5 d".into() } else { name(&mut chance) }).collect()
        };
        let (columns, rows) = (names(columns), names(rows));
        let cell = |chance: &mut Chance| MapCell { value: chance.band(2.0 * scale)[1], sure: chance.one_in(2) };
        let row = |chance: &mut Chance| columns.iter().map(|_| cell(chance)).collect();
        let maps = if chance.one_in(2) { 1 } else { chance.whole(2, 6) };
        let panel = |chance: &mut Chance| MapPanel {
            title: if maps == 1 { String::new() } else { chance.name() },
            cells: rows.iter().map(|_| row(chance)).collect(),
        };
        let drawn = Map {
            texts: texts(&mut chance),
            panels: (0..maps).map(|_| panel(&mut chance)).collect(),
            columns: columns.clone(),
            rows: rows.clone(),
            limits: chance.pick(&[(-scale, scale), (0.0, scale), (-scale, 0.0), (-0.3 * scale, 2.0 * scale)]),
            unit: chance.name(),
            across: chance.name(),
            up: chance.name(),
            contour: chance.one_in(2).then(|| (0.3 * scale, chance.name())),
            least: chance.one_in(2).then_some(0.3 * scale),
            hatched: chance.name(),
        };
        whole(|size| map(&drawn, size), &format!("map {seed}"))?;
    }
    Ok(())
}

fn numbers(band: &[f64; 3], chance: &mut Chance) -> String {
    if band.iter().any(|value| !value.is_finite()) {
        return "no number".into();
    }
    if chance.one_in(8) { chance.name() } else { format!("{:.3e} ({:.1e} to {:.1e})", band[1], band[0], band[2]) }
}

#[test]
fn random_contributions_are_whole() -> Outcome {
    for seed in 1..=CASES {
        let mut chance = Chance::new(seed);
        let (heads, scale) = (chance.whole(1, 4), chance.scale());
        let bar = |chance: &mut Chance| {
            let band = chance.band(scale);
            (!chance.one_in(8)).then(|| RankedBar { band, text: numbers(&band, chance) })
        };
        let row =
            |chance: &mut Chance| RankedRow { name: chance.name(), bars: (0..heads).map(|_| bar(chance)).collect() };
        let drawn = Ranked {
            texts: texts(&mut chance),
            heads: (0..heads).map(|_| chance.name()).collect(),
            across: chance.name(),
            band: chance.name(),
            rows: (0..chance.whole(1, 30)).map(|_| row(&mut chance)).collect(),
            total: chance.one_in(2).then(|| row(&mut chance)),
            level: chance.one_in(2).then(|| (0.1 * scale, chance.name())),
        };
        whole(|size| ranked(&drawn, size), &format!("contributions {seed}"))?;
    }
    Ok(())
}

#[test]
fn random_rows_on_several_axes_are_whole() -> Outcome {
    for seed in 1..=CASES {
        let mut chance = Chance::new(seed);
        let columns = chance.whole(1, 6);
        let column = |chance: &mut Chance| LogColumn {
            head: chance.name(),
            unit: chance.name(),
            log: chance.one_in(2),
            level: chance.one_in(3).then(|| (chance.scale(), chance.name())),
        };
        let cell = |chance: &mut Chance| {
            let scale = chance.scale();
            let band = chance.band(scale);
            if chance.one_in(6) { LogCell::Words(chance.name()) } else { LogCell::Value(band, numbers(&band, chance)) }
        };
        let row =
            |chance: &mut Chance| LogRow { name: chance.name(), cells: (0..columns).map(|_| cell(chance)).collect() };
        let drawn = LogRows {
            texts: texts(&mut chance),
            names: chance.name(),
            band: chance.name(),
            columns: (0..columns).map(|_| column(&mut chance)).collect(),
            rows: (0..chance.whole(1, 30)).map(|_| row(&mut chance)).collect(),
        };
        whole(|size| log_rows(&drawn, size), &format!("rows {seed}"))?;
    }
    Ok(())
}

/// Largest and least of the numbers.
pub fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(one), high.max(one)))
}

#[test]
fn a_map_fills_a_slide() -> Outcome {
    for rows in [3, 7, 12] {
        let cell = MapCell { value: 1.0, sure: true };
        let drawn = Map {
            texts: Texts { title: "Gain".into(), about: "By start and dose.".into(), footer: "exocord".into() },
            columns: (0..24).map(|at| format!("{at} h")).collect(),
            rows: (0..rows).map(|at| format!("{at} ug")).collect(),
            panels: vec![MapPanel { title: String::new(), cells: vec![vec![cell; 24]; rows] }],
            limits: (-4.0, 4.0),
            ..Map::default()
        };
        let document = map(&drawn, Size::Slide)?;
        let tree = roxmltree::Document::parse(&document)?;
        let cells = tree.descendants().find(|node| node.attribute("class") == Some("cells")).ok_or("no cells")?;
        let number = |node: &roxmltree::Node, name: &str| node.attribute(name).and_then(|one| one.parse::<f64>().ok());
        let rects = || cells.descendants().filter(|node| node.has_tag_name("rect"));
        let (top, _) = ends(rects().filter_map(|node| number(&node, "y")));
        let (_, bottom) = ends(rects().filter_map(|node| Some(number(&node, "y")? + number(&node, "height")?)));
        assert!(bottom - top > 0.6 * 720.0, "{rows} rows take {} px of a slide", bottom - top);
    }
    Ok(())
}

#[test]
fn few_rows_fill_a_slide() -> Outcome {
    let bar = || RankedBar { band: [0.5, 1.0, 1.5], text: "+1.0".into() };
    let row = |at: usize| RankedRow { name: format!("row {at}"), bars: vec![Some(bar())] };
    let drawn = Ranked { heads: vec!["carried".into()], rows: (0..5).map(row).collect(), ..Ranked::default() };
    let (boxes, (_, height)) = boxes(&ranked(&drawn, Size::Slide)?)?;
    let rows = boxes.iter().filter(|text| text.text.starts_with("row "));
    let lowest = rows.map(|text| text.bottom).fold(0.0, f64::max);
    assert!(lowest > 0.55 * height, "rows end at {lowest} of {height}");
    Ok(())
}
