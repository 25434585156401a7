//! The figures of the credibility page: nothing overlaps, whatever the numbers.

use exocord::figure::{
    Anchored, Column, Dot, FigureError, Forest, Group, IntervalRow, Intervals, Matrix, MatrixRow, Plane, PlanePanel,
    Response, ResponsePanel, Row, Sign, Texts, forest, intervals, matrix, plane, response,
};

use crate::Outcome;
use crate::boxes::assert_tidy_document;

fn texts() -> Texts {
    Texts {
        title: "Barrier: 35 of 37 checks hold with the nominal set, 0 are near, 2 fail".into(),
        about: "Each row has an axis of its own. ".repeat(6),
        footer: "exocord 0.1.0, model 1a2b3c4d; illustrative; not for clinical use".into(),
    }
}

fn row(low: f64, high: f64, nominal: f64, band: Option<[f64; 3]>, sign: Sign) -> Row {
    let cells = ["-4.8 to 2.5 of everything that there is", "-1234.5", "-1234.5 | -1234.5 | -1234.5", "100 %"];
    let label = "a check whose name is much longer than the room that there is for it on a page".into();
    Row { label, low, high, near: 0.1, nominal, band, sign, cells: cells.map(String::from) }
}

#[test]
fn checks_of_any_size_and_length_are_tidy() -> Outcome {
    let never = f64::INFINITY;
    let rows = vec![
        row(0.5, 1.5, 0.7, Some([0.6, 0.7, 0.8]), Sign::Holds),
        row(0.5, 1.5, never, Some([0.6, never, never]), Sign::Fails),
        row(0.5, never, 0.4, Some([-1e9, 0.4, 1e9]), Sign::Near),
        row(-never, 0.0, f64::NAN, None, Sign::Fails),
        row(1.0, 1.0, 1.0, Some([1.0, 1.0, 1.0]), Sign::Holds),
    ];
    let group = |i: usize| Group {
        name: format!("a-fact-with-a-long-name-number-{i}"),
        must: i.is_multiple_of(2),
        sources: "somebody2001, somebody-else2002, ".repeat(9),
        rows: rows.clone(),
    };
    let document = forest(&Forest { texts: texts(), groups: (0..6).map(group).collect() })?;
    assert_tidy_document(&document, "forest")?;
    assert!(!document.contains("NaN") && !document.contains("inf\""));
    assert_eq!(forest(&Forest::default()), Err(FigureError::NoPanels));
    Ok(())
}

#[test]
fn a_matrix_with_narrow_groups_is_tidy() -> Outcome {
    let column = |i: usize| Column {
        name: format!("immune interventions on {i}"),
        weighty: vec![i.is_multiple_of(3); i % 12 + 1],
    };
    let columns: Vec<Column> = (0..30).map(column).collect();
    let cells: usize = columns.iter().map(|column| column.weighty.len()).sum();
    let row = |i: usize| MatrixRow {
        name: format!("oligodendrocytes {i}"),
        count: (150 - i).to_string(),
        filled: (0..cells).map(|at| (at * 7 + i).is_multiple_of(3)).collect(),
    };
    let key = ["breaks without the module".into(), "breaks, and is a MUST fact".into()];
    let document = matrix(&Matrix { texts: texts(), columns, rows: (0..27).map(row).collect(), key })?;
    assert_tidy_document(&document, "matrix")?;
    assert_eq!(matrix(&Matrix::default()), Err(FigureError::NoPanels));
    Ok(())
}

#[test]
fn anchors_that_lie_together_are_told_apart() -> Outcome {
    let anchor = |i: u32| Anchored {
        name: format!("d 49: contusion, weight drop from {i} mm, in rats of a name that is far too long for its line"),
        share: 0.15 + 0.001 * f64::from(i),
        bounds: (
            if i.is_multiple_of(3) { f64::NEG_INFINITY } else { 4.0 },
            if i % 3 == 1 { f64::INFINITY } else { 9.0 },
        ),
        nominal: 7.0,
        sign: Sign::Holds,
    };
    let shares = || (0..=50).map(|i| f64::from(i) / 50.0);
    let panel = |title: &str, anchors: u32| PlanePanel {
        title: title.into(),
        across: "spared white matter at the epicentre (funiculi weighted)".into(),
        ceiling: 21.0,
        curve: shares().map(|share| (share, 21.0 * share)).collect(),
        band: shares().map(|share| (share, 20.0 * share, 21.0 * share)).collect(),
        anchors: (0..anchors).map(anchor).collect(),
    };
    let panels = vec![panel("BBB, rat", 14), panel("BMS, mouse", 3), panel("Motor score, human", 0)];
    let document = plane(&Plane { texts: texts(), panels, until: 0.5 })?;
    assert_tidy_document(&document, "plane")?;
    assert_eq!(plane(&Plane::default()), Err(FigureError::NoPanels));
    Ok(())
}

#[test]
fn intervals_of_any_size_are_tidy() -> Outcome {
    let dot = |nominal: f64, band: [f64; 3]| Dot {
        nominal,
        band,
        wanted: Some(0.3),
        sign: if nominal > 0.3 { Sign::Holds } else { Sign::Fails },
        text: "+123.45   100 %".into(),
    };
    let nan = f64::NAN;
    let row = |i: usize| IntervalRow {
        name: format!("a mechanism of action with a long name {i}"),
        dots: vec![dot(0.4, [0.1, 0.4, 0.7]), dot(-3.0, [-5.0, -3.0, -1.0]), dot(nan, [nan; 3])],
    };
    let drawn = Intervals {
        texts: texts(),
        heads: ["from 1 h", "from 24 h", "from 7 d"].map(String::from).to_vec(),
        cells: "nominal, asked sign in".into(),
        across: "gain, points of BBB".into(),
        rows: (0..15).map(row).collect(),
        key: vec![(Some(Sign::Holds), "nominal set, as asked".into()), (None, "asked at least".into())],
    };
    let document = intervals(&drawn)?;
    assert_tidy_document(&document, "intervals")?;
    assert!(!document.contains("NaN"));
    assert_eq!(intervals(&Intervals::default()), Err(FigureError::NoPanels));
    Ok(())
}

#[test]
fn responses_are_tidy_and_leave_out_what_is_no_number() -> Outcome {
    let points = || (0..11).map(|i| (10f64.powf(0.5 * f64::from(i) - 1.0), f64::from(i) - 2.0, [-3.0, 1.0, 9.0]));
    let panel = |i: usize| ResponsePanel {
        title: format!("moderate, by a route with a long name {i}"),
        points: points().chain([(1e5, f64::NAN, [f64::NAN; 3])]).collect(),
        mark: Some((10f64.powf(i as f64 - 1.0), "0.25 ug".into())),
    };
    let names = ["0.1 ug", "1 ug", "10 ug", "100 ug", "1 mg", "10 mg"];
    let drawn = Response {
        texts: texts(),
        columns: 5,
        panels: (0..13).map(panel).collect(),
        ticks: names.iter().enumerate().map(|(i, name)| (10f64.powf(i as f64 - 1.0), (*name).into())).collect(),
        across: "dose".into(),
        up: "gain, points of BBB".into(),
        level: Some((1.0, "smallest difference that means something".into())),
    };
    let document = response(&drawn)?;
    assert_tidy_document(&document, "response")?;
    assert!(!document.contains("NaN"));
    assert_eq!(response(&Response::default()), Err(FigureError::NoPanels));
    Ok(())
}
