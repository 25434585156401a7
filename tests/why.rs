//! What carries a difference: known games, runs by hand, sums, and arms that do not differ.

mod common;

use exocord::answers::{Judged, PlayerKind, Why};
use exocord::course::Column;
use exocord::engine::{Instructions, Plan, batch};
use exocord::experiment::{Template, mechanism, vocabulary};
use exocord::model::mechanisms::COUNT;
use exocord::model::view::View;
use exocord::sample::{Purpose, stream};
use exocord::scenario::{Arm, Scenario, parse};
use exocord::study::why::shapley::{Coalition, all, alone, along, by_pairs, everyone, exact, orders};
use exocord::study::{Alone, Members, Readout, Silent, WhyQuestion, why};
use exocord::work::Pool;
use proptest::prelude::*;

const HEAD: &str = "question = \"?\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = \"moderate\"\n\
                    [simulation]\nuntil = \"10 d\"\nrtol = 1e-4\natol = 1e-7\n";
const VESICLES: &str =
    "[[intervention]]\nname = \"v\"\nsource = \"bmsc\"\nroute = \"intravenous\"\ndose = \"100 ug\"\nat = \"1 h\"\n";
const DEPLETION: &str = "[[perturbation]]\nname = \"depletion\"\nreaction = \"macrophages.recruitment\"\nscale = 0.2\n\
                         from = \"1 d\"\nuntil = \"9 d\"\n";

fn scenario(rest: &str) -> Scenario {
    parse("a.toml", &format!("{HEAD}{rest}"), &vocabulary(&common::CATALOGUE)).unwrap().scenario
}

fn asked(scenario: &Scenario, [arm, against]: [usize; 2], members: &Members) -> Why {
    let (arm, against) = (&scenario.arms[arm], &scenario.arms[against]);
    let question = WhyQuestion { arm, against, read: Readout::new(None, None, scenario).unwrap() };
    why(&question, scenario, &common::CATALOGUE, members, (&Alone, &Silent)).unwrap()
}

/// The score at the end of `arm`, with what `change` makes of its plan.
fn by_hand(scenario: &Scenario, arm: &Arm, change: impl Fn(Plan) -> Plan) -> f64 {
    let template = Template::new(scenario, arm, &common::CATALOGUE).unwrap();
    let column = Column::named("bbb", 2).unwrap();
    let plan = change(template.nominal().clone());
    let read = |value: &mut f64, sample: exocord::engine::Sample<'_>| {
        *value = column.read(&View::new(sample.frame(), &sample.settings.products, &sample.settings.parameters));
    };
    batch(template.nominal(), [plan], &[10.0], Instructions::best(), read).remove(0).unwrap()
}

/// The same run, read by another way: the last digits of a sum may differ.
fn same(found: f64, by_hand: f64) {
    assert!((found - by_hand).abs() < 1e-12, "{found} for {by_hand}");
}

#[test]
fn a_game_without_interactions_is_shared_as_it_is_put_together() {
    let weights = [0.5, -2.0, 0.0, 3.25, 1.0, 0.125];
    let worth = |coalition: Coalition| -> f64 {
        weights.iter().enumerate().filter(|(at, _)| coalition & alone(*at) != 0).map(|(_, weight)| weight).sum()
    };
    let found = exact(weights.len(), worth);
    assert!(found.iter().zip(weights).all(|(found, weight)| (found - weight).abs() < 1e-12), "{found:?}");
    for pair in orders(weights.len(), 4, &mut stream(1, Purpose::Orders, 0)) {
        for order in &pair {
            assert_eq!(along(order, worth), weights, "{order:?}");
        }
    }
}

#[test]
fn what_players_do_together_is_shared_alike_among_them() {
    // Two players who are worth something together alone, one who adds what it has, and one who does nothing.
    let worth = |coalition: Coalition| {
        let both = if coalition & 0b11 == 0b11 { 4.0 } else { 0.0 };
        both + if coalition & 0b100 != 0 { 1.0 } else { 0.0 }
    };
    let near = |found: &[f64], known: &[f64]| {
        assert!(found.iter().zip(known).all(|(found, known)| (found - known).abs() < 1e-12), "{found:?} for {known:?}");
    };
    near(&exact(4, worth), &[2.0, 2.0, 1.0, 0.0]);
    let pairs = by_pairs(&orders(4, 3, &mut stream(1, Purpose::Orders, 7)), worth);
    assert_eq!(pairs, vec![vec![2.0, 2.0, 1.0, 0.0]; 3], "one order and its reverse are enough for two by two");
    // All or nothing, and the gloves: one left, two right.
    let unanimous = |coalition: Coalition| if coalition == everyone(5) { 1.0 } else { 0.0 };
    near(&exact(5, unanimous), &[0.2; 5]);
    let gloves = |coalition: Coalition| if coalition & 1 != 0 && coalition & 0b110 != 0 { 6.0 } else { 0.0 };
    near(&exact(3, gloves), &[4.0, 1.0, 1.0]);
    assert_eq!(all(3).count(), 8);
}

proptest! {
    #![proptest_config(common::cases(200))]

    #[test]
    fn every_order_and_every_share_adds_up_to_the_whole(
        players in 1_usize..8,
        worths in prop::collection::vec(-5.0..5.0_f64, 128),
        seed in 0_u64..1000,
    ) {
        let worth = |coalition: Coalition| worths[coalition as usize];
        let whole: f64 = worth(everyone(players)) - worth(0);
        let sums = |values: &[f64]| (values.iter().sum::<f64>() - whole).abs() < 1e-10;
        prop_assert!(sums(&exact(players, worth)));
        let drawn = orders(players, 3, &mut stream(seed, Purpose::Orders, 0));
        prop_assert!(drawn.iter().flatten().all(|order| sums(&along(order, worth))));
        prop_assert!(by_pairs(&drawn, worth).iter().all(|row| sums(row)));
    }

    #[test]
    fn many_orders_come_near_the_exact_share(seed in 0_u64..1000) {
        let worth = |coalition: Coalition| f64::from((coalition.wrapping_mul(2_654_435_761) >> 7) as u8 % 16);
        let rows = by_pairs(&orders(6, 400, &mut stream(seed, Purpose::Orders, 0)), worth);
        for (player, known) in exact(6, worth).iter().enumerate() {
            let mean = rows.iter().map(|row| row[player]).sum::<f64>() / rows.len() as f64;
            let spread = rows.iter().map(|row| (row[player] - mean).powi(2)).sum::<f64>() / (rows.len() - 1) as f64;
            let error = (spread / rows.len() as f64).sqrt();
            prop_assert!((mean - known).abs() <= 5.0 * error + 1e-12, "{player}: {mean} for {known}, error {error}");
        }
    }
}

#[test]
fn counterfactuals_are_the_same_runs_by_hand_and_shares_add_up() {
    let scenario = scenario(VESICLES);
    let members = Members::drawn(6, 0.1, 3);
    let found = asked(&scenario, [1, 0], &members);
    let control = by_hand(&scenario, &scenario.arms[0], |plan| plan);
    let whole = by_hand(&scenario, &scenario.arms[1], |plan| plan) - control;
    assert_eq!((found.whole.sets, found.parts.len()), (6, COUNT));
    same(found.whole.nominal, whole);
    let names: Vec<&str> = exocord::catalogue::mechanisms().collect();
    for part in &found.parts {
        let at = names.iter().position(|name| *name == part.name).unwrap();
        let without = by_hand(&scenario, &scenario.arms[1], |plan| mechanism::without(plan, at)) - control;
        let only = by_hand(&scenario, &scenario.arms[1], |plan| mechanism::only(plan, |one| one == at)) - control;
        same(part.left.nominal, without);
        same(part.alone.nominal, only);
        same(part.missing.nominal, whole - without);
    }
    let sum = |of: fn(&exocord::answers::Part) -> f64| found.parts.iter().map(of).sum::<f64>();
    assert!((sum(|part| part.carried.nominal) - whole).abs() < 1e-9);
    assert!((sum(|part| part.carried.value) - found.shared).abs() < 1e-9);
    assert!((sum(|part| part.carried.share) - 1.0).abs() < 1e-9);
    let alone: f64 = sum(|part| part.alone.nominal);
    assert!((found.together.nominal - (whole - alone)).abs() < 1e-9);
    assert!(found.parts.is_sorted_by(|one, other| one.carried.value.abs() >= other.carried.value.abs()));
    assert_eq!(found.interplay.len(), 6);
    assert!(!found.sampling.exact_nominal && found.sampling.orders_nominal > 0 && found.sampling.orders_per_set > 0);
}

#[test]
fn threads_change_nothing_and_the_seed_of_the_scenario_does() {
    let mut scenario = scenario(VESICLES);
    let members = Members::drawn(5, 0.1, 3);
    let read = Readout::new(None, None, &scenario).unwrap();
    let on = |scenario: &Scenario, threads: u16| {
        let question = WhyQuestion { arm: &scenario.arms[1], against: &scenario.arms[0], read: read.clone() };
        let found =
            why(&question, scenario, &common::CATALOGUE, &members, (&Pool::new(Some(threads)), &Silent)).unwrap();
        serde_json::to_string(&found).unwrap()
    };
    assert_eq!(on(&scenario, 1), on(&scenario, 3));
    let before = on(&scenario, 2);
    scenario.simulation.seed += 1;
    assert_ne!(before, on(&scenario, 2));
}

#[test]
fn perturbations_are_players_beside_mechanisms() {
    let text = format!("{VESICLES}{DEPLETION}");
    let scenario = scenario(&text);
    let found = asked(&scenario, [1, 0], &Members::nominal());
    assert_eq!(found.parts.len(), COUNT + 1);
    let part = found.parts.iter().find(|part| part.kind == PlayerKind::Perturbation).unwrap();
    assert_eq!((part.name.as_str(), part.about.as_str()), ("depletion", "macrophages.recruitment x 0.2"));
    let mut arm = scenario.arms[1].clone();
    arm.perturbations.clear();
    let control = by_hand(&scenario, &scenario.arms[0], |plan| plan);
    same(part.left.nominal, by_hand(&scenario, &arm, |plan| plan) - control);
    arm.perturbations.clone_from(&scenario.arms[1].perturbations);
    arm.interventions.clear();
    same(part.alone.nominal, by_hand(&scenario, &arm, |plan| plan) - control);
}

#[test]
fn an_arm_with_one_perturbation_is_explained_by_it_alone() {
    let scenario = scenario(DEPLETION);
    let found = asked(&scenario, [1, 0], &Members::drawn(3, 0.1, 1));
    assert_eq!(found.parts.len(), 1);
    assert_eq!(found.parts[0].carried.value, found.shared);
    assert!(found.sampling.exact_nominal && found.sampling.exact_sets && found.parts[0].left.nominal == 0.0);
    assert!(found.fluxes.iter().any(|flux| flux.reaction == "macrophages.recruitment" && flux.run.relative < -0.1));
}

#[test]
fn what_does_not_differ_is_not_explained() {
    let nothing = scenario(&VESICLES.replace("100 ug", "0 ug"));
    let found = asked(&nothing, [1, 0], &Members::drawn(3, 0.1, 1));
    assert_eq!((found.judged, found.shared, found.parts.len()), (Judged::Alike, 0.0, 0));
    assert!(found.fluxes.is_empty() && found.arrows.is_empty());
    assert!(exocord::present::why::sentence(&found).contains("nothing to explain"));
    let two = scenario(&format!("{VESICLES}[[arm]]\nname = \"one\"\n[[arm]]\nname = \"other\"\n"));
    let found = asked(&two, [2, 1], &Members::nominal());
    assert_eq!((found.judged, found.shared), (Judged::Equal, 0.0));
    assert!(found.parts.iter().all(|part| part.carried.value == 0.0 && part.missing.nominal == 0.0));
    assert!(exocord::present::why::sentence(&found).contains("nothing to explain"));
}

#[test]
fn an_arm_against_another_is_the_difference_of_the_two_against_control() {
    let routes = format!(
        "{VESICLES}[[arm]]\nname = \"vein\"\n[[arm]]\nname = \"lesion\"\nintervention.v.route = \"intralesional\"\n"
    );
    let scenario = scenario(&routes);
    let members = Members::nominal();
    let [between, lesion, vein] = [[2, 1], [2, 0], [1, 0]].map(|arms| asked(&scenario, arms, &members));
    assert!((between.shared - (lesion.shared - vein.shared)).abs() < 1e-12);
    let of = |found: &Why, name: &str| found.parts.iter().find(|part| part.name == name).unwrap().carried.nominal;
    for part in &between.parts {
        let apart = of(&lesion, &part.name) - of(&vein, &part.name);
        assert!((part.carried.nominal - apart).abs() < 1e-9, "{}", part.name);
    }
}
