//! What decides a difference, for a terminal.

use super::words::{differs, rho};
use crate::answers::{Correlation, WhatMatters};
use std::fmt::Write;

/// Rows of each table.
const ROWS: usize = 10;
/// Letters of a name.
const NAME: usize = 45;

/// The tables and what chance makes of them; nothing where nothing differs.
pub fn text(found: &WhatMatters) -> String {
    if !differs(found) {
        return String::new();
    }
    let mut text = format!("{:<NAME$}{:>7}  {:<16}source says\n", "parameter", "rho", "95 %");
    for one in found.parameters.iter().take(ROWS) {
        let _ = writeln!(text, "{}{}", row(&one.name, &one.correlation), one.grade);
    }
    let _ = writeln!(text, "\n{:<NAME$}{:>7}  {:<16}in", "what could be measured", "rho", "95 %");
    for one in found.measurable.iter().take(ROWS) {
        let _ = writeln!(text, "{}{}", row(&one.label, &one.correlation), one.arm);
    }
    text + &chance(found)
}

fn row(name: &str, of: &Correlation) -> String {
    let mark = if of.beyond { "*" } else { "" };
    let name: String = name.chars().take(NAME - 2).chain(mark.chars()).collect();
    let interval = format!("{} to {}", rho(of.low), rho(of.high));
    format!("{name:<NAME$}{:>7}  {interval:<16}", rho(of.rho))
}

fn chance(found: &WhatMatters) -> String {
    let of = &found.chance;
    format!(
        "\nOf {} parameters {:.0} would be beyond {:.2} by chance, and {} are. * is beyond {:.2} ({:.2} for what could be\n\
         measured), which none of them reaches by chance in 19 cases of 20; of the parameters {}. The {} sets are worth {}\n\
         independent ones, by which all limits go.\n",
        of.parameters,
        of.expected(),
        of.one,
        of.beyond_one,
        of.all,
        of.all_measurable,
        of.beyond_all,
        of.sets,
        of.independent
    )
}
