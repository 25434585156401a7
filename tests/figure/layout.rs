//! Texts neither overlap nor leave the canvas, whatever is drawn.

use exocord::figure::{Curve, DoseMark, FigureError, Line, MarkKind, Panel, Role, Size, svg};

use crate::boxes::assert_tidy;
use crate::{Outcome, SIZES, synthetic};

fn flat(label: &str, role: Role, line: Line, value: f64) -> Curve {
    Curve::new(label, role, line, vec![(0.0, value), (84.0, value)])
}

fn panel(title: &str, unit: &str, curves: Vec<Curve>) -> Panel {
    Panel { title: title.into(), unit: unit.into(), curves, ..Panel::default() }
}

#[test]
fn no_texts_overlap_for_any_horizon_arm_count_and_size() -> Outcome {
    for horizon in [3.0, 28.0, 84.0, 180.0, 365.0] {
        for treated in 0..=4 {
            for size in SIZES {
                let what = format!("{horizon} d, {treated} treated arms");
                assert_tidy(&synthetic::overview(horizon, treated, 12), size, &what)?;
            }
        }
    }
    Ok(())
}

#[test]
fn no_texts_overlap_for_any_number_of_panels() -> Outcome {
    for panels in 1..=12 {
        for size in SIZES {
            assert_tidy(&synthetic::overview(84.0, 1, panels), size, &format!("{panels} panels"))?;
        }
    }
    Ok(())
}

#[test]
fn curves_that_end_together_keep_their_labels_apart() -> Outcome {
    let names = ["neutrophils", "microglia", "monocytes", "lymphocytes", "M1", "M2"];
    for value in [0.0, 1.0, 0.5] {
        for count in 1..=names.len() {
            let curves = names[..count].iter().map(|n| flat(n, Role::Glia, Line::Solid, value)).collect();
            let mut overview = synthetic::overview(84.0, 1, 4);
            overview.panels[3] = panel("Together", "% of peak", curves);
            for size in SIZES {
                assert_tidy(&overview, size, &format!("{count} curves end at {value}"))?;
            }
        }
    }
    Ok(())
}

#[test]
fn long_texts_are_wrapped_or_shortened() -> Outcome {
    let long = "a remarkably long name for something that ought to have had a short one";
    let word = "pneumonoultramicroscopicsilicovolcanoconiosis";
    let mut overview = synthetic::overview(84.0, 2, 9);
    overview.title = format!("{long}, {long}: {long} ({word})");
    overview.question = format!("{} {word}?", [long; 5].join(", "));
    overview.footer = format!("{} {word}", [long; 5].join(" · "));
    overview.panels[0] = panel(long, long, vec![flat(long, Role::Harmful, Line::Solid, 1e-7)]);
    overview.panels[1] = panel(word, "", vec![flat(word, Role::Death, Line::Dashed, 123_456.0)]);
    overview.panels[4] = panel("", "", vec![flat("", Role::Control, Line::Dashed, -3.0)]);
    overview.doses[0].label = format!("{long}, {long}");
    overview.arms[1].name = format!("{long} ({word})");
    for mark in overview.doses.iter_mut().filter(|mark| mark.arm == "early") {
        mark.arm.clone_from(&overview.arms[1].name);
    }
    for size in [Size::Overview, Size::Page, Size::Column] {
        assert_tidy(&overview, size, "long texts")?;
    }
    let on_slide = svg(&overview, Size::Slide);
    assert!(matches!(on_slide, Ok(_) | Err(FigureError::NoRoom { .. })), "{on_slide:?}");
    Ok(())
}

#[test]
fn crowded_regimens_stay_readable() -> Outcome {
    let mut overview = synthetic::overview(84.0, 1, 9);
    let mark = |start_d: f64, end_d: Option<f64>, kind, label: &str| DoseMark {
        arm: "early".into(),
        kind,
        start_d,
        end_d,
        label: label.into(),
    };
    overview.doses = (0..84).map(|i| mark(f64::from(i), None, MarkKind::Bolus, "50 µg intranasal")).collect();
    overview.doses.push(mark(0.0, Some(84.0), MarkKind::Perturbation, "depletion throughout"));
    overview.doses.push(mark(84.0, None, MarkKind::Bolus, "a dose at the very end"));
    overview.doses.push(mark(83.0, Some(400.0), MarkKind::Depot, "gel that outlasts the axis"));
    for size in SIZES {
        assert_tidy(&overview, size, "crowded regimen")?;
    }
    assert!(svg(&overview, Size::Overview)?.contains("84 × 50 µg intranasal"));
    Ok(())
}

#[test]
fn extreme_values_are_drawn_without_leaving_the_canvas() -> Outcome {
    for value in [0.0, 1e-300, 5e-324, 1e-14, 1e-9, 1e9, 1e15, -1.0, -1e-300, -1e15] {
        let mut overview = synthetic::overview(84.0, 1, 4);
        overview.panels[0] = panel("Extreme", "", vec![flat("value", Role::Repair, Line::Solid, value)]);
        assert_tidy(&overview, Size::Overview, &format!("{value:e}"))?;
        assert!(!svg(&overview, Size::Overview)?.contains("NaN"), "{value:e}");
    }
    for horizon in [0.01, 0.3, 1000.0, 1e5] {
        let mut overview = synthetic::overview(84.0, 0, 4);
        overview.horizon_d = horizon;
        assert_tidy(&overview, Size::Overview, &format!("horizon {horizon:e} d"))?;
    }
    Ok(())
}
