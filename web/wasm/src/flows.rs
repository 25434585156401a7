//! What flows through every reaction of an arm.

use crate::fault::Fault;
use crate::request::Flows as Wanted;
use crate::run::thinned;
use crate::session::{Answer, Session};
use exocord::experiment::{Flows, Template};
use serde_json::{Value, json};

/// About how many times are enough for a graph.
const TIMES: usize = 60;

/// The rate of every reaction of an arm over time.
pub fn flows(session: &mut Session, wanted: &Wanted) -> Result<Answer, Fault> {
    let parsed = session.parsed(&wanted.scenario(), wanted.rtol)?;
    let scenario = &parsed.scenario;
    let arm = scenario.arm(wanted.arm.as_deref())?;
    let template = Template::new(scenario, arm, session.catalogue()?)?;
    let times = thinned(scenario.simulation.until_d, wanted.times.unwrap_or(TIMES));
    let found = Flows::of(template.nominal(), &times)?;
    let mut numbers = times;
    let samples = numbers.len();
    let mut reactions: Vec<Value> = Vec::new();
    for ((reaction, place), flow) in
        found.reactions.iter().filter(|(_, flow)| flow.rates.iter().any(|rate| *rate != 0.0))
    {
        numbers.extend(&flow.rates);
        reactions.push(json!({ "reaction": reaction, "place": place, "unit": flow.unit, "changes": flow.senses }));
    }
    Ok(Answer::with(&json!({ "ok": true, "arm": arm.name, "samples": samples, "reactions": reactions }), numbers))
}
