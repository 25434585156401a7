//! Which courses are drawn, module by module.

use crate::figure::Role;

/// The experiment whose courses are drawn.
pub const EXPERIMENT: &str = "moderate";

/// Scores with the species whose scale they are.
pub const SCORES: [&str; 3] = ["bbb", "bms", "motor_score"];

/// What the scores are drawn over.
pub const WHITE_MATTER: &str = "white_matter@epicentre";

/// Courses that belong together.
pub struct Wanted {
    /// Name in file names, with `_`.
    pub name: &'static str,
    /// Courses: name of the quantity, title, unit, role.
    pub courses: &'static [(&'static str, &'static str, &'static str, Role)],
}

use Role::{Death, Glia, Harmful, Protective, Reference, Repair};

/// Every figure of courses.
pub const GROUPS: &[Wanted] = &[
    Wanted {
        name: "leukocytes",
        courses: &[
            ("neutrophils@epicentre", "Neutrophils, epicentre", "of peak", Harmful),
            ("blood_neutrophils", "Neutrophils in blood", "of healthy", Harmful),
            ("blood_monocytes", "Monocytes in blood", "level", Glia),
            ("monocytes@epicentre", "Monocytes, epicentre", "of peak", Glia),
            ("lymphocytes", "T cells, whole segment", "of peak", Reference),
            ("myeloid", "Myeloid cells, segment", "of peak", Glia),
        ],
    },
    Wanted {
        name: "microglia_and_macrophages",
        courses: &[
            ("microglia@epicentre", "Microglia, epicentre", "of healthy", Glia),
            ("microglia@penumbra", "Microglia, penumbra", "of healthy", Glia),
            ("macrophages_m1@epicentre", "M1-like macrophages, epicentre", "of peak", Harmful),
            ("m1@epicentre", "M1-like cells, epicentre", "of peak", Harmful),
            ("m1", "M1-like cells, segment", "of peak", Harmful),
            ("m2@epicentre", "M2-like cells, epicentre", "of peak", Protective),
        ],
    },
    Wanted {
        name: "mediators",
        courses: &[
            ("tnf@epicentre", "TNF, epicentre", "level", Harmful),
            ("il1b@epicentre", "IL-1b, epicentre", "level", Harmful),
            ("il6@epicentre", "IL-6, epicentre", "level", Harmful),
            ("il10@epicentre", "IL-10, epicentre", "level", Protective),
            ("tgfb@epicentre", "TGF-b, epicentre", "level", Protective),
            ("cxcl1@epicentre", "CXCL1, epicentre", "level", Harmful),
            ("ccl2@epicentre", "CCL2, epicentre", "level", Harmful),
            ("trophic", "Trophic factors, segment", "level", Repair),
        ],
    },
    Wanted {
        name: "barrier",
        courses: &[
            ("bscb_leak@epicentre", "Barrier leak, epicentre", "share", Harmful),
            ("bscb_leak@penumbra", "Barrier leak, penumbra", "share", Harmful),
            ("bscb_leak", "Barrier leak, segment", "share", Harmful),
            ("mmp9@epicentre", "MMP-9, epicentre", "level", Harmful),
            ("oedema@epicentre", "Oedema, epicentre", "level", Glia),
            ("hemorrhage", "Extravasated blood, segment", "level", Death),
        ],
    },
    Wanted {
        name: "vessels",
        courses: &[
            ("vessels@epicentre", "Vessels, epicentre", "of healthy", Repair),
            ("vessels@penumbra", "Vessels, penumbra", "of healthy", Repair),
            ("sprouts@epicentre", "New vessels, epicentre", "of healthy", Repair),
            ("vegf@epicentre", "VEGF, epicentre", "of healthy", Protective),
            ("perfusion@epicentre", "Perfusion, epicentre", "of healthy", Glia),
            ("perfusion@penumbra", "Perfusion, penumbra", "of healthy", Glia),
        ],
    },
    Wanted {
        name: "oxidation_and_alarm",
        courses: &[
            ("damps@epicentre", "DAMPs, epicentre", "level", Harmful),
            ("glutamate@epicentre", "Glutamate, epicentre", "level", Harmful),
            ("ros@epicentre", "Oxidation, epicentre", "level", Harmful),
            ("ros@penumbra", "Oxidation, penumbra", "level", Harmful),
            ("iron@epicentre", "Iron, epicentre", "level", Death),
            ("myelin_debris", "Myelin debris, segment", "level", Death),
        ],
    },
    Wanted {
        name: "neurons",
        courses: &[
            ("neurons@epicentre", "Neurons, epicentre", "of healthy", Repair),
            ("neurons@penumbra", "Neurons, penumbra", "of healthy", Repair),
            ("neurons", "Neurons, segment", "of healthy", Repair),
            ("neurons_apoptotic", "Apoptotic neurons, segment", "of healthy", Death),
            ("axons@epicentre", "Axons, epicentre", "of healthy", Repair),
            ("axon_sprouts", "Axonal sprouts, segment", "level", Repair),
        ],
    },
    Wanted {
        name: "oligodendrocytes",
        courses: &[
            ("oligodendrocytes@epicentre", "Oligodendrocytes, epicentre", "of healthy", Repair),
            ("oligodendrocytes@penumbra", "Oligodendrocytes, penumbra", "of healthy", Repair),
            ("oligodendrocytes_apoptotic", "Apoptotic ones, segment", "of healthy", Death),
            ("oligodendrocytes_apoptotic@penumbra", "Apoptotic ones, penumbra", "of healthy", Death),
            ("oligodendrocytes_apoptotic@epicentre", "Apoptotic ones, epicentre", "of healthy", Death),
            ("opc@epicentre", "Progenitors, epicentre", "of healthy", Glia),
            ("myelin@epicentre", "Myelinated axons, epicentre", "of all axons", Protective),
            ("axons_bare@epicentre", "Bare axons, epicentre", "of all axons", Reference),
        ],
    },
    Wanted {
        name: "scar",
        courses: &[
            ("astrocytes_scar@penumbra", "Scar astrocytes, penumbra", "of peak", Glia),
            ("astrocytes_a1@epicentre", "A1 astrocytes, epicentre", "level", Harmful),
            ("fibroblasts@epicentre", "Fibroblasts, epicentre", "of peak", Reference),
            ("fibrotic_matrix@epicentre", "Fibrotic matrix, epicentre", "level", Reference),
            ("cspg@penumbra", "CSPG, penumbra", "level", Harmful),
            ("cavity@epicentre", "Cavity, epicentre", "of tissue", Death),
        ],
    },
    Wanted {
        name: "function",
        courses: &[
            ("bbb", "BBB", "points", Protective),
            (WHITE_MATTER, "White matter, epicentre", "of healthy", Repair),
            ("white_matter@penumbra", "White matter, penumbra", "of healthy", Repair),
        ],
    },
];
