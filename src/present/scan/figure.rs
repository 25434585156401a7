//! The figure of a grid, chosen by its axes.

use super::names;
use super::rows::{levels, listed};
use super::sentence::said;
use crate::answers::{Cell, Scan, ScanAxis};
use crate::figure::{
    Across, AcrossKind, CurvePanel, Curves, FigureError, LogRows, MAX_SERIES, Manner, Map, MapCell, MapPanel, Series,
    Texts, Time, curves, log_rows, map,
};
use crate::present::measure::unit_of;
use crate::present::quoted::quoted;
use crate::present::rounding::{HOLDS_0, SETS_WITHIN, WITHIN};
use crate::present::valued::valued;

/// Most panels of small multiples.
const MOST_PANELS: usize = 12;
/// Smallest differences to which the colours of a map go.
const ENDS: f64 = 4.0;
/// From which ratio of its ends on an axis of numbers is logarithmic.
const DECADES: f64 = 20.0;

/// What shows a grid.
#[derive(Clone, Debug, PartialEq)]
pub enum ScanFigure {
    /// Over one axis of numbers, by the values of others.
    Curves(Curves),
    /// Over two axes.
    Map(Map),
    /// Combination by combination.
    Rows(LogRows),
}

/// One axis of a figure: a key, or the arms.
#[derive(Clone, Copy)]
enum Way {
    Key(usize),
    Arm,
}

impl Way {
    fn name(self, scan: &Scan) -> String {
        match self {
            Way::Key(at) => scan.axes[at].key.clone(),
            Way::Arm => "arm".into(),
        }
    }

    fn values(self, scan: &Scan) -> &[String] {
        match self {
            Way::Key(at) => &scan.axes[at].values,
            Way::Arm => &scan.arms,
        }
    }

    fn at(self, cell: &Cell) -> usize {
        match self {
            Way::Key(at) => cell.at[at],
            Way::Arm => cell.arm,
        }
    }

    fn axis(self, scan: &Scan) -> Option<&ScanAxis> {
        match self {
            Way::Key(at) => Some(&scan.axes[at]).filter(|axis| axis.numbers.is_some()),
            Way::Arm => None,
        }
    }
}

/// The figure that fits the axes; `footer` is its provenance, `sets` whose parameters there were, `time` how times run
/// across, if it is said.
pub fn scan_figure(scan: &Scan, (sets, footer): (&str, String), time: Option<Time>) -> ScanFigure {
    let (title, rest) = said(scan);
    let about = rest.into_iter().chain([about(scan, sets)]).collect::<Vec<_>>().join(" ");
    let texts = Texts { title: quoted(&title), about: quoted(&about), footer };
    let mut ways: Vec<Way> = scan.moving().map(|(at, _)| Way::Key(at)).collect();
    if scan.arms.len() > 1 {
        ways.push(Way::Arm);
    }
    // The axis of numbers with most values goes across.
    let numbers = ways.iter().enumerate().filter(|(_, way)| way.axis(scan).is_some());
    let across = numbers.max_by_key(|(at, way)| (way.values(scan).len(), usize::MAX - at)).map(|(at, _)| at);
    let one_measure = scan.measures.len() == 1;
    match (across, ways.as_slice()) {
        (Some(_), [one, other]) if one_measure && one.axis(scan).is_some() && other.axis(scan).is_some() => {
            ScanFigure::Map(mapped(scan, (*one, *other), texts))
        }
        (None, [one, other]) if one_measure => ScanFigure::Map(mapped(scan, (*one, *other), texts)),
        (Some(across), _) if one_measure => {
            let across = ways.remove(across);
            // The shortest of the others tells the curves apart.
            ways.sort_by_key(|way| way.values(scan).len());
            let panels: usize = ways.iter().skip(1).map(|way| way.values(scan).len()).product();
            match ways.first().is_none_or(|way| way.values(scan).len() <= MAX_SERIES) && panels <= MOST_PANELS {
                true => ScanFigure::Curves(over(scan, (across, time), &ways, texts)),
                false => ScanFigure::Rows(listed(scan, texts)),
            }
        }
        _ => ScanFigure::Rows(listed(scan, texts)),
    }
}

impl ScanFigure {
    /// As an SVG document.
    ///
    /// # Errors
    /// [`FigureError`] if it cannot be drawn.
    pub fn svg(&self, manner: Manner) -> Result<String, FigureError> {
        match self {
            ScanFigure::Curves(one) => curves(one, manner),
            ScanFigure::Map(one) => map(one, manner),
            ScanFigure::Rows(one) => log_rows(one, manner),
        }
    }
}

fn about(scan: &Scan, sets: &str) -> String {
    let fixed = names::fixed(scan);
    let with =
        if fixed.is_empty() || scan.moving().next().is_none() { String::new() } else { format!(" With {fixed}.") };
    let what = if scan.untreated() { "Untreated" } else { "Each combination against its own untreated control" };
    let band = if scan.sets == 0 { String::new() } else { format!("; median and {WITHIN}") };
    let follow = names::followed(scan).map(|follow| format!(" {follow}")).unwrap_or_default();
    format!("{what}. Over {sets}{band}.{with}{follow}")
}

/// What the numbers are.
fn numbers(scan: &Scan) -> String {
    let Some(measure) = scan.measures.first() else { return String::new() };
    let unit = unit_of(measure);
    let unit = if unit.is_empty() { unit } else { format!(",{unit}") };
    match scan.untreated() {
        true => format!("{}{unit}", measure.name),
        false => format!("Change of {}{unit}", measure.name),
    }
}

fn over(scan: &Scan, (across, time): (Way, Option<Time>), ways: &[Way], texts: Texts) -> Curves {
    let panel_ways = ways.get(1..).unwrap_or_default();
    let mut panels: Vec<(Vec<usize>, CurvePanel)> = Vec::new();
    for cell in &scan.cells {
        let place: Vec<usize> = panel_ways.iter().map(|way| way.at(cell)).collect();
        let found = panels.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
            let named = panel_ways
                .iter()
                .zip(&place)
                .map(|(way, at)| format!("{} = {}", way.name(scan), way.values(scan)[*at]));
            let title = named.collect::<Vec<_>>().join(", ");
            panels.push((place, CurvePanel { title, series: Vec::new() }));
            panels.len() - 1
        });
        let name = ways.first().map(|way| valued(&way.name(scan), &way.values(scan)[way.at(cell)]));
        let name = name.unwrap_or_else(|| scan.arms[cell.arm].clone());
        let series = &mut panels[found].1.series;
        let own = series.iter().position(|one| one.name == name).unwrap_or_else(|| {
            series.push(Series { name, ..Series::default() });
            series.len() - 1
        });
        let x = across.axis(scan).and_then(|axis| axis.numbers.as_ref()).map_or(f64::NAN, |all| all[across.at(cell)]);
        let band = if scan.sets == 0 { [f64::NAN, scan.told(cell), f64::NAN] } else { scan.band(cell) };
        series[own].points.push((x, band));
    }
    let mut panels: Vec<CurvePanel> = panels.into_iter().map(|(_, panel)| panel).collect();
    let series = panels.iter_mut().flat_map(|panel| &mut panel.series);
    series.for_each(|series| series.points.sort_by(|a, b| a.0.total_cmp(&b.0)));
    Curves {
        texts,
        columns: 0,
        panels,
        axis: axis(scan, across, time),
        up: numbers(scan),
        band: if scan.sets == 0 { String::new() } else { SETS_WITHIN.into() },
        levels: levels(scan),
        zero: true,
    }
}

/// An axis of numbers, named at its values; one of times runs as it is said, if it can.
fn axis(scan: &Scan, way: Way, time: Option<Time>) -> Across {
    let mut ticks: Vec<(f64, String)> = match way.axis(scan).and_then(|axis| axis.numbers.as_ref()) {
        Some(numbers) => numbers.iter().copied().zip(way.values(scan).iter().cloned()).collect(),
        None => Vec::new(),
    };
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    ticks.dedup_by(|a, b| a.0 == b.0);
    let positive = || ticks.iter().map(|tick| tick.0).filter(|value| *value > 0.0);
    let (least, most) = (positive().fold(f64::INFINITY, f64::min), positive().fold(0.0, f64::max));
    let said = time.filter(|_| way.axis(scan).is_some_and(|axis| axis.unit == "d")).map(Time::across);
    let shown = |kind: &AcrossKind| ticks.iter().all(|tick| kind.even(tick.0).is_finite());
    let fitting = match (ticks.first().map_or(0.0, |tick| tick.0), most >= DECADES * least) {
        (_, false) => AcrossKind::Linear,
        (first, true) if first > 0.0 => AcrossKind::Log,
        _ => AcrossKind::Asinh { knee: least },
    };
    let kind = said.filter(shown).unwrap_or(fitting);
    Across { kind, ticks, title: way.name(scan) }
}

fn mapped(scan: &Scan, (up, across): (Way, Way), texts: Texts) -> Map {
    let mut cells =
        vec![vec![MapCell { value: f64::NAN, sure: false }; across.values(scan).len()]; up.values(scan).len()];
    for cell in &scan.cells {
        let [low, _, high] = scan.band(cell);
        let sure = scan.sets == 0 || low > 0.0 || high < 0.0;
        cells[up.at(cell)][across.at(cell)] = MapCell { value: scan.told(cell), sure };
    }
    let least = scan.measures.first().and_then(|measure| measure.smallest_difference);
    let largest = cells.iter().flatten().map(|cell| cell.value.abs()).filter(|value| value.is_finite());
    let largest = largest.fold(0.0, f64::max);
    let limits = match (scan.untreated(), least) {
        (false, Some(least)) => (-ENDS * least, ENDS * least),
        (true, _) if !cells.iter().flatten().any(|cell| cell.value < 0.0) => (0.0, largest.max(f64::MIN_POSITIVE)),
        _ if largest > 0.0 => (-largest, largest),
        _ => (-1.0, 1.0),
    };
    let unsure = cells.iter().flatten().any(|cell| !cell.sure);
    Map {
        texts,
        columns: across.values(scan).to_vec(),
        rows: up.values(scan).to_vec(),
        panels: vec![MapPanel { title: String::new(), cells }],
        limits,
        unit: numbers(scan),
        across: across.name(scan),
        up: up.name(scan),
        contour: levels(scan).into_iter().next(),
        least: least.filter(|_| !scan.untreated()),
        hatched: if unsure { HOLDS_0.into() } else { String::new() },
    }
}
