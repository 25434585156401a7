//! The overview figure: regimen and answer on top, small multiples below, as SVG, PNG and PDF; and the figures of the
//! credibility page: checks as rows, a matrix of what breaks, scores over a plane, intervals on one axis, responses over a
//! logarithmic axis; and the figures of answers: curves with bands, maps, contributions, rows on several axes, networks.
//!
//! Pure: data in, text or bytes out. No file, clock, randomness or system font is read, so the same [`Overview`] gives
//! the same bytes. Colour says what a line means ([`Role`]), line style says which arm it belongs to ([`Line`]); where
//! arms are the message they have colours too.
//!
//! ```
//! use exocord::figure::{Arm, Curve, Line, Overview, Panel, Role, Size, svg};
//!
//! let curve = Curve::new("M1", Role::Harmful, Line::Dashed, vec![(0.0, 0.0), (7.0, 100.0), (84.0, 20.0)]);
//! let overview = Overview {
//!     title: "M1 at 84 d: 20 % of peak".into(),
//!     arms: vec![Arm { name: "control".into(), line: Line::Dashed, role: Role::Control }],
//!     panels: vec![Panel { title: "M1 and M2".into(), unit: "% of peak".into(), curves: vec![curve], ..Panel::default() }],
//!     horizon_d: 84.0,
//!     footer: "illustrative; for hypothesis exploration and teaching; not for clinical use".into(),
//!     ..Overview::default()
//! };
//! assert!(svg(&overview, Size::Overview)?.starts_with("<svg"));
//! # Ok::<(), exocord::figure::FigureError>(())
//! ```

mod answer;
mod canvas;
mod check;
mod data_mark;
mod data_marks;
mod document;
mod dots;
mod ends;
mod error;
mod fact_mark;
mod facts;
mod forest;
mod forest_scale;
mod framed;
mod grid;
mod heading;
mod intervals;
mod key;
mod labels;
mod manner;
mod marks;
mod matrix;
mod model;
mod multiples;
mod page;
mod panel;
mod path;
#[cfg(feature = "png")]
mod pdf;
mod phases;
mod plane;
#[cfg(feature = "png")]
mod png;
mod regimen;
mod response;
mod role;
mod scale;
mod sheet;
mod signs;
mod strip;
mod style;
pub mod text;
pub mod theme;
mod time_axis;
#[cfg(feature = "png")]
mod tree;
mod typeset;
mod upper;
#[cfg(test)]
mod vision;

pub use answer::{Answer, AnswerRow};
pub use data_mark::DataMark;
pub use document::svg;
pub use error::{FigureError, MAX_PANELS};
pub use fact_mark::{Extent, FactMark, Sign};
pub use forest::{Forest, Group, Row, forest};
pub use framed::Texts;
pub use intervals::{Dot, IntervalRow, Intervals, intervals};
pub use manner::{Manner, Time};
pub use matrix::{Column, Matrix, MatrixRow, matrix};
pub use model::{
    Arm, Block, Curve, DoseMark, Line, MAX_TREATED, MarkKind, Overview, Panel, PhaseSpan, Role, Size, Upright,
};
#[cfg(feature = "png")]
pub use pdf::pdf;
pub use plane::{Anchored, Plane, PlanePanel, plane};
#[cfg(feature = "png")]
pub use png::{Picture, png, remark};
pub use response::{Response, ResponsePanel, response};

// Figures of answers: gains over time or dose, maps, contributions, routes, networks.
mod across;
mod curves;
mod flow;
mod leaf;
mod log_rows;
mod map;
mod network;
mod palette;
mod ranked;
mod rows;
mod ruler;
mod values;

pub use across::{Across, AcrossKind};
pub use curves::{CurvePanel, Curves, Series, curves};
pub use log_rows::{LogCell, LogColumn, LogRow, LogRows, log_rows};
pub use map::{Map, MapCell, MapPanel, map};
pub use network::{Effect, Network, NetworkEdge, NetworkNode, network};
pub use palette::MAX_SERIES;
pub use ranked::{Ranked, RankedBar, RankedRow, ranked};
pub use time_axis::{Tick, TimeAxis};
pub use typeset::minus;
