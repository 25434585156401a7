//! By which names an item is found.

use super::Item;

/// Whether scenarios may write its name in any case and spelling.
pub(super) fn is_written_freely(item: &Item) -> bool {
    matches!(item, Item::CatalogueRow(_) | Item::Species { .. } | Item::Injury { .. })
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
