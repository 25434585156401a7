//! The panels of an overview: which quantities, in whose colours, with which bands.

use super::Results;
use super::naming::{EXPOSURE, ceiling, joined, role, tint, titled};
use super::published::fact_marks;
use super::spoken::called;
use super::unit::unit;
use crate::answers::HeldPoint;
use crate::course::UnknownColumn;
use crate::course::outcomes::{Subject, in_panel};
use crate::experiment::Course;
use crate::figure::{Block, Curve, DataMark, Line, MAX_TREATED, Panel, Role, Size, Upright};
use crate::model::species::Species;

/// Panels of a slide beside the score and what is given, which has no room for all; a column has not the last.
const BRIEF: [Subject; 6] = [
    Subject::Polarisation,
    Subject::Barrier,
    Subject::Neurons,
    Subject::WhiteMatter,
    Subject::Cavity,
    Subject::Oligodendrocytes,
];

/// What blocks of small multiples show besides the score, where there are few enough arms.
const BESIDE_SCORE: &str = "axons@epicentre";
/// Most treated arms for a second block, or for any block on a slide or in a column.
const FEW: usize = 12;

/// Makes panels of results.
pub struct Panels<'a> {
    results: &'a Results,
    size: Size,
    /// What was measured, beside its course.
    data: &'a [HeldPoint],
}

/// A curve before it has a colour.
struct Asked<'a> {
    label: &'a str,
    column: &'a str,
    role: Role,
}

impl<'a> Panels<'a> {
    /// Makes panels of `results`, for this format.
    pub fn new(results: &'a Results, size: Size) -> Self {
        Self { results, size, data: results.data.as_ref().map_or(&[], |data| &data.held) }
    }

    /// Whether there are more arms than panels can share.
    pub fn crowded(&self) -> bool {
        self.results.courses.len() > 1 + MAX_TREATED
    }

    /// Line of an arm; a control on its own, and the only treated arm of a panel, is drawn solid.
    pub fn line(&self, arm: usize) -> Line {
        match arm {
            0 if self.results.courses.len() > 1 => Line::Dashed,
            0 => Line::Solid,
            _ if self.crowded() => Line::Solid,
            _ => Line::of_arm(arm),
        }
    }

    /// Colour of an arm where arms are the message.
    pub fn colour(&self, arm: usize) -> Role {
        match arm {
            0 => Role::Control,
            _ if self.crowded() => Role::Arm(0),
            _ => Role::Arm(u8::try_from(arm - 1).unwrap_or(0)),
        }
    }

    /// Panels that all arms share, chosen or usual; none where there are too many arms.
    ///
    /// # Errors
    /// [`UnknownColumn`] where a course has not what is asked for.
    pub fn shared(&self, chosen: &[Vec<String>]) -> Result<Vec<Panel>, UnknownColumn> {
        if self.crowded() {
            return Ok(Vec::new());
        }
        if !chosen.is_empty() {
            let shown = |column: &&str| chosen.iter().flatten().any(|one| one == column);
            let own = self.measured().into_iter().filter(|column| !shown(column)).map(|column| self.by_arm(column));
            return chosen.iter().map(|columns| self.of_columns(columns)).chain(own).collect();
        }
        let score = self.results.scenario.injury.species.score.column;
        let first = std::iter::once(score).chain(self.given().then_some(EXPOSURE));
        let mut columns: Vec<&str> = first.collect();
        let usual = columns.len();
        columns.extend(self.measured().into_iter().filter(|column| ![score, EXPOSURE].contains(column)));
        let mut panels = columns.iter().map(|column| self.by_arm(column)).collect::<Result<Vec<Panel>, _>>()?;
        let wanted = |subject: &Subject| match self.size {
            Size::Slide => BRIEF.contains(subject),
            Size::Column => BRIEF[..5].contains(subject),
            Size::Overview | Size::Page => *subject != Subject::Exosomes,
        };
        let mut subjects: Vec<Subject> = Subject::ALL.into_iter().filter(wanted).collect();
        if matches!(self.size, Size::Slide | Size::Column) {
            // There is room for as many panels with own data as without.
            subjects.truncate(subjects.len().saturating_sub(columns.len() - usual));
        }
        for subject in subjects {
            panels.push(self.of_subject(subject)?);
        }
        Ok(panels)
    }

    /// Small multiples by arm, chosen or usual, where there are too many arms to share panels.
    ///
    /// # Errors
    /// [`UnknownColumn`] where a course has not what is asked for.
    pub fn blocks(&self, chosen: &[Vec<String>]) -> Result<Vec<Block>, UnknownColumn> {
        if !self.crowded() {
            return Ok(Vec::new());
        }
        if !chosen.is_empty() {
            let columns = chosen.iter().flatten().map(String::as_str);
            return self.with_measured(columns.collect()).into_iter().map(|column| self.block(column)).collect();
        }
        let few = self.results.courses.len() <= 1 + FEW;
        let brief = matches!(self.size, Size::Slide | Size::Column);
        let score = self.results.scenario.injury.species.score.column;
        let usual = [(score, few || !brief), (BESIDE_SCORE, few && !brief)];
        let columns = usual.into_iter().filter(|(_, shown)| *shown).map(|(column, _)| column);
        self.with_measured(columns.collect()).into_iter().map(|column| self.block(column)).collect()
    }

    /// The columns of all panels, chosen or usual, each once, in the order of the panels.
    pub fn columns(&self, chosen: &[Vec<String>]) -> Vec<String> {
        if !chosen.is_empty() {
            let mut all: Vec<String> = Vec::new();
            chosen.iter().flatten().for_each(|column| all.extend((!all.contains(column)).then(|| column.clone())));
            return all;
        }
        let score = self.results.scenario.injury.species.score.column;
        if self.crowded() {
            return [score, BESIDE_SCORE].map(String::from).into();
        }
        let regions = self.results.scenario.simulation.regions;
        let subjects = Subject::ALL.into_iter().filter(|subject| *subject != Subject::Exosomes);
        let others = subjects.flat_map(in_panel).filter(|one| one.there(regions)).map(|one| one.column);
        [score].into_iter().chain(self.given().then_some(EXPOSURE)).chain(others).map(String::from).collect()
    }

    /// Whether anything of what is given arrives in any arm.
    fn given(&self) -> bool {
        let arrives =
            |course: &Course| course.series(EXPOSURE).is_ok_and(|series| series.iter().any(|row| row.1 > 0.0));
        self.results.courses.iter().any(arrives)
    }

    fn block(&self, column: &str) -> Result<Block, UnknownColumn> {
        let control = self.results.courses.first();
        let mut panels = Vec::new();
        for (arm, course) in self.results.courses.iter().enumerate().skip(1) {
            let mut curves = Vec::new();
            for (at, one) in control.map(|control| (0, control)).into_iter().chain([(arm, course)]) {
                let curve = Curve::new(one.arm.clone(), self.colour(at), self.line(at), one.series(column)?);
                let band = if at == 0 { Vec::new() } else { self.band(at, column) };
                curves.push(Curve { band, data: self.marks(at, column), ..curve });
            }
            panels.push((course.arm.clone(), curves));
        }
        Ok(Block { title: titled(column), unit: unit(column), ceiling: ceiling(column), panels })
    }

    /// One quantity with the arms in their colours; what is given on a logarithmic axis.
    fn by_arm(&self, column: &str) -> Result<Panel, UnknownColumn> {
        let exposure = column.starts_with("exo_");
        let mut curves = Vec::new();
        for (arm, course) in self.results.courses.iter().enumerate() {
            let points = course.series(column)?;
            if exposure && self.marks(arm, column).is_empty() && points.iter().all(|point| point.1 <= 0.0) {
                continue;
            }
            let name = called(&self.results.scenario, &course.arm);
            let curve = Curve::new(name, self.colour(arm), self.line(arm), points);
            curves.push(Curve { band: self.shared_band(arm, column), data: self.marks(arm, column), ..curve });
        }
        if curves.is_empty() {
            return self.of_quantities(
                (titled(column), unit(column)),
                &[Asked { label: "none", column, role: Role::Control }],
                false,
            );
        }
        let (upright, unit) = match exposure {
            true => (Upright::Log, format!("{}, log axis", unit(column))),
            false => (Upright::Linear, unit(column)),
        };
        let (title, facts) = (titled(column), fact_marks(&self.results.facts, &[column]));
        Ok(Panel { title, unit, curves, ceiling: ceiling(column), upright, facts })
    }

    fn of_subject(&self, subject: Subject) -> Result<Panel, UnknownColumn> {
        let regions = self.results.scenario.simulation.regions;
        let there = in_panel(subject).into_iter().filter(|outcome| outcome.there(regions));
        let shown =
            there.filter_map(|outcome| outcome.overview.map(|(_, _, label, tint)| (outcome.column, label, tint)));
        let asked: Vec<Asked> = shown.map(|(column, label, tint)| Asked { label, column, role: role(tint) }).collect();
        let (title, unit) = subject.title();
        // Own data have panels with the arms in their colours.
        self.of_quantities((title.into(), unit.into()), &asked, false)
    }

    /// A panel of columns that a reader chose: a score, or what is given, by arm; else by what they are.
    fn of_columns(&self, columns: &[String]) -> Result<Panel, UnknownColumn> {
        if let [only] = columns
            && (Species::score_of(only).is_some()
                || only.starts_with("exo_")
                || self.measured().contains(&only.as_str()))
        {
            return self.by_arm(only);
        }
        let mut roles: Vec<Role> = Vec::new();
        for column in columns {
            let own = role(tint(column));
            let spare = [Role::Reference, Role::Glia, Role::Death, Role::Repair].into_iter();
            let free = [own].into_iter().chain(spare).find(|role| !roles.contains(role));
            roles.push(free.unwrap_or(own));
        }
        let (title, labels) = joined(columns);
        let asked = labels.iter().zip(columns).zip(&roles);
        let asked: Vec<Asked> = asked.map(|((label, column), role)| Asked { label, column, role: *role }).collect();
        self.of_quantities((title, unit(&columns[0])), &asked, true)
    }

    /// Quantities in the colours of what they are, every arm with its line.
    /// With `measured`, what was measured of them too.
    fn of_quantities(
        &self,
        (title, unit): (String, String),
        asked: &[Asked<'_>],
        measured: bool,
    ) -> Result<Panel, UnknownColumn> {
        let mut curves = Vec::new();
        for one in asked {
            for (arm, course) in self.results.courses.iter().enumerate() {
                let curve = Curve::new(one.label, one.role, self.line(arm), course.series(one.column)?);
                let data = if measured { self.marks(arm, one.column) } else { Vec::new() };
                curves.push(Curve { band: self.shared_band(arm, one.column), data, ..curve });
            }
        }
        let columns: Vec<&str> = asked.iter().map(|one| one.column).collect();
        let facts = fact_marks(&self.results.facts, &columns);
        Ok(Panel { title, unit, curves, facts, ..Panel::default() })
    }

    /// The band of an arm in a panel that it shares: with several treated arms only the control has one, as the others'
    /// would hide the curves; how far these are apart is in the answer.
    fn shared_band(&self, arm: usize, column: &str) -> Vec<(f64, f64, f64)> {
        if arm == 0 || self.results.courses.len() == 2 { self.band(arm, column) } else { Vec::new() }
    }

    /// Observables of which something was measured, each once.
    fn measured(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = self.data.iter().map(|point| point.observable.as_str()).collect();
        columns.dedup();
        columns
    }

    /// Columns, and those of which something was measured after them.
    fn with_measured<'c>(&'c self, mut columns: Vec<&'c str>) -> Vec<&'c str> {
        let more: Vec<&str> = self.measured().into_iter().filter(|column| !columns.contains(column)).collect();
        columns.extend(more);
        columns
    }

    /// What was measured of a column in an arm.
    fn marks(&self, arm: usize, column: &str) -> Vec<DataMark> {
        let name = self.results.courses.get(arm).map(|course| course.arm.as_str());
        let own = self.data.iter().filter(|point| Some(point.arm.as_str()) == name && point.observable == column);
        own.map(|point| DataMark { time_d: point.time_d, value: point.mean, sd: point.sd }).collect()
    }

    /// Time in days, 5 % and 95 % of the parameter sets; what is no number is left out, and nothing is there of a course
    /// that has no band.
    fn band(&self, arm: usize, column: &str) -> Vec<(f64, f64, f64)> {
        let band = self.results.sets.as_ref().and_then(|sets| sets.band(arm, column));
        let points = band.into_iter().flat_map(|band| &band.points).filter(|(_, sets, _)| *sets > 0);
        points.map(|(time, _, [low, .., high])| (*time, *low, *high)).collect()
    }
}
