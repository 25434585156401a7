//! Arms that are one course at first: integrated once or as often as there are arms, they come to the same bits.

mod common;

use common::{CATALOGUE, Draw, dose, native, parameter, scenario, slope};
use exocord::engine::{EngineError, Instructions, Plan, Sample, Terms, Window, WindowChange, batch, forked};
use exocord::experiment::Template;
use exocord::model::cord::Layout;
use exocord::model::products::{Input, Product};
use exocord::model::species::{HUMAN, MOUSE, RAT, Species};
use exocord::sample::{Draws, Subject};
use exocord::scenario::{Arm, Change, Intervention, Override, Perturbation, Target};

/// One run: the time of each sample and the bits of its states, or why there are none.
type Told = Result<Vec<(f64, Vec<u64>)>, EngineError>;

/// An arm that is ready to run, and when it is read.
struct Ready {
    template: Template,
    times: Vec<f64>,
}

/// Treatments and changes of an arm with its end, and what else is particular about it.
fn ready(species: &'static Species, severity: f64, until_d: f64, change: impl FnOnce(&mut Arm)) -> Ready {
    let mut scenario = scenario(severity, until_d, Vec::new());
    scenario.injury.species = species;
    change(&mut scenario.arms[1]);
    let template = Template::new(&scenario, &scenario.arms[1], &CATALOGUE).unwrap();
    // Before all doses, between them, at stops, at the end; and beyond it, which nobody reads.
    let mut times = vec![0.0, 0.01, 0.5, 0.75, 1.0, 1.75, until_d, 7.0];
    times.sort_by(f64::total_cmp);
    times.dedup();
    Ready { template, times }
}

fn subjects(species: &Species, count: u64) -> Vec<Subject> {
    let draws = Draws::new(11, 0.2, species).unwrap();
    (0..count).map(|member| draws.member(member).unwrap()).collect()
}

fn plan(one: &Subject, arm: &Ready) -> Plan {
    arm.template.with(&one.parameters, &|number| one.weights.of(number))
}

fn note(told: &mut Vec<(f64, Vec<u64>)>, sample: &Sample<'_>) {
    told.push((sample.time_d, sample.y.iter().map(|v| v.to_bits()).collect()));
}

/// Every arm for every set by itself, with what `spoil` makes of its plan.
fn alone(arms: &[Ready], sets: &[Subject], on: Instructions, spoil: impl Fn(usize, &mut Plan)) -> Vec<Vec<Told>> {
    let one = |set: &Subject, (at, arm): (usize, &Ready)| {
        let mut plan = plan(set, arm);
        spoil(at, &mut plan);
        batch(arm.template.nominal(), [plan], &arm.times, on, |told, s| note(told, &s)).remove(0)
    };
    sets.iter().map(|set| arms.iter().enumerate().map(|arm| one(set, arm)).collect()).collect()
}

/// The same with what they have in common integrated once.
fn shared(arms: &[Ready], sets: &[Subject], on: Instructions, spoil: impl Fn(usize, &mut Plan)) -> Vec<Vec<Told>> {
    let terms: Vec<Terms<'_>> = arms.iter().map(|arm| Terms::new(arm.template.nominal(), &arm.times)).collect();
    let make = |set: &&Subject, arm: usize| {
        let mut plan = plan(set, &arms[arm]);
        spoil(arm, &mut plan);
        plan
    };
    forked(&terms, sets, make, on, |_, told, s| note(told, &s))
}

fn available() -> impl Iterator<Item = Instructions> {
    Instructions::ALL.into_iter().filter(|one| one.available())
}

/// The same with failures as text: the value that one tells may be none, which is equal to nothing.
fn text(told: &[Vec<Told>]) -> Vec<String> {
    told.iter().flatten().map(|one| format!("{one:?}")).collect()
}

fn check(arms: &[Ready], sets: &[Subject], spoil: impl Fn(usize, &mut Plan) + Copy) {
    for on in available() {
        let expected = alone(arms, sets, on, spoil);
        let samples = |told: &Told| told.as_ref().map_or(1, Vec::len);
        assert!(expected.iter().flatten().all(|told| samples(told) > 0));
        assert!(text(&shared(arms, sets, on, spoil)) == text(&expected), "{}", on.word());
        // Whichever sets are integrated together.
        assert!(text(&shared(arms, &sets[1..], on, spoil)) == text(&expected[1..]), "{}", on.word());
    }
}

fn given(doses: &[[f64; 3]]) -> impl FnOnce(&mut Arm) + use<> {
    by("intravenous", doses)
}

fn by(route: &str, doses: &[[f64; 3]]) -> impl FnOnce(&mut Arm) + use<> {
    let doses: Vec<_> = doses.iter().map(|[start_d, duration_d, ug]| dose(*start_d, *duration_d, *ug)).collect();
    let vesicles = native(route, &doses);
    move |arm: &mut Arm| arm.interventions.push(vesicles)
}

/// A change of `target` from `from_d` to `until_d`.
fn changed(target: Target, change: Change, from_d: f64, until_d: f64) -> Perturbation {
    common::changed("a change", target, change, from_d, until_d)
}

fn clearance() -> Target {
    Target::Parameter("damps.clearance".into())
}

#[test]
fn a_window_of_one_dose_has_the_bits_of_its_arms_alone() {
    // More sets than there are lanes once, so that these become free; a few for what else animals and routes may bring.
    for (species, severity, route, sets) in [
        (&RAT, 0.3, "intravenous", 10),
        (&RAT, 0.8, "intralesional", 3),
        (&MOUSE, 0.6, "hydrogel-ha-pgel", 3),
        (&HUMAN, 0.6, "intranasal", 3),
    ] {
        let starts = [0.007, 0.0071, 0.1, 0.9, 1.4];
        let until = |start: f64| if start > 1.0 { start + 1.5 } else { 2.5 };
        let mut arms: Vec<Ready> = starts
            .map(|start| ready(species, severity, until(start), by(route, &[[start, 0.0, 100.0]])))
            .into_iter()
            .collect();
        arms.push(ready(species, severity, 2.9, |_| {}));
        check(&arms, &subjects(species, sets), |_, _| {});
    }
}

#[test]
fn amounts_infusions_repeated_doses_and_changes_part_where_they_differ() {
    let rat = |until_d, change: Box<dyn FnOnce(&mut Arm)>| ready(&RAT, 0.6, until_d, change);
    let arms = [
        rat(2.0, Box::new(given(&[[0.5, 0.0, 100.0], [1.0, 0.0, 100.0], [1.5, 0.0, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.5, 0.0, 100.0], [1.0, 0.0, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.5, 0.0, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.5, 0.0, 30.0]]))),
        rat(2.0, Box::new(given(&[[0.5, 0.2, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.5, 0.3, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.8, 0.3, 100.0], [0.75, 0.0, 1.0]]))),
        rat(1.6, Box::new(given(&[[0.5, 0.0, 100.0], [1.0, 0.0, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.0, 0.0, 100.0]]))),
        rat(2.0, Box::new(given(&[[0.0, 0.0, 50.0]]))),
        rat(2.0, Box::new(by("hydrogel-ha-pgel", &[[0.5, 0.0, 100.0]]))),
        rat(2.0, Box::new(|_: &mut Arm| {})),
    ];
    check(&arms, &subjects(&RAT, 3), |_, _| {});
    let perturbed = |with: Vec<Perturbation>, doses: &[[f64; 3]]| {
        let dosed = given(doses);
        rat(
            2.0,
            Box::new(move |arm: &mut Arm| {
                dosed(arm);
                arm.perturbations = with;
            }),
        )
    };
    let window = |factor| changed(clearance(), Change::Scale(factor), 0.4, 1.2);
    let bleed = |amount| changed(Target::State("hemorrhage".into()), Change::Add(amount), 0.3, 0.3);
    let arms = [
        perturbed(vec![window(0.5)], &[[0.5, 0.0, 100.0]]),
        perturbed(vec![window(0.5)], &[[1.2, 0.0, 100.0]]),
        perturbed(vec![window(0.5)], &[[1.6, 0.0, 100.0]]),
        perturbed(vec![window(0.7)], &[[1.6, 0.0, 100.0]]),
        perturbed(vec![window(0.5), bleed(0.2)], &[[1.6, 0.0, 100.0]]),
        perturbed(vec![window(0.5), bleed(0.1)], &[[1.6, 0.0, 100.0]]),
        perturbed(Vec::new(), &[[1.6, 0.0, 100.0]]),
    ];
    check(&arms, &subjects(&RAT, 3), |_, _| {});
}

#[test]
fn arms_that_have_nothing_in_common_are_run_for_themselves() {
    let late = || given(&[[0.9, 0.0, 100.0]]);
    let own = |arm: &mut Arm| {
        late()(arm);
        arm.parameters = vec![Override {
            name: "damps.clearance".into(),
            value: 1.0,
            allow_out_of_range: false,
            reason: String::new(),
        }];
    };
    let two_products = |arm: &mut Arm| {
        late()(arm);
        arm.interventions.push(Intervention { source: "nsc".into(), ..native("intranasal", &[dose(0.5, 0.0, 80.0)]) });
    };
    let mut arms = vec![
        ready(&RAT, 0.6, 1.0, late()),
        ready(&RAT, 0.5, 1.0, late()),
        ready(&RAT, 0.6, 1.0, own),
        ready(&RAT, 0.6, 1.0, by("intralesional", &[[0.9, 0.0, 100.0]])),
        ready(&RAT, 0.6, 1.0, given(&[[0.8, 0.0, 100.0]])),
        ready(&RAT, 0.6, 1.0, two_products),
    ];
    let mut coarse = scenario(0.6, 1.0, vec![native("intravenous", &[dose(0.95, 0.0, 100.0)])]);
    coarse.simulation.rtol = 1e-4;
    let template = Template::new(&coarse, &coarse.arms[1], &CATALOGUE).unwrap();
    arms.push(Ready { template, times: vec![0.25, 1.0] });
    check(&arms, &subjects(&RAT, 2), |_, _| {});
}

#[test]
fn a_failure_in_the_common_course_is_that_of_every_arm_and_another_of_its_own_arm_alone() {
    let arms = [1.5, 0.7, 1.2].map(|start| ready(&RAT, 0.6, 2.0, given(&[[start, 0.0, 100.0]])));
    let sets = subjects(&RAT, 4);
    let spoilt = |from_d, plan: &mut Plan| {
        let change = WindowChange::SetParameter { position: parameter("damps.clearance"), value: f64::NAN };
        plan.windows.push(Window { from_d, until_d: f64::INFINITY, change });
    };
    check(&arms, &sets, |_, plan| spoilt(0.4, plan));
    check(&arms, &sets, |arm, plan| {
        if arm == 2 {
            spoilt(0.9, plan)
        }
    });
    for on in available() {
        let found = shared(&arms, &sets, on, |_, plan| spoilt(0.4, plan));
        let day = |told: &Told| matches!(told, Err(EngineError::NotFinite { time_d, .. }) if *time_d == 0.4);
        assert!(found.iter().flatten().all(day), "{}", on.word());
        let found = shared(&arms, &sets, on, |arm, plan| {
            if arm == 2 {
                spoilt(0.9, plan)
            }
        });
        assert!(found.iter().all(|set| set[0].is_ok() && set[1].is_ok() && set[2].is_err()), "{}", on.word());
    }
}

#[test]
fn what_arms_have_in_common_is_integrated_once() {
    let by = |route, start, ug| by(route, &[[start, 0.0, ug]]);
    let arms = [
        ready(&RAT, 0.6, 2.0, |_| {}),
        ready(&RAT, 0.6, 2.0, by("intravenous", 1.9, 100.0)),
        ready(&RAT, 0.6, 2.5, by("intravenous", 1.8, 10.0)),
        ready(&RAT, 0.6, 2.0, by("hydrogel-ha-pgel", 1.95, 100.0)),
    ];
    let terms: Vec<Terms<'_>> = arms.iter().map(|arm| Terms::new(arm.template.nominal(), &arm.times)).collect();
    let mut read = Vec::new();
    // One number at a time, so that what is not one run comes after the other.
    let make = |set: &Subject, arm: usize| plan(set, &arms[arm]);
    forked(&terms, subjects(&RAT, 1), make, Instructions::Plain, |arm, _: &mut (), s| read.push((s.time_d, arm)));
    let common: Vec<(f64, usize)> = [0.0, 0.01, 0.5].iter().flat_map(|t| (0..4).map(move |arm| (*t, arm))).collect();
    assert_eq!(read[..12], common, "{read:?}");
    // Each at all of its times but that beyond its end.
    assert_eq!(read.len(), 4 * 7);
}

#[test]
fn without_exosomes_no_product_makes_a_difference() {
    let layout = Layout { regions: 2, products: 1 };
    let tissue = Layout { products: 0, ..layout }.len();
    for seed in 0..50 {
        let mut draw = Draw::from_seed(seed);
        let p = draw.parameters();
        let mut y = draw.reachable_state(layout, &p);
        y[tissue..].fill(0.0);
        let product = Product { input: Input::none(), ..draw.product() };
        let rates = |product| slope(layout, &y, &[product], &p);
        let (own, native): (Vec<f64>, Vec<f64>) = (rates(product), rates(Product::native()));
        assert!(own[tissue..].iter().chain(&native[tissue..]).all(|rate| *rate == 0.0), "seed {seed}");
        let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits();
        assert!(own[..tissue].iter().zip(&native).all(same), "seed {seed}");
    }
}
