//! What may be chosen, in the library's own words.

use crate::fault::Fault;
use crate::session::{Answer, Session};
use exocord::course::outcomes::{Subject, Tint, in_panel};
use exocord::export::describe::{Description, Topic, describe};
use exocord::model::injuries::{Scale, Trauma, WORDS};
use exocord::model::observables::{columns, listed};
use exocord::model::species::{Better, Species};
use exocord::present::{EXPOSURE, ceiling, tint, titled, unit};
use exocord::scenario::Scenario;
use serde_json::{Value, json};

/// Regions of a cord where a scenario says nothing else.
const REGIONS: usize = 3;

/// Everything that may be chosen.
pub fn words(session: &mut Session) -> Result<Answer, Fault> {
    let catalogue = session.catalogue()?;
    let rows = |set: &'static str| -> Result<Value, Fault> {
        match describe(&Topic::Set(set), catalogue)? {
            Description::Catalogue(rows) => Ok(serde_json::to_value(rows)?),
            other => Ok(serde_json::to_value(other)?),
        }
    };
    Ok(Answer::of(&json!({
        "ok": true,
        "species": Species::ALL.iter().map(|one| species(one)).collect::<Vec<_>>(),
        "injuries": Trauma::ALL.iter().map(|one| injury(one)).collect::<Vec<_>>(),
        "sources": rows("source")?, "cargo": rows("cargo")?, "engineering": rows("engineering")?,
        "routes": rows("route")?, "mechanisms": rows("mechanism")?,
        "columns": columns(REGIONS).iter().map(|name| column(name)).collect::<Vec<_>>(),
        "panels": panels(),
        "reactions": few(&Topic::Reactions, session)?,
        "parameters": few(&Topic::Parameters, session)?,
        "states": few(&Topic::States, session)?,
    })))
}

/// Rows without their sources, rates and formulas: `describe` has these.
fn few(topic: &Topic, session: &mut Session) -> Result<Value, Fault> {
    let told = serde_json::to_value(describe(topic, session.catalogue()?)?)?;
    let mut rows = told.as_object().and_then(|told| told.values().next()).cloned().unwrap_or_default();
    for row in rows.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        row.retain(|key, _| !["source", "rate", "formula", "arrow"].contains(&key.as_str()));
    }
    Ok(rows)
}

fn species(one: &'static Species) -> Value {
    let score = &one.score;
    let scales = one.used_scales().chain([(&WORDS, false)]);
    json!({
        "id": one.id, "aliases": one.aliases, "name": one.plural,
        "body_mass_g": { "usual": one.body_mass.value, "low": one.body_mass.low, "high": one.body_mass.high },
        "score": {
            "column": score.column, "title": score.title, "label": score.label, "about": score.about,
            "full": score.full.value, "smallest_difference": score.smallest_difference.value,
            "more_is_better": score.better == Better::More,
        },
        "severities": scales.flat_map(|(scale, borrowed)| grades(scale, borrowed)).collect::<Vec<_>>(),
    })
}

/// Grades of a scale as a scenario writes them.
fn grades(scale: &'static Scale, borrowed: bool) -> impl Iterator<Item = Value> {
    let trauma = scale.trauma.map(|trauma| trauma.id);
    scale.numbers().map(move |(word, grade)| {
        json!({ "word": word, "severity": grade.value, "scale": scale.noun, "injury": trauma, "borrowed": borrowed })
    })
}

fn injury(one: &'static Trauma) -> Value {
    let severity = one.severity.as_ref().map(|severity| severity.value);
    json!({ "id": one.id, "aliases": one.aliases, "severity": severity, "about": one.remark })
}

/// A column as a reader takes it.
pub fn column(name: &str) -> Value {
    let (base, region) = name.split_once('@').map_or((name, None), |(base, region)| (base, Some(region)));
    let about = listed().find(|one| one.name == base).map(|one| one.about);
    let tint = match tint(name) {
        Tint::Harmful => "harmful",
        Tint::Protective => "protective",
        Tint::Repair => "repair",
        Tint::Glia => "glia",
        Tint::Death => "death",
        Tint::Reference => "reference",
    };
    json!({
        "name": name, "base": base, "region": region, "label": titled(name), "unit": unit(name), "about": about,
        "tint": tint, "ceiling": ceiling(name),
    })
}

/// Panels as the overview of a run has them: the score of each species, what is given, and the others.
fn panels() -> Vec<Value> {
    let panel = |title: &str, unit: &str, columns: &[Value], species: Option<&str>| json!({ "title": title, "unit": unit, "columns": columns, "species": species });
    let only = |name: &str| vec![json!({ "name": name, "label": titled(name) })];
    let scores = Species::ALL
        .iter()
        .map(|one| panel(one.score.title, &unit(one.score.column), &only(one.score.column), Some(one.id)));
    let given = [panel(&titled(EXPOSURE), &unit(EXPOSURE), &only(EXPOSURE), None)];
    let others = subjects().map(|subject| {
        let (title, unit) = subject.title();
        let shown = in_panel(subject).into_iter().filter_map(|one| {
            let (_, _, label, _) = one.overview?;
            Some(json!({ "name": one.column, "label": label }))
        });
        panel(title, unit, &shown.collect::<Vec<_>>(), None)
    });
    scores.chain(given).chain(others).collect()
}

fn subjects() -> impl Iterator<Item = Subject> {
    Subject::ALL.into_iter().filter(|subject| *subject != Subject::Exosomes)
}

/// Columns of the panels of a scenario.
pub fn usual_columns(scenario: &Scenario) -> Vec<String> {
    let regions = scenario.simulation.regions;
    let others = subjects().flat_map(in_panel).filter(|one| one.there(regions)).map(|one| one.column);
    [scenario.injury.species.score.column, EXPOSURE].into_iter().chain(others).map(String::from).collect()
}
