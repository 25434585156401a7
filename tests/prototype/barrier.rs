//! MMP-9, the blood-spinal cord barrier, oedema, blood and iron.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    mmp9(c, b);
    leak(c, b);
    oedema(c, b);
    blood(c, b);
}

fn mmp9(c: &mut Checks, b: &Course) {
    let mmp9 = b.of("mmp9@epicentre");
    let peak = mmp9.peak();
    let gone = "mmp9-mouse-peak-24h-gone-7d";
    c.within("MMP-9 peak (d)", "mmp9-rat-peak-12-24h-mmp2-day5", peak.time, (0.45, 1.1));
    c.within("MMP-9 level", "normalisation", peak.height, (0.7, 1.35));
    c.within("MMP-9 72 h / peak", gone, mmp9.at(3.0) / peak.height, (0.0, 0.35));
    c.within("MMP-9 d 7 / peak", gone, mmp9.at(7.0) / peak.height, (0.0, 0.08));
}

fn leak(c: &mut Checks, b: &Course) {
    let (leak, cord) = (b.of("bscb_leak@epicentre"), b.of("bscb_leak"));
    let peak = leak.peak();
    let tracer = "bscb-rat-hrp-max-24h-restored-14d";
    c.within("leak peak (d)", tracer, peak.time, (0.0, 1.3));
    c.within("leak peak level", "assumed", peak.height, (0.55, 0.97));
    c.within("leak d 3 / d 1 (cord)", "bscb-mouse-dcemri-d1-d3", cord.at(3.0) / cord.at(1.0), (0.45, 0.85));
    let week = leak.at(7.0) / peak.height;
    c.within("leak d 7 / peak", "bscb-rat-evans-blue-closed-by-1wk", week, (0.08, 0.45));
    c.within("leak d 14", tracer, leak.at(14.0), (0.0, 0.2));
    c.within("leak d 21", "bscb-mouse-luciferase-biphasic-restored-21d", leak.at(21.0), (0.0, 0.14));
}

fn oedema(c: &mut Checks, b: &Course) {
    let oedema = b.of("oedema@epicentre");
    let peak = oedema.peak();
    let water = "edema-rat-rises-1h-peak-24h-stays";
    c.within("oedema peak (d)", water, peak.time, (0.7, 3.0));
    c.within("oedema level", "normalisation", peak.height, (0.7, 1.4));
    c.at_least("oedema 1 h / peak", water, oedema.at(0.042) / peak.height, 0.02);
    c.within("oedema d 7 / peak", water, oedema.at(7.0) / peak.height, (0.25, 0.9));
    c.within("oedema d 28 / peak", "assumed", oedema.at(28.0) / peak.height, (0.0, 0.3));
}

fn blood(c: &mut Checks, b: &Course) {
    let blood = b.of("hemorrhage");
    let doubling = blood.at(0.5) / blood.at(0.021);
    c.within("blood 12 h / 30 min", "hemorrhage-rat-doubles-12h", doubling, (1.7, 2.3));
    c.within("blood d 7 / peak", "microhemorrhage-rat-cleared-1wk", blood.at(7.0) / blood.max(), (0.0, 0.12));
    c.within("blood peak (d)", "lesion-rat-expands-2p3x-24h", blood.peak().time, (0.4, 1.4));
    let iron = b.of("iron@epicentre");
    c.at_least("iron d 14 / peak", "tnf-iron-lock-m1-mouse", iron.at(14.0) / iron.max(), 0.4);
}
