//! Figures of a comparison: effect beside exposure, and every arm against every other.

use super::gives;
use super::sentence::said;
use super::words::WHEN;
use crate::answers::{Compare, ComparedArm, Effect, Reading, Spread};
use crate::figure::{LogCell, LogColumn, LogRow, LogRows, Map, MapCell, MapPanel, Texts, log_rows, map};
use crate::present::measure::{change_of, unit_of};
use crate::present::quoted::quoted;
use crate::present::rounding::{HOLDS_0, SETS_WITHIN, digits};
use crate::present::{Drawn, Look, percent, points};

/// Smallest differences to which the colours go.
const ENDS: f64 = 4.0;
/// Most arms of a matrix that can be read.
const MOST: usize = 24;

/// `compare`, effect beside exposure, and `matrix`, every arm against every other, where there are so many; `sets` says
/// whose parameters there were, `footer` where it is from.
pub fn compare_figures(compare: &Compare, sets: &str, footer: &str, look: &Look) -> Drawn {
    let mut drawn = Drawn::new(look);
    if compare.treated().next().is_some() {
        drawn.add("compare", |manner| log_rows(&effects(compare, sets, footer), manner));
    }
    match compare.arms.len() {
        0..=1 => {}
        2..=MOST => match matrix(compare, sets, footer) {
            Some(figure) => drawn.add("matrix", |manner| map(&figure, manner)),
            None => drawn.remarks.push("there is no matrix of differences: arms are told in different scores".into()),
        },
        many => drawn.remarks.push(format!("a matrix of {many} arms could not be read; compare.csv has it")),
    }
    drawn
}

/// What comes out is the title, what else there is to say stands before what is shown.
fn texts(compare: &Compare, about: String, footer: &str) -> Texts {
    let mut said = said(compare).into_iter();
    let title = said.next().unwrap_or_default();
    // From when on is one more sentence: a title has what comes out, and how sure it is.
    let (title, when) = match title.rsplit_once(WHEN) {
        Some((title, when)) => (title, Some(format!("The scores differ{when}"))),
        None => (title.as_str(), None),
    };
    let about = when.into_iter().chain(said).chain([about]).collect::<Vec<_>>().join(" ");
    Texts { title: quoted(title), about: quoted(&about), footer: footer.into() }
}

fn band(compare: &Compare) -> String {
    if compare.sets == 0 { String::new() } else { SETS_WITHIN.into() }
}

fn effects(compare: &Compare, sets: &str, footer: &str) -> LogRows {
    let reaches = if gives(compare) { ", and what reaches the epicentre" } else { "" };
    let about = format!("Each arm against its untreated control{reaches}. Over {sets}.");
    let texts = texts(compare, about, footer);
    let first = compare.treated().find_map(|(_, arm)| arm.readings.first());
    let scores: Vec<&str> =
        compare.treated().filter_map(|(_, arm)| Some(arm.readings.first()?.measure.name.as_str())).collect();
    let one = scores.windows(2).all(|pair| pair[0] == pair[1]);
    let head = if one { format!("Change of {}", scores.first().unwrap_or(&"")) } else { "Change of its score".into() };
    let level = first.and_then(|one| one.measure.smallest_difference).filter(|_| one);
    let level = level.map(|least| (least, format!("smallest meaningful difference, {}", points(least))));
    let column = |head: &str, unit: &str, log, level| LogColumn { head: head.into(), unit: unit.into(), log, level };
    let mut columns = vec![column(&head, "points", false, level)];
    // Where nothing is given, columns that say so say nothing.
    if gives(compare) {
        columns.push(column("Vesicles between the cells", "ug d", true, None));
        columns.push(column("Active cargo in the cells", "ug d", true, None));
    }
    let cells = |arm| cells(arm).into_iter().take(columns.len()).collect();
    let rows = compare.treated().map(|(_, arm)| LogRow { name: arm.name.clone(), cells: cells(arm) }).collect();
    LogRows { texts, names: "arm".into(), band: band(compare), columns, rows }
}

/// Whether anything arrives.
fn reaches(spread: &Spread) -> bool {
    spread.central() > 0.0
}

/// The share of sets that say the same: those that are better, or those that are worse where these are more.
fn share(effect: &Effect) -> String {
    match effect.worse > effect.better {
        _ if effect.sets == 0 => String::new(),
        true => format!(" ({} worse)", percent(effect.worse)),
        false => format!(" ({} better)", percent(effect.better)),
    }
}

fn cells(arm: &ComparedArm) -> Vec<LogCell> {
    let exposed = |spread: &Spread| {
        let [low, _, high] = spread.band;
        match reaches(spread) {
            true => LogCell::Value([low, spread.central(), high], digits(spread.central())),
            false => LogCell::Words("nothing".into()),
        }
    };
    let effect = arm.readings.first().map(|Reading { measure, effect, .. }| {
        let share = share(effect);
        let middle = effect.central();
        match middle.is_finite() {
            true => LogCell::Value([effect.low, middle, effect.high], format!("{}{share}", change_of(measure, middle))),
            false => LogCell::Words("no result".into()),
        }
    });
    let effect = effect.unwrap_or(LogCell::Words("no result".into()));
    vec![effect, exposed(&arm.exposure.lesion), exposed(&arm.exposure.cargo)]
}

/// Row less column; nothing where arms are told in different scores.
fn matrix(compare: &Compare, sets: &str, footer: &str) -> Option<Map> {
    let measure = &compare.arms.first()?.readings.first()?.measure;
    let least = measure.smallest_difference?;
    let count = compare.arms.len();
    let cell = |one: usize, other: usize| match compare.difference(one, other, 0) {
        _ if one == other => Some(MapCell { value: f64::NAN, sure: true }),
        Some(effect) => {
            let sure =
                effect.sets == 0 || effect.low > 0.0 || effect.high < 0.0 || (effect.low, effect.high) == (0.0, 0.0);
            Some(MapCell { value: effect.central(), sure })
        }
        None => None,
    };
    // Rows go from the bottom upwards: the first arm stands at the top.
    let cells: Vec<Vec<MapCell>> =
        (0..count).rev().map(|one| (0..count).map(|other| cell(one, other)).collect()).collect::<Option<_>>()?;
    let unsure = cells.iter().flatten().any(|cell| !cell.sure);
    let names: Vec<String> = compare.arms.iter().map(|arm| arm.name.clone()).collect();
    Some(Map {
        texts: texts(compare, format!("{}: row less column, median. Over {sets}.", measure.name), footer),
        columns: names.clone(),
        rows: names.into_iter().rev().collect(),
        panels: vec![MapPanel { title: String::new(), cells }],
        limits: (-ENDS * least, ENDS * least),
        unit: format!("Difference of {},{}", measure.name, unit_of(measure)),
        across: "less this arm".into(),
        up: "this arm".into(),
        contour: None,
        least: Some(least),
        hatched: if unsure { HOLDS_0.into() } else { String::new() },
    })
}
