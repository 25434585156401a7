//! Calibration on evidence that is known, and what it leaves on paper.

use exocord::calibration::checkpoint::{Begun, CheckpointError, Width};
use exocord::calibration::{
    Approach, Criteria, Family, Fold, Goals, Held, Kept, Oracle, Part, Search, Shown, Tried, checkpoint, correlations,
    counted, independent, narrowing,
};
use exocord::catalogue::Catalogue;
use exocord::evidence::{Evidence, Source, read, shipped};
use exocord::experiment::vocabulary;
use exocord::model::species::HUMAN;
use exocord::sample::{Draws, Earlier, Population, PopulationError, Set, SetError, Space, Uses, checksum};
use exocord::study::calibration::{Calibration, Question, folds};
use exocord::study::{Alone, Silent, StudyError};
use std::collections::{BTreeMap, BTreeSet};

const SEARCH: Search = Search { rounds: 3, jumps: 6, seed: 7 };

/// Six coordinates, of which the last two matter to nothing; five checks on curved combinations of the others.
struct Curved {
    goals: Goals,
}

fn curved() -> Curved {
    let infinite = f64::INFINITY;
    Curved {
        goals: Goals {
            low: vec![0.0, -infinite, 0.0, 0.0, 0.0],
            high: vec![0.2, 0.0, infinite, 0.1, 0.1],
            weights: vec![1.0, 1.0, 1.0, 1.5, 0.5],
        },
    }
}

impl Curved {
    fn one(&self, x: &[f64]) -> Shown {
        // The last two checks contradict each other: one combination cannot be at 0.3 and at 0.8.
        let sum = 0.5 * (x[2] + x[3]);
        let places = vec![x[0] * x[1] - 0.3, x[0] - 0.9 * x[1].sqrt(), (3.0 * x[2]).sin() - 0.5, sum - 0.3, sum - 0.8];
        let misses =
            (0..places.len()).map(|i| (self.goals.low[i] - places[i]).max(places[i] - self.goals.high[i]).max(0.0));
        let misses: Vec<f64> = misses.collect();
        let distance = misses.iter().zip(&self.goals.weights).map(|(miss, weight)| miss * weight).sum();
        Shown { places, distance, fit: misses[..4].iter().all(|miss| *miss == 0.0) }
    }
}

impl Oracle for Curved {
    fn coordinates(&self) -> usize {
        6
    }

    fn goals(&self) -> &Goals {
        &self.goals
    }

    fn show(&self, points: &[Vec<f64>]) -> Vec<Shown> {
        points.iter().map(|point| self.one(point)).collect()
    }
}

fn at_once(all: &[usize], work: &(dyn Fn(&[usize]) -> Tried + Sync)) -> Option<Tried> {
    Some(work(all))
}

fn approach(oracle: &Curved) -> Approach<'_> {
    let mut approach = Approach::begin(oracle, 60, SEARCH.seed, None, &at_once).unwrap();
    for _ in 0..8 {
        approach.sweep(&at_once).unwrap();
    }
    approach
}

fn families(oracle: &Curved) -> Vec<Family> {
    let starts = approach(oracle).ordered();
    starts.iter().map(|start| SEARCH.family(oracle, start, &|| false).unwrap()).collect()
}

#[test]
fn points_come_nearer_and_never_go_back() {
    let oracle = curved();
    let approach = approach(&oracle);
    let medians: Vec<f64> = approach.sweeps.iter().map(|sweep| sweep.distance[1]).collect();
    assert!(medians.windows(2).all(|pair| pair[1] <= pair[0]), "{medians:?}");
    assert!(*medians.last().unwrap() < 0.7 * medians[0], "{medians:?}");
    let starts = approach.ordered();
    assert!(starts.windows(2).all(|pair| pair[0].shown.distance <= pair[1].shown.distance));
    assert!(starts.iter().all(|start| oracle.one(&start.point) == start.shown));
}

#[test]
fn members_hold_what_they_have_to_and_differ_where_the_evidence_says_nothing() {
    let oracle = curved();
    let families = families(&oracle);
    let members: Vec<Vec<f64>> =
        families.iter().flat_map(|family| family.members.iter().map(|(point, _)| point.clone())).collect();
    assert!(members.len() > 200, "{}", members.len());
    for (family, (point, distance)) in families.iter().flat_map(|f| f.members.iter().map(move |one| (f, one))) {
        let shown = oracle.one(point);
        assert!(shown.fit && shown.distance == *distance, "{point:?}");
        assert!(point.iter().all(|at| (0.0..=1.0).contains(at)), "{point:?}");
        assert!(family.members[0].1 <= family.distance.0 + 1e-12, "{family:?}");
    }
    // Of two checks that contradict each other the heavier one holds, in full; that is what sums of misses do, and sums
    // of squares do not.
    assert!(members.iter().all(|point| oracle.one(point).places[4] < -0.3));
    let spread: Vec<f64> = narrowing(&Space::of_the_model(), &padded(&members))
        .iter()
        .map(|one| one.spread)
        .filter(|s| *s > 0.0)
        .collect();
    let free = spread.iter().filter(|spread| **spread > 0.8).count();
    assert_eq!(free, 2, "{spread:?}");
}

/// Points of the model's space that have the first coordinates of `points`, and the middle everywhere else.
fn padded(points: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = Space::of_the_model().len();
    points.iter().map(|point| point.iter().copied().chain(std::iter::repeat(0.5)).take(width).collect()).collect()
}

/// A checkpoint with all its families, and what it says.
fn checkpoint_of(oracle: &Curved, belongs: &str) -> (String, Begun) {
    let families = families(oracle);
    let approach = approach(oracle);
    let (sweeps, starts) = (approach.sweeps.clone(), approach.ordered());
    let first = checkpoint::begin(belongs, &sweeps, &starts);
    let text = families.iter().enumerate().fold(first, |text, (at, one)| text + &checkpoint::family(at, one));
    (text, Begun { sweeps, starts, families })
}

const WIDTH: Width = Width { coordinates: 6, checks: 5 };

#[test]
fn what_is_on_paper_is_what_there_was_and_belongs_to_one_thing() {
    let (text, begun) = checkpoint_of(&curved(), "mine");
    assert_eq!(checkpoint::read(&text, "mine", WIDTH).as_ref(), Ok(&begun));
    assert_eq!(checkpoint::read(&text, "yours", WIDTH), Err(CheckpointError::Foreign));
    // A process that is killed while it writes leaves a line that is cut off.
    let cut = checkpoint::read(&text[..text.len() - 9], "mine", WIDTH).expect("all but the last line is whole");
    assert_eq!(cut.families, begun.families[..begun.families.len() - 1]);
    let words = checkpoint::read(&text, "yours", WIDTH).unwrap_err().to_string();
    assert!(words.contains("another model") && words.contains("other settings"), "{words}");
}

#[test]
fn a_checkpoint_with_any_letter_changed_is_refused_with_the_line_and_a_way_out() {
    let (text, _) = checkpoint_of(&curved(), "mine");
    let mut places: Vec<usize> = (0..text.len() - 1).step_by(97).collect();
    places.extend(0..200);
    for place in places {
        for letter in [b'0', b'7', b' ', b'-', b'x', b'\n'] {
            let mut damaged = text.clone().into_bytes();
            if std::mem::replace(&mut damaged[place], letter) == letter {
                continue;
            }
            let damaged = String::from_utf8(damaged).unwrap();
            let line = text[..place].matches('\n').count() + 1;
            match checkpoint::read(&damaged, "mine", WIDTH) {
                Err(CheckpointError::Foreign) => assert!(line == 1, "{place}"),
                Err(CheckpointError::Approach { line: told, .. } | CheckpointError::Family { line: told, .. }) => {
                    assert!(told == line || told == line + 1, "{place}: line {told} for {line}");
                }
                Ok(_) => panic!("letter {place} of line {line} was not missed"),
            }
        }
    }
}

#[test]
fn a_checkpoint_whose_lines_are_lost_doubled_or_exchanged_is_refused() {
    let (text, begun) = checkpoint_of(&curved(), "mine");
    let lines: Vec<&str> = text.lines().collect();
    let families = lines.len() - begun.families.len();
    let joined = |lines: &[&str]| lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
    for at in 1..lines.len() - 1 {
        let mut lost = lines.clone();
        lost.remove(at);
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at]);
        let mut exchanged = lines.clone();
        exchanged.swap(at, at + 1);
        for (damaged, first) in [(lost, families), (doubled, families - 1), (exchanged, families)] {
            let error = checkpoint::read(&joined(&damaged), "mine", WIDTH).unwrap_err();
            assert_eq!(matches!(error, CheckpointError::Family { .. }), at >= first, "{at}: {error}");
        }
    }
    let short = checkpoint::read(&joined(&lines[..families - 1]), "mine", WIDTH).unwrap_err();
    assert!(short.to_string().contains("the file ends before it"), "{short}");
    for width in [Width { coordinates: 7, ..WIDTH }, Width { checks: 4, ..WIDTH }] {
        assert!(checkpoint::read(&text, "mine", width).is_err());
    }
    assert_eq!(checkpoint::read("", "mine", WIDTH), Err(CheckpointError::Foreign));
}

#[test]
fn a_search_that_is_stopped_says_so() {
    let oracle = curved();
    assert!(Approach::begin(&oracle, 10, 1, None, &|_, _| None).is_none());
    let mut going = approach(&oracle);
    let before = (going.starts.clone(), going.sweeps.clone());
    assert!(going.sweep(&|_, _| None).is_none());
    assert_eq!((&going.starts, &going.sweeps), (&before.0, &before.1));
    let far = going.ordered().pop().unwrap();
    assert!(SEARCH.family(&oracle, &far, &|| true).is_none());
}

/// Facts of a user, and those that come with the program beneath them.
/// A small one.
const QUESTION: Question = Question {
    seed: 1,
    draws: 4,
    sweeps: 1,
    rounds: 1,
    jumps: 1,
    members: 9,
    criteria: Criteria::USUAL,
    without: None,
};

fn calibration(text: &str) -> Result<Calibration, StudyError> {
    let catalogue = Catalogue::embedded().unwrap();
    let mut sources = shipped(false);
    sources.push(Source { file: "mine.toml", text, facts: true });
    let (evidence, _) = read(&sources, &vocabulary(&catalogue)).unwrap();
    Calibration::new(evidence, &catalogue)
}

/// The file of sets that were drawn for another model, with some of its lines changed.
fn of_another_model(space: &Space, change: impl Fn(usize, &str) -> String) -> String {
    let members = (0..8).map(|at| space.rounded(&vec![(f64::from(at) + 0.5) / 8.0; space.len()])).collect();
    let (model, facts) = ("another".to_owned(), "others".to_owned());
    let method = "drawn evenly; as good as 8 independent ones".to_owned();
    let text = Population { model, facts, uses: Uses::new(), seed: 1, method, members, space: space.clone() }.text();
    let lines: Vec<&str> = text.lines().collect();
    let changed = lines[..lines.len() - 1].iter().enumerate().map(|(at, line)| change(at, line) + "\n");
    let changed: String = changed.collect();
    format!("{changed}# 8 members, checksum {}\n", checksum(&changed))
}

/// A line without its first value, and with another second one.
fn shorter(at: usize, line: &str) -> String {
    match (at, line.split_once(',')) {
        (7.., Some((_, rest))) => format!("1e9,{}", rest.split_once(',').unwrap().1),
        (6, Some((_, rest))) => rest.to_owned(),
        _ => line.to_owned(),
    }
}

#[test]
fn sets_of_an_earlier_model_keep_what_is_in_range_and_draw_what_is_not() {
    let space = Space::of_the_model();
    let whole = Earlier::read(&of_another_model(&space, |_, line| line.to_owned())).unwrap();
    let kept = whole.brought(&space, 1);
    assert_eq!((whole.len(), kept.sets.len(), kept.drawn_anew.len()), (8, 8, 0));
    let text = of_another_model(&space, shorter);
    assert!(matches!(Population::parse(&text, |_| (space.clone(), "this".into())), Err(PopulationError::Stale { .. })));
    let earlier = Earlier::read(&text).unwrap();
    let names: [&str; 2] = std::array::from_fn(|at| space.names().nth(at).unwrap());
    let [drawn, again, other] = [1, 1, 2].map(|seed| earlier.brought(&space, seed));
    assert_eq!((&drawn.drawn_anew[..], drawn.sets.len()), (&names.map(str::to_owned)[..], 8));
    assert!(drawn == again && drawn != other);
    for (one, before) in drawn.sets.iter().zip(&kept.sets) {
        let (one, before) = (space.uncertain(one), space.uncertain(before));
        assert_eq!(one[2..], before[2..]);
        let within = |at: usize| (space.range(at).0..=space.range(at).1).contains(&one[at]);
        assert!(within(0) && within(1) && one[..2] != before[..2]);
    }
    let damaged = text.replacen("1e9", "1e8", 1);
    assert!(matches!(Earlier::read(&damaged), Err(PopulationError::Damaged { .. })));
}

#[test]
fn sets_that_are_judged_again_stay_if_they_hold_and_say_where_they_come_from() {
    let calibration = calibration(include_str!("facts_of_users/short.toml")).unwrap();
    let earlier = Earlier::read(&of_another_model(&Space::of_the_model(), shorter)).unwrap();
    let asked = |share| Question { criteria: Criteria { must: share, checks: share }, ..QUESTION };
    let all = calibration.again(&asked(0.0), &earlier, &Alone, &Silent).unwrap();
    assert_eq!((all.population.members.len(), all.lost, all.core, all.families.len()), (8, 0, 8, 0));
    let few = calibration.again(&asked(100.0), &earlier, &Alone, &Silent).unwrap();
    let (left, lost) = (few.population.members.len(), few.lost);
    assert!(left < 8 && left + lost == 8 && few.population.independent() == Some(8), "{left} {lost}");
    assert!(few.population.method.contains(&format!("{left} member")), "{}", few.population.method);
    assert!(few.population.method.contains("drawn anew"), "{}", few.population.method);
    assert_eq!(few.again.unwrap().model, "another");
}

#[test]
fn a_calibration_is_a_question_with_an_answer_and_needs_no_file() {
    let short = include_str!("facts_of_users/short.toml");
    let calibration = calibration(short).unwrap();
    let criteria = Criteria { must: 0.0, checks: 0.0 };
    let question = Question { criteria, without: Some("2/2".parse().unwrap()), ..QUESTION };
    let mut lines = Vec::new();
    let keep = |more: &str| {
        lines.push(more.to_owned());
        Ok::<(), std::convert::Infallible>(())
    };
    let Ok(answer) = calibration.run(&question, None, &Alone, &Silent, keep);
    let answer = answer.unwrap();
    let members = answer.families.iter().map(|family| family.members.len()).sum::<usize>();
    assert!(members >= 9 && answer.population.members.len() + answer.lost <= members);
    assert_eq!(answer.narrowing.len(), answer.population.space.len());
    // There are fewer members than a core may have: all of them are in it, in an order of their own.
    assert_eq!((answer.core, answer.core().members.len()), (answer.population.members.len(), answer.core));
    assert!(answer.population.begins_with(&answer.core()));
    assert!(answer.core().method.contains(&answer.population.method), "{}", answer.core().method);
    let fold = answer.kept_back.as_ref().unwrap();
    assert_eq!((fold.name.as_str(), fold.counts[..2].to_vec(), fold.held[0].checks), ("2/2", vec![1, 1], 1));
    assert_eq!(
        (fold.held[1].checks, fold.held[1].percent),
        (0, [None; 3]),
        "none of these facts is on an intervention"
    );

    // From every step that was kept, the same answer comes.
    for kept in 1..=lines.len() {
        let begun = calibration.begun(&question, &lines[..kept].concat()).unwrap();
        let Ok(again) =
            calibration.run(&question, Some(begun), &Alone, &Silent, |_| Ok::<(), std::convert::Infallible>(()));
        assert_eq!(again.as_ref(), Some(&answer), "{kept} of {}", lines.len());
    }
    let other = Question { seed: 2, ..question };
    assert_eq!(calibration.begun(&other, &lines.concat()).unwrap_err(), CheckpointError::Foreign);
    assert_eq!(calibration.known(&question, &answer.record()), answer.kept_back);
    assert_eq!(calibration.known(&other, &answer.record()), None);

    let table = String::from_utf8(folds(std::slice::from_ref(fold), 1).unwrap()).unwrap();
    assert_eq!(exocord::calibration::folds(&table).unwrap()[0].name, "2/2");
    let names: Vec<&str> = answer.files().unwrap().iter().map(|(name, _)| *name).collect();
    assert_eq!(names[names.len() - 2..], ["core.csv", "population.csv"]);
    let plain = serde_json::to_value(&answer).unwrap();
    assert_eq!(plain["question"]["without"]["number"], 2);
}

/// The facts that come with the program, and for each part out of five whether a check counts without it.
fn in_five_parts() -> (Evidence, Vec<Vec<bool>>) {
    let catalogue = Catalogue::embedded().unwrap();
    let evidence = read(&shipped(true), &vocabulary(&catalogue)).unwrap().0;
    let parts = (1..=5).map(|number| counted(&evidence, Some(Part { number, of: 5 }))).collect();
    (evidence, parts)
}

#[test]
fn a_family_is_kept_back_whole_and_every_check_once() {
    let (evidence, parts) = in_five_parts();
    let mut places: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (check, own) in evidence.checks.iter().enumerate() {
        let kept: Vec<usize> = (0..5).filter(|part| !parts[*part][check]).collect();
        assert_eq!(kept.len(), 1, "check {check}");
        places.entry(&evidence.facts[own.fact].family).or_default().extend(kept);
    }
    assert!(places.len() > 100, "{}", places.len());
    assert!(places.values().all(|places| places.len() == 1), "{places:?}");
    assert!(counted(&evidence, None).iter().all(|counts| *counts));
}

#[test]
fn parts_are_alike_in_interventions_courses_and_must_facts() {
    let (evidence, parts) = in_five_parts();
    let fact = |check: usize| &evidence.facts[evidence.checks[check].fact];
    let kinds: [&dyn Fn(usize) -> bool; 3] =
        [&|check| fact(check).kind == "intervention", &|check| fact(check).kind != "intervention", &|check| {
            fact(check).must
        }];
    for (number, kind) in kinds.iter().enumerate() {
        let kept = |part: &Vec<bool>| (0..part.len()).filter(|check| !part[*check] && kind(*check)).count();
        let sizes: Vec<usize> = parts.iter().map(kept).collect();
        let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
        assert!(*least > 0 && most - least <= 2, "{number}: {sizes:?}");
    }
}

#[test]
fn several_folds_together_weigh_checks_and_leave_out_what_found_nobody() {
    let held = |checks: u32, share: f64| Held { checks, percent: [Some(share), Some(40.0), None], gain: [None; 3] };
    let fold = |members: u32, checks: u32, share: f64, gained: f64| Fold {
        name: "1/3".into(),
        counts: [2, 3, members],
        seen: Some(90.0),
        held: [held(checks, share), held(checks, share), Held::default()],
        families: vec![Kept { checks: [checks / 2, 0], gained: [gained, 0.0] }; 2],
    };
    let all = Fold::together(&[fold(9, 10, 50.0, 1.0), fold(7, 30, 70.0, 6.0), fold(0, 60, 0.0, -30.0)], 1);
    assert_eq!((all.name.as_str(), all.counts), ("all", [4, 6, 16]));
    assert_eq!((all.held[1].checks, all.held[1].percent), (40, [Some(65.0), Some(40.0), None]));
    let [gain, low, high] = all.held[1].gain.map(Option::unwrap);
    assert_eq!(gain, 35.0);
    assert!((20.0..35.0).contains(&low) && (35.0..=40.0).contains(&high), "{low} to {high}");
    assert_eq!((all.held[2].gain, all.held[2].percent), ([None; 3], [None; 3]));
}

#[test]
fn facts_without_a_check_are_nothing_to_calibrate_on() {
    let short = include_str!("facts_of_users/short.toml");
    let bare = short.split("[[fact.check]]").next().unwrap().to_owned() + "unchecked = \"no such quantity\"\n";
    assert!(matches!(calibration(&bare), Err(StudyError::Unknown(_))));
}

#[test]
fn copies_count_once_and_strangers_in_full() {
    let point = |i: usize| vec![(i as f64 * 0.754_877).fract(), (i as f64 * 0.569_84).fract()];
    let strangers: Vec<Vec<f64>> = (0..400).map(point).collect();
    let names: Vec<usize> = (0..400).map(|i| i / 4).collect();
    let copies: Vec<Vec<f64>> = names.iter().map(|name| point(*name)).collect();
    assert!((independent(&copies, &names) - 100.0).abs() < 1e-6, "{}", independent(&copies, &names));
    assert!(independent(&strangers, &names) > 300.0, "{}", independent(&strangers, &names));
}

/// What the facts of [`small`] use.
fn used() -> Uses {
    ["source/bmsc", "source/hucmsc", "engineering/rgd", "route/intravenous"].map(str::to_owned).into()
}

/// The parameters of the model, and the weights of those rows.
fn of_rows() -> Space {
    Space::of(&Catalogue::embedded().unwrap(), &used())
}

#[test]
fn coordinates_are_logarithms_within_the_ranges_or_values_from_zero() {
    let space = of_rows();
    assert!(space.len() > 150 && space.names().any(|name| name == "weight.source.hucmsc.m2_polarisation"));
    assert!(!space.names().any(|name| name.starts_with("weight.source.bmsc.")), "what is by definition has no range");
    let (low, high) = (space.parameters(&vec![0.0; space.len()]), space.parameters(&vec![1.0; space.len()]));
    let nominal = space.parameters(&space.nominal());
    for (at, name) in space.names().enumerate() {
        let (from, to) = space.range(at);
        let ends = [&low, &high, &nominal].map(|all| space.uncertain(all)[at]);
        let size = if from > 0.0 { from } else { to };
        assert!((ends[0] - from).abs() <= 1e-12 * size && (ends[1] / to - 1.0).abs() < 1e-12, "{name}");
        assert!(from * (1.0 - 1e-12) <= ends[2] && ends[2] <= to * (1.0 + 1e-12), "{name}");
        let middle = if from > 0.0 { (from * to).sqrt() } else { 0.5 * to };
        assert!((space.value(at, 0.5) / middle - 1.0).abs() < 1e-12, "{name}");
    }
    assert_eq!(space.with(&space.uncertain(&nominal)), Ok(nominal));
    assert_eq!(space.point(&Set::written()), space.nominal(), "the values as written have the weights as written");
}

#[test]
fn a_set_is_never_filled_up_cut_off_or_out_of_range() {
    let written = Set::written();
    assert_eq!(Set::new(written.to_vec()), Ok(written.clone()));
    let expected = written.len();
    assert_eq!(Set::new(written[..50].to_vec()), Err(SetError::Length { found: 50, expected }));
    let longer = [&written[..], &[1.0]].concat();
    assert_eq!(Set::new(longer), Err(SetError::Length { found: expected + 1, expected }));
    let spoilt = |value: f64| {
        let mut values = written.to_vec();
        values[0] = value;
        Set::new(values).unwrap_err()
    };
    assert!(matches!(spoilt(f64::NAN), SetError::NotFinite { name, .. } if name == "cord.epicentre_share"));
    assert!(matches!(spoilt(0.9), SetError::Range { name, high: 0.6, .. } if name == "cord.epicentre_share"));
    let words = spoilt(0.9).to_string();
    assert!(words.contains("`cord.epicentre_share` is 0.9, outside of its range from 0.25 to 0.6"), "{words}");
    let space = Space::of_the_model();
    let uncertain = space.uncertain(&written);
    let (found, expected) = (50, space.len());
    assert_eq!(space.with(&uncertain[..50]), Err(SetError::Length { found, expected }));
}

#[test]
fn of_sets_that_are_given_there_is_none_beyond_the_last() {
    let draws = Draws::given(vec![Set::written(); 3], &HUMAN).unwrap();
    assert!(draws.member(2).is_some() && draws.member(3).is_none() && draws.member(u64::MAX).is_none());
}

/// A population of two, and its file.
fn small() -> (Population, String) {
    let space = of_rows();
    let member = |(number, at): (u64, f64)| space.parameters(&vec![at; space.len()]).of_member(7, number);
    let members = [(0, 0.2), (1, 0.9)].map(member).to_vec();
    let (model, facts, method) = ("m4".into(), "f1".into(), "by hand".into());
    let population = Population { model, facts, uses: used(), seed: 7, method, members, space };
    let text = population.text();
    (population, text)
}

fn parse(text: &str) -> Result<Population, PopulationError> {
    let catalogue = Catalogue::embedded().unwrap();
    Population::parse(text, |uses| (Space::of(&catalogue, uses), format!("m{}", uses.len())))
}

#[test]
fn a_population_is_read_as_it_was_written_and_belongs_to_one_model() {
    let (population, text) = small();
    let read = parse(&text).unwrap();
    assert_eq!((&read.facts, &read.uses, &read.method), (&population.facts, &population.uses, &population.method));
    assert_eq!((read.seed, &read.space), (7, &population.space));
    let values = |of: &Population| of.members.iter().flat_map(|one| of.space.uncertain(one)).collect::<Vec<f64>>();
    for (found, expected) in values(&read).into_iter().zip(values(&population)) {
        assert!((found - expected).abs() <= 1e-5 * expected.abs(), "{found} instead of {expected}");
    }
    // What was written with the digits that a file has is read as it was, weights and numbers of members among it.
    assert_eq!(parse(&read.text()).unwrap(), read);
    // What it belongs to is asked with what its facts used.
    let stale = parse(&text.replace("source/bmsc", "source/bmsc source/nsc")).unwrap_err();
    assert!(matches!(stale, PopulationError::Stale { .. }), "{stale}");
    assert_eq!(parse(&text.replace('\n', "\r\n")).unwrap(), read, "another way to end lines is no damage");
}

#[test]
fn a_population_that_is_cut_off_or_damaged_is_refused_with_place_and_way_out() {
    let (_, text) = small();
    let lines: Vec<&str> = text.lines().collect();
    let with = |at: usize, line: &str| {
        let mut lines = lines.clone();
        lines[at - 1] = line;
        lines.join("\n")
    };
    let first = lines[7].split(',').next().unwrap();
    let names: Vec<&str> = lines[6].splitn(3, ',').collect();
    let swapped = format!("{},{},{}", names[1], names[0], names[2]);
    let misplaced = format!("line 7, name 1: `{}` stands where `{}` should", names[1], names[0]);
    let cases = [
        (text[..text.len() - 2].to_owned(), "line 10 is `# 2 members"),
        (lines[..9].join("\n"), "cut off after line 9"),
        (text[..text.len() - 60].to_owned(), "cut off after line 9"),
        (lines[..3].join("\n"), "line 4: `# uses` is missing"),
        (lines[..4].join("\n"), "line 5: `# seed` is missing"),
        (with(5, "# seed one"), "line 5: `one` is not a seed"),
        (String::new(), "line 1: `# exocord population` is missing"),
        (with(1, "# exocord population 2"), "this is format 2, and this exocord reads format 3"),
        (with(7, &swapped), &misplaced),
        (with(7, lines[6].rsplit_once(',').unwrap().0), "nothing stands where `weight.source.hucmsc."),
        (with(8, lines[7].rsplit_once(',').unwrap().0), "line 8: there are"),
        (with(8, &format!("{},1", lines[7])), "line 8: there are"),
        (
            with(8, &lines[7].replacen(first, "a lot", 1)),
            "line 8, value 1: `a lot` is not a number for `cord.epicentre_share`",
        ),
        (with(8, &lines[7].replacen(first, "inf", 1)), "line 8, value 1: `cord.epicentre_share` is inf"),
        (
            with(9, &lines[8].replacen(lines[8].split(',').next().unwrap(), "0.9", 1)),
            "line 9, value 1: `cord.epicentre_share` is 0.9, outside of its range from 0.25 to 0.6",
        ),
        (
            with(9, &format!("{},9", lines[8].rsplit_once(',').unwrap().0)),
            "`weight.source.hucmsc.vessel_protection` is 9, outside of its range",
        ),
        (with(9, lines[7]), "line 9 is the member of line 8 again"),
        (with(8, &lines[7].replacen(first, "0.3", 1)), "damaged or changed"),
        ([&lines[..7], &lines[8..]].concat().join("\n"), "# 1 members"),
    ];
    for (damaged, wanted) in cases {
        let error = parse(&damaged).unwrap_err().to_string();
        assert!(error.contains(wanted), "{wanted}\n{error}");
    }
}

#[test]
fn what_goes_together_is_found() {
    let points: Vec<Vec<f64>> = (0..50)
        .map(|i| {
            let at = f64::from(i) / 49.0;
            vec![at, 1.0 - at, (f64::from(i) * 2.399).sin().abs()]
        })
        .collect();
    let space = Space::of_the_model();
    let names: Vec<&str> = space.names().collect();
    let strongest = &correlations(&space, &padded(&points), 1)[0];
    assert_eq!((strongest.names.0.as_str(), strongest.names.1.as_str()), (names[0], names[1]));
    assert!((strongest.value + 1.0).abs() < 1e-9, "{strongest:?}");
}
