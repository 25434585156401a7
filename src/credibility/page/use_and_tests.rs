//! What the model is for, what was run, and how it is known to be computed right.

use crate::credibility::findings::{Findings, Numerics};
use crate::credibility::words::{below, head, row};
use crate::scenario::CONTEXT_OF_USE;

/// Context of use: intentions, not findings.
pub fn context() -> String {
    format!(
        "# Credibility\n\n\
         Written by `exocord credibility`; `exocord credibility --check` says whether it is up to date. Every number is computed. \
         The order follows ASME V&V 40 (context of use, verification, validation, uncertainty) and the CURE principles \
         (credible, understandable, reproducible, extensible).\n\n\
         ## Context of use\n\n\
         **Question.** When, by which route, and with which exosomes might the course of secondary spinal cord injury be changed?\n\n\
         **Serves** to form and rank hypotheses, to plan the experiment that would refute one, and to teach.\n\n\
         **Must not serve** to diagnose, to choose or withhold a treatment, a dose or a time for a person or an animal, to support an approval, \
         or to forecast one individual. No experiment should rest on it alone.\n\n\
         **Risk.** A wrong answer costs an idea that is not pursued or one that is pursued in vain; results are meant as one voice among several.\n\n\
         {CONTEXT_OF_USE}\n\n"
    )
}

/// What all this belongs to.
pub fn versions(findings: &Findings<'_>) -> String {
    let versions = &findings.versions;
    let population = findings.population;
    let brief = |hash: &str| format!("`{}`", hash.chars().take(12).collect::<String>());
    let line = |what: &str, value: String| row(&[what.to_owned(), value]);
    let facts = if findings.on_these_facts() {
        "these facts".to_owned()
    } else {
        format!("**other facts** than these ({}); `exocord calibrate` makes one on these", brief(&population.facts))
    };
    format!(
        "## What was run\n\n{}{}{}{}{}{}\n",
        head(&["", ""]),
        line("exocord", versions.exocord.to_owned()),
        line("model: equations and ranges", brief(&versions.structure)),
        line("model: equations and values", brief(&versions.model)),
        line("facts: experiments, measures and bounds", brief(&versions.facts)),
        line(
            "population",
            format!(
                "{} parameter sets for this model; made on {facts}; {}",
                population.members.len(),
                population.method
            )
        ),
    )
}

/// How the computation is known to be right.
pub fn verification(findings: &Findings<'_>) -> String {
    let Numerics { healthy, halved, engines, undershoot } = findings.numerics;
    let line = |what: &str, how: &str, found: String| row(&[what.to_owned(), how.to_owned(), found]);
    let tests = "`cargo test`".to_owned();
    let undershoot = if undershoot == 0.0 { "none".into() } else { below(undershoot) };
    format!(
        "## Verification\n\n{}{}{}{}{}{}{}{}{}\n",
        head(&["what", "how", "found"]),
        line("the healthy cord stays as it is", "change of any observable without an injury", below(healthy)),
        line("time steps", "halving the tolerances, moderate contusion, relative to the peak", below(halved)),
        line("two engines that share only the model", "how far they lie apart, relative to the peak", below(engines)),
        line("nothing becomes negative", "worst undershoot of any state, never clipped", undershoot),
        line("closed forms", "[tests/analytic.rs](../../tests/analytic.rs)", tests.clone()),
        line("units of every rate", "[tests/units.rs](../../tests/units.rs)", tests.clone()),
        line("invariants of states and reactions", "[tests/invariants.rs](../../tests/invariants.rs)", tests),
        line(
            "two other simulators, from the exported SBML",
            "libRoadRunner and COPASI, every arm of every scenario",
            "[the table](../../benches/cross_engine/agreement.md)".into()
        ),
    )
}

/// How to understand, repeat and extend it.
pub fn repeat() -> String {
    "## How to understand, repeat and extend it\n\n\
     - **Understand**: `exocord describe NAME` shows any parameter or reaction with its source; `exocord export equations` prints all \
     of them from the source that runs; [CHANGELOG](../../CHANGELOG.md), section Biology, says what was changed or removed, and why.\n\
     - **Repeat**: scenarios, facts, catalogue and population are text in the repository; random numbers are keyed by seed and member; \
     results carry the hashes above and do not depend on the number of threads.\n\
     - **Extend**: `exocord validate --facts FILE` holds the model against facts of your own, `exocord calibrate` makes a population on \
     them, `exocord export sbml` carries a scenario to other simulators.\n\n"
        .into()
}
