//! The arms of the experiment: control, the scenario as written, and what was declared as differences from it.

use super::alike::remarks;
use super::interventions::{Setting, intervention, timed};
use super::parameters::overrides;
use super::perturbations::{contradictions, perturbation};
use super::plausible;
use super::rules::{self, Given, given};
use super::treatments::{treatment, twice};
use super::types::{Arm, Intervention, Override, Perturbation};
use crate::reading::diagnostic::Span;
use crate::reading::fields::{Fields, Named};
use crate::reading::gaps;
use crate::reading::log::ArmPlace;
use crate::reading::nearest;
use crate::reading::reader::Reader;
use std::collections::BTreeMap;

const CONTROL: &str = "control";
const TREATED: &str = "treated";

/// The scenario as written, before it is turned into an arm.
pub(crate) struct Protocol<'f> {
    pub(crate) interventions: &'f [Fields],
    pub(crate) perturbations: &'f [Fields],
    pub(crate) treatments: &'f [Fields],
    pub(crate) parameters: &'f [Override],
    /// Each with a name.
    pub(crate) rules: &'f [Fields],
    pub(crate) setting: Setting<'f>,
}

impl<'f> Protocol<'f> {
    /// Of a scenario, whose parameters and rules were read.
    pub(crate) fn new(
        fields: &'f Fields,
        (parameters, rules): (&'f [Override], &'f [Fields]),
        setting: Setting<'f>,
    ) -> Self {
        let [interventions, perturbations, treatments] =
            ["intervention", "perturbation", "treatment"].map(|key| fields.tables(key));
        Protocol { interventions, perturbations, treatments, parameters, rules, setting }
    }
}

/// Every arm in the order in which it runs; `None` if something was reported.
pub(crate) fn arms(protocol: &Protocol<'_>, declared: &[Fields], reader: &mut Reader<'_>) -> Option<Vec<Arm>> {
    unique(protocol.interventions, "intervention", reader);
    unique(protocol.perturbations, "perturbation", reader);
    unique(protocol.treatments, "treatment", reader);
    unique(protocol.rules, "rule", reader);
    apart(protocol, reader);
    unique(declared, "arm", reader);
    let Protocol { interventions, perturbations, treatments, parameters, rules, .. } = *protocol;
    let tables = [interventions, perturbations, treatments, rules];
    let written = build(TREATED, tables, parameters, protocol, reader);
    let own: Vec<Option<Arm>> = declared
        .iter()
        .map(|fields| declared_arm(fields, extent(fields, declared, reader), protocol, reader))
        .collect();
    let control = Arm {
        name: CONTROL.to_owned(),
        interventions: vec![],
        perturbations: vec![],
        parameters: protocol.parameters.to_vec(),
        rules: vec![],
    };
    let written = written?;
    let own: Vec<Arm> = own.into_iter().collect::<Option<_>>()?;
    let treats = written.given().next().is_some() || !written.perturbations.is_empty();
    let declared_as_written = own.iter().any(|arm| arm.runs_as(&written));
    let mut all = vec![control];
    if treats && !declared_as_written {
        clash(declared, &own, reader)?;
        all.push(written);
    }
    let own_from = all.len();
    all.extend(own);
    let first = tables.into_iter().flatten().take(own_from - 1);
    let places: Vec<Span> = first.chain(declared).map(|fields| fields.place("name")).collect();
    remarks(&all, &places, reader);
    Some(all)
}

/// Names within one kind are unique, in small letters too, since files and readers may not tell these apart; `control`
/// is taken.
pub(super) fn unique(tables: &[Fields], noun: &str, reader: &mut Reader<'_>) {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for fields in tables {
        let Some(name) = fields.text("name") else { continue };
        if noun == "arm" && name.eq_ignore_ascii_case(CONTROL) {
            let help = "control is always run: the same injury and parameters without any treatment".to_owned();
            reader.log.error(
                &fields.place("name"),
                format!("the name `{name}` is reserved"),
                "choose another name",
                Some(help),
            );
        }
        let Some(other) = names.insert(name.to_lowercase(), name.clone()) else { continue };
        let message = match other == name {
            true => format!("there are two {noun}s named `{name}`"),
            false => format!("the {noun}s `{other}` and `{name}` differ in small and capital letters only"),
        };
        reader.log.error(&fields.place("name"), message, "choose another name", None);
    }
}

/// Parts of a treatment have its name, as a perturbation has its own: the two are told apart by it.
fn apart(protocol: &Protocol<'_>, reader: &mut Reader<'_>) {
    let names: Vec<String> = protocol.perturbations.iter().filter_map(|fields| fields.text("name")).collect();
    for fields in protocol.treatments {
        let Some(name) = fields.text("name") else { continue };
        if names.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            let message = format!("a perturbation and a treatment are both named `{name}`");
            let help = "a treatment may have any name if `treatment` says which it is".to_owned();
            reader.log.error(&fields.place("name"), message, "choose another name", Some(help));
        }
    }
}

/// What is read of each table, `None` of one in which something was reported; findings name the difference of an arm.
fn each<T>(
    tables: &[Fields],
    reader: &mut Reader<'_>,
    mut read: impl FnMut(&Fields, &mut Reader<'_>) -> Option<T>,
) -> Vec<Option<T>> {
    let one = |fields: &Fields| {
        reader.log.set_difference(fields.changed_at.clone());
        read(fields, reader)
    };
    tables.iter().map(one).collect()
}

/// An arm of interventions, perturbations and treatments, in this order.
fn build(
    name: &str,
    [interventions, perturbations, treatments, rules]: [&[Fields]; 4],
    parameters: &[Override],
    protocol: &Protocol<'_>,
    reader: &mut Reader<'_>,
) -> Option<Arm> {
    let setting = &protocol.setting;
    let known: Vec<String> = protocol.interventions.iter().filter_map(|fields| fields.text("name")).collect();
    let vesicles = vesicles(interventions, protocol, reader);
    let changes = each(perturbations, reader, |fields, reader| {
        perturbation(fields, setting, reader).map(|change| (fields.clone(), change))
    });
    let parts = each(treatments, reader, |fields, reader| treatment(fields, setting, reader));
    let sound: Vec<(Fields, Perturbation)> = changes.iter().flatten().cloned().collect();
    reader.log.set_difference(None);
    plausible::doses(interventions, setting, &mut reader.log);
    plausible::by_rules(rules, interventions, setting, &mut reader.log);
    contradictions(&sound, reader);
    let read = treatments.iter().zip(&parts).filter_map(|(fields, parts)| Some((fields, parts.as_deref()?)));
    twice(&read.collect::<Vec<_>>(), reader);
    let rules = rules::rules(rules, &Given { known: &known, here: interventions }, setting, reader);
    let mut all: Vec<Perturbation> =
        changes.into_iter().map(|change| change.map(|(_, change)| change)).collect::<Option<_>>()?;
    all.extend(parts.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten());
    Some(Arm {
        name: name.to_owned(),
        interventions: vesicles?,
        perturbations: all,
        parameters: parameters.to_vec(),
        rules: rules?,
    })
}

/// What is given at times that are written. What a rule of the scenario gives has none, in an arm without the rule too; one
/// that an arm gives a time stands last, since the order of what rules give is that of the rules.
fn vesicles(interventions: &[Fields], protocol: &Protocol<'_>, reader: &mut Reader<'_>) -> Option<Vec<Intervention>> {
    let by_rule =
        |fields: &Fields| fields.text("name").is_some_and(|name| given(protocol.rules).any(|one| one == name));
    let (ruled, own): (Vec<&Fields>, Vec<&Fields>) = interventions.iter().partition(|fields| by_rule(fields));
    let mut all = Vec::new();
    for fields in own.into_iter().chain(ruled.into_iter().filter(|fields| timed(fields))) {
        reader.log.set_difference(fields.changed_at.clone());
        all.push(intervention(fields, &protocol.setting, reader));
        if let Some(dose) = fields.get("dose").filter(|_| !timed(fields)) {
            let help = "or let a [[rule]] give it, which says when by the course".to_owned();
            reader.log.advise(&dose.key, help);
        }
    }
    all.into_iter().collect()
}

/// The text of an arm, from its header to that of the next.
fn extent(fields: &Fields, declared: &[Fields], reader: &Reader<'_>) -> Span {
    let start = fields.span.start;
    let next = declared.iter().map(|other| other.span.start).find(|other| *other > start);
    start..next.unwrap_or(reader.log.text.len())
}

fn declared_arm(fields: &Fields, span: Span, protocol: &Protocol<'_>, reader: &mut Reader<'_>) -> Option<Arm> {
    let name = fields.text("name")?;
    let own = overrides(fields.named("parameters"), protocol.setting.vocabulary, reader);
    let mut parameters = protocol.parameters.to_vec();
    for one in own {
        match parameters.iter_mut().find(|old| old.name == one.name) {
            Some(old) => *old = one,
            None => parameters.push(one),
        }
    }
    reader.log.set_arm(Some(ArmPlace { name: name.clone(), span, difference: None }));
    let interventions = changed(protocol.interventions, fields.named("intervention"), "intervention", reader);
    let perturbations = changed(protocol.perturbations, fields.named("perturbation"), "perturbation", reader);
    let treatments = changed(protocol.treatments, fields.named("treatment"), "treatment", reader);
    let rules = changed(protocol.rules, fields.named("rule"), "rule", reader);
    let tables = [&interventions[..], &perturbations, &treatments, &rules];
    let arm = build(&name, tables, &parameters, protocol, reader);
    reader.log.set_arm(None);
    arm
}

/// The tables with an arm's differences in place, without those it leaves out.
fn changed(tables: &[Fields], differences: &[Named], noun: &str, reader: &mut Reader<'_>) -> Vec<Fields> {
    let names: Vec<String> = tables.iter().filter_map(|fields| fields.text("name")).collect();
    for difference in differences {
        known(difference, &names, noun, reader);
    }
    let of = |fields: &Fields| {
        let name = fields.text("name")?;
        differences.iter().find(|difference| difference.name == name)
    };
    let mut result = Vec::new();
    for fields in tables {
        match of(fields).map(|difference| &difference.fields) {
            None => result.push(fields.clone()),
            Some(None) => {}
            Some(Some(changes)) => {
                let after = fields.changed(changes);
                unfinished(fields, &after, changes, reader);
                result.push(after);
            }
        }
    }
    result
}

/// A difference that sets a key of the scenario aside has to say itself what that key said.
fn unfinished(before: &Fields, after: &Fields, changes: &Fields, reader: &mut Reader<'_>) {
    let lost: Vec<&str> = before.entries.keys().filter(|key| !after.has(key)).copied().collect();
    // Without the schedule, what began at `from` would last to the end, and vesicles would have no time.
    let lasting = lost.contains(&"schedule") && !after.has("until") && !after.has("repeat");
    let open = Some(&["until", "repeat"][..]).filter(|_| lasting && after.has("from"));
    let no_time = Some(&["at"][..]).filter(|_| lost.contains(&"schedule") && !timed(after) && !after.has("from"));
    let gap = gaps(after).into_iter().next().map(|(_, wanted)| wanted);
    let Some(wanted) = gap.or(open).or(no_time) else { return };
    let wanted: Vec<&str> = wanted.iter().filter(|key| !lost.contains(key)).copied().collect();
    let cause = changes.entries.iter().find(|(key, _)| lost.iter().any(|old| before.table.excludes(key, old)));
    let Some((key, field)) = cause else { return };
    let message = format!("`{key}` sets {} of the scenario aside", nearest::joined(&lost, "and"));
    let label = format!("add {} here too", nearest::listed(&wanted));
    let help = "the two cannot stand together, so the arm has to say the rest itself".to_owned();
    reader.log.error(&field.key, message, label, Some(help));
}

fn known(difference: &Named, names: &[String], noun: &str, reader: &mut Reader<'_>) {
    if !names.contains(&difference.name) {
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let message = format!("there is no {noun} named `{}`", difference.name);
        let help = match known.is_empty() {
            true => format!("the scenario has no [[{noun}]]; an arm can change one or leave it out, not add it"),
            false => nearest::help(&difference.name, &known, ""),
        };
        reader.log.error(&difference.span, message, format!("expected a name from the [[{noun}]] tables"), Some(help));
    }
    let renamed = difference.fields.as_ref().and_then(|fields| fields.get("name"));
    if let Some(field) = renamed {
        let help = "names tie the arms together".to_owned();
        reader.log.error(
            &field.key,
            format!("an arm cannot rename the {noun} `{}`", difference.name),
            "leave it out",
            Some(help),
        );
    }
}

/// The scenario as written runs as `treated`, so that name has to be free or mean just that.
fn clash(declared: &[Fields], own: &[Arm], reader: &mut Reader<'_>) -> Option<()> {
    let taken = own.iter().enumerate().find(|(_, arm)| arm.name.eq_ignore_ascii_case(TREATED));
    let Some((index, Arm { name, .. })) = taken else { return Some(()) };
    let help = "the scenario as written runs under this name; an arm that differs from it needs another".to_owned();
    let place = declared.get(index).map_or(0..0, |fields| fields.place("name"));
    reader.log.error(&place, format!("the name `{name}` is taken"), "choose another name", Some(help));
    None
}
