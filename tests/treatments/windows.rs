//! Windows that come again are what the same windows are one by one; those that cannot be are refused.

use super::common::CATALOGUE;
use super::{refused, scenario};
use exocord::engine::Engine;
use exocord::experiment::{Course, difference, plan, run_arm, run_arm_by};
use exocord::scenario::Scenario;

/// Windows that come again, and the same written one by one.
fn both_ways() -> (Scenario, Scenario) {
    let change = "parameter = 'neurons.hypoxic_stress'\nscale = 0.3\n";
    let again = format!("[[perturbation]]\nname = 'a'\n{change}schedule = '90 min daily x4 from 1 h'\n");
    let single = |k: i32| {
        let from = f64::from(k) + 1.0 / 24.0;
        format!("[[perturbation]]\nname = 'a{k}'\n{change}from = '{from} d'\nuntil = '{} d'\n", from + 0.0625)
    };
    let one_by_one: String = (0..4).map(single).collect();
    (scenario("5 d", &again), scenario("5 d", &one_by_one))
}

#[test]
fn windows_that_come_again_are_the_same_windows_one_by_one() {
    let (again, single) = both_ways();
    let course = |scenario: &Scenario| run_arm(scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let (one, other) = (course(&again), course(&single));
    assert_eq!(one.output, other.output, "to the last bit");
    let times = |course: &Course| course.events.iter().map(|event| (event.time_d, event.value)).collect::<Vec<_>>();
    assert_eq!((times(&one).len(), times(&one)), (8, times(&other)));
    let nothing = run_arm(&again, &again.arms[0], &CATALOGUE).unwrap();
    assert_ne!(one.output, nothing.output);
    let repeated = "[[perturbation]]\nname = 'a'\nparameter = 'neurons.hypoxic_stress'\nscale = 0.3\nfrom = '1 h'\n\
                    repeat = { every = '24 h', times = 4, for = '90 min' }\n";
    assert_eq!(scenario("5 d", repeated).arms[1].perturbations, again.arms[1].perturbations);
    let open = repeated.replace("times = 4, ", "").replace("repeat", "until = '4 d'\nrepeat");
    assert_eq!(scenario("5 d", &open).arms[1].perturbations, again.arms[1].perturbations);
}

#[test]
fn both_engines_agree_on_windows_that_come_again() {
    let (mut scenario, _) = both_ways();
    (scenario.simulation.rtol, scenario.simulation.atol) = (1e-8, 1e-12);
    let by = |engine| run_arm_by(&scenario, &scenario.arms[1], &CATALOGUE, engine).unwrap();
    let worst = difference(&by(Engine::Rodas5p), &by(Engine::Dopri5)).unwrap();
    assert!(worst.value < 1e-6, "{worst:?}");
}

#[test]
fn events_on_a_state_come_again_without_a_length() {
    let daily =
        scenario("5 d", "[[perturbation]]\nname = 'a'\nstate = 'il10'\nadd = 2.0\nschedule = 'daily x3 from 1 h'\n");
    assert_eq!(daily.arms[1].perturbations[0].events(), [1.0 / 24.0, 25.0 / 24.0, 49.0 / 24.0]);
    assert_eq!(plan(&daily, &daily.arms[1], &CATALOGUE).unwrap().stops.len(), 6, "in two regions");
    let said = refused("[[perturbation]]\nname = 'a'\nstate = 'il10'\nadd = 2.0\nschedule = '1 h daily x3'\n");
    assert!(said.contains("an event on a state has no length"), "{said}");
}

#[test]
fn windows_that_cannot_be_are_refused_with_the_way_out() {
    let change = "[[perturbation]]\nname = 'a'\nreaction = 'glutamate.uptake'\nscale = 0.5\n";
    for (lines, message) in [
        ("repeat = { every = '24 h', times = 3, for = '0 min' }", "`for` is 0"),
        ("schedule = '0 min daily x3'", "shorter than a second"),
        ("repeat = { every = '24 h', times = 3, for = '30 h' }", "a window would still be open to 30 h"),
        ("schedule = '6 h from 1 d then 6 h from 25 h'", "a window would still be open to 30 h"),
        ("schedule = '90 min daily for 30 d'", "window 29 of 30 is from 28 d"),
        ("schedule = 'daily for 14 d'", "nothing says how long a window lasts"),
        ("repeat = { every = '24 h', times = 14 }", "nothing says how long a window lasts"),
        ("repeat = { every = '24 h', for = '1 h' }", "`repeat` does not say how often"),
        ("until = '5 d'\nrepeat = { every = '24 h', times = 14, for = '1 h' }", "`until` is 5 d"),
        ("repeat = { every = '1 min', times = 1001, for = '1 s' }", "1001"),
        ("from = '1 d'\nschedule = '90 min daily for 14 d'", "`schedule` cannot stand beside `from`"),
    ] {
        let said = refused(&format!("{change}{lines}\n"));
        assert!(said.contains(message), "{lines}:\n{said}");
    }
    // Those that touch are one.
    let touching = scenario("5 d", &format!("{change}schedule = '12 h every 12 h x4'\n"));
    assert_eq!(touching.arms[1].perturbations[0].windows(), [(0.0, 2.0)]);
}

#[test]
fn an_arm_that_sets_a_schedule_aside_says_itself_when_windows_end() {
    let base = "[[perturbation]]\nname = 'a'\nreaction = 'glutamate.uptake'\nscale = 0.5\nschedule = '1 h daily x3'\n\
                [[arm]]\nname = 'b'\n";
    let said = refused(&format!("{base}perturbation.a.from = '2 d'\n"));
    assert!(said.contains("sets `schedule` of the scenario aside") && said.contains("`until` or `repeat`"), "{said}");
    let later = scenario("28 d", &format!("{base}perturbation.a.schedule = '2 h daily x2 from 3 d'\n"));
    assert_eq!(later.arms[2].perturbations[0].windows().len(), 2);
}
