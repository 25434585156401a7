//! A dose as a part of a plan.

use super::refusal::{CompileError, unknown};
use crate::catalogue::Recipe;
use crate::engine::{Action, Plan, Stop, Window, WindowChange};
use crate::model::products::{Compartment, Input};
use crate::scenario::Dose;

/// Adds a dose to the plan: a jump, or a window of constant input.
pub(super) fn deliver(
    plan: &mut Plan,
    local: &mut Vec<(usize, f64)>,
    product: usize,
    row: &Recipe,
    dose: &Dose,
) -> Result<(), CompileError> {
    if dose.duration_d > 0.0 {
        let input = Input::into(row.compartment, dose.amount_ug / dose.duration_d);
        let input = input.ok_or_else(|| unknown("infusion", row.compartment.name()))?;
        plan.windows.push(Window {
            from_d: dose.start_d,
            until_d: dose.start_d + dose.duration_d,
            change: WindowChange::Infusion { product, input },
        });
        return Ok(());
    }
    let share = plan.layout.share(0, &plan.parameters).0;
    let mut add = |compartment: Compartment, amount_ug: f64| {
        if amount_ug > 0.0 {
            let slot = plan.layout.position(compartment.place(product), compartment.state());
            let lesion = compartment == Compartment::LESION;
            if lesion {
                local.push((plan.stops.len(), amount_ug));
            }
            let amount = if lesion { amount_ug / share } else { amount_ug };
            plan.stops.push(Stop { time_d: dose.start_d, action: Action::add(slot, amount) });
        }
    };
    // Only a depot has a burst.
    add(Compartment::LESION, row.burst * dose.amount_ug);
    add(row.compartment, (1.0 - row.burst) * dose.amount_ug);
    Ok(())
}
