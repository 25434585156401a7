//! The model in a page: a request in JSON goes in, an answer in JSON and a list of numbers come out.
//!
//! `web/README.md` is the contract. Answers are those of `exocord`: its reader, its questions, its sentences.

#![deny(unsafe_code)]

mod about;
mod bands;
mod door;
mod edit;
mod fault;
mod flows;
mod questions;
mod request;
mod run;
mod session;
mod told;
mod words;

pub use session::{Answer, Session};
