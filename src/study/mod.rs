//! Questions and their answers: what is asked goes in, plain data that can be serialised comes out.
//!
//! Nothing here knows a terminal, a file, a thread or a clock. Those who do the work and those who are told how far it
//! is are handed in.

pub mod calibration;
#[cfg(feature = "figures")]
pub mod credibility;
pub mod ensemble;
mod error;
pub mod experiments;
mod hands;
mod headline;
mod knockouts;
pub mod run;
pub mod verdicts;

pub use error::StudyError;
pub use hands::{Alone, Progress, Silent, Steps, Workers};
pub use headline::Headline;
pub use knockouts::{Knockouts, Without, knockouts};
pub use run::run;
pub use verdicts::{Pick, Verdicts, validate};
