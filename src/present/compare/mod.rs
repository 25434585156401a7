//! Arms beside each other in words, tables and figures, from plain data alone.

#[cfg(feature = "figures")]
mod figures;
mod ranked;
mod sentence;
mod tables;
mod text;
mod words;

#[cfg(feature = "figures")]
pub use figures::compare_figures;
pub use sentence::{compare_sentence, compare_sets};
pub use tables::{compare_notes, compare_tables};
pub use text::compare_text;

use super::translated;
use crate::answers::{Compare, ComparedArm};

/// Active cargo at the epicentre over the run, in the median of the sets, ug d.
fn central(arm: &ComparedArm) -> f64 {
    arm.exposure.cargo.central()
}

/// Whether any arm gives vesicles that come to the lesion.
fn gives(compare: &Compare) -> bool {
    compare.arms.iter().any(|arm| central(arm) > 0.0)
}

/// What is left in people of what each arm of them changes.
fn carried(compare: &Compare) -> Option<String> {
    let scores = || compare.treated().filter_map(|(_, arm)| Some((arm, arm.readings.first()?)));
    let people = || scores().filter(|(_, score)| score.measure.translation.is_some());
    let by = people().find_map(|(_, score)| score.measure.translation);
    translated::sentence(people().map(|(arm, score)| (format!("`{}`", arm.name), &score.effect)), by)
}
