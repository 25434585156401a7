//! What cannot be drawn truthfully is refused, by name.

use super::answer::Answer;
use super::data_mark::DataMark;
use super::error::{FigureError, MAX_PANELS};
use super::fact_mark::FactMark;
use super::model::{Block, Curve, DoseMark, Overview, Panel};

/// Horizons that an axis can show, days.
const HORIZONS_D: std::ops::RangeInclusive<f64> = 0.01..=1e5;

/// Largest magnitude of a time or a value that an axis can show.
const LARGEST: f64 = 1e15;

/// Checks everything that cannot be drawn truthfully; the drawing code relies on it.
pub fn check(overview: &Overview) -> Result<(), FigureError> {
    if !HORIZONS_D.contains(&overview.horizon_d) {
        return Err(FigureError::Horizon { horizon_d: overview.horizon_d });
    }
    match overview.panels.len() {
        0 if overview.answer.is_none() && overview.blocks.is_empty() => return Err(FigureError::NoPanels),
        count if count > MAX_PANELS => return Err(FigureError::TooManyPanels { count }),
        _ => {}
    }
    for panel in &overview.panels {
        check_panel(panel, overview.horizon_d)?;
    }
    for block in &overview.blocks {
        check_block(block, overview)?;
    }
    if let Some(answer) = &overview.answer {
        check_answer(answer, overview)?;
    }
    for mark in &overview.doses {
        check_mark(mark, overview)?;
    }
    for phase in &overview.phases {
        if phase.from_d.is_nan() || phase.to_d.is_nan() || phase.from_d < 0.0 || phase.to_d <= phase.from_d {
            return Err(FigureError::Phase { name: phase.name.clone() });
        }
    }
    Ok(())
}

fn check_panel(panel: &Panel, horizon_d: f64) -> Result<(), FigureError> {
    if panel.curves.is_empty() {
        return Err(FigureError::EmptyPanel { panel: panel.title.clone() });
    }
    if let Some(ceiling) = panel.ceiling.filter(|c| !(*c > 0.0 && *c <= LARGEST)) {
        return Err(FigureError::Ceiling { panel: panel.title.clone(), ceiling });
    }
    if let Some(index) = panel.facts.iter().position(FactMark::is_nowhere) {
        let curve = panel.facts[index].label.clone();
        return Err(FigureError::NotFinite { panel: panel.title.clone(), curve, index });
    }
    panel.curves.iter().try_for_each(|curve| check_curve(panel, curve, horizon_d))
}

fn check_block(block: &Block, overview: &Overview) -> Result<(), FigureError> {
    if block.panels.is_empty() {
        return Err(FigureError::EmptyPanel { panel: block.title.clone() });
    }
    for (arm, curves) in &block.panels {
        known_arm(arm, overview)?;
        let panel = Panel { title: format!("{}, {arm}", block.title), curves: curves.clone(), ..Panel::default() };
        check_panel(&Panel { ceiling: block.ceiling, ..panel }, overview.horizon_d)?;
    }
    Ok(())
}

fn check_answer(answer: &Answer, overview: &Overview) -> Result<(), FigureError> {
    let panel = || answer.title.clone();
    if answer.rows.is_empty() {
        return Err(FigureError::EmptyPanel { panel: panel() });
    }
    if !(answer.smallest >= 0.0 && answer.smallest <= LARGEST) {
        return Err(FigureError::NotFinite {
            panel: panel(),
            curve: "smallest meaningful difference".into(),
            index: 0,
        });
    }
    for (index, row) in answer.rows.iter().enumerate() {
        known_arm(&row.arm, overview)?;
        let numbers = row.band.into_iter().flatten().chain([row.nominal]);
        if numbers.filter(|number| !number.is_nan()).any(|number| number.abs() > LARGEST) {
            return Err(FigureError::NotFinite { panel: panel(), curve: row.arm.clone(), index });
        }
    }
    Ok(())
}

fn known_arm(arm: &str, overview: &Overview) -> Result<(), FigureError> {
    let known = overview.arms.iter().any(|one| one.name == arm);
    if known { Ok(()) } else { Err(FigureError::UnknownArm { arm: arm.to_owned() }) }
}

fn check_curve(panel: &Panel, curve: &Curve, horizon_d: f64) -> Result<(), FigureError> {
    let place = || (panel.title.clone(), curve.label.clone());
    let finite = |&(t, a, b): &(f64, f64, f64)| [t, a, b].iter().all(|v| v.abs() <= LARGEST);
    let rows: Vec<_> = curve.points.iter().map(|&(t, y)| (t, y, y)).collect();
    for rows in [&rows, &curve.band] {
        if let Some(index) = rows.iter().position(|row| !finite(row)) {
            let (panel, curve) = place();
            return Err(FigureError::NotFinite { panel, curve, index });
        }
        let decreasing = rows.windows(2).position(|pair| pair[1].0 < pair[0].0);
        if let Some(index) = decreasing.map(|i| i + 1).or_else(|| rows.iter().position(|row| row.0 < 0.0)) {
            let (panel, curve) = place();
            return Err(FigureError::Times { panel, curve, index });
        }
    }
    let nowhere = |mark: &DataMark| mark.is_nowhere() || mark.ends().1.abs().max(mark.ends().0.abs()) > LARGEST;
    if let Some(index) = curve.data.iter().position(nowhere) {
        let (panel, curve) = place();
        return Err(FigureError::NotFinite { panel, curve, index });
    }
    if curve.points.len() < 2 || curve.points[0].0 >= horizon_d {
        let (panel, curve) = place();
        return Err(FigureError::EmptyCurve { panel, curve });
    }
    Ok(())
}

fn check_mark(mark: &DoseMark, overview: &Overview) -> Result<(), FigureError> {
    known_arm(&mark.arm, overview)?;
    let inside = (0.0..=overview.horizon_d).contains(&mark.start_d);
    let ordered = mark.end_d.is_none_or(|end| end >= mark.start_d);
    if inside && ordered {
        return Ok(());
    }
    Err(FigureError::Mark { arm: mark.arm.clone(), label: mark.label.clone(), start_d: mark.start_d })
}
