//! A sampler as text, without loss: what an interrupted calibration goes on from.

use super::sampler::{Sampler, Settings, Sweep, Tried};
use std::fmt::Write;

/// First line of the text.
const HEAD: &str = "# exocord calibration 1";

/// `sampler` as text; `belongs` names what it belongs to, in one line.
pub fn write(sampler: &Sampler, belongs: &str) -> String {
    let mut text = format!("{HEAD}\n# {belongs}\n");
    let Settings { members, smoothing, sweeps, settling, seed } = sampler.settings;
    let _ = writeln!(
        text,
        "{members},{smoothing},{sweeps},{settling},{seed},{},{:?},{:?},{:?},{}",
        sampler.smoothed, sampler.limit, sampler.stride, sampler.since.0, sampler.since.1
    );
    let _ = writeln!(text, "{}", sampler.sweeps.len());
    for s in &sampler.sweeps {
        let _ = writeln!(text, "{},{:?},{:?},{:?},{:?}", s.number, s.limit, s.accepted, s.median, s.fit);
    }
    for ((point, tried), ancestor) in sampler.points.iter().zip(&sampler.tried).zip(&sampler.ancestors) {
        let _ = write!(text, "{ancestor},{:?},{}", tried.distance, tried.fit);
        for at in point {
            let _ = write!(text, ",{at:?}");
        }
        text.push('\n');
    }
    text
}

/// The sampler that [`write()`] wrote, if it belongs to the same thing; `None` for any other text.
pub fn read(text: &str, belongs: &str) -> Option<Sampler> {
    let mut lines = text.lines();
    if lines.next()? != HEAD || lines.next()?.strip_prefix("# ")? != belongs {
        return None;
    }
    let head: Vec<&str> = lines.next()?.split(',').collect();
    let [members, smoothing, sweeps, settling, seed, smoothed, limit, stride, moved, tried] = head.as_slice() else {
        return None;
    };
    let settings = Settings {
        members: members.parse().ok()?,
        smoothing: smoothing.parse().ok()?,
        sweeps: sweeps.parse().ok()?,
        settling: settling.parse().ok()?,
        seed: seed.parse().ok()?,
    };
    let done: usize = lines.next()?.parse().ok()?;
    let sweeps = lines.by_ref().take(done).map(sweep).collect::<Option<Vec<Sweep>>>()?;
    let mut sampler = Sampler {
        settings,
        points: Vec::new(),
        tried: Vec::new(),
        ancestors: Vec::new(),
        smoothed: smoothed.parse().ok()?,
        sweeps,
        limit: limit.parse().ok()?,
        stride: stride.parse().ok()?,
        since: (moved.parse().ok()?, tried.parse().ok()?),
    };
    for line in lines {
        let mut cells = line.split(',');
        sampler.ancestors.push(cells.next()?.parse().ok()?);
        sampler.tried.push(Tried { distance: cells.next()?.parse().ok()?, fit: cells.next()?.parse().ok()? });
        sampler.points.push(cells.map(|cell| cell.parse().ok()).collect::<Option<Vec<f64>>>()?);
    }
    let width = sampler.points.first()?.len();
    let whole = sampler.points.len() == settings.members && sampler.points.iter().all(|point| point.len() == width);
    (whole && sampler.sweeps.len() == done).then_some(sampler)
}

fn sweep(line: &str) -> Option<Sweep> {
    let cells: Vec<&str> = line.split(',').collect();
    let [number, limit, accepted, median, fit] = cells.as_slice() else { return None };
    Some(Sweep {
        number: number.parse().ok()?,
        limit: limit.parse().ok()?,
        accepted: accepted.parse().ok()?,
        median: median.parse().ok()?,
        fit: fit.parse().ok()?,
    })
}
