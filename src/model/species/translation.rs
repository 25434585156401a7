//! How large effects of treatments were in people against those in animals. The equations know of it nothing: it is a
//! number of the score of people, for what is shown beside an effect that was computed.
//!
//! Most of what bettered animals did nothing for people, and what was published of animals is too much by a quarter:
//! this is the upper end, as the effect of a treatment that does in people all that it does in animals.

use crate::declare::{Quantity, Source};
use crate::model::sources::*;

/// The factor of people.
pub static TRANSLATION: Quantity = Quantity {
    name: "translation",
    about: "Factor by which a gain of motor function seen in animals is expected in people, as treatments of acute injury \
            of cord and brain were in controlled trials: of most nothing was left, of riluzole 0.3; at most what \
            publication bias leaves of effects in animals. It is shown beside an effect and changes none; a loss is kept \
            whole.",
    value: 0.2,
    low: 0.0,
    high: 0.8,
    fixed: false,
    unit: "1",
    evidence: PEREL_2007.direction(),
};

/// What a treatment did in animals and in people.
#[derive(Clone, Copy, Debug)]
pub struct Translated {
    /// The treatment, and of what.
    pub treatment: &'static str,
    /// In animals.
    pub animals: &'static str,
    /// In controlled trials in people.
    pub people: &'static str,
    /// People over animals, unit `1`, 0 for no gain, or what bounds it from above; nothing where that is not known as a
    /// number.
    pub factor: Option<f64>,
    /// Papers.
    pub sources: &'static [Source],
}

/// What the factor rests on, the cord first.
pub static TRANSLATED: &[Translated] = &[
    Translated {
        treatment: "methylprednisolone, cord",
        animals: "better in 34 % of 62 studies, no effect in 58 %",
        people: "-1.1 motor points in the long run (95 % CI -4.8 to 2.5)",
        factor: Some(0.0),
        sources: &[AKHTAR_2009, EVANIEW_2016],
    },
    Translated {
        treatment: "riluzole, cord",
        animals: "0.70 standard deviations (0.46 to 0.95)",
        people: "0.21 at 6 months (-0.17 to 0.60); the largest trial found no difference over all",
        factor: Some(0.3),
        sources: &[ZAREI_2025, WEISBROD_2024, FEHLINGS_2023],
    },
    Translated {
        treatment: "minocycline, cord",
        animals: "better in mice and rats, not in every replication",
        people: "6 motor points in 52 people, not significant",
        factor: None,
        sources: &[CASHA_2012],
    },
    Translated {
        treatment: "Rho inhibitor VX-210, cord",
        animals: "26 % better, over all treatments of the cord that were tried in animals",
        people: "no difference; stopped for futility",
        factor: Some(0.0),
        sources: &[WATZLAWICK_2019, FEHLINGS_2021],
    },
    Translated {
        treatment: "ganglioside GM-1, cord",
        animals: "as the last",
        people: "no difference at the planned end of 760 people",
        factor: Some(0.0),
        sources: &[WATZLAWICK_2019, GEISLER_2001],
    },
    Translated {
        treatment: "corticosteroids, head",
        animals: "odds of a bad end 0.58 (0.41 to 0.83)",
        people: "no benefit",
        factor: Some(0.0),
        sources: &[PEREL_2007],
    },
    Translated {
        treatment: "tirilazad, stroke",
        animals: "behaviour 48 % better (29 to 67 %)",
        people: "worse",
        factor: Some(0.0),
        sources: &[PEREL_2007],
    },
    Translated {
        treatment: "thrombolysis, stroke",
        animals: "behaviour 23 % better (17 to 29 %)",
        people: "better",
        factor: None,
        sources: &[PEREL_2007],
    },
    Translated {
        treatment: "all of 16 reviews, stroke",
        animals: "31.3 % better as published, 23.8 % with what was not published",
        people: "not told: the factor is what publication bias leaves in animals alone",
        factor: Some(0.76),
        sources: &[SENA_2010],
    },
    Translated {
        treatment: "all of 122 reviews, any disease",
        animals: "367 treatments",
        people: "5 % approved; of results that were positive in animals and compared, 86 % positive in people",
        factor: None,
        sources: &[INEICHEN_2024],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_reaches_from_no_gain_to_what_publication_bias_leaves() {
        let known: Vec<f64> = TRANSLATED.iter().filter_map(|one| one.factor).collect();
        let most = known.iter().copied().fold(0.0, f64::max);
        assert!(known.iter().filter(|factor| **factor <= TRANSLATION.value).count() * 2 > known.len(), "{known:?}");
        assert!(TRANSLATION.low == 0.0 && (most..most + 0.1).contains(&TRANSLATION.high), "{known:?}");
        assert!(TRANSLATED.iter().all(|one| !one.sources.is_empty()));
    }
}
