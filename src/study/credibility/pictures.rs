//! Figures of the page as pictures.

use crate::credibility::File;
use crate::figure::{FigureError, png, remark};
use crate::study::{Progress, Steps, StudyError, Workers};

/// Pixels per px of a picture.
const SCALE: f32 = 1.25;

/// Figures as PNG.
pub struct Pictures {
    /// Names and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// Which letters they do not show, if there are such.
    pub remark: Option<String>,
}

/// Every figure among `files` as PNG.
///
/// # Errors
/// The first that cannot be drawn; [`StudyError::Stopped`] if the work ended early.
pub fn pictures(files: &[File], (workers, progress): (&impl Workers, &impl Progress)) -> Result<Pictures, StudyError> {
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
    let drawn = progress.during("pictures", figures.len() as u64, run).ok_or(StudyError::Stopped)?;
    let drawn: Vec<_> = drawn.into_iter().collect::<Result<_, FigureError>>()?;
    let lacking = drawn.iter().flat_map(|(_, picture)| picture.lacking.iter().copied()).collect();
    let files = drawn.into_iter().map(|(name, picture)| (name, picture.bytes)).collect();
    Ok(Pictures { files, remark: remark(&lacking) })
}
