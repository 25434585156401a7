//! `lessons`: what there is to learn, and sheets of it to print.

use super::{CliError, figure_flags::words, talk::Talk};
use crate::catalogue::Catalogue;
use crate::lessons::{Language, chosen, found, in_language, lines, listed, sheets, text, told};
use crate::present::MARK;
use crate::schema::Sheets;
use crate::store;
use crate::work::Pool;
use clap::Args;
use std::path::PathBuf;

/// Which lesson, and where to.
#[derive(Debug, Args)]
#[command(before_help = "Examples:
  exocord lessons                               the lessons there are
  exocord lessons closing-window --out sheets   sheets of one for students and teacher, and its scenario
  exocord lessons --language zh --out sheets    sheets of all in Chinese")]
pub struct LessonsFlags {
    /// The lesson, by its id or number. [default: all]
    lesson: Option<String>,
    /// Folder for the sheets (HTML) and the scenario (TOML). [default: lessons are listed, or the one told]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Language of the texts: English, or Chinese that no speaker has read yet.
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = words(Language::ALL))]
    language: Language,
    /// Replace files that are not sheets of this program.
    #[arg(long, requires = "out")]
    force: bool,
}

/// Lists lessons, tells one, or writes their sheets.
pub fn lessons(wanted: &LessonsFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = Catalogue::embedded()?;
    let chosen = in_language(&chosen(&catalogue, wanted.lesson.as_deref())?, wanted.language)?;
    if wanted.out.is_none() && wanted.lesson.is_none() {
        return talk.answer(|| listed(&chosen), || lines(&chosen));
    }
    let found = found(&chosen, &catalogue, (&Pool::new(None), &talk.bars()))?;
    let Some(folder) = &wanted.out else {
        return talk.answer(|| told(&chosen, &found), || text(&chosen, &found));
    };
    let names = store::write_all(folder, &sheets(&chosen, &found, &catalogue)?, MARK, wanted.force)?;
    talk.say(&format!("wrote\n  {}", names.join("\n  ")));
    talk.answer(|| Sheets { files: names }, String::new)
}
