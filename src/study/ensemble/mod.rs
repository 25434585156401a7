//! A scenario over many parameter sets.

mod answer;
mod choice;
mod member;
mod tables;
mod told;

use super::{Progress, Steps, Workers};
use crate::ensemble::{Reduction, Row};
use crate::present::{COLUMNS, TableError, data_dictionary};

pub use answer::{Answer, Record};
pub use choice::{Asked, Choice};
pub use member::{Member, MemberArm};
pub use told::{AgainstControl, ArmTold, Failure, Failures, Members, Origin, SummedUp, Told};

/// Runs the members of `choice` and sums them up. `keep` takes the tables that come out: a name, and a beginning or
/// some more rows, in the order of the members; with `parameters`, those of every member too. Work that ends early has
/// done a beginning without gaps.
///
/// # Errors
/// That of `keep`, or of a table.
pub fn run<'a, E: From<TableError> + Send>(
    choice: &'a Choice<'a>,
    parameters: bool,
    warnings: Vec<String>,
    (workers, progress): (&impl Workers, &impl Progress),
    mut keep: impl FnMut(&'static str, &[u8]) -> Result<(), E> + Send,
) -> Result<Answer<'a>, E> {
    let Choice { ensemble, members, .. } = choice;
    let size = ensemble.chunk_len();
    let mut sum = Reduction::new(choice.arms.len(), ensemble.outcomes());
    let heads = tables::rows(choice, parameters, 0..0, None)?;
    heads.iter().try_for_each(|(name, head)| keep(name, head))?;
    let work = |chunk: u64| {
        let some = chunk * size..((chunk + 1) * size).min(*members);
        let rows = ensemble.run(some.clone(), &|| workers.stopped())?;
        Some(tables::rows(choice, parameters, some, Some(&rows)).map(|texts| (rows, texts)))
    };
    let all = |steps: &dyn Steps| {
        let take = |done: Result<(Vec<Row>, tables::Texts), TableError>| {
            let ((rows, texts), before) = (done?, sum.members);
            texts.iter().try_for_each(|(name, text)| keep(name, text))?;
            sum.absorb(&rows);
            steps.done(sum.members - before);
            Ok::<(), E>(())
        };
        workers.in_order(members.div_ceil(size), work, take)
    };
    progress.during("members", *members, all)?;
    let quantiles = tables::quantiles(choice, &sum)?;
    keep(tables::QUANTILES, &quantiles)?;
    let texts =
        heads.iter().map(|(name, head)| (*name, head.as_slice())).chain([(tables::QUANTILES, quantiles.as_slice())]);
    keep(COLUMNS, &data_dictionary(texts, Some(choice.scenario), &[])?)?;
    Ok(Answer { choice, sum, warnings })
}
