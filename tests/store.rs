//! What the store promises: results are whole, and nothing of anybody else's is touched.

use exocord::store::{Folder, Head, Log, Page, Place, Resumable, StoreError, Swept, discard, relative, write};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own with a scenario in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(tempfile::tempdir().unwrap());
        fs::write(desk.path("a.toml"), "").unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        // As the system knows it, since paths are compared.
        fs::canonicalize(self.0.path()).unwrap().join(name)
    }

    fn begin(&self, name: &str, force: bool) -> Result<Folder, StoreError> {
        Folder::begin(Place::new(&self.path(name))?, "", &self.path("a.toml"), force, false)
    }

    /// Results with `table` in them.
    fn results(&self, name: &str, table: &str, force: bool) -> Result<(), StoreError> {
        let mut folder = self.begin(name, force)?;
        folder.write("table.csv", table.as_bytes())?;
        folder.write("figures/one.svg", table.as_bytes())?;
        finish(folder)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

/// Results with `table` alone in them.
fn finish_with_table(mut folder: Folder, table: &str) -> Result<(), StoreError> {
    folder.write("table.csv", table.as_bytes())?;
    finish(folder)
}

fn finish(folder: Folder) -> Result<(), StoreError> {
    folder.finish(&serde_json::json!({ "manifest_version": 1, "exocord_version": "0" }), &[])
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_place_without_a_last_name_is_refused() {
    let desk = Desk::new();
    for path in ["new/..", "/", "a/b/../.."] {
        assert!(Place::new(&desk.path("").join(path)).is_err(), "{path}");
    }
    for path in ["..", "/", "new/..", ""] {
        assert!(matches!(Place::new(Path::new(path)), Err(StoreError::NoName(_))), "{path}");
    }
    assert!(matches!(Place::new(&desk.path("a.toml")), Err(StoreError::NotAFolder(_))));
    assert!(Place::new(&desk.path("a.toml/below")).is_err());
    assert_eq!(names(&desk.path("")), ["a.toml"]);
}

#[test]
fn unchanged_results_of_the_same_scenario_are_replaced_and_others_only_with_force() {
    let desk = Desk::new();
    desk.results("out", "one", false).unwrap();
    assert_eq!(names(&desk.path("out")), ["figures", "manifest.json", "table.csv"]);
    desk.results("out", "two", false).unwrap();
    assert_eq!(desk.read("out/table.csv"), "two");

    fs::write(desk.path("out/table.csv"), "edited").unwrap();
    let refused = desk.results("out", "three", false).unwrap_err();
    assert!(matches!(&refused, StoreError::Changed { name, .. } if name == "table.csv"), "{refused}");
    assert!(refused.to_string().contains("--force"));
    assert_eq!(desk.read("out/table.csv"), "edited");
    desk.results("out", "three", true).unwrap();

    fs::write(desk.path("b.toml"), "").unwrap();
    let other = |kind: &str, scenario: &str| {
        Folder::begin(Place::new(&desk.path("out")).unwrap(), kind, &desk.path(scenario), false, false)
    };
    for (kind, scenario) in [("", "b.toml"), ("ensemble", "a.toml")] {
        let refused = other(kind, scenario).err().unwrap();
        assert!(matches!(refused, StoreError::Another { .. }), "{refused}");
    }
    assert_eq!(desk.read("out/table.csv"), "three");
    assert_eq!(names(&desk.path("")), ["a.toml", "b.toml", "out"], "nothing unfinished stays");
}

#[test]
fn what_the_program_did_not_write_stays_where_it_is() {
    let desk = Desk::new();
    desk.results("out", "one", false).unwrap();
    fs::write(desk.path("out/notes.txt"), "thoughts").unwrap();
    fs::write(desk.path("out/figures/own.svg"), "drawn by hand").unwrap();
    fs::create_dir(desk.path("out/more")).unwrap();
    fs::write(desk.path("out/more/notes.txt"), "more thoughts").unwrap();
    let refused = desk.results("out", "two", false).unwrap_err();
    assert!(matches!(&refused, StoreError::Besides { .. }), "{refused}");
    desk.results("out", "two", true).unwrap();
    assert_eq!(desk.read("out/table.csv"), "two");
    assert_eq!(desk.read("out/notes.txt"), "thoughts");
    assert_eq!(desk.read("out/figures/own.svg"), "drawn by hand");
    assert_eq!(desk.read("out/more/notes.txt"), "more thoughts");
    assert_eq!(names(&desk.path("out")), ["figures", "manifest.json", "more", "notes.txt", "table.csv"]);

    // A file of the user that has the name of a new result is not one that the old manifest names.
    fs::write(desk.path("out/late.csv"), "mine").unwrap();
    let mut folder = desk.begin("out", true).unwrap();
    folder.write("late.csv", b"ours").unwrap();
    let taken = finish(folder).unwrap_err();
    assert!(matches!(&taken, StoreError::Taken { .. }), "{taken}");
    assert_eq!((desk.read("out/late.csv"), desk.read("out-2/late.csv")), ("mine".into(), "ours".into()));
}

#[test]
fn files_that_new_results_no_longer_have_go_with_the_old_ones() {
    let desk = Desk::new();
    for besides in [false, true] {
        desk.results("out", "one", true).unwrap();
        if besides {
            fs::write(desk.path("out/notes.txt"), "thoughts").unwrap();
        }
        let mut folder = desk.begin("out", true).unwrap();
        folder.write("other.csv", b"two").unwrap();
        finish(folder).unwrap();
        let left = names(&desk.path("out"));
        let expected = ["manifest.json", "notes.txt", "other.csv"];
        assert_eq!(left, expected.into_iter().filter(|name| besides || *name != "notes.txt").collect::<Vec<_>>());
    }
}

#[test]
fn a_folder_with_somebody_elses_manifest_is_left_alone() {
    let desk = Desk::new();
    for manifest in [
        r#"{"name":"my web app"}"#,
        "not json",
        r#"{"manifest_version":1,"exocord_version":"0","outputs":{}}"#,
        r#"{"manifest_version":1,"exocord_version":"0","outputs":{"../a.toml":"HASH"}}"#,
        r#"{"manifest_version":1,"exocord_version":"0","outputs":{"/etc/hosts":"HASH"}}"#,
        r#"{"manifest_version":1,"exocord_version":"0","outputs":{"index.js":"short"}}"#,
    ] {
        let _ = fs::create_dir(desk.path("app"));
        fs::write(desk.path("app/manifest.json"), manifest.replace("HASH", &"0".repeat(64))).unwrap();
        fs::write(desk.path("app/index.js"), "code").unwrap();
        for force in [false, true] {
            let refused = desk.results("app", "one", force).unwrap_err();
            assert!(matches!(refused, StoreError::NotOurs(_)), "{manifest}: {refused}");
        }
        assert_eq!(names(&desk.path("app")), ["index.js", "manifest.json"]);
        assert_eq!(desk.read("a.toml"), "");
    }
}

#[test]
fn a_place_that_is_taken_meanwhile_is_left_to_the_other() {
    let desk = Desk::new();
    let mut folder = desk.begin("out", false).unwrap();
    folder.write("table.csv", b"late").unwrap();
    fs::create_dir(desk.path("out")).unwrap();
    fs::write(desk.path("out/thesis.txt"), "years").unwrap();
    let taken = finish(folder).unwrap_err();
    assert!(taken.to_string().contains("out-2"), "{taken}");
    assert_eq!((desk.read("out/thesis.txt"), desk.read("out-2/table.csv")), ("years".into(), "late".into()));
    assert_eq!(names(&desk.path("out-2")), ["manifest.json", "table.csv"]);

    // Of two runs into one place, free or not, one says so, and both are whole.
    for force in [false, true] {
        let (mut one, mut two) = (desk.begin("both", force).unwrap(), desk.begin("both", force).unwrap());
        assert!(one.swept.is_empty() && two.swept.is_empty(), "the other one lives");
        one.write("table.csv", b"one").unwrap();
        two.write("table.csv", b"two").unwrap();
        finish(one).unwrap();
        assert!(matches!(finish(two), Err(StoreError::Taken { .. })));
        assert_eq!(desk.read("both/table.csv"), "one");
    }
    assert_eq!((desk.read("both-2/table.csv"), desk.read("both-3/table.csv")), ("two".into(), "two".into()));
    assert!(names(&desk.path("")).iter().all(|name| !name.starts_with('.')));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_stay_links() {
    let desk = Desk::new();
    fs::create_dir(desk.path("far")).unwrap();
    std::os::unix::fs::symlink(desk.path("far/results"), desk.path("link")).unwrap();
    assert!(matches!(desk.results("link", "one", false), Err(StoreError::Dangling(_))));
    fs::create_dir(desk.path("far/results")).unwrap();
    desk.results("link", "one", false).unwrap();
    desk.results("link", "two", false).unwrap();
    assert!(fs::symlink_metadata(desk.path("link")).unwrap().is_symlink());
    assert_eq!(desk.read("far/results/table.csv"), "two");

    // A link in the results leads out of them: what is behind it is not of them, and this is said before the work.
    fs::rename(desk.path("far/results/figures"), desk.path("gallery")).unwrap();
    std::os::unix::fs::symlink(desk.path("gallery"), desk.path("far/results/figures")).unwrap();
    for force in [false, true] {
        let refused = desk.begin("link", force).err().unwrap();
        assert!(matches!(&refused, StoreError::Blocked { name, .. } if name == "figures"), "{refused}");
    }
    assert_eq!((desk.read("gallery/one.svg"), desk.read("link/table.csv")), ("two".into(), "two".into()));

    // A single file behind a link.
    std::os::unix::fs::symlink(desk.path("far/file.xml"), desk.path("file.xml")).unwrap();
    fs::write(desk.path("far/file.xml"), "old").unwrap();
    write(&desk.path("file.xml"), b"new", true).unwrap();
    assert!(fs::symlink_metadata(desk.path("file.xml")).unwrap().is_symlink());
    assert_eq!(desk.read("far/file.xml"), "new");
}

#[test]
fn an_unfinished_folder_goes_with_its_process_and_only_with_what_that_wrote() {
    let desk = Desk::new();
    let mut folder = desk.begin("out", false).unwrap();
    folder.write("figures/one.svg", b"half").unwrap();
    let left = folder.path().to_path_buf();
    // As after a kill: nothing is tidied up, and the lock is gone.
    let copy = desk.path(".out.unfinished-999999");
    fs::create_dir_all(copy.join("figures")).unwrap();
    fs::copy(left.join(".unfinished"), copy.join(".unfinished")).unwrap();
    fs::copy(left.join("figures/one.svg"), copy.join("figures/one.svg")).unwrap();
    drop(folder);
    assert!(!left.exists());
    let again = desk.begin("out", false).unwrap();
    assert_eq!((&again.swept[..], copy.exists()), (&[Swept::Removed(copy.clone())][..], false));
    drop(again);

    // What somebody put there stays, and so does a folder that only has such a name.
    fs::create_dir_all(copy.join("figures")).unwrap();
    fs::write(copy.join(".unfinished"), "exocord unfinished 1\n- figures/one.svg\n- ../a.toml\n").unwrap();
    fs::write(copy.join("figures/one.svg"), "half").unwrap();
    fs::write(copy.join("figures/mine.svg"), "mine").unwrap();
    fs::create_dir(desk.path("out.partial-7")).unwrap();
    fs::write(desk.path("out.partial-7/thesis.txt"), "years").unwrap();
    fs::create_dir(desk.path("out.partial-2024")).unwrap();
    let again = desk.begin("out", false).unwrap();
    assert_eq!(again.swept, [Swept::Kept(copy.clone())]);
    finish_with_table(again, "one").unwrap();
    assert!(desk.path("out.partial-2024").is_dir(), "nothing says that it is ours");
    assert_eq!(names(&copy.join("figures")), ["mine.svg"]);
    assert_eq!(desk.read("out.partial-7/thesis.txt"), "years");
    assert_eq!(desk.read("a.toml"), "");
}

/// Every file of results with its hash, the manifest too.
fn hashes(folder: &Path) -> Vec<(String, String)> {
    use sha2::Digest;
    let text = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let names = manifest["outputs"].as_object().unwrap().keys().cloned().chain(["manifest.json".to_owned()]);
    let hash = |name: &str| -> String {
        sha2::Sha256::digest(fs::read(folder.join(name)).unwrap()).iter().map(|b| format!("{b:02x}")).collect()
    };
    names.map(|name| (name.clone(), hash(&name))).collect()
}

/// As after a kill while files were exchanged one by one: `out` has old results and what the user has beside them, the
/// new ones are complete within. Nothing has taken its place yet. Where the new ones are.
fn cut_off(desk: &Desk) -> PathBuf {
    desk.results("new", "two", false).unwrap();
    desk.results("out", "one", false).unwrap();
    fs::write(desk.path("out/notes.txt"), "thoughts").unwrap();
    let left = desk.path("out/.unfinished-999999");
    let lines = |begin: &str, folder: &Path| -> String {
        hashes(folder).iter().map(|(name, hash)| format!("{begin}{hash} {name}\n")).collect()
    };
    let list = lines("", &desk.path("new")) + &lines("/old ", &desk.path("out"));
    fs::rename(desk.path("new"), &left).unwrap();
    fs::write(left.join(".unfinished"), format!("exocord unfinished 1\n{list}/complete\n")).unwrap();
    left
}

/// Whether a folder holds all that its manifest names.
fn is_whole(folder: &Path) -> bool {
    let text = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    hashes(folder).iter().all(|(name, hash)| name == "manifest.json" || manifest["outputs"][name] == *hash)
}

#[test]
fn an_exchange_that_was_cut_off_is_finished_by_the_next_run() {
    // However far it had come: nothing was exchanged, a file, all but what only the old results had.
    for moved in [&[][..], &["table.csv"], &["table.csv", "figures/one.svg", "manifest.json"]] {
        let desk = Desk::new();
        let left = cut_off(&desk);
        // As the program does it: by a second name of the file, which a kill may leave on its way.
        for name in moved {
            let there = desk.path("out").join(name);
            fs::remove_file(&there).unwrap();
            fs::hard_link(left.join(name), &there).unwrap();
        }
        if let Some(last) = moved.last() {
            fs::hard_link(left.join(last), desk.path("out/.unfinished-999999.moving")).unwrap();
        }
        let list = fs::read_to_string(left.join(".unfinished")).unwrap();
        let (_, one) = list.split_once("/old ").unwrap();
        let hash = one.split(' ').next().unwrap();
        fs::write(desk.path("out/gone.csv"), "one").unwrap();
        fs::write(left.join(".unfinished"), list.replace("/complete", &format!("/old {hash} gone.csv\n/complete")))
            .unwrap();
        let folder = desk.begin("out", true).unwrap();
        assert_eq!(folder.swept, [Swept::Finished(left)]);
        drop(folder);
        assert_eq!((desk.read("out/figures/one.svg"), desk.read("out/table.csv")), ("two".into(), "two".into()));
        fs::remove_file(desk.path("out/notes.txt")).unwrap();
        desk.begin("out", false).expect("everything is as its manifest says");
        assert_eq!(names(&desk.path("out")), ["figures", "manifest.json", "table.csv"]);
    }
}

#[test]
fn an_edit_in_a_place_whose_exchange_was_cut_off_stays_until_it_may_go() {
    let desk = Desk::new();
    let left = cut_off(&desk);
    fs::copy(left.join("table.csv"), desk.path("out/table.csv")).unwrap();
    fs::write(desk.path("out/figures/one.svg"), "edited").unwrap();
    fs::write(desk.path("b.toml"), "").unwrap();
    for scenario in ["a.toml", "b.toml"] {
        let place = Place::new(&desk.path("out")).unwrap();
        let refused = Folder::begin(place, "", &desk.path(scenario), false, false).err().unwrap().to_string();
        assert!(refused.contains("--force") && refused.contains(".unfinished-999999"), "{refused}");
        assert_eq!(desk.read("out/figures/one.svg"), "edited");
        assert!(is_whole(&left));
    }
    let forced = desk.begin("out", true).unwrap();
    assert_eq!(forced.swept, [Swept::Kept(desk.path("out-2"))], "the edit is not one of the two results");
    assert!(is_whole(&desk.path("out-2")) && desk.read("out/figures/one.svg") == "edited");
    finish_with_table(forced, "three").unwrap();
    assert_eq!((desk.read("out/table.csv"), desk.read("out/notes.txt")), ("three".into(), "thoughts".into()));
    assert_eq!(names(&desk.path("out")), ["manifest.json", "notes.txt", "table.csv"]);
}

#[test]
fn complete_results_outlive_every_run_that_cannot_put_them_in_their_place() {
    // A folder has the name of a file of the old results.
    let desk = Desk::new();
    let left = cut_off(&desk);
    fs::remove_file(desk.path("out/table.csv")).unwrap();
    fs::create_dir(desk.path("out/table.csv")).unwrap();
    for force in [false, true] {
        let refused = desk.begin("out", force).err().unwrap().to_string();
        assert!(refused.contains("table.csv in ") && refused.contains(".unfinished-999999"), "{refused}");
        assert!(is_whole(&left) && desk.read("out/figures/one.svg") == "one");
    }
    fs::remove_dir(desk.path("out/table.csv")).unwrap();
    assert_eq!(desk.begin("out", true).unwrap().swept, [Swept::Finished(left)]);
    assert_eq!(desk.read("out/table.csv"), "two");

    // The place is no longer one of results.
    let desk = Desk::new();
    let left = cut_off(&desk);
    fs::remove_file(desk.path("out/manifest.json")).unwrap();
    let refused = desk.begin("out", true).err().unwrap();
    assert!(matches!(&refused, StoreError::Pending { refused, .. } if matches!(**refused, StoreError::NotOurs(_))));
    assert!(is_whole(&left));

    // A file of the user has the name of a new result.
    let desk = Desk::new();
    let left = cut_off(&desk);
    let manifest = desk.read("out/manifest.json");
    let line = manifest.lines().find(|line| line.contains("table.csv")).unwrap().trim().trim_end_matches(',');
    let figure = manifest.lines().find(|line| line.contains("figures/one.svg")).unwrap().trim().trim_end_matches(',');
    let old = manifest.replace(line, "").replace(&format!("{figure},"), figure);
    fs::write(desk.path("out/manifest.json"), old).unwrap();
    fs::write(desk.path("out/table.csv"), "mine").unwrap();
    assert!(desk.begin("out", false).is_err() && is_whole(&left));
    assert_eq!(desk.begin("out", true).unwrap().swept, [Swept::Kept(desk.path("out-2"))]);
    assert!(is_whole(&desk.path("out-2")) && desk.read("out/table.csv") == "mine");
}

#[test]
fn a_folder_under_the_name_of_a_result_is_told_before_the_work_and_takes_nothing_along_after_it() {
    let desk = Desk::new();
    desk.results("out", "one", false).unwrap();
    let mut folder = desk.begin("out", true).unwrap();
    folder.write("table.csv", b"two").unwrap();
    fs::remove_file(desk.path("out/figures/one.svg")).unwrap();
    fs::create_dir(desk.path("out/figures/one.svg")).unwrap();
    let refused = desk.begin("out", true).err().unwrap();
    assert!(matches!(&refused, StoreError::Blocked { name, .. } if name == "figures/one.svg"), "{refused}");
    assert!(matches!(finish(folder), Err(StoreError::Taken { .. })));
    assert_eq!((desk.read("out/table.csv"), desk.read("out-2/table.csv")), ("one".into(), "two".into()));
    assert!(is_whole(&desk.path("out-2")));
}

#[test]
fn nothing_is_ours_by_its_name_alone() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("foreign/.unfinished-7")).unwrap();
    fs::write(desk.path("foreign/.unfinished"), "things to do\n").unwrap();
    fs::write(desk.path("foreign/.unfinished-7/.unfinished"), "thesis.txt\n/complete\n").unwrap();
    fs::write(desk.path("foreign/.unfinished-7/thesis.txt"), "years").unwrap();
    fs::write(desk.path("foreign/.unfinished-7.moving"), "a film").unwrap();
    for force in [false, true] {
        assert!(matches!(desk.begin("foreign", force).err(), Some(StoreError::NotOurs(_))));
    }
    assert_eq!(names(&desk.path("foreign")), [".unfinished", ".unfinished-7", ".unfinished-7.moving"]);
    assert_eq!(names(&desk.path("foreign/.unfinished-7")), [".unfinished", "thesis.txt"]);

    // In a folder of results these are files of the user, too.
    desk.results("out", "one", false).unwrap();
    fs::rename(desk.path("foreign/.unfinished-7"), desk.path("out/.unfinished-7")).unwrap();
    fs::rename(desk.path("foreign/.unfinished-7.moving"), desk.path("out/.unfinished-7.moving")).unwrap();
    assert!(matches!(desk.begin("out", false).err(), Some(StoreError::Besides { .. })));
    desk.results("out", "two", true).unwrap();
    let expected = [".unfinished-7", ".unfinished-7.moving", "figures", "manifest.json", "table.csv"];
    assert_eq!(names(&desk.path("out")), expected);
    assert_eq!(desk.read("out/.unfinished-7/thesis.txt"), "years");

    // Beside a single file.
    fs::write(desk.path(".b.txt.unfinished-7"), "mine").unwrap();
    write(&desk.path("b.txt"), b"ours", false).unwrap();
    assert!(matches!(write(&desk.path("b.txt"), b"again", false), Err(StoreError::InTheWay(_))));
    write(&desk.path("b.txt"), b"again", true).unwrap();
    assert_eq!((desk.read(".b.txt.unfinished-7"), desk.read("b.txt")), ("mine".into(), "again".into()));
    assert_eq!(names(&desk.path("")), [".b.txt.unfinished-7", "a.toml", "b.txt", "foreign", "out"]);
}

#[test]
fn old_results_that_were_edited_as_they_changed_places_are_kept_and_named() {
    let desk = Desk::new();
    desk.results("out", "new", false).unwrap();
    desk.results("old", "one", false).unwrap();
    let left = desk.path(".out.unfinished-999999");
    fs::rename(desk.path("old"), &left).unwrap();
    let list: String = hashes(&left).iter().map(|(name, hash)| format!("{hash} {name}\n")).collect();
    fs::write(left.join(".unfinished"), format!("exocord unfinished 1\n{list}")).unwrap();
    fs::write(left.join("table.csv"), "edited at the last moment").unwrap();
    let folder = desk.begin("out", false).unwrap();
    assert_eq!(folder.swept, [Swept::Kept(left.clone())]);
    assert_eq!(names(&left), [".unfinished", "table.csv"]);
    assert_eq!(fs::read_to_string(left.join("table.csv")).unwrap(), "edited at the last moment");
}

#[test]
fn interrupted_results_replace_interrupted_ones_alone() {
    let desk = Desk::new();
    let end = |table: &str, interrupted: bool| {
        let mut folder = desk.begin("out", true).unwrap();
        folder.write("table.csv", table.as_bytes()).unwrap();
        let head = serde_json::json!({ "manifest_version": 1, "exocord_version": "0", "interrupted": interrupted });
        folder.finish(&head, &[])
    };
    end("some", true).unwrap();
    end("more", true).unwrap();
    end("all", false).unwrap();
    let kept = end("few", true).unwrap_err();
    assert!(kept.to_string().contains("out-2") && kept.to_string().contains("interrupted"), "{kept}");
    assert_eq!((desk.read("out/table.csv"), desk.read("out-2/table.csv")), ("all".into(), "few".into()));
    end("all again", false).unwrap();
    assert_eq!(desk.read("out/table.csv"), "all again");
}

#[test]
fn who_works_long_in_a_place_keeps_nobody_out_of_a_place_in_it() {
    let desk = Desk::new();
    let mut work = claim(&desk, false).unwrap();
    work.keep("one\n").unwrap();
    let begun = std::time::Instant::now();
    desk.results("out/inner", "1", false).unwrap();
    assert!(begun.elapsed().as_secs() < 5, "nobody waited");
    assert!(matches!(claim(&desk, false).err(), Some(StoreError::Busy(_))));
    end(work, "2").unwrap();
    assert_eq!(names(&desk.path("out")), ["inner", "manifest.json", "table.csv"]);
    assert_eq!(desk.read("out/inner/table.csv"), "1");
}

/// Claims a place for work that takes long.
fn claim(desk: &Desk, force: bool) -> Result<Resumable, StoreError> {
    Resumable::claim(Place::new(&desk.path("out"))?, "long", "", force)
}

/// Ends such work with a table.
fn end(work: Resumable, table: &str) -> Result<(), StoreError> {
    let head = serde_json::json!({ "manifest_version": 1, "exocord_version": "0", "kind": "long" });
    work.finish(&[("table.csv", table.into())], &head, &[])
}

#[test]
fn steps_are_kept_until_the_results_take_their_place_and_finished_work_is_only_replaced_with_force() {
    let desk = Desk::new();
    let mut work = claim(&desk, false).unwrap();
    assert_eq!(work.kept().unwrap(), None);
    work.keep("one\n").unwrap();
    work.keep("two\n").unwrap();
    assert!(matches!(claim(&desk, true).err(), Some(StoreError::Busy(_))), "one process at a time");
    assert!(matches!(desk.begin("out", true).err(), Some(StoreError::NotOurs(_))), "steps are no results of a run");
    drop(work);
    assert_eq!(desk.read("out/long.partial"), "one\ntwo\n");

    let mut work = claim(&desk, false).unwrap();
    assert_eq!(work.kept().unwrap().as_deref(), Some("one\ntwo\n"));
    work.keep("one\n").unwrap();
    work.keep("other\n").unwrap();
    assert_eq!(work.kept().unwrap().as_deref(), Some("one\nother\n"), "the first lines are all there were");
    end(work, "1").unwrap();
    assert_eq!(names(&desk.path("out")), ["manifest.json", "table.csv"]);
    assert_eq!(names(&desk.path("")), ["a.toml", "out"]);

    let place = Place::new(&desk.path("out")).unwrap();
    assert_eq!(Resumable::finished(&place, "long").unwrap().unwrap()["kind"], "long");
    assert!(Resumable::finished(&place, "another").unwrap().is_none());
    assert!(matches!(claim(&desk, false).err(), Some(StoreError::InTheWay(_))));
    fs::write(desk.path("out/table.csv"), "edited").unwrap();
    assert!(Resumable::finished(&place, "long").unwrap().is_none());
    let refused = claim(&desk, false).err().unwrap();
    assert!(matches!(&refused, StoreError::Changed { name, .. } if name == "table.csv"), "{refused}");
    assert_eq!(desk.read("out/table.csv"), "edited");
    end(claim(&desk, true).unwrap(), "2").unwrap();
    assert_eq!(desk.read("out/table.csv"), "2");
}

#[test]
fn work_that_ends_before_its_first_step_leaves_nothing_that_was_not_there() {
    let desk = Desk::new();
    let claim = |name: &str| Resumable::claim(Place::new(&desk.path(name)).unwrap(), "long", "", false).unwrap();
    drop(claim("out"));
    drop(claim("new/deep/out"));
    drop(desk.begin("new/deep/out", false).unwrap());
    drop(discard(&[desk.begin("new/deep/out", false).unwrap().unfinished()]));
    assert_eq!(names(&desk.path("")), ["a.toml"]);

    fs::create_dir_all(desk.path("mine/out")).unwrap();
    drop(claim("mine/out"));
    assert_eq!(names(&desk.path("mine")), ["out"], "an empty folder of the user stays");
    fs::remove_dir(desk.path("mine/out")).unwrap();
    drop(claim("mine/out"));
    assert_eq!(names(&desk.path("")), ["a.toml", "mine"], "and so does one that is above");

    let mut work = claim("new/out");
    work.keep("one\n").unwrap();
    drop(work);
    assert_eq!(desk.read("new/out/long.partial"), "one\n");
    end(claim("new/out"), "1").unwrap();
    assert_eq!(names(&desk.path("new/out")), ["manifest.json", "table.csv"]);
    end(claim("other/out"), "2").unwrap();
    assert_eq!(names(&desk.path("other/out")), ["manifest.json", "table.csv"], "without a step too");
}

#[test]
fn what_lies_beside_the_steps_stays_and_an_old_result_that_is_edited_meanwhile_is_not_replaced() {
    let desk = Desk::new();
    end(claim(&desk, false).unwrap(), "1").unwrap();
    let mut again = claim(&desk, true).unwrap();
    again.keep("step\n").unwrap();
    fs::write(desk.path("out/notes.txt"), "thoughts").unwrap();
    drop(again);
    fs::write(desk.path("out/table.csv"), "edited").unwrap();
    let refused = claim(&desk, false).err().unwrap();
    assert!(matches!(&refused, StoreError::Changed { name, .. } if name == "table.csv"), "{refused}");
    fs::rename(desk.path("out/table.csv"), desk.path("mine.csv")).unwrap();
    let again = claim(&desk, false).unwrap();
    assert!(again.kept().unwrap().is_some());
    end(again, "2").unwrap();
    assert_eq!(names(&desk.path("out")), ["manifest.json", "notes.txt", "table.csv"]);
    assert_eq!((desk.read("out/notes.txt"), desk.read("out/table.csv")), ("thoughts".into(), "2".into()));

    // A file of the user that has the name of a result, beside steps alone.
    let desk = Desk::new();
    let mut work = claim(&desk, false).unwrap();
    work.keep("step\n").unwrap();
    fs::write(desk.path("out/table.csv"), "mine").unwrap();
    assert!(matches!(end(work, "1").unwrap_err(), StoreError::Taken { .. }));
    assert_eq!((desk.read("out/table.csv"), desk.read("out-2/table.csv")), ("mine".into(), "1".into()));
}

#[test]
fn results_without_a_manifest_are_left_alone_by_long_work_too() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    fs::write(desk.path("out/table.csv"), "of an older version").unwrap();
    for force in [false, true] {
        let refused = claim(&desk, force).err().unwrap();
        assert!(matches!(refused, StoreError::NotOurs(_)), "{refused}");
        assert!(refused.to_string().contains("--out DIR"), "{refused}");
    }
    assert_eq!(names(&desk.path("out")), ["table.csv"]);
}

#[test]
fn a_log_grows_and_is_read_back() {
    let desk = Desk::new();
    let path = desk.path("log");
    assert!(Log::read(&path).unwrap().is_none());
    let mut log = Log::begin(&path, "first\nsecond\n").unwrap();
    log.append("third\n").unwrap();
    assert_eq!(Log::read(&path).unwrap().as_deref(), Some("first\nsecond\nthird\n"));
    Log::begin(&path, "anew\n").unwrap();
    assert_eq!(Log::read(&path).unwrap().as_deref(), Some("anew\n"));
}

#[test]
fn the_way_from_results_to_their_scenario_does_not_depend_on_where_one_stands() {
    let desk = Desk::new();
    assert_eq!(relative(&desk.path("outputs/a"), &desk.path("a.toml")), "../../a.toml");
    assert_eq!(relative(&desk.path("."), &desk.path("a.toml")), "a.toml");
}

#[test]
fn a_manifest_begins_with_one_head_and_names_what_was_written() {
    let desk = Desk::new();
    let begin = |kind| Folder::begin(Place::new(&desk.path("out"))?, kind, &desk.path("a.toml"), true, false);
    let record = serde_json::json!({ "z": 1, "arms": ["control"] });
    let mut folder = begin("").unwrap();
    folder.write("members.csv", b"one\ntwo\n").unwrap();
    folder.finish(&Head::new("", "abc", &record), &[]).unwrap();
    let text = desk.read("out/manifest.json");
    let head = ["manifest_version", "context_of_use", "exocord_version", "model_hash", "arms", "z", "scenario_file"];
    let places: Vec<usize> = head.iter().map(|key| text.find(&format!("\"{key}\"")).unwrap()).collect();
    assert!(places.is_sorted() && !text.contains("\"kind\""), "{text}");
    assert!(text.contains("members.csv") && desk.read("out/members.csv") == "one\ntwo\n", "{text}");
    let head = Head::new("ensemble", "abc", &record);
    let mut folder = begin("ensemble").unwrap();
    folder.write("members.csv", b"three\n").unwrap();
    folder.finish(&head.sorted().unwrap(), &[]).unwrap();
    let text = desk.read("out/manifest.json");
    let head = ["arms", "context_of_use", "exocord_version", "kind", "manifest_version", "model_hash", "z"];
    let places: Vec<usize> = head.iter().map(|key| text.find(&format!("\"{key}\"")).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_page_takes_along_what_its_manifest_names_and_leaves_everything_else() {
    let desk = Desk::new();
    let folder = desk.path("page");
    let page = Page { folder: &folder, kind: "page", table: "folds.csv" };
    let files = |figure: &str| {
        let text = format!("![]({figure}.svg)\n");
        vec![("README.md".to_owned(), text.into_bytes()), (format!("{figure}.svg"), b"<svg/>".to_vec())]
    };
    let write = |figure: &str, force: bool| {
        let mut claimed = page.claim(force)?;
        files(figure).iter().try_for_each(|(name, bytes)| claimed.write(name, bytes))?;
        let head = serde_json::json!({ "manifest_version": 1, "exocord_version": "0", "kind": "page" });
        claimed.finish(&head, &[])
    };
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("folds.csv"), "fold\n").unwrap();
    assert_eq!(page.differs(&files("one")).unwrap(), Some(folder.join("README.md")));
    write("one", false).unwrap();
    assert_eq!(page.differs(&files("one")).unwrap(), None);
    assert_eq!(page.read_table().unwrap().unwrap().1, "fold\n");
    let fewer: Vec<_> = files("one").into_iter().take(1).collect();
    assert_eq!(page.differs(&fewer).unwrap(), Some(folder.join("one.svg")), "it would no longer be written");

    // The user's own figure is shown in the page by the user, and is not of it for that.
    fs::write(folder.join("mine.svg"), "drawn by hand").unwrap();
    write("two", false).unwrap();
    let expected = ["README.md", "folds.csv", "manifest.json", "mine.svg", "two.svg"];
    assert_eq!(names(&folder), expected);
    fs::write(folder.join("README.md"), "![](two.svg) and ![](mine.svg)\n").unwrap();
    let refused = write("two", false).unwrap_err();
    assert!(matches!(&refused, StoreError::Changed { name, .. } if name == "README.md"), "{refused}");
    assert!(desk.read("page/README.md").contains("mine.svg"));
    write("three", true).unwrap();
    assert_eq!(names(&folder), ["README.md", "folds.csv", "manifest.json", "mine.svg", "three.svg"]);
    assert_eq!(desk.read("page/mine.svg"), "drawn by hand");
    fs::write(folder.join("four.svg"), "mine too").unwrap();
    assert!(matches!(write("four", true), Err(StoreError::Taken { .. })));
    assert_eq!((desk.read("page/four.svg"), desk.read("page-2/four.svg")), ("mine too".into(), "<svg/>".into()));

    // Without a manifest nobody knows what is of the page, with a table or without.
    fs::remove_file(folder.join("manifest.json")).unwrap();
    for _ in 0..2 {
        assert!(matches!(write("three", true), Err(StoreError::NotOurs(_))));
        let _ = fs::remove_file(folder.join("folds.csv"));
    }
    assert_eq!(names(&folder), ["README.md", "four.svg", "mine.svg", "three.svg"]);
}

#[cfg(unix)]
#[test]
fn steps_are_not_written_through_a_link_and_not_waited_for_in_a_pipe() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    fs::write(desk.path("mine.txt"), "mine").unwrap();
    std::os::unix::fs::symlink("../mine.txt", desk.path("out/long.partial")).unwrap();
    for force in [false, true] {
        let refused = claim(&desk, force).err().unwrap();
        assert!(matches!(&refused, StoreError::Blocked { name, .. } if name == "long.partial"), "{refused}");
    }
    assert_eq!(desk.read("mine.txt"), "mine");
    fs::remove_file(desk.path("out/long.partial")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("out/long.partial")).status().unwrap().success());
    assert!(matches!(claim(&desk, true).err(), Some(StoreError::Blocked { .. })));
}

#[test]
fn what_a_kill_left_in_a_readable_folder_and_was_edited_then_stays() {
    for (edited, stays) in
        [(&b"head\none\n"[..], false), (b"head\nten\n", true), (b"head\none\nmine\n", true), (b"mine", true)]
    {
        let desk = Desk::new();
        let begin =
            || Folder::begin(Place::new(&desk.path("out")).unwrap(), "", &desk.path("a.toml"), false, true).unwrap();
        let mut folder = begin();
        folder.write("members.csv", b"head\none\n").unwrap();
        let left = folder.path().to_path_buf();
        drop(folder);
        fs::write(left.join("members.csv"), edited).unwrap();
        let swept = begin().swept.clone();
        let expected = if stays { Swept::Kept(left.clone()) } else { Swept::Removed(left.clone()) };
        assert_eq!(swept, [expected], "{}", String::from_utf8_lossy(edited));
        assert_eq!(fs::read(left.join("members.csv")).ok(), stays.then(|| edited.to_vec()));
    }
}

#[test]
fn a_file_that_has_the_name_of_steps_and_is_of_somebody_else_is_left_alone_with_force_too() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let claim = |force| Resumable::claim(Place::new(&desk.path("out")).unwrap(), "long", "# long", force);
    for mine in ["mine", "", "a # long"] {
        fs::write(desk.path("out/long.partial"), mine).unwrap();
        for force in [false, true] {
            assert!(matches!(claim(force).err(), Some(StoreError::NoSteps(_))), "{mine}");
        }
        assert_eq!(desk.read("out/long.partial"), mine);
    }
    fs::write(desk.path("out/long.partial"), "# long 1\n").unwrap();
    assert_eq!(claim(false).unwrap().kept().unwrap().as_deref(), Some("# long 1\n"));
}
