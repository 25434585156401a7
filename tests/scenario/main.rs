//! Scenario files, from text to scenario or to every fault at once.

#[path = "../common/golden.rs"]
mod golden;

mod cases;
mod catalogue;
mod injuries;
mod names;
mod papers;
mod plausible;
mod protocols;
mod published;
mod spellings;
mod writings;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use golden::keep;

use exocord::catalogue::Catalogue;
use exocord::declare::Quantity;
use exocord::model::injuries::{CONTUSION, Scale, Trauma};
use exocord::model::sources::ASSUMED;
use exocord::model::species::{Better, RAT, Score, Species};
use exocord::reading::Fault;
use exocord::scenario::MetricFault;
use exocord::scenario::{
    Arm, Change, Dose, Injury, ParameterInfo, Parsed, Recorded, Scenario, Severity, Simulation, StateInfo, Target,
    Vocabulary, days_of, grades, json_schema, parse, render, resolved_toml, schedule_table,
};

/// Stands in for the catalogue, so that no message changes with a new row.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = Catalogue::embedded().unwrap();
    let kept = |ids: &'static [&str]| move |id: &str| ids.contains(&id);
    let (sources, cargo) = (
        kept(&["bmsc", "hucmsc", "nsc", "macrophage-m2", "empty-vesicle"]),
        kept(&["mir-216a-5p", "mir-146a-5p", "mir-126", "pten-sirna", "bdnf"]),
    );
    let engineering = kept(&["hypoxia-preconditioning", "rgd"]);
    let routes = kept(&[
        "intravenous",
        "intranasal",
        "intrathecal",
        "intralesional",
        "hydrogel-ha-pgel",
        "hydrogel-gelma-ha-nb",
        "patch-ha-nanofibre",
        "scaffold-gelatin-sponge",
    ]);
    catalogue.sources.retain(|row| sources(&row.id));
    catalogue.cargo.retain(|row| cargo(&row.id));
    catalogue.engineering.retain(|row| engineering(&row.id));
    catalogue.routes.retain(|row| routes(&row.id));
    catalogue
});

/// Stands in for the model.
fn vocabulary() -> Vocabulary<'static> {
    let parameter = |name, value, low, high, unit| ParameterInfo { name, value, low, high, unit };
    let state = |name| StateInfo { name, high: if name == "axons" { 1.0 } else { 20.0 }, unit: "1" };
    Vocabulary {
        reactions: vec!["barrier.mmp9_opening", "barrier.repair", "neutrophils.recruitment", "axons.sprouting"],
        parameters: vec![
            parameter("neutrophils.recruitment_max", 1.0, 0.3, 3.0, "1/d"),
            parameter("function.kq", 0.05, 0.01, 0.2, "1/d"),
        ],
        states: ["tnf", "il1b", "axons", "neutrophils", "m1", "m2"].map(state).to_vec(),
        species: Species::ALL,
        injuries: Trauma::ALL,
        grades: grades(Species::ALL),
        catalogue: &CATALOGUE,
        metric: |_, formula, _, _| {
            if formula.contains("tnff") {
                let span = formula.find("tnff").map_or(0..0, |at| at..at + 4);
                let (message, label) = ("`tnff` is not an observable".into(), "expected a name of the model".into());
                return Err(MetricFault::Formula(Fault { span, message, label, help: None }));
            }
            Ok(())
        },
        // A stand-in: what follows the first `for` is its time.
        condition: |when, _| {
            if let Some(at) = when.find("mm1") {
                let (message, label) = ("`mm1` is not an observable".into(), "expected a name of the model".into());
                return Err(Fault { span: at..at + 3, message, label, help: None });
            }
            let lasting = when.split(" for ").nth(1).map_or(0.0, |text| days_of(text).unwrap_or(f64::NAN));
            Ok((lasting, when.split(" and ").count()))
        },
        outcomes: |_| vec!["tnf@epicentre_peak".into(), "m1@epicentre_peak".into()],
    }
}

fn read(text: &str) -> Parsed {
    parse("scenario.toml", text, &vocabulary())
        .unwrap_or_else(|found| panic!("{}", render(&found, "scenario.toml", text, false)))
}

/// A rat, 84 days, and whatever else is given.
fn scenario(rest: &str) -> Scenario {
    read(&format!("{START}{rest}")).scenario
}

const START: &str = r#"
schema_version = 1
question = "Does it help?"
injury = { species = "rat", mechanism = "contusion", severity = 0.6 }
simulation.until = "84 d"
"#;

const EARLY: &str = r#"
[[intervention]]
name = "early"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

fn names(scenario: &Scenario) -> Vec<&str> {
    scenario.arms.iter().map(|arm| arm.name.as_str()).collect()
}

/// The example of the product description, word for word.
const EXAMPLE: &str = r#"#:schema ./scenario.schema.json
question = "Does an IV dose at 1 h spare more than one at 24 h?"     # required; shown on every output

[injury]
species = "rat"
mechanism = "contusion"
severity = "IH 200 kdyn"            # or 0.6, or "NYU 25 mm", "AIS A"
level = "T10"

[simulation]
until = "84 d"
output_every = "6 h"                # results never depend on the output grid
# rtol, atol, regions, seed: have defaults, may be set

[[intervention]]
name = "early"
source = "bmsc"                     # ids and aliases of the catalogue
cargo = ["mir-126"]
engineering = ["hypoxia-preconditioning"]
route = "intravenous"
dose = "100 ug"                     # or "1e9 particles", "0.45 mg/kg"
at = "1 h"
repeat = { every = "24 h", times = 3 }     # or over = "10 min" for an infusion; or schedule = "100 ug at 1 h q24h x3"

[[perturbation]]                    # anything that is not an exosome: drug, knock-out, depletion, surgery
name = "MMP inhibitor"
reaction = "barrier.mmp9_opening"   # a named reaction, scaled ...
scale = 0.2
from = "3 h"
until = "3 d"

[parameters]                        # overrides, by name, each with a reason
"neutrophils.recruitment_max" = { value = 2.0, reason = "older animals" }

[[arm]]                             # optional: other arms of the same experiment, as differences from the above
name = "late"
intervention.early.at = "24 h"
"#;

#[test]
fn the_example_of_the_product_description_parses() {
    let Parsed { scenario, warnings, .. } = read(EXAMPLE);
    assert_eq!(warnings, []);
    assert_eq!(names(&scenario), ["control", "treated", "late"]);
    let injury = Injury {
        species: &RAT,
        mechanism: &CONTUSION,
        severity: 0.6,
        device: Some("IH 200 kdyn".to_owned()),
        level: Some("T10".to_owned()),
        recorded: Recorded::default(),
        body_mass_g: 220.0,
    };
    assert_eq!(scenario.injury, injury);
    let simulation =
        Simulation { until_d: 84.0, output_every_d: Some(0.25), rtol: 1e-7, atol: 1e-10, regions: 2, seed: 1 };
    assert_eq!(scenario.simulation, simulation);
    let starts = |arm: &Arm| arm.interventions[0].doses.iter().map(|dose| dose.start_d).collect::<Vec<_>>();
    assert_eq!(starts(&scenario.arms[1]), [1.0 / 24.0, 1.0 + 1.0 / 24.0, 2.0 + 1.0 / 24.0]);
    assert_eq!(starts(&scenario.arms[2]), [1.0, 2.0, 3.0]);
    let inhibitor = &scenario.arms[1].perturbations[0];
    assert_eq!(inhibitor.target, Target::Reaction("barrier.mmp9_opening".to_owned()));
    assert_eq!((inhibitor.change, inhibitor.from_d, inhibitor.until_d), (Change::Scale(0.2), 0.125, 3.0));
    assert!(scenario.arms[0].interventions.is_empty() && scenario.arms[0].perturbations.is_empty());
    assert_eq!(scenario.arms[0].parameters, scenario.parameters);
    assert!(CATALOGUE.product(&scenario.arms[1].interventions[0]).is_ok());
}

#[test]
fn arms_run_in_the_promised_order() {
    assert_eq!(names(&scenario("")), ["control"]);
    assert_eq!(names(&scenario(EARLY)), ["control", "treated"]);
    let late = "[[arm]]\nname = 'late'\nintervention.early.at = '24 h'\n";
    let none = "[[arm]]\nname = 'none'\nintervention.early = false\n";
    let same = "[[arm]]\nname = 'as planned'\nintervention.early.at = '60 min'\n";
    assert_eq!(names(&scenario(&format!("{EARLY}{late}{none}"))), ["control", "treated", "late", "none"]);
    assert_eq!(names(&scenario(&format!("{EARLY}{late}{same}"))), ["control", "late", "as planned"]);
    assert_eq!(names(&scenario(&format!("{EARLY}[[arm]]\nname = 'treated'\n"))), ["control", "treated"]);
}

#[test]
fn an_arm_sets_aside_what_cannot_stand_beside_its_own() {
    let text = format!(
        "{EARLY}repeat = {{ every = '24 h', times = 3 }}\n[[arm]]\nname = 'twice'\nintervention.early.schedule = '50 ug at 2 d q1d x2'\n"
    );
    let doses = &scenario(&text).arms[2].interventions[0].doses;
    assert_eq!(doses.iter().map(|dose| (dose.start_d, dose.amount_ug)).collect::<Vec<_>>(), [(2.0, 50.0), (3.0, 50.0)]);
}

#[test]
fn an_arm_may_have_parameters_of_its_own() {
    let text = "[parameters]\n'function.kq' = { value = 0.1, reason = 'a' }\n[[arm]]\nname = 'old'\nparameters.'function.kq' = { value = 0.02, reason = 'b' }\nparameters.'neutrophils.recruitment_max' = { value = 2, reason = 'c' }\n";
    let parsed = read(&format!("{START}{text}"));
    let values: Vec<f64> = parsed.scenario.arms[1].parameters.iter().map(|one| one.value).collect();
    assert_eq!(values, [0.02, 2.0]);
    assert_eq!(parsed.scenario.arms[0].parameters[0].value, 0.1);
    assert_eq!(parsed.warnings.len(), 1);
}

#[test]
fn doses_in_other_units_are_turned_into_ug() {
    let amount = |dose: &str, mass: &str| {
        let text = format!(
            "{}{}",
            START.replace("severity = 0.6", &format!("severity = 0.6{mass}")),
            EARLY.replace("100 ug", dose)
        );
        read(&text).scenario.arms[1].interventions[0].doses[0].amount_ug
    };
    for (dose, mass, expected) in [
        ("0.1 mg", "", 100.0),
        ("8e9 particles", "", 1.0),
        ("0.5 mg/kg", "", 110.0),
        ("0.5 mg/kg", ", body_mass = '250 g'", 125.0),
        ("100 ug/kg", ", body_mass = '0.3 kg'", 30.0),
        ("0 ug", "", 0.0),
    ] {
        assert_eq!(amount(dose, mass), expected, "{dose}{mass}");
    }
}

#[test]
fn doses_in_particles_come_with_a_warning() {
    let text = format!("{START}{}", EARLY.replace("100 ug", "1e9 particles"));
    let warnings = read(&text).warnings;
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].severity, Severity::Warning);
    let drawn = render(&warnings, "scenario.toml", &text, false);
    assert!(drawn.starts_with("warning: 1e9 particles are taken as 0.125 ug of EV protein\n"), "{drawn}");
}

#[test]
fn what_deserves_a_second_look_is_a_warning() {
    let said = |text: &str| read(text).warnings.into_iter().map(|one| one.message).collect::<Vec<_>>();
    let mouse = START.replace("\"rat\"", "\"mouse\"").replace("0.6", "\"IH 100 kdyn\"");
    assert_eq!(said(&mouse), ["`IH 100 kdyn` is read on the rat's scale"]);
    let idle = format!("{START}{EARLY}[[arm]]\nname = 'nothing'\nintervention.early = false\n");
    assert_eq!(said(&idle), ["the arm `nothing` is the same as `control`"]);
    let needless = "[parameters]\n'function.kq' = { value = 0.1, reason = 'a', allow_out_of_range = true }\n";
    let expected = "`function.kq` = 0.1 is inside its plausible range, so nothing has to be allowed";
    assert_eq!(said(&format!("{START}{needless}")), [expected]);
}

#[test]
fn catalogue_aliases_become_ids() {
    let text = EARLY.replace("bmsc", "BMMSC").replace("intravenous", "IV");
    let treatment = &scenario(&text).arms[1].interventions[0];
    assert_eq!((treatment.source.as_str(), treatment.route.as_str()), ("bmsc", "intravenous"));
}

#[test]
fn the_file_names_the_scenario_unless_it_names_itself() {
    let name = |file: &str, text: &str| parse(file, text, &vocabulary()).unwrap().scenario.name;
    assert_eq!(name("scenarios/early.toml", START), "early");
    assert_eq!(name("-", START), "-");
    assert_eq!(name(".a,b.toml", START), "a_b");
    assert_eq!(name("", START), "scenario");
    assert_eq!(name("early.toml", &format!("name = 'late'\n{START}")), "late");
}

/// Arms of every shape: other target kinds, windows opened and closed, treatments left out.
const ROUND_TRIPS: [&str; 7] = [
    "",
    "[[arm]]\nname = 'same'\n[[arm]]\nname = 'old'\nparameters.'function.kq' = { value = 9, reason = \"a 'quoted'\\n\\\"reason\\\"\\u0007\", allow_out_of_range = true }\n",
    "[[intervention]]\nname = 'drip'\nsource = 'nsc'\nroute = 'lumbar'\nover = '7 h'\nschedule = '0.37 mg/kg at 90 min q 36 h x4 then 1e9 particles at 3 wk over 1 h'\ncargo = ['bdnf']\n",
    "[[perturbation]]\nname = 'drug'\nreaction = 'barrier.repair'\nscale = 2\nuntil = '3 d'\n[[arm]]\nname = 'open'\nperturbation.drug.until = 'end'\n[[arm]]\nname = 'event'\nperturbation.drug.state = 'tnf'\nperturbation.drug.add = 1.5\nperturbation.drug.at = '2 h'\nperturbation.drug.region = 'penumbra'\n[[arm]]\nname = 'set'\nperturbation.drug.parameter = 'function.kq'\nperturbation.drug.value = 1e-7\n",
    "[[intervention]]\nname = 'a'\nsource = 'bmsc'\nroute = 'iv'\nschedule = '1 ug at 1 d'\n[[intervention]]\nname = 'b c'\nsource = 'bmsc'\nroute = 'iv'\nschedule = '1 ug at 2 d'\n[[arm]]\nname = 'only a'\nintervention.'b c' = false\n[[arm]]\nname = 'both'\n[[arm]]\nname = 'only b'\nintervention.a = false\nintervention.'b c'.engineering = ['rgd', 'hypoxia']\n",
    "[[perturbation]]\nname = 'wash'\nstate = 'tnf'\nmultiply = 0.1\nat = '1 d'\nregion = 'epicentre'\n[[arm]]\nname = 'all over'\nperturbation.wash.region = 'all'\nperturbation.wash.add = 2.0\n",
    "[[intervention]]\nname = 'r'\nsource = 'bmsc'\nroute = 'iv'\ndose = '1e9 particles'\nover = '1 h'\nrepeat = { every = '1 d', times = 3 }\n[[intervention]]\nname = 'b'\nsource = 'bmsc'\nroute = 'iv'\nschedule = '1 ug at 1 d'\n[[rule]]\nwhen = 'm1 > 0.4 for 6 h'\ngive = 'r'\n[[rule]]\nwhen = 'tnf < 0.1'\ngive = 'r'\nmax = 2\nlockout = '1 d'\nfrom = '2 h'\nhysteresis = 0.1\nagain = 'while-it-holds'\n[[arm]]\nname = 'both'\n[[arm]]\nname = 'one'\nrule.'r 2' = false\n[[arm]]\nname = 'none'\nintervention.r = false\n[[arm]]\nname = 'timed'\nintervention.r.at = '3 d'\nintervention.r.over = '0 h'\nrule.r = false\nrule.'r 2' = false\n[[arm]]\nname = 'later'\nrule.r.from = '3 d'\nintervention.r.over = '0 h'\nintervention.r.repeat = { every = '1 d', times = 1 }\n[[arm]]\nname = 'no rules'\nrule.r = false\nrule.'r 2' = false\n",
];

#[test]
fn a_resolved_scenario_reads_back_equal() {
    let texts = ROUND_TRIPS.iter().map(|rest| format!("{START}{rest}")).chain([EXAMPLE.to_owned()]);
    for text in texts {
        let first = read(&text).scenario;
        let resolved = resolved_toml(&first);
        // Another file name: the resolved scenario carries its own.
        let second = parse("outputs/x/scenario.resolved.toml", &resolved, &vocabulary())
            .unwrap_or_else(|found| panic!("{}\n{resolved}", render(&found, "resolved", &resolved, false)));
        assert_eq!(second.scenario, first, "{resolved}");
        assert_eq!(resolved_toml(&second.scenario), resolved);
    }
}

#[test]
fn rules_have_names_and_give_what_their_arm_has() {
    let arms = scenario(ROUND_TRIPS[6]).arms;
    let rules: Vec<Vec<&str>> =
        arms.iter().map(|arm| arm.rules.iter().map(|rule| rule.name.as_str()).collect()).collect();
    assert_eq!(rules, [vec![], vec!["r", "r 2"], vec!["r"], vec![], vec![], vec!["r", "r 2"], vec![]]);
    let (first, second) = (&arms[1].rules[0], &arms[1].rules[1]);
    assert_eq!((first.max, first.lockout_d, first.from_d, first.hysteresis, first.again), (10, 0.0, 0.0, 0.0, false));
    assert_eq!((second.max, second.lockout_d, second.hysteresis, second.again), (2, 1.0, 0.1, true));
    let starts = |arm: &Arm| arm.rules[0].give.doses.iter().map(|dose| dose.start_d).collect::<Vec<_>>();
    assert_eq!((starts(&arms[1]), starts(&arms[5])), (vec![0.0, 1.0, 2.0], vec![0.0]));
    assert_eq!(arms[1].interventions.len(), 1, "what a rule gives has no time");
    assert_eq!(arms[4].interventions[1].doses[0].start_d, 3.0);
}

#[test]
fn a_resolved_scenario_is_warned_of_as_the_one_that_was_written() {
    let told = |text: &str| -> Vec<String> { read(text).warnings.into_iter().map(|one| one.message).collect() };
    let counted = EARLY.replace("100 ug", "1e9 particles");
    let repeated = format!("{counted}repeat = {{ every = '24 h', times = 3 }}\n");
    let late = "[[arm]]\nname = 'late'\nintervention.early.at = '24 h'\n";
    let measured = "[[arm]]\nname = 'measured'\nintervention.early.dose = '100 ug'\n";
    let arms = [late, measured].map(|arm| format!("{counted}{arm}"));
    for rest in [counted.as_str(), &repeated, &arms[0], &arms[1], ROUND_TRIPS[2]] {
        let text = format!("{START}{rest}");
        let (written, resolved) = (told(&text), resolved_toml(&read(&text).scenario));
        assert!(written.iter().any(|one| one.contains("are taken as 0.125 ug of EV protein")), "{written:?}");
        assert_eq!(told(&resolved), written, "{resolved}");
    }
    assert!(resolved_toml(&scenario(&counted)).contains("1e9 particles at 0.041666666666666664 d"));
}

#[test]
fn an_arm_that_gives_in_protein_what_another_gives_in_particles_is_the_same() {
    let same = "[[arm]]\nname = 'same'\nintervention.early.dose = '0.125 ug'\n";
    let text = format!("{START}{}{same}", EARLY.replace("100 ug", "1e9 particles"));
    let told: Vec<String> = read(&text).warnings.into_iter().map(|one| one.message).collect();
    assert!(told.iter().any(|one| one == "the arm `same` is the same as `treated`"), "{told:?}");
}

#[test]
fn a_resolved_scenario_states_its_context_and_its_defaults() {
    let resolved = resolved_toml(&scenario(EARLY));
    for line in [
        "# exocord, resolved scenario: illustrative; for hypothesis exploration and teaching; not for clinical use.",
        "rtol = 1e-7",
        "seed = 1",
        "body_mass = \"220 g\"",
        "cargo = []",
        "schedule = \"100 ug at 0.041666666666666664 d\"",
    ] {
        assert!(resolved.lines().any(|found| found == line), "{line}\n{resolved}");
    }
}

#[test]
fn the_schedule_table_lists_every_dose_of_every_arm() {
    let text =
        format!("{EARLY}over = '10 min'\n[[arm]]\nname = 'late'\nintervention.early.schedule = '1 ug at 1 d q1d x2'\n");
    let rows = schedule_table(&scenario(&text));
    let brief: Vec<_> =
        rows.iter().map(|row| (row.arm.as_str(), row.start_d.unwrap(), row.duration_d, row.amount_ug)).collect();
    let over = 10.0 / 1440.0;
    assert_eq!(brief, [("treated", 1.0 / 24.0, over, 100.0), ("late", 1.0, over, 1.0), ("late", 2.0, over, 1.0)]);
}

#[test]
fn coincident_doses_add() {
    let text = EARLY.replace("dose = \"100 ug\"\nat = \"1 h\"", "schedule = '60 ug at 25 h then 40 ug at 1 h q24h x2'");
    let doses = scenario(&text).arms[1].interventions[0].doses.clone();
    let expected = [(1.0 / 24.0, 40.0), (1.0 + 1.0 / 24.0, 100.0)];
    let expected = expected.map(|(start_d, amount_ug)| {
        let (duration_d, particles, cells) = (0.0, None, None);
        Dose { start_d, duration_d, amount_ug, particles, cells }
    });
    assert_eq!(doses, expected);
}

#[test]
fn a_transection_may_leave_its_severity_out() {
    let text = START.replace("\"contusion\", severity = 0.6", "\"transection\"");
    assert_eq!(read(&text).scenario.injury.severity, 0.9);
}

/// The injury that a table says, and how many warnings it comes with.
fn injury(table: &str, vocabulary: &Vocabulary<'_>) -> (Injury, usize) {
    let text = format!("question = 'q?'\ninjury = {{ {table} }}\nsimulation.until = '28 d'\n");
    let parsed =
        parse("x.toml", &text, vocabulary).unwrap_or_else(|found| panic!("{}", render(&found, "", &text, false)));
    (parsed.scenario.injury, parsed.warnings.len())
}

#[test]
fn words_that_labs_use_are_read_as_what_they_mean() {
    for (table, species, mechanism, severity, level, warnings) in [
        (
            "species = 'rat', mechanism = 'contusion', severity = 'moderate', level = 't10'",
            "rat",
            "contusion",
            0.6,
            "T10",
            0,
        ),
        (
            "species = 'Sprague-Dawley', mechanism = 'Impact', severity = 'SHAM', level = 'Th9-th10'",
            "rat",
            "contusion",
            0.0,
            "T9-T10",
            0,
        ),
        (
            "species = 'mice', mechanism = 'contusion', severity = 'IH 60 kdyn', level = 'l1'",
            "mouse",
            "contusion",
            0.6,
            "L1",
            0,
        ),
        (
            "species = 'mouse', mechanism = 'contusion', severity = 'IH 200 kdyn', level = 'T9'",
            "mouse",
            "contusion",
            0.6,
            "T9",
            1,
        ),
        (
            "species = 'rat', mechanism = 'clip compression', severity = 'severe', level = 'L5'",
            "rat",
            "clip",
            0.85,
            "L5",
            0,
        ),
        (
            "species = 'patient', mechanism = 'compression', severity = 'ASIA b', level = 'C5'",
            "human",
            "compression",
            0.65,
            "C5",
            0,
        ),
    ] {
        let (found, warned) = injury(table, &vocabulary());
        assert_eq!((found.species.id, found.mechanism.id, found.severity), (species, mechanism, severity), "{table}");
        assert_eq!((found.level.as_deref(), warned), (Some(level), warnings), "{table}");
    }
}

/// A species that nothing but this test knows.
static AXOLOTL: Species = Species {
    id: "axolotl",
    aliases: &["Ambystoma mexicanum"],
    strains: &[],
    one: "axolotl",
    plural: "axolotls",
    body_mass: known("body_mass", 60.0, 10.0, 300.0, "g"),
    segment: known("segment_mass", 0.02, 0.01, 0.05, "g"),
    spinal_fluid: known("spinal_fluid", 50.0, 20.0, 100.0, "uL"),
    score: Score {
        column: "swim",
        title: "Swim",
        label: "swimming score",
        about: "swimming score of the axolotl, 0 to 5",
        full: known("full_scale", 5.0, 5.0, 5.0, "point"),
        least: None,
        hindlimbs: false,
        remark: None,
        smallest_difference: known("smallest_difference", 0.5, 0.1, 1.0, "point"),
        better: Better::More,
        translation: None,
    },
    scales: &[Scale {
        names: &["POND"],
        unit: "cm",
        grades: &[known("3", 0.4, 0.3, 0.5, "1")],
        trauma: Some(&CONTUSION),
        noun: "the pond drop",
        between: None,
        mapped: None,
    }],
    borrowed: &[],
    clocks: &[],
};

const fn known(name: &'static str, value: f64, low: f64, high: f64, unit: &'static str) -> Quantity {
    Quantity { name, about: "For this test.", value, low, high, fixed: true, unit, evidence: ASSUMED }
}

#[test]
fn one_more_species_is_offered_read_and_bounded_as_the_others() {
    let species = [&RAT, &AXOLOTL];
    let vocabulary = Vocabulary { species: &species, grades: grades(&species), ..vocabulary() };
    let (found, _) =
        injury("species = 'ambystoma mexicanum', mechanism = 'contusion', severity = 'POND 3 cm'", &vocabulary);
    assert_eq!((found.species.id, found.severity, found.body_mass_g), ("axolotl", 0.4, 60.0));
    let schema = json_schema(&vocabulary);
    let words = |pointer: &str| schema.pointer(pointer).unwrap().as_array().unwrap().clone();
    assert!(words("/properties/injury/properties/species/anyOf/0/enum").contains(&"axolotl".into()));
    assert!(words("/properties/injury/properties/severity/anyOf/1/enum").contains(&"POND 3 cm".into()));
    let refused = |table: &str| {
        let text = format!("question = 'q?'\ninjury = {{ {table} }}\nsimulation.until = '28 d'\n");
        render(&parse("x.toml", &text, &vocabulary).unwrap_err(), "x.toml", &text, false)
    };
    let heavy = refused("species = 'axolotl', mechanism = 'contusion', severity = 0.4, body_mass = '1 kg'");
    assert!(heavy.contains("expected 10 g to 300 g") && heavy.contains("the usual 60 g"), "{heavy}");
    let foreign = refused("species = 'rat', mechanism = 'contusion', severity = 'POND 3 cm'");
    assert!(foreign.contains("does not fit the species `rat`") && foreign.contains("is for axolotls"), "{foreign}");
    assert!(refused("species = 'axolotll', mechanism = 'contusion'").contains("did you mean `axolotl`?"));
}

#[test]
fn the_schema_follows_the_declaration_and_the_vocabulary() {
    let schema = json_schema(&vocabulary());
    let at = |pointer: &str| schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer} is missing"));
    assert_eq!(at("/$schema"), "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(at("/properties/injury/properties/species/anyOf/0/enum/0"), "rat");
    let sources = at("/properties/intervention/items/properties/source/anyOf/0/enum").as_array().unwrap();
    assert!(sources.iter().any(|id| id == "hucmsc"));
    assert_eq!(at("/properties/perturbation/items/properties/reaction/enum/0"), "barrier.mmp9_opening");
    assert_eq!(at("/properties/parameters/properties/function.kq/$ref"), "#/$defs/override");
    assert_eq!(at("/additionalProperties"), false);
    let described = |table: &serde_json::Value| {
        table["properties"].as_object().unwrap().values().all(|key| key["description"].is_string())
    };
    assert!(described(&schema) && described(at("/properties/intervention/items")) && described(at("/$defs/override")));
}

/// Read messages that `.ci/renew` wrote aloud before committing them.
#[test]
fn every_bad_scenario_is_refused_in_these_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_scenarios");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    assert!(files.len() >= 45, "only {} bad scenarios", files.len());
    let mut differing = Vec::new();
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let said = match parse(&file, &text, &vocabulary()) {
            Ok(_) => "accepted\n".to_owned(),
            Err(found) => render(&found, &file, &text, false),
        };
        assert_ne!(said, "accepted\n", "{file} should be refused");
        let expected = format!("tests/bad_scenarios/{}", file.replace(".toml", ".txt"));
        if let Err(stale) = keep(&expected, &said) {
            differing.push(format!("{stale}\n--- {file}\n{said}"));
        }
    }
    assert!(differing.is_empty(), "these messages changed:\n{}", differing.join("\n"));
}

#[test]
fn findings_are_in_the_order_of_the_text_and_serialise() {
    let text = include_str!("../bad_scenarios/many_at_once.toml");
    let found = parse("many_at_once.toml", text, &vocabulary()).unwrap_err();
    assert!(found.len() >= 8, "{}", found.len());
    assert!(found.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    let json = serde_json::to_value(&found).unwrap();
    let first = &json[0];
    for key in ["severity", "message", "file", "line", "column", "span", "label", "help"] {
        assert!(first.get(key).is_some(), "{key}");
    }
    for one in &found {
        let line = text.lines().nth(one.line - 1).unwrap();
        let start: String = line.chars().skip(one.column - 1).collect();
        assert!(start.starts_with(text[one.span.clone()].lines().next().unwrap_or("")), "{one:?}");
    }
}

#[test]
fn colour_is_added_only_when_asked_for() {
    let text = include_str!("../bad_scenarios/many_at_once.toml");
    let found = parse("x.toml", text, &vocabulary()).unwrap_err();
    assert!(!render(&found, "x.toml", text, false).contains('\u{1b}'));
    assert!(render(&found, "x.toml", text, true).contains('\u{1b}'));
}

/// Text that breaks off anywhere, or has any byte replaced, is answered and never panics.
#[test]
fn no_text_makes_it_panic() {
    let mut texts: Vec<String> = ROUND_TRIPS.iter().map(|rest| format!("{START}{rest}")).collect();
    texts.push(EXAMPLE.to_owned());
    for text in &texts {
        for (at, letter) in text.char_indices().step_by(2) {
            answer(&text[..at]);
            answer(&text[at..]);
            for other in ["", "\"", "[", "=", "9", "µ"] {
                answer(&format!("{}{other}{}", &text[..at], &text[at + letter.len_utf8()..]));
            }
        }
    }
}

fn answer(text: &str) {
    match parse("x.toml", text, &vocabulary()) {
        Ok(parsed) => {
            let resolved = resolved_toml(&parsed.scenario);
            let again = parse("y.toml", &resolved, &vocabulary()).map(|parsed| parsed.scenario);
            assert_eq!(again, Ok(parsed.scenario), "{text}\n{resolved}");
        }
        Err(found) => {
            assert!(!found.is_empty(), "refused without a word:\n{text}");
            render(&found, "x.toml", text, false);
        }
    }
}
