//! Work on parameter sets, on all threads.

use super::in_order::in_order;

/// Sets that are worked on together: enough to fill the lanes.
const CHUNK: usize = 48;

/// The number of threads that was asked for, or as many as the machine has.
pub fn threads(wanted: Option<u16>) -> usize {
    wanted.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
}

/// What `work` makes of chunks of parameter sets, in their order; `None` once `stopped` says so.
pub fn on_threads<T: Send>(
    points: &[Vec<f64>],
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&[Vec<f64>]) -> Vec<T> + Sync,
) -> Option<Vec<T>> {
    in_chunks(points, CHUNK, threads, stopped, work)
}

/// The same of any pieces of work, `length` of them together.
pub fn in_chunks<P: Sync, T: Send>(
    pieces: &[P],
    length: usize,
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
    work: impl Fn(&[P]) -> Vec<T> + Sync,
) -> Option<Vec<T>> {
    let chunks: Vec<&[P]> = pieces.chunks(length).collect();
    let mut found = Vec::new();
    let take = |results: Vec<T>| {
        found.extend(results);
        Ok(())
    };
    let one = |chunk: u64| Some(work(chunks[chunk as usize]));
    // Taking a result cannot fail.
    let _ = in_order(chunks.len() as u64, threads, stopped, one, take);
    (found.len() == pieces.len() && !stopped()).then_some(found)
}
