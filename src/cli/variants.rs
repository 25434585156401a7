//! A scenario with each of the values that a flag gives to one of its keys, or two flags to two.

use super::reading::{self, Read};
use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::scenario::variant::{Axis, Original, Told, Written};
use crate::study::window::Variants;

/// The scenario with each of the values that a flag gives to a key, with `panels` every one of them with each of the
/// values of that, too; and what is said of them that is not said of it.
pub fn variants(
    curves: Result<Written<'_>, Told>,
    panels: Option<Result<Written<'_>, Told>>,
    (read, catalogue): (&Read, &Catalogue),
    talk: &Talk,
) -> Result<(Variants, Vec<String>), CliError> {
    let (file, words) = (read.path.display().to_string(), vocabulary(catalogue));
    let refused = |told: Vec<Told>| reading::told(&told, talk);
    let original = Original::new(&file, &read.text, &words).map_err(|told| refused(vec![told]))?;
    let axis = |written: Result<Written<'_>, Told>| -> Result<Axis, CliError> {
        written.and_then(|one| original.axis(&one)).map_err(|told| refused(vec![told]))
    };
    let (curves, panels) = (axis(curves)?, panels.map(axis).transpose()?);
    let (found, warnings) = Variants::of(&original, &curves, panels.as_ref()).map_err(refused)?;
    warnings.iter().for_each(|told| reading::warned(told, talk));
    let said = warnings.into_iter().flat_map(|told| told.found).map(|one| one.message);
    Ok((found, said.collect()))
}
