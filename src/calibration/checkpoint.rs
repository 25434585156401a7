//! What an interrupted calibration goes on from, as text, without loss: points on their way, and families that are done.

use super::approach::{Start, Sweep};
use super::family::Family;
use super::oracle::Shown;
use std::fmt::Write;

/// First line of the text.
const HEAD: &str = "# exocord calibration 2";

/// The beginning of the text: what it belongs to, in one line, and where the points have come to.
pub fn begin(belongs: &str, sweeps: &[Sweep], starts: &[Start]) -> String {
    let mut text = format!("{HEAD}\n# {belongs}\n{} {}\n", sweeps.len(), starts.len());
    for s in sweeps {
        let [low, median, high] = s.distance;
        let _ = writeln!(text, "{} {:?} {low:?} {median:?} {high:?} {:?}", s.number, s.accepted, s.fit);
    }
    for start in starts {
        let Start { draw, point, shown, stay } = start;
        let _ = write!(text, "{draw} {stay:?} {:?} {} {}", shown.distance, shown.fit, point.len());
        point.iter().chain(&shown.places).for_each(|at| {
            let _ = write!(text, " {at:?}");
        });
        text.push('\n');
    }
    text
}

/// A family in one line, to be added to the text.
pub fn family(family: &Family) -> String {
    let Family { draw, judged, distance, members, held } = family;
    let mut text = format!("{draw} {judged} {:?} {:?} {held:?} {}", distance.0, distance.1, members.len());
    for (point, distance) in members {
        let _ = write!(text, " {distance:?}");
        point.iter().for_each(|at| {
            let _ = write!(text, " {at:?}");
        });
    }
    text + "\n"
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

/// Reads a text, if it belongs to the same thing; `None` for any other. A last line that was cut off is left out.
pub fn read(text: &str, belongs: &str) -> Option<Begun> {
    let (whole, _) = text.rsplit_once('\n')?;
    let mut lines = whole.lines();
    if lines.next()? != HEAD || lines.next()?.strip_prefix("# ")? != belongs {
        return None;
    }
    let (sweeps, starts) = lines.next()?.split_once(' ')?;
    let (sweeps, starts): (usize, usize) = (sweeps.parse().ok()?, starts.parse().ok()?);
    let sweeps = (0..sweeps).map(|_| lines.next().and_then(read_sweep)).collect::<Option<_>>()?;
    let starts = (0..starts).map(|_| lines.next().and_then(read_start)).collect::<Option<_>>()?;
    let families = lines.map(read_family).collect::<Option<_>>()?;
    Some(Begun { sweeps, starts, families })
}

fn next<T: std::str::FromStr>(cells: &mut std::str::Split<'_, char>) -> Option<T> {
    cells.next()?.parse().ok()
}

fn read_sweep(line: &str) -> Option<Sweep> {
    let mut cells = line.split(' ');
    let (number, accepted) = (next(&mut cells)?, next(&mut cells)?);
    let distance = [next(&mut cells)?, next(&mut cells)?, next(&mut cells)?];
    Some(Sweep { number, accepted, distance, fit: next(&mut cells)? })
}

fn read_start(line: &str) -> Option<Start> {
    let mut cells = line.split(' ');
    let (draw, stay) = (next(&mut cells)?, next(&mut cells)?);
    let (distance, fit) = (next(&mut cells)?, next(&mut cells)?);
    let width: usize = next(&mut cells)?;
    let mut numbers = cells.map(|cell| cell.parse().ok()).collect::<Option<Vec<f64>>>()?;
    let places = (numbers.len() >= width).then(|| numbers.split_off(width))?;
    Some(Start { draw, point: numbers, shown: Shown { places, distance, fit }, stay })
}

fn read_family(line: &str) -> Option<Family> {
    let mut cells = line.split(' ');
    let (draw, judged) = (next(&mut cells)?, next(&mut cells)?);
    let (distance, held) = ((next(&mut cells)?, next(&mut cells)?), next(&mut cells)?);
    let count: usize = next(&mut cells)?;
    let numbers = cells.map(|cell| cell.parse().ok()).collect::<Option<Vec<f64>>>()?;
    if count == 0 {
        return numbers.is_empty().then_some(Family { draw, judged, distance, members: Vec::new(), held });
    }
    let width = numbers.len() / count;
    let member = |chunk: &[f64]| (chunk[1..].to_vec(), chunk[0]);
    let whole = width > 1 && width * count == numbers.len();
    whole.then(|| Family { draw, judged, distance, members: numbers.chunks(width).map(member).collect(), held })
}
