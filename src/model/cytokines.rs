//! Cytokines: TNF, IL-1b and IL-6 raised by DAMPs and leukocytes, IL-10 and TGF-b that answer them.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Production and decay of cytokines.
    pub struct Parameters, index Parameter {
        /// Share of DAMP-driven cytokines that is not made by microglia.
        neural_share = 0.6213 ["1"] in 0.2..=0.9, YANG_2005.direction();
        /// TNF driven by DAMPs.
        tnf_by_damps = 37.33 ["1/d"] in 4.0..=150.0, ASSUMED;
        /// TNF from M1-like cells.
        tnf_by_m1 = 4.377 ["level/d"] in 0.3..=20.0, ASSUMED;
        /// Decay of TNF.
        tnf_decay = 26.61 ["1/d"] in 6.0..=55.0, TREJO_2019.measured();
        /// IL-1b of resident cells under a full inflammasome.
        il1b_by_damps = 26.37 ["level/d"] in 0.5..=40.0, ASSUMED;
        /// IL-1b from M1-like cells under a full inflammasome.
        il1b_by_m1 = 0.5743 ["level/d"] in 0.05..=10.0 fixed, PINEAU_2007.direction();
        /// Activity of the full inflammasome, which sets the scale.
        inflammasome_max = 1.0 ["1"] in 1.0..=1.0, DEFINITION;
        /// DAMPs, and radicals at their weight, giving half of that.
        inflammasome_half = 0.8398 ["level"] in 0.1..=3.0, ASSUMED;
        /// Weight of radicals beside DAMPs in that signal.
        inflammasome_ros = 0.0553 ["1"] in 0.05..=1.0, ASSUMED;
        /// Decay of IL-1b and IL-6.
        interleukin_decay = 7.154 ["1/d"] in 2.0..=12.0, WANG_2012.inferred();
        /// IL-6 induced by TNF and IL-1b.
        il6_induction = 5.015 ["1/d"] in 1.0..=15.0 fixed, ASSUMED;
        /// IL-10 that halves the production of inflammatory cytokines.
        il10_half = 0.5136 ["level"] in 0.2..=3.0, TREJO_2019.direction();
        /// TNF and IL-1b at which their toxicity, or TNF at which its gate on efferocytosis, is half-maximal.
        toxic_half = 0.3273 ["level"] in 0.2..=0.8, KRONER_2014.direction();
        /// IL-10 from M2-like cells.
        il10_by_m2 = 8.766 ["level/d"] in 1.0..=20.0, SHECHTER_2009.direction();
        /// IL-10 induced by TNF.
        il10_by_tnf = 0.307 ["1/d"] in 0.1..=2.0, ANDERSON_2015.direction();
        /// Decay of IL-10.
        il10_decay = 9.159 ["1/d"] in 2.0..=12.0, TREJO_2019.inferred();
        /// TGF-b from M2-like cells.
        tgfb_by_m2 = 1.402 ["level/d"] in 0.3..=5.0, ASSUMED;
        /// TGF-b from phagocytes per unit of the M2 signal that exosomes add.
        tgfb_by_exosomes = 0.6746 ["level/d"] in 0.5..=10.0 fixed, NAKAZAKI_2021.direction();
        /// TGF-b carried in by serum.
        tgfb_by_leak = 1.33 ["level/d"] in 0.2..=3.0, SCHACHTRUP_2010.direction();
        /// TGF-b from scar astrocytes.
        tgfb_by_astrocytes = 0.1314 ["level/d"] in 0.02..=0.6, ASSUMED;
        /// TGF-b at which its effects on glia are half-maximal.
        tgfb_half = 0.7495 ["level"] in 0.2..=1.0, ASSUMED;
        /// Decay of TGF-b.
        tgfb_decay = 1.268 ["1/d"] in 0.5..=3.0, ADLER_2020.inferred();
        /// Decay of injected IL-4.
        il4_decay = 0.5288 ["1/d"] in 0.3..=3.0 fixed, ASSUMED;
    }
}

/// The inflammasome that matures IL-1b and bursts cells: caspase-1 activated by DAMPs and radicals.
#[inline]
pub fn inflammasome<S: Scalar>(damps: Num<S>, ros: Num<S>, p: &Parameters<S>) -> Num<S> {
    (p.inflammasome_max * (damps + p.inflammasome_ros * ros).hill1(p.inflammasome_half)).named("inflammasome")
}

/// Production of inflammatory cytokines left by IL-10 and exosomes, 0 to 1, and at most twice that where exosomes harm.
#[inline]
pub fn restraint<S: Scalar>(il10: Num<S>, suppression: Num<S>, p: &Parameters<S>) -> Num<S> {
    ((1.0 - suppression) / (1.0 + il10 / p.il10_half)).named("cytokine_restraint")
}

/// Cells that answer DAMPs with cytokines, 1 in the healthy cord.
#[inline]
pub fn responders<S: Scalar>(resting: Num<S>, active: Num<S>, p: &Parameters<S>) -> Num<S> {
    let microglia = (resting + active) / (1.0 + active);
    (p.neural_share + (1.0 - p.neural_share) * microglia).named("damp_responders")
}

/// States the reactions of cytokines in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    inflammatory(here, p, ledger);
    resolving(here, p, ledger);
}

#[inline]
fn inflammatory<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.cytokines);
    let alarm = x.damps * s.damp_responders * s.cytokine_restraint;
    reactions! { ledger;
        /// TNF of resident cells that sense DAMPs.
        [YANG_2005] tnf_by_damps: => tnf
            @ q.tnf_by_damps * alarm;

        /// TNF of M1-like microglia and macrophages.
        [KRONER_2014] tnf_by_m1: => tnf
            @ q.tnf_by_m1 * s.m1_like * s.cytokine_restraint;

        /// Clearance of TNF.
        [TREJO_2019] tnf_decay: tnf =>
            @ q.tnf_decay * x.tnf;

        /// IL-1b of resident cells, matured by the inflammasome.
        [YANG_2005] il1b_by_damps: => il1b
            @ q.il1b_by_damps * s.inflammasome * s.damp_responders * s.cytokine_restraint;

        /// IL-1b of M1-like microglia and macrophages, matured by the inflammasome.
        [PINEAU_2007] il1b_by_m1: => il1b
            @ q.il1b_by_m1 * s.inflammasome * s.m1_like * s.cytokine_restraint;

        /// Clearance of IL-1b.
        [WANG_2012] il1b_decay: il1b =>
            @ q.interleukin_decay * x.il1b;

        /// IL-6 induced by TNF and IL-1b.
        [YANG_2005] il6_induction: => il6
            @ q.il6_induction * (x.tnf + x.il1b) * s.cytokine_restraint;

        /// Clearance of IL-6.
        [KURIBAYASHI_2018] il6_decay: il6 =>
            @ q.interleukin_decay * x.il6;
    }
}

#[inline]
fn resolving<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.cytokines);
    reactions! { ledger;
        /// IL-10 of M2-like microglia and macrophages.
        [SHECHTER_2009] il10_by_m2: => il10
            @ q.il10_by_m2 * s.m2_like;

        /// IL-10 induced by TNF.
        [ANDERSON_2015] il10_by_tnf: => il10
            @ q.il10_by_tnf * x.tnf;

        /// Clearance of IL-10.
        [TREJO_2019] il10_decay: il10 =>
            @ q.il10_decay * x.il10;

        /// TGF-b of M2-like microglia and macrophages.
        [SCHACHTRUP_2010] tgfb_by_m2: => tgfb
            @ q.tgfb_by_m2 * s.m2_like;

        /// TGF-b of phagocytes under exosomes.
        [NAKAZAKI_2021] tgfb_by_exosomes: => tgfb
            @ q.tgfb_by_exosomes * s.drive.m2_polarisation * s.phagocytes;

        /// Latent TGF-b bound to fibrinogen that leaks in.
        [SCHACHTRUP_2010] tgfb_by_leak: => tgfb
            @ q.tgfb_by_leak * x.bscb_leak;

        /// TGF-b of scar astrocytes.
        [ASSUMED_SOURCE] tgfb_by_astrocytes: => tgfb
            @ q.tgfb_by_astrocytes * x.astrocytes_scar;

        /// Clearance of TGF-b.
        [ADLER_2020] tgfb_decay: tgfb =>
            @ q.tgfb_decay * x.tgfb;
    }
}

/// What happens to injected IL-4 in the animal as a whole.
#[inline]
pub fn body<S: Scalar>(il4: Num<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    reactions! { ledger;
        /// Clearance of injected IL-4.
        [FRANCOS_QUIJORNA_2016] il4_decay: il4 =>
            @ p.cytokines.il4_decay * il4;
    }
}
