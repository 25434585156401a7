//! Treatments beside vesicles: drugs, oxygen, training, operations. Each row says on what of the model it acts, how
//! strongly, and how long one dose of it lasts.

use super::Setting;
use super::check::{in_order, rests, supported};
use super::drug_dose::DrugDose;
use super::names::Shelf;
use super::parts::{note, species_of};
use super::read::{Common, Row, common, quantity_of};
use super::rows::{Grade, Quantity};
use crate::model::act::{Change, Target};
use crate::model::species::Species;
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::reader::Reader;
use serde::Serialize;

/// A change of one reaction, parameter or state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Act {
    /// What it acts on.
    pub target: Target,
    /// What it does to it, at the full dose.
    pub change: Change,
    /// A key of the row's `cite`, or `assumed`.
    pub basis: String,
}

/// How long one dose or session acts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActsFor {
    /// The species; none for all that have no number of their own.
    pub species: Option<&'static Species>,
    /// Time, d.
    pub days: Quantity,
    /// How it follows, such as from a half-life.
    pub note: String,
}

/// A dose whose effect was compared with that of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The dose.
    pub dose: DrugDose,
    /// Its effect, as a share of that of the full dose.
    pub strength: f64,
    /// Which animals had it, as `rats`, if that is told.
    pub animals: Option<String>,
    /// A key of the row's `cite`, or `assumed`.
    pub basis: String,
}

/// A treatment of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Treatment {
    /// Name in scenarios.
    pub id: String,
    /// In words.
    pub name: String,
    /// Other names in scenarios; case does not matter.
    pub aliases: Vec<String>,
    /// What it acts on; nothing where the model has no counterpart.
    pub acts: Vec<Act>,
    /// How long one dose acts; to the end where nobody says.
    pub acts_for: Vec<ActsFor>,
    /// Whether it acts only while it is given. Anything else acts as long as one dose does after a shorter session too.
    pub only_during: bool,
    /// Doses that were compared, from low to high; none where none were.
    pub doses: Vec<Tried>,
    /// Why the model has no counterpart of it, where it has none.
    pub absent: Option<String>,
    /// What speaks against it, which is said wherever it is given.
    pub doubt: Option<String>,
    /// Evidence grade.
    pub evidence: Grade,
    /// Where the studies behind it were done.
    pub setting: Setting,
    /// Remarks.
    pub note: String,
    /// Papers, by their keys in the bibliography.
    pub cite: Vec<String>,
}

impl serde::Serialize for Tried {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (&self.dose.text, self.strength, &self.basis).serialize(to)
    }
}

impl Treatment {
    /// How long one dose acts in `species`, d; `None` if to the end.
    pub fn lasting(&self, species: &Species) -> Option<&ActsFor> {
        let own = self.acts_for.iter().find(|one| one.species == Some(species));
        own.or_else(|| self.acts_for.iter().find(|one| one.species.is_none()))
    }

    /// Whether it changes states alone, each time that it is given, and lasts no time by itself.
    pub fn is_event(&self) -> bool {
        self.acts.iter().all(|act| matches!(act.target, Target::State(_)))
    }

    /// How long a session of `for_d` acts in `species`, d, or one of which nobody says how long it is; `None` where that
    /// cannot be told.
    pub fn session(&self, for_d: Option<f64>, species: Option<&Species>) -> Option<f64> {
        let one = species.map_or_else(|| self.acts_for.first(), |species| self.lasting(species));
        let one_d = one.map(|one| one.days.value).or(self.is_event().then_some(0.0));
        let least_d = one_d.filter(|_| !self.only_during);
        for_d.map(|for_d| least_d.map_or(for_d, |least_d| for_d.max(least_d))).or(one_d)
    }

    /// Effect of `dose` as a share of that of the full one, and how large it is against the largest that was tried;
    /// `None` where no doses were compared, or not in this unit. Between doses that were tried it lies on a straight
    /// line, below the lowest on that to nothing, above the highest it is that of the highest.
    pub fn strength(&self, dose: &DrugDose, body_mass_g: f64) -> Option<(f64, f64)> {
        let most = self.doses.last()?;
        let size = dose.against(&most.dose, body_mass_g)?;
        let (mut below, mut strength) = ((0.0, 0.0), most.strength);
        for tried in &self.doses {
            let at = tried.dose.against(&most.dose, body_mass_g)?;
            if size <= at {
                strength = below.1 + (tried.strength - below.1) * (size - below.0) / (at - below.0);
                break;
            }
            below = (at, tried.strength);
        }
        Some((strength, size))
    }
}

impl Act {
    /// What it does at a share of the effect of the full dose.
    pub fn at(&self, strength: f64) -> Change {
        let part = |factor: f64| (1.0 + strength * (factor - 1.0)).max(0.0);
        match self.change {
            whole if strength == 1.0 => whole,
            Change::Scale(factor) => Change::Scale(part(factor)),
            Change::Multiply(factor) => Change::Multiply(part(factor)),
            Change::Add(amount) => Change::Add(strength * amount),
            Change::Set(value) => Change::Set(value),
        }
    }
}

/// Shortest and longest time that a dose acts, d.
const LASTING: (f64, f64) = (0.001, 365.0);

impl Row for Treatment {
    const ONE: &'static str = "a treatment";
    const TOPIC: &'static str = "treatments";

    fn read(fields: &Fields, _shelf: &Shelf<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        supported(fields, &mut reader.log);
        let Common { id, name, aliases, evidence, setting, note, cite } = common(fields)?;
        let row = Treatment {
            id,
            name,
            aliases,
            acts: fields
                .tables("act")
                .iter()
                .map(|table| act(fields, table, &mut reader.log))
                .collect::<Option<_>>()?,
            acts_for: lasting(fields, &mut reader.log)?,
            only_during: fields.flag("only_during") == Some(true),
            doses: tried(fields, &mut reader.log)?,
            absent: fields.text("absent"),
            doubt: fields.text("doubt"),
            evidence,
            setting,
            note,
            cite,
        };
        if row.absent.is_some() != row.acts.is_empty() {
            let message = match row.acts.is_empty() {
                true => "the row acts on nothing",
                false => "the row acts on the model, and says that nothing in it is its counterpart",
            };
            let help = "a treatment has [[act]] tables, or says with `absent` why the model has no counterpart";
            reader.log.error(&fields.span, message, "expected one of the two", Some(help.to_owned()));
        }
        Some(row)
    }

    fn names(&self) -> (&str, &[String]) {
        (&self.id, &self.aliases)
    }
}

fn act(row: &Fields, table: &Fields, log: &mut Log<'_>) -> Option<Act> {
    rests(row, ("act", table), log);
    let of = |key: &str, make: fn(String) -> Target| table.text(key).map(make);
    let target = of("reaction", Target::Reaction).or_else(|| of("parameter", Target::Parameter));
    let target = target.or_else(|| of("state", Target::State))?;
    let change = table.number("scale").map(Change::Scale).or_else(|| table.number("add").map(Change::Add));
    let change = change.or_else(|| table.number("multiply").map(Change::Multiply))?;
    Some(Act { target, change, basis: table.text("basis")? })
}

fn lasting(row: &Fields, log: &mut Log<'_>) -> Option<Vec<ActsFor>> {
    let one =
        |table: &Fields| Some(ActsFor { species: species_of(table), days: quantity_of(table)?, note: note(table)? });
    let key = "acts_for";
    for (at, table) in row.tables(key).iter().enumerate() {
        in_order((key, table), LASTING, log);
        rests(row, (key, table), log);
        if row.tables(key).iter().take(at).any(|other| other.text("species") == table.text("species")) {
            log.error(&table.span, "there are two times for one species", "expected one a species", None);
        }
    }
    row.tables(key).iter().map(one).collect()
}

fn tried(row: &Fields, log: &mut Log<'_>) -> Option<Vec<Tried>> {
    let mut found: Vec<Tried> = Vec::new();
    for table in row.tables("dose") {
        rests(row, ("dose", table), log);
        let text = table.text("amount")?;
        // In an animal of a kilogram an amount is one by body mass.
        let rising = |dose: &DrugDose| found.last().is_none_or(|last| dose.against(&last.dose, 1e3) > Some(1.0));
        let Some(dose) = DrugDose::read(&text).filter(rising) else {
            let help = format!("units are {}", DrugDose::units());
            let label = "expected a dose above the one before, as in \"30 mg/kg\"";
            log.error(&table.place("amount"), format!("`{text}` cannot stand here"), label, Some(help));
            return None;
        };
        found.push(Tried {
            dose,
            strength: table.number("strength")?,
            animals: table.text("animals"),
            basis: table.text("basis")?,
        });
    }
    Some(found)
}
