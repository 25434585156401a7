//! Lessons: predict, observe, explain. Texts with a scenario, whose every number is computed from it.
//!
//! A lesson is a file in `lessons/`: what is asked, a scenario, claims on it and steps as TOML, and an introduction in
//! Markdown. Texts name claims in braces and have no number of the model of their own. It is shown in the page of the
//! explorer, and as two sheets on paper; only the teacher's has the key.

mod blank;
mod claims;
mod keys;
mod read;
mod sheet;
mod shown;
mod teacher;
mod texts;
mod told;
mod translated;
mod types;
mod within;
mod words;

pub use claims::{Found, SETS, found};
pub use read::read;
pub use shown::Shown;
pub use told::{LessonListed, LessonTold};
pub use translated::translated;
pub use types::{Ask, Claim, Lesson, Over, Pair, Step, StepTexts, Texts};
pub use words::Language;

use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::reading::{Diagnostic, nearest_help, render};
use crate::study::{Progress, StudyError, Workers};

macro_rules! lessons {
    ($folder:literal: $($id:literal),+) => {
        &[$((concat!($folder, $id, ".md"), include_str!(concat!("../../", $folder, $id, ".md")))),+]
    };
}

/// Files of lessons, in their order.
pub const FILES: &[(&str, &str)] = lessons!("lessons/":
    "still-saved",
    "closing-window",
    "exposure-effect",
    "protease-clock",
    "wall-and-shield",
    "friend-or-foe",
    "many-keys",
    "single-arm"
);

/// Files of their texts in Chinese; a lesson may be without.
pub const CHINESE: &[(&str, &str)] = lessons!("lessons/zh/":
    "still-saved",
    "closing-window",
    "exposure-effect",
    "protease-clock",
    "wall-and-shield",
    "friend-or-foe",
    "many-keys",
    "single-arm"
);

/// All lessons, in their order.
///
/// # Errors
/// [`StudyError::Unknown`] with every fault of the first file that has some.
pub fn all(catalogue: &Catalogue) -> Result<Vec<Lesson>, StudyError> {
    let words = vocabulary(catalogue);
    let failed = |file: &str, text: &str, found: &[Diagnostic]| StudyError::Unknown(render(found, file, text, false));
    let one = |(file, text): &(&str, &str)| {
        let mut lesson = read(file, text, &words).map_err(|found| failed(file, text, &found))?;
        if let Some((file, text)) = CHINESE.iter().find(|(zh, _)| zh.rsplit('/').next() == file.rsplit('/').next()) {
            lesson.zh = Some(translated(file, text, &lesson, &words).map_err(|found| failed(file, text, &found))?);
        }
        Ok(lesson)
    };
    FILES.iter().map(one).collect()
}

/// The same lessons in a language.
///
/// # Errors
/// [`StudyError::Unknown`] where a lesson is not in it.
pub fn in_language(lessons: &[Lesson], language: Language) -> Result<Vec<Lesson>, StudyError> {
    let lacks = |id: &str| StudyError::Unknown(format!("the lesson `{id}` is not in `{}`", language.code()));
    lessons.iter().map(|one| one.in_language(language).ok_or_else(|| lacks(&one.id))).collect()
}

/// The lesson of an id or a number; all where none is named.
///
/// # Errors
/// [`StudyError::Unknown`] with the nearest id.
pub fn chosen(catalogue: &Catalogue, word: Option<&str>) -> Result<Vec<Lesson>, StudyError> {
    let all = all(catalogue)?;
    let Some(word) = word else { return Ok(all) };
    let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
    let same = |lesson: &&Lesson| lesson.id == folded || lesson.number.to_string() == folded;
    all.iter().find(same).map(|lesson| vec![lesson.clone()]).ok_or_else(|| {
        let ids: Vec<&str> = all.iter().map(|lesson| lesson.id.as_str()).collect();
        StudyError::Unknown(format!("there is no lesson `{word}`; {}", nearest_help(word, &ids, "")))
    })
}

/// Lessons as rows of a list.
pub fn listed(lessons: &[Lesson]) -> Vec<LessonListed<'_>> {
    lessons.iter().map(Lesson::listed).collect()
}

/// The same as text.
pub fn lines(lessons: &[Lesson]) -> String {
    lessons.iter().map(Lesson::line).collect()
}

/// Lessons with all that a student sees; `found` is what their claims came to.
pub fn told<'l>(lessons: &'l [Lesson], found: &[Vec<Found>]) -> Vec<LessonTold<'l>> {
    lessons.iter().zip(found).map(|(lesson, found)| lesson.told(found)).collect()
}

/// Their steps and numbers as text.
pub fn text(lessons: &[Lesson], found: &[Vec<Found>]) -> String {
    lessons.iter().zip(found).map(|(lesson, found)| lesson.text(found)).collect()
}

/// All lessons as JSON for the page of the explorer, their numbers computed.
///
/// # Errors
/// [`StudyError`] where a lesson cannot be read, a run is not possible, or the work ended early.
pub fn page(catalogue: &Catalogue, hands: (&impl Workers, &impl Progress)) -> Result<String, StudyError> {
    let lessons = all(catalogue)?;
    let found = found(&lessons, catalogue, hands)?;
    serde_json::to_string(&told(&lessons, &found)).map_err(|error| StudyError::Unknown(error.to_string()))
}

/// Files of lessons to hand out: their names and contents.
///
/// # Errors
/// [`StudyError`] where a scenario cannot be run.
pub fn sheets(
    lessons: &[Lesson],
    found: &[Vec<Found>],
    catalogue: &Catalogue,
) -> Result<Vec<(String, String)>, StudyError> {
    let mut files = Vec::new();
    for (lesson, found) in lessons.iter().zip(found) {
        let (id, plots) = (&lesson.id, sheet::plots(lesson, catalogue)?);
        let ending = match lesson.language {
            Language::English => "html".to_owned(),
            other => format!("{}.html", other.code()),
        };
        files.push((format!("{id}.students.{ending}"), sheet::student(lesson, found, &plots)));
        files.push((format!("{id}.teacher.{ending}"), teacher::teacher(lesson, found, catalogue)));
        files.push((format!("{id}.toml"), lesson.scenario.clone()));
    }
    Ok(files)
}
