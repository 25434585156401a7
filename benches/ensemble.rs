//! Members per second on one core, by instructions, at equal tolerance; on two cores; and the achieved error.

use exocord::catalogue::Catalogue;
use exocord::engine::{Control, Instructions, run};
use exocord::ensemble::{Ensemble, Outcomes, Taken};
use exocord::experiment::{Template, vocabulary};
use exocord::sample::Draws;
use exocord::scenario::{Scenario, parse};
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

fn ensemble(scenario: &Scenario, arms: &[usize], instructions: Instructions) -> Result<Ensemble, Failure> {
    let simulation = &scenario.simulation;
    let species = scenario.injury.species;
    let draws = Draws::new(simulation.seed, 0.2, species)?;
    let outcomes = Outcomes::new(scenario, &[], &[])?;
    let arms: Vec<_> = arms.iter().map(|i| &scenario.arms[*i]).collect();
    Ok(Ensemble::new(scenario, &arms, &Catalogue::embedded()?, draws, outcomes, instructions)?)
}

/// Seconds that this thread has been on a processor; where the system does not tell, seconds of the clock.
fn busy(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns * 1e-9)
}

/// Runs of one arm in a second of processor time, over `chunks` chunks from `first` on.
fn rate(ensemble: &Ensemble, chunks: u64, first: u64) -> f64 {
    let size = ensemble.chunk_len();
    let start = Instant::now();
    let before = busy(start);
    let rows: usize = (first..first + chunks)
        .filter_map(|chunk| ensemble.run(chunk * size..(chunk + 1) * size, &|| false))
        .map(|rows| rows.len())
        .sum();
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
            let ensemble = ensemble(&scenario, arms, instructions)?;
            let chunks = if instructions.lanes() == 1 { 2 } else { 8 };
            rate(&ensemble, 1, 0);
            let found = rate(&ensemble, chunks, 0);
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
    let whole = ensemble(&scenario, &[0, 1], Instructions::best())?;
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
        error(&scenario, &catalogue)?;
    }
    Ok(())
}

/// Speed at the tolerance of `scenario`, and the largest error of the outcomes at the end over some members.
fn error(scenario: &Scenario, catalogue: &Catalogue) -> Result<(), Failure> {
    let whole = ensemble(scenario, &[1], Instructions::best())?;
    let speed = rate(&whole, 4, 0);
    let template = Template::new(scenario, &scenario.arms[1], catalogue)?;
    let rows = whole.run(0..16, &|| false).unwrap_or_default();
    let mut worst = vec![0.0_f64; whole.outcomes().names().len()];
    for row in &rows {
        let subject = whole.draws().member(row.member).ok_or("no such member")?;
        let mut plan = template.with(&subject.parameters, &|number| subject.weights.of(number));
        plan.control = Control { rtol: 1e-10, atol: 1e-13 };
        let mut taken = Taken::default();
        run(&plan, whole.outcomes().sampled(), |s| whole.outcomes().read(&s, &mut taken))?;
        let exact = whole.outcomes().values(taken, || plan.parameters);
        for ((worst, found), exact) in worst.iter_mut().zip(row.result.as_ref().map_err(Clone::clone)?).zip(&exact) {
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
