//! What is given, and the same by other routes and in other amounts.

use crate::catalogue::{Catalogue, Route};
use crate::experiment::without_rules;
use crate::model::doses::LARGEST_PUBLISHED;
use crate::reading::nearest;
use crate::scenario::{Arm, Dose, Scenario};
use crate::study::StudyError;

/// The arm whose vesicles take other ways, and which of its interventions do.
pub(super) struct Treatment<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) arm: &'a Arm,
    /// Positions of the interventions that take other ways.
    moved: Vec<usize>,
}

impl<'a> Treatment<'a> {
    /// The arm called `arm`, or the first in which something is given; all of its interventions, or the one called
    /// `intervention`.
    pub(super) fn choose(
        scenario: &'a Scenario,
        arm: Option<&str>,
        intervention: Option<&str>,
    ) -> Result<Treatment<'a>, StudyError> {
        let given = || scenario.arms.iter().find(|arm| arm.given().next().is_some());
        let arm = match arm {
            Some(_) => scenario.arm(arm).map_err(StudyError::unknown)?,
            None => given().ok_or_else(|| nothing("the scenario gives"))?,
        };
        without_rules(arm)?;
        let names: Vec<&str> = arm.interventions.iter().map(|one| one.name.as_str()).collect();
        let moved: Vec<usize> = match intervention {
            None => (0..names.len()).collect(),
            Some(name) => vec![names.iter().position(|one| *one == name).ok_or_else(|| {
                let help = nearest::help(name, &names, "the arm has none");
                StudyError::Unknown(format!("no intervention of `{}` is called `{name}`; {help}", arm.name))
            })?],
        };
        let treatment = Treatment { scenario, arm, moved };
        let Some(first) = treatment.interventions().next() else {
            return Err(nothing(&format!("the arm `{}` gives", arm.name)));
        };
        if treatment.interventions().any(|one| one.route != first.route) {
            let which = nearest::listed(&names);
            let message = format!("the arm `{}` gives vesicles by several routes", arm.name);
            return Err(StudyError::Unknown(format!("{message}; choose with --intervention: {which}")));
        }
        Ok(treatment)
    }

    /// Names of the other arms in which something is given; none where the arm was `asked` for by name.
    pub(super) fn other_arms(&self, asked: bool) -> Vec<String> {
        let given = |arm: &&Arm| !asked && arm.name != self.arm.name && !arm.interventions.is_empty();
        let others = self.scenario.arms.iter().filter(given);
        others.map(|arm| arm.name.clone()).collect()
    }

    fn interventions(&self) -> impl Iterator<Item = &'a crate::scenario::Intervention> {
        self.moved.iter().map(|at| &self.arm.interventions[*at])
    }

    /// Every single dose that takes another way.
    pub(super) fn doses(&self) -> impl Iterator<Item = &'a Dose> {
        self.interventions().flat_map(|one| &one.doses)
    }

    /// Id of the route as written.
    pub(super) fn route(&self) -> &'a str {
        self.interventions().next().map_or("", |one| one.route.as_str())
    }

    /// All doses together, ug.
    pub(super) fn total_ug(&self) -> f64 {
        self.doses().map(|dose| dose.amount_ug).sum()
    }

    /// The first dose, days.
    pub(super) fn start_d(&self) -> f64 {
        self.doses().map(|dose| dose.start_d).fold(f64::INFINITY, f64::min)
    }

    /// Times at which doses begin, and at which infusions end, days.
    pub(super) fn turns_d(&self) -> Vec<f64> {
        self.doses().flat_map(|dose| [dose.start_d, dose.start_d + dose.duration_d]).collect()
    }

    /// Largest sum of the doses of which none is above the largest published one by body mass, ug; what is written if
    /// that is more.
    pub(super) fn largest_ug(&self) -> f64 {
        let most = LARGEST_PUBLISHED.value * self.scenario.injury.body_mass_g;
        let shares = self.shares();
        let largest = shares.iter().copied().fold(0.0, f64::max);
        (most / largest).max(self.total_ug())
    }

    /// The sum of the doses of which each is `dose_ug` on average, ug.
    pub(super) fn of_each_ug(&self, dose_ug: f64) -> f64 {
        dose_ug * self.doses().count() as f64
    }

    /// The part of each dose in their sum.
    fn shares(&self) -> Vec<f64> {
        let (total, count) = (self.total_ug(), self.doses().count() as f64);
        self.doses().map(|dose| if total > 0.0 { dose.amount_ug / total } else { 1.0 / count }).collect()
    }

    /// The arm without what takes other ways.
    pub(super) fn control(&self) -> Arm {
        let mut arm = self.arm.clone();
        let mut at = 0..;
        arm.interventions.retain(|_| !self.moved.contains(&at.next().unwrap_or_default()));
        arm.name = "control".into();
        arm
    }

    /// The arm with `total_ug` in all by `route`, at the same times and in the same proportions; as it is written where
    /// nothing differs.
    pub(super) fn by(&self, route: &Route, total_ug: f64) -> Arm {
        let mut arm = self.arm.clone();
        let as_written = total_ug == self.total_ug();
        let mut shares = self.shares().into_iter();
        for at in &self.moved {
            let intervention = &mut arm.interventions[*at];
            let moved = intervention.route != route.id;
            intervention.route.clone_from(&route.id);
            intervention.graft = route.graft();
            for (dose, share) in intervention.doses.iter_mut().zip(shares.by_ref()) {
                if !as_written {
                    *dose = Dose { amount_ug: total_ug * share, particles: None, cells: None, ..*dose };
                }
                if moved {
                    dose.cells = None;
                }
            }
        }
        arm.name = format!("{total_ug} ug {}", route.phrase);
        arm
    }

    /// Why the schedule cannot be given by `route`, if it cannot.
    pub(super) fn misfit(&self, route: &Route) -> Option<String> {
        let infused = self.doses().any(|dose| dose.duration_d > 0.0);
        (infused && !route.infusion_allowed).then(|| match route.release_per_d.value > 0.0 {
            true => "the schedule is an infusion, and a depot releases at its own pace".to_owned(),
            false => "the schedule is an infusion, and this route takes a dose at once".to_owned(),
        })
    }
}

fn nothing(who: &str) -> StudyError {
    StudyError::Unknown(format!("{who} no vesicles, so there is no route to change; add an [[intervention]]"))
}

/// Letters of a word by which a route is known from sentences: shorter ones are in most of them.
const SHORTEST: usize = 3;

/// The routes of these names, each once; those that questions usually compare and `own` where none is named.
pub(super) fn chosen<'c>(
    names: &[String],
    own: &str,
    usual: impl Iterator<Item = &'static str>,
    catalogue: &'c Catalogue,
) -> Result<Vec<&'c Route>, StudyError> {
    let mut found: Vec<&Route> = Vec::new();
    let mut put = |row: &'c Route| {
        if !found.iter().any(|known| known.id == row.id) {
            found.push(row);
        }
    };
    let named = names.iter().map(|name| named(name, catalogue)).collect::<Result<Vec<_>, _>>()?;
    for (at, row) in named.iter().enumerate() {
        if let Some(earlier) = named.iter().take(at).position(|known| known.id == row.id) {
            let (one, other) = (&names[earlier], &names[at]);
            return Err(StudyError::Unknown(format!(
                "`{one}` and `{other}` are one route, `{}`: name it once",
                row.id
            )));
        }
        put(row);
    }
    if names.is_empty() {
        usual.filter_map(|id| catalogue.route(id)).for_each(&mut put);
    }
    put(catalogue.route(own).ok_or_else(|| StudyError::Unknown(format!("the catalogue has no route `{own}`")))?);
    Ok(found)
}

/// The route with this id or alias, or the only one that a sentence calls so: `by nose`, `nose`.
fn named<'c>(name: &str, catalogue: &'c Catalogue) -> Result<&'c Route, StudyError> {
    let fold = |words: &str| format!("_{}_", nearest::fold(words));
    let wanted = fold(name);
    let same = |other: &str| fold(other) == wanted;
    let routes = || catalogue.routes.iter();
    let found = routes().find(|row| same(&row.id) || same(&row.phrase) || row.aliases.iter().any(|alias| same(alias)));
    if let Some(found) = found {
        return Ok(found);
    }
    let told = |row: &&Route| name.trim().len() >= SHORTEST && fold(&row.phrase).contains(&wanted);
    let called: Vec<&str> = routes().filter(told).map(|row| row.id.as_str()).collect();
    let only = routes().find(told).filter(|_| called.len() == 1);
    only.ok_or_else(|| {
        if !called.is_empty() {
            return StudyError::Unknown(format!("`{name}` may be {}: write which", nearest::listed(&called)));
        }
        let ids: Vec<&str> = catalogue.routes.iter().map(|row| row.id.as_str()).collect();
        let help = nearest::help(name, &ids, "`exocord describe catalogue` lists the routes");
        StudyError::Unknown(format!("no route is called `{name}`; {help}"))
    })
}
