//! Collects what is found while a file is read.

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostic::{Diagnostic, Severity, Span, clamp, position};
use super::visible::{told, visible};

/// Where an arm is declared, and the difference of it that is being resolved.
#[derive(Clone, Debug)]
pub(crate) struct ArmPlace {
    pub(crate) name: String,
    /// From its header to the next one.
    pub(crate) span: Span,
    /// The name of the treatment in `intervention.<name>`.
    pub(crate) difference: Option<Span>,
}

/// Findings that are told; of a file with more, the rest is counted.
const MOST: usize = 50;

/// How often the same way out is told; who has read it so often knows it.
const MOST_HELPED: usize = 3;

/// A finding whose place has not been turned into line and column yet.
struct Note {
    severity: Severity,
    span: Span,
    message: String,
    label: String,
    help: Option<String>,
}

/// Collects findings while a file is read.
pub(crate) struct Log<'t> {
    pub(crate) file: &'t str,
    pub(crate) text: &'t str,
    found: Vec<Note>,
    /// What was said, and where; a warning is said once, wherever it holds.
    said: BTreeSet<(usize, usize, String)>,
    /// Places of which all is said that there is to say.
    settled: Vec<Span>,
    /// The arm that is being resolved: its findings name it.
    arm: Option<ArmPlace>,
}

impl<'t> Log<'t> {
    pub(crate) fn new(file: &'t str, text: &'t str) -> Self {
        Log { file, text, found: Vec::new(), said: BTreeSet::new(), settled: Vec::new(), arm: None }
    }

    pub(crate) fn error(
        &mut self,
        span: &Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: Option<String>,
    ) {
        self.add(Severity::Error, span, message.into(), label.into(), help);
    }

    pub(crate) fn warn(
        &mut self,
        span: &Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: Option<String>,
    ) {
        self.add(Severity::Warning, span, message.into(), label.into(), help);
    }

    /// What else is found within this place follows from what was said of it.
    pub(super) fn settled(&mut self, place: Span) {
        self.settled.push(place);
    }

    /// What is written at `place`, without the quotes around it.
    pub(crate) fn written(&self, place: &Span) -> &'t str {
        self.text.get(place.clone()).unwrap_or_default().trim_matches(['"', '\''])
    }

    /// A better way out of the fault that was found at `place`.
    pub(crate) fn advise(&mut self, place: &Span, help: String) {
        let here = |note: &&mut Note| place.start <= note.span.start && note.span.end <= place.end;
        if let Some(note) = self.found.iter_mut().filter(|note| note.severity == Severity::Error).find(here) {
            note.help = Some(told(&help));
        }
    }

    pub(crate) fn set_arm(&mut self, arm: Option<ArmPlace>) {
        self.arm = arm;
    }

    pub(crate) fn set_difference(&mut self, difference: Option<Span>) {
        if let Some(arm) = &mut self.arm {
            arm.difference = difference;
        }
    }

    /// Whether so much was found that what comes is only counted: no guess need be made for it.
    pub(super) fn full(&self) -> bool {
        self.found.len() > 10 * MOST
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.found.iter().any(|one| one.severity == Severity::Error)
    }

    fn add(&mut self, severity: Severity, span: &Span, message: String, label: String, help: Option<String>) {
        let span = clamp(self.text, span);
        if self.settled.iter().any(|place| place.start <= span.start && span.end <= place.end) {
            return;
        }
        // An arm is resolved by building the whole protocol again, so a fault of the scenario itself would come back
        // once per arm.
        let place = if severity == Severity::Warning { 0..0 } else { span.clone() };
        if !self.said.insert((place.start, place.end, told(&message))) {
            return;
        }
        let (span, message, help) = match &self.arm {
            Some(arm) => in_arm(arm, span, message, help, self.text),
            None => (span, message, help),
        };
        let help = help.map(|help| told(&help));
        self.found.push(Note { severity, span, message: told(&message), label: told(&label), help });
    }

    /// All findings in the order of the text, or the first of them and how many are left.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let by_place = |one: &Note| (one.span.start, one.severity, one.span.end);
        // Errors are told before warnings where not all can be.
        self.found.sort_by_key(|one| (one.severity, by_place(one)));
        if self.found.len() > MOST + 1 {
            let rest = self.found.len() - MOST;
            let Note { severity, span, .. } = self.found.swap_remove(MOST);
            self.found.truncate(MOST);
            let message = format!("{rest} more findings in this file are not told");
            let help = Some("mend the others first".to_owned());
            self.found.push(Note { severity, span, message, label: "the first of them".to_owned(), help });
        }
        self.found.sort_by_key(by_place);
        let (file, text) = (visible(self.file), self.text);
        let placed = self.found.into_iter().map(|Note { severity, span, message, label, help }| {
            let (line, column) = position(text, span.start);
            Diagnostic { severity, message, file: file.clone(), line, column, span, label, help }
        });
        let mut placed: Vec<Diagnostic> = placed.collect();
        let mut helped: BTreeMap<String, usize> = BTreeMap::new();
        for one in &mut placed {
            let times = one.help.clone().map(|help| *helped.entry(help).and_modify(|times| *times += 1).or_insert(1));
            if times.is_some_and(|times| times > MOST_HELPED) {
                one.help = None;
            }
        }
        placed.dedup();
        placed
    }
}

/// A finding names its arm; one about a key of the scenario itself is shown where the arm brings it about.
fn in_arm(
    arm: &ArmPlace,
    span: Span,
    message: String,
    help: Option<String>,
    text: &str,
) -> (Span, String, Option<String>) {
    let message = format!("{message} (in arm `{}`)", arm.name);
    match &arm.difference {
        Some(difference) if !arm.span.contains(&span.start) => {
            let (line, _) = position(text, span.start);
            let written = text.get(span).unwrap_or("").lines().next().unwrap_or("");
            let origin = format!("together with `{written}` on line {line}");
            (difference.clone(), message, Some(help.map_or(origin.clone(), |help| format!("{origin}; {help}"))))
        }
        _ => (span, message, help),
    }
}
