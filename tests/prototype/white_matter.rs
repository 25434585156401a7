//! Oligodendrocytes, progenitors, myelin, axons and the cavity.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    oligodendrocytes(c, b);
    progenitors(c, b);
    myelin(c, b);
    axons(c, b);
    cavity(c, b);
}

fn oligodendrocytes(c: &mut Checks, b: &Course) {
    let cells = b.of("oligodendrocytes@epicentre");
    let (half, reduced) = ("oligos-rat-half-lost-24h-residual-wm", "oligos-rat-93pct-reduced-7d");
    c.within("epicentre oligodendrocytes at 24 h", half, cells.at(1.0), (0.38, 0.62));
    c.within("epicentre oligodendrocytes at d 7", reduced, cells.at(7.0), (0.03, 0.12));
    let refilled = "oligos-rat-93pct-reduced-7d (x3 by d 14)";
    c.within("oligodendrocytes d 14 / d 7", refilled, cells.at(14.0) / cells.at(7.0), (2.0, 4.2));
    let density = "oligos-rat-half-lost-24h-residual-wm (normal density)";
    let per_axon = cells.at(84.0) / b.of("axons@epicentre").at(84.0);
    c.at_least("oligodendrocytes per axon at d 84", density, per_axon, 0.7);

    let dying = b.of("oligodendrocytes_apoptotic");
    let biphasic = "caspase3-rat-biphasic-day1-and-day8";
    let first = dying.peak_within(0.0, 3.0);
    let trough = dying.trough(first.time, 7.5);
    let second = dying.peak_within(trough.time, 20.0);
    c.within("oligodendrocyte apoptosis, first wave (d)", biphasic, first.time, (0.17, 1.6));
    let falls = "caspase3-rat-biphasic-day1-and-day8 (falls over the next days)";
    c.at_least("oligodendrocyte apoptosis d 1 / d 4", falls, dying.at(1.0) / dying.at(4.0), 1.1);
    c.within("second wave (d)", biphasic, second.time, (6.5, 10.0));
    c.at_least("second wave / trough", biphasic, second.height / trough.height, 1.08);
    let lasts = "oligo-apoptosis-rat-second-wave-to-3wk";
    c.within("apoptosis d 28 / second wave", lasts, dying.at(28.0) / second.height, (0.0, 0.6));
}

/// Proliferation is read as the rate of division over that of the healthy cord's turnover.
fn progenitors(c: &mut Checks, b: &Course) {
    let (p, half) = (&b.parameters.oligodendrocytes, b.parameters.cytokines.tgfb_half.0);
    let (cells, tgfb) = (b.of("opc@epicentre"), b.of("tgfb@epicentre"));
    let drive = tgfb.map(|x| x * x / (half * half + x * x));
    let room = cells.map(|x| 1.0 - x / p.opc_capacity.0);
    let fold = drive * room * (p.opc_proliferation.0 / p.opc_homeostasis.0) + 1.0;
    let peak = fold.peak_within(0.0, 40.0);
    let sevenfold = "opc-rat-proliferation-7x-for-4wk";
    c.within("epicentre OPC at d 7", sevenfold, cells.at(7.0), (0.3, 0.9));
    c.within("OPC proliferation peak (d)", "proliferation-mouse-peak-day3", peak.time, (2.0, 6.5));
    c.within("OPC proliferation peak, fold", sevenfold, peak.height, (5.0, 9.0));
    c.at_least("OPC proliferation d 28, fold", sevenfold, fold.at(28.0), 1.5);
}

fn myelin(c: &mut Checks, b: &Course) {
    let bare = b.of("axons_bare@epicentre");
    let share = b.of("axons_myelinated@epicentre") / (b.of("axons@epicentre") + 1e-9);
    let peak = bare.peak_within(0.1, 20.0);
    let dip = "demyelination-rat-peak-1d-dip-7-14d-late-rise";
    c.within("bare axons peak (d)", dip, peak.time, (0.5, 3.0));
    c.within("bare axons d 14 / peak", dip, bare.at(14.0) / peak.height, (0.0, 0.75));
    let wrapped = share.at(56.0) - share.at(10.0);
    c.at_least("myelinated share d 56 minus d 10", "remyelination-rat-onset-14d", wrapped, 0.03);
    let debris = b.of("myelin_debris");
    let left = debris.at(112.0) / debris.max();
    c.within("myelin debris d 112 / peak", "myelin-phagocytosis-16wk-rat", left, (0.08, 0.7));
}

fn axons(c: &mut Checks, b: &Course) {
    let axons = b.of("axons@epicentre");
    let plateau = "white-matter-rat-loss-extends-1wk-then-plateau";
    c.within("white matter spared, d 7", plateau, axons.at(7.0), (0.12, 0.30));
    c.within("white matter d 70 / d 7", plateau, axons.at(70.0) / axons.at(7.0), (0.84, 1.0));
    let week = (axons.at(1.0) - axons.at(7.0)) / (axons.at(0.0) - axons.at(84.0));
    let growth = "lesion-rat-growth-24h-to-1wk-slower-in-mild";
    c.at_least("share of secondary white-matter loss between d 1 and 7", growth, week, 0.3);
}

fn cavity(c: &mut Checks, b: &Course) {
    let cavity = b.of("cavity@epicentre");
    let (cyst, mri) = ("cavity-rat-present-14d-scar-compact-56d", "lesion-rat-mri-grows-to-15wk");
    c.within("cavity d 3", cyst, cavity.at(3.0), (0.0, 0.06));
    c.within("cavity d 14", cyst, cavity.at(14.0), (0.1, 0.5));
    c.at_least("cavity d 105 / d 14", mri, cavity.at(105.0) / cavity.at(14.0), 1.3);
    c.within("cavity d 170 / d 105", mri, cavity.at(170.0) / cavity.at(105.0), (0.95, 1.12));
}
