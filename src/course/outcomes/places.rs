//! Where outcomes are shown: panels of the overview of a run, and figures of the credibility page.

/// Unit of levels of which 1 is the order of the peak after a moderate contusion of the rat: what more severe injuries
/// reach is above it.
pub const RELATIVE: &str = "relative level";

/// What a panel of the overview of a run is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Neutrophils and myeloid cells.
    Leukocytes,
    /// M1-like and M2-like cells.
    Polarisation,
    /// Signals of inflammation.
    Cytokines,
    /// The barrier and the water that it lets in.
    Barrier,
    /// Vessels and flow.
    Vessels,
    /// Neurons.
    Neurons,
    /// Oligodendrocytes and their progenitors.
    Oligodendrocytes,
    /// Axons.
    WhiteMatter,
    /// What the scar is made of.
    Scar,
    /// What is gone.
    Cavity,
    /// Exosomes at the lesion, where there are any.
    Exosomes,
}

impl Subject {
    /// All panels, in their order.
    pub const ALL: [Subject; 11] = [
        Subject::Leukocytes,
        Subject::Polarisation,
        Subject::Cytokines,
        Subject::Barrier,
        Subject::Vessels,
        Subject::Neurons,
        Subject::Oligodendrocytes,
        Subject::WhiteMatter,
        Subject::Scar,
        Subject::Cavity,
        Subject::Exosomes,
    ];

    /// Title, and what the axis counts in.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Subject::Leukocytes => ("Leukocytes, epicentre", RELATIVE),
            Subject::Polarisation => ("Polarisation, epicentre", "relative to macrophage peak"),
            Subject::Cytokines => ("Cytokines, epicentre", RELATIVE),
            Subject::Barrier => ("Barrier, oedema, epicentre", "leak: share; oedema: level"),
            Subject::Vessels => ("Vessels and flow", "of healthy"),
            Subject::Neurons => ("Neurons", "of healthy"),
            Subject::Oligodendrocytes => ("Oligodendrocytes, epicentre", "of healthy"),
            Subject::WhiteMatter => ("White matter, epicentre", "of all healthy axons"),
            Subject::Scar => ("Scar", RELATIVE),
            Subject::Cavity => ("Cavity", "share of the region"),
            Subject::Exosomes => ("Active cargo, epicentre", "ug a segment"),
        }
    }
}

/// A figure of courses on the credibility page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Cells from the blood.
    Leukocytes,
    /// Microglia and macrophages, by kind.
    MicrogliaAndMacrophages,
    /// Cytokines, chemokines and trophic factors.
    Mediators,
    /// The barrier and what comes through it.
    Barrier,
    /// Vessels and flow.
    Vessels,
    /// The first hours: alarm, glutamate, oxidation, iron.
    OxidationAndAlarm,
    /// Neurons and axons.
    Neurons,
    /// Oligodendrocytes and myelin.
    Oligodendrocytes,
    /// What the scar is made of, and what is gone.
    Scar,
    /// The score and the tissue that it rests on.
    Function,
}

impl Group {
    /// All figures, in their order.
    pub const ALL: [Group; 10] = [
        Group::Leukocytes,
        Group::MicrogliaAndMacrophages,
        Group::Mediators,
        Group::Barrier,
        Group::Vessels,
        Group::OxidationAndAlarm,
        Group::Neurons,
        Group::Oligodendrocytes,
        Group::Scar,
        Group::Function,
    ];

    /// Name in file names, with `_`.
    pub fn name(self) -> &'static str {
        match self {
            Group::Leukocytes => "leukocytes",
            Group::MicrogliaAndMacrophages => "microglia_and_macrophages",
            Group::Mediators => "mediators",
            Group::Barrier => "barrier",
            Group::Vessels => "vessels",
            Group::OxidationAndAlarm => "oxidation_and_alarm",
            Group::Neurons => "neurons",
            Group::Oligodendrocytes => "oligodendrocytes",
            Group::Scar => "scar",
            Group::Function => "function",
        }
    }
}
