//! Graded injury, mice and people.

use crate::check::Checks;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    severity(c, all);
    mouse(c, all);
    human(c, all);
}

/// Grades of the NYU weight drop and the severity each stands for.
const NYU: [(&str, f64, (f64, f64)); 4] =
    [("6.25", 0.25, (14.0, 19.5)), ("12.5", 0.5, (10.0, 14.0)), ("25", 0.65, (7.0, 11.0)), ("50", 0.85, (2.5, 8.0))];

fn severity(c: &mut Checks, all: &Courses) {
    let (ordering, plateau) = ("bbb-rat-nyu-severity-ordering", "bbb-rat-ih-200kdyn-plateau");
    for (grade, s, target) in NYU {
        c.within(format!("BBB d 49, NYU {grade}"), ordering, all.severity(s).bbb(49.0), target);
    }
    let (mild, severe, cut) = (all.severity(0.25), all.severity(0.85), all.get("transection"));
    c.within("BBB d 49, transection", ordering, cut.bbb(49.0), (0.0, 3.0));
    c.at_least("BBB 50 mm minus transection", ordering, severe.bbb(49.0) - cut.bbb(49.0), 0.8);
    let here = all.base().bbb(42.0);
    c.within("BBB 200 minus 250 kdyn", plateau, here - all.get("250 kdyn").bbb(42.0), (0.8, 3.6));
    c.within("BBB 150 minus 200 kdyn", plateau, all.severity(0.5).bbb(42.0) - here, (0.8, 3.6));
    let spread = |day: f64| mild.bbb(day) - severe.bbb(day);
    let uncorrelated = "bbb-rat-stable-deficit-from-3wk (no correlation early)";
    c.within("spread of BBB over severities d 1 / d 28", uncorrelated, spread(1.0) / spread(28.0), (-0.1, 0.25));
    let stronger = "tnf-il1b-il6-mrna-rat-6h (stronger in severe: Yang 2005)";
    let tnf = severe.of("tnf@epicentre").max() / mild.of("tnf@epicentre").max();
    c.at_least("TNF peak, 50 mm / 6.25 mm", stronger, tnf, 1.3);
    let leak = severe.of("bscb_leak@epicentre").at(1.0) / mild.of("bscb_leak@epicentre").at(1.0);
    c.at_least("leak at d 1: 50 mm / 6.25 mm", "graded injury", leak, 1.1);
}

fn mouse(c: &mut Checks, all: &Courses) {
    let scores = "bms-mouse-moderate-plateau-2-3wk";
    let bms = |name: &str, day: f64| all.get(name).of("bms").at(day);
    c.within("mouse BMS d 28, moderate", scores, bms("mouse", 28.0), (3.0, 5.5));
    c.within("mouse BMS d 28, severe", scores, bms("mouse severe", 28.0), (1.0, 3.2));
    c.within("mouse BMS d 28, transection", scores, bms("mouse transection", 28.0), (0.0, 1.2));
    c.within("mouse BMS d 18 / d 56", scores, bms("mouse", 18.0) / bms("mouse", 56.0), (0.85, 1.05));
    let mouse = all.get("mouse");
    let cavity = mouse.of("cavity@epicentre").at(56.0) / all.base().of("cavity@epicentre").at(56.0);
    c.within("mouse cavity / rat cavity d 56", "cavity-mouse-absent-fibrous-fill", cavity, (0.0, 0.75));
    let peak = mouse.of("neutrophils@epicentre").peak().time;
    c.within("mouse neutrophil peak (d)", "neutrophil-peak-mouse-12h", peak, (0.4, 1.2));
}

fn human(c: &mut Checks, all: &Courses) {
    let human = all.get("human");
    let months = "human-motor-fastest-first-3mo-most-by-6-9mo";
    let gain = |from: f64, to: f64| human.bbb(to) - human.bbb(from);
    c.at_least("human gain 0-3 mo / 3-6 mo", months, gain(0.0, 90.0) / gain(90.0, 180.0).max(0.01), 1.3);
    c.within("human d 270 / d 365", months, human.bbb(270.0) / human.bbb(365.0), (0.9, 1.03));
    let swelling = "edema-human-length-max-48h-resolves-3wk";
    let oedema = human.of("oedema@epicentre");
    c.within("human oedema peak (d)", swelling, oedema.peak().time, (1.3, 3.5));
    c.within("human oedema d 21 / peak", swelling, oedema.at(21.0) / oedema.max(), (0.0, 0.4));
    let window = "neutrophil-window-human";
    let neutrophils = human.of("neutrophils@epicentre");
    c.within("human neutrophil peak (d)", window, neutrophils.peak().time, (0.8, 3.0));
    c.within("human neutrophils d 10 / peak", window, neutrophils.at(10.0) / neutrophils.max(), (0.005, 0.25));
    let debris = human.of("myelin_debris");
    c.at_least("human myelin debris d 365 / peak", "myelin-debris-human-years", debris.at(365.0) / debris.max(), 0.3);
    let t_cells = human.of("lymphocytes").max() / all.base().of("lymphocytes").max();
    c.within("human T cells / rat", "tcell-human-low", t_cells, (0.0, 0.8));
}
