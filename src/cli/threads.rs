//! Work on parameter sets, on all threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Sets that are worked on together: enough to fill the lanes while some are given up.
const CHUNK: usize = 48;

/// The number of threads that was asked for, or as many as the machine has.
pub fn threads(wanted: Option<u16>) -> usize {
    wanted.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// What `work` makes of chunks of parameter sets, in their order; `None` once `stopped` says so.
pub fn on_threads<T: Clone + Send>(
    points: &[Vec<f64>],
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&[Vec<f64>]) -> Vec<T> + Sync,
) -> Option<Vec<T>> {
    in_chunks(points, CHUNK, threads, stopped, work)
}

/// The same of any pieces of work, `length` of them together.
pub fn in_chunks<P: Sync, T: Clone + Send>(
    points: &[P],
    length: usize,
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&[P]) -> Vec<T> + Sync,
) -> Option<Vec<T>> {
    let chunks: Vec<&[P]> = points.chunks(length).collect();
    let (next, results) = (AtomicUsize::new(0), Mutex::new(vec![Vec::new(); chunks.len()]));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let position = next.fetch_add(1, Ordering::Relaxed);
                    let Some(chunk) = chunks.get(position).filter(|_| !stopped()) else { break };
                    let found = work(chunk);
                    results.lock().unwrap_or_else(PoisonError::into_inner)[position] = found;
                }
            });
        }
    });
    let found = results.into_inner().unwrap_or_else(PoisonError::into_inner).concat();
    (found.len() == points.len() && !stopped()).then_some(found)
}
