//! Rules: what is given when the course says so, in the place of a time.

use super::interventions::{Setting, portion, timed};
use super::types::Rule;
use crate::reading::content::report;
use crate::reading::fields::{Field, Fields, Value};
use crate::reading::kinds::{Kind, Table, optional, required};
use crate::reading::log::Log;
use crate::reading::nearest;
use crate::reading::reader::Reader;
use crate::reading::units::spoken_time;

/// How often a rule gives at most, if it does not say so (assumed): as often as the longest published regimens of daily
/// doses, with some to spare, and few enough that a condition which is passed again and again shows as such.
pub(super) const USUALLY: u64 = 10;

/// How often it may give; each time costs the solver the course up to there once more.
const LARGEST: u64 = 100;

pub(crate) static RULE: Table = Table {
    title: "[[rule]]",
    doc: "What is given when the course says so: a condition, and an intervention without a time.",
    keys: &[
        optional("name", Kind::Name, "Name of the rule, unique in the scenario; that of what it gives if left out."),
        required(
            "when",
            Kind::Text,
            "The condition: a formula of observables and states, > or <, a number, and `for` a time if it has to last, as in \
             \"m1@penumbra > 0.4 for 6 h\"; several of them joined by `and`, or by `or`.",
        ),
        required("give", Kind::Name, "The intervention that it gives, one without `at` and `schedule`."),
        optional("max", Kind::Whole { low: 1, high: LARGEST }, "How often it gives at most; 10 if left out."),
        optional("lockout", Kind::Duration, "Time after it gave in which it does not give again; 0 if left out."),
        optional("from", Kind::Duration, "Time after the injury from which it is watched; 0 if left out."),
        optional(
            "hysteresis",
            Kind::Number { low: 0.0, high: f64::MAX },
            "How far beyond the number the condition no longer holds, in the unit of what is compared; 0 if left out.",
        ),
        optional(
            "again",
            Kind::Choice(&["after-a-break", "while-it-holds"]),
            "Whether the condition must not have held in between before it gives again; \"after-a-break\" if left out.",
        ),
    ],
    conflicts: &[],
    one_of: &[],
    needs: &[],
};

/// The rules of a scenario, each with a name, which no metric may have.
pub(crate) fn all(fields: &Fields, log: &mut Log<'_>) -> Vec<Fields> {
    let rules = named(fields.tables("rule"));
    apart_from_metrics(&rules, fields.tables("metric"), log);
    rules
}

/// The tables with a name in each: that of what it gives where it has none, with a number where that is taken.
pub(crate) fn named(tables: &[Fields]) -> Vec<Fields> {
    let mut taken: Vec<String> = tables.iter().filter_map(|fields| fields.text("name")).collect();
    let mut all = tables.to_vec();
    for fields in all.iter_mut().filter(|fields| !fields.has("name")) {
        let Some(give) = fields.get("give").cloned() else { continue };
        let Value::Text(given) = &give.value else { continue };
        let numbered = (2..).map(|number| format!("{given} {number}"));
        let free = std::iter::once(given.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = free.unwrap_or_default();
        taken.push(name.clone());
        fields.entries.insert("name", Field { value: Value::Text(name), ..give });
    }
    all
}

/// The interventions that rules of these tables give.
pub(crate) fn given<'f>(tables: &'f [Fields]) -> impl Iterator<Item = String> + 'f {
    tables.iter().filter_map(|fields| fields.text("give"))
}

/// Endings of the names under which it is told how often a rule gave and when first.
pub const TOLD: [&str; 2] = ["_times_given", "_first_given"];

/// No metric of the scenario's own is called like what is told of a rule.
fn apart_from_metrics(rules: &[Fields], metrics: &[Fields], log: &mut Log<'_>) {
    let told: Vec<String> = rules
        .iter()
        .filter_map(|rule| rule.text("name"))
        .flat_map(|name| TOLD.map(|ending| format!("{name}{ending}")))
        .collect();
    for metric in metrics {
        if let Some(name) = metric.text("name").filter(|name| told.contains(name)) {
            let message = format!("`{name}` is told of a rule already");
            log.error(&metric.place("name"), message, "choose another name", None);
        }
    }
}

/// What rules look for what they give in.
pub(crate) struct Given<'f> {
    /// Names of all interventions of the scenario.
    pub(crate) known: &'f [String],
    /// Those of the arm.
    pub(crate) here: &'f [Fields],
}

/// The rules of an arm; those of which it leaves out what they give are left out too. `None` if something was reported.
pub(crate) fn rules(
    tables: &[Fields],
    given: &Given<'_>,
    setting: &Setting<'_>,
    reader: &mut Reader<'_>,
) -> Option<Vec<Rule>> {
    let mut all = Vec::new();
    for fields in tables {
        reader.log.set_difference(fields.changed_at.clone());
        all.push(rule(fields, given, setting, reader));
    }
    reader.log.set_difference(None);
    Some(all.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
}

/// A rule; nothing in the place of one that has nothing to give in this arm.
fn rule(fields: &Fields, given: &Given<'_>, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<Option<Rule>> {
    let for_d = condition(fields, setting, reader);
    let sound = [in_time(fields, for_d, setting, reader), apart(fields, reader)];
    let give = fields.text("give")?;
    if !given.known.contains(&give) {
        let known: Vec<&str> = given.known.iter().map(String::as_str).collect();
        let help = match known.is_empty() {
            true => "the scenario has no [[intervention]]; a rule gives one that has no time".to_owned(),
            false => nearest::help(&give, &known, ""),
        };
        let message = format!("there is no intervention named `{give}`");
        let label = "expected a name from the [[intervention]] tables";
        reader.log.error(&fields.place("give"), message, label, Some(help));
        return None;
    }
    let Some(what) = given.here.iter().find(|one| one.text("name").as_ref() == Some(&give)) else { return Some(None) };
    if timed(what) {
        let message = format!("`{give}` has a time of its own");
        let label = "expected an intervention without `at` and `schedule`";
        let help = format!("the rule says when: leave the time of `{give}` out, or give the rule another intervention");
        reader.log.error(&fields.place("give"), message, label, Some(help));
        return None;
    }
    let give = portion(what, setting, reader);
    for_d.filter(|_| sound == [true, true])?;
    let days = |key| if fields.has(key) { fields.number(key) } else { Some(0.0) };
    Some(Some(Rule {
        name: fields.text("name")?,
        when: fields.text("when")?,
        give: give?,
        max: usize::try_from(if fields.has("max") { fields.whole("max")? } else { USUALLY }).ok()?,
        lockout_d: days("lockout")?,
        from_d: days("from")?,
        hysteresis: days("hysteresis")?,
        again: again(fields),
    }))
}

fn again(fields: &Fields) -> bool {
    fields.text("again").as_deref() == Some("while-it-holds")
}

/// For how long the condition has to hold, in days; `None` if it was reported.
fn condition(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) -> Option<f64> {
    let (when, regions) = (fields.text("when")?, setting.regions?);
    let (for_d, comparisons) = match (setting.vocabulary.condition)(&when, regions) {
        Ok(found) => found,
        Err(fault) => {
            report(fault, &fields.place("when"), &when, &mut reader.log);
            return None;
        }
    };
    if comparisons > 1 && fields.number("hysteresis").is_some_and(|width| width > 0.0) {
        let label = "expected a condition of one comparison";
        let help = "a difference beyond one number is none beyond another: write a rule for each comparison".to_owned();
        reader.log.error(&fields.place("hysteresis"), "several comparisons have one `hysteresis`", label, Some(help));
        return None;
    }
    Some(for_d)
}

/// The condition can hold for long enough before the end.
fn in_time(fields: &Fields, for_d: Option<f64>, setting: &Setting<'_>, reader: &mut Reader<'_>) -> bool {
    let Some(until) = setting.until_d else { return true };
    let (from, lasting) = (fields.number("from").unwrap_or(0.0), for_d.unwrap_or(0.0));
    if from + lasting < until {
        return true;
    }
    let key = if from >= until { "from" } else { "when" };
    let message = format!("a rule that gives at {} at the earliest would never give", spoken_time(from + lasting));
    let help = format!("watch it earlier, ask for less time, or simulate beyond {}", spoken_time(from + lasting));
    reader.log.error(&fields.place(key), message, format!("the simulation ends at {}", spoken_time(until)), Some(help));
    false
}

/// What gives again while its condition holds waits in between.
fn apart(fields: &Fields, reader: &mut Reader<'_>) -> bool {
    let waits = fields.number("lockout").is_some_and(|lockout| lockout > 0.0);
    if !again(fields) || waits {
        return true;
    }
    let message = "a rule that gives again while its condition holds would give all at once";
    let help = "write for how long it waits after it gave, as in `lockout = \"24 h\"`".to_owned();
    reader.log.error(&fields.place("again"), message, "expected a `lockout` beside it", Some(help));
    false
}
