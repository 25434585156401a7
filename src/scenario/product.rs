//! From a treatment to what the model needs of it.

use super::types::Intervention;
use crate::catalogue::{Catalogue, CatalogueError, Mixture, Recipe};

impl Catalogue {
    /// The product that a treatment gives. It stands here, and not in `catalogue`, so that the catalogue knows no
    /// scenario.
    ///
    /// # Errors
    /// [`CatalogueError::Unknown`] for an id that the catalogue lacks; cannot happen after [`parse`](super::parse).
    pub fn product(&self, intervention: &Intervention) -> Result<Recipe, CatalogueError> {
        let Intervention { source, cargo, engineering, route, .. } = intervention;
        self.combine(source, cargo, engineering, route)
    }

    /// The same, whatever a member has for the numbers of its rows that are uncertain.
    ///
    /// # Errors
    /// As for [`Catalogue::product`].
    pub fn mixture(&self, intervention: &Intervention) -> Result<Mixture, CatalogueError> {
        let Intervention { source, cargo, engineering, route, .. } = intervention;
        self.mix(source, cargo, engineering, route)
    }
}
