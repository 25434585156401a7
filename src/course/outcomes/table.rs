//! The table of outcomes. A line is a quantity; what follows its name, label, unit and colour says where it is shown.

use super::places::RELATIVE;
use super::{Group as On, Outcome, Read, Subject as In, Tint};
use crate::model::species::Better::{Less, More};
use crate::model::species::RAT;
use Tint::{Death, Glia, Harmful, Protective, Reference, Repair};

/// What is read off quantities that stay.
const LASTING: &[Read] = &[Read::End];
/// Off those that come and go.
const PASSING: &[Read] = &[Read::Peak, Read::PeakTime];
/// Off what is given.
const GIVEN: &[Read] = &[Read::Area];

/// Everything that is shown but the score, which is the species' own; in the order of files and summaries.
#[rustfmt::skip]
pub const TABLE: &[Outcome] = &[
    Outcome::of("neurons@epicentre", "Neurons, epicentre", "of healthy", Repair).better(More).read(LASTING).overview(In::Neurons, 1, "epicentre", Death).page(On::Neurons, 1),
    Outcome::of("neurons@penumbra", "Neurons, penumbra", "of healthy", Repair).better(More).read(LASTING).summary("neurons, penumbra").overview(In::Neurons, 2, "penumbra", Repair).page(On::Neurons, 2),
    Outcome::of("white_matter@epicentre", "White matter, epicentre", "of healthy", Repair).better(More).read(LASTING).summary("white matter, epicentre").page(On::Function, 2),
    Outcome::of("axons@epicentre", "Axons, epicentre", "of healthy", Repair).better(More).read(LASTING).overview(In::WhiteMatter, 1, "axons", Repair).page(On::Neurons, 5),
    Outcome::of("myelin@epicentre", "Myelinated axons, epicentre", "of all axons", Protective).better(More).read(LASTING).overview(In::WhiteMatter, 2, "myelinated", Protective).page(On::Oligodendrocytes, 7),
    Outcome::of("oligodendrocytes@epicentre", "Oligodendrocytes, epicentre", "of healthy", Repair).better(More).read(LASTING).summary("oligodendrocytes, epicentre").overview(In::Oligodendrocytes, 1, "mature", Repair).page(On::Oligodendrocytes, 1),
    Outcome::of("vessels@epicentre", "Vessels, epicentre", "of healthy", Repair).better(More).read(LASTING).summary("vessels, epicentre").overview(In::Vessels, 1, "vessels, epicentre", Repair).page(On::Vessels, 1),
    Outcome::of("cavity@epicentre", "Cavity, epicentre", "of tissue", Death).better(Less).read(LASTING).summary("cavity, epicentre").overview(In::Cavity, 1, "epicentre", Death).page(On::Scar, 6),
    Outcome::of("neutrophils@epicentre", "Neutrophils, epicentre", RELATIVE, Harmful).better(Less).read(PASSING).overview(In::Leukocytes, 1, "neutrophils", Harmful).page(On::Leukocytes, 1),
    Outcome::of("myeloid@epicentre", "Myeloid cells, epicentre", RELATIVE, Glia).better(Less).read(PASSING).summary("microglia + macrophages, peak").overview(In::Leukocytes, 2, "myeloid", Glia),
    Outcome::of("m1@epicentre", "M1-like cells, epicentre", RELATIVE, Harmful).read(PASSING).summary("M1-like cells, peak").overview(In::Polarisation, 1, "M1-like", Harmful).page(On::MicrogliaAndMacrophages, 4),
    Outcome::of("m2@epicentre", "M2-like cells, epicentre", RELATIVE, Protective).read(PASSING).summary("M2-like cells, peak").overview(In::Polarisation, 2, "M2-like", Protective).page(On::MicrogliaAndMacrophages, 6),
    Outcome::of("tnf@epicentre", "TNF, epicentre", RELATIVE, Harmful).better(Less).read(PASSING).summary("TNF, peak").overview(In::Cytokines, 1, "TNF", Harmful).page(On::Mediators, 1),
    Outcome::of("il10@epicentre", "IL-10, epicentre", RELATIVE, Protective).read(PASSING).overview(In::Cytokines, 2, "IL-10", Protective).page(On::Mediators, 4),
    Outcome::of("bscb_leak@epicentre", "Barrier leak, epicentre", "share", Harmful).better(Less).read(PASSING).overview(In::Barrier, 1, "leak", Harmful).page(On::Barrier, 1),
    Outcome::of("oedema@epicentre", "Oedema, epicentre", RELATIVE, Glia).better(Less).read(PASSING).overview(In::Barrier, 2, "oedema", Glia).page(On::Barrier, 5),
    Outcome::of("ros@epicentre", "Oxidation, epicentre", RELATIVE, Harmful).better(Less).read(PASSING).page(On::OxidationAndAlarm, 3),
    Outcome::of("cspg@penumbra", "CSPG, penumbra", RELATIVE, Harmful).better(Less).read(LASTING).summary("CSPG, penumbra").overview(In::Scar, 3, "CSPG, penumbra", Harmful).page(On::Scar, 5),
    Outcome::of("fibrotic_matrix@epicentre", "Fibrotic matrix, epicentre", RELATIVE, Reference).better(Less).read(LASTING).overview(In::Scar, 2, "matrix, epicentre", Reference).page(On::Scar, 4),
    Outcome::of("exo_cargo@epicentre", "Exosome cargo, epicentre", "ug", Protective).read(GIVEN).overview(In::Exosomes, 1, "active cargo", Protective),
    // Shown, and not among the outcomes of a run.
    Outcome::of("blood_neutrophils", "Neutrophils in blood", "of healthy", Harmful).page(On::Leukocytes, 2),
    Outcome::of("blood_monocytes", "Monocytes in blood", RELATIVE, Glia).page(On::Leukocytes, 3),
    Outcome::of("monocytes@epicentre", "Monocytes, epicentre", RELATIVE, Glia).page(On::Leukocytes, 4),
    Outcome::of("lymphocytes", "T cells, whole segment", RELATIVE, Reference).page(On::Leukocytes, 5),
    Outcome::of("myeloid", "Myeloid cells, segment", RELATIVE, Glia).page(On::Leukocytes, 6),
    Outcome::of("microglia@epicentre", "Microglia, epicentre", "of healthy", Glia).page(On::MicrogliaAndMacrophages, 1),
    Outcome::of("microglia@penumbra", "Microglia, penumbra", "of healthy", Glia).page(On::MicrogliaAndMacrophages, 2),
    Outcome::of("macrophages_m1@epicentre", "M1-like macrophages, epicentre", RELATIVE, Harmful).page(On::MicrogliaAndMacrophages, 3),
    Outcome::of("m1", "M1-like cells, segment", RELATIVE, Harmful).page(On::MicrogliaAndMacrophages, 5),
    Outcome::of("il1b@epicentre", "IL-1b, epicentre", RELATIVE, Harmful).page(On::Mediators, 2),
    Outcome::of("il6@epicentre", "IL-6, epicentre", RELATIVE, Harmful).page(On::Mediators, 3),
    Outcome::of("tgfb@epicentre", "TGF-b, epicentre", RELATIVE, Protective).page(On::Mediators, 5),
    Outcome::of("cxcl1@epicentre", "CXCL1, epicentre", RELATIVE, Harmful).page(On::Mediators, 6),
    Outcome::of("ccl2@epicentre", "CCL2, epicentre", RELATIVE, Harmful).page(On::Mediators, 7),
    Outcome::of("trophic", "Trophic factors, segment", RELATIVE, Repair).page(On::Mediators, 8),
    Outcome::of("bscb_leak@penumbra", "Barrier leak, penumbra", "share", Harmful).page(On::Barrier, 2),
    Outcome::of("bscb_leak", "Barrier leak, segment", "share", Harmful).page(On::Barrier, 3),
    Outcome::of("mmp9@epicentre", "MMP-9, epicentre", RELATIVE, Harmful).page(On::Barrier, 4),
    Outcome::of("hemorrhage", "Extravasated blood, segment", RELATIVE, Death).page(On::Barrier, 6),
    Outcome::of("vessels@penumbra", "Vessels, penumbra", "of healthy", Repair).page(On::Vessels, 2),
    Outcome::of("sprouts@epicentre", "New vessels, epicentre", "of healthy", Repair).page(On::Vessels, 3),
    Outcome::of("vegf@epicentre", "VEGF, epicentre", "of healthy", Protective).page(On::Vessels, 4),
    Outcome::of("perfusion@epicentre", "Perfusion, epicentre", "of healthy", Glia).page(On::Vessels, 5),
    Outcome::of("perfusion@penumbra", "Perfusion, penumbra", "of healthy", Glia).overview(In::Vessels, 2, "flow, penumbra", Glia).page(On::Vessels, 6),
    Outcome::of("damps@epicentre", "DAMPs, epicentre", RELATIVE, Harmful).page(On::OxidationAndAlarm, 1),
    Outcome::of("glutamate@epicentre", "Glutamate, epicentre", RELATIVE, Harmful).page(On::OxidationAndAlarm, 2),
    Outcome::of("ros@penumbra", "Oxidation, penumbra", RELATIVE, Harmful).page(On::OxidationAndAlarm, 4),
    Outcome::of("iron@epicentre", "Iron, epicentre", RELATIVE, Death).page(On::OxidationAndAlarm, 5),
    Outcome::of("myelin_debris", "Myelin debris, segment", RELATIVE, Death).page(On::OxidationAndAlarm, 6),
    Outcome::of("neurons", "Neurons, segment", "of healthy", Repair).page(On::Neurons, 3),
    Outcome::of("neurons_apoptotic", "Apoptotic neurons, segment", "of healthy", Death).page(On::Neurons, 4),
    Outcome::of("axon_sprouts", "Axonal sprouts, segment", RELATIVE, Repair).page(On::Neurons, 6),
    Outcome::of("oligodendrocytes@penumbra", "Oligodendrocytes, penumbra", "of healthy", Repair).page(On::Oligodendrocytes, 2),
    Outcome::of("oligodendrocytes_apoptotic", "Apoptotic ones, segment", "of healthy", Death).page(On::Oligodendrocytes, 3),
    Outcome::of("oligodendrocytes_apoptotic@penumbra", "Apoptotic ones, penumbra", "of healthy", Death).page(On::Oligodendrocytes, 4),
    Outcome::of("oligodendrocytes_apoptotic@epicentre", "Apoptotic ones, epicentre", "of healthy", Death).page(On::Oligodendrocytes, 5),
    Outcome::of("opc@epicentre", "Progenitors, epicentre", "of healthy", Glia).overview(In::Oligodendrocytes, 2, "progenitors", Glia).page(On::Oligodendrocytes, 6),
    Outcome::of("axons_bare@epicentre", "Bare axons, epicentre", "of all axons", Reference).page(On::Oligodendrocytes, 8),
    Outcome::of("astrocytes_scar@penumbra", "Scar astrocytes, penumbra", RELATIVE, Glia).overview(In::Scar, 1, "astrocytes, penumbra", Glia).page(On::Scar, 1),
    Outcome::of("astrocytes_a1@epicentre", "A1 astrocytes, epicentre", RELATIVE, Harmful).page(On::Scar, 2),
    Outcome::of("fibroblasts@epicentre", "Fibroblasts, epicentre", RELATIVE, Reference).page(On::Scar, 3),
    Outcome::of(RAT.score.column, RAT.score.title, "points", Protective).page(On::Function, 1),
    Outcome::of("white_matter@penumbra", "White matter, penumbra", "of healthy", Repair).page(On::Function, 3),
    Outcome::of("cavity@penumbra", "Cavity, penumbra", "of tissue", Reference).overview(In::Cavity, 2, "penumbra", Reference),
];
