//! The teacher's sheet: times, misconceptions, keys, and what each number is.

use super::claims::{Found, SETS};
use super::sheet::{STYLE, head, list, word};
use super::texts::{filled, html_of};
use super::types::Lesson;
use crate::catalogue::Catalogue;
use crate::export::model_hash;
use crate::present::{escaped, framed};
use std::fmt::Write;

/// The sheet as a page of its own.
pub(super) fn teacher(lesson: &Lesson, found: &[Found], catalogue: &Catalogue) -> String {
    let title = format!("{}. {} (for the teacher)", lesson.number, lesson.title);
    let mut text = format!("<p class=\"answer\">{}</p>\n", escaped(&lesson.question));
    plan(&mut text, lesson, found);
    for (at, step) in lesson.steps.iter().enumerate() {
        let _ = write!(text, "<section>\n{}{}", head(at, step), html_of(&step.text, found));
        if let Some(ask) = &step.ask {
            let right = ask.right.and_then(|right| ask.options.get(right as usize));
            let options = ask.options.iter().map(|one| match right == Some(one) {
                true => format!("<li><strong>{}</strong> (the model bears this out)</li>\n", escaped(one)),
                false => format!("<li>{}</li>\n", escaped(one)),
            });
            let _ = write!(text, "\n<ul>\n{}</ul>\n", options.collect::<String>());
        }
        let _ = write!(text, "\n<div class=\"key\">{}</div>\n</section>\n", html_of(&step.key, found));
    }
    let _ = write!(text, "<section><h2>What is to stay</h2>\n{}</section>\n", list("ol", &lesson.take_aways, found));
    let _ = write!(
        text,
        "<section><h2>What the model leaves out</h2>\n{}</section>\n",
        list("ul", &lesson.left_out, found)
    );
    numbers(&mut text, lesson, found);
    let _ = write!(
        text,
        "<h2>The scenario</h2>\n<p>It stands beside this sheet as <code>{0}.toml</code>; \
         <code>exocord explorer {0}.toml</code> opens on it.</p>\n<pre>{1}</pre>\n<p class=\"small\">exocord {2}, model {3}</p>\n",
        escaped(&lesson.id),
        escaped(lesson.scenario.trim()),
        env!("CARGO_PKG_VERSION"),
        model_hash(catalogue)
    );
    framed(&title, STYLE, &text)
}

/// What students can do afterwards, how long each step takes, and what they often believe.
fn plan(text: &mut String, lesson: &Lesson, found: &[Found]) {
    let _ = write!(text, "<h2>Afterwards students can</h2>\n{}", list("ul", &lesson.aims, found));
    let row = |(at, step): (usize, &super::types::Step)| {
        let (heading, kind) = (escaped(&step.heading), escaped(&word(&step.kind)));
        format!(
            "<tr><th scope=\"row\">{}. {heading}</th><td>{kind}</td><td class=\"n\">{}</td></tr>\n",
            at + 1,
            step.minutes
        )
    };
    let rows: String = lesson.steps.iter().enumerate().map(row).collect();
    let _ = write!(
        text,
        "<h2>Time</h2>\n<table>\n<caption>{} minutes in all</caption>\n<thead><tr><th scope=\"col\">step</th>\
         <th scope=\"col\">what is done</th><th scope=\"col\" class=\"n\">minutes</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         <p>No prediction is looked at before everyone has committed one with a reason: a prediction that was only thought surprises nobody.</p>\n",
        lesson.minutes
    );
    let _ = write!(text, "<h2>What students often believe</h2>\n{}", list("ul", &lesson.misconceptions, found));
}

/// Every number that the texts name.
fn numbers(text: &mut String, lesson: &Lesson, found: &[Found]) {
    let row = |(claim, one): (&super::types::Claim, &Found)| {
        let cells = [filled(&one.said, found), claim.of.clone(), one.expected.clone()].map(|cell| escaped(&cell));
        format!(
            "<tr><th scope=\"row\" class=\"w\">{}</th><td><code>{}</code></td><td>{}</td></tr>\n",
            cells[0], cells[1], cells[2]
        )
    };
    let rows: String = lesson.claims.iter().zip(found).map(row).collect();
    let _ = write!(
        text,
        "<h2>Numbers of this lesson</h2>\n<p>Each is computed when this sheet is written, from the parameters as they are written, \
         or over the first {SETS} of the plausible parameter sets where it says so. The tests of the program fail if one is not what it has to be.</p>\n\
         <table>\n<thead><tr><th scope=\"col\">what is said</th><th scope=\"col\">formula</th><th scope=\"col\">has to be</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    );
}
