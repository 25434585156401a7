//! Living grafts: which doses, ways and sources go together, what a number of cells is taken for, and what of a graft is
//! left out.

use super::amount::rounded;
use super::schedule::{Regimen, place};
use super::types::{Arm, Scenario};
use crate::catalogue::{Catalogue, Graft, Route};
use crate::reading::fields::Fields;
use crate::reading::log::Log;
use crate::reading::nearest;
use crate::reading::units::spoken_time;

/// What is said wherever a graft is given.
pub const BESIDES: &str = "a living graft acts by its vesicles alone: cells that it replaces, relays, myelin and growth \
                           factors outside of vesicles are not modelled";

/// Doses of cells with what a cell of the route secretes.
pub(super) fn secreting(regimens: Vec<Regimen>, fields: &Fields, catalogue: &Catalogue) -> Vec<Regimen> {
    let Some(graft) = route(fields, catalogue).and_then(Route::graft) else { return regimens };
    let one = |regimen: Regimen| Regimen { amount: regimen.amount.secreting(graft.each_ug), ..regimen };
    regimens.into_iter().map(one).collect()
}

fn route<'c>(fields: &Fields, catalogue: &'c Catalogue) -> Option<&'c Route> {
    catalogue.route(&fields.text("route")?)
}

/// Cells go by routes that take cells, and nothing else does; the source has cells that live and fade.
pub(super) fn fitting(regimens: &[Regimen], fields: &Fields, catalogue: &Catalogue, log: &mut Log<'_>) {
    let Some(row) = route(fields, catalogue) else { return };
    let of_cells = |regimen: &&Regimen| regimen.amount.cells().is_some();
    let Some(graft) = row.graft() else {
        if let Some(cells) = regimens.iter().find(of_cells) {
            by_none(row, cells, fields, (catalogue, log));
        }
        return;
    };
    if let Some(vesicles) = regimens.iter().find(|regimen| !of_cells(regimen)) {
        let message = format!("the route `{}` takes living cells, and the dose is of vesicles", row.id);
        let help = "write the number of cells, as in \"1e6 cells\"; vesicles go into the lesion by `intralesional`";
        log.error(&place(vesicles, fields, "dose"), message, "expected cells", Some(help.to_owned()));
        return;
    }
    let source = fields.text("source").and_then(|id| catalogue.source(&id));
    if let Some((source, why)) = source.and_then(|source| Some((source, source.no_graft.as_ref()?))) {
        let message = format!("`{}` cannot be grafted: {why}", source.id);
        let help = format!("vesicles of `{}` are given in ug or particles, by a route that takes them", source.id);
        log.error(&fields.place("source"), message, "expected a source of living cells", Some(help));
        return;
    }
    taken_for(regimens, fields, &graft, log);
    log.warn(&fields.place("route"), BESIDES.to_owned(), "the vesicles of a graft, and nothing else of it", None);
}

/// Cells by a route that takes vesicles.
fn by_none(row: &Route, cells: &Regimen, fields: &Fields, (catalogue, log): (&Catalogue, &mut Log<'_>)) {
    let grafts: Vec<&str> =
        catalogue.routes.iter().filter(|row| row.secretion.is_some()).map(|row| row.id.as_str()).collect();
    let message = format!("the route `{}` takes vesicles, and the dose is of living cells", row.id);
    let help = format!(
        "living cells go by {}: the model has a source that fades at the lesion alone. What cells elsewhere secrete may be \
         given in ug, by an infusion (`over`)",
        nearest::listed(&grafts)
    );
    log.error(&place(cells, fields, "dose"), message, "expected ug or particles", Some(help));
}

/// How much a cell secretes is hardly known, so it is not assumed in silence.
fn taken_for(regimens: &[Regimen], fields: &Fields, graft: &Graft, log: &mut Log<'_>) {
    let counts = || regimens.iter().filter_map(|regimen| regimen.amount.cells());
    let (least, most) = (counts().fold(f64::INFINITY, f64::min), counts().fold(0.0, f64::max));
    let ug = |cells: f64, each_ug: f64| rounded(cells * each_ug);
    let message = if least == most {
        format!("{most:e} living cells are taken to secrete {} ug of EV protein in all", ug(most, graft.each_ug))
    } else {
        let (low, high) = (ug(least, graft.each_ug), ug(most, graft.each_ug));
        format!("{least:e} to {most:e} living cells are taken to secrete {low} to {high} ug of EV protein in all")
    };
    let label = said(graft);
    let (low, high) = (ug(most, graft.low_each_ug), ug(most, graft.high_each_ug));
    let help = format!("of {most:e} cells it may be {low} to {high} ug: neither is known well");
    if let Some(first) = regimens.first() {
        log.warn(&place(first, fields, "dose"), message, label, Some(help));
    }
}

fn said(graft: &Graft) -> String {
    let half = spoken_time(rounded(graft.half_life_d));
    format!("{} ug a day of a million cells, of which half are dead after {half}", graft.million_ug_per_d)
}

/// Cells that are given, and what they are taken to secrete.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Grafted {
    /// How many cells.
    pub cells: f64,
    /// ug of EV protein that they are taken to secrete until they are dead.
    pub ug: f64,
    /// The least that this may be, ug.
    pub low_ug: f64,
    /// The most that this may be, ug.
    pub high_ug: f64,
    /// How fast they secrete and die, in words.
    pub rate: String,
}

/// Doses of `scenario` in living cells, each number by each way once, the least first.
pub fn grafted(scenario: &Scenario) -> Vec<Grafted> {
    let mut all: Vec<Grafted> = Vec::new();
    for one in scenario.arms.iter().flat_map(Arm::given) {
        let Some(graft) = &one.graft else { continue };
        for cells in one.doses.iter().filter_map(|dose| dose.cells) {
            let [ug, low_ug, high_ug] = [graft.each_ug, graft.low_each_ug, graft.high_each_ug].map(|each| cells * each);
            let found = Grafted { cells, ug, low_ug, high_ug, rate: said(graft) };
            if !all.contains(&found) {
                all.push(found);
            }
        }
    }
    all.sort_by(|one, other| one.cells.total_cmp(&other.cells));
    all
}
