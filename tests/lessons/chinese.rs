//! Lessons in Chinese: the texts keep to the lesson, and nobody takes them for read.

use super::{computed, lessons, text};
use exocord::catalogue::Catalogue;
use exocord::experiment::vocabulary;
use exocord::lessons::{Language, Lesson, found, in_language, sheets, translated};
use exocord::reading::render;
use exocord::study::Silent;
use exocord::work::Pool;

/// The same bounds in Chinese.
const CHINESE_THRESHOLDS: [(&str, &str); 2] = [("still-saved", "15 %"), ("single-arm", "4.5 分")];

#[test]
fn every_lesson_is_there_in_chinese_with_the_same_claims_steps_options_and_numbers() {
    let english = lessons(&Catalogue::embedded().unwrap());
    let chinese = in_language(&english, Language::Chinese).unwrap();
    let named = regex::Regex::new(r"\{[^}]*\}").unwrap();
    let names = |text: &str| -> Vec<String> {
        let mut all: Vec<String> = named.find_iter(text).map(|one| one.as_str().to_owned()).collect();
        all.sort();
        all
    };
    let texts = |one: &Lesson| -> Vec<String> {
        let lists = [&one.aims, &one.take_aways, &one.left_out, &one.misconceptions].into_iter().flatten().cloned();
        let steps = one.steps.iter().flat_map(|step| [step.heading.clone(), step.text.clone(), step.key.clone()]);
        let options = one.steps.iter().filter_map(|step| step.ask.as_ref()).flat_map(|ask| ask.options.clone());
        let says = one.claims.iter().map(|claim| claim.say.clone());
        let single = [one.title.clone(), one.question.clone(), one.intro.clone()].into_iter();
        lists.chain(steps).chain(options).chain(says).chain(single).collect()
    };
    let han = |text: &str| text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    for (own, other) in english.iter().zip(&chinese) {
        let (own_texts, other_texts) = (texts(own), texts(other));
        assert_eq!(own_texts.len(), other_texts.len(), "{}", own.id);
        for (own, other) in own_texts.iter().zip(&other_texts) {
            assert_eq!(names(own), names(other), "{own} | {other}");
            assert!(han(other) && own != other, "{other}");
        }
        let split = |lesson: &Lesson, words: &str| -> Vec<bool> {
            lesson.claims.iter().map(|claim| claim.say.contains(words)).collect()
        };
        assert_eq!(split(own, "population is split"), split(other, "群体分成两派"), "{}", own.id);
    }
}

#[test]
fn chinese_texts_have_no_number_of_the_model_that_is_not_computed() {
    let typed = regex::Regex::new(r"(\d[\d.]*\s*(?:%|分))([钟之]?)").unwrap();
    for lesson in in_language(&lessons(&Catalogue::embedded().unwrap()), Language::Chinese).unwrap() {
        let steps = lesson.steps.iter().flat_map(|step| [&step.text, &step.key]);
        let lists = [&lesson.take_aways, &lesson.left_out, &lesson.misconceptions].into_iter().flatten();
        for text in steps.chain(lists).chain([&lesson.intro]) {
            let points = typed.captures_iter(text).filter(|one| one[2].is_empty());
            let found: Vec<String> = points.map(|one| one[1].to_owned()).collect();
            let known = |one: &String| CHINESE_THRESHOLDS.contains(&(lesson.id.as_str(), one));
            assert!(found.iter().all(known), "{}: {found:?} in {text}", lesson.id);
        }
    }
}

#[test]
fn what_is_wrong_with_a_chinese_file_is_told_with_its_file_line_and_column() {
    let catalogue = Catalogue::embedded().unwrap();
    let (words, file) = (vocabulary(&catalogue), "lessons/zh/still-saved.md");
    let (lesson, good) = (&lessons(&catalogue)[0], text(file));
    let last = good[good.rfind("[[step]]").unwrap()..good.rfind("+++").unwrap()].to_owned();
    let whole = good[good.find("[[claim]]").unwrap()..].find("\n\n").unwrap() + good.find("[[claim]]").unwrap();
    let claim = good[good.find("[[claim]]").unwrap()..whole].to_owned();
    for (from, to, at, said) in [
        ("heading = \"比较\"", "heding = \"比较\"", "heding", "did you mean `heading`?"),
        ("，多存活 {ten-times}。24", "，多存活 {ten-time}。24", "{ten-time}", "{ten-time}"),
        ("只剩下 {epicentre-24h}。\",", "只剩下一些。\",", "只剩下一些", "the number {epicentre-24h} is missing"),
        ("id = \"ten-times\"", "id = \"ten-time\"", "id = \"ten-time\"", "did you mean `ten-times`?"),
        ("存活 {value}。\"", "存活。\"", "存活。\"", "the number {value} is missing"),
        ("  \"损伤中心约有一半被挽救\",\n", "", "options = [", "`options`: 2, and the lesson has 3"),
        ("您不需要数学：", "您不需要数学 {ten-times}：", "您不需要数学", "it has no number here"),
        (last.as_str(), "", "heading = \"为什么在那里", "`steps`: 6, and the lesson has 7"),
        (claim.as_str(), "", "id = \"ten-times\"", "there is no claim `epicentre-24h`"),
    ] {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        let line = text.lines().position(|line| line.contains(at)).unwrap() + 1;
        let found = translated(file, &text, lesson, &words).unwrap_err();
        let drawn = render(&found, file, &text, false);
        assert!(drawn.contains(said), "{to}: {drawn}");
        // What is missing as a whole is told at the header of the last one that is there.
        assert!(found[0].line == line || found[0].line + 1 == line, "{to}: line {line}: {drawn}");
        assert!(drawn.contains(&format!("{file}:{}:{}", found[0].line, found[0].column)), "{to}: {drawn}");
    }
}

#[test]
fn chinese_sheets_say_that_no_speaker_has_read_them_and_keep_the_context_of_use() {
    let (catalogue, lessons, _) = computed();
    let chinese = in_language(&lessons[..1], Language::Chinese).unwrap();
    let found = found(&chinese, catalogue, (&Pool::new(None), &Silent)).unwrap();
    let files = sheets(&chinese, &found, catalogue).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["still-saved.students.zh.html", "still-saved.teacher.zh.html", "still-saved.toml"]);
    for (_, page) in &files[..2] {
        assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("No speaker of Chinese has read"));
        assert!(page.contains("<p class=\"use\" lang=\"en\">") && page.contains("not for clinical use"));
        let main = page.split("<main>").nth(1).unwrap();
        assert!(!main.contains('{') && !main.contains('*') && !main.contains("minutes"), "{main}");
        let whole = format!("<main>{}</main>", main.split("</main>").next().unwrap());
        roxmltree::Document::parse(&whole).unwrap_or_else(|error| panic!("{error}"));
    }
    assert!(!files[0].1.contains("class=\"key\"") && files[1].1.contains("class=\"key\""));
    let said: Vec<&str> = found[0].iter().map(|one| one.shown.as_str()).collect();
    assert!(said.iter().any(|one| one.contains('组')) && !said.iter().any(|one| one.contains(" of ")), "{said:?}");
}
