//! Words of the field that name nothing in the model: what they are, and what there is of the same kind.
//!
//! Another gene, cell or species is never proposed as if it were meant: the list of its kind says what there is.

use super::Item;
use super::items::{names, title};
use crate::course::Column;
use crate::model::cord::MAX_REGIONS;
use crate::model::species::Species;
use crate::reading::nearest::{fold, joined, listed};
use crate::reading::rna::{family, micro_rna};
use crate::scenario::routes_meant;

/// What a word is, and with that which names are of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Species,
    Injury,
    Cell,
    Signal,
    MicroRna,
    Source,
    Route,
    Score,
    Process,
    Drug,
    Marker,
}

/// Words of one kind, with commas between, and what the model has instead that comes nearest to all of them.
type Row = (Kind, &'static str, &'static [&'static str]);

const ROWS: [Row; 27] = [
    (
        Kind::Species,
        "rabbit, dog, canine, cat, feline, marmoset, primate, guinea pig, hamster, sheep, zebrafish, axolotl",
        &[],
    ),
    (
        Kind::Injury,
        "ischemia, ischaemia, ischemia-reperfusion, ischaemia-reperfusion, ischemic injury, infarct",
        &["perfusion", "hypoxia"],
    ),
    (Kind::Injury, "laceration, distraction, dislocation, avulsion, photothrombosis", &[]),
    (
        Kind::Cell,
        "b cell, b cells, nk cell, dendritic cell, eosinophil, mast cell, ependymal, ependymal cell, stem cell, \
         radial glia, platelet, platelets",
        &[],
    ),
    (Kind::Source, "esc, hek293, hek293t, oec, olfactory ensheathing, serum, fibroblast exosomes", &[]),
    (Kind::Source, "mesenchymal", &["bmsc", "hucmsc"]),
    (
        Kind::Signal,
        "il-2, il-4, il-8, il-12, il-13, il-17, il-18, il-33, ifn-g, ifn-gamma, interferon, cxcl12, \
         sdf-1, cx3cl1, complement, c3, c5a, hmgb1",
        &[],
    ),
    (Kind::Signal, "il-1, il1, interleukin-1", &["il1b"]),
    (Kind::Signal, "cntf, fgf, fgf2, egf, pdgf, hgf, lif", &["trophic"]),
    (
        Kind::Route,
        "intraperitoneal, intramuscular, subcutaneous, sc, oral, epidural, subdural, intra-arterial, intraarterial, \
         intratracheal, inhalation, transdermal",
        &[],
    ),
    (Kind::Score, "catwalk, gait, rotarod, von frey, inclined plane, frankel", &["white_matter"]),
    (Kind::Process, "autophagy, necroptosis, pyroptosis, senescence", &[]),
    (Kind::Process, "apoptosis, programmed cell death", &["neurons_apoptotic", "oligodendrocytes_apoptotic"]),
    (Kind::Process, "ferroptosis", &["neurons_ferroptotic", "peroxidation"]),
    (Kind::Process, "inflammation, neuroinflammation", &["tnf", "il1b", "m1", "neutrophils"]),
    (Kind::Process, "glial scar, scar, gliosis, astrogliosis", &["astrocytes_scar", "fibrotic_matrix", "cspg"]),
    (Kind::Drug, "rapamycin, dexamethasone, simvastatin, valproate", &[]),
    (Kind::Marker, "gfap", &["astrocytes_scar", "astrocytes_a1"]),
    (Kind::Marker, "iba1, iba-1", &["microglia", "m1", "m2"]),
    (Kind::Marker, "cd68, ed1", &["m1", "m2"]),
    (Kind::Marker, "cd86, inos, cd16", &["m1"]),
    (Kind::Marker, "cd206, arg1, arginase, arginase-1", &["m2"]),
    (Kind::Marker, "neurofilament, nf200, gap43, gap-43", &["axons", "axon_sprouts"]),
    (Kind::Marker, "mbp, luxol, luxol fast blue", &["myelin"]),
    (Kind::Marker, "neun, nissl", &["neurons"]),
    (Kind::Marker, "caspase, caspase-3, tunel, bax", &["neurons_apoptotic"]),
    (Kind::Marker, "hif-1", &["hypoxia"]),
];

/// Observables that are cells, and that are signals.
const CELLS: [&str; 15] = [
    "neutrophils",
    "monocytes",
    "microglia",
    "m1",
    "m2",
    "lymphocytes",
    "neurons",
    "oligodendrocytes",
    "opc",
    "astrocytes_a1",
    "astrocytes_scar",
    "fibroblasts",
    "pericytes",
    "vessels",
    "axons",
];
const SIGNALS: [&str; 11] =
    ["tnf", "il1b", "il6", "il10", "tgfb", "cxcl1", "ccl2", "mmp9", "vegf", "damps", "glutamate"];

/// A sentence about a word of the field that names nothing in the model; `None` for any other.
pub(super) fn about(word: &str, items: &[Item]) -> Option<String> {
    let wanted = fold(word);
    if let Some(ratio) = ratio(word, items) {
        return Some(ratio);
    }
    let meant = routes_meant(word);
    if !meant.is_empty() {
        let (_, kinds) = of_kind(Kind::Route, items);
        let there = |name: &&str| items.iter().any(|item| names(item).contains(name));
        let known: Vec<&str> = meant.iter().copied().filter(there).collect();
        return Some(format!("one of {}, of which there is {}{kinds}", listed(meant), listed(&known)));
    }
    let own: Row = (Kind::MicroRna, "", &[]);
    let row = ROWS.iter().find(|(_, words, _)| words.split(", ").any(|known| fold(known) == wanted));
    let (kind, _, near) = row.or_else(|| micro_rna(word).is_some().then_some(&own))?;
    let (what, kinds) = of_kind(*kind, items);
    let of_family = family(word, items.iter().map(title));
    let nearest = match (*near, of_family.as_slice()) {
        ([], []) => String::new(),
        ([], names) => format!("; of its family there is {}", joined(names, "and")),
        (names, _) => format!("; what comes nearest there is {}", listed(names)),
    };
    Some(format!("{what} that is not in the model by this name{nearest}{kinds}"))
}

/// What a kind is called, and what there is of it.
fn of_kind(kind: Kind, items: &[Item]) -> (&'static str, String) {
    let named = |many: &str, names: &[&str]| format!("; {many}: {}", names.join(", "));
    let rows = |topic: &str, set: &str| {
        let of = |item: &'_ &Item| matches!(item, Item::CatalogueRow(row) if row.set == set);
        format!("; `exocord describe {topic}` lists all {} in the catalogue", items.iter().filter(of).count())
    };
    let titles = |of: fn(&Item) -> bool| -> Vec<&str> { items.iter().filter(|item| of(item)).map(title).collect() };
    let sources = || rows("sources", "source");
    match kind {
        Kind::Species => ("a species", named("species", &titles(|item| matches!(item, Item::Species { .. })))),
        Kind::Injury => ("a kind of injury", named("injuries", &titles(|item| matches!(item, Item::Injury { .. })))),
        Kind::Cell => ("a kind of cell", named("cells", &CELLS) + &sources()),
        Kind::Signal => ("a signal", named("signals", &SIGNALS) + &rows("cargoes", "cargo")),
        Kind::MicroRna => ("a microRNA", rows("cargoes", "cargo")),
        Kind::Source => ("a source of exosomes", sources()),
        Kind::Route => ("a route", rows("routes", "route")),
        Kind::Score => {
            let scores: Vec<&str> = Species::ALL.iter().map(|species| species.score.column).collect();
            ("a measure of function", named("scores", &scores))
        }
        Kind::Process => ("a process", "; `exocord describe reactions` lists all".into()),
        Kind::Drug => (
            "a drug",
            rows("treatments", "treatment")
                + "; a [[perturbation]] of the scenario can scale the reaction or parameter that another one acts on",
        ),
        Kind::Marker => ("a marker", "; `exocord describe observables` lists all that is reported".into()),
    }
}

/// What is said of two names with a sign of division between.
fn ratio(word: &str, items: &[Item]) -> Option<String> {
    let (one, other) = word.split_once([':', '/'])?;
    let named = |text: &str| {
        let found = items.iter().find(|item| matches!(item, Item::Observable(_)) && fold(title(item)) == fold(text));
        found.map(|item| title(item).to_owned())
    };
    let (one, other) = (named(one)?, named(other)?);
    // A score has no place in the cord.
    let read = |name: &str| Some(format!("{name}@epicentre")).filter(|read| Column::find(read, MAX_REGIONS).is_some());
    let [above, below] = [&one, &other].map(|name| read(name).unwrap_or_else(|| name.clone()));
    Some(format!(
        "a ratio of `{one}` and `{other}`, which are described one by one; a scenario reads it off with \
         [[metric]] formula = \"at({above}, 7 d) / at({below}, 7 d)\""
    ))
}

#[cfg(test)]
mod tests {
    use super::super::items::all;
    use super::*;
    use crate::catalogue::Catalogue;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_that_is_told_by_its_kind_names_something_and_what_comes_nearest_is_there() {
        let items = all(&Catalogue::embedded().unwrap());
        let known: BTreeSet<String> = items.iter().flat_map(names).map(fold).collect();
        let words = ROWS.iter().flat_map(|(_, words, _)| words.split(", "));
        let named: Vec<&str> = words.filter(|word| known.contains(&fold(word))).collect();
        assert!(named.is_empty(), "{named:?}");
        let near = ROWS.iter().flat_map(|(.., near)| *near);
        let nothing: Vec<&&str> =
            near.chain(&CELLS).chain(&SIGNALS).filter(|name| items.iter().all(|item| title(item) != **name)).collect();
        assert!(nothing.is_empty(), "{nothing:?}");
    }
}
