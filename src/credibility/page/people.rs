//! What is left in people of what betters animals.

use crate::credibility::words::{head, row};
use crate::model::species::{TRANSLATED, TRANSLATION, Translated};

/// The paragraph and its table.
pub fn people() -> String {
    let one = |told: &Translated| {
        let factor = told.factor.map_or_else(|| "not known".into(), |factor| factor.to_string());
        let papers = told.sources.iter().map(|source| source.key).collect::<Vec<_>>().join(", ");
        row(&[told.treatment.into(), told.animals.into(), told.people.into(), factor, papers])
    };
    format!(
        "For people the effect of a treatment is that of the equations alone: nobody measured one, and most of what bettered \
         animals did little or nothing in controlled trials. So each effect in people is told a second time, a gain times \
         {} ({} to {}, another factor in each set, independent of its parameters), a loss as it is. That number changes no \
         equation; it is a judgement of this table, in which 0 is a trial that found no gain:\n\n{}{}\n",
        TRANSLATION.value,
        TRANSLATION.low,
        TRANSLATION.high,
        head(&["treatment", "animals", "people", "people over animals:", "papers"]),
        TRANSLATED.iter().map(one).collect::<String>()
    )
}
