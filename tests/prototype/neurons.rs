//! Neurons: gone at the epicentre before leukocytes arrive, lost in the penumbra with inflammation.

use crate::check::Checks;
use crate::courses::Courses;

const DEATH_FIRST: &str = "neurons-rat-epicentre-death-precedes-leukocytes";
const EPICENTRE_LOST: &str = "neurons-rat-epicentre-90pct-lost-48h";
const WITH_INFLAMMATION: &str = "neurons-rat-penumbra-loss-after-8h-with-inflammation";
const TUNEL: &str = "neuron-apoptosis-rat-tunel-4-24h";
const GREY_MATTER: &str = "grey-matter-rat-loss-complete-24h";
const OLIGODENDROCYTES: &str = "oligos-rat-loss-tracks-motoneurons-astrocytes-delayed";

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    let (e, p) = (b.of("neurons@epicentre"), b.of("neurons@penumbra"));
    let neutrophils = b.of("neutrophils@epicentre");
    let early = (1.0 - e.at(0.333)) / (1.0 - e.at(2.0));
    let half_loss = (&e * -1.0).rises_above(-0.5);
    c.within("epicentre neurons at 48 h", EPICENTRE_LOST, e.at(2.0), (0.05, 0.15));
    c.within("epicentre: share of 48-h loss done by 8 h", DEATH_FIRST, early, (0.6, 0.95));
    let lead = neutrophils.rises_above(0.5 * neutrophils.max()) - half_loss;
    c.at_least("epicentre half-loss before half-peak of neutrophils (d)", DEATH_FIRST, lead, 0.05);
    c.within("epicentre loss still running after 15 min: n(1 h)", EPICENTRE_LOST, e.at(0.042), (0.35, 0.75));
    c.within("epicentre: neurons lost after 24 h", GREY_MATTER, e.at(1.0) - e.at(14.0), (0.0, 0.16));
    c.within("penumbra neurons at 8 h", WITH_INFLAMMATION, p.at(0.333), (0.90, 1.0));
    c.within("penumbra neurons at 48 h", WITH_INFLAMMATION, p.at(2.0), (0.35, 0.68));
    let share = (p.at(0.333) - p.at(2.0)) / (1.0 - p.at(14.0));
    c.at_least("penumbra: share of 14-d loss between 8 and 48 h", WITH_INFLAMMATION, share, 0.55);
    c.within("penumbra neurons lost after 4 d", GREY_MATTER, p.at(4.0) - p.at(42.0), (-0.05, 0.10));
    c.within("penumbra neurons at 42 d", WITH_INFLAMMATION, p.at(42.0), (0.25, 0.6));
    c.at_least("penumbra vessels at 48 h", WITH_INFLAMMATION, b.of("vessels@penumbra").at(2.0), 0.75);
    c.at_least("penumbra oligodendrocytes at 48 h", WITH_INFLAMMATION, b.of("oligodendrocytes@penumbra").at(2.0), 0.72);
    let four_hours = b.of("oligodendrocytes@epicentre").at(0.167);
    c.within("epicentre oligodendrocytes at 4 h", OLIGODENDROCYTES, four_hours, (0.5, 0.88));
    let apoptotic = b.of("neurons_apoptotic");
    let peak = apoptotic.peak();
    c.within("neuronal apoptosis peak (d)", TUNEL, peak.time, (0.17, 1.5));
    c.within("neuronal apoptosis d 5 / peak", TUNEL, apoptotic.at(5.0) / peak.height, (0.0, 0.35));
    window(c, all);
}

/// Anti-inflammatory treatment saves neurons of the penumbra if it comes early.
fn window(c: &mut Checks, all: &Courses) {
    let saved = |name: &str, region: &str, day: f64| {
        let column = format!("neurons@{region}");
        all.get(name).of(&column).at(day) - all.base().of(&column).at(day)
    };
    let (early, late) = ("inflammation blocked 1 h-3 d", "inflammation blocked 2-5 d");
    let penumbra = saved(early, "penumbra", 2.0);
    c.at_least("early inflammation block: penumbra neurons saved at 48 h", WITH_INFLAMMATION, penumbra, 0.12);
    let epicentre = saved(early, "epicentre", 2.0);
    c.within("early inflammation block: epicentre neurons saved at 48 h", DEATH_FIRST, epicentre, (-0.02, 0.07));
    let ratio = saved(late, "penumbra", 42.0) / saved(early, "penumbra", 42.0).max(1e-3);
    c.within("late / early inflammation block, neurons at 42 d", "window closes (emergent)", ratio, (-0.1, 0.5));
}
