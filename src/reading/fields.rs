//! A table that has been read: the values of its keys, each with its place in the text.

use std::collections::BTreeMap;

use super::diagnostic::Span;
use super::kinds::{Owned, Table};
use super::units::Quantity;

/// A value in the model's units.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Something that was reported already.
    Broken,
    Text(String),
    Flag(bool),
    Number(f64),
    Whole(u64),
    /// Infinite for "end".
    Days(f64),
    Quantity(Quantity),
    Ids(Vec<String>),
    /// Numbers and words by name, each name with its place.
    Numbers(Vec<(String, Span, f64)>),
    Words(Vec<(String, Span, String)>),
    Table(Fields),
    Tables(Vec<Fields>),
    Named(Vec<Named>),
    /// What the room above has read itself.
    Own(Owned),
}

/// An entry of a table of tables; no fields for an entry that is left out with `false`.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) fields: Option<Fields>,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) key: Span,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) table: &'static Table,
    /// The table's header or braces.
    pub(crate) span: Span,
    pub(crate) entries: BTreeMap<&'static str, Field>,
    /// In an arm: the name in `intervention.<name>` that changed these fields.
    pub(crate) changed_at: Option<Span>,
}

impl Fields {
    pub(crate) fn get(&self, key: &str) -> Option<&Field> {
        self.entries.get(key)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Where the value of a key stands; the table itself if it is left out.
    pub(crate) fn place(&self, key: &str) -> Span {
        self.get(key).map_or_else(|| self.span.clone(), |field| field.span.clone())
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.get(key).map(|field| &field.value)
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        match self.value(key)? {
            Value::Number(number) | Value::Days(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn whole(&self, key: &str) -> Option<u64> {
        match self.value(key)? {
            Value::Whole(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    pub(crate) fn quantity(&self, key: &str) -> Option<Quantity> {
        match self.value(key)? {
            Value::Quantity(quantity) => Some(*quantity),
            _ => None,
        }
    }

    /// Empty if left out; `None` if broken.
    pub(crate) fn ids(&self, key: &str) -> Option<Vec<String>> {
        match self.value(key) {
            None => Some(Vec::new()),
            Some(Value::Ids(ids)) => Some(ids.clone()),
            Some(_) => None,
        }
    }

    /// Empty if left out; `None` if broken.
    pub(crate) fn numbers(&self, key: &str) -> Option<&[(String, Span, f64)]> {
        match self.value(key) {
            None => Some(&[]),
            Some(Value::Numbers(numbers)) => Some(numbers),
            Some(_) => None,
        }
    }

    /// Empty if left out; `None` if broken.
    pub(crate) fn words(&self, key: &str) -> Option<&[(String, Span, String)]> {
        match self.value(key) {
            None => Some(&[]),
            Some(Value::Words(words)) => Some(words),
            Some(_) => None,
        }
    }

    /// What the room above has read itself.
    pub(crate) fn own<T: 'static>(&self, key: &str) -> Option<&T> {
        match self.value(key)? {
            Value::Own(own) => own.downcast_ref(),
            _ => None,
        }
    }

    pub(crate) fn table(&self, key: &str) -> Option<&Fields> {
        match self.value(key)? {
            Value::Table(fields) => Some(fields),
            _ => None,
        }
    }

    pub(crate) fn tables(&self, key: &str) -> &[Fields] {
        match self.value(key) {
            Some(Value::Tables(tables)) => tables,
            _ => &[],
        }
    }

    pub(crate) fn named(&self, key: &str) -> &[Named] {
        match self.value(key) {
            Some(Value::Named(named)) => named,
            _ => &[],
        }
    }

    /// These fields with those of an arm in their place; what cannot stand beside a new one is set aside.
    pub(crate) fn changed(&self, changes: &Fields) -> Fields {
        let mut result = self.clone();
        result.changed_at = Some(changes.span.clone());
        for (key, field) in &changes.entries {
            result.entries.retain(|old, _| !self.table.excludes(key, old));
            result.entries.insert(key, field.clone());
        }
        result
    }
}
