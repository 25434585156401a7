//! What an arm gives, in words that do not say when.

use crate::reading::units::in_unit;
use crate::scenario::{Arm, Dose, Intervention};

/// `100 ug intravenous, once`; treatments are joined by `and`.
pub fn words(arm: &Arm) -> String {
    arm.interventions.iter().map(treatment).collect::<Vec<_>>().join(" and ")
}

fn treatment(one: &Intervention) -> String {
    let (route, doses) = (&one.route, one.doses.as_slice());
    let total: f64 = doses.iter().map(|dose| dose.amount_ug).sum();
    let Some(first) = doses.first() else { return format!("nothing {route}") };
    let alike = |dose: &Dose| (dose.amount_ug, dose.duration_d) == (first.amount_ug, first.duration_d);
    let over = if first.duration_d > 0.0 { format!(" over {}", span(first.duration_d)) } else { String::new() };
    match (doses.len(), doses.iter().all(alike).then(|| every(doses)).flatten()) {
        (1, _) => format!("{} {route}{}", amount(total), if over.is_empty() { " once" } else { &over }),
        (count, Some(every)) => format!("{count} x {} {route}{over} every {}", amount(first.amount_ug), span(every)),
        (count, None) => format!("{count} doses of {} in all {route}", amount(total)),
    }
}

/// The interval, if all are the same.
fn every(doses: &[Dose]) -> Option<f64> {
    let between = |pair: &[Dose]| pair[1].start_d - pair[0].start_d;
    let first = doses.windows(2).next().map(between)?;
    doses.windows(2).all(|pair| (between(pair) - first).abs() < 1e-9).then_some(first)
}

/// A length of time.
fn span(days: f64) -> String {
    let (value, unit) = in_unit(days);
    format!("{} {unit}", (value * 100.0).round() / 100.0)
}

/// An amount with three digits.
fn amount(ug: f64) -> String {
    let (value, unit) = if ug >= 1000.0 { (ug / 1000.0, "mg") } else { (ug, "ug") };
    let digits: f64 = format!("{value:.2e}").parse().unwrap_or(value);
    format!("{digits} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(doses: &[[f64; 3]]) -> String {
        let dose = |one: &[f64; 3]| Dose::weighed(*one);
        let one = Intervention {
            name: "v".into(),
            source: "bmsc".into(),
            cargo: vec![],
            engineering: vec![],
            route: "intravenous".into(),
            graft: None,
            doses: doses.iter().map(dose).collect(),
        };
        treatment(&one)
    }

    #[test]
    fn treatments_are_told_by_amount_route_and_rhythm() {
        assert_eq!(said(&[[0.5, 0.0, 100.0]]), "100 ug intravenous once");
        assert_eq!(said(&[[0.5, 7.0, 12_345.0]]), "12.3 mg intravenous over 7 d");
        let daily = [0.0, 1.0, 2.0].map(|day| [day + 1.0 / 24.0, 0.0, 33.3333]);
        assert_eq!(said(&daily), "3 x 33.3 ug intravenous every 24 h");
        assert_eq!(said(&[[1.0, 0.02, 50.0], [8.0, 0.02, 50.0]]), "2 x 50 ug intravenous over 28.8 min every 7 d");
        assert_eq!(said(&[[1.0, 0.0, 50.0], [8.0, 0.0, 20.0]]), "2 doses of 70 ug in all intravenous");
        assert_eq!(said(&[]), "nothing intravenous");
    }
}
