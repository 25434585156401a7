//! The explorer: a page, its engine and what it opens on, as one file that asks for nothing.
//!
//! What stands where in the page is told in `web/README.md`. Everything that runs is named in the policy of the page by
//! its hash; the engine and what the page opens on are data.

mod error;
mod letters;
mod page;
mod policy;
mod start;
mod streams;
mod strip;
mod tags;

pub use error::PackError;
pub use page::{Parts, packed};
pub use start::{Start, opening, replaced};

/// By this the program knows a page that it wrote, or that such a page wrote of itself.
pub const MARK: &str = "<meta name=\"generator\" content=\"exocord explorer\">";
