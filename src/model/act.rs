//! What is done to the model from outside: to a reaction, a parameter or a state, and what becomes of it.

/// What a perturbation acts on; each holds a name of the model.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// A reaction's rate.
    Reaction(String),
    /// A parameter inside a rate law.
    Parameter(String),
    /// A state, at one moment.
    State(String),
}

/// What a perturbation does.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// Factor on a reaction or a parameter; 0 or more.
    Scale(f64),
    /// New value of a parameter.
    Set(f64),
    /// Amount added to a state; 0 or more.
    Add(f64),
    /// Factor on a state; 0 or more.
    Multiply(f64),
}
