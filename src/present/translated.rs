//! What is left of a model's effect in people, in words and in tables. It claims no benefit: what means something is
//! told of the model alone.

use super::rounding::{SETS_WITHIN, signed};
use super::table::cell;
use super::{Results, points};
use crate::answers::{Effect, Translated, Translation};
use crate::scenario::SCORE;

/// Effects that a sentence tells at most.
const TOLD: usize = 6;

/// What is said where there are losses alone.
const WHOLE: &str = "Carried over to people a loss is told as it is.";

/// Columns of tables of effects in people: name, unit and meaning.
pub(super) const COLUMNS: [(&str, &str, &str); 6] = [
    (
        "translated_low",
        "point",
        "the effect in people as treatments were carried over from animals, a gain times a factor of each set, a loss as it \
         is: 5 % of parameter sets are below it; without sets, with the least or the greatest factor",
    ),
    ("translated_median", "point", "median of the same; without sets, with the factor as declared"),
    ("translated_high", "point", "95 % of parameter sets are below it; without sets, with the other factor"),
    ("translation_factor", "1", "factor by which a gain in animals is expected in people; half of the sets have less"),
    ("translation_factor_low", "1", "least plausible factor"),
    ("translation_factor_high", "1", "greatest plausible factor"),
];

/// Names of the columns, where there is a factor.
pub(super) fn heads(by: Option<Translation>) -> impl Iterator<Item = &'static str> {
    by.into_iter().flat_map(|_| COLUMNS).map(|(name, ..)| name)
}

/// Numbers of a row, in the order of the columns; not numbers of what has none.
pub(super) fn numbers(effect: Option<&Effect>, by: Option<Translation>) -> [f64; 6] {
    let found = effect.and_then(|effect| effect.translated.zip(by));
    found.map_or([f64::NAN; 6], |(Translated { translated_low, translated_median, translated_high }, by)| {
        [translated_low, translated_median, translated_high, by.factor, by.low, by.high]
    })
}

/// Their cells, where the table has the columns; `own` is the factor of the row.
pub(super) fn cells(table: Option<Translation>, effect: Option<&Effect>, own: Option<Translation>) -> Vec<String> {
    if table.is_none() { Vec::new() } else { numbers(effect, own).map(cell).to_vec() }
}

/// One sentence of the named effects, a name being empty where there is one only; nothing of animals, and of what changes
/// nothing at the digits that are told.
pub(super) fn sentence<'e>(
    named: impl IntoIterator<Item = (String, &'e Effect)>,
    by: Option<Translation>,
) -> Option<String> {
    let Translation { factor, low, high, smallest_difference, .. } = by?;
    let (lost, left): (Vec<_>, Vec<_>) =
        named.into_iter().filter(|(_, effect)| changed(effect)).partition(|(_, effect)| whole(effect));
    let told: Vec<String> = left.iter().enumerate().filter_map(|(at, (name, effect))| item(at, name, effect)).collect();
    let small = small(&left, smallest_difference);
    let more = if told.len() > TOLD { "; the others are in the table" } else { "" };
    let losses = if lost.is_empty() { "" } else { "; losses as they are" };
    match (told.is_empty(), lost.is_empty()) {
        (true, true) => None,
        (true, false) => Some(WHOLE.into()),
        (false, _) => {
            let told = told[..told.len().min(TOLD)].join("; ");
            Some(format!(
                "Carried over to people as other treatments from animals were (a gain times {factor}, of {low} to {high}; a \
                 loss whole): {told}{more}{losses}{small}."
            ))
        }
    }
}

/// That gains which are carried over fall short of what means something, where all of them do.
fn small(left: &[(String, &Effect)], least: f64) -> String {
    let median = |effect: &Effect| effect.translated.map_or(f64::NAN, |one| one.translated_median.abs());
    match (left, left.iter().any(|(_, effect)| median(effect) >= least)) {
        ([], _) | (_, true) => String::new(),
        ([_], false) => format!("; that is less than the {} that mean something", points(least)),
        (_, false) => format!("; none of that reaches the {} that mean something", points(least)),
    }
}

/// Whether it is carried over as it is, at the digits that are told.
fn whole(effect: &Effect) -> bool {
    let all = effect.interval().unwrap_or([effect.nominal; 3]).map(signed);
    ends(effect) == Some(all)
}

/// Whether a reader is told of a change.
fn changed(effect: &Effect) -> bool {
    let all = effect.interval().unwrap_or([effect.nominal; 3]);
    all.iter().any(|value| value.is_finite() && signed(*value) != "0.0")
}

/// `` `a` +0.6 points (5 to 95 % of the sets: 0.0 to +2.1)``; what the brackets are is said once.
fn item(at: usize, name: &str, effect: &Effect) -> Option<String> {
    let [low, middle, high] = ends(effect)?;
    let name = if name.is_empty() { String::new() } else { format!("{name} ") };
    let brackets = if at == 0 && effect.sets > 0 { format!("{SETS_WITHIN}: ") } else { String::new() };
    Some(format!("{name}{middle} points ({brackets}{low} to {high})"))
}

fn ends(effect: &Effect) -> Option<[String; 3]> {
    let Translated { translated_low, translated_median, translated_high } = effect.translated?;
    translated_median.is_finite().then(|| [translated_low, translated_median, translated_high].map(signed))
}

/// The same behind the claim of a title, of a gain; nothing of animals.
#[cfg(feature = "figures")]
pub(super) fn title(effect: &Effect) -> String {
    ends(effect).filter(|_| changed(effect) && !whole(effect)).map_or_else(String::new, |[low, middle, high]| {
        format!("; carried over to people as other treatments from animals were, {middle} ({low} to {high})")
    })
}

/// The same of an arm, with a space before it, where the score is told: in full of the first that has it, and in few words
/// of those that are read behind it.
pub(super) fn of_arm(results: &Results, arm: &str) -> String {
    if !results.asked().contains(&SCORE) {
        return String::new();
    }
    let by = Translation::of(&results.scenario.injury.species.score);
    let said = |arm: &str| results.effect(arm).and_then(|effect| sentence([(String::new(), &effect)], by));
    let in_full = |arm: &str| said(arm).is_some_and(|said| said != WHOLE);
    let first = !results.treated().take_while(|other| *other != arm).any(in_full);
    match (said(arm), results.effect(arm).as_ref().and_then(ends)) {
        (Some(said), _) if first => format!(" {said}"),
        (Some(said), _) if said == WHOLE => format!(" {WHOLE}"),
        (Some(_), Some([low, middle, high])) => format!(" Carried over so: {middle} points ({low} to {high})."),
        _ => String::new(),
    }
}

/// What carrying over is, for the foot of a figure; nothing of animals, and where nothing is carried over.
#[cfg(feature = "figures")]
pub(super) fn factor(results: &Results) -> Option<String> {
    let Translation { factor, low, high, .. } = Translation::of(&results.scenario.injury.species.score)?;
    let carried = results.effects().iter().any(|one| !title(&one.effect).is_empty());
    carried.then(|| format!("Carried over to people: a gain times {factor}, of {low} to {high}, a loss whole. "))
}

/// What a page says of the factor.
pub(super) fn about(by: Translation, plural: &str) -> String {
    let Translation { factor, low, high, .. } = by;
    format!(
        "The model is held against animals, and its effects in {plural} are those of its equations. Of what bettered \
         animals controlled trials mostly found little or nothing in people. So each effect is told a second time with a \
         gain times {factor} ({low} to {high}, another factor in each parameter set), and a loss as it is: that is what is \
         known of other treatments, and no forecast of this one."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::species::{HUMAN, RAT};

    fn effect(gain: f64, sets: usize) -> Effect {
        let members = vec![gain; sets];
        Effect::of(gain, &members, |_| None).translated(&members, Translation::of(&HUMAN.score))
    }

    #[test]
    fn a_sentence_names_the_factor_and_what_is_left_and_says_nothing_of_animals() {
        let by = Translation::of(&HUMAN.score);
        let of = |effects: &[Effect]| {
            let names = ["`a`", "`b`"].map(String::from);
            sentence(names.into_iter().zip(effects), by)
        };
        let begins = "Carried over to people as other treatments from animals were (a gain times 0.2, of 0 to 0.8; a loss \
                      whole): ";
        assert_eq!(
            of(&[effect(5.0, 0), effect(-2.0, 0)]).unwrap(),
            format!(
                "{begins}`a` +1.0 points (0.0 to +4.0); losses as they are; that is less than the 4.5 points that mean something."
            )
        );
        assert!(
            of(&[effect(5.0, 0), effect(4.0, 0)])
                .unwrap()
                .ends_with("; none of that reaches the 4.5 points that mean something.")
        );
        assert!(!of(&[effect(50.0, 0), effect(4.0, 0)]).unwrap().contains("that mean something"));
        assert_eq!(of(&[effect(-2.0, 9), effect(0.0, 9)]).unwrap(), WHOLE);
        let said = of(&[effect(5.0, 200), effect(4.0, 200)]).unwrap();
        assert!(said.starts_with(&format!("{begins}`a` +")) && said.matches("5 to 95 % of the sets").count() == 1);
        assert_eq!(
            (of(&[effect(0.04, 9), effect(-0.04, 0)]), sentence([(String::new(), &effect(5.0, 9))], None)),
            (None, None)
        );
        assert!(Translation::of(&RAT.score).is_none());
        assert!(title(&effect(5.0, 0)).ends_with("were, +1.0 (0.0 to +4.0)"));
        assert_eq!([title(&effect(-2.0, 9)), title(&effect(0.0, 9))], ["", ""]);
    }
}
