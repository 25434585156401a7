//! The tables of routes: one row a route, and the change over the dose.

use crate::answers::{Effect, RouteRow, Routes, Spread};
use crate::present::{Table, TableError};

/// `routes.csv` and `dose_response.csv`; units stand in the names of columns.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn routes_tables(answer: &Routes) -> Result<Vec<(String, Vec<u8>)>, TableError> {
    Ok(vec![("routes.csv".into(), rows(answer)?), ("dose_response.csv".into(), curves(answer)?)])
}

/// Name and text of each cell of a row.
type Cells = Vec<(String, String)>;

fn rows(answer: &Routes) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("routes.csv");
    for (at, row) in answer.rows.iter().enumerate() {
        let cells = cells(answer, row);
        if at == 0 {
            table.row(cells.iter().map(|cell| &cell.0))?;
        }
        table.row(cells.iter().map(|cell| &cell.1))?;
    }
    table.text()
}

/// A number, and nothing where there is none.
fn plain(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}

fn cells(answer: &Routes, row: &RouteRow) -> Cells {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let dose = &row.dose;
    let mut cells = vec![
        text("route", &row.id),
        text("name", &row.name),
        text("own", if row.own { "true" } else { "false" }),
        text("equal", answer.equal.word()),
        ("dose_ug".into(), plain(dose.ug)),
        ("dose_low_ug".into(), plain(dose.low_ug)),
        ("dose_high_ug".into(), plain(dose.high_ug)),
        ("dose_reach".into(), format!("{:?}", dose.reach).to_lowercase()),
        ("dose_reached_share".into(), plain(dose.reached)),
        text("dose_basis", dose.basis.as_deref().unwrap_or_default()),
    ];
    let lesion = &row.lesion;
    spread(&mut cells, "taken_up", "percent_of_dose", lesion.taken_up_percent.as_ref());
    spread(&mut cells, "taken_up", "percent_of_dose_per_g", lesion.taken_up_percent_per_g.as_ref());
    spread(&mut cells, "lesion_area", "ug_d", Some(&lesion.area_ug_d));
    spread(&mut cells, "lesion_area", "times_own", Some(&lesion.times_own));
    spread(&mut cells, "lesion_peak", "ug", Some(&lesion.peak_ug));
    spread(&mut cells, "arrival", "h", Some(&lesion.arrival_h));
    spread(&mut cells, "barrier_leak", "share", Some(&lesion.barrier_leak));
    let by = row.uptake.as_ref();
    spread(&mut cells, "by_resident_cells", "percent", by.map(|by| &by.resident_percent));
    spread(&mut cells, "by_m2_cells", "percent", by.map(|by| &by.m2_percent));
    spread(&mut cells, "by_cells_at_vessels", "percent", by.map(|by| &by.vessels_percent));
    spread(&mut cells, "plasma_area", "ug_d", Some(&row.plasma_area_ug_d));
    spread(&mut cells, "organs_area", "ug_d", Some(&row.organs_area_ug_d));
    let unit = if answer.measure.is_score() { "points" } else { "value" };
    effect(&mut cells, ("effect", unit), &row.effect);
    effect(&mut cells, ("against_own", unit), &row.against_own);
    let asks = row.invasiveness.as_ref();
    cells.push(text("invasiveness", asks.map_or("", |asks| &asks.word)));
    cells.push(text("invasiveness_basis", asks.map_or("", |asks| &asks.basis)));
    cells.push(text("evidence", &row.evidence));
    cells.push(text("sources", &row.cite.join(" ")));
    cells
}

/// The median, both ends, and the number with the parameters as written; empty where the model cannot tell.
fn spread(cells: &mut Cells, name: &str, unit: &str, spread: Option<&Spread>) {
    let [low, median, high] = spread.map_or([f64::NAN; 3], |spread| spread.band);
    let nominal = spread.map_or(f64::NAN, |spread| spread.nominal);
    let all = [("median", median), ("low", low), ("high", high), ("nominal", nominal)];
    cells.extend(all.map(|(which, value)| (format!("{name}_{which}_{unit}"), plain(value))));
}

/// The same, and the shares of sets in which it is better and worse by an amount that means something, or above and
/// below zero where no such amount is declared.
fn effect(cells: &mut Cells, (name, unit): (&str, &str), effect: &Effect) {
    let own = Spread { nominal: effect.nominal, band: effect.band() };
    spread(cells, name, unit, Some(&own));
    let (up, down) = if unit == "points" { ("better", "worse") } else { ("above_zero", "below_zero") };
    cells.push((format!("{name}_{up}_share"), plain(effect.better)));
    cells.push((format!("{name}_{down}_share"), plain(effect.worse)));
}

fn curves(answer: &Routes) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("dose_response.csv");
    let unit = if answer.measure.is_score() { "points" } else { "value" };
    let mut head = false;
    for curve in &answer.curves {
        for (ug, change) in &curve.points {
            let mut cells: Cells = vec![("route".into(), curve.id.clone()), ("dose_ug".into(), plain(*ug))];
            effect(&mut cells, ("effect", unit), change);
            if !head {
                table.row(cells.iter().map(|cell| &cell.0))?;
                head = true;
            }
            table.row(cells.iter().map(|cell| &cell.1))?;
        }
    }
    table.text()
}
