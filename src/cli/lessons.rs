//! `lessons`: what there is to learn, and sheets of it to print.

use super::{CliError, talk::Talk};
use crate::catalogue::Catalogue;
use crate::lessons::{Lesson, all, found, named, sheets};
use crate::present::MARK;
use crate::schema::Sheets;
use crate::store;
use crate::work::Pool;
use clap::Args;
use std::path::PathBuf;

/// Which lesson, and where to.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord lessons                                  the lessons there are
  exocord lessons --out sheets                     sheets of all for students and teacher, and their scenarios
  exocord lessons closing-window --out sheets      those of one")]
pub struct LessonsFlags {
    /// The lesson, by its id or number. [default: all]
    lesson: Option<String>,
    /// Folder for the sheets (HTML) and the scenario (TOML). [default: lessons are listed, or the one told]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Replace files that are not sheets of this program.
    #[arg(long, requires = "out")]
    force: bool,
}

/// Lists lessons, tells one, or writes their sheets.
pub fn lessons(wanted: &LessonsFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let all = all(&catalogue)?;
    let chosen = match &wanted.lesson {
        Some(word) => vec![named(&all, word)?],
        None => all,
    };
    if wanted.out.is_none() && wanted.lesson.is_none() {
        let listed = || chosen.iter().map(Lesson::listed).collect::<Vec<_>>();
        return talk.answer(listed, || chosen.iter().map(Lesson::line).collect());
    }
    let computed = found(&chosen, &catalogue, (&Pool::new(None), &talk.bars()))?;
    let Some(folder) = &wanted.out else {
        let told = || chosen.iter().zip(&computed).map(|(lesson, found)| lesson.told(found)).collect::<Vec<_>>();
        return talk.answer(told, || chosen.iter().zip(&computed).map(|(lesson, found)| lesson.text(found)).collect());
    };
    let mut files = Vec::new();
    for (lesson, found) in chosen.iter().zip(&computed) {
        for (name, text) in sheets(lesson, found, &catalogue)? {
            let path = folder.join(name);
            let old = store::table(&path);
            let ours = wanted.force || old.is_ok_and(|old| old == text || old.contains(MARK));
            store::check_free(&path, ours)?;
            files.push((path, text, ours));
        }
    }
    for (path, text, ours) in &files {
        store::write(path, text.as_bytes(), *ours)?;
    }
    let names: Vec<String> = files.iter().map(|(path, ..)| path.display().to_string()).collect();
    talk.answer(|| Sheets { files: names.clone() }, String::new)?;
    talk.say(&format!("wrote\n  {}", names.join("\n  ")));
    Ok(())
}
