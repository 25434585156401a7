//! What is refused, how, and with which exit code.

use super::*;

#[test]
fn an_empty_folder_is_free() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir(desk.path("here")).unwrap();
    let output = desk.exocord(&["run", "quick.toml", "--nominal", "--out", "here"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(desk.path("here/manifest.json").is_file());
}

#[test]
fn force_leaves_a_folder_alone_that_is_not_ours() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir_all(desk.path("thesis")).unwrap();
    std::fs::write(desk.path("thesis/chapter.txt"), "years of work").unwrap();
    let output = desk.exocord(&["run", "quick.toml", "--out", "thesis", "--force"]);
    assert_eq!(code(&output), 2);
    assert_eq!(std::fs::read_to_string(desk.path("thesis/chapter.txt")).unwrap(), "years of work");
}

#[test]
fn every_fault_of_a_scenario_is_told_at_once_with_place_and_nearest_name() {
    let text = QUICK.replace("bmsc", "bmcs").replace("severity", "severety");
    let desk = Desk::with("faulty.toml", &text);
    let output = desk.exocord(&["run", "faulty.toml", "--color", "never"]);
    assert_eq!(code(&output), 3);
    let told = stderr(&output);
    assert!(told.contains("faulty.toml:5:1") && told.contains("`severity`"), "{told}");
    assert!(told.contains("faulty.toml:11:") && told.contains("`bmsc`"), "{told}");
    assert_eq!(stdout(&output), "");
    assert!(!desk.path("outputs").exists());
}

#[test]
fn faults_come_as_data_when_asked() {
    let desk = Desk::with("faulty.toml", &QUICK.replace("bmsc", "bmcs"));
    let output = desk.exocord(&["doses", "faulty.toml", "--json"]);
    assert_eq!(code(&output), 3);
    let faults: serde_json::Value = serde_json::from_str(&stderr(&output)).unwrap();
    assert_eq!(faults[0]["line"], 11);
}

#[test]
fn a_missing_file_and_a_misspelt_verb_are_usage_errors() {
    let desk = Desk::with("quick.toml", QUICK);
    let missing = desk.exocord(&["run", "quik.toml"]);
    assert_eq!(code(&missing), 2);
    assert!(stderr(&missing).contains("quik.toml") && stderr(&missing).contains("did you mean quick.toml?"));
    for (given, told) in [
        ("quick", "cannot read quick: there is no such file; did you mean quick.toml?"),
        ("nowhere/quick.toml", "cannot read nowhere/quick.toml: there is no folder nowhere"),
        (".", "cannot read .: it is a folder; give a file in it, such as ./quick.toml"),
    ] {
        let said = stderr(&desk.exocord(&["doses", given]));
        assert!(said.contains(told) && !said.contains("os error"), "{said}");
    }
    let far = desk.exocord(&["run", "other.toml"]);
    assert!(code(&far) == 2 && !stderr(&far).contains("did you mean"), "{}", stderr(&far));
    let verb = desk.exocord(&["rum", "quick.toml"]);
    assert_eq!(code(&verb), 2);
    assert!(stderr(&verb).contains("'run'"), "{}", stderr(&verb));
}

#[test]
fn an_integration_that_fails_names_arm_time_state_and_remedy() {
    // A source beyond what numbers hold.
    let text = format!(
        "{QUICK}\n[parameters]\n\"cytokines.il10_by_m2\" = {{ value = 1e300, reason = \"to make it fail\", allow_out_of_range = true }}\n"
    );
    let desk = Desk::with("explodes.toml", &text);
    let output = desk.exocord(&["run", "explodes.toml"]);
    assert_eq!(code(&output), 4, "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.contains("arm `") && told.contains("day "), "{told}");
    assert!(!desk.path("outputs/explodes").exists(), "no half-written folder");
}

#[test]
fn two_scenarios_for_one_folder_are_refused_before_anything_runs() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::create_dir_all(desk.path("other")).unwrap();
    std::fs::write(desk.path("other/quick.toml"), QUICK).unwrap();
    let output = desk.exocord(&["run", "quick.toml", "other/quick.toml"]);
    assert_eq!(code(&output), 2);
    assert!(!desk.path("outputs").exists());
}

#[test]
fn a_region_that_the_chain_does_not_have_is_a_fault_of_the_scenario() {
    let text = format!(
        "{}\n[[perturbation]]\nname = \"cut\"\nstate = \"damps\"\nmultiply = 0.5\nat = \"1 d\"\nregion = \"penumbra\"\n",
        QUICK.replace("output_every", "regions = 1\noutput_every")
    );
    let desk = Desk::with("one.toml", &text);
    let output = desk.exocord(&["run", "one.toml"]);
    assert_eq!(code(&output), 3, "{}", stderr(&output));
    assert!(stderr(&output).contains("penumbra"));
}

#[test]
fn describe_knows_names_and_says_the_nearest() {
    let desk = Desk::with("quick.toml", QUICK);
    let known = desk.exocord(&["describe", "barrier.mmp9_opening"]);
    assert!(stdout(&known).contains("MMP-9") && stdout(&known).contains("10.1523"));
    let unknown = desk.exocord(&["describe", "barrier.mmp9_openin"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("barrier.mmp9_opening"), "{}", stderr(&unknown));
    let json = desk.exocord(&["describe", "parameters", "--json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&stdout(&json)).is_ok());
}

#[test]
fn help_lists_the_flags_of_parameter_sets_alone_under_their_heading() {
    let desk = Desk::with("quick.toml", QUICK);
    for verb in ["run", "window", "why", "what-matters", "plot"] {
        let help = stdout(&desk.exocord(&[verb, "--help"]));
        let (_, below) = help.split_once("Parameter sets:").unwrap();
        let own = below.split("\n\n").take_while(|part| !part.trim_end().ends_with(':')).collect::<String>();
        let own = own.split("Figures:").next().unwrap();
        assert!(own.contains("--members") && !own.contains("--out ") && !own.contains("--catalogue"), "{verb}: {own}");
        assert_eq!(help.contains("[default: all]"), verb == "what-matters", "{verb}");
        assert!(help.lines().take_while(|line| !line.starts_with("Usage")).all(|line| line.len() < 100), "{help}");
    }
}

#[test]
fn schema_and_doses_print_data() {
    let desk = Desk::with("quick.toml", QUICK);
    let schema = desk.exocord(&["schema"]);
    let value: serde_json::Value = serde_json::from_str(&stdout(&schema)).unwrap();
    assert_eq!(value["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let doses = desk.exocord(&["doses", "quick.toml"]);
    assert!(stdout(&doses).contains("intravenous") && stdout(&doses).contains("0.0417"));
    let treated = format!("{QUICK}[[treatment]]\nname = \"HBO\"\nschedule = \"90 min daily for 2 d from 0 d\"\n");
    std::fs::write(desk.path("treated.toml"), treated).unwrap();
    let both = stdout(&desk.exocord(&["doses", "treated.toml"]));
    assert_eq!(both.matches("hyperbaric-oxygen").count(), 2, "a line a session: {both}");
    let both: serde_json::Value =
        serde_json::from_slice(&desk.exocord(&["doses", "treated.toml", "--json"]).stdout).unwrap();
    assert_eq!((&both[1]["treatment"], &both[2]["start_d"]), (&"hyperbaric-oxygen".into(), &1.0.into()));
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_no_half_written_folder() {
    let long = QUICK.replace("\"2 d\"", "\"900 d\"").replace("12 h", "30 min");
    let desk = Desk::with("long.toml", &long);
    // Long enough to be at work, whether computing or writing; shorter on machines that have ended by then.
    for wait in [4000, 1500, 500, 150] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_exocord"))
            .args(["run", "long.toml", "--quiet", "--force"])
            .current_dir(desk.path("."))
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        let status = child.wait().unwrap();
        if status.code() == Some(0) {
            std::fs::remove_dir_all(desk.path("outputs")).unwrap();
            continue;
        }
        assert_eq!(status.code(), Some(130), "{status}");
        // Whole sets are kept with everything that a folder has; before the first of them nothing is, nor the folder above.
        if desk.path("outputs").exists() {
            assert_eq!(names(&desk.path("outputs")), ["long"], "no half-written folder");
            let manifest = std::fs::read_to_string(desk.path("outputs/long/manifest.json")).unwrap();
            let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
            assert_eq!(manifest["interrupted"], true);
            for file in manifest["outputs"].as_object().unwrap().keys() {
                assert!(desk.path("outputs/long").join(file).is_file(), "{file}");
            }
        }
        return;
    }
    panic!("every run had ended before it was interrupted");
}

#[test]
fn a_flag_that_would_change_nothing_is_refused() {
    let desk = Desk::with("quick.toml", QUICK);
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal", "--out", "done"])), 0);
    let refused = |words: &[&str], said: &str| {
        let output = desk.exocord(words);
        assert_eq!(code(&output), 2, "{words:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{words:?}: {}", stderr(&output));
    };
    // What is read is not run again.
    for flag in [&["--members", "2"][..], &["--nominal"], &["--draws", "3"]] {
        refused(&[&["compare", "done"], flag].concat(), flag[0]);
    }
    // One set alone is not drawn beside anything.
    for own in [&["--data", "rats.csv"][..], &["--facts"]] {
        refused(&[&["run", "quick.toml", "--member", "1"], own].concat(), own[0]);
    }
    refused(&["export", "equations", "--force"], "--force");
    refused(&["plot", "done", "--catalogue", "rows.toml"], "cannot read rows.toml");
    std::fs::write(desk.path("rows.toml"), catalogue::ROWS).unwrap();
    refused(&["plot", "done", "--catalogue", "rows.toml"], "--catalogue changes nothing");
    // What answers a scenario is not what every verb reads.
    let answer = QUICK.replace("[injury]", "answer = [\"tnf@epicentre_peak\"]\n[injury]");
    std::fs::write(desk.path("answer.toml"), answer).unwrap();
    let asked = ["window", "answer.toml", "--nominal", "--times", "1h,1d"];
    let said = stderr(&desk.exocord(&asked));
    assert!(said.contains("`answer` names `tnf@epicentre_peak`") && said.contains("--metric"), "{said}");
    let said = stderr(&desk.exocord(&[&asked[..], &["--metric", "peak(tnf)", "--out", "o"]].concat()));
    assert!(!said.contains("`answer`"), "{said}");
    // Seed and spread are those of draws.
    for sets in [&["--members", "2"][..], &["--nominal"], &["--population", "p.csv"]] {
        for own in [["--seed", "3"], ["--spread", "0.1"]] {
            refused(&[&["run", "quick.toml"], sets, &own].concat(), own[0]);
        }
    }
}

#[test]
fn an_arm_is_not_held_against_itself() {
    let alone = QUICK.split("[[intervention]]").next().unwrap();
    let desk = Desk::with("alone.toml", alone);
    std::fs::write(desk.path("quick.toml"), QUICK).unwrap();
    let twice = desk.exocord(&["compare", "quick.toml", "quick.toml", "--nominal", "--out", "o"]);
    assert!(code(&twice) == 2 && stderr(&twice).contains("given twice"), "{}", stderr(&twice));
    for verb in ["why", "what-matters", "compare"] {
        let output = desk.exocord(&[verb, "alone.toml", "--out", "o"]);
        assert!(code(&output) == 2 && stderr(&output).contains("one arm only"), "{}", stderr(&output));
        if verb == "compare" {
            continue;
        }
        let output = desk.exocord(&[verb, "quick.toml", "control", "--out", "o"]);
        assert!(code(&output) == 2 && stderr(&output).contains("against itself"), "{}", stderr(&output));
    }
    assert!(!desk.path("o").exists());
}

#[test]
fn a_formula_that_cannot_be_read_is_shown_where_it_is_wrong_by_every_question() {
    let desk = Desk::with("quick.toml", QUICK);
    for verb in ["compare", "scan", "routes", "why", "what-matters", "window"] {
        let own: &[&str] = if verb == "scan" { &["--set", "dose=1 ug,2 ug"] } else { &[] };
        let words = [&[verb, "quick.toml", "--metric", "peak(tnff)", "--color", "never"], own].concat();
        let output = desk.exocord(&words);
        assert_eq!(code(&output), 3, "{verb}: {}", stderr(&output));
        assert!(stderr(&output).contains("--metric:1:6"), "{verb}: {}", stderr(&output));
    }
}

#[test]
fn routes_are_known_by_the_words_of_sentences_and_named_once() {
    let desk = Desk::with("quick.toml", QUICK);
    let asked = |routes: &str| desk.exocord(&["routes", "quick.toml", "--nominal", "--routes", routes, "--out", "o"]);
    for (routes, said) in [
        ("iv,gel", "may be `hydrogel-ha-pgel`, `hydrogel-gelma-ha-nb`, "),
        ("iv,nose,intravenous", "are one route"),
        ("iv,zzz", "no route is called `zzz`"),
    ] {
        let output = asked(routes);
        assert!(code(&output) == 2 && stderr(&output).contains(said), "{routes}: {}", stderr(&output));
    }
    let output = asked("by vein,nose");
    assert!(code(&output) == 0 && stdout(&output).contains("by nose"), "{}{}", stdout(&output), stderr(&output));
}

#[test]
fn a_reading_later_than_any_run_is_the_fault_of_the_flag_that_asks_for_it() {
    let two = format!("{QUICK}[[arm]]\nname = \"both\"\n[[arm]]\nname = \"late\"\nintervention.iv.at = \"1 d\"\n");
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("two.toml"), two).unwrap();
    let output = desk.exocord(&["window", "quick.toml", "--at", "2000d", "--times", "1h,6h", "--color", "never"]);
    assert!(code(&output) == 3 && stderr(&output).contains("--at:1:1"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("start"), "{}", stderr(&output));
    let output = desk.exocord(&["window", "two.toml"]);
    assert!(code(&output) == 2 && stderr(&output).contains("`both` or `late`"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("`control`"), "{}", stderr(&output));
}

#[test]
fn a_file_of_another_kind_is_told_as_what_it_is() {
    let desk = Desk::with("quick.toml", QUICK);
    std::fs::write(desk.path("facts.toml"), "[[fact]]\nid = \"a\"\n[[experiment]]\nname = \"b\"\n").unwrap();
    std::fs::write(desk.path("rows.toml"), "[[source]]\nid = \"our-msc\"\n").unwrap();
    for (words, what, place) in [
        (&["run", "facts.toml"][..], "a file of facts, and no scenario", "facts.toml:1:3"),
        (&["why", "rows.toml"], "a file of rows, and no scenario", "rows.toml:1:3"),
        (&["validate", "--facts", "quick.toml"], "a scenario, and no file of facts", "quick.toml:2:2"),
        (
            &["doses", "quick.toml", "--catalogue", "facts.toml"],
            "a file of facts, and no file of rows",
            "facts.toml:1:3",
        ),
    ] {
        let output = desk.exocord(&[words, &["--color", "never"]].concat());
        let told = stderr(&output);
        assert!(code(&output) == 3 && told.contains(what) && told.contains(place), "{words:?}: {told}");
        assert_eq!(told.matches("-->").count(), 1, "{told}");
    }
}

#[test]
fn a_new_scenario_makes_its_folder_as_results_do() {
    let desk = Desk::with("quick.toml", QUICK);
    let output = desk.exocord(&["new", "timing", "--out", "own/late/x.toml"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(desk.path("own/late/x.toml").is_file());
}
