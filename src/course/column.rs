//! Columns: quantities over time by name, each resolved once.

use crate::declare::{Place, Slot};
use crate::model::cord::region_name;
use crate::model::observables::{self, columns};
use crate::model::state::{Body, Tissue};
use crate::model::view::View;
use crate::number::{Num, Scalar};
use crate::reading::nearest::listed;
use crate::reading::nearest_help;

/// An observable or a state: of one region, of the whole cord, or of the animal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What is reported.
    Observable(observables::Column),
    /// A state of one region.
    Here {
        /// Position among the states of a region.
        state: usize,
        /// The region.
        region: usize,
    },
    /// The volume mean of a state.
    Mean(usize),
    /// A state of the body.
    Body(usize),
}

/// A name that the model has no quantity for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no observable or state is called `{name}`; {help}")]
pub struct UnknownColumn {
    /// The name.
    pub name: String,
    /// The nearest name, or where to find the names.
    pub help: String,
}

impl UnknownColumn {
    /// `name` is none of `known`.
    pub fn among(name: &str, known: &[String]) -> UnknownColumn {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let all = "`exocord describe observables` lists them";
        let speak = speak_of(name, &known);
        let few = listed(&speak[..speak.len().min(FEW)]);
        let many = if speak.is_empty() { all.to_owned() } else { format!("{few} may be meant; {all}") };
        UnknownColumn { name: name.into(), help: nearest_help(name, &known, &many) }
    }
}

/// The one of `known` that a reader means: in any case, with or without hyphens and spaces, as in `IL-1β` or
/// `M1 epicentre`.
///
/// # Errors
/// [`UnknownColumn`] where it is none.
pub fn named<'k>(name: &str, known: &'k [String]) -> Result<&'k String, UnknownColumn> {
    let wanted = bare(name);
    let exact = known.iter().find(|one| *one == name);
    let meant = || known.iter().find(|one| !wanted.is_empty() && bare(one) == wanted);
    exact.or_else(meant).ok_or_else(|| UnknownColumn::among(name, known))
}

/// Letters and digits alone. Of Greek letters the model's names have `b`; the alpha of TNF is not written.
fn bare(name: &str) -> String {
    let plain = name.to_lowercase().replace('β', "b").replace('α', "");
    // A sum or a ratio of observables is none of them.
    plain.chars().filter(|letter| letter.is_alphanumeric() || "+*/=".contains(*letter)).collect()
}

/// Names that may be meant of which a message tells.
const FEW: usize = 4;

/// Shorter words stand in too many sentences to tell anything.
const TELLING: usize = 4;

/// Those of `known` whose sentences have the word that was written: `macrophages` is none of the names, and what M1-like
/// and M2-like cells are.
fn speak_of<'a>(written: &str, known: &[&'a str]) -> Vec<&'a str> {
    let base = |name: &str| name.split('@').next().unwrap_or_default().to_lowercase();
    let word = base(written).trim_end_matches('s').replace('_', " ");
    if word.chars().count() < TELLING {
        return Vec::new();
    }
    let about =
        |name: &str| observables::listed().any(|one| one.name == name && one.about.to_lowercase().contains(&word));
    let mut found: Vec<&str> = known.iter().copied().filter(|name| !name.contains('@') && about(name)).collect();
    found.dedup();
    found
}

impl Column {
    /// The quantity called `name` in a cord of `regions`: an observable, or else a state.
    ///
    /// # Errors
    /// [`UnknownColumn`] where the model has neither.
    pub fn named(name: &str, regions: usize) -> Result<Column, UnknownColumn> {
        Column::find(name, regions).ok_or_else(|| UnknownColumn::among(name, &Column::names(regions)))
    }

    /// The same; nothing where the model has neither, and no search for what may have been meant.
    pub fn find(name: &str, regions: usize) -> Option<Column> {
        if let Some(found) = observables::column(regions, name) {
            return Some(Column::Observable(found));
        }
        let (base, place) = name.split_once('@').map_or((name, None), |(base, place)| (base, Some(place)));
        let tissue = Tissue::<f64>::TABLE.iter().position(|q| q.name == base);
        let region = |place: &str| (0..regions).find(|r| region_name(*r) == place);
        match (tissue, place) {
            (Some(state), None) => Some(Column::Mean(state)),
            (Some(state), Some(place)) => region(place).map(|region| Column::Here { state, region }),
            (None, None) => Body::<f64>::TABLE.iter().position(|q| q.name == base).map(Column::Body),
            (None, Some(_)) => None,
        }
    }

    /// Every name that [`Column::named`] knows in a cord of `regions`; a name may be there twice.
    pub fn names(regions: usize) -> Vec<String> {
        let mut names = columns(regions);
        let tissue = Tissue::<f64>::TABLE.iter().flat_map(|q| {
            let places = (0..regions).map(|r| format!("{}@{}", q.name, region_name(r)));
            places.chain([q.name.to_owned()]).collect::<Vec<_>>()
        });
        names.extend(tissue);
        names.extend(Body::<f64>::TABLE.iter().map(|q| q.name.to_owned()));
        names
    }

    /// Its unit; `1` for a pure number.
    pub fn unit(self) -> &'static str {
        match self {
            Column::Observable(column) => column.unit(),
            Column::Here { state, .. } | Column::Mean(state) => Tissue::<f64>::TABLE[state].unit,
            Column::Body(state) => Body::<f64>::TABLE[state].unit,
        }
    }

    /// What it is, and where, in a few words.
    pub fn about(self) -> String {
        let mean = |about: &str| format!("{about}, mean over the cord");
        match self {
            Column::Observable(column) => {
                let name = column.name();
                let (base, place) =
                    name.split_once('@').map_or((name.as_str(), None), |(base, place)| (base, Some(place)));
                let known = observables::listed().find(|one| one.name == base);
                match (known, place) {
                    (Some(known), Some(place)) => format!("{}, {place}", known.about),
                    (Some(known), None) if known.regional => mean(known.about),
                    (known, _) => known.map_or(name.clone(), |known| known.about.to_owned()),
                }
            }
            Column::Here { state, region } => {
                format!("{}, {}", plain(Tissue::<f64>::TABLE[state].about), region_name(region))
            }
            Column::Mean(state) => mean(&plain(Tissue::<f64>::TABLE[state].about)),
            Column::Body(state) => plain(Body::<f64>::TABLE[state].about),
        }
    }

    /// The name by which [`Column::named`] finds it.
    pub fn name(self) -> String {
        match self {
            Column::Observable(column) => column.name(),
            Column::Here { state, region } => format!("{}@{}", Tissue::<f64>::TABLE[state].name, region_name(region)),
            Column::Mean(state) => Tissue::<f64>::TABLE[state].name.into(),
            Column::Body(state) => Body::<f64>::TABLE[state].name.into(),
        }
    }

    /// What the model makes of the state that `view` looks at: a number, or a formula of symbols.
    pub fn of<S: Scalar>(self, view: &View<'_, S>) -> S {
        let (layout, y) = (view.frame.layout, view.frame.y);
        let here = |state: usize, region: usize| y[layout.position(Place::Region(region), Slot::Tissue(state))];
        match self {
            Column::Observable(column) => view.read(column),
            Column::Here { state, region } => here(state, region),
            Column::Mean(state) => {
                let parts = (0..layout.regions).map(|r| layout.share(r, view.parameters) * Num(here(state, r)));
                parts.sum::<Num<S>>().0
            }
            Column::Body(state) => y[layout.position(Place::Body, Slot::Body(state))],
        }
    }

    /// The same as a number for a reader.
    pub fn read(self, view: &View<'_, f64>) -> f64 {
        if let Column::Observable(column) = self { view.report(column) } else { self.of(view) }
    }
}

/// The first sentence of a declaration, without its full stop.
fn plain(about: &str) -> String {
    let first = about.trim().split(". ").next().unwrap_or_default();
    first.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_as_people_write_them() {
        let known = columns(2);
        for (written, name) in [
            ("BBB", "bbb"),
            ("M1", "m1"),
            ("IL-1β", "il1b"),
            ("TNF-α@Epicentre", "tnf@epicentre"),
            ("m1 epicentre", "m1@epicentre"),
            ("White matter, epicentre", "white_matter@epicentre"),
        ] {
            assert_eq!(named(written, &known).map(String::as_str), Ok(name), "{written}");
        }
        assert!(known.iter().all(|name| named(name, &known) == Ok(name)));
        let bares: std::collections::BTreeSet<String> = known.iter().map(|name| bare(name)).collect();
        assert_eq!(bares.len(), known.len());
        assert!(named("-", &known).is_err() && named("bbbb", &known).unwrap_err().help.contains("`bbb`"));
    }

    #[test]
    fn every_name_is_a_column_and_any_other_is_refused_with_the_nearest() {
        for regions in [1, 2, 4] {
            for name in Column::names(regions) {
                assert_eq!(Column::named(&name, regions).unwrap().name(), name);
            }
        }
        let unknown = Column::named("tnff@epicentre", 2).unwrap_err();
        let expected = "no observable or state is called `tnff@epicentre`; did you mean `tnf@epicentre`?";
        assert!(unknown.to_string().starts_with(expected), "{unknown}");
        let spoken = Column::named("macrophages", 2).unwrap_err().to_string();
        assert!(spoken.contains("`m1`, `m2` or `myeloid` may be meant"), "{spoken}");
        assert!(Column::named("tnf@penumbra", 1).is_err() && Column::named("bbb@epicentre", 2).is_err());
    }
}
