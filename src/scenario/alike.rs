//! Arms that are like each other, or like the control.

use super::types::Arm;
use crate::model::act::Change;
use crate::reading::diagnostic::Span;
use crate::reading::reader::Reader;

/// The arm without what does nothing: doses of 0, factors of 1, additions of 0, and how a dose was measured.
fn effective(arm: &Arm) -> Arm {
    let mut arm = arm.clone();
    for treatment in &mut arm.interventions {
        treatment.doses.retain(|dose| dose.amount_ug > 0.0);
        treatment.doses.iter_mut().for_each(|dose| (dose.particles, dose.cells) = (None, None));
    }
    arm.interventions.retain(|treatment| !treatment.doses.is_empty());
    arm.rules.retain(|rule| rule.give.doses.iter().any(|dose| dose.amount_ug > 0.0));
    arm.perturbations.retain(|perturbation| match perturbation.change {
        Change::Scale(factor) | Change::Multiply(factor) => factor != 1.0,
        Change::Add(amount) => amount != 0.0,
        Change::Set(_) => true,
    });
    arm
}

/// What is allowed but probably not meant: an arm like another or like control, and an arm whose control has other
/// parameters. Control comes first in `all`, and `places` are those of the others.
pub(super) fn remarks(all: &[Arm], places: &[Span], reader: &mut Reader<'_>) {
    let all: Vec<Arm> = all.iter().map(effective).collect();
    let Some((control, others)) = all.split_first().filter(|_| !reader.log.has_errors()) else { return };
    for (index, (place, arm)) in places.iter().zip(others).enumerate() {
        if arm.runs_as(control) {
            let message = format!("the arm `{}` is the same as `control`", arm.name);
            reader.log.warn(place, message, "nothing is given in it", None);
        } else if let Some(twin) = others.iter().take(index).find(|earlier| earlier.runs_as(arm)) {
            let message = format!("the arm `{}` is the same as `{}`", arm.name, twin.name);
            let help = "the two give equal results; say in one of them what is different".to_owned();
            reader.log.warn(place, message, "nothing in it differs", Some(help));
        } else if arm.parameters != control.parameters {
            let message = format!("the arm `{}` has parameters that `control` has not", arm.name);
            let help = "a difference from control mixes the treatment with the parameters; a scenario of its own keeps them apart".to_owned();
            reader.log.warn(place, message, "compare with care", Some(help));
        }
    }
}
