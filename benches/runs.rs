//! Serves runs of one arm to `cross_engine/bench.py`: CPU time, work, states and observables.
//!
//! Arguments: a scenario file and the name of an arm. Commands come from standard input, one a line, and each
//! is answered with one line of JSON. ENGINE is `rodas5p` or `dopri5`, POINTS the number of output points.
//!
//! ```text
//! time ENGINE RTOL ATOL POINTS REPEATS    CPU seconds of each run, and its steps
//! states ENGINE RTOL ATOL POINTS FILE     writes the states at every output point, as doubles
//! observables ENGINE RTOL ATOL POINTS FILE
//! peaks ENGINE RTOL ATOL                  largest sizes of states and observables over a fine grid and all stops
//! ```

use cpu_time::ThreadTime;
use exocord::catalogue::Catalogue;
use exocord::course::analysis_times;
use exocord::engine::{Control, Engine, Plan, Sample, Work, run};
use exocord::experiment::{plan, vocabulary};
use exocord::model::cord::Frame;
use exocord::model::observables::{columns, observe};
use exocord::scenario::parse;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let given: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [path, arm] = given.as_slice() else {
        println!("runs serves cross_engine/bench.py; it needs a scenario file and the name of an arm");
        return Ok(());
    };
    let plan = plan_of(path, arm)?;
    println!("{}", json!({ "states": plan.layout.len(), "observables": columns(plan.layout.regions) }));
    for line in std::io::stdin().lock().lines() {
        let answer = answer(&plan, &line?).unwrap_or_else(|error| json!({ "failed": error.to_string() }));
        println!("{answer}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn plan_of(path: &str, arm: &str) -> Outcome<Plan> {
    let catalogue = Catalogue::embedded()?;
    let text = std::fs::read_to_string(path)?;
    let parsed = parse(path, &text, &vocabulary(&catalogue)).map_err(|faults| format!("{faults:?}"))?;
    let arm = parsed.scenario.arms.iter().find(|a| a.name == arm).ok_or("no such arm")?;
    Ok(plan(&parsed.scenario, arm, &catalogue)?)
}

fn answer(plan: &Plan, line: &str) -> Outcome<Value> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [command, engine, rtol, atol, rest @ ..] = words.as_slice() else {
        return Err("a command, an engine and two tolerances are needed".into());
    };
    let engine = match *engine {
        "rodas5p" => Engine::Rodas5p,
        "dopri5" => Engine::Dopri5,
        other => return Err(format!("no engine `{other}`").into()),
    };
    let plan = Plan { engine, control: Control { rtol: rtol.parse()?, atol: atol.parse()? }, ..plan.clone() };
    match (*command, rest) {
        ("time", [points, repeats]) => timed(&plan, &even(plan.until_d, points.parse()?), repeats.parse()?),
        ("states", [points, file]) => written(&plan, points.parse()?, file, |s| s.y.to_vec()),
        ("observables", [points, file]) => written(&plan, points.parse()?, file, |s| observed(&plan, s)),
        ("peaks", []) => peaks(&plan),
        _ => Err(format!("no command `{line}`").into()),
    }
}

/// `points` times, evenly spaced, the first at zero and the last at the end.
fn even(until_d: f64, points: usize) -> Vec<f64> {
    let mut times: Vec<f64> = (0..points).map(|i| until_d * i as f64 / (points - 1) as f64).collect();
    times[points - 1] = until_d;
    times
}

/// All states at all output points are kept, as a caller would.
fn timed(plan: &Plan, times: &[f64], repeats: u32) -> Outcome<Value> {
    let mut kept = vec![0.0; times.len() * plan.layout.len()];
    let mut work = Work::default();
    let from = ThreadTime::now();
    for _ in 0..repeats {
        let mut rows = kept.chunks_exact_mut(plan.layout.len());
        let done = run(plan, times, |sample| {
            if let Some(row) = rows.next() {
                row.copy_from_slice(sample.y);
            }
        })?;
        work = done.work;
    }
    let each = from.elapsed().as_secs_f64() / f64::from(repeats);
    std::hint::black_box(&kept);
    let (accepted, rejected, evaluations) = (work.accepted, work.rejected, work.evaluations);
    Ok(json!({ "seconds": each, "accepted": accepted, "rejected": rejected, "evaluations": evaluations }))
}

fn written(plan: &Plan, points: usize, file: &str, row: impl Fn(&Sample<'_>) -> Vec<f64>) -> Outcome<Value> {
    let mut bytes = Vec::new();
    let mut rows = 0;
    let times = even(plan.until_d, points);
    run(plan, &times, |sample| {
        bytes.extend(row(&sample).into_iter().flat_map(f64::to_le_bytes));
        rows += 1;
    })?;
    std::fs::write(file, bytes)?;
    Ok(json!({ "rows": rows }))
}

fn observed(plan: &Plan, sample: &Sample<'_>) -> Vec<f64> {
    let frame = Frame { layout: plan.layout, y: sample.y };
    observe(&frame, &sample.settings.products, &sample.settings.parameters)
}

fn peaks(plan: &Plan) -> Outcome<Value> {
    let mut times = even(plan.until_d, 20_001);
    times.extend(analysis_times(plan.until_d));
    times.extend(plan.stop_times());
    times.sort_by(f64::total_cmp);
    times.dedup();
    let (mut states, mut observables) = (Vec::new(), Vec::new());
    run(plan, &times, |sample| {
        raise(&mut states, sample.y);
        raise(&mut observables, &observed(plan, &sample));
    })?;
    Ok(json!({ "states": states, "observables": observables }))
}

fn raise(peaks: &mut Vec<f64>, values: &[f64]) {
    peaks.resize(values.len(), 0.0);
    peaks.iter_mut().zip(values).for_each(|(peak, value)| *peak = peak.max(value.abs()));
}
