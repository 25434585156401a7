//! What is known of a rule while its course is followed: since when its condition holds, and whether it may give.
//!
//! Crossings are found within a step, between points so close that the excess over the condition has at most one turn between
//! two of them: from the signs of the excess at the points and at its turns, then by bisection.

/// What a rule asks for. The excess over its condition is in units of what the run tells apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// It is watched from then on.
    pub(super) from_d: f64,
    /// For how long its condition has to hold without a break.
    pub(super) for_d: f64,
    /// Time after a firing in which there is no other.
    pub(super) lockout_d: f64,
    /// How often it gives at most.
    pub(super) max: usize,
    /// The excess, below 0, under which the condition no longer holds. An interruption that is less than what the run
    /// tells apart is none.
    pub(super) ceases: f64,
    /// It gives again while its condition still holds.
    pub(super) again: bool,
}

/// A rule on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watched {
    /// Since when the condition holds; nothing while it does not.
    since_d: Option<f64>,
    /// The condition has not held at some time since the last firing.
    armed: bool,
    fired: usize,
    /// Before that it does not give.
    free_d: f64,
}

/// The excess at a time of the step.
type Excess<'e> = &'e mut dyn FnMut(f64) -> f64;

/// Halvings after which a crossing is found: of a step of a year to a ten-thousandth of a second.
const HALVINGS: usize = 48;
/// Shares of the golden section, after so many of which a turn is found to a millionth of the piece.
const GOLDEN: (f64, usize) = (0.618_033_988_749_894_9, 30);
/// Share of a piece over which its slope is taken.
const SLOPE: f64 = 1e-3;

impl Watched {
    pub(super) fn new(terms: &Terms) -> Watched {
        Watched { since_d: None, armed: true, fired: 0, free_d: terms.from_d }
    }

    /// Whether it may give something yet.
    pub(super) fn waits(&self, terms: &Terms) -> bool {
        self.fired < terms.max
    }

    /// It has given what it gives.
    pub(super) fn fire(&mut self, terms: &Terms, time_d: f64) {
        self.fired += 1;
        self.armed = terms.again;
        self.free_d = time_d + terms.lockout_d;
    }

    /// Goes on from one time of a step to another; when it gives something between them, if it does, and not further.
    pub(super) fn advance(&mut self, terms: &Terms, excess: Excess<'_>, (from_d, to_d): (f64, f64)) -> Option<f64> {
        let from_d = from_d.max(terms.from_d);
        if from_d > to_d || !self.waits(terms) {
            return None;
        }
        let times = [from_d, from_d + 0.5 * (to_d - from_d), to_d];
        let levels = times.map(&mut *excess);
        self.jump(terms, from_d, levels[0]);
        let most = levels.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let reach = 2.0 * (most - levels.into_iter().fold(f64::INFINITY, f64::min));
        for at in 0..2 {
            let piece = Piece { ends: [times[at], times[at + 1]], levels: [levels[at], levels[at + 1]], reach };
            let cuts = match piece.turn(self.since_d.map(|_| terms.ceases), excess) {
                Some((time_d, level)) => vec![(time_d, level), (times[at + 1], levels[at + 1])],
                None => vec![(times[at + 1], levels[at + 1])],
            };
            let mut begin_d = times[at];
            for (end_d, level) in cuts {
                let found = self.along(terms, excess, (begin_d, end_d, level));
                if found.is_some() {
                    return found;
                }
                begin_d = end_d;
            }
        }
        None
    }

    /// At the beginning of a step, where a dose may just have changed the state.
    fn jump(&mut self, terms: &Terms, time_d: f64, level: f64) {
        match self.since_d {
            None if level > 0.0 => self.since_d = Some(time_d),
            Some(_) if level < terms.ceases => self.cease(),
            _ => {}
        }
    }

    fn cease(&mut self) {
        self.since_d = None;
        self.armed = true;
    }

    /// Along a piece without a turn that matters, at whose end the excess is `level`.
    fn along(&mut self, terms: &Terms, excess: Excess<'_>, (from_d, to_d, level): (f64, f64, f64)) -> Option<f64> {
        if self.since_d.is_none() && level > 0.0 {
            self.since_d = Some(crossing((from_d, to_d), |time_d| excess(time_d) > 0.0));
        }
        let since_d = self.since_d?;
        let ceases = level < terms.ceases;
        let until_d = if ceases { crossing((from_d, to_d), |time_d| excess(time_d) < terms.ceases) } else { to_d };
        let due_d = (since_d + terms.for_d).max(self.free_d);
        if self.armed && due_d <= until_d {
            return Some(due_d.max(from_d));
        }
        if ceases {
            self.cease();
        }
        None
    }
}

/// Between two points of a step.
struct Piece {
    ends: [f64; 2],
    levels: [f64; 2],
    /// How much the excess may differ from that at the points.
    reach: f64,
}

impl Piece {
    /// A time within at which a condition that holds at neither end holds, with the excess there; or does not, where it
    /// holds at both: then it `ceases` under an excess.
    fn turn(&self, ceases: Option<f64>, excess: Excess<'_>) -> Option<(f64, f64)> {
        let (sign, level) = ceases.map_or((1.0, 0.0), |ceases| (-1.0, ceases));
        let ([from_d, to_d], length) = (self.ends, self.ends[1] - self.ends[0]);
        let height = |excess: f64| sign * (excess - level);
        let heights = self.levels.map(height);
        let highest = heights[0].max(heights[1]);
        // At an end it is another matter; and not if what is known of the slopes leaves too little room for a turn.
        if length <= 0.0 || highest > 0.0 || highest + self.reach <= 0.0 || !highest.is_finite() {
            return None;
        }
        let mut at = |time_d: f64| height(excess(time_d));
        let rise = (at(from_d + SLOPE * length) - heights[0]) / SLOPE;
        let fall = (at(to_d - SLOPE * length) - heights[1]) / SLOPE;
        let room = (heights[0] + rise).min(heights[1] + fall);
        if !(rise > 0.0 && fall > 0.0 && room > 0.0) {
            return None;
        }
        highest_within([from_d, to_d], at).map(|(time_d, height)| (time_d, level + sign * height))
    }
}

/// By golden section, a time at which `height` is above 0, as soon as one is found.
fn highest_within([mut from_d, mut to_d]: [f64; 2], mut height: impl FnMut(f64) -> f64) -> Option<(f64, f64)> {
    let (share, sections) = GOLDEN;
    let mut inner = [to_d - share * (to_d - from_d), from_d + share * (to_d - from_d)];
    let mut heights = inner.map(&mut height);
    for _ in 0..sections {
        if let Some(at) = heights.iter().position(|height| *height > 0.0) {
            return Some((inner[at], heights[at]));
        }
        if heights[0] >= heights[1] {
            to_d = inner[1];
            (inner[1], heights[1]) = (inner[0], heights[0]);
            inner[0] = to_d - share * (to_d - from_d);
            heights[0] = height(inner[0]);
        } else {
            from_d = inner[0];
            (inner[0], heights[0]) = (inner[1], heights[1]);
            inner[1] = from_d + share * (to_d - from_d);
            heights[1] = height(inner[1]);
        }
    }
    None
}

/// By bisection, when what does not hold at the beginning and does at the end begins to; a time at which it does.
fn crossing((from_d, to_d): (f64, f64), mut holds: impl FnMut(f64) -> bool) -> f64 {
    let (mut before, mut after) = (from_d, to_d);
    for _ in 0..HALVINGS {
        let middle = before + 0.5 * (after - before);
        if holds(middle) {
            after = middle;
        } else {
            before = middle;
        }
    }
    after
}

#[cfg(test)]
mod tests;
