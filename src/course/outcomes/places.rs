//! Where outcomes are shown: panels of the overview of a run, and figures of the credibility page.

/// A panel of the overview of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Panel {
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

impl Panel {
    /// All panels, in their order.
    pub const ALL: [Panel; 11] = [
        Panel::Leukocytes,
        Panel::Polarisation,
        Panel::Cytokines,
        Panel::Barrier,
        Panel::Vessels,
        Panel::Neurons,
        Panel::Oligodendrocytes,
        Panel::WhiteMatter,
        Panel::Scar,
        Panel::Cavity,
        Panel::Exosomes,
    ];

    /// Title, and what the axis counts in.
    pub fn title(self) -> (&'static str, &'static str) {
        match self {
            Panel::Leukocytes => ("Leukocytes", "of peak"),
            Panel::Polarisation => ("Polarisation", "of myeloid peak"),
            Panel::Cytokines => ("Cytokines", "of peak"),
            Panel::Barrier => ("Barrier and oedema", "relative"),
            Panel::Vessels => ("Vessels and flow", "of healthy"),
            Panel::Neurons => ("Neurons", "of healthy"),
            Panel::Oligodendrocytes => ("Oligodendrocytes", "of healthy"),
            Panel::WhiteMatter => ("White matter, epicentre", "of healthy"),
            Panel::Scar => ("Scar", "relative"),
            Panel::Cavity => ("Cavity", "of tissue"),
            Panel::Exosomes => ("Exosomes at the lesion", "ug"),
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
