//! From files of facts to facts, experiments and checks, or to every fault at once.

use super::expect::Confidence;
use super::experiments::resolve;
use super::fact::{Check, Experiment, Fact};
use super::{Evidence, expect, keys};
use crate::course::formula::{Scope, neutral, parse};
use crate::course::needs::Needs;
use crate::reading::content::report;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::reader::Reader;
use crate::reading::{Diagnostic, Severity, form, nearest_help};
use crate::sample::REGIONS;
use crate::scenario::Vocabulary;
use std::collections::BTreeMap;

/// A file of facts as text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    /// As it is named in messages.
    pub file: &'t str,
    /// Its text.
    pub text: &'t str,
    /// Its facts are checked; without, only its experiments are there to be used.
    pub facts: bool,
}

/// A file with its tables read.
pub(super) struct Document<'t> {
    pub(super) source: Source<'t>,
    pub(super) vocabulary: &'t Vocabulary<'t>,
    pub(super) reader: Reader<'t>,
    pub(super) experiments: Vec<Fields>,
    facts: Vec<Fields>,
}

/// A finding, and the position of its file among the sources.
pub type Found = (usize, Diagnostic);

/// Reads all `sources` together; warnings come with the evidence.
///
/// # Errors
/// Every fault of every file, file by file, any warnings among them.
pub fn read(sources: &[Source<'_>], vocabulary: &Vocabulary<'_>) -> Result<(Evidence, Vec<Found>), Vec<Found>> {
    let mut documents: Vec<Document<'_>> = sources.iter().map(|source| document(*source, vocabulary)).collect();
    let experiments = resolve(&mut documents);
    let evidence = facts(&mut documents, &experiments);
    let mut found = Vec::new();
    for (position, document) in documents.into_iter().enumerate() {
        found.extend(document.reader.log.finish().into_iter().map(|one| (position, one)));
    }
    let sound = found.iter().all(|(_, one)| one.severity == Severity::Warning);
    if sound { Ok((evidence, found)) } else { Err(found) }
}

fn document<'t>(source: Source<'t>, vocabulary: &'t Vocabulary<'t>) -> Document<'t> {
    let (fields, reader) = form::read(source.file, source.text, &keys::FILE, vocabulary);
    let tables = |key| fields.as_ref().map(|fields| fields.tables(key).to_vec()).unwrap_or_default();
    let (experiments, facts) = (tables("experiment"), tables("fact"));
    Document { source, vocabulary, reader, experiments, facts }
}

fn facts(documents: &mut [Document<'_>], experiments: &[Experiment]) -> Evidence {
    let names: Vec<String> = experiments.iter().map(|one| one.name.clone()).collect();
    let ends: Vec<f64> = experiments.iter().map(|one| one.until_d).collect();
    let mut needs = vec![Needs::default(); experiments.len()];
    let (mut facts, mut checks): (Vec<Fact>, Vec<Check>) = (Vec::new(), Vec::new());
    for document in documents.iter_mut().filter(|document| document.source.facts) {
        let theme = theme(document.source.file);
        for fields in &document.facts {
            let reader = &mut document.reader;
            let fact = fact(fields, &theme, &mut reader.log);
            if let Some(fact) = &fact
                && facts.iter().any(|other| other.id == fact.id)
            {
                let message = format!("there are two facts with the id `{}`", fact.id);
                reader.log.error(&fields.place("id"), message, "choose another id", None);
            }
            // Checks of a faulty fact are read too, so that all faults are told at once.
            let confidence = fact.as_ref().map_or(Confidence::Low, |fact| fact.confidence);
            let mut scope =
                Scope { experiments: &names, ends: &ends, own: 0, regions: REGIONS, alone: false, needs: &mut needs };
            let own = fields.tables("check").iter();
            checks.extend(own.filter_map(|one| check(one, confidence, facts.len(), experiments, &mut scope, reader)));
            facts.extend(fact);
        }
    }
    families(&mut facts);
    Evidence { experiments: experiments.to_vec(), facts, checks, needs }
}

/// Puts facts that state no family into that of their paper: the one that another fact of the same first source states,
/// or the key of that source.
fn families(facts: &mut [Fact]) {
    let mut stated: BTreeMap<String, String> = BTreeMap::new();
    for Fact { sources, family, .. } in facts.iter().filter(|fact| !fact.family.is_empty()) {
        if let Some(source) = sources.first() {
            stated.entry(source.clone()).or_insert_with(|| family.clone());
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.family.is_empty()) {
        let source = fact.sources.first().unwrap_or(&fact.id);
        fact.family = stated.get(source).unwrap_or(source).clone();
    }
}

/// The file name without folders and ending.
fn theme(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name).to_owned()
}

fn fact(fields: &Fields, theme: &str, log: &mut Log<'_>) -> Option<Fact> {
    let basis = fields.text("basis")?;
    sourced(fields, &basis, log);
    let confidence = match fields.text("confidence")?.as_str() {
        "high" => Confidence::High,
        "medium" => Confidence::Medium,
        _ => Confidence::Low,
    };
    Some(Fact {
        id: fields.text("id")?,
        theme: theme.to_owned(),
        statement: fields.text("statement")?,
        sources: fields.ids("source")?,
        family: fields.text("family").unwrap_or_default(),
        basis,
        species: fields.text("species")?,
        injury: fields.text("injury")?,
        kind: fields.text("kind")?,
        must: fields.text("role").as_deref() == Some("must"),
        confidence,
        conflict: fields.text("conflict"),
        unchecked: fields.text("unchecked"),
    })
}

/// A fact has a source, or is of basis `shape`: one of the two.
fn sourced(fields: &Fields, basis: &str, log: &mut Log<'_>) {
    let (place, listed) = (fields.place("source"), fields.has("source"));
    let none = fields.ids("source").is_some_and(|keys| keys.is_empty());
    match basis == keys::SHAPE {
        true if listed && !none => {
            log.error(&place, "a fact of basis `shape` has no source", "leave `source` out", None)
        }
        false if none => {
            let help = "source: keys of the bibliography; only a fact of basis `shape` has none".to_owned();
            let message = if listed { "`source` of [[fact]] is empty" } else { "[[fact]] lacks the key `source`" };
            log.error(&place, message, "`source` is required", Some(help));
        }
        _ => {}
    }
}

fn check(
    fields: &Fields,
    confidence: Confidence,
    position: usize,
    experiments: &[Experiment],
    scope: &mut Scope<'_>,
    reader: &mut Reader<'_>,
) -> Option<Check> {
    let written = fields.text("measure")?;
    let steps = fields.has("over");
    let (key, places) = if steps { ("over", fields.ids("over")?) } else { ("in", vec![fields.text("in")?]) };
    let mut own = Vec::new();
    for place in &places {
        match experiments.iter().position(|one| one.name == *place) {
            Some(found) => own.push(found),
            None => {
                let help = nearest_help(place, &names(scope), "experiments are declared with [[experiment]]");
                let message = format!("there is no experiment `{place}`");
                reader.log.error(&fields.place(key), message, "expected the name of an experiment", Some(help));
            }
        }
    }
    if steps && places.len() < 2 {
        reader.log.error(&fields.place(key), "`over` names fewer than two experiments", "expected two or more", None);
    }
    if own.len() < places.len() {
        return None;
    }
    let mut measures = Vec::new();
    for experiment in own {
        scope.own = experiment;
        match parse(&written, scope) {
            Ok(number) => measures.push(number),
            Err(fault) => {
                report(fault, &fields.place("measure"), &written, &mut reader.log);
                return None;
            }
        }
    }
    let expected = fields.text("expect")?;
    let expectation = match expect::parse(&expected, steps) {
        Ok(expectation) => expectation,
        Err(fault) => {
            report(fault, &fields.place("expect"), &expected, &mut reader.log);
            return None;
        }
    };
    let neutral = if steps { Some(0.0) } else { neutral(&measures[0], scope.needs) };
    Some(Check {
        fact: position,
        about: fields.text("about").unwrap_or_else(|| written.clone()),
        place: places.join(", "),
        written,
        near: fields.number("near").unwrap_or_else(|| expectation.near(neutral, confidence)),
        measures,
        neutral,
        expectation,
        why: fields.text("why"),
    })
}

fn names<'s>(scope: &Scope<'s>) -> Vec<&'s str> {
    scope.experiments.iter().map(String::as_str).collect()
}
