//! What is said about each quantity: its sentence, and who says so.

use super::settings::{Origin, Setting};
use crate::catalogue::Catalogue;
use crate::declare::{Quantity, Reaction, Source, Support};
use crate::engine::Plan;
use crate::experiment::product;
use crate::export::text::sentence;
use crate::ledger::reactions_by_stage;
use crate::model::parameters;
use crate::model::products::properties;
use crate::scenario::{Arm, Scenario};
use std::collections::BTreeMap;

/// Says what quantities of one arm are and who stands behind their numbers, and keeps a list of whom it named.
pub(super) struct Notes<'a> {
    scenario: &'a Scenario,
    arm: &'a Arm,
    /// What each product is: the interventions that give it.
    products: Vec<String>,
    sources: BTreeMap<&'static str, Source>,
}

impl<'a> Notes<'a> {
    /// Notes on `arm` of `scenario`, whose plan is `plan`.
    pub fn on(scenario: &'a Scenario, arm: &'a Arm, plan: &Plan, catalogue: &Catalogue) -> Self {
        Notes { scenario, arm, products: products(plan, scenario, arm, catalogue), sources: BTreeMap::new() }
    }

    fn name(&mut self, source: Source) -> &'static str {
        self.sources.insert(source.key, source);
        source.key
    }

    /// `Measured: kim2019.`, or the grade alone where there is no source.
    fn evidence(&mut self, evidence: Support) -> String {
        let (grade, key) = (evidence.grade.word(), self.name(evidence.source));
        sentence(&if grade == key { grade.to_owned() } else { format!("{grade}: {key}") })
    }

    /// What a state is.
    pub fn state(&mut self, quantity: &Quantity) -> Vec<String> {
        vec![sentence(quantity.about), self.evidence(quantity.evidence)]
    }

    /// What a reaction is.
    pub fn reaction(&mut self, reaction: &Reaction) -> String {
        format!("{}: {} {}.", reaction.full_name(), sentence(reaction.about), self.name(reaction.source))
    }

    /// The sources named so far, as a list of references has them.
    pub fn references(&self) -> Vec<String> {
        let doi = |s: &Source| if s.doi().is_empty() { String::new() } else { format!(" doi:{}", s.doi()) };
        let cited = self.sources.values().filter(|s| s.key != s.citation());
        cited.map(|s| format!("{}: {}{}", s.key, sentence(s.citation()), doi(s))).collect()
    }

    /// What a setting is and why it has its value.
    pub fn setting(&mut self, setting: &Setting) -> Vec<String> {
        match setting.origin {
            Origin::Parameter(at) => self.parameter(at),
            Origin::Product(product, at) => {
                let given = self.products.get(product).map(String::as_str).unwrap_or_default();
                vec![properties()[at].about.to_owned(), format!("Product {}: {given}.", product + 1)]
            }
            Origin::Gain((stage, position)) => {
                let reaction = reactions_by_stage()[stage as usize][position];
                let factor = "Factor on this reaction, which a perturbation changes; 1 is as written.".into();
                vec![factor, self.reaction(reaction)]
            }
        }
    }

    fn parameter(&mut self, at: usize) -> Vec<String> {
        let entry = parameters::table()[at];
        let q = entry.quantity;
        let mut said = vec![sentence(q.about), format!("{} {}", self.evidence(q.evidence), range(q))];
        let species = self.scenario.injury.species;
        for clock in species.clocks.iter().filter(|c| c.parameter == entry.name) {
            let why = self.evidence(clock.evidence);
            said.push(format!("In the {}: {} times the {} of the rat. {why}", species.id, clock.factor, q.value));
        }
        for change in self.arm.parameters.iter().filter(|c| c.name == entry.name) {
            said.push(format!("Set to {} by the scenario: {}", change.value, sentence(&change.reason)));
        }
        said
    }
}

/// Between what a parameter plausibly lies, and whether sets differ in it.
fn range(q: &Quantity) -> String {
    let same = if q.fixed { ", the same in every set" } else { "" };
    format!("Plausible range {} to {}{same}.", q.low, q.high)
}

/// What each product of `plan` is: the interventions that give it.
fn products(plan: &Plan, scenario: &Scenario, arm: &Arm, catalogue: &Catalogue) -> Vec<String> {
    let mut given = vec![Vec::new(); plan.products.len()];
    for intervention in &arm.interventions {
        let Ok(row) = catalogue.product(intervention) else { continue };
        // A plan keeps one product for all interventions that share these numbers.
        let made_of = product(&row, scenario.injury.species, &plan.parameters);
        let same = plan.products.iter().position(|p| p.values().eq(made_of.values()));
        let made = [&[intervention.source.clone()][..], &intervention.cargo, &intervention.engineering].concat();
        if let Some(at) = same {
            given[at].push(format!("{} ({}, {})", intervention.name, made.join(" + "), intervention.route));
        }
    }
    given.into_iter().map(|names| names.join("; ")).collect()
}

#[cfg(test)]
mod tests {
    use super::range;
    use crate::declare::Quantity;
    use crate::model::parameters::table;

    #[test]
    fn of_a_fixed_parameter_it_is_said_that_sets_do_not_differ() {
        let of = |fixed| range(&Quantity { low: 0.5, high: 2.0, fixed, ..*table()[0].quantity });
        assert_eq!(of(false), "Plausible range 0.5 to 2.");
        assert_eq!(of(true), "Plausible range 0.5 to 2, the same in every set.");
    }
}
