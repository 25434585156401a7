//! Examples that help opens with, of verbs whose flags stand in no file of their own or are few.

pub const RUN: &str = "\
Examples:
  exocord run scenarios/early-versus-late-iv.toml          every arm, over 100 plausible sets
  exocord run mine.toml --nominal --curves                 the values as written, with curves
  exocord run mine.toml --panels m1+m2,bbb --size slide    panels of your choice
  exocord run mine.toml --data rats.csv                    with your own animals over the curves";

pub const ENSEMBLE: &str = "\
Examples:
  exocord run mine.toml --draws 1000 --spread 0.2    what to type from now on
  exocord ensemble mine.toml                         the same, for one release";

pub const DOSES: &str = "\
Examples:
  exocord doses mine.toml           every dose of every arm, in ug
  exocord doses mine.toml --json    the same as data";

pub const DESCRIBE: &str = "\
Examples:
  exocord describe                          what there is
  exocord describe barrier.mmp9_opening     a reaction: its rate law, its parameters, its source
  exocord describe tnf                      a state
  exocord describe catalogue                what is given: sources, cargoes, engineering, routes, treatments
  exocord describe bmsc                     one of them, with its numbers";

pub const EXPORT: &str = "\
Examples:
  exocord export equations                             the model as text
  exocord export latex --out model.tex                 for a paper
  exocord export sbml mine.toml --arm treated          an arm for other simulators";

pub const VALIDATE: &str = "\
Examples:
  exocord validate --failing             what does not hold
  exocord validate --facts mine.toml     facts of your own
  exocord validate --knockouts           what each module is for";

pub const CALIBRATE: &str = "\
Examples:
  exocord calibrate                       a new population; hours, and an interrupt goes on later
  exocord calibrate --facts mine.toml     with facts of your own";

pub const CREDIBILITY: &str = "\
Examples:
  exocord credibility --check    whether the page is what would be written today
  exocord credibility            write it";

pub const SCHEMA: &str = "\
Examples:
  exocord schema             of scenario files, for an editor
  exocord schema routes      of what `routes --json` prints
  exocord schema list        all there are";
