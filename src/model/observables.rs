//! What is reported: states and derived quantities under stable names.

use super::Parameters;
use super::cord::{Frame, MAX_REGIONS};
use super::function::white_matter;
use super::here::Here;
use super::products::Product;
use super::species::{Score, Species};
use super::state::Deposit;
use crate::number::{Num, Scalar};

/// Reads a quantity off a region; the free and taken-up exosomes of all products come along.
pub type ReadRegion<S> = fn(&Here<S>, &Exosomes<S>, &Parameters<S>) -> Num<S>;

/// A quantity that every region has.
pub struct Regional<S> {
    /// Stable name.
    pub name: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Reads it off a region; the free and taken-up exosomes of all products come along.
    pub read: ReadRegion<S>,
}

/// A quantity of the animal as a whole.
pub struct Whole<S> {
    /// Stable name.
    pub name: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Reads it off the state.
    pub read: fn(&Frame<S>) -> Num<S>,
}

/// Exosomes of all products in one region, unit `ug` per segment volume.
#[derive(Clone, Copy, Debug)]
pub struct Exosomes<S> {
    /// Free in the interstitium.
    pub free: Num<S>,
    /// Active inside cells.
    pub cargo: Num<S>,
}

macro_rules! regional {
    ($($name:ident [$unit:literal] $about:literal = |$here:pat_param, $exosomes:pat_param, $p:pat_param| $value:expr;)+) => {
        &[$(Regional { name: stringify!($name), unit: $unit, about: $about,
            read: |$here: &Here<S>, $exosomes: &Exosomes<S>, $p: &Parameters<S>| $value }),+]
    };
}

impl<S: Scalar> Regional<S> {
    /// Every one, in the order in which they are written to files.
    const ALL: &'static [Regional<S>] = regional! {
        damps ["level"] "DAMPs" = |h, _, _| h.x.damps;
        glutamate ["level"] "extracellular glutamate above normal" = |h, _, _| h.x.glutamate;
        ros ["level"] "oxidative stress above normal" = |h, _, _| h.x.ros;
        iron ["1"] "iron left by blood" = |h, _, _| h.x.iron;
        corpses ["1"] "uncleared dead cells" = |h, _, _| h.x.corpses;
        myelin_debris ["1"] "myelin debris" = |h, _, _| h.x.myelin_debris;
        hemorrhage ["1"] "extravasated blood" = |h, _, _| h.x.hemorrhage;
        neutrophils ["1"] "neutrophils" = |h, _, _| h.x.neutrophils;
        microglia ["1"] "microglia, resting and active, fraction of healthy"
            = |h, _, _| h.x.microglia_resting + h.x.microglia_m1 + h.x.microglia_m2;
        monocytes ["1"] "monocytes not yet matured" = |h, _, _| h.x.monocytes;
        m1 ["1"] "M1-like macrophages and microglia, in units of the macrophage peak" = |h, _, _| h.signals.m1_like;
        m2 ["1"] "M2-like macrophages and microglia, in units of the macrophage peak" = |h, _, _| h.signals.m2_like;
        myeloid ["1"] "monocytes, macrophages and microglia together, in units of the macrophage peak"
            = |h, _, p| h.x.monocytes + h.signals.phagocytes + p.microglia.in_macrophage_units * h.x.microglia_resting;
        lymphocytes ["1"] "T cells" = |h, _, _| h.x.lymphocytes;
        tnf ["level"] "TNF" = |h, _, _| h.x.tnf;
        il1b ["level"] "IL-1b" = |h, _, _| h.x.il1b;
        il6 ["level"] "IL-6" = |h, _, _| h.x.il6;
        il10 ["level"] "IL-10" = |h, _, _| h.x.il10;
        tgfb ["level"] "TGF-b" = |h, _, _| h.x.tgfb;
        cxcl1 ["level"] "CXCL1" = |h, _, _| h.x.cxcl1;
        ccl2 ["level"] "CCL2" = |h, _, _| h.x.ccl2;
        bscb_leak ["1"] "leak of the blood-spinal cord barrier, 0 closed to 1 open" = |h, _, _| h.x.bscb_leak;
        mmp9 ["level"] "MMP-9" = |h, _, _| h.x.mmp9;
        oedema ["1"] "excess tissue water" = |h, _, _| h.x.oedema;
        vessels ["1"] "vessels, mature and new, fraction of healthy" = |h, _, _| h.x.vessels_mature + h.x.vessel_sprouts;
        sprouts ["1"] "new vessels" = |h, _, _| h.x.vessel_sprouts;
        vegf ["1"] "VEGF, fraction of healthy" = |h, _, _| h.x.vegf;
        pericytes ["1"] "pericytes on their vessels, fraction of healthy" = |h, _, _| h.x.pericytes;
        perfusion ["1"] "perfusion, fraction of healthy" = |h, _, _| h.signals.perfusion;
        hypoxia ["1"] "hypoxia, 0 to 1" = |h, _, _| h.signals.hypoxia;
        neurons ["1"] "living neurons, fraction of healthy" = |h, _, _| h.signals.neurons;
        neurons_stressed ["1"] "stressed, rescuable neurons" = |h, _, _| h.x.neurons_stressed;
        neurons_apoptotic ["1"] "apoptotic neurons" = |h, _, _| h.x.neurons_apoptotic;
        neurons_ferroptotic ["1"] "neurons in ferroptosis, as many as would be seen if it took as long as apoptosis"
            = |h, _, p| p.neurons.ferroptosis * h.signals.peroxidation * h.x.neurons_stressed / p.neurons.death_completion;
        peroxidation ["1"] "lipid peroxidation, 0 to 1; more where exosomes harm" = |h, _, _| h.signals.peroxidation;
        inflammasome ["1"] "activity of the inflammasome, 0 to 1" = |h, _, _| h.signals.inflammasome;
        oligodendrocytes ["1"] "oligodendrocytes, fraction of healthy" = |h, _, _| h.x.oligodendrocytes;
        oligodendrocytes_apoptotic ["1"] "apoptotic oligodendrocytes" = |h, _, _| h.x.oligodendrocytes_apoptotic;
        opc ["1"] "oligodendrocyte progenitors, fraction of healthy" = |h, _, _| h.x.opc;
        myelin ["1"] "myelinated axons, fraction of all healthy axons" = |h, _, _| h.x.axons_myelinated;
        axons ["1"] "viable axons, fraction of healthy" = |h, _, _| h.signals.axons;
        axon_sprouts ["1"] "new axonal branches" = |h, _, _| h.x.axon_sprouts;
        astrocytes_a1 ["1"] "neurotoxic astrocytes" = |h, _, _| h.x.astrocytes_a1;
        astrocytes_scar ["1"] "scar astrocytes" = |h, _, _| h.x.astrocytes_scar;
        fibroblasts ["1"] "fibroblasts" = |h, _, _| h.x.fibroblasts;
        fibrotic_matrix ["1"] "fibrotic matrix" = |h, _, _| h.x.fibrotic_matrix;
        cspg ["level"] "CSPG" = |h, _, _| h.x.cspg;
        trophic ["level"] "trophic factors" = |h, _, _| h.x.trophic;
        cavity ["1"] "cleared tissue, fraction of the region" = |h, _, _| h.x.cavity;
        white_matter ["1"] "spared white matter, each funiculus weighted by its share in stepping"
            = |h, _, p| white_matter(h.signals.axons, &p.function);
        exo_lesion ["ug"] "free exosomes in the interstitium" = |_, e, _| e.free;
        exo_cargo ["ug"] "active cargo inside cells" = |_, e, _| e.cargo;
    };
}

/// Quantities of every region, in the order in which they are written to files.
pub fn regional<S: Scalar>() -> &'static [Regional<S>] {
    Regional::ALL
}

/// Sum of one compartment over all products.
fn over_products<S: Scalar>(frame: &Frame<S>, of: impl Fn(usize) -> Num<S>) -> Num<S> {
    (0..frame.layout.products).map(of).sum()
}

const fn exosomes<S>(name: &'static str, about: &'static str, read: fn(&Frame<S>) -> Num<S>) -> Whole<S> {
    Whole { name, unit: "ug", about, read }
}

impl<S: Scalar> Whole<S> {
    /// Every one, in the order in which they are written to files.
    const ALL: &'static [Whole<S>] = &[
        exosomes("exo_plasma", "exosomes in plasma", |f| over_products(f, |k| f.circulation(k).plasma)),
        exosomes("exo_organs", "exosomes in liver, spleen and lung, and carried by cells", |f| {
            over_products(f, |k| f.circulation(k).organs + f.circulation(k).carried)
        }),
        exosomes("exo_nasal", "exosomes in the nasal cavity", |f| over_products(f, |k| f.circulation(k).nasal)),
        exosomes("exo_csf", "exosomes in cerebrospinal fluid", |f| over_products(f, |k| f.circulation(k).csf)),
        exosomes("exo_meninges", "exosomes in the meninges", |f| over_products(f, |k| f.circulation(k).meninges)),
        exosomes("exo_depot", "exosomes in a depot at the lesion", |f| over_products(f, |k| f.circulation(k).depot)),
    ];
}

/// Quantities of the animal besides its scores, in the order in which they are written to files.
pub fn whole<S: Scalar>() -> &'static [Whole<S>] {
    Whole::ALL
}

/// All values at one state: every regional quantity region by region, then its volume mean, then the
/// scores of all species and what else there is of the animal.
pub fn observe<S: Scalar>(frame: &Frame<S>, products: &[Product<S>], p: &Parameters<S>) -> Vec<S> {
    let regions = frame.layout.regions;
    let seen: Vec<(Here<S>, Exosomes<S>)> = (0..regions).map(|r| seen(frame, r, products, p)).collect();
    let mut values = Vec::with_capacity(count(regions));
    for quantity in regional::<S>() {
        let mut mean = Num::from(0.0);
        for (r, (here, exosomes)) in seen.iter().enumerate() {
            let value = (quantity.read)(here, exosomes, p);
            mean = mean + frame.layout.share(r, p) * value;
            values.push(value.0);
        }
        values.push(mean.0);
    }
    values.extend(scores().map(|score| score.of(frame.body().locomotion, p.function.ceiling).0));
    values.extend(whole::<S>().iter().map(|quantity| (quantity.read)(frame).0));
    values
}

/// The same as numbers for a reader: a score ends with its scale, where rounding would carry it beyond.
pub fn report(frame: &Frame<f64>, products: &[Product<f64>], p: &Parameters<f64>) -> Vec<f64> {
    let mut values = observe(frame, products, p);
    let first = regional::<f64>().len() * (frame.layout.regions + 1);
    for (value, score) in values[first..].iter_mut().zip(scores()) {
        *value = score.reported(*value);
    }
    values
}

/// The score of every species, in their order.
fn scores() -> impl Iterator<Item = &'static Score> {
    Species::ALL.iter().map(|species| &species.score)
}

/// What is known about an observable.
#[derive(Clone, Copy, Debug)]
pub struct Observable {
    /// Stable name.
    pub name: &'static str,
    /// Unit.
    pub unit: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Whether every region has it.
    pub regional: bool,
}

/// Every observable, in the order in which they are written to files.
pub fn listed() -> impl Iterator<Item = Observable> {
    let one = |name, unit, about, regional| Observable { name, unit, about, regional };
    let everywhere = regional::<f64>().iter().map(move |q| one(q.name, q.unit, q.about, true));
    let scores = scores().map(move |score| one(score.column, score.full.unit, score.about, false));
    let animal = whole::<f64>().iter().map(move |q| one(q.name, q.unit, q.about, false));
    everywhere.chain(scores).chain(animal)
}

/// One column of [`observe`]; a [`View`](super::view::View) reads it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A quantity in one region.
    Region {
        /// Position in [`regional`].
        quantity: usize,
        /// The region.
        region: usize,
    },
    /// The volume mean of a quantity over all regions.
    Mean(usize),
    /// The score of a species, by its position among them.
    Score(usize),
    /// A quantity of the animal, by its position in [`whole`].
    Whole(usize),
}

/// The column called `name` of a cord with `regions` regions.
pub fn column(regions: usize, name: &str) -> Option<Column> {
    if let Some(position) = scores().position(|score| score.column == name) {
        return Some(Column::Score(position));
    }
    if let Some(position) = whole::<f64>().iter().position(|quantity| quantity.name == name) {
        return Some(Column::Whole(position));
    }
    let (name, place) = name.split_once('@').map_or((name, None), |(name, place)| (name, Some(place)));
    let quantity = regional::<f64>().iter().position(|quantity| quantity.name == name)?;
    let Some(place) = place else { return Some(Column::Mean(quantity)) };
    let region = (0..regions).find(|r| super::cord::region_name(*r) == place)?;
    Some(Column::Region { quantity, region })
}

impl Column {
    /// Its name, as [`columns`] has it.
    pub fn name(self) -> String {
        match self {
            Column::Region { quantity, region } => {
                format!("{}@{}", regional::<f64>()[quantity].name, super::cord::region_name(region))
            }
            Column::Mean(quantity) => regional::<f64>()[quantity].name.into(),
            Column::Score(position) => Species::ALL[position].score.column.into(),
            Column::Whole(position) => whole::<f64>()[position].name.into(),
        }
    }

    /// Its unit.
    pub fn unit(self) -> &'static str {
        match self {
            Column::Region { quantity, .. } | Column::Mean(quantity) => regional::<f64>()[quantity].unit,
            Column::Score(position) => Species::ALL[position].score.full.unit,
            Column::Whole(position) => whole::<f64>()[position].unit,
        }
    }
}

/// What there is to see in one region.
pub(super) fn seen<S: Scalar>(
    frame: &Frame<'_, S>,
    r: usize,
    products: &[Product<S>],
    p: &Parameters<S>,
) -> (Here<S>, Exosomes<S>) {
    let sum = |of: fn(&Deposit<S>) -> Num<S>| over_products(frame, |k| of(&frame.deposit(r, k)));
    (frame.here(r, products, p), Exosomes { free: sum(|d| d.interstitium), cargo: sum(|d| d.cargo) })
}

/// Number of columns that [`observe`] fills for `regions` regions.
pub fn count(regions: usize) -> usize {
    regional::<f64>().len() * (regions + 1) + Species::ALL.len() + whole::<f64>().len()
}

/// Column names in the order of [`observe`]: `name@region`, `name` for the whole cord.
pub fn columns(regions: usize) -> Vec<String> {
    let mut names = Vec::with_capacity(count(regions));
    for quantity in regional::<f64>() {
        names.extend((0..regions).map(|r| format!("{}@{}", quantity.name, super::cord::region_name(r))));
        names.push(quantity.name.into());
    }
    names.extend(scores().map(|score| score.column.into()));
    names.extend(whole::<f64>().iter().map(|quantity| quantity.name.into()));
    names
}

/// Unit of a column, `name` or `name@region`; `None` where there is no such observable.
pub fn unit_of(name: &str) -> Option<&'static str> {
    column(MAX_REGIONS, name).map(Column::unit)
}
