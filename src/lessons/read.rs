//! From the file of a lesson to the lesson, or to every fault at once.

use super::claims;
use super::keys::LESSON;
use super::texts;
use super::types::{Ask, Lesson, Step};
use super::within::within;
use super::words::Language;
use crate::course::Column;
use crate::reading::Diagnostic;
use crate::reading::content::report;
use crate::reading::diagnostic::Span;
use crate::reading::fields::Fields;
use crate::reading::form::{read as form, sound};
use crate::reading::log::Log;
use crate::reading::nearest;
use crate::sample::REGIONS;
use crate::scenario::Vocabulary;
use crate::scenario::variant::Original;

/// What stands before and after the front matter.
const FENCE: &str = "+++";

/// Reads the lesson in `text`: TOML between two lines `+++`, and an introduction in Markdown behind it.
///
/// # Errors
/// Every fault, with its place in the file.
pub fn read(file: &str, text: &str, vocabulary: &Vocabulary<'_>) -> Result<Lesson, Vec<Diagnostic>> {
    let (front, body) = matter(file, text)?;
    let (fields, mut reader) = form(file, &front, &LESSON, vocabulary);
    let lesson = fields.and_then(|fields| lesson(file, &fields, &text[body..], vocabulary, &mut reader.log));
    let mut found = reader.log.finish();
    if let Some(lesson) = &lesson {
        let mut log = Log::new(file, text);
        texts::check(&text[body..], body, lesson, &mut log);
        found.extend(log.finish());
    }
    match lesson {
        Some(lesson) if sound(&found) => Ok(lesson),
        _ => Err(found),
    }
}

/// The front matter and where the rest begins, or the fault that there is none.
pub(super) fn matter(file: &str, text: &str) -> Result<(String, usize), Vec<Diagnostic>> {
    front(text).ok_or_else(|| {
        let mut log = Log::new(file, text);
        let help = "a lesson begins with a line +++, its front matter as TOML, and another line +++".to_owned();
        let first = 0..text.lines().next().map_or(0, str::len);
        log.error(&first, "there is no front matter", "expected +++", Some(help));
        log.finish()
    })
}

/// The introduction, which stands behind the front matter.
pub(super) fn introduced(rest: &str) -> String {
    rest.trim().to_owned()
}

/// The front matter, with its first line as a comment so that places are those of the file, and where the rest begins.
fn front(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix(FENCE)?;
    let end = FENCE.len() + rest.find("\n+++\n")? + 1;
    Some((format!("###{}", &text[FENCE.len()..end]), end + FENCE.len() + 1))
}

fn lesson(file: &str, fields: &Fields, intro: &str, vocabulary: &Vocabulary<'_>, log: &mut Log<'_>) -> Option<Lesson> {
    let scenario = fields.text("scenario")?;
    let original = match Original::new(file, &scenario, vocabulary) {
        Ok(original) => original,
        Err(told) => {
            within(vec![told], fields, "scenario", log);
            return None;
        }
    };
    let texts = |key: &str| fields.ids(key);
    let claims = claims::read(fields.tables("claim"), &original, log);
    let steps: Vec<Step> = fields.tables("step").iter().filter_map(|one| step(one, &original, log)).collect();
    // Texts that name a claim which could not be read have no fault of their own.
    if claims.len() < fields.tables("claim").len() {
        return None;
    }
    let mut lesson = Lesson {
        id: file.rsplit('/').next().unwrap_or(file).trim_end_matches(".md").to_owned(),
        number: fields.whole("number")?,
        title: fields.text("title")?,
        question: fields.text("question")?,
        minutes: fields.whole("minutes")?,
        aims: texts("aims")?,
        parsed: original.scenario().clone(),
        scenario,
        columns: columns(fields, log),
        take_aways: texts("take_aways")?,
        left_out: texts("left_out")?,
        misconceptions: texts("misconceptions")?,
        intro: introduced(intro),
        language: Language::English,
        zh: None,
        claims,
        steps: Vec::new(),
    };
    named(fields, &steps, &lesson, log);
    lesson.steps = steps;
    Some(lesson)
}

/// What steps and texts name has to be there.
fn named(fields: &Fields, steps: &[Step], lesson: &Lesson, log: &mut Log<'_>) {
    for (fields, step) in fields.tables("step").iter().zip(steps) {
        check(fields, step, lesson, log);
    }
    for key in ["aims", "take_aways", "left_out", "misconceptions"] {
        lesson_texts(fields, key, lesson, log);
    }
}

/// Names of claims in a list of texts.
fn lesson_texts(fields: &Fields, key: &str, lesson: &Lesson, log: &mut Log<'_>) {
    for text in fields.ids(key).unwrap_or_default() {
        texts::names(&text, lesson)
            .for_each(|fault| log.error(&fields.place(key), fault.message, fault.label, fault.help));
    }
}

fn step(fields: &Fields, original: &Original<'_>, log: &mut Log<'_>) -> Option<Step> {
    let set = fields.ids("set")?;
    if let Err(told) = claims::variants(original, &set) {
        within(told, fields, "set", log);
    }
    Some(Step {
        kind: fields.text("kind")?,
        heading: fields.text("heading")?,
        minutes: fields.whole("minutes")?,
        text: fields.text("text")?,
        key: fields.text("key").unwrap_or_default(),
        control: fields.text("control"),
        set,
        columns: columns(fields, log),
        arms: fields.ids("arms").unwrap_or_default(),
        view: fields.text("view"),
        ask: fields.table("ask").and_then(ask),
    })
}

fn ask(fields: &Fields) -> Option<Ask> {
    Some(Ask {
        by: fields.text("by")?,
        column: fields.text("column"),
        arm: fields.text("arm"),
        options: fields.ids("options")?,
        right: fields.whole("right"),
        because: fields.text("because"),
        reason: fields.flag("reason").unwrap_or(false),
    })
}

/// What a step names has to be there.
fn check(fields: &Fields, step: &Step, lesson: &Lesson, log: &mut Log<'_>) {
    for key in ["text", "key"] {
        let Some(text) = fields.text(key) else { continue };
        for fault in texts::names(&text, lesson) {
            report(fault, &fields.place(key), &text, log);
        }
    }
    step.arms.iter().for_each(|name| arm(name, &fields.place("arms"), lesson, log));
    let (Some(ask), Some(table)) = (&step.ask, fields.table("ask")) else { return };
    let missing = match ask.by.as_str() {
        "draw" => ask.column.is_none().then_some("column"),
        "choose" => ask.options.is_empty().then_some("options"),
        _ => None,
    };
    if let Some(key) = missing {
        let message = format!("a prediction by `{}` needs `{key}`", ask.by);
        log.error(&table.place("by"), message, format!("add `{key}`"), None);
    }
    if ask.right.is_some_and(|right| right as usize >= ask.options.len()) {
        log.error(&table.place("right"), "there is no such option", "options are counted from 0", None);
    }
    if let Some(fault) = ask.because.as_ref().and_then(|id| texts::unknown(id, lesson)) {
        log.error(&table.place("because"), fault.message, fault.label, fault.help);
    }
    if let Some(Err(error)) = ask.column.as_ref().map(|column| Column::named(column, REGIONS)) {
        log.error(&table.place("column"), error.to_string(), "expected an observable", None);
    }
    ask.arm.iter().for_each(|name| arm(name, &table.place("arm"), lesson, log));
}

/// An arm, which the scenario has to have.
fn arm(name: &str, place: &Span, lesson: &Lesson, log: &mut Log<'_>) {
    let arms: Vec<&str> = lesson.parsed.arms.iter().map(|arm| arm.name.as_str()).collect();
    if !arms.contains(&name) {
        let allowed = format!("allowed: {}", nearest::listed(&arms));
        let near = nearest::word(name, arms.iter().copied());
        let help = near.map_or(allowed.clone(), |near| format!("did you mean `{near}`? ({allowed})"));
        log.error(place, format!("no arm is called `{name}`"), "expected an arm of the scenario", Some(help));
    }
}

/// Observables, each of which has to be there.
fn columns(fields: &Fields, log: &mut Log<'_>) -> Vec<String> {
    let all = fields.ids("columns").unwrap_or_default();
    for error in all.iter().filter_map(|column| Column::named(column, REGIONS).err()) {
        log.error(&fields.place("columns"), error.to_string(), "expected observables", None);
    }
    all
}
