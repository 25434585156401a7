//! The equations on which the arms of a scenario act, as MathML, which browsers set without script.

use super::book::{self, Book};
use super::cite::{acting, given};
use super::glossary::meaning;
use super::latex::arrow;
use super::text::sentence;
use crate::catalogue::Catalogue;
use crate::ledger::Posted;
use crate::model::parameters;
use crate::number::symbol::latex::name;
use crate::scenario::{Arm, Intervention, Scenario, Target};
use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser, RenderConfig, Storage, write_mathml};

/// An equation that some arm acts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Full name of the reaction, or name of the intermediate quantity.
    pub name: String,
    /// What acts on it: a mechanism of action, or what a perturbation names.
    pub because: String,
    /// One sentence.
    pub about: String,
    /// Where it runs; empty for an intermediate quantity.
    pub place: String,
    /// Key of the paper behind it; empty for an intermediate quantity.
    pub source: String,
    /// What becomes of what, as MathML; empty for an intermediate quantity.
    pub change: String,
    /// Rate or value, as MathML.
    pub formula: String,
    /// Names of the parameters in it.
    pub parameters: Vec<&'static str>,
}

/// Equations that arms of `scenario` act on: what is perturbed first, then by mechanism of action what vesicles do.
pub fn acting_equations(scenario: &Scenario, catalogue: &Catalogue) -> Vec<Equation> {
    let book = Book::open();
    let mut found = Vec::new();
    for target in scenario.arms.iter().flat_map(|arm| &arm.perturbations).map(|one| &one.target) {
        perturbed(&book, target, &mut found);
    }
    let treatments: Vec<&Intervention> = scenario.arms.iter().flat_map(Arm::given).filter(|one| given(one)).collect();
    let acting = acting(&treatments, catalogue);
    for row in catalogue.mechanisms.iter().filter(|row| acting.contains(row.id.as_str())) {
        mechanism(&book, &row.id, &mut found);
    }
    found
}

/// Adds an equation unless it is there.
fn add(found: &mut Vec<Equation>, equation: Equation) {
    if found.iter().all(|one| one.name != equation.name || one.formula != equation.formula) {
        found.push(equation);
    }
}

fn perturbed(book: &Book, target: &Target, found: &mut Vec<Equation>) {
    let (what, name) = match target {
        Target::Reaction(name) => (format!("reaction {name}"), name),
        Target::Parameter(name) => (format!("parameter {name}"), name),
        // Something is put in or taken out at one moment: no equation is another.
        Target::State(_) => return,
    };
    let concerned = |one: &&Posted| match target {
        Target::Parameter(name) => one.rate.variables().contains(name.as_str()),
        _ => one.reaction.full_name() == *name,
    };
    for one in book.reactions.iter().filter(concerned) {
        add(found, reaction(one, &what));
    }
}

/// The drive of a mechanism of action, the quantities and the reactions in which it stands by its name.
fn mechanism(book: &Book, id: &str, found: &mut Vec<Equation>) {
    let Some(drive) = book.definitions.iter().find(|one| one.name == id) else { return };
    let (because, symbol) = (format!("mechanism {id}"), name(drive.name));
    for one in book.definitions.iter().filter(|one| one.name == id || one.body.latex().contains(&symbol)) {
        let parameters = own_parameters(one.body.variables());
        let formula = mathml(&format!("{} = {}", name(one.name), one.body.latex()));
        let (about, none) = (meaning(one.name), String::new);
        let because = because.clone();
        let equation = Equation {
            name: one.name.into(),
            because,
            about,
            place: none(),
            source: none(),
            change: none(),
            formula,
            parameters,
        };
        add(found, equation);
    }
    for one in book.reactions.iter().filter(|one| one.rate.latex().contains(&symbol)) {
        add(found, reaction(one, &because));
    }
}

fn reaction(posted: &Posted, because: &str) -> Equation {
    let place = match book::reach(posted.reach) {
        Some(only) => format!("{}, {only}", book::place(posted.place)),
        None => book::place(posted.place).to_owned(),
    };
    Equation {
        name: posted.reaction.full_name(),
        because: because.into(),
        about: sentence(posted.reaction.about),
        place,
        source: posted.reaction.source.key.into(),
        change: mathml(&arrow(posted)),
        formula: mathml(&format!("r = {}", posted.rate.latex())),
        parameters: own_parameters(posted.rate.variables()),
    }
}

/// Those of the names that are parameters of the model.
fn own_parameters(names: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
    names.into_iter().filter(|name| parameters::table().iter().any(|entry| entry.name == *name)).collect()
}

/// A formula as MathML, in pieces between which a line may break, for browsers break no formula; nothing if it could not
/// be read, which a test forbids for those of the model.
fn mathml(latex: &str) -> String {
    let pieces: Option<Vec<String>> = pieces(latex).into_iter().map(piece).collect();
    pieces.map_or_else(String::new, |pieces| pieces.join(" "))
}

/// One piece, in which each name is one text and not a row of letters.
fn piece(latex: &str) -> Option<String> {
    // An empty group before an operator keeps it one between two things, with the space of such.
    let whole = format!("{{}}{}", latex.replace("\\mathrm{", "\\text{").replace("\\mathit{", "\\text{"));
    let storage = Storage::new();
    let config = RenderConfig { display_mode: DisplayMode::Inline, ..RenderConfig::default() };
    let mut text = Vec::new();
    write_mathml(&mut text, Parser::new(&whole, &storage), config).ok()?;
    let text = String::from_utf8_lossy(&text).into_owned();
    // A text keeps the sign that LaTeX wants before an underscore.
    (!text.contains("<merror")).then(|| text.replace("\\_", "_"))
}

/// A formula cut before its operators, as far as they stand in no group. Brackets are of one height whatever they hold,
/// so that a cut between them is none to the eye.
fn pieces(latex: &str) -> Vec<&str> {
    const OPERATORS: [&str; 6] = [" + ", " - ", " \\cdot ", " / ", " = ", " \\longrightarrow "];
    let (mut cuts, mut depth, mut before) = (vec![0], 0_usize, ' ');
    for (at, letter) in latex.char_indices() {
        match letter {
            '{' if before != '\\' => depth += 1,
            '}' if before != '\\' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 && OPERATORS.iter().any(|one| latex[at..].starts_with(one)) => cuts.push(at),
            _ => {}
        }
        before = letter;
    }
    let ends = cuts.iter().skip(1).copied().chain([latex.len()]);
    cuts.iter().zip(ends).map(|(from, to)| latex[*from..to].trim()).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::book::Book;

    #[test]
    fn every_rate_and_definition_of_the_model_can_be_set() {
        let book = Book::open();
        for one in &book.reactions {
            let set = reaction(one, "");
            assert!(set.formula.starts_with("<math") && set.change.starts_with("<math"), "{}", set.name);
        }
        for one in &book.definitions {
            assert!(mathml(&one.body.latex()).starts_with("<math"), "{}", one.name);
        }
    }

    #[test]
    fn a_formula_is_cut_before_operators_that_stand_in_no_group() {
        let cut = pieces("r = a \\cdot (b + \\frac{c + d}{e})");
        assert_eq!(cut, ["r", "= a", "\\cdot (b", "+ \\frac{c + d}{e})"]);
    }

    #[test]
    fn what_cannot_be_read_gives_nothing() {
        assert_eq!(mathml("\\nosuchthing{x}"), "");
    }
}
