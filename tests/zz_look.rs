use exocord::catalogue::Catalogue;
use exocord::experiment::{run_arm, vocabulary};
use exocord::figure::{Manner, Size, Time, svg};
use exocord::present::{ArmEffect, Bands, Choice, Results, Shown, nominal_effects, overview};
use exocord::scenario::parse;

const HEAD: &str = r#"question = "How much of the benefit of one intravenous dose is lost by waiting a day, or a week?"
[injury]
species = "rat"
mechanism = "contusion"
severity = "IH 200 kdyn"
[simulation]
until = "84 d"
output_every = "6 h"
[[intervention]]
name = "vesicles"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "1 h"
"#;

fn scenario(arms: usize) -> String {
    let mut t = HEAD.to_string();
    match arms {
        0 => {
            t = t.split("[[intervention]]").next().unwrap().into();
        }
        1..=4 => {
            for (n, at) in [("at 1 h", "1 h"), ("at 24 h", "24 h"), ("at 7 d", "7 d"), ("nasal, three days", "3 h")]
                .into_iter()
                .take(arms)
            {
                t += &format!("[[arm]]\nname = \"{n}\"\n");
                if n.starts_with("nasal") {
                    t += "intervention.vesicles.route = \"intranasal\"\nintervention.vesicles.times=3\nintervention.vesicles.every=\"24 h\"\nintervention.vesicles.dose=\"50 ug\"\n";
                }
                t += &format!("intervention.vesicles.at = \"{at}\"\n");
            }
        }
        _ => {
            for i in 0..arms {
                let route = ["intravenous", "intrathecal", "intranasal"][i % 3];
                let dose = [1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 2000.0, 3000.0, 5000.0][(i / 3) % 10];
                t += &format!(
                    "[[arm]]\nname = \"{dose} ug {route}\"\nintervention.vesicles.route = \"{route}\"\nintervention.vesicles.dose = \"{dose} ug\"\n"
                );
            }
        }
    }
    t
}

#[test]
fn look() {
    let catalogue = Catalogue::embedded().unwrap();
    std::fs::create_dir_all("/tmp/look").unwrap();
    let only = std::env::var("LOOK").unwrap_or_default();
    for arms in [0usize, 1, 2, 4, 7, 12, 30] {
        let text = scenario(arms);
        let parsed = parse("x.toml", &text, &vocabulary(&catalogue))
            .map_err(|d| exocord::scenario::render(&d, "x.toml", &text, false))
            .unwrap();
        let scenario = parsed.scenario;
        let courses: Vec<_> = scenario.arms.iter().map(|a| run_arm(&scenario, a, &catalogue).unwrap()).collect();
        let results = Results::new(scenario, courses, vec![]);
        let mut bands = Bands { sets: "100 plausible parameter sets".into(), ..Default::default() };
        for (i, c) in results.courses.iter().enumerate() {
            for name in &c.columns {
                let s = c.series(name).unwrap();
                bands.courses.insert(
                    (i, name.clone()),
                    s.into_iter().map(|(t, v)| (t, [0.82 * v, 0.97 * v, 1.2 * v])).collect(),
                );
            }
        }
        let effects: Vec<ArmEffect> = nominal_effects(&results)
            .into_iter()
            .enumerate()
            .map(|(i, e)| {
                let m = e.nominal * (0.9 + 0.02 * (i % 7) as f64);
                ArmEffect {
                    low: m - 0.3 - 0.15 * m.abs(),
                    median: m,
                    high: m + 0.4 + 0.2 * m.abs(),
                    better: (m / 3.0).clamp(0.0, 1.0),
                    worse: 0.0,
                    ..e
                }
            })
            .collect();
        for (word, size) in Size::ALL {
            for (tag, sampled) in [("n", false), ("b", true)] {
                if tag == "n" && ![1, 4].contains(&arms) {
                    continue;
                }
                let shown = Shown {
                    provenance: "exocord 0.1.0, early-versus-late-iv, model 415be5e8, seed 1",
                    bands: sampled.then_some(&bands),
                    effects: if sampled { &effects } else { &[] },
                    size,
                    panels: None,
                };
                let o = overview(&results, &shown).unwrap();
                match svg(&o, size) {
                    Ok(s) => std::fs::write(format!("/tmp/look/{arms:02}-{word}-{tag}.svg"), s).unwrap(),
                    Err(e) => println!("{arms} {word}: {e}"),
                }
                if arms == 2 && sampled {
                    for (tw, time) in Time::ALL {
                        std::fs::write(
                            format!("/tmp/look/{arms:02}-{word}-time-{tw}.svg"),
                            svg(&o, Manner { size, time }).unwrap(),
                        )
                        .unwrap();
                    }
                    let choice = Choice::parse("m1+m2,bscb_leak@epicentre,bbb,exo_plasma+exo_csf,oedema").unwrap();
                    let o = overview(&results, &Shown { panels: Some(&choice), ..shown }).unwrap();
                    std::fs::write(format!("/tmp/look/{arms:02}-{word}-chosen.svg"), svg(&o, size).unwrap()).unwrap();
                }
            }
        }
    }
    let _ = only;
}
