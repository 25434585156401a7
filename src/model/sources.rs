//! Every paper the model, its parameters and the catalogue lean on, once each.

use crate::declare::{Basis, Evidence, Grade, Source};

/// A modelling choice with no source behind it.
pub const ASSUMED_SOURCE: Source = Source {
    key: "assumed",
    citation: "Assumed: a modelling choice with no source behind it",
    doi: "",
    basis: Basis::Own,
};
/// True by the definition of a unit or a scale.
pub const DEFINITION_SOURCE: Source =
    Source { key: "definition", citation: "By definition of a unit, scale or input", doi: "", basis: Basis::Own };
/// A number that is a modelling choice.
pub const ASSUMED: Evidence = Evidence { source: ASSUMED_SOURCE, grade: Grade::Assumed };
/// A number that is true by definition.
pub const DEFINITION: Evidence = Evidence { source: DEFINITION_SOURCE, grade: Grade::Definition };
/// Macrophage-fibroblast circuit with growth-factor exchange: healing, hot fibrosis or cold fibrosis.
pub const ADLER_2020: Source = Source {
    key: "adler2020",
    citation: "Adler M, Mayo A, Zhou X, et al. (2020) Principles of cell circuits for tissue repair and fibrosis. iScience 23:100841",
    doi: "10.1016/j.isci.2020.100841",
    basis: Basis::Read,
};
/// Nine patients with complete subacute injury tolerate intrathecal exosomes over 12 months; no control group.
pub const AKHLAGHPASAND_2024: Source = Source {
    key: "akhlaghpasand2024",
    citation: "Akhlaghpasand M, Tavanaei R, Hosseinpoor M, et al. (2024) Safety and potential effects of intrathecal injection of allogeneic human umbilical cord mesenchymal stem cell-derived exosomes in complete subacute spinal cord injury: a first-in-human, single-arm, open-label, phase I clinical trial. Stem Cell Res Ther 15:264",
    doi: "10.1186/s13287-024-03868-0",
    basis: Basis::Read,
};
/// Microglial cytokine network with a TNF loop and IL-10 and TGF-b as brakes.
pub const ANDERSON_2015: Source = Source {
    key: "anderson2015",
    citation: "Anderson WD, Makadia HK, Greenhalgh AD, et al. (2015) Computational modeling of cytokine signaling in microglia. Mol Biosyst 11:3332-3346",
    doi: "10.1039/c5mb00488h",
    basis: Basis::Read,
};
/// Score and spared tissue fall with drop height; even the highest drop scores above transection.
pub const BASSO_1996: Source = Source {
    key: "basso1996",
    citation: "Basso DM, Beattie MS, Bresnahan JC (1996) Graded histological and locomotor outcomes after spinal cord contusion using the NYU weight-drop device versus transection. Exp Neurol 139:244-256",
    doi: "10.1006/exnr.1996.0098",
    basis: Basis::Read,
};
/// A mouse locomotor scale that separates severities, transection and strains.
pub const BASSO_2006: Source = Source {
    key: "basso2006",
    citation: "Basso DM, Fisher LC, Anderson AJ, et al. (2006) Basso Mouse Scale for locomotion detects differences in recovery after spinal cord injury in five common mouse strains. J Neurotrauma 23:635-659",
    doi: "10.1089/neu.2006.23.635",
    basis: Basis::Read,
};
/// Without IL-1a or IL-1b few leukocytes enter; only loss of IL-1a helps function.
pub const BASTIEN_2015: Source = Source {
    key: "bastien2015",
    citation: "Bastien D, Bellver Landete V, Lessard M, et al. (2015) IL-1alpha gene deletion protects oligodendrocytes after spinal cord injury through upregulation of the survival factor Tox3. J Neurosci 35:10715-10730",
    doi: "10.1523/JNEUROSCI.0498-15.2015",
    basis: Basis::Read,
};
/// Counts of neutrophils, macrophages and T cells to 180 days, with an early and a late wave.
pub const BECK_2010: Source = Source {
    key: "beck2010",
    citation: "Beck KD, Nguyen HX, Galvan MD, et al. (2010) Quantitative analysis of cellular inflammation after traumatic spinal cord injury: evidence for a multiphasic inflammatory response in the acute to chronic environment. Brain 133:433-447",
    doi: "10.1093/brain/awp322",
    basis: Basis::Recalled,
};
/// Microglia multiply in week 1 and line the lesion; the lesion is worse without them.
pub const BELLVER_LANDETE_2019: Source = Source {
    key: "bellverlandete2019",
    citation: "Bellver-Landete V, Bretheau F, Mailhot B, et al. (2019) Microglia are an essential component of the neuroprotective scar that forms after spinal cord injury. Nat Commun 10:518",
    doi: "10.1038/s41467-019-08446-0",
    basis: Basis::Read,
};
/// A VEGF injection three days after injury opens the barrier and enlarges the lesion.
pub const BENTON_2003: Source = Source {
    key: "benton2003",
    citation: "Benton RL, Whittemore SR (2003) VEGF165 therapy exacerbates secondary damage following spinal cord injury. Neurochem Res 28:1693-1703",
    doi: "10.1023/A:1026013106016",
    basis: Basis::Recalled,
};
/// New vessels are most numerous on day 7, fewer by day 21, and leaky.
pub const BENTON_2008: Source = Source {
    key: "benton2008",
    citation: "Benton RL, Maddie MA, Minnillo DR, et al. (2008) Griffonia simplicifolia isolectin B4 identifies a specific subpopulation of angiogenic blood vessels following contusive spinal cord injury in the adult mouse. J Comp Neurol 507:1031-1052",
    doi: "10.1002/cne.21570",
    basis: Basis::Read,
};
/// Wound model with TGF-b, VEGF, macrophages and vessels; source of a VEGF decay rate.
pub const BIANCHI_2015: Source = Source {
    key: "bianchi2015",
    citation: "Bianchi A, Painter KJ, Sherratt JA (2015) A mathematical model for lymphangiogenesis in normal and diabetic wounds. J Theor Biol 383:61-86",
    doi: "10.1016/j.jtbi.2015.07.023",
    basis: Basis::Read,
};
/// NF-kB blocked in astrocytes: less CCL2 and CSPG, smaller lesion, better function.
pub const BRAMBILLA_2005: Source = Source {
    key: "brambilla2005",
    citation: "Brambilla R, Bracchi-Ricard V, Hu WH, et al. (2005) Inhibition of astroglial nuclear factor kappaB reduces inflammation and improves functional recovery after spinal cord injury. J Exp Med 202:145-156",
    doi: "10.1084/jem.20041918",
    basis: Basis::Read,
};
/// After 200 kdyn, oxidation spreads 6-9 mm each way at 24-72 h and shrinks by 1-2 weeks.
pub const CARRICO_2009: Source = Source {
    key: "carrico2009",
    citation: "Carrico KM, Vaishnav R, Hall ED (2009) Temporal and spatial dynamics of peroxynitrite-induced oxidative damage after spinal cord contusion injury. J Neurotrauma 26:1369-1378",
    doi: "",
    basis: Basis::Read,
};
/// Vessels gone at day 2, back from day 4, most at day 7, fewer at day 14.
pub const CASELLA_2002: Source = Source {
    key: "casella2002",
    citation: "Casella GTB, Marcillo A, Bunge MB, Wood PM (2002) New vascular tissue rapidly replaces neural parenchyma and vessels destroyed by a contusion injury to the rat spinal cord. Exp Neurol 173:63-76",
    doi: "10.1006/exnr.2001.7827",
    basis: Basis::Read,
};
/// Neuron loss at the epicentre and 3 mm away, hour by hour.
pub const CASELLA_2006: Source = Source {
    key: "casella2006",
    citation: "Casella GTB, Bunge MB, Wood PM (2006) Endothelial cell loss is not a major cause of neuronal and glial cell death following contusion injury of the spinal cord. Exp Neurol 202:8-20",
    doi: "10.1016/j.expneurol.2006.05.028",
    basis: Basis::Read,
};
/// Review of exosome sources, mechanisms and combinations in spinal cord injury.
pub const CHA_2025: Source = Source {
    key: "cha2025",
    citation: "Cha Z, Li Y, Pu J, et al. (2025) Exosome-mediated repair of spinal cord injury: cellular sources, mechanisms of action, and combined therapeutic strategies. Front Neurol 16:1645457",
    doi: "10.3389/fneur.2025.1645457",
    basis: Basis::Read,
};
/// NOX2 of glia is highest at day 7 and still raised at day 28.
pub const COONEY_2014: Source = Source {
    key: "cooney2014",
    citation: "Cooney SJ, Zhao Y, Byrnes KR (2014) Characterization of the expression and inflammatory activity of NADPH oxidase after spinal cord injury. Free Radic Res 48:929-939",
    doi: "10.3109/10715762.2014.927578",
    basis: Basis::Read,
};
/// Stepping returns through relay neurons after direct pathways are cut on both sides.
pub const COURTINE_2008: Source = Source {
    key: "courtine2008",
    citation: "Courtine G, Song B, Roy RR, et al. (2008) Recovery of supraspinal control of stepping via indirect propriospinal relay connections after spinal cord injury. Nat Med 14:69-74",
    doi: "10.1038/nm1682",
    basis: Basis::Read,
};
/// Oligodendrocytes die by apoptosis for weeks along degenerating tracts.
pub const CROWE_1997: Source = Source {
    key: "crowe1997",
    citation: "Crowe MJ, Bresnahan JC, Shuman SL, et al. (1997) Apoptosis and delayed degeneration after spinal cord injury in rats and monkeys. Nat Med 3:73-76",
    doi: "10.1038/nm0197-73",
    basis: Basis::Recalled,
};
/// Microglial processes close in on a small lesion within an hour.
pub const DAVALOS_2005: Source = Source {
    key: "davalos2005",
    citation: "Davalos D, Grutzendler J, Yang G, et al. (2005) ATP mediates rapid microglial response to local brain injury in vivo. Nat Neurosci 8:752-758",
    doi: "10.1038/nn1472",
    basis: Basis::Recalled,
};
/// MMP-9 peaks at 12-24 h, mainly from neutrophils; MMP-2 rises from day 5.
pub const DE_CASTRO_2000: Source = Source {
    key: "decastro2000",
    citation: "de Castro RC, Burns CL, McAdoo DJ, Romanic AM (2000) Metalloproteinase increases in the injured rat spinal cord. Neuroreport 11:3551-3554",
    doi: "10.1097/00001756-200011090-00029",
    basis: Basis::Read,
};
/// Partly less fibrotic scar lets axons regrow and improves recovery.
pub const DIAS_2018: Source = Source {
    key: "dias2018",
    citation: "Dias DO, Kim H, Holl D, et al. (2018) Reducing pericyte-derived scarring promotes recovery after spinal cord injury. Cell 173:153-165",
    doi: "10.1016/j.cell.2018.02.004",
    basis: Basis::Read,
};
/// Macaques: vesicles reach the CSF within an hour of IV dosing, clear faster on repeats, and barely enter by the nose.
pub const DRIEDONKS_2022: Source = Source {
    key: "driedonks2022",
    citation: "Driedonks T, Jiang L, Carlson B, et al. (2022) Pharmacokinetics and biodistribution of extracellular vesicles administered intravenously and intranasally to Macaca nemestrina. J Extracell Biol 1:e59 (DOI is that of the 2021 preprint)",
    doi: "10.1101/2021.07.28.454192",
    basis: Basis::Read,
};
/// Uneaten apoptotic neutrophils lyse; clearance decides between resolution and chronic inflammation.
pub const DUNSTER_2014: Source = Source {
    key: "dunster2014",
    citation: "Dunster JL, Byrne HM, King JR (2014) The resolution of inflammation: a mathematical model of neutrophil and macrophage interactions. Bull Math Biol 76:1953-1980",
    doi: "10.1007/s11538-014-9987-x",
    basis: Basis::Read,
};
/// Grey matter loss is done by 24 h, white matter loss by a week; then a plateau to week 10.
pub const EK_2010: Source = Source {
    key: "ek2010",
    citation: "Ek CJ, Habgood MD, Callaway JK, et al. (2010) Spatio-temporal progression of grey and white matter damage following contusion injury in rat spinal cord. PLoS ONE 5:e12021",
    doi: "10.1371/journal.pone.0012021",
    basis: Basis::Read,
};
/// The lesion seen by diffusion imaging grows until about week 15.
pub const ELLINGSON_2010: Source = Source {
    key: "ellingson2010",
    citation: "Ellingson BM, Schmit BD, Kurpad SN (2010) Lesion growth and degeneration patterns measured using diffusion tensor 9.4-T magnetic resonance imaging in rat spinal cord injury. J Neurosurg Spine 13:181-192",
    doi: "10.3171/2010.3.SPINE09523",
    basis: Basis::Read,
};
/// Without dividing astrocytes the barrier stays open, leukocytes spread and function is lost.
pub const FAULKNER_2004: Source = Source {
    key: "faulkner2004",
    citation: "Faulkner JR, Herrmann JE, Woo MJ, et al. (2004) Reactive astrocytes protect tissue and preserve function after spinal cord injury. J Neurosci 24:2143-2155",
    doi: "10.1523/JNEUROSCI.3547-03.2004",
    basis: Basis::Recalled,
};
/// IL-4 is absent from the injured cord; one injection at 48 h raises M2 cells and helps.
pub const FRANCOS_QUIJORNA_2016: Source = Source {
    key: "francosquijorna2016",
    citation: "Francos-Quijorna I, Amo-Aparicio J, Martinez-Muriana A, Lopez-Vales R (2016) IL-4 drives microglia and macrophages toward a phenotype conducive for tissue repair and functional recovery after spinal cord injury. Glia 64:2079-2092",
    doi: "10.1002/glia.23041",
    basis: Basis::Read,
};
/// CD11d antibody at 2, 24 and 48 h: fewer neutrophils, less oxidation, more white matter.
pub const GEREMIA_2012: Source = Source {
    key: "geremia2012",
    citation: "Geremia NM, Bao F, Rosenzweig TE, et al. (2012) CD11d antibody treatment improves recovery in spinal cord-injured mice. J Neurotrauma 29:539-550",
    doi: "10.1089/neu.2011.1976",
    basis: Basis::Read,
};
/// The antiprotease SLPI protects tissue and function after contusion.
pub const GHASEMLOU_2010: Source = Source {
    key: "ghasemlou2010",
    citation: "Ghasemlou N, Bouhy D, Yang J, et al. (2010) Beneficial effects of secretory leukocyte protease inhibitor after spinal cord injury. Brain 133:126-138",
    doi: "10.1093/brain/awp304",
    basis: Basis::Recalled,
};
/// Pericytes make the stromal scar; without it the lesion fails to close.
pub const GORITZ_2011: Source = Source {
    key: "goritz2011",
    citation: "Goritz C, Dias DO, Tomilin N, et al. (2011) A pericyte origin of spinal cord scar tissue. Science 333:238-242",
    doi: "10.1126/science.1203165",
    basis: Basis::Read,
};
/// Microglia eat first; from about day 3 macrophages take over.
pub const GREENHALGH_2014: Source = Source {
    key: "greenhalgh2014",
    citation: "Greenhalgh AD, David S (2014) Differences in the phagocytic response of microglia and peripheral macrophages after spinal cord injury and its effects on cell death. J Neurosci 34:6316-6322",
    doi: "10.1523/JNEUROSCI.4912-13.2014",
    basis: Basis::Read,
};
/// One dose of IL-6 receptor antibody shifts macrophages to M2 and spares myelin.
pub const GUERRERO_2012: Source = Source {
    key: "guerrero2012",
    citation: "Guerrero AR, Uchida K, Nakajima H, et al. (2012) Blockade of interleukin-6 signaling inhibits the classic pathway and promotes an alternative pathway of macrophage activation after spinal cord injury in mice. J Neuroinflammation 9:40",
    doi: "10.1186/1742-2094-9-40",
    basis: Basis::Read,
};
/// Nasal exosomes with PTEN siRNA reach the transected cord: more axons and vessels, less gliosis, some function.
pub const GUO_2019: Source = Source {
    key: "guo2019",
    citation: "Guo S, Perets N, Betzer O, et al. (2019) Intranasal delivery of mesenchymal stem cell derived exosomes loaded with phosphatase and tensin homolog siRNA repairs complete spinal cord injury. ACS Nano 13:10015-10028",
    doi: "10.1021/acsnano.9b01892",
    basis: Basis::Read,
};
/// Review with time lines of leukocyte entry: neutrophils day 1, T cells about day 9.
pub const HELLENBRAND_2021: Source = Source {
    key: "hellenbrand2021",
    citation: "Hellenbrand DJ, Quinn CM, Piper ZJ, et al. (2021) Inflammation after spinal cord injury: a review of the critical timeline of signaling cues and cellular infiltration. J Neuroinflammation 18:284",
    doi: "10.1186/s12974-021-02337-2",
    basis: Basis::Read,
};
/// VEGF falls at the epicentre from day 1 to 1 month; blocking all of it costs neurons.
pub const HERRERA_2009: Source = Source {
    key: "herrera2009",
    citation: "Herrera JJ, Nesic O, Narayana PA (2009) Reduced vascular endothelial growth factor expression in contusive spinal cord injury. J Neurotrauma 26:995-1003",
    doi: "",
    basis: Basis::Read,
};
/// Cut axons retract from day 2 to 28 with macrophages; clodronate reduces it.
pub const HORN_2008: Source = Source {
    key: "horn2008",
    citation: "Horn KP, Busch SA, Hawthorne AL, et al. (2008) Another barrier to regeneration in the CNS: activated macrophages induce extensive retraction of dystrophic axons through direct physical interactions. J Neurosci 28:9330-9341",
    doi: "10.1523/JNEUROSCI.2488-08.2008",
    basis: Basis::Read,
};
/// Nasal BDNF vesicles reach the injured cord of rats and monkeys, mainly neurons.
pub const HUANG_2025: Source = Source {
    key: "huang2025",
    citation: "Huang et al. (2025) Intranasal BDNF-loaded small extracellular vesicles in rats and monkeys with spinal cord injury [title and authors not confirmed]. J Extracell Vesicles",
    doi: "10.1002/jev2.70066",
    basis: Basis::Read,
};
/// Pooled rodents: locomotion, axon markers and CD206 up; cavity, apoptosis and cytokines down.
pub const JABERMORADI_2025: Source = Source {
    key: "jabermoradi2025",
    citation: "Jabermoradi et al. (2025) Meta-analysis of mesenchymal stem cell vesicles in rodent spinal cord injury, 65 studies [title not confirmed]. Arch Acad Emerg Med (DOI gives 12, issue 1)",
    doi: "10.22037/aaem.v12i1.2261",
    basis: Basis::Read,
};
/// Neurocan, brevican and versican peak at 2 weeks and stay raised for 4-8 weeks.
pub const JONES_2003: Source = Source {
    key: "jones2003",
    citation: "Jones LL, Margolis RU, Tuszynski MH (2003) The chondroitin sulfate proteoglycans neurocan, brevican, phosphacan, and versican are differentially regulated following spinal cord injury. Exp Neurol 182:399-411",
    doi: "10.1016/S0014-4886(03)00087-6",
    basis: Basis::Read,
};
/// M1 is fast and lasting, M2 small and brief; M1 harms neurons.
pub const KIGERL_2009: Source = Source {
    key: "kigerl2009",
    citation: "Kigerl KA, Gensel JC, Ankeny DP, et al. (2009) Identification of two distinct macrophage subsets with divergent effects causing either neurotoxicity or regeneration in the injured mouse spinal cord. J Neurosci 29:13435-13444",
    doi: "10.1523/JNEUROSCI.3257-09.2009",
    basis: Basis::Read,
};
/// Table of exosome half-lives, clearances and residence times in mice.
pub const KIM_2019: Source = Source {
    key: "kim2019",
    citation: "Kim DH, Kothandan VK, Kim HW, et al. (2019) Noninvasive assessment of exosome pharmacokinetics in vivo: a review. Pharmaceutics 11:649",
    doi: "10.3390/pharmaceutics11120649",
    basis: Basis::Read,
};
/// Human motor recovery is fastest in 3 months and mostly done by 6-9 months.
pub const KIRSHBLUM_2021: Source = Source {
    key: "kirshblum2021",
    citation: "Kirshblum S, Snider B, Eren F, Guest J (2021) Characterizing natural recovery after traumatic spinal cord injury. J Neurotrauma 38:1267-1284",
    doi: "",
    basis: Basis::Read,
};
/// Eaten myelin makes M2 unless TNF is there; iron turns M2 back to M1.
pub const KRONER_2014: Source = Source {
    key: "kroner2014",
    citation: "Kroner A, Greenhalgh AD, Zarruk JG, et al. (2014) TNF and increased intracellular iron alter macrophage polarization to a detrimental M1 phenotype in the injured spinal cord. Neuron 83:1098-1116",
    doi: "10.1016/j.neuron.2014.07.027",
    basis: Basis::Read,
};
/// Serum half-lives in rats: IL-6 15.5 h, CINC-1 29.9 h, while synthesis goes on.
pub const KURIBAYASHI_2018: Source = Source {
    key: "kuribayashi2018",
    citation: "Kuribayashi T (2018) Elimination half-lives of interleukin-6 and cytokine-induced neutrophil chemoattractant-1 synthesized in response to inflammatory stimulation in rats. Lab Anim Res 34:80-83",
    doi: "10.5625/lar.2018.34.2.80",
    basis: Basis::Read,
};
/// Sixteen weeks of rat lesions: small bleeds gone in a week, myelin still being eaten at the end.
pub const KWIECIEN_2020: Source = Source {
    key: "kwiecien2020",
    citation: "Kwiecien JM, Dabrowski W, Dabrowska-Bouta B, et al. (2020) Prolonged inflammation leads to ongoing damage after spinal cord injury. PLoS ONE 15:e0226584",
    doi: "10.1371/journal.pone.0226584",
    basis: Basis::Read,
};
/// Heart-infarct ODE model with macrophages, cytokines, oxygen radicals and stem cells.
pub const LAFCI_2025: Source = Source {
    key: "lafci2025",
    citation: "Lafci Buyukkahraman M, Chen H, Chen-Charpentier BM, Liao J, Kojouharov HV (2025) A mathematical exploration of the effects of ischemia-reperfusion injury after a myocardial infarction. Bioengineering 12:177",
    doi: "10.3390/bioengineering12020177",
    basis: Basis::Read,
};
/// IV exosomes are found at 3 and 24 h in the contused, not the intact cord, and sit in M2 cells.
pub const LANKFORD_2018: Source = Source {
    key: "lankford2018",
    citation: "Lankford KL, Arroyo EJ, Nazimek K, et al. (2018) Intravenously delivered mesenchymal stem cell-derived exosomes target M2-type macrophages in the injured spinal cord. PLoS ONE 13:e0190358",
    doi: "10.1371/journal.pone.0190358",
    basis: Basis::Read,
};
/// Activated microglia turn astrocytes into A1 cells that kill neurons and oligodendrocytes.
pub const LIDDELOW_2017: Source = Source {
    key: "liddelow2017",
    citation: "Liddelow SA, Guttenplan KA, Clarke LE, et al. (2017) Neurotoxic reactive astrocytes are induced by activated microglia. Nature 541:481-487",
    doi: "10.1038/nature21029",
    basis: Basis::Recalled,
};
/// Review of stem-cell exosomes with doses, effects and clinical hurdles.
pub const LIN_2025: Source = Source {
    key: "lin2025",
    citation: "Lin M, Alimerzaloo F, Wang X, et al. (2025) Harnessing stem cell-derived exosomes: a promising cell-free approach for spinal cord injury. Stem Cell Res Ther 16:182",
    doi: "10.1186/s13287-025-04296-4",
    basis: Basis::Read,
};
/// Glutamate reaches toxic levels within minutes of impact and stays there for more than an hour.
pub const LIU_1991: Source = Source {
    key: "liu1991",
    citation: "Liu D, Thangnipon W, McAdoo DJ (1991) Excitatory amino acids rise to toxic levels upon impact injury to the rat spinal cord. Brain Res 547:344-348",
    doi: "10.1016/0006-8993(91)90984-4",
    basis: Basis::Read,
};
/// Neurons die by apoptosis at 4-24 h, glia in a first and a second wave.
pub const LIU_1997: Source = Source {
    key: "liu1997",
    citation: "Liu XZ, Xu XM, Hu R, et al. (1997) Neuronal and glial apoptosis after traumatic spinal cord injury. J Neurosci 17:5395-5406",
    doi: "10.1523/JNEUROSCI.17-14-05395.1997",
    basis: Basis::Recalled,
};
/// Exosomes of hypoxic MSC help mice more than ordinary ones, through miR-216a-5p and TLR4.
pub const LIU_2020: Source = Source {
    key: "liu2020",
    citation: "Liu W, Rong Y, Wang J, et al. (2020) Exosome-shuttled miR-216a-5p from hypoxic preconditioned mesenchymal stem cells repair traumatic spinal cord injury by shifting microglial M1/M2 polarization. J Neuroinflammation 17:47",
    doi: "10.1186/s12974-020-1726-7",
    basis: Basis::Read,
};
/// An adhesive gel releases placental MSC exosomes over 11 days and raises the day-28 score.
pub const LI_2020: Source = Source {
    key: "li2020",
    citation: "Li L, Zhang Y, Mu J, et al. (2020) Transplantation of human mesenchymal stem-cell-derived exosomes immobilized in an adhesive hydrogel for effective treatment of spinal cord injury. Nano Lett 20:4298-4305",
    doi: "10.1021/acs.nanolett.0c00929",
    basis: Basis::Recalled,
};
/// Block of the ventrolateral funiculus alone, with dorsal columns, or with the dorsolateral funiculus: scores 17, 15.9, 11.1.
pub const LOY_2002: Source = Source {
    key: "loy2002",
    citation: "Loy DN, Talbott JF, Onifer SM, et al. (2002) Both dorsal and ventral spinal cord pathways contribute to overground locomotion in the adult rat. Exp Neurol 177:575-580",
    doi: "",
    basis: Basis::Read,
};
/// M2 exosomes in a light-cured gel release 70 % in 28 days and regrow vessels in mice.
pub const LUO_2021: Source = Source {
    key: "luo2021",
    citation: "Luo Z, Peng W, Xu Y, et al. (2021) Exosomal OTULIN from M2 macrophages promotes the recovery of spinal cord injuries via stimulating Wnt/beta-catenin pathway-mediated vascular regeneration. Acta Biomater 136:519-532",
    doi: "10.1016/j.actbio.2021.09.026",
    basis: Basis::Recalled,
};
/// IV vesicles lower barrier leak and pericyte migration through NF-kB p65.
pub const LU_2019: Source = Source {
    key: "lu2019",
    citation: "Lu Y, Zhou Y, Zhang R, et al. (2019) Bone mesenchymal stem cell-derived extracellular vesicles promote recovery following spinal cord injury via improvement of the integrity of the blood-spinal cord barrier. Front Neurosci 13:209",
    doi: "10.3389/fnins.2019.00209",
    basis: Basis::Read,
};
/// Caspase-3 is active in oligodendrocytes on day 1 and again on day 8.
pub const MCEWEN_2005: Source = Source {
    key: "mcewen2005",
    citation: "McEwen ML, Springer JE (2005) A mapping study of caspase-3 activation following acute spinal cord contusion in rats. J Histochem Cytochem 53:809-819",
    doi: "10.1369/jhc.4A6467.2005",
    basis: Basis::Read,
};
/// CXCL1 mRNA is 30-fold at 6 h; CCL2 follows at 12-24 h.
pub const MCTIGUE_1998: Source = Source {
    key: "mctigue1998",
    citation: "McTigue DM, Tani M, Krivacic K, et al. (1998) Selective chemokine mRNA accumulation in the rat spinal cord after contusion injury. J Neurosci Res 53:368-376",
    doi: "",
    basis: Basis::Read,
};
/// Oligodendrocytes down 93 % at day 7; progenitors divide sevenfold for 4 weeks.
pub const MCTIGUE_2001: Source = Source {
    key: "mctigue2001",
    citation: "McTigue DM, Wei P, Stokes BT (2001) Proliferation of NG2-positive cells and altered oligodendrocyte numbers in the contused rat spinal cord. J Neurosci 21:3392-3400",
    doi: "10.1523/JNEUROSCI.21-10-03392.2001",
    basis: Basis::Read,
};
/// The same vesicles in several small IV doses help more than one bolus in severe injury.
pub const NAKAZAKI_2021: Source = Source {
    key: "nakazaki2021",
    citation: "Nakazaki M, Morita T, Lankford KL, et al. (2021) Small extracellular vesicles released by infused mesenchymal stromal cells target M2 macrophages and promote TGF-beta upregulation, microvascular stabilization and functional recovery in a rodent model of severe spinal cord injury. J Extracell Vesicles 10:e12137",
    doi: "10.1002/jev2.12137",
    basis: Basis::Read,
};
/// MMP-9 peaks at 24 h; inhibition from 3 h to day 3 lowers leak and neutrophils and helps.
pub const NOBLE_2002: Source = Source {
    key: "noble2002",
    citation: "Noble LJ, Donovan F, Igarashi T, et al. (2002) Matrix metalloproteinases limit functional recovery after spinal cord injury by modulation of early vascular events. J Neurosci 22:7526-7535",
    doi: "10.1523/JNEUROSCI.22-17-07526.2002",
    basis: Basis::Read,
};
/// Without Stat3 inflammation spreads and mice do worse; without Socs3 they do better.
pub const OKADA_2006: Source = Source {
    key: "okada2006",
    citation: "Okada S, Nakamura M, Katoh H, et al. (2006) Conditional ablation of Stat3 or Socs3 discloses a dual role for reactive astrocytes after spinal cord injury. Nat Med 12:829-834",
    doi: "10.1038/nm1425",
    basis: Basis::Read,
};
/// Labelled exosomes: spleen and liver at 1 h, injured brain only by day 3, lasting to day 7.
pub const PATEL_2018: Source = Source {
    key: "patel2018",
    citation: "Patel NA, Moss LD, Lee JY, et al. (2018) Long noncoding RNA MALAT1 in exosomes drives regenerative function and modulates inflammation-linked networks following traumatic brain injury. J Neuroinflammation 15:204",
    doi: "10.1186/s12974-018-1240-3",
    basis: Basis::Read,
};
/// Exosomes from a sponge are in neurons, glia and oligodendrocytes at day 3; scores up for 8 weeks.
pub const POONGODI_2024: Source = Source {
    key: "poongodi2024",
    citation: "Poongodi R, Yang TH, Huang YH, et al. (2024) Stem cell exosome-loaded Gelfoam improves locomotor dysfunction and neuropathic pain in a rat model of spinal cord injury. Stem Cell Res Ther 15:143",
    doi: "10.1186/s13287-024-03758-5",
    basis: Basis::Read,
};
/// Clodronate liposomes on days 1, 3 and 6: fewer macrophages, more myelinated axons, less cavity, better stepping.
pub const POPOVICH_1999: Source = Source {
    key: "popovich1999",
    citation: "Popovich PG, Guan Z, Wei P, et al. (1999) Depletion of hematogenous macrophages promotes partial hindlimb recovery and neuroanatomical repair after experimental spinal cord injury. Exp Neurol 158:351-365",
    doi: "10.1006/exnr.1999.7118",
    basis: Basis::Read,
};
/// Acute IV cord MSC or their vesicles lower Iba1 cells by 25-30 % in rats.
pub const ROMANELLI_2019: Source = Source {
    key: "romanelli2019",
    citation: "Romanelli P, Bieler L, Scharler C, et al. (2019) Extracellular vesicles can deliver anti-inflammatory and anti-scarring activities of mesenchymal stromal cells after spinal cord injury. Front Neurol 10:1225",
    doi: "10.3389/fneur.2019.01225",
    basis: Basis::Recalled,
};
/// Vesicles put into the lesion act more strongly on movement, inflammation and scar than IV.
pub const ROMANELLI_2022: Source = Source {
    key: "romanelli2022",
    citation: "Romanelli P, Bieler L, Heimel P, et al. (2022) Enhancing functional recovery through intralesional application of extracellular vesicles in a rat model of traumatic spinal cord injury. Front Cell Neurosci 15:795008",
    doi: "10.3389/fncel.2021.795008",
    basis: Basis::Read,
};
/// Neural stem cell vesicles in rats: smaller lesion, less apoptosis and cytokines, more autophagy.
pub const RONG_2019: Source = Source {
    key: "rong2019",
    citation: "Rong Y, Liu W, Wang J, et al. (2019) Neural stem cell-derived small extracellular vesicles attenuate apoptosis and neuroinflammation after traumatic spinal cord injury by activating autophagy. Cell Death Dis 10:340",
    doi: "10.1038/s41419-019-1571-8",
    basis: Basis::Read,
};
/// Leaked fibrinogen carries TGF-b and starts astrocyte scarring.
pub const SCHACHTRUP_2010: Source = Source {
    key: "schachtrup2010",
    citation: "Schachtrup C, Ryu JK, Helmrick MJ, et al. (2010) Fibrinogen triggers astrocyte scar formation by promoting the availability of active TGF-beta after vascular damage. J Neurosci 30:5843-5854",
    doi: "10.1523/JNEUROSCI.0137-10.2010",
    basis: Basis::Recalled,
};
/// Removing the IL-10 making monocyte-derived macrophages worsens recovery.
pub const SHECHTER_2009: Source = Source {
    key: "shechter2009",
    citation: "Shechter R, London A, Varol C, et al. (2009) Infiltrating blood-derived macrophages are vital cells playing an anti-inflammatory role in recovery from spinal cord injury in mice. PLoS Med 6:e1000113",
    doi: "10.1371/journal.pmed.1000113",
    basis: Basis::Read,
};
/// Exosomes raise MARCO and the uptake of myelin debris by macrophages.
pub const SHENG_2021: Source = Source {
    key: "sheng2021",
    citation: "Sheng X, Zhao J, Li M, et al. (2021) Bone marrow mesenchymal stem cell-derived exosomes accelerate functional recovery after spinal cord injury by promoting the phagocytosis of macrophages to clean myelin debris. Front Cell Dev Biol 9:772205",
    doi: "10.3389/fcell.2021.772205",
    basis: Basis::Read,
};
/// Blood in the lesion doubles by 12 h as capillaries break up.
pub const SIMARD_2007: Source = Source {
    key: "simard2007",
    citation: "Simard JM, Tsymbalyuk O, Ivanov A, et al. (2007) Endothelial sulfonylurea receptor 1-regulated NC Ca-ATP channels mediate progressive hemorrhagic necrosis following spinal cord injury. J Clin Invest 117:2105-2113",
    doi: "10.1172/JCI32041",
    basis: Basis::Read,
};
/// Rats form cavities, mice fill with tissue; T cells come later in mice.
pub const SROGA_2003: Source = Source {
    key: "sroga2003",
    citation: "Sroga JM, Jones TB, Kigerl KA, et al. (2003) Rats and mice exhibit distinct inflammatory reactions after spinal cord injury. J Comp Neurol 462:223-240",
    doi: "10.1002/cne.10736",
    basis: Basis::Recalled,
};
/// Flow cytometry in mice: neutrophils dominate at 12 h, blood monocytes rise by 24 h.
pub const STIRLING_2008: Source = Source {
    key: "stirling2008",
    citation: "Stirling DP, Yong VW (2008) Dynamics of the inflammatory response after murine spinal cord injury revealed by flow cytometry. J Neurosci Res 86:1944-1958",
    doi: "10.1002/jnr.21659",
    basis: Basis::Read,
};
/// Blood neutrophils triple at 6-12 h; removing them worsens outcome in mice.
pub const STIRLING_2009: Source = Source {
    key: "stirling2009",
    citation: "Stirling DP, Liu S, Kubes P, Yong VW (2009) Depletion of Ly6G/Gr-1 leukocytes after spinal cord injury in mice alters wound healing and worsens neurological outcome. J Neurosci 29:753-764",
    doi: "10.1523/JNEUROSCI.4918-08.2009",
    basis: Basis::Read,
};
/// Nasal vesicles of sorted cord MSC raise vessel growth and function in mice.
pub const SUN_2024: Source = Source {
    key: "sun2024",
    citation: "Sun Y, Zhao J, Liu Q, et al. (2024) Intranasal delivery of small extracellular vesicles from specific subpopulation of mesenchymal stem cells mitigates traumatic spinal cord injury. J Control Release 369:335-350",
    doi: "10.1016/j.jconrel.2024.03.037",
    basis: Basis::Read,
};
/// Exosomes with miR-146a lower TNF, IL-1b and IL-6 from day 1 to 28.
pub const TANG_2024: Source = Source {
    key: "tang2024",
    citation: "Tang Q, Chen W, Ke H, Lan C (2024) Optical imaging detection of extracellular vesicles of miR-146 modified bone marrow mesenchymal stem cells promoting spinal cord injury repair. SLAS Technol 29:100172",
    doi: "10.1016/j.slast.2024.100172",
    basis: Basis::Recalled,
};
/// Leaky volume in mice falls from 48 % on day 1 to 25 % on day 3.
pub const TATAR_2009: Source = Source {
    key: "tatar2009",
    citation: "Tatar I, Chou PC, Desouki MM, et al. (2009) Evaluating regional blood spinal cord barrier dysfunction following spinal cord injury using longitudinal dynamic contrast-enhanced MRI. BMC Med Imaging 9:10",
    doi: "10.1186/1471-2342-9-10",
    basis: Basis::Read,
};
/// Peritonitis model: apoptotic neutrophils eaten by macrophages drive M1 to M2.
pub const TORRES_2019: Source = Source {
    key: "torres2019",
    citation: "Torres M, Wang J, Yannie PJ, et al. (2019) Identifying important parameters in the inflammatory process with a mathematical model of immune cell influx and macrophage polarization. PLoS Comput Biol 15:e1007172",
    doi: "10.1371/journal.pcbi.1007172",
    basis: Basis::Read,
};
/// Bare axons peak on day 1; remyelination starts by day 14; slow late demyelination to day 450.
pub const TOTOIU_2005: Source = Source {
    key: "totoiu2005",
    citation: "Totoiu MO, Keirstead HS (2005) Spinal cord injury is accompanied by chronic progressive demyelination. J Comp Neurol 486:373-383",
    doi: "10.1002/cne.20517",
    basis: Basis::Read,
};
/// Fracture model with debris, M0, M1, M2 and two cytokines: the template of the myeloid rates.
pub const TREJO_2019: Source = Source {
    key: "trejo2019",
    citation: "Trejo I, Kojouharov H, Chen-Charpentier B (2019) Modeling the macrophage-mediated inflammation involved in the bone fracture healing process. Math Comput Appl 24:12",
    doi: "10.3390/mca24010012",
    basis: Basis::Recalled,
};
/// Infarct macrophage model: polarisation, switching and cytokine decay rates.
pub const WANG_2012: Source = Source {
    key: "wang2012",
    citation: "Wang Y, Yang T, Ma Y, et al. (2012) Mathematical modeling and stability analysis of macrophage activation in left ventricular remodeling post-myocardial infarction. BMC Genomics 13(Suppl 6):S21",
    doi: "10.1186/1471-2164-13-S6-S21",
    basis: Basis::Recalled,
};
/// A gel that holds vesicles for up to 56 days beats free vesicles and gel alone in rats.
pub const WANG_2021: Source = Source {
    key: "wang2021",
    citation: "Wang C, Wang M, Xia K, et al. (2021) A bioactive injectable self-healing anti-inflammatory hydrogel with ultralong extracellular vesicles release synergistically enhances motor functional recovery of spinal cord injury. Bioact Mater 6:2523-2534",
    doi: "10.1016/j.bioactmat.2021.01.029",
    basis: Basis::Read,
};
/// The astrocyte border forms on days 5-14 from newly born cells and fences inflammation in.
pub const WANNER_2013: Source = Source {
    key: "wanner2013",
    citation: "Wanner IB, Anderson MA, Song B, et al. (2013) Glial scar borders are formed by newly proliferated, elongated astrocytes that interact to corral inflammatory and fibrotic cells via STAT3-dependent mechanisms after spinal cord injury. J Neurosci 33:12870-12886",
    doi: "10.1523/JNEUROSCI.2121-13.2013",
    basis: Basis::Read,
};
/// Sprouting of the ventral corticospinal tract carries recovery; cutting it later undoes it.
pub const WEIDNER_2001: Source = Source {
    key: "weidner2001",
    citation: "Weidner N, Ner A, Salimi N, Tuszynski MH (2001) Spontaneous corticospinal axonal plasticity and functional recovery after adult central nervous system injury. Proc Natl Acad Sci USA 98:3513-3518",
    doi: "10.1073/pnas.051626798",
    basis: Basis::Read,
};
/// NGF and BDNF mRNA rise on day 1 and are back to normal by 6 weeks.
pub const WIDENFALK_2001: Source = Source {
    key: "widenfalk2001",
    citation: "Widenfalk J, Lundstromer K, Jubran M, et al. (2001) Neurotrophic factors and receptors in the immature and adult spinal cord after mechanical injury or kainic acid. J Neurosci 21:3457-3475",
    doi: "10.1523/JNEUROSCI.21-10-03457.2001",
    basis: Basis::Read,
};
/// IL-1b, IL-6 and TNF mRNA peak at 6 h, are gone by 24 h, and grow with severity.
pub const YANG_2005: Source = Source {
    key: "yang2005",
    citation: "Yang L, Jones NR, Blumbergs PC, et al. (2005) Severity-dependent expression of pro-inflammatory cytokines in traumatic spinal cord injury in the rat. J Clin Neurosci 12:276-284",
    doi: "10.1016/j.jocn.2004.06.011",
    basis: Basis::Read,
};
/// Cord water rises by 1 h and peaks at about 24 h after weight drop.
pub const YAN_2018: Source = Source {
    key: "yan2018",
    citation: "Yan X, Liu J, Wang X, et al. (2018) Pretreatment with AQP4 and NKCC1 inhibitors concurrently attenuated spinal cord edema and tissue damage after spinal cord injury in rats. Front Physiol 9:6",
    doi: "10.3389/fphys.2018.00006",
    basis: Basis::Read,
};
/// Pooled rats: BBB up 3.47; TNF and apoptosis down, IL-10 up; publication bias likely.
pub const YE_2024: Source = Source {
    key: "ye2024",
    citation: "Ye et al. (2024) Meta-analysis of bone-marrow MSC exosomes in rat spinal cord injury, 30 studies [title not confirmed]. Front Mol Neurosci 17:1448777",
    doi: "10.3389/fnmol.2024.1448777",
    basis: Basis::Read,
};
/// Review that sets the four phases: acute, subacute, intermediate, chronic.
pub const YU_2024: Source = Source {
    key: "yu2024",
    citation: "Yu T, Yang LL, Zhou Y, Wu MF, Jiao JH (2024) Exosome-mediated repair of spinal cord injury: a promising therapeutic strategy. Stem Cell Res Ther 15:6",
    doi: "10.1186/s13287-023-03614-y",
    basis: Basis::Read,
};
/// Macrophages full of myelin debris stay in the lesion.
pub const ZHANG_2015: Source = Source {
    key: "zhang2015",
    citation: "Zhang et al. (2015) Persistence of debris-laden macrophages after spinal cord injury [paper not identified]",
    doi: "",
    basis: Basis::Recalled,
};
/// Macrophage exosomes at 200 and at 20 ug/ml by tail vein both help contused rats.
pub const ZHANG_2021: Source = Source {
    key: "zhang2021",
    citation: "Zhang B, Lin F, Dong J, et al. (2021) Peripheral macrophage-derived exosomes promote repair after spinal cord injury by inducing local anti-inflammatory type microglial polarization via increasing autophagy. Int J Biol Sci 17:1339-1352",
    doi: "10.7150/ijbs.54302",
    basis: Basis::Read,
};
/// Neural stem cell exosomes with VEGF-A raise vessels and the day-28 mouse score.
pub const ZHONG_2020: Source = Source {
    key: "zhong2020",
    citation: "Zhong D, Cao Y, Li C, et al. (2020) Neural stem cell-derived exosomes facilitate spinal cord functional recovery after injury by promoting angiogenesis. Exp Biol Med 245:54-65",
    doi: "10.1177/1535370219895491",
    basis: Basis::Recalled,
};
/// IV amniotic MSC exosomes lower oxygen radicals, myeloperoxidase and cytokines in rats.
pub const ZHOU_2024: Source = Source {
    key: "zhou2024",
    citation: "Zhou H, Wang J, Zhao P, et al. (2024) Intravenous administration exosomes derived from human amniotic mesenchymal stem cells improves neurological recovery after acute traumatic spinal cord injury in rats. Iran J Basic Med Sci 27:1284-1292",
    doi: "10.22038/ijbms.2024.76532.16576",
    basis: Basis::Recalled,
};
/// Simulated axons along a scar: inhibitor level at the surface decides their growth.
pub const ZHU_2016: Source = Source {
    key: "zhu2016",
    citation: "Zhu W et al. (2016) A mathematical model of regenerative axon growing along glial scar after spinal cord injury. Comput Math Methods Med 2016:3030454",
    doi: "10.1155/2016/3030454",
    basis: Basis::Read,
};
