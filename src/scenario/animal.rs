//! What a file says of the animal: strain, sex and age, which the model does not tell apart, and a level of its cord.

use std::sync::Arc;

use serde_json::json;

use super::types::Recorded;
use crate::model::species::Species;
use crate::reading::content::string;
use crate::reading::fields::Fields;
use crate::reading::kinds::{Content, Key, Own, Owned};
use crate::reading::log::Log;
use crate::reading::reader::Reader;
use crate::reading::writings::either_case;

/// A sex and the words for it.
const SEXES: [(&str, &[&str]); 3] = [
    ("female", &["female", "females", "f"]),
    ("male", &["male", "males", "m"]),
    ("both", &["both", "both sexes", "mixed", "female and male", "male and female"]),
];

/// Sex, read as a [`String`].
pub(super) static SEX: Own = Own {
    read: sex,
    schema: |_| {
        let words: Vec<String> = SEXES.iter().flat_map(|(_, words)| *words).map(|word| either_case(word)).collect();
        json!({ "type": "string", "pattern": format!(r"^\s*({})\s*$", words.join("|")) })
    },
};

fn sex(content: Content<'_, '_>, key: &'static Key, log: &mut Log<'_>) -> Option<Owned> {
    let expected = "expected `female`, `male` or `both`";
    let text = string(content, key, expected, log)?;
    let written = text.trim().to_lowercase();
    let found = SEXES.iter().find(|(_, words)| words.contains(&written.as_str()));
    if found.is_none() {
        log.error(&content.span(), format!("`sex` cannot be `{text}`"), expected, None);
    }
    found.map(|(sex, _)| -> Owned { Arc::new((*sex).to_owned()) })
}

/// Strain, sex and age; a strain of another species is told.
pub(super) fn recorded(fields: &Fields, species: Option<&Species>, reader: &mut Reader<'_>) -> Recorded {
    let strain = fields.text("strain");
    if let (Some(strain), Some(species)) = (&strain, species)
        && let Some(other) = foreign(strain, species)
    {
        let message = format!("`{strain}` does not fit the species `{}`", species.id);
        let help = format!("write species = \"{}\", or leave the strain out: it has no effect", other.id);
        reader.log.error(&fields.place("strain"), message, format!("a strain of {}", other.plural), Some(help));
    }
    Recorded { strain, sex: fields.own::<String>("sex").cloned(), age: fields.text("age") }
}

/// The species that has a strain of this name, if it is another one.
fn foreign(strain: &str, own: &Species) -> Option<&'static Species> {
    let has = |species: &Species| {
        let names = species.strains.iter().chain(species.aliases).chain([&species.id]);
        names.into_iter().any(|known| is(strain, known))
    };
    if has(own) { None } else { Species::ALL.iter().copied().find(|other| has(other)) }
}

/// Whether a strain as it is written is one of this name: substrains go on behind it, spaces and hyphens do not count.
fn is(written: &str, known: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (written, known) = (plain(written), plain(known));
    // Of a short name every letter counts: `SD` is a strain, and the beginning of others.
    written == known || (known.chars().count() >= 4 && written.starts_with(&known))
}

/// A score of hindlimbs says nothing of an injury above the forelimbs.
pub(super) fn scored(fields: &Fields, species: Option<&Species>, reader: &mut Reader<'_>) {
    let (Some(level), Some(species)) = (fields.own::<String>("level"), species) else { return };
    if !species.score.hindlimbs || !level.split('-').any(|part| part.starts_with('C')) {
        return;
    }
    let title = species.score.title;
    let message = format!("the level {level} is cervical, and {title} scores hindlimbs");
    let help = format!(
        "what a cervical injury costs is read off forelimbs, which the model has not; without `level` the course of the \
         tissue is told, which is the same at every level, and {title} as after a thoracic injury"
    );
    reader.log.error(&fields.place("level"), message, "expected a thoracic or lumbar level", Some(help));
}

#[cfg(test)]
mod tests {
    use super::{foreign, is};
    use crate::model::species::{HUMAN, MOUSE, RAT, Species};

    #[test]
    fn a_strain_is_known_in_its_spellings_and_by_its_substrains() {
        for (written, known) in
            [("Sprague Dawley", "Sprague-Dawley"), ("C57Bl/6N", "C57BL/6"), ("SD", "SD"), ("wistar han", "Wistar")]
        {
            assert!(is(written, known), "{written}");
        }
        assert!(!is("SDT", "SD") && !is("Wist", "Wistar"));
    }

    #[test]
    fn a_strain_of_one_species_is_none_of_another() {
        for species in Species::ALL {
            for strain in species.strains {
                assert!(foreign(strain, species).is_none(), "{strain}");
                let others = Species::ALL.iter().filter(|other| *other != species);
                let told: Vec<_> = others.map(|other| foreign(strain, other).map(|found| found.id)).collect();
                assert!(told.iter().all(|found| *found == Some(species.id)), "{strain}: {told:?}");
            }
        }
        assert_eq!(foreign("C57BL/6J", &RAT), Some(&MOUSE));
        assert!(foreign("Sprague-Dawley", &RAT).is_none() && foreign("outbred", &HUMAN).is_none());
    }
}
