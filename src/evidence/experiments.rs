//! Experiments of all files, each complete: what one takes over from another is put in place.

use super::fact::Experiment;
use super::read::Document;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::{Span, nearest_help};
use crate::sample::REGIONS;
use crate::scenario::interventions::{Setting, intervention};
use crate::scenario::parameters::overrides;
use crate::scenario::perturbations::{contradictions, perturbation};
use crate::scenario::plausible;
use crate::scenario::{Arm, Vocabulary, injury};

/// Where an experiment is declared.
#[derive(Clone, Copy)]
struct Place {
    document: usize,
    table: usize,
}

/// Every sound experiment, in the order of the files.
pub(super) fn resolve(documents: &mut [Document<'_>]) -> Vec<Experiment> {
    let mut names: Vec<(String, Place)> = Vec::new();
    for (d, document) in documents.iter_mut().enumerate() {
        for (t, fields) in document.experiments.iter().enumerate() {
            let Some(name) = fields.text("name") else { continue };
            let fit = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
                && !name.starts_with(|c: char| c.is_ascii_digit());
            if !fit {
                let message = format!("`{name}` cannot be used in a formula");
                document.reader.log.error(
                    &fields.place("name"),
                    message,
                    "expected letters, digits and `_`, a letter first",
                    None,
                );
            } else if names.iter().any(|(known, _)| *known == name) {
                let message = format!("there are two experiments named `{name}`");
                document.reader.log.error(&fields.place("name"), message, "choose another name", None);
            } else {
                names.push((name, Place { document: d, table: t }));
            }
        }
    }
    let mut done: Vec<Option<Option<Experiment>>> = vec![None; names.len()];
    for position in 0..names.len() {
        build(position, &names, documents, &mut done, &mut Vec::new());
    }
    done.into_iter().flatten().flatten().collect()
}

/// Longest chain of experiments each of which is like the next; a person does not write longer ones, and the stack ends
/// somewhere.
const DEEPEST: usize = 100;

/// Builds an experiment after the one that it is like; `path` are those that wait for it.
fn build(
    position: usize,
    names: &[(String, Place)],
    documents: &mut [Document<'_>],
    done: &mut [Option<Option<Experiment>>],
    path: &mut Vec<usize>,
) -> Option<Experiment> {
    if let Some(result) = &done[position] {
        return result.clone();
    }
    let (name, place) = &names[position];
    let fields = documents[place.document].experiments[place.table].clone();
    let base = fields.text("like").map(|like| base(&like, position, names, documents, done, path)).transpose();
    let Document { vocabulary, reader, .. } = &mut documents[place.document];
    let result = match base {
        // What is wrong with the other one was said there.
        Ok(Some(None)) => None,
        Ok(base) => complete(name, &fields, base.flatten(), vocabulary, reader),
        Err((message, help)) => {
            reader.log.error(&fields.place("like"), message, "expected the name of another experiment", help);
            None
        }
    };
    done[position] = Some(result.clone());
    result
}

/// The experiment called `like`, which the one at `position` takes over from; `None` if it is faulty.
fn base(
    like: &str,
    position: usize,
    names: &[(String, Place)],
    documents: &mut [Document<'_>],
    done: &mut [Option<Option<Experiment>>],
    path: &mut Vec<usize>,
) -> Result<Option<Experiment>, (String, Option<String>)> {
    let name = &names[position].0;
    match names.iter().position(|(known, _)| known == like) {
        None => {
            let all: Vec<&str> = names.iter().map(|(known, _)| known.as_str()).collect();
            let help = nearest_help(like, &all, "experiments are declared with [[experiment]]");
            Err((format!("there is no experiment `{like}`"), Some(help)))
        }
        Some(other) if other == position || path.contains(&other) => {
            Err((format!("`{name}` is in the end like itself"), None))
        }
        Some(_) if path.len() == DEEPEST => {
            Err((format!("`{name}` is the end of more than {DEEPEST} experiments that are like each other"), None))
        }
        Some(other) => {
            path.push(position);
            let base = build(other, names, documents, done, path);
            path.pop();
            Ok(base)
        }
    }
}

fn complete(
    name: &str,
    fields: &Fields,
    base: Option<Experiment>,
    vocabulary: &Vocabulary<'_>,
    reader: &mut Reader<'_>,
) -> Option<Experiment> {
    let injury = match fields.table("injury") {
        Some(own) => injury::injury(own, vocabulary, reader)?,
        None => base.as_ref().map(|base| base.injury.clone())?,
    };
    let until_d = if fields.has("until") { fields.number("until")? } else { base.as_ref()?.until_d };
    injury::told_if_no_horizon(fields, reader);
    let (species, body_mass_g) = (Some(injury.species), Some(injury.body_mass_g));
    let setting = Setting { vocabulary, until_d: Some(until_d), species, body_mass_g, regions: Some(REGIONS) };
    let mut arm = base.map_or_else(
        || Arm { name: String::new(), interventions: vec![], perturbations: vec![], parameters: vec![], rules: vec![] },
        |base| base.arm,
    );
    arm.name = name.to_owned();
    for own in fields.tables("intervention") {
        arm.interventions.push(intervention(own, &setting, reader)?);
    }
    plausible::doses(fields.tables("intervention"), &setting, &mut reader.log);
    let tables = fields.tables("perturbation").iter();
    let own: Vec<_> =
        tables.map(|own| Some((own.clone(), perturbation(own, &setting, reader)?))).collect::<Option<_>>()?;
    contradictions(&own, reader);
    arm.perturbations.extend(own.into_iter().map(|(_, perturbation)| perturbation));
    for own in overrides(fields.named("parameters"), vocabulary, reader) {
        arm.parameters.retain(|old| old.name != own.name);
        arm.parameters.push(own);
    }
    told_if_late(name, &arm, until_d, &fields.place("until"), reader);
    Some(Experiment { name: name.to_owned(), about: fields.text("about")?, injury, until_d, arm })
}

/// A dose has to come before the end.
fn told_if_late(name: &str, arm: &Arm, until_d: f64, place: &Span, reader: &mut Reader<'_>) {
    if arm.interventions.iter().flat_map(|one| &one.doses).any(|dose| dose.start_d >= until_d) {
        let message = format!("a dose of `{name}` comes after its end");
        reader.log.error(place, message, "expected a later end", None);
    }
}
