//! One thing by its name, or the nearest names.

use super::items::{all, names, title};
use super::{Item, Topic, elsewhere};
use crate::catalogue::Catalogue;
use crate::course::Column;
use crate::model::cord::MAX_REGIONS;
use crate::reading::nearest::{fold, listed, nearest as meant};
use crate::reading::rna::{micro_rna, small_interfering};
use crate::reading::visible::told;
use std::collections::BTreeSet;

/// Nothing has the name that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", said(.name, .about, .nearest, *.own))]
pub struct Unknown {
    /// What was asked for.
    pub name: String,
    /// What it is, if it is a word of the field, and what there is of its kind; empty if not.
    pub about: String,
    /// The nearest names, the nearest first.
    pub nearest: Vec<String>,
    /// Whether rows of a laboratory's own were among the names.
    pub own: bool,
}

/// How many names are suggested.
const SUGGESTIONS: usize = 3;

fn said(name: &str, about: &str, nearest: &[String], own: bool) -> String {
    match about {
        "" => format!("nothing is called `{}`{}", told(name), suggestion(nearest, own)),
        about => format!("`{}` is {about}", told(name)),
    }
}

fn suggestion(nearest: &[String], own: bool) -> String {
    let quoted: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
    if !quoted.is_empty() {
        return format!("; did you mean {}?", quoted.join(" or "));
    }
    let rows = if own { "" } else { "; rows of your own are known with `--catalogue FILE`" };
    format!("; `exocord describe TOPIC` lists the names of {}{rows}", listed(&Topic::WORDS[1..]))
}

/// Everything called `name`; what nothing is called to the letter is found in another spelling too.
pub(super) fn find(name: &str, catalogue: &Catalogue) -> Result<Vec<Item>, Unknown> {
    let wanted = name.trim();
    let (exact, folded) = (bare(wanted), fold(bare(wanted)));
    // `i.v.`, `TNF`, `tail vein`: the same name, written otherwise.
    let micro = micro_rna(wanted);
    let same = |name: &str| fold(name) == folded || (micro.is_some() && micro_rna(name) == micro);
    let spelt = |item: &Item| names(item).into_iter().any(same);
    let called = |item: &Item| title(item) == exact || (is_written_freely(item) && spelt(item));
    let (found, others): (Vec<Item>, Vec<Item>) = all(catalogue).into_iter().partition(called);
    if found.is_empty() {
        let (found, others): (Vec<Item>, Vec<Item>) = others.into_iter().partition(spelt);
        if !found.is_empty() {
            return Ok(found);
        }
        let about = elsewhere::about(wanted, &others).unwrap_or_default();
        return Err(Unknown {
            name: wanted.to_owned(),
            nearest: if about.is_empty() { nearest(wanted, &others) } else { Vec::new() },
            about,
            own: catalogue.overlay.is_some(),
        });
    }
    Ok(found)
}

/// Without the region at which it is read: `tnf` of `tnf@epicentre`.
fn bare(name: &str) -> &str {
    let read = name.split_once('@').filter(|_| Column::find(name, MAX_REGIONS).is_some());
    read.map_or(name, |(quantity, _)| quantity)
}

/// Sets of rows that one topic lists, by the words that people ask for them with.
const SETS: [(&str, &str); 4] =
    [("materials", "routes"), ("microRNAs", "cargoes"), ("literature", "papers"), ("metrics", "observables")];

/// Whether scenarios may write its name in any case and spelling.
fn is_written_freely(item: &Item) -> bool {
    matches!(item, Item::CatalogueRow(_) | Item::Species { .. } | Item::Injury { .. })
}

/// What was meant by a slip of the pen, then what has all words of the name in its own.
fn nearest(wanted: &str, items: &[Item]) -> Vec<String> {
    if let Some(known) = meant(wanted, SETS.iter().map(|(word, _)| *word)) {
        return SETS.iter().filter(|(word, _)| *word == known).map(|(_, topic)| (*topic).to_owned()).collect();
    }
    let sirna = small_interfering(wanted).map(|written| fold(&written));
    let spelt = |item: &&Item| names(item).into_iter().any(|name| Some(fold(name)) == sirna);
    if let Some(row) = items.iter().find(spelt).filter(|_| sirna.is_some()) {
        return vec![title(row).to_owned()];
    }
    let read: Vec<String> = if wanted.contains('@') { Column::names(MAX_REGIONS) } else { Vec::new() };
    let titles = items.iter().map(title).chain(Topic::WORDS).chain(read.iter().map(String::as_str));
    let titles: BTreeSet<&str> = titles.collect();
    let words = |name: &str| -> BTreeSet<String> {
        fold(name).split(['.', '_', '/']).filter(|word| !word.is_empty()).map(String::from).collect()
    };
    let asked = words(wanted);
    let among = titles.iter().filter(|title| !asked.is_empty() && asked.is_subset(&words(title)));
    let mut found: Vec<&str> = meant(wanted, titles.iter().copied()).into_iter().chain(among.copied()).collect();
    if let [first, rest @ ..] = found.as_slice() {
        let again = rest.iter().filter(|title| *title != first).copied();
        found = std::iter::once(*first).chain(again).take(SUGGESTIONS).collect();
    }
    found.into_iter().map(String::from).collect()
}
