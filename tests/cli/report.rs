//! `report`: one page for finished folders.

use super::{Desk, QUICK, code, stderr, stdout};

fn page(desk: &Desk, name: &str) -> String {
    std::fs::read_to_string(desk.path(name)).unwrap()
}

/// What holds of every page.
fn stands_alone(page: &str) {
    assert!(page.len() < 1_500_000, "{}", page.len());
    assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("@import"));
    let requests = page.replace("http://www.w3.org/", "");
    assert!(!requests.contains("http://") && !requests.contains("https://"));
    assert_eq!(page.matches("not for clinical use").count() - figures(page).matches("not for clinical use").count(), 3);
    // But for the doctype and void elements, it is read as XML.
    let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let mut closed = String::new();
    for line in body.lines() {
        let void = line.starts_with("<meta");
        closed += &if void { line.replace('>', "/>") } else { line.replace("<br>", "<br/>") };
        closed.push('\n');
    }
    let read = roxmltree::Document::parse(&closed).unwrap_or_else(|error| panic!("{error}"));
    let heads = read.descendants().filter(|node| node.has_tag_name("th"));
    assert!(heads.clone().count() > 0 && heads.into_iter().all(|node| node.has_attribute("scope")));
    assert_eq!(read.descendants().filter(|node| node.has_tag_name("h1")).count(), 1);
}

/// The drawings of a page.
fn figures(page: &str) -> String {
    page.split("<svg").skip(1).filter_map(|rest| rest.split("</svg>").next()).collect()
}

#[test]
fn the_page_of_a_run_says_its_headlines_and_stands_alone() {
    let desk = Desk::with("quick.toml", QUICK);
    let output = desk.exocord(&["run", "quick.toml", "--members", "4", "--json", "--quiet"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let told: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let page = page(&desk, "outputs/quick/report.html");
    stands_alone(&page);
    for headline in told["runs"][0]["headlines"].as_array().unwrap() {
        assert!(page.contains(headline.as_str().unwrap()), "{headline}");
    }
    for section in ["The answer", "What was asked", "Outcomes", "How sure this is", "Terms", "References"] {
        assert!(page.contains(&format!("<h2>{section}</h2>")), "{section}");
    }
    assert!(page.contains("<math") && page.contains("exocord replay"));
}

#[test]
fn report_writes_the_page_of_a_run_anew_to_the_last_byte() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--quiet"]);
    let output = desk.exocord(&["report", "outputs/quick", "--quiet"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(page(&desk, "outputs/quick/page.html"), page(&desk, "outputs/quick/report.html"));
}

#[test]
fn one_page_holds_what_several_commands_left() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--quiet", "--members", "3"]);
    let window = desk.exocord(&["window", "quick.toml", "--times", "1h,1d", "--members", "3", "--json", "--quiet"]);
    let told: serde_json::Value = serde_json::from_str(&stdout(&window)).unwrap();
    let output = desk.exocord(&["report", "outputs/quick", "outputs/quick-window", "--out", "all.html"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let page = page(&desk, "all.html");
    stands_alone(&page);
    assert!(page.contains("<h2>How late it can come</h2>"));
    let sentence = told["sentence"].as_str().unwrap().replace('"', "&quot;");
    assert!(page.contains(&sentence), "{sentence}");
}

#[test]
fn every_command_has_a_section_of_its_own_with_columns_in_words() {
    let desk = Desk::with("quick.toml", QUICK);
    let sections: [(&[&str], &str, &[&str]); 4] = [
        (
            &["window", "quick.toml", "--times", "1h,1d"],
            "How late it can come",
            &["start after the injury", "sets that lose one"],
        ),
        (&["compare", "quick.toml"], "Arms compared", &["what is read", "arm less control", "sets that are worse"]),
        (
            &["scan", "quick.toml", "--set", "severity=0.4,0.6"],
            "Over the values that were set",
            &["severity", "change of the control"],
        ),
        (&["why", "quick.toml"], "What carries it", &["carried", "missing without it", "what it is"]),
    ];
    for (command, title, heads) in sections {
        let mut words = command.to_vec();
        words.extend(["--members", "3", "--out", title, "--quiet"]);
        let made = desk.exocord(&words);
        assert_eq!(code(&made), 0, "{}", stderr(&made));
        let output = desk.exocord(&["report", title, "--out", "one.html"]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let page = page(&desk, "one.html");
        stands_alone(&page);
        assert!(page.contains(&format!("<h2>{title}</h2>")) && page.contains("<p>Look at: "), "{title}");
        for head in heads {
            assert!(page.contains(&format!(">{head}</th>")) || page.contains(&format!(">{head} (")), "{title}: {head}");
        }
        // What was found is said once: its longest piece without names is in one paragraph.
        let told: serde_json::Value =
            serde_json::from_slice(&std::fs::read(desk.path(&format!("{title}/manifest.json"))).unwrap()).unwrap();
        let found = told["sentence"].as_str().unwrap().split('`').max_by_key(|piece| piece.len()).unwrap();
        let said = page.lines().filter(|line| line.starts_with("<p>") && line.contains(found));
        assert_eq!(said.count(), 1, "{title}: {found}");
        // Names of columns stand in files.
        assert!(!page.contains("_median") && !page.contains("_nominal"), "{title}");
    }
}

#[test]
fn a_changed_file_is_said_and_left_out() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--quiet"]);
    std::fs::write(desk.path("outputs/quick/metrics.csv"), "arm,metric\n").unwrap();
    let output = desk.exocord(&["report", "outputs/quick"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("metrics.csv"), "{}", stderr(&output));
    let page = page(&desk, "outputs/quick/page.html");
    assert!(page.contains("<li>metrics.csv</li>") && !page.contains("<h2>Outcomes</h2>"));
}

#[test]
fn a_file_of_somebody_elses_is_not_replaced() {
    let desk = Desk::with("quick.toml", QUICK);
    desk.exocord(&["run", "quick.toml", "--members", "4", "--quiet"]);
    std::fs::write(desk.path("mine.html"), "my own").unwrap();
    let refused = desk.exocord(&["report", "outputs/quick", "--out", "mine.html"]);
    assert_ne!(code(&refused), 0);
    assert_eq!(page(&desk, "mine.html"), "my own");
    for _ in 0..2 {
        let own = desk.exocord(&["report", "outputs/quick", "--out", "ours.html"]);
        assert_eq!(code(&own), 0, "{}", stderr(&own));
    }
    let nothing = desk.exocord(&["report", "nowhere"]);
    assert_ne!(code(&nothing), 0);
}
