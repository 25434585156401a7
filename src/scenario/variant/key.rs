//! Keys of a scenario as people write them: `injury.severity`, `intervention.early.dose`, or `dose` where only one is meant.

use crate::reading::fields::Fields;
use crate::reading::kinds::{self, Kind, Table};
use crate::reading::nearest;
use crate::reading::{Fault, Span};
use crate::scenario::keys::{INJURY, INTERVENTION, OVERRIDE, PERTURBATION, SIMULATION, TREATMENT};
use crate::scenario::rules::{RULE, named};
use crate::scenario::vocabulary::Vocabulary;

/// The tables of what an arm gives, each with what its array is called.
const TABLES: [(&Table, &str); 4] =
    [(&INTERVENTION, "intervention"), (&PERTURBATION, "perturbation"), (&TREATMENT, "treatment"), (&RULE, "rule")];

/// One step from a table to what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A key.
    Key(String),
    /// Among an array of tables, that with this `name`.
    Named(String),
}

/// A key that takes a value, in one scenario.
#[derive(Clone, Debug)]
pub struct Key {
    /// As it was written.
    pub(super) written: String,
    /// From the whole file to the value.
    pub(super) path: Vec<Step>,
    /// What it holds.
    pub(super) leaf: &'static kinds::Key,
}

impl Key {
    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// In full, with quotes where a name needs them.
    pub fn full(&self) -> String {
        let part = |step: &Step| match step {
            Step::Key(text) | Step::Named(text) if text.contains(['.', ' ', '=', '"']) => format!("\"{text}\""),
            Step::Key(text) | Step::Named(text) => text.clone(),
        };
        self.path.iter().map(part).collect::<Vec<_>>().join(".")
    }

    /// The last word of it: `dose`, or the name of a parameter.
    pub fn last(&self) -> &str {
        match self.path.as_slice() {
            [.., Step::Key(parameter), Step::Key(value)] if value == "value" && self.is_parameter() => parameter,
            [.., Step::Key(last)] => last,
            _ => &self.written,
        }
    }

    /// Whether it moves the beginning of a dose.
    pub fn moves_doses(&self) -> bool {
        let of_doses = self.path.iter().any(|step| *step == Step::Key("intervention".into()));
        of_doses && ["at", "schedule", "every", "times", "for"].contains(&self.leaf.name)
    }

    fn is_of_arm(&self) -> bool {
        self.path.first() == Some(&Step::Key("arm".into()))
    }

    fn is_parameter(&self) -> bool {
        self.path.iter().any(|step| *step == Step::Key("parameters".into()))
    }
}

/// Every key that takes a value in a scenario.
#[derive(Debug)]
pub(super) struct Keys {
    /// Those of the scenario as written; those of arms begin with `arm`.
    all: Vec<Key>,
    /// Names of arms.
    arms: Vec<String>,
    /// Names of parameters of the model.
    parameters: Vec<&'static str>,
}

impl Keys {
    /// Those of a scenario that was read without fault.
    pub(super) fn of(fields: &Fields, vocabulary: &Vocabulary<'_>) -> Keys {
        let names = |tables: &[Fields]| tables.iter().filter_map(|one| one.text("name")).collect::<Vec<_>>();
        let arms = names(fields.tables("arm"));
        let mut all = Vec::new();
        add(&INJURY, &[Step::Key("injury".into())], &mut all);
        add(&SIMULATION, &[Step::Key("simulation".into())], &mut all);
        for (table, array) in TABLES {
            for name in names(&named(fields.tables(array))) {
                add(table, &[Step::Key(array.into()), Step::Named(name.clone())], &mut all);
                for arm in &arms {
                    let of_arm = [Step::Key("arm".into()), Step::Named(arm.clone())];
                    let own = [Step::Key(array.into()), Step::Key(name.clone())];
                    add(table, &[of_arm, own].concat(), &mut all);
                }
            }
        }
        Keys { all, arms, parameters: vocabulary.parameters.iter().map(|one| one.name).collect() }
    }

    /// The key that is meant by `written`.
    ///
    /// # Errors
    /// What is wrong with it, and the nearest key.
    pub(super) fn find(&self, written: &str) -> Result<Key, Fault> {
        let parts = parts(written)?;
        let words: Vec<&str> = parts.iter().map(|(word, _)| word.as_str()).collect();
        if let Some(key) = self.parameter(&words, written) {
            return key;
        }
        let open = |key: &&Key| key.is_of_arm() == (words.first() == Some(&"arm"));
        let mut fits: Vec<&Key> = self.all.iter().filter(open).filter(|key| meant(key, &words)).collect();
        // A word that doses and windows have in common is that of doses, unless the table is named.
        if fits.iter().filter(|key| key.moves_doses()).count() == 1 {
            fits.retain(|key| key.moves_doses());
        }
        let exact = |key: &&&Key| steps(key).eq(words.iter().copied());
        match (fits.iter().find(exact), fits.as_slice()) {
            (Some(only), _) | (None, [only]) => Ok(Key { written: written.trim().into(), ..(*only).clone() }),
            (None, []) => Err(self.unknown(written, &parts)),
            (None, several) => {
                let names: Vec<String> = several.iter().map(|key| key.full()).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let fault = Fault::new(0..written.len(), format!("`{}` stands in several places", written.trim()), "");
                Err(Fault { label: "say which".into(), ..fault }.help(format!("write {}", nearest::listed(&names))))
            }
        }
    }

    /// An override, if one is meant: `parameters.module.name`, with or without quotes, the same behind an arm, or
    /// `module.name` alone.
    fn parameter(&self, words: &[&str], written: &str) -> Option<Result<Key, Fault>> {
        let (arm, rest) = match words {
            ["arm", arm, rest @ ..] if self.arms.iter().any(|known| known == arm) => (Some(*arm), rest),
            all => (None, all),
        };
        let (whole, rest) = match rest {
            ["parameters", rest @ ..] => (true, rest),
            all => (false, all),
        };
        let leaf = rest.split_last().and_then(|(last, _)| OVERRIDE.key(last)).filter(|_| whole && rest.len() > 1);
        let name = rest.get(..rest.len() - usize::from(leaf.is_some())).unwrap_or(rest).join(".");
        let known = self.parameters.contains(&name.as_str());
        if !known && !whole {
            return None;
        }
        if !known {
            let many = format!("`exocord describe parameters` lists all {}", self.parameters.len());
            let fault = Fault::new(0..written.len(), format!("`{name}` is not a parameter of the model"), "");
            let help = nearest::help(&name, &self.parameters, &many);
            return Some(Err(Fault { label: "expected a parameter of the model".into(), ..fault }.help(help)));
        }
        let leaf = leaf.or_else(|| OVERRIDE.key("value"))?;
        let arm = arm.map(|arm| [Step::Key("arm".into()), Step::Named(arm.into())]);
        let own = ["parameters", &name, leaf.name].map(|part| Step::Key(part.into()));
        let path = arm.into_iter().flatten().chain(own).collect();
        Some(Ok(Key { written: written.trim().into(), path, leaf }))
    }

    /// The steps that may follow the first words, or any step where there are no words.
    fn next(&self, words: &[(String, Span)], of_arms: bool) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for key in self.all.iter().filter(|key| key.is_of_arm() == of_arms) {
            let mut left = steps(key);
            if words.iter().all(|(word, _)| left.any(|step| step == word)) {
                names.extend(left.filter(|step| !names.contains(step)).collect::<Vec<_>>());
            }
        }
        names
    }

    fn unknown(&self, written: &str, parts: &[(String, Span)]) -> Fault {
        let of_arms = parts.first().is_some_and(|(word, _)| word == "arm");
        let next = |count: usize| self.next(parts.get(..count).unwrap_or_default(), of_arms);
        let good = (0..parts.len()).rev().find(|count| !next(*count).is_empty()).unwrap_or(0);
        let Some((word, span)) = parts.get(good) else {
            let fault = Fault::new(0..written.len(), format!("`{}` holds several values", written.trim()), "");
            let inner = next(good);
            return Fault { label: "name one of them".into(), ..fault }.help(nearest::help("", &inner, ""));
        };
        let before = written.get(..span.start).unwrap_or_default().trim_end_matches(['.', ' ']);
        let message = match before {
            "" => format!("no value of the scenario is called `{word}`"),
            before => format!("`{before}` has nothing called `{word}`"),
        };
        let fault = Fault::new(span.clone(), message, "not known here");
        fault.help(self.way_out(word, &next(good), before.is_empty()))
    }

    /// What may have been meant.
    fn way_out(&self, word: &str, names: &[&str], first: bool) -> String {
        const PATTERNS: &str = "values are called as in `injury.severity`, `simulation.until`, `intervention.NAME.dose`, \
                                `perturbation.NAME.scale`, `arm.NAME.intervention.NAME.at` or `parameters.MODULE.NAME`";
        const FIXED: [&str; 7] =
            ["question", "answer", "name", "schema_version", "catalogue_sha256", "metric", "paper"];
        let near = nearest::nearest(word, names.iter().copied());
        if near.is_none() && FIXED.contains(&word) {
            return format!("`{word}` changes nothing that is computed; {PATTERNS}");
        }
        if near.is_none() && first {
            for (table, noun) in TABLES {
                if (word == noun || table.key(word).is_some()) && !names.contains(&noun) {
                    return format!("the scenario has no [[{noun}]] that could have it");
                }
            }
            if word == "arm" {
                return "the scenario has no [[arm]] that changes a treatment of its own".into();
            }
            if let Some(near) = nearest::nearest(word, self.parameters.iter().copied()) {
                return format!("did you mean `{near}`? ({PATTERNS})");
            }
        }
        nearest::help(word, names, PATTERNS)
    }
}

/// The keys of `table` that take a value, with `path` before them.
fn add(table: &'static Table, path: &[Step], all: &mut Vec<Key>) {
    for key in table.keys.iter().filter(|key| key.name != "name") {
        let own: Vec<Step> = path.iter().cloned().chain([Step::Key(key.name.into())]).collect();
        match key.kind {
            Kind::Table(inner) => add(inner, &own, all),
            _ => all.push(Key { written: String::new(), path: own, leaf: key }),
        }
    }
}

fn steps(key: &Key) -> impl Iterator<Item = &str> {
    key.path.iter().map(|(Step::Key(text) | Step::Named(text))| text.as_str())
}

/// Whether the words leave out some steps of the key, but not the last.
fn meant(key: &Key, words: &[&str]) -> bool {
    let mut left = steps(key);
    let in_order = words.iter().all(|word| left.any(|step| step == *word));
    in_order && left.next().is_none()
}

/// The words between points; a point within quotes divides nothing.
fn parts(written: &str) -> Result<Vec<(String, Span)>, Fault> {
    let mut found = Vec::new();
    let (mut word, mut start, mut quote) = (String::new(), 0, None);
    let mut push = |word: &mut String, span: Span| {
        let word = std::mem::take(word);
        if word.trim().is_empty() {
            let fault = Fault::new(span, "a part of the key is empty", "expected a key, as in `injury.severity`");
            return Err(fault.help("parts of a key are divided by one point"));
        }
        found.push((word.trim().to_owned(), span));
        Ok(())
    };
    for (at, letter) in written.char_indices() {
        match (letter, quote) {
            ('"' | '\'', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            ('.', None) => {
                push(&mut word, start..at)?;
                start = at + 1;
            }
            _ => word.push(letter),
        }
    }
    if quote.is_some() {
        return Err(Fault::new(start..written.len(), "the quotes are not closed", "expected a quote at the end"));
    }
    push(&mut word, start..written.len())?;
    Ok(found)
}
