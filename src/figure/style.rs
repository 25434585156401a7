//! Lengths and text sizes of each format. All lengths in px of 1/96 inch.

use super::model::Size;

/// Millimetres to px.
const MM: f64 = 96.0 / 25.4;

/// Lengths that depend on the format only.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Width of the page.
    pub width: f64,
    /// Height of the page where the format fixes it.
    pub height: Option<f64>,
    /// Width in mm where the format is meant for print.
    pub print_mm: Option<f64>,
    /// Empty border.
    pub margin: f64,
    /// Size of the title, and the smallest it may shrink to.
    pub title: (f64, f64),
    /// Size of the question.
    pub question: f64,
    /// Size of panel titles.
    pub heading: f64,
    /// Size of labels.
    pub text: f64,
    /// Size of tick texts, phase names, key and footer.
    pub small: f64,
    /// Factor on stroke widths, dashes and markers.
    pub stroke: f64,
    /// Horizontal gap between panels.
    pub gap: f64,
    /// Largest width of a label at a line's end; longer ones are set in two lines.
    pub label_room: f64,
    /// Most columns of panels.
    pub max_columns: usize,
    /// Whether only the lowest panel of a column names times.
    pub shared_time: bool,
    /// Wanted and smallest height of a plot.
    pub plot: (f64, f64),
    /// Small multiples by arm side by side.
    pub small_columns: usize,
    /// Wanted and smallest height of a plot of them.
    pub small_plot: (f64, f64),
    /// Part of the width that the answer takes beside the regimen; `None` where it stands below.
    pub answer: Option<f64>,
}

impl Style {
    /// Lengths of a format.
    pub fn of(size: Size) -> Self {
        match size {
            Size::Overview => Self::overview(),
            Size::Slide => Self::slide(),
            Size::Page => Self::page(),
            Size::Column => Self::column(),
        }
    }

    fn overview() -> Self {
        Self {
            width: 1380.0,
            height: None,
            print_mm: None,
            margin: 26.0,
            title: (21.0, 16.0),
            question: 14.0,
            heading: 14.5,
            text: 12.5,
            small: 11.5,
            stroke: 1.0,
            gap: 22.0,
            label_room: 112.0,
            max_columns: 4,
            shared_time: false,
            plot: (146.0, 70.0),
            small_columns: 7,
            small_plot: (74.0, 40.0),
            answer: Some(0.46),
        }
    }

    fn slide() -> Self {
        Self {
            width: 1280.0,
            height: Some(720.0),
            margin: 22.0,
            title: (20.0, 15.0),
            question: 12.5,
            heading: 13.5,
            text: 11.5,
            small: 10.5,
            stroke: 0.95,
            gap: 18.0,
            label_room: 102.0,
            plot: (120.0, 56.0),
            small_columns: 7,
            small_plot: (70.0, 40.0),
            ..Self::overview()
        }
    }

    // Nothing on a printed page is smaller than 6 pt, which are 8 px.
    fn page() -> Self {
        Self {
            width: 180.0 * MM,
            print_mm: Some(180.0),
            margin: 8.0,
            title: (13.5, 11.0),
            question: 9.5,
            heading: 10.0,
            text: 8.8,
            small: 8.5,
            stroke: 0.66,
            gap: 12.0,
            label_room: 62.0,
            max_columns: 3,
            plot: (82.0, 50.0),
            small_columns: 5,
            small_plot: (48.0, 30.0),
            answer: Some(0.49),
            ..Self::overview()
        }
    }

    fn column() -> Self {
        Self {
            width: 85.0 * MM,
            print_mm: Some(85.0),
            margin: 5.0,
            title: (11.5, 9.5),
            question: 9.0,
            heading: 9.5,
            text: 8.8,
            small: 8.5,
            stroke: 0.62,
            gap: 12.0,
            label_room: 74.0,
            max_columns: 1,
            shared_time: true,
            plot: (54.0, 44.0),
            small_columns: 3,
            small_plot: (38.0, 28.0),
            answer: None,
            ..Self::overview()
        }
    }

    /// Columns for this number of panels.
    pub fn columns(&self, panels: usize) -> usize {
        let wanted = match panels {
            0..=3 => panels.max(1),
            4 => 2,
            5 | 6 | 9 => 3,
            _ => 4,
        };
        wanted.min(self.max_columns)
    }
}
