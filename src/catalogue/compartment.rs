//! A compartment of the model by its name, as rows and answers have it.

use crate::model::products::Compartment;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes the name.
pub(super) fn serialize<S: Serializer>(compartment: &Compartment, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(compartment.name())
}

/// Reads a name of the model.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Compartment, D::Error> {
    let name = String::deserialize(from)?;
    let known = || Compartment::all().map(Compartment::name).collect::<Vec<_>>().join(", ");
    Compartment::named(&name).ok_or_else(|| D::Error::custom(format!("no compartment `{name}`; there are {}", known())))
}
