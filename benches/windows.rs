//! A window of one dose at 24 times, with the controls that are read on the same days, over 100 parameter sets: what the
//! arms have in common integrated once, and as often as there are arms.

use exocord::catalogue::Catalogue;
use exocord::course::{Column, median};
use exocord::engine::{EngineError, Instructions, Sample, Terms, batch, forked};
use exocord::experiment::{Template, vocabulary};
use exocord::model::species::RAT;
use exocord::model::view::View;
use exocord::sample::{Draws, REGIONS, Subject};
use exocord::scenario::parse;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;
type Told = Result<Vec<f64>, EngineError>;

/// First and last time of the dose in days, and how many there are.
const STARTS: (f64, f64, u32) = (10.0 / 1440.0, 56.0, 24);
const SETS: u64 = 100;
const ROUNDS: usize = 20;

/// An arm that is ready to run, and when it is read.
struct Ready {
    template: Template,
    read_d: [f64; 1],
}

/// A dose on day `start_d`, or none, read on day `read_d`, at this relative tolerance.
fn arm(start_d: Option<f64>, read_d: f64, rtol: f64, catalogue: &Catalogue) -> Result<Ready, Failure> {
    let dose = start_d.map_or_else(String::new, |start_d| {
        format!(
            "[[intervention]]\nname = \"iv\"\nsource = \"bmsc\"\nroute = \"intravenous\"\ndose = \"100 ug\"\n\
             at = \"{start_d} d\"\n"
        )
    });
    let text = format!(
        "question = \"How long does a window take?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\n\
         severity = 0.6\n[simulation]\nuntil = \"{read_d} d\"\nrtol = {rtol:e}\natol = {:e}\n{dose}",
        1e-3 * rtol
    );
    let scenario = parse("bench.toml", &text, &vocabulary(catalogue)).map_err(|f| format!("{f:?}"))?.scenario;
    let arm = scenario.arms.last().ok_or("no arm")?;
    Ok(Ready { template: Template::new(&scenario, arm, catalogue)?, read_d: [read_d] })
}

/// Seconds that this thread has been on a processor; where the system does not tell, seconds of the clock.
fn busy(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns * 1e-9)
}

/// What `work` returns, and the seconds that it took.
fn timed<T>(start: Instant, work: impl FnOnce() -> T) -> (T, f64) {
    let before = busy(start);
    let found = work();
    (found, busy(start) - before)
}

fn main() -> Result<(), Failure> {
    let catalogue = Catalogue::embedded()?;
    let draws = Draws::new(1, 0.2, &RAT)?;
    let sets: Vec<Subject> = (0..SETS).filter_map(|set| draws.member(set)).collect();
    let (first, last, count) = STARTS;
    let start = |at: u32| first * (last / first).powf(f64::from(at) / f64::from(count - 1));
    // `window` asks at 1e-4 and follows each dose for 56 d, where nothing else is said.
    for rtol in [1e-4, 1e-5, 1e-7] {
        for (name, follow_d) in [("read on day 84", 0.0), ("read on day 84, or 56 d after a later dose", 56.0)] {
            let read_d = |start_d: f64| f64::max(84.0, start_d + follow_d);
            let mut days: Vec<f64> = (0..count).map(|at| read_d(start(at))).collect();
            days.dedup();
            let controls = days.into_iter().map(|day| arm(None, day, rtol, &catalogue));
            let treated = (0..count).map(|at| arm(Some(start(at)), read_d(start(at)), rtol, &catalogue));
            let arms = controls.chain(treated).collect::<Result<Vec<Ready>, Failure>>()?;
            compare(&format!("{name}, rtol {rtol:e}"), &arms, &sets)?;
        }
    }
    Ok(())
}

/// Both ways in turn, so that a busy machine slows both.
fn compare(name: &str, arms: &[Ready], sets: &[Subject]) -> Result<(), Failure> {
    let (on, clock) = (Instructions::best(), Instant::now());
    let column = Column::named(RAT.score.column, REGIONS)?;
    let read = |rows: &mut Vec<f64>, sample: Sample<'_>| {
        rows.push(column.read(&View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters)));
    };
    let plan = |one: &Subject, arm: &Ready| arm.template.with(&one.parameters, &|number| one.weights.of(number));
    let alone = |arm: &Ready| -> Vec<Told> {
        batch(arm.template.nominal(), sets.iter().map(|one| plan(one, arm)), &arm.read_d, on, read)
    };
    let terms: Vec<Terms<'_>> = arms.iter().map(|arm| Terms::new(arm.template.nominal(), &arm.read_d)).collect();
    let mut spent: [Vec<f64>; 3] = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        let (by_arm, apart) = timed(clock, || arms.iter().map(alone).collect::<Vec<_>>());
        let shared =
            || forked(&terms, sets, |one, arm| plan(one, &arms[arm]), on, |_, rows, sample| read(rows, sample));
        let (by_set, together) = timed(clock, shared);
        let make = || sets.iter().flat_map(|one| arms.iter().map(move |arm| plan(one, arm).until_d)).sum::<f64>();
        let (_, making) = timed(clock, make);
        for (set, results) in by_set.iter().enumerate() {
            if results.iter().zip(&by_arm).any(|(shared, arm)| *shared != arm[set]) {
                return Err(format!("{name}: what is shared comes to other numbers").into());
            }
        }
        [apart, together, making].into_iter().zip(&mut spent).for_each(|(one, all)| all.push(one));
    }
    let [apart, together, making] = spent.map(median);
    let runs = (arms.len() * sets.len()) as f64;
    println!(
        "{name}, {}: {:.0} runs a second on one core each for itself, {:.0} with what they have in common integrated \
         once, {:.2} times as many (medians of {ROUNDS} rounds); {:.0} % of the latter makes plans",
        on.word(),
        runs / apart,
        runs / together,
        apart / together,
        100.0 * making / together
    );
    Ok(())
}
