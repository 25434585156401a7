//! The facts that come with the program.

use super::read::Source;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Every file of `evidence/facts`; `facts` says whether their facts are checked or only their experiments used.
        pub fn shipped(facts: bool) -> Vec<Source<'static>> {
            vec![$(Source {
                file: concat!("evidence/facts/", $name, ".toml"),
                text: include_str!(concat!("../../evidence/facts/", $name, ".toml")),
                facts,
            }),+]
        }
    };
}

files![
    "experiments",
    "barrier",
    "chronic_mouse",
    "chronic_rat",
    "exosome_doses",
    "exosome_effects",
    "exosome_engineering",
    "exosome_experiments",
    "exosome_kinetics",
    "exosome_lesion",
    "exosome_protocols",
    "exosome_release",
    "exosome_tissue",
    "function",
    "function_mouse_human",
    "immune_drugs",
    "immune_interventions_on_interleukins",
    "immune_interventions_on_macrophages",
    "immune_interventions_on_neutrophils",
    "immune_interventions_on_signals",
    "immune_interventions_on_tnf_il1_iron",
    "leukocytes",
    "mediators",
    "microglia_macrophages",
    "neurons",
    "oligodendrocytes",
    "oxidation_and_alarm",
    "people_scores",
    "people_tissue",
    "polarisation",
    "resolution_mediators",
    "scales",
    "scar",
    "scar_interventions",
    "shape",
    "shape_doses",
    "shape_mechanisms",
    "tissue_interventions",
    "vessels",
];
