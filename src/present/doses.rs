//! The expanded schedule of a scenario as a table, and what counted doses are taken for.

use super::rounding::digits;
use super::spoken::capital;
use crate::scenario::{BESIDES, Counted, DoseRow, Grafted, Scenario, Scheduled, SessionRow, counted, grafted};

/// Counted doses that are told one by one; of more, the least and the largest.
const FEW: usize = 2;

/// A sentence for each dose that was counted: what it is taken for, and how far that is known; and of living cells, what
/// is left out.
pub fn amounts(scenario: &Scenario) -> Vec<String> {
    let grafts = grafted(scenario);
    let besides = (!grafts.is_empty()).then(|| capital(BESIDES) + ".");
    ends(counted(scenario)).iter().map(amount).chain(ends(grafts).iter().map(graft)).chain(besides).collect()
}

/// All if there are few, otherwise the first and the last.
fn ends<T>(mut all: Vec<T>) -> Vec<T> {
    if all.len() > FEW {
        all.drain(1..all.len() - 1);
    }
    all
}

fn graft(one: &Grafted) -> String {
    let [cells, ug, low, high] = [one.cells, one.ug, one.low_ug, one.high_ug].map(digits);
    format!(
        "{cells} living cells are taken to secrete {ug} ug of EV protein until they are dead, at {}; it may be {low} to {high} ug.",
        one.rate
    )
}

fn amount(one: &Counted) -> String {
    let [particles, ug, low, high] = [one.particles, one.ug, one.low_ug, one.high_ug].map(digits);
    let [usual, few, many] = [one.ug, one.high_ug, one.low_ug].map(|ug| digits(one.particles / ug));
    format!(
        "{particles} particles are taken as {ug} ug of EV protein, at {usual} particles in a ug; preparations hold {few} to \
         {many}, which makes it {low} to {high} ug."
    )
}

/// What is given, with a head: a line a dose of vesicles, then a line a session of treatments.
pub fn dose_table(all: &[Scheduled]) -> String {
    let (mut doses, mut sessions) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Scheduled::Dose(row) => doses.push(row),
            Scheduled::Session(row) => sessions.push(row),
        }
    }
    [vesicles(&doses), treatments(&sessions)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn longest<T>(rows: &[&T], of: fn(&T) -> &str, head: &str) -> usize {
    rows.iter().map(|row| of(row).chars().count()).chain([head.len()]).max().unwrap_or(0)
}

fn treatments(rows: &[&SessionRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let arm = longest(rows, |row| &row.arm, "arm");
    let name = longest(rows, |row| &row.name, "treatment");
    let id = longest(rows, |row| &row.treatment, "in the catalogue");
    let head = ["arm", "treatment", "in the catalogue", "start (d)", "acts for (d)", "dose"];
    let line = |cells: [&str; 6]| {
        let [one, two, three, start, lasts, dose] = cells;
        let text = format!("{one:<arm$}  {two:<name$}  {three:<id$}  {start:>10}  {lasts:>12}  {dose}");
        format!("{}\n", text.trim_end())
    };
    let row = |row: &&SessionRow| {
        let lasts = row.acts_for_d.map_or_else(|| "to the end".into(), |days| format!("{days:.4}"));
        let (start, dose) = (format!("{:.4}", row.start_d), row.dose.as_deref().unwrap_or_default());
        line([&row.arm, &row.name, &row.treatment, &start, &lasts, dose])
    };
    line(head) + &rows.iter().map(row).collect::<String>()
}

fn vesicles(rows: &[&DoseRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let arm = longest(rows, |row| &row.arm, "arm");
    let name = longest(rows, |row| &row.intervention, "intervention");
    let route = longest(rows, |row| &row.route, "route");
    let mut text = format!(
        "{:<arm$}  {:<name$}  {:<route$}  {:>10}  {:>12}  {:>11}\n",
        "arm", "intervention", "route", "start (d)", "duration (d)", "amount (ug)"
    );
    for row in rows {
        let start_d = row.start_d.or(row.after_rule_d).unwrap_or_default();
        let by = row.rule.as_ref().map_or_else(String::new, |rule| format!("  after the rule `{rule}` gives"));
        text += &format!(
            "{:<arm$}  {:<name$}  {:<route$}  {:>10.4}  {:>12.4}  {:>11.3}{by}\n",
            row.arm, row.intervention, row.route, start_d, row.duration_d, row.amount_ug
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::amount;
    use crate::scenario::Counted;

    #[test]
    fn a_counted_dose_says_what_it_is_taken_for_and_how_far_that_is_known() {
        let one = Counted { particles: 1e9, ug: 0.125, low_ug: 1e9 / 3e10, high_ug: 0.5 };
        assert_eq!(
            amount(&one),
            "1e9 particles are taken as 0.125 ug of EV protein, at 8e9 particles in a ug; preparations hold 2e9 to 3e10, \
             which makes it 0.0333 to 0.5 ug."
        );
    }
}
