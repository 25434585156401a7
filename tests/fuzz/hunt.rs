//! One hunt: inputs are made, tried in a thread of stated stack, and what fails is kept.

use crate::mutate::Mutator;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Stack of the thread that tries inputs: what a thread has unless told otherwise.
const STACK: usize = 2 << 20;
/// The seed of `cargo test`.
const SEED: u64 = 1;
/// Seconds of a processor that an input may take before it is a finding.
const SLOW: f64 = 10.0;
/// An input that is being tried for so long will never end, however busy the machine is.
const ENDLESS: Duration = Duration::from_secs(300);
/// Memory that the process may have needed before the input that reached it is a finding.
const MEMORY_KB: u64 = 2 << 20;

/// What inputs are made from, and what is done with them.
pub struct Kind {
    pub name: &'static str,
    /// Inputs that a short hunt tries.
    pub cases: u64,
    pub corpus: Vec<String>,
    /// Panics if the program breaks a promise; a word about how far the input came, for the count.
    pub trial: fn(&str, u64) -> &'static str,
}

/// How long to go on.
enum Until {
    Cases(u64),
    /// One input only.
    Only(u64),
    Seconds(f64),
}

pub fn hunt(kind: &Kind) {
    assert!(!kind.corpus.is_empty(), "nothing to begin with");
    let Some((seed, until)) = wanted(kind) else { return };
    thread::scope(|scope| {
        let (tell, told) = channel();
        let run = || pursue(kind, seed, &until, tell);
        let hunter = thread::Builder::new().name(kind.name.into()).stack_size(STACK).spawn_scoped(scope, run).unwrap();
        loop {
            match told.recv_timeout(ENDLESS) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    // Nothing but the end of the process ends the thread.
                    eprintln!("{} has tried one input for {ENDLESS:?}: {}", kind.name, last(kind).display());
                    std::process::abort();
                }
            }
        }
        let findings = hunter.join().unwrap();
        assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
    });
}

/// Seed and extent, by the environment; none if another kind is wanted.
fn wanted(kind: &Kind) -> Option<(u64, Until)> {
    if let Ok(case) = std::env::var("EXOCORD_FUZZ_CASE") {
        let parts: Vec<&str> = case.split(':').collect();
        let [name, seed, number] = parts[..] else { panic!("EXOCORD_FUZZ_CASE is kind:seed:number, not `{case}`") };
        return (name == kind.name).then(|| (seed.parse().unwrap(), Until::Only(number.parse().unwrap())));
    }
    let Ok(seconds) = std::env::var("EXOCORD_FUZZ_SECONDS") else { return Some((SEED, Until::Cases(kind.cases))) };
    let seconds: f64 = seconds.parse().expect("EXOCORD_FUZZ_SECONDS is a number");
    let seed =
        std::env::var("EXOCORD_FUZZ_SEED").map_or_else(|_| u64::from(std::process::id()), |s| s.parse().unwrap());
    // All kinds share the time.
    let kinds = include_str!("main.rs").matches("hunt(&Kind {").count();
    Some((seed, Until::Seconds(seconds / kinds as f64)))
}

/// Tries inputs until the end, and tells of each before it is tried; each finding in words.
fn pursue(kind: &Kind, seed: u64, until: &Until, tell: Sender<()>) -> Vec<String> {
    let (folder, last) = (folder(), last(kind));
    let begun = cpu_time::ThreadTime::now();
    let started = std::time::Instant::now();
    let (mut findings, mut ends, mut slowest) = (Vec::new(), BTreeMap::<&str, u64>::new(), (0.0, 0));
    let long = matches!(until, Until::Seconds(_));
    let first = if let Until::Only(number) = until { *number } else { 0 };
    for number in first.. {
        let over = match until {
            Until::Cases(cases) => number >= *cases,
            Until::Only(only) => number > *only,
            Until::Seconds(seconds) => started.elapsed().as_secs_f64() > *seconds,
        };
        if over {
            break;
        }
        let input = made(kind, seed, number);
        fs::write(&last, &input).unwrap();
        tell.send(()).unwrap();
        let before = begun.elapsed();
        let outcome = catch_unwind(AssertUnwindSafe(|| (kind.trial)(&input, number)));
        let took = (begun.elapsed() - before).as_secs_f64();
        if took > slowest.0 {
            slowest = (took, number);
        }
        let what = match outcome {
            Err(panic) => Some(said(&*panic)),
            Ok(_) if took > SLOW => Some(format!("{took:.0} s")),
            Ok(_) if peak_kb() > MEMORY_KB => Some(format!("{} kB of memory", peak_kb())),
            Ok(end) => {
                *ends.entry(end).or_default() += 1;
                None
            }
        };
        if let Some(what) = what {
            let place = folder.join(format!("{}-{seed}-{number}", kind.name));
            fs::write(&place, &input).unwrap();
            findings.push(format!("{}:{seed}:{number} ({}): {what}", kind.name, place.display()));
            eprintln!("{}", findings[findings.len() - 1]);
            // One is enough for a short hunt; a long one is about how many there are.
            if !long || findings.len() >= 200 {
                break;
            }
        }
    }
    let (seconds, number) = slowest;
    eprintln!(
        "{}, seed {seed}: {ends:?}, {} findings, the slowest {seconds:.2} s (number {number})",
        kind.name,
        findings.len()
    );
    let _ = fs::remove_file(&last);
    findings
}

/// The input with a number.
fn made(kind: &Kind, seed: u64, number: u64) -> String {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..16].copy_from_slice(&number.to_le_bytes());
    for (at, byte) in kind.name.bytes().take(16).enumerate() {
        key[16 + at] = byte;
    }
    Mutator::new(ChaCha8Rng::from_seed(key), &kind.corpus).text()
}

/// Where the input stands that is being tried.
fn last(kind: &Kind) -> PathBuf {
    folder().join(format!("{}.last", kind.name))
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_string())).unwrap_or_default()
}

/// The most memory that this process has needed, where the system tells.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
