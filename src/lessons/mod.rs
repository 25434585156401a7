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
mod types;

pub use claims::{Found, SETS, found};
pub use read::read;
pub use shown::Shown;
pub use told::{LessonListed, LessonTold};
pub use types::{Ask, Claim, Lesson, Over, Pair, Step};

use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::reading::{nearest_help, render};
use crate::study::{Progress, StudyError, Workers};

macro_rules! lessons {
    ($($id:literal),+) => {
        /// Files of lessons, in their order.
        pub const FILES: &[(&str, &str)] = &[$((
            concat!("lessons/", $id, ".md"),
            include_str!(concat!("../../lessons/", $id, ".md")),
        )),+];
    };
}

lessons!(
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
    let one = |(file, text): &(&str, &str)| {
        read(file, text, &words).map_err(|found| StudyError::Unknown(render(&found, file, text, false)))
    };
    FILES.iter().map(one).collect()
}

/// All lessons as JSON for the page of the explorer, their numbers computed.
///
/// # Errors
/// [`StudyError`] where a lesson cannot be read, a run is not possible, or the work ended early.
pub fn page(catalogue: &Catalogue, hands: (&impl Workers, &impl Progress)) -> Result<String, StudyError> {
    let lessons = all(catalogue)?;
    let found = found(&lessons, catalogue, hands)?;
    let told: Vec<LessonTold<'_>> = lessons.iter().zip(&found).map(|(lesson, found)| lesson.told(found)).collect();
    serde_json::to_string(&told).map_err(|error| StudyError::Unknown(error.to_string()))
}

/// Files of a lesson to hand out: their names and contents.
///
/// # Errors
/// [`StudyError`] where its scenario cannot be run.
pub fn sheets(lesson: &Lesson, found: &[Found], catalogue: &Catalogue) -> Result<[(String, String); 3], StudyError> {
    let plots = sheet::plots(lesson, catalogue)?;
    Ok([
        (format!("{}.students.html", lesson.id), sheet::student(lesson, found, &plots)),
        (format!("{}.teacher.html", lesson.id), teacher::teacher(lesson, found, catalogue)),
        (format!("{}.toml", lesson.id), lesson.scenario.clone()),
    ])
}

/// The lesson of an id, or of a number.
///
/// # Errors
/// [`StudyError::Unknown`] with the nearest id.
pub fn named(all: &[Lesson], word: &str) -> Result<Lesson, StudyError> {
    let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
    let same = |lesson: &&Lesson| lesson.id == folded || lesson.number.to_string() == folded;
    all.iter().find(same).cloned().ok_or_else(|| {
        let ids: Vec<&str> = all.iter().map(|lesson| lesson.id.as_str()).collect();
        StudyError::Unknown(format!("there is no lesson `{word}`; {}", nearest_help(word, &ids, "")))
    })
}
