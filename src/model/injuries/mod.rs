//! Injuries: what was done to the cord, how much of it that cuts, and what severity words and grades stand for.

mod clip;
mod scale;

pub(crate) use clip::{MOUSE_CLIP, RAT_CLIP};
pub(crate) use scale::grade;
pub use scale::{Between, REFERENCE, Scale, WORDS};

use super::sources::*;
use crate::declare::Quantity;

/// A kind of injury.
#[derive(Debug)]
pub struct Trauma {
    /// The word used in files.
    pub id: &'static str,
    /// Other words that labs write for it; case does not matter.
    pub aliases: &'static [&'static str],
    /// Share of axons severed at the epicentre besides what the blow destroys; unit `1`.
    pub severed: Quantity,
    /// Severity where none is stated; `None` where it has to be.
    pub severity: Option<Quantity>,
    /// What a reader should know of how the model takes it.
    pub remark: Option<&'static str>,
    /// The wider kind that it is one of.
    pub one_of: Option<&'static Trauma>,
}

/// A blow.
pub static CONTUSION: Trauma =
    Trauma { id: "contusion", aliases: BLOWS, severed: severed(0.0), severity: None, remark: None, one_of: None };

/// A weight that falls on the cord is the blow of most studies; Allen dropped the first.
const BLOWS: &[&str] = &[
    "impact",
    "weight drop",
    "Allen",
    "Allen's method",
    "Allen's weight drop",
    "modified Allen",
    "modified Allen's method",
];

/// A lasting load.
pub static COMPRESSION: Trauma = Trauma {
    id: "compression",
    aliases: &["balloon compression", "forceps compression", "crush"],
    severed: severed(0.0),
    severity: None,
    remark: Some("a compression acts like a contusion of the same severity"),
    one_of: None,
};

/// A compression by the clip that is made for aneurysms.
pub static CLIP: Trauma = Trauma {
    id: "clip",
    aliases: &[
        "clip compression",
        "aneurysm clip",
        "aneurysm clip compression",
        "modified aneurysm clip",
        "clip contusion-compression",
        "clip impact-compression",
    ],
    severed: severed(0.0),
    severity: None,
    remark: Some("a compression by a clip acts like a contusion of the same severity"),
    one_of: Some(&COMPRESSION),
};

/// Half of the cord cut.
pub static HEMISECTION: Trauma = Trauma {
    id: "hemisection",
    aliases: &["lateral hemisection", "dorsal hemisection", "hemitransection"],
    severed: severed(0.5),
    severity: None,
    remark: Some("a hemisection severs half of the axons, without sides"),
    one_of: None,
};

/// The whole cord cut: the tissue beside the cut and its blood supply are not.
pub static TRANSECTION: Trauma = Trauma {
    id: "transection",
    aliases: &["complete transection", "full transection"],
    severed: severed(1.0),
    severity: Some(Quantity {
        name: "severity",
        about: "Severity where none is stated: the cord is cut, its blood supply and the tissue beside it are not.",
        value: 0.9,
        low: 0.6,
        high: 1.0,
        fixed: true,
        unit: "1",
        evidence: ASSUMED,
    }),
    remark: None,
    one_of: None,
};

/// What a kind of injury cuts is what its name says.
const fn severed(share: f64) -> Quantity {
    Quantity {
        name: "severed",
        about: "Share of axons cut at the epicentre besides what the blow destroys.",
        value: share,
        low: share,
        high: share,
        fixed: true,
        unit: "1",
        evidence: DEFINITION,
    }
}

impl Trauma {
    /// Every kind, in the order of the documentation.
    pub const ALL: &'static [&'static Trauma] = &[&CONTUSION, &COMPRESSION, &CLIP, &HEMISECTION, &TRANSECTION];

    /// Every number of the kind, each under the name that a list shows.
    pub fn numbers(&'static self) -> impl Iterator<Item = &'static Quantity> {
        std::iter::once(&self.severed).chain(&self.severity)
    }

    /// Whether a scale of injuries of the kind `made` may grade this one: of the same kind, or of a wider one.
    pub fn graded_by(&self, made: &Trauma) -> bool {
        *self == *made || made.one_of.is_some_and(|wider| *self == *wider)
    }
}

impl PartialEq for Trauma {
    fn eq(&self, other: &Trauma) -> bool {
        self.id == other.id
    }
}

impl serde::Serialize for Trauma {
    /// As the word used in files.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}
