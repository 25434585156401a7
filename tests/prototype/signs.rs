//! What must come out with the right sign, each on its own, whatever the numbers.

use crate::courses::{Courses, SEVERITIES, courses};
use crate::exosomes::gain;

fn change(all: &Courses, arm: &str) -> f64 {
    all.get(arm).bbb(42.0) - all.base().bbb(42.0)
}

/// Arms that make function better on day 42.
const BETTER: [&str; 20] = [
    "anti-CD11d 0-48 h",
    "neutrophils + monocytes removed",
    "SOCS3 loss in astrocytes",
    "fibrosis halved",
    "MMP-9 blocked 3 h-3 d",
    "IL-4 at 48 h",
    "IL-10 at 30 min",
    "IL-6 receptor block 0-3 d",
    "central soluble-TNF block 0-3 d",
    "IL-1 block 0-1 d",
    "P2X7 block 15 min-3 d",
    "minocycline 1 h-5 d",
    "NOX2 inhibited 0-7 d",
    "CX3CR1 loss (M1 entry)",
    "iron chelated",
    "riluzole 1 h-7 d",
    "riluzole 3 h-7 d",
    "astrocyte NF-kB block",
    "ChABC from 0 d",
    "ChABC from 7 d",
];

/// Arms that make function worse on day 42.
const WORSE: [&str; 8] = [
    "M2 (IL-10+) macrophages removed 3-14 d",
    "STAT3 loss in astrocytes",
    "fibrosis abolished",
    "MMP-2 blocked 5-28 d",
    "IL-10 knock-out",
    "microglia depleted",
    "monocyte entry blocked from 14 d",
    "VEGF bolus at 72 h",
];

#[test]
fn ablations_and_drugs_help_or_harm_as_published() {
    let all = courses();
    let wrong = |arms: &[&'static str], sign: f64| -> Vec<(&'static str, f64)> {
        arms.iter().map(|arm| (*arm, change(all, arm))).filter(|(_, change)| change * sign <= 0.0).collect()
    };
    assert_eq!(wrong(&BETTER, 1.0), []);
    assert_eq!(wrong(&WORSE, -1.0), []);
    let resected = all.get("scar resected at 7 d").bbb(21.0) - all.base().bbb(21.0);
    assert!(resected < 0.0, "resection of the scar must harm at first: {resected}");
    let longer = change(all, "MMP-9 and MMP-2 blocked 3 h-28 d") - change(all, "MMP-9 blocked 3 h-3 d");
    assert!(longer < 0.0, "a longer block of MMPs must help less: {longer}");
}

/// Column, day, and whether more severe blows leave more of it.
const OUTCOMES: [(&str, f64, bool); 9] = [
    ("locomotion", 49.0, false),
    ("neurons@epicentre", 49.0, false),
    ("neurons@penumbra", 49.0, false),
    ("axons@epicentre", 49.0, false),
    ("white_matter@epicentre", 49.0, false),
    ("bscb_leak@epicentre", 1.0, true),
    ("tnf@epicentre", 0.25, true),
    ("oedema@epicentre", 1.0, true),
    ("cavity@epicentre", 84.0, true),
];

#[test]
fn harder_blows_have_worse_outcomes() {
    let all = courses();
    for (column, day, grows) in OUTCOMES {
        let values: Vec<f64> = SEVERITIES.iter().map(|s| all.severity(*s).of(column).at(day)).collect();
        let ordered = values.windows(2).all(|pair| if grows { pair[0] < pair[1] } else { pair[0] > pair[1] });
        assert!(ordered, "{column} on day {day} over severities {SEVERITIES:?}: {values:?}");
    }
    let cut = all.get("transection").bbb(49.0);
    assert!(cut < all.severity(0.85).bbb(49.0), "a transection must be worse than any contusion: {cut}");
}

#[test]
fn early_doses_help_more_than_late_ones() {
    let all = courses();
    let gains = ["iv 1 h", "iv 24 h", "iv 3 d", "iv 7 d", "iv 28 d"].map(|arm| gain(all, arm, 56.0));
    assert!(gains.windows(2).all(|pair| pair[0] > pair[1]), "gains by time of the dose: {gains:?}");
    assert!(gains[0] > 0.0);
    let blocks = ["inflammation blocked 1 h-3 d", "inflammation blocked 2-5 d"].map(|arm| {
        let neurons = "neurons@penumbra";
        all.get(arm).of(neurons).at(42.0) - all.base().of(neurons).at(42.0)
    });
    assert!(blocks[0] > blocks[1] && blocks[0] > 0.0, "neurons saved by an early and a late block: {blocks:?}");
}

#[test]
fn a_gel_beats_a_bolus_late() {
    for when in ["7 d", "14 d"] {
        let [gel, bolus] = ["gel", "il"].map(|how| gain(courses(), &format!("{how} 20 ug {when}"), 56.0));
        assert!(gel > bolus, "{when}: gel {gel}, bolus {bolus}");
    }
}

#[test]
fn people_recover_most_in_the_first_months() {
    let human = courses().get("human");
    let scores = [0.0, 90.0, 180.0, 365.0].map(|day| human.bbb(day));
    let gains = [scores[1] - scores[0], scores[2] - scores[1]];
    assert!(gains[0] > gains[1] && gains[1] > 0.0, "gain in months 0 to 3 and 3 to 6: {gains:?}");
    assert!(scores[3] > 0.9 * scores[2], "recovery must last: {scores:?}");
}

#[test]
fn a_healthy_cord_stays_healthy() {
    // Rounding in the map from tissue to score is all that may move.
    let drift = courses().get("healthy").drift;
    assert!(drift < 1e-13, "{drift:e}");
}

#[test]
fn no_state_goes_below_zero() {
    let lowest: Vec<(&String, f64)> =
        courses().all().map(|(name, course)| (name, course.lowest)).filter(|(_, low)| *low < -1e-6).collect();
    assert_eq!(lowest, []);
}
