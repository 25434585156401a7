//! The overview figure: nothing overlaps, nothing is lost, the same input gives the same bytes.

mod answers;
mod answers_refused;
mod boxes;
mod chance;
mod data;
mod document;
mod layout;
mod networks;
#[cfg(feature = "png")]
mod picture;
mod random;
mod real;
mod refusal;
mod shapes;
mod synthetic;
mod tables;

use exocord::figure::Size;

/// Result of a test that may fail on the way.
type Outcome = Result<(), Box<dyn std::error::Error>>;

const SIZES: [Size; 4] = [Size::Overview, Size::Slide, Size::Page, Size::Column];
