//! Neutrophil mobilisation, recruitment, death and efferocytosis.
//!
//! Two arms: a harmful one (oxidation, MMP-9 released on entry) and a useful one (being eaten raises the
//! M2 signal; trophic factors).

use super::here::Here;
use super::{Parameters as Model, sources::*};
use crate::declare::Ledger;
use crate::number::{Num, Scalar};
use crate::{quantities, reactions};

quantities! {
    /// Neutrophil kinetics.
    pub struct Parameters, index Parameter {
        /// Relaxation of the blood pool.
        blood_turnover = 5.492 ["1/d"] in 2.0..=12.0 fixed, STIRLING_2009.inferred();
        /// Rise of the blood pool per unit of CXCL1.
        mobilisation = 4.083 ["1/level"] in 1.0..=12.0, STIRLING_2009.measured();
        /// Maximal entry from an uninjured blood pool.
        recruitment_max = 0.8673 ["1/d"] in 0.3..=8.0, ASSUMED;
        /// Chemotactic signal giving half-maximal entry.
        chemotaxis_half = 0.7323 ["level"] in 0.1..=2.0, ASSUMED;
        /// Weight of IL-1b beside CXCL1 in entry.
        il1b_weight = 0.2416 ["1"] in 0.1..=2.0, BASTIEN_2015.direction();
        /// MMP-9 released per unit of neutrophils entering.
        mmp9_on_entry = 1.451 ["level"] in 0.5..=8.0, DE_CASTRO_2000.direction();
        /// Apoptosis.
        apoptosis = 0.3639 ["1/d"] in 0.2..=1.2 fixed, GEREMIA_2012.inferred();
        /// Efferocytosis per unit of phagocytes.
        efferocytosis = 0.07026 ["1/d"] in 0.05..=1.5 fixed, DUNSTER_2014.direction();
    }
}

/// Neutrophils eaten by phagocytes, unit `1/d`.
#[inline]
pub fn eaten<S: Scalar>(neutrophils: Num<S>, phagocytes: Num<S>, p: &Parameters<S>) -> Num<S> {
    (p.efferocytosis * phagocytes * neutrophils).named("neutrophils_eaten")
}

/// States the reactions of neutrophils in one region.
#[inline]
pub fn reactions<S: Scalar>(here: &Here<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    let (x, s, q) = (&here.x, &here.signals, &p.neutrophils);
    let chemotaxis = (x.cxcl1 + q.il1b_weight * x.il1b).hill2(q.chemotaxis_half);
    reactions! { ledger;
        /// CXCL1 in the cord calls neutrophils into blood.
        [STIRLING_2009] mobilisation: => blood_neutrophils
            @ q.blood_turnover * q.mobilisation * x.cxcl1;

        /// Chemokine-led entry through an opening barrier, with MMP-9 released on the way.
        [STIRLING_2009] recruitment: => neutrophils + (q.mmp9_on_entry) mmp9
            @ q.recruitment_max * here.body.blood_neutrophils * chemotaxis * s.leukocyte_passage
                * (1.0 - s.drive.recruitment_restraint);

        /// Constitutive apoptosis.
        [GEREMIA_2012] apoptosis: neutrophils =>
            @ q.apoptosis * x.neutrophils;

        /// Efferocytosis, which turns phagocytes M2-like.
        [TORRES_2019] efferocytosis: neutrophils =>
            @ s.neutrophils_eaten;
    }
}

/// Return of the blood pool to its healthy size.
#[inline]
pub fn body<S: Scalar>(blood: Num<S>, p: &Model<S>, ledger: &mut impl Ledger<S>) {
    reactions! { ledger;
        /// Margination and death of blood neutrophils against release from marrow.
        [STIRLING_2009] blood_turnover: blood_neutrophils =>
            @ p.neutrophils.blood_turnover * (blood - 1.0);
    }
}
