//! Everything that can go wrong while a figure is drawn.

use thiserror::Error;

/// Largest number of panels in one figure.
pub const MAX_PANELS: usize = 24;

/// Why a figure was not drawn. Times are in days.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum FigureError {
    /// A figure without panels would be a blank picture.
    #[error("the figure has no panels")]
    NoPanels,
    /// More panels than can be read.
    #[error("{count} panels in one figure: at most {max} are readable", max = MAX_PANELS)]
    TooManyPanels {
        /// Number of panels asked for.
        count: usize,
    },
    /// A panel without curves would be blank.
    #[error("panel '{panel}' has no curves")]
    EmptyPanel {
        /// Title of the panel.
        panel: String,
    },
    /// A line needs two points, the first of them before the horizon.
    #[error("curve '{curve}' of panel '{panel}' needs at least two points, starting before the horizon")]
    EmptyCurve {
        /// Title of the panel.
        panel: String,
        /// Label of the curve.
        curve: String,
    },
    /// A NaN or an infinity cannot be placed, nor anything beyond 1e15; none must be left out in silence.
    #[error("point {index} of curve '{curve}' in panel '{panel}' is not finite, or beyond 1e15")]
    NotFinite {
        /// Title of the panel.
        panel: String,
        /// Label of the curve.
        curve: String,
        /// Position of the point, from 0.
        index: usize,
    },
    /// Times must start at or after injury and not decrease.
    #[error("point {index} of curve '{curve}' in panel '{panel}' is before injury, or before its predecessor")]
    Times {
        /// Title of the panel.
        panel: String,
        /// Label of the curve.
        curve: String,
        /// Position of the point, from 0.
        index: usize,
    },
    /// The horizon must be between 0.01 and 100 000 days.
    #[error("the horizon of {horizon_d} d is not between 0.01 d and 100 000 d")]
    Horizon {
        /// Horizon asked for, days.
        horizon_d: f64,
    },
    /// The fixed top of a vertical axis must be positive, at most 1e15.
    #[error("the ceiling {ceiling} of panel '{panel}' is not positive, or beyond 1e15")]
    Ceiling {
        /// Title of the panel.
        panel: String,
        /// Ceiling asked for, in the panel's unit.
        ceiling: f64,
    },
    /// A dose names an arm that the figure does not have.
    #[error("a dose belongs to arm '{arm}', which the figure does not have")]
    UnknownArm {
        /// Name of the missing arm.
        arm: String,
    },
    /// A dose or perturbation lies outside the time axis, or ends before it starts.
    #[error("'{label}' of arm '{arm}', starting at {start_d} d, lies outside the time axis or ends before it starts")]
    Mark {
        /// Name of the arm.
        arm: String,
        /// Label of the dose.
        label: String,
        /// Start, days.
        start_d: f64,
    },
    /// A phase must start at or after injury and end after it starts.
    #[error("phase '{name}' has no duration, or starts before injury")]
    Phase {
        /// Name of the phase.
        name: String,
    },
    /// The texts leave no room for panels in the fixed height of this size.
    #[error(
        "the texts leave {available:.0} px for the panels, which need {needed:.0} px: shorten them or use another size"
    )]
    NoRoom {
        /// Height left for each row of panels, px.
        available: f64,
        /// Smallest readable height of a row of panels, px.
        needed: f64,
    },
    /// An axis without two places is a point.
    #[error("the axis '{axis}' needs at least two names in ascending order, at places that it can show")]
    Axis {
        /// What the axis is.
        axis: String,
    },
    /// A place that the axis cannot show (0 on a logarithmic one), or that lies left of its predecessor.
    #[error(
        "point {index} of curve '{curve}' in panel '{panel}' has no place on the axis, or lies left of its predecessor"
    )]
    Place {
        /// Title of the panel.
        panel: String,
        /// Name of the curve.
        curve: String,
        /// Position of the point, from 0.
        index: usize,
    },
    /// Each row needs one cell a column.
    #[error("row '{row}' has {got} cells, but the figure has {wanted} columns")]
    Cells {
        /// Name of the row.
        row: String,
        /// Cells that it has.
        got: usize,
        /// Cells that it needs.
        wanted: usize,
    },
    /// Colours about 0 need ends on both sides of it, at least one of them apart from it.
    #[error("colours from {low} to {high}: give a lower end of at most 0 and an upper end of at least 0, not both 0")]
    Limits {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// An edge names a node that is not there, or there is none twice.
    #[error("'{node}' is an end of an edge but no node, or it is two nodes: give every node a name of its own")]
    Node {
        /// Name of the node.
        node: String,
    },
    /// A bundled font cannot be read.
    #[error("the bundled font cannot be read")]
    Font,
    /// The drawing library failed.
    #[error("drawing failed: {0}")]
    Draw(String),
    /// The SVG cannot be turned into a picture of this scale.
    #[error("no picture: {0}")]
    Raster(String),
}
