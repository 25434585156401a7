//! Work on many threads whose results are taken in order.
//!
//! Threads take the next piece of work from a counter, not from a pool that splits the range: what is done then lies
//! close together, so that little has to wait for its turn, and memory is bounded whatever the number of pieces.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Pieces a thread may be ahead of what has been taken.
const AHEAD: u64 = 4;

struct Queue<T, F, E> {
    /// Results that wait for an earlier one.
    waiting: BTreeMap<u64, T>,
    /// The piece to be taken next.
    turn: u64,
    take: F,
    failure: Option<E>,
}

/// Does `work` on the pieces 0 to `pieces` and hands the results to `take` in this order, until all are done,
/// `stopped` says so, `work` has no result or `take` fails. What has been taken is always a beginning without gaps.
///
/// The calling thread works too, so that the work is done even where the system refuses more threads.
pub fn in_order<T: Send, E: Send>(
    pieces: u64,
    threads: usize,
    stopped: &(dyn Fn() -> bool + Sync),
    work: impl Fn(u64) -> Option<T> + Sync,
    take: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let queue = Mutex::new(Queue { waiting: BTreeMap::new(), turn: 0, take, failure: None });
    let (room, next, ended) = (Condvar::new(), AtomicU64::new(0), AtomicBool::new(false));
    let halted = || stopped() || ended.load(Ordering::Relaxed);
    let threads = (threads as u64).clamp(1, pieces.max(1));
    let ahead = AHEAD * threads;
    let one = || {
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces || !wait(&queue, &room, piece, ahead, &halted) {
                break;
            }
            let Some(result) = work(piece) else {
                // Nobody has to wait for this piece.
                ended.store(true, Ordering::Relaxed);
                break;
            };
            put(&mut lock(&queue), piece, result, &ended);
            room.notify_all();
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            if std::thread::Builder::new().spawn_scoped(scope, one).is_err() {
                break;
            }
        }
        one();
    });
    let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    queue.failure.map_or(Ok(()), Err)
}

fn lock<T, F, E>(queue: &Mutex<Queue<T, F, E>>) -> MutexGuard<'_, Queue<T, F, E>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until `piece` is near its turn; false if the work has been halted.
fn wait<T, F, E>(
    queue: &Mutex<Queue<T, F, E>>,
    room: &Condvar,
    piece: u64,
    ahead: u64,
    halted: &dyn Fn() -> bool,
) -> bool {
    let mut guard = lock(queue);
    while !halted() && piece >= guard.turn + ahead {
        // The halt has no signal of its own: it is looked for now and then.
        guard = room.wait_timeout(guard, Duration::from_millis(50)).unwrap_or_else(PoisonError::into_inner).0;
    }
    !halted()
}

/// Adds a result and takes all whose turn has come.
fn put<T, E, F>(queue: &mut Queue<T, F, E>, piece: u64, result: T, failed: &AtomicBool)
where
    F: FnMut(T) -> Result<(), E>,
{
    queue.waiting.insert(piece, result);
    while let Some(result) = queue.waiting.remove(&queue.turn) {
        if queue.failure.is_some() {
            return;
        }
        if let Err(error) = (queue.take)(result) {
            queue.failure = Some(error);
            failed.store(true, Ordering::Relaxed);
        }
        queue.turn += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_few_wait() {
        for threads in [1, 2, 8] {
            let (begun, most) = (AtomicU64::new(0), AtomicU64::new(0));
            let mut taken = Vec::new();
            let work = |piece: u64| {
                begun.fetch_max(piece, Ordering::Relaxed);
                // Some pieces take long, so that others overtake them.
                std::thread::sleep(Duration::from_micros(if piece.is_multiple_of(7) { 2000 } else { 10 }));
                Some(piece)
            };
            let take = |piece: u64| {
                most.fetch_max(begun.load(Ordering::Relaxed).saturating_sub(piece), Ordering::Relaxed);
                taken.push(piece);
                Ok::<(), ()>(())
            };
            in_order(200, threads, &|| false, work, take).unwrap();
            assert_eq!(taken, (0..200).collect::<Vec<u64>>());
            assert!(most.into_inner() <= AHEAD * threads as u64, "{threads} threads");
        }
    }

    #[test]
    fn a_halt_leaves_a_beginning_without_gaps() {
        let stop = AtomicBool::new(false);
        let mut taken = Vec::new();
        let take = |piece: u64| {
            taken.push(piece);
            stop.store(piece >= 20, Ordering::Relaxed);
            Ok::<(), ()>(())
        };
        in_order(u64::MAX, 4, &|| stop.load(Ordering::Relaxed), Some, take).unwrap();
        assert!(taken.len() >= 21 && taken.len() < 21 + 32);
        assert!(taken.iter().enumerate().all(|(i, piece)| i as u64 == *piece));
    }

    #[test]
    fn a_failure_to_take_ends_the_work() {
        let mut taken = 0;
        let take = |piece: u64| {
            taken += 1;
            if piece == 3 { Err("full") } else { Ok(()) }
        };
        assert!(in_order(u64::MAX, 2, &|| false, Some, take).is_err());
        assert_eq!(taken, 4);
    }
}
