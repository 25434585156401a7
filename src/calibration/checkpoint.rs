//! What an interrupted calibration goes on from, as text, without loss: points on their way, and families that are
//! done.
//!
//! Every line says what it is, which one of its kind, and a checksum of itself, so that a line that was damaged, lost
//! or exchanged is seen. A process that is killed while it adds a line leaves one without an end, which is left out.

use super::approach::{Start, Sweep};
use super::family::Family;
use super::oracle::Shown;
use crate::sample::checksum;
use std::fmt::Write;
use std::iter::Peekable;
use std::str::{FromStr, Lines, Split};

/// First words of the text, in every version.
pub const FIRST: &str = "# exocord calibration";

/// First line of the text.
const HEAD: &str = "# exocord calibration 4";

/// A line with its checksum.
fn line(kind: &str, number: usize, content: &str) -> String {
    let body = format!("{kind} {number} {content}");
    format!("{} {body}\n", checksum(&body))
}

/// The beginning of the text: what it belongs to, in one line, and where the points have come to.
pub fn begin(belongs: &str, sweeps: &[Sweep], starts: &[Start]) -> String {
    let counts = format!("{} {}", sweeps.len(), starts.len());
    let mut text = format!("{HEAD}\n{}{}", line("of", 0, belongs), line("counts", 0, &counts));
    for (number, s) in sweeps.iter().enumerate() {
        let [low, median, high] = s.distance;
        let content = format!("{} {:?} {low:?} {median:?} {high:?} {:?}", s.number, s.accepted, s.fit);
        text += &line("sweep", number, &content);
    }
    for (number, start) in starts.iter().enumerate() {
        let Start { draw, point, shown, stay } = start;
        let mut content = format!("{draw} {stay:?} {:?} {}", shown.distance, shown.fit);
        append(&mut content, point.iter().chain(&shown.places));
        text += &line("start", number, &content);
    }
    text
}

/// The family with this number, from 0, in one line, to be added to the text.
pub fn family(number: usize, family: &Family) -> String {
    let Family { draw, judged, distance, members, held } = family;
    let mut content = format!("{draw} {judged} {:?} {:?} {held:?} {}", distance.0, distance.1, members.len());
    for (point, distance) in members {
        append(&mut content, std::iter::once(distance).chain(point));
    }
    line("family", number, &content)
}

fn append<'a>(text: &mut String, numbers: impl Iterator<Item = &'a f64>) {
    numbers.for_each(|number| _ = write!(text, " {number:?}"));
}

/// What [`begin`] and [`family`] wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// Sweeps of the approach.
    pub sweeps: Vec<Sweep>,
    /// Points, in order.
    pub starts: Vec<Start>,
    /// Families of the first of them.
    pub families: Vec<Family>,
}

/// Why a text cannot be gone on from.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It belongs to something else.
    #[error("it is of a calibration of another model, other facts, other settings or another version")]
    Foreign,
    /// A line of the approach is not as it was written.
    #[error("line {line} is damaged: {what}; it cannot be gone on from")]
    Approach {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        what: &'static str,
    },
    /// The line of a family is not as it was written.
    #[error("line {line} is damaged: {what}; take it and the lines after it out to go on from those before")]
    Family {
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        what: &'static str,
    },
}

/// How many numbers there are to a point, and to what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// Coordinates.
    pub coordinates: usize,
    /// Checks that count.
    pub checks: usize,
}

/// Reads a text that belongs to `belongs` and whose points have this width. A last line that was cut off is left out.
///
/// # Errors
/// [`CheckpointError`] for a text of anything else, and where a line is not as it was written.
pub fn read(text: &str, belongs: &str, width: Width) -> Result<Begun, CheckpointError> {
    let mut reader = Reader { lines: whole(text).lines().peekable(), line: 0 };
    let approach = |(line, what)| CheckpointError::Approach { line, what };
    if reader.lines.next() != Some(HEAD) {
        return Err(CheckpointError::Foreign);
    }
    reader.line = 1;
    if reader.next("of", 0).map_err(approach)? != belongs {
        return Err(CheckpointError::Foreign);
    }
    let [sweeps, starts] = reader.counts().map_err(approach)?;
    let sweeps = (0..sweeps).map(|number| reader.sweep(number)).collect::<Result<Vec<_>, _>>().map_err(approach)?;
    let starts =
        (0..starts).map(|number| reader.start(number, width)).collect::<Result<Vec<_>, _>>().map_err(approach)?;
    let mut families = Vec::new();
    while reader.lines.peek().is_some() {
        let found = reader.family(families.len(), width, &starts);
        families.push(found.map_err(|(line, what)| CheckpointError::Family { line, what })?);
    }
    Ok(Begun { sweeps, starts, families })
}

/// The lines that have an end.
fn whole(text: &str) -> &str {
    text.rfind('\n').map_or("", |end| &text[..=end])
}

/// A line, and what is wrong with it.
type Fault = (usize, &'static str);

struct Reader<'t> {
    lines: Peekable<Lines<'t>>,
    /// Lines read so far.
    line: usize,
}

impl<'t> Reader<'t> {
    fn fault<T>(&self, what: &'static str) -> Result<T, Fault> {
        Err((self.line, what))
    }

    /// What the next line holds, which must be this one.
    fn next(&mut self, kind: &str, number: usize) -> Result<&'t str, Fault> {
        self.line += 1;
        let Some(line) = self.lines.next() else { return self.fault("the file ends before it") };
        let Some((sum, body)) = line.split_once(' ') else { return self.fault("it has no checksum") };
        if checksum(body) != sum {
            return self.fault("its checksum is not that of what it says");
        }
        let rest = body.strip_prefix(kind).and_then(|rest| rest.strip_prefix(&format!(" {number} ")));
        rest.map_or_else(|| self.fault("another line stands in its place"), Ok)
    }

    /// What `take` makes of the cells of the next line.
    fn cells<T>(
        &mut self,
        kind: &str,
        number: usize,
        take: impl FnOnce(&mut Split<'t, char>) -> Option<T>,
    ) -> Result<T, Fault> {
        let mut cells = self.next(kind, number)?.split(' ');
        let found = take(&mut cells).filter(|_| cells.next().is_none());
        found.map_or_else(|| self.fault("it is not what a calibration writes"), Ok)
    }

    fn counts(&mut self) -> Result<[usize; 2], Fault> {
        self.cells("counts", 0, |cells| Some([one(cells)?, one(cells)?]))
    }

    fn sweep(&mut self, number: usize) -> Result<Sweep, Fault> {
        self.cells("sweep", number, |cells| {
            let (number, accepted) = (one(cells)?, one(cells)?);
            let distance = [one(cells)?, one(cells)?, one(cells)?];
            Some(Sweep { number, accepted, distance, fit: one(cells)? })
        })
    }

    fn start(&mut self, number: usize, width: Width) -> Result<Start, Fault> {
        self.cells("start", number, |cells| {
            let (draw, stay) = (one(cells)?, one(cells)?);
            let (distance, fit) = (one(cells)?, one(cells)?);
            let (point, places) = (point(cells, width)?, some(cells, width.checks)?);
            Some(Start { draw, point, shown: Shown { places, distance, fit }, stay })
        })
    }

    fn family(&mut self, number: usize, width: Width, starts: &[Start]) -> Result<Family, Fault> {
        let found = self.cells("family", number, |cells| {
            let (draw, judged) = (one(cells)?, one(cells)?);
            let (distance, held) = ((one(cells)?, one(cells)?), one(cells)?);
            let count: usize = one(cells)?;
            let member = |_| one(cells).and_then(|distance| Some((point(cells, width)?, distance)));
            let members = (0..count).map(member).collect::<Option<_>>()?;
            Some(Family { draw, judged, distance, members, held })
        })?;
        match starts.get(number) {
            Some(start) if start.draw == found.draw => Ok(found),
            _ => self.fault("it is of a point that is not there"),
        }
    }
}

fn one<T: FromStr>(cells: &mut Split<'_, char>) -> Option<T> {
    cells.next()?.parse().ok()
}

fn some(cells: &mut Split<'_, char>, count: usize) -> Option<Vec<f64>> {
    (0..count).map(|_| one(cells).filter(|value: &f64| value.is_finite())).collect()
}

/// A point of the cube.
fn point(cells: &mut Split<'_, char>, width: Width) -> Option<Vec<f64>> {
    some(cells, width.coordinates).filter(|point| point.iter().all(|at| (0.0..=1.0).contains(at)))
}
