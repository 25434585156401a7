//! Parameters by name: `module.name`.

use super::Parameters;
use crate::declare::Quantity;
use crate::number::Scalar;
use std::sync::OnceLock;

/// A parameter's full name and what is known about it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// `module.name`.
    pub name: &'static str,
    /// Module that declares it.
    pub module: &'static str,
    /// What is known about it.
    pub quantity: &'static Quantity,
}

/// Every parameter of the model, in order of position.
pub fn table() -> &'static [Entry] {
    static TABLE: OnceLock<Vec<Entry>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut entries = Vec::new();
        Parameters::<f64>::from_fn(|module, quantity| {
            let name = format!("{module}.{}", quantity.name).leak();
            entries.push(Entry { name, module, quantity });
            quantity.value
        });
        entries
    })
}

/// Position of the parameter called `module.name`.
pub fn position(name: &str) -> Option<usize> {
    table().iter().position(|entry| entry.name == name)
}

impl<S: Scalar> Parameters<S> {
    /// The same parameters with each value replaced by what `change` makes of it, given its position.
    pub fn map<T: Scalar>(&self, change: impl Fn(usize, S) -> T) -> Parameters<T> {
        let mut changed = self.values().into_iter().enumerate().map(|(i, value)| change(i, value));
        Parameters::from_fn(|_, q| changed.next().unwrap_or_else(|| T::constant(q.value)))
    }

    /// The same parameters with the one at `position` replaced.
    pub fn with(&self, position: usize, value: S) -> Parameters<S> {
        self.map(|i, old| if i == position { value } else { old })
    }
}

impl<S: Scalar> Default for Parameters<S> {
    fn default() -> Self {
        Parameters::from_fn(|_, quantity| S::constant(quantity.value))
    }
}
