//! What an early intravenous dose does inside the lesion.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::Courses;

/// A quantity under treatment over that in the control: label, evidence, column, day, bounds.
type Ratio = (&'static str, &'static str, &'static str, f64, (f64, f64));

const MARKERS: &str = "eff-meta-jabermoradi";
const RATIOS: [Ratio; 11] = [
    ("IL-6 d 1 / control", MARKERS, "il6", 1.0, (0.0, 0.9)),
    ("IL-1b d 1 / control", MARKERS, "il1b", 1.0, (0.0, 0.9)),
    ("Iba1+ d 7 / control", "eff-hucmsc-iba1 (-25 to -30 %)", "myeloid", 7.0, (0.6, 0.85)),
    ("leak d 3 / control", "eff-bscb-lu", "bscb_leak@epicentre", 3.0, (0.0, 0.95)),
    ("neutrophils d 1 / control", "eff-net", "neutrophils@epicentre", 1.0, (0.0, 0.9)),
    ("oxidation d 1 / control", "eff-amsc-ros", "ros@epicentre", 1.0, (0.0, 0.9)),
    ("fibrotic matrix d 28 / control", "eff-infusion-ecm", "fibrotic_matrix@epicentre", 28.0, (0.0, 0.95)),
    ("cavity d 28 / control", "eff-meta-jabermoradi; eff-gel-vs-free-fe", "cavity@epicentre", 28.0, (0.0, 0.97)),
    ("A1 d 7 / control", "eff-a1", "astrocytes_a1", 7.0, (0.0, 0.95)),
    ("myelin debris d 28 / control", "eff-marco", "myelin_debris", 28.0, (0.0, 0.95)),
    ("TNF d 1 / control", "eff-mir146a-cytokines", "tnf", 1.0, (0.0, 0.97)),
];

pub fn checks(c: &mut Checks, all: &Courses) {
    let (b, treated) = (all.base(), all.get("iv 1 h"));
    let ratio = |column: &str, day: f64| treated.of(column).at(day) / b.of(column).at(day);
    for (label, evidence, column, day, bounds) in RATIOS {
        c.within(format!("IV 1 h: {label}"), evidence, ratio(column, day), bounds);
    }
    for day in [3.0, 7.0, 14.0, 28.0] {
        let label = format!("IV 1 h: TNF d {day} / control");
        c.within(label, "eff-mir146a-cytokines", ratio("tnf", day), (0.0, 0.97));
    }
    let il10 = ratio("il10", 3.0) / ratio("myeloid", 3.0);
    c.at_least("IV 1 h: IL-10 per phagocyte d 3 / control", "eff-meta-ye-il10", il10, 1.03);
    let dying =
        |course: &Course| course.of("neurons_apoptotic").at(1.0) + course.of("oligodendrocytes_apoptotic").at(1.0);
    let apoptosis = dying(treated) / dying(b);
    c.within("IV 1 h: apoptosis at 24 h / control", "eff-meta-ye-apoptosis", apoptosis, (0.0, 0.85));
    let minus = |column: &str, day: f64| treated.of(column).at(day) - b.of(column).at(day);
    let m2 = treated.m2_share(7.0) - b.m2_share(7.0);
    c.at_least("IV 1 h: M2 share d 7 minus control", "eff-meta-jabermoradi (CD206 up)", m2, 0.02);
    c.at_least("IV 1 h: neurons d 28 minus control", "eff-meta-ye-neun", minus("neurons", 28.0), 0.03);
    let vessels = minus("vessels@epicentre", 14.0);
    c.at_least("IV 1 h: vessels d 14 minus control", "eff-a1 (angiogenesis)", vessels, 0.0);
}
