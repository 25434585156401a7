//! `lessons`: what there is, and sheets that take nobody's place.

use super::*;

#[test]
fn lessons_are_listed_and_one_that_is_not_there_is_told_its_nearest() {
    let desk = Desk::with("quick.toml", QUICK);
    let listed = stdout(&desk.exocord(&["lessons"]));
    assert!(listed.lines().count() == 8 && listed.contains("closing-window"), "{listed}");
    let unknown = desk.exocord(&["lessons", "closing-windows", "--out", "sheets"]);
    assert!(code(&unknown) == 2 && stderr(&unknown).contains("did you mean `closing-window`?"), "{}", stderr(&unknown));
    assert!(!desk.path("sheets").exists());
}

#[test]
fn sheets_are_written_anew_and_a_file_of_somebody_else_stays() {
    let desk = Desk::with("quick.toml", QUICK);
    let write = || desk.exocord(&["lessons", "still-saved", "--out", "sheets", "--quiet"]);
    assert_eq!(code(&write()), 0);
    let all = ["still-saved.students.html", "still-saved.teacher.html", "still-saved.toml"];
    assert_eq!(names(&desk.path("sheets")), all);
    assert_eq!(code(&write()), 0);
    std::fs::write(desk.path("sheets/still-saved.toml"), "mine").unwrap();
    let refused = write();
    assert!(code(&refused) == 2 && stderr(&refused).contains("--force"), "{}", stderr(&refused));
    assert_eq!(std::fs::read_to_string(desk.path("sheets/still-saved.toml")).unwrap(), "mine");
    let forced = desk.exocord(&["lessons", "1", "--out", "sheets", "--force", "--quiet"]);
    assert_eq!(code(&forced), 0, "{}", stderr(&forced));
}

#[test]
fn lessons_are_listed_and_written_in_chinese_beside_those_in_english() {
    let desk = Desk::with("quick.toml", QUICK);
    let listed = stdout(&desk.exocord(&["lessons", "--language", "zh"]));
    assert!(listed.lines().count() == 8 && listed.contains("为什么同样的剂量给得越晚，作用越小？"), "{listed}");
    let unknown = desk.exocord(&["lessons", "--language", "zz"]);
    assert!(code(&unknown) == 2 && stderr(&unknown).contains("zh"), "{}", stderr(&unknown));
    let write = |language| desk.exocord(&["lessons", "1", "--language", language, "--out", "sheets", "--quiet"]);
    assert_eq!((code(&write("en")), code(&write("zh"))), (0, 0));
    let all = ["students.html", "students.zh.html", "teacher.html", "teacher.zh.html", "toml"];
    assert_eq!(names(&desk.path("sheets")), all.map(|one| format!("still-saved.{one}")));
}
