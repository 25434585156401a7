//! Rules on courses that are known.

use super::*;
use std::f64::consts::PI;

const AT_ONCE: Terms = Terms { from_d: 0.0, for_d: 0.0, lockout_d: 0.0, max: 9, ceases: -1e-9, again: false };

/// When a rule gives, on a course that is cut into steps of this length.
fn given(terms: &Terms, step_d: f64, until_d: f64, course: impl Fn(f64) -> f64) -> Vec<f64> {
    let (mut watched, mut times, mut from_d) = (Watched::new(terms), Vec::new(), 0.0);
    while from_d < until_d && watched.waits(terms) {
        let to_d = until_d.min((from_d / step_d + 1e-9).floor() * step_d + step_d);
        match watched.advance(terms, &mut |time_d| course(time_d), (from_d, to_d)) {
            Some(time_d) => {
                watched.fire(terms, time_d);
                times.push(time_d);
                from_d = time_d;
            }
            None => from_d = to_d,
        }
    }
    times
}

fn close(found: &[f64], expected: &[f64]) {
    let near = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-6);
    assert!(near && found.len() == expected.len(), "{found:?} instead of {expected:?}");
}

#[test]
fn a_level_is_passed_when_it_is_whatever_the_steps_are() {
    for step_d in [0.01, 0.3, 0.77, 1.0] {
        // Falling from 3 by half a day and day, and rising towards 1.
        close(&given(&AT_ONCE, step_d, 9.0, |t| 1.0 - 3.0 * (-0.7 * t).exp()), &[3.0_f64.ln() / 0.7]);
        // A wave is above its middle once in each turn.
        close(
            &given(&AT_ONCE, step_d, 9.0, |t| (PI * t - 1.0).sin()),
            &[0.0, 2.0, 4.0, 6.0, 8.0].map(|n| n + 1.0 / PI),
        );
    }
}

#[test]
fn a_peak_within_a_step_is_met_and_a_level_that_is_touched_is_not_passed() {
    let peak = |height: f64| move |t: f64| height - (t - 2.3).powi(2);
    for step_d in [0.5, 1.0, 4.0] {
        close(&given(&AT_ONCE, step_d, 4.0, peak(1e-4)), &[2.29]);
        assert!(given(&AT_ONCE, step_d, 4.0, peak(0.0)).len() <= 1, "no chatter");
        close(&given(&AT_ONCE, step_d, 4.0, peak(-1e-9)), &[]);
    }
    // What trembles by less than is told apart holds or not, and does not change between them.
    assert!(given(&AT_ONCE, 0.1, 4.0, |t| 1e-10 * (1000.0 * t).sin()).len() <= 1);
}

#[test]
fn what_has_to_last_is_counted_from_its_beginning_and_a_break_begins_anew() {
    let lasting = Terms { for_d: 0.5, ..AT_ONCE };
    // Above for 0.4, then for a whole day.
    let course = |t: f64| if t < 1.4 { 0.2 - (t - 1.2).abs() } else { 0.5 - (t - 2.5).abs() };
    for step_d in [0.1, 0.2, 0.7] {
        close(&given(&lasting, step_d, 4.0, course), &[2.5]);
    }
    let all = Terms { for_d: 1.0 - 1e-6, ..AT_ONCE };
    close(&given(&all, 0.1, 4.0, course), &[3.0 - 1e-6]);
    close(&given(&Terms { for_d: 1.0 + 1e-6, ..AT_ONCE }, 0.1, 4.0, course), &[]);
}

#[test]
fn a_rule_waits_for_its_time_its_lockout_and_another_crossing_and_gives_no_more_than_it_may() {
    let wave = |t: f64| (PI * t).sin();
    let holds = |_: f64| 1.0;
    close(&given(&AT_ONCE, 0.3, 9.0, holds), &[0.0]);
    close(&given(&Terms { from_d: 2.5, ..AT_ONCE }, 0.3, 9.0, holds), &[2.5]);
    close(&given(&Terms { from_d: 0.25, for_d: 0.5, ..AT_ONCE }, 0.3, 9.0, holds), &[0.75]);
    let again = Terms { again: true, lockout_d: 1.5, ..AT_ONCE };
    close(&given(&Terms { max: 4, ..again }, 0.3, 9.0, holds), &[0.0, 1.5, 3.0, 4.5]);
    close(&given(&Terms { for_d: 0.25, ..again }, 0.3, 4.0, holds), &[0.25, 1.75, 3.25]);
    // The lockout ends while it holds once more, and it gives then; or while it does not, and it waits.
    close(&given(&Terms { lockout_d: 2.6, ..AT_ONCE }, 0.3, 6.0, wave), &[0.0, 2.6]);
    close(&given(&Terms { lockout_d: 1.5, max: 2, ..AT_ONCE }, 0.3, 6.0, wave), &[0.0, 2.0]);
}

#[test]
fn hysteresis_asks_for_more_before_a_condition_no_longer_holds() {
    let course = |t: f64| (PI * t).sin() - 0.2 * t;
    let often = given(&AT_ONCE, 0.1, 4.4, course).len();
    let wide = Terms { ceases: -1.5, ..AT_ONCE };
    assert_eq!((often, given(&wide, 0.1, 4.4, course).len()), (3, 2));
}
