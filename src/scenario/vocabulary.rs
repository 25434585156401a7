//! The names that a scenario may use: the model's and the catalogue's.

use crate::catalogue::Catalogue;
use crate::reading::kinds::Names;

/// A parameter of the model, as far as a scenario needs to know it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParameterInfo {
    /// `module.name`.
    pub name: &'static str,
    /// Nominal value, in `unit`.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// Unit as printed; `1` or empty for a pure number.
    pub unit: &'static str,
}

/// What the model and the catalogue provide. Passed in, so that reading a scenario depends on no model.
#[derive(Debug, Clone)]
pub struct Vocabulary<'a> {
    /// Reactions as `module.name`.
    pub reactions: Vec<&'static str>,
    /// Parameters with their plausible ranges.
    pub parameters: Vec<ParameterInfo>,
    /// States that an event may change.
    pub states: Vec<&'static str>,
    /// Sources, cargo, engineering and routes.
    pub catalogue: &'a Catalogue,
}

impl<'a> Vocabulary<'a> {
    /// The parameter of that name.
    pub fn parameter(&self, name: &str) -> Option<&ParameterInfo> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }

    /// The ids of a set, in their order.
    pub(crate) fn ids(&self, names: Names) -> Vec<&str> {
        match names {
            Names::Reaction => self.reactions.clone(),
            Names::Parameter => self.parameters.iter().map(|parameter| parameter.name).collect(),
            Names::State => self.states.clone(),
            Names::Source => self.catalogue.sources.iter().map(|row| row.id.as_str()).collect(),
            Names::Cargo => self.catalogue.cargo.iter().map(|row| row.id.as_str()).collect(),
            Names::Engineering => self.catalogue.engineering.iter().map(|row| row.id.as_str()).collect(),
            Names::Route => self.catalogue.routes.iter().map(|row| row.id.as_str()).collect(),
        }
    }

    /// The aliases of a set with the ids they stand for.
    pub(crate) fn aliases(&self, names: Names) -> Vec<(&str, &str)> {
        fn pairs<'r>(id: &'r str, aliases: &'r [String]) -> impl Iterator<Item = (&'r str, &'r str)> {
            aliases.iter().map(move |alias| (alias.as_str(), id))
        }
        match names {
            Names::Reaction | Names::Parameter | Names::State => Vec::new(),
            Names::Source => self.catalogue.sources.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            Names::Cargo => self.catalogue.cargo.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
            Names::Engineering => {
                self.catalogue.engineering.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect()
            }
            Names::Route => self.catalogue.routes.iter().flat_map(|row| pairs(&row.id, &row.aliases)).collect(),
        }
    }

    /// The id that a name stands for. The catalogue's ids and aliases are found without regard to case, the model's names exactly.
    pub(crate) fn resolve(&self, names: Names, name: &str) -> Option<String> {
        let catalogued = !matches!(names, Names::Reaction | Names::Parameter | Names::State);
        let means = |known: &str| known == name || (catalogued && known.eq_ignore_ascii_case(name));
        let id = self.ids(names).into_iter().find(|id| means(id));
        let row = || self.aliases(names).into_iter().find(|(alias, _)| means(alias)).map(|(_, id)| id);
        id.or_else(row).map(str::to_owned)
    }
}
