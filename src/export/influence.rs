//! Which state acts on which, through which reaction, and with what sign: exact slopes along a typical course.

use std::collections::BTreeMap;

use crate::declare::{Amount, Ledger, Place, Reaction, Slot};
use crate::engine::{Control, Engine, Plan, run};
use crate::model::cord::{Frame, Layout};
use crate::model::injury::{Blow, start};
use crate::model::products::{Factors, Product};
use crate::model::{self, Parameters};
use crate::number::{Dual, Num, Scalar};

use super::book;

/// Two regions, and one product of which there is some everywhere.
const LAYOUT: Layout = Layout { regions: 2, products: 1 };

/// Days after a moderate contusion at which slopes are taken.
const DAYS: [f64; 8] = [0.02, 0.25, 1.0, 3.0, 7.0, 14.0, 28.0, 84.0];

/// Directions differentiated at once.
const LANES: usize = 16;

/// Slopes smaller than this, relative to the largest along the course, say nothing about the sign.
const NEGLIGIBLE: f64 = 1e-6;

/// Share of the votes, from -1 to 1, beyond which an influence has a sign.
const CLEAR: f64 = 0.5;

/// Largest share that slopes of the other sense have in all of them (assumed): with more, it is the one here and now,
/// and the other there or then, however short that is.
const OPPOSED: f64 = 0.05;

/// How one state acts on the change of another through one reaction, wherever in the cord.
#[derive(Clone, Debug)]
pub struct Influence {
    /// The state that acts, without its region.
    pub from: &'static str,
    /// The state that is acted on, without its region.
    pub to: &'static str,
    /// `module.name` of the reaction.
    pub reaction: String,
    /// Slope of the rate of change of `to` along `from`, at each state of the course and in each region.
    pub slopes: Vec<f64>,
    /// How far `from` moves along the course, in its own unit.
    pub swing: f64,
}

/// Direction of an influence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// More of the one makes more of the other.
    Plus,
    /// More of the one makes less of the other.
    Minus,
    /// It depends on the time or the place.
    Context,
}

impl Influence {
    /// Mean size of the change that the swing of `from` makes in the rate of change of `to`.
    pub fn strength(&self) -> f64 {
        let total: f64 = self.slopes.iter().map(|slope| slope.abs()).sum();
        self.swing * total / self.slopes.len().max(1) as f64
    }

    /// Sign of this influence alone.
    pub fn sign(&self) -> Sign {
        net_sign([self])
    }
}

/// Sign of several influences of one state on another, together.
pub fn net_sign<'a>(influences: impl IntoIterator<Item = &'a Influence>) -> Sign {
    let mut sums: Vec<(f64, f64)> = Vec::new();
    for influence in influences {
        sums.resize(sums.len().max(influence.slopes.len()), (0.0, 0.0));
        for ((net, size), slope) in sums.iter_mut().zip(&influence.slopes) {
            *net += slope;
            *size += slope.abs();
        }
    }
    let largest = sums.iter().fold(0.0_f64, |most, (_, size)| most.max(*size));
    let votes: Vec<f64> = sums.iter().filter(|(_, s)| *s > NEGLIGIBLE * largest).map(|(net, s)| net / s).collect();
    let mean = votes.iter().sum::<f64>() / votes.len().max(1) as f64;
    let size = |sense: f64| sums.iter().map(|(net, _)| (sense * net).max(0.0)).sum::<f64>();
    let (up, down) = (size(1.0), size(-1.0));
    match mean {
        m if m > CLEAR && down <= OPPOSED * (up + down) => Sign::Plus,
        m if m < -CLEAR && up <= OPPOSED * (up + down) => Sign::Minus,
        _ => Sign::Context,
    }
}

/// Every influence of one state on another, sorted by name. Exchange between regions is left out: it acts
/// from where there is more to where there is less, whatever the state.
pub fn influences() -> Vec<Influence> {
    let mut found: BTreeMap<(&'static str, &'static str, String), Vec<f64>> = BTreeMap::new();
    let course = course();
    for (moment, y) in course.iter().enumerate() {
        for first in (0..LAYOUT.len()).step_by(LANES) {
            for (region, reaction, state, slopes) in slopes(y, first) {
                for (lane, &slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                    let (from, to) = (base_name(first + lane), book::state(state).name);
                    let key = (from, to, reaction.full_name());
                    let row = found.entry(key).or_insert_with(|| vec![0.0; course.len() * LAYOUT.regions]);
                    row[moment * LAYOUT.regions + region] += slope;
                }
            }
        }
    }
    let swings = swings(&course);
    let swing = |name: &str| swings.get(name).copied().unwrap_or(0.0);
    let all = found.into_iter().filter(|((from, to, _), _)| from != to);
    all.map(|((from, to, reaction), slopes)| Influence { from, to, reaction, slopes, swing: swing(from) }).collect()
}

/// Largest less smallest value of every state along the course, in whichever region it moves most.
fn swings(course: &[Vec<f64>]) -> BTreeMap<&'static str, f64> {
    let mut found = BTreeMap::new();
    for slot in 0..LAYOUT.len() {
        let values = course.iter().map(|y| y[slot]);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let widest = found.entry(base_name(slot)).or_insert(0.0_f64);
        *widest = widest.max(high - low);
    }
    found
}

/// States along a moderate contusion with vesicles in every compartment.
fn course() -> Vec<Vec<f64>> {
    let parameters = Parameters::<f64>::default();
    let blow = Blow { severity: parameters.insult.reference_severity, severed: Num(0.0) };
    let mut y = start(LAYOUT, &blow, &parameters);
    let first = LAYOUT.position(Place::Circulation(0), Slot::Circulation(0));
    y.iter_mut().skip(first).for_each(|amount| *amount = 1.0);
    let plan = Plan {
        layout: LAYOUT,
        parameters,
        products: vec![product()],
        start: y,
        stops: Vec::new(),
        windows: Vec::new(),
        until_d: DAYS[DAYS.len() - 1],
        control: Control { rtol: 1e-6, atol: 1e-9 },
        engine: Engine::default(),
    };
    let mut states = Vec::new();
    // Where the solver gave up, the states up to there still have slopes.
    let _ = run(&plan, &DAYS, |sample| states.push(sample.y.to_vec()));
    states
}

/// Vesicles that do what native ones do, of another species, some of them in a depot.
fn product<S: Scalar>() -> Product<S> {
    let native = Product::native();
    let (release, depot_loss, foreign) = (Num::from(1.0), Num::from(0.1), Num::from(1.0));
    let factors = Factors { release, depot_loss, foreign, ..native.factors };
    Product { factors, ..native }
}

type Directions = Dual<f64, LANES>;

/// Slopes of every change of a state along [`LANES`] states from `first`, reaction by reaction, with the region.
fn slopes(y: &[f64], first: usize) -> Vec<(usize, &'static Reaction, Slot, [f64; LANES])> {
    let seed = |slot: usize| slot.checked_sub(first).filter(|lane| *lane < LANES).unwrap_or(LANES);
    let y: Vec<Directions> = y.iter().enumerate().map(|(slot, v)| Dual::variable(*v, seed(slot))).collect();
    let mut changes = Changes { place: Place::Body, found: Vec::new() };
    model::reactions(&Frame { layout: LAYOUT, y: &y }, &[product()], &Parameters::default(), &mut changes);
    changes.found
}

/// Keeps the slopes of every change, without those of exchange.
struct Changes {
    place: Place,
    found: Vec<(usize, &'static Reaction, Slot, [f64; LANES])>,
}

impl Ledger<Directions> for Changes {
    fn enter(&mut self, place: Place) {
        self.place = place;
    }
    fn post(&mut self, reaction: &'static Reaction, rate: Num<Directions>, yields: &[Num<Directions>]) {
        let region = match self.place {
            Place::Border(_) | Place::DepositBorder { .. } => return,
            Place::Region(region) | Place::Deposit { region, .. } => region,
            Place::Body | Place::Circulation(_) => 0,
        };
        for &(state, amount) in reaction.changes {
            let change = match amount {
                Amount::Fixed(number) => rate * number,
                Amount::Made(i) => rate * yields[i],
                Amount::Used(i) => -(rate * yields[i]),
            };
            self.found.push((region, reaction, state, change.0.slope));
        }
    }
}

/// Name of the state at a position, without region and product.
fn base_name(slot: usize) -> &'static str {
    let all = book::shelves();
    let mut places = vec![Place::Body, Place::Circulation(0)];
    for region in 0..LAYOUT.regions {
        places.extend([Place::Region(region), Place::Deposit { region, product: 0 }]);
    }
    let kinds: [fn(usize) -> Slot; 4] = [Slot::Tissue, Slot::Body, Slot::Circulation, Slot::Deposit];
    for (shelf, state) in all.iter().zip(kinds) {
        for (i, quantity) in shelf.states.iter().enumerate() {
            if places.iter().any(|place| fits(*place, state(i)) && LAYOUT.position(*place, state(i)) == slot) {
                return quantity.name;
            }
        }
    }
    ""
}

/// Whether a place has a state of its own.
fn fits(place: Place, state: Slot) -> bool {
    matches!(
        (place, state),
        (Place::Region(_), Slot::Tissue(_))
            | (Place::Body, Slot::Body(_))
            | (Place::Circulation(_), Slot::Circulation(_))
            | (Place::Deposit { .. }, Slot::Deposit(_))
    )
}

#[cfg(test)]
mod tests {
    use super::{Influence, Sign, influences, net_sign};

    #[test]
    fn known_influences_have_the_known_sign() {
        let all = influences();
        let between =
            |from: &str, to: &str| -> Vec<&Influence> { all.iter().filter(|i| i.from == from && i.to == to).collect() };
        let net = [
            ("il10", "tnf", Sign::Minus),
            ("cxcl1", "neutrophils", Sign::Plus),
            ("ccl2", "monocytes", Sign::Plus),
            ("mmp9", "bscb_leak", Sign::Plus),
            ("damps", "tnf", Sign::Plus),
            ("glutamate", "neurons_healthy", Sign::Minus),
            ("cspg", "axon_sprouts", Sign::Minus),
            ("cargo", "tnf", Sign::Minus),
        ];
        for (from, to, sign) in net {
            let found = between(from, to);
            assert!(!found.is_empty(), "{from} does not act on {to}");
            assert_eq!(net_sign(found), sign, "{from} on {to}");
        }
        let stress = between("tnf", "neurons_stressed");
        let by = |name: &str| stress.iter().find(|i| i.reaction == name).map(|i| i.sign());
        assert_eq!(by("neurons.cytokine_stress"), Some(Sign::Plus));
        assert_eq!(by("neurons.apoptosis"), Some(Sign::Minus));
    }

    #[test]
    fn opposite_slopes_at_different_times_depend_on_the_context() {
        let influence = |slopes: &[f64]| Influence {
            from: "a",
            to: "b",
            reaction: "m.r".into(),
            slopes: slopes.into(),
            swing: 1.0,
        };
        assert_eq!(influence(&[1.0, 2.0, 0.0]).sign(), Sign::Plus);
        assert_eq!(influence(&[1.0, -2.0]).sign(), Sign::Context);
        assert_eq!(net_sign(&[influence(&[1.0]), influence(&[-9.0])]), Sign::Minus);
    }
}
