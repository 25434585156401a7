//! Questions and their answers: what is asked goes in, plain data that can be serialised comes out.
//!
//! Nothing here knows a terminal, a file, a thread or a clock. Those who do the work and those who are told how far it
//! is are handed in.

pub mod calibration;
mod cases;
mod cells;
mod cite;
pub mod compare;
#[cfg(feature = "figures")]
pub mod credibility;
mod dose_response;
mod error;
pub mod experiments;
pub mod finished;
mod follow;
mod found;
mod hands;
mod headline;
mod knockouts;
mod mechanisms;
mod members;
mod own_data;
mod pieces;
mod plot;
mod published;
mod readout;
mod replay;
mod report;
mod routes;
pub mod run;
pub mod scan;
mod splitting;
mod starts;
mod timing;
mod trials;
pub mod verdicts;
mod what_matters;
pub mod why;
pub mod window;
mod year;

pub use cases::{CaseId, Cases, Ran};
pub use cite::{Cited, Group as CitationGroup, Told as CitationTold, cite};
pub use dose_response::{DoseQuestion, dose_response};
pub use error::StudyError;
pub use follow::FOLLOW_D;
pub use hands::{Alone, Progress, Silent, Steps, Workers};
pub use headline::Headline;
pub use knockouts::{Knockouts, Without, knockouts};
pub use mechanisms::{MechanismQuestion, mechanisms};
pub use members::{HowMany, Members, MembersTold};
pub use own_data::{DataAsked, DataRead, DataRefused, beside, in_utf8, own_data};
pub use plot::{PlotTold, Plotted, Redrawn, RedrawnTold};
pub use published::published;
pub use readout::Readout;
pub use replay::{Compared, Fate, Made, Told as Replayed, replayed};
pub use report::behind;
pub use routes::{RoutesQuestion, routes};
pub use run::run;
pub use scan::scan;
pub use splitting::{Manner, SplittingQuestion, splitting};
pub use starts::{STARTS, Start, StartTold};
pub use timing::{TimingQuestion, timing};
pub use verdicts::{Pick, Verdicts, validate};
pub use what_matters::what_matters;
pub use why::{WhyQuestion, why};
pub use year::{YearQuestion, year};
