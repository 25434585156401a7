//! A curve's way over the page: cut at the horizon, mapped to px, thinned without visible change.

use super::scale::ValueAxis;
use super::time_axis::TimeAxis;

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
        self.bottom - self.value.part(value) * (self.bottom - self.top)
    }

    /// The points (days, value) as a path in px from the beginning of the axis to the horizon.
    pub fn path(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        self.placed(&self.cut(points))
    }

    /// The same in pieces: what is below a logarithmic axis is left out.
    pub fn pieces(&self, points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        let cut = self.cut(points);
        if !self.value.log {
            return vec![self.placed(&cut)];
        }
        let inside = |point: &(f64, f64)| point.1 >= self.value.low;
        let pieces = cut.chunk_by(|a, b| inside(a) == inside(b)).filter(|piece| piece.len() > 1 && inside(&piece[0]));
        pieces.map(|piece| self.placed(piece)).collect()
    }

    fn placed(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let px: Vec<_> = points.iter().map(|&(t, v)| (self.time.px(t), self.y(v))).collect();
        thin(&px)
    }

    fn cut(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        cut(points, (self.time.start_d(), self.time.horizon_d()))
    }
}

/// Points from the beginning to the end of an axis, with interpolated points where a segment crosses one.
fn cut(points: &[(f64, f64)], (start_d, end_d): (f64, f64)) -> Vec<(f64, f64)> {
    let between = |(t0, v0): (f64, f64), (t1, v1): (f64, f64), t: f64| (t, v0 + (v1 - v0) * (t - t0) / (t1 - t0));
    let first = points.iter().take_while(|point| point.0 < start_d).count();
    let inside = points.iter().take_while(|point| point.0 <= end_d).count().max(first);
    let mut out = Vec::with_capacity(inside - first + 2);
    if let (Some(&before), Some(&after)) = (first.checked_sub(1).and_then(|i| points.get(i)), points.get(first))
        && after.0 > start_d
    {
        out.push(between(before, after, start_d));
    }
    out.extend_from_slice(&points[first..inside]);
    if let (Some(&last), Some(&beyond)) = (out.last(), points.get(inside))
        && last.0 < end_d
    {
        out.push(between(last, beyond, end_d));
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
        assert_eq!(cut(&points, (0.0, 15.0)).last(), Some(&(15.0, 15.0)));
        assert_eq!(cut(&points, (0.0, 10.0)).last(), Some(&(10.0, 10.0)));
        assert_eq!(cut(&points[..2], (0.0, 84.0)).last(), Some(&(10.0, 10.0)));
        assert_eq!(cut(&points, (5.0, 12.0)), [(5.0, 5.0), (10.0, 10.0), (12.0, 12.0)]);
        assert_eq!(cut(&points, (10.0, 20.0)).len(), 2);
        assert_eq!(cut(&points[..2], (15.0, 20.0)), []);
    }

    #[test]
    fn what_is_below_a_logarithmic_axis_is_left_out() {
        let time = TimeAxis::new(crate::figure::Time::Linear, 4.0, (0.0, 4.0));
        let frame = Frame { time, value: ValueAxis::log(1.0), top: 0.0, bottom: 1.0 };
        let points = [(0.0, 0.0), (1.0, 1.0), (2.0, 1.0), (3.0, 1e-9), (4.0, 0.5)];
        assert_eq!(frame.pieces(&points), [vec![(1.0, 0.0), (2.0, 0.0)]]);
    }
}
