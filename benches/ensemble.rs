//! Members per second on one core, by instructions, at equal tolerance; on two cores; and the achieved error.

use exocord::catalogue::Catalogue;
use exocord::course::Column;
use exocord::engine::{Control, EngineError, Instructions, Plan, Sample, batch, run};
use exocord::experiment::{Template, vocabulary};
use exocord::model::view::View;
use exocord::sample::{Draws, Subject};
use exocord::scenario::{Scenario, parse};
use std::ops::Range;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

/// The untreated control and one dose.
const SCENARIO: &str = r#"
question = "How long does an ensemble take?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "84 d"
[[intervention]]
name = "iv"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

/// What is read at the end, the score first.
const READ: [&str; 6] =
    ["bbb", "neurons@penumbra", "white_matter@epicentre", "vessels@epicentre", "cavity@epicentre", "cspg@penumbra"];
/// Members that are run together.
const CHUNK: u64 = 128;

/// Arms over members that are drawn.
struct Many {
    draws: Draws,
    arms: Vec<Template>,
    columns: Vec<Column>,
    until_d: f64,
    on: Instructions,
}

/// What an arm came to in a member.
type Row = Result<Vec<f64>, EngineError>;

impl Many {
    fn new(scenario: &Scenario, arms: &[usize], on: Instructions) -> Result<Many, Failure> {
        let simulation = &scenario.simulation;
        let catalogue = Catalogue::embedded()?;
        let arms = arms.iter().map(|arm| Template::new(scenario, &scenario.arms[*arm], &catalogue));
        let columns = READ.iter().map(|name| Column::named(name, simulation.regions));
        Ok(Many {
            draws: Draws::new(simulation.seed, 0.2, scenario.injury.species)?,
            arms: arms.collect::<Result<_, _>>()?,
            columns: columns.collect::<Result<_, _>>()?,
            until_d: simulation.until_d,
            on,
        })
    }

    fn plans<'a>(&'a self, arm: &'a Template, members: Range<u64>) -> impl Iterator<Item = Plan> + 'a {
        let subjects = members.filter_map(move |member| self.draws.member(member));
        subjects.map(move |Subject { parameters, weights }| arm.with(&parameters, &|number| weights.of(number)))
    }

    fn read(&self, sample: &Sample<'_>) -> Vec<f64> {
        let view = View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters);
        self.columns.iter().map(|column| column.read(&view)).collect()
    }

    /// Every arm of these members, one arm after the other.
    fn run(&self, members: Range<u64>) -> Vec<Row> {
        let one = |arm: &Template| {
            let plans = self.plans(arm, members.clone());
            batch(arm.nominal(), plans, &[self.until_d], self.on, |row: &mut Vec<f64>, sample| {
                *row = self.read(&sample)
            })
        };
        self.arms.iter().flat_map(one).collect()
    }
}

/// Seconds that this thread has been on a processor; where the system does not tell, seconds of the clock.
fn busy(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns * 1e-9)
}

/// Runs of one arm in a second of processor time, over `chunks` chunks from `first` on.
fn rate(many: &Many, chunks: u64, first: u64) -> f64 {
    let start = Instant::now();
    let before = busy(start);
    let rows: usize = (first..first + chunks).map(|chunk| many.run(chunk * CHUNK..(chunk + 1) * CHUNK).len()).sum();
    rows as f64 / (busy(start) - before)
}

fn main() -> Result<(), Failure> {
    let catalogue = Catalogue::embedded()?;
    let mut scenario = parse("bench.toml", SCENARIO, &vocabulary(&catalogue)).map_err(|f| format!("{f:?}"))?.scenario;
    // `cargo bench --bench ensemble -- avx2` looks at these instructions only.
    let only = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    for (name, arms) in [("control", &[0][..]), ("one dose", &[1])] {
        let mut scalar = None;
        let wanted = |one: &Instructions| one.available() && only.as_ref().is_none_or(|word| word == one.word());
        for instructions in Instructions::ALL.into_iter().rev().filter(wanted) {
            let many = Many::new(&scenario, arms, instructions)?;
            let chunks = if instructions.lanes() == 1 { 2 } else { 8 };
            rate(&many, 1, 0);
            let found = rate(&many, chunks, 0);
            if instructions == Instructions::Fused {
                scalar = Some(found);
            }
            let gain = scalar.map(|scalar| format!(", {:.2} times fused", found / scalar)).unwrap_or_default();
            println!("{name}, {}: {found:.0} runs a second on one core{gain}", instructions.word());
        }
    }
    if only.is_some() {
        return Ok(());
    }
    let whole = Many::new(&scenario, &[0, 1], Instructions::best())?;
    let one = rate(&whole, 8, 0);
    let two: f64 = std::thread::scope(|scope| {
        let work = |i: u64| {
            let whole = &whole;
            move || rate(whole, 8, 8 * i)
        };
        let workers: Vec<_> = (0..2).map(|i| scope.spawn(work(i))).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).sum()
    });
    println!("both arms: {one:.0} runs a second on one core, {two:.0} on two");
    for rtol in [1e-7, 1e-6, 1e-5, 1e-4] {
        (scenario.simulation.rtol, scenario.simulation.atol) = (rtol, rtol * 1e-3);
        error(&scenario)?;
    }
    Ok(())
}

/// Speed at the tolerance of `scenario`, and the largest error of the outcomes at the end over some members.
fn error(scenario: &Scenario) -> Result<(), Failure> {
    let many = Many::new(scenario, &[1], Instructions::best())?;
    let speed = rate(&many, 4, 0);
    let rows = many.run(0..16);
    let mut worst = [0.0_f64; READ.len()];
    for (row, mut plan) in rows.iter().zip(many.plans(&many.arms[0], 0..16)) {
        plan.control = Control { rtol: 1e-10, atol: 1e-13 };
        let mut exact = Vec::new();
        run(&plan, &[many.until_d], |sample| exact = many.read(&sample))?;
        for ((worst, found), exact) in worst.iter_mut().zip(row.as_ref().map_err(Clone::clone)?).zip(&exact) {
            *worst = worst.max((found - exact).abs() / exact.abs().max(1e-3));
        }
    }
    let largest = worst.iter().copied().fold(0.0, f64::max);
    println!(
        "one dose, rtol {:.0e}: {speed:.0} runs a second on one core; relative error at the end at most {:.1e} in the \
         score and {largest:.1e} in any outcome, over {} members",
        scenario.simulation.rtol,
        worst[0],
        rows.len()
    );
    Ok(())
}
