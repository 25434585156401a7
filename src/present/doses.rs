//! The expanded schedule of a scenario as a table.

use crate::scenario::DoseRow;

/// A line a dose, with a head.
pub fn dose_table(rows: &[DoseRow]) -> String {
    let longest = |of: fn(&DoseRow) -> &str, head: &str| {
        rows.iter().map(|row| of(row).chars().count()).chain([head.len()]).max().unwrap_or(0)
    };
    let arm = longest(|row| &row.arm, "arm");
    let name = longest(|row| &row.intervention, "intervention");
    let route = longest(|row| &row.route, "route");
    let mut text = format!(
        "{:<arm$}  {:<name$}  {:<route$}  {:>10}  {:>12}  {:>11}\n",
        "arm", "intervention", "route", "start (d)", "duration (d)", "amount (ug)"
    );
    for row in rows {
        text += &format!(
            "{:<arm$}  {:<name$}  {:<route$}  {:>10.4}  {:>12.4}  {:>11.3}\n",
            row.arm, row.intervention, row.route, row.start_d, row.duration_d, row.amount_ug
        );
    }
    text
}
