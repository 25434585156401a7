//! Exosome protocols as arms, and what they do to function.

use crate::arm::{Experiment, experiment};
use crate::check::Checks;
use crate::courses::{Courses, PLASMA};
use exocord::scenario::Species;

/// One hour after the blow, in days.
const EARLY: f64 = 0.04;

const IV: &str = "intravenous";
const LOCAL: &str = "intralesional";
const GEL: &str = "hydrogel-ha-pgel";

pub fn arms() -> Vec<Experiment> {
    let daily = |days: u32, ug: f64| (0..days).map(|day| (EARLY + f64::from(day), ug)).collect::<Vec<_>>();
    let mut arms = vec![
        experiment("iv 4 x 25 ug d 0-3").give(IV, &daily(4, 25.0)),
        experiment("iv 7 x 100 ug").give(IV, &daily(7, 100.0)),
        experiment("iv hypoxic 1 h").give(IV, &[(EARLY, 100.0)]).hypoxic(),
        experiment("iv hypoxic 24 h").give(IV, &[(1.0, 100.0)]).hypoxic(),
        experiment("in 100 ug 1 h").give("intranasal", &[(EARLY, 100.0)]),
        experiment("in 5 x 100 ug").give("intranasal", &daily(5, 100.0)),
        experiment("it 50 ug 1 h").give("intrathecal", &[(EARLY, 50.0)]),
        experiment("mouse iv 1 h").species(Species::Mouse).until(42.0).give(IV, &[(EARLY, 100.0)]),
        experiment("healthy iv 1 h").severity(0.0).until(3.0).give(IV, &[(EARLY, 100.0)]),
        experiment(PLASMA).severity(0.0).until(1.0).give(IV, &[(0.0, 100.0)]),
    ];
    let times = [("1 h", EARLY), ("6 h", 0.25), ("24 h", 1.0), ("3 d", 3.0), ("7 d", 7.0), ("28 d", 28.0)];
    arms.extend(times.map(|(when, day)| experiment(&format!("iv {when}")).give(IV, &[(day, 100.0)])));
    let amounts = [5.0, 20.0, 200.0];
    arms.extend(amounts.map(|ug| experiment(&format!("iv {ug} ug 1 h")).give(IV, &[(EARLY, ug)])));
    for (when, day) in [("1 h", EARLY), ("7 d", 7.0), ("14 d", 14.0)] {
        arms.push(experiment(&format!("il 20 ug {when}")).give(LOCAL, &[(day, 20.0)]));
        arms.push(experiment(&format!("gel 20 ug {when}")).give(GEL, &[(day, 20.0)]));
    }
    arms
}

/// Gain of the score over the untreated animal.
pub fn gain(all: &Courses, arm: &str, day: f64) -> f64 {
    all.get(arm).bbb(day) - all.base().bbb(day)
}

pub fn checks(c: &mut Checks, all: &Courses) {
    let g = |arm: &str, day: f64| gain(all, arm, day);
    size(c, &g);
    window(c, &g);
    routes(c, &g);
    let bms = |arm: &str| all.get(arm).of("bms").at(28.0);
    let mouse = bms("mouse iv 1 h") - bms("mouse");
    c.within("mouse BMS gain d 28", "eff-meta-yi-mouse; eff-nsc-vegf-bms", mouse, (0.5, 3.7));
}

/// How much an early dose helps, and how the amount matters.
fn size(c: &mut Checks, g: &impl Fn(&str, f64) -> f64) {
    let one = |day: f64| g("iv 1 h", day);
    let week4 = "eff-meta-shang-w4; eff-meta-ye-bbb; eff-meta-mou-final";
    c.within("IV 100 ug 1 h: BBB gain week 1", "eff-meta-shang-w1", one(7.0), (0.4, 2.3));
    c.within("IV 100 ug 1 h: BBB gain week 2", "eff-meta-shang-w2", one(14.0), (0.9, 3.7));
    c.within("IV 100 ug 1 h: BBB gain week 4", week4, one(28.0), (1.6, 5.7));
    let growth = one(28.0) / one(7.0).max(0.05);
    c.within("gain week 4 / week 1", "eff-meta-shang-w1, -w4", growth, (1.5, 5.0));
    let full = one(28.0).max(0.05);
    let plateau = "near-plateau (exosome review; eff-tbi-dose-bell)";
    c.within("gain 200 / 100 ug", plateau, g("iv 200 ug 1 h", 28.0) / full, (1.0, 1.25));
    let fifth = g("iv 20 ug 1 h", 28.0) / full;
    c.within("gain 20 / 100 ug", "eff-pm-dose (20 ug/ml works)", fifth, (0.35, 0.9));
    c.at_least("gain 100 minus 5 ug", "eff-dose-dependent", one(28.0) - g("iv 5 ug 1 h", 28.0), 0.3);
}

/// When a dose still helps.
fn window(c: &mut Checks, g: &impl Fn(&str, f64) -> f64) {
    let early = g("iv 1 h", 42.0).max(0.05);
    let share = |arm: &str| g(arm, 42.0) / early;
    c.at_least("gain IV at 24 h", "eff-meta-yi-rat (doses to 24 h work)", g("iv 24 h", 42.0), 0.5);
    c.within("window: gain 24 h / 1 h", "eff-tbi-window; emergent", share("iv 24 h"), (0.3, 0.95));
    c.within("window: gain 3 d / 1 h", "emergent", share("iv 3 d"), (0.05, 0.75));
    let week = g("iv 7 d", 42.0) / g("iv 3 d", 42.0).max(0.05);
    c.within("window: gain 7 d / 3 d", "emergent", week, (0.05, 0.97));
    let month = g("iv 28 d", 56.0) / g("iv 1 h", 56.0).max(0.05);
    c.within("window: gain 28 d / 1 h (d 56)", "emergent", month, (-0.02, 0.3));
}

/// Which way in, how often, from which cells.
fn routes(c: &mut Checks, g: &impl Fn(&str, f64) -> f64) {
    let minus = |one: &str, other: &str, day: f64| g(one, day) - g(other, day);
    let gel = "eff-gel-vs-free-fe; emergent";
    c.at_least("local 20 ug minus IV 100 ug (BBB d 28)", "eff-local-vs-iv", minus("il 20 ug 1 h", "iv 1 h", 28.0), 0.1);
    let split = minus("iv 4 x 25 ug d 0-3", "iv 1 h", 42.0);
    c.at_least("fractionated minus bolus, same total", "eff-fractionated-vs-bolus", split, 0.0);
    let more = minus("iv 7 x 100 ug", "iv 1 h", 42.0);
    c.at_least("7 daily doses minus 1 dose", "pk-dose-fan-schedule", more, 0.1);
    c.at_least("gel minus bolus at 7 d", gel, minus("gel 20 ug 7 d", "il 20 ug 7 d", 56.0), 0.03);
    c.at_least("gel minus bolus at 14 d", gel, minus("gel 20 ug 14 d", "il 20 ug 14 d", 56.0), 0.03);
    c.within("gel at 1 h: BBB gain d 28", "eff-pgel-bbb", g("gel 20 ug 1 h", 28.0), (1.0, 5.5));
    let hypoxic = minus("iv hypoxic 1 h", "iv 1 h", 28.0);
    c.at_least("hypoxic minus normoxic (1 h)", "eff-hypoxic-vs-normoxic", hypoxic, 0.02);
    let nasal = g("in 5 x 100 ug", 42.0);
    c.at_least("intranasal 5 daily doses: BBB gain", "eff-exopten-complete; pk-dose-nt3-schedule", nasal, 0.3);
}
