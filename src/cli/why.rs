//! `why`: what carries the difference between two arms.

use super::CliError;
use super::answer::{Kept, Out, answer};
use super::between::Between;
use super::flags::Rows;
use super::origin::origin;
use super::reading::Read;
use super::sets::Sets;
use super::talk::Talk;
use crate::answers::Why;
use crate::catalogue::Catalogue;
use crate::present::why as page;
use crate::schema::Said;
use crate::study::{Members, why as study};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  exocord why scenarios/iv-msc-huang-2017.toml            what carries the gain of the treatment
  exocord why scenarios/routes.toml gel                   that of an arm of several
  exocord why scenarios/routes.toml gel --against intravenous   why one does more than another
  exocord why scenarios/routes.toml gel --metric 'peak(tnf@epicentre)'";

/// Which arm, against which, and read how.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub struct WhyFlags {
    #[command(flatten)]
    between: Between,
    #[command(flatten)]
    sets: Sets,
    #[command(flatten)]
    out: Out,
    #[command(flatten)]
    rows: Rows,
}

/// Answers it.
pub fn why(wanted: &WhyFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = wanted.between.read(&catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let members = wanted.sets.members(scenario, &catalogue, talk)?;
    let question = wanted.between.question(scenario, talk)?;
    answer(("why", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study(&question, scenario, &catalogue, &members, (pool, &talk.bars()))?;
        kept(&found, (&read, &catalogue), &members, &wanted.out)
    })
}

/// The files of an answer, and what is printed.
fn kept(found: &Why, (read, catalogue): (&Read, &Catalogue), members: &Members, out: &Out) -> Result<Kept, CliError> {
    let scenario = &read.parsed.scenario;
    let mut files = page::tables(found, scenario)?;
    let drawn = page::figures(found, &origin(&[scenario], catalogue), &out.figures.look());
    files.extend(drawn.files);
    let (sentence, warnings) = (page::sentence(found), read.parsed.messages());
    let said = Said::of(scenario, (&sentence, &warnings), members, found.into());
    let text = said.text(&page::text(found), &page::sure(found, &said.words()));
    let (record, told, stopped_after) = (said.record(), said.json("why", found)?, said.stopped_after());
    Ok(Kept { files, record, told, text, remarks: drawn.remarks, undrawn: drawn.undrawn, stopped_after })
}
