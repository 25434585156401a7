//! Cytokines, chemokines, oxidation, DAMPs, glutamate: when they peak and how they fade.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::Courses;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    peaks(c, b);
    fading(c, b);
    resolution(c, b);
    oxidation(c, b);
    early_alarm(c, b);
}

fn peaks(c: &mut Checks, b: &Course) {
    let rows = [
        ("tnf", "TNF", "tnf-protein-rat-1-8h", (0.042, 0.36)),
        ("il1b", "IL-1b", "tnf-il1b-il6-mrna-rat-6h", (0.125, 0.7)),
        ("il6", "IL-6", "tnf-il1b-il6-mrna-rat-6h", (0.2, 1.0)),
        ("cxcl1", "CXCL1", "cxcl1-rat-30fold-6h", (0.06, 0.5)),
        ("ccl2", "CCL2", "ccl2-rat-12-24h", (0.45, 1.2)),
    ];
    for (state, name, evidence, days) in rows {
        let peak = b.here(state, "epicentre").peak_within(0.0, 10.0);
        c.within(format!("{name} peak (d)"), evidence, peak.time, days);
        c.within(format!("{name} peak level"), "normalisation", peak.height, (0.7, 1.35));
    }
    let [cxcl1, ccl2] = ["cxcl1", "ccl2"].map(|n| b.here(n, "epicentre").peak_within(0.0, 10.0).time);
    c.at_least("CCL2 peak minus CXCL1 peak (d)", "ccl2-rat-12-24h", ccl2 - cxcl1, 0.15);
}

fn fading(c: &mut Checks, b: &Course) {
    let left = |state: &str, day: f64| {
        let series = b.here(state, "epicentre");
        series.at(day) / series.peak_within(0.0, 10.0).height
    };
    let off = "cytokines-mouse-3-24h-off-2d";
    c.within("TNF 24 h / peak", "tnf-protein-rat-1-8h", left("tnf", 1.0), (0.1, 0.7));
    c.within("TNF 72 h / peak", "tnf-protein-rat-1-8h", left("tnf", 3.0), (0.02, 0.25));
    c.within("IL-1b 48 h / peak", off, left("il1b", 2.0), (0.0, 0.35));
    c.within("IL-6 48 h / peak", off, left("il6", 2.0), (0.0, 0.3));
    c.within("CXCL1 24 h / peak", "cxcl1-rat-30fold-6h", left("cxcl1", 1.0), (0.0, 0.4));
    c.within("CCL2 d 5 / peak", "ccl2-rat-12-24h", left("ccl2", 5.0), (0.0, 0.75));
}

fn resolution(c: &mut Checks, b: &Course) {
    let il10 = b.of("il10@epicentre").peak_within(0.0, 60.0).time;
    c.within("IL-10 peak (d)", "antiinflammatory-cytokines-later-rat", il10, (1.5, 12.0));
    let tgfb = b.of("tgfb@epicentre");
    c.at_least("TGF-b d 2", "tgfb1-human-weeks", tgfb.at(2.0), 0.3);
    c.at_least("TGF-b d 14 / peak", "tgfb1-human-weeks", tgfb.at(14.0) / tgfb.max(), 0.4);
    let drive = b.of("damps@epicentre") + b.of("tnf@epicentre") + b.of("il1b@epicentre");
    c.at_least("NF-kB drive at 30 min / peak", "nfkb-rat-0p5-72h", drive.at(0.021) / drive.max(), 0.2);
    c.at_least("NF-kB drive at 72 h / peak", "nfkb-rat-0p5-72h", drive.at(3.0) / drive.max(), 0.04);
}

fn oxidation(c: &mut Checks, b: &Course) {
    let ros = b.of("ros@epicentre");
    let peak = ros.peak_within(0.0, 20.0);
    c.within("oxidation peak (d)", "oxidation-rat-24h-peak", peak.time, (0.6, 2.2));
    c.within("oxidation level", "normalisation", peak.height, (0.7, 1.35));
    c.within("oxidation d 7 / peak", "oxidation-rat-24h-peak", ros.at(7.0) / peak.height, (0.12, 0.5));
    c.within("oxidation d 14 / peak", "oxidation-rat-decline-1-2wk", ros.at(14.0) / peak.height, (0.03, 0.42));
    let nox2 = b.of("m1");
    let weeks = "nox2-rat-7d-28d";
    c.at_least("NOX2+ cells d 7 / d 1", weeks, nox2.at(7.0) / nox2.at(1.0), 1.3);
    c.at_least("NOX2+ cells d 28 / d 7", weeks, nox2.at(28.0) / nox2.at(7.0), 0.4);
    let months = "nox2-rat-7d-28d (mice: 3-fold sham at 8 wk)";
    c.at_least("NOX2+ cells d 56 / d 7", months, nox2.at(56.0) / nox2.at(7.0), 0.2);
}

fn early_alarm(c: &mut Checks, b: &Course) {
    let (damps, glutamate) = (b.of("damps@epicentre"), b.of("glutamate@epicentre"));
    c.within("DAMP peak (d)", "int-p2x7-rat (ATP from minutes, > 6 h)", damps.peak().time, (0.0, 0.2));
    c.at_least("DAMP at 6 h / peak", "int-p2x7-rat", damps.at(0.25) / damps.max(), 0.25);
    let peak = glutamate.peak();
    c.within("glutamate peak (min)", "Liu 1991 (immune review)", peak.time * 1440.0, (3.0, 60.0));
    c.at_least("glutamate 1 h / peak", "Liu 1991: toxic over 1 h", glutamate.at(0.042) / peak.height, 0.3);
    c.within("glutamate 4 h / peak", "assumed", glutamate.at(0.167) / peak.height, (0.0, 0.35));
}
