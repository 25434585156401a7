//! Text metrics with the bundled fonts: measuring, wrapping, shrinking, shortening.

use std::collections::BTreeSet;
use std::sync::Once;

use ab_glyph::{Font, FontRef};
use plotters::style::{FontStyle, register_font};

use super::error::FigureError;
use super::typeset::words;

/// Font family written into every figure.
pub const FAMILY: &str = "DejaVu Sans, sans-serif";
/// `DejaVu Sans`, regular: the complete font file.
pub static REGULAR: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");
/// `DejaVu Sans`, bold: the complete font file.
pub static BOLD: &[u8] = include_bytes!("fonts/DejaVuSans-Bold.ttf");

/// Height of a line of text as a multiple of its size.
pub const LINE_HEIGHT: f64 = 1.25;

/// Letters behind which a long word may be broken.
const BREAKS: [char; 4] = ['.', '_', '-', '/'];

/// Weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// `DejaVu Sans`.
    Regular,
    /// `DejaVu Sans Bold`.
    Bold,
}

/// Measures text with the bundled fonts; sizes and widths share one unit (px here).
pub struct Metrics {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
}

impl Metrics {
    /// Reads the bundled fonts, and registers them with plotters once per process.
    ///
    /// # Errors
    /// [`FigureError::Font`] if a bundled font is damaged.
    pub fn new() -> Result<Self, FigureError> {
        static REGISTER: Once = Once::new();
        REGISTER.call_once(|| {
            // A damaged font is reported below; plotters' own error carries nothing.
            let _ = register_font(FAMILY, FontStyle::Normal, REGULAR);
            let _ = register_font(FAMILY, FontStyle::Bold, BOLD);
        });
        let font = |bytes| FontRef::try_from_slice(bytes).map_err(|_| FigureError::Font);
        Ok(Self { regular: font(REGULAR)?, bold: font(BOLD)? })
    }

    /// Advance width of `text` at `size`, in the unit of `size`. A letter that one font lacks is taken from the other
    /// one; what both lack is drawn by a font of the viewer, and is taken to be as wide as it is high.
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let fonts = match weight {
            Weight::Regular => [&self.regular, &self.bold],
            Weight::Bold => [&self.bold, &self.regular],
        };
        let em = fonts[0].units_per_em().unwrap_or(2048.0);
        let advance = |letter| {
            let font = fonts.into_iter().find(|font| has(font, letter));
            font.map_or(em, |font| font.h_advance_unscaled(font.glyph_id(letter)))
        };
        let units: f32 = text.chars().map(advance).sum();
        f64::from(units) / f64::from(em) * size
    }

    /// Letters of `text` that neither font has.
    pub fn lacking(&self, text: &str) -> BTreeSet<char> {
        let lacking = |letter: &char| {
            !letter.is_whitespace() && [&self.regular, &self.bold].iter().all(|font| !has(font, *letter))
        };
        text.chars().filter(lacking).collect()
    }

    /// Lines of at most `width`; a word that is longer by itself is broken behind a dot or a line in it, else
    /// between characters.
    pub fn wrap(&self, text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
        let fits = |line: &str| self.width(line, size, weight) <= width;
        let mut lines = vec![String::new()];
        let words = words(text);
        for word in &words {
            let Some(line) = lines.last_mut() else { break };
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if fits(&longer) {
                *line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(String::new());
            }
            for c in word.chars() {
                let Some(line) = lines.last_mut() else { break };
                line.push(c);
                if !fits(line) && line.chars().count() > 1 {
                    line.pop();
                    let part = line.rfind(BREAKS).filter(|at| fits(&format!("{}{c}", &line[at + 1..])));
                    let mut rest = part.map_or_else(String::new, |at| line.split_off(at + 1));
                    rest.push(c);
                    lines.push(rest);
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// [`Self::wrap`] with lines of about equal length, for headings.
    pub fn balance(&self, text: &str, width: f64, size: f64, weight: Weight) -> Vec<String> {
        let mut best = self.wrap(text, width, size, weight);
        for percent in (40..100).rev() {
            let tighter = self.wrap(text, width * f64::from(percent) / 100.0, size, weight);
            if tighter.len() > best.len() {
                break;
            }
            best = tighter;
        }
        best
    }

    /// `text` cut at the end, with an ellipsis, to fit `width`; unchanged if it fits.
    pub fn shorten(&self, text: &str, width: f64, size: f64, weight: Weight) -> String {
        if self.width(text, size, weight) <= width {
            return text.to_owned();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let candidate = format!("{}…", kept.iter().collect::<String>().trim_end());
            if self.width(&candidate, size, weight) <= width {
                return candidate;
            }
        }
        String::new()
    }

    /// The same, cut in the middle: many names differ at their end only.
    pub fn middle(&self, text: &str, width: f64, size: f64, weight: Weight) -> String {
        if self.width(text, size, weight) <= width {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let candidate = |kept: usize| {
            let (head, tail) = (kept.div_ceil(2), letters.len() - kept / 2);
            let part = |letters: &[char]| letters.iter().collect::<String>();
            format!("{}…{}", part(&letters[..head]).trim_end(), part(&letters[tail..]).trim_start())
        };
        let fitting = (1..letters.len()).rev().map(candidate).find(|text| self.width(text, size, weight) <= width);
        fitting.unwrap_or_default()
    }

    /// At most `max_lines` balanced lines: set smaller down to `min_size`, and only then cut. Returns lines and size.
    pub fn block(&self, text: &str, block: &Block) -> (Vec<String>, f64) {
        let mut size = block.size;
        loop {
            let mut lines = self.balance(text, block.width, size, block.weight);
            if lines.len() <= block.max_lines {
                return (lines, size);
            }
            if size - 0.5 < block.min_size {
                let mut lines_all = self.wrap(text, block.width, size, block.weight);
                let rest = lines_all.split_off(block.max_lines.saturating_sub(1)).join(" ");
                lines_all.push(self.shorten(&rest, block.width, size, block.weight));
                lines = lines_all;
                return (lines, size);
            }
            size -= 0.5;
        }
    }
}

/// Whether the font can draw the letter.
fn has(font: &FontRef<'_>, letter: char) -> bool {
    font.glyph_id(letter).0 != 0
}

/// Room for a paragraph; see [`Metrics::block`]. Lengths in px.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Width of the room.
    pub width: f64,
    /// Wanted text size.
    pub size: f64,
    /// Smallest text size.
    pub min_size: f64,
    /// Most lines.
    pub max_lines: usize,
    /// Weight of the text.
    pub weight: Weight,
}

/// `text` with everything XML 1.0 forbids, and every line break, replaced by a space.
pub fn printable(text: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().map(|c| if forbidden(c) { ' ' } else { c }).collect()
}

/// `text` escaped for XML content and attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_keeps_every_word_and_obeys_the_width() -> Result<(), FigureError> {
        let metrics = Metrics::new()?;
        let text = "Axon survival at 84 d: 0.41 to 0.55 (+0.14) pneumonoultramicroscopicsilicovolcanoconiosis";
        let lines = metrics.wrap(text, 120.0, 12.0, Weight::Bold);
        assert!(lines.iter().all(|line| metrics.width(line, 12.0, Weight::Bold) <= 120.0));
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        Ok(())
    }

    #[test]
    fn long_names_break_between_their_parts() -> Result<(), FigureError> {
        let lines = Metrics::new()?.wrap("oligodendrocytes.m1_apoptosis", 130.0, 12.0, Weight::Regular);
        assert_eq!(lines, ["oligodendrocytes.", "m1_apoptosis"]);
        Ok(())
    }

    #[test]
    fn a_line_never_begins_with_a_percent_sign() -> Result<(), FigureError> {
        let metrics = Metrics::new()?;
        for width in 40..200 {
            let lines =
                metrics.wrap("better in 95 % of the sets, worse in 5 %.", f64::from(width), 12.0, Weight::Regular);
            assert!(width < 60 || lines.iter().all(|line| !line.starts_with('%')), "{width}: {lines:?}");
        }
        Ok(())
    }

    #[test]
    fn shortening_ends_in_an_ellipsis_and_blocks_obey_their_limits() -> Result<(), FigureError> {
        let metrics = Metrics::new()?;
        let short = metrics.shorten("Oligodendrocytes and myelin", 60.0, 12.0, Weight::Regular);
        assert!(short.ends_with('…') && metrics.width(&short, 12.0, Weight::Regular) <= 60.0);
        let names = [17, 18]
            .map(|at| metrics.middle(&format!("dose of an arm with a long name {at}"), 60.0, 12.0, Weight::Regular));
        assert!(names.iter().all(|name| name.contains('…') && metrics.width(name, 12.0, Weight::Regular) <= 60.0));
        assert!(names[0].ends_with("17") && names[1].ends_with("18") && names[0].starts_with("dos"), "{names:?}");
        assert_eq!(metrics.middle("late", 60.0, 12.0, Weight::Regular), "late");
        let block = Block { width: 200.0, size: 20.0, min_size: 14.0, max_lines: 2, weight: Weight::Regular };
        let (lines, size) = metrics.block(&"many words ".repeat(30), &block);
        assert!(lines.len() == 2 && (14.0..=20.0).contains(&size));
        Ok(())
    }

    #[test]
    fn letters_that_no_bundled_font_has_are_known_and_keep_their_room() -> Result<(), FigureError> {
        let metrics = Metrics::new()?;
        assert!(metrics.lacking("позднее, später, µ ≤ 1 h…").is_empty());
        assert_eq!(metrics.lacking("早期 (1 h) 早").into_iter().collect::<String>(), "早期");
        assert!((metrics.width("早期", 10.0, Weight::Bold) - 20.0).abs() < 1e-9);
        Ok(())
    }

    #[test]
    fn control_characters_never_reach_the_document() {
        assert_eq!(escape("a\u{0}<b>\n&\"c\""), "a &lt;b&gt; &amp;&quot;c&quot;");
    }
}
