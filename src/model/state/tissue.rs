//! States of one region of the cord.

use crate::model::sources::*;
use crate::quantities;

quantities! {
    /// Cells, mediators and structures of one region. Cells are fractions of the healthy number, or of the
    /// peak after a moderate rat contusion where the healthy number is zero; mediators are fractions of that peak.
    pub struct Tissue, index TissueIndex, slot Tissue {
        /// Mechanical insult still to take effect, relative to the reference contusion.
        insult = 0.0 ["1"] in 0.0..=2.0, DEFINITION;
        /// Axon membranes torn by the blow and not yet sealed, in units of what the reference insult tears.
        membrane_tears = 0.0 ["1"] in 0.0..=2.0, BORGENS_2000.direction();
        /// Damage-associated molecular patterns: extracellular ATP, HMGB1 and their like.
        damps = 0.0 ["level"] in 0.0..=20.0, ASSUMED;
        /// Dead cells not yet cleared, in units of the healthy neurons.
        corpses = 0.0 ["1"] in 0.0..=20.0, ASSUMED;
        /// Myelin debris, in units of the healthy myelin.
        myelin_debris = 0.0 ["1"] in 0.0..=2.0, KWIECIEN_2020.direction();
        /// Extravasated blood, in units of what the reference insult deposits.
        hemorrhage = 0.0 ["1"] in 0.0..=20.0, SIMARD_2007.direction();
        /// Iron left behind by lysed blood, in the same units.
        iron = 0.0 ["1"] in 0.0..=20.0, KRONER_2014.direction();
        /// Extracellular glutamate above normal.
        glutamate = 0.0 ["level"] in 0.0..=20.0, LIU_1991.direction();
        /// Oxidative and nitrative stress above normal.
        ros = 0.0 ["level"] in 0.0..=20.0, CARRICO_2009.direction();
        /// Tumour necrosis factor.
        tnf = 0.0 ["level"] in 0.0..=20.0, YANG_2005.direction();
        /// Interleukin-1 beta.
        il1b = 0.0 ["level"] in 0.0..=20.0, YANG_2005.direction();
        /// Interleukin-6.
        il6 = 0.0 ["level"] in 0.0..=20.0, YANG_2005.direction();
        /// Interleukin-10.
        il10 = 0.0 ["level"] in 0.0..=50.0, SHECHTER_2009.direction();
        /// Transforming growth factor beta.
        tgfb = 0.0 ["level"] in 0.0..=20.0, SCHACHTRUP_2010.direction();
        /// Neutrophil chemokine CXCL1.
        cxcl1 = 0.0 ["level"] in 0.0..=20.0, MCTIGUE_1998.direction();
        /// Monocyte chemokine CCL2.
        ccl2 = 0.0 ["level"] in 0.0..=20.0, MCTIGUE_1998.direction();
        /// Neutrophils in the tissue.
        neutrophils = 0.0 ["1"] in 0.0..=20.0, STIRLING_2009.direction();
        /// Resting microglia.
        microglia_resting = 1.0 ["1"] in 0.0..=5.0, BELLVER_LANDETE_2019.direction();
        /// Active microglia, M1-like.
        microglia_m1 = 0.0 ["1"] in 0.0..=5.0, KIGERL_2009.direction();
        /// Active microglia, M2-like.
        microglia_m2 = 0.0 ["1"] in 0.0..=5.0, KIGERL_2009.direction();
        /// Monocytes that have entered and not yet matured.
        monocytes = 0.0 ["1"] in 0.0..=5.0, GREENHALGH_2014.direction();
        /// Infiltrating macrophages, M1-like.
        macrophages_m1 = 0.0 ["1"] in 0.0..=5.0, KIGERL_2009.direction();
        /// Infiltrating macrophages, M2-like.
        macrophages_m2 = 0.0 ["1"] in 0.0..=5.0, KIGERL_2009.direction();
        /// T lymphocytes.
        lymphocytes = 0.0 ["1"] in 0.0..=20.0, BECK_2010.direction();
        /// Leak of the blood-spinal cord barrier: 0 closed, 1 wide open.
        bscb_leak = 0.0 ["1"] in 0.0..=1.0, TATAR_2009.direction();
        /// Matrix metalloproteinase 9.
        mmp9 = 0.0 ["level"] in 0.0..=20.0, NOBLE_2002.direction();
        /// Excess tissue water.
        oedema = 0.0 ["1"] in 0.0..=5.0, ASSUMED;
        /// Mature, perfused vessels.
        vessels_mature = 1.0 ["1"] in 0.0..=2.0, CASELLA_2002.direction();
        /// Pericytes on their vessels, fraction of healthy.
        pericytes = 1.0 ["1"] in 0.0..=1.0, GORITZ_2011.direction();
        /// New, immature vessels.
        vessel_sprouts = 0.0 ["1"] in 0.0..=2.0, CASELLA_2002.direction();
        /// Vascular endothelial growth factor.
        vegf = 1.0 ["1"] in 0.0..=10.0, HERRERA_2009.direction();
        /// Neurons, healthy.
        neurons_healthy = 1.0 ["1"] in 0.0..=1.0, CASELLA_2006.measured();
        /// Neurons, stressed but rescuable.
        neurons_stressed = 0.0 ["1"] in 0.0..=1.0, CASELLA_2006.direction();
        /// Neurons in apoptosis.
        neurons_apoptotic = 0.0 ["1"] in 0.0..=1.0, LIU_1997.direction();
        /// Oligodendrocytes.
        oligodendrocytes = 1.0 ["1"] in 0.0..=1.5, MCTIGUE_2001.measured();
        /// Oligodendrocytes in apoptosis.
        oligodendrocytes_apoptotic = 0.0 ["1"] in 0.0..=1.0, MCEWEN_2005.direction();
        /// Oligodendrocyte progenitors.
        opc = 1.0 ["1"] in 0.0..=5.0, MCTIGUE_2001.direction();
        /// Viable axons with myelin.
        axons_myelinated = 1.0 ["1"] in 0.0..=1.0, EK_2010.direction();
        /// Viable axons without myelin.
        axons_bare = 0.0 ["1"] in 0.0..=1.0, TOTOIU_2005.direction();
        /// New axonal branches.
        axon_sprouts = 0.0 ["1"] in 0.0..=1.0, WEIDNER_2001.direction();
        /// Neurotoxic (A1) astrocytes.
        astrocytes_a1 = 0.0 ["1"] in 0.0..=1.0, LIDDELOW_2017.direction();
        /// Border-forming (scar) astrocytes.
        astrocytes_scar = 0.0 ["1"] in 0.0..=1.0, WANNER_2013.direction();
        /// Fibroblasts, from detached pericytes.
        fibroblasts = 0.0 ["1"] in 0.0..=5.0, GORITZ_2011.direction();
        /// Fibrotic matrix.
        fibrotic_matrix = 0.0 ["1"] in 0.0..=5.0, GORITZ_2011.direction();
        /// Chondroitin sulphate proteoglycans.
        cspg = 0.0 ["level"] in 0.0..=5.0, JONES_2003.direction();
        /// Trophic factors such as BDNF, NT-3 and SLPI.
        trophic = 0.0 ["level"] in 0.0..=10.0, GHASEMLOU_2010.direction();
        /// Cleared tissue: a cavity, less what matrix fills.
        cavity = 0.0 ["1"] in 0.0..=1.0, EK_2010.direction();
    }
}
