//! Numbers of cells.

use super::cell::Cell;
use crate::reading::log::Log;

/// Words for no number.
const NONE: [&str; 11] = ["", "na", "n/a", "#n/a", "nan", "-", "\u{2013}", ".", "none", "null", "x"];

/// Whether a cell says that there is no number.
pub fn missing(text: &str) -> bool {
    NONE.contains(&text.to_lowercase().as_str())
}

/// Signs of decimals that a file has used, where a comma may be one.
#[derive(Debug, Default)]
pub struct Decimals {
    /// Whether cells are not divided by commas.
    pub comma: bool,
    /// The first number with a point, and the first with a comma.
    pointed: Option<Cell>,
    with_comma: Option<Cell>,
    /// Whether a comma stood where it can only be a sign of decimals.
    certain: bool,
}

impl Decimals {
    /// Nothing has been read yet; `comma` says whether cells are not divided by commas.
    pub fn new(comma: bool) -> Decimals {
        Decimals { comma, ..Decimals::default() }
    }

    /// The finite number of a cell; a comma may stand in the place of the point where it divides no cells.
    pub fn number(&mut self, cell: &Cell) -> Option<f64> {
        let text = &cell.text;
        let comma = self.comma && !text.contains('.') && text.matches(',').count() == 1;
        let found = if comma { text.replace(',', ".").parse::<f64>() } else { text.parse::<f64>() };
        let found = found.ok().filter(|number| number.is_finite())?;
        if comma {
            self.certain |= !thousands(text);
            self.with_comma.get_or_insert_with(|| cell.clone());
        } else if text.contains('.') {
            self.pointed.get_or_insert_with(|| cell.clone());
        }
        Some(found)
    }

    /// Faults of a file whose commas may mean two things.
    pub fn check(&self, log: &mut Log<'_>) {
        let (Some(comma), pointed) = (&self.with_comma, &self.pointed) else { return };
        if let Some(pointed) = pointed {
            let message = format!("`{}` has a point, and `{}` elsewhere a comma", pointed.text, comma.text);
            log.error(&pointed.span, message, "expected one sign of decimals in a file", None);
        } else if !self.certain {
            let message = format!("`{}` may have decimals, or be thousands", comma.text);
            let way = "write decimals with a point, and thousands without a comma";
            log.error(&comma.span, message, "expected a number that can be read in one way", Some(way.into()));
        }
    }
}

/// Whether a comma may divide thousands: `1,250`, and neither `0,125` nor `8,5`.
fn thousands(text: &str) -> bool {
    let plain = text.trim_start_matches(['-', '+']);
    let [before, after] = [plain.split(',').next(), plain.split(',').nth(1)].map(Option::unwrap_or_default);
    after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}
