//! Why there is no answer.

use exocord::scenario::variant::Told;
use exocord::scenario::{Diagnostic, guide, render};
use serde_json::{Value, json};

/// Why there is no answer.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong with a text, with its place.
    found: Vec<Diagnostic>,
    /// All of it as the program prints it.
    rendered: String,
}

impl Fault {
    /// Faults of a scenario.
    pub fn of_text(found: Vec<Diagnostic>, file: &str, text: &str) -> Fault {
        let mut rendered = render(&found, file, text, false);
        if let Some(section) = guide(&found) {
            rendered += &format!("help: the guide to its keys: {section}\n");
        }
        Fault { found, rendered }
    }

    /// Faults of something that was asked beside the scenario.
    pub fn told(all: &[Told]) -> Fault {
        let rendered = all.iter().map(|Told { file, text, found }| render(found, file, text, false)).collect();
        Fault { found: all.iter().flat_map(|told| told.found.clone()).collect(), rendered }
    }

    /// What the page is answered.
    pub fn json(&self) -> Value {
        json!({ "ok": false, "faults": self.found, "rendered": self.rendered.trim_end() })
    }
}

/// Whatever has no place in a text.
impl<E: std::error::Error> From<E> for Fault {
    fn from(error: E) -> Fault {
        Fault { found: Vec::new(), rendered: format!("error: {error}") }
    }
}

/// A sentence of our own.
pub fn fault(what: impl std::fmt::Display) -> Fault {
    Fault { found: Vec::new(), rendered: format!("error: {what}") }
}
