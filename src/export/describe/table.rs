//! Descriptions as plain text of a given width.

use super::super::text::{hang, paragraph, range, wrap, wrap_formula};
use super::catalogue::CatalogueRow;
use super::cite::Citation;
use super::columns::{Row, columns};
use super::items::title;
use super::rows::{Overview, Paper, Parameter, Reaction, State};
use super::{Description, Item, Number, SpeciesFactor, SpeciesRow, shelves};

/// The narrowest text that still has room for columns.
const NARROWEST: usize = 60;

impl Description {
    /// Plain text in lines of at most `width` characters, where names and numbers leave room for it.
    pub fn text(&self, width: usize) -> String {
        let width = width.max(NARROWEST);
        match self {
            Description::Overview(overview) => counted(overview, width),
            Description::States(rows) => {
                columns(&["state", "healthy", "unit", "evidence"], rows.iter().map(state).collect(), width)
            }
            Description::Parameters(rows) => columns(
                &["parameter", "value", "range", "unit", "evidence"],
                rows.iter().map(parameter).collect(),
                width,
            ),
            Description::Reactions(rows) => rows.iter().map(|row| reaction(row, width)).collect(),
            Description::Observables(rows) => {
                let row = |o: &super::Observable| (vec![o.name.clone(), o.unit.clone()], o.about.clone());
                columns(&["observable", "unit"], rows.iter().map(row).collect(), width)
            }
            Description::Papers(rows) => rows.iter().map(|row| paper(row, width)).collect(),
            Description::Catalogue(rows) => shelves::text(rows, width),
            Description::Species(rows) => {
                let titles = ["number, or parameter of the rat", "value", "range", "unit", "evidence"];
                columns(&titles, rows.iter().map(species).collect(), width)
            }
            Description::Injuries(rows) => {
                columns(&["number", "value", "range", "unit", "evidence"], rows.iter().map(number).collect(), width)
            }
            Description::Items(items) => items.iter().map(|item| in_full(item, width)).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// `grade key`, or the grade alone where it says it all.
fn evidence(grade: &str, key: &str) -> String {
    if grade == key { grade.to_owned() } else { format!("{grade} {key}") }
}

fn state(row: &State) -> Row {
    let cells = vec![row.name.clone(), row.healthy.to_string(), row.unit.clone(), evidence(row.grade, &row.source.key)];
    (cells, row.about.clone())
}

fn parameter(row: &Parameter) -> Row {
    let range = range(row.low, row.high, row.fixed);
    let support = evidence(row.grade, &row.source.key);
    (vec![row.name.clone(), row.value.to_string(), range, row.unit.clone(), support], row.about.clone())
}

fn number(row: &Number) -> Row {
    let range = if row.low < row.high { format!("{} to {}", row.low, row.high) } else { String::new() };
    let support = evidence(row.grade, &row.source.key);
    (vec![row.name.clone(), row.value.to_string(), range, row.unit.to_owned(), support], row.about.clone())
}

fn species(row: &SpeciesRow) -> Row {
    match row {
        SpeciesRow::Number(row) => number(row),
        SpeciesRow::Factor(SpeciesFactor { species, parameter, factor, grade, source }) => {
            let name = format!("{species}: {parameter}");
            let cells = vec![name, format!("x {factor}"), String::new(), String::new(), evidence(grade, &source.key)];
            (cells, String::new())
        }
    }
}

fn reaction(row: &Reaction, width: usize) -> String {
    let mut text = paragraph(&format!("{}: {}", row.name, row.arrow), width);
    text.push_str(&hang("    rate ", &wrap_formula(&row.rate, width - 9)));
    text.push_str(&hang("    ", &wrap(&format!("{} [{}]", row.about, row.source.key), width - 4)));
    text.push('\n');
    text
}

fn paper(row: &Paper, width: usize) -> String {
    let mut text = paragraph(&format!("{}: {}", row.key, row.citation), width);
    if !row.doi.is_empty() {
        text.push_str(&format!("    https://doi.org/{}\n", row.doi));
    }
    if row.basis == "recalled" {
        text.push_str("    cited from memory\n");
    }
    text
}

fn counted(o: &Overview, width: usize) -> String {
    let [region, animal, outside, deposit] = o.states;
    let mut text = String::new();
    let mut add = |words: String| text.push_str(&hang("", &wrap(&words, width)));
    add(format!("{} reactions in {} modules.", o.reactions, o.modules));
    add(format!(
        "{region} states in each region and {animal} of the animal; for each exosome product {outside} outside the cord \
         and {deposit} in each region."
    ));
    add(format!("{} observables. {} rows in the catalogue.", o.observables, o.catalogue));
    add(format!("{} papers, of which {} are cited from memory.", o.papers, o.recalled));
    add(format!("{} reactions rest on no source: their mechanism is assumed.", o.assumed_reactions));
    add(format!(
        "{} parameters and {} other numbers (of species, injuries and doses), by what supports their value:",
        o.parameters, o.others
    ));
    let all = (o.parameters + o.others).max(1) as f64;
    for grade in &o.evidence {
        let number = grade.parameters + grade.others;
        text.push_str(&format!("  {:<11}{number:>4}  {:>3.0} %\n", grade.grade, 100.0 * number as f64 / all));
    }
    text
}

/// One thing with everything that is known about it.
fn in_full(item: &Item, width: usize) -> String {
    let (kind, facts) = facts(item);
    let mut text = format!("{} ({kind})\n", title(item));
    for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
        let formula = matches!(*label, "rate" | "formula" | "does");
        let room = width - 13;
        let lines = if formula { wrap_formula(words, room) } else { wrap(words, room) };
        text.push_str(&hang(&format!("  {label:<10} "), &lines));
    }
    text
}

type Facts = Vec<(&'static str, String)>;

fn facts(item: &Item) -> (&'static str, Facts) {
    match item {
        Item::State(row) => ("state", facts_of_state(row)),
        Item::Parameter(row) => ("parameter", facts_of_parameter(row)),
        Item::Reaction(row) => ("reaction", facts_of_reaction(row)),
        Item::Observable(row) => {
            let place = if row.regional { "every region, and their volume mean" } else { "the animal" };
            let facts = vec![
                ("about", row.about.clone()),
                ("unit", row.unit.clone()),
                ("formula", row.formula.clone()),
                ("where", place.to_owned()),
            ];
            ("observable", facts)
        }
        Item::Definition { about, formula, used_in, .. } => (
            "intermediate quantity",
            vec![("about", about.clone()), ("formula", formula.clone()), ("used in", used_in.join(", "))],
        ),
        Item::Source(row) => ("paper", vec![("paper", cited(row))]),
        Item::CatalogueRow(row) => (row.set, facts_of_catalogue(row)),
        Item::Number(row) => ("number", facts_of_number(row)),
        Item::Species { .. } => ("species", facts_of_species(item)),
        Item::Injury { also, note, numbers, .. } => {
            ("injury", vec![("also", also.join(", ")), ("note", (*note).to_owned()), ("numbers", numbers.join(", "))])
        }
        Item::Module { reactions, parameters, .. } => {
            ("module", vec![("reactions", reactions.join(", ")), ("parameters", parameters.join(", "))])
        }
    }
}

fn facts_of_species(item: &Item) -> Facts {
    let Item::Species { also, strains, score, severities, numbers, factors, .. } = item else { return Vec::new() };
    vec![
        ("also", also.join(", ")),
        ("strains", strains.join(", ")),
        ("score", score.clone()),
        ("severities", severities.join(", ")),
        ("numbers", numbers.join(", ")),
        ("factors", factors.join(", ")),
    ]
}

fn facts_of_state(row: &State) -> Facts {
    vec![
        ("about", row.about.clone()),
        ("healthy", format!("{} {}", row.healthy, row.unit)),
        ("where", row.place.to_owned()),
        ("evidence", row.grade.to_owned()),
        ("source", cited(&row.source)),
    ]
}

fn facts_of_parameter(row: &Parameter) -> Facts {
    vec![
        ("about", row.about.clone()),
        ("value", format!("{} {}", row.value, row.unit)),
        ("range", range(row.low, row.high, row.fixed)),
        ("evidence", row.grade.to_owned()),
        ("source", cited(&row.source)),
    ]
}

fn facts_of_number(row: &Number) -> Facts {
    vec![
        ("about", row.about.clone()),
        ("value", format!("{} {}", row.value, row.unit)),
        ("range", if row.low < row.high { format!("{} to {}", row.low, row.high) } else { String::new() }),
        ("evidence", row.grade.to_owned()),
        ("source", cited(&row.source)),
    ]
}

fn facts_of_reaction(row: &Reaction) -> Facts {
    vec![
        ("about", row.about.clone()),
        ("does", row.arrow.clone()),
        ("rate", row.rate.clone()),
        ("where", row.place.clone()),
        ("source", cited(&row.source)),
    ]
}

fn facts_of_catalogue(row: &CatalogueRow) -> Facts {
    let cite: Vec<String> = row.cite.iter().map(Citation::linked).collect();
    vec![
        ("name", row.name.clone()),
        ("also", row.aliases.join(", ")),
        ("donor", row.donor.unwrap_or_default().to_owned()),
        ("numbers", row.numbers()),
        ("half-life", row.half_life()),
        ("usual dose", row.usual_dose()),
        ("largest", row.largest()),
        ("asks", row.asks()),
        ("harms", row.harms.join(", ")),
        ("no graft", row.no_graft.clone().unwrap_or_default()),
        ("refused", row.refused.clone().unwrap_or_default()),
        ("evidence", row.evidence()),
        ("note", row.note.clone()),
        ("papers", cite.join(" ")),
    ]
}

/// The reference with its DOI.
fn cited(row: &Paper) -> String {
    let doi = if row.doi.is_empty() { String::new() } else { format!(" https://doi.org/{}", row.doi) };
    let memory = if row.basis == "recalled" { " (cited from memory)" } else { "" };
    format!("{}{doi}{memory}", row.citation)
}
