//! A comparison for the terminal.

use crate::answers::{Compare, ComparedArm, Reading, Spread};
use crate::present::columns::columns;
use crate::present::measure::{change_of, unit_of};
use crate::present::percent;
use crate::present::rounding::digits;

/// Most arms of which the matrix is printed.
const MOST: usize = 7;

/// Arms against their control, and against each other.
pub fn compare_text(compare: &Compare) -> String {
    let Some(score) = compare.arms.first().and_then(|arm| arm.readings.first()).map(|one| &one.measure) else {
        return String::new();
    };
    let mut out = String::new();
    let names: Vec<&String> =
        compare.arms.iter().flat_map(|arm| arm.readings.first()).map(|one| &one.measure.name).collect();
    let same = names.windows(2).all(|pair| pair[0] == pair[1]);
    let what = if same { format!("{},{}", score.name, unit_of(score)) } else { "the score of each, points".into() };
    out += &format!("Against the untreated control: {what}\n(cargo: active at the epicentre, ug d)\n");
    let head = ["", "change", "5 to 95 %", "better", "cargo"].map(String::from).to_vec();
    let rows = std::iter::once(head).chain(compare.treated().map(|(_, arm)| row(arm)));
    out += &columns(&rows.collect::<Vec<_>>());
    if (2..=MOST).contains(&compare.arms.len()) {
        out += "\nRow less column, median:\n";
        out += &columns(&matrix(compare));
    }
    others(compare, &mut out);
    out
}

fn row(arm: &ComparedArm) -> Vec<String> {
    let cargo = central(&arm.exposure.cargo);
    let Some(Reading { measure, effect, .. }) = arm.readings.first() else { return vec![String::new(); 5] };
    let [low, _, high] = effect.band().map(|value| change_of(measure, value));
    let (interval, share) = match effect.sets {
        0 => (String::new(), String::new()),
        _ => (format!("{low} to {high}"), percent(effect.better)),
    };
    vec![arm.name.clone(), change_of(measure, effect.central()), interval, share, digits(cargo)]
}

fn central(spread: &Spread) -> f64 {
    if spread.median().is_finite() { spread.median() } else { spread.nominal }
}

fn matrix(compare: &Compare) -> Vec<Vec<String>> {
    // Rows and columns are in one order, so that short heads are enough where there are many.
    let letters = if compare.arms.len() <= 5 { 9 } else { 6 };
    let short = |name: &String| name.chars().take(letters).collect::<String>();
    let head = std::iter::once(String::new()).chain(compare.arms.iter().map(|arm| short(&arm.name))).collect();
    let cell = |one: usize, other: usize| match compare.difference(one, other, 0) {
        _ if one == other => String::new(),
        Some(effect) => change_of(&compare.arms[one].readings[0].measure, effect.central()),
        None => "-".into(),
    };
    let count = compare.arms.len();
    let line = |one: usize| {
        let cells = (0..count).map(|other| cell(one, other));
        std::iter::once(compare.arms[one].name.clone()).chain(cells).collect()
    };
    std::iter::once(head).chain((0..count).map(line)).collect()
}

/// Readings beside the score, against the control.
fn others(compare: &Compare, out: &mut String) {
    let count = compare.arms.iter().map(|arm| arm.readings.len()).max().unwrap_or(0);
    for at in 1..count {
        let Some(first) = compare.arms.iter().find_map(|arm| arm.readings.get(at)) else { continue };
        let unit = unit_of(&first.measure);
        let unit = if unit.is_empty() { unit } else { format!(",{unit}") };
        *out += &format!("\nAgainst the untreated control: {}{unit}\n", first.measure.name);
        let rows = compare.treated().filter_map(|(_, arm)| {
            let Reading { measure, effect, .. } = arm.readings.get(at)?;
            let [low, _, high] = effect.band().map(|value| change_of(measure, value));
            let interval = if effect.sets == 0 { String::new() } else { format!("{low} to {high}") };
            Some(vec![arm.name.clone(), change_of(measure, effect.central()), interval])
        });
        let head = ["", "change", "5 to 95 %"].map(String::from).to_vec();
        *out += &columns(&std::iter::once(head).chain(rows).collect::<Vec<_>>());
    }
}
