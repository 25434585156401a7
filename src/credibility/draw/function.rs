//! From spared tissue to score: the model's map with the published anchors.

use super::{footer, sign};
use crate::course::{level_at, quantile};
use crate::credibility::File;
use crate::credibility::WHITE_MATTER;
use crate::credibility::findings::{Findings, Sampled};
use crate::credibility::words::count;
use crate::evidence::{Bounds, Verdict};
use crate::figure::{Anchored, FigureError, Plane, PlanePanel, Texts, plane};
use crate::model::function;
use crate::model::species::{RAT, Species};
use crate::number::Num;
use crate::sample::Set;

/// Earliest day on which a score is taken for what the tissue sustains: before, it lags behind.
const SETTLED_D: f64 = 14.0;

/// A published level of a score.
pub struct Anchor {
    /// The check.
    pub check: usize,
    /// What was simulated.
    pub about: String,
    /// Day; nothing for a check of the map itself.
    pub day: Option<f64>,
    /// Bounds, points.
    pub bounds: (f64, f64),
    /// Score of the nominal set, points.
    pub nominal: f64,
    /// Tissue that it spares, 0 to 1.
    pub share: f64,
}

/// Anchors of the score of each species.
pub fn anchors(findings: &Findings<'_>) -> Vec<Vec<Anchor>> {
    let map = Map::of(&Set::written());
    let own = |species: &&Species| {
        let mut own = of_courses(findings, species.score.column);
        // The map is written for the rat.
        own.extend(if **species == RAT { of_the_map(findings, &map) } else { Vec::new() });
        own
    };
    let mut anchors: Vec<Vec<Anchor>> = Species::ALL.iter().map(own).collect();
    for list in &mut anchors {
        list.sort_by(|a, b| a.share.total_cmp(&b.share).then(a.check.cmp(&b.check)));
    }
    anchors
}

/// The figure; none where there are no anchors.
pub fn figure(findings: &Findings<'_>) -> Result<Option<File>, FigureError> {
    let anchors = anchors(findings);
    let all: Vec<&Anchor> = anchors.iter().flatten().collect();
    if all.is_empty() {
        return Ok(None);
    }
    let held = all.iter().filter(|anchor| findings.verdict(anchor.check) == Verdict::Holds).count();
    let title = format!(
        "From spared white matter to score: {held} of {} hold",
        count(all.len(), "published level", "published levels")
    );
    let about = "Line: the score that spared white matter sustains by itself, with the nominal set; band: 5 to 95 % of the \
                 population. Bars: published bounds at the tissue that the nominal set spares in that injury; signs: its score there, which sprouts, \
                 relay neurons, oedema and delay move off the line.";
    let panels = Species::ALL.iter().zip(&anchors).filter(|(_, list)| !list.is_empty());
    let figure = Plane {
        texts: Texts { title, about: about.into(), footer: footer(findings) },
        panels: panels.map(|(species, list)| panel(findings, species, list)).collect(),
        until: until(&all),
    };
    Ok(Some(File { name: "function.svg".into(), text: plane(&figure)? }))
}

/// A round end of the horizontal axes that leaves room beside the last anchor.
fn until(anchors: &[&Anchor]) -> f64 {
    let last = anchors.iter().map(|anchor| anchor.share).fold(0.0, f64::max);
    [0.1, 0.25, 0.5].into_iter().find(|end| *end >= 1.1 * last).unwrap_or(1.0)
}

/// The map from conducting tissue to points of the rat.
struct Map(function::Parameters<f64>);

impl Map {
    fn of(set: &Set) -> Map {
        Map(set.parameters().function)
    }

    fn score(&self, share: f64) -> f64 {
        function::score(Num(share), &self.0).0
    }

    /// The share that sustains a score, by halving.
    fn share(&self, score: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if self.score(middle) < score { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }
}

/// One level for each experiment: a published one rather than one relative to another day, and the latest.
fn of_courses(findings: &Findings<'_>, score: &str) -> Vec<Anchor> {
    let courses = findings.courses.iter().filter(|course| course.name == score);
    courses.filter_map(|course| best(findings, course)).collect()
}

fn best(findings: &Findings<'_>, course: &Sampled) -> Option<Anchor> {
    let experiment = &findings.evidence.experiments[course.experiment];
    let tissue = findings.course(&experiment.name, WHITE_MATTER)?;
    let about_function =
        |check: usize| findings.evidence.facts[findings.evidence.checks[check].fact].theme.starts_with("function");
    let levels = course.marks.iter().filter(|mark| about_function(mark.check)).filter_map(|mark| match mark.bounds {
        Bounds::Level { time_d, low, high } if time_d >= SETTLED_D => Some((mark, time_d, (low, high))),
        _ => None,
    });
    let later = |a: &f64, b: &f64| a.total_cmp(b);
    let (mark, day, bounds) = levels.max_by(|a, b| b.0.relative.cmp(&a.0.relative).then(later(&a.1, &b.1)))?;
    Some(Anchor {
        check: mark.check,
        about: experiment.about.clone(),
        day: Some(day),
        bounds,
        nominal: level_at(&course.nominal.0, &course.nominal.1, day),
        share: level_at(&tissue.nominal.0, &tissue.nominal.1, day),
    })
}

/// Checks of the map itself, which no course is needed for.
fn of_the_map(findings: &Findings<'_>, map: &Map) -> Vec<Anchor> {
    let evidence = findings.evidence;
    let own = |check: &usize| {
        let one = &evidence.checks[*check];
        one.is_static() && evidence.facts[one.fact].theme.starts_with("function")
    };
    let anchor = |check: usize| {
        let one = &evidence.checks[check];
        let nominal = findings.nominal[check];
        let bounds = (one.expectation.low, one.expectation.high);
        Anchor { check, about: one.about.clone(), day: None, bounds, nominal, share: map.share(nominal) }
    };
    (0..evidence.checks.len()).filter(own).map(anchor).collect()
}

fn panel(findings: &Findings<'_>, species: &Species, list: &[Anchor]) -> PlanePanel {
    let scale = species.score.factor();
    let nominal = Map::of(&Set::written());
    let maps: Vec<Map> = findings.population.members.iter().map(Map::of).collect();
    let shares: Vec<f64> = (0..=50).map(|i| f64::from(i) / 50.0).collect();
    let band = |share: f64| {
        let mut scores: Vec<f64> = maps.iter().map(|map| scale * map.score(share)).collect();
        scores.sort_by(f64::total_cmp);
        (share, quantile(&scores, 0.05), quantile(&scores, 0.95))
    };
    PlanePanel {
        title: format!("{}, {}", species.score.title, species.id),
        across: "spared white matter at the epicentre (funiculi weighted)".into(),
        ceiling: scale * nominal.0.ceiling.0,
        curve: shares.iter().map(|share| (*share, scale * nominal.score(*share))).collect(),
        band: if maps.is_empty() { Vec::new() } else { shares.iter().map(|share| band(*share)).collect() },
        anchors: list.iter().map(|anchor| anchored(findings, anchor)).collect(),
    }
}

fn anchored(findings: &Findings<'_>, anchor: &Anchor) -> Anchored {
    let name = match anchor.day {
        Some(day) => format!("d {day:.0}: {}", anchor.about),
        None => anchor.about.clone(),
    };
    let sign = sign(findings.verdict(anchor.check));
    Anchored { name, share: anchor.share, bounds: anchor.bounds, nominal: anchor.nominal, sign }
}
