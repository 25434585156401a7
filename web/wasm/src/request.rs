//! What the page may ask; a key that is none of these is a fault.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One request.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Request {
    /// What this is.
    Version {},
    /// What may be chosen.
    Words {},
    /// Scenarios that come with the program.
    Scenarios {},
    /// What a text says.
    Scenario(Text),
    /// A text with changes.
    Edit(Edit),
    /// Courses and outcomes.
    Run(Run),
    /// Bands over the core, step by step.
    Bands(Bands),
    /// How late is too late.
    Window(Window),
    /// Which way in.
    Routes(Routes),
    /// What carries the difference.
    Why(Between),
    /// Which parameters decide it.
    HowSure(HowSure),
    /// What flows.
    Flows(Flows),
    /// One thing in full.
    Describe(Describe),
}

/// A scenario.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// What it is called in messages.
    pub file: Option<String>,
    /// The text.
    pub text: String,
}

/// Declares requests on a scenario: each has `text` and `file` beside its own keys.
macro_rules! on_a_scenario {
    ($($(#[$about:meta])* $Name:ident { $($(#[$said:meta])* $key:ident: $kind:ty,)* })+) => {
        $(
            $(#[$about])*
            #[derive(Debug, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $Name {
                /// What the scenario is called in messages.
                pub file: Option<String>,
                /// The scenario.
                pub text: String,
                $($(#[$said])* pub $key: $kind,)*
            }

            impl $Name {
                /// The scenario.
                pub fn scenario(&self) -> Text {
                    Text { file: self.file.clone(), text: self.text.clone() }
                }
            }
        )+
    };
}

on_a_scenario! {
    /// Courses and outcomes of every arm.
    Run {
        /// Observables.
        columns: Option<Vec<String>>,
        /// These arms alone, where nobody may know yet what the others do.
        arms: Option<Vec<String>>,
        /// About how many times.
        times: Option<usize>,
        /// These times in their place, days, ascending.
        at: Option<Vec<f64>>,
        /// Number of a set of the core; the parameters as written without it.
        set: Option<u64>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// Bands over the sets of the core.
    Bands {
        /// Observables.
        columns: Option<Vec<String>>,
        /// Sets that were asked for before.
        from: usize,
        /// Sets that are wanted in all.
        to: usize,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// How late is too late.
    Window {
        /// The arm whose doses are moved.
        arm: Option<String>,
        /// Times of the first dose, days.
        times: Option<Vec<f64>>,
        /// Doses of a map, as the flag has them.
        doses: Option<String>,
        /// What is read.
        metric: Option<String>,
        /// When, days.
        at: Option<f64>,
        /// Least time from the last dose to the reading, days.
        follow: Option<f64>,
        /// A curve for each value of a key, as the flag has it.
        by: Option<String>,
        /// Sets of the core.
        sets: Option<usize>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// Which way in.
    Routes {
        /// What is the same by every route.
        equal: Option<String>,
        /// Routes.
        routes: Option<Vec<String>>,
        /// The arm.
        arm: Option<String>,
        /// The intervention of several.
        intervention: Option<String>,
        /// What is read.
        metric: Option<String>,
        /// When, days.
        at: Option<f64>,
        /// Sets of the core.
        sets: Option<usize>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// The difference of two arms.
    Between {
        /// The arm.
        arm: Option<String>,
        /// The one that it is held against.
        against: Option<String>,
        /// What is read.
        metric: Option<String>,
        /// When, days.
        at: Option<f64>,
        /// Sets of the core.
        sets: Option<usize>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// Which parameters decide the difference of two arms.
    HowSure {
        /// The arm.
        arm: Option<String>,
        /// The one that it is held against.
        against: Option<String>,
        /// What is read.
        metric: Option<String>,
        /// When, days.
        at: Option<f64>,
        /// Sets of the core.
        sets: Option<usize>,
        /// Ids of published facts by the quantity that they are about.
        facts: Option<BTreeMap<String, Vec<String>>>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }

    /// What flows through every reaction of an arm.
    Flows {
        /// The arm.
        arm: Option<String>,
        /// About how many times.
        times: Option<usize>,
        /// Relative tolerance.
        rtol: Option<f64>,
    }
}

/// A text with changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The text.
    pub text: String,
    /// What is changed, one after the other.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Keys with one value each, as `exocord scan --set` takes them; they are set last.
    #[serde(default)]
    pub settings: Vec<String>,
}

/// One change of a text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Keys and positions.
    pub path: Vec<Step>,
    /// What stands there from now on; nothing removes it.
    pub value: Value,
}

/// A step of a path.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Step {
    /// A position in a list.
    At(usize),
    /// A key; `+` behind a list of tables is a new entry.
    Key(String),
}

/// One thing in full.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Describe {
    /// Its name.
    pub name: String,
}
