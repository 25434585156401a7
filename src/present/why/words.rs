//! Names and numbers of the parts of a difference, as readers have them.

use crate::answers::{Judged, Measure, Part, PlayerKind, Why};
use crate::present::measure::change_of;
use crate::present::{percent, points};

/// Words of names that readers write otherwise.
const ABBREVIATED: [(&str, &str); 18] = [
    ("m1", "M1"),
    ("m2", "M2"),
    ("tnf", "TNF"),
    ("il1b", "IL-1b"),
    ("il4", "IL-4"),
    ("il6", "IL-6"),
    ("il10", "IL-10"),
    ("tgfb", "TGF-b"),
    ("cxcl1", "CXCL1"),
    ("ccl2", "CCL2"),
    ("mmp9", "MMP-9"),
    ("opc", "OPC"),
    ("csf", "CSF"),
    ("cspg", "CSPG"),
    ("damps", "DAMPs"),
    ("ros", "ROS"),
    ("bscb", "BSCB"),
    ("vegf", "VEGF"),
];

/// A difference with its sign: points with one decimal, anything else with three digits.
pub fn amount(value: f64, read: &Measure) -> String {
    if value.is_finite() { change_of(read, value) } else { "no result".into() }
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
        PlayerKind::Mechanism if part.turned_round => format!("{} turned round", short(part)),
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
    let word =
        |word: &str| ABBREVIATED.iter().find(|(own, _)| *own == word).map_or(word, |(_, known)| known).to_owned();
    name.split('_').map(word).collect::<Vec<_>>().join(" ")
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
    let sign = if relative < 0.0 { "-" } else { "+" };
    format!("{sign}{}", percent(relative.abs()))
}

/// Whether a part carries anything that is seen in a table.
pub fn seen(part: &Part, read: &Measure) -> bool {
    !["0", "0.0"].contains(&amount(part.carried.value, read).as_str())
}
