//! What a member has for the uncertain numbers of the catalogue's rows.
//!
//! Of the rows that facts use, a member of a population has numbers of its own, which were found with its parameters.
//! Those of all other rows are drawn from the ranges that the rows declare, each from a stream of its own that is keyed
//! by seed, member and name of the number: they are kept nowhere, a new row changes no other, and in all arms of a
//! member they are the same.

use super::random::{Around, Normal, Purpose, stream_of};
use crate::catalogue::Number;
use crate::digest::sha256;
use serde::ser::{Serialize, Serializer};
use std::sync::Arc;

/// Numbers of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Names of those that the member has, ascending.
    names: Arc<[String]>,
    values: Vec<f64>,
    others: Others,
}

/// Where a member has the others from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Others {
    /// They are as they are written.
    Written,
    /// They are drawn for this seed and member.
    Drawn { seed: u64, member: u64, how: How },
}

/// How numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    /// From the whole range, so that half of them are below the written value: on each side of it evenly in the
    /// logarithm, or in the value where that side reaches zero.
    Range,
    /// As parameters are: from a log-normal distribution around the written value, cut off at the range.
    Around { spread: f64 },
}

impl Weights {
    /// All as they are written.
    pub fn written() -> Weights {
        Weights::own(Arc::new([]), Vec::new())
    }

    /// These, and all others as they are written; names are ascending, and there is a value for each.
    pub(super) fn own(names: Arc<[String]>, values: Vec<f64>) -> Weights {
        Weights { names, values, others: Others::Written }
    }

    /// The same, with the others drawn from their ranges.
    pub(super) fn of_member(mut self, seed: u64, member: u64) -> Weights {
        self.others = Others::Drawn { seed, member, how: How::Range };
        self
    }

    /// All of them drawn around what is written.
    pub(super) fn around(seed: u64, member: u64, spread: f64) -> Weights {
        Weights { others: Others::Drawn { seed, member, how: How::Around { spread } }, ..Weights::written() }
    }

    /// What the member has for a number.
    pub fn of(&self, number: &Number) -> f64 {
        if !number.varies() {
            return number.value;
        }
        match (self.names.binary_search(&number.name), self.others) {
            (Ok(at), _) => self.values[at],
            (Err(_), Others::Written) => number.value,
            (Err(_), Others::Drawn { seed, member, how }) => how.draw(number, seed, member),
        }
    }
}

impl How {
    fn draw(self, number: &Number, seed: u64, member: u64) -> f64 {
        let Number { value, low, high, .. } = *number;
        let mut normal = Normal::of(stream_of(seed, Purpose::Rows, member, word(&number.name)));
        match self {
            How::Around { .. } if value == 0.0 => value,
            How::Around { spread } => Around::new(value, (low, high)).draw(spread, &mut normal),
            How::Range => split(2.0 * normal.uniform() - 1.0, value, (low, high)),
        }
    }
}

/// From `low` at -1 over `value` at 0 to `high` at 1.
pub(super) fn split(at: f64, value: f64, (low, high): (f64, f64)) -> f64 {
    let end = if at < 0.0 { low } else { high };
    if value * end > 0.0 { value * (end / value).powf(at.abs()) } else { value + (end - value) * at.abs() }
}

/// A word that stands for a name.
fn word(name: &str) -> u64 {
    let digits: String = sha256(name.as_bytes()).chars().take(16).collect();
    u64::from_str_radix(&digits, 16).unwrap_or_default()
}

impl Serialize for Weights {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.names.iter().zip(&self.values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::course::quantile;

    fn number(name: &str, value: f64, low: f64, high: f64) -> Number {
        Number { name: name.into(), value, low, high }
    }

    fn drawn(number: &Number, of: impl Fn(u64) -> Weights) -> Vec<f64> {
        let mut values: Vec<f64> = (0..2000).map(|member| of(member).of(number)).collect();
        values.sort_by(f64::total_cmp);
        values
    }

    #[test]
    fn numbers_of_other_rows_fill_their_range_with_the_written_value_in_the_middle() {
        for (value, low, high) in [(1.2, 0.6, 1.8), (0.5, 0.2, 1.0), (1.0, 0.0, 4.0), (1.0, 1.0, 3.0)] {
            let values = drawn(&number("a", value, low, high), |member| Weights::written().of_member(1, member));
            assert!(values.iter().all(|one| (low..=high).contains(one)), "{low} to {high}");
            assert!((quantile(&values, 0.5) / value - 1.0).abs() < 0.1, "{}", quantile(&values, 0.5));
            // Evenly in the logarithm, or in the value from zero on.
            let quarter = if low > 0.0 { (low * value).sqrt() } else { 0.5 * value };
            assert!((quantile(&values, 0.25) / quarter - 1.0).abs() < 0.15, "{}", quantile(&values, 0.25));
            let upper = (high * value).sqrt();
            assert!((quantile(&values, 0.75) / upper - 1.0).abs() < 0.15, "{}", quantile(&values, 0.75));
        }
    }

    #[test]
    fn a_number_is_keyed_by_seed_member_and_name_and_by_nothing_else() {
        let (one, other) = (number("a.b", 1.0, 0.5, 2.0), number("a.c", 1.0, 0.5, 2.0));
        let of = |seed, member, number: &Number| Weights::written().of_member(seed, member).of(number);
        assert_eq!(of(1, 2, &one), of(1, 2, &one));
        let different = [of(1, 2, &one), of(2, 2, &one), of(1, 3, &one), of(1, 2, &other)];
        assert!((1..4).all(|at| different[at] != different[0]), "{different:?}");
        // Another range moves the number along with it.
        let wider = Number { low: 0.25, high: 4.0, ..one.clone() };
        assert_eq!((of(1, 2, &wider) > 1.0), (of(1, 2, &one) > 1.0));
    }

    #[test]
    fn what_a_member_has_is_its_own_and_what_is_by_definition_is_everybody_s() {
        let names: Arc<[String]> = vec!["weight.a".to_owned(), "weight.b".to_owned()].into();
        let weights = Weights::own(names, vec![0.7, 1.3]).of_member(1, 5);
        assert_eq!(weights.of(&number("weight.b", 1.0, 0.5, 1.5)), 1.3);
        assert_ne!(weights.of(&number("weight.c", 1.0, 0.5, 1.5)), 1.0);
        assert_eq!(weights.of(&number("weight.c", 1.0, 1.0, 1.0)), 1.0);
        assert_eq!(serde_json::to_string(&weights).unwrap(), r#"{"weight.a":0.7,"weight.b":1.3}"#);
        for number in Catalogue::embedded().unwrap().weights("source", "bmsc").unwrap() {
            assert_eq!(weights.of(&number), 1.0, "{}", number.name);
        }
    }

    #[test]
    fn draws_around_the_written_values_are_as_wide_as_they_are_asked_to_be() {
        let values = drawn(&number("a", 1.0, 0.1, 10.0), |member| Weights::around(1, member, 0.2));
        assert!((quantile(&values, 0.8413).ln() - 0.2).abs() < 0.02, "{}", quantile(&values, 0.8413));
        assert!((quantile(&values, 0.5) - 1.0).abs() < 0.02);
    }
}
