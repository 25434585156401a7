//! exocord: a mechanistic simulator of the injured spinal cord's microenvironment.
//!
//! A scenario (an injury, and exosome interventions with source, cargo, engineering, dose, route and timing)
//! becomes trajectories of inflammation, cell death, vessels, scar and function over hours to a year.
//! Illustrative; for hypothesis exploration and teaching; not for clinical use.
//!
//! The equations are written once, as named reactions generic over the number type ([`model`]); running them
//! on numbers, derivatives, symbols and units gives trajectories, exact slopes, printed equations and a proof
//! that every rate has the right unit.
//!
//! ```
//! use exocord::{catalogue::Catalogue, experiment, scenario};
//!
//! let catalogue = Catalogue::embedded()?;
//! let text = r#"
//!     question = "What becomes of a moderate contusion?"
//!     [injury]
//!     species = "rat"
//!     mechanism = "contusion"
//!     severity = "IH 200 kdyn"
//!     [simulation]
//!     until = "3 d"
//! "#;
//! let parsed = scenario::parse("moderate.toml", text, &experiment::vocabulary(&catalogue))
//!     .map_err(|faults| scenario::render(&faults, "moderate.toml", text, false))?;
//! let control = &parsed.scenario.arms[0];
//! let course = experiment::run_arm(&parsed.scenario, control, &catalogue)?;
//! let neurons = course.series("neurons@penumbra")?;
//! assert!(neurons.last().is_some_and(|(_, alive)| *alive < 0.9));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(missing_docs)]
// What a user writes never ends in a panic; tests may.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod answers;
pub mod bibliography;
pub mod calibration;
pub mod catalogue;
#[cfg(feature = "cli")]
pub mod cli;
pub mod course;
#[cfg(feature = "figures")]
pub mod credibility;
pub mod declare;
pub mod digest;
pub mod engine;
pub mod evidence;
pub mod experiment;
#[cfg(feature = "cli")]
pub mod explorer;
pub mod export;
#[cfg(feature = "figures")]
pub mod figure;
pub mod kernel;
pub mod ledger;
#[cfg(feature = "cli")]
pub mod lessons;
pub mod measured;
pub mod model;
pub mod number;
pub mod present;
pub mod reading;
pub mod sample;
pub mod scenario;
pub mod schema;
#[cfg(feature = "cli")]
pub mod store;
pub mod study;
#[cfg(feature = "cli")]
mod text;
#[cfg(feature = "cli")]
pub mod work;
