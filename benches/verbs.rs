//! Wall time of questions as commands, as a user asks them: population read, figures drawn, files written. In brackets
//! is what each may take on two quiet cores.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Name, and the command without its folder.
const QUESTIONS: &[(&str, &[&str])] = &[
    ("run over the core (1 s)", &["run", "early-versus-late-iv.toml"]),
    ("window of 24 times over the core (1.5 s)", &["window", "iv-msc-huang-2017.toml"]),
    ("window of 24 times over all sets (5 s)", &["window", "iv-msc-huang-2017.toml", "--members", "all"]),
    ("window of 24 times and 12 doses over the core (8 s)", &["window", "iv-msc-huang-2017.toml", "--doses"]),
    ("routes at equal dose (3 s)", &["routes", "routes.toml"]),
    ("routes at equal exposure (3 s)", &["routes", "routes.toml", "--equal", "exposure"]),
    ("routes at equal effect (3 s)", &["routes", "routes.toml", "--equal", "effect"]),
    ("routes by usual doses (3 s)", &["routes", "routes.toml", "--equal", "customary"]),
    ("why over all mechanisms (8 s)", &["why", "new/knock-out.toml", "vesicles"]),
];

fn asked(words: &[&str], out: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_exocord"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    command.args(words).arg("--out").arg(out).stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.status().is_ok_and(|status| status.success());
    assert!(done, "{words:?} failed");
}

fn all(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { panic!("no folder for results") };
    for (at, (name, words)) in QUESTIONS.iter().enumerate() {
        let out = folder.path().join(at.to_string());
        // Nothing lies in the place, as the first time.
        let clear = || drop(std::fs::remove_dir_all(&out));
        c.bench_function(name, |bench| bench.iter_batched(clear, |()| asked(words, &out), BatchSize::PerIteration));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(10));
    targets = all
}
criterion_main!(benches);
