//! The compact regimen: `100 ug at 1 h over 10 min q24h x3 then 50 ug at 7 d, 9 d and 13 d`.

use super::amount::{Amount, amount};
use super::types::Dose;
use crate::reading::diagnostic::Span;
use crate::reading::fields::Fields;
use crate::reading::scanner::{Fault, Scanner};
use crate::reading::units::Dimension;

/// Doses of one size at equal intervals.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Regimen {
    pub(crate) amount: Amount,
    /// First dose, days after injury.
    pub(crate) at_d: f64,
    /// Length of each infusion; 0 is a bolus. `None` if not said.
    pub(crate) over_d: Option<f64>,
    /// Interval between doses; 0 for a single one.
    pub(crate) every_d: f64,
    pub(crate) times: u64,
    /// Volume of each dose, uL, if it is told.
    pub(crate) volume_ul: Option<f64>,
    /// Where it is written.
    pub(crate) span: Span,
}

/// More doses than that are a slip of the pen; each costs the solver a stop.
pub(crate) const MOST_DOSES: u64 = 1000;

const SYNTAX: &str =
    "expected DOSE at TIME or TIME, TIME, then if wanted: over TIME, qTIME xNUMBER; more of them after `then`";

/// The regimens of a schedule; spans are within `text`.
pub(crate) fn regimens(text: &str) -> Result<Vec<Regimen>, Fault> {
    scanned(&mut Scanner::new(text))
}

/// The same of a scanner, which knows afterwards what stands there and is not used.
pub(crate) fn scanned(scanner: &mut Scanner<'_>) -> Result<Vec<Regimen>, Fault> {
    let mut regimens = Vec::new();
    loop {
        regimens.extend(regimen(scanner)?);
        if scanner.done() {
            return Ok(regimens);
        }
        keyword(scanner, "then")?;
    }
}

/// A dose with the times that it is given at.
fn regimen(scanner: &mut Scanner<'_>) -> Result<Vec<Regimen>, Fault> {
    let (dose, start) = scanner.quantity(Dimension::Dose)?;
    keyword(scanner, "at")?;
    let (at_d, end) = scanner.time()?;
    let (amount, span) = (amount(dose), start.start..end.end);
    let mut regimen = Regimen { amount, at_d, over_d: None, every_d: 0.0, times: 1, volume_ul: dose.volume_ul, span };
    let mut later = Vec::new();
    while let Some((at_d, end)) = further(scanner) {
        later.push(at_d);
        regimen.span.end = end.end;
    }
    if scanner.peek_word() == "over" {
        scanner.word();
        let (over, end) = scanner.time()?;
        regimen.over_d = Some(over);
        regimen.span.end = end.end;
    }
    if scanner.peek_word() == "q" {
        let (_, q) = scanner.word();
        if !later.is_empty() {
            let fault = Fault::new(q, "an interval follows several times", "expected no `q` behind a list of times");
            return Err(fault.help("say what comes again by itself, and join it with `then`"));
        }
        repeat(scanner, &q, &mut regimen)?;
    }
    let all = std::iter::once(regimen.at_d).chain(later);
    Ok(all.map(|at_d| Regimen { at_d, ..regimen.clone() }).collect())
}

/// A further time of the same dose, behind a comma or `and`; what else stands there is left.
fn further(scanner: &mut Scanner<'_>) -> Option<(f64, Span)> {
    let mut ahead = Scanner::new(scanner.text);
    ahead.at = scanner.at;
    ahead.skip_space();
    let comma = scanner.text.get(ahead.at..)?.starts_with(',');
    ahead.at += usize::from(comma);
    let and = ahead.peek_word() == "and";
    if and {
        ahead.word();
    }
    let found = ahead.time().ok().filter(|_| comma || and)?;
    scanner.at = ahead.at;
    Some(found)
}

fn repeat(scanner: &mut Scanner<'_>, q: &Span, regimen: &mut Regimen) -> Result<(), Fault> {
    let (every, end) = scanner.time()?;
    let interval = q.start..end.end;
    let written = scanner.text.get(interval.clone()).unwrap_or("").to_owned();
    if every == 0.0 {
        return Err(Fault::new(
            interval,
            format!("`{written}` repeats without pause"),
            "expected an interval longer than 0",
        ));
    }
    if scanner.peek_word() != "x" {
        let fault =
            Fault::new(interval, format!("`{written}` does not say how often"), "expected a number of doses after it");
        return Err(fault.help(format!("write `{written} x3` for three doses in all")));
    }
    let (_, x) = scanner.word();
    let count = scanner.plain()?;
    let span = x.start..count.as_ref().map_or(x.end, |(_, span)| span.end);
    let count = count.map_or(0.0, |(count, _)| count);
    if count.fract() != 0.0 || !(1.0..=MOST_DOSES as f64).contains(&count) {
        let written = scanner.text.get(span.clone()).unwrap_or("").to_owned();
        let label = format!("expected a whole number from 1 to {MOST_DOSES}, as in `x3`");
        return Err(Fault::new(span, format!("`{written}` is not a number of doses"), label));
    }
    regimen.every_d = every;
    regimen.times = count as u64;
    regimen.span.end = span.end;
    Ok(())
}

fn keyword(scanner: &mut Scanner<'_>, expected: &str) -> Result<(), Fault> {
    if scanner.peek_word() == expected {
        scanner.word();
        return Ok(());
    }
    let (found, span) = scanner.chunk();
    let message = match found {
        "" => format!("the schedule ends where `{expected}` should follow"),
        found => format!("`{found}` stands where `{expected}` should"),
    };
    Err(Fault::new(span, message, SYNTAX))
}

/// A regimen points at itself in a schedule; written as keys, it points at the key concerned.
pub(super) fn place(regimen: &Regimen, fields: &Fields, key: &str) -> Span {
    if fields.has("schedule") { regimen.span.clone() } else { fields.place(key) }
}

/// Every dose of the regimens, sorted by start; coincident doses of equal length add, but for particles and protein: the
/// one rests on a ratio that is assumed, the other does not.
pub(crate) fn expand(regimens: &[Regimen], body_mass_g: f64) -> Vec<Dose> {
    let mut doses: Vec<Dose> = regimens.iter().flat_map(|regimen| regimen_doses(regimen, body_mass_g)).collect();
    doses.sort_by(|a, b| a.start_d.total_cmp(&b.start_d).then(a.duration_d.total_cmp(&b.duration_d)));
    let secretion =
        |regimen: &Regimen| if let Amount::Cells(_, each_ug) = regimen.amount { Some(each_ug) } else { None };
    let each_ug = regimens.iter().find_map(secretion).unwrap_or_default();
    let mut merged: Vec<Dose> = Vec::new();
    for dose in doses {
        match merged
            .iter_mut()
            .rev()
            .take_while(|old| same(old.start_d, dose.start_d))
            .find(|old| same(old.duration_d, dose.duration_d) && kind(old) == kind(&dose))
        {
            Some(old) => add(old, &dose, (body_mass_g, each_ug)),
            None => merged.push(dose),
        }
    }
    merged
}

/// Whether particles or cells were counted.
fn kind(dose: &Dose) -> (bool, bool) {
    (dose.particles.is_some(), dose.cells.is_some())
}

/// Adds a dose to a coincident one; protein follows from the sum of what was counted, as it does from that when read
/// again.
fn add(old: &mut Dose, new: &Dose, (body_mass_g, each_ug): (f64, f64)) {
    let sum = |one: Option<f64>, other: Option<f64>| one.zip(other).map(|(one, other)| one + other);
    old.particles = sum(old.particles, new.particles);
    old.cells = sum(old.cells, new.cells);
    let particles = old.particles.map(Amount::Particles);
    let counted = particles.or(old.cells.map(|count| Amount::Cells(count, each_ug)));
    old.amount_ug = counted.map_or(old.amount_ug + new.amount_ug, |counted| counted.ug(body_mass_g));
}

/// 25 h and 1 h + 24 h differ in the last bit; a tenth of a millisecond is far below any schedule.
fn same(one_d: f64, other_d: f64) -> bool {
    (one_d - other_d).abs() <= 1e-9
}

fn regimen_doses(regimen: &Regimen, body_mass_g: f64) -> impl Iterator<Item = Dose> + use<> {
    let Regimen { amount, at_d, over_d, every_d, times, .. } = regimen.clone();
    (0..times).map(move |index| Dose {
        start_d: at_d + every_d * index as f64,
        duration_d: over_d.unwrap_or(0.0),
        amount_ug: amount.ug(body_mass_g),
        particles: amount.particles(body_mass_g),
        cells: amount.cells(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Dose, expand, regimens};

    fn doses(text: &str) -> Vec<(f64, f64, f64)> {
        let expanded = expand(&regimens(text).unwrap(), 220.0);
        expanded.iter().map(|Dose { start_d, duration_d, amount_ug, .. }| (*start_d, *duration_d, *amount_ug)).collect()
    }

    #[test]
    fn regimens_expand() {
        assert_eq!(doses("100 ug at 1 d"), [(1.0, 0.0, 100.0)]);
        assert_eq!(doses("100ug at 0h q24h x3"), [(0.0, 0.0, 100.0), (1.0, 0.0, 100.0), (2.0, 0.0, 100.0)]);
        assert_eq!(doses("100 ug at 1 d over 12 h q 2 d x 2"), [(1.0, 0.5, 100.0), (3.0, 0.5, 100.0)]);
        assert_eq!(doses("100 ug at 1 day over 12 hours q 2 days x 2"), [(1.0, 0.5, 100.0), (3.0, 0.5, 100.0)]);
        assert_eq!(doses("0.1 mg at 1 d\n  then 0.5 mg/kg at 7 d"), [(1.0, 0.0, 100.0), (7.0, 0.0, 110.0)]);
        assert_eq!(doses("500 ug/kg at 1 d then 8e9 particles at 2 d"), [(1.0, 0.0, 110.0), (2.0, 0.0, 1.0)]);
        assert_eq!(doses("0.45 mg/kg at 0 h"), [(0.0, 0.0, 99.0)]);
    }

    #[test]
    fn a_dose_is_given_at_every_time_of_a_list() {
        let at = |text: &str| doses(text).iter().map(|dose| dose.0).collect::<Vec<_>>();
        assert_eq!(at("100 ug at 12 h, 1 d, 5 d, 9 d, 13 d"), [0.5, 1.0, 5.0, 9.0, 13.0]);
        assert_eq!(at("1 ug at 1 d,2 d and 3 d then 2 ug at 4 d"), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(at("1 ug at 1 d, and 1,5 d"), [1.0, 1.5]);
        assert_eq!(doses("10 ug at 1 d, 2 d over 12 h"), [(1.0, 0.5, 10.0), (2.0, 0.5, 10.0)]);
    }

    #[test]
    fn coincident_doses_add_and_the_result_is_sorted() {
        assert_eq!(
            doses("10 ug at 25 h then 20 ug at 1 h q24h x2"),
            [(1.0 / 24.0, 0.0, 20.0), (1.0 + 1.0 / 24.0, 0.0, 30.0)]
        );
        assert_eq!(doses("10 ug at 1 d over 12 h then 20 ug at 1 d"), [(1.0, 0.0, 20.0), (1.0, 0.5, 10.0)]);
    }

    #[test]
    fn particles_add_to_particles_alone() {
        let text = "3e9 particles at 1 d then 8e9 ug at 1 d then 5e9 particles at 24 h then 1 ug at 1 d";
        let found = expand(&regimens(text).unwrap(), 220.0);
        assert_eq!(
            found.iter().map(|dose| (dose.amount_ug, dose.particles)).collect::<Vec<_>>(),
            [(1.0, Some(8e9)), (8e9 + 1.0, None)]
        );
    }

    #[test]
    fn faults_say_where() {
        for (text, at, message) in [
            ("100 ug", 6..6, "the schedule ends where `at` should follow"),
            ("100 ug 1 h", 7..8, "`1` stands where `at` should"),
            ("100 ug at 1 h q24h", 14..18, "`q24h` does not say how often"),
            ("100 ug at 1 h q0h x2", 14..17, "`q0h` repeats without pause"),
            ("100 ug at 1 h q1h x0", 18..20, "`x0` is not a number of doses"),
            ("100 ug at 1 h q1h x1,500", 19..24, "`1,500` can be 1.500 or 1500"),
            ("100 ug at 1 h and 2 ug at 3 h", 14..17, "`and` stands where `then` should"),
            ("100 ug at 1 h, 2 ug at 3 h", 13..14, "`,` stands where `then` should"),
            ("100 ug at 1 h, 2 h q24h x3", 19..20, "an interval follows several times"),
            ("100 ug at 1 h then", 18..18, "a dose is missing"),
        ] {
            let fault = regimens(text).unwrap_err();
            assert_eq!((fault.span, fault.message.as_str()), (at, message), "{text}");
        }
    }
}
