//! Columns for a terminal.

/// Width of a terminal, letters.
const WIDTH: usize = 80;

/// Names to the left, as long as the terminal has room, numbers to the right; every row is as long as the first.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.first().map_or(0, Vec::len);
    let widest =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let numbers: Vec<usize> = (1..count).map(widest).collect();
    let room = WIDTH.saturating_sub(numbers.iter().map(|width| width + 2).sum::<usize>() + 2);
    let width = widest(0).min(room);
    let mut out = String::new();
    for (name, cells) in rows.iter().filter_map(|row| row.split_first()) {
        let short = cut(name, width);
        let cells = numbers.iter().zip(cells).map(|(width, cell)| format!("  {cell:>width$}"));
        out += format!("  {short:<width$}{}", cells.collect::<String>()).trim_end();
        out.push('\n');
    }
    out
}

/// A name in at most `width` letters: one that is too long loses its middle, since many differ at their end only.
pub(super) fn cut(name: &str, width: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= width {
        return name.to_owned();
    }
    let kept = width.saturating_sub(1);
    let (head, tail) = (kept.div_ceil(2), letters.len() - kept / 2);
    letters[..head].iter().chain(&['~']).chain(&letters[tail..]).collect()
}

#[cfg(test)]
mod tests {
    use super::{columns, cut};

    #[test]
    fn names_that_differ_at_their_end_do_so_when_they_are_cut() {
        assert_eq!(["late", "very late"].map(|name| cut(name, 7)), ["late", "ver~ate"]);
        let names = [17, 18].map(|at| cut(&format!("dose of an arm with a long name {at}"), 12));
        assert_eq!(names, ["dose o~me 17", "dose o~me 18"]);
    }

    #[test]
    fn names_are_shortened_and_numbers_never() {
        let row = |name: &str| vec![name.to_owned(), "+1.5".to_owned(), "-0.1 to +2.9".to_owned()];
        let drawn = columns(&[row("a"), row(&"long".repeat(40))]);
        assert!(drawn.lines().all(|line| line.chars().count() <= 80 && line.ends_with("-0.1 to +2.9")));
        assert!(drawn.lines().nth(1).unwrap().contains('~'));
        assert_eq!(cut("early-versus-late: 24 h", 11), "early~ 24 h");
        assert_eq!(cut("short", 11), "short");
    }
}
