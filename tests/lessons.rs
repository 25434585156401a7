//! Lessons: every claim holds, and every lesson is built so that a student can be surprised.

#[path = "lessons/chinese.rs"]
mod chinese;

use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::lessons::{CHINESE, FILES, Found, Lesson, found, read, sheets, told, translated};
use exocord::reading::render;
use exocord::study::Silent;
use exocord::work::Pool;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// The file of a lesson, and its text.
fn text(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn lessons(catalogue: &Catalogue) -> Vec<Lesson> {
    let words = vocabulary(catalogue);
    let one = |(file, _): &(&str, &str)| {
        let english = text(file);
        let failed = |file: &str, text: &str, found: &[_]| -> ! { panic!("{}", render(found, file, text, false)) };
        let mut lesson = read(file, &english, &words).unwrap_or_else(|found| failed(file, &english, &found));
        let zh = file.replace("lessons/", "lessons/zh/");
        if CHINESE.iter().any(|(known, _)| *known == zh) {
            let chinese = text(&zh);
            let texts = translated(&zh, &chinese, &lesson, &words);
            lesson.zh = Some(texts.unwrap_or_else(|found| failed(&zh, &chinese, &found)));
        }
        lesson
    };
    FILES.iter().map(one).collect()
}

/// What every claim came to; computed once for all tests that need it.
fn computed() -> &'static (Catalogue, Vec<Lesson>, Vec<Vec<Found>>) {
    static ALL: OnceLock<(Catalogue, Vec<Lesson>, Vec<Vec<Found>>)> = OnceLock::new();
    ALL.get_or_init(|| {
        let catalogue = Catalogue::embedded().unwrap();
        let lessons = lessons(&catalogue);
        let all = found(&lessons, &catalogue, (&Pool::new(None), &Silent)).unwrap();
        (catalogue, lessons, all)
    })
}

#[test]
fn every_claim_of_every_lesson_holds() {
    let (_, lessons, computed) = computed();
    let mut failed = Vec::new();
    for (lesson, found) in lessons.iter().zip(computed) {
        for one in found.iter().filter(|one| !one.holds) {
            failed.push(format!("{}: {}: {:?}, expected {}", lesson.id, one.id, one.values, one.expected));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_lessons_are_the_files_of_the_folder_in_the_order_of_their_numbers() {
    for (under, files) in [("lessons/", FILES), ("lessons/zh/", CHINESE)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
        let names = std::fs::read_dir(folder).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap());
        let there: BTreeSet<String> = names.filter(|name| name.ends_with(".md")).collect();
        let known: BTreeSet<String> = files.iter().map(|(file, _)| file.trim_start_matches(under).into()).collect();
        assert_eq!(there, known, "{under}");
    }
    let all = lessons(&Catalogue::embedded().unwrap());
    assert!(all.iter().zip(1..).all(|(lesson, number)| lesson.number == number));
}

#[test]
fn nothing_tells_an_answer_before_it_was_predicted_and_no_step_brings_two_new_controls() {
    for lesson in lessons(&Catalogue::embedded().unwrap()) {
        let Lesson { id, steps, intro, .. } = &lesson;
        let minutes: u64 = steps.iter().map(|step| step.minutes).sum();
        assert_eq!(minutes, lesson.minutes, "{id}: minutes of the steps");
        assert_eq!((lesson.aims.len(), lesson.take_aways.len()), (3, 3), "{id}");
        assert!(!intro.contains('{'), "{id}: the introduction tells a number");
        let kinds: Vec<&str> = steps.iter().map(|step| step.kind.as_str()).collect();
        assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("look", "limits"), "{id}");
        for kind in ["predict", "observe", "change", "explain"] {
            assert!(kinds.contains(&kind), "{id}: no step to {kind}");
        }
        let mut released = BTreeSet::new();
        let asked = steps.iter().position(|step| step.kind == "predict").unwrap();
        for (at, step) in steps.iter().enumerate() {
            let heading = &step.heading;
            assert!(!step.key.trim().is_empty(), "{id}: {heading}: no key");
            assert_eq!(step.ask.is_some(), step.kind == "predict", "{id}: {heading}");
            assert!(step.ask.as_ref().is_none_or(|ask| ask.reason), "{id}: {heading}: no reason is asked for");
            assert!(at > asked || !step.text.contains('{'), "{id}: {heading}: a number before the prediction");
            assert!(step.kind == "explain" || !step.text.contains('{'), "{id}: {heading}: the key is in the text");
            assert!(step.control.iter().all(|one| released.insert(one.clone())), "{id}: {heading}: released twice");
        }
    }
}

#[test]
fn texts_have_no_number_of_the_model_that_is_not_computed() {
    // Doses, times, ages of scales and numbers of groups are of the lesson; shares and points are of the model.
    let typed = regex::Regex::new(r"\d[\d.]*\s*(%|points?\b)").unwrap();
    for lesson in lessons(&Catalogue::embedded().unwrap()) {
        let texts = lesson.steps.iter().flat_map(|step| [&step.text, &step.key]);
        let lists = [&lesson.take_aways, &lesson.left_out, &lesson.misconceptions].into_iter().flatten();
        for text in texts.chain(lists).chain([&lesson.intro]) {
            let found: Vec<&str> = typed.find_iter(text).map(|one| one.as_str()).collect();
            let own = |found: &&str| !THRESHOLDS.contains(&(lesson.id.as_str(), *found));
            let found: Vec<&str> = found.into_iter().filter(own).collect();
            assert!(found.is_empty(), "{}: {found:?} in {text}", lesson.id);
        }
    }
}

/// Bounds of claims, which texts may name: they are stated, and not read off the model.
const THRESHOLDS: [(&str, &str); 2] = [("still-saved", "15 %"), ("single-arm", "4.5 points")];

#[test]
fn a_lesson_says_where_the_parameter_sets_do_not_agree() {
    let all = lessons(&Catalogue::embedded().unwrap());
    let split = |lesson: &&Lesson| lesson.claims.iter().any(|claim| claim.say.contains("population is split"));
    let names: Vec<&str> = all.iter().filter(split).map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(
        names,
        ["closing-window", "exposure-effect", "protease-clock", "wall-and-shield", "friend-or-foe", "single-arm"]
    );
}

#[test]
fn the_students_sheet_has_no_key_and_both_stand_alone() {
    let (catalogue, lessons, found) = computed();
    let files = sheets(&lessons[..1], &found[..1], catalogue).unwrap();
    let files: Vec<String> = files.into_iter().map(|(_, text)| text).collect();
    let [student, teacher, scenario] = files.as_slice() else { panic!("{} files", files.len()) };
    for page in [student, teacher] {
        assert!(!page.contains("<script") && !page.contains("<link") && !page.contains("src="));
        assert!(page.contains("not for clinical use") && page.contains("@page{size:A4"));
        assert!(!page.contains('{') || !page.contains("{epicentre"), "a number is missing");
        let body = page.strip_prefix("<!DOCTYPE html>\n").unwrap().replace("<br>", "<br/>");
        let line = |line: &str| if line.starts_with("<meta") { line.replace('>', "/>") } else { line.to_owned() };
        let closed: Vec<String> = body.lines().map(line).collect();
        roxmltree::Document::parse(&closed.join("\n")).unwrap_or_else(|error| panic!("{error}"));
    }
    assert!(teacher.contains("class=\"key\"") && !student.contains("class=\"key\""));
    assert!(!student.contains("What students often believe") && student.contains("<svg"));
    assert!(scenario.starts_with("question = "));
}

#[test]
fn what_is_wrong_with_a_lesson_is_told_with_its_place_and_the_nearest_name() {
    let catalogue = Catalogue::embedded().unwrap();
    let (words, good) = (vocabulary(&catalogue), text("lessons/still-saved.md"));
    let line = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
    for (from, to, at, said) in [
        ("minutes = 20", "minuts = 20", "minuts", "did you mean `minutes`?"),
        ("route = \"intravenous\"", "route = \"intravenus\"", "intravenus", "did you mean `intravenous`?"),
        ("of = \"at(neurons@epicentre, 24 h)\"", "of = \"at(neuron@epicentre, 24 h)\"", "at(neuron@", "neurons"),
        (
            "{gain-penumbra} more neurons",
            "{gain-penumbr} more neurons",
            "{gain-penumbr}",
            "did you mean `gain-penumbra`?",
        ),
        ("with = [\"dose=1 mg\"]", "with = [\"dos=1 mg\"]", "dos=", "did you mean `dose`?"),
        ("arm = \"treated\"", "arm = \"treatd\"", "treatd", "did you mean `treated`?"),
        ("arms = [\"control\"]", "arms = [\"contrl\"]", "contrl", "did you mean `control`?"),
        ("because = \"ten-times\"", "because = \"ten-time\"", "because", "did you mean `ten-times`?"),
    ] {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        let found = read("still-saved.md", &text, &words).unwrap_err();
        let drawn = render(&found, "still-saved.md", &text, false);
        assert!(drawn.contains(said), "{to}: {drawn}");
        assert_eq!(found[0].line, line(&text, at), "{to}: {drawn}");
    }
    let found = read("bare.md", "# A lesson\n", &words).unwrap_err();
    assert!(found[0].message.contains("no front matter"), "{found:?}");
}

/// What all lessons may add to the page, letters.
const LARGEST: usize = 35_000;

#[test]
fn lessons_add_little_to_the_page() {
    let (_, lessons, found) = computed();
    let one = serde_json::to_string(&told(lessons, found)).unwrap();
    let letters = exocord::store::compressed(one.as_bytes()).unwrap().len() * 16 / 13;
    println!("{} letters of JSON, {letters} in the page", one.len());
    assert!(letters < LARGEST, "{letters}");
    let told: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(told.as_array().map(Vec::len), Some(FILES.len()));
    assert!(told.as_array().unwrap().iter().all(|one| one["claims"][0]["said"].is_string()));
    assert!(!one.contains("key_html") && !one.contains("misconceptions"));
}

#[test]
fn the_page_has_the_chinese_texts_by_the_keys_of_the_english_ones() {
    let (_, lessons, found) = computed();
    let told = serde_json::to_value(told(lessons, found)).unwrap();
    for own in told.as_array().unwrap() {
        let zh = &own["zh"];
        let keys: Vec<&str> = zh.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["aims", "claims", "intro_html", "left_out", "question", "steps", "take_aways", "title"]);
        assert!(keys.iter().all(|key| own[key] != zh[key]), "{}", zh["title"]);
        for (own, zh) in own["steps"].as_array().unwrap().iter().zip(zh["steps"].as_array().unwrap()) {
            let many = |step: &serde_json::Value| step["ask"]["options"].as_array().map(Vec::len);
            assert_eq!(many(own), many(zh), "{zh}");
            assert!(!zh["text_html"].as_str().unwrap().contains(['{', '*']), "{zh}");
        }
        assert_eq!(own["steps"].as_array().map(Vec::len), zh["steps"].as_array().map(Vec::len));
    }
}
