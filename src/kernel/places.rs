//! Where the entries of a matrix are kept, for those who call its kernels.

/// Entries of the Jacobian of states and signals, and of its decomposition.
pub struct Places {
    /// How many numbers are kept.
    pub entries: usize,
    /// Entries of the Jacobian: place, row, column.
    pub slopes: &'static [(u16, u8, u8)],
    /// Entries of the Jacobian that never change and are not kept: value, row, column.
    pub literals: &'static [(f64, u8, u8)],
    /// What the decomposition makes of the pivots of states, and of those of signals that are not one.
    pub pivots: [&'static [u16]; 2],
}
