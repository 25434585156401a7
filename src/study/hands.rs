//! Who does the work, and who is told how far it is.

/// Does pieces of work, perhaps many at once. Results never depend on how many.
pub trait Workers: Sync {
    /// Whether the work is to end early.
    fn stopped(&self) -> bool;

    /// Does `work` on the pieces 0 to `pieces` and hands the results to `take` in this order, until all are done,
    /// [`stopped`](Workers::stopped) says so, `work` has no result or `take` fails. What has been taken is always a
    /// beginning without gaps.
    ///
    /// # Errors
    /// That of `take`.
    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E>;

    /// What `work` makes of `pieces`, `length` of them together, in their order; `None` if it ended early.
    fn in_chunks<P: Sync, T: Send>(
        &self,
        pieces: &[P],
        length: usize,
        work: impl Fn(&[P]) -> Vec<T> + Sync,
    ) -> Option<Vec<T>> {
        let chunks: Vec<&[P]> = pieces.chunks(length.max(1)).collect();
        let mut found = Vec::new();
        let take = |results: Vec<T>| {
            found.extend(results);
            Ok::<(), std::convert::Infallible>(())
        };
        let one = |chunk: u64| chunks.get(chunk as usize).map(|chunk| work(chunk));
        let Ok(()) = self.in_order(chunks.len() as u64, one, take);
        (found.len() == pieces.len() && !self.stopped()).then_some(found)
    }
}

/// Hears how far work is.
pub trait Progress: Sync {
    /// Does `work`, which tells of its steps; `length` of them, of `what`, are expected.
    fn during<T>(&self, what: &str, length: u64, work: impl FnOnce(&dyn Steps) -> T) -> T;
}

/// Steps of work.
pub trait Steps: Sync {
    /// So many more steps are done.
    fn done(&self, more: u64);
    /// A few words on how it stands.
    fn note(&self, note: String);
}

/// Does one piece after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alone;

impl Workers for Alone {
    fn stopped(&self) -> bool {
        false
    }

    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        (0..pieces).map_while(work).try_for_each(take)
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn during<T>(&self, _: &str, _: u64, work: impl FnOnce(&dyn Steps) -> T) -> T {
        work(self)
    }
}

impl Steps for Silent {
    fn done(&self, _: u64) {}

    fn note(&self, _: String) {}
}
