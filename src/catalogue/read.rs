//! From the tables of a file to rows, each checked against the rules of the catalogue.

use std::collections::BTreeMap;

use super::Setting;
use super::check::{cited, customary, ordered, range_of, route, signed, supported, weighted};
use super::largest;
use super::names::Shelf;
use super::parts::{note, species_of};
use super::row_keys::GRADES;
use super::rows::{Cargo, Cell, Customary, Engineering, Grade, Invasiveness, Quantity, Route, WeightRange};
use crate::model::products::{Compartment, Factor};
use crate::model::species::Species;
use crate::reading::fields::Fields;
use crate::reading::nearest;
use crate::reading::nearest::fold;
use crate::reading::reader::Reader;

/// A row of one of the sets.
pub(super) trait Row: Sized {
    /// With its article.
    const ONE: &'static str;

    /// The topic of `exocord describe` that lists them.
    const TOPIC: &'static str;

    /// The row, or nothing after saying why not.
    fn read(fields: &Fields, shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// Id and aliases.
    fn names(&self) -> (&str, &[String]);
}

/// Reads the rows of a set and puts each beside those that there are, or in the place of one.
pub(super) fn add<R: Row>(rows: &mut Vec<R>, tables: &[Fields], shelf: &Shelf<'_>, reader: &mut Reader<'_>) {
    let mut taken = Taken::new();
    rows.iter().enumerate().for_each(|(at, row)| take(&mut taken, at, row));
    for fields in tables {
        if let Some(row) = R::read(fields, shelf, reader) {
            put(rows, &mut taken, row, fields, reader);
        }
    }
}

/// Where the row of each name stands. A name is brought into one spelling once, since the catalogue is read at each start
/// and has some hundreds of names.
type Taken = BTreeMap<String, usize>;

fn take<R: Row>(taken: &mut Taken, at: usize, row: &R) {
    taken.extend(all_names(row).map(|name| (fold(name), at)));
}

fn all_names<R: Row>(row: &R) -> impl Iterator<Item = &str> {
    let (id, aliases) = row.names();
    std::iter::once(id).chain(aliases.iter().map(String::as_str))
}

fn put<R: Row>(rows: &mut Vec<R>, taken: &mut Taken, row: R, fields: &Fields, reader: &mut Reader<'_>) {
    let id = row.names().0;
    let same = taken.get(&fold(id)).copied().filter(|at| fold(rows[*at].names().0) == fold(id));
    let replaces = fields.flag("replaces") == Some(true);
    let help = match (replaces, same) {
        (false, Some(_)) => {
            let message = format!("there is already {} with the id `{id}`", R::ONE);
            let help = "to stand in its place, the row says replaces = true".to_owned();
            return reader.log.error(&fields.place("id"), message, "choose another id", Some(help));
        }
        (true, None) => {
            let ids: Vec<&str> = rows.iter().map(|other| other.names().0).collect();
            let help = nearest::help(id, &ids, &format!("`exocord describe {}` lists what there is", R::TOPIC));
            let message = format!("there is no `{id}` to replace");
            return reader.log.error(&fields.place("replaces"), message, "leave it out for a new row", Some(help));
        }
        _ => "so that a name means one row",
    };
    for name in all_names(&row) {
        if let Some(other) = taken.get(&fold(name)).filter(|at| Some(**at) != same) {
            let message = format!("the name `{name}` is already one of `{}`", rows[*other].names().0);
            let key = if name == id { "id" } else { "aliases" };
            return reader.log.error(&fields.place(key), message, "choose another name", Some(help.to_owned()));
        }
    }
    let at = same.unwrap_or(rows.len());
    if same.is_some() {
        taken.retain(|_, other| *other != at);
    }
    take(taken, at, &row);
    match same {
        Some(at) => rows[at] = row,
        None => rows.push(row),
    }
}

/// What every row of a product has: name, aliases, grade, remarks, papers.
pub(super) struct Common {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) evidence: Grade,
    pub(super) setting: Setting,
    pub(super) note: String,
    pub(super) cite: Vec<String>,
}

pub(super) fn common(fields: &Fields) -> Option<Common> {
    let grade = fields.text("evidence")?;
    let grades = [Grade::Definition, Grade::Measured, Grade::Direction, Grade::Assumed];
    Some(Common {
        id: fields.text("id")?,
        name: fields.text("name")?,
        aliases: fields.ids("aliases")?,
        evidence: GRADES.iter().zip(grades).find(|(word, _)| **word == grade).map(|(_, grade)| grade)?,
        setting: fields.text("setting").map_or(Some(Setting::default()), |word| Setting::named(&word))?,
        note: note(fields)?,
        cite: fields.ids("cite")?,
    })
}

fn weights(fields: &Fields) -> Option<BTreeMap<String, f64>> {
    Some(fields.numbers("mechanisms")?.iter().map(|(name, _, weight)| (name.clone(), *weight)).collect())
}

fn range(fields: &Fields) -> Option<WeightRange> {
    let range = fields.table("weight_range")?;
    let (low_factor, high_factor) = (range.number("low_factor")?, range.number("high_factor")?);
    Some(WeightRange { low_factor, high_factor, basis: range.text("basis")? })
}

fn quantity(fields: &Fields, key: &str) -> Option<Quantity> {
    quantity_of(fields.table(key)?)
}

pub(super) fn quantity_of(quantity: &Fields) -> Option<Quantity> {
    let number = |key| quantity.number(key);
    Some(Quantity {
        value: number("value")?,
        low: number("low")?,
        high: number("high")?,
        basis: quantity.text("basis")?,
    })
}

fn usual(table: &Fields) -> Option<Customary> {
    let species = species_of(table)?;
    Some(Customary { species, dose_ug: quantity_of(table)?, note: note(table)? })
}

fn invasiveness(fields: &Fields) -> Option<Invasiveness> {
    let table = fields.table("invasiveness")?;
    Some(Invasiveness { word: table.text("word")?, about: table.text("about")?, basis: table.text("basis")? })
}

/// Shortest and longest half-life of a cargo that is read, d.
const LIVES: (f64, f64) = (0.01, 365.0);

/// Key of a route that takes cells.
const SECRETION: &str = "secretes_ug_per_million_cells_d";

/// The most that a million cells are said to secrete in a day, ug: about as much as they weigh.
const MOST_SECRETED: f64 = 1e3;

impl Row for Cell {
    const ONE: &'static str = "a source";
    const TOPIC: &'static str = "sources";

    fn read(fields: &Fields, shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        supported(fields, &mut reader.log);
        cited(fields, "weight_range", &mut reader.log);
        signed(fields, &mut reader.log);
        let donor = fields.text("donor").and_then(|id| Species::ALL.iter().copied().find(|one| one.id == id));
        let words = fields.words("strengths")?;
        let strengths = words.iter().map(|(name, _, word)| (name.clone(), word.clone())).collect();
        let Common { id, name, aliases, evidence, setting, note, cite } = common(fields)?;
        let (mechanisms, weight_range) = (weights(fields)?, range(fields)?);
        let row = Cell {
            id,
            name,
            aliases,
            donor,
            no_graft: fields.text("no_graft"),
            strengths,
            mechanisms,
            weight_range,
            evidence,
            setting,
            note,
            cite,
        };
        weighted(&row, fields, shelf, &mut reader.log);
        Some(row)
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}

impl Row for Cargo {
    const ONE: &'static str = "a cargo";
    const TOPIC: &'static str = "cargoes";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        supported(fields, &mut reader.log);
        cited(fields, "weight_range", &mut reader.log);
        signed(fields, &mut reader.log);
        ordered(fields, "half_life_d", LIVES, &mut reader.log);
        cited(fields, "half_life_d", &mut reader.log);
        let Common { id, name, aliases, evidence, setting, note, cite } = common(fields)?;
        let (mechanisms, weight_range) = (weights(fields)?, range(fields)?);
        let half_life_d = quantity(fields, "half_life_d");
        Some(Cargo { id, name, aliases, mechanisms, weight_range, half_life_d, evidence, setting, note, cite })
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}

impl Row for Engineering {
    const ONE: &'static str = "an engineering method";
    const TOPIC: &'static str = "engineering";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        supported(fields, &mut reader.log);
        for (key, bounds) in [("potency_factor", (0.0, 10.0)), ("entry_factor", range_of(Factor::entry_factor))] {
            ordered(fields, key, bounds, &mut reader.log);
            cited(fields, key, &mut reader.log);
        }
        let Common { id, name, aliases, evidence, setting, note, cite } = common(fields)?;
        let (potency_factor, entry_factor) = (quantity(fields, "potency_factor")?, quantity(fields, "entry_factor")?);
        Some(Engineering { id, name, aliases, potency_factor, entry_factor, evidence, setting, note, cite })
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}

impl Row for Route {
    const ONE: &'static str = "a route";
    const TOPIC: &'static str = "routes";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        supported(fields, &mut reader.log);
        for (key, bounds) in [
            ("burst_fraction", (0.0, 1.0)),
            ("release_per_d", range_of(Factor::release)),
            ("loss_per_d", range_of(Factor::depot_loss)),
            (SECRETION, (0.0, MOST_SECRETED)),
        ] {
            ordered(fields, key, bounds, &mut reader.log);
            cited(fields, key, &mut reader.log);
        }
        customary(fields, &mut reader.log);
        largest::checked(fields, &mut reader.log);
        cited(fields, "invasiveness", &mut reader.log);
        let Common { id, name, aliases, evidence, setting, note, cite } = common(fields)?;
        let compartment = fields.text("compartment")?;
        let phrase = if fields.has("phrase") { fields.text("phrase")? } else { format!("by {id}") };
        let row = Route {
            id,
            name,
            phrase,
            aliases,
            compartment: Compartment::named(&compartment)?,
            infusion_allowed: fields.flag("infusion_allowed")?,
            burst_fraction: quantity(fields, "burst_fraction")?,
            release_per_d: quantity(fields, "release_per_d")?,
            loss_per_d: quantity(fields, "loss_per_d")?,
            secretion: quantity(fields, SECRETION),
            customary_dose: fields.tables("customary_dose").iter().map(usual).collect::<Option<_>>()?,
            largest_dose: fields.tables(largest::DOSE).iter().map(largest::dose).collect::<Option<_>>()?,
            largest_volume: fields.tables(largest::VOLUME).iter().map(largest::volume).collect::<Option<_>>()?,
            invasiveness: invasiveness(fields),
            evidence,
            setting,
            note,
            cite,
        };
        route(&row, fields, &mut reader.log);
        Some(row)
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}
