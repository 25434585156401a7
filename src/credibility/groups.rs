//! What is drawn of the experiments.

/// The experiment whose courses are drawn.
pub const EXPERIMENT: &str = "moderate";

/// Scores with the species whose scale they are.
pub const SCORES: [&str; 3] = ["bbb", "bms", "motor_score"];

/// What the scores are drawn over.
pub const WHITE_MATTER: &str = "white_matter@epicentre";
