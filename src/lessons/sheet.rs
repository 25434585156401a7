//! The student's sheet on paper: what is asked, with room to write, and explanations on a page of their own.

use super::blank::blank;
use super::claims::Found;
use super::texts::{filled, html_of};
use super::types::{Ask, Lesson, Step};
use super::words::Words;
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

/// The head of a step.
pub(super) fn head(at: usize, step: &Step, words: &Words) -> String {
    let Step { heading, kind, minutes, .. } = step;
    let done = words.step.replace("{kind}", words.kind(kind)).replace("{minutes}", &minutes.to_string());
    format!("<h2>{}. {} <span class=\"kind\">{}</span></h2>\n", at + 1, escaped(heading), escaped(&done))
}

/// What a sheet is called.
pub(super) fn title(lesson: &Lesson) -> String {
    let words = lesson.language.words();
    words.title.replace("{number}", &lesson.number.to_string()).replace("{title}", &lesson.title)
}

/// The question, and below it what readers have to know of a translation.
pub(super) fn question(lesson: &Lesson) -> String {
    let mut text = format!("<p class=\"answer\">{}</p>\n", escaped(&lesson.question));
    let unread = lesson.language.words().unread;
    if !unread.is_empty() {
        let _ = writeln!(text, "<p class=\"small\">{unread}</p>");
    }
    text
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
        let words = lesson.language.words();
        Ok(blank(column, &control.name, &course.series(column)?, full, words))
    };
    lesson.steps.iter().map(plot).collect()
}

/// The sheet as a page of its own; `plots` are those of its steps.
pub(super) fn student(lesson: &Lesson, found: &[Found], plots: &[String]) -> String {
    let words = lesson.language.words();
    let mut text = format!(
        "{}<p class=\"who\">{} <span></span> {} <span></span></p>\n<p>{}</p>\n{}",
        question(lesson),
        words.name,
        words.date,
        words.afterwards.replace("{minutes}", &lesson.minutes.to_string()),
        list("ul", &lesson.aims, found)
    );
    text.push_str(&html_of(&lesson.intro, found));
    for (at, (step, plot)) in lesson.steps.iter().zip(plots).enumerate() {
        let _ = write!(text, "\n<section>\n{}", head(at, step, words));
        match step.kind.as_str() {
            "explain" => {
                let _ = writeln!(text, "<p>{}</p>", words.own_first);
            }
            _ => text.push_str(&html_of(&step.text, found)),
        }
        if let Some(control) = &step.control {
            let new = words.new.replace("{control}", &words.control(control));
            let _ = write!(text, "\n<p class=\"small\">{}</p>\n", escaped(&new));
        }
        text.push_str(&step.ask.as_ref().map_or_else(|| lines(3), |ask| asked(ask, plot, words)));
        text.push_str("</section>\n");
    }
    section(&mut text, words.mine, &lines(lesson.take_aways.len()));
    section(&mut text, words.left_out, &list("ul", &lesson.left_out, found));
    let explained = lesson.steps.iter().enumerate().filter(|(_, step)| step.kind == "explain");
    for (count, (at, step)) in explained.enumerate() {
        let class = if count == 0 { " class=\"apart\"" } else { "" };
        let _ = writeln!(text, "<section{class}>{}{}</section>", head(at, step, words), html_of(&step.text, found));
    }
    framed(words.html, &title(lesson), STYLE, &text)
}

/// A section with its heading.
pub(super) fn section(text: &mut String, heading: &str, inner: &str) {
    let _ = write!(text, "<section><h2>{heading}</h2>\n{inner}</section>\n");
}

/// Room for a prediction.
fn asked(ask: &Ask, plot: &str, words: &Words) -> String {
    let mut text = plot.to_owned();
    if !ask.options.is_empty() {
        let items: String = ask.options.iter().map(|one| format!("<li>{}</li>\n", escaped(one))).collect();
        let _ = write!(text, "<ul class=\"options\">\n{items}</ul>\n");
    }
    if ask.by == "words" {
        text.push_str(&lines(3));
    }
    if ask.reason {
        let _ = write!(text, "<p>{}</p>\n{}", words.reason, lines(2));
    }
    text
}
