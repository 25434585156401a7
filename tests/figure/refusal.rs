//! Data that cannot be drawn truthfully are refused, by name.

use exocord::figure::{Extent, FactMark, FigureError, Overview, Sign, Size, svg};

use crate::synthetic;

fn draw(change: impl Fn(&mut Overview)) -> Result<String, FigureError> {
    let mut overview = synthetic::overview(84.0, 1, 4);
    change(&mut overview);
    svg(&overview, Size::Overview)
}

#[test]
fn numbers_that_no_axis_can_show() {
    let place = |index| FigureError::NotFinite { panel: "Innate cells".into(), curve: "neutrophils".into(), index };
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        assert_eq!(draw(|o| o.panels[0].curves[0].points[3].1 = bad), Err(place(3)));
        assert_eq!(draw(|o| o.panels[0].curves[0].points[4].0 = bad), Err(place(4)));
        assert_eq!(draw(|o| o.panels[0].curves[0].band = vec![(0.0, bad, 1.0)]), Err(place(0)));
        assert!(matches!(draw(|o| o.horizon_d = bad), Err(FigureError::Horizon { .. })));
        let ceiling = draw(|o| o.panels[1].ceiling = Some(bad));
        assert!(matches!(ceiling, Err(FigureError::Ceiling { .. })));
        assert!(matches!(draw(|o| o.doses[0].start_d = bad), Err(FigureError::Mark { .. })));
    }
}

#[test]
fn figures_that_would_be_blank_or_unreadable() {
    assert_eq!(draw(|o| o.panels.clear()), Err(FigureError::NoPanels));
    let empty = draw(|o| o.panels[1].curves.clear());
    assert_eq!(empty, Err(FigureError::EmptyPanel { panel: "M1 and M2".into() }));
    let short = draw(|o| o.panels[1].curves[0].points.truncate(1));
    assert!(matches!(short, Err(FigureError::EmptyCurve { .. })));
    let many = draw(|o| o.panels = vec![o.panels[0].clone(); 25]);
    assert_eq!(many, Err(FigureError::TooManyPanels { count: 25 }));
    let mut crowded = synthetic::overview(84.0, 4, 12);
    crowded.panels.extend(crowded.panels.clone());
    assert!(matches!(svg(&crowded, Size::Slide), Err(FigureError::NoRoom { .. })));
    assert!(svg(&crowded, Size::Overview).is_ok());
}

#[test]
fn times_and_names_that_contradict_each_other() {
    let reversed = draw(|o| o.panels[1].curves[0].points.reverse());
    assert!(matches!(reversed, Err(FigureError::Times { .. })));
    let early = draw(|o| o.panels[1].curves[0].points[0].0 = -1.0);
    assert!(matches!(early, Err(FigureError::Times { .. })));
    let stranger = draw(|o| o.doses[0].arm = "nobody".into());
    assert_eq!(stranger, Err(FigureError::UnknownArm { arm: "nobody".into() }));
    let backwards = draw(|o| o.doses[1].end_d = Some(0.0));
    assert!(matches!(backwards, Err(FigureError::Mark { .. })));
    let phase = draw(|o| o.phases[1].to_d = 1.0);
    assert!(matches!(phase, Err(FigureError::Phase { .. })));
}

#[test]
fn facts_without_a_place() {
    let level = |time_d, low| Extent::Level { time_d, low, high: f64::INFINITY };
    let drawn = |extent| {
        let fact = FactMark { extent, sign: Sign::Holds, relative: false, label: "a fact".into() };
        draw(|o| o.panels[2].facts = vec![fact.clone()])
    };
    assert!(drawn(level(7.0, 0.5)).is_ok_and(|document| document.contains("class=\"facts\"")));
    for bad in [level(f64::NAN, 0.5), level(7.0, f64::NAN), level(f64::INFINITY, 0.5)] {
        assert!(matches!(drawn(bad), Err(FigureError::NotFinite { index: 0, .. })));
    }
}
