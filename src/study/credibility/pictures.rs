//! Figures of the page as pictures.

use crate::credibility::File;
use crate::figure::{FigureError, png, remark};
use crate::study::{Progress, Steps, Workers};

/// Pixels per px of a picture.
const SCALE: f32 = 1.25;

/// Every figure among `files` as PNG: a name and its bytes. Whoever listens is told which letters they do not show.
///
/// # Errors
/// The first that cannot be drawn.
pub fn pictures(
    files: &[File],
    (workers, progress): (&impl Workers, &impl Progress),
    say: impl Fn(&str),
) -> Result<Vec<(String, Vec<u8>)>, FigureError> {
    let figures: Vec<&File> = files.iter().filter(|file| file.name.ends_with(".svg")).collect();
    let work = |chunk: &[&File], steps: &dyn Steps| -> Vec<_> {
        let one = |file: &&File| {
            let name = file.name.trim_end_matches("svg").to_owned() + "png";
            let picture = png(&file.text, SCALE).map(|picture| (name, picture));
            steps.done(1);
            picture
        };
        chunk.iter().map(one).collect()
    };
    let run = |steps: &dyn Steps| workers.in_chunks(&figures, 1, |chunk| work(chunk, steps));
    let drawn = progress.during("pictures", figures.len() as u64, run).unwrap_or_default();
    let drawn: Vec<_> = drawn.into_iter().collect::<Result<_, _>>()?;
    let lacking = drawn.iter().flat_map(|(_, picture)| picture.lacking.iter().copied()).collect();
    remark(&lacking).iter().for_each(|remark| say(&format!("warning: {remark}")));
    Ok(drawn.into_iter().map(|(name, picture)| (name, picture.bytes)).collect())
}
