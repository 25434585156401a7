//! Doses and times as protocols write them: read, or answered with the line to write.

use super::cases::{amount, refused, warnings};
use super::{EARLY, START, vocabulary};
use regex::Regex;

#[test]
fn a_volume_is_a_remark_on_a_dose_and_a_factor_of_a_concentration() {
    let schema = exocord::scenario::json_schema(&vocabulary());
    let pattern = &schema["properties"]["intervention"]["items"]["properties"]["dose"]["pattern"];
    let pattern = Regex::new(pattern.as_str().unwrap()).unwrap();
    for (written, ug, unused) in [
        ("100 ug in 200 uL", 100.0, true),
        ("100 µg (200 µL)", 100.0, true),
        ("100 ug, 0.2 mL of PBS", 100.0, true),
        ("100 µg/200 µL", 100.0, true),
        ("100 ug / 0.2 mL", 100.0, true),
        ("8e9 particles / 200 uL", 1.0, true),
        ("8e9 particles in 200 uL", 1.0, true),
        ("8e9 per mL, 100 uL", 0.1, false),
        ("8e9 particles/mL x 0.1 mL", 0.1, false),
        ("1 ug/uL in 100 uL", 100.0, false),
        ("100 ug per animal", 100.0, false),
        ("100 ug protein", 100.0, false),
        ("100 ug of EV protein in 200 uL", 100.0, true),
        ("500 ng", 0.5, false),
        ("8e9 particles/kg", 0.22, false),
    ] {
        assert!((amount(written) - ug).abs() < 1e-9 * ug, "{written}: {}", amount(written));
        let said = warnings(&format!("{START}{}", EARLY.replace("100 ug", written)));
        assert_eq!(said.iter().any(|one| one.starts_with("the volume in `")), unused, "{written}: {said:?}");
        assert!(pattern.is_match(written), "{written}");
    }
}

#[test]
fn a_dose_or_a_time_that_is_not_one_gets_the_line_to_write() {
    let help = |from: &str, to: &str| {
        refused(&format!("{START}{}", EARLY.replace(from, to))).remove(0).help.unwrap_or_default()
    };
    for (written, line) in [
        ("1.2e10 in 200 uL", "if particles were counted, write `1.2e10 particles in 200 uL`"),
        ("10^10", "if particles were counted, write `10^10 particles`"),
        ("2 million particles", "write `2e6 particles`"),
        ("100 ug/rat", "write `100 ug`; every dose is that of one animal"),
        ("~100 ug", "write `100 ug`; a run takes one number"),
        ("100-200 ug", "a run takes one number, as in `100 ug`"),
        ("100 ± 20 ug", "a run takes one number, as in `100 ug`"),
        ("100 +- 20 ug", "a run takes one number, as in `100 ug`"),
        ("“100 ug”", "write `100 ug`, without the quotes inside"),
        ("30 s", ""),
        (
            "2 × 100 ug",
            "write `dose = \"100 ug\"`, and how far apart they are: `repeat = { every = \"24 h\", times = 2 }`",
        ),
        ("100 ug x3", "say how far apart they are: `repeat = { every = \"24 h\", times = 3 }`"),
        (
            "10 ug, 100 ug",
            "to compare doses, give one here and the others with `exocord scan FILE --set 'dose=10 ug, 100 ug'`",
        ),
    ] {
        assert_eq!(help("100 ug", written), line, "{written}");
    }
    for (written, line) in [
        ("immediately", "write `at = \"0 h\"`"),
        ("7 dpi", "write `at = \"7 d\"`"),
        ("day 7", "write `at = \"7 d\"`"),
        ("30 s", "write `0.5 min`"),
        ("1 h 30 min", "write it in one unit, as in `1.5 h`"),
        ("1 day post injury", "write `1 day`"),
    ] {
        assert_eq!(help("at = \"1 h\"", &format!("at = \"{written}\"")), line, "{written}");
    }
}
