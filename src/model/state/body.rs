//! States shared by all regions.

use crate::model::sources::*;
use crate::quantities;

quantities! {
    /// Blood pools, adaptive immunity, drugs and function of the animal.
    pub struct Body, index BodyIndex, slot Body {
        /// Neutrophils in blood, relative to the uninjured animal.
        blood_neutrophils = 1.0 ["1"] in 0.0..=20.0, STIRLING_2008.measured();
        /// Monocytes mobilised into blood by the injury, in units of the CCL2 that mobilises them.
        blood_monocytes = 0.0 ["level"] in 0.0..=20.0, STIRLING_2008.direction();
        /// Slow adaptive response primed by myelin debris.
        adaptive_response = 0.0 ["1"] in 0.0..=50.0, BECK_2010.inferred();
        /// Interleukin-4 given as a drug; none is made in the injured cord.
        il4 = 0.0 ["level"] in 0.0..=50.0, FRANCOS_QUIJORNA_2016.direction();
        /// Antibodies against foreign vesicles that are still to come, in units of those that halve entry.
        antibody_priming = 0.0 ["1"] in 0.0..=50.0, DRIEDONKS_2022.direction();
        /// Antibodies against foreign vesicles in blood, in units of those that halve entry.
        antibody = 0.0 ["1"] in 0.0..=50.0, DRIEDONKS_2022.direction();
        /// Locomotor score on the 21-point open-field scale.
        locomotion = 21.0 ["point"] in 0.0..=21.0, BASSO_1996.measured();
    }
}
