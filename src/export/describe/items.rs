//! Everything that can be described, and what it is called.

use super::super::book::{self, Book};
use super::super::glossary::meaning;
use super::{Item, catalogue as rows_of, further, rows};
use crate::catalogue::Catalogue;

/// Everything that can be described.
pub(super) fn all(catalogue: &Catalogue) -> Vec<Item> {
    let book = Book::open();
    let mut items: Vec<Item> = rows::reactions().into_iter().map(Item::Reaction).collect();
    items.extend(rows::parameters().into_iter().map(Item::Parameter));
    items.extend(rows::states().into_iter().map(Item::State));
    items.extend(rows::observables().into_iter().map(Item::Observable));
    items.extend(book.definitions.iter().map(|definition| Item::Definition {
        name: definition.name.to_owned(),
        about: meaning(definition.name),
        formula: definition.body.to_string(),
        used_in: definition.users.iter().map(|user| (*user).to_owned()).collect(),
    }));
    items.extend(book::modules().into_iter().map(|module| Item::Module {
        name: module.to_owned(),
        reactions: book.of(module).into_iter().map(|posted| posted.reaction.full_name()).collect(),
        parameters: book::parameters_of(module).map(|entry| entry.name.to_owned()).collect(),
    }));
    items.extend(rows::papers(catalogue).into_iter().map(Item::Source));
    items.extend(further::items());
    items.extend(rows_of::rows(catalogue).into_iter().map(Item::CatalogueRow));
    items
}

/// All names of an item, its own first.
pub(super) fn names(item: &Item) -> Vec<&str> {
    let mut names = vec![title(item)];
    match item {
        Item::CatalogueRow(row) => names.extend(row.aliases.iter().map(String::as_str)),
        Item::Species { also, .. } | Item::Injury { also, .. } => names.extend(also.iter().copied()),
        _ => {}
    }
    names
}

/// The name of an item.
pub(super) fn title(item: &Item) -> &str {
    match item {
        Item::State(row) => &row.name,
        Item::Parameter(row) => &row.name,
        Item::Reaction(row) => &row.name,
        Item::Observable(row) => &row.name,
        Item::Definition { name, .. } | Item::Module { name, .. } => name,
        Item::Source(row) => &row.key,
        Item::CatalogueRow(row) => &row.id,
        Item::Number(row) => &row.name,
        Item::Species { name, .. } | Item::Injury { name, .. } => name,
    }
}
