//! Places the doses and perturbations of one arm: equal marks share a label, and nothing overlaps.

use super::marks;
use super::model::DoseMark;
use super::scale::TimeAxis;
use super::sheet::Sheet;
use super::text::Weight;

/// Equal neighbouring marks of one arm with their common label, placed in the strip. Lengths in px.
#[derive(Clone, Debug)]
pub struct Run {
    /// Marks in the order of time.
    pub marks: Vec<DoseMark>,
    /// Common label.
    pub label: String,
    /// Left edge of the label.
    pub label_left: f64,
    /// Lane of the marks, from 0 at the top.
    pub lane: usize,
    /// Lane of the label.
    pub label_lane: usize,
}

/// One arm's row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Marks with their labels.
    pub runs: Vec<Run>,
    /// Number of lanes, at least 1.
    pub lanes: usize,
}

/// Groups marks with equal kind and label, in the order of their first start.
pub fn runs(mut marks: Vec<DoseMark>) -> Vec<Vec<DoseMark>> {
    marks.sort_by(|a, b| a.start_d.total_cmp(&b.start_d));
    let mut out: Vec<Vec<DoseMark>> = Vec::new();
    for mark in marks {
        let same = |run: &&mut Vec<DoseMark>| run[0].kind == mark.kind && run[0].label == mark.label;
        match out.iter_mut().find(same) {
            Some(run) => run.push(mark),
            None => out.push(vec![mark]),
        }
    }
    out
}

/// Puts each run into the first lane where marks and label are free; a label without room beside its marks goes below.
pub fn place(groups: Vec<Vec<DoseMark>>, axis: &TimeAxis, sheet: &Sheet, right: f64) -> Row {
    let (style, metrics) = (&sheet.style, &sheet.metrics);
    let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut runs = Vec::new();
    let left = axis.px(0.0);
    for marks in groups {
        let label = match marks.len() {
            1 => marks[0].label.clone(),
            n => format!("{n} × {}", marks[0].label),
        };
        let label = metrics.shorten(&label, right - left, style.small, Weight::Regular);
        let width = metrics.width(&label, style.small, Weight::Regular);
        let extents = marks.iter().map(|mark| marks::extent(mark, axis, style));
        let (x0, x1) = extents.fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)));
        let pad = 0.5 * style.text;
        let beside = if x1 + pad + width <= right {
            Some((x1 + pad, (x0, x1 + pad + width)))
        } else if x0 - pad - width >= left {
            Some((x0 - pad - width, (x0 - pad - width, x1)))
        } else {
            None
        };
        let (label_left, taken) = beside.unwrap_or(((right - width).min(x0).max(left), (x0, x1)));
        let lane = first_free(&mut lanes, taken, pad);
        let label_lane = match beside {
            Some(_) => lane,
            None => first_free(&mut lanes, (label_left, label_left + width), pad),
        };
        runs.push(Run { marks, label, label_left, lane, label_lane });
    }
    Row { runs, lanes: lanes.len().max(1) }
}

fn first_free(lanes: &mut Vec<Vec<(f64, f64)>>, (from, to): (f64, f64), pad: f64) -> usize {
    let free = |lane: &Vec<(f64, f64)>| lane.iter().all(|(a, b)| to + pad <= *a || from >= b + pad);
    let index = lanes.iter().position(free).unwrap_or(lanes.len());
    if index == lanes.len() {
        lanes.push(Vec::new());
    }
    lanes[index].push((from, to));
    index
}
