//! Questions about treatments: the same answers on any threads, whole tables, whole doses.

mod common;

use exocord::answers::Animal;
use exocord::model::mechanisms::COUNT;
use exocord::model::parameters;
use exocord::sample::Set;
use exocord::study::{
    Alone, DoseQuestion, MechanismQuestion, Silent, SplittingQuestion, StudyError, TimingQuestion, YearQuestion,
    dose_response, mechanisms, splitting, timing, year,
};
use exocord::work::Pool;
use serde::Serialize;

const RAT: Animal = Animal { species: "rat", severity: "moderate" };

/// Two members that are not the parameters as they are written: each a tenth of the way to an end of its range.
fn members() -> Vec<Set> {
    let moved = |up: bool| {
        let value = |entry: &parameters::Entry| {
            let q = entry.quantity;
            q.value + 0.1 * (if up { q.high } else { q.low } - q.value)
        };
        Set::new(parameters::table().iter().map(value).collect()).unwrap()
    };
    vec![moved(true), moved(false)]
}

fn text(answer: Result<impl Serialize, StudyError>) -> String {
    serde_json::to_string(&answer.unwrap()).unwrap()
}

fn on_mechanisms() -> MechanismQuestion {
    MechanismQuestion { animal: RAT, starts_d: vec![1.0 / 24.0, 1.0], day: 10.0, dose_ug: 100.0 }
}

fn on_doses() -> DoseQuestion {
    DoseQuestion { doses_ug: vec![0.1, 1000.0], day: 10.0, ..DoseQuestion::default() }
}

fn on_starts() -> TimingQuestion {
    let starts_d = vec![0.1, 7.0];
    TimingQuestion { animals: vec![RAT], starts_d, day: 10.0, follow_d: 5.0, ..TimingQuestion::default() }
}

fn on_ways() -> SplittingQuestion {
    SplittingQuestion { starts_d: vec![1.0], day: 10.0, ..SplittingQuestion::default() }
}

fn on_years() -> YearQuestion {
    let animals = [("rat", "moderate"), ("mouse", "severe"), ("human", "AIS D")];
    let animals = animals.map(|(species, severity)| Animal { species, severity }).to_vec();
    YearQuestion { animals, until_d: 10.0, ..YearQuestion::default() }
}

#[test]
fn answers_are_the_same_on_any_threads() {
    let (members, catalogue) = (members(), &*common::CATALOGUE);
    let one = (&Alone, &Silent);
    let pool = Pool::new(Some(3));
    let many = (&pool, &Silent);
    let of = &members[..];
    for (alone, together) in [
        (
            text(mechanisms(&on_mechanisms(), of, catalogue, one)),
            text(mechanisms(&on_mechanisms(), of, catalogue, many)),
        ),
        (text(dose_response(&on_doses(), of, catalogue, one)), text(dose_response(&on_doses(), of, catalogue, many))),
        (text(timing(&on_starts(), of, catalogue, one)), text(timing(&on_starts(), of, catalogue, many))),
        (text(splitting(&on_ways(), of, catalogue, one)), text(splitting(&on_ways(), of, catalogue, many))),
        (text(year(&on_years(), of, catalogue, one)), text(year(&on_years(), of, catalogue, many))),
    ] {
        assert_eq!(alone, together);
        // Numbers that are none would be null; so is the first reason where no run failed.
        let none_failed = alone.contains("\"members\":2,\"failed\":{\"runs\":0,");
        assert!(none_failed && !alone.replace("\"first\":null", "").contains("null"), "{alone}");
    }
}

#[test]
fn every_mechanism_has_a_row_alone_and_left_out() {
    let answer = mechanisms(&on_mechanisms(), &[], &common::CATALOGUE, (&Alone, &Silent)).unwrap();
    assert_eq!((answer.rows.len(), COUNT), (15, 15));
    for row in &answer.rows {
        assert_eq!((row.alone.len(), row.missing.len()), (2, 2), "{}", row.name);
        assert!(row.alone.iter().all(|alone| alone.gain.nominal.is_finite()), "{}", row.name);
        assert!(row.missing.iter().all(|lost| lost.nominal.is_finite()), "{}", row.name);
    }
    assert!(answer.rows.iter().any(|row| row.alone[0].gain.nominal != 0.0), "nothing does anything");
}

#[test]
fn every_way_of_giving_a_dose_gives_all_of_it_and_no_two_do_the_same() {
    let question = on_ways();
    let answer = splitting(&question, &[], &common::CATALOGUE, (&Alone, &Silent)).unwrap();
    for started in &answer.starts {
        for way in &started.ways {
            assert!((way.total_ug() - question.total_ug).abs() < 1e-9, "{}", way.name);
            assert!(way.parts.iter().all(|part| part[0] >= started.start_d), "{}", way.name);
        }
        let mut gains: Vec<f64> = started.ways.iter().map(|way| way.gain.nominal).collect();
        gains.sort_by(f64::total_cmp);
        gains.dedup();
        assert_eq!(gains.len(), question.ways.len(), "{gains:?}");
    }
}

#[test]
fn a_start_is_followed_long_enough_and_held_against_a_control_of_its_day() {
    let answer = timing(&on_starts(), &[], &common::CATALOGUE, (&Alone, &Silent)).unwrap();
    for way in &answer.animals[0].ways {
        assert_eq!(way.starts.iter().map(|start| start.day).collect::<Vec<_>>(), [10.0, 12.0], "{}", way.name);
    }
}

#[test]
fn what_is_not_there_is_refused() {
    let hands = (&Alone, &Silent);
    let nobody = Animal { species: "rat", severity: "AIS A" };
    let question = DoseQuestion { animal: nobody, ..on_doses() };
    assert!(matches!(dose_response(&question, &[], &common::CATALOGUE, hands), Err(StudyError::Unknown(_))));
    let question = DoseQuestion { routes: vec![("by post", "post")], ..on_doses() };
    assert!(matches!(dose_response(&question, &[], &common::CATALOGUE, hands), Err(StudyError::Run(_))));
    let question = YearQuestion { columns: vec!["happiness"], ..on_years() };
    assert!(matches!(year(&question, &[], &common::CATALOGUE, hands), Err(StudyError::Column(_))));
}
