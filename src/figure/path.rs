//! A curve's way over the page: cut at the horizon, mapped to px, thinned without visible change.

use super::scale::{TimeAxis, ValueAxis};

/// Largest distance between a curve and its thinned version, px.
const TOLERANCE_PX: f64 = 0.08;

/// The plotting area of a panel: axes and vertical position, px.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Time axis, which knows left and width.
    pub time: TimeAxis,
    /// Value axis.
    pub value: ValueAxis,
    /// Top of the plot (the largest value).
    pub top: f64,
    /// Bottom of the plot (the smallest value).
    pub bottom: f64,
}

impl Frame {
    /// Left edge, px.
    pub fn left(&self) -> f64 {
        self.time.px(0.0)
    }

    /// Right edge, px.
    pub fn right(&self) -> f64 {
        self.time.px(self.time.horizon_d())
    }

    /// Vertical position of a value, px; values beyond the axis are put on its ends.
    pub fn y(&self, value: f64) -> f64 {
        let part = (value - self.value.low) / (self.value.high - self.value.low);
        self.bottom - part.clamp(0.0, 1.0) * (self.bottom - self.top)
    }

    /// The points (days, value) as a path in px that ends at the horizon.
    pub fn path(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let cut = cut(points, self.time.horizon_d());
        let px: Vec<_> = cut.iter().map(|&(t, v)| (self.time.px(t), self.y(v))).collect();
        thin(&px)
    }
}

/// Points up to the horizon, with an interpolated last point where a segment crosses it.
fn cut(points: &[(f64, f64)], horizon_d: f64) -> Vec<(f64, f64)> {
    let inside = points.iter().take_while(|p| p.0 <= horizon_d).count();
    let mut out = points[..inside].to_vec();
    if let (Some(&(t0, v0)), Some(&(t1, v1))) = (out.last(), points.get(inside))
        && t0 < horizon_d
    {
        out.push((horizon_d, v0 + (v1 - v0) * (horizon_d - t0) / (t1 - t0)));
    }
    out
}

/// Leaves out points that lie within [`TOLERANCE_PX`] of the line through those kept (Ramer, Douglas and Peucker).
fn thin(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let Some(last) = points.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut keep = vec![false; points.len()];
    keep[0] = true;
    keep[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let distance = |i: usize| off_line(points[i], points[from], points[to]);
        let farthest = (from + 1..to).max_by(|&a, &b| distance(a).total_cmp(&distance(b)));
        if let Some(middle) = farthest.filter(|&i| distance(i) > TOLERANCE_PX) {
            keep[middle] = true;
            open.extend([(from, middle), (middle, to)]);
        }
    }
    points.iter().zip(keep).filter_map(|(p, kept)| kept.then_some(*p)).collect()
}

fn off_line(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let squared = dx * dx + dy * dy;
    let along = if squared > 0.0 { ((p.0 - a.0) * dx + (p.1 - a.1) * dy) / squared } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (p.0 - a.0 - along * dx).hypot(p.1 - a.1 - along * dy)
}

/// Point of a path at this horizontal position, px; `None` outside it.
pub fn at_x(path: &[(f64, f64)], x: f64) -> Option<(f64, f64)> {
    path.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0).map(|pair| {
        let run = pair[1].0 - pair[0].0;
        let part = if run > 0.0 { (x - pair[0].0) / run } else { 0.0 };
        (x, pair[0].1 + part * (pair[1].1 - pair[0].1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_runs_lose_their_middle_and_peaks_stay() {
        let line: Vec<_> = (0..100).map(|i| (f64::from(i), 2.0 * f64::from(i))).collect();
        assert_eq!(thin(&line).len(), 2);
        assert_eq!(thin(&[(0.0, 0.0), (1.0, 9.0), (2.0, 0.0)]).len(), 3);
        assert_eq!(thin(&[]), []);
    }

    #[test]
    fn curves_end_at_the_horizon() {
        let points = [(0.0, 0.0), (10.0, 10.0), (20.0, 20.0)];
        assert_eq!(cut(&points, 15.0).last(), Some(&(15.0, 15.0)));
        assert_eq!(cut(&points, 10.0).last(), Some(&(10.0, 10.0)));
        assert_eq!(cut(&points[..2], 84.0).last(), Some(&(10.0, 10.0)));
    }
}
