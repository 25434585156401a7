//! Outcomes of an arm against the untreated control, read off the analysis grid.

use super::course::Course;
use crate::model::observables::unit_of;
use crate::scenario::Species;

/// One outcome of one arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Metric {
    /// Name of the arm.
    pub arm: String,
    /// Stable name: what, where, when.
    pub name: String,
    /// One phrase for a reader.
    pub about: String,
    /// The outcome.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// The same outcome in the control arm.
    pub control: f64,
}

impl Metric {
    /// Arm minus control.
    pub fn difference(&self) -> f64 {
        self.value - self.control
    }

    /// Arm over control; `None` where the control is zero.
    pub fn ratio(&self) -> Option<f64> {
        (self.control != 0.0).then(|| self.value / self.control)
    }
}

/// Days on which the score is reported, as far as the run goes.
const SCORE_DAYS: [f64; 7] = [1.0, 7.0, 14.0, 28.0, 42.0, 84.0, 183.0];

/// Column and unit of the species' own score.
pub fn score_of(species: Species) -> (&'static str, &'static str) {
    match species {
        Species::Rat => ("bbb", "locomotor score (BBB)"),
        Species::Mouse => ("bms", "locomotor score (BMS)"),
        Species::Human => ("motor_score", "motor score"),
    }
}

/// All outcomes of `course` beside those of `control`, in a fixed order.
pub fn metrics(course: &Course, control: &Course, species: Species) -> Vec<Metric> {
    let until_d = course.analysis.last().map_or(0.0, |(t, _)| *t);
    let mut list = Builder { course, control, found: Vec::new() };
    let (score, about) = score_of(species);
    for day in SCORE_DAYS.into_iter().filter(|d| *d < until_d) {
        list.level(score, day, &format!("{about} on day {day}"));
    }
    list.end(score, until_d, about);
    let lasting = [
        ("neurons@epicentre", "neurons at the epicentre"),
        ("neurons@penumbra", "neurons in the penumbra"),
        ("white_matter@epicentre", "spared white matter"),
        ("axons@epicentre", "axons at the epicentre"),
        ("myelin@epicentre", "myelinated axons at the epicentre"),
        ("oligodendrocytes@epicentre", "oligodendrocytes at the epicentre"),
        ("vessels@epicentre", "vessels at the epicentre"),
        ("cavity@epicentre", "cavity"),
        ("cspg@penumbra", "CSPG in the penumbra"),
        ("fibrotic_matrix@epicentre", "fibrotic matrix"),
    ];
    for (column, about) in lasting {
        list.end(column, until_d, about);
    }
    let transient = [
        ("neutrophils@epicentre", "neutrophils at the epicentre"),
        ("myeloid@epicentre", "microglia and macrophages"),
        ("tnf@epicentre", "TNF at the epicentre"),
        ("il10@epicentre", "IL-10 at the epicentre"),
        ("bscb_leak@epicentre", "leak of the barrier"),
        ("oedema@epicentre", "oedema"),
        ("ros@epicentre", "oxidative stress"),
    ];
    for (column, about) in transient {
        list.peak(column, about);
    }
    list.exposure("exo_cargo@epicentre", "exosome cargo at the epicentre");
    list.found
}

struct Builder<'a> {
    course: &'a Course,
    control: &'a Course,
    found: Vec<Metric>,
}

impl Builder<'_> {
    /// Notes what `read` makes of `column`; without a `unit` of its own it has that of the observable.
    fn push(
        &mut self,
        name: String,
        about: String,
        unit: Option<&'static str>,
        read: impl Fn(&[(f64, f64)]) -> f64,
        column: &str,
    ) {
        let (here, there) = (self.course.series(column), self.control.series(column));
        let Some(unit) = unit.or_else(|| unit_of(column)).filter(|_| !here.is_empty() && !there.is_empty()) else {
            return;
        };
        let (value, control) = (read(&here), read(&there));
        self.found.push(Metric { arm: self.course.arm.clone(), name, about, value, unit, control });
    }

    fn level(&mut self, column: &str, day: f64, about: &str) {
        self.push(format!("{column}_day_{day}"), about.into(), None, |series| at(series, day), column);
    }

    fn end(&mut self, column: &str, until_d: f64, about: &str) {
        self.push(format!("{column}_end"), format!("{about} at the end"), None, |series| at(series, until_d), column);
    }

    fn peak(&mut self, column: &str, about: &str) {
        self.push(format!("{column}_peak"), format!("{about}, peak"), None, |s| peak(s).1, column);
        self.push(format!("{column}_peak_time"), format!("{about}, time of peak"), Some("d"), |s| peak(s).0, column);
    }

    fn exposure(&mut self, column: &str, about: &str) {
        self.push(format!("{column}_area"), format!("{about}, area under the curve"), Some("ug d"), area, column);
    }
}

/// Value at `day` by linear interpolation; the nearest end outside the series.
pub(crate) fn at(series: &[(f64, f64)], day: f64) -> f64 {
    let next = series.partition_point(|(t, _)| *t < day);
    match (next.checked_sub(1).map(|i| series[i]), series.get(next)) {
        (Some((t0, v0)), Some((t1, v1))) => v0 + (v1 - v0) * (day - t0) / (t1 - t0),
        (None, Some((_, v))) => *v,
        (Some((_, v)), None) => v,
        (None, None) => f64::NAN,
    }
}

/// Time and height of the highest sample, the earliest of equals.
pub(crate) fn peak(series: &[(f64, f64)]) -> (f64, f64) {
    let mut best = (0.0, f64::NEG_INFINITY);
    for &(t, v) in series {
        if v > best.1 {
            best = (t, v);
        }
    }
    best
}

/// Area under the series by trapezoids.
fn area(series: &[(f64, f64)]) -> f64 {
    series.windows(2).map(|w| (w[1].0 - w[0].0) * (w[0].1 + w[1].1) / 2.0).sum()
}
