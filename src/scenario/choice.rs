//! One arm out of those that a scenario has.

use super::types::{Arm, Scenario};
use crate::reading::nearest;

/// Why no arm could be chosen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoArm {
    /// No arm has the name asked for.
    #[error("no arm is called `{name}`; {help}")]
    Unknown {
        /// The name.
        name: String,
        /// The nearest name and the names there are.
        help: String,
    },
    /// No name was given and there are several to choose from.
    #[error("the scenario has several arms: {0}")]
    Several(String),
}

impl Scenario {
    /// The arm called `name`; without a name the only arm besides `control`, or `control` where it is alone.
    ///
    /// # Errors
    /// [`NoArm`] if there is no such arm, or no name and more than one arm besides `control`.
    pub fn arm(&self, name: Option<&str>) -> Result<&Arm, NoArm> {
        let names: Vec<&str> = self.arms.iter().map(|arm| arm.name.as_str()).collect();
        let many = format!("the arms are {}", nearest::listed(&names));
        match (name, self.arms.as_slice()) {
            (Some(name), arms) => arms
                .iter()
                .find(|arm| arm.name == name)
                .ok_or_else(|| NoArm::Unknown { name: name.to_owned(), help: nearest::help(name, &names, &many) }),
            (None, [only] | [_, only]) => Ok(only),
            // What asks for an arm without a name asks for one that is treated.
            (None, _) => Err(NoArm::Several(nearest::listed(names.get(1..).unwrap_or_default()))),
        }
    }
}
