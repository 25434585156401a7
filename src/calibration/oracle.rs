//! What is asked of the evidence: where a point stands towards every check.

/// Bounds and weights of the checks that count, in units of each check's scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Goals {
    /// Lower bounds; minus infinity where there is none.
    pub low: Vec<f64>,
    /// Upper bounds.
    pub high: Vec<f64>,
    /// Weights, with a mean of 1.
    pub weights: Vec<f64>,
}

/// What a point shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its values of the checks, in the units of [`Goals`].
    pub places: Vec<f64>,
    /// Its distance from the evidence, from 0 to 1.
    pub distance: f64,
    /// Whether it holds what every member has to hold.
    pub fit: bool,
}

/// Judges points of the cube.
pub trait Oracle: Sync {
    /// Number of coordinates of a point.
    fn coordinates(&self) -> usize;
    /// How many of them, from the first, are worth measuring slopes along; all others move by jumps alone.
    fn sloping(&self) -> usize {
        self.coordinates()
    }
    /// What is wanted.
    fn goals(&self) -> &Goals;
    /// What each of the points shows.
    fn show(&self, points: &[Vec<f64>]) -> Vec<Shown>;
}
