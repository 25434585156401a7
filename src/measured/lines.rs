//! Lines of a file in words.

/// Runs of lines that a sentence names; the rest is counted.
const NAMED: usize = 8;

/// `line 4`, `lines 4 and 7`, `lines 4 to 9, 12 and 14`.
pub fn lines(all: &[usize]) -> String {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let runs: Vec<&[usize]> = sorted.chunk_by(|one, next| one + 1 == *next).collect();
    let named = |run: &&[usize]| match run {
        [] => String::new(),
        [one] => one.to_string(),
        [one, two] => format!("{one}, {two}"),
        [first, .., last] => format!("{first} to {last}"),
    };
    let first: Vec<String> = runs.iter().take(NAMED).map(named).collect();
    let rest: usize = runs.iter().skip(NAMED).map(|run| run.len()).sum();
    let word = if sorted.len() == 1 { "line" } else { "lines" };
    match (first.join(", "), rest) {
        (said, 0) => match said.rsplit_once(", ") {
            Some((before, last)) => format!("{word} {before} and {last}"),
            None => format!("{word} {said}"),
        },
        (said, rest) => format!("{word} {said} and {rest} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_are_named_in_runs() {
        assert_eq!(lines(&[4]), "line 4");
        assert_eq!(lines(&[7, 4, 4]), "lines 4 and 7");
        assert_eq!(lines(&[4, 5, 6, 9, 12]), "lines 4 to 6, 9 and 12");
        assert_eq!(
            lines(&(1..40).map(|at| 2 * at).collect::<Vec<_>>()),
            "lines 2, 4, 6, 8, 10, 12, 14, 16 and 31 more"
        );
    }
}
