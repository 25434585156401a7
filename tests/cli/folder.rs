//! What `run` writes.

use super::*;
use exocord::model::observables::columns;

#[test]
fn run_writes_every_file_of_the_folder_and_nothing_else() {
    let desk = Desk::with("quick.toml", QUICK);
    let output = desk.exocord(&["run", "quick.toml", "--members", "4"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let folder = desk.path("outputs/quick");
    let expected = [
        "bands.csv",
        "columns.json",
        "events.csv",
        "figures",
        "manifest.json",
        "members.csv",
        "metrics.csv",
        "report.html",
        "scenario.resolved.toml",
        "timecourse.csv",
    ];
    assert_eq!(names(&folder), expected);
    assert_eq!(names(&folder.join("figures")), ["overview.png", "overview.svg"]);
    assert_eq!(names(&desk.path("outputs")), ["quick"], "no temporary folder stays");
}

#[test]
fn the_columns_of_the_time_course_are_the_observable_names() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--quiet"]);
    let mut reader = csv::Reader::from_path(desk.path("outputs/quick/timecourse.csv")).unwrap();
    let head: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    assert_eq!(head[..2], ["time_d", "arm"]);
    assert_eq!(head[2..], columns(2)[..]);
    for name in PRODUCT_NAMES.split_whitespace() {
        assert!(head.iter().any(|h| h == name), "{name}");
    }
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2 * 5, "two arms at 0, 12, 24, 36 and 48 h");
    assert!(
        rows.iter()
            .all(|row| row.iter().enumerate().all(|(i, cell)| i == 1 || cell.parse::<f64>().is_ok_and(f64::is_finite)))
    );
}

/// The observable names that files promise.
const PRODUCT_NAMES: &str = "damps glutamate ros iron corpses myelin_debris hemorrhage neutrophils microglia monocytes m1 m2 \
    myeloid lymphocytes tnf il1b il6 il10 tgfb cxcl1 ccl2 bscb_leak mmp9 oedema vessels sprouts vegf perfusion hypoxia neurons \
    neurons_stressed neurons_apoptotic neurons_ferroptotic oligodendrocytes oligodendrocytes_apoptotic opc myelin axons \
    axon_sprouts astrocytes_a1 astrocytes_scar fibroblasts fibrotic_matrix cspg trophic cavity white_matter bbb bms motor_score \
    exo_plasma exo_organs exo_nasal exo_csf exo_depot exo_lesion exo_cargo neurons@epicentre neurons@penumbra";

#[test]
fn the_manifest_knows_the_hash_of_every_file() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--quiet"]);
    let folder = desk.path("outputs/quick");
    let text = std::fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let outputs = manifest["outputs"].as_object().unwrap();
    assert_eq!(outputs.len(), 10);
    for (name, hash) in outputs {
        use sha2::Digest;
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let found: String = sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hash.as_str(), Some(found.as_str()), "{name}");
    }
    assert!(manifest["context_of_use"].as_str().unwrap().contains("not for clinical use"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--out", "a"]);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--out", "b"]);
    for name in [
        "timecourse.csv",
        "metrics.csv",
        "events.csv",
        "bands.csv",
        "members.csv",
        "columns.json",
        "manifest.json",
        "report.html",
        "figures/overview.svg",
        "figures/overview.png",
    ] {
        let read = |folder: &str| std::fs::read(desk.path(folder).join(name)).unwrap();
        assert!(read("a") == read("b"), "{name}");
    }
}

#[test]
fn the_resolved_scenario_runs_to_the_same_result() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--out", "first"]);
    std::fs::copy(desk.path("first/scenario.resolved.toml"), desk.path("again.toml")).unwrap();
    let output = desk.exocord(&["run", "again.toml", "--nominal", "--out", "second"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let read = |folder: &str| std::fs::read_to_string(desk.path(folder).join("timecourse.csv")).unwrap();
    assert_eq!(read("first"), read("second"));
}

#[test]
fn the_report_stands_alone_and_says_what_it_is_for() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--quiet"]);
    let page = std::fs::read_to_string(desk.path("outputs/quick/report.html")).unwrap();
    assert!(page.contains("not for clinical use"));
    assert!(page.contains("Does an early dose help?"));
    assert!(!page.contains("<script"));
    let requests = page.replace("http://www.w3.org", "");
    assert!(!requests.contains("http://") && !requests.contains("https://"));
}

#[test]
fn the_summary_is_on_stdout_and_talk_on_stderr() {
    let desk = Desk::with("quick.toml", QUICK);
    let output = desk.exocord(&["run", "quick.toml", "--members", "4"]);
    assert!(stdout(&output).contains("Does an early dose help?"));
    assert!(stdout(&output).contains("neurons, penumbra"));
    assert!(!stdout(&output).contains("wrote"));
    assert!(stderr(&output).contains("wrote"));
    let json = desk.exocord(&["run", "quick.toml", "--nominal", "--out", "j", "--json", "--quiet"]);
    let value: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(value["runs"][0]["headlines"].as_array().unwrap().len(), 2);
    assert_eq!(stderr(&json), "");
}

#[test]
fn the_showcase_figure_is_of_the_present_model() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--quiet"]);
    let text = std::fs::read_to_string(desk.path("outputs/quick/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let hash = &manifest["model_hash"].as_str().unwrap()[..8];
    let figure = std::fs::read_to_string("outputs/showcase/figures/overview.svg").unwrap();
    assert!(figure.contains(hash), "renew it with .ci/renew");
}

#[test]
fn a_metric_has_the_unit_of_its_observable() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--nominal", "--quiet"]);
    let mut reader = csv::Reader::from_path(desk.path("outputs/quick/metrics.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let unit = |metric: &str| rows.iter().find(|row| &row[1] == metric).map(|row| row[3].to_string());
    for (metric, expected) in [
        ("bbb_end", "point"),
        ("neurons@penumbra_end", "1"),
        ("cspg@penumbra_end", "level"),
        ("tnf@epicentre_peak", "level"),
        ("tnf@epicentre_peak_time", "d"),
        ("exo_cargo@epicentre_area", "ug d"),
    ] {
        assert_eq!(unit(metric).as_deref(), Some(expected), "{metric}");
    }
}

#[test]
fn a_metric_of_the_scenarios_own_is_in_every_output() {
    let own = "[[metric]]\nname = \"early TNF\"\nformula = \"peak(tnf@epicentre, 1 h, 1 d)\"\n\
        [[metric]]\nname = \"share\"\nformula = \"100 * at(neurons, end)\"\nunit = \"percent\"\n";
    let desk = Desk::with("quick.toml", &format!("{QUICK}{own}"));
    let output = desk.exocord(&["run", "quick.toml", "--members", "4", "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let shown: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let told = shown["runs"][0]["metrics"].as_array().unwrap();
    let mut reader = csv::Reader::from_path(desk.path("outputs/quick/metrics.csv")).unwrap();
    let head: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
    let over = ["low", "median", "high", "difference_low", "difference_median", "difference_high"];
    assert_eq!(head[..7], ["arm", "metric", "value", "unit", "control", "difference", "ratio"]);
    assert_eq!(head[7..13], over);
    assert_eq!(head[13..], ["better", "worse", "smallest_difference", "sets"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let report = std::fs::read_to_string(desk.path("outputs/quick/report.html")).unwrap();
    for (name, unit, in_report) in
        [("early TNF", "level", "early TNF (level)"), ("share", "percent", "share (percent)")]
    {
        let row = rows.iter().find(|row| &row[0] == "treated" && &row[1] == name).unwrap();
        assert_eq!(&row[3], unit);
        let json = told.iter().find(|metric| metric["arm"] == "treated" && metric["metric"] == name).unwrap();
        assert_eq!(json["value"].as_f64(), row[2].parse().ok());
        assert!(report.contains(in_report));
    }
    let resolved = std::fs::read_to_string(desk.path("outputs/quick/scenario.resolved.toml")).unwrap();
    assert!(resolved.contains("formula = \"peak(tnf@epicentre, 1 h, 1 d)\""), "{resolved}");
    let members = std::fs::read_to_string(desk.path("outputs/quick/members.csv")).unwrap();
    assert!(members.lines().next().is_some_and(|head| head.contains(",early TNF,share,")), "{members}");
}

#[test]
fn a_metric_that_has_no_value_in_a_run_is_a_warning() {
    let own = "[[metric]]\nname = \"beyond\"\nformula = \"at(tnf, 100 * peak_time(tnf) + 100 d)\"\n\
        [[metric]]\nname = \"never\"\nformula = \"rises(tnf, 1e6)\"\n";
    let desk = Desk::with("quick.toml", &format!("{QUICK}{own}"));
    let output = desk.exocord(&["run", "quick.toml", "--members", "4"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("warning: `beyond` has no value in control, treated"), "{}", stderr(&output));
    assert!(!stderr(&output).contains("`never`"), "{}", stderr(&output));
    let report = std::fs::read_to_string(desk.path("outputs/quick/report.html")).unwrap();
    assert!(report.contains("has no value in control, treated"));
}

#[test]
fn the_engine_can_be_chosen_and_both_are_compared() {
    let desk = Desk::with("quick.toml", QUICK);
    let manifest = |folder: &str| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(desk.path(folder).join("manifest.json")).unwrap()).unwrap()
    };
    let both = desk.exocord(&["run", "quick.toml", "--nominal", "--engine", "both", "--out", "both"]);
    assert_eq!(code(&both), 0, "{}", stderr(&both));
    assert!(stderr(&both).contains("control: the engines lie"), "{}", stderr(&both));
    let both = manifest("both");
    assert_eq!(both["engine"]["name"], "rodas5p");
    for arm in both["arms"].as_array().unwrap() {
        for check in ["drift_at_half_tolerance", "other_engine"] {
            let gap = arm[check]["of_peak"].as_f64().unwrap();
            assert!(gap > 0.0 && gap < 1e-5, "{check}: {gap}");
        }
    }
    desk.exocord(&["run", "quick.toml", "--nominal", "--engine", "dopri5", "--out", "explicit", "--quiet"]);
    let explicit = manifest("explicit");
    assert_eq!(explicit["engine"]["name"], "dopri5");
    assert!(explicit["arms"][0].get("other_engine").is_none());
    let report = std::fs::read_to_string(desk.path("explicit/report.html")).unwrap();
    assert!(report.contains("Dormand-Prince"));
    let wrong = desk.exocord(&["run", "quick.toml", "--engine", "rodas"]);
    assert_eq!(code(&wrong), 2);
    assert!(stderr(&wrong).contains("rodas5p"), "{}", stderr(&wrong));
}
