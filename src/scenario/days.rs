//! The day in which most is given, whenever doses come and however long infusions run.

/// One dose: when it begins and how long it lasts, days, and how much it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Portion {
    pub(super) start_d: f64,
    pub(super) length_d: f64,
    pub(super) amount: f64,
}

/// A dose that comes a day after another is no part of its day; a tenth of a millisecond is the noise of a division.
const DAY: f64 = 1.0 - 1e-9;

/// When the day begins in which most is given, and how much that is; `None` without a dose.
pub(super) fn busiest(portions: &[Portion]) -> Option<(f64, f64)> {
    let given = Given::of(portions);
    let ends = portions.iter().filter(|one| one.length_d > 0.0).map(|one| one.start_d + one.length_d - DAY);
    let begins = portions.iter().map(|one| one.start_d).chain(ends.filter(|begin| *begin > 0.0));
    let days = begins.map(|begin| (begin, given.until(begin + DAY) - given.until(begin)));
    days.reduce(|most, one| if one.1 > most.1 * (1.0 + 1e-9) { one } else { most })
}

/// Everything that was given until a time, from sums over what began and what ended before.
struct Given {
    /// Starts of doses that come at once, and all that was given before the next.
    once: Vec<(f64, f64)>,
    /// Starts and ends of infusions, with the sums over rates, and over rates times these times, up to each.
    begun: Vec<(f64, f64, f64)>,
    ended: Vec<(f64, f64, f64)>,
}

impl Given {
    fn of(portions: &[Portion]) -> Given {
        let (slow, fast): (Vec<&Portion>, Vec<&Portion>) = portions.iter().partition(|one| one.length_d > 0.0);
        let mut once: Vec<(f64, f64)> = fast.iter().map(|one| (one.start_d, one.amount)).collect();
        once.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut sum = 0.0;
        for (_, amount) in &mut once {
            sum += *amount;
            *amount = sum;
        }
        let rates = |at: fn(&Portion) -> f64| {
            let mut all: Vec<(f64, f64, f64)> =
                slow.iter().map(|one| (at(one), one.amount / one.length_d, 0.0)).collect();
            all.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut sums = (0.0, 0.0);
            for (time, rate, moment) in &mut all {
                sums = (sums.0 + *rate, sums.1 + *rate * *time);
                (*rate, *moment) = sums;
            }
            all
        };
        Given { once, begun: rates(|one| one.start_d), ended: rates(|one| one.start_d + one.length_d) }
    }

    /// Before the time `at`.
    fn until(&self, at: f64) -> f64 {
        let before = |all: &[(f64, f64, f64)]| {
            let count = all.partition_point(|(time, ..)| *time < at);
            let last = count.checked_sub(1).and_then(|last| all.get(last));
            last.map_or(0.0, |(_, rate, moment)| rate * at - moment)
        };
        let count = self.once.partition_point(|(time, _)| *time < at);
        let once = count.checked_sub(1).and_then(|last| self.once.get(last)).map_or(0.0, |(_, sum)| *sum);
        once + before(&self.begun) - before(&self.ended)
    }
}

#[cfg(test)]
mod tests {
    use super::{Portion, busiest};

    fn portion(start_d: f64, length_d: f64, amount: f64) -> Portion {
        Portion { start_d, length_d, amount }
    }

    #[test]
    fn doses_of_one_day_add_and_those_of_the_next_do_not() {
        assert_eq!(busiest(&[]), None);
        let daily: Vec<Portion> = (0..7).map(|day| portion(1.0 / 24.0 + f64::from(day), 0.0, 100.0)).collect();
        assert_eq!(busiest(&daily), Some((1.0 / 24.0, 100.0)));
        let often: Vec<Portion> = (0..1000).map(|minute| portion(f64::from(minute) / 1440.0, 0.0, 2.0)).collect();
        assert_eq!(busiest(&often), Some((0.0, 2000.0)));
        assert_eq!(
            busiest(&[portion(0.0, 0.0, 1.0), portion(3.0, 0.0, 5.0), portion(3.5, 0.0, 5.0)]),
            Some((3.0, 10.0))
        );
    }

    #[test]
    fn of_an_infusion_a_day_holds_what_runs_in_it() {
        let close = |found: Option<(f64, f64)>, begin: f64, amount: f64| {
            let (at, most) = found.unwrap();
            assert!((at - begin).abs() < 1e-6 && (most - amount).abs() < 1e-5 * amount, "{at} {most}");
        };
        close(busiest(&[portion(1.0, 83.0, 2000.0)]), 1.0, 2000.0 / 83.0);
        close(busiest(&[portion(1.0, 0.5, 10.0), portion(1.25, 0.0, 5.0)]), 1.0, 15.0);
        // The end of one and the dose after it.
        close(busiest(&[portion(0.0, 4.0, 40.0), portion(3.5, 0.0, 5.0)]), 3.0, 15.0);
    }
}
