//! `what-matters`: which parameters decide how far two arms differ.

use super::answer::{Kept, Out, answer};
use super::between::Between;
use super::flags::Rows;
use super::origin::origin;
use super::reading::{self, Read};
use super::sets::Sets;
use super::{CliError, talk::Talk};
use crate::answers::WhatMatters;
use crate::catalogue::Catalogue;
use crate::present::what_matters as page;
use crate::schema::Said;
use crate::study::{HowMany, Members, what_matters as study};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  exocord what-matters scenarios/iv-msc-huang-2017.toml     which parameters decide the gain
  exocord what-matters scenarios/routes.toml gel            those of an arm of several
  exocord what-matters scenarios/routes.toml gel --against intravenous   which decide between two";

/// Of which arm, against which, and read how.
#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
#[command(mut_arg("members", |members| members.help(
    "Plausible parameter sets: `core` (100, well spread), `all`, or a number, from the first on. [default: all]"
)))]
pub struct WhatMattersFlags {
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
pub fn what_matters(wanted: &WhatMattersFlags, talk: &Talk) -> Result<(), CliError> {
    let catalogue = wanted.rows.catalogue(talk)?;
    let read = wanted.between.read(&catalogue, talk)?;
    let scenario = &read.parsed.scenario;
    let members = wanted.sets.members_or(HowMany::All, scenario, &catalogue, talk)?;
    let facts = reading::facts(&[], &catalogue, talk)?.by_quantity();
    let question = wanted.between.question(scenario, talk)?;
    answer(("what-matters", &wanted.out), (&read, &catalogue), talk, |pool| {
        let found = study(&question, scenario, (&catalogue, &facts), &members, (pool, &talk.bars()))?;
        kept(&found, (&read, &catalogue), &members, &wanted.out)
    })
}

/// The files of an answer, and what is printed.
fn kept(
    found: &WhatMatters,
    (read, catalogue): (&Read, &Catalogue),
    members: &Members,
    out: &Out,
) -> Result<Kept, CliError> {
    let scenario = &read.parsed.scenario;
    let mut files = page::tables(found, scenario)?;
    let drawn = page::figure(found, &origin(&[scenario], catalogue), &out.figures.look());
    files.extend(drawn.files);
    let (sentence, warnings) = (page::sentence(found), read.parsed.messages());
    let said = Said::of(scenario, (&sentence, &warnings), members, found.into());
    let text = said.text(&page::text(found), &said.over());
    let (record, told, stopped_after) = (said.record(), said.json("what_matters", found)?, said.stopped_after());
    Ok(Kept { files, record, told, text, remarks: drawn.remarks, undrawn: drawn.undrawn, stopped_after })
}
