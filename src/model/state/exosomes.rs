//! States of one exosome product: where its vesicles are, and what flows in.

pub use circulation::Circulation;
pub use deposit::Deposit;
pub use input::Input;

pub mod circulation {
    //! Compartments outside the cord.

    use crate::model::sources::*;
    use crate::quantities;

    quantities! {
        /// Vesicles outside the cord, as EV protein.
        pub struct Circulation, index CirculationIndex, slot Circulation {
            /// Blood plasma.
            plasma = 0.0 ["ug"] in 0.0..=1e7, KIM_2019.measured();
            /// Liver, spleen and lung.
            organs = 0.0 ["ug"] in 0.0..=1e7, KIM_2019.measured();
            /// Carried by spleen cells and monocytes on their way to the lesion.
            carried = 0.0 ["ug"] in 0.0..=1e7, PATEL_2018.direction();
            /// Nasal cavity.
            nasal = 0.0 ["ug"] in 0.0..=1e7, GUO_2019.direction();
            /// Cerebrospinal fluid.
            csf = 0.0 ["ug"] in 0.0..=1e7, DRIEDONKS_2022.direction();
            /// Meninges.
            meninges = 0.0 ["ug"] in 0.0..=1e7, DRIEDONKS_2022.direction();
            /// Gel, patch or scaffold at the lesion.
            depot = 0.0 ["ug"] in 0.0..=1e7, LI_2020.measured();
        }
    }
}

pub mod input {
    //! Infusions, by the name of the compartment that receives them.

    use crate::model::sources::*;
    use crate::quantities;

    quantities! {
        /// Zero-order inputs at present, by the compartment that receives them; all zero between infusions.
        pub struct Input, index InputIndex {
            /// Infusion into blood plasma that runs at present.
            plasma = 0.0 ["ug/d"] in 0.0..=1e7, DEFINITION;
            /// Infusion into the nasal cavity that runs at present.
            nasal = 0.0 ["ug/d"] in 0.0..=1e7, DEFINITION;
            /// Infusion into cerebrospinal fluid that runs at present.
            csf = 0.0 ["ug/d"] in 0.0..=1e7, DEFINITION;
            /// Infusion into the interstitium of the epicentre that runs at present.
            lesion = 0.0 ["ug/d"] in 0.0..=1e7, DEFINITION;
        }
    }
}

pub mod deposit {
    //! Vesicles and their cargo in a region of the cord.

    use crate::model::sources::*;
    use crate::quantities;

    quantities! {
        /// Vesicles in a region, as EV protein per volume of the studied segment.
        pub struct Deposit, index DepositIndex, slot Deposit {
            /// Free in the interstitium.
            interstitium = 0.0 ["ug"] in 0.0..=1e7, LANKFORD_2018.direction();
            /// Taken up and still active.
            cargo = 0.0 ["ug"] in 0.0..=1e7, LANKFORD_2018.direction();
        }
    }
}
