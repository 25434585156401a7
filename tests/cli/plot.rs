//! `plot`: figures of scenarios and of finished folders, and own data over them.

use super::{Desk, QUICK, code, names, stderr, stdout};
use std::fs;

/// Measurements in the tidy form, as people type them.
const TIDY: &str = "# invented\nTime,unit,ARM,observable,value,sd,n\n24,h,Control,BBB,1,0.5,8\n\
                    24,h,treated,BBB,2.5,0.5,7\n2,d,treated,bbb,3,0.5,8\n2,d,treated,M1 epicentre,200,20,4\n";

/// The same lab's score sheet: a row an animal.
const WIDE: &str = "animal;group;d1;day 2;baseline\na;vehicle;0;1,5;21\nb;vehicle;1;0,5;21\nc;EV;2;NA;21\n";

fn text(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Rows of a table: cells by the names of its columns.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|found| row(found.unwrap())).collect()
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("`{cell}` is no number"))
}

#[test]
fn own_data_are_drawn_and_held_against_the_courses() {
    let desk = Desk::with("quick.toml", QUICK);
    fs::write(desk.path("rats.csv"), TIDY).unwrap();
    let made = desk.exocord(&["plot", "quick.toml", "--nominal", "--data", "rats.csv", "--format", "svg,pdf"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    assert_eq!(names(&desk.path("outputs/quick-plot/figures")), ["overview.pdf", "overview.svg"]);
    assert!(fs::read(desk.path("outputs/quick-plot/figures/overview.pdf")).unwrap().starts_with(b"%PDF"));
    let svg = text(&desk, "outputs/quick-plot/figures/overview.svg");
    assert!(svg.contains("data: rats.csv, mean and sd") && svg.contains("class=\"data\""));
    let (points, fits) = (text(&desk, "outputs/quick-plot/data.csv"), text(&desk, "outputs/quick-plot/data_fit.csv"));
    let (points, fits) = (rows(&points), rows(&fits));
    assert_eq!((points.len(), fits.len()), (4, 3));
    for fit in &fits {
        let own = points.iter().filter(|row| row["arm"] == fit["arm"] && row["observable"] == fit["observable"]);
        let apart: Vec<f64> = own.map(|row| number(&row["course"]) - number(&row["mean"])).collect();
        let count = apart.len() as f64;
        let rms = (apart.iter().map(|one| one * one).sum::<f64>() / count).sqrt();
        assert!((rms - number(&fit["rms_difference"])).abs() < 1e-9 * rms, "{fit:?}");
        assert!((apart.iter().sum::<f64>() / count - number(&fit["bias"])).abs() < 1e-9, "{fit:?}");
        assert!(fit["course"] == "nominal" && fit["inside_share"].is_empty(), "{fit:?}");
    }
    let levels = fits.iter().find(|fit| fit["observable"] == "m1@epicentre").unwrap();
    assert!(number(&levels["fitted_rms_difference"]) < 1e-9 && number(&levels["fitted_scale"]) < 0.1, "{levels:?}");
    let said = stdout(&made).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("treated, locomotor score (BBB): ") && said.contains("`--scale m1@epicentre=fit`"), "{said}");
    let again = desk.exocord(&["replay", "outputs/quick-plot"]);
    assert_eq!(code(&again), 0, "{}{}", stdout(&again), stderr(&again));
}

#[test]
fn a_score_sheet_is_pooled_and_told_by_run_in_table_page_and_json() {
    let desk = Desk::with("quick.toml", QUICK);
    fs::write(desk.path("sheet.csv"), WIDE).unwrap();
    let groups = ["--data", "sheet.csv", "--group", "vehicle=control", "--group", "EV=treated"];
    let made = desk.exocord(&[&["run", "quick.toml", "--members", "3", "--json"][..], &groups].concat());
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let points = rows(&text(&desk, "outputs/quick/data.csv"));
    let found: Vec<[&str; 4]> =
        points.iter().map(|p| ["arm", "time_d", "mean", "n"].map(|name| p[name].as_str())).collect();
    assert_eq!(found, [["control", "1", "0.5", "2"], ["control", "2", "1", "2"], ["treated", "1", "2", "1"]]);
    assert!(points.iter().all(|p| number(&p["low"]) <= number(&p["course"]) && !p["inside"].is_empty()));
    let told: serde_json::Value = serde_json::from_str(&stdout(&made)).unwrap();
    let fits = told["runs"][0]["data_fit"].as_array().unwrap();
    assert!(fits.len() == 2 && fits.iter().all(|fit| fit["course"] == "median"), "{fits:?}");
    let page = text(&desk, "outputs/quick/report.html");
    for said in told["runs"][0]["data_sentences"].as_array().unwrap() {
        assert!(page.contains(said.as_str().unwrap()), "{said}");
    }
    assert!(page.contains("root mean square difference"));
    let left = "left out of sheet.csv: 1 cell without a number, line 4";
    assert!(stderr(&made).matches(left).count() == 1 && page.contains(left), "{}", stderr(&made));
    assert!(told["runs"][0]["warnings"].to_string().contains(left), "{told}");
    let columns: serde_json::Value = serde_json::from_str(&text(&desk, "outputs/quick/columns.json")).unwrap();
    assert!(columns["tables"]["data_fit.csv"].as_array().unwrap().len() > 10);
}

#[test]
fn faults_of_data_stand_where_they_are_and_nothing_is_run() {
    let desk = Desk::with("quick.toml", QUICK);
    fs::write(desk.path("rats.csv"), TIDY.replace("treated,bbb", "treeted,bbb")).unwrap();
    for verb in ["plot", "run"] {
        let refused = desk.exocord(&[verb, "quick.toml", "--nominal", "--data", "rats.csv"]);
        let said = stderr(&refused);
        assert!(
            code(&refused) == 3 && said.contains("rats.csv:5:5") && said.contains("did you mean `treated`"),
            "{said}"
        );
    }
    fs::write(desk.path("rats.csv"), TIDY).unwrap();
    fs::write(desk.path("again.csv"), TIDY).unwrap();
    for (flag, words) in [
        ("--scale=tnff=fit", "did you mean `tnf`"),
        ("--scale=tnf=fit", "no file has data of it"),
        ("--scale=tnf=-1", "a number above 0 or `fit`"),
        ("--group=vehicle=controll", "did you mean `control`"),
        ("--observable=bbbb", "did you mean `bbb`"),
        ("--observable=tnf", "every file says itself what it holds"),
        ("--group=nobody=control", "no file has such a group"),
        ("--scale=BBB=fit", "has a fixed scale"),
        ("--scale=m1@epicentre=1e300", "beyond 1e15"),
        ("--data=again.csv", "the same as rats.csv"),
        ("--panels=bbb+bbb", "`bbb` twice"),
        ("--panels=m1,m1", "`m1` twice"),
    ] {
        let refused = desk.exocord(&["plot", "quick.toml", "--nominal", "--data=rats.csv", flag]);
        assert!(code(&refused) == 2 && stderr(&refused).contains(words), "{flag}: {}", stderr(&refused));
    }
    for pair in [["--scale=m1 epicentre=fit", "--scale=m1@epicentre=2"], ["--group=a=control", "--group=A=treated"]] {
        let refused = desk.exocord(&[&["plot", "quick.toml", "--nominal", "--data=rats.csv"][..], &pair].concat());
        let said = stderr(&refused);
        assert!(code(&refused) == 2 && (said.contains("twice") || said.contains("`control` already")), "{said}");
    }
    let rows = |count: usize| (1..=count).map(|at| format!("{},d,treated,1\n", at as f64 / 2e3)).collect::<String>();
    fs::write(desk.path("again.csv"), format!("time,unit,arm,value\n{}", rows(2001))).unwrap();
    let names_of = "tnf il1b il6 il10 tgfb cxcl1 ccl2 ros damps iron corpses m1 m2".split(' ');
    let other: String = names_of.map(|name| format!("{name},1,d,treated,1\n")).collect();
    fs::write(desk.path("panels.csv"), format!("observable,time,unit,arm,value\n{other}")).unwrap();
    for (file, words) in [("again.csv", "2001 means; a figure shows at most 2000"), ("panels.csv", "room for 24")] {
        for verb in ["plot", "run"] {
            let refused = desk.exocord(&[verb, "quick.toml", "--nominal", "--data", file]);
            assert!(code(&refused) == 2 && stderr(&refused).contains(words), "{}", stderr(&refused));
        }
    }
    for (file, text) in [("rats.csv", TIDY), ("again.csv", "<svg xmlns=\"a\">\n</svg>\n")] {
        fs::write(desk.path(file), text).unwrap();
        let refused = desk.exocord(&["run", file]);
        let said = stderr(&refused);
        assert!(
            code(&refused) == 3 && said.contains("and no scenario") && said.matches("error").count() == 1,
            "{said}"
        );
    }
    assert_eq!(names(&desk.path(".")), ["again.csv", "panels.csv", "quick.toml", "rats.csv"]);
}

#[test]
fn a_fitted_factor_has_an_interval_and_its_sentence_table_and_json_agree() {
    let desk = Desk::with("quick.toml", QUICK);
    let levels =
        "time,unit,arm,observable,value,sd,n\n1,d,control,M1,100,9,4\n2,d,control,M1,300,9,4\n1,d,treated,M1,90,9,4\n";
    fs::write(desk.path("rats.csv"), levels).unwrap();
    let made = ["plot", "quick.toml", "--nominal", "--data=rats.csv", "--scale=m1=fit", "--format=svg", "--json"];
    let made = desk.exocord(&made);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let told: serde_json::Value = serde_json::from_str(&stdout(&made)).unwrap();
    let [points, fits] =
        ["data.csv", "data_fit.csv"].map(|name| rows(&text(&desk, &format!("outputs/quick-plot/{name}"))));
    let factor = number(&fits[0]["scale"]);
    let pairs: Vec<[f64; 2]> = points.iter().map(|p| [number(&p["mean"]) / factor, number(&p["course"])]).collect();
    let sum = |of: &dyn Fn(&[f64; 2]) -> f64| pairs.iter().map(of).sum::<f64>();
    let squares = sum(&|[mean, _]| mean * mean);
    assert!((sum(&|[mean, course]| mean * course) / squares / factor - 1.0).abs() < 1e-9, "{fits:?}");
    let half = 4.302_653 * (sum(&|[mean, course]| (course - factor * mean).powi(2)) / 2.0 / squares).sqrt();
    for (fit, json) in fits.iter().zip(told["plot"]["data_fit"].as_array().unwrap()) {
        assert!((number(&fit["fitted_scale_high"]) - factor - half).abs() < 1e-6 * half, "{fit:?}");
        assert!((json["fitted_scale_interval"][1].as_f64().unwrap() - factor - half).abs() < 1e-6 * half, "{json}");
        assert!(fit["fitted_scale"] == fit["scale"] && json["course"] == "nominal", "{fit:?} {json}");
        let [own, rms] = ["fitted_rms_difference", "rms_difference"].map(|name| number(&fit[name]));
        assert!((own / rms - 1.0).abs() < 1e-9, "{fit:?}");
    }
    let said = told["plot"]["data_sentences"].as_array().unwrap();
    assert!(
        said[0].as_str().unwrap().contains("off the data times ")
            && said[2].as_str().unwrap().contains("95 % interval")
    );
}

#[test]
fn a_finished_run_is_drawn_from_its_tables_as_it_was_drawn_then() {
    let desk = Desk::with("quick.toml", &QUICK.replace("output_every = \"12 h\"\n", ""));
    assert_eq!(code(&desk.exocord(&["run", "quick.toml", "--nominal"])), 0);
    let made = desk.exocord(&["plot", "outputs/quick"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let figure = "figures/overview.svg";
    assert_eq!(text(&desk, &format!("outputs/quick-plot/{figure}")), text(&desk, &format!("outputs/quick/{figure}")));
    let other =
        desk.exocord(&["plot", "outputs/quick", "--panels", "BBB,m1+m2", "--size", "slide", "--out", "slide.svg"]);
    assert_eq!(code(&other), 0, "{}", stderr(&other));
    assert!(text(&desk, "slide.svg").contains("width=\"1280"));
    let taken = desk.exocord(&["plot", "outputs/quick", "--out", "slide.svg"]);
    assert!(code(&taken) == 2 && stderr(&taken).contains("--force"), "{}", stderr(&taken));
    let given = desk.exocord(&["plot", "outputs/quick", "--nominal", "--out", "other.svg"]);
    assert!(code(&given) == 2 && stderr(&given).contains("has its own"), "{}", stderr(&given));
}

#[test]
fn a_finished_run_over_sets_keeps_its_answer_and_its_bands() {
    let desk = Desk::with("quick.toml", QUICK);
    fs::write(desk.path("untreated.toml"), QUICK.split("[[intervention]]").next().unwrap()).unwrap();
    let title = |svg: &str| svg.split("<title").nth(1).unwrap().split("</title>").next().unwrap().to_owned();
    let bands = |svg: &str| svg.matches("<polygon").count();
    for name in ["quick", "untreated"] {
        let (file, folder, again) = (format!("{name}.toml"), format!("outputs/{name}"), format!("{name}.svg"));
        assert_eq!(code(&desk.exocord(&["run", &file, "--members", "4"])), 0);
        let drawn = desk.exocord(&["plot", &folder, "--out", &again]);
        assert!(code(&drawn) == 0 && stderr(&drawn).contains("output_every"), "{}", stderr(&drawn));
        let (then, now) = (text(&desk, &format!("{folder}/figures/overview.svg")), text(&desk, &again));
        assert_eq!(title(&now), title(&then));
        assert!(bands(&now) > 10 && bands(&now) == bands(&then), "{} and {}", bands(&now), bands(&then));
    }
    let other = desk.exocord(&["plot", "outputs/quick", "--panels", "tnf", "--out", "tnf.svg"]);
    assert!(code(&other) == 0 && stderr(&other).contains("bands.csv has nothing of tnf; "), "{}", stderr(&other));
    let own = desk.exocord(&["plot", "quick.toml", "--members", "4", "--panels", "tnf", "--out", "own.svg"]);
    assert!(code(&own) == 0 && bands(&text(&desk, "own.svg")) > bands(&text(&desk, "tnf.svg")), "{}", stderr(&own));
}

#[test]
fn folders_of_other_commands_are_drawn_as_they_were_in_other_formats() {
    let desk = Desk::with("quick.toml", QUICK);
    let made = desk.exocord(&["window", "quick.toml", "--nominal", "--times", "1h,6h,24h", "--out", "late"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let drawn = desk.exocord(&["plot", "late", "--format", "pdf,svg", "--out", "print"]);
    assert_eq!(code(&drawn), 0, "{}", stderr(&drawn));
    assert_eq!(text(&desk, "print/figures/window.svg"), text(&desk, "late/figures/window.svg"));
    assert!(fs::read(desk.path("print/figures/window.pdf")).unwrap().starts_with(b"%PDF"));
    let refused = desk.exocord(&["plot", "late", "--size", "slide"]);
    assert!(code(&refused) == 2 && stderr(&refused).contains("`exocord window "), "{}", stderr(&refused));
    fs::write(desk.path("late/figures/window.svg"), "<svg/>").unwrap();
    let changed = desk.exocord(&["plot", "late", "--out", "more"]);
    assert!(code(&changed) == 2 && stderr(&changed).contains("gone or was changed"), "{}", stderr(&changed));
    let none = desk.exocord(&["plot", "."]);
    assert!(code(&none) == 2, "{}", stderr(&none));
}

#[test]
fn published_facts_of_the_injury_are_drawn_and_counted() {
    let desk = Desk::with("quick.toml", QUICK);
    let made = desk.exocord(&["plot", "quick.toml", "--nominal", "--facts", "--json"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let told: serde_json::Value = serde_json::from_str(&stdout(&made)).unwrap();
    let facts = told["plot"]["facts_fit"].as_array().unwrap();
    let table = rows(&text(&desk, "outputs/quick-plot/facts_fit.csv"));
    assert!(facts.len() > 10 && facts.len() == table.len(), "{}", facts.len());
    let holds = table.iter().filter(|row| row["verdict"] == "holds").count();
    let said = told["plot"]["data_sentences"][0].as_str().unwrap();
    assert!(
        said.contains(&format!("Of {} published", table.len())) && said.contains(&format!("holds {holds}")),
        "{said}"
    );
    assert!(text(&desk, "outputs/quick-plot/figures/overview.svg").contains("published fact, holds"));
    fs::write(desk.path("odd.toml"), QUICK.replace("0.6", "0.123")).unwrap();
    let none = desk.exocord(&["plot", "odd.toml", "--nominal", "--facts"]);
    assert!(code(&none) == 2 && stderr(&none).contains("rat contusion 0.6"), "{}", stderr(&none));
}
