//! Sentences for the named intermediate quantities.

use crate::model::mechanisms::Parameters;

/// Name without a region, and what it is; drives of exosome cargo have the sentences of their mechanisms.
const SENTENCES: &[(&str, &str)] = &[
    ("axons", "Viable axons, with or without myelin, fraction of healthy."),
    ("neurons", "Living neurons, healthy or stressed, fraction of healthy."),
    ("m1_like", "M1-like macrophages and microglia, in units of the macrophage peak."),
    ("m2_like", "M2-like macrophages and microglia, in units of the macrophage peak."),
    ("perfusion", "Perfusion, 1 in the healthy cord: less with vessel loss, swelling and blood outside vessels."),
    ("hypoxia", "Hypoxia, 0 in the healthy cord."),
    ("excitotoxicity", "Excitotoxic drive, 0 to 1."),
    ("oxidative_injury", "Oxidative injury, 0 to 1."),
    ("peroxidation", "Lipid peroxidation where radicals meet iron or blood, 0 to 1; more where exosomes harm."),
    ("inflammasome", "Activity of the inflammasome, 0 to 1."),
    ("oligodendrocytes_dying", "Hazard of oligodendrocytes that leaves axons bare, per day."),
    ("axons_at_risk", "Harm of toxins to axons, 1 just after the reference insult; it falls as torn membranes seal."),
    ("m1_signal", "Signals that make phagocytes M1-like."),
    ("m2_signal", "Signals that make phagocytes M2-like."),
    ("m1_fraction", "Share of phagocytes that turn M1-like, 0 to 1; a half where nothing signals."),
    ("leukocyte_passage", "Factor on the entry of leukocytes: how open the barrier is to cells."),
    ("monocytes_called", "Monocytes of blood, normal and mobilised, that the tissue calls in and has room for."),
    ("permeability", "Share of the exchange that the border between two regions lets through, 0 to 1."),
    ("mean_axon_sprouts", "Axonal branches, volume mean over the segment."),
    ("mean_myelin_debris", "Myelin debris, volume mean over the segment."),
    ("outer_neurons", "Living neurons, mean over the regions around the epicentre."),
    ("neutrophils_eaten", "Neutrophils eaten by phagocytes per day."),
    (
        "cytokine_restraint",
        "Production of inflammatory cytokines that IL-10 and exosomes leave, 0 to 1; more where exosomes harm.",
    ),
    ("damp_responders", "Cells that answer DAMPs with cytokines, 1 in the healthy cord."),
    ("mmp2", "MMP-2 activity."),
    ("white_matter", "Spared white matter, each funiculus weighted by its share in stepping, 0 to 1."),
    ("spared", "Spared white matter, where an axon without myelin counts as much as it conducts, 0 to 1."),
    (
        "conducting",
        "White matter that conducts, in units of the healthy: spared, helped by sprouts and relays, blocked by oedema.",
    ),
    ("late_wave", "Strength of the late wave of M1 signals, 0 to 1."),
    ("microglial_stimulus", "What activates microglia: DAMPs and cytokines."),
    ("microglial_activation", "Activation of resting microglia per day."),
    ("microglial_division", "Division of microglia per day."),
    ("microglial_calm", "Return of active microglia to rest per day."),
    ("microglial_death", "Death of microglia per day."),
    ("seal", "How far fibrotic matrix seals the lesion, 0 to 1."),
    ("apoptotic_program", "Cytokines and oxidation that start apoptosis."),
    ("m1_drive", "M1 signal added by exosome cargo that harms."),
];

/// What the intermediate quantity called `name` is; empty where it has no sentence, which a test forbids.
pub(super) fn meaning(name: &str) -> String {
    let (plain, region) = name.split_once('@').map_or((name, None), |(plain, region)| (plain, Some(region)));
    let own = SENTENCES.iter().find(|(known, _)| *known == plain).map(|(_, words)| *words);
    // The drive of a mechanism of action has its name.
    let drive = || Parameters::<f64>::TABLE.iter().find(|q| q.name == plain).map(|q| driven(q.about));
    match (own.map(str::to_owned).or_else(drive), region) {
        (Some(words), Some(region)) => format!("{words} At the {region}."),
        (Some(words), None) => words,
        (None, _) => String::new(),
    }
}

/// What a mechanism of action is `about`, as something that cargo does at present.
fn driven(about: &str) -> String {
    format!("{}, by exosome cargo.", about.trim().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::super::book::Book;
    use super::{SENTENCES, meaning};
    use std::collections::BTreeSet;

    #[test]
    fn every_definition_has_a_sentence_and_one_body() {
        let book = Book::open();
        let mut names = BTreeSet::new();
        for definition in &book.definitions {
            assert!(!meaning(definition.name).is_empty(), "{} needs a sentence in the glossary", definition.name);
            assert!(names.insert(definition.name), "{} is defined twice", definition.name);
        }
    }

    #[test]
    fn nothing_has_two_sentences_and_a_drive_says_that_cargo_does_it() {
        let names: BTreeSet<&str> = SENTENCES.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), SENTENCES.len());
        assert!(super::Parameters::<f64>::TABLE.iter().all(|q| !names.contains(q.name)));
        assert_eq!(meaning("angiogenesis"), "Gain in sprouting and maturation of vessels, by exosome cargo.");
    }
}
