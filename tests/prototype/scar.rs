//! Reactive astrocytes, fibroblasts, matrix, CSPG and trophic factors.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    astrocytes(c, b);
    fibrosis(c, b);
    let cspg = b.of("cspg@penumbra");
    let peak = cspg.peak();
    let deposited = "cspg-rat-neurocan-brevican-versican-peak-2wk";
    c.within("CSPG peak (d)", deposited, peak.time, (10.5, 19.0));
    c.within("CSPG level", "normalisation", peak.height, (0.6, 1.5));
    c.within("CSPG d 28 / peak", "cspg-rat-persists-4-8wk", cspg.at(28.0) / peak.height, (0.5, 0.97));
    c.within("CSPG d 60 / peak", "cspg-rat-persists-4-8wk", cspg.at(60.0) / peak.height, (0.2, 0.8));
    let trophic = b.of("trophic");
    let baseline = "bdnf-ngf-rat-up-first-day-baseline-6wk";
    c.at_least("trophic factor d 2 / peak", "bdnf-nt3-rat-crush-up-3d", trophic.at(2.0) / trophic.max(), 0.35);
    c.within("trophic factor d 42 / peak", baseline, trophic.at(42.0) / trophic.max(), (0.0, 0.45));
}

fn astrocytes(c: &mut Checks, b: &Course) {
    let border = b.of("astrocytes_scar@penumbra");
    let forms = "scar-border-mouse-forms-5-14d";
    c.within("astrocyte border 50 % (d)", forms, border.rises_above(0.5 * border.max()), (4.5, 9.5));
    c.within("astrocyte border 90 % (d)", forms, border.rises_above(0.9 * border.max()), (8.0, 20.0));
    c.within("astrocyte border level", "normalisation", border.max(), (0.75, 1.05));
    let reactive = border.at(1.0) + 0.5 * b.of("astrocytes_a1@penumbra").at(1.0);
    c.at_least("reactive at d 1 / max", "astrocytes-rat-gfap-rising-1-to-14d", reactive / border.max(), 0.005);
    let a1 = b.of("astrocytes_a1@epicentre").peak_within(0.0, 60.0).time;
    c.within("A1 peak (d)", "astrocytes-mouse-a1-c3-adult", a1, (2.5, 28.0));
}

fn fibrosis(c: &mut Checks, b: &Course) {
    let (cells, matrix) = (b.of("fibroblasts@epicentre"), b.of("fibrotic_matrix@epicentre"));
    let dense = "fibrosis-mouse-col1a1-dense-by-14d";
    let level = cells.peak_within(0.0, 28.0).height;
    c.within("fibroblasts 50 % (d)", dense, cells.rises_above(0.5 * level), (4.0, 9.0));
    c.within("fibroblast level", "normalisation", level, (0.6, 1.5));
    c.at_least("fibrotic matrix d 14 / d 56", dense, matrix.at(14.0) / matrix.at(56.0), 0.4);
    c.within("fibrotic matrix d 28", "normalisation", matrix.at(28.0), (0.6, 1.4));
    let kept = matrix.at(170.0) / matrix.at(56.0);
    c.at_least("fibrotic matrix d 170 / d 56", "fibrosis (permanent)", kept, 0.6);
}
