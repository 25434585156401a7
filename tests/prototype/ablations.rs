//! Published ablations and drugs as arms: what was blocked, how far, and when.

use crate::arm::{Experiment, experiment};
use exocord::model::Parameters;

const ALWAYS: (f64, f64) = (0.0, f64::INFINITY);

const NEUTROPHIL_ENTRY: &str = "neutrophils.recruitment_max";
const MONOCYTE_ENTRY: &str = "macrophages.recruitment_max";
const SCAR_GROWTH: &str = "astrocytes.scar_growth";
const TNF_BY_DAMPS: &str = "cytokines.tnf_by_damps";
const TNF_BY_M1: &str = "cytokines.tnf_by_m1";
const IL1B_BY_DAMPS: &str = "cytokines.il1b_by_damps";
const CSPG: &str = "cspg.deposition";

pub fn arms() -> Vec<Experiment> {
    [leukocytes(), scar(), proteases(), mediators(), glia_and_neurons(), inflammation()].concat()
}

fn leukocytes() -> Vec<Experiment> {
    // The prototype adds a loss of 1/d; the same as so many times the loss there is.
    let loss = Parameters::<f64>::default().macrophages.m2_loss.0;
    vec![
        experiment("anti-CD11d 0-48 h").scale((0.08, 2.0), &[(NEUTROPHIL_ENTRY, 0.35), (MONOCYTE_ENTRY, 0.35)]),
        experiment("neutrophils removed 0-48 h").scale((0.0, 2.0), &[(NEUTROPHIL_ENTRY, 0.15)]),
        experiment("neutrophils + monocytes removed")
            .scale((0.0, 2.0), &[(NEUTROPHIL_ENTRY, 0.15)])
            .scale((0.0, 7.0), &[(MONOCYTE_ENTRY, 0.2)]),
        experiment("monocytes removed 0-7 d").scale((0.0, 7.0), &[(MONOCYTE_ENTRY, 0.15)]),
        experiment("M2 (IL-10+) macrophages removed 3-14 d").scale_reaction(
            (3.0, 14.0),
            "macrophages.m2_loss",
            1.0 + 1.0 / loss,
        ),
        experiment("monocyte entry blocked from 14 d").scale((14.0, f64::INFINITY), &[(MONOCYTE_ENTRY, 0.1)]),
        experiment("no late adaptive arm").scale(ALWAYS, &[("lymphocytes.priming", 0.0)]),
    ]
}

fn scar() -> Vec<Experiment> {
    let (detachment, division, matrix) =
        ("fibrosis.pericyte_detachment", "fibrosis.proliferation", "fibrosis.deposition");
    vec![
        experiment("STAT3 loss in astrocytes").scale(ALWAYS, &[(SCAR_GROWTH, 0.25)]),
        experiment("SOCS3 loss in astrocytes").scale(ALWAYS, &[(SCAR_GROWTH, 1.8)]),
        experiment("scar resected at 7 d")
            .multiply(7.0, "astrocytes_scar", "epicentre", 0.3)
            .multiply(7.0, "astrocytes_scar", "penumbra", 0.6)
            .add(7.0, "bscb_leak", Some("epicentre"), 0.25),
        experiment("fibrosis halved").scale(ALWAYS, &[(detachment, 0.6), (division, 0.8), (matrix, 0.6)]),
        experiment("fibrosis abolished").scale(ALWAYS, &[(detachment, 0.0), (division, 0.0), (matrix, 0.0)]),
        experiment("ChABC from 0 d").scale(ALWAYS, &[(CSPG, 0.25)]),
        experiment("ChABC from 7 d")
            .scale((7.0, f64::INFINITY), &[(CSPG, 0.25)])
            .multiply(7.0, "cspg", "epicentre", 0.3)
            .multiply(7.0, "cspg", "penumbra", 0.3),
        experiment("astrocyte NF-kB block").scale(
            ALWAYS,
            &[
                ("chemokines.ccl2_by_signals", 0.6),
                ("astrocytes.a1_induction", 0.3),
                ("chemokines.ccl2_by_a1", 0.1),
                (CSPG, 0.6),
                ("cytokines.neural_share", 0.8),
            ],
        ),
    ]
}

fn proteases() -> Vec<Experiment> {
    let mmp9 = [("neutrophils.mmp9_on_entry", 0.1), ("proteases.mmp9_induction", 0.1)];
    let mmp2 = [("proteases.mmp2_max", 0.1)];
    // Injected VEGF: the prototype adds 8 levels per day for a day; here an addition every hour.
    let hourly = |all: Experiment, hour: u32| all.add(3.0 + (f64::from(hour) + 0.5) / 24.0, "vegf", None, 8.0 / 24.0);
    vec![
        experiment("MMP-9 blocked 3 h-3 d").scale((0.125, 3.0), &mmp9),
        experiment("MMP-9 and MMP-2 blocked 3 h-28 d").scale((0.125, 28.0), &mmp9).scale((0.125, 28.0), &mmp2),
        experiment("MMP-2 blocked 5-28 d").scale((5.0, 28.0), &mmp2),
        (0..24).fold(experiment("VEGF bolus at 72 h"), hourly),
    ]
}

fn mediators() -> Vec<Experiment> {
    let il10 = [("cytokines.il10_by_m2", 0.0), ("cytokines.il10_by_tnf", 0.0)];
    vec![
        experiment("IL-4 at 48 h").add(2.0, "il4", None, 1.5),
        experiment("IL-10 at 30 min").add(0.02, "il10", None, 4.0),
        experiment("IL-10 knock-out").scale(ALWAYS, &il10),
        experiment("IL-6 receptor block 0-3 d").scale((0.0, 3.0), &[("polarisation.il6", 0.1)]),
        experiment("central soluble-TNF block 0-3 d").scale((0.0, 3.0), &[(TNF_BY_DAMPS, 0.4), (TNF_BY_M1, 0.4)]),
        experiment("IL-1 block 0-1 d").scale((0.0, 1.0), &[(IL1B_BY_DAMPS, 0.2)]),
        experiment("P2X7 block 15 min-3 d")
            .scale((0.01, 3.0), &[(TNF_BY_DAMPS, 0.5), (IL1B_BY_DAMPS, 0.4), ("chemokines.cxcl1_by_damps", 0.6)]),
        experiment("NOX2 inhibited 0-7 d")
            .scale((0.0, 7.0), &[("oxidative_stress.by_m1", 0.4), ("oxidative_stress.by_neutrophils", 0.5)]),
        experiment("CX3CR1 loss (M1 entry)")
            .scale((0.0, 28.0), &[("polarisation.iron", 0.5), ("polarisation.tnf", 0.6), (MONOCYTE_ENTRY, 0.8)]),
        experiment("iron chelated").scale((0.0, 28.0), &[("bleeding.iron_per_blood", 0.2)]),
    ]
}

fn glia_and_neurons() -> Vec<Experiment> {
    let activation = "microglia.activation_max";
    let riluzole = [("neurons.excitotoxic_stress", 0.4), ("axons.excitotoxic_loss", 0.4), ("neurons.lysis", 0.6)];
    vec![
        experiment("minocycline 1 h-5 d").scale(
            (0.04, 5.0),
            &[(activation, 0.4), ("neurons.apoptosis", 0.7), (TNF_BY_DAMPS, 0.7), (IL1B_BY_DAMPS, 0.7)],
        ),
        experiment("microglia depleted").scale(ALWAYS, &[(activation, 0.1), ("microglia.proliferation_max", 0.1)]),
        experiment("riluzole 1 h-7 d").scale((0.04, 7.0), &riluzole),
        experiment("riluzole 3 h-7 d").scale((0.125, 7.0), &riluzole),
        experiment("no remyelination").scale(ALWAYS, &[("oligodendrocytes.remyelination", 0.05)]),
    ]
}

/// A broad block of cytokines and of leukocyte entry, to ask when it still helps.
fn inflammation() -> Vec<Experiment> {
    let block = [
        (TNF_BY_DAMPS, 0.25),
        (IL1B_BY_DAMPS, 0.25),
        (TNF_BY_M1, 0.25),
        (NEUTROPHIL_ENTRY, 0.2),
        (MONOCYTE_ENTRY, 0.3),
    ];
    vec![
        experiment("inflammation blocked 1 h-3 d").scale((0.04, 3.0), &block),
        experiment("inflammation blocked 2-5 d").scale((2.0, 5.0), &block),
    ]
}
