//! What is read off a course that was sampled on a grid.

/// The level of a course of samples at a time, by straight lines between them; the nearest end outside, and not a
/// number of an empty course.
pub fn level_at(times: &[f64], levels: &[f64], day: f64) -> f64 {
    let next = times.partition_point(|time| *time < day);
    let last = times.len().saturating_sub(1);
    if next == 0 || next > last {
        return levels.get(next.min(last)).copied().unwrap_or(f64::NAN);
    }
    let share = (day - times[next - 1]) / (times[next] - times[next - 1]);
    levels[next - 1] + (levels[next] - levels[next - 1]) * share
}

/// A course as it was sampled; both lists are of the same length.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sampled {
    /// Times in days, ascending.
    t: Vec<f64>,
    /// Levels.
    v: Vec<f64>,
}

impl Sampled {
    /// Levels at times; `None` of an empty course and where one of the lists is shorter.
    pub(crate) fn new(t: Vec<f64>, v: Vec<f64>) -> Option<Sampled> {
        (t.len() == v.len() && !t.is_empty()).then_some(Sampled { t, v })
    }

    /// The part from one time to another, whose ends are samples too.
    pub(crate) fn between(&self, from: f64, until: f64) -> Sampled {
        let inside = self.t.partition_point(|t| *t <= from)..self.t.partition_point(|t| *t < until);
        let part = |list: &[f64]| list.get(inside.clone()).unwrap_or_default().to_vec();
        let (mut t, mut v) = (part(&self.t), part(&self.v));
        t.insert(0, from);
        v.insert(0, self.at(from));
        t.push(until);
        v.push(self.at(until));
        Sampled { t, v }
    }

    /// The same with the other sign.
    pub(crate) fn mirrored(&self) -> Sampled {
        Sampled { t: self.t.clone(), v: self.v.iter().map(|v| -v).collect() }
    }

    /// The level at a time.
    pub(crate) fn at(&self, day: f64) -> f64 {
        level_at(&self.t, &self.v, day)
    }

    /// Whether every level is a number; nothing is highest or crossed otherwise.
    fn known(&self) -> bool {
        self.v.iter().all(|v| !v.is_nan())
    }

    /// Height of the highest sample; not a number if a level is none.
    pub(crate) fn highest(&self) -> f64 {
        if self.known() { self.v[self.best()] } else { f64::NAN }
    }

    /// Whether the highest sample is the first.
    pub(crate) fn highest_first(&self) -> bool {
        self.best() == 0
    }

    /// Whether the highest sample is the last.
    pub(crate) fn highest_last(&self) -> bool {
        self.best() + 1 == self.v.len()
    }

    /// Time of the highest sample, refined by a parabola through it and its neighbours; not a number if a level is
    /// none.
    pub(crate) fn highest_time(&self) -> f64 {
        if !self.known() {
            return f64::NAN;
        }
        let (best, time) = (self.best(), self.t[self.best()]);
        if best == 0 || best + 1 == self.t.len() {
            return time;
        }
        let (left, right) = (time - self.t[best - 1], self.t[best + 1] - time);
        let (rise, fall) = ((self.v[best] - self.v[best - 1]) / left, (self.v[best + 1] - self.v[best]) / right);
        let bend = (fall - rise) / (left + right);
        if bend < 0.0 { time - 0.5 * (rise * right + fall * left) / (left + right) / bend } else { time }
    }

    /// Position of the highest sample, the earliest of equals.
    fn best(&self) -> usize {
        (0..self.v.len()).fold(0, |best, i| if self.v[i] > self.v[best] { i } else { best })
    }

    /// First time at which the course is above `level`; infinite if it never is, and not a number if a level is none.
    pub(crate) fn crossing(&self, level: f64) -> f64 {
        if !self.known() {
            return f64::NAN;
        }
        match self.v.iter().position(|v| *v > level) {
            None => f64::INFINITY,
            Some(0) => self.t[0],
            Some(i) => {
                let (v0, v1) = (self.v[i - 1], self.v[i]);
                self.t[i - 1] + (self.t[i] - self.t[i - 1]) * (level - v0) / (v1 - v0)
            }
        }
    }

    /// Area under the course, by trapezoids.
    pub(crate) fn area(&self) -> f64 {
        let spans = self.t.windows(2).zip(self.v.windows(2));
        spans.map(|(t, v)| (t[1] - t[0]) * (v[0] + v[1]) / 2.0).sum()
    }

    /// Its last time.
    pub(crate) fn end(&self) -> f64 {
        self.t[self.t.len() - 1]
    }

    /// Its length in days.
    pub(crate) fn length(&self) -> f64 {
        self.end() - self.t[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(of: impl Fn(f64) -> f64) -> Sampled {
        let t: Vec<f64> = (0..=1000).map(|i| f64::from(i) * 0.01).collect();
        Sampled::new(t.clone(), t.into_iter().map(of).collect()).unwrap()
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-4, "{found} instead of {expected}");
    }

    #[test]
    fn readings_of_a_pulse() {
        // Rises and falls as t exp(-t): peak 1/e at 1, area 1 - 11 exp(-10).
        let pulse = |t: f64| t * (-t).exp();
        let course = sampled(pulse);
        close(course.at(2.345), pulse(2.345));
        close(course.highest(), (-1.0_f64).exp());
        close(course.highest_time(), 1.0);
        close(course.area(), 1.0 - 11.0 * (-10.0_f64).exp());
        close(course.crossing(pulse(0.5)), 0.5);
        close(course.mirrored().between(1.0, 10.0).crossing(-pulse(2.5)), 2.5);
        assert_eq!(course.crossing(1.0), f64::INFINITY);
        assert_eq!((course.end(), course.length()), (10.0, 10.0));
    }

    #[test]
    fn a_part_begins_and_ends_where_it_was_cut() {
        let pulse = |t: f64| t * (-t).exp();
        let part = sampled(pulse).between(3.003, 5.0);
        assert_eq!((part.highest_time(), part.end()), (3.003, 5.0));
        close(part.highest(), pulse(3.003));
        // A part between two samples has its ends and nothing else.
        let short = sampled(pulse).between(3.003, 3.004);
        close(short.area(), 0.001 * pulse(3.0035));
        assert!(short.area() > 0.0 && short.t.len() == 2);
    }

    #[test]
    fn the_time_of_a_peak_lies_between_samples_and_its_height_is_a_sample() {
        let hill = |t: f64| 1.0 - (t - 4.0037).powi(2);
        let course = sampled(hill);
        assert!((course.highest_time() - 4.0037).abs() < 1e-9);
        assert_eq!(course.highest(), hill(4.0));
        assert_eq!(sampled(|t| if t < 2.0 { 0.0 } else { 3.0 - t / 10.0 }).highest(), 2.8);
    }

    #[test]
    fn nothing_is_read_off_a_course_that_is_not_a_number_somewhere() {
        let broken = sampled(|t| if (4.0..5.0).contains(&t) { f64::NAN } else { t });
        for read in [broken.highest(), broken.highest_time(), broken.crossing(2.0), broken.area()] {
            assert!(read.is_nan());
        }
        let part = broken.between(5.5, 9.0);
        assert_eq!((part.highest(), part.crossing(7.0).round()), (9.0, 7.0));
    }

    #[test]
    fn a_course_that_was_not_run_is_none() {
        assert_eq!(Sampled::new(vec![0.0, 1.0], Vec::new()), None);
        assert_eq!(Sampled::new(Vec::new(), Vec::new()), None);
    }
}
