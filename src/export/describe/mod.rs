//! What the model and the catalogue consist of, as data and as plain tables.

mod acting;
mod catalogue;
mod cite;
mod columns;
mod elsewhere;
mod further;
mod items;
mod one;
mod row_number;
mod rows;
mod shelves;
mod table;
mod treatments;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalogue::Catalogue;

pub use catalogue::CatalogueRow;
pub use cite::Citation;
pub use further::{Number, SpeciesFactor, SpeciesRow};
pub use one::Unknown;
pub use row_number::RowNumber;
pub use rows::{GradeCount, Observable, Overview, Paper, Parameter, Reaction, State};

/// What to describe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// How much there is of everything, and how well it is supported.
    Overview,
    /// Every state.
    States,
    /// Every parameter.
    Parameters,
    /// Every reaction.
    Reactions,
    /// Every observable.
    Observables,
    /// Every paper behind the model, the catalogue and the facts.
    Papers,
    /// Every row of the catalogue.
    Catalogue,
    /// Every row of one of its sets, by the word of [`CatalogueRow::set`].
    Set(&'static str),
    /// What differs between species.
    Species,
    /// What injuries, words for their severity and doses are taken for.
    Injuries,
    /// Whatever has this name: of the model, a species, an injury, a paper, or a row of the catalogue.
    One(String),
}

impl Topic {
    /// Words that stand for the topics other than [`Topic::One`].
    pub const WORDS: [&str; 14] = [
        "overview",
        "states",
        "parameters",
        "reactions",
        "observables",
        "papers",
        "catalogue",
        "sources",
        "cargoes",
        "engineering",
        "routes",
        "treatments",
        "species",
        "injuries",
    ];

    /// The topic that a word stands for; any other word is the name of one thing.
    pub fn from_word(word: &str) -> Topic {
        match word.trim().to_lowercase().as_str() {
            "overview" => Topic::Overview,
            "states" => Topic::States,
            "parameters" => Topic::Parameters,
            "reactions" => Topic::Reactions,
            "observables" => Topic::Observables,
            "papers" => Topic::Papers,
            "catalogue" => Topic::Catalogue,
            "sources" => Topic::Set("source"),
            "cargoes" => Topic::Set("cargo"),
            "engineering" => Topic::Set("engineering"),
            "routes" => Topic::Set("route"),
            "treatments" => Topic::Set("treatment"),
            "species" => Topic::Species,
            "injuries" => Topic::Injuries,
            _ => Topic::One(word.to_owned()),
        }
    }
}

/// The answer to a [`Topic`]: serialise it, or print it with [`Description::text`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Description {
    /// Counts and evidence.
    Overview(Overview),
    /// States.
    States(Vec<State>),
    /// Parameters.
    Parameters(Vec<Parameter>),
    /// Reactions.
    Reactions(Vec<Reaction>),
    /// Observables.
    Observables(Vec<Observable>),
    /// Papers.
    Papers(Vec<Paper>),
    /// Rows of the catalogue, or of one of its sets.
    Catalogue(Vec<CatalogueRow>),
    /// Numbers and factors of the species.
    Species(Vec<SpeciesRow>),
    /// Numbers of injuries and doses.
    Injuries(Vec<Number>),
    /// Everything of one name.
    Items(Vec<Item>),
}

/// One thing in full.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// A state.
    State(State),
    /// A parameter.
    Parameter(Parameter),
    /// A reaction.
    Reaction(Reaction),
    /// An observable.
    Observable(Observable),
    /// A named intermediate quantity.
    Definition {
        /// Name.
        name: String,
        /// What it is.
        about: String,
        /// Its formula.
        formula: String,
        /// Modules that use it.
        used_in: Vec<String>,
    },
    /// A paper.
    Source(Paper),
    /// A row of the catalogue.
    CatalogueRow(CatalogueRow),
    /// A number of a species, an injury or a dose.
    Number(Number),
    /// A species.
    Species {
        /// Word in files.
        name: &'static str,
        /// Other words.
        also: &'static [&'static str],
        /// Strains and breeds that are recorded; none has an effect.
        strains: &'static [&'static str],
        /// How function is scored.
        score: String,
        /// Grades that may stand for a severity.
        severities: Vec<String>,
        /// Names of its numbers.
        numbers: Vec<String>,
        /// Its factors on parameters of the rat.
        factors: Vec<String>,
    },
    /// A kind of injury.
    Injury {
        /// Word in files.
        name: &'static str,
        /// Other words.
        also: &'static [&'static str],
        /// How the model takes it.
        note: &'static str,
        /// Its numbers.
        numbers: Vec<String>,
    },
    /// A module: the names of what it has.
    Module {
        /// Name.
        name: String,
        /// Its reactions.
        reactions: Vec<String>,
        /// Its parameters.
        parameters: Vec<String>,
    },
}

/// Describes `topic`.
///
/// # Errors
/// [`Unknown`] if nothing has the name asked for; it carries the nearest names.
pub fn describe(topic: &Topic, catalogue: &Catalogue) -> Result<Description, Unknown> {
    Ok(match topic {
        Topic::Overview => Description::Overview(rows::overview(catalogue)),
        Topic::States => Description::States(rows::states()),
        Topic::Parameters => Description::Parameters(rows::parameters()),
        Topic::Reactions => Description::Reactions(rows::reactions()),
        Topic::Observables => Description::Observables(rows::observables()),
        Topic::Papers => Description::Papers(rows::papers(catalogue)),
        Topic::Catalogue => Description::Catalogue(catalogue::rows(catalogue)),
        Topic::Set(set) => Description::Catalogue(catalogue::of_set(set, catalogue)),
        Topic::Species => Description::Species(further::species()),
        Topic::Injuries => Description::Injuries(further::injuries()),
        Topic::One(name) => Description::Items(one::find(name, catalogue)?),
    })
}

#[cfg(test)]
mod tests {
    use super::{Description, Topic, describe};
    use crate::catalogue::Catalogue;

    fn told(topic: &Topic) -> Description {
        describe(topic, &Catalogue::embedded().unwrap()).unwrap()
    }

    #[test]
    fn every_topic_has_rows_and_keeps_to_the_width() {
        for word in Topic::WORDS {
            let description = told(&Topic::from_word(word));
            for width in [70, 100, 140] {
                let text = description.text(width);
                assert!(text.lines().count() > 3, "{word}");
                let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= width, "{word} at {width} is {widest} wide");
            }
            assert!(serde_json::to_value(&description).unwrap().is_object());
        }
    }

    #[test]
    fn assumptions_are_counted_aloud() {
        let text = told(&Topic::Overview).text(100);
        assert!(text.contains("assumed"), "{text}");
    }

    #[test]
    fn one_reaction_is_shown_in_full() {
        let text = told(&Topic::One("barrier.mmp9_opening".into())).text(100);
        for part in ["barrier.opening_by_mmp9 * mmp9", "MMP-9 digests", "Noble", "https://doi.org/10."] {
            assert!(text.contains(part), "{part} is missing in\n{text}");
        }
        let both = told(&Topic::One("barrier.repair".into()));
        assert!(matches!(both, Description::Items(items) if items.len() == 2));
    }

    #[test]
    fn an_unknown_name_comes_back_with_the_nearest() {
        let unknown = describe(&Topic::One("mmp9_openning".into()), &Catalogue::embedded().unwrap()).unwrap_err();
        assert_eq!(unknown.nearest[0], "barrier.mmp9_opening");
        assert!(unknown.to_string().contains("`barrier.mmp9_opening`"));
        let catalogue = Catalogue::embedded().unwrap();
        let guessed = |name: &str| describe(&Topic::One(name.into()), &catalogue).unwrap_err().nearest;
        for another in ["miR-128", "normoxia", "hyperoxia", "oxidant", "egf"] {
            assert!(guessed(another).is_empty(), "{another}: {:?}", guessed(another));
        }
        assert_eq!(guessed("demyelination"), ["oligodendrocytes.demyelination"]);
        assert!(guessed("proliferation").len() > 1, "{:?}", guessed("proliferation"));
        for (slip, meant) in [
            ("catalogu", "catalogue"),
            ("recations", "reactions"),
            ("reaction", "reactions"),
            ("route", "routes"),
            ("material", "routes"),
            ("bscb_lek", "bscb_leak"),
            ("tnf@epicenter", "tnf@epicentre"),
        ] {
            assert_eq!(guessed(slip).first().map(String::as_str), Some(meant), "{slip}: {:?}", guessed(slip));
        }
        let said = |name: &str| describe(&Topic::One(name.into()), &catalogue).unwrap_err().to_string();
        assert!(said("").contains("`reactions`") && said("our-peptide").contains("--catalogue FILE"));
        assert_eq!(Topic::from_word("Catalogue"), Topic::Catalogue);
        assert_eq!(told(&Topic::One("tnf@epicentre".into())), told(&Topic::One("tnf".into())));
    }

    #[test]
    fn a_word_of_the_field_is_told_by_its_kind_and_a_name_in_another_spelling_is_found() {
        let catalogue = Catalogue::embedded().unwrap();
        let said = |name: &str| describe(&Topic::One(name.into()), &catalogue).unwrap_err().to_string();
        for (word, kind, none) in [
            ("dog", "is a species that is not in the model by this name; species: rat, mouse, human", "injur"),
            ("ischemia", "nearest there is `perfusion` or `hypoxia`; injuries: contusion", "species"),
            ("NK cell", "is a kind of cell that is not in the model by this name; cells: neutrophils", "mean"),
            ("miR-125", "of its family there is `mir-125a-3p` and `mir-125a`; `exocord describe", "mean"),
            ("i.p.", "`intraparenchymal`, of which there is `intraparenchymal`; `exocord describe", "mean"),
            ("M1:M2", "is a ratio of `m1` and `m2`", "mean"),
            ("m1/bbb", "at(m1@epicentre, 7 d) / at(bbb, 7 d)", "mean"),
        ] {
            let said = said(word);
            assert!(said.contains(kind) && !said.contains(none), "{said}");
        }
        for (word, same) in [("i.v.", "intravenous"), ("TNF", "tnf"), ("tail vein", "intravenous"), ("Rats", "rat")] {
            assert_eq!(told(&Topic::One(word.into())), told(&Topic::One(same.into())), "{word}");
        }
    }
}
