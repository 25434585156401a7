//! A comparison for the terminal.

use super::{central, gives};
use crate::answers::{Compare, ComparedArm, Reading};
use crate::present::columns::columns;
use crate::present::measure::{change_of, unit_of};
use crate::present::percent;
use crate::present::rounding::{WITHIN, digits};

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
    // Where nothing is given, a column that says so says nothing.
    let given = gives(compare);
    let about = if given { "(cargo: active at the epicentre, ug d)\n" } else { "" };
    out += &format!("Against the untreated control: {what}\n{about}");
    let head = ["", "change", WITHIN, "better", "worse", "cargo"].map(String::from).to_vec();
    let rows = std::iter::once(head).chain(compare.treated().map(|(_, arm)| row(arm)));
    let cut = |mut row: Vec<String>| {
        row.truncate(if given { 6 } else { 5 });
        row
    };
    out += &columns(&rows.map(cut).collect::<Vec<_>>());
    if (2..=MOST).contains(&compare.arms.len()) {
        out += "\nRow less column, median:\n";
        out += &columns(&matrix(compare));
    }
    others(compare, &mut out);
    out
}

fn row(arm: &ComparedArm) -> Vec<String> {
    let cargo = central(arm);
    let Some(Reading { measure, effect, .. }) = arm.readings.first() else { return vec![String::new(); 6] };
    let [low, _, high] = effect.band().map(|value| change_of(measure, value));
    let [interval, better, worse] = match effect.sets {
        0 => [const { String::new() }; 3],
        _ => [format!("{low} to {high}"), percent(effect.better), percent(effect.worse)],
    };
    vec![arm.name.clone(), change_of(measure, effect.central()), interval, better, worse, digits(cargo)]
}

fn matrix(compare: &Compare) -> Vec<Vec<String>> {
    // Names hardly fit a head, and where they begin alike they say nothing when they are cut.
    let letter = |at: usize| ('A'..='Z').nth(at).map_or_else(String::new, String::from);
    let head = std::iter::once(String::new()).chain((0..compare.arms.len()).map(letter)).collect();
    let cell = |one: usize, other: usize| match compare.difference(one, other, 0) {
        _ if one == other => String::new(),
        Some(effect) => change_of(&compare.arms[one].readings[0].measure, effect.central()),
        None => "-".into(),
    };
    let count = compare.arms.len();
    let line = |one: usize| {
        let cells = (0..count).map(|other| cell(one, other));
        std::iter::once(format!("{} {}", letter(one), compare.arms[one].name)).chain(cells).collect()
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
        let head = ["", "change", WITHIN].map(String::from).to_vec();
        *out += &columns(&std::iter::once(head).chain(rows).collect::<Vec<_>>());
    }
}
