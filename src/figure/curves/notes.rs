//! Marked places on lines and what they are: beside the mark where there is room, else in a list below the plot.

use super::super::leaf::Leaf;
use super::super::path::at_x;
use super::super::sheet::count;
use super::plot::{Plot, Shown};

/// A text beside its mark.
pub struct Note {
    /// Words.
    pub text: String,
    /// Start of the baseline, px from the corner of the plot.
    pub at: (f64, f64),
    /// Colour of the series.
    pub colour: usize,
    /// A thin line from the mark to words that are not beside it.
    pub leader: Option<[(f64, f64); 2]>,
}

/// The marks of a plot.
#[derive(Default)]
pub struct Notes {
    /// Marks with the colours of their series, px from the corner of the plot.
    pub marks: Vec<((f64, f64), usize)>,
    /// Texts beside marks.
    pub beside: Vec<Note>,
    /// Texts for which there was no room, with the colours of their series.
    pub listed: Vec<(String, usize)>,
}

/// A box: left, right, top, bottom.
type Extent = (f64, f64, f64, f64);

/// Finds a place for every text.
pub fn notes(leaf: &Leaf, plot: &Plot, shown: &Shown) -> Notes {
    let (mut notes, mut taken) = (Notes::default(), Vec::new());
    let lines: Vec<Vec<_>> = shown.series.iter().flat_map(|(series, _)| plot.pieces(&series.line())).collect();
    let mut waiting = Vec::new();
    for (series, colour) in &shown.series {
        let line = series.line();
        for (place, words) in &series.marks {
            let told = !words.is_empty();
            match plot.on_line(&line, *place) {
                Some(at) => {
                    notes.marks.push((at, *colour));
                    taken.push(around(at, 5.0 * leaf.style.stroke));
                    waiting.extend(told.then_some((at, *colour, words, &series.name)));
                }
                None => notes.listed.extend(told.then(|| (listed(&series.name, words, shown.named), *colour))),
            }
        }
    }
    for (at, colour, words, name) in waiting {
        match place(leaf, plot, at, words, &taken, &lines) {
            Some((base, extent)) => {
                taken.push(extent);
                notes.beside.push(Note { text: words.clone(), at: base, colour, leader: leader(leaf, at, &extent) });
            }
            None => notes.listed.push((listed(name, words, shown.named), colour)),
        }
    }
    notes
}

/// A thin line from a mark to the nearest edge of its words, if they are not beside it.
fn leader(leaf: &Leaf, (x, y): (f64, f64), extent: &Extent) -> Option<[(f64, f64); 2]> {
    let to = (x.clamp(extent.0, extent.1), if extent.2 > y { extent.2 } else { extent.3 });
    let far = (to.0 - x).hypot(to.1 - y);
    (far > 1.1 * leaf.style.small && (to.1 - y).abs() > 1.0).then_some([(x, y), to])
}

fn listed(name: &str, words: &str, named: bool) -> String {
    if named { format!("{name}: {words}") } else { words.to_owned() }
}

fn around((x, y): (f64, f64), r: f64) -> Extent {
    (x - r, x + r, y - r, y + r)
}

fn overlap(a: &Extent, b: &Extent) -> bool {
    a.0 < b.1 && b.0 < a.1 && a.2 < b.3 && b.2 < a.3
}

/// The best place near a mark: inside of the plot, off other texts and marks, off the lines if possible.
fn place(
    leaf: &Leaf,
    plot: &Plot,
    (x, y): (f64, f64),
    words: &str,
    taken: &[Extent],
    lines: &[Vec<(f64, f64)>],
) -> Option<((f64, f64), Extent)> {
    let small = leaf.style.small;
    let wide = leaf.wide(words, small);
    let mut best: Option<(f64, f64, Extent)> = None;
    for step in 0..12_usize {
        let (sense, far) = (if step.is_multiple_of(2) { -1.0 } else { 1.0 }, count(step / 2));
        let middle = y + sense * (1.15 + 0.75 * far) * small;
        for (shift, cost) in [(0.5 * small, 0.0), (-0.5 * wide, 0.2), (-0.5 * small - wide, 0.1)] {
            let left = (x + shift).clamp(0.0, (plot.size.0 - wide).max(0.0));
            let extent = (left, left + wide, middle - 0.6 * small, middle + 0.6 * small);
            let inside = extent.2 >= 0.0 && extent.3 <= plot.size.1 - 0.2 * small && wide <= plot.size.0;
            if !inside || taken.iter().any(|other| overlap(other, &extent)) {
                continue;
            }
            let cost = cost + far + 4.0 * crossings(lines, &extent);
            if best.is_none_or(|best| cost < best.0) {
                best = Some((cost, middle + 0.36 * small, extent));
            }
        }
    }
    best.map(|(_, base, extent)| ((extent.0, base), extent))
}

/// Number of lines that run through a box.
fn crossings(lines: &[Vec<(f64, f64)>], extent: &Extent) -> f64 {
    let through = |line: &&Vec<(f64, f64)>| {
        let probe = |part: usize| extent.0 + (extent.1 - extent.0) * count(part) / 8.0;
        (0..=8).filter_map(|part| at_x(line, probe(part))).any(|(_, y)| y > extent.2 - 1.0 && y < extent.3 + 1.0)
    };
    count(lines.iter().filter(through).count())
}
