//! What published ablations and drugs did.

use crate::check::Checks;
use crate::courses::Courses;

const OPEN: f64 = f64::INFINITY;

/// Change of the score on day 42: arm, evidence, bounds.
const SCORES: [(&str, &str, f64, f64); 27] = [
    ("anti-CD11d 0-48 h", "int-anticd11d-rat", 0.4, OPEN),
    ("neutrophils removed 0-48 h", "int-antily6g-worse-mouse; Lee 2011 (worse or neutral alone)", -2.5, 0.35),
    ("neutrophils + monocytes removed", "int-neutrophil-and-monocyte-depletion-mouse", 0.2, OPEN),
    ("monocytes removed 0-7 d", "Popovich 1999 (immune review): early depletion helps in rat", -0.1, 2.5),
    ("M2 (IL-10+) macrophages removed 3-14 d", "int-mdm-ablation-worse-mouse", -3.0, -0.3),
    ("STAT3 loss in astrocytes", "astrocyte-mouse-stat3-loss-worse-socs3-loss-better", -6.0, -0.8),
    ("SOCS3 loss in astrocytes", "astrocyte-mouse-stat3-loss-worse-socs3-loss-better", 0.15, OPEN),
    ("fibrosis halved", "fibrosis-mouse-partial-attenuation-better", 0.1, OPEN),
    ("fibrosis abolished", "fibrosis-mouse-outnumber-astrocytes-needed-to-seal", -6.0, -0.1),
    ("MMP-9 blocked 3 h-3 d", "mmp9-mouse-early-inhibition-helps", 0.4, OPEN),
    ("IL-4 at 48 h", "int-il4-48h-mouse", 0.3, OPEN),
    ("IL-10 at 30 min", "int-il10-rat", 0.2, OPEN),
    ("IL-10 knock-out", "int-il10-ko-mouse", -8.0, -0.3),
    ("IL-6 receptor block 0-3 d", "int-il6r-mouse", 0.02, OPEN),
    ("central soluble-TNF block 0-3 d", "int-soltnf-central-mouse", 0.2, OPEN),
    ("IL-1 block 0-1 d", "int-il1a-ko-mouse", 0.2, OPEN),
    ("P2X7 block 15 min-3 d", "int-p2x7-rat", 0.2, OPEN),
    ("minocycline 1 h-5 d", "int-minocycline-mouse", 0.2, OPEN),
    ("NOX2 inhibited 0-7 d", "int-nox2-inhibition-rodent", 0.2, OPEN),
    ("CX3CR1 loss (M1 entry)", "int-cx3cr1-ko-mouse", 0.2, OPEN),
    ("microglia depleted", "microglia depletion worse (immune review: Bellver-Landete, Brennan, Fu)", -6.0, -0.1),
    ("iron chelated", "tnf-iron-lock-m1-mouse", 0.1, OPEN),
    ("riluzole 1 h-7 d", "riluzole-rat-1h-and-3h-effective", 0.1, OPEN),
    ("astrocyte NF-kB block", "int-astro-nfkb-mouse", 0.2, OPEN),
    ("ChABC from 0 d", "chabc-rat-start-0-to-7d-similar", 0.1, OPEN),
    (
        "monocyte entry blocked from 14 d",
        "int-c5ar-late-worse-rodent (recalled; late wave partly reparative)",
        -4.0,
        -0.05,
    ),
    ("VEGF bolus at 72 h", "VEGF 72 h harmful (tissue review: Benton)", -3.0, 0.05),
];

/// A state or observable in an arm over that in the control: label, evidence, arm, column, day, bounds.
type Ratio = (&'static str, &'static str, &'static str, &'static str, f64, (f64, f64));

const RATIOS: [Ratio; 11] = [
    (
        "anti-CD11d: neutrophils at 24 h / control",
        "int-anticd11d-rat",
        "anti-CD11d 0-48 h",
        "neutrophils@epicentre",
        1.0,
        (0.0, 0.75),
    ),
    (
        "anti-CD11d: white matter d 42 / control",
        "int-anticd11d-rat",
        "anti-CD11d 0-48 h",
        "axons@epicentre",
        42.0,
        (1.03, OPEN),
    ),
    (
        "STAT3 loss: leak d 14 / control",
        "astrocyte-mouse-ablation-worse",
        "STAT3 loss in astrocytes",
        "bscb_leak@epicentre",
        14.0,
        (1.2, OPEN),
    ),
    (
        "STAT3 loss: white matter d 42 / control",
        "astrocyte-mouse-stat3-loss-worse-socs3-loss-better",
        "STAT3 loss in astrocytes",
        "axons@epicentre",
        42.0,
        (0.0, 0.97),
    ),
    (
        "fibrosis abolished: leak d 21 / control",
        "fibrosis-mouse-outnumber-astrocytes-needed-to-seal",
        "fibrosis abolished",
        "bscb_leak@epicentre",
        21.0,
        (1.3, OPEN),
    ),
    (
        "MMP-9 block: leak d 1 / control",
        "mmp9-mouse-early-inhibition-helps",
        "MMP-9 blocked 3 h-3 d",
        "bscb_leak@epicentre",
        1.0,
        (0.0, 0.92),
    ),
    (
        "MMP-9 block: neutrophils d 1 / control",
        "mmp9-mouse-early-inhibition-helps",
        "MMP-9 blocked 3 h-3 d",
        "neutrophils@epicentre",
        1.0,
        (0.0, 0.93),
    ),
    (
        "MMP-9 block: white matter d 42 / control",
        "mmp9-mouse-early-inhibition-helps",
        "MMP-9 blocked 3 h-3 d",
        "axons@epicentre",
        42.0,
        (1.03, OPEN),
    ),
    ("IL-4 at 48 h: M2 d 4 / control", "int-il4-48h-mouse", "IL-4 at 48 h", "m2@epicentre", 4.0, (1.25, OPEN)),
    ("IL-10 at 30 min: TNF 6 h / control", "int-il10-rat", "IL-10 at 30 min", "tnf@epicentre", 0.25, (0.0, 0.9)),
    (
        "VEGF bolus at 72 h: leak d 4 / control",
        "Benton (tissue review)",
        "VEGF bolus at 72 h",
        "bscb_leak@epicentre",
        4.0,
        (1.02, OPEN),
    ),
];

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    let change = |arm: &str| all.get(arm).bbb(42.0) - b.bbb(42.0);
    for (arm, evidence, low, high) in SCORES {
        c.within(format!("{arm}: change of BBB d 42"), evidence, change(arm), (low, high));
    }
    for (label, evidence, arm, column, day, bounds) in RATIOS {
        c.within(label, evidence, all.get(arm).of(column).at(day) / b.of(column).at(day), bounds);
    }
    macrophages(c, all);
    pairs(c, all);
}

fn macrophages(c: &mut Checks, all: &Courses) {
    let over = |arm: &str, region: &str, day: f64| {
        all.get(arm).macrophages(region).at(day) / all.base().macrophages(region).at(day)
    };
    let larger = "astrocyte-mouse-stat3cko-lesion-larger-28d";
    let spread = over("STAT3 loss in astrocytes", "penumbra", 14.0);
    c.at_least("STAT3 loss: leukocytes in penumbra d 14 / control", larger, spread, 1.08);
    let delayed = over("anti-CD11d 0-48 h", "epicentre", 2.0);
    c.within("anti-CD11d: macrophages d 2 / control", "int-anticd11d-rat (entry delayed)", delayed, (0.0, 0.8));
    let m1 = |course: &crate::course::Course| 1.0 - course.m2_share(14.0);
    let chelated = m1(all.get("iron chelated")) / m1(all.base());
    c.within("iron chelated: M1 share d 14 / control", "tnf-iron-lock-m1-mouse", chelated, (0.0, 0.95));
}

/// Arms against each other, and one that is read earlier than the rest.
fn pairs(c: &mut Checks, all: &Courses) {
    let b = all.base();
    let change = |arm: &str| all.get(arm).bbb(42.0) - b.bbb(42.0);
    let minus = |one: &str, other: &str| change(one) - change(other);
    let combined = minus("neutrophils + monocytes removed", "neutrophils removed 0-48 h");
    let depletion = "int-neutrophil-and-monocyte-depletion-mouse";
    c.at_least("combined minus neutrophil-only removal (BBB)", depletion, combined, 0.2);
    let early = all.get("scar resected at 7 d").bbb(21.0) - b.bbb(21.0);
    let resection = "scar-rat-resection-1wk-worse-early-bbb";
    c.within("scar resected at 7 d: change of BBB d 21", resection, early, (-4.0, -0.1));
    let longer = minus("MMP-9 and MMP-2 blocked 3 h-28 d", "MMP-9 blocked 3 h-3 d");
    let repair = "MMP-2 serves repair (a longer block does not help)";
    c.within("longer MMP block minus 3-day block (BBB)", repair, longer, (-4.0, -0.25));
    let later = minus("riluzole 3 h-7 d", "riluzole 1 h-7 d");
    c.within("riluzole 3 h vs 1 h (BBB)", "riluzole-rat-1h-and-3h-effective", later, (-3.0, 0.0));
    let delayed = change("ChABC from 7 d") / change("ChABC from 0 d").max(0.02);
    c.within("ChABC from 7 d / from 0 d (BBB)", "chabc-rat-start-0-to-7d-similar", delayed, (0.6, 1.5));
}
