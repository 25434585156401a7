//! Keys, values and messages of scenarios that are read again.

use super::{Axis, Original, Told, Written};
use crate::catalogue::Catalogue;
use crate::experiment::vocabulary;
use crate::reading::render;
use crate::scenario::{Change, Scenario, parse};

const TEXT: &str = r#"question = "?"
[injury]
species = "rat" # whose
mechanism = "contusion"
severity = "IH 200 kdyn"
[simulation]
until = "84 d"
[[intervention]]
name = "early"
source = "bmsc"
cargo = ["mir-126"]
route = "intravenous"
dose = "100 ug" # given
at = "1 h"
[[perturbation]]
name = "MMP inhibitor"
reaction = "barrier.mmp9_opening"
scale = 0.2
from = "3 h"
until = "3 d"
[[arm]]
name = "late"
intervention.early.at = "24 h"
"#;

/// What comes of flags: scenarios of all their first values together, or messages as they are shown.
fn set(flags: &[&str]) -> Result<Scenario, String> {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let shown = |told: &Told| render(&told.found, &told.file, &told.text, false);
    let axes: Result<Vec<Axis>, Told> =
        flags.iter().map(|flag| original.axis(&Written::flag("--set", flag)?)).collect();
    let axes = axes.map_err(|told| shown(&told))?;
    let settings: Vec<_> = axes.iter().map(|axis| &axis.settings[0]).collect();
    let found = original.with(&settings).map_err(|told| told.iter().map(shown).collect::<String>())?;
    assert_eq!(parse("s.toml", &found.text, &words).unwrap().scenario, found.scenario);
    Ok(found.scenario)
}

/// The values of a flag, and where they lie.
fn values(flag: &str) -> Result<(Vec<String>, Option<Vec<f64>>), String> {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let axis = original.axis(&Written::flag("--set", flag).unwrap());
    let axis = axis.map_err(|told| told.found[0].message.clone())?;
    Ok((axis.settings.iter().map(|one| one.value().to_owned()).collect(), axis.numbers.map(|(numbers, _)| numbers)))
}

fn by_hand(from: &str, to: &str) -> Scenario {
    assert_eq!(TEXT.matches(from).count(), 1, "{from}");
    let catalogue = Catalogue::embedded().unwrap();
    parse("s.toml", &TEXT.replace(from, to), &vocabulary(&catalogue)).unwrap().scenario
}

#[test]
fn a_key_that_is_set_gives_what_the_same_text_written_by_hand_gives() {
    for (flags, from, to) in [
        (&["injury.severity=0.4"][..], "\"IH 200 kdyn\"", "0.4"),
        (&["severity=NYU 25 mm"], "IH 200 kdyn", "NYU 25 mm"),
        (&["simulation.until=28 d"], "84 d", "28 d"),
        (&["dose=1 mg"], "100 ug", "1 mg"),
        (&["early.dose=1 mg"], "100 ug", "1 mg"),
        (&["intervention.dose=1 mg"], "100 ug", "1 mg"),
        (&["cargo=[mir-146a-5p, mir-126]"], "[\"mir-126\"]", "[\"mir-146a-5p\", \"mir-126\"]"),
        (&["cargo=[]"], "[\"mir-126\"]", "[]"),
        (&["cargo=mir-146a-5p"], "[\"mir-126\"]", "[\"mir-146a-5p\"]"),
        (&["route=i.v."], "\"intravenous\"", "\"i.v.\""),
        (&["over=10 min"], "\"1 h\"", "\"1 h\"\nover = \"10 min\""),
        (&["repeat.every=24 h", "times=3"], "\"1 h\"", "\"1 h\"\nrepeat = { every = \"24 h\", times = 3 }"),
        (&["perturbation.\"MMP inhibitor\".scale=0"], "0.2", "0"),
        (&["scale=0.5"], "0.2", "0.5"),
        (&["perturbation.until=end"], "3 d", "end"),
        (&["arm.late.intervention.early.at=7 d"], "24 h", "7 d"),
        (&["arm.late.intervention.early.dose=1 ug"], "\"24 h\"", "\"24 h\"\nintervention.early.dose = \"1 ug\""),
        (&["arm.late.perturbation.scale=1"], "\"24 h\"", "\"24 h\"\nperturbation.\"MMP inhibitor\".scale = 1"),
        (&["regions=1"], "\"84 d\"", "\"84 d\"\nregions = 1"),
    ] {
        assert_eq!(set(flags).unwrap_or_else(|shown| panic!("{flags:?}\n{shown}")), by_hand(from, to), "{flags:?}");
    }
}

#[test]
fn parameters_are_set_with_and_without_quotes_and_in_arms() {
    let name = "barrier.mmp9_opening_rate";
    let catalogue = Catalogue::embedded().unwrap();
    let known = vocabulary(&catalogue).parameters[3];
    assert_ne!(known.name, name);
    let value = (known.value + known.high) / 2.0;
    for flag in ["parameters.\"NAME\"=V", "parameters.NAME=V", "NAME=V", "parameters.NAME.value=V"] {
        let flag = flag.replace("NAME", known.name).replace('V', &value.to_string());
        let found = set(&[&flag]).unwrap();
        assert_eq!((found.parameters[0].name.as_str(), found.parameters[0].value), (known.name, value), "{flag}");
    }
    let of_arm = set(&[&format!("arm.late.parameters.{}={value}", known.name)]).unwrap();
    let late = of_arm.arms.iter().find(|arm| arm.name == "late").unwrap();
    assert!(of_arm.parameters.is_empty() && late.parameters[0].value == value);
    let far = format!("{}={}", known.name, known.high * 50.0);
    assert!(set(&[&far]).unwrap_err().contains("is outside its plausible range"));
    assert!(set(&[&far, &format!("parameters.{}.allow_out_of_range=true", known.name)]).is_ok());
}

#[test]
fn comments_and_everything_else_stay() {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let axis = original.axis(&Written::flag("--set", "dose=1 mg").unwrap()).unwrap();
    assert_eq!(original.with(&[&axis.settings[0]]).unwrap().text, TEXT.replace("100 ug", "1 mg"));
}

#[test]
fn lists_and_grids_are_read() {
    let texts = |flag: &str| values(flag).unwrap().0;
    assert_eq!(texts("dose=1ug..1mg log 4"), ["1 ug", "10 ug", "100 ug", "1 mg"]);
    assert_eq!(texts("severity=0.2..1.0 lin 5"), ["0.2", "0.4", "0.6", "0.8", "1"]);
    assert_eq!(texts("dose=0 ug, 1 ug..100 ug log 3"), ["0 ug", "1 ug", "10 ug", "100 ug"]);
    assert_eq!(texts("early.at=10 min..1 d log 4"), ["10 min", "52.41 min", "274.7 min", "1 d"]);
    assert_eq!(texts("early.at=1 h..3 d lin 3"), ["1 h", "1.521 d", "3 d"]);
    assert_eq!(texts("route=intravenous, intranasal"), ["intravenous", "intranasal"]);
    assert_eq!(texts("cargo=[mir-21, mir-126],[]"), ["[mir-21, mir-126]", "[]"]);
    assert_eq!(texts("times=1..9 lin 5"), ["1", "3", "5", "7", "9"]);
    assert_eq!(values("early.at=1 d,36 h").unwrap().1, Some(vec![1.0, 1.5]));
    assert_eq!(values("dose=1 ug,1e9 particles").unwrap().1, None);
    for (flag, message) in [
        ("dose=1 ug..1 mg", "`1 ug..1 mg` does not say in which steps, and how many"),
        ("dose=0 ug..1 mg log 3", "no factor leads away from 0: `lin`, or 0 as a value of its own before the grid"),
        ("dose=1..1 mg log 3", "`1` has no unit"),
        ("dose=1 ug..1 ug lin 3", "the two ends are the same"),
        ("dose=1 ug..1 mg log 1", "`1` is not a number of values"),
        ("route=a..b lin 3", "`route` takes words, and words have no steps between them"),
        ("times=1..3 lin 9", "there are no 9 whole numbers in such steps"),
        ("dose=1 ug,,2 ug", "a value is missing"),
        ("dose=1 ug,1 ug", "`1 ug` stands twice"),
        ("cargo=[mir-21", "the bracket is not closed"),
        (
            "dose=1 ug..1e9 particles log 3",
            "ug and particles are not steps of one scale; 8e9 particles are taken as one ug",
        ),
    ] {
        assert_eq!(values(flag).unwrap_err(), message, "{flag}");
    }
}

#[test]
fn faults_show_the_flag_or_the_text_as_it_has_become() {
    for (flags, words) in [
        (
            &["sevrity=0.4"][..],
            &["no value of the scenario is called `sevrity`", "did you mean `severity`?", "--set:1:1"][..],
        ),
        (&["intervention.erly.dose=1 ug"], &["`intervention` has nothing called `erly`", "did you mean `early`?"]),
        (
            &["intervention.early.doze=1 ug"],
            &["`intervention.early` has nothing called `doze`", "did you mean `dose`?"],
        ),
        (&["parameters.barrier.mmp9=1"], &["`barrier.mmp9` is not a parameter of the model"]),
        (
            &["until=3 d"],
            &["`until` stands in several places", "`simulation.until`", "`perturbation.\"MMP inhibitor\".until`"],
        ),
        (&["injury=0.4"], &["no value of the scenario is called `injury`"]),
        (&["question=why"], &["`question` changes nothing that is computed"]),
        (&["arm.late.route=x y"], &["--set:1:16", "`x y` is not a route in the catalogue"]),
        (&["injury..severity=1"], &["a part of the key is empty"]),
        (&["dose"], &["`dose` sets nothing", "expected KEY=VALUES"]),
        (&["dose=100 pg"], &["--set:1:10", "`pg` is not a unit that is known here", "dose=100 pg"]),
        (
            &["route=intravenos"],
            &["--set:1:7", "`intravenos` is not a route in the catalogue", "did you mean `intravenous`?"],
        ),
        (&["severity=NYU 30 mm"], &["--set:1:", "severity=NYU 30 mm"]),
        (&["severity=3"], &["--set:1:10", "`severity` is the number 3"]),
        (&["schedule=100 ug at 1 h"], &["`at` sets `schedule` of the scenario aside"]),
        (&["until=20 h", "dose=1 ug"], &["`until` stands in several places"]),
        (&["simulation.until=20 h"], &["s.toml with simulation.until = 20 h", "a dose at 24 h would never be given"]),
        (&["mechanism=transection"], &["s.toml with mechanism = transection", "does not fit the mechanism"]),
        (&["times=three"], &["--set:1:7", "`times` is the text \"three\""]),
    ] {
        let shown = set(flags).map(|_| ()).unwrap_err();
        for word in words {
            assert!(shown.contains(word), "{flags:?}: {word} is missing in\n{shown}");
        }
    }
}

#[test]
fn warnings_are_those_that_the_change_brings() {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let warned = |flag: &str| {
        let axis = original.axis(&Written::flag("--set", flag).unwrap()).unwrap();
        let found = original.with(&[&axis.settings[0]]).unwrap();
        found.warnings.iter().flat_map(|told| &told.found).map(|one| one.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(warned("dose=2 ug"), [""; 0]);
    assert!(warned("species=mouse")[0].contains("is read on the rat's scale"));
    assert!(warned("dose=1e9 particles")[0].contains("are taken as"));
}

#[test]
fn a_schedule_takes_the_place_of_what_else_says_when_and_how_much() {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let axis = original.axis(&Written::flag("--set", "schedule=50 ug at 2 h q24h x3,1 ug at 1 h").unwrap()).unwrap();
    let doses = |at: usize| {
        let found = original.as_written(&[&axis.settings[at]]).unwrap().scenario.arms[1].interventions[0].doses.clone();
        found.iter().map(|dose| dose.amount_ug).collect::<Vec<_>>()
    };
    assert_eq!((doses(0), doses(1)), (vec![50.0; 3], vec![1.0]));
}

#[test]
fn an_arm_that_becomes_the_scenario_as_written_leaves_it_to_be_read_alone() {
    let catalogue = Catalogue::embedded().unwrap();
    let words = vocabulary(&catalogue);
    let original = Original::new("s.toml", TEXT, &words).unwrap();
    let axis = original.axis(&Written::flag("--set", "intervention.early.at=24 h").unwrap()).unwrap();
    let names = |scenario: &Scenario| scenario.arms.iter().map(|arm| arm.name.clone()).collect::<Vec<_>>();
    let settings = [&axis.settings[0]];
    assert_eq!(names(&original.with(&settings).unwrap().scenario), ["control", "late"]);
    let alone = original.as_written(&settings).unwrap().scenario;
    assert_eq!(names(&alone), ["control", "treated"]);
    assert!(matches!(alone.arms[1].perturbations[0].change, Change::Scale(factor) if factor == 0.2));
}
