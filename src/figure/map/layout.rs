//! Where the parts of a map go; lengths in px.

use super::super::flow::{Flow, Sample};
use super::super::leaf::Leaf;
use super::super::sheet::count;
use super::super::text::Weight;
use super::super::theme::{GRID, INK};
use super::super::values;
use super::data::Map;

/// Heights of a row, in text sizes: highest and lowest; and the wanted height of all.
const ROW: (f64, f64) = (3.4, 1.35);
const ALL: f64 = 30.0;
/// The same of each of several maps below each other.
const SEVERAL: f64 = 18.0;
/// Heights of a cell to which a map grows on a page of fixed height: as a multiple of its width, and in text sizes.
const SLENDER: f64 = 4.0;
const TALL: f64 = 20.0;
/// Most of the width that names of rows take.
const NAMES: f64 = 0.3;

/// The map with everything placed.
pub struct Layout<'a> {
    /// What is drawn.
    pub map: &'a Map,
    /// The page.
    pub leaf: &'a Leaf<'a>,
    /// What hatches, borders and greys mean.
    pub key: Flow,
    /// Left upper corner of the cells of the first map.
    pub corner: (f64, f64),
    /// Maps side by side.
    pub across: usize,
    /// Height of a map's title.
    pub title: f64,
    /// Size of a cell.
    pub cell: (f64, f64),
    /// Names of the columns.
    pub names: Names,
    /// Ticks of the colour bar.
    pub bar: Vec<(f64, String)>,
}

/// How columns are named.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// Whether names are read from below.
    pub upright: bool,
    /// Every how many columns have one.
    pub every: usize,
    /// Names in lines.
    pub lines: Vec<Vec<String>>,
    /// Height of the names.
    pub height: f64,
}

impl<'a> Layout<'a> {
    /// Places everything.
    pub fn new(map: &'a Map, leaf: &'a Leaf<'a>) -> Self {
        let (style, small) = (&leaf.style, leaf.style.small);
        let across = side_by_side(style.max_columns, map.panels.len());
        let down = count(map.panels.len().div_ceil(across));
        let titled = map.panels.iter().any(|panel| !panel.title.is_empty());
        let title = if titled { 1.9 * style.text } else { 0.0 };
        let key = Flow::new(leaf, &key(map));
        let bar = ticks(map.limits);
        let ticks = bar.iter().map(|tick| tick.1.as_str());
        let right = 1.2 * style.gap + 2.2 * small + leaf.widest(ticks, small);
        let names = leaf.widest(map.rows.iter().map(String::as_str), small).min(NAMES * leaf.width());
        let left = leaf.left() + names + 0.7 * small;
        let between = style.gap * count(across - 1);
        let wide = (leaf.right() - right - left - between) / count(map.columns.len() * across);
        let names = names_of(leaf, map, wide);
        let top = leaf.top() + key.height(leaf) + 2.1 * small + title;
        let foot = names.height + 2.9 * small + (down - 1.0) * (title + style.gap);
        let rows = count(map.rows.len());
        let all = if down > 1.0 { SEVERAL } else { ALL };
        let wanted = (all * style.text / rows).min(1.2 * wide.max(ROW.0 * style.text / 1.2));
        let high = leaf.floor().map_or(wanted, |floor| (floor - top - foot) / (rows * down));
        let highest = if leaf.floor().is_some() { (SLENDER * wide).min(TALL * style.text) } else { 0.0 };
        let high = high.min((ROW.0 * style.text).max(highest)).max(ROW.1 * style.text);
        Self { map, leaf, key, corner: (left, top), across, title, cell: (wide, high), names, bar }
    }

    /// Size of the cells of one map.
    pub fn size(&self) -> (f64, f64) {
        (self.cell.0 * count(self.map.columns.len()), self.cell.1 * count(self.map.rows.len()))
    }

    /// Left upper corner of the cells of a map.
    pub fn corner(&self, panel: usize) -> (f64, f64) {
        let ((wide, high), gap) = (self.size(), self.leaf.style.gap);
        let (column, row) = (count(panel % self.across), count(panel / self.across));
        (self.corner.0 + (wide + gap) * column, self.corner.1 + (high + gap + self.title) * row)
    }

    /// Size of all maps together, from the first corner on.
    pub fn extent(&self) -> (f64, f64) {
        let last = self.map.panels.len().saturating_sub(1);
        let (right, bottom) = (self.corner(last.min(self.across - 1)).0, self.corner(last).1);
        (right + self.size().0 - self.corner.0, bottom + self.size().1 - self.corner.1)
    }

    /// Whether there is no map below this one.
    pub fn lowest(&self, panel: usize) -> bool {
        panel + self.across >= self.map.panels.len()
    }

    /// Left upper corner of a cell, rows from the bottom.
    pub fn at(&self, panel: usize, row: usize, column: usize) -> (f64, f64) {
        let (left, top) = self.corner(panel);
        let down = count(self.map.rows.len().saturating_sub(row + 1));
        (left + self.cell.0 * count(column), top + self.cell.1 * down)
    }

    /// Where the drawing ends.
    pub fn end(&self) -> f64 {
        self.corner.1 + self.extent().1 + self.names.height + 2.3 * self.leaf.style.small
    }
}

/// Maps side by side, where the format has so many columns of panels at most.
fn side_by_side(columns: usize, maps: usize) -> usize {
    maps.min(columns.div_ceil(2) + usize::from(columns > 3)).max(1)
}

/// Most lines of a name.
const LINES: usize = 3;
/// Longest name that is read from below, in text sizes.
const LONGEST: f64 = 14.0;

/// Names beside each other if they fit, else in lines, else every second, else read from below, as many as fit.
fn names_of(leaf: &Leaf, map: &Map, wide: f64) -> Names {
    let small = leaf.style.small;
    let names = || map.columns.iter();
    let widest = leaf.widest(names().map(String::as_str), small);
    let word = leaf.widest(names().flat_map(|name| name.split_whitespace()), small);
    let room = wide - 0.6 * small;
    let wrap = |width: f64| names().map(|name| leaf.metrics.wrap(name, width, small, Weight::Regular)).collect();
    let lying = |every, lines: Vec<Vec<String>>| {
        let most = lines.iter().map(Vec::len).max().unwrap_or(1).max(1);
        Names { upright: false, every, height: (1.3 * count(most) + 0.6) * small, lines }
    };
    let one_line = || names().map(|name| vec![name.clone()]).collect();
    if widest <= room {
        return lying(1, one_line());
    }
    if widest <= 2.0 * wide - 0.6 * small && map.columns.len() > 12 {
        return lying(2, one_line());
    }
    let lines: Vec<Vec<String>> = wrap(room.max(1.0));
    if word <= room && lines.iter().all(|lines| lines.len() <= LINES) {
        return lying(1, lines);
    }
    let longest = widest.min(LONGEST * small) + 0.1;
    let every = (1..map.columns.len()).find(|every| wide * count(*every) >= 1.25 * small).unwrap_or(1);
    let lines = names().map(|name| vec![leaf.name(name, longest, small)]).collect();
    Names { upright: true, every, height: longest + 0.9 * small, lines }
}

/// Ticks of the colour bar, those first that stay where there is little room: 0, the ends and the middles.
fn ticks((low, high): (f64, f64)) -> Vec<(f64, String)> {
    let mut ticks: Vec<(f64, String)> = Vec::new();
    for value in [0.0, high, low, 0.5 * high, 0.5 * low] {
        if ticks.iter().all(|tick| tick.0 != value) {
            ticks.push((value, values::shortest(value)));
        }
    }
    ticks
}

/// What hatches, borders and greys mean.
fn key(map: &Map) -> Vec<(Sample, String)> {
    let cells = || map.all();
    let mut key = Vec::new();
    if let Some((_, words)) = &map.contour {
        key.push((Sample::Line(INK, 2.2, &[]), words.clone()));
    }
    if cells().any(|cell| cell.value.is_finite() && !cell.sure) {
        key.push((Sample::Hatch, if map.hatched.is_empty() { "not sure".to_owned() } else { map.hatched.clone() }));
    }
    if cells().any(|cell| !cell.value.is_finite()) {
        key.push((Sample::Swatch(GRID, GRID), "no number".to_owned()));
    }
    let beyond = |cell: &super::data::MapCell| cell.value > map.limits.1 || cell.value < map.limits.0;
    if cells().filter(|cell| cell.value.is_finite()).any(beyond) {
        key.push((Sample::None, "pointed end of the colours: numbers lie beyond it".to_owned()));
    }
    key
}
