//! The gain over the start: that a point of it is the run it stands for, and that sentence and tables say the same.

mod common;

use common::CATALOGUE;
use exocord::answers::{When, Window};
use exocord::course::Measures;
use exocord::experiment::{run_arm, vocabulary};
use exocord::present::window::{sentence, tables, time};
use exocord::present::{percent, signed, signed_against};
use exocord::scenario::{Scenario, parse};
use exocord::study::window::{Variants, Varied, WindowQuestion, window};
use exocord::study::{Alone, Cases, Members, Silent, StudyError, Workers};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A scenario with these keys of its treatment.
fn scenario(severity: &str, until: &str, keys: &str) -> Scenario {
    let text = format!(
        "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"{severity}\"\n\
         [simulation]\nuntil = \"{until}\"\nrtol = 1e-4\natol = 1e-7\n[[intervention]]\nname = \"v\"\nsource = \"bmsc\"\n{keys}\n"
    );
    parse("s.toml", &text, &vocabulary(&CATALOGUE)).unwrap().scenario
}

fn once(dose: &str, at: &str, until: &str) -> Scenario {
    scenario("moderate", until, &format!("route = \"intravenous\"\ndose = \"{dose}\"\nat = \"{at}\""))
}

fn varied(panel: &str, value: &str, scenario: &Scenario) -> Varied {
    Varied { panel: panel.into(), value: value.into(), scenario: scenario.clone() }
}

fn question(starts_d: &[f64], variants: &[(&str, Scenario)]) -> WindowQuestion {
    let by = (variants.len() > 1).then(|| "key".to_owned());
    let all = variants.iter().map(|(value, scenario)| varied("", value, scenario)).collect();
    WindowQuestion {
        arm: None,
        metric: None,
        starts_d: starts_d.to_vec(),
        day: None,
        follow_d: 56.0,
        map: false,
        variants: Variants { by, all, ..Variants::default() },
    }
}

fn ask(question: &WindowQuestion, sets: usize) -> Window {
    window(question, &Members::drawn(sets, 0.1, 7), &CATALOGUE, (&Alone, &Silent)).unwrap()
}

#[test]
fn a_point_is_the_run_of_the_scenario_with_that_start() {
    let asked = question(&[0.1, 3.0], &[("", once("100 ug", "1 h", "20 d"))]);
    let found = ask(&asked, 12);
    let at_3_d = once("100 ug", "3 d", "59 d");
    let measures = Arc::new(Measures::parse(&["at(bbb, end)"], 2, 59.0).unwrap());
    let members = Members::drawn(12, 0.1, 7);
    let mut cases = Cases::new(&CATALOGUE, &members);
    let control = cases.add(&at_3_d, &at_3_d.arms[0], &measures).unwrap();
    let treated = cases.add(&at_3_d, &at_3_d.arms[1], &measures).unwrap();
    let ran = cases.run("test", (&Alone, &Silent)).unwrap();
    let expected = ran.effect(treated, control, 0, |gain| {
        (gain.abs() >= found.read.smallest_difference.unwrap()).then_some(gain > 0.0)
    });
    let point = found.curves[0].points[1];
    assert_eq!((point.start_d, point.read_d, point.gain), (3.0, 59.0, expected));
    assert!(expected.median > 0.0 && found.curves[0].points[0].gain != expected);
    let end =
        |arm: usize| run_arm(&at_3_d, &at_3_d.arms[arm], &CATALOGUE).unwrap().series("bbb").unwrap().last().unwrap().1;
    assert!((end(1) - end(0) - expected.nominal).abs() < 1e-4);
}

#[test]
fn a_schedule_keeps_its_spacing_wherever_it_begins() {
    let daily = |at: &str, until: &str| {
        let keys = format!("route = \"intravenous\"\nschedule = \"50 ug at {at} over 2 h q24h x3\"");
        scenario("moderate", until, &keys)
    };
    let found = ask(&question(&[2.0, 5.0], &[("", daily("1 h", "10 d"))]), 1);
    let other = ask(&question(&[2.0, 5.0], &[("", daily("5 d", "63 d"))]), 1);
    assert_eq!(found.curves[0].given, "3 x 50 ug intravenous over 2 h every 24 h");
    // The last of them begins two days after the first.
    assert_eq!(found.curves[0].points[1].read_d, 63.0);
    let (one, other) = (found.curves[0].points[1].gain, other.curves[0].points[1].gain);
    assert!((one.nominal - other.nominal).abs() < 1e-4 && one.nominal > 0.0, "{one:?} {other:?}");
}

#[test]
fn no_dose_changes_nothing_at_any_start_and_the_sentence_says_so() {
    let asked = question(&[0.01, 1.0, 40.0], &[("", once("0 ug", "1 h", "84 d"))]);
    let found = ask(&asked, 3);
    for point in &found.curves[0].points {
        assert_eq!((point.gain.nominal, point.gain.low, point.gain.median, point.gain.high), (0.0, 0.0, 0.0, 0.0));
    }
    assert_eq!(found.curves[0].useful.unwrap().until, When::Never);
    let said = "0 ug intravenous once does not change the locomotor score (BBB), whenever it begins from 14 min to 40 d after injury.";
    assert_eq!(sentence(&found), said);
}

#[test]
fn what_harms_at_every_start_is_said_to_do_harm() {
    let mut found = ask(&question(&[0.1, 3.0], &[("", once("100 ug", "1 h", "14 d"))]), 4);
    for (point, loss) in found.curves[0].points.iter_mut().zip([-3.0, -2.0]) {
        (point.gain.median, point.gain.better, point.gain.worse) = (loss, 0.0, 1.0);
    }
    let curve = &mut found.curves[0];
    let (best, useful) = (curve.best.as_mut().unwrap(), curve.useful.as_mut().unwrap());
    (best.start_d, best.gain, useful.until) = (3.0, -2.0, When::Never);
    let said = sentence(&found);
    assert!(
        said.contains(" does harm, whenever it begins from 2.4 h to 3 d after injury: the least loss is -2.0"),
        "{said}"
    );
    assert!(said.ends_with("worse in 100 % of the sets; the largest is -3.0 points, for a start at 2.4 h."), "{said}");
    // Beside another curve it is not only one that never helps, and of doses neither.
    let harmful = found.curves[0].clone();
    let two = [("this", once("100 ug", "1 h", "14 d")), ("that", once("10 ug", "1 h", "14 d"))];
    let mut found = ask(&question(&[0.1, 3.0], &two), 4);
    found.curves[1].points = harmful.points;
    for map in [false, true] {
        found.map = map;
        found.by = Some("source".into()).filter(|_| !map);
        let said = sentence(&found);
        assert!(said.ends_with(" Begun at 2.4 h it does harm with that: -3.0 points."), "{said}");
    }
}

#[test]
fn values_that_give_the_same_are_said_to_be_the_same() {
    let one = once("100 ug", "1 h", "20 d");
    let found = ask(&question(&[0.1, 3.0], &[("this", one.clone()), ("that", one)]), 3);
    assert!(found.crossings.is_empty());
    let said = sentence(&found);
    assert!(said.contains("this and that give the same at every start"), "{said}");
}

#[test]
fn curves_of_two_injuries_have_a_control_each() {
    let keys = "route = \"intravenous\"\ndose = \"100 ug\"\nat = \"1 h\"";
    let variants = ["mild", "severe"].map(|severity| (severity, scenario(severity, "20 d", keys)));
    let found = ask(&question(&[0.1, 3.0], &variants), 2);
    for (at, variant) in variants.iter().enumerate() {
        let alone = ask(&question(&[0.1, 3.0], std::slice::from_ref(variant)), 2);
        assert_eq!(found.curves[at].points, alone.curves[0].points);
    }
}

/// Two routes by three doses, and each route at the dose as written.
fn maps(starts_d: &[f64]) -> WindowQuestion {
    let of = |route: &str, dose: &str| {
        scenario("moderate", "20 d", &format!("route = \"{route}\"\ndose = \"{dose}\"\nat = \"1 h\""))
    };
    let (routes, doses) = (["intravenous", "intranasal"], ["1 ug", "100 ug", "3 mg"]);
    let mut asked = question(starts_d, &[]);
    asked.variants.by = Some("dose".into());
    asked.variants.panels_by = Some("route".into());
    asked.map = true;
    asked.variants.written = routes.map(|route| varied(route, "", &of(route, "100 ug"))).to_vec();
    asked.variants.all =
        routes.iter().flat_map(|route| doses.map(|dose| varied(route, dose, &of(route, dose)))).collect();
    asked
}

#[test]
fn maps_side_by_side_are_told_at_the_dose_as_written() {
    let found = ask(&maps(&[0.1, 3.0]), 3);
    assert_eq!((found.curves.len(), found.as_written.len()), (6, 2));
    for (written, at) in found.as_written.iter().zip([1, 4]) {
        assert_eq!((&written.points, &written.panel), (&found.curves[at].points, &found.curves[at].panel));
    }
    let said = sentence(&found);
    assert!(
        said.contains("at the dose as written") && said.contains("the smallest that helps is: intravenous"),
        "{said}"
    );
    let all = tables(&found).unwrap();
    let table = String::from_utf8(all[0].1.clone()).unwrap();
    assert!(table.starts_with("panel_by,panel,by,value,metric,unit,start_d,"), "{table}");
    assert_eq!(table.lines().filter(|line| line.starts_with("route,intranasal,dose,as written,")).count(), 2);
    assert!(exocord::present::window::text(&found).lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn what_is_no_score_is_told_by_its_largest_change_and_when_half_of_it_is_left() {
    let mut asked = question(&[0.1, 3.0, 20.0], &[("", once("300 ug", "1 h", "20 d"))]);
    asked.metric = Some("highest(m1@epicentre, 2 d, 20 d)".into());
    let found = ask(&asked, 4);
    let (curve, read) = (&found.curves[0], &found.read);
    assert!(!read.is_score() && curve.useful.is_none() && !found.of_day);
    let best = curve.best.unwrap();
    let largest = curve.points.iter().map(|point| point.gain.median.abs()).fold(0.0, f64::max);
    assert_eq!((best.gain.abs(), best.gain < 0.0), (largest, !found.up));
    let said = sentence(&found);
    assert!(said.contains("changes highest(m1@epicentre, 2 d, 20 d) most if it begins at"), "{said}");
    assert!(said.contains("the control in") && !said.contains("better") && !said.contains("points"), "{said}");
    let table = String::from_utf8(tables(&found).unwrap()[0].1.clone()).unwrap();
    assert!(table.contains("median_change") && !table.contains("points"), "{table}");
    // A time goes with an observable; a formula says itself when.
    asked.day = Some(10.0);
    assert!(window(&asked, &Members::nominal(), &CATALOGUE, (&Alone, &Silent)).is_err());
    asked.metric = Some("cavity@epicentre".into());
    let found = ask(&asked, 0);
    assert_eq!((found.read.formula.as_str(), found.of_day, found.day), ("at(cavity@epicentre, end)", true, 10.0));
    let nothing = WindowQuestion { variants: question(&[], &[("", once("0 ug", "1 h", "20 d"))]).variants, ..asked };
    assert!(sentence(&ask(&nothing, 2)).contains("does not change cavity@epicentre, whenever"));
}

#[test]
fn a_bare_number_of_a_key_has_a_noun() {
    let doses = |times: usize| {
        let keys = format!("route = \"intravenous\"\nschedule = \"100 ug at 1 h q24h x{times}\"");
        scenario("moderate", "20 d", &keys)
    };
    let mut asked = question(&[0.1, 3.0], &[("1", doses(1)), ("3", doses(3))]);
    asked.variants.by = Some("times".into());
    let said = sentence(&ask(&asked, 3));
    assert!(said.contains("1 dose ") && said.contains("3 doses "), "{said}");
}

/// Every number of the tables, as a reader is told it.
fn told(window: &Window) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    for (_, bytes) in tables(window).unwrap().into_iter().filter(|(name, _)| name.ends_with(".csv")) {
        let mut table = csv::Reader::from_reader(bytes.as_slice());
        for row in table.records().map(Result::unwrap) {
            for value in row.iter().filter_map(|cell| cell.parse::<f64>().ok()) {
                told.extend([time(value), format!("{} points", signed(value)), percent(value)]);
                told.insert(format!("{} points", signed_against(value, window.read.smallest_difference.unwrap())));
            }
        }
    }
    told
}

/// Numbers with their units in a sentence.
fn numbers(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.split([' ', '(', ')', ';', ',', ':']).filter(|word| !word.is_empty()).collect();
    let unit = |word: &str| ["min", "h", "d", "%", "points"].contains(&word.trim_end_matches('.'));
    let pairs = words.windows(2).filter(|pair| pair[0].parse::<f64>().is_ok() && unit(pair[1]));
    pairs.map(|pair| format!("{} {}", pair[0], pair[1].trim_end_matches('.'))).collect()
}

#[test]
fn every_number_of_the_sentence_is_in_the_tables() {
    let starts = [0.01, 0.1, 1.0, 4.0, 20.0];
    let routes = ["intravenous", "intranasal", "intrathecal"].map(|route| {
        (route, scenario("severe", "30 d", &format!("route = \"{route}\"\ndose = \"300 ug\"\nat = \"1 h\"")))
    });
    let doses = ["0.1 ug", "30 ug", "3 mg"].map(|dose| (dose, once(dose, "1 h", "30 d")));
    let mut map = question(&starts, &doses);
    map.map = true;
    let side_by_side = maps(&starts);
    let asked = [
        question(&starts, &doses[..1]),
        question(&starts, &doses[1..2]),
        question(&starts, &doses[2..]),
        question(&starts, &routes),
        question(&starts, &doses),
        map,
        side_by_side,
    ];
    let mut seen = 0;
    for one in &asked {
        let found = ask(one, 5);
        let (said, told) = (sentence(&found), told(&found));
        let plain = said.replace("5 to 95 %", "").replace(&found.curves[0].given, "");
        let plain = found.curves.iter().fold(plain, |plain, curve| plain.replace(&curve.value, ""));
        for number in numbers(&plain) {
            seen += 1;
            assert!(told.contains(&number), "{number} of `{said}` is in no table");
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_cannot_be_moved_is_refused_with_a_reason() {
    let members = Members::nominal();
    let refused = |question: &WindowQuestion| {
        let found = window(question, &members, &CATALOGUE, (&Alone, &Silent));
        found.err().map(|error| error.to_string()).unwrap_or_default()
    };
    let mut none = once("100 ug", "1 h", "20 d");
    none.arms.truncate(1);
    assert!(refused(&question(&[1.0, 2.0], &[("", none)])).contains("`control` has no dose"));
    let late = question(&[1.0, 990.0], &[("", once("100 ug", "1 h", "20 d"))]);
    assert!(refused(&late).contains("no run is longer than 1000 d"));
    let named = WindowQuestion { arm: Some("treatd".into()), ..question(&[1.0], &[("", once("1 ug", "1 h", "20 d"))]) };
    assert!(refused(&named).contains("did you mean `treated`?"));
}

/// Works until so many pieces were done.
struct Until(AtomicU64);

impl Workers for Until {
    fn stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }

    fn in_order<T: Send, E: Send>(
        &self,
        pieces: u64,
        work: impl Fn(u64) -> Option<T> + Sync,
        mut take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        for piece in 0..pieces {
            let Some(found) = work(piece) else { break };
            self.0.fetch_sub(1, Ordering::Relaxed);
            take(found)?;
        }
        Ok(())
    }
}

#[test]
fn whoever_stops_early_has_the_answer_of_the_sets_that_are_done() {
    let asked = question(&[0.1, 3.0], &[("", once("100 ug", "1 h", "20 d"))]);
    let members = Members::drawn(20, 0.1, 7);
    // The control and the treated arms of one injury are one piece of the first sets.
    let found = window(&asked, &members, &CATALOGUE, (&Until(AtomicU64::new(1)), &Silent)).unwrap();
    assert_eq!((found.sets, found.asked), (10, 20));
    let ten = ask(&asked, 10);
    assert_eq!(found.curves, ten.curves);
    let nothing = window(&asked, &members, &CATALOGUE, (&Until(AtomicU64::new(0)), &Silent));
    assert!(matches!(nothing, Err(StudyError::Stopped)));
}
