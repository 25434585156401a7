//! Figures of the scenarios that ship, and of more arms than panels can share: tidy, and with a claim.

use std::fs;

use exocord::catalogue::Catalogue;
use exocord::experiment::{run_arm, vocabulary};
use exocord::figure::{Overview, Size, svg};
use exocord::present::{Choice, ChoiceError, Results, Shown, overview};
use exocord::scenario::parse;

use crate::Outcome;
use crate::boxes::assert_tidy_document;

fn results(file: &str, text: &str) -> Result<Results, Box<dyn std::error::Error>> {
    let catalogue = Catalogue::embedded()?;
    let parsed = parse(file, text, &vocabulary(&catalogue)).map_err(|faults| format!("{file}: {faults:?}"))?;
    let scenario = parsed.scenario;
    let courses = scenario.arms.iter().map(|arm| run_arm(&scenario, arm, &catalogue)).collect::<Result<_, _>>()?;
    Ok(Results::new(scenario, courses, Vec::new()))
}

fn drawn(results: &Results, size: Size, panels: Option<&Choice>) -> Result<Overview, ChoiceError> {
    overview(results, &Shown { provenance: "exocord, a test", panels, size })
}

#[test]
fn every_scenario_that_ships_is_tidy_at_every_size() -> Outcome {
    for entry in fs::read_dir("scenarios")? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !file.ends_with(".toml") {
            continue;
        }
        let results = results(&file, &fs::read_to_string(&path)?)?;
        for (word, size) in Size::ALL {
            let overview = drawn(&results, size, None)?;
            let document = svg(&overview, size).map_err(|error| format!("{file}, {word}: {error}"))?;
            assert_tidy_document(&document, &format!("{file}, {word}"))?;
            assert_eq!(overview.answer.is_some(), results.courses.len() > 1, "{file}");
            assert!(!overview.title.contains('…') && overview.footer.contains("not for clinical use"), "{file}");
        }
    }
    Ok(())
}

/// A dose-response of so many arms.
fn doses(arms: usize) -> String {
    let mut text = String::from(
        "question = \"How much is enough?\"\n[injury]\nspecies = \"mouse\"\nmechanism = \"contusion\"\nseverity = 0.6\n\
         [simulation]\nuntil = \"28 d\"\n[[intervention]]\nname = \"vesicles\"\nsource = \"bmsc\"\nroute = \"intravenous\"\n\
         dose = \"1 ug\"\nat = \"1 h\"\n",
    );
    for arm in 1..=arms {
        text += &format!("[[arm]]\nname = \"{arm} ug\"\nintervention.vesicles.dose = \"{arm} ug\"\n");
    }
    text
}

#[test]
fn many_arms_have_panels_of_their_own_and_all_are_in_the_answer() -> Outcome {
    for arms in [2, 4, 5, 13] {
        let results = results("doses.toml", &doses(arms).replace("dose = \"1 ug\"\nat", "dose = \"0.5 ug\"\nat"))?;
        for (word, size) in Size::ALL {
            let overview = drawn(&results, size, None)?;
            assert_tidy_document(&svg(&overview, size)?, &format!("{arms} arms, {word}"))?;
            // The scenario as written is an arm too.
            let treated = arms + 1;
            assert_eq!(overview.answer.as_ref().map(|answer| answer.rows.len()), Some(treated));
            let shared = treated <= 4;
            assert_eq!(
                (overview.panels.is_empty(), overview.blocks.is_empty() || shared),
                (!shared, shared || size != Size::Page && arms == 13)
            );
        }
    }
    Ok(())
}

#[test]
fn panels_are_those_that_are_chosen_and_others_are_refused() -> Outcome {
    let results = results("doses.toml", &doses(2).replace("dose = \"1 ug\"\nat", "dose = \"0.5 ug\"\nat"))?;
    let choice = Choice::parse("m1+m2, bms,exo_plasma,bscb_leak@epicentre")?;
    let overview = drawn(&results, Size::Page, Some(&choice))?;
    let titles: Vec<&str> = overview.panels.iter().map(|panel| panel.title.as_str()).collect();
    assert_eq!(
        titles,
        ["M1-like cells and M2-like cells, segment", "BMS", "Exosomes in plasma", "Barrier leak, epicentre"]
    );
    assert_tidy_document(&svg(&overview, Size::Page)?, "chosen")?;
    let unknown = drawn(&results, Size::Page, Some(&Choice::parse("m1,m3")?));
    assert!(matches!(&unknown, Err(ChoiceError::Unknown(_))), "{unknown:?}");
    let mixed = drawn(&results, Size::Page, Some(&Choice::parse("m1+bms")?));
    assert!(matches!(&mixed, Err(ChoiceError::Units { .. })), "{mixed:?}");
    Ok(())
}
