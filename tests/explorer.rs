//! The explorer's page: everything inside of it, and nothing that could run unseen.

use exocord::explorer::{MARK, PackError, Parts, Start, packed, replaced};
use exocord::store::compressed;
use lzma_rust2::LzmaReader;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

const INDEX: &str = "<!doctype html>\n<meta http-equiv=\"Content-Security-Policy\" content=\"\">\n\
    <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"a.css\">\n\
    <script type=\"text/plain\" id=\"model\"></script>\n<script type=\"text/plain\" id=\"licences\"></script>\n\
    <script type=\"text/plain\" id=\"facts\"></script>\n<script type=\"text/plain\" id=\"lessons\"></script>\n\
    <script type=\"application/json\" id=\"start\"></script>\n\
    <script type=\"text/plain\" id=\"worker\" src=\"worker.js\"></script>\n<script src=\"main.js\"></script>\n";

fn file(name: &str) -> Option<String> {
    let text = match name {
        "a.css" => "p { color: red }",
        "main.js" => "doSomething();",
        "worker.js" => "onmessage = 1;",
        _ => return None,
    };
    Some(text.to_owned())
}

static FACTS: BTreeMap<String, Vec<String>> = BTreeMap::new();

fn start(text: &str) -> Start<'_> {
    Start { file: "mine.toml", text, version: "1", model: "abc" }
}

const UNPACK: &str = "// Unpacks.\nunpack();\n";

fn page(index: &str, file: &dyn Fn(&str) -> Option<String>, start: Start<'_>) -> Result<String, PackError> {
    let lessons = "[{\"id\":\"one\",\"intro_html\":\"# One </script>\"}]";
    let compress = |bytes: &[u8]| compressed(bytes).ok();
    let (engine, licences, facts) = (b"engine", "MIT </script>", &FACTS);
    let (unpack, join, compress) = (UNPACK, "join();", &compress);
    packed(&Parts { index, file, unpack, join, compress, engine, start, facts, lessons, licences })
}

/// What is behind the letters of a block.
fn block(page: &str, id: &str) -> String {
    let (_, rest) = page.split_once(&format!("id=\"{id}\">")).unwrap();
    let value = |letter: u8| (b'!'..letter).filter(|one| !b"&<\\".contains(one)).count() as u32;
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for pair in rest.split_once("</script>").unwrap().0.as_bytes().chunks(2) {
        bits |= (value(pair[0]) * 91 + value(pair[1])) << count;
        count += 13;
        while count >= 8 {
            bytes.push((bits & 255) as u8);
            (bits, count) = (bits >> 8, count - 8);
        }
    }
    let mut text = String::new();
    LzmaReader::new_mem_limit(bytes.as_slice(), u32::MAX, None).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What a page opens on.
fn opens_on(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("id=\"start\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn a_packed_page_names_no_file_and_its_policy_names_what_runs() {
    let page = page(INDEX, &file, start("question = \"?\"")).unwrap();
    assert!(!page.contains("src=") && !page.contains(".css") && !page.contains("content=\"\""), "{page}");
    assert!(page.contains("<style>p { color: red }\n</style>"));
    let inside = ["worker", "scripts", "licences", "lessons", "facts"].map(|id| block(&page, id));
    let lessons = "[{\"id\":\"one\",\"intro_html\":\"# One </script>\"}]";
    let worker = "unpack();\njoin();\nonmessage = 1;\n";
    assert_eq!(inside, [worker, "doSomething();\n", "MIT </script>", lessons, "{}"]);
    assert!(block(&page, "model").ends_with("engine"));
    let policy = page.split("content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-b8v41/hUxNO4Aq6lsETJxNwr5896zYzJoUJEA4YhukU=' 's")
    );
    assert!(!policy.contains("unsafe-inline") && policy.matches("sha256-").count() == 3, "{policy}");
}

#[test]
fn what_a_page_opens_on_cannot_end_its_tag() {
    let text = "# </script><script>alert(1)</script> <!-- \u{2028}";
    let page = page(INDEX, &file, start(text)).unwrap();
    assert_eq!(opens_on(&page)["text"], text);
    // One more is that of what unpacks.
    assert_eq!(page.matches("<script").count(), INDEX.matches("<script").count() + 1);
}

#[test]
fn a_page_with_a_part_missing_or_a_script_that_ends_early_is_refused() {
    let bad = |name: &str| if name == "main.js" { Some("x = '</Script>'".into()) } else { file(name) };
    let said = |made: Result<String, PackError>| made.unwrap_err().to_string();
    assert!(said(page(INDEX, &bad, start(""))).contains("main.js holds"));
    assert!(said(page(INDEX, &|_| None, start(""))).contains("which index.html names"));
    assert!(said(page(&INDEX.replace("id=\"model\"", ""), &file, start(""))).contains("`model`"));
    assert!(said(page(&INDEX.replace("Content-Security-Policy", ""), &file, start(""))).contains("Policy"));
}

#[test]
fn a_packed_page_opens_on_another_scenario() {
    let first = page(INDEX, &file, start("one")).unwrap();
    let second = replaced(&first, &start("two")).unwrap();
    assert_eq!(opens_on(&second)["text"], "two");
    assert_eq!(replaced(&second, &start("one")).unwrap(), first);
    let stale = replaced(&first, &Start { model: "other", ..start("two") }).unwrap_err().to_string();
    assert!(stale.contains("another model"), "{stale}");
}

#[test]
fn the_page_of_the_repository_is_packed_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/page");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let index = read("index.html").unwrap();
    let made = page(&index, &read, start("")).unwrap();
    assert!(made.contains(MARK), "index.html lacks {MARK}");
    // What is in the folder is in the page.
    for one in std::fs::read_dir(&folder).unwrap() {
        let name = one.unwrap().file_name().into_string().unwrap();
        assert!(name == "index.html" || index.contains(&format!("=\"{name}\"")), "index.html does not name {name}");
    }
}
