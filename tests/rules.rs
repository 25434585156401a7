//! What rules give, and when: against closed forms, in both methods, over parameter sets, beside other arms.

mod common;

use common::{CATALOGUE, native, scaled, slot};
use exocord::course::Firing;
use exocord::engine::{Action, Engine, Plan, Stop, follow, run};
use exocord::experiment::{Course, Template, run_arm, run_arm_by, vocabulary};
use exocord::export::sbml;
use exocord::scenario::{Dose, Rule, Scenario, parse, render};
use exocord::study::run::over_sets;
use exocord::study::{Alone, Members, Silent};
use exocord::work::Pool;
use std::ops::ControlFlow;

/// A rule that gives `ug` by the intrathecal route.
fn rule(when: &str, ug: f64, max: usize) -> Rule {
    let give = native("intrathecal", &[common::dose(0.0, 0.0, ug)]);
    let (name, when) = ("rescue".into(), when.into());
    Rule { name, when, give, max, lockout_d: 0.0, from_d: 0.0, hysteresis: 0.0, again: false }
}

/// A healthy cord of one region with this rule, in which 50 ug in its fluid wash out by first order; the rate.
fn washed_out(rule: Rule, until_d: f64, rtol: f64, engine: Engine) -> (Template, Plan, f64) {
    let mut scenario = common::scenario(0.0, until_d, Vec::new());
    (scenario.simulation.regions, scenario.simulation.rtol, scenario.simulation.atol) = (1, rtol, rtol * 1e-2);
    scenario.arms[1].rules = vec![rule];
    let template = Template::ruled(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    let mut plan = Plan { engine, ..template.nominal().clone() };
    plan.windows = vec![scaled("exosomes.entry_from_plasma", 0.0)];
    let fluid = slot(plan.layout, "csf#1");
    plan.stops.push(Stop { time_d: 0.0, action: Action::add(fluid, 50.0) });
    let q = plan.parameters.exosomes;
    let rate = q.csf_to_cord.0 + q.csf_to_meninges.0 + q.csf_turnover.0;
    (template, plan, rate)
}

fn times(firings: &[Firing]) -> Vec<f64> {
    firings.iter().map(|firing| firing.time_d).collect()
}

fn close(found: &[f64], expected: &[f64], within: f64) {
    let near = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < within);
    assert!(near && found.len() == expected.len(), "{found:?} instead of {expected:?}");
}

#[test]
fn a_level_that_is_passed_on_the_way_down_is_passed_when_the_closed_form_passes_it() {
    for engine in [Engine::Rodas5p, Engine::Dopri5] {
        let (template, plan, rate) = washed_out(rule("exo_csf < 20", 10.0, 3), 2.0, 1e-10, engine);
        let (plan, firings) = template.fired(plan).unwrap();
        // Back to 30 at once, and down to 20 again.
        let (first, next) = ((50.0_f64 / 20.0).ln() / rate, (30.0_f64 / 20.0).ln() / rate);
        close(&times(&firings), &[first, first + next, first + 2.0 * next], 1e-6);
        let mut read = Vec::new();
        run(&plan, &times(&firings), |sample| read.push(sample.y[slot(plan.layout, "csf#1")])).unwrap();
        close(&read, &[30.0; 3], 1e-6);
    }
}

#[test]
fn what_has_to_last_counts_from_the_crossing_and_a_peak_that_is_not_reached_gives_nothing() {
    for engine in [Engine::Rodas5p, Engine::Dopri5] {
        let lasting = rule("exo_csf < 20 and exo_csf > 1 for 2 h", 0.5, 9);
        let (template, plan, rate) = washed_out(lasting, 2.0, 1e-10, engine);
        let (_, firings) = template.fired(plan).unwrap();
        close(&times(&firings)[..1], &[(50.0_f64 / 20.0).ln() / rate + 2.0 / 24.0], 1e-6);
        // Meninges fill behind the fluid, and empty: the level at the peak is not passed, one below is passed once.
        let q = template.nominal().parameters.exosomes;
        let (behind, way) = (q.meninges_to_cord.0 + q.meninges_loss.0, q.csf_to_meninges.0);
        let top_d = (rate / behind).ln() / (rate - behind);
        let peak = 50.0 * way * ((-rate * top_d).exp() - (-behind * top_d).exp()) / (behind - rate);
        for (level, expected) in [(peak * (1.0 + 1e-5), 0), (peak * (1.0 - 1e-5), 1)] {
            let (template, plan, _) =
                washed_out(rule(&format!("exo_meninges > {level:e}"), 1e-3, 9), 4.0, 1e-10, engine);
            assert_eq!(template.fired(plan).unwrap().1.len(), expected, "{level}");
        }
    }
}

#[test]
fn events_are_the_same_at_two_tolerances_within_the_tolerance() {
    let at = |rtol: f64| {
        let (template, plan, _) = washed_out(rule("exo_csf < 20", 10.0, 3), 2.0, rtol, Engine::Rodas5p);
        times(&template.fired(plan).unwrap().1)
    };
    close(&at(1e-5), &at(1e-9), 1e-5);
}

const INJURED: &str = r#"question = "Does a rescue help?"
[injury]
species = "rat"
mechanism = "contusion"
severity = 0.6
[simulation]
until = "5 d"
[[intervention]]
name = "rescue"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
"#;

const RESCUED: &str = r#"[[rule]]
when = "il1b@epicentre < 0.5 and neutrophils@epicentre > 0.1 for 6 h"
give = "rescue"
max = 2
lockout = "24 h"
again = "while-it-holds"
"#;

fn scenario(rest: &str) -> Scenario {
    let text = format!("{INJURED}{rest}");
    parse("r.toml", &text, &vocabulary(&CATALOGUE))
        .unwrap_or_else(|found| panic!("{}", render(&found, "r.toml", &text, false)))
        .scenario
}

fn treated(scenario: &Scenario) -> Course {
    run_arm(scenario, &scenario.arms[1], &CATALOGUE).unwrap()
}

/// The same with the doses at these times, and no rule.
fn written(scenario: &Scenario, firings: &[Firing]) -> Scenario {
    let mut scenario = scenario.clone();
    let arm = &mut scenario.arms[1];
    let rule = arm.rules.remove(0);
    let at = |firing: &Firing| Dose { start_d: firing.time_d, ..rule.give.doses[0] };
    let doses = firings.iter().map(at).collect();
    arm.interventions.push(exocord::scenario::Intervention { doses, ..rule.give.clone() });
    scenario
}

#[test]
fn what_a_rule_gives_is_to_the_last_bit_what_is_given_at_the_times_that_it_found() {
    let ruled = scenario(RESCUED);
    let course = treated(&ruled);
    assert!(
        course.firings.len() == 2 && course.firings[1].time_d >= course.firings[0].time_d + 1.0,
        "{:?}",
        course.firings
    );
    let same = treated(&written(&ruled, &course.firings));
    assert!(course.output == same.output && course.trajectory == same.trajectory);
    let said: Vec<&str> = course.events.iter().map(|event| event.kind.word()).collect();
    assert_eq!(said, ["rule", "dose", "rule", "dose"]);
    let told = |name: &str| course.readings.iter().find(|one| one.name == name).unwrap().value;
    assert_eq!((told("rescue_times_given"), told("rescue_first_given")), (2.0, course.firings[0].time_d));
}

#[test]
fn events_do_not_depend_on_the_output_grid_and_hardly_on_the_method() {
    let mut ruled = scenario(RESCUED);
    ruled.simulation.until_d = 2.0;
    let one = treated(&ruled).firings;
    assert!(!one.is_empty());
    for every_d in [0.01, 0.7] {
        ruled.simulation.output_every_d = Some(every_d);
        assert_eq!(treated(&ruled).firings, one);
    }
    let other = run_arm_by(&ruled, &ruled.arms[1], &CATALOGUE, Engine::Dopri5).unwrap().firings;
    close(&times(&other), &times(&one), 1e-5);
}

#[test]
fn each_set_has_its_own_times_on_any_threads_and_arms_beside_it_stay_as_they_are() {
    let (both, members) = (
        scenario(&format!(
            "{RESCUED}[[arm]]\nname = 'rescued'\n[[arm]]\nname = 'never'\nrule.rescue.when = 'm1 > 9'\n"
        )),
        Members::drawn(9, 0.2, 3),
    );
    let found = over_sets(&both, &CATALOGUE, (&members, &[]), (&Alone, &Silent)).unwrap().unwrap();
    let on = over_sets(&both, &CATALOGUE, (&members, &[]), (&Pool::new(Some(3)), &Silent)).unwrap().unwrap();
    assert!(format!("{found:?}") == format!("{on:?}"), "threads change something");
    let firsts = found.values(1, "rescue_first_given").unwrap();
    assert!(
        firsts.iter().all(|first| first.is_finite()) && firsts.windows(2).all(|two| two[0] != two[1]),
        "{firsts:?}"
    );
    assert_eq!(found.arms[1].firings.iter().map(Vec::len).collect::<Vec<_>>(), [2; 9]);
    assert!(found.values(2, "rescue_first_given").unwrap().iter().all(|first| first.is_infinite()));
    // An arm whose rule never gives is the control.
    let end = |arm: usize| found.values(arm, "bbb_end").unwrap();
    assert_eq!(end(2), end(0));
    // A set with the times that were found, on lanes beside the others.
    let times = written(&both, &found.arms[1].firings[4]);
    let again = over_sets(&times, &CATALOGUE, (&members, &[]), (&Alone, &Silent)).unwrap().unwrap();
    assert_eq!(again.values(1, "bbb_end").unwrap()[4], end(1)[4]);
}

#[test]
fn looking_at_steps_changes_nothing_and_the_steps_follow_each_other() {
    let scenario = common::scenario(0.6, 2.0, vec![native("intravenous", &[common::dose(0.5, 0.0, 100.0)])]);
    for engine in [Engine::Rodas5p, Engine::Dopri5] {
        let plan = Template::new(&scenario, &scenario.arms[1], &CATALOGUE).unwrap().nominal().clone();
        let plan = Plan { engine, until_d: 0.75, ..plan };
        let (mut ends, mut last) = (vec![0.0], Vec::new());
        follow(&plan, &mut |step| {
            assert_eq!(Some(&step.from_d), ends.last());
            ends.push(step.to_d);
            last = step.at(step.to_d, |sample| sample.y.to_vec());
            ControlFlow::Continue(())
        })
        .unwrap();
        assert!(ends.contains(&0.5) && ends.last() == Some(&0.75));
        let end = run(&plan, &[], |_| {}).unwrap().end;
        let apart = end.iter().zip(&last).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
        assert!(apart < 1e-9, "{apart}");
    }
}

#[test]
fn questions_about_doses_with_times_refuse_rules_and_say_what_to_do() {
    let ruled = scenario(RESCUED);
    let refused = [
        Template::new(&ruled, &ruled.arms[1], &CATALOGUE).map(|_| ()),
        sbml(&ruled, &ruled.arms[1], &CATALOGUE, "x").map(|_| ()),
    ];
    for refused in refused {
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("arm `treated` has rules") && said.contains("firings.csv"), "{said}");
    }
}
