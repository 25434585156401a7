//! A compartment of the model by its name, as answers have it.

use crate::model::products::Compartment;
use serde::Serializer;

/// Writes the name.
pub(super) fn serialize<S: Serializer>(compartment: &Compartment, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(compartment.name())
}
