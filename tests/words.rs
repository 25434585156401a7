//! What people read and start from: the guide, the scenarios of `new`, the gallery, and the papers of a scenario.

mod common;

use common::CATALOGUE;
use exocord::experiment::{run_arm, vocabulary};
use exocord::scenario::variant::Original;
use exocord::scenario::{Parsed, guide, json_schema, parse, render};
use exocord::study::scan::{Grid, InFile};
use exocord::study::{CitationTold, STARTS, cite};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn read(file: &str, text: &str) -> Parsed {
    parse(file, text, &vocabulary(&CATALOGUE)).unwrap_or_else(|found| panic!("{}", render(&found, file, text, false)))
}

/// Fenced blocks of a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// Names of all keys below `properties`, wherever they stand.
fn keys(schema: &serde_json::Value, found: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            if let Some(serde_json::Value::Object(properties)) = object.get("properties") {
                found.extend(properties.keys().cloned());
            }
            object.values().for_each(|inner| keys(inner, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

#[test]
fn the_guide_names_every_key_in_an_example_or_a_table() {
    let page = text("scenarios/README.md");
    let mut found = BTreeSet::new();
    keys(&json_schema(&vocabulary(&CATALOGUE)), &mut found);
    // Parameters of the model, which have a dot, are names and no keys.
    found.retain(|key| !key.contains('.'));
    assert!(found.len() > 30, "{found:?}");
    let examples = blocks(&page, "toml").concat();
    let shown = |key: &String| {
        let written = [format!("{key} = "), format!("[[{key}]]"), format!("[{key}]"), format!("{key}.")];
        written.iter().any(|one| examples.contains(one)) || page.contains(&format!("| `{key}` |"))
    };
    let missing: Vec<&String> = found.iter().filter(|key| !shown(key)).collect();
    assert!(missing.is_empty(), "scenarios/README.md has no example of {missing:?}");
    for form in [" = false", "repeat = {", "over = ", "schedule = \"", "region = ", "multiply = "] {
        assert!(examples.contains(form), "no example of {form}");
    }
}

/// A treatment and an arm that examples of grids change.
const TREATED: &str = "\n[[intervention]]\nname = \"vesicles\"\nsource = \"bmsc\"\nroute = \"iv\"\ndose = \"100 ug\"\n\
                       at = \"1 h\"\n[[arm]]\nname = \"late\"\nintervention.vesicles.at = \"24 h\"\n";

#[test]
fn every_example_of_the_guide_is_read_and_every_grid_in_it_has_its_cells() {
    let page = text("scenarios/README.md");
    let examples = blocks(&page, "toml");
    assert!(examples.len() > 8);
    for example in examples {
        let question = if example.contains("question = ") { "" } else { "question = \"Does it help?\"\n" };
        let injury = "\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = 0.6\n";
        let simulation = "\n[simulation]\nuntil = \"84 d\"\n";
        let rest = [("[injury]", injury), ("[simulation]", simulation)]
            .map(|(table, whole)| if example.contains(table) { "" } else { whole });
        // What a grid goes through has to be there.
        let treated = if example.contains("[scan]") { TREATED } else { "" };
        let whole = format!("{question}{example}{}{treated}", rest.concat());
        let Parsed { scenario, scan, .. } = read("example.toml", &whole);
        assert_eq!(scenario.arms[0].name, "control");
        assert_eq!(scan.is_some(), example.contains("[scan]"));
        if let Some(asked) = scan {
            let words = vocabulary(&CATALOGUE);
            let original = Original::new("example.toml", &whole, &words).unwrap();
            let said = InFile { file: "example.toml", text: &whole, asked: &asked };
            let axes = said.axes(&original).unwrap_or_else(|told| panic!("{told:?}"));
            let cells: usize = axes.iter().map(|axis| axis.settings.len()).product();
            let grid = Grid::new(&original, axes, &said.reading()).unwrap_or_else(|told| panic!("{told:?}"));
            assert!(grid.len() == cells && cells > 2, "{example}");
        }
    }
}

#[test]
fn where_a_key_is_wrong_or_missing_the_guide_has_the_section_that_is_named() {
    let page = text("scenarios/README.md");
    let anchor = |heading: &str| {
        let letters = heading.trim_start_matches('#').trim().to_lowercase();
        letters.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>().replace(' ', "-")
    };
    let anchors: BTreeSet<String> = page.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    let words = vocabulary(&CATALOGUE);
    let start = "question = \"Q?\"\n";
    let injury = "[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = 0.6\n";
    let until = "[simulation]\nuntil = \"84 d\"\n";
    let cases = [
        (format!("{start}{until}"), "the-scenario"),
        (format!("{start}[injury]\nspecie = \"rat\"\nmechanism = \"contusion\"\nseverity = 0.6\n{until}"), "injury"),
        (format!("{start}{injury}[simulation]\nuntill = \"84 d\"\n"), "simulation"),
        (
            format!("{start}{injury}{until}[[intervention]]\nname = \"a\"\nsource = \"bmsc\"\nroute = \"iv\"\n"),
            "intervention",
        ),
        (format!("{start}{injury}{until}[[perturbation]]\nname = \"a\"\nscal = 1.0\n"), "perturbation"),
        (format!("{start}{injury}{until}[parameters]\n\"barrier.repair\" = {{ value = 1.0 }}\n"), "parameters"),
        (format!("{start}{injury}{until}[[metric]]\nname = \"a\"\n"), "metric"),
        (format!("{start}{injury}{until}[[arm]]\nnam = \"a\"\n"), "arm"),
    ];
    for (text, section) in cases {
        let found = parse("x.toml", &text, &words).unwrap_err();
        let told = guide(&found).unwrap_or_else(|| panic!("{section}: {found:?}"));
        assert_eq!(told, format!("scenarios/README.md#{section}"), "{found:?}");
        assert!(anchors.contains(section), "{section} is no section of {anchors:?}");
    }
    let value = format!("{start}{until}[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = 3.0\n");
    assert_eq!(guide(&parse("x.toml", &value, &words).unwrap_err()), None, "the message says what is allowed");
}

/// Verbs that a scenario may name as its answer.
const VERBS: [&str; 9] = ["run", "compare", "window", "scan", "routes", "why", "what-matters", "plot", "doses"];

#[test]
fn every_scenario_to_start_from_is_read_without_a_warning_and_runs_in_every_arm() {
    assert!(STARTS.len() >= 5);
    for start in STARTS {
        let file = format!("scenarios/new/{}.toml", start.name);
        assert_eq!(text(&file), start.text, "{file}");
        let Parsed { mut scenario, warnings, .. } = read(&file, start.text);
        assert!(warnings.is_empty(), "{file}: {warnings:?}");
        assert!(scenario.question.ends_with('?'), "{file}");
        scenario.simulation.rtol = 1e-4;
        scenario.simulation.atol = 1e-7;
        for arm in &scenario.arms {
            let course = run_arm(&scenario, arm, &CATALOGUE).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert_eq!(course.output.last().unwrap().0, scenario.simulation.until_d, "{file}, {}", arm.name);
        }
        for command in start.commands("mine.toml") {
            let verb = command.split(' ').nth(1).unwrap();
            assert!(VERBS.contains(&verb), "{command}");
            if let Some(arm) = command.strip_prefix("exocord why mine.toml ") {
                assert!(scenario.arms.iter().any(|one| one.name == arm), "{command}: no arm `{arm}`");
            }
        }
    }
}

#[test]
fn the_gallery_has_ten_questions_each_with_a_scenario_a_command_and_a_figure_of_its_own() {
    let page = text("scenarios/GALLERY.md");
    let entries: Vec<&str> = page.split("\n## ").skip(1).collect();
    assert_eq!(entries.len(), 10);
    let mut names = BTreeSet::new();
    for (position, entry) in entries.iter().enumerate() {
        let title = entry.lines().next().unwrap();
        assert!(title.starts_with(&format!("{}. ", position + 1)), "{title}");
        let commands = blocks(entry, "sh");
        let [command] = commands[..] else { panic!("{title} has {} commands", commands.len()) };
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "exocord");
        assert!(VERBS.contains(&words[1]), "{command}");
        let file = words.iter().find(|word| word.ends_with(".toml")).unwrap();
        read(file, &text(file));
        let short = file.strip_prefix("scenarios/").unwrap();
        assert!(entry.contains(&format!("[{short}]({short})")), "{title} does not lead to {file}");
        let name = words.last().unwrap().strip_prefix("outputs/gallery/").unwrap();
        assert!(entry.contains(&format!("](gallery/{name}.svg)")), "{title} shows another figure");
        assert!(entry.contains("Look at: ") && entry.contains("\nFigure: `figures/"), "{title}");
        assert!(names.insert(name.to_owned()), "{name} twice");
    }
}

fn cited(file: &str) -> CitationTold {
    let sources = exocord::evidence::shipped(true);
    let (evidence, _) = exocord::evidence::read(&sources, &vocabulary(&CATALOGUE)).unwrap();
    cite(&read(file, &text(file)).scenario, &CATALOGUE, &evidence).unwrap()
}

fn keys_of(told: &CitationTold) -> BTreeSet<&str> {
    told.papers.iter().map(|paper| paper.key.as_str()).collect()
}

#[test]
fn what_is_cited_is_what_is_used() {
    let (untreated, vein) = (cited("scenarios/moderate.toml"), cited("scenarios/early-versus-late-iv.toml"));
    let nose = cited("scenarios/intranasal-pten-guo-2019.toml");
    let drug = cited("scenarios/knockouts.toml");
    let group = |told: &CitationTold, what: &str| told.groups.iter().any(|group| group.what.contains(what));
    assert!(!group(&untreated, "vesicles") && !keys_of(&untreated).contains("patel2018"));
    assert!(group(&vein, "route intravenous") && group(&vein, "source bmsc") && keys_of(&vein).contains("patel2018"));
    assert!(!group(&vein, "route intranasal"));
    assert!(group(&nose, "route intranasal") && group(&nose, "cargo pten-sirna") && keys_of(&nose).contains("guo2019"));
    assert!(group(&drug, "reaction proteases.mmp9_removal") && group(&drug, "effects of what is perturbed"));
    let model =
        |told: &CitationTold| told.groups.iter().find(|one| one.what == "the course of the injury").cloned().unwrap();
    assert!(model(&untreated).papers.len() > 50, "{:?}", model(&untreated));
    assert!(model(&untreated).papers.is_subset(&model(&vein).papers), "a treated animal has the same injury");
}

#[test]
fn every_paper_of_a_group_is_in_the_list_once() {
    for file in ["scenarios/routes.toml", "scenarios/human-intrathecal-akhlaghpasand-2024.toml"] {
        let told = cited(file);
        let listed = keys_of(&told);
        assert_eq!(listed.len(), told.papers.len(), "{file}");
        let used: BTreeSet<&str> = told.groups.iter().flat_map(|group| &group.papers).map(String::as_str).collect();
        assert_eq!(used, listed, "{file}");
        assert!(told.papers.iter().all(|paper| !paper.short.is_empty() && paper.bibtex.contains(&paper.key)), "{file}");
    }
}
