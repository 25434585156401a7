//! Polarisation: one balance of signals decides how microglia and macrophages lean.
//!
//! M1-like: TNF, IL-6, iron, T cells, exosomes that harm. M2-like: IL-10, TGF-b, the uptake of dead cells and myelin
//! (which TNF silences), the uptake of neutrophils, IL-4 where it is given, exosomes that help.

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::number::{Num, Scalar};
use crate::quantities;

quantities! {
    /// Weights of the signals, and switching.
    pub struct Parameters, index Parameter {
        /// Switching of M1-like cells under a full M2 signal.
        m1_to_m2 = 0.4396 ["1/d"] in 0.05..=1.5, TREJO_2019.direction();
        /// Switching of M2-like cells under a full M1 signal.
        m2_to_m1 = 0.1009 ["1/d"] in 0.05..=1.5, KRONER_2014.direction();
        /// Offset that keeps the balance even where no signal is present.
        offset = 0.06085 ["1"] in 0.05..=0.6, ASSUMED;
        /// TNF in the M1 signal.
        tnf = 0.3901 ["1/level"] in 0.2..=3.0, KRONER_2014.direction();
        /// IL-6 in the M1 signal.
        il6 = 0.09422 ["1/level"] in 0.02..=1.0, GUERRERO_2012.direction();
        /// Iron in the M1 signal.
        iron = 0.5263 ["1"] in 0.2..=3.0, KRONER_2014.direction();
        /// T cells in the M1 signal.
        lymphocytes = 0.4365 ["1"] in 0.0..=1.0, ASSUMED;
        /// Late adaptive response in the M1 signal.
        adaptive = 0.4098 ["1"] in 0.01..=5.0, ASSUMED;
        /// IL-10 in the M2 signal.
        il10 = 0.1337 ["1/level"] in 0.1..=1.5, ASSUMED;
        /// TGF-b in the M2 signal.
        tgfb = 0.2707 ["1/level"] in 0.05..=1.0, ASSUMED;
        /// Uptake of corpses and myelin in the M2 signal.
        efferocytosis = 0.5159 ["1"] in 0.3..=4.0, KRONER_2014.direction();
        /// Uptake of neutrophils in the M2 signal, part of their useful arm.
        neutrophil_efferocytosis = 0.855 ["d"] in 0.1..=4.0 fixed, TORRES_2019.direction();
        /// Weight of myelin debris beside corpses in the uptake signal.
        myelin_weight = 0.2185 ["1"] in 0.0..=0.6, ASSUMED;
        /// Injected IL-4 in the M2 signal.
        il4 = 4.043 ["1/level"] in 0.5..=6.0 fixed, FRANCOS_QUIJORNA_2016.direction();
    }
}

/// Share of microglia and macrophages that turn M1-like, 0 to 1; a half where nothing signals.
#[inline]
pub fn m1_fraction<S: Scalar>(here: &Here<S>, p: &Model<S>) -> Num<S> {
    let (x, s, q) = (&here.x, &here.signals, &p.polarisation);
    let uptake = (x.corpses + q.myelin_weight * x.myelin_debris).hill1(p.debris.corpses_half)
        / (1.0 + x.tnf / p.cytokines.toxic_half);
    let m1 = (q.tnf * x.tnf
        + q.il6 * x.il6
        + q.iron * x.iron
        + q.adaptive * s.late_wave
        + q.lymphocytes * x.lymphocytes
        + s.m1_drive)
        .named("m1_signal");
    let m2 = (q.il10 * x.il10
        + q.tgfb * x.tgfb
        + q.efferocytosis * uptake
        + q.neutrophil_efferocytosis * s.neutrophils_eaten
        + q.il4 * here.body.il4
        + s.drive.m2_polarisation)
        .named("m2_signal");
    ((m1 + q.offset / 2.0) / (m1 + m2 + q.offset)).named("m1_fraction")
}
