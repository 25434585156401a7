//! What facts use.

use std::collections::BTreeSet;

/// What facts are read off and what they use besides equations and parameters, each as `kind/id`:
/// `column/white_matter@epicentre`, `source/bmsc`, `cargo/mir-126`, `engineering/hypoxia-preconditioning`,
/// `route/intravenous`, `species/mouse`, `injury/hemisection`.
pub type Uses = BTreeSet<String>;
