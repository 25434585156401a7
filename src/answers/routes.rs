//! One treatment by several ways in, made comparable by one switch, as plain data.

use super::{Effect, Measure, Spread};
use crate::evidence::Failures;
use schemars::JsonSchema;
use serde::Serialize;

/// What is the same by every route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Equal {
    /// The dose that is given.
    Dose,
    /// The exposure of the lesion, in every set: each is given a dose of its own.
    Exposure,
    /// The change of what is read, in the median of the sets.
    Effect,
    /// Nothing: each route has its usual dose.
    Customary,
}

impl Equal {
    /// One lower-case word, as in flags and files.
    pub fn word(self) -> &'static str {
        match self {
            Equal::Dose => "dose",
            Equal::Exposure => "exposure",
            Equal::Effect => "effect",
            Equal::Customary => "customary",
        }
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Routes {
    /// Name of the scenario.
    pub scenario: String,
    /// Question of the scenario.
    pub question: String,
    /// The arm whose vesicles take other ways.
    pub arm: String,
    /// Other arms that give vesicles, where none was asked for by name.
    pub other_arms: Vec<String>,
    /// The species, as files have it.
    pub species: &'static str,
    /// What is the same by every route: the dose, where the search for what was asked was stopped.
    pub equal: Equal,
    /// What was to be the same.
    pub asked: Equal,
    /// What is read.
    pub measure: Measure,
    /// Id of the route of the scenario.
    pub own: String,
    /// All doses of the scenario together, ug of EV protein.
    pub dose_ug: f64,
    /// Doses of the schedule.
    pub doses: usize,
    /// First dose, days after injury.
    pub start_d: f64,
    /// Largest plausible sum of the doses of this schedule, ug.
    pub largest_ug: f64,
    /// Mass of the studied segment of the cord, g.
    pub segment_g: f64,
    /// One a route, in the order that was asked for; that of the scenario is among them.
    pub rows: Vec<RouteRow>,
    /// Routes that cannot be compared, and why.
    pub left_out: Vec<LeftOut>,
    /// The change of what is read over the dose, route by route.
    pub curves: Vec<RouteCurve>,
    /// Parameter sets beside the one as written that were done.
    pub sets: usize,
    /// Sets that were asked for.
    pub sets_asked: usize,
    /// Whether the work was stopped while doses were looked for.
    pub stopped: bool,
    /// Runs that failed.
    pub failed: Failures,
}

/// A route that cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Its id in the catalogue.
    pub id: String,
    /// As a sentence has it.
    pub phrase: String,
    /// Why.
    pub reason: String,
}

/// How a dose came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// It was given.
    Given,
    /// It was looked for and found.
    Found,
    /// It was looked for in as many rounds as there are: no dose that was tried comes nearer.
    Near,
    /// No plausible dose by this route does as much; the row is about the largest one.
    Unreachable,
    /// The least dose that was tried does more; the row is about that.
    Below,
}

/// A dose, and what the sets make of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteDose {
    /// All doses together, ug of EV protein; the median where each set is given its own.
    pub ug: f64,
    /// Of a dose that was looked for: 5 % of the sets need less, each by itself. Not a number of one that was given.
    #[schemars(with = "Option<f64>")]
    pub low_ug: f64,
    /// 95 % of the sets need less; infinite, in JSON nothing, where more than 5 % of them are not reached by any.
    #[schemars(with = "Option<f64>")]
    pub high_ug: f64,
    /// Share of `sets`, 0 to 1, in which some plausible dose does as much; not a number of a dose that was given.
    #[schemars(with = "Option<f64>")]
    pub reached: f64,
    /// Sets that these are of: those that ran and that change, or are exposed, as the median is; 0 of a dose that was
    /// given.
    pub sets: usize,
    /// Least sum of doses that was published of the route in the species, ug; none where none was found.
    pub least_published_ug: Option<f64>,
    /// How it came about.
    pub reach: Reach,
    /// What a usual dose rests on: a key of the bibliography, or `assumed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Remarks on a usual dose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What becomes of the vesicles at the lesion.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AtLesion {
    /// Share of the dose that cells of the studied segment take up, %; none where arms mix products.
    pub taken_up_percent: Option<Spread>,
    /// The same by mass of the segment, % of the dose per g.
    pub taken_up_percent_per_g: Option<Spread>,
    /// Area under the active cargo at the epicentre, ug d; as of all regions, ug per volume of the segment, so that it is no
    /// part of the dose.
    pub area_ug_d: Spread,
    /// The same over that by the scenario's own route and dose, set by set.
    pub times_own: Spread,
    /// Highest active cargo at the epicentre, ug per volume of the segment.
    pub peak_ug: Spread,
    /// When active cargo is highest there, hours after the first dose; vesicles begin to arrive before.
    pub arrival_h: Spread,
    /// Leak of the barrier at the epicentre by then, 0 closed to 1 open.
    pub barrier_leak: Spread,
}

/// Which cells take up what reaches the segment, % of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Uptake {
    /// Resident cells.
    pub resident_percent: Spread,
    /// M2-like macrophages and microglia.
    pub m2_percent: Spread,
    /// Cells at the vessels, straight from blood.
    pub vessels_percent: Spread,
}

/// What a way in asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Asks {
    /// One of `none`, `minor`, `moderate` and `major`.
    pub word: String,
    /// What is done.
    pub about: String,
    /// A key of the bibliography, `assumed`, or `definition`.
    pub basis: String,
}

/// A number of a way in that nobody measured.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AssumedNumber {
    /// A parameter of the model, or what a row of the catalogue says of a depot.
    pub name: String,
    /// As written, in this species.
    pub value: f64,
    /// Lowest plausible value.
    pub low: f64,
    /// Highest plausible value.
    pub high: f64,
    /// Its unit.
    pub unit: String,
    /// How it is known: `assumed`, `direction` where a study tells that alone, or `inferred` from what one saw happen.
    pub known: String,
    /// That study, a key of the bibliography; none of what is assumed.
    pub source: Option<String>,
    /// Whether it is the same in every set, so that no interval tells how unsure it is.
    pub fixed: bool,
}

/// One route.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteRow {
    /// Its id in the catalogue.
    pub id: String,
    /// In words.
    pub name: String,
    /// As a sentence has it: `by vein`.
    pub phrase: String,
    /// Whether it is that of the scenario.
    pub own: bool,
    /// What is given.
    pub dose: RouteDose,
    /// At the lesion.
    pub lesion: AtLesion,
    /// Who takes it up; none where arms mix products.
    pub uptake: Option<Uptake>,
    /// Area under the vesicles in plasma, ug d; 0 by a route from which the model has no way there.
    pub plasma_area_ug_d: Spread,
    /// Area under those in liver, spleen and lung and in cells that carry them, ug d; 0 as in plasma.
    pub organs_area_ug_d: Spread,
    /// What is read, less that of the control.
    pub effect: Effect,
    /// The same, less that by the scenario's own route and dose.
    pub against_own: Effect,
    /// What it asks of the animal.
    pub invasiveness: Option<Asks>,
    /// How far the evidence reaches: `measured`, `direction`, `assumed`.
    pub evidence: String,
    /// Numbers of the way that nobody measured.
    pub assumed: Vec<AssumedNumber>,
    /// Papers, by their keys in the bibliography.
    pub cite: Vec<String>,
}

/// The change of what is read over the dose, by one route.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteCurve {
    /// Id of the route.
    pub id: String,
    /// As a sentence has it.
    pub phrase: String,
    /// Least sum of doses by which the change means something in the median, ug, rounded up to two digits; none where no
    /// plausible dose does it, or no such change is declared.
    pub meaningful_ug: Option<f64>,
    /// 5 % of the sets need less for such a change, each by itself, ug; not a number where there is none.
    #[schemars(with = "Option<f64>")]
    pub meaningful_low_ug: f64,
    /// 95 % of the sets need less; infinite, in JSON nothing, where more than 5 % of them are not changed so by any.
    #[schemars(with = "Option<f64>")]
    pub meaningful_high_ug: f64,
    /// Whether that search came to its end; else these doses are the least of those that were run, and less may do.
    pub meaningful_sought: bool,
    /// Sets that these are of: those that ran.
    pub meaningful_sets: usize,
    /// Sums of doses, ug, ascending, and what is read less that of the control.
    pub points: Vec<(f64, Effect)>,
}

impl Routes {
    /// The row of the scenario's own route.
    pub fn own_row(&self) -> Option<&RouteRow> {
        self.rows.iter().find(|row| row.own)
    }

    /// Whether fewer sets were run than asked for, or a search was stopped.
    pub fn interrupted(&self) -> bool {
        self.stopped || self.sets < self.sets_asked
    }
}
