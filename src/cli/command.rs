//! The command of this process as words that do the same again: what was asked, not where to or how loud.

use super::{Cli, CliError};
use crate::reading::{nearest_word, visible};
use crate::store::{self, Word};
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches, ValueHint, parser::ValueSource};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Flags that change nothing in the results.
const ASIDE: [&str; 10] = ["out", "page", "force", "threads", "check", "json", "quiet", "color", "help", "version"];

/// Verbs whose scenarios have a folder of results each.
const A_FOLDER_EACH: [&str; 1] = ["run"];

/// What was typed; manifests of this process say it from now on.
pub fn typed() -> Cli {
    let typed = Cli::command().try_get_matches().unwrap_or_else(|error| refused(error));
    store::asked(words(&typed));
    Cli::from_arg_matches(&typed).unwrap_or_else(|error| error.format(&mut Cli::command()).exit())
}

/// Ends the process with what is wrong with the words: with the verb that was meant, and nothing that commands a terminal.
fn refused(error: clap::Error) -> ! {
    let shown = std::env::args_os().map(|word| visible(&word.to_string_lossy()));
    let mut error = Cli::command().try_get_matches_from(shown).err().unwrap_or(error);
    let verbs = Cli::command();
    let verbs = verbs.get_subcommands().map(Command::get_name);
    let wrong = error.get(ContextKind::InvalidSubcommand).map(ToString::to_string);
    let near = wrong.filter(|_| error.get(ContextKind::SuggestedSubcommand).is_none());
    if let Some(near) = near.and_then(|wrong| nearest_word(&wrong, verbs).map(str::to_owned)) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![near]));
    }
    error.exit()
}

/// What other words ask in the place of those that were typed; manifests of this process say these from now on.
///
/// # Errors
/// Words that this program does not follow.
pub fn instead(other: &[OsString]) -> Result<Cli, CliError> {
    let unknown = |error: clap::Error| CliError::Unknown(error.to_string());
    let typed = std::iter::once("exocord".into()).chain(other.iter().cloned());
    let typed = Cli::command().try_get_matches_from(typed).map_err(unknown)?;
    store::asked(words(&typed));
    Cli::from_arg_matches(&typed).map_err(unknown)
}

/// The words of what was typed: the verb, what stands without a flag, then flags in the order of their declaration.
pub fn words(typed: &ArgMatches) -> Vec<Word> {
    let (mut command, mut matches, mut found) = (&Cli::command(), typed, Vec::new());
    while let Some((verb, inner)) = matches.subcommand() {
        let Some(declared) = command.find_subcommand(verb) else { break };
        (command, matches) = (declared, inner);
        found.push(plain(verb));
    }
    let alone = A_FOLDER_EACH.contains(&command.get_name());
    let given = |arg: &&Arg| {
        let id = arg.get_id().as_str();
        let known = matches.try_contains_id(id).is_ok();
        known && !ASIDE.contains(&id) && matches.value_source(id) == Some(ValueSource::CommandLine)
    };
    for arg in command.get_positionals().filter(given) {
        let values = matches.get_raw(arg.get_id().as_str()).into_iter().flatten();
        found.extend(values.map(|value| Word { alone, ..word(arg, "", value) }));
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_positional()).filter(given) {
        found.extend(flag(arg, matches));
    }
    found
}

fn plain(text: &str) -> Word {
    Word { text: text.to_owned(), file: None, alone: false }
}

/// A value, with what stands before it.
fn word(arg: &Arg, before: &str, value: &OsStr) -> Word {
    let is_file = matches!(arg.get_value_hint(), ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath);
    match is_file {
        true => Word { file: Some(PathBuf::from(value)), ..plain(before) },
        false => plain(&format!("{before}{}", value.to_string_lossy())),
    }
}

/// A flag, as often as it was given.
fn flag(arg: &Arg, matches: &ArgMatches) -> Vec<Word> {
    let Some(long) = arg.get_long() else { return Vec::new() };
    if matches!(arg.get_action(), ArgAction::SetTrue | ArgAction::SetFalse) {
        return vec![plain(&format!("--{long}"))];
    }
    let mut found = Vec::new();
    for values in matches.get_raw_occurrences(arg.get_id().as_str()).into_iter().flatten() {
        let values: Vec<&OsStr> = values.collect();
        let Some((first, more)) = values.split_first() else {
            found.push(plain(&format!("--{long}")));
            continue;
        };
        // What is divided by commas was one word, and is one again.
        if let Some(comma) = arg.get_value_delimiter() {
            let all: Vec<_> = values.iter().map(|value| value.to_string_lossy()).collect();
            found.push(plain(&format!("--{long}={}", all.join(&comma.to_string()))));
            continue;
        }
        found.push(word(arg, &format!("--{long}="), first));
        found.extend(more.iter().map(|value| word(arg, "", value)));
    }
    found
}

/// What words of a manifest ask of this program, with files where `place` says they are, and results in `out`.
///
/// # Errors
/// Words that this program does not follow, and what `place` says.
pub fn again(
    words_then: &[String],
    mut place: impl FnMut(&Path) -> Result<PathBuf, CliError>,
    out: &Path,
) -> Result<(Cli, Vec<Word>), CliError> {
    let unknown = |error: clap::Error| {
        let line = error.to_string().lines().next().unwrap_or_default().to_owned();
        CliError::Unknown(format!("this exocord does not follow `exocord {}`: {line}", words_then.join(" ")))
    };
    let typed =
        |words: &[String]| std::iter::once("exocord".to_owned()).chain(words.iter().cloned()).collect::<Vec<_>>();
    let parsed = Cli::command().try_get_matches_from(typed(words_then)).map_err(unknown)?;
    let mut words = words(&parsed);
    for word in &mut words {
        word.file = word.file.as_deref().map(&mut place).transpose()?;
    }
    let shown = |word: &Word| {
        let file = word.file.as_ref().map(|file| file.display().to_string());
        format!("{}{}", word.text, file.unwrap_or_default())
    };
    let mut line: Vec<String> = words.iter().map(shown).collect();
    line.push(format!("--out={}", out.display()));
    let cli = <Cli as clap::Parser>::try_parse_from(typed(&line)).map_err(unknown)?;
    Ok((cli, words))
}

/// Whether a verb puts results into a folder that it is told.
pub fn has_folder(verb: &str) -> bool {
    let command: Command = Cli::command();
    command.find_subcommand(verb).is_some_and(|verb| verb.get_arguments().any(|arg| arg.get_id() == "out"))
}
