//! What `export` writes, and what it refuses.

use super::*;

#[test]
fn every_form_is_printed_or_written_to_a_file_with_the_same_text() {
    let desk = Desk::with("quick.toml", QUICK);
    let forms: [&[&str]; 5] =
        [&["equations"], &["latex"], &["graph"], &["graph", "--nodes", "states"], &["sbml", "quick.toml"]];
    for (i, form) in forms.into_iter().enumerate() {
        let printed = desk.exocord(&[&["export"], form].concat());
        assert_eq!(code(&printed), 0, "{form:?}: {}", stderr(&printed));
        let name = format!("{i}.txt");
        let written = desk.exocord(&[&["export"], form, &["--out", &name]].concat());
        assert_eq!(code(&written), 0, "{form:?}: {}", stderr(&written));
        assert_eq!(stdout(&written), "");
        assert_eq!(std::fs::read_to_string(desk.path(&name)).unwrap(), stdout(&printed));
    }
    assert_eq!(names(&desk.path("")).len(), 6, "no temporary file stays");
}

#[test]
fn an_export_never_replaces_a_file_without_force() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("mine.xml"), "mine").unwrap();
    let refused = desk.exocord(&["export", "sbml", "quick.toml", "--out", "mine.xml"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("--force"));
    assert_eq!(std::fs::read_to_string(desk.path("mine.xml")).unwrap(), "mine");
    assert_eq!(code(&desk.exocord(&["export", "sbml", "quick.toml", "--out", "mine.xml", "--force"])), 0);
    // A folder is made, as for results; a file is none.
    assert_eq!(code(&desk.exocord(&["export", "sbml", "quick.toml", "--out", "missing/mine.xml"])), 0);
    assert!(desk.path("missing/mine.xml").is_file());
    let nowhere = desk.exocord(&["export", "sbml", "quick.toml", "--out", "quick.toml/mine.xml"]);
    assert_eq!(code(&nowhere), 2, "the scenario is read: nothing is written below it");
    assert!(
        stderr(&nowhere).contains("quick.toml/mine.xml cannot be made: quick.toml is a file"),
        "{}",
        stderr(&nowhere)
    );
}

#[test]
fn the_document_names_the_model_as_the_manifest_does() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--quiet"]);
    let text = std::fs::read_to_string(desk.path("outputs/quick/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let document = stdout(&desk.exocord(&["export", "sbml", "quick.toml"]));
    let version = manifest["exocord_version"].as_str().unwrap();
    let hash = manifest["model_hash"].as_str().unwrap();
    assert!(document.contains(&format!("exocord {version} from model {hash}")));
    assert!(document.contains(manifest["context_of_use"].as_str().unwrap()));
}

#[test]
fn an_arm_that_does_not_exist_is_answered_with_those_that_do() {
    let text = format!("{QUICK}\n[[arm]]\nname = \"early\"\n[[arm]]\nname = \"late\"\nintervention.iv.at = \"1 d\"\n");
    let desk = Desk::with("two.toml", &text);
    let unknown = desk.exocord(&["export", "sbml", "two.toml", "--arm", "erly"]);
    assert_eq!(code(&unknown), 2);
    let told = stderr(&unknown);
    assert!(told.contains("did you mean `early`?") && told.contains("`control`, `early` or `late`"), "{told}");
    let open = desk.exocord(&["export", "sbml", "two.toml"]);
    assert_eq!(code(&open), 2);
    assert!(stderr(&open).contains("--arm") && stderr(&open).contains("`late`"), "{}", stderr(&open));
    for arm in ["control", "early", "late"] {
        assert_eq!(code(&desk.exocord(&["export", "sbml", "two.toml", "--arm", arm])), 0);
    }
}

#[test]
fn a_form_that_does_not_exist_and_a_faulty_scenario_are_refused_as_elsewhere() {
    let desk = Desk::with("faulty.toml", &QUICK.replace("bmsc", "bmcs"));
    let form = desk.exocord(&["export", "sbm"]);
    assert_eq!(code(&form), 2);
    assert!(stderr(&form).contains("'sbml'"), "{}", stderr(&form));
    let faulty = desk.exocord(&["export", "sbml", "faulty.toml"]);
    assert_eq!(code(&faulty), 3);
    assert!(stderr(&faulty).contains("`bmsc`"));
    let missing = desk.exocord(&["export", "sbml"]);
    assert_eq!(code(&missing), 2);
}

#[cfg(unix)]
#[test]
fn an_export_never_takes_the_place_of_a_pipe_or_a_device() {
    let desk = Desk::with("quick.toml", QUICK);
    assert!(std::process::Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    for more in [&[][..], &["--force"]] {
        let refused = desk.exocord(&[&["export", "equations", "--out", "pipe"], more].concat());
        assert_eq!(code(&refused), 2, "{}", stderr(&refused));
        assert!(stderr(&refused).contains("not a file"), "{}", stderr(&refused));
        use std::os::unix::fs::FileTypeExt;
        assert!(std::fs::symlink_metadata(desk.path("pipe")).unwrap().file_type().is_fifo());
    }
}
