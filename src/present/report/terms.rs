//! The glossary of a page: terms that stand on it, in plain words.

use super::Page;
use super::html::{escaped, heading};
use std::fmt::Write;

/// Terms that are not of the model: what tells that a page uses one, the term, and what it means.
const WORDS: &[(&str, &str, &str)] = &[
    ("arm", "arm", "One treatment of the same injury; the untreated control is one too."),
    (
        "parameter set",
        "parameter set",
        "Values for all uncertain parameters at once; each set gives a course of its own.",
    ),
    ("plausible", "plausible", "Of a parameter set: with it the model holds the published facts as a whole."),
    ("nominal", "nominal", "With the parameters as they are written in the model."),
    ("differ", "difference", "Arm less untreated control, within one parameter set; then summed up over the sets."),
    ("median", "median", "The middle: half of the parameter sets lie below it."),
    ("epicentre", "epicentre", "Where the blow falls."),
    ("penumbra", "penumbra", "The tissue around the epicentre that is at risk."),
    ("ug", "ug", "Microgram of vesicle protein, in which doses are counted."),
    ("vesicle", "vesicles", "Small particles that cells release, exosomes among them, with what they carry."),
    ("cargo", "active cargo", "What vesicles carry, as far as it acts in cells."),
    ("area", "area", "Of a course: amount times the time for which it is there; twice as long is twice the area."),
    ("severity", "severity", "How hard the blow is, from 0 (sham) to 1; 0.6 is the moderate contusion of the rat."),
    ("relative level", "relative level", "1 is of the order of the peak after a moderate contusion of the rat."),
    ("barrier", "barrier", "The wall between blood and cord; where it leaks, cells, blood and water come in."),
    ("m1-like", "M1-like", "Of macrophages and microglia: that inflame and attack; one end of a scale."),
    ("m2-like", "M2-like", "Of macrophages and microglia: that calm and mend; the other end of that scale."),
    ("myeloid", "myeloid cells", "Monocytes, macrophages and microglia together."),
    ("damps", "DAMPs", "Alarm signals: what dying cells let out, and what other cells answer with inflammation."),
    ("tnf", "TNF", "Tumour necrosis factor, a signal of inflammation."),
    ("il-1b", "IL-1b", "Interleukin 1 beta, a signal of inflammation."),
    ("il-6", "IL-6", "Interleukin 6, a signal of inflammation."),
    ("il-10", "IL-10", "Interleukin 10, a signal that calms inflammation."),
    ("tgf-b", "TGF-b", "Transforming growth factor beta, a signal that calms inflammation and makes scar."),
    ("cxcl1", "CXCL1", "A signal that calls neutrophils out of the blood."),
    ("ccl2", "CCL2", "A signal that calls monocytes out of the blood."),
    ("mmp-9", "MMP-9", "An enzyme that opens the barrier."),
    ("cspg", "CSPG", "Chondroitin sulfate proteoglycans: what the scar lays down and axons do not grow through."),
    ("fibrotic matrix", "fibrotic matrix", "Scar of connective tissue in the core of the lesion."),
    ("progenitors", "progenitors", "Cells that can become oligodendrocytes, which wrap axons in myelin."),
    (
        "carried",
        "carried",
        "A part's share of a difference: what it adds, on average over the orders in which parts can be added.",
    ),
    (
        "translated",
        "carried over",
        "Of an effect in people: what is left of it if this treatment fares as others did that had bettered animals.",
    ),
    (
        "rank correlation",
        "rank correlation",
        "How far two numbers rise together over the sets: 1 always, 0 not at all, -1 against each other.",
    ),
    ("beyond chance", "beyond chance", "Larger than what as many unrelated numbers show in one case of twenty."),
    ("half left", "half left", "When half of the best gain is left."),
];

/// The glossary; `text` is the page so far, whose words are told.
pub fn terms(text: &mut String, page: &Page<'_>) {
    // A part of a difference is carried too, which is something else.
    let said = text.to_lowercase().replace("carried over", "translated");
    let score = &page.scenario.injury.species.score;
    heading(text, "Terms");
    text.push_str("<dl>\n");
    let mut one = |term: &str, meaning: &str| {
        let _ = writeln!(text, "<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(meaning));
    };
    one(score.title, &format!("The {}.", score.about));
    for (_, term, meaning) in WORDS.iter().filter(|(sign, ..)| has(&said, sign)) {
        one(term, meaning);
    }
    for (term, meaning) in &page.behind.terms {
        one(term, meaning);
    }
    text.push_str("</dl>\n");
}

/// Whether a word begins with this sign somewhere in the text.
fn has(text: &str, sign: &str) -> bool {
    text.match_indices(sign).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn a_term_is_told_from_a_part_of_a_word() {
        assert!(has("the arm", "arm") && has("arms", "arm") && has("(arm)", "arm"));
        assert!(!has("harm", "arm") && !has("", "arm"));
    }
}
