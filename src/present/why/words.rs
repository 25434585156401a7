//! Names and numbers of the parts of a difference, as readers have them.

use crate::answers::{Judged, Measure, Part, PlayerKind, Why};
use crate::present::{percent, points, signed};

/// Significant digits of a number that is no score.
const DIGITS: i32 = 3;

/// A difference with its sign: points with one decimal, anything else with three digits.
pub fn amount(value: f64, read: &Measure) -> String {
    match read.smallest_difference {
        _ if !value.is_finite() => "no result".into(),
        Some(_) => signed(value),
        None if value == 0.0 => "0".into(),
        None => format!("{:+}", rounded(value)),
    }
}

/// A number with three significant digits.
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let digits = (DIGITS - 1) as usize;
    format!("{value:.digits$e}").parse().unwrap_or(value)
}

/// The same with its unit.
pub fn with_unit(value: f64, read: &Measure) -> String {
    let unit = unit(read);
    format!("{} {unit}", amount(value, read)).trim_end().to_owned()
}

/// What a number counts in, nothing for a pure one.
pub fn unit(read: &Measure) -> &str {
    match read.unit.as_str() {
        _ if read.is_score() => "points",
        "1" => "",
        unit => unit,
    }
}

/// The unit of a size, as in "by at least 1 point".
pub fn least(read: &Measure) -> Option<String> {
    read.smallest_difference.map(points)
}

/// What a sentence calls a part.
pub fn called(part: &Part) -> String {
    match part.kind {
        PlayerKind::Mechanism => short(part),
        PlayerKind::Perturbation => format!("`{}` ({})", part.name, part.about),
        PlayerKind::Parameter => format!("{} ({})", part.name, part.about),
    }
}

/// What a row of a table calls it, where there is little room.
pub fn short(part: &Part) -> String {
    plain(&part.name)
}

/// A name of the model as readers write it.
pub fn plain(name: &str) -> String {
    let words =
        name.split('_').map(|word| if word == "m1" || word == "m2" { word.to_uppercase() } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether something is shared out.
pub fn differs(why: &Why) -> bool {
    matches!(why.judged, Judged::Differs | Judged::Small)
}

/// The set or sets that shares are of.
pub fn whose(why: &Why) -> String {
    match why.whole.sets {
        0 => "nominal parameter set".into(),
        sets => format!("mean of {sets} parameter sets"),
    }
}

/// A relative change.
pub fn change(relative: f64) -> String {
    match relative {
        up if up >= 1.0 => format!("x {:.1}", 1.0 + up),
        small => {
            let sign = if small < 0.0 { "-" } else { "+" };
            format!("{sign}{}", percent(small.abs()))
        }
    }
}
