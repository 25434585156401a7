//! What killed runs left: found without touching it, finished or removed once the next run of the place is allowed.

use super::cut::{Cut, Swept};
use super::list::{self, Found, Said};
use super::stand::{Claim, Stand, allow, stand};
use super::{Place, StoreError, again, commit, names};
use std::fs::File;
use std::path::PathBuf;

/// Everything that killed runs left for a place.
#[derive(Default)]
struct Leftovers {
    cut: Vec<Cut>,
    rest: Vec<(PathBuf, Said, File)>,
    /// Whether a process lives that keeps steps in the place.
    busy: bool,
}

/// Looks for what killed runs left.
fn find(place: &Place) -> Leftovers {
    let own = place.name();
    let mut found = Leftovers::default();
    let beside = names::folders(place.parent(), |name| names::is_beside(&own, name));
    for path in beside.into_iter().chain(names::folders(&place.real, names::is_inside)) {
        match list::look(&path) {
            None => {}
            Some(Found::Live(said)) => found.busy |= said.steps,
            Some(Found::Left(said, lock)) if said.cut => found.cut.push(Cut::new(place, path, said, lock)),
            Some(Found::Left(said, lock)) => found.rest.push((path, said, lock)),
        }
    }
    found
}

/// What stands in a place in which killed runs may have left something; nothing is touched.
pub(super) fn seen(place: &Place, known: Option<&str>) -> Result<Stand, StoreError> {
    let look = stand(&place.real, known, &find(place).cut);
    look.map_err(|e| StoreError::read(&place.shown, e))
}

/// Refuses a place where something would be lost; then finishes and removes what killed runs left for it. Folders of
/// processes that live are left alone, and so is everything that this program did not write. Nobody else may be at
/// this.
pub(super) fn settle(place: &Place, claim: &Claim<'_>) -> Result<(Stand, Vec<Swept>), StoreError> {
    let found = find(place);
    if claim.steps && found.busy {
        return Err(StoreError::Busy(place.shown.clone()));
    }
    let look =
        |cut: &[Cut]| stand(&place.real, claim.known.as_deref(), cut).map_err(|e| StoreError::read(&place.shown, e));
    let now = look(&found.cut)?;
    allow(&now, place, claim).map_err(|refused| match found.cut.first() {
        Some(cut) => StoreError::Pending { refused: Box::new(refused), kept: cut.path.clone() },
        None => refused,
    })?;
    let mut swept = found.cut.iter().map(|cut| commit::resume(cut, place)).collect::<Result<Vec<_>, _>>()?;
    swept.extend(found.rest.into_iter().map(|(path, said, _lock)| {
        let gone = commit::retire(&path, place, &said.names);
        if gone { Swept::Removed(path) } else { Swept::Kept(path) }
    }));
    list::forget(&place.real);
    swept.extend(again::sweep(place));
    if swept.is_empty() {
        return Ok((now, swept));
    }
    let now = look(&[])?;
    allow(&now, place, claim)?;
    Ok((now, swept))
}
