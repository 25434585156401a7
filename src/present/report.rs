//! One page per run: answer, what was asked, figure, outcomes, numerics, provenance. No script, no request.

use super::{Results, headline, outcome_rows};
use crate::engine::Engine;
use crate::experiment::Metric;
use crate::scenario::{CONTEXT_OF_USE, resolved_toml, schedule_table};
use std::fmt::Write;

/// Where a report says it comes from.
#[derive(Clone, Debug)]
pub struct Provenance<'a> {
    /// Version of this software.
    pub version: &'a str,
    /// SHA-256 of the model's text.
    pub model_hash: &'a str,
}

const STYLE: &str = "body{font:16px/1.5 'DejaVu Sans',sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1C2733}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse}\
th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #d8dde3}td.n{text-align:right}\
figure{margin:1rem 0}figure svg{width:100%;height:auto}pre{background:#f4f6f8;padding:1rem;overflow-x:auto}\
.use{border-left:4px solid #C24A00;padding-left:1rem}";

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The page as HTML, with `figure` (an SVG) in line, if it could be drawn.
pub fn report(results: &Results, figure: Option<&str>, provenance: &Provenance<'_>) -> String {
    let question = escaped(&results.scenario.question);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{question}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>{question}</h1>\n<p class=\"use\">{}</p>\n",
        escaped(CONTEXT_OF_USE)
    );
    for course in &results.courses {
        let _ = writeln!(page, "<p>{}</p>", escaped(&headline(results, &course.arm)));
    }
    doses(&mut page, results);
    if let Some(figure) = figure {
        let _ = writeln!(page, "<h2>Course</h2>\n<figure>{figure}</figure>");
    }
    outcomes(&mut page, results);
    numerics(&mut page, results);
    changed(&mut page, results);
    let _ = writeln!(
        page,
        "<h2>Provenance</h2>\n<p>exocord {}, model {}, seed {}.</p>\n<h2>Scenario as run</h2>\n<pre>{}</pre>\n</body>\n</html>",
        escaped(provenance.version),
        escaped(provenance.model_hash),
        results.scenario.simulation.seed,
        escaped(&resolved_toml(&results.scenario))
    );
    page
}

fn table(page: &mut String, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let cells = |tag: &str, row: &[String]| -> String {
        let class = |cell: &String| if cell.parse::<f64>().is_ok() { " class=\"n\"" } else { "" };
        row.iter().map(|cell| format!("<{tag}{}>{}</{tag}>", class(cell), escaped(cell))).collect()
    };
    let head: Vec<String> = head.iter().map(|h| (*h).to_string()).collect();
    let _ = writeln!(page, "<table>\n<tr>{}</tr>", cells("th", &head));
    for row in rows {
        let _ = writeln!(page, "<tr>{}</tr>", cells("td", &row));
    }
    page.push_str("</table>\n");
}

fn doses(page: &mut String, results: &Results) {
    let rows = schedule_table(&results.scenario);
    if rows.is_empty() {
        return;
    }
    page.push_str("<h2>Doses</h2>\n");
    let head = ["arm", "intervention", "route", "start (d)", "duration (d)", "amount (ug)"];
    table(
        page,
        &head,
        rows.into_iter().map(|row| {
            let (start, duration, amount) = (row.start_d, row.duration_d, row.amount_ug);
            vec![
                row.arm,
                row.intervention,
                row.route,
                format!("{start:.4}"),
                format!("{duration:.4}"),
                format!("{amount}"),
            ]
        }),
    );
}

fn outcomes(page: &mut String, results: &Results) {
    page.push_str("<h2>Outcomes</h2>\n");
    let head = ["arm", "outcome", "value", "control", "difference", "ratio"];
    let treated = results.courses.len() > 1;
    let rows = results.courses.iter().skip(usize::from(treated)).flat_map(|course| {
        outcome_rows(results, &course.arm).into_iter().map(|(label, m)| {
            let ratio = m.ratio().map_or_else(|| "-".into(), |r| format!("{r:.3}"));
            let numbers = [m.value, m.control].map(|v| format!("{v:.4}"));
            let [value, control] = numbers;
            vec![course.arm.clone(), named(label, m), value, control, format!("{:+.4}", m.difference()), ratio]
        })
    });
    table(page, &head, rows);
}

/// What an outcome is called; one of the scenario's own has its unit with it.
fn named(label: &str, metric: &Metric) -> String {
    if metric.own && !metric.unit.is_empty() { format!("{label} ({})", metric.unit) } else { label.into() }
}

fn numerics(page: &mut String, results: &Results) {
    let simulation = &results.scenario.simulation;
    let engine = results.courses.first().map_or(Engine::default(), |course| course.trajectory.engine);
    let _ = writeln!(
        page,
        "<h2>Numerics</h2>\n<p>{}, relative tolerance {:e}, absolute tolerance {:e}, {} regions. \
         Doses and switches are exact stops.</p>",
        engine.title(),
        simulation.rtol,
        simulation.atol,
        simulation.regions
    );
    let head = ["arm", "steps", "rejected", "rates evaluated", "intervals", "worst undershoot"];
    let rows = results.courses.iter().map(|course| {
        let (work, worst) = (&course.trajectory.work, &course.trajectory.worst_undershoot);
        let worst = worst
            .as_ref()
            .map_or_else(|| "none".into(), |u| format!("{:.1e} ({}, day {:.2})", u.value, u.state, u.time_d));
        let counts = [work.accepted, work.rejected, work.evaluations].map(|n| n.to_string());
        let [accepted, rejected, evaluations] = counts;
        vec![course.arm.clone(), accepted, rejected, evaluations, course.trajectory.intervals.to_string(), worst]
    });
    table(page, &head, rows);
}

fn changed(page: &mut String, results: &Results) {
    let overrides = &results.scenario.parameters;
    if !overrides.is_empty() {
        page.push_str("<h2>Parameters changed</h2>\n");
        let rows = overrides.iter().map(|o| vec![o.name.clone(), o.value.to_string(), o.reason.clone()]);
        table(page, &["parameter", "value", "reason"], rows);
    }
    if !results.warnings.is_empty() {
        page.push_str("<h2>Worth a second look</h2>\n<ul>\n");
        for warning in &results.warnings {
            let _ = writeln!(page, "<li>{}</li>", escaped(warning));
        }
        page.push_str("</ul>\n");
    }
}
