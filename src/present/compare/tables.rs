//! The tables of a comparison: arms against their control, and every arm against every other.

use crate::answers::{Compare, ComparedArm, Effect, Of, Parts, Spread};
use crate::present::measure::{MEASURED, measured};
use crate::present::table::{cell as number, truth};
use crate::present::{Note, Table, TableError, translated};

/// Names and contents: `compare.csv` and `arms.csv`.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn compare_tables(compare: &Compare) -> Result<Vec<(String, Vec<u8>)>, TableError> {
    Ok(vec![("compare.csv".into(), differences(compare)?), ("arms.csv".into(), arms(compare)?)])
}

/// What their columns mean, as far as they are their own.
pub fn compare_notes() -> Vec<Note> {
    let texts = [
        ("name", "what the arm is called in this comparison"),
        ("control", "what its untreated control is called"),
        ("metric", "formula of what is read"),
        ("difference_of", "what is subtracted: values, or what each changes of its own control (gain)"),
        ("same", "whether the two are equal in every parameter set, to the last digit"),
        ("difference_nominal", "less that of its control, with the parameter set as written"),
    ];
    let days = [
        (
            "part_nominal_d",
            "with the parameter set as written, the time from which the two scores differ by an amount that means something, to the end",
        ),
        ("part_low_d", "5 % of the sets in which they part have parted by then"),
        ("part_median_d", "median of that time over the sets in which they part"),
        ("part_high_d", "95 % of the sets in which they part have parted by then"),
    ];
    let share = Note::new(
        "part_share",
        "1",
        "share of parameter sets in which the two scores differ by an amount that means something to the end",
    );
    let texts = texts.map(|(name, meaning)| Note::new(name, "", meaning));
    texts.into_iter().chain([share]).chain(days.map(|(name, meaning)| Note::new(name, "d", meaning))).collect()
}

/// Columns of the table of differences.
const DIFFERENCES: [&str; 14] = [
    "difference_of",
    "nominal",
    "low",
    "median",
    "high",
    "better",
    "worse",
    "sets",
    "same",
    "part_share",
    "part_nominal_d",
    "part_low_d",
    "part_median_d",
    "part_high_d",
];

/// Tidy: one arm less another in one reading a row, both ways.
fn differences(compare: &Compare) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("compare.csv");
    table.row(["arm", "against"].into_iter().chain(MEASURED).chain(DIFFERENCES))?;
    for (one, arm) in compare.arms.iter().enumerate() {
        for (other, beside) in compare.arms.iter().enumerate().filter(|(other, _)| *other != one) {
            let Some(pair) = compare.pair(one, other) else { continue };
            for (at, of) in pair.of.iter().enumerate() {
                let measure = &arm.readings[at].measure;
                let word = match of {
                    Of::Value => "value",
                    Of::Gain => "gain",
                    Of::Nothing => "not compared",
                };
                let fixed = [&arm.name, &beside.name].map(String::clone).into_iter().chain(measured(measure));
                let effect = compare.difference(one, other, at);
                let cells = effect.map_or_else(|| vec![String::new(); 7], cells);
                let parts = pair.parts.filter(|_| at == 0);
                let days =
                    parts.map(|Parts { share, from_d: Spread { nominal, band: [low, median, high] }, .. }| {
                        [share, nominal, low, median, high]
                    });
                let days = days.map_or_else(|| vec![String::new(); 5], |all| all.map(number).to_vec());
                let row = fixed.chain([word.to_owned()]).chain(cells).chain([truth(pair.same).to_owned()]);
                table.row(row.chain(days))?;
            }
        }
    }
    table.text()
}

fn cells(effect: Effect) -> Vec<String> {
    let Effect { nominal, low, median, high, better, worse, sets, .. } = effect;
    [nominal, low, median, high, better, worse].map(number).into_iter().chain([sets.to_string()]).collect()
}

/// Tidy: one reading of one arm a row, its value and what it is more than in the control; what reaches the lesion last.
fn arms(compare: &Compare) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("arms.csv");
    let rest = [
        "nominal",
        "low",
        "median",
        "high",
        "difference_nominal",
        "difference_low",
        "difference_median",
        "difference_high",
        "better",
        "worse",
        "sets",
    ];
    let by = compare.arms.iter().flat_map(|arm| &arm.readings).find_map(|reading| reading.measure.translation);
    let heads = ["name", "scenario", "arm", "control"].into_iter().chain(MEASURED).chain(rest);
    table.row(heads.chain(translated::heads(by)))?;
    for arm in &compare.arms {
        let control = compare.arms.get(arm.control).map(|control| control.name.clone()).unwrap_or_default();
        let head = |what: [String; 4]| {
            let own = [arm.name.clone(), arm.scenario.clone(), arm.arm.clone(), control.clone()];
            own.into_iter().chain(what)
        };
        for reading in &arm.readings {
            let row = head(measured(&reading.measure)).chain(level(&reading.value));
            let carried = translated::cells(by, Some(&reading.effect), reading.measure.translation);
            table.row(row.chain(cells(reading.effect)).chain(carried))?;
        }
        for (metric, spread) in exposure(arm) {
            let what = [metric, "ug d", "", ""].map(str::to_owned);
            table.row(
                head(what).chain(level(spread)).chain(vec![String::new(); 7]).chain(translated::cells(by, None, None)),
            )?;
        }
    }
    table.text()
}

/// Formulas of what reaches the lesion, and their numbers.
fn exposure(arm: &ComparedArm) -> [(&'static str, &Spread); 2] {
    [("area(exo_lesion@epicentre)", &arm.exposure.lesion), ("area(exo_cargo@epicentre)", &arm.exposure.cargo)]
}

fn level(spread: &Spread) -> impl Iterator<Item = String> {
    std::iter::once(spread.nominal).chain(spread.band).map(number)
}
