//! Vessels, perfusion and VEGF.

use crate::check::Checks;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    let vessels = b.of("vessels@epicentre");
    let peak = vessels.peak_within(3.5, 40.0);
    let (regrowth, lectin) = ("vessels-rat-regrowth-4-7d-fall-14d", "vessels-mouse-ib4-peak-7d-down-21d");
    let lost = "vessels-rat-regrowth-4-7d-fall-14d (95-99 % lost)";
    c.within("epicentre vessels at d 2", lost, vessels.at(2.0), (0.005, 0.10));
    c.at_least("epicentre vessels d 4 / d 2", regrowth, vessels.at(4.0) / vessels.at(2.0), 1.5);
    c.within("vessel peak (d)", lectin, peak.time, (5.5, 10.5));
    c.within("vessel peak level", "assumed", peak.height, (0.5, 1.1));
    c.within("vessels d 14 / peak", regrowth, vessels.at(14.0) / peak.height, (0.6, 0.96));
    c.within("vessels d 21 / peak", lectin, vessels.at(21.0) / peak.height, (0.4, 0.87));
    c.within("vessels d 56", "assumed", vessels.at(56.0), (0.25, 0.8));

    let flow = "perfusion-rat-epicentre-low-penumbra-recovers";
    let outer = b.of("perfusion@penumbra");
    let lowest = outer.trough(-1.0, 14.0).height;
    c.within("epicentre perfusion at 24 h", flow, b.of("perfusion@epicentre").at(1.0), (0.0, 0.35));
    c.within("penumbra perfusion, minimum", flow, lowest, (0.5, 0.95));
    c.at_least("penumbra perfusion d 14 / minimum", flow, outer.at(14.0) / lowest, 1.03);
    for day in [1.0, 7.0, 28.0] {
        let vegf = b.of("vegf@epicentre").at(day);
        let decreased = "vegf-rat-epicentre-decreased-1d-to-1mo";
        c.within(format!("epicentre VEGF d {day}"), decreased, vegf, (0.02, 0.9));
    }
}
