//! What one region sees, and what neighbours and the animal see of the cord.

use super::Parameters as Model;
use super::mechanisms::Drives;
use super::state::{Body, Tissue};
use super::{cytokines, fibrosis, glutamate, lymphocytes, macrophages, neutrophils};
use super::{oxidative_stress, proteases, vessels};
use crate::number::{Num, Scalar};

/// Viable axons, fraction of healthy.
#[inline]
pub fn axons<S: Scalar>(x: &Tissue<S>) -> Num<S> {
    (x.axons_myelinated + x.axons_bare).named("axons")
}

/// Neurons that live, fraction of healthy, wherever they are counted.
#[inline]
pub fn living_neurons<S: Scalar>(x: &Tissue<S>) -> Num<S> {
    x.neurons_healthy + x.neurons_stressed
}

/// Living neurons of a region, fraction of healthy.
#[inline]
pub fn neurons<S: Scalar>(x: &Tissue<S>) -> Num<S> {
    living_neurons(x).named("neurons")
}

/// Everything the reactions of a region can see.
#[derive(Clone, Copy, Debug)]
pub struct Here<S> {
    /// States of the region.
    pub x: Tissue<S>,
    /// States of the body.
    pub body: Body<S>,
    /// Quantities derived from both.
    pub signals: Signals<S>,
    /// Where in the chain the region lies.
    pub site: Site<S>,
}

/// Position of a region in the chain, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct Site<S> {
    /// 0 at the epicentre, 1 in every other region.
    pub beyond_lesion: Num<S>,
    /// How an amount delivered into the epicentre counts per segment volume; 0 in every other region.
    pub depot_access: Num<S>,
    /// Mature vessels of the adjacent regions.
    pub neighbour_vessels: Num<S>,
    /// Viable axons at the epicentre.
    pub epicentre_axons: Num<S>,
}

/// Two neighbouring regions, the inner one nearer the epicentre.
#[derive(Clone, Copy, Debug)]
pub struct Border<S> {
    /// States of the inner region.
    pub inner: Tissue<S>,
    /// States of the outer region.
    pub outer: Tissue<S>,
}

/// What decides function: the epicentre and what lies around it.
#[derive(Clone, Copy, Debug)]
pub struct Lesion<S> {
    /// Viable axons at the epicentre.
    pub axons: Num<S>,
    /// Those of them that are bare.
    pub bare_axons: Num<S>,
    /// Oedema at the epicentre.
    pub oedema: Num<S>,
    /// Axonal branches, volume mean.
    pub mean_axon_sprouts: Num<S>,
    /// Living neurons around the epicentre.
    pub outer_neurons: Num<S>,
}

/// Quantities that several processes of a region use.
#[derive(Clone, Copy, Debug)]
pub struct Signals<S> {
    /// What exosome cargo does at present; below 0 where it harms.
    pub drive: Drives<S>,
    /// What harmful cargo adds to the M1 signal.
    pub m1_drive: Num<S>,
    /// Lipid peroxidation where iron or blood meets radicals, 0 to 1; up to 2 under harmful cargo.
    pub peroxidation: Num<S>,
    /// Activity of the inflammasome, 0 to 1.
    pub inflammasome: Num<S>,
    /// Viable axons.
    pub axons: Num<S>,
    /// Living neurons.
    pub neurons: Num<S>,
    /// Perfusion, 1 in the healthy cord.
    pub perfusion: Num<S>,
    /// Hypoxia, 0 in the healthy cord.
    pub hypoxia: Num<S>,
    /// Excitotoxic drive, 0 to 1.
    pub excitotoxicity: Num<S>,
    /// Oxidative injury, 0 to 1.
    pub oxidative_injury: Num<S>,
    /// M1-like macrophages and microglia, in units of the macrophage peak.
    pub m1_like: Num<S>,
    /// M2-like macrophages and microglia, in units of the macrophage peak.
    pub m2_like: Num<S>,
    /// Both together.
    pub phagocytes: Num<S>,
    /// Share of phagocytes that turn M1-like, 0 to 1; filled in last, as it depends on the others.
    pub m1_fraction: Num<S>,
    /// Factor on the entry of leukocytes.
    pub leukocyte_passage: Num<S>,
    /// Factor on the production of inflammatory cytokines, and on what M1-like cells do to bare axons.
    pub cytokine_restraint: Num<S>,
    /// Cells that answer DAMPs, 1 in the healthy cord.
    pub damp_responders: Num<S>,
    /// Neutrophils eaten, unit `1/d`.
    pub neutrophils_eaten: Num<S>,
    /// Strength of the late wave of M1 signals, 0 to 1.
    pub late_wave: Num<S>,
    /// MMP-2 activity.
    pub mmp2: Num<S>,
    /// How far matrix seals the lesion, 0 to 1.
    pub seal: Num<S>,
}

impl<S: Scalar> Signals<S> {
    #[inline]
    pub(super) fn new(x: &Tissue<S>, body: &Body<S>, (drive, m1_drive): (Drives<S>, Num<S>), p: &Model<S>) -> Self {
        let glia = p.microglia.in_macrophage_units;
        let m1_like = (x.macrophages_m1 + glia * x.microglia_m1).named("m1_like");
        let m2_like = (x.macrophages_m2 + glia * x.microglia_m2).named("m2_like");
        let phagocytes = m1_like + m2_like;
        let active = glia * (x.microglia_m1 + x.microglia_m2);
        let perfusion = vessels::perfusion(x.vessels_mature, x.vessel_sprouts, x.oedema, x.hemorrhage, &p.vessels);
        let help = proteases::passage(x.mmp9, &p.proteases);
        Signals {
            drive,
            m1_drive,
            peroxidation: oxidative_stress::peroxidation(x, drive.ferroptosis_inhibition, p),
            inflammasome: cytokines::inflammasome(x.damps, x.ros, &p.cytokines),
            axons: axons(x),
            neurons: neurons(x),
            perfusion,
            hypoxia: vessels::hypoxia(perfusion, x.cavity, p.cord.switch_width),
            excitotoxicity: glutamate::excitotoxicity(x.glutamate, &p.glutamate),
            oxidative_injury: oxidative_stress::injury(x.ros, &p.oxidative_stress),
            m1_like,
            m2_like,
            phagocytes,
            m1_fraction: Num::from(0.0),
            leukocyte_passage: macrophages::passage(x.bscb_leak, help, &p.macrophages),
            cytokine_restraint: cytokines::restraint(x.il10, drive.cytokine_suppression, &p.cytokines),
            damp_responders: cytokines::responders(x.microglia_resting, active, &p.cytokines),
            neutrophils_eaten: neutrophils::eaten(x.neutrophils, phagocytes, &p.neutrophils),
            late_wave: lymphocytes::late_wave(body.adaptive_response, &p.lymphocytes),
            mmp2: proteases::mmp2(x.astrocytes_scar + x.fibroblasts, &p.proteases),
            seal: fibrosis::seal(x.fibrotic_matrix, &p.fibrosis),
        }
    }
}
