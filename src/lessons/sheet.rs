//! The student's sheet on paper: what is asked, with room to write, and explanations on a page of their own.

use super::blank::blank;
use super::claims::Found;
use super::texts::{filled, html_of};
use super::types::{Ask, Lesson, Step};
use crate::catalogue::Catalogue;
use crate::experiment::{Course, run_arm};
use crate::present::{escaped, framed};
use crate::study::StudyError;
use std::fmt::Write;

/// What the sheets add to the look of a page.
pub(super) const STYLE: &str = "\
.kind{font-weight:normal;color:#46505c;font-size:.9rem}.line{border-bottom:1px solid #8a94a0;height:2.1em}\
.options{list-style:none;padding-left:0}.options li::before{content:'\\2610\\a0\\a0'}\
.apart{break-before:page}.key{border-left:4px solid #0B5CAD;padding-left:.8rem}.who{display:flex;gap:2rem}.who span{flex:1;border-bottom:1px solid #8a94a0}\
td code{font-size:inherit}figure svg{min-width:0;max-width:40rem}section{break-inside:avoid-page}";

/// What is done in a step, in words.
pub(super) fn word(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The head of a step.
pub(super) fn head(at: usize, step: &Step) -> String {
    let Step { heading, kind, minutes, .. } = step;
    format!(
        "<h2>{}. {} <span class=\"kind\">{}, {minutes} min</span></h2>\n",
        at + 1,
        escaped(heading),
        escaped(&word(kind))
    )
}

/// A list of texts in which claims are named.
pub(super) fn list(tag: &str, texts: &[String], found: &[Found]) -> String {
    let items: String = texts.iter().map(|text| format!("<li>{}</li>\n", escaped(&filled(text, found)))).collect();
    format!("<{tag}>\n{items}</{tag}>\n")
}

/// Lines to write on.
fn lines(count: usize) -> String {
    "<p class=\"line\"></p>\n".repeat(count)
}

/// The plot of every prediction that is drawn, by step; nothing for any other.
///
/// # Errors
/// [`StudyError`] where the scenario cannot be run.
pub(super) fn plots(lesson: &Lesson, catalogue: &Catalogue) -> Result<Vec<String>, StudyError> {
    let scenario = &lesson.parsed;
    let drawn = |step: &Step| step.ask.as_ref().is_some_and(|ask| ask.column.is_some());
    let Some(control) = scenario.arms.first().filter(|_| lesson.steps.iter().any(drawn)) else {
        return Ok(vec![String::new(); lesson.steps.len()]);
    };
    let course: Course = run_arm(scenario, control, catalogue)?;
    let plot = |step: &Step| {
        let Some(column) = step.ask.as_ref().and_then(|ask| ask.column.as_ref()) else { return Ok(String::new()) };
        let score = &scenario.injury.species.score;
        let full = (score.column == column).then_some(score.full.value);
        Ok(blank(column, &control.name, &course.series(column)?, full))
    };
    lesson.steps.iter().map(plot).collect()
}

/// The sheet as a page of its own; `plots` are those of its steps.
pub(super) fn student(lesson: &Lesson, found: &[Found], plots: &[String]) -> String {
    let title = format!("{}. {}", lesson.number, lesson.title);
    let mut text = format!(
        "<p class=\"answer\">{}</p>\n<p class=\"who\">Name <span></span> Date <span></span></p>\n<p>{} minutes. Afterwards you can</p>\n{}",
        escaped(&lesson.question),
        lesson.minutes,
        list("ul", &lesson.aims, found)
    );
    text.push_str(&html_of(&lesson.intro, found));
    for (at, (step, plot)) in lesson.steps.iter().zip(plots).enumerate() {
        let _ = write!(text, "\n<section>\n{}", head(at, step));
        match step.kind.as_str() {
            "explain" => {
                let own = "<p>First write down your own explanation. Then read that at the end of this sheet.</p>\n";
                text.push_str(own);
            }
            _ => text.push_str(&html_of(&step.text, found)),
        }
        if let Some(control) = &step.control {
            let _ = write!(text, "\n<p class=\"small\">New in this step: {}</p>\n", escaped(&control_words(control)));
        }
        text.push_str(&step.ask.as_ref().map_or_else(|| lines(3), |ask| asked(ask, plot)));
        text.push_str("</section>\n");
    }
    let _ = write!(text, "<section><h2>What I take with me</h2>\n{}</section>\n", lines(lesson.take_aways.len()));
    let _ = write!(
        text,
        "<section><h2>What the model leaves out</h2>\n{}</section>\n",
        list("ul", &lesson.left_out, found)
    );
    let explained = lesson.steps.iter().enumerate().filter(|(_, step)| step.kind == "explain");
    for (count, (at, step)) in explained.enumerate() {
        let class = if count == 0 { " class=\"apart\"" } else { "" };
        let _ = writeln!(text, "<section{class}>{}{}</section>", head(at, step), html_of(&step.text, found));
    }
    framed(&title, STYLE, &text)
}

/// Room for a prediction.
fn asked(ask: &Ask, plot: &str) -> String {
    let mut text = plot.to_owned();
    if !ask.options.is_empty() {
        let items: String = ask.options.iter().map(|one| format!("<li>{}</li>\n", escaped(one))).collect();
        let _ = write!(text, "<ul class=\"options\">\n{items}</ul>\n");
    }
    if ask.by == "words" {
        text.push_str(&lines(3));
    }
    if ask.reason {
        let _ = write!(text, "<p>My reason:</p>\n{}", lines(2));
    }
    text
}

/// A control of the page in words.
pub(super) fn control_words(control: &str) -> String {
    match control {
        "at" => "when the dose is given",
        "repeat" => "how often it is given",
        "switch" => "switches of mechanisms",
        "cursor" => "the time cursor",
        "cord" => "the picture of the cord",
        "pin" => "a pinned run to compare with",
        "bands" => "bands over parameter sets",
        "window" => "the view “Window”",
        "routes" => "the view “Routes”",
        "why" => "the view “Why”",
        "sure" => "the view “How sure”",
        known => return format!("the {known}"),
    }
    .to_owned()
}
