//! Everything that is not an exosome: a change of a reaction, a parameter or a state.

use super::amount::rounded;
use super::interventions::Setting;
use super::misnamed;
use super::pulses::Times;
use super::times;
use super::types::Perturbation;
use crate::model::act::{Change, Target};
use crate::model::doses::MOST_OF_AN_ACT as MOST;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::units::spoken_time;

/// The perturbation; `None` if something in it was reported.
pub(crate) fn perturbation(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Perturbation> {
    misnamed::treatment(fields, setting, reader);
    let times = if times::pulsed(fields) { again(fields, setting, reader) } else { once(fields, setting, reader) };
    let region = if fields.has("region") { fields.text("region")? } else { "all".to_owned() };
    has_region(&region, fields, setting, reader);
    plausible(fields, setting, reader);
    holds(fields, setting, reader);
    far(fields, setting, reader);
    let Times { from_d, until_d, pulses } = times?;
    Some(Perturbation {
        name: fields.text("name")?,
        target: target(fields)?,
        change: change(fields)?,
        from_d,
        until_d,
        pulses,
        region: Some(region).filter(|region| region != "all"),
        treatment: None,
    })
}

/// One window, or one event on a state.
fn once(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Times> {
    let event = fields.has("state");
    let begin = if event { "at" } else { "from" };
    let from_d = if fields.has(begin) { fields.number(begin) } else { Some(0.0) };
    let until_d = match (event, fields.has("until")) {
        (true, _) => from_d,
        (false, true) => fields.number("until"),
        (false, false) => Some(f64::INFINITY),
    };
    window(fields, begin, from_d, until_d, setting, reader);
    Some(Times { from_d: from_d?, until_d: until_d?, pulses: Vec::new() })
}

/// Windows, or events on a state, that come again.
fn again(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Times> {
    let event = fields.has("state");
    let trains = times::trains(fields, if event { "at" } else { "from" }, reader)?;
    let place = fields.place(times::key(fields));
    let mut pulses = Vec::new();
    for train in trains {
        match (event, train.for_d) {
            (true, Some(_)) => {
                let help = "a state is changed at once: leave the length out".to_owned();
                reader.log.error(&place, "an event on a state has no length", "expected times alone", Some(help));
                return None;
            }
            (false, None) => {
                let help = match times::key(fields) {
                    "schedule" => "write a length in front of it, as in \"90 min daily for 14 d\"",
                    _ => "add `for`, as in { every = \"24 h\", times = 14, for = \"90 min\" }",
                };
                let message = "nothing says how long a window lasts";
                reader.log.error(&place, message, "expected a length", Some(help.to_owned()));
                return None;
            }
            (_, for_d) => pulses.push(train.lasting(for_d.unwrap_or(0.0))),
        }
    }
    times::apart(pulses, fields, setting, reader)
}

fn target(fields: &Fields) -> Option<Target> {
    let reaction = fields.text("reaction").map(Target::Reaction);
    reaction
        .or_else(|| fields.text("parameter").map(Target::Parameter))
        .or_else(|| fields.text("state").map(Target::State))
}

fn change(fields: &Fields) -> Option<Change> {
    let scale = fields.number("scale").map(Change::Scale);
    scale
        .or_else(|| fields.number("value").map(Change::Set))
        .or_else(|| fields.number("add").map(Change::Add))
        .or_else(|| fields.number("multiply").map(Change::Multiply))
}

/// The window is the right way round and opens before the end.
pub(super) fn window(
    fields: &Fields,
    begin: &str,
    from: Option<f64>,
    until: Option<f64>,
    setting: &Setting<'_>,
    reader: &mut Reader<'_>,
) {
    let (Some(from), Some(until)) = (from, until) else { return };
    if !fields.has("state") && until <= from {
        let message = format!("the window closes at {} but opens at {}", spoken_time(until), spoken_time(from));
        let left_out = if begin == "at" { "for as long as one dose acts" } else { "for no end" };
        let help = format!("`{begin}` comes before `until`; leave `until` out {left_out}");
        reader.log.error(
            &fields.place("until"),
            message,
            format!("expected later than {}", spoken_time(from)),
            Some(help),
        );
    }
    let Some(end) = setting.until_d else { return };
    let ends = format!("the simulation ends at {}", spoken_time(end));
    if from >= end {
        let message = format!("at {} nothing is left to perturb", spoken_time(from));
        let help = format!("begin earlier, or simulate beyond {}", spoken_time(from));
        reader.log.error(&fields.place(begin), message, ends, Some(help));
    } else if until.is_finite() && until > end {
        let message = format!("the window closes at {}, beyond the end", spoken_time(until));
        let help = "write \"end\", or leave `until` out, for a window that stays open".to_owned();
        reader.log.error(&fields.place("until"), message, ends, Some(help));
    }
}

/// A parameter is set to what it could be, or up to [`MOST`] times that.
fn plausible(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let (Some(name), Some(value)) = (fields.text("parameter"), fields.number("value")) else { return };
    let Some(info) = setting.vocabulary.parameter(&name) else { return };
    let most = MOST * info.high;
    if !(0.0..=most).contains(&value) {
        let message = format!("`{name}` is set to {value}");
        let help = format!("plausible: {} to {} {}", info.low, info.high, info.unit).trim_end().to_owned();
        reader.log.error(&fields.place("value"), message, format!("expected a number from 0 to {most}"), Some(help));
    }
}

/// Beyond this factor a change is warned of (assumed): drugs, depletions and knock-outs of the facts change a rate twofold
/// to fivefold, or switch it off.
const FAR: f64 = 10.0;

/// A factor, or a value, that is allowed and that nothing published is taken for.
fn far(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let help = "the model goes on as if such a change were possible; nothing was checked there".to_owned();
    let factor = ["scale", "multiply"].into_iter().find_map(|key| Some((key, fields.number(key)?)));
    let what = ["reaction", "state"].into_iter().find_map(|key| fields.text(key));
    if let (Some((key, factor)), Some(what)) = (factor.filter(|(_, factor)| *factor > FAR), what) {
        let message =
            format!("`{what}` is multiplied by {factor}; what is published is taken for {FAR} at most (assumed)");
        return reader.log.warn(&fields.place(key), message, "beyond what is published", Some(help));
    }
    let info = fields.text("parameter").and_then(|name| setting.vocabulary.parameter(&name));
    let set = fields.number("value").map(|value| ("value", value));
    let scaled = info.zip(fields.number("scale")).map(|(info, factor)| ("scale", factor * info.value));
    let (Some(info), Some((key, value))) = (info, set.or(scaled)) else { return };
    // Beyond MOST times it is refused.
    if value > FAR * info.high && (key == "scale" || value <= MOST * info.high) {
        let (times, unit) = (rounded(value / info.high), if info.unit == "1" { "" } else { info.unit });
        let most = format!("{} {unit}", info.high).trim_end().to_owned();
        let message = format!("`{}` becomes {times} times the most that is plausible, {most}", info.name);
        reader.log.warn(&fields.place(key), message, "beyond what is plausible", Some(help));
    }
}

/// No more is added to a state than it could be.
fn holds(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let (Some(name), Some(add)) = (fields.text("state"), fields.number("add")) else { return };
    let Some(info) = setting.vocabulary.states.iter().find(|state| state.name == name) else { return };
    if add > info.high {
        let message = format!("`{name}` cannot take {add}");
        let unit = if info.unit == "1" { String::new() } else { format!(" {}", info.unit) };
        let help = format!("all that it is thought to be is {}{unit}", info.high);
        let label = format!("expected a number from 0 to {}", info.high);
        reader.log.error(&fields.place("add"), message, label, Some(help));
    }
}

/// With one region there is no penumbra.
fn has_region(region: &str, fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    if region == "penumbra" && setting.regions == Some(1) {
        let help = "set regions = 2 in [simulation], or leave `region` out".to_owned();
        reader.log.error(
            &fields.place("region"),
            "a cord of one region has no penumbra",
            "expected \"epicentre\" or \"all\"",
            Some(help),
        );
    }
}

/// Whether both act at some time.
fn meet(one: &Perturbation, other: &Perturbation) -> bool {
    let windows = other.windows();
    one.windows().iter().any(|(from, until)| windows.iter().any(|(begin, end)| from < end && begin < until))
}

/// Two perturbations that give one parameter a value at the same time contradict each other.
pub(crate) fn contradictions(perturbations: &[(Fields, Perturbation)], reader: &mut Reader<'_>) {
    for (index, (fields, later)) in perturbations.iter().enumerate() {
        let rival = perturbations.iter().take(index).find(|(_, earlier)| {
            matches!((earlier.change, later.change), (Change::Set(_), Change::Set(_)))
                && earlier.target == later.target
                && meet(earlier, later)
        });
        if let Some((_, rival)) = rival {
            let message = format!("`{}` and `{}` set the same parameter at the same time", rival.name, later.name);
            let help = "let one end before the other begins, or use `scale`: factors multiply".to_owned();
            reader.log.error(&fields.place("value"), message, "only one value can hold", Some(help));
        }
    }
}
