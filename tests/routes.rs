//! Routes: equal doses are what edited scenarios give, equal exposures and effects are equal, nothing stays nothing.

mod common;

use common::CATALOGUE;
use exocord::answers::{Equal, Reach, RouteCurve, RouteRow, Routes};
use exocord::course::Measures;
use exocord::experiment::vocabulary;
use exocord::present::{routes_sentence, routes_tables, routes_text, signed_against};
use exocord::scenario::{Scenario, parse};
use exocord::study::{Alone, Cases, Members, Progress, RoutesQuestion, Silent, Steps, StudyError, Workers, routes};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Few enough for a test, and with an uneven number of them, so that the median is one of them.
const SETS: usize = 5;

fn members() -> Members {
    Members::drawn(SETS, 0.1, 7)
}

fn scenario(text: &str) -> Scenario {
    parse("a.toml", text, &vocabulary(&CATALOGUE)).unwrap().scenario
}

/// A rat that is given this by vein.
fn rat(given: &str) -> Scenario {
    animal("rat", "severity = \"moderate\"", "bmsc", "intravenous", given)
}

fn animal(species: &str, severity: &str, source: &str, route: &str, given: &str) -> Scenario {
    scenario(&format!(
        "question = \"Which route?\"\n[injury]\nspecies = \"{species}\"\nmechanism = \"contusion\"\n{severity}\n\
         [simulation]\nuntil = \"28 d\"\n[[intervention]]\nname = \"v\"\nsource = \"{source}\"\nroute = \"{route}\"\n{given}\n"
    ))
}

fn ask(scenario: &Scenario, equal: Equal, names: &[&str]) -> Routes {
    let routes_wanted = names.iter().map(|name| (*name).to_owned()).collect();
    let question = RoutesQuestion { equal: Some(equal), routes: routes_wanted, ..RoutesQuestion::default() };
    routes(&question, scenario, (&CATALOGUE, &members()), (&Alone, &Silent)).unwrap()
}

fn row<'a>(answer: &'a Routes, id: &str) -> &'a RouteRow {
    answer.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}: {answer:?}"))
}

/// Median change of the score and median exposure, of a scenario as it is written, over the same sets.
fn medians(scenario: &Scenario) -> [f64; 2] {
    let day = scenario.simulation.until_d;
    let score = format!("at({}, {day} d)", scenario.injury.species.score.column);
    let measures = Arc::new(Measures::parse(&[&score, "area(exo_cargo@epicentre)"], 2, day).unwrap());
    let members = members();
    let mut cases = Cases::new(&CATALOGUE, &members);
    let control = cases.add(scenario, &scenario.arms[0], &measures).unwrap();
    let treated = cases.add(scenario, &scenario.arms[1], &measures).unwrap();
    let ran = cases.run("test", (&Alone, &Silent)).unwrap();
    [0, 1].map(|at| ran.effect(treated, control, at, |_| None).median)
}

const ONCE: &str = "dose = \"100 ug\"\nat = \"1 h\"";
const THREE: [&str; 3] = ["intravenous", "intrathecal", "intralesional"];

#[test]
fn an_equal_dose_is_what_scenarios_with_another_route_give() {
    let answer = ask(&rat(ONCE), Equal::Dose, &[]);
    assert_eq!(answer.rows.len(), 5);
    for one in &answer.rows {
        assert_eq!((one.dose.ug, one.dose.reach), (100.0, Reach::Given));
        let [score, exposure] = medians(&animal("rat", "severity = \"moderate\"", "bmsc", &one.id, ONCE));
        assert_eq!(one.effect.median, score, "{}", one.id);
        assert!((one.lesion.area_ug_d.median() / exposure - 1.0).abs() < 0.02, "{}", one.id);
    }
    let own = row(&answer, "intravenous");
    assert!(own.own && own.against_own.median == 0.0 && own.lesion.times_own.band == [1.0; 3]);
    let (lesion, nose) = (row(&answer, "intralesional"), row(&answer, "intranasal"));
    assert!(lesion.lesion.times_own.median() > 10.0 && nose.lesion.times_own.median() < 1.0);
    assert!(own.plasma_area_ug_d.median() > nose.plasma_area_ug_d.median());
}

#[test]
fn who_takes_it_up_adds_up_and_agrees_with_what_is_lost_later() {
    let answer = ask(&rat("dose = \"50 ug\"\nat = \"1 d\""), Equal::Dose, &[]);
    for one in &answer.rows {
        let taken = one.lesion.taken_up_percent.as_ref().unwrap();
        assert!(taken.nominal > 0.0 && taken.nominal < 100.0, "{}: {taken:?}", one.id);
        let by = one.uptake.as_ref().unwrap();
        let parts = [&by.resident_percent, &by.m2_percent, &by.vessels_percent].map(|part| part.nominal);
        assert!((parts.iter().sum::<f64>() - 100.0).abs() < 1e-9 && parts.iter().all(|part| *part >= 0.0));
        // Nothing reaches cells at the vessels but from plasma, so that two ways of counting have to agree.
        if ["intralesional", "hydrogel-ha-pgel"].contains(&one.id.as_str()) {
            assert!(parts[2] < 2.0, "{}: {parts:?}", one.id);
        }
    }
    assert!(row(&answer, "intravenous").uptake.as_ref().unwrap().vessels_percent.nominal > 10.0);
}

#[test]
fn a_dose_for_equal_effect_has_the_same_median_effect_when_it_is_given() {
    let written = rat(ONCE);
    let answer = ask(&written, Equal::Effect, &THREE);
    let wanted = medians(&written)[0];
    for id in ["intrathecal", "intralesional"] {
        let one = row(&answer, id);
        assert_eq!(one.dose.reach, Reach::Found, "{id}: {:?}", one.dose);
        let given = format!("dose = \"{} ug\"\nat = \"1 h\"", one.dose.ug);
        let found = medians(&animal("rat", "severity = \"moderate\"", "bmsc", id, &given))[0];
        assert!((found / wanted - 1.0).abs() < 0.01, "{id}: {found} instead of {wanted}");
        assert!(one.dose.low_ug <= one.dose.ug && one.dose.ug <= one.dose.high_ug && one.dose.reached > 0.0);
    }
    assert!(row(&answer, "intralesional").dose.ug < 20.0);
    let said = routes_sentence(&answer);
    assert!(said.starts_with("The effect of 100 ug by vein (+"));
    assert!(said.contains("20 ug into the lesion was published: what less of it does is extrapolated."), "{said}");
}

#[test]
fn each_set_is_exposed_as_much_by_a_dose_of_its_own_and_the_median_is_told() {
    let written = rat("dose = \"30 ug\"\nat = \"1 h\"\nrepeat = { every = \"24 h\", times = 3 }");
    let answer = ask(&written, Equal::Exposure, &THREE);
    assert_eq!((answer.doses, answer.dose_ug), (3, 90.0));
    for id in ["intrathecal", "intralesional"] {
        let one = row(&answer, id);
        let times = &one.lesion.times_own;
        assert!(times.band.iter().chain([&times.nominal]).all(|times| (times - 1.0).abs() < 0.01), "{id}: {times:?}");
        let dose = &one.dose;
        assert!(dose.low_ug < dose.ug && dose.ug < dose.high_ug && dose.reached == 1.0, "{id}: {dose:?}");
    }
}

#[test]
fn the_dose_that_is_told_exposes_the_lesion_as_much_when_it_is_given() {
    let written = rat(ONCE);
    let alone = Members::nominal();
    let question = RoutesQuestion { equal: Some(Equal::Exposure), ..RoutesQuestion::default() };
    let answer = routes(&question, &written, (&CATALOGUE, &alone), (&Alone, &Silent)).unwrap();
    let exposure = |scenario: &Scenario| {
        let measures = Arc::new(Measures::parse(&["area(exo_cargo@epicentre)"], 2, 28.0).unwrap());
        let mut cases = Cases::new(&CATALOGUE, &alone);
        let treated = cases.add(scenario, &scenario.arms[1], &measures).unwrap();
        cases.run("test", (&Alone, &Silent)).unwrap().values(treated, 0)[0]
    };
    let wanted = exposure(&written);
    for id in ["intrathecal", "intralesional", "hydrogel-ha-pgel"] {
        let given = format!("dose = \"{} ug\"\nat = \"1 h\"", row(&answer, id).dose.ug);
        let found = exposure(&animal("rat", "severity = \"moderate\"", "bmsc", id, &given));
        assert!((found / wanted - 1.0).abs() < 0.02, "{id}: {found} instead of {wanted}");
    }
}

/// Works until somebody looks for a dose, if it is to be stopped then.
struct Until {
    stops: bool,
    stopped: AtomicBool,
}

impl Progress for Until {
    fn during<T>(&self, what: &str, length: u64, work: impl FnOnce(&dyn Steps) -> T) -> T {
        self.stopped.store(self.stops && what == "doses", Ordering::Relaxed);
        Silent.during(what, length, work)
    }
}

impl Workers for Until {
    fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        if self.stopped() { Ok(()) } else { Alone.in_order(pieces, work, take) }
    }
}

#[test]
fn a_search_for_the_least_dose_that_is_stopped_says_so_and_tells_a_dose_that_does_it() {
    let (written, members) = (rat(ONCE), members());
    let question = RoutesQuestion { routes: THREE.map(str::to_owned).to_vec(), ..RoutesQuestion::default() };
    let asked = |stops| {
        let hands = Until { stops, stopped: AtomicBool::new(false) };
        routes(&question, &written, (&CATALOGUE, &members), (&hands, &hands)).unwrap()
    };
    let (cut, whole) = (asked(true), asked(false));
    assert!(cut.interrupted() && cut.stopped && cut.sets == SETS && !whole.interrupted());
    assert!(cut.curves.iter().any(|curve| !curve.meaningful_sought));
    for (cut, whole) in cut.curves.iter().zip(&whole.curves) {
        assert!(whole.meaningful_sought && cut.meaningful_ug >= whole.meaningful_ug, "{cut:?}");
        let (ug, change) = cut.points.iter().find(|(_, effect)| effect.median.abs() >= 1.0).unwrap();
        assert!(cut.meaningful_ug.unwrap() >= *ug && change.median.abs() >= 1.0, "{cut:?}");
    }
    let said = "at most, the search was interrupted, and less may do";
    assert!(routes_text(&cut, "").split_whitespace().collect::<Vec<_>>().join(" ").contains(said));
    assert!(!routes_text(&whole, "").contains("at most"));
    let (files, _) = routes_tables(&cut).unwrap();
    let table = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(table.lines().next().unwrap().contains("meaningful_sought") && table.contains(",FALSE,"), "{table}");
}

#[test]
fn a_search_for_equal_effect_or_exposure_that_is_stopped_tells_what_the_same_dose_does() {
    let (written, members) = (rat(ONCE), members());
    let whole = ask(&written, Equal::Dose, &THREE);
    for equal in [Equal::Effect, Equal::Exposure] {
        let routes_asked = THREE.map(str::to_owned).to_vec();
        let question = RoutesQuestion { routes: routes_asked, equal: Some(equal), ..RoutesQuestion::default() };
        let hands = Until { stops: true, stopped: AtomicBool::new(false) };
        let cut = routes(&question, &written, (&CATALOGUE, &members), (&hands, &hands)).unwrap();
        assert!(cut.interrupted() && cut.equal == Equal::Dose && cut.asked == equal && cut.sets == SETS);
        let said = routes_sentence(&cut);
        assert!(said.contains(&format!("the search for doses of equal {} was interrupted", equal.word())), "{said}");
        assert!(!said.contains("NaN") && !routes_text(&cut, "").contains("NaN"), "{said}");
        for (cut, whole) in cut.rows.iter().zip(&whole.rows) {
            assert_eq!((cut.dose.ug, cut.effect.median), (whole.dose.ug, whole.effect.median), "{}", cut.id);
        }
        assert!(!String::from_utf8(routes_tables(&cut).unwrap().0[0].1.clone()).unwrap().contains("NaN"));
    }
}

#[test]
fn the_least_dose_that_means_something_does_so_and_no_switch_moves_it() {
    let written = rat(ONCE);
    let least = |equal| -> Vec<[Option<f64>; 3]> {
        let of =
            |curve: RouteCurve| [curve.meaningful_ug, Some(curve.meaningful_low_ug), Some(curve.meaningful_high_ug)];
        ask(&written, equal, &THREE).curves.into_iter().map(of).collect()
    };
    let found = least(Equal::Dose);
    for equal in [Equal::Exposure, Equal::Effect, Equal::Customary] {
        assert_eq!(least(equal), found, "{equal:?}");
    }
    for (id, [ug, low, high]) in THREE.iter().zip(found) {
        let ug = ug.unwrap();
        assert!(low.unwrap() <= ug && ug <= high.unwrap(), "{id}: {low:?} {ug} {high:?}");
        let of = |ug: f64| {
            let given = format!("dose = \"{ug} ug\"\nat = \"1 h\"");
            medians(&animal("rat", "severity = \"moderate\"", "bmsc", id, &given))[0]
        };
        assert!(of(ug) >= 1.0 && of(0.85 * ug) < 1.0, "{id}: {ug} ug does {}, less {}", of(ug), of(0.85 * ug));
    }
}

#[test]
fn at_usual_doses_the_scenarios_own_is_named_where_it_is_another() {
    let written = animal("rat", "severity = \"moderate\"", "bmsc", "intravenous", "dose = \"1 ug\"\nat = \"1 h\"");
    let said = routes_sentence(&ask(&written, Equal::Customary, &["intravenous", "intralesional"]));
    assert!(said.contains(" points more than 1 ug by vein"), "{said}");
    let said = routes_sentence(&ask(&written, Equal::Customary, &["intravenous"]));
    assert!(!said.contains("about as much"), "{said}");
}

#[test]
fn what_no_dose_does_is_not_reachable_and_the_row_is_about_the_largest() {
    let written = animal("rat", "severity = \"moderate\"", "bmsc", "intralesional", ONCE);
    let answer = ask(&written, Equal::Exposure, &["intralesional", "intravenous"]);
    let vein = row(&answer, "intravenous");
    assert_eq!((vein.dose.reach, vein.dose.ug), (Reach::Unreachable, answer.largest_ug));
    assert!(vein.lesion.times_own.median() < 1.0 && vein.dose.reached == 0.0);
    assert!(routes_sentence(&answer).contains("not to be had by another route: not reachable by vein ("));
}

#[test]
fn nothing_given_changes_nothing_by_any_route() {
    for equal in [Equal::Dose, Equal::Exposure, Equal::Effect] {
        let answer = ask(&rat("dose = \"0 ug\"\nat = \"1 h\""), equal, &THREE);
        for one in &answer.rows {
            let effect = &one.effect;
            assert_eq!((effect.nominal, effect.low, effect.high, effect.better), (0.0, 0.0, 0.0, 0.0), "{equal:?}");
        }
        assert_eq!(routes_sentence(&answer), "Nothing is given, so nothing changes by any route.");
    }
}

#[test]
fn a_mouse_and_a_person_have_their_own_score_and_usual_doses() {
    let mouse = animal("mouse", "severity = \"moderate\"", "bmsc", "intravenous", ONCE);
    let answer = ask(&mouse, Equal::Customary, &[]);
    let ids: Vec<&str> = answer.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["intravenous"]);
    assert_eq!((answer.left_out.len(), answer.measure.name.as_str()), (4, "BMS on day 28"));
    assert!(answer.left_out[0].reason.contains("in mice"));
    let person = animal("human", "severity = \"AIS A\"", "hucmsc", "intrathecal", "dose = \"1 mg\"\nat = \"7 d\"");
    let answer = ask(&person, Equal::Dose, &["intrathecal", "intravenous"]);
    assert_eq!((answer.species, answer.segment_g), ("human", 2.1));
    let [fluid, vein] = ["intrathecal", "intravenous"].map(|id| row(&answer, id));
    assert!(fluid.lesion.times_own.median() == 1.0 && vein.lesion.area_ug_d.median() > 0.0);
}

#[test]
fn an_infusion_goes_by_no_route_that_takes_a_dose_at_once() {
    let answer = ask(&rat("dose = \"90 ug\"\nat = \"1 h\"\nover = \"3 d\""), Equal::Dose, &[]);
    let left: Vec<&str> = answer.left_out.iter().map(|out| out.id.as_str()).collect();
    assert_eq!(left, ["intranasal", "hydrogel-ha-pgel"]);
    assert!(routes_sentence(&answer).contains("Left out is by nose: the schedule is an infusion"));
}

#[test]
fn names_that_are_not_there_are_refused_with_the_nearest() {
    let refused = |question: RoutesQuestion, scenario: &Scenario| {
        let error = routes(&question, scenario, (&CATALOGUE, &members()), (&Alone, &Silent)).unwrap_err();
        assert!(matches!(error, StudyError::Unknown(_)), "{error:?}");
        error.to_string()
    };
    let of = |name: &str| RoutesQuestion { routes: vec![name.into()], ..RoutesQuestion::default() };
    assert!(refused(of("intrathecl"), &rat(ONCE)).contains("did you mean `intrathecal`?"));
    let metric = RoutesQuestion { metric: Some("at(cavty, 7 d)".into()), ..RoutesQuestion::default() };
    assert!(refused(metric, &rat(ONCE)).contains("did you mean `cavity"));
    let arm = RoutesQuestion { arm: Some("treatd".into()), ..RoutesQuestion::default() };
    assert!(refused(arm, &rat(ONCE)).contains("`treated`"));
    let untreated = scenario(
        "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
         [simulation]\nuntil = \"7 d\"\n",
    );
    assert!(refused(RoutesQuestion::default(), &untreated).contains("no vesicles"));
}

#[test]
fn sentence_tables_and_text_tell_the_same_numbers() {
    let answer = ask(&rat(ONCE), Equal::Dose, &[]);
    let (tables, notes) = routes_tables(&answer).unwrap();
    let names: Vec<&str> = tables.iter().map(|table| table.0.as_str()).collect();
    assert_eq!(names, ["routes.csv", "dose_response.csv", "routes_assumed.csv"]);
    let text = String::from_utf8(tables[0].1.clone()).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let column =
        |name: &str| head.iter().position(|one| *one == name).unwrap_or_else(|| panic!("no {name} in {head:?}"));
    assert!(head.iter().all(|name| notes.iter().any(|note| note.name == *name && !note.meaning.is_empty())));
    for (cells, one) in lines.zip(&answer.rows) {
        assert_eq!(cells[column("route")], one.id);
        assert_eq!(cells[column("effect_median_points")], one.effect.median.to_string());
        assert_eq!(cells[column("lesion_area_median_times_own")], one.lesion.times_own.median().to_string());
    }
    let text = routes_text(&answer, "5 sets");
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains("by nose, nasal_to_csf 0.56") && joined.contains("nasal_loss* 26.8"), "{text}");
    assert!(joined.contains("csf_to_cord 0.15 (0.03 to 1 1/d; zamanian2025)"), "what is inferred is told too: {text}");
    assert!(
        joined.contains("n.m.: not modelled"),
        "nothing of what is put into the cord is followed into blood: {text}"
    );
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for one in &answer.rows {
        assert!(text.contains(&format!("{} (", signed_against(one.effect.median, 1.0))), "{}: {text}", one.id);
    }
}

#[test]
fn another_metric_is_told_by_its_sign_alone() {
    let question = RoutesQuestion {
        metric: Some("at(cavity@epicentre, 28 d)".into()),
        routes: THREE.map(str::to_owned).to_vec(),
        ..RoutesQuestion::default()
    };
    let answer = routes(&question, &rat(ONCE), (&CATALOGUE, &members()), (&Alone, &Silent)).unwrap();
    assert!(!answer.measure.is_score());
    let sentence = routes_sentence(&answer);
    assert!(!sentence.contains("point") && !sentence.contains("meaningful"), "{sentence}");
    assert!(row(&answer, "intravenous").effect.median != 0.0);
}

#[test]
fn an_answer_on_one_of_several_arms_says_which_and_names_the_others() {
    let late = "[[arm]]\nname = \"early\"\n[[arm]]\nname = \"late\"\nintervention.v.at = \"7 d\"\n";
    let both = animal("rat", "severity = \"moderate\"", "bmsc", "intravenous", &format!("{ONCE}\n{late}"));
    let question = RoutesQuestion { routes: vec!["intralesional".into()], ..RoutesQuestion::default() };
    let members = Members::nominal();
    let told = |question: &RoutesQuestion| {
        routes_sentence(&routes(question, &both, (&CATALOGUE, &members), (&Alone, &Silent)).unwrap())
    };
    let said = told(&question);
    assert!(said.contains("This is of the arm `early`; `late` gives vesicles too."), "{said}");
    assert!(!told(&RoutesQuestion { arm: Some("late".into()), ..question }).contains("This is of the arm"));
}
