//! What has to be sampled of an experiment, so that its checks can be read off.

use crate::declare::{Place, Slot};
use crate::engine::Sample;
use crate::model::cord::region_name;
use crate::model::observables::{columns, observe};
use crate::model::state::{Body, Tissue};

/// Regions of every experiment.
pub(crate) const REGIONS: usize = 2;

/// Position of a quantity among those sampled of an experiment.
pub(crate) type ColumnId = usize;

/// A quantity that can be sampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// By its position among the observables.
    Observable(usize),
    /// A state of one region.
    Here { state: usize, region: usize },
    /// The volume mean of a state.
    Mean(usize),
    /// A state of the body.
    Body(usize),
}

/// The quantity called `name`: an observable, or else a state.
pub(crate) fn quantity(name: &str) -> Option<Quantity> {
    if let Some(position) = columns(REGIONS).iter().position(|known| known == name) {
        return Some(Quantity::Observable(position));
    }
    let (base, place) = name.split_once('@').map_or((name, None), |(base, place)| (base, Some(place)));
    let tissue = Tissue::<f64>::TABLE.iter().position(|q| q.name == base);
    match (tissue, place) {
        (Some(state), None) => Some(Quantity::Mean(state)),
        (Some(state), Some(place)) => {
            (0..REGIONS).find(|r| region_name(*r) == place).map(|region| Quantity::Here { state, region })
        }
        (None, None) => Body::<f64>::TABLE.iter().position(|q| q.name == base).map(Quantity::Body),
        (None, Some(_)) => None,
    }
}

/// Every name that [`quantity`] knows.
pub(crate) fn column_names() -> Vec<String> {
    let mut names = columns(REGIONS);
    let tissue = Tissue::<f64>::TABLE.iter().flat_map(|q| {
        let places = (0..REGIONS).map(|r| format!("{}@{}", q.name, region_name(r)));
        places.chain([q.name.to_owned()]).collect::<Vec<_>>()
    });
    names.extend(tissue);
    names.extend(Body::<f64>::TABLE.iter().map(|q| q.name.to_owned()));
    names
}

/// Quantities and times that the checks of an experiment read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    columns: Vec<Quantity>,
    moments: Vec<f64>,
    whole: bool,
}

/// From day, until day, number of samples: dense in the first hours, then coarser.
const GRID: [(f64, f64, u32); 5] =
    [(0.0, 0.1, 80), (0.1, 2.0, 95), (2.0, 14.0, 120), (14.0, 60.0, 92), (60.0, 365.0, 122)];

impl Needs {
    /// Where `quantity` will stand.
    pub(crate) fn column(&mut self, quantity: Quantity) -> ColumnId {
        let known = self.columns.iter().position(|other| *other == quantity);
        known.unwrap_or_else(|| {
            self.columns.push(quantity);
            self.columns.len() - 1
        })
    }

    /// Where `quantity` stands, if it is sampled.
    pub(crate) fn position(&self, quantity: Quantity) -> Option<ColumnId> {
        self.columns.iter().position(|other| *other == quantity)
    }

    /// Asks for a sample at one time, in days.
    pub(crate) fn moment(&mut self, time_d: f64) {
        self.moments.push(time_d);
    }

    /// Asks for samples all along.
    pub(crate) fn whole_course(&mut self) {
        self.whole = true;
    }

    /// Whether any check reads this experiment.
    pub(crate) fn any(&self) -> bool {
        self.whole || !self.moments.is_empty()
    }

    /// Times of the samples of a run that ends at `until_d`, ascending.
    pub(crate) fn times(&self, until_d: f64) -> Vec<f64> {
        let mut times: Vec<f64> = self.moments.iter().map(|t| t.min(until_d)).collect();
        if self.whole {
            let inside = |(from, to, steps): (f64, f64, u32)| {
                (0..steps).map(move |i| from + (to - from) * f64::from(i) / f64::from(steps))
            };
            times.extend(GRID.into_iter().flat_map(inside).filter(|t| *t < until_d));
        }
        times.push(until_d);
        times.sort_by(f64::total_cmp);
        times.dedup();
        times
    }

    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Appends the quantities at one state.
    pub(crate) fn read(&self, sample: &Sample<'_>, values: &mut Vec<f64>) {
        let (layout, y) = (sample.layout, sample.y);
        let observed = observe(&sample.frame(), &sample.settings.products, &sample.settings.parameters);
        values.extend(self.columns.iter().map(|quantity| match *quantity {
            Quantity::Observable(position) => observed[position],
            Quantity::Here { state, region } => y[layout.position(Place::Region(region), Slot::Tissue(state))],
            Quantity::Mean(state) => mean(sample, state),
            Quantity::Body(state) => y[layout.position(Place::Body, Slot::Body(state))],
        }));
    }
}

fn mean(sample: &Sample<'_>, state: usize) -> f64 {
    let (layout, p) = (sample.layout, &sample.settings.parameters);
    let here = |r: usize| sample.y[layout.position(Place::Region(r), Slot::Tissue(state))];
    (0..layout.regions).map(|r| layout.share(r, p).0 * here(r)).sum()
}
