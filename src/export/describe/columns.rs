//! Aligned columns of plain text.

use super::super::text::{hang, length, wrap};

/// Cells, and the sentence after them.
pub(super) type Row = (Vec<String>, String);

/// Aligned columns; the sentence of each row fills the rest of the line, or goes below where there is little rest.
pub(super) fn columns(names: &[&str], rows: Vec<Row>, width: usize) -> String {
    let header: Row = (names.iter().map(|name| (*name).to_owned()).collect(), String::new());
    let widths: Vec<usize> = (0..names.len())
        .map(|i| std::iter::once(&header).chain(&rows).map(|(cells, _)| length(&cells[i])).max().unwrap_or(0))
        .collect();
    let taken: usize = widths.iter().map(|w| w + 2).sum();
    if taken > width + 2 {
        return rows.iter().map(|row| stacked(names, row, width)).collect();
    }
    let mut text = String::new();
    for (i, (cells, sentence)) in std::iter::once(&header).chain(&rows).enumerate() {
        let padded: Vec<String> = cells.iter().zip(&widths).map(|(cell, w)| format!("{cell:<w$}  ")).collect();
        let line = padded.concat();
        if taken + 30 <= width && !sentence.is_empty() {
            text.push_str(&hang(&line, &wrap(sentence, width - taken)));
        } else {
            text.push_str(line.trim_end());
            text.push('\n');
            text.push_str(&hang("    ", &wrap(sentence, width - 4)));
        }
        if i == 0 {
            text.push_str(&"-".repeat(taken.saturating_sub(2).min(width)));
            text.push('\n');
        }
    }
    text
}

/// A row without columns: its name, then each cell under its own label.
fn stacked(names: &[&str], (cells, sentence): &Row, width: usize) -> String {
    let mut labelled = names.iter().zip(cells).map(|(name, cell)| format!("{name} {cell}"));
    let mut text = hang("", &wrap(&labelled.next().unwrap_or_default(), width));
    let rest: Vec<String> = labelled.collect();
    text.push_str(&hang("    ", &wrap(&rest.join(", "), width - 4)));
    text.push_str(&hang("    ", &wrap(sentence, width - 4)));
    text
}
