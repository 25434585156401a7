//! Figures of random experiments: 1 to 30 arms, every species' words, an hour to three years, at every size and time.

use exocord::figure::text::{Metrics, Weight};
use exocord::figure::{
    Answer, AnswerRow, Arm, Block, Curve, DoseMark, FigureError, Line, MAX_TREATED, Manner, MarkKind, Overview, Panel,
    Role, Size, Time, Upright, svg,
};
use exocord::model::species::Species;

use crate::boxes::{assert_tidy_document, boxes};
use crate::shapes::assert_legible;
use crate::{Outcome, synthetic};

/// A stream of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.part() * (high - low)
    }
}

const WORDS: [&str; 12] =
    ["at 1 h", "100 ug", "intranasal", "twice", "gel", "hypoxic", "late", "x3", "PTEN", "knock-out", "no M2", "daily"];

fn name(dice: &mut Dice, arm: usize) -> String {
    let words: Vec<&str> = (0..=dice.below(4)).map(|_| WORDS[dice.below(WORDS.len())]).collect();
    if arm == 0 { "control".into() } else { format!("{} {arm}", words.join(" ")) }
}

/// A bump that ends somewhere between its height and nothing, with a band around it.
fn curve(dice: &mut Dice, horizon: f64, (label, role, line): (&str, Role, Line), top: f64) -> Curve {
    let (peak, rest) = (dice.between(0.05, 0.9) * horizon, dice.part());
    let value = |t: f64| {
        let bump = (t / peak * (1.0 - t / peak).exp()).min(1.0);
        top * (bump + rest * t / horizon * (1.0 - bump))
    };
    let times: Vec<f64> = (0..=60).map(|i| horizon * (f64::from(i) / 60.0).powi(3)).collect();
    let band = times.iter().map(|t| (*t, 0.8 * value(*t), 1.3 * value(*t))).collect();
    let points = times.iter().map(|t| (*t, value(*t))).collect();
    Curve { band, ..Curve::new(label, role, line, points) }
}

fn marks(dice: &mut Dice, arms: &[Arm], horizon: f64) -> Vec<DoseMark> {
    let mut marks = Vec::new();
    for arm in &arms[1..] {
        for _ in 0..dice.below(4) {
            let start_d = dice.part() * horizon;
            let kinds = [MarkKind::Bolus, MarkKind::Infusion, MarkKind::Depot, MarkKind::Perturbation];
            let kind = kinds[dice.below(4)];
            let end_d = (kind != MarkKind::Bolus).then(|| start_d + dice.part() * (horizon - start_d));
            let label = format!("{} ug intravenous", dice.below(5) * 50);
            marks.push(DoseMark { arm: arm.name.clone(), kind, start_d, end_d, label });
        }
    }
    marks
}

fn answer(dice: &mut Dice, arms: &[Arm], species: &Species) -> Option<Answer> {
    let full = species.score.full.value;
    let sampled = dice.below(4) > 0;
    let row = |arm: &Arm| {
        let nominal = dice.between(-0.2, 0.3) * full;
        let band = sampled.then(|| [nominal - dice.part(), nominal, nominal + 3.0 * dice.part()]);
        let cells = [format!("{nominal:+.1} ({:.1} to {:.1})", nominal - 1.0, nominal + 3.0), "98 | 0 %".into()];
        AnswerRow { arm: arm.name.clone(), role: arm.role, nominal, band, cells }
    };
    (arms.len() > 1).then(|| Answer {
        title: format!("{} at month 12, difference to control", species.score.title),
        unit: "points".into(),
        smallest: species.score.smallest_difference.value,
        control: "nominal 11.4".into(),
        heads: ["median (5 to 95 %)".into(), "better | worse".into()],
        rows: arms[1..].iter().map(row).collect(),
    })
}

fn overview(dice: &mut Dice) -> Overview {
    let species = Species::ALL[dice.below(Species::ALL.len())];
    let horizon = (1.0 / 24.0) * (3.0 * 365.25 * 24.0_f64).powf(dice.part());
    let treated = dice.below(30);
    let crowded = treated > MAX_TREATED;
    let arm = |dice: &mut Dice, i: usize| {
        let line = match i {
            0 => Line::Dashed,
            _ if crowded => Line::Solid,
            _ => Line::of_arm(i),
        };
        let role = if i == 0 { Role::Control } else { Role::Arm(if crowded { 0 } else { (i - 1) as u8 }) };
        Arm { name: name(dice, i), line, role }
    };
    let arms: Vec<Arm> = (0..=treated).map(|i| arm(dice, i)).collect();
    let (panels, blocks) = match crowded {
        true => (Vec::new(), vec![block(dice, &arms, horizon, species)]),
        false => (panels(dice, &arms, horizon, species), Vec::new()),
    };
    Overview {
        title:
            "The locomotor score (BBB) at day 84 gains most from “at 1 h, three times” (+3.1 points, 5 to 95 %: 1.9 to \
                4.4), about as much from “at 24 h” (+2.7); no meaningful change from 7 of 29 arms"
                .into(),
        question: "How much of the benefit of one intravenous dose is lost by waiting a day, or a week?".into(),
        answer: answer(dice, &arms, species),
        doses: marks(dice, &arms, horizon),
        arms,
        panels,
        blocks,
        phases: synthetic::phases(),
        horizon_d: horizon,
        sets: "100 plausible parameter sets".into(),
        data: String::new(),
        notes: vec!["relative levels: 1 is of the order of the peak in a moderate rat contusion".into()],
        footer: "exocord 0.1.0, random, model 1a2b3c4d, seed 1. Lines: the nominal course; bands: 5 to 95 % of 100 \
                 plausible parameter sets. illustrative; not for clinical use"
            .into(),
    }
}

fn by_arm(dice: &mut Dice, arms: &[Arm], horizon: f64, top: f64) -> Vec<Curve> {
    arms.iter().map(|arm| curve(dice, horizon, (&arm.name, arm.role, arm.line), top)).collect()
}

fn block(dice: &mut Dice, arms: &[Arm], horizon: f64, species: &Species) -> Block {
    let full = species.score.full.value;
    let pair = |one: &Arm| (one.name.clone(), by_arm(dice, &[arms[0].clone(), one.clone()], horizon, 0.6 * full));
    let panels = arms[1..].iter().map(pair).collect();
    Block { title: species.score.title.into(), unit: "points".into(), ceiling: Some(full), panels }
}

fn panels(dice: &mut Dice, arms: &[Arm], horizon: f64, species: &Species) -> Vec<Panel> {
    let full = species.score.full.value;
    let score = Panel {
        title: species.score.title.into(),
        unit: "points".into(),
        curves: by_arm(dice, arms, horizon, 0.6 * full),
        ceiling: Some(full),
        ..Panel::default()
    };
    let given = 10f64.powf(dice.between(-9.0, 3.0));
    let given = Panel {
        title: "Active cargo, epicentre".into(),
        unit: "ug a segment, log axis".into(),
        curves: by_arm(dice, arms, horizon, given),
        upright: Upright::Log,
        ..Panel::default()
    };
    let mut all = vec![score, given];
    for (title, unit) in [("Oligodendrocytes, epicentre", "of healthy"), ("Scar", "relative level")] {
        for _ in 0..dice.below(4) {
            let mut curves = Vec::new();
            for (label, role) in [("astrocytes, penumbra", Role::Glia), ("CSPG, penumbra", Role::Harmful)] {
                curves.extend(arms.iter().map(|arm| curve(dice, horizon, (label, role, arm.line), 1.4)));
            }
            all.push(Panel { title: title.into(), unit: unit.into(), curves, ..Panel::default() });
        }
    }
    all
}

#[test]
fn random_experiments_are_tidy_at_every_size() -> Outcome {
    let mut dice = Dice(7);
    let mut refused = 0;
    for i in 0..200 {
        let overview = overview(&mut dice);
        let (_, time) = Time::ALL[i % 3];
        for (word, size) in Size::ALL {
            let what = format!("{i}, {word}, {time:?}, {} arms, {} d", overview.arms.len(), overview.horizon_d);
            let manner = Manner { size, time };
            match svg(&overview, manner) {
                Ok(document) => {
                    assert_tidy_document(&document, &what)?;
                    assert_eq!(document, svg(&overview, manner)?, "{what}");
                    assert!(!document.contains("NaN"), "{what}");
                }
                // A slide has no room for small multiples of many arms; who makes one leaves them out.
                Err(FigureError::NoRoom { .. }) if size == Size::Slide && overview.arms.len() > 13 => {
                    refused += 1;
                    let few = Overview { blocks: Vec::new(), ..overview.clone() };
                    assert_tidy_document(&svg(&few, manner)?, &what)?;
                }
                Err(error) => return Err(format!("{what}: {error}").into()),
            }
        }
    }
    assert!(refused > 20, "{refused}");
    Ok(())
}

#[test]
fn nothing_in_print_is_smaller_than_six_points() -> Outcome {
    let mut dice = Dice(11);
    for _ in 0..12 {
        let overview = overview(&mut dice);
        for size in [Size::Page, Size::Column] {
            let document = svg(&overview, size)?;
            assert_legible(&document, &format!("{size:?}"))?;
        }
    }
    Ok(())
}

#[test]
fn a_title_is_never_cut_off() -> Outcome {
    let mut dice = Dice(3);
    let mut overview = overview(&mut dice);
    let long = "an arm that has a remarkably long name of sixty-four letters or so";
    overview.title = format!(
        "The locomotor score (BBB) at day 84 gains most from “{long}” (+3.1 points, 5 to 95 %: 1.9 to 4.4), about as much \
         from “{long}” (+2.7); no meaningful change from 7 of 29 arms; “{long}” is worst (−2.0, 5 to 95 %: −3.1 to −1.0)"
    );
    for (word, size) in Size::ALL {
        let overview = Overview { blocks: Vec::new(), panels: Vec::new(), ..overview.clone() };
        let document = svg(&overview, size)?;
        let (boxes, _) = boxes(&document)?;
        let words = boxes.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
        assert!(words.contains("−3.1 to −1.0)"), "{word}");
    }
    Ok(())
}

#[test]
fn every_arm_has_a_row_with_its_numbers() -> Outcome {
    let mut dice = Dice(5);
    for _ in 0..20 {
        let overview = overview(&mut dice);
        let Some(answer) = &overview.answer else { continue };
        let (boxes, _) = boxes(&svg(&Overview { blocks: Vec::new(), ..overview.clone() }, Size::Page)?)?;
        for row in &answer.rows {
            let found = boxes.iter().filter(|text| text.text == row.cells[0]).count();
            assert!(found >= 1, "{}: {:?}", row.arm, row.cells);
        }
        let metrics = Metrics::new()?;
        assert!(boxes.iter().all(|text| metrics.width(&text.text, 1.0, Weight::Regular) > 0.0));
    }
    Ok(())
}
