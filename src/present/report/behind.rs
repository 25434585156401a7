//! What stands behind an answer: assumptions with their grades, terms, equations, references.

use super::Page;
use super::html::{escaped, heading, paragraph, table};
use super::numbers::number;
use super::sheet::Sheet;
use std::fmt::Write;

/// What stands behind the results of a scenario, as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Behind {
    /// Rows of the catalogue in use.
    pub assumptions: Vec<Assumption>,
    /// What of the model is used, and how much of it is assumed.
    pub uses: Vec<Uses>,
    /// Terms of the model and what they mean.
    pub terms: Vec<(String, String)>,
    /// Equations that the arms act on.
    pub equations: Vec<Acts>,
    /// Parameters in these equations.
    pub constants: Vec<Constant>,
    /// Papers.
    pub papers: Vec<Referred>,
}

/// A row of the catalogue, and how far its evidence reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// What it is.
    pub what: String,
    /// Its grade.
    pub grade: &'static str,
    /// What it assumes.
    pub note: String,
    /// Keys of papers.
    pub papers: Vec<String>,
}

/// A part of the model in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uses {
    /// What it is.
    pub what: String,
    /// How much there is of it.
    pub uses: String,
    /// Papers behind it.
    pub papers: usize,
    /// Numbers and reactions among it that nothing stands behind.
    pub assumed: usize,
}

/// An equation, in MathML, and what acts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acts {
    /// Its name.
    pub name: String,
    /// What acts on it.
    pub because: String,
    /// A sentence.
    pub about: String,
    /// Where it runs, and the paper behind it; empty for an intermediate quantity.
    pub place: String,
    /// What becomes of what, as MathML; may be empty.
    pub change: String,
    /// Rate or value, as MathML.
    pub formula: String,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// Value, lowest and highest plausible value.
    pub value: [f64; 3],
    /// Unit.
    pub unit: String,
    /// Grade of the evidence.
    pub grade: &'static str,
    /// What it is.
    pub about: String,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referred {
    /// First author and year.
    pub key: String,
    /// The reference.
    pub citation: String,
    /// DOI, empty where there is none.
    pub doi: String,
    /// `read`, `recalled` or `review`.
    pub basis: &'static str,
}

/// What grades mean.
const GRADES: &str = "Grades: measured, a number was read in a study of such injuries or bounded by one; inferred, the \
number makes a published course come out; direction, studies show the direction and the size is a modelling choice; \
assumed, a modelling choice; definition, a scale on which the rest is counted.";

/// Assumptions that matter most here.
pub fn assumptions(text: &mut String, page: &Page<'_>) {
    let Behind { assumptions, uses, .. } = page.behind;
    heading(text, "Assumptions that matter most here");
    if !assumptions.is_empty() {
        let mut sheet = Sheet::new(&["in use", "grade", "papers", "what it rests on"]);
        let row = |one: &Assumption| vec![one.what.clone(), one.grade.into(), one.papers.join(", "), one.note.clone()];
        sheet.rows.extend(assumptions.iter().map(row));
        table(text, "Rows of the catalogue in use", &sheet);
    }
    if assumptions.is_empty() {
        paragraph(
            text,
            "Nothing is given, so that the answer rests on no row of the catalogue, but on the model alone.",
        );
    }
    let mut sheet = Sheet::new(&["part of the model", "used", "papers", "assumed"]);
    let row = |one: &Uses| vec![one.what.clone(), one.uses.clone(), one.papers.to_string(), one.assumed.to_string()];
    sheet.rows.extend(uses.iter().map(row));
    let what = if assumptions.is_empty() { "What of the model is used" } else { "What else is used" };
    table(text, &format!("{what}, and how much of it nothing stands behind"), &sheet);
    if let Some(words) = graded(&page.behind.constants) {
        paragraph(text, &words);
    }
    if !page.parts.iter().any(|part| part.kind == "what-matters") {
        paragraph(text, "Which parameters decide the answer, with the grade of each, `exocord what-matters` says.");
    }
    if !page.scenario.parameters.is_empty() {
        paragraph(text, "Parameters that the scenario itself changes are listed above, each with its reason.");
    }
    paragraph(text, GRADES);
}

/// How many parameters have which grade, the weakest grounds first.
fn graded(constants: &[Constant]) -> Option<String> {
    let of = |grade: &str| constants.iter().filter(|one| one.grade == grade).count();
    let grades = ["assumed", "direction", "inferred", "measured", "definition"];
    let counts: Vec<String> =
        grades.iter().filter(|grade| of(grade) > 0).map(|grade| format!("{grade} {}", of(grade))).collect();
    (!counts.is_empty()).then(|| {
        let all = constants.len();
        format!("Of the {all} parameters in the equations that the arms act on, by grade: {}.", counts.join(", "))
    })
}

/// Equations that the arms act on.
pub fn equations(text: &mut String, behind: &Behind) {
    heading(text, "Equations that the arms act on");
    if behind.equations.is_empty() {
        return paragraph(text, "No arm acts on an equation; `exocord export latex` writes all of them.");
    }
    paragraph(
        text,
        "A reaction runs r times per day. Parameters have their module below; other names are quantities of the \
         region at hand. `exocord export latex` writes all equations of the model.",
    );
    for group in behind.equations.chunk_by(|one, other| one.because == other.because) {
        let because = escaped(group.first().map_or("", |first| &first.because));
        // Together they scroll where the page is too narrow for a formula.
        let _ = writeln!(
            text,
            "<h3>{because}</h3>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Equations, {because}\">"
        );
        group.iter().for_each(|one| equation(text, one));
        text.push_str("</div>\n");
    }
    let mut sheet = Sheet::new(&["parameter", "value", "plausible range", "unit", "grade", "what it is"]);
    sheet.rows.extend(behind.constants.iter().map(|one| {
        let [value, low, high] = one.value.map(number);
        vec![one.name.clone(), value, format!("{low} to {high}"), one.unit.clone(), one.grade.into(), one.about.clone()]
    }));
    table(text, "Parameters in these equations, in a rat", &sheet);
}

fn equation(text: &mut String, one: &Acts) {
    let formula = |formula: &str| match formula {
        "" => String::new(),
        some => format!("<p class=\"formula\">{some}</p>\n"),
    };
    let _ = writeln!(
        text,
        "<div class=\"equation\">\n<p><strong>{}</strong> <span class=\"small\">{}</span><br>{}</p>\n{}{}</div>",
        escaped(&one.name),
        escaped(&one.place),
        escaped(&one.about),
        formula(&one.change),
        formula(&one.formula)
    );
}

/// Papers.
pub fn references(text: &mut String, behind: &Behind) {
    heading(text, "References");
    text.push_str("<ul>\n");
    for one in &behind.papers {
        let doi = if one.doi.is_empty() { String::new() } else { format!(" doi:{}", one.doi) };
        let known = match one.basis {
            "recalled" => " Cited from memory.",
            "review" => " As a review reports it.",
            _ => "",
        };
        let (key, citation) = (escaped(&one.key), escaped(&one.citation));
        let _ = writeln!(text, "<li><strong>{key}</strong> {citation}{}{known}</li>", escaped(&doi));
    }
    text.push_str("</ul>\n");
}
