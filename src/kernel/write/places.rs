//! Prints where the entries of a matrix are kept.

/// A `Places` of [`exocord::kernel`], as Rust.
pub fn places(
    entries: usize,
    slopes: &[(usize, usize, usize)],
    literals: &[(f64, usize, usize)],
    pivots: &[Vec<usize>; 2],
) -> String {
    let [states, signals] = pivots;
    format!(
        "Places {{\n    entries: {entries},\n    slopes: &{slopes:?},\n    literals: &{literals:?},\n    \
         pivots: [&{states:?}, &{signals:?}],\n}};\n"
    )
}
