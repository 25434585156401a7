//! Measured points over the curves: as many as there are, where they belong, with their words in the key.

use exocord::figure::{DataMark, FigureError, Overview, Size, svg};

use crate::boxes::{assert_tidy, boxes};
use crate::{Outcome, SIZES, synthetic};

fn mark(time_d: f64, value: f64) -> DataMark {
    DataMark { time_d, value, sd: Some(0.5 * value) }
}

/// A figure of two arms with data of the control of the first quantity.
fn with(data: Vec<DataMark>) -> Overview {
    let mut overview = synthetic::overview(84.0, 1, 4);
    overview.panels[0].curves[0].data = data;
    overview.data = "data: rats.csv, mean and sd".into();
    overview
}

#[test]
fn every_mean_within_the_axis_is_drawn_and_named_at_every_size() -> Outcome {
    for size in SIZES {
        let circles = |overview: &Overview| svg(overview, size).map(|document| document.matches("<circle").count());
        let without = circles(&with(Vec::new()))?;
        // An open circle is two; the one after the horizon is left out.
        let marks = vec![mark(1.0, 10.0), mark(7.0, 20.0), mark(28.0, 5.0), mark(100.0, 5.0)];
        assert_eq!(circles(&with(marks.clone()))?, without + 6, "{size:?}");
        assert_tidy(&with(marks.clone()), size, "with data")?;
        let (texts, _) = boxes(&svg(&with(marks), size)?)?;
        let words = texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
        assert!(words.contains("data: rats.csv, mean and sd"), "{size:?}: {words}");
    }
    Ok(())
}

#[test]
fn an_axis_reaches_to_the_bars_of_its_data() -> Outcome {
    let top = |overview: &Overview| -> Result<f64, Box<dyn std::error::Error>> {
        let (texts, _) = boxes(&svg(overview, Size::Page)?)?;
        Ok(texts.iter().filter_map(|text| text.text.parse::<f64>().ok()).fold(0.0, f64::max))
    };
    let plain = top(&with(Vec::new()))?;
    assert!(top(&with(vec![mark(7.0, 4.0 * plain)]))? >= 4.0 * plain);
    Ok(())
}

#[test]
fn data_that_no_axis_can_show_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, 1e300] {
        let place = FigureError::NotFinite { panel: "Innate cells".into(), curve: "neutrophils".into(), index: 1 };
        assert_eq!(svg(&with(vec![mark(1.0, 1.0), mark(2.0, bad)]), Size::Page), Err(place));
    }
}
