//! Signals that ask the process to end: nothing half-written stays, and what is done is not lost.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::Duration;

/// What the first signal does.
enum Answer {
    /// The process ends once this has been called.
    AtOnce(Box<dyn Fn() + Send>),
    /// The work is asked to end; the second signal ends the process, with these words.
    InOrder(String),
}

static ANSWER: Mutex<Option<Answer>> = Mutex::new(None);
static ASKED: AtomicBool = AtomicBool::new(false);
static LISTENING: Once = Once::new();

/// Exit code of an interrupted process.
pub const INTERRUPTED: u8 = 130;

/// From now on a signal ends the process once `clean` has removed what is unfinished.
pub fn at_once(clean: impl Fn() + Send + 'static) {
    listen(Answer::AtOnce(Box::new(clean)));
}

/// From now on the first signal sets what is returned, so that the work can end in order; the second one ends the
/// process with `last_words`.
pub fn in_order(last_words: String) -> &'static AtomicBool {
    listen(Answer::InOrder(last_words));
    &ASKED
}

fn listen(answer: Answer) {
    *ANSWER.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
    LISTENING.call_once(|| {
        let heard = Arc::new(AtomicBool::new(false));
        let ear = Arc::clone(&heard);
        let watch = move || {
            loop {
                std::thread::sleep(Duration::from_millis(20));
                if ear.swap(false, Ordering::Relaxed) {
                    interrupted();
                }
            }
        };
        // Without a thread a signal still ends the process; the next run removes what stays unfinished.
        if std::thread::Builder::new().name("interrupt".into()).spawn(watch).is_ok() {
            for signal in signals() {
                let _ = signal_hook::flag::register(signal, Arc::clone(&heard));
            }
        }
    });
}

/// Signals that are listened to. What is ignored stays ignored, as `nohup` wants it; but shells start work in the
/// background with the interrupt ignored, and who sends that one to a process means it.
fn signals() -> Vec<i32> {
    use signal_hook::consts;
    let mut signals = vec![consts::SIGINT];
    signals.extend((ignored(consts::SIGTERM) != Some(true)).then_some(consts::SIGTERM));
    // Where the system does not tell, a hangup may be one that `nohup` keeps away.
    #[cfg(unix)]
    signals.extend((ignored(consts::SIGHUP) == Some(false)).then_some(consts::SIGHUP));
    signals
}

/// Whether this process was started with a signal ignored, where the system tells.
fn ignored(signal: i32) -> Option<bool> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    let mask = u64::from_str_radix(mask.trim(), 16).ok()?;
    Some(mask >> (signal - 1) & 1 == 1)
}

/// Says something where somebody may hear it; nobody has to.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn interrupted() {
    match &*ANSWER.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(Answer::InOrder(_)) if !ASKED.swap(true, Ordering::Relaxed) => {
            say("interrupted: writing what is done; once more to stop at once");
            return;
        }
        Some(Answer::InOrder(last_words)) => say(last_words),
        Some(Answer::AtOnce(clean)) => {
            clean();
            say("interrupted: nothing unfinished was kept");
        }
        None => {}
    }
    std::process::exit(INTERRUPTED.into());
}
