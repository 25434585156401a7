//! Tells the page how far long work is.

use crate::door;
use exocord::study::{Progress, Steps};
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells the page.
#[derive(Debug)]
pub struct ToPage;

/// Work of so many steps.
struct Counted {
    length: u64,
    done: AtomicU64,
}

impl Progress for ToPage {
    fn during<T>(&self, _: &str, length: u64, work: impl FnOnce(&dyn Steps) -> T) -> T {
        work(&Counted { length, done: AtomicU64::new(0) })
    }
}

impl Steps for Counted {
    fn done(&self, more: u64) {
        let done = self.done.fetch_add(more, Ordering::Relaxed) + more;
        door::progress(done as f64, self.length as f64);
    }

    fn note(&self, _: String) {}
}
