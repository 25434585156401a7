//! Neutrophils, microglia, macrophages, their polarisation, T cells.

use crate::check::Checks;
use crate::course::{Course, REGIONS};
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    neutrophils(c, b);
    myeloid(c, b);
    handover(c, b);
    polarisation(c, b);
    late_wave(c, b);
}

fn neutrophils(c: &mut Checks, b: &Course) {
    let decline = "neutrophil-decline-rat-7-10d";
    let n = b.of("neutrophils@epicentre");
    let (peak, macrophages) = (n.peak(), b.macrophages("epicentre"));
    c.within("neutrophil peak (d)", "neutrophil-peak-rat-24h", peak.time, (0.7, 1.5));
    c.within("neutrophil peak level", "normalisation", peak.height, (0.75, 1.3));
    c.within("neutrophils d 3 / peak", "neutrophil-level-day3-mouse", n.at(3.0) / peak.height, (0.15, 0.6));
    c.within("neutrophils d 7 / peak", decline, n.at(7.0) / peak.height, (0.03, 0.2));
    c.within("neutrophils d 10 / peak", decline, n.at(10.0) / peak.height, (0.003, 0.10));
    let share = n.at(0.5) / (n.at(0.5) + macrophages.at(0.5));
    c.at_least("neutrophil share of infiltrate at 12 h", "neutrophil-fraction-12h-mouse", share, 0.9);
    let blood = "blood-neutrophils-mouse-3fold";
    let pool = b.of("blood_neutrophils").peak();
    c.within("blood neutrophils, fold", blood, pool.height, (2.4, 3.6));
    c.within("blood neutrophil peak (d)", blood, pool.time, (0.25, 0.55));
    let lag = b.of("blood_monocytes").peak_within(0.0, 10.0).time - pool.time;
    c.within("blood monocyte peak minus neutrophil peak (d)", blood, lag, (0.2, 2.0));
}

fn myeloid(c: &mut Checks, b: &Course) {
    let all = b.of("myeloid");
    let peak = all.peak_within(0.0, 25.0);
    c.within("microglia + macrophages peak (d)", "mac-mg-peak-rat-7d", peak.time, (5.0, 9.5));
    c.within("microglia + macrophages level", "normalisation", peak.height, (0.75, 1.4));
    let week4 = all.at(28.0) / peak.height;
    c.within("microglia + macrophages d 28 / peak", "macrophage-max-first-4wk-rat", week4, (0.5, 0.9));
    c.at_least("phagocytes d 2 / d 1", "mac-increase-24-48h-rat", all.at(2.0) / all.at(1.0), 1.1);
    let (core, border) = (b.of("microglia@epicentre"), b.of("microglia@penumbra").peak_within(0.0, 25.0));
    let left = core.trough(-1.0, 1.5).height;
    let loss = "microglia-loss-core-then-peak-mouse";
    c.within("microglia left in the core, first 1.5 d (minimum)", loss, left, (0.1, 0.65));
    c.within("border microglia peak (d)", loss, border.time, (4.0, 15.0));
    let week1 = "microglia-proliferation-week1-mouse";
    c.at_least("border microglia peak / healthy", week1, border.height, 1.3);

    let m = b.macrophages("epicentre");
    let top = m.peak_within(0.0, 25.0).height;
    let entry = "mdm-entry-mouse-3-4d";
    let laden = "debris-laden macrophages to 42 d and longer (immune review)";
    c.within("macrophages d 42 / peak", laden, m.at(42.0) / top, (0.4, 1.1));
    let late = "Beck 2010 (recalled): still visible at 180 d";
    c.within("macrophages d 170 / peak", late, m.at(170.0) / top, (0.12, 0.7));
    c.within("macrophages d 1 / peak", entry, m.at(1.0) / top, (0.0, 0.35));
    c.within("macrophages d 3.5 / peak", entry, m.at(3.5) / top, (0.4, 0.92));
}

/// Corpses go to microglia first and to macrophages from about day 3.
fn handover(c: &mut Checks, b: &Course) {
    let p = &b.parameters.debris;
    let uptake = |region: &str| {
        let corpses = b.here("corpses", region).map(|x| x / (p.corpses_half.0 + x));
        let glia = b.here("microglia_m1", region) + b.here("microglia_m2", region);
        let blood = b.here("macrophages_m1", region) * p.m1_phagocytosis.0 + b.here("macrophages_m2", region);
        (&glia * &corpses * p.microglial_clearance.0, &blood * &corpses * p.macrophage_clearance.0)
    };
    let share = b.parameters.cord.epicentre_share.0;
    let [(glia_e, blood_e), (glia_p, blood_p)] = REGIONS.map(uptake);
    let glia = glia_e * share + glia_p * (1.0 - share);
    let blood = blood_e * share + blood_p * (1.0 - share);
    let day = (blood / (glia + 1e-6)).rises_above(1.0);
    c.within("phagocytosis hand-over (d)", "phagocyte-handover-3d-mouse", day, (2.0, 4.5));
}

fn polarisation(c: &mut Checks, b: &Course) {
    let (coexist, persist) = ("m1-m2-coexist-week1-mouse", "m1-persist-28d-mouse");
    let (m1, m2) = (b.of("m1@epicentre"), b.of("m2@epicentre"));
    let peak = m2.peak_within(0.0, 25.0);
    c.within("M2 share at d 3", coexist, b.m2_share(3.0), (0.25, 0.6));
    c.within("M2 peak (d)", "m1-m2-genes-peak-7d-rat", peak.time, (3.0, 8.0));
    c.within("M2 d 14 / peak", "cd206-baseline-28d-mouse", m2.at(14.0) / peak.height, (0.0, 0.75));
    c.within("M2 d 28 / peak", "cd206-baseline-28d-mouse", m2.at(28.0) / peak.height, (0.0, 0.45));
    let ratio = |day: f64| m1.at(day) / m2.at(day);
    c.within("M1:M2 at d 7", coexist, ratio(7.0), (0.9, 2.2));
    c.at_least("M1:M2 at d 14 / d 7", persist, ratio(14.0) / ratio(7.0), 1.25);
    c.within("M1:M2 at d 28", persist, ratio(28.0), (2.5, 9.0));
    let kept = m1.at(28.0) / m1.peak_within(0.0, 28.0).height;
    c.at_least("M1 d 28 / M1 max to d 28", persist, kept, 0.6);
    let young = b.of("macrophages_m1@epicentre").at(1.5) / b.of("macrophages_m2@epicentre").at(1.5);
    c.at_least("macrophages M1:M2 at d 1.5", "classical-then-nonclassical-mdm-mouse", young, 1.05);
}

fn late_wave(c: &mut Checks, b: &Course) {
    let all = b.of("myeloid");
    let wave = all.peak_within(45.0, 150.0);
    let height = wave.height / all.trough(17.0, 38.0).height;
    let biphasic = "mac-mg biphasic (Beck 2010, recalled); thawer 6 wk";
    c.within("late myeloid wave / trough", biphasic, height, (1.03, 1.8));
    c.within("late myeloid wave (d)", "Beck 2010 (recalled)", wave.time, (46.0, 110.0));
    let tnf = b.of("tnf@epicentre");
    let again = tnf.peak_within(12.0, 90.0).height / tnf.trough(2.0, 14.0).height;
    c.at_least("late TNF wave / trough", "il1-tnf-second-wave-mouse-14d", again, 1.1);
    let t_cells = b.of("lymphocytes").peak_within(0.0, 40.0).time;
    c.within("T-cell peak (d)", "tcell-peak-rat-9d", t_cells, (6.5, 12.5));
}
