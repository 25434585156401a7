//! The teacher's sheet: times, misconceptions, keys, and what each number is.

use super::claims::{Found, SETS};
use super::sheet::{STYLE, head, list, question, section, title};
use super::texts::{filled, html_of};
use super::types::{Claim, Lesson, Step};
use super::words::Words;
use crate::catalogue::Catalogue;
use crate::export::model_hash;
use crate::present::{escaped, framed};
use std::fmt::Write;

/// The sheet as a page of its own.
pub(super) fn teacher(lesson: &Lesson, found: &[Found], catalogue: &Catalogue) -> String {
    let words = lesson.language.words();
    let mut text = question(lesson);
    plan(&mut text, lesson, found, words);
    for (at, step) in lesson.steps.iter().enumerate() {
        let _ = write!(text, "<section>\n{}{}", head(at, step, words), html_of(&step.text, found));
        if let Some(ask) = &step.ask {
            let right = ask.right.and_then(|right| ask.options.get(right as usize));
            let options = ask.options.iter().map(|one| match right == Some(one) {
                true => format!("<li><strong>{}</strong>{}</li>\n", escaped(one), words.borne_out),
                false => format!("<li>{}</li>\n", escaped(one)),
            });
            let _ = write!(text, "\n<ul>\n{}</ul>\n", options.collect::<String>());
        }
        let _ = write!(text, "\n<div class=\"key\">{}</div>\n</section>\n", html_of(&step.key, found));
    }
    section(&mut text, words.stay, &list("ol", &lesson.take_aways, found));
    section(&mut text, words.left_out, &list("ul", &lesson.left_out, found));
    numbers(&mut text, lesson, found, words);
    let model = words.model.replace("{version}", env!("CARGO_PKG_VERSION")).replace("{model}", &model_hash(catalogue));
    let _ = write!(
        text,
        "<h2>{}</h2>\n<p>{}</p>\n<pre>{}</pre>\n<p class=\"small\">{model}</p>\n",
        words.scenario,
        words.beside.replace("{id}", &escaped(&lesson.id)),
        escaped(lesson.scenario.trim()),
    );
    framed(words.html, &(title(lesson) + words.for_teacher), STYLE, &text)
}

/// What students can do afterwards, how long each step takes, and what they often believe.
fn plan(text: &mut String, lesson: &Lesson, found: &[Found], words: &Words) {
    let _ = write!(text, "<h2>{}</h2>\n{}", words.can, list("ul", &lesson.aims, found));
    let row = |(at, step): (usize, &Step)| {
        let (heading, kind) = (escaped(&step.heading), escaped(words.kind(&step.kind)));
        format!(
            "<tr><th scope=\"row\">{}. {heading}</th><td>{kind}</td><td class=\"n\">{}</td></tr>\n",
            at + 1,
            step.minutes
        )
    };
    let [step, done, minutes] = words.times;
    let rows: String = lesson.steps.iter().enumerate().map(row).collect();
    let _ = write!(
        text,
        "<h2>{}</h2>\n<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{step}</th>\
         <th scope=\"col\">{done}</th><th scope=\"col\" class=\"n\">{minutes}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         <p>{}</p>\n",
        words.time,
        words.in_all.replace("{minutes}", &lesson.minutes.to_string()),
        words.committed
    );
    let _ = write!(text, "<h2>{}</h2>\n{}", words.believe, list("ul", &lesson.misconceptions, found));
}

/// Every number that the texts name.
fn numbers(text: &mut String, lesson: &Lesson, found: &[Found], words: &Words) {
    let row = |(claim, one): (&Claim, &Found)| {
        let cells = [filled(&one.said, found), claim.of.clone(), one.expected.clone()].map(|cell| escaped(&cell));
        format!(
            "<tr><th scope=\"row\" class=\"w\">{}</th><td><code>{}</code></td><td>{}</td></tr>\n",
            cells[0], cells[1], cells[2]
        )
    };
    let [said, formula, expected] = words.said;
    let rows: String = lesson.claims.iter().zip(found).map(row).collect();
    let _ = write!(
        text,
        "<h2>{}</h2>\n<p>{}</p>\n\
         <table>\n<thead><tr><th scope=\"col\">{said}</th><th scope=\"col\">{formula}</th><th scope=\"col\">{expected}</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n",
        words.numbers,
        words.computed.replace("{sets}", &SETS.to_string())
    );
}
