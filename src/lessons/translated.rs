//! The texts of a lesson in another language; scenario, numbers, steps and options are those of the lesson itself.

use super::keys::TRANSLATION;
use super::read::{introduced, matter};
use super::texts::{alike, unknown};
use super::types::{Lesson, StepTexts, Texts};
use super::words::Language;
use crate::reading::fields::Fields;
use crate::reading::form::{read as form, sound};
use crate::reading::log::Log;
use crate::reading::{Diagnostic, Fault};
use crate::scenario::Vocabulary;

/// Reads the texts of `lesson` in another language.
///
/// # Errors
/// Every fault, with its place in the file: a claim, a step, an option or a number that the lesson has not, or that is
/// missing.
pub fn translated(
    file: &str,
    text: &str,
    lesson: &Lesson,
    vocabulary: &Vocabulary<'_>,
) -> Result<Texts, Vec<Diagnostic>> {
    let (front, body) = matter(file, text)?;
    let (fields, mut reader) = form(file, &front, &TRANSLATION, vocabulary);
    let texts = fields.and_then(|fields| texts(&fields, &text[body..], lesson, &mut reader.log));
    let mut found = reader.log.finish();
    let mut log = Log::new(file, text);
    numbers(&introduced(&text[body..]), &lesson.intro, &(body..text.len()), &mut log);
    found.extend(log.finish());
    match texts {
        Some(texts) if sound(&found) => Ok(texts),
        _ => Err(found),
    }
}

fn texts(fields: &Fields, intro: &str, lesson: &Lesson, log: &mut Log<'_>) -> Option<Texts> {
    let says = says(fields, lesson, log);
    let steps = steps(fields, lesson, log);
    let mut list = |key: &str, of: &[String]| list(fields, key, of, log);
    let (aims, take_aways) = (list("aims", &lesson.aims), list("take_aways", &lesson.take_aways));
    let (left_out, believed) = (list("left_out", &lesson.left_out), list("misconceptions", &lesson.misconceptions));
    let (title, question) = (one(fields, "title", &lesson.title, log), one(fields, "question", &lesson.question, log));
    Some(Texts {
        title: title?,
        question: question?,
        aims: aims?,
        take_aways: take_aways?,
        left_out: left_out?,
        misconceptions: believed?,
        intro: introduced(intro),
        says: says?,
        steps: steps?,
    })
}

/// Sentences of all claims, in the order of the lesson.
fn says(fields: &Fields, lesson: &Lesson, log: &mut Log<'_>) -> Option<Vec<String>> {
    let tables = fields.tables("claim");
    let mut said: Vec<(String, String)> = Vec::new();
    for fields in tables {
        let Some(id) = fields.text("id") else { continue };
        if let Some(Fault { message, label, help, .. }) = unknown(&id, lesson) {
            log.error(&fields.place("id"), message, label, help);
        }
        if said.iter().any(|(other, _)| *other == id) {
            log.error(&fields.place("id"), format!("there are two claims `{id}`"), "leave one of them out", None);
        }
        let Some(claim) = lesson.claims.iter().find(|claim| claim.id == id) else { continue };
        said.extend(one(fields, "say", &claim.say, log).map(|say| (id, say)));
    }
    let of = |id: &str| said.iter().find(|(known, _)| known == id).map(|(_, say)| say.clone());
    let missing: Vec<&str> =
        lesson.claims.iter().map(|claim| claim.id.as_str()).filter(|id| of(id).is_none()).collect();
    // A claim that is there without its sentence has been told.
    let absent = |id: &&&str| !tables.iter().any(|one| one.text("id").as_deref() == Some(**id));
    if let Some(id) = missing.iter().find(absent) {
        let help = format!("the lesson has claims that are not here: {}", missing.join(", "));
        log.error(&end(tables, fields), format!("there is no claim `{id}`"), "expected it here or above", Some(help));
    }
    lesson.claims.iter().map(|claim| of(&claim.id)).collect()
}

/// Texts of all steps.
fn steps(fields: &Fields, lesson: &Lesson, log: &mut Log<'_>) -> Option<Vec<StepTexts>> {
    let tables = fields.tables("step");
    same_many("steps", [tables.len(), lesson.steps.len()], &end(tables, fields), log);
    let mut all = Vec::new();
    for (fields, step) in tables.iter().zip(&lesson.steps) {
        let key = if step.key.is_empty() && !fields.has("key") {
            Some(String::new())
        } else {
            one(fields, "key", &step.key, log)
        };
        if key.is_none() && !fields.has("key") {
            log.error(&fields.span, "there is no `key`", "the lesson has one in this step", None);
        }
        let asked = fields.table("ask").unwrap_or(fields);
        let of = step.ask.as_ref().map_or(&[][..], |ask| ask.options.as_slice());
        let options = list(asked, "options", of, log);
        let (heading, text) = (one(fields, "heading", &step.heading, log), one(fields, "text", &step.text, log));
        all.push(key.zip(options).zip(heading.zip(text)));
    }
    let texts = |((key, options), (heading, text))| StepTexts { heading, text, key, options };
    all.into_iter().map(|step| step.map(texts)).collect()
}

/// The last of some tables; the whole file where there is none.
fn end(tables: &[Fields], fields: &Fields) -> std::ops::Range<usize> {
    tables.last().unwrap_or(fields).span.clone()
}

/// A text of a key, with the numbers of the original.
fn one(fields: &Fields, key: &str, original: &str, log: &mut Log<'_>) -> Option<String> {
    let own = fields.text(key)?;
    numbers(&own, original, &fields.place(key), log);
    Some(own)
}

/// As many texts as the original has, each with its numbers.
fn list(fields: &Fields, key: &str, original: &[String], log: &mut Log<'_>) -> Option<Vec<String>> {
    let (own, place) = (fields.ids(key)?, fields.place(key));
    same_many(key, [own.len(), original.len()], &place, log);
    own.iter().zip(original).for_each(|(own, original)| numbers(own, original, &place, log));
    Some(own)
}

/// Says where there are more or fewer than the lesson has.
fn same_many(what: &str, [own, of]: [usize; 2], place: &std::ops::Range<usize>, log: &mut Log<'_>) {
    if own != of {
        log.error(place, format!("`{what}`: {own}, and the lesson has {of}"), format!("expected {of}"), None);
    }
}

/// Says which numbers a text, which stands within `place`, lacks or has beyond those of the original.
fn numbers(own: &str, original: &str, place: &std::ops::Range<usize>, log: &mut Log<'_>) {
    let start = log.written(place).find(own).map(|at| place.start + at);
    for Fault { span, message, label, help } in alike(own, original) {
        let span = start.map_or_else(|| place.clone(), |start| start + span.start..start + span.end);
        log.error(&span, message, label, help);
    }
}

impl Lesson {
    /// The same lesson in a language; nothing where it is not in it.
    pub fn in_language(&self, language: Language) -> Option<Lesson> {
        if language == self.language {
            return Some(self.clone());
        }
        let texts = self.zh.clone().filter(|_| language == Language::Chinese)?;
        let mut lesson = Lesson { language, zh: None, ..self.clone() };
        let Texts { title, question, aims, take_aways, left_out, misconceptions, intro, says, steps } = texts;
        (lesson.title, lesson.question, lesson.intro) = (title, question, intro);
        (lesson.aims, lesson.take_aways) = (aims, take_aways);
        (lesson.left_out, lesson.misconceptions) = (left_out, misconceptions);
        lesson.claims.iter_mut().zip(says).for_each(|(claim, say)| claim.say = say);
        for (step, StepTexts { heading, text, key, options }) in lesson.steps.iter_mut().zip(steps) {
            (step.heading, step.text, step.key) = (heading, text, key);
            step.ask.iter_mut().for_each(|ask| ask.options.clone_from(&options));
        }
        Some(lesson)
    }
}
