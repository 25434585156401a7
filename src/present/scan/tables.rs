//! The table of a grid, for files and for the terminal.

use super::{half, names};
use crate::answers::{Cell, Measure, Scan, ScanAxis, Translation};
use crate::present::columns::columns;
use crate::present::measure::{MEASURED, change_of, measured, unit_of, value_of};
use crate::present::rounding::WITHIN;
use crate::present::table::cell as number;
use crate::present::{Note, Table, TableError, percent, translated, wrapped};

/// Letters of a line of a terminal.
const WIDTH: usize = 80;
/// Rows that a terminal shows.
const SHOWN: usize = 24;

/// Tidy: one cell and arm a row.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn scan_table(scan: &Scan) -> Result<Vec<u8>, TableError> {
    let mut table = Table::new("scan.csv");
    let axes = scan.axes.iter().flat_map(|axis| {
        let number = axis.numbers.as_ref().map(|_| number_of(axis));
        [Some(axis.key.clone()), number].into_iter().flatten()
    });
    let value = ["value_nominal", "value_low", "value_median", "value_high"];
    let difference = ["difference_nominal", "difference_low", "difference_median", "difference_high"];
    let shares = ["better", "worse", "first", "sets"];
    let by = people(scan);
    let rest = ["arm"].into_iter().chain(MEASURED).chain(value).chain(difference).chain(shares);
    let rest = rest.chain(translated::heads(by));
    table.row(axes.chain(rest.map(String::from)))?;
    scan.cells.iter().try_for_each(|cell| table.row(row(scan, cell).into_iter().chain(carried(scan, cell))))?;
    table.text()
}

/// Along which axis the effect differs most, an axis a row; nothing where no axis or only one has several values.
///
/// # Errors
/// [`TableError`] if a row is not as long as the head.
pub fn scan_axes(scan: &Scan) -> Result<Option<Vec<u8>>, TableError> {
    if scan.weights.is_empty() {
        return Ok(None);
    }
    let unit = match scan.measures.as_slice() {
        [only] => only.unit.as_str(),
        _ => "smallest difference",
    };
    let mut table = Table::new("axes.csv");
    table.row(["axis", "unit", "moves", "weightiest"])?;
    for weight in &scan.weights {
        table.row([&weight.key, unit, &number(weight.moves), &number(weight.first)])?;
    }
    table.text().map(Some)
}

/// What its columns mean, as far as they are its own.
pub fn scan_notes(scan: &Scan) -> Vec<Note> {
    let axes = scan.axes.iter().flat_map(|axis| {
        let written = Note::new(&axis.key, "", format!("value of `{}`, as a scenario has it", axis.full));
        let number = axis.numbers.as_ref().map(|_| {
            let unit = if axis.unit.is_empty() { "1" } else { axis.unit };
            Note::new(number_of(axis), unit, format!("the same value of `{}` as a number", axis.full))
        });
        [Some(written), number].into_iter().flatten()
    });
    let of_row = [
        ("value_nominal", "what is read, with the parameter set as written"),
        ("value_low", "5 % of parameter sets are below it"),
        ("value_median", "median over parameter sets of what is read"),
        ("value_high", "95 % of parameter sets are below it"),
        ("difference_nominal", "less that of its own control, with the parameter set as written"),
    ];
    let first = Note::new("first", "1", "share of parameter sets in which no other row does better");
    let metric = Note::new("metric", "", "formula of what is read");
    let of_axes = [
        ("axis", "", "the key that is set, or `arm`"),
        ("moves", "", "largest less smallest effect along it, on average over the other axes, of the medians"),
        ("weightiest", "1", "share of parameter sets in which the effect differs most along it"),
    ];
    let of_axes = of_axes.map(|(name, unit, meaning)| Note::new(name, unit, meaning));
    let of_row = of_row.map(|(name, meaning)| Note::new(name, "", meaning));
    let read = Note::new("read_d", "d", "when the score or an observable is read; of a formula, when the run ends");
    axes.chain(of_row).chain([first, metric, read]).chain(of_axes).chain(half::notes()).collect()
}

/// Name of the column with the numbers of an axis.
fn number_of(axis: &ScanAxis) -> String {
    match axis.unit {
        "" => format!("{}_number", axis.key),
        unit => format!("{}_{}", axis.key, unit.replace('/', "_per_")),
    }
}

fn row(scan: &Scan, cell: &Cell) -> Vec<String> {
    let axes = scan.axes.iter().zip(&cell.at).flat_map(|(axis, at)| {
        let lies = axis.numbers.as_ref().map(|numbers| numbers[*at].to_string());
        [Some(axis.values[*at].clone()), lies].into_iter().flatten()
    });
    let [formula, unit, _, least] = scan.measure(cell).map_or_else(Default::default, measured);
    let fixed = [scan.arms[cell.arm].clone(), formula, unit, number(cell.read_d), least];
    let (value, difference) = (&cell.value, &cell.difference);
    let numbers = std::iter::once(value.nominal).chain(value.band);
    let numbers = numbers.chain([difference.nominal]).chain(difference.band());
    let numbers = numbers.chain([difference.better, difference.worse, cell.best]).map(number);
    axes.chain(fixed).chain(numbers).chain([difference.sets.to_string()]).collect()
}

/// The factor of people, where some cell is of them and treated.
fn people(scan: &Scan) -> Option<Translation> {
    scan.measures.iter().filter(|_| !scan.untreated()).find_map(|measure| measure.translation)
}

/// What is left of its effect in people.
fn carried(scan: &Scan, cell: &Cell) -> Vec<String> {
    translated::cells(people(scan), Some(&cell.difference), scan.measure(cell).and_then(|one| one.translation))
}

/// The same for a terminal: the cells in their order, or the highest where there are many.
pub fn scan_text(scan: &Scan) -> String {
    let mut cells: Vec<&Cell> = scan.cells.iter().collect();
    if cells.len() > SHOWN {
        cells.sort_by(|a, b| scan.rank(b, scan.told(b)).total_cmp(&scan.rank(a, scan.told(a))));
    }
    let what = if scan.untreated() { "" } else { "change of " };
    let mut out = format!("{what}{}\n", scan.measures.iter().map(headed).collect::<Vec<_>>().join("; "));
    if let Some(follow) = names::followed(scan) {
        out += &wrapped(&follow, WIDTH);
    }
    let fixed = names::fixed(scan);
    if !fixed.is_empty() && scan.moving().next().is_some() {
        out += &format!("with {fixed}\n");
    }
    let rows: Vec<Vec<String>> = cells.iter().take(SHOWN).map(|cell| cells_of(scan, cell)).collect();
    let arm = (scan.arms.len() > 1).then_some("arm");
    let keys: Vec<&str> = scan.moving().map(|(_, axis)| axis.key.as_str()).chain(arm).collect();
    let shares = match scan.measures.iter().all(|one| one.is_score()) {
        _ if scan.untreated() => "",
        true => "better",
        false => "above",
    };
    let head = vec![keys.join(", "), "median".into(), WITHIN.into(), shares.into()];
    let mut rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    if scan.sets == 0 {
        rows.iter_mut().for_each(|row| row.truncate(2));
        rows[0][1] = "nominal".into();
    }
    out += &columns(&rows);
    if cells.len() > SHOWN {
        out += &format!("the {SHOWN} highest of {}; all of them are in scan.csv\n", cells.len());
    }
    out
}

/// What is read, with its unit.
fn headed(one: &Measure) -> String {
    match unit_of(one).trim_start() {
        "" => one.name.clone(),
        unit => format!("{}, {unit}", one.name),
    }
}

fn cells_of(scan: &Scan, cell: &Cell) -> Vec<String> {
    let Some(measure) = scan.measure(cell) else { return vec![String::new(); 4] };
    let number = |value: f64| match value.is_finite() {
        false => "none".into(),
        true if scan.untreated() => value_of(measure, value),
        true => change_of(measure, value),
    };
    let [low, _, high] = scan.band(cell);
    let interval = if scan.sets == 0 { String::new() } else { format!("{} to {}", number(low), number(high)) };
    let share = if scan.sets == 0 || scan.untreated() { String::new() } else { percent(cell.difference.better) };
    vec![names::short(scan, cell), number(scan.told(cell)), interval, share]
}
