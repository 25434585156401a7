//! Rows of the catalogue as plain text: by set, then by the tissue of their studies.

use super::super::text::{hang, wrap};
use super::catalogue::CatalogueRow;
use super::columns::{Row, columns};
use crate::catalogue::Setting;

/// Sets of rows, and the topics that list them; the mechanisms of action are a module of the model too.
const SETS: [(&str, &str); 6] = [
    ("source", "sources"),
    ("cargo", "cargoes"),
    ("engineering", "engineering"),
    ("route", "routes"),
    ("treatment", "treatments"),
    ("mechanism", "mechanisms"),
];

/// Rows of one set with their names, or the ids of all sets.
pub(super) fn text(rows: &[CatalogueRow], width: usize) -> String {
    let sets: Vec<(&str, &str)> = SETS.into_iter().filter(|(set, _)| rows.iter().any(|row| row.set == *set)).collect();
    match sets.as_slice() {
        [_] => listed(rows, width),
        _ => sets.iter().map(|set| shelf(*set, rows, width)).collect::<String>() + &foot(width),
    }
}

/// A set, a row a line, those with studies of the injured cord first.
fn listed(rows: &[CatalogueRow], width: usize) -> String {
    let line = |row: &CatalogueRow| -> Row { (vec![row.id.clone(), row.evidence()], row.name.clone()) };
    let of = |tissue: Setting| rows.iter().filter(move |row| is_of(row, tissue)).map(line).collect();
    let tissues: Vec<Vec<Row>> = Setting::ALL.into_iter().map(of).collect();
    columns(&["name", "evidence"], tissues.concat(), width)
}

/// Whether the studies of a row are of this tissue.
fn is_of(row: &CatalogueRow, tissue: Setting) -> bool {
    row.setting == tissue.elsewhere().map(|_| tissue.word())
}

/// A set: what it holds by the tissue of the studies.
fn shelf((set, topic): (&str, &str), rows: &[CatalogueRow], width: usize) -> String {
    let all: Vec<&CatalogueRow> = rows.iter().filter(|row| row.set == set).collect();
    let mut text = format!("{topic} ({})\n", all.len());
    for tissue in Setting::ALL {
        let ids: Vec<&str> = all.iter().filter(|row| is_of(row, tissue)).map(|row| row.id.as_str()).collect();
        if !ids.is_empty() {
            // Mechanisms of action are the model's own, and rest on no tissue.
            let head = if set == "mechanism" { "  ".to_owned() } else { format!("  {:<18}", tissue.tissue()) };
            text.push_str(&hang(&head, &wrap(&ids.join(", "), width - head.len())));
        }
    }
    text + "\n"
}

fn foot(width: usize) -> String {
    let words = "Beside each tissue stand the rows whose studies are of it; of any other than the injured cord, the \
                 evidence is assumed. `exocord describe sources`, `cargoes`, `engineering`, `routes` or `treatments` tells \
                 what the names stand for, `exocord describe NAME` one row in full.";
    hang("", &wrap(words, width))
}

#[cfg(test)]
mod tests {
    use super::super::{Description, Topic, describe};
    use crate::catalogue::Catalogue;

    fn told(word: &str) -> Description {
        describe(&Topic::from_word(word), &Catalogue::embedded().unwrap()).unwrap()
    }

    #[test]
    fn the_catalogue_is_a_page_of_names_and_a_set_has_a_line_a_row() {
        let page = told("catalogue").text(100);
        assert!(page.lines().count() < 80, "{page}");
        for set in ["sources", "cargoes", "engineering", "routes", "treatments"] {
            let listed = told(set);
            let text = listed.text(120);
            let Description::Catalogue(rows) = listed else { panic!("{set}") };
            assert!(text.lines().count() < rows.len() * 3 / 2, "{text}");
            for row in rows {
                assert!(page.contains(&row.id) && text.contains(&row.name), "{}", row.id);
            }
        }
        let text = told("sources").text(120);
        let at = |id: &str| text.find(&format!("\n{id} ")).unwrap();
        assert!(at("schwann") < at("astrocyte"), "of the injured cord first:\n{text}");
    }

    #[test]
    fn whatever_a_row_cites_is_among_the_papers() {
        let (Description::Papers(papers), Description::Catalogue(rows)) = (told("papers"), told("catalogue")) else {
            panic!("neither papers nor rows");
        };
        for cite in rows.iter().flat_map(|row| &row.cite) {
            assert!(papers.iter().any(|paper| paper.key == cite.key), "{}", cite.key);
        }
        assert!(told("yi2021").text(100).contains("Yi"));
    }
}
