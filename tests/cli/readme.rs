//! What the README says is what the program does.

use super::*;

/// Commands of the README's `sh` blocks.
fn commands() -> Vec<String> {
    let text = std::fs::read_to_string("README.md").unwrap();
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).filter(|line| !line.trim().is_empty()).map(String::from).collect()
}

/// Verbs that compute over parameter sets.
const OVER_SETS: [&str; 7] = ["run", "plot", "window", "routes", "why", "compare", "scan"];

/// Words as a shell has them: what stands in quotes is one.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('\'').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

#[test]
fn every_command_of_the_readme_runs() {
    let desk = Desk::with("unused.toml", QUICK);
    for folder in ["scenarios", "examples", "evidence/credibility"] {
        std::fs::create_dir_all(desk.path(folder)).unwrap();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                std::fs::copy(&path, desk.path(folder).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let commands = commands();
    assert!(commands.iter().any(|c| c == "cargo test"), "{commands:?}");
    let ours: Vec<&String> = commands.iter().filter(|c| *c != "cargo test").collect();
    assert!(ours.len() >= 5, "{ours:?}");
    for command in ours {
        let arguments = command.strip_prefix("cargo run --release -- ").expect(command);
        // The page takes minutes; what CI does beside the tests checks it.
        if arguments == "credibility --check" {
            let steps = std::fs::read_to_string(".ci/run").unwrap();
            assert!(steps.contains("*\"credibility --check\") .ci/renew --check ;;"), "{steps}");
            continue;
        }
        let mut arguments = words(arguments);
        // A few parameter sets do: what is tried here is whether the command runs.
        match arguments.iter().position(|word| *word == "--draws") {
            Some(draws) => arguments[draws + 1] = "4",
            None if OVER_SETS.contains(&arguments[0]) => arguments.extend(["--members", "4"]),
            None => {}
        }
        let output = desk.exocord(&arguments);
        // It says so, and ends with 5, while a MUST fact does not hold.
        let expected = if command.ends_with("validate --failing") { [0, 5] } else { [0, 0] };
        assert!(expected.contains(&code(&output)), "{command}: {}", stderr(&output));
        // What is written to a file is not printed.
        assert!(!stdout(&output).is_empty() || command.contains(" new "), "{command}");
    }
}

#[test]
fn every_file_and_heading_that_the_readme_points_to_exists() {
    let text = std::fs::read_to_string("README.md").unwrap();
    for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|l| !l.contains("://")) {
        let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading)));
        assert!(Path::new(path).exists(), "{link}");
        let Some(heading) = heading else { continue };
        let page = std::fs::read_to_string(path).unwrap();
        let mut headings = page.lines().filter(|line| line.starts_with('#'));
        let anchor = |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        assert!(headings.any(|line| anchor(line) == heading), "{link}");
    }
}
