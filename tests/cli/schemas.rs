//! What `--json` prints keeps to the schemas that `exocord schema VERB` prints.

use super::evidence::FACTS;
use super::*;
use serde_json::{Map, Value};

/// Verbs that print no JSON: the model in other forms, files alone, and schemas themselves.
const SILENT: [&str; 5] = ["export", "calibrate", "schema", "explorer", "help"];

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn schema(desk: &Desk, verb: &str) -> Value {
    let printed = desk.exocord(&["schema", verb]);
    assert_eq!(code(&printed), 0, "{}", stderr(&printed));
    json(&stdout(&printed))
}

/// Where `value` is not what a schema says; a keyword that is not known here is a failure of the test.
struct Checker<'a> {
    root: &'a Value,
}

impl Checker<'_> {
    fn faults(&self, rule: &Value, value: &Value, at: &str) -> Vec<String> {
        let Some(rule) = rule.as_object() else {
            return if rule == &Value::Bool(false) {
                vec![format!("{at}: nothing may stand here")]
            } else {
                Vec::new()
            };
        };
        rule.iter().flat_map(|(word, of)| self.of(word, of, rule, value, at)).collect()
    }

    fn of(&self, word: &str, of: &Value, rule: &Map<String, Value>, value: &Value, at: &str) -> Vec<String> {
        let no = |what: &str| vec![format!("{at}: {value} is not {what} {of}")];
        let one = |of: &Value| self.faults(of, value, at);
        let held = |all: &Value| all.as_array().unwrap().iter().filter(|of| one(of).is_empty()).count();
        let size = value.as_array().map_or(0, Vec::len) as u64;
        match word {
            "title" | "description" | "$schema" | "$defs" => Vec::new(),
            "$ref" => one(self.root.pointer(of.as_str().unwrap().trim_start_matches('#')).expect("a definition")),
            "type" if !types(of).iter().any(|kind| is(kind, value)) => no("of type"),
            "const" if of != value => no("equal to"),
            "enum" if !of.as_array().unwrap().contains(value) => no("one of"),
            "anyOf" if held(of) == 0 => no("any of"),
            "oneOf" if held(of) != 1 => no(&format!("one (it is {}) of", held(of))),
            "minimum" if value.as_f64().is_some_and(|value| value < of.as_f64().unwrap()) => no("at least"),
            "minItems" if value.is_array() && size < of.as_u64().unwrap() => no("as long as"),
            "maxItems" if size > of.as_u64().unwrap() => no("as short as"),
            "required" => {
                let lacks = |key: &&Value| value.is_object() && value.get(key.as_str().unwrap()).is_none();
                of.as_array().unwrap().iter().filter(lacks).map(|key| format!("{at}: {key} is missing")).collect()
            }
            "properties" | "additionalProperties" if value.is_object() => self.keys(word, of, rule, value, at),
            "prefixItems" | "items" if value.is_array() => self.items(word, of, rule, value, at),
            "type" | "const" | "enum" | "anyOf" | "oneOf" | "minimum" | "minItems" | "maxItems" => Vec::new(),
            "properties" | "additionalProperties" | "prefixItems" | "items" | "uniqueItems" => Vec::new(),
            unknown => panic!("{at}: this test does not know `{unknown}`"),
        }
    }

    fn keys(&self, word: &str, of: &Value, rule: &Map<String, Value>, value: &Value, at: &str) -> Vec<String> {
        let declared = |key: &str| rule.get("properties").is_some_and(|known| known.get(key).is_some());
        let keys = value.as_object().unwrap().iter().filter(|(key, _)| (word == "properties") == declared(key));
        keys.flat_map(|(key, inner)| {
            let rule = if word == "properties" { &of[key.as_str()] } else { of };
            self.faults(rule, inner, &format!("{at}/{key}"))
        })
        .collect()
    }

    fn items(&self, word: &str, of: &Value, rule: &Map<String, Value>, value: &Value, at: &str) -> Vec<String> {
        let first = rule.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
        let items = value.as_array().unwrap().iter().enumerate();
        let items = items.filter(|(position, _)| (word == "prefixItems") == (*position < first));
        items
            .flat_map(|(position, inner)| {
                let rule = if word == "prefixItems" { &of[position] } else { of };
                self.faults(rule, inner, &format!("{at}/{position}"))
            })
            .collect()
    }
}

fn types(of: &Value) -> Vec<&str> {
    of.as_array()
        .map_or_else(|| vec![of.as_str().unwrap()], |all| all.iter().map(|one| one.as_str().unwrap()).collect())
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type of JSON Schema: {other}"),
    }
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    Checker { root: schema }.faults(schema, value, "")
}

/// That what a verb printed keeps to its schema.
pub fn keeps(desk: &Desk, verb: &str, value: &Value) {
    assert_eq!(faults(&schema(desk, verb), value), Vec::<String>::new(), "{verb}");
}

/// Every verb, in several forms where its flags change what it prints.
const ASKED: [&str; 33] = [
    "run quick.toml --members 3 --out run",
    "run quick.toml --nominal --out one",
    "run untreated.toml --members 3 --out untreated",
    "run counted.toml --nominal --out counted",
    "compare quick.toml --members 3 --metric peak(tnf) --out compare",
    "compare run --out compared",
    "window quick.toml --members 3 --times 1h,1d --out window",
    "window quick.toml --nominal --times 1h,1d --by route=intravenous,intranasal --out by",
    "scan quick.toml --members 3 --set dose=0ug,100ug --set at=1h,1d --out scan",
    "routes quick.toml --members 3 --routes intravenous,intranasal --equal exposure --out routes",
    "routes quick.toml --nominal --equal customary --out customary",
    "why quick.toml --members 2 --out why",
    "why quick.toml --nominal --metric peak(tnf) --out why-tnf",
    "what-matters quick.toml --members 10 --out what-matters",
    "plot quick.toml --nominal --out plot",
    "plot quick.toml --nominal --out plot.svg",
    "ensemble quick.toml --members 3 --out ensemble",
    "ensemble quick.toml --member 2",
    "doses quick.toml",
    "doses counted.toml",
    "describe",
    "describe states",
    "describe tnf",
    "describe bmsc",
    "describe rat",
    "validate --facts mine.toml",
    "validate --facts mine.toml --knockouts",
    "cite quick.toml",
    "cite quick.toml --csl",
    "new",
    "new routes",
    "lessons",
    "lessons still-saved",
];

/// Those that ask what the others left.
const AFTER: [&str; 6] = [
    "plot run --out again",
    "plot window --out redrawn",
    "replay run",
    "report run window",
    "new timing --out mine-too.toml",
    "lessons 1 --out sheets",
];

#[test]
fn every_verb_keeps_to_its_schema_and_a_key_less_or_more_is_a_fault() {
    let desk = Desk::with("quick.toml", QUICK);
    let untreated = QUICK.split("[[intervention]]").next().unwrap().to_owned();
    let counted = QUICK.replace("100 ug", "1e9 particles");
    for (name, text) in [("mine.toml", FACTS), ("untreated.toml", &untreated), ("counted.toml", &counted)] {
        std::fs::write(desk.path(name), text).unwrap();
    }
    let mut seen = std::collections::BTreeSet::new();
    for line in ASKED.into_iter().chain(AFTER) {
        let words: Vec<&str> = line.split(' ').chain(["--json", "--quiet"]).collect();
        let printed = desk.exocord(&words);
        assert!([0, 5].contains(&code(&printed)), "{line}: {}", stderr(&printed));
        let (rule, mut value) = (schema(&desk, words[0]), json(&stdout(&printed)));
        let found = faults(&rule, &value);
        assert!(found.is_empty(), "{line}: {}", found[..found.len().min(5)].join("\n"));
        if let Some(object) = value.as_object_mut() {
            let key = object.keys().next().unwrap().clone();
            let kept = object.remove(&key).unwrap();
            assert!(!faults(&rule, &value).is_empty(), "{line}: without {key} it passes");
            value[&key] = kept;
            value["nonsense"] = 1.into();
            assert!(!faults(&rule, &value).is_empty(), "{line}: with a key more it passes");
        }
        seen.insert(words[0].to_owned());
    }
    let listed: Vec<String> = stdout(&desk.exocord(&["schema", "list"])).lines().map(str::to_owned).collect();
    let rest = listed.iter().filter(|verb| !seen.contains(*verb)).map(String::as_str).collect::<Vec<_>>();
    assert_eq!(rest, ["credibility", "errors"], "they are checked below and beside the page");
    for verb in exocord_verbs(&desk).iter().filter(|verb| !SILENT.contains(&verb.as_str())) {
        assert!(listed.contains(verb), "no schema of what `{verb}` prints");
    }
}

/// Verbs as the help lists them.
fn exocord_verbs(desk: &Desk) -> Vec<String> {
    let help = stdout(&desk.exocord(&["--help"]));
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    lines
        .filter(|line| !line.starts_with("     "))
        .filter_map(|line| Some(line.split_whitespace().next()?.into()))
        .collect()
}

#[test]
fn the_help_of_every_verb_opens_with_examples_of_it() {
    let desk = Desk::with("quick.toml", QUICK);
    let verbs = exocord_verbs(&desk);
    assert!(verbs.len() > 15, "{verbs:?}");
    for verb in verbs.iter().filter(|verb| *verb != "help") {
        let help = stdout(&desk.exocord(&[verb, "--help"]));
        let examples: Vec<&str> = help.lines().skip(1).take_while(|line| !line.is_empty()).collect();
        assert!(help.starts_with("Examples:\n") && examples.len() > 1, "{verb}: {help}");
        assert!(examples.iter().any(|line| line.starts_with(&format!("  exocord {verb}"))), "{verb}: {help}");
    }
}

#[test]
fn faults_of_a_file_keep_to_their_schema_and_a_verb_that_prints_nothing_is_told_its_nearest() {
    let desk = Desk::with("wrong.toml", &QUICK.replace("species", "specie"));
    let found = json(&stderr(&desk.exocord(&["run", "wrong.toml", "--json"])));
    keeps(&desk, "errors", &found);
    let unknown = desk.exocord(&["schema", "comparre"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("did you mean `compare`?"), "{}", stderr(&unknown));
}

#[test]
fn schemas_close_every_object_and_say_what_every_key_is() {
    let desk = Desk::with("quick.toml", QUICK);
    for verb in stdout(&desk.exocord(&["schema", "list"])).lines() {
        let schema = schema(&desk, verb);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        each(&schema, &mut |rule| {
            let Some(keys) = rule.get("properties").and_then(Value::as_object) else { return };
            assert_eq!(rule["additionalProperties"], false, "{verb}: {rule}");
            for (key, of) in keys {
                let said = ["description", "$ref", "const", "anyOf"].iter().any(|word| of.get(word).is_some());
                assert!(said || SPEAKING.contains(&key.as_str()), "{verb}: nobody says what `{key}` is");
            }
        });
    }
}

/// Keys that say what they are: times, and the one key of an answer that has several forms.
const SPEAKING: [&str; 21] = [
    "start",
    "end",
    "day",
    "is",
    "overview",
    "states",
    "parameters",
    "reactions",
    "observables",
    "papers",
    "catalogue",
    "species",
    "injuries",
    "items",
    "span",
    "numbers",
    "name",
    "also",
    "note",
    "score",
    "kind",
];

/// Every schema within a schema.
fn each(rule: &Value, see: &mut dyn FnMut(&Value)) {
    match rule {
        Value::Object(inner) => {
            if inner.get("type").is_some() {
                see(rule);
            }
            inner.values().for_each(|one| each(one, see));
        }
        Value::Array(all) => all.iter().for_each(|one| each(one, see)),
        _ => {}
    }
}
