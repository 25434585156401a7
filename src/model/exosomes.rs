//! Exosome kinetics: from blood, nose, cerebrospinal fluid, meninges or a depot into the lesion, into cells, and away.
//!
//! Entry from blood is gated by the barrier; a carried pool follows monocytes and arrives late; uptake
//! follows the cells that are there. Vesicles of another species prime antibodies, which keep later ones out.
//! Nothing here knows when a dose was given.

use super::here::Here;
use super::products::Product;
use super::state::{Body, Circulation, Deposit};
use super::{Parameters as Model, macrophages, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Rates between compartments, for native vesicles in the rat.
    pub struct Parameters, index Parameter {
        /// Plasma to liver, spleen and lung.
        plasma_to_organs = 109.7 ["1/d"] in 60.0..=145.0 fixed, KIM_2019.measured();
        /// Organs back to plasma.
        organs_to_plasma = 7.943 ["1/d"] in 1.0..=10.0 fixed, KIM_2019.measured();
        /// Elimination in organs.
        organ_elimination = 3.777 ["1/d"] in 3.0..=30.0 fixed, KIM_2019.measured();
        /// Plasma to the carried pool.
        plasma_to_carried = 13.83 ["1/d"] in 1.0..=15.0, PATEL_2018.direction();
        /// Loss of the carried pool.
        carried_loss = 0.2518 ["1/d"] in 0.2..=2.0 fixed, ASSUMED;
        /// Carried pool to the lesion where monocytes enter fully.
        carried_to_lesion = 0.9333 ["1/d"] in 0.1..=1.0, LANKFORD_2018.inferred();
        /// Monocytes called in at which half of that happens, which sets the scale.
        full_convoy = 1.0 ["level"] in 1.0..=1.0, DEFINITION;
        /// Plasma to the lesion through an open barrier.
        plasma_to_lesion = 1.202 ["1/d"] in 0.2..=4.0, LANKFORD_2018.inferred();
        /// Share of entry that a closed barrier lets through.
        entry_closed = 0.08805 ["1"] in 0.0..=0.1, LANKFORD_2018.inferred();
        /// Nasal cavity to cerebrospinal fluid.
        nasal_to_csf = 0.5605 ["1/d"] in 0.02..=0.6, ASSUMED;
        /// Nasal cavity to plasma.
        nasal_to_plasma = 4.68 ["1/d"] in 0.5..=6.0 fixed, ASSUMED;
        /// Mucociliary loss from the nasal cavity.
        nasal_loss = 26.79 ["1/d"] in 24.0..=72.0 fixed, ASSUMED;
        /// Cerebrospinal fluid to cord.
        csf_to_cord = 0.15 ["1/d"] in 0.03..=1.0, ZAMANIAN_2025.inferred();
        /// Cerebrospinal fluid to meninges.
        csf_to_meninges = 1.974 ["1/d"] in 1.0..=30.0, ASSUMED;
        /// Meninges to cord.
        meninges_to_cord = 0.01561 ["1/d"] in 0.002..=0.3, ASSUMED;
        /// Loss in meninges.
        meninges_loss = 0.03975 ["1/d"] in 0.03..=0.5 fixed, HOUSEHOLDER_2019.inferred();
        /// Plasma to cerebrospinal fluid.
        plasma_to_csf = 0.05471 ["1/d"] in 0.05..=1.0, DRIEDONKS_2022.direction();
        /// Turnover of cerebrospinal fluid.
        csf_turnover = 15.03 ["1/d"] in 9.6..=16.8 fixed, ASSUMED;
        /// Uptake by resident cells.
        uptake = 6.513 ["1/d"] in 1.2..=17.0, ASSUMED;
        /// Washout of the interstitium.
        washout = 17.85 ["1/d"] in 0.7..=100.0, ASSUMED;
        /// Uptake per unit of M2-like cells relative to resident ones.
        uptake_m2 = 5.078 ["1"] in 1.0..=8.0 fixed, LANKFORD_2018.direction();
        /// Loss of active cargo.
        cargo_decay = 0.6094 ["1/d"] in 0.14..=0.69, ASSUMED;
        /// Vesicles in plasma at which entry into the lesion and carrying cells, and priming, are half-saturated.
        entry_half = 0.1637 ["ug"] in 0.05..=10.0, NAKAZAKI_2021.inferred();
        /// Active cargo of native vesicles giving half of each maximal effect.
        half_effect = 0.1685 ["ug"] in 0.02..=0.6, ZHANG_2021.inferred();
        /// Antibodies primed per day by plenty of foreign vesicles in plasma, in units of those that halve entry.
        priming = 0.55 ["1/d"] in 0.1..=3.0, DRIEDONKS_2022.direction();
        /// Maturing of what was primed into antibodies.
        maturing = 0.1451 ["1/d"] in 0.14..=0.2 fixed, ASSUMED;
        /// Loss of antibodies.
        antibody_fading = 0.1247 ["1/d"] in 0.0856..=0.13 fixed, BAZIN_REDUREAU_1997.measured();
    }
}

/// Share of what would enter from blood that antibodies let through, 0 to 1; all of it where the donor is of the
/// animal's own species.
///
/// Foreign vesicles that are given again also circulate more briefly (Driedonks 2022), which is left out: antibodies
/// come while a stretch of a run lasts, and a loss that grew beyond what it was at its beginning would leave less in
/// plasma than the closed form of `engine/rodas/frozen.rs` says, whose difference from the true course then takes
/// steps without end. Less entry lowers what reaches the cord just as well, and takes less out of plasma, not more.
#[inline]
fn admitted<S: Scalar>(body: &Body<S>, product: &Product<S>) -> Num<S> {
    1.0 / (1.0 + product.factors.foreign * body.antibody)
}

/// In a region: entry, uptake and decay of one product.
#[inline]
pub fn reactions<S: Scalar>(
    here: &Here<S>,
    blood: &Circulation<S>,
    deposit: &Deposit<S>,
    product: &Product<S>,
    p: &Model<S>,
    ledger: &mut impl Ledger<S>,
) {
    entry(here, blood, product, p, ledger);
    let (s, q) = (&here.signals, &p.exosomes);
    let cells = 1.0 + q.uptake_m2 * s.m2_like;
    reactions! { ledger;
        /// Release from a depot at the epicentre.
        [LI_2020] depot_release: depot => interstitium
            @ product.factors.release * blood.depot * here.site.depot_access;

        /// Infusion into the lesion.
        [DEFINITION_SOURCE] infusion_lesion: => interstitium
            @ product.input.lesion * here.site.depot_access;

        /// Uptake by resident and by M2-like cells.
        [LANKFORD_2018] uptake: interstitium => cargo
            @ q.uptake * cells * deposit.interstitium;

        /// Washout with interstitial fluid.
        [ASSUMED_SOURCE] washout: interstitium =>
            @ q.washout * deposit.interstitium;

        /// Degradation of cargo inside cells.
        [ASSUMED_SOURCE] cargo_decay: cargo =>
            @ q.cargo_decay * product.factors.decay_factor * deposit.cargo;
    }
}

/// Entry of one product into one region, from wherever it is.
#[inline]
fn entry<S: Scalar>(
    here: &Here<S>,
    blood: &Circulation<S>,
    product: &Product<S>,
    p: &Model<S>,
    ledger: &mut impl Ledger<S>,
) {
    let q = &p.exosomes;
    let gate = q.entry_closed + (1.0 - q.entry_closed) * here.x.bscb_leak;
    let convoy = (macrophages::called(here, p) + q.entry_closed * q.full_convoy).hill1(q.full_convoy);
    let open = blood.plasma / (1.0 + blood.plasma / q.entry_half) * admitted(&here.body, product);
    reactions! { ledger;
        /// Entry from blood through the barrier, into cells at the vessels.
        [LANKFORD_2018] entry_from_plasma: plasma => cargo
            @ q.plasma_to_lesion * product.factors.entry_factor * gate * open;

        /// Entry with monocytes that carry vesicles.
        [PATEL_2018] entry_carried: carried => interstitium
            @ q.carried_to_lesion * convoy * blood.carried;

        /// Entry from cerebrospinal fluid.
        [DRIEDONKS_2022] entry_from_csf: csf => interstitium
            @ q.csf_to_cord * blood.csf;

        /// Entry from the meninges.
        [DRIEDONKS_2022] entry_from_meninges: meninges => interstitium
            @ q.meninges_to_cord * blood.meninges;
    }
}

/// Outside the cord: distribution and loss of one product, and what it primes.
#[inline]
pub fn circulation<S: Scalar>(
    blood: &Circulation<S>,
    body: &Body<S>,
    product: &Product<S>,
    p: &Model<S>,
    ledger: &mut impl Ledger<S>,
) {
    let input = &product.input;
    reactions! { ledger;
        /// Infusion into blood.
        [DEFINITION_SOURCE] infusion_plasma: => plasma @ input.plasma;
        /// Infusion into the nasal cavity.
        [DEFINITION_SOURCE] infusion_nasal: => nasal @ input.nasal;
        /// Infusion into cerebrospinal fluid.
        [DEFINITION_SOURCE] infusion_csf: => csf @ input.csf;
        /// Loss inside a depot.
        [ASSUMED_SOURCE] depot_loss: depot => @ product.factors.depot_loss * blood.depot;
    }
    in_blood(blood, body, product, p, ledger);
    in_nose_and_fluid(blood, p, ledger);
}

/// From blood to organs and to cells that carry, and what foreign vesicles prime.
#[inline]
fn in_blood<S: Scalar>(
    blood: &Circulation<S>,
    body: &Body<S>,
    product: &Product<S>,
    p: &Model<S>,
    ledger: &mut impl Ledger<S>,
) {
    let q = &p.exosomes;
    let carriers = admitted(body, product) / (1.0 + blood.plasma / q.entry_half);
    reactions! { ledger;
        /// Capture by liver, spleen and lung.
        [KIM_2019] capture: plasma => organs @ q.plasma_to_organs * blood.plasma;
        /// Return from organs.
        [KIM_2019] redistribution: organs => plasma @ q.organs_to_plasma * blood.organs;
        /// Degradation in organs.
        [KIM_2019] organ_elimination: organs => @ q.organ_elimination * blood.organs;

        /// Loading of spleen cells and monocytes.
        [PATEL_2018] loading: plasma => carried @ q.plasma_to_carried * blood.plasma * carriers;
        /// Loss of the carried pool.
        [PATEL_2018] carried_loss: carried => @ q.carried_loss * blood.carried;

        /// Foreign vesicles in blood prime antibodies.
        [DRIEDONKS_2022] foreign_priming: => antibody_priming
            @ q.priming * product.factors.foreign * blood.plasma.hill1(q.entry_half);
    }
}

/// From the nose and from blood to cerebrospinal fluid, and on to the meninges.
#[inline]
fn in_nose_and_fluid<S: Scalar>(blood: &Circulation<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let q = &p.exosomes;
    reactions! { ledger;
        /// Nasal cavity to cerebrospinal fluid along the olfactory nerves.
        [GUO_2019] nasal_to_csf: nasal => csf @ q.nasal_to_csf * blood.nasal;
        /// Nasal cavity to blood.
        [ASSUMED_SOURCE] nasal_to_plasma: nasal => plasma @ q.nasal_to_plasma * blood.nasal;
        /// Mucociliary clearance.
        [ASSUMED_SOURCE] nasal_loss: nasal => @ q.nasal_loss * blood.nasal;
        /// Plasma to cerebrospinal fluid.
        [DRIEDONKS_2022] plasma_to_csf: plasma => csf @ q.plasma_to_csf * blood.plasma;
        /// Cerebrospinal fluid to meninges.
        [DRIEDONKS_2022] csf_to_meninges: csf => meninges @ q.csf_to_meninges * blood.csf;
        /// Loss in meninges.
        [ASSUMED_SOURCE] meninges_loss: meninges => @ q.meninges_loss * blood.meninges;
        /// Turnover of cerebrospinal fluid.
        [ASSUMED_SOURCE] csf_turnover: csf => @ q.csf_turnover * blood.csf;
    }
}

/// In the animal as a whole: antibodies against foreign vesicles, of whatever product and species.
#[inline]
pub fn body<S: Scalar>(body: &Body<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let q = &p.exosomes;
    reactions! { ledger;
        /// What was primed matures into antibodies.
        [ASSUMED_SOURCE] antibody_maturing: antibody_priming => antibody
            @ q.maturing * body.antibody_priming;

        /// Loss of antibodies.
        [BAZIN_REDUREAU_1997] antibody_fading: antibody =>
            @ q.antibody_fading * body.antibody;
    }
}
