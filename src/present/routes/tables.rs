//! The tables of routes: one row a route, the change over the dose, what is assumed; and what their columns mean.

use crate::answers::{AssumedNumber, Effect, RouteCurve, RouteRow, Routes, Spread};
use crate::present::table::{known, truth};
use crate::present::translated::{COLUMNS, numbers};
use crate::present::{Note, Table, TableError};

/// A file: its name and what it holds.
type File = (String, Vec<u8>);

/// `routes.csv`, `dose_response.csv` and `routes_assumed.csv`, whose columns have units in their names, and what each column means.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn routes_tables(answer: &Routes) -> Result<(Vec<File>, Vec<Note>), TableError> {
    let rows: Vec<Cells> = answer.rows.iter().map(|row| cells(answer, row)).collect();
    let points =
        answer.curves.iter().flat_map(|curve| curve.points.iter().map(|(ug, change)| (&curve.id, *ug, change)));
    let curves: Vec<Cells> = points.map(|(id, ug, change)| point(answer, id, ug, change)).collect();
    let assumed: Vec<Cells> =
        answer.rows.iter().flat_map(|row| row.assumed.iter().map(|one| untold(&row.id, one))).collect();
    let head = |cells: &[Cells]| cells.first().map(|first| first.iter().map(|cell| cell.note.clone()).collect());
    let notes: Vec<Note> =
        [head(&rows), head(&curves), head(&assumed)].into_iter().flatten().flat_map(|notes: Vec<Note>| notes).collect();
    let files = vec![
        ("routes.csv".to_owned(), table("routes.csv", &rows)?),
        ("dose_response.csv".to_owned(), table("dose_response.csv", &curves)?),
        ("routes_assumed.csv".to_owned(), table("routes_assumed.csv", &assumed)?),
    ];
    Ok((files, notes))
}

/// A cell of a row, and what its column means.
struct Cell {
    note: Note,
    text: String,
}

type Cells = Vec<Cell>;

fn table(name: &'static str, rows: &[Cells]) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new(name);
    if let Some(first) = rows.first() {
        table.row(first.iter().map(|cell| &cell.note.name))?;
    }
    rows.iter().try_for_each(|row| table.row(row.iter().map(|cell| &cell.text)))?;
    table.text()
}

fn text(name: &str, text: &str, meaning: &str) -> Cell {
    Cell { note: Note::new(name, "", meaning), text: text.into() }
}

fn one(name: &str, unit: &str, value: f64, meaning: &str) -> Cell {
    Cell { note: Note::new(name, unit, meaning), text: known(value) }
}

/// A number of the way of a route that nobody measured.
fn untold(id: &str, number: &AssumedNumber) -> Cells {
    vec![
        text("route", id, "id of the route in the catalogue"),
        text("parameter", &number.name, "a number of its way that no study states"),
        one("value", "", number.value, "as written, in this species"),
        one("plausible_low", "", number.low, "lowest plausible value"),
        one("plausible_high", "", number.high, "highest plausible value"),
        text("unit", &number.unit, "unit of the numbers before"),
        text("known", &number.known, "assumed, direction (a study tells that alone) or inferred (from what one saw)"),
        text("source", number.source.as_deref().unwrap_or_default(), "that study, by its key in the bibliography"),
        text("same_in_every_set", truth(number.fixed), "whether no interval tells how unsure it is"),
    ]
}

fn point(answer: &Routes, id: &str, ug: f64, change: &Effect) -> Cells {
    let mut cells = vec![
        text("route", id, "id of the route in the catalogue"),
        one("dose_ug", "ug", ug, "all doses together, EV protein"),
    ];
    cells.extend(effect(answer, "effect", change, "what is read less that of the control"));
    cells.extend(carried(answer, change));
    cells
}

fn cells(answer: &Routes, row: &RouteRow) -> Cells {
    let mut cells = vec![
        text("route", &row.id, "id of the route in the catalogue"),
        text("name", &row.name, "the route in words"),
        text("own", truth(row.own), "whether it is the route of the scenario"),
        text(
            "equal",
            answer.equal.word(),
            "what is the same by every route: dose, exposure, effect, or customary, the usual dose of each",
        ),
    ];
    cells.extend(dose(answer, row));
    cells.extend(least(answer, row));
    cells.extend(at_lesion(row));
    cells.extend(elsewhere(row));
    cells.extend(effect(answer, "effect", &row.effect, "what is read less that of the control"));
    cells.extend(carried(answer, &row.effect));
    let against = "what is read less that by the scenario's own route and dose";
    cells.extend(effect(answer, "against_own", &row.against_own, against));
    let least = answer.measure.smallest_difference.unwrap_or(f64::NAN);
    cells.push(one("smallest_difference", &answer.measure.unit, least, "difference from which on it means something"));
    let asks = row.invasiveness.as_ref();
    cells.push(text("invasiveness", asks.map_or("", |asks| &asks.word), "what the way in asks: none to major"));
    cells.push(text("invasiveness_basis", asks.map_or("", |asks| &asks.basis), "what that rests on"));
    cells.push(text("evidence", &row.evidence, "how far the evidence on the route reaches"));
    cells.push(text("sources", &row.cite.join(" "), "papers, by their keys in the bibliography"));
    cells
}

/// What is given, and how that came about.
fn dose(answer: &Routes, row: &RouteRow) -> Cells {
    let dose = &row.dose;
    vec![
        one(
            "dose_ug",
            "ug",
            dose.ug,
            "all doses together, EV protein; at equal exposure the median of what sets are given",
        ),
        one(
            "least_published_dose_ug",
            "ug",
            dose.least_published_ug.unwrap_or(f64::NAN),
            "all doses together; least of the studies that the catalogue knows of the route, in this species",
        ),
        one("doses", "1", answer.doses as f64, "doses that it is given in"),
        one(
            "dose_low_ug",
            "ug",
            dose.low_ug,
            "5 % of the sets need less, each by itself; empty where the dose was given",
        ),
        one("dose_high_ug", "ug", dose.high_ug, "95 % of the sets need less; inf where more are reached by none"),
        text(
            "dose_reach",
            &format!("{:?}", dose.reach).to_lowercase(),
            "`given`, `found`, `near` (the search ended before that), `unreachable` (the row has the largest dose), or \
             `below` (the least)",
        ),
        one("dose_reached_share", "1", dose.reached, "share of `dose_sets` in which a plausible dose does as much"),
        one(
            "dose_sets",
            "1",
            dose.sets as f64,
            "sets that these are of: those that ran and change, or are exposed, as the median is; 0 of a dose that was given",
        ),
        text("dose_basis", dose.basis.as_deref().unwrap_or_default(), "what a usual dose rests on"),
    ]
}

/// The least dose whose change means something.
fn least(answer: &Routes, row: &RouteRow) -> Cells {
    let curve = answer.curves.iter().find(|curve| curve.id == row.id);
    let least = |of: fn(&RouteCurve) -> f64| curve.map_or(f64::NAN, of);
    let sought = curve.map_or("", |curve| truth(curve.meaningful_sought));
    vec![
        one(
            "meaningful_from_ug",
            "ug",
            least(|curve| curve.meaningful_ug.unwrap_or(f64::NAN)),
            "least dose whose median change means something, rounded up",
        ),
        one("meaningful_low_ug", "ug", least(|curve| curve.meaningful_low_ug), "5 % of the sets need less for that"),
        one(
            "meaningful_high_ug",
            "ug",
            least(|curve| curve.meaningful_high_ug),
            "95 % of the sets need less for that; inf where more are changed so by none",
        ),
        text("meaningful_sought", sought, "FALSE where that search ended early: less may do then"),
        one(
            "meaningful_sets",
            "1",
            least(|curve| curve.meaningful_sets as f64),
            "sets that these are of: those that ran; 0 where no dose does it",
        ),
    ]
}

fn at_lesion(row: &RouteRow) -> Cells {
    let (lesion, by) = (&row.lesion, row.uptake.as_ref());
    let taken = "share of the dose that cells of the segment take up";
    let percent = ("percent_of_dose", "%");
    let mut cells = spread("taken_up", percent, lesion.taken_up_percent.as_ref(), taken);
    let per_g = ("percent_of_dose_per_g", "%/g");
    let all = [
        ("taken_up", per_g, lesion.taken_up_percent_per_g.as_ref(), "the same by mass of the segment"),
        (
            "lesion_area",
            ("ug_d", "ug d"),
            Some(&lesion.area_ug_d),
            "area under the active cargo at the epicentre, ug per volume of the segment",
        ),
        ("lesion_area", ("times_own", "1"), Some(&lesion.times_own), "the same over that by the scenario's own route"),
        (
            "lesion_peak",
            ("ug", "ug"),
            Some(&lesion.peak_ug),
            "highest active cargo at the epicentre, ug per volume of the segment",
        ),
        (
            "arrival",
            ("h", "h"),
            Some(&lesion.arrival_h),
            "when active cargo at the epicentre is highest, after the first dose",
        ),
        ("barrier_leak", ("share", "1"), Some(&lesion.barrier_leak), "leak of the barrier by then, 0 to 1"),
        ("by_resident_cells", ("percent", "%"), by.map(|by| &by.resident_percent), "part taken up by resident cells"),
        ("by_m2_cells", ("percent", "%"), by.map(|by| &by.m2_percent), "part taken up by M2-like cells"),
        ("by_cells_at_vessels", ("percent", "%"), by.map(|by| &by.vessels_percent), "part taken up from blood"),
    ];
    cells.extend(all.into_iter().flat_map(|(name, unit, numbers, about)| spread(name, unit, numbers, about)));
    cells
}

fn elsewhere(row: &RouteRow) -> Cells {
    let organs = "area in liver, spleen, lung and cells that carry; 0 where the model has no way there";
    let mut cells = spread(
        "plasma_area",
        ("ug_d", "ug d"),
        Some(&row.plasma_area_ug_d),
        "area in plasma; 0 where the model has no way there",
    );
    cells.extend(spread("organs_area", ("ug_d", "ug d"), Some(&row.organs_area_ug_d), organs));
    cells
}

/// The median, both ends, and the number with the parameters as written; empty where the model cannot tell.
fn spread(name: &str, (ending, unit): (&str, &str), spread: Option<&Spread>, about: &str) -> Cells {
    let [low, median, high] = spread.map_or([f64::NAN; 3], |spread| spread.band);
    let nominal = spread.map_or(f64::NAN, |spread| spread.nominal);
    let all = [
        ("median", median, "median of the sets"),
        ("low", low, "5 % of the sets lie below"),
        ("high", high, "95 % of the sets lie below"),
        ("nominal", nominal, "with the parameters as written"),
    ];
    let cell = |(which, value, of): (&str, f64, &str)| {
        one(&format!("{name}_{which}_{ending}"), unit, value, &format!("{about}; {of}"))
    };
    all.into_iter().map(cell).collect()
}

/// The same, and the shares of sets in which it is better and worse by an amount that means something, or above and
/// below zero where no such amount is declared.
fn effect(answer: &Routes, name: &str, effect: &Effect, about: &str) -> Cells {
    let numbers = Spread { nominal: effect.nominal, band: effect.band() };
    let (ending, up, down) = match answer.measure.is_score() {
        true => ("points", "better", "worse"),
        false => ("value", "above_zero", "below_zero"),
    };
    let mut cells = spread(name, (ending, &answer.measure.unit), Some(&numbers), about);
    for (side, share) in [(up, effect.better), (down, effect.worse)] {
        let meaning = format!("share of the sets in which it is {} by an amount that means something", side);
        let meaning =
            if answer.measure.is_score() { meaning } else { format!("share of the sets with a {side} change") };
        cells.push(one(&format!("{name}_{side}_share"), "1", share, &meaning.replace('_', " ")));
    }
    cells
}

/// What is left of an effect in people; no columns of animals.
fn carried(answer: &Routes, effect: &Effect) -> Cells {
    let by = answer.measure.translation;
    let all = by.into_iter().flat_map(|_| COLUMNS.into_iter().zip(numbers(Some(effect), by)));
    all.map(|((name, unit, meaning), value)| one(name, unit, value, meaning)).collect()
}
