//! The questions of the command line, answered as `--json` prints them.

use crate::fault::{Fault, fault};
use crate::request::{Between, HowSure, Routes, Window};
use crate::session::{Answer, Session};
use crate::told::ToPage;
use exocord::answers::Equal;
use exocord::experiment::vocabulary;
use exocord::present::{
    routes_sentence, what_matters as present_matters, why as present_why, window as present_window,
};
use exocord::scenario::Scenario;
use exocord::scenario::variant::{Original, Told, Written};
use exocord::schema::Said;
use exocord::study::why::NotAsked;
use exocord::study::window::{Variants, WindowQuestion, readable, starts_d, window as ask_window};
use exocord::study::{
    Alone, FOLLOW_D, Readout, RoutesQuestion, WhyQuestion, routes as ask_routes, what_matters, why as ask_why,
};
use serde_json::{Value, json};

/// Who works, and who is told.
const HANDS: (&Alone, &ToPage) = (&Alone, &ToPage);

fn answered(told: Value) -> Answer {
    Answer::of(&json!({ "ok": true, "told": told }))
}

/// How late is too late.
pub fn window(session: &mut Session, wanted: &Window) -> Result<Answer, Fault> {
    let parsed = session.parsed(&wanted.scenario(), wanted.rtol)?;
    let members = session.members(wanted.sets.unwrap_or(0))?;
    let catalogue = session.catalogue()?;
    let scenario = &parsed.scenario;
    scenario.arm(wanted.arm.as_deref())?;
    let (variants, more) = variants(wanted, scenario, &vocabulary(catalogue)).map_err(|told| Fault::told(&told))?;
    let question = WindowQuestion {
        arm: wanted.arm.clone(),
        metric: wanted.metric.clone(),
        starts_d: starts_d(wanted.times.as_deref().unwrap_or_default())?,
        day: wanted.at,
        follow_d: wanted.follow.unwrap_or(FOLLOW_D),
        map: wanted.doses.is_some(),
        variants,
    };
    readable(&question, scenario).map_err(|told| Fault::told(&[told]))?;
    let found = ask_window(&question, &members, catalogue, HANDS)?;
    let (sentence, warnings) = (present_window::sentence(&found), [parsed.messages(), more].concat());
    let said = Said::of(scenario, (&sentence, &warnings), &members, (&found).into());
    Ok(answered(said.json("window", &found)?))
}

/// The scenarios, one a curve, and what is said of them that is not said of the one as written.
fn variants(
    wanted: &Window,
    scenario: &Scenario,
    words: &exocord::scenario::Vocabulary<'_>,
) -> Result<(Variants, Vec<String>), Vec<Told>> {
    let alone = |told| vec![told];
    let by = wanted.by.as_deref().map(|by| Written::flag("--by", by)).transpose().map_err(alone)?;
    let doses = wanted.doses.as_deref().map(|doses| Written::values("--doses", "dose", doses));
    let (curves, panels) = match (doses, by) {
        (Some(doses), panels) => (doses, panels),
        (None, Some(by)) => (by, None),
        (None, None) => return Ok((Variants::none(scenario), Vec::new())),
    };
    let written = wanted.scenario();
    let original = Original::new(written.file(), &written.text, words).map_err(alone)?;
    let curves = original.axis(&curves).map_err(alone)?;
    let panels = panels.map(|panels| original.axis(&panels)).transpose().map_err(alone)?;
    let (found, warnings) = Variants::of(&original, &curves, panels.as_ref())?;
    Ok((found, warnings.into_iter().flat_map(|told| told.found).map(|one| one.message).collect()))
}

/// Which way in.
pub fn routes(session: &mut Session, wanted: &Routes) -> Result<Answer, Fault> {
    let parsed = session.parsed(&wanted.scenario(), wanted.rtol)?;
    let members = session.members(wanted.sets.unwrap_or(0))?;
    let catalogue = session.catalogue()?;
    let scenario = &parsed.scenario;
    Readout::asked(wanted.metric.as_deref(), wanted.at, scenario).map_err(|told| Fault::told(&[told]))?;
    let question = RoutesQuestion {
        equal: Some(equal(wanted.equal.as_deref().unwrap_or("dose"))?),
        routes: wanted.routes.clone().unwrap_or_default(),
        arm: wanted.arm.clone(),
        intervention: wanted.intervention.clone(),
        metric: wanted.metric.clone(),
        at_d: wanted.at,
    };
    let found = ask_routes(&question, scenario, (catalogue, &members), HANDS)?;
    let (sentence, warnings) = (routes_sentence(&found), parsed.messages());
    let said = Said::of(scenario, (&sentence, &warnings), &members, (&found).into());
    Ok(answered(said.json("routes", &found)?))
}

fn equal(word: &str) -> Result<Equal, Fault> {
    let mut all = [Equal::Dose, Equal::Exposure, Equal::Effect, Equal::Customary].into_iter();
    let unknown = || fault(format!("`{word}` cannot be equal; expected dose, exposure, effect or customary"));
    all.find(|one| one.word() == word).ok_or_else(unknown)
}

/// What carries the difference.
pub fn why(session: &mut Session, wanted: &Between) -> Result<Answer, Fault> {
    let parsed = session.parsed(&wanted.scenario(), wanted.rtol)?;
    let members = session.members(wanted.sets.unwrap_or(0))?;
    let (scenario, warnings) = (&parsed.scenario, parsed.messages());
    let arms = (wanted.arm.as_deref(), wanted.against.as_deref());
    let question = WhyQuestion::asked(scenario, arms, (wanted.metric.as_deref(), wanted.at)).map_err(not_asked)?;
    let found = ask_why(&question, scenario, session.catalogue()?, &members, HANDS)?;
    let sentence = present_why::sentence(&found);
    let said = Said::of(scenario, (&sentence, &warnings), &members, (&found).into());
    Ok(answered(said.json("why", &found)?))
}

/// Which parameters decide it.
pub fn how_sure(session: &mut Session, wanted: &HowSure) -> Result<Answer, Fault> {
    let parsed = session.parsed(&wanted.scenario(), wanted.rtol)?;
    let members = session.members(wanted.sets.unwrap_or(usize::MAX))?;
    let facts = wanted.facts.clone().unwrap_or_default();
    let (scenario, warnings) = (&parsed.scenario, parsed.messages());
    let arms = (wanted.arm.as_deref(), wanted.against.as_deref());
    let question = WhyQuestion::asked(scenario, arms, (wanted.metric.as_deref(), wanted.at)).map_err(not_asked)?;
    let found = what_matters(&question, scenario, (session.catalogue()?, &facts), &members, HANDS)?;
    let sentence = present_matters::sentence(&found);
    let said = Said::of(scenario, (&sentence, &warnings), &members, (&found).into());
    Ok(answered(said.json("what_matters", &found)?))
}

fn not_asked(error: NotAsked) -> Fault {
    match error {
        NotAsked::Arm(what) => fault(what),
        NotAsked::Read(told) => Fault::told(&[told]),
    }
}
