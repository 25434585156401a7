//! Regimens in the words of protocols, as the line that a scenario has for them: `100 ug at 9 h, 1 d` is
//! `100 ug at 9 h then 100 ug at 1 d`. Nothing is read by this; it is what a message proposes.

use super::schedule::{MOST_DOSES, regimens};
use crate::reading::scanner::{Scanner, days_of};
use crate::reading::units::{Dimension, spoken_time};

/// A time in days, and as it is to be written.
type Spoken = (f64, String);

/// What was said of one dose.
#[derive(Default)]
struct Said {
    dose: String,
    times: Vec<Spoken>,
    over: Option<String>,
    every: Option<Spoken>,
    count: Option<u64>,
    /// Whether the last word was a time: `1 h 30 min` are not two.
    timed: bool,
    length_d: Option<f64>,
    until_d: Option<f64>,
}

/// Longest text that is reworded, in bytes: a message cannot tell a longer one.
const LONGEST: usize = 2000;

/// The line to write for `text`, if one is plain. A first dose of which nobody says when it comes is at 0 h there.
pub(super) fn reworded(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut words = words(text);
    // `at 1 h 100 ug`: the dose goes first.
    if let Some((at, (_, count))) = (0..words.len()).find_map(|at| Some((at, dose_at(&words[at..])?))) {
        words[..at + count].rotate_left(at);
    }
    let mut lines = Vec::new();
    while !words.is_empty() {
        let (dose, taken) = dose_at(&words)?;
        words.drain(..taken);
        let mut said = Said { dose, ..Said::default() };
        while !words.is_empty()
            && (!["then", ",", "and"].contains(&words[0].as_str()) || dose_at(&words[1..]).is_none())
        {
            let taken = said.take(&words)?;
            words.drain(..taken);
        }
        words.drain(..usize::from(!words.is_empty()));
        lines.push(said.line()?);
    }
    let line = lines.join(" then ");
    (regimens(&line).is_ok() && line.split_whitespace().ne(text.split_whitespace())).then_some(line)
}

/// Whether the line begins at a time that nobody said.
pub(super) fn begins_unsaid(text: &str, line: &str) -> bool {
    let said = ["0h", "0 h", "at once", "immediately"].iter().any(|word| text.to_lowercase().contains(word));
    line.contains(" at 0 h") && !said
}

/// Words in small letters; commas are words of their own, `and` and its signs too.
pub(super) fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase().replace("q.d.", "qd").replace("b.i.d.", "bid").replace("at once", "immediately");
    let spaced = small.replace([';', '&', '+'], " , ").replace(", ", " , ").replace(['(', ')'], " ");
    let after = ["dpi", "hpi", "dpo"];
    let unit = |word: &str| match after.iter().find_map(|after| word.strip_suffix(after)) {
        Some(number) if number.is_empty() || number.ends_with(|c: char| c.is_ascii_digit()) => {
            word[..word.len() - 2].to_owned()
        }
        _ => word.to_owned(),
    };
    spaced.split_whitespace().map(unit).collect()
}

/// The dose at the beginning with what belongs to it, and how many words it takes.
fn dose_at(words: &[String]) -> Option<(String, usize)> {
    (1..=words.len().min(8)).rev().find_map(|count| {
        let text = words.get(..count)?.join(" ").replace(" ,", ",");
        let mut scanner = Scanner::new(&text);
        let read = scanner.quantity(Dimension::Dose).is_ok() && scanner.done();
        read.then_some((text, count))
    })
}

/// The time at the beginning, and how many words it takes.
pub(super) fn time(words: &[String]) -> Option<(Spoken, usize)> {
    [2, 1].into_iter().find_map(|count| {
        let text = words.get(..count)?.join(" ");
        days_of(&text).ok().map(|days| ((days, text), count))
    })
}

/// Numbers of days behind a word for them, and how many words it takes: `days 1, 3 and 7`.
fn days(words: &[String]) -> Option<(Vec<Spoken>, usize)> {
    let mut taken = usize::from(["day", "days"].contains(&words.first()?.as_str()));
    let mut found = Vec::new();
    for word in words.get(taken..).filter(|_| taken > 0)? {
        match word.parse::<u32>() {
            Ok(day) => found.push((f64::from(day), format!("{day} d"))),
            Err(_) if [",", "and"].contains(&word.as_str()) => {}
            Err(_) => break,
        }
        taken += 1;
    }
    // What joins the days to what follows is left there.
    while taken > 1 && words.get(taken - 1).is_some_and(|word| [",", "and"].contains(&word.as_str())) {
        taken -= 1;
    }
    (!found.is_empty()).then_some((found, taken))
}

/// Words for intervals.
pub(super) fn interval(words: &[String]) -> Option<(Spoken, usize)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let said = |days: f64, text: &str, count: usize| Some(((days, text.to_owned()), count));
    match (word(0), word(1), word(2)) {
        ("twice", "daily", _) => said(0.5, "12 h", 2),
        ("twice", "a" | "per", "day") => said(0.5, "12 h", 3),
        ("once", "daily", _) => said(1.0, "1 d", 2),
        ("once", "weekly", _) => said(7.0, "7 d", 2),
        ("once", "a" | "per", "day") => said(1.0, "1 d", 3),
        ("once", "a" | "per", "week") => said(7.0, "7 d", 3),
        ("twice", "a" | "per", "week") => said(3.5, "84 h", 3),
        ("twice", "weekly", _) => said(3.5, "84 h", 2),
        ("three", "times", "weekly") => said(7.0 / 3.0, "56 h", 3),
        ("three", "times", "a" | "per") if word(3) == "week" => said(7.0 / 3.0, "56 h", 4),
        ("thrice", "weekly", _) => said(7.0 / 3.0, "56 h", 2),
        ("every", "other", "day") => said(2.0, "2 d", 3),
        ("every" | "each", "day", _) => said(1.0, "1 d", 2),
        ("every" | "each", "week", _) => said(7.0, "7 d", 2),
        ("every" | "each" | "q", ..) => time(words.get(1..)?).map(|(found, count)| (found, count + 1)),
        ("daily" | "qd", ..) => said(1.0, "1 d", 1),
        ("bid", ..) => said(0.5, "12 h", 1),
        ("weekly", ..) => said(7.0, "7 d", 1),
        ("hourly", ..) => said(1.0 / 24.0, "1 h", 1),
        (word, ..) => {
            let mut rest: Vec<String> = words.iter().take(2).cloned().collect();
            *rest.first_mut()? = word.strip_prefix('q')?.to_owned();
            time(&rest)
        }
    }
}

impl Said {
    /// Takes what comes next, and says how many words that is.
    fn take(&mut self, words: &[String]) -> Option<usize> {
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        let timed = std::mem::take(&mut self.timed);
        if let Some((found, count)) = interval(words) {
            self.every.replace(found).is_none().then_some(count)
        } else if let Some((count, taken)) = how_often(words) {
            self.count.replace(count).is_none().then_some(taken)
        } else if let Some((days, count)) = days(words) {
            self.times.extend(days);
            Some(count)
        } else if let Some((found, count)) = time(words) {
            let later = word(count) == "later";
            if timed {
                return None;
            }
            self.timed = true;
            let from = if later { self.times.last()?.0 } else { 0.0 };
            let text = if later { spoken_time(from + found.0) } else { found.1 };
            self.times.push((from + found.0, text));
            Some(count + usize::from(later))
        } else {
            match word(0) {
                "at" | "and" | "," | "then" | "on" | "after" | "injury" | "post-injury" | "starting" | "from" => {
                    Some(1)
                }
                "once" => Some(1),
                "immediately" => {
                    self.times.push((0.0, "0 h".into()));
                    Some(1)
                }
                "over" => time(&words[1..]).map(|(found, count)| (self.over = Some(found.1), count + 1).1),
                "for" => time(&words[1..]).map(|(found, count)| (self.length_d = Some(found.0), count + 1).1),
                "until" | "till" | "to" => {
                    time(&words[1..]).map(|(found, count)| (self.until_d = Some(found.0), count + 1).1)
                }
                _ => None,
            }
        }
    }

    fn line(&self) -> Option<String> {
        let over = self.over.as_ref().map(|over| format!(" over {over}")).unwrap_or_default();
        let one = |time: &str| format!("{} at {time}{over}", self.dose);
        let Some((every_d, every)) = &self.every else {
            let alone = self.count.is_none() && self.length_d.is_none() && self.until_d.is_none();
            let lines: Vec<String> = self.times.iter().map(|(_, time)| one(time)).collect();
            return (alone && !lines.is_empty()).then(|| lines.join(" then "));
        };
        let (first_d, first) = match self.times.as_slice() {
            [] => (0.0, "0 h"),
            [(days, text)] => (*days, text.as_str()),
            _ => return None,
        };
        let length_d = self.length_d.or(self.until_d.map(|until| until - first_d));
        // A hair less than a whole number of intervals is one: 7 d of doses each 24 h are seven.
        let fitting = length_d.map(|length| (length / every_d - 1e-9).ceil());
        let fitting = fitting.filter(|count| (1.0..=MOST_DOSES as f64).contains(count)).map(|count| count as u64);
        let count = self.count.or(fitting)?;
        Some(format!("{} q{} x{count}", one(first), every.replace(' ', "")))
    }
}

/// `x6`, `x 6`, `6x`, `6 times`, `6 doses`, `for 6 doses`.
pub(super) fn how_often(words: &[String]) -> Option<(u64, usize)> {
    let skipped = usize::from(words.first()? == "for");
    let (one, other) = (words.get(skipped)?, words.get(skipped + 1).map_or("", String::as_str));
    let number = |text: &str| text.parse::<u64>().ok();
    let joined = one.strip_prefix(['x', '×']).or_else(|| one.strip_suffix(['x', '×'])).and_then(number);
    let named = number(one).filter(|_| ["times", "doses", "injections", "x"].contains(&other));
    let after = number(other).filter(|_| ["x", "×"].contains(&one.as_str()));
    joined
        .map(|count| (count, 1))
        .or(named.or(after).map(|count| (count, 2)))
        .map(|(count, taken)| (count, taken + skipped))
}

#[cfg(test)]
mod tests {
    use super::reworded;

    #[test]
    fn a_regimen_in_words_of_protocols_has_its_line() {
        for (text, line) in [
            ("100 ug at 9 h, 1 d", "100 ug at 9 h then 100 ug at 1 d"),
            ("100 ug at 9 h and 1 d", "100 ug at 9 h then 100 ug at 1 d"),
            ("100 ug at 1 dpi, 3 dpi & 7dpi", "100 ug at 1 d then 100 ug at 3 d then 100 ug at 7d"),
            ("100 ug q12h x6", "100 ug at 0 h q12h x6"),
            ("100 ug weekly until 28 d", "100 ug at 0 h q7d x4"),
            ("100 ug at 7 d weekly until 28 d", "100 ug at 7 d q7d x3"),
            ("100 ug at once then 24 h later", "100 ug at 0 h then 100 ug at 24 h"),
            ("100 ug daily for 7 d", "100 ug at 0 h q1d x7"),
            ("100 ug at 1 h, daily for 7 days", "100 ug at 1 h q1d x7"),
            ("100 ug at 1 h every 24 h for 3 doses", "100 ug at 1 h q24h x3"),
            ("100 ug at 1 h every other day 5 times", "100 ug at 1 h q2d x5"),
            ("100 ug at 1 h over 10 min twice daily x 4", "100 ug at 1 h over 10 min q12h x4"),
            ("at 1 h 100 ug q24h x3", "100 ug at 1 h q24h x3"),
            ("100 ug at 1 h once", "100 ug at 1 h"),
            ("100 ug once at 1 h", "100 ug at 1 h"),
            ("100 ug at 1 h q.d. x7", "100 ug at 1 h q1d x7"),
            ("100 ug on days 1, 3 and 7", "100 ug at 1 d then 100 ug at 3 d then 100 ug at 7 d"),
            ("100 ug at 4 d three times a week until 28 d", "100 ug at 4 d q56h x11"),
            ("100 ug at 3dpo twice weekly x4", "100 ug at 3d q84h x4"),
            ("100 ug at 1 h, 50 ug at 7 d", "100 ug at 1 h then 50 ug at 7 d"),
            (
                "1e9 particles in 200 uL at 1 h and 3 d",
                "1e9 particles in 200 ul at 1 h then 1e9 particles in 200 ul at 3 d",
            ),
        ] {
            assert_eq!(reworded(text).as_deref(), Some(line), "{text}");
        }
        for text in [
            "100 ug at 1 h 30 min",
            "",
            "soon",
            "100 ug",
            "100 ug daily",
            "100 ug at 1 h x3",
            "100 ug at noon",
            "100 ug at 1 h",
        ] {
            assert_eq!(reworded(text), None, "{text}");
        }
        assert_eq!(reworded(&"100 ug at 1 h, 2 h; ".repeat(100_000)), None, "at once");
    }
}
