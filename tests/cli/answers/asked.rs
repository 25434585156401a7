//! Random scenarios, and how a verb is asked about them.

use rand::rngs::ChaCha12Rng;
use rand::{RngExt, SeedableRng};

/// Verbs that answer a question on arms.
const VERBS: [&str; 7] = ["run", "compare", "window", "scan", "routes", "why", "what-matters"];

/// What is special about a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Any,
    /// Every dose is zero.
    Nothing,
    /// Its arms are all the same.
    Equal,
}

/// A scenario, its arms, and how a verb is asked about it.
pub struct Case {
    pub text: String,
    pub arms: Vec<String>,
    pub words: Vec<String>,
    pub kind: Kind,
}

fn pick<'a>(random: &mut ChaCha12Rng, from: &[&'a str]) -> &'a str {
    from[random.random_range(0..from.len())]
}

/// Number `seed` of the scenarios, for a verb in turn; the same on every machine.
pub fn case(seed: u64) -> (&'static str, Case) {
    let (verb, turn) = (VERBS[seed as usize % VERBS.len()], seed / VERBS.len() as u64);
    let kind = [Kind::Any, Kind::Nothing, Kind::Equal][turn.min(2) as usize % 3];
    let kind = if turn > 2 { Kind::Any } else { kind };
    let mut random = ChaCha12Rng::seed_from_u64(seed);
    let r = &mut random;
    let (species, severities) = [
        ("rat", ["\"mild\"", "\"moderate\"", "0.75"]),
        ("mouse", ["\"moderate\"", "\"severe\"", "0.5"]),
        ("human", ["\"AIS A\"", "\"AIS C\"", "\"AIS D\""]),
    ][r.random_range(0..3)];
    let dose = if kind == Kind::Nothing { "0 ug" } else { pick(r, &["1 ug", "30 ug", "100 ug", "500 ug"]) };
    let routes = ["intravenous", "intranasal", "intrathecal", "intralesional", "hydrogel-ha-pgel"];
    let sources = ["bmsc", "hucmsc", "nsc", "macrophage-m1", "empty-vesicle"];
    let mut text = format!(
        "question = \"?\"\n[injury]\nspecies = \"{species}\"\nmechanism = \"contusion\"\nseverity = {}\n[simulation]\n\
         until = \"{}\"\noutput_every = \"12 h\"\n[[intervention]]\nname = \"v\"\nsource = \"{}\"\nroute = \"{}\"\n\
         dose = \"{dose}\"\nat = \"{}\"\n",
        pick(r, &severities),
        pick(r, &["14 d", "28 d", "180 d"]),
        pick(r, &sources),
        pick(r, &routes),
        pick(r, &["30 min", "6 h", "3 d"]),
    );
    if r.random_bool(0.4) {
        text +=
            pick(r, &["cargo = [\"mir-126\"]\n", "cargo = [\"bdnf\"]\nengineering = [\"hypoxia-preconditioning\"]\n"]);
    }
    if r.random_bool(0.3) {
        text += "repeat = { every = \"1 d\", times = 3 }\n";
    }
    let count = if kind == Kind::Equal { 3 } else { r.random_range(1..=4) };
    let mut arms = vec!["treated".to_owned()];
    if count > 1 {
        arms = (0..count).map(|at| format!("arm {}", (b'A' + at) as char)).collect();
        for (at, arm) in arms.iter().enumerate() {
            text += &format!("[[arm]]\nname = \"{arm}\"\n");
            if at > 0 && kind == Kind::Any {
                let own = [("at", "7 d"), ("route", pick(r, &routes)), ("source", pick(r, &sources)), ("dose", "3 ug")];
                let (key, value) = own[r.random_range(0..own.len())];
                text += &format!("intervention.v.{key} = \"{value}\"\n");
            }
        }
    }
    let words = words(verb, &arms, kind, r);
    (verb, Case { text, arms, words, kind })
}

fn words(verb: &str, arms: &[String], kind: Kind, r: &mut ChaCha12Rng) -> Vec<String> {
    let at = r.random_range(0..arms.len());
    let (equal, pairs) = (kind == Kind::Equal, ["why", "what-matters"].contains(&verb));
    // An arm is not held against itself.
    let arm = arms[if equal && pairs { at.max(1) } else { at }].as_str();
    let against = if equal { arms[0].as_str() } else { "control" };
    let own = match verb {
        "window" => {
            let by: [&[&str]; 3] = [&[], &["--by", "route=intravenous,intralesional"], &["--doses", "1 ug,100 ug"]];
            let by = if kind == Kind::Any { by[r.random_range(0..by.len())] } else { by[0] };
            [&["--arm", arm, "--times", "1h,1d,7d"][..], by].concat()
        }
        "scan" if kind == Kind::Any => vec!["--set", pick(r, &["dose=1 ug,100 ug", "at=1h,1d", "source=bmsc,nsc"])],
        "scan" => vec!["--set", "at=1h,1d"],
        "routes" => {
            let equal = pick(r, &["dose", "exposure", "effect"]);
            vec!["--arm", arm, "--routes", "intravenous,intralesional", "--equal", equal]
        }
        "why" => vec![arm, "--against", against],
        "what-matters" => vec![arm, "--against", against, "--members", "10"],
        _ => Vec::new(),
    };
    let sets: &[&str] = match verb {
        "what-matters" => &[],
        _ if r.random_bool(0.3) => &["--nominal"],
        "why" => &["--members", "2"],
        _ => &["--members", "4"],
    };
    own.into_iter().chain(sets.iter().copied()).map(str::to_owned).collect()
}
