//! What happens in which order: moments of a course that a reader would tell the story of an injury by.

/// What kind of moment it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Something is at its highest.
    Peak,
    /// Something is at its lowest.
    Trough,
    /// Half of what is lost is lost, or half of what comes has come.
    Half,
    /// Something falls below a tenth of its peak.
    Spent,
    /// One thing falls below another.
    Crossing,
}

impl Kind {
    /// One lower-case word for files.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Peak => "peak",
            Kind::Trough => "trough",
            Kind::Half => "half",
            Kind::Spent => "spent",
            Kind::Crossing => "crossing",
        }
    }
}

/// One moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What it is of: an observable, with its region if it has one; nothing stands for the score of the species.
    pub column: Option<&'static str>,
    /// What kind of moment it is.
    pub kind: Kind,
    /// Another observable that it falls below, at a crossing.
    pub below: &'static str,
    /// What a reader is told.
    pub about: &'static str,
}

impl Milestone {
    const fn of(column: &'static str, kind: Kind, about: &'static str) -> Milestone {
        Milestone { column: Some(column), kind, below: "", about }
    }

    /// Its observable, where the score is `score`.
    pub fn column<'a>(&self, score: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.column.unwrap_or(score)
    }

    /// Whether a cord of `regions` has the region that it is of.
    pub fn there(&self, regions: usize) -> bool {
        !(regions == 1 && self.column.is_some_and(|column| column.ends_with("@penumbra")))
    }

    /// The formula of its time, in days; infinite or not a number where it never comes.
    pub fn formula(&self, score: &str) -> String {
        let x = self.column(score);
        match self.kind {
            Kind::Peak => format!("peak_time({x})"),
            Kind::Trough => format!("trough_time({x})"),
            Kind::Spent => format!("falls({x}, 0.1 * peak({x}))"),
            Kind::Crossing => format!("falls({x} - {}, 0, peak_time({x}))", self.below),
            // What is whole at the beginning is lost, what is not there comes.
            Kind::Half if self.is_lost() => format!("falls({x}, 0.5 * (at({x}, 0 d) + at({x}, end)), 0 d)"),
            Kind::Half => format!("rises({x}, 0.5 * at({x}, end))"),
        }
    }

    /// Name of its time among numbers.
    pub fn name(&self, score: &str) -> String {
        let (column, kind) = (self.column(score), self.kind.word());
        match self.kind {
            Kind::Crossing => format!("{column}_below_{}_time", self.below.split('@').next().unwrap_or_default()),
            _ => format!("{column}_{kind}_moment"),
        }
    }

    /// Whether it is of something that is whole at the beginning.
    fn is_lost(&self) -> bool {
        LOST.iter().any(|lost| self.column.is_some_and(|column| column.starts_with(lost)))
    }
}

/// What an injury destroys.
const LOST: [&str; 4] = ["neurons@", "oligodendrocytes@", "axons@", "white_matter@"];

/// Every moment, in no order: which comes first is for a course to say.
#[rustfmt::skip]
pub const MILESTONES: &[Milestone] = &[
    Milestone::of("glutamate@epicentre", Kind::Peak, "glutamate peaks at the epicentre"),
    Milestone::of("ros@epicentre", Kind::Peak, "oxidation peaks at the epicentre"),
    Milestone::of("damps@epicentre", Kind::Peak, "alarm signals of dying cells peak"),
    Milestone::of("bscb_leak@epicentre", Kind::Peak, "the barrier leaks most"),
    Milestone::of("bscb_leak@epicentre", Kind::Spent, "the leak of the barrier is below a tenth of its peak"),
    Milestone::of("oedema@epicentre", Kind::Peak, "oedema peaks"),
    Milestone::of("mmp9@epicentre", Kind::Peak, "MMP-9 peaks"),
    Milestone::of("tnf@epicentre", Kind::Peak, "TNF peaks"),
    Milestone::of("il1b@epicentre", Kind::Peak, "IL-1b peaks"),
    Milestone::of("il6@epicentre", Kind::Peak, "IL-6 peaks"),
    Milestone::of("il10@epicentre", Kind::Peak, "IL-10 peaks"),
    Milestone::of("cxcl1@epicentre", Kind::Peak, "CXCL1, which calls neutrophils, peaks"),
    Milestone::of("ccl2@epicentre", Kind::Peak, "CCL2, which calls monocytes, peaks"),
    Milestone::of("neutrophils@epicentre", Kind::Peak, "neutrophils peak"),
    Milestone::of("neutrophils@epicentre", Kind::Spent, "neutrophils are below a tenth of their peak"),
    Milestone::of("monocytes@epicentre", Kind::Peak, "monocytes peak"),
    Milestone::of("microglia@epicentre", Kind::Peak, "microglia peak at the epicentre"),
    Milestone::of("m1@epicentre", Kind::Peak, "M1-like cells peak"),
    Milestone::of("m2@epicentre", Kind::Peak, "M2-like cells peak"),
    Milestone { below: "m2@epicentre", ..Milestone::of("m1@epicentre", Kind::Crossing, "M1-like cells fall below M2-like cells") },
    Milestone { below: "m1@epicentre", ..Milestone::of("m2@epicentre", Kind::Crossing, "M2-like cells fall below M1-like cells") },
    Milestone::of("lymphocytes", Kind::Peak, "T cells peak"),
    Milestone::of("neurons@penumbra", Kind::Half, "half of the neurons that the penumbra loses are lost"),
    Milestone::of("oligodendrocytes@epicentre", Kind::Half, "half of the oligodendrocytes that go are gone"),
    Milestone::of("axons@epicentre", Kind::Half, "half of the axons that go are gone"),
    Milestone::of("myelin_debris", Kind::Peak, "myelin debris peaks"),
    Milestone::of("opc@epicentre", Kind::Peak, "progenitors of oligodendrocytes peak"),
    Milestone::of("vessels@epicentre", Kind::Trough, "the fewest vessels are left"),
    Milestone::of("sprouts@epicentre", Kind::Peak, "new vessels peak"),
    Milestone::of("fibroblasts@epicentre", Kind::Peak, "fibroblasts peak"),
    Milestone::of("fibrotic_matrix@epicentre", Kind::Half, "half of the fibrotic matrix is laid down"),
    Milestone::of("astrocytes_scar@penumbra", Kind::Half, "half of the astrocytes of the border are there"),
    Milestone::of("cspg@penumbra", Kind::Peak, "CSPG peaks in the penumbra"),
    Milestone::of("cavity@epicentre", Kind::Half, "half of the cavity is there"),
    Milestone { column: None, ..Milestone::of("", Kind::Half, "half of the function that returns is back") },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Measures;
    use std::collections::BTreeSet;

    #[test]
    fn every_moment_can_be_read_off_a_run_and_has_a_name_of_its_own() {
        for regions in [1, 2] {
            let there = || MILESTONES.iter().filter(|one| one.there(regions));
            let formulas: Vec<String> = there().map(|one| one.formula("bbb")).collect();
            let formulas: Vec<&str> = formulas.iter().map(String::as_str).collect();
            let measures = Measures::parse(&formulas, regions, 84.0).unwrap();
            assert!(measures.units().iter().all(|unit| unit.as_deref() == Some("d")), "{:?}", measures.units());
            let names: BTreeSet<String> = there().map(|one| one.name("bbb")).collect();
            assert_eq!(names.len(), formulas.len());
        }
    }
}
