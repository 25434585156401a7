//! What is drawn of the experiments.

/// The experiment whose courses are drawn.
pub const EXPERIMENT: &str = "moderate";

/// What the scores are drawn over.
pub const WHITE_MATTER: &str = "white_matter@epicentre";
