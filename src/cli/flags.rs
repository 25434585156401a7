//! Flags that several verbs have, and how values of flags are read.

use crate::engine::Instructions;
use crate::scenario::days_of;
use crate::work::Pool;
use clap::Args;

/// How many threads to use.
#[derive(Debug, Args)]
pub struct Threads {
    /// Threads; they change nothing in the results. [default: as many as the machine has]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    /// Threads that never stop early.
    pub fn pool(&self) -> Pool<'static> {
        Pool::new(self.threads)
    }
}

/// A standard deviation of the logarithm: 0 or more. Above 3 a parameter would range over orders of magnitude.
pub fn spread(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(spread) if (0.0..=3.0).contains(&spread) => Ok(spread),
        _ => Err("expected a number from 0 to 3".into()),
    }
}

/// A time with a unit, in days.
pub fn time(text: &str) -> Result<f64, String> {
    days_of(text).ok_or_else(|| "expected a time of 0 or more with a unit: min, h, d, wk or mo, as in 28d".into())
}

/// Instructions by name, if this processor has them.
pub fn instructions(text: &str) -> Result<Instructions, String> {
    let known = Instructions::ALL.map(Instructions::word).join(", ");
    let found = Instructions::ALL.into_iter().find(|one| one.word() == text);
    let found = found.ok_or_else(|| format!("expected one of {known}"))?;
    if found.available() { Ok(found) } else { Err(format!("this processor does not have {text}")) }
}
