//! Writes overview figures of synthetic data: `cargo run --example demo -- FOLDER`.

#[path = "../tests/figure/synthetic.rs"]
mod synthetic;

use std::error::Error;
use std::path::{Path, PathBuf};

use exocord::figure::{Line, Overview, Role, Size, svg};

/// Name, horizon in days, treated arms, panels, size.
const CASES: [(&str, f64, usize, usize, Size); 10] = [
    ("overview_84d_1arm", 84.0, 1, 12, Size::Overview),
    ("overview_365d_4arms", 365.0, 4, 12, Size::Overview),
    ("overview_28d_9", 28.0, 2, 9, Size::Overview),
    ("overview_3d_5", 3.0, 0, 5, Size::Overview),
    ("overview_84d_11", 84.0, 3, 11, Size::Overview),
    ("slide_84d_2arms", 84.0, 2, 12, Size::Slide),
    ("slide_365d_1arm", 365.0, 1, 9, Size::Slide),
    ("slide_84d_4arms", 84.0, 4, 12, Size::Slide),
    ("page_84d_2arms", 84.0, 2, 12, Size::Page),
    ("column_84d_1arm", 84.0, 1, 9, Size::Column),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/demo".to_owned());
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    for (name, horizon_d, treated, panels, size) in CASES {
        write(&folder, name, &synthetic::overview(horizon_d, treated, panels), size)?;
    }
    write(&folder, "by_arm_with_band", &by_arm(), Size::Overview)
}

/// Six panels, the last with one observable by arm and an uncertainty band.
fn by_arm() -> Overview {
    let mut overview = synthetic::overview(84.0, 3, 12);
    overview.panels.drain(2..8);
    let names: Vec<String> = overview.arms.iter().map(|arm| arm.name.clone()).collect();
    let roles = [Role::Control, Role::Arm(0), Role::Arm(1), Role::Arm(2)];
    if let Some(score) = overview.panels.last_mut() {
        for ((curve, name), role) in score.curves.iter_mut().zip(names).zip(roles) {
            (curve.label, curve.role) = (name, role);
            if curve.line == Line::Solid {
                let band = curve.points.iter().map(|&(t, v)| (t, 0.85 * v, 1.15 * v));
                curve.band = band.collect();
            }
        }
    }
    overview
}

fn write(folder: &Path, name: &str, overview: &Overview, size: Size) -> Result<(), Box<dyn Error>> {
    let text = svg(overview, size)?;
    std::fs::write(folder.join(format!("{name}.svg")), &text)?;
    #[cfg(feature = "png")]
    {
        let print = matches!(size, Size::Page | Size::Column);
        let picture = exocord::figure::png(&text, if print { 2.5 } else { 1.5 })?;
        std::fs::write(folder.join(format!("{name}.png")), picture)?;
    }
    println!("{name}: {} kB", text.len() / 1024);
    Ok(())
}
