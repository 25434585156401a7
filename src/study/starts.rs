//! Scenarios to start from: a question, and a commented file that asks it.

use super::StudyError;
use crate::reading::nearest_help;
use serde::Serialize;

/// A question that has a file to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Its word.
    pub name: &'static str,
    /// Other words for it.
    also: &'static [&'static str],
    /// The scenario, whose comments say what is asked and which commands answer it.
    pub text: &'static str,
}

macro_rules! starts {
    ($($name:literal also $also:expr;)+) => {
        /// Every question, in the order in which they are shown.
        pub const STARTS: &[Start] = &[$(Start {
            name: $name,
            also: &$also,
            text: include_str!(concat!("../../scenarios/new/", $name, ".toml")),
        }),+];
    };
}

starts! {
    "untreated" also ["injury", "course", "natural course", "control", "events"];
    "one-dose" also ["dose", "single", "single dose", "treatment", "effect"];
    "routes" also ["route", "way in", "exposure"];
    "timing" also ["time", "window", "when", "how late", "late"];
    "knock-out" also ["knockout", "mechanism", "perturbation", "why", "without"];
}

/// A question as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StartTold {
    /// Its word.
    pub name: &'static str,
    /// What is asked.
    pub asks: &'static str,
    /// Commands that answer it.
    pub commands: Vec<String>,
    /// The scenario, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Start {
    /// The question that a word stands for.
    ///
    /// # Errors
    /// [`StudyError::Unknown`] with the nearest word.
    pub fn named(word: &str) -> Result<&'static Start, StudyError> {
        let folded = word.trim().to_lowercase().replace(['_', ' '], "-");
        let words = |start: &Start| start.also.iter().map(|word| word.replace(' ', "-")).chain([start.name.to_owned()]);
        STARTS.iter().find(|start| words(start).any(|word| word == folded)).ok_or_else(|| {
            let names: Vec<&str> = STARTS.iter().map(|start| start.name).collect();
            let help = nearest_help(word, &names, "");
            StudyError::Unknown(format!("there is nothing to start from for `{word}`; {help}"))
        })
    }

    /// What is asked, as the first line of the file has it.
    pub fn asks(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default().trim_start_matches("# ");
        first.split_once(". ").map_or(first, |(_, asks)| asks)
    }

    /// The scenario for a file of that name: its comments name it.
    pub fn for_file(&self, file: &str) -> String {
        let own = format!("{}.toml", self.name);
        let line = |line: &str| match line.starts_with('#') {
            true => line.replace(&own, file) + "\n",
            false => format!("{line}\n"),
        };
        self.text.lines().map(line).collect()
    }

    /// The commands that answer it, for a file of that name.
    pub fn commands(&self, file: &str) -> Vec<String> {
        let text = self.for_file(file);
        let command = |line: &str| {
            let line = line.strip_prefix('#')?.trim();
            let bare = line.split("   ").next().unwrap_or(line);
            bare.starts_with("exocord ").then(|| bare.to_owned())
        };
        text.lines().filter_map(command).collect()
    }

    /// As data, for a file of that name; with the text if that is wanted.
    pub fn told(&self, file: Option<&str>, text: bool) -> StartTold {
        let own = format!("{}.toml", self.name);
        let file = file.unwrap_or(&own);
        let text = text.then(|| self.for_file(file));
        StartTold { name: self.name, asks: self.asks(), commands: self.commands(file), text }
    }
}

#[cfg(test)]
mod tests {
    use super::{STARTS, Start};

    #[test]
    fn words_of_users_find_their_question_and_a_misspelt_one_is_told_the_nearest() {
        for (word, name) in [("timing", "timing"), ("When", "timing"), ("how late", "timing"), ("one dose", "one-dose")]
        {
            assert_eq!(Start::named(word).unwrap().name, name);
        }
        let said = Start::named("timming").unwrap_err().to_string();
        assert!(said.contains("did you mean `timing`?"), "{said}");
        let said = Start::named("zebra").unwrap_err().to_string();
        assert!(said.contains("`untreated`, `one-dose`, `routes`, `timing` or `knock-out`"), "{said}");
    }

    #[test]
    fn no_word_has_two_questions_and_each_says_what_it_asks_and_how() {
        let words = STARTS.iter().flat_map(|start| start.also.iter().copied().chain([start.name]));
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
        for start in STARTS {
            assert!(start.asks().ends_with('?'), "{}", start.asks());
            assert!(!start.commands("x.toml").is_empty(), "{}", start.name);
            for command in start.commands("a b/mine.toml") {
                let folder = command.contains(&format!("outputs/{}", start.name));
                assert!(folder || command.contains(" a b/mine.toml"), "{command}");
            }
        }
    }
}
