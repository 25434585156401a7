//! Judges points on all threads.

use crate::calibration::{Judge, Tried};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Points that are judged together: enough to fill the lanes while some are given up.
const CHUNK: usize = 48;

/// The number of threads that was asked for, or as many as the machine has.
pub fn threads(wanted: Option<u16>) -> usize {
    wanted.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// Judges `points` in their order; `None` once `stopped` says so.
pub fn judged(
    judge: &Judge<'_>,
    points: &[Vec<f64>],
    limit: f64,
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Option<Tried>>> {
    let chunks: Vec<&[Vec<f64>]> = points.chunks(CHUNK).collect();
    let (next, results) = (AtomicUsize::new(0), Mutex::new(vec![Vec::new(); chunks.len()]));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let position = next.fetch_add(1, Ordering::Relaxed);
                    let Some(chunk) = chunks.get(position).filter(|_| !stopped()) else { break };
                    let found = judge.judge(chunk, limit);
                    results.lock().unwrap_or_else(std::sync::PoisonError::into_inner)[position] = found;
                }
            });
        }
    });
    let found = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).concat();
    (found.len() == points.len() && !stopped()).then_some(found)
}
