//! Rows of the catalogue that stand on no study of the injured cord, or do nothing in the model, are used with a
//! warning, and so is a word that says by what tool and not where.

use crate::catalogue::{Catalogue, Number, Setting};
use crate::reading::Span;
use crate::reading::fields::Fields;
use crate::reading::log::Log;

/// Warns of such rows of a treatment.
pub(super) fn told(fields: &Fields, catalogue: &Catalogue, log: &mut Log<'_>) {
    let one = |key: &str| fields.text(key).into_iter().collect::<Vec<_>>();
    let many = |key: &str| fields.ids(key).unwrap_or_default();
    guided(fields, log);
    let sets = [
        ("source", "source", one("source")),
        ("cargo", "cargo", many("cargo")),
        ("engineering", "engineering method", many("engineering")),
        ("route", "route", one("route")),
    ];
    for (key, noun, ids) in sets {
        let place = fields.place(key);
        for (at, id) in ids.iter().enumerate() {
            let place = item(&place, at, log.text);
            row(place, (key, noun, id), catalogue, log);
        }
    }
}

/// A frame guides a needle to any place; for a cord that is the lesion, and what it is taken for is told.
fn guided(fields: &Fields, log: &mut Log<'_>) {
    let place = fields.place("route");
    let written = log.written(&place);
    if fields.text("route").as_deref() == Some("intralesional") && written.to_lowercase().contains("stereota") {
        let message = format!("`{written}` is taken for an injection into the cord at the lesion");
        let help = "what was injected into a ventricle of the brain goes by `intraventricular`; of what is injected into \
                    its tissue the model has no way to the cord";
        log.warn(&place, message, "the route `intralesional`", Some(help.to_owned()));
    }
}

/// Where an item of a list in square brackets stands, with its quotes; whatever else there is at that place.
fn item(list: &Span, at: usize, text: &str) -> Span {
    let written = text.get(list.clone()).unwrap_or_default();
    if !written.starts_with('[') {
        return list.clone();
    }
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (place, letter) in written.char_indices() {
        match open {
            Some((quote, start)) if letter == quote => {
                found.push(list.start + start..list.start + place + 1);
                open = None;
            }
            None if letter == '"' || letter == '\'' => open = Some((letter, place)),
            _ => {}
        }
    }
    found.get(at).cloned().unwrap_or(list.clone())
}

fn row(place: Span, (key, noun, id): (&str, &str, &str), catalogue: &Catalogue, log: &mut Log<'_>) {
    let help = Some(format!("`exocord describe {id}` tells what it rests on"));
    if let Some(elsewhere) = setting(key, id, catalogue).and_then(Setting::elsewhere) {
        let message = format!("no study of the injured cord stands behind the {noun} `{id}`");
        log.warn(&place, message, elsewhere, help.clone());
    }
    // A source may be given for doing nothing, as a control.
    if key == "cargo" || key == "engineering" {
        let numbers = catalogue.weights(key, id).unwrap_or_default();
        // A factor of 1 changes nothing; a cargo has a weight for each thing that it does, or none.
        let idle = |number: &Number| key == "engineering" && !number.varies() && number.value == 1.0;
        if numbers.iter().all(idle) {
            let message = format!("the {noun} `{id}` changes nothing in the model");
            log.warn(&place, message, "recorded, not modelled", help);
        }
    }
}

fn setting(key: &str, id: &str, catalogue: &Catalogue) -> Option<Setting> {
    match key {
        "source" => catalogue.source(id).map(|row| row.setting),
        "cargo" => catalogue.cargo(id).map(|row| row.setting),
        "engineering" => catalogue.engineering(id).map(|row| row.setting),
        _ => catalogue.route(id).map(|row| row.setting),
    }
}

#[cfg(test)]
mod tests {
    use super::item;

    #[test]
    fn an_item_of_a_list_has_a_place_of_its_own() {
        let text = "engineering = [\"CAQK\", 'click chemistry'] # \"no\"";
        let list = text.find('[').unwrap()..text.find(']').unwrap() + 1;
        assert_eq!([0, 1].map(|at| &text[item(&list, at, text)]), ["\"CAQK\"", "'click chemistry'"]);
        assert_eq!([item(&list, 2, text), item(&(0..11), 0, text)], [list.clone(), 0..11]);
    }
}
