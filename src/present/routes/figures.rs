//! The figures of routes: rows on logarithmic axes, and what changes over the dose.

use super::sentence::{least_doses, said};
use super::{doses, effects, no_way, number};
use crate::answers::{Effect, Equal, Reach, RouteCurve, RouteRow, Routes, Spread};
use crate::figure::{
    Across, AcrossKind, CurvePanel, Curves, LogCell, LogColumn, LogRow, LogRows, Series, Texts, curves, log_rows,
};
use crate::present::measure::unit_of;
use crate::present::quoted::{in_quotes, quoted};
use crate::present::rounding::SETS_WITHIN;
use crate::present::{Drawn, Look, points};
use crate::scenario::CONTEXT_OF_USE;

/// The figures; `sets` are those whose parameters the numbers come from, `from` says what was run.
pub fn routes_figures(answer: &Routes, sets: &str, from: &str, look: &Look) -> Drawn {
    let mut drawn = Drawn::new(look);
    if !answer.rows.is_empty() {
        drawn.add("routes", |manner| log_rows(&rows(answer, sets, from), manner));
        drawn.add("dose_response", |manner| curves(&over_doses(answer, sets, from), manner));
    }
    drawn
}

fn footer(from: &str) -> String {
    format!("{from}. {CONTEXT_OF_USE}")
}

/// What the intervals are.
fn band(answer: &Routes) -> String {
    if answer.sets == 0 { String::new() } else { SETS_WITHIN.into() }
}

fn rows(answer: &Routes, sets: &str, from: &str) -> LogRows {
    let column =
        |head: &str, unit: &str, log: bool| LogColumn { head: head.into(), unit: unit.into(), log, level: None };
    let unit = unit_of(&answer.measure);
    let level = answer
        .measure
        .smallest_difference
        .map(|least| (least, format!("smallest meaningful difference, {}", points(least))));
    let same = doses::same(answer.equal);
    let mut said = said(answer).into_iter();
    let title = said.next().unwrap_or_default();
    let arm = in_quotes(&answer.arm);
    let about = said.chain([format!("{}: arm {arm} by each route at {same}. Over {sets}.", answer.scenario)]);
    LogRows {
        texts: Texts {
            title: quoted(&title),
            about: quoted(&about.collect::<Vec<_>>().join(" ")),
            footer: footer(from),
        },
        names: "route".into(),
        band: band(answer),
        columns: vec![
            // Where all have the same dose, it is told in the title, and when active cargo is highest differs.
            if answer.equal == Equal::Dose {
                column("peak at the lesion", "h after the first dose", true)
            } else {
                column("dose", "ug", true)
            },
            column("taken up by the segment", "% of dose", true),
            column("area at the lesion", "ug d", true),
            column("area in plasma", "ug d", true),
            LogColumn { level, ..column(&answer.measure.name, unit.trim(), false) },
        ],
        rows: answer.rows.iter().map(|row| LogRow { name: row.phrase.clone(), cells: cells(answer, row) }).collect(),
    }
}

fn cells(answer: &Routes, row: &RouteRow) -> Vec<LogCell> {
    let of = |spread: &Spread| match spread.central() {
        none if none.is_nan() => LogCell::Words("-".into()),
        middle => LogCell::Value([spread.band[0], middle, spread.band[2]], number(middle)),
    };
    let dose = match row.dose.reach {
        Reach::Unreachable => LogCell::Words(format!("not reachable, {}", doses::cell(&row.dose))),
        Reach::Below => LogCell::Words(doses::cell(&row.dose)),
        _ => LogCell::Value([row.dose.low_ug, row.dose.ug, row.dose.high_ug], number(row.dose.ug)),
    };
    let plasma = match no_way(row, &row.plasma_area_ug_d) {
        true => LogCell::Words("not modelled".into()),
        false => of(&row.plasma_area_ug_d),
    };
    let taken = row.lesion.taken_up_percent.as_ref().map_or_else(|| LogCell::Words("-".into()), of);
    let Effect { low, high, .. } = row.effect;
    let middle = row.effect.central();
    let effect = match middle.is_finite() {
        true => LogCell::Value([low, middle, high], effects::change(answer, middle)),
        false => LogCell::Words("no result".into()),
    };
    let first = if answer.equal == Equal::Dose { of(&row.lesion.arrival_h) } else { dose };
    vec![first, taken, of(&row.lesion.area_ug_d), plasma, effect]
}

/// What changes over the dose, all routes in one panel.
fn over_doses(answer: &Routes, sets: &str, from: &str) -> Curves {
    let series = |curve: &RouteCurve| {
        let point = |(ug, effect): &(f64, Effect)| match effect.sets {
            0 => (*ug, [f64::NAN, effect.nominal, f64::NAN]),
            _ => (*ug, effect.band()),
        };
        let row = answer.rows.iter().find(|row| row.id == curve.id);
        // An axis of powers of ten has no place for nothing.
        let given = row.filter(|row| row.dose.reach != Reach::Unreachable && row.dose.ug > 0.0);
        // One dose for all is told once, below the title.
        let words = |ug: f64| if answer.equal == Equal::Dose { String::new() } else { format!("{} ug", number(ug)) };
        let marks = given.map(|row| (row.dose.ug, words(row.dose.ug))).into_iter().collect();
        let points = curve.points.iter().filter(|(ug, _)| *ug > 0.0).map(point).collect();
        Series { name: curve.phrase.clone(), points, nominal: None, marks }
    };
    let least = answer
        .measure
        .smallest_difference
        .map(|least| (least, format!("smallest that means something, {}", points(least))));
    Curves {
        texts: Texts {
            title: quoted(
                &least_doses(answer).unwrap_or_else(|| format!("{} over the dose, by route", answer.measure.name)),
            ),
            about: over_doses_about(answer, sets),
            footer: footer(from),
        },
        columns: 1,
        panels: vec![CurvePanel { title: String::new(), series: answer.curves.iter().map(series).collect() }],
        axis: axis(answer),
        up: unit_of(&answer.measure).trim().to_owned(),
        band: band(answer),
        levels: least.into_iter().collect(),
        zero: true,
    }
}

/// What the curves are, and which doses are marked on them.
fn over_doses_about(answer: &Routes, sets: &str) -> String {
    let marked = match answer.equal {
        Equal::Dose => format!("{} ug by each route", number(answer.dose_ug)),
        _ => "the dose by each route".into(),
    };
    format!(
        "{} over the dose: change against the same animal without the vesicles; medians{}. Marked: {marked}. Over \
         {sets}.",
        answer.measure.name,
        if answer.sets > 0 { " with bands" } else { "" }
    )
}

/// Powers of ten around the doses that were given.
fn axis(answer: &Routes) -> Across {
    let all = || answer.curves.iter().flat_map(|curve| curve.points.iter().map(|point| point.0)).filter(|ug| *ug > 0.0);
    let (least, most) = all().fold((f64::INFINITY, 0.0_f64), |(least, most), ug| (least.min(ug), most.max(ug)));
    let (from, to) = match least.is_finite() {
        true => ((least * 1.001).log10().floor() as i32, most.log10().floor() as i32),
        false => (-1, 4),
    };
    let tick = |power: i32| {
        let ug = 10_f64.powi(power);
        (ug, number(ug))
    };
    let title = if answer.doses > 1 { "all doses together, ug of EV protein" } else { "dose, ug of EV protein" };
    Across { kind: AcrossKind::Log, ticks: (from..=to.max(from + 1)).map(tick).collect(), title: title.into() }
}
