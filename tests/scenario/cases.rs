//! Inputs as laboratories, spreadsheets and other programs write them.

use super::{EARLY, START, read, vocabulary};
use exocord::reading::{Severity, decode};
use exocord::scenario::{Diagnostic, parse, render, resolved_toml};
use regex::Regex;
use std::time::Instant;

pub fn amount(dose: &str) -> f64 {
    read(&format!("{START}{}", EARLY.replace("100 ug", dose))).scenario.arms[1].interventions[0].doses[0].amount_ug
}

pub fn refused(text: &str) -> Vec<Diagnostic> {
    parse("x.toml", text, &vocabulary()).expect_err("it was accepted")
}

#[test]
fn an_answer_is_an_outcome_of_the_run_or_is_refused_with_the_nearest() {
    let with = |answer: &str| START.replacen("question", &format!("answer = {answer}\nquestion"), 1);
    let own = "[[metric]]\nname = \"early\"\nformula = \"peak(tnf)\"\n";
    let text = format!("{}{own}", with("[\"early\", \"score\", \"tnf@epicentre_peak\"]"));
    let scenario = read(&text).scenario;
    assert_eq!(scenario.answer, ["early", "score", "tnf@epicentre_peak"]);
    assert_eq!(read(&resolved_toml(&scenario)).scenario.answer, scenario.answer);
    let wrong = refused(&with("[\"scroe\"]")).remove(0);
    assert_eq!(wrong.message, "`scroe` is no outcome");
    assert!(wrong.help.unwrap().starts_with("did you mean `score`?"));
    assert_eq!(refused(&with("[\"score\", \"score\"]"))[0].message, "`score` stands there twice");
}

pub fn warnings(text: &str) -> Vec<String> {
    read(text).warnings.into_iter().map(|one| one.message).collect()
}

#[test]
fn a_dose_is_read_in_every_notation_that_means_one_thing() {
    for (written, ug) in [
        ("1,5 ug", 1.5),
        ("0,45 mg/kg", 99.0),
        ("1,000,000 particles", 1.25e-4),
        ("10^9 particles", 0.125),
        ("1×10⁹ particles", 0.125),
        ("1 x 10^9 particles", 0.125),
        ("8·10⁹ particles", 1.0),
        ("10⁹ particles", 0.125),
        ("1e9 particles", 0.125),
        ("100\u{a0}µg", 100.0),
    ] {
        assert_eq!(amount(written), ug, "{written}");
    }
}

#[test]
fn a_time_is_read_in_every_word_that_means_one_thing_and_the_schema_takes_the_same() {
    let schema = exocord::scenario::json_schema(&vocabulary());
    let pattern = schema["properties"]["simulation"]["properties"]["until"]["pattern"].as_str().unwrap();
    let pattern = Regex::new(pattern).unwrap();
    let with = |written: &str| START.replace("84 d", written);
    for written in ["28 d", "28 days", "672 hours", "672hrs", "40320 minutes", "40320 mins", "4 weeks", "4 w"] {
        assert_eq!(read(&with(written)).scenario.simulation.until_d, 28.0, "{written}");
        assert!(pattern.is_match(written), "{written}");
    }
    for (written, help) in [
        ("9 m", "`m` may be `min` or `mo`: write which"),
        ("9 M", "`M` may be `min` or `mo`: write which"),
        ("9 Weeks", "did you mean `wk`?"),
    ] {
        assert_eq!(refused(&with(written))[0].help.as_deref(), Some(help), "{written}");
        assert!(!pattern.is_match(written), "{written}");
    }
}

#[test]
fn a_route_is_known_by_the_abbreviations_and_the_everyday_names_of_a_paper() {
    for (route, all) in [
        (
            "intravenous",
            &["iv", "IV", "i.v.", "I.V.", "Intravenous", "tail vein", "tail-vein", "Tail vein injection"][..],
        ),
        ("intranasal", &["IN", "i.n.", "nose drops", "Nasal spray"]),
        ("intrathecal", &["lumbar puncture", "Intrathecal injection"]),
        ("intralesional", &["intraspinal injection", "intraparenchymal"]),
    ] {
        for written in all {
            let text = format!("{START}{}", EARLY.replace("\"intravenous\"", &format!("\"{written}\"")));
            assert_eq!(read(&text).scenario.arms[1].interventions[0].route, route, "{written}");
        }
    }
}

#[test]
fn an_abbreviation_of_several_routes_is_refused_with_all_that_it_may_mean() {
    for (written, meant) in [
        ("IT", "`IT` may be `intrathecal`, `intratracheal` or `intratumoral`: if it is `intrathecal`, write"),
        ("i.t.", "`i.t.` may be `intrathecal`, `intratracheal` or `intratumoral`: if it is `intrathecal`, write"),
        ("i.p.", "`i.p.` may be `intraperitoneal` or `intraparenchymal`: if it is `intraparenchymal`, write"),
        ("im", "`im` may be `intramuscular` or `intramedullary`: if it is `intramedullary`, write"),
        ("IL", "`IL` may be `intralesional` or `intralumbar`: if it is `intralesional`, write"),
    ] {
        let help = refused(&format!("{START}{}", EARLY.replace("intravenous", written))).remove(0).help.unwrap();
        assert!(help.starts_with(meant), "{help}");
    }
    let source = refused(&format!("{START}{}", EARLY.replace("bmsc", "it"))).remove(0).help.unwrap();
    assert!(!source.contains("may be"), "only routes are abbreviated so: {source}");
}

#[test]
fn the_schema_takes_the_ways_of_writing_a_name_that_the_program_takes_and_no_others() {
    let schema = exocord::scenario::json_schema(&vocabulary());
    let schema_takes = |key: &str, written: &str| {
        let rule = &schema["properties"]["intervention"]["items"]["properties"][key]["anyOf"];
        let pattern = Regex::new(rule[1]["pattern"].as_str().unwrap()).unwrap();
        rule[0]["enum"].as_array().unwrap().iter().any(|name| name == written) || pattern.is_match(written)
    };
    let program_takes = |usual: &str, written: &str| {
        let text = format!("{START}{}", EARLY.replace(&format!("\"{usual}\""), &format!("\"{written}\"")));
        parse("x.toml", &text, &vocabulary()).is_ok()
    };
    let routes = [
        "iv",
        "IV",
        "Iv",
        "i.v.",
        "I.V.",
        " Intravenous ",
        "INTRAVENOUS",
        "tail vein",
        "Tail_Vein",
        "tail\u{2011}vein",
    ];
    let sources = ["bmsc", "BMSC", "bMsC", "bm_msc", "BM MSC", "nsc", "N.S.C."];
    let no_routes = ["", "i.v", "i v", "ivv", "intra-venous", "tailvein", "bmsc"];
    let no_sources = ["b msc", "bmscs!", "iv"];
    for (key, usual, all, taken) in [
        ("route", "intravenous", &routes[..], true),
        ("source", "bmsc", &sources, true),
        ("route", "intravenous", &no_routes, false),
        ("source", "bmsc", &no_sources, false),
    ] {
        for written in all {
            assert_eq!(schema_takes(key, written), taken, "schema: {key} = {written:?}");
            assert_eq!(program_takes(usual, written), taken, "program: {key} = {written:?}");
        }
    }
}

#[test]
fn the_schema_takes_a_severity_as_the_program_takes_it() {
    let schema = exocord::scenario::json_schema(&vocabulary());
    let rule = &schema["properties"]["injury"]["properties"]["severity"]["anyOf"];
    let pattern = Regex::new(rule[2]["pattern"].as_str().unwrap()).unwrap();
    let program =
        |written: &str| parse("x.toml", &START.replace("0.6", &format!("{written:?}")), &vocabulary()).is_ok();
    for written in ["Mild", " MODERATE ", "nyu 25mm", "NYU25 mm", "mascis 12.50 mm", "ih 200.0kdyn"] {
        assert!(pattern.is_match(written) && program(written), "{written:?}");
    }
    for written in ["mild moderate", "NYU 26 mm", "NYU 25 MM", "NYU 25", "25 mm", "NYUmm", ""] {
        assert!(!pattern.is_match(written) && !program(written), "{written:?}");
    }
}

#[test]
fn an_arm_in_which_every_dose_is_0_is_the_same_as_control() {
    let nothing = EARLY.replace("100 ug", "0 ug");
    assert_eq!(warnings(&format!("{START}{nothing}")), ["the arm `treated` is the same as `control`"]);
    let late = EARLY.replace("early", "late");
    let without = "[[arm]]\nname = 'less'\nintervention.early = false\n";
    let text = format!("{START}{nothing}{late}{without}");
    assert_eq!(warnings(&text), ["the arm `less` is the same as `treated`"]);
    let all = "[[arm]]\nname = 'all'\n[[arm]]\nname = 'none'\nintervention.late.dose = '0 ug'\n";
    let expected = ["the arm `none` is the same as `control`"];
    assert_eq!(warnings(&format!("{START}{nothing}{late}{all}")), expected);
    let change = "[[perturbation]]\nname = 'p'\nstate = 'tnf'\nat = '1 d'\n";
    for (nothing, something) in [("add = 0.0", "add = 0.1"), ("multiply = 1.0", "multiply = 0.5")] {
        let expected = ["the arm `treated` is the same as `control`"];
        assert_eq!(warnings(&format!("{START}{change}{nothing}\n")), expected, "{nothing}");
        assert_eq!(warnings(&format!("{START}{change}{something}\n")), [""; 0], "{something}");
    }
}

#[test]
fn an_amount_or_a_time_that_would_vanish_is_refused() {
    for (usual, tiny) in [("\"1 h\"", "\"1e-320 h\""), ("100 ug", "1e-1000000000000000000 ug")] {
        let found = refused(&format!("{START}{}", EARLY.replace(usual, tiny)));
        assert!(found[0].message.ends_with("is too small a number"), "{}", found[0].message);
    }
}

#[test]
fn thousands_of_parts_of_one_kind_are_answered_at_once() {
    let began = Instant::now();
    let many = |part: &dyn Fn(usize) -> String| (0..20_000).map(part).collect::<String>();
    for (kind, text) in [
        ("metric", many(&|i| format!("[[metric]]\nname = 'm{i}'\nformula = 'at(bb, 1 d)'\n"))),
        ("intervention", many(&|i| EARLY.replace("early", &format!("e{i}")))),
        ("arm", format!("{EARLY}{}", many(&|i| format!("[[arm]]\nname = 'a{i}'\n")))),
    ] {
        let found = refused(&format!("{START}{text}"));
        assert_eq!(found[0].message, format!("there are 20000 [[{kind}]] tables"));
    }
    let cargo = format!("cargo = [{}]\n", many(&|i| format!("\"mir{i}x\", ")));
    refused(&format!("{START}{EARLY}{cargo}"));
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

#[test]
fn an_arm_that_equals_another_says_so_once() {
    let twins = format!(
        "{START}{EARLY}[[arm]]\nname = 'a'\n[[arm]]\nname = 'b'\n[[arm]]\nname = 'c'\nintervention.early = false\n"
    );
    assert_eq!(warnings(&twins), ["the arm `b` is the same as `a`", "the arm `c` is the same as `control`"]);
}

#[test]
fn a_dose_beyond_the_published_ones_is_told_with_their_bound() {
    let text = format!("{START}{}", EARLY.replace("100 ug", "100 mg"));
    assert_eq!(warnings(&text), ["a dose of 100000 ug is 455 mg/kg"]);
    assert_eq!(warnings(&format!("{START}{}", EARLY.replace("100 ug", "2.2 mg"))), Vec::<String>::new());
    let found = refused(&format!("{START}{}", EARLY.replace("100 ug", "529 mg")));
    assert!(found[0].label.contains("at most 528000 ug"), "{}", found[0].label);
}

#[test]
fn a_warning_is_said_once() {
    let five = "dose = \"100 ug\"\nat = \"1 h\"";
    let same = "schedule = '1e9 particles at 9 h then 1e9 particles at 1 d then 1e9 particles at 5 d'\n";
    assert_eq!(warnings(&format!("{START}{}", EARLY.replace(five, same))).len(), 1);
    let other = "schedule = '1e9 particles at 9 h then 4e9 particles at 1 d then 2e9 particles at 5 d'\n";
    let expected = "1e9 to 4e9 particles are taken as 0.125 to 0.5 ug of EV protein";
    assert_eq!(warnings(&format!("{START}{}", EARLY.replace(five, other))), [expected]);
    let arms =
        "[[arm]]\nname = 'x'\nintervention.early.at = '2 h'\n[[arm]]\nname = 'y'\nintervention.early.at = '3 h'\n";
    assert_eq!(warnings(&format!("{START}{}{arms}", EARLY.replace("100 ug", "1e9 particles"))).len(), 1);
}

#[test]
fn another_encoding_is_named_with_its_place() {
    let (found, text) = *decode("x.toml", b"question = 'q'\ndose = '100 \xb5g'\n".to_vec()).unwrap_err();
    let drawn = render(&[found], "x.toml", &text, false);
    assert!(drawn.contains("x.toml:2:13") && drawn.contains("expected UTF-8"), "{drawn}");
}

#[test]
fn hidden_letters_of_a_question_are_written_out() {
    let text = START.replace("Does it help?", "\\u001b]0;pwned\\u0007 \\u202eback \\u200b \\uFFFE é");
    let scenario = read(&text).scenario;
    assert_eq!(scenario.question, "\\u001b]0;pwned\\u0007 \\u202eback \\u200b \\ufffe é");
    assert!(!resolved_toml(&scenario).contains('\u{202e}'));
}

#[test]
fn no_message_carries_a_command_to_the_terminal() {
    for text in
        ["severity =\u{1b}[2J", "\"a\u{1b}[2J\" = 1", "'\u{202e}b' = 1", "question = '\u{7}\u{200b}'\n[x\u{1b}y]"]
    {
        for one in refused(text) {
            let said = render(std::slice::from_ref(&one), "x.toml", text, false) + &one.message + &one.label;
            let hidden = said.chars().any(|c| (c.is_control() && c != '\n') || "\u{202e}\u{200b}".contains(c));
            assert!(!hidden, "{said:?}");
        }
    }
}

#[test]
fn thousands_of_faults_are_counted_and_answered_at_once() {
    let keys: String = (0..20_000).map(|k| format!("k{k} = 1\n")).collect();
    let begun = Instant::now();
    let text = format!("{keys}{START}");
    let found = refused(&text);
    let drawn = render(&found, "x.toml", &text, false);
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    assert_eq!(found.len(), 51);
    assert!(drawn.contains("19950 more findings in this file are not told"), "{drawn}");
    assert!(found.iter().all(|one| one.severity == Severity::Error));
}

#[test]
fn a_name_of_any_length_is_answered_in_a_few_lines() {
    let long = "k".repeat(200_000);
    for text in [
        format!("{long} = 1\n{START}"),
        format!("{START}{}", EARLY.replace("bmsc", &long)),
        format!("{START}[[arm]]\nname = '{long}'\n"),
    ] {
        let begun = Instant::now();
        let drawn = render(&refused(&text), "x.toml", &text, false);
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
        assert!(drawn.len() < 20_000, "{} bytes", drawn.len());
    }
}
