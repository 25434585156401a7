//! Parameter overrides: known, within the plausible range or on purpose, and with a reason.

use super::types::Override;
use super::vocabulary::{PARAMETER, Vocabulary};
use crate::reading::fields::Named;
use crate::reading::names::id;
use crate::reading::reader::Reader;

/// The sound ones among the overrides, in file order; the others were reported.
pub(crate) fn overrides(entries: &[Named], vocabulary: &Vocabulary<'_>, reader: &mut Reader<'_>) -> Vec<Override> {
    entries.iter().filter_map(|entry| one(entry, vocabulary, reader)).collect()
}

fn one(entry: &Named, vocabulary: &Vocabulary<'_>, reader: &mut Reader<'_>) -> Option<Override> {
    let fields = entry.fields.as_ref()?;
    let name = id(entry.name.clone(), &entry.span, PARAMETER, reader)?;
    let info = *vocabulary.parameter(&name)?;
    let allow_out_of_range = fields.flag("allow_out_of_range").unwrap_or(fields.has("allow_out_of_range"));
    let value = fields.number("value")?;
    let inside = (info.low..=info.high).contains(&value);
    let range = format!("plausible: {} to {} {}", info.low, info.high, unit(info.unit)).trim_end().to_owned();
    if value < 0.0 && info.low >= 0.0 {
        let message = format!("`{name}` = {value} is below zero, where its rate law means nothing");
        let help = format!("rates, shares, levels and times are 0 or more; the usual value is {}", info.value);
        reader.log.error(&fields.place("value"), message, range, Some(help));
    } else if !inside && !allow_out_of_range {
        let message = format!("`{name}` = {value} is outside its plausible range");
        let help = format!("the usual value is {}; to go beyond on purpose, add allow_out_of_range = true", info.value);
        reader.log.error(&fields.place("value"), message, range, Some(help));
    } else if inside && allow_out_of_range {
        let message = format!("`{name}` = {value} is inside its plausible range, so nothing has to be allowed");
        let help = "leave allow_out_of_range out".to_owned();
        reader.log.warn(&fields.place("allow_out_of_range"), message, range, Some(help));
    }
    Some(Override { name, value, reason: fields.text("reason")?, allow_out_of_range })
}

/// A pure number has no unit to print.
fn unit(unit: &str) -> &str {
    if ["1", "-"].contains(&unit) { "" } else { unit }
}
