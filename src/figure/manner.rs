//! How a figure is set: its format, and how time runs along its axes.

use super::across::AcrossKind;
use super::model::Size;

/// Time at which the axis by asinh turns from linear to logarithmic, days (6 h).
pub const KNEE_D: f64 = 0.25;

/// Format and time axis of a figure; a [`Size`] alone is one with time by asinh.
///
/// ```
/// use exocord::figure::{Manner, Size, Time};
///
/// let manner = Manner { time: Time::Log, ..Size::Slide.into() };
/// assert_eq!(manner.size, Size::Slide);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Manner {
    /// Format.
    pub size: Size,
    /// Time axis.
    pub time: Time,
}

impl From<Size> for Manner {
    fn from(size: Size) -> Self {
        Self { size, time: Time::default() }
    }
}

/// How time runs along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Time {
    /// By asinh(t / 6 h): linear for hours, logarithmic for months.
    #[default]
    Asinh,
    /// Evenly.
    Linear,
    /// By its logarithm, from an hour on.
    Log,
}

impl Time {
    /// Every one with its word, in the order of lists.
    pub const ALL: [(&'static str, Time); 3] = [("asinh", Time::Asinh), ("linear", Time::Linear), ("log", Time::Log)];

    /// The same on an axis of days whose names the caller gives.
    pub fn across(self) -> AcrossKind {
        match self {
            Time::Asinh => AcrossKind::Asinh { knee: KNEE_D },
            Time::Linear => AcrossKind::Linear,
            Time::Log => AcrossKind::Log,
        }
    }

    /// What a key says of the axis.
    pub fn about(self) -> &'static str {
        match self {
            Time::Asinh => "time after injury: asinh(t / 6 h), linear for hours, logarithmic for months",
            Time::Linear => "time after injury: linear",
            Time::Log => {
                "time after injury: logarithmic; what is earlier than the first tick stands on it or is left out"
            }
        }
    }
}

impl Size {
    /// Formats by their words, in the order of lists: for a page of print, a column of print, a slide.
    pub const ALL: [(&'static str, Size); 3] = [("page", Size::Page), ("column", Size::Column), ("slide", Size::Slide)];

    /// Pixels of a picture per px of the drawing: about 400 a printed inch, twice the screen's otherwise.
    pub fn pixels(self) -> f32 {
        match self {
            Size::Overview | Size::Slide => 2.0,
            Size::Page | Size::Column => 4.0,
        }
    }
}
