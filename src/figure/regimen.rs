//! Places the doses and perturbations of one arm: equal marks share a label, and nothing overlaps.

use super::marks;
use super::model::DoseMark;
use super::sheet::Sheet;
use super::text::Weight;
use super::time_axis::TimeAxis;

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

/// Where the marks of one run are, and its label if it finds room; px.
struct Asked {
    marks: Vec<DoseMark>,
    label: String,
    width: f64,
    /// Room of the marks.
    extent: (f64, f64),
    /// Left edge of the label beside the marks, if there is room.
    beside: Option<f64>,
}

impl Asked {
    fn new(marks: Vec<DoseMark>, axis: &TimeAxis, sheet: &Sheet, right: f64) -> Self {
        let (style, metrics, left) = (&sheet.style, &sheet.metrics, axis.px(0.0));
        let label = match marks.len() {
            1 => marks[0].label.clone(),
            n => format!("{n} × {}", marks[0].label),
        };
        let label = metrics.shorten(&label, right - left, style.small, Weight::Regular);
        let width = metrics.width(&label, style.small, Weight::Regular);
        let extents = marks.iter().map(|mark| marks::extent(mark, axis, style));
        let (x0, x1) = extents.fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)));
        let pad = pad(sheet);
        let places = [x1 + pad, x0 - pad - width];
        let beside = places.into_iter().find(|x| *x >= left && x + width <= right);
        Self { marks, label, width, extent: (x0, x1), beside }
    }

    /// Room of marks and label, with the label at `x`.
    fn taken(&self, x: f64) -> (f64, f64) {
        (self.extent.0.min(x), self.extent.1.max(x + self.width))
    }
}

/// Space between a mark and a label, px.
fn pad(sheet: &Sheet) -> f64 {
    0.5 * sheet.style.text
}

/// Puts each run into the first lane where marks and label are free; a label without room beside its marks goes below.
pub fn place(groups: Vec<Vec<DoseMark>>, axis: &TimeAxis, sheet: &Sheet, right: f64) -> Row {
    let (mut lanes, pad, left) = (Vec::new(), pad(sheet), axis.px(0.0));
    let mut runs = Vec::new();
    for marks in groups {
        let asked = Asked::new(marks, axis, sheet, right);
        let lane_of = |lanes: &mut _, taken| first_free(lanes, taken, pad);
        let (label_left, lane, label_lane) = match asked.beside {
            Some(x) => {
                let lane = lane_of(&mut lanes, asked.taken(x));
                (x, lane, lane)
            }
            None => {
                let x = (right - asked.width).min(asked.extent.0).max(left);
                let lane = lane_of(&mut lanes, asked.extent);
                (x, lane, lane_of(&mut lanes, (x, x + asked.width)))
            }
        };
        runs.push(Run { marks: asked.marks, label: asked.label, label_left, lane, label_lane });
    }
    Row { runs, lanes: lanes.len().max(1) }
}

/// Puts all runs into one lane, for figures of many arms; a label that would touch anything is left out.
pub fn place_flat(groups: Vec<Vec<DoseMark>>, axis: &TimeAxis, sheet: &Sheet, right: f64) -> Row {
    let asked: Vec<Asked> = groups.into_iter().map(|marks| Asked::new(marks, axis, sheet, right)).collect();
    let pad = pad(sheet);
    let mut labels: Vec<(usize, (f64, f64))> = Vec::new();
    for (i, one) in asked.iter().enumerate() {
        let clear = |(from, to): (f64, f64), (a, b): (f64, f64)| to + pad <= a || from >= b + pad;
        let free = |x: &f64| {
            let span = (*x, x + one.width);
            let others = asked.iter().enumerate().filter(|(j, _)| *j != i);
            others.map(|(_, other)| other.extent).chain(labels.iter().map(|label| label.1)).all(|o| clear(span, o))
        };
        labels.extend(one.beside.filter(free).map(|x| (i, (x, x + one.width))));
    }
    let run = |(i, one): (usize, Asked)| {
        let found = labels.iter().find(|(label, _)| *label == i);
        let label = if found.is_some() { one.label } else { String::new() };
        let label_left = found.map_or(one.extent.0, |(_, span)| span.0);
        Run { marks: one.marks, label, label_left, lane: 0, label_lane: 0 }
    };
    Row { runs: asked.into_iter().enumerate().map(run).collect(), lanes: 1 }
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
