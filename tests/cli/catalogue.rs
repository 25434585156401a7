//! A laboratory's own rows, laid over the catalogue.

use super::*;
use exocord::digest::sha256;

pub const ROWS: &str = include_str!("../../examples/our-vesicles.toml");
const SCENARIO: &str = include_str!("../../examples/our-vesicles-at-1-h.toml");

/// A desk with a quick scenario on our own source and our rows, in a folder of their own.
fn desk() -> Desk {
    let scenario = QUICK.replace("\"bmsc\"", "\"our-msc\"");
    let desk = Desk::with("s.toml", &scenario);
    std::fs::create_dir(desk.path("lab")).unwrap();
    std::fs::write(desk.path("lab/rows.toml"), ROWS).unwrap();
    desk
}

const WITH: [&str; 2] = ["--catalogue", "lab/rows.toml"];

fn with<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    arguments.iter().copied().chain(WITH).collect()
}

fn json(path: &Path) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_folder_of_results_keeps_the_rows_and_its_scenario_runs_again_with_these_alone() {
    let desk = desk();
    let output = desk.exocord(&with(&["run", "s.toml", "--nominal", "--out", "out"]));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(desk.path("out/catalogue.toml")).unwrap(), ROWS);
    let manifest = json(&desk.path("out/manifest.json"));
    let hash = sha256(ROWS.as_bytes());
    assert_eq!(manifest["inputs"]["rows.toml"], hash.as_str());
    assert_eq!(manifest["outputs"]["catalogue.toml"], hash.as_str());
    let resolved = std::fs::read_to_string(desk.path("out/scenario.resolved.toml")).unwrap();
    assert!(resolved.contains(&format!("catalogue_sha256 = \"{hash}\"")) && resolved.contains("catalogue.toml"));

    let again =
        ["run", "out/scenario.resolved.toml", "--nominal", "--out", "again", "--catalogue", "out/catalogue.toml"];
    let output = desk.exocord(&again);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let course = |folder: &str| std::fs::read(desk.path(folder).join("timecourse.csv")).unwrap();
    assert_eq!(course("again"), course("out"));
    assert_eq!(json(&desk.path("again/manifest.json"))["model_hash"], manifest["model_hash"]);

    let refused = |arguments: &[&str], words: &str| {
        let output = desk.exocord(arguments);
        let said = stderr(&output);
        assert_eq!(code(&output), 3, "{said}");
        assert!(said.contains(words) && said.contains("`--catalogue FILE` gives them"), "{said}");
        assert!(!desk.path("other").exists());
    };
    let run = ["run", "out/scenario.resolved.toml", "--out", "other"];
    refused(&run, "rows of the catalogue that are not given");
    std::fs::write(desk.path("lab/rows.toml"), ROWS.replace("0.8", "0.7")).unwrap();
    refused(&with(&run), "other rows of the catalogue than those that are given");
}

#[test]
fn the_same_name_in_two_folders_is_two_files_in_the_manifest() {
    let desk = desk();
    std::fs::rename(desk.path("lab/rows.toml"), desk.path("lab/s.toml")).unwrap();
    let output = desk.exocord(&["run", "s.toml", "--nominal", "--out", "out", "--catalogue", "lab/s.toml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let inputs = json(&desk.path("out/manifest.json"))["inputs"].as_object().unwrap().clone();
    assert_eq!(inputs.len(), 2, "{inputs:?}");
    assert!(inputs.values().any(|hash| hash == sha256(ROWS.as_bytes()).as_str()));
}

#[test]
fn without_own_rows_nothing_of_them_is_written() {
    let desk = Desk::with("s.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "s.toml", "--nominal", "--out", "out"])), 0);
    assert!(!names(&desk.path("out")).contains(&"catalogue.toml".to_owned()));
    assert!(!std::fs::read_to_string(desk.path("out/scenario.resolved.toml")).unwrap().contains("catalogue"));
}

#[test]
fn every_command_that_reads_scenarios_or_lists_rows_knows_them() {
    let desk = desk();
    std::fs::write(desk.path("f.toml"), fact()).unwrap();
    let cases: [(&[&str], &str); 7] = [
        (&["doses", "s.toml"], "intravenous"),
        (&["describe", "our msc"], "ourlab2026"),
        (&["describe", "catalogue"], "our-peptide"),
        (&["describe", "ourlab2026"], "Notebook 12"),
        (&["schema"], "our-msc"),
        (&["export", "sbml", "s.toml"], "<sbml"),
        (&["validate", "--facts", "f.toml"], "1 of 1 checks hold"),
    ];
    for (arguments, words) in cases {
        let output = desk.exocord(&with(arguments));
        assert_eq!(code(&output), 0, "{arguments:?}: {}", stderr(&output));
        assert!(stdout(&output).contains(words), "{arguments:?}: {}", stdout(&output));
        assert_ne!(stdout(&desk.exocord(arguments)), stdout(&output), "{arguments:?}");
    }
}

/// A fact on our own vesicle.
fn fact() -> String {
    let experiment =
        "[[experiment]]\nname = \"ours\"\nabout = \"Our vesicle.\"\nlike = \"moderate\"\nuntil = \"3 d\"\n";
    let treatment = "[[experiment.intervention]]\nname = \"iv\"\nsource = \"our-msc\"\nroute = \"intravenous\"\ndose = \"100 ug\"\nat = \"1 h\"\n";
    let fact = "[[fact]]\nid = \"f\"\nstatement = \"s\"\nsource = [\"k\"]\nbasis = \"own\"\nspecies = \"rat\"\ninjury = \"i\"\nkind = \"level\"\nconfidence = \"high\"\n";
    let check = "[[fact.check]]\nmeasure = \"at(bbb, 2 d)\"\nin = \"ours\"\nexpect = \"at least 0\"\n";
    [experiment, treatment, fact, check].concat()
}

#[test]
fn a_misspelt_name_is_answered_with_the_own_row_and_a_faulty_row_with_its_place() {
    let desk = desk();
    std::fs::write(desk.path("s.toml"), SCENARIO.replace("our-peptide", "our-peptid")).unwrap();
    let output = desk.exocord(&with(&["run", "s.toml"]));
    assert_eq!(code(&output), 3);
    assert!(stderr(&output).contains("did you mean `our-peptide`?"), "{}", stderr(&output));

    std::fs::write(desk.path("lab/rows.toml"), ROWS.replace("angiogenesis", "angiogenisis")).unwrap();
    for arguments in [&["run", "s.toml"][..], &["describe"], &["doses", "s.toml"]] {
        let output = desk.exocord(&with(arguments));
        assert_eq!(code(&output), 3, "{arguments:?}");
        for words in ["rows.toml:8:", "did you mean `angiogenesis`?"] {
            assert!(stderr(&output).contains(words), "{}", stderr(&output));
        }
    }
    let output = desk.exocord(&with(&["describe", "--json"]));
    let all = format!("{}{}", stdout(&output), stderr(&output));
    assert!(all.contains("\"line\": 8"), "{all}");
    std::fs::remove_file(desk.path("lab/rows.toml")).unwrap();
    let output = desk.exocord(&with(&["describe"]));
    assert!(code(&output) == 2 && stderr(&output).contains("rows.toml"), "{}", stderr(&output));
}

#[test]
fn own_papers_have_keys_of_their_own() {
    let desk = desk();
    let cases = [
        (ROWS.replace("ourlab2026", "basso1996"), "there is already a paper with the key `basso1996`"),
        (
            ROWS.replacen("cite = [\"ourlab2026\"]", "cite = [\"ourlab2025\"]", 1),
            "`ourlab2025` is not a paper of the bibliography",
        ),
        (ROWS.replace("doi = \"\"", "doi = \"10.1006/EXNR.1996.0098\""), "one paper has two names"),
        (ROWS.replace("in the medium.", "in the medium"), "`about` is no sentence"),
        (ROWS.replace("basis = \"own\"", "basis = \"seen\""), "`basis` cannot be `seen`"),
    ];
    for (text, words) in cases {
        std::fs::write(desk.path("lab/rows.toml"), &text).unwrap();
        let output = desk.exocord(&with(&["describe"]));
        assert_eq!(code(&output), 3, "{words}");
        assert!(stderr(&output).contains(words), "{words} is missing in\n{}", stderr(&output));
        assert_eq!(stderr(&output).matches(words).count(), 1, "{}", stderr(&output));
        assert_eq!(stderr(&output).matches("error:").count(), 1, "{}", stderr(&output));
    }
}

#[test]
fn a_population_goes_on_with_new_rows_and_is_stale_where_a_row_of_its_facts_is_replaced() {
    let desk = desk();
    let ask = with(&["run", "s.toml", "--members", "2", "--out", "out"]);
    let output = desk.exocord(&ask);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(desk.path("out/catalogue.toml")).unwrap(), ROWS);
    assert_eq!(json(&desk.path("out/manifest.json"))["inputs"].as_object().unwrap().len(), 2);
    let instead = ROWS.replace("id = \"our-msc\"", "id = \"bmsc\"\nreplaces = true");
    std::fs::write(desk.path("lab/rows.toml"), instead).unwrap();
    std::fs::write(desk.path("s.toml"), QUICK).unwrap();
    let output = desk.exocord(&with(&["run", "s.toml", "--members", "2", "--out", "other"]));
    assert_eq!(code(&output), 6, "{}", stderr(&output));
    assert!(stderr(&output).contains("was made for another model"), "{}", stderr(&output));
    assert!(!desk.path("other").exists());
}
