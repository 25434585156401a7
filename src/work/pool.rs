//! As many threads as were asked for.

use super::order::in_order;
use crate::study::Workers;
use std::sync::atomic::{AtomicBool, Ordering};

/// Threads that work until they are told to stop. Their number changes nothing in the results.
#[derive(Clone, Copy, Debug)]
pub struct Pool<'a> {
    /// Threads at most; where the system refuses some, those that there are do the work.
    pub threads: usize,
    /// Set when the work is to end early.
    pub stop: Option<&'a AtomicBool>,
}

/// The threads that the machine can run at once.
pub fn machine() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Pool<'_> {
    /// The number of threads that was asked for, or as many as the machine has, that never stop early.
    pub fn new(wanted: Option<u16>) -> Pool<'static> {
        Pool { threads: wanted.map_or_else(machine, usize::from), stop: None }
    }
}

impl Pool<'_> {
    /// What `one` and `other` come to, at the same time if there are threads for it. `other` stays on this thread.
    pub fn both<A: Send, B>(&self, one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
        std::thread::scope(|scope| {
            let begin = || std::thread::Builder::new().spawn_scoped(scope, &one).ok();
            let begun = if self.threads > 1 { begin() } else { None };
            let other = other();
            let one = begun.and_then(|thread| thread.join().ok()).unwrap_or_else(&one);
            (one, other)
        })
    }
}

impl Workers for Pool<'_> {
    fn stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        in_order(pieces, self.threads, &|| self.stopped(), work, take)
    }
}

#[cfg(test)]
mod tests {
    use super::Pool;

    #[test]
    fn both_are_done_on_one_thread_or_on_two() {
        for threads in [1, 2] {
            let (mut here, there) = (0, [1, 2, 3]);
            let found = Pool { threads, stop: None }.both(|| there.iter().sum::<i32>(), || here += 1);
            assert_eq!((found, here), ((6, ()), 1));
        }
    }
}
