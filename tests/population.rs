//! The population that comes with the program: large, different, and as good as is claimed.

mod common;

use exocord::calibration::{CORE_SIZE, Criteria, narrowing};
use exocord::engine::Instructions;
use exocord::evidence::{Batch, Evidence, Hashes, Panel, Tally, read, shipped as facts};
use exocord::experiment::vocabulary;
use exocord::model::parameters;
use exocord::sample::{Population, Set, Space, Uses, checksum, identity, shipped, shipped_core};
use sha2::{Digest, Sha256};

/// Members that are judged here, evenly from the file; the credibility page is made from all of them.
const JUDGED: usize = 12;

fn population() -> Population {
    Population::parse(shipped(), |uses| (Space::of(&common::CATALOGUE, uses), model(uses)))
        .unwrap_or_else(|error| panic!("{error}\nlines that these members would have here:\n{}", ends()))
}

/// What the file's lines 2 to 4 and its last one would be, if its members were those of this model and these facts.
fn ends() -> String {
    let evidence = everything();
    let uses = evidence.uses();
    let facts = Hashes::of(&evidence, &common::CATALOGUE).facts;
    let listed: Vec<&str> = uses.iter().map(String::as_str).collect();
    let head = format!("# model {}\n# facts {facts}\n# uses {}\n", model(&uses), listed.join(" "));
    let lines: Vec<&str> = shipped().lines().collect();
    let last = lines.len() - 1;
    let members: String = lines[4..last].iter().flat_map(|line| [line, "\n"]).collect();
    let whole = format!("{}\n{head}{members}", lines[0]);
    format!("{head}# {} members, checksum {}", last - 7, checksum(&whole))
}

/// What `exocord calibrate` writes as the model's hash.
fn model(uses: &Uses) -> String {
    let hash = Sha256::digest(identity(&common::CATALOGUE, uses).as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn everything() -> Evidence {
    read(&facts(true), &vocabulary(&common::CATALOGUE)).unwrap().0
}

#[test]
fn it_belongs_to_this_model_and_to_what_the_facts_use() {
    assert_eq!(population().uses, everything().uses(), "lines that these members would have here:\n{}", ends());
}

#[test]
fn it_belongs_to_the_range_of_what_its_members_choose_and_to_the_value_of_everything_else() {
    let text = identity(&common::CATALOGUE, &everything().uses());
    let own: Vec<&str> = shipped().lines().nth(6).unwrap().split(',').collect();
    for entry in parameters::table() {
        let quantity = entry.quantity;
        let limits = if own.contains(&entry.name) {
            format!("{} from {} to {} {}", entry.name, quantity.low, quantity.high, quantity.unit)
        } else {
            format!("{} = {} {}", entry.name, quantity.value, quantity.unit)
        };
        assert!(text.lines().any(|line| line == limits), "{limits}");
    }
}

#[test]
fn it_belongs_to_what_the_checks_are_read_off_and_not_to_what_a_page_shows_besides() {
    let mut evidence = everything();
    let before = evidence.uses();
    let columns: Vec<&str> = before.iter().filter_map(|one| one.strip_prefix("column/")).collect();
    for name in ["bbb", "bms", "white_matter@epicentre", "tnf@epicentre"] {
        assert!(columns.contains(&name), "{name} is not among {columns:?}");
    }
    assert!(!columns.contains(&"vegf@penumbra"));
    evidence.sample(0, Evidence::column("vegf@penumbra").unwrap());
    assert_eq!(evidence.uses(), before);
}

fn tallies(evidence: Evidence, members: &[Set]) -> Vec<Tally> {
    let panel = Panel::new(evidence, &common::CATALOGUE, 1e-4, Instructions::best()).unwrap();
    let mut batch = Batch::new(&panel, members, &[]);
    batch.run_all();
    (0..members.len()).map(|member| Tally::of(&panel.evidence, &batch.values(member))).collect()
}

#[test]
fn members_hold_nine_tenths_of_the_must_facts_and_85_of_a_hundred_checks() {
    let population = population();
    assert!(population.members.len() >= 500, "{}", population.members.len());
    let every = population.members.len() / JUDGED;
    let members: Vec<Set> = population.members.iter().step_by(every).cloned().collect();
    let mut tallies = tallies(everything(), &members);
    assert_eq!((Criteria::USUAL.must, Criteria::USUAL.checks), (90.0, 85.0));
    assert!(tallies.iter().all(|tally| Criteria::USUAL.hold(tally)), "{tallies:?}");
    tallies.sort_by_key(|tally| tally.checks_held);
    let median = tallies[tallies.len() / 2];
    assert!(median.checks_held as f64 >= 0.87 * median.checks as f64, "{median:?}");
}

#[test]
fn its_core_is_a_small_file_of_its_own_and_its_beginning() {
    let population = population();
    let core = Population::parse(shipped_core(), |uses| (Space::of(&common::CATALOGUE, uses), model(uses))).unwrap();
    assert_eq!(core.members.len(), CORE_SIZE);
    assert!(population.begins_with(&core));
}

#[test]
fn members_differ_and_lie_within_the_ranges() {
    let population = population();
    let space = &population.space;
    for member in &population.members {
        for (at, value) in space.uncertain(member).iter().enumerate() {
            let (low, high) = space.range(at);
            // The file has six digits.
            let inside = low - 1e-5 * low.abs() <= *value && *value <= high + 1e-5 * high.abs();
            assert!(inside, "{value} in {low} to {high}");
        }
    }
    let points: Vec<Vec<f64>> = population.members.iter().map(|one| space.point(one)).collect();
    let mut spread: Vec<f64> = narrowing(space, &points).iter().map(|one| one.spread).collect();
    spread.sort_by(f64::total_cmp);
    assert!(spread[spread.len() / 2] > 0.5, "half of the parameters have less than half of their range: {spread:?}");
}
