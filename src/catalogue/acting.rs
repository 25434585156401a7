//! Mechanisms of action, and those of the reviews that none of them stands for: from the tables of a file to rows.

use super::names::Shelf;
use super::parts::note;
use super::read::Row;
use super::rows::{Mechanism, Reviewed};
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;

impl Row for Mechanism {
    const ONE: &'static str = "a mechanism";
    const TOPIC: &'static str = "catalogue";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, _reader: &mut Reader<'_>) -> Option<Self> {
        let (id, name) = (fields.text("id")?, fields.text("name")?);
        Some(Mechanism { id, name, reviews: fields.ids("reviews")?, note: note(fields)?, cite: fields.ids("cite")? })
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &[])
    }
}

impl Row for Reviewed {
    const ONE: &'static str = "another mechanism of the reviews";
    const TOPIC: &'static str = "catalogue";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let (turned, reactions) = (fields.ids("turned")?, fields.ids("reactions")?);
        let absent = fields.text("absent");
        if absent.is_some() != (turned.is_empty() && reactions.is_empty()) {
            let message = "a mechanism acts through the model, or it is absent";
            reader.log.error(&fields.place("id"), message, "expected `absent` alone, or without it", None);
        }
        let (id, name, aliases) = (fields.text("id")?, fields.text("name")?, fields.ids("aliases")?);
        Some(Reviewed { id, name, aliases, turned, reactions, absent, note: note(fields)?, cite: fields.ids("cite")? })
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}
