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
    /// Something falls below half of its peak.
    Wanes,
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
            Kind::Wanes => "wanes",
            Kind::Spent => "spent",
            Kind::Crossing => "crossing",
        }
    }
}

/// One moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What it is of: an observable or a state, with its region if it has one, or a sum of such; nothing stands for the
    /// score of the species.
    pub column: Option<&'static str>,
    /// What a sum is called, as if it were an observable; empty of what is none.
    pub sum: &'static str,
    /// What kind of moment it is.
    pub kind: Kind,
    /// Another observable that it falls below, at a crossing.
    pub below: &'static str,
    /// What a reader is told; [`END`] stands for the end of the run, which some of it is measured by.
    pub about: &'static str,
    /// Whether it is one of the few that the story is told by where there is room for a sentence.
    pub main: bool,
}

/// Stands in sentences for the end of the run: `day 84`.
pub const END: &str = "{end}";

impl Milestone {
    const fn of(column: &'static str, kind: Kind, about: &'static str) -> Milestone {
        Milestone { column: Some(column), sum: "", kind, below: "", about, main: false }
    }

    const fn main(self) -> Milestone {
        Milestone { main: true, ..self }
    }

    const fn below(self, below: &'static str) -> Milestone {
        Milestone { below, ..self }
    }

    /// What it is of, where the score is `score`: the name of an observable, or of a sum.
    pub fn column<'a>(&self, score: &'a str) -> &'a str
    where
        'static: 'a,
    {
        if self.sum.is_empty() { self.column.unwrap_or(score) } else { self.sum }
    }

    /// Whether a cord of `regions` has the region that it is of.
    pub fn there(&self, regions: usize) -> bool {
        !(regions == 1 && self.column.is_some_and(|column| column.ends_with("@penumbra")))
    }

    /// What a reader is told of a run that ends at `end`, as in `day 84`.
    pub fn told(&self, end: &str) -> String {
        self.about.replace(END, end)
    }

    /// The formula of its time, in days; infinite or not a number where it does not come before the end of the run.
    pub fn formula(&self, score: &str) -> String {
        let x = self.column.unwrap_or(score);
        match self.kind {
            // What is highest, or lowest, at an end of the run has no peak or trough in it.
            Kind::Peak => format!("peak_time({x}, 0 d, end)"),
            Kind::Trough => format!("peak_time(-{x}, 0 d, end)"),
            Kind::Wanes => format!("falls({x}, 0.5 * peak({x}))"),
            Kind::Spent => format!("falls({x}, 0.1 * peak({x}))"),
            // What lies below from the beginning has to rise above before it can fall below.
            Kind::Crossing => {
                let above = format!("{x} - {}", self.below);
                format!("falls({above}, 0, rises({above}, 0, peak_time({x})))")
            }
            // Of what is lost, half of the way down to the least that is left.
            Kind::Half if self.is_lost() => format!("falls({x}, 0.5 * (at({x}, 0 d) + trough({x})), 0 d)"),
            // Of what comes, half of the way up from the least that there was.
            Kind::Half => format!("rises({x}, 0.5 * (trough({x}) + at({x}, end)), trough_time({x}))"),
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
    Milestone::of("bscb_leak@epicentre", Kind::Peak, "the barrier leaks most").main(),
    Milestone::of("bscb_leak@epicentre", Kind::Spent, "the leak of the barrier is below a tenth of its peak"),
    Milestone::of("oedema@epicentre", Kind::Peak, "oedema peaks"),
    Milestone::of("mmp9@epicentre", Kind::Peak, "MMP-9 peaks"),
    Milestone::of("tnf@epicentre", Kind::Peak, "TNF peaks"),
    Milestone::of("il1b@epicentre", Kind::Peak, "IL-1b peaks"),
    Milestone::of("il6@epicentre", Kind::Peak, "IL-6 peaks"),
    Milestone::of("il10@epicentre", Kind::Peak, "IL-10 peaks"),
    Milestone::of("cxcl1@epicentre", Kind::Peak, "CXCL1, which calls neutrophils, peaks"),
    Milestone::of("ccl2@epicentre", Kind::Peak, "CCL2, which calls monocytes, peaks"),
    Milestone::of("neutrophils@epicentre", Kind::Peak, "neutrophils peak").main(),
    Milestone::of("neutrophils@epicentre", Kind::Spent, "neutrophils are below a tenth of their peak"),
    Milestone::of("monocytes@epicentre", Kind::Peak, "monocytes peak"),
    Milestone { sum: "macrophages@epicentre", ..Milestone::of("macrophages_m1@epicentre + macrophages_m2@epicentre", Kind::Peak, "macrophages peak").main() },
    Milestone::of("microglia@epicentre", Kind::Peak, "microglia peak at the epicentre"),
    Milestone::of("m1@epicentre", Kind::Peak, "M1-like cells peak"),
    Milestone::of("m2@epicentre", Kind::Peak, "M2-like cells peak"),
    Milestone::of("m1@epicentre", Kind::Wanes, "M1-like cells are below half of their peak"),
    Milestone::of("m2@epicentre", Kind::Wanes, "M2-like cells are below half of their peak"),
    Milestone::of("m1@epicentre", Kind::Crossing, "M1-like cells fall below M2-like cells").below("m2@epicentre"),
    Milestone::of("m2@epicentre", Kind::Crossing, "M2-like cells fall below M1-like cells").below("m1@epicentre"),
    Milestone::of("lymphocytes", Kind::Peak, "T cells peak"),
    Milestone::of("neurons@penumbra", Kind::Half, "half of the neurons that the penumbra loses by {end} are lost").main(),
    Milestone::of("oligodendrocytes@epicentre", Kind::Half, "half of the oligodendrocytes that go by {end} are gone"),
    Milestone::of("axons@epicentre", Kind::Half, "half of the axons that go by {end} are gone"),
    Milestone::of("myelin_debris", Kind::Peak, "myelin debris peaks"),
    Milestone::of("opc@epicentre", Kind::Peak, "progenitors of oligodendrocytes peak"),
    Milestone::of("vessels@epicentre", Kind::Trough, "the fewest vessels are left"),
    Milestone::of("sprouts@epicentre", Kind::Peak, "new vessels peak"),
    Milestone::of("fibroblasts@epicentre", Kind::Peak, "fibroblasts peak"),
    Milestone::of("fibrotic_matrix@epicentre", Kind::Half, "the fibrotic matrix is half of that at {end}"),
    Milestone::of("astrocytes_scar@penumbra", Kind::Half, "astrocytes of the border are half as many as at {end}"),
    Milestone::of("cspg@penumbra", Kind::Peak, "CSPG peaks in the penumbra").main(),
    Milestone::of("cavity@epicentre", Kind::Half, "the cavity is half of that at {end}"),
    Milestone { column: None, ..Milestone::of("", Kind::Half, "half of the function that returns by {end} is back").main() },
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

    #[test]
    fn what_is_measured_by_the_end_of_the_run_says_so() {
        let by_end = |one: &&Milestone| one.kind == Kind::Half;
        assert!(MILESTONES.iter().filter(by_end).all(|one| one.about.contains(END)));
        let function = MILESTONES.iter().find(|one| one.column.is_none()).unwrap();
        assert_eq!(function.told("day 84"), "half of the function that returns by day 84 is back");
        assert_eq!(function.formula("bbb"), "rises(bbb, 0.5 * (trough(bbb) + at(bbb, end)), trough_time(bbb))");
        assert_eq!(function.name("bbb"), "bbb_half_moment");
    }
}
