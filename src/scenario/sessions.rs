//! Windows in the words of protocols: `90 min daily for 14 d from 1 d`, `2 h every 12 h x6`, `60 min 5 d a week for 8 wk`.

use super::pulses::{MOST_WINDOWS, Pulses};
use super::wording::{how_often, interval, time, words};
use crate::reading::scanner::Fault;

/// Windows at equal intervals as they were written; how long each lasts may be left to what is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Train {
    pub(crate) from_d: f64,
    pub(crate) for_d: Option<f64>,
    pub(crate) every_d: f64,
    pub(crate) times: u64,
}

const SYNTAX: &str = "expected windows such as \"90 min daily for 14 d from 1 d\" or \"2 h every 12 h x6\"";

/// Days of a week (a definition).
const WEEK_D: f64 = 7.0;

/// What was said of windows so far.
#[derive(Default)]
struct Said {
    lengths: Vec<f64>,
    /// What stood behind `for`.
    spans: Vec<f64>,
    every_d: Option<f64>,
    /// Days of each week, from the first on.
    days_a_week: Option<u64>,
    times: Option<u64>,
    from_d: Option<f64>,
    until_d: Option<f64>,
}

/// The windows of a schedule.
pub(crate) fn trains(text: &str) -> Result<Vec<Train>, Fault> {
    let words = words(&spaced(text));
    let mut found = Vec::new();
    for part in words.split(|word| word == "then") {
        let (mut rest, mut said) = (part, Said::default());
        if part.is_empty() {
            return Err(of(text, "then", "a window is missing", SYNTAX));
        }
        while let Some(word) = rest.first() {
            let Some(taken) = said.take(rest) else {
                let message = format!("`{word}` cannot be read in a schedule of windows");
                return Err(of(text, word, message, SYNTAX));
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        found.extend(said.trains().map_err(|(message, help)| of(text, "", message, SYNTAX).help(help))?);
    }
    Ok(found)
}

/// `90-min`, `5 d/wk` and `1/d` in separate words.
fn spaced(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let joins = |at: usize| {
        let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        beside(at.checked_sub(1)).is_ascii_digit() && beside(at.checked_add(1)).is_alphabetic()
    };
    let one = |(at, letter): (usize, &char)| match letter {
        '-' if joins(at) => " ".to_owned(),
        '/' => " per ".to_owned(),
        letter => letter.to_string(),
    };
    letters.iter().enumerate().map(one).collect()
}

/// A fault at a word of the text, or in all of it.
fn of(text: &str, word: &str, message: impl Into<String>, label: &str) -> Fault {
    let at = text.to_lowercase().find(word).filter(|_| !word.is_empty());
    let span = at.map_or(0..text.len(), |at| at..(at + word.len()).min(text.len()));
    Fault::new(span, message, label)
}

/// `a day`, `per d`, `per week`: days, and how many words that takes.
fn per(words: &[String]) -> Option<(f64, usize)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    if !["a", "per", "each"].contains(&word(0)) {
        return None;
    }
    match word(1) {
        "d" | "day" => Some((1.0, 2)),
        "wk" | "week" => Some((WEEK_D, 2)),
        _ => None,
    }
}

/// Puts a value where nothing stands yet.
fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

impl Said {
    /// Takes what comes next, and says how many words that is.
    fn take(&mut self, words: &[String]) -> Option<usize> {
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        let behind = |count: usize| time(words.get(count..)?).map(|((days, _), taken)| (days, taken + count));
        if let Some(((days, _), taken)) = interval(words) {
            return once(&mut self.every_d, days).map(|()| taken);
        }
        if let Some((count, taken)) = times(words) {
            return once(&mut self.times, count).map(|()| taken);
        }
        if let Some((days, taken)) = behind(0) {
            return self.length(days, taken, words.get(taken..)?);
        }
        match word(0) {
            "for" => behind(1).map(|(days, taken)| (self.spans.push(days), taken).1),
            "from" | "starting" | "beginning" | "at" | "on" | "after" => {
                let skipped = 1 + usize::from(["at", "on", "from"].contains(&word(1)));
                let (days, taken) = behind(skipped).or_else(|| day(words, skipped))?;
                once(&mut self.from_d, days).map(|()| taken)
            }
            "until" | "till" | "to" => {
                let (days, taken) = behind(1).or_else(|| day(words, 1))?;
                once(&mut self.until_d, days).map(|()| taken)
            }
            "," | "and" | "injury" | "post-injury" | "session" | "sessions" | "of" => Some(1),
            _ => None,
        }
    }

    /// A bare time: how long a window lasts, or on how many days of a week there is one.
    fn length(&mut self, days: f64, taken: usize, rest: &[String]) -> Option<usize> {
        match per(rest) {
            Some((every, more)) if every == WEEK_D && days.fract() == 0.0 && (1.0..=WEEK_D).contains(&days) => {
                once(&mut self.days_a_week, days as u64).map(|()| taken + more)
            }
            Some((every, more)) => {
                self.lengths.push(days);
                once(&mut self.every_d, every).map(|()| taken + more)
            }
            None => {
                self.lengths.push(days);
                Some(taken)
            }
        }
    }

    /// The windows, or what is wrong with them and the way out.
    fn trains(mut self) -> Result<Vec<Train>, (String, String)> {
        let from_d = self.from_d.unwrap_or(0.0);
        if let Some(days) = self.lengths.iter().find(|days| **days > WEEK_D && self.every_d == Some(WEEK_D)) {
            return Err((
                format!("a week has no {days} days"),
                "write 1 to 7 of them, as in `60 min 5 d a week for 8 wk`".into(),
            ));
        }
        let (for_d, span_d) = self.length_and_span(from_d)?;
        if self.every_d == Some(0.0) {
            return Err(("the windows come again without pause".into(), "write an interval longer than 0".into()));
        }
        // A hair less than a whole number of intervals is one: 14 d of a window each 24 h are fourteen.
        let fitting = |every_d: f64| span_d.map(|span| (span / every_d - 1e-9).ceil().max(0.0) as u64);
        if let Some(days) = self.days_a_week {
            let often = "say for how long, as in `60 min 5 d a week for 8 wk`".to_owned();
            let whole = fitting(1.0).filter(|_| self.every_d.is_none_or(|every| every == 1.0) && self.times.is_none());
            return weeks(
                from_d,
                for_d,
                days,
                whole.ok_or(("so many days a week, but not for how long".into(), often))?,
            );
        }
        let (every_d, counted) = self.every_d.map_or((0.0, Some(1)), |every_d| (every_d, fitting(every_d)));
        match (self.times, counted) {
            (Some(said), _) if self.every_d.is_none() && said > 1 => {
                Err((format!("{said} windows, but not at which interval"), "add one, as in `every 24 h`".into()))
            }
            (Some(said), Some(fit)) if self.every_d.is_some() && said != fit => {
                Err((format!("{said} windows are said, and {fit} fit into the time"), "say one of the two".into()))
            }
            (Some(times), _) | (None, Some(times)) => one(Train { from_d, for_d, every_d, times }),
            (None, None) => Err(("the windows come again, but not how often".into(), "add `x14` or `for 14 d`".into())),
        }
    }

    /// How long a window lasts, and how long they come again; neither has to be said.
    fn length_and_span(&mut self, from_d: f64) -> Result<(Option<f64>, Option<f64>), (String, String)> {
        let twice = |what: &str| Err((format!("two {what} are said"), "say one of them".to_owned()));
        let bare = self.lengths.pop();
        if !self.lengths.is_empty() || self.spans.len() > 1 + usize::from(bare.is_none()) {
            return twice("lengths");
        }
        // `for 90 min daily for 14 d`: the shorter one is the length of a window.
        self.spans.sort_by(|a, b| b.total_cmp(a));
        let span_d = self.spans.first().copied();
        if span_d.is_some() && self.until_d.is_some() {
            return twice("ends");
        }
        let span_d = span_d.or(self.until_d.map(|until_d| until_d - from_d));
        Ok((bare.or_else(|| self.spans.get(1).copied()), span_d))
    }
}

fn one(train: Train) -> Result<Vec<Train>, (String, String)> {
    if (1..=MOST_WINDOWS).contains(&train.times) {
        return Ok(vec![train]);
    }
    Err((format!("there are {} windows", train.times), format!("write 1 to {MOST_WINDOWS} of them")))
}

/// The first so many days of each week, of a number of days in all.
fn weeks(from_d: f64, for_d: Option<f64>, days: u64, whole: u64) -> Result<Vec<Train>, (String, String)> {
    one(Train { from_d, for_d, every_d: 1.0, times: whole })?;
    let week = |at: u64| {
        let times = days.min(whole - at * WEEK_D as u64);
        Train { from_d: from_d + WEEK_D * at as f64, for_d, every_d: 1.0, times }
    };
    Ok((0..whole.div_ceil(WEEK_D as u64)).map(week).collect())
}

/// `day 1`.
fn day(words: &[String], at: usize) -> Option<(f64, usize)> {
    let number = words.get(at + 1)?.parse::<f64>().ok().filter(|days| days.is_finite() && *days >= 0.0)?;
    (words.get(at)? == "day").then_some((number, at + 2))
}

/// How many windows there are.
fn times(words: &[String]) -> Option<(u64, usize)> {
    let skipped = usize::from(words.first()? == "for");
    let number = words.get(skipped)?.parse::<u64>().ok();
    let named = words.get(skipped + 1).is_some_and(|word| ["sessions", "windows", "pulses"].contains(&word.as_str()));
    number.filter(|_| named).map(|count| (count, skipped + 2)).or_else(|| how_often(words))
}

impl Train {
    /// The windows, each `for_d` long.
    pub(super) fn lasting(self, for_d: f64) -> Pulses {
        let Train { from_d, every_d, times, .. } = self;
        // One alone comes not again, whatever was said of others.
        Pulses { from_d, for_d, every_d: if times > 1 { every_d } else { 0.0 }, times }
    }
}

#[cfg(test)]
mod tests {
    use super::{Train, trains};

    fn train(from_d: f64, for_d: Option<f64>, every_d: f64, times: u64) -> Train {
        Train { from_d, for_d, every_d, times }
    }

    #[test]
    fn windows_in_words_of_protocols_are_read() {
        let long = Some(0.0625);
        for text in [
            "90 min daily for 14 d from 1 d",
            "daily 90 min for 14 d from 1 d",
            "90 min/d for 14 days from day 1",
            "90-min sessions daily for 14 d from 1 d",
            "for 90 min once a day for 2 wk starting at 24 h",
            "1.5 h every 24 h x14 from 1 d",
            "90 min, 14 sessions, q24h, from 1 dpi",
            "90 min a day from 1 d until 15 d",
        ] {
            assert_eq!(trains(text).unwrap(), [train(1.0, long, 1.0, 14)], "{text}");
        }
        assert_eq!(trains("2 h every 12 h x6").unwrap(), [train(0.0, Some(2.0 / 24.0), 0.5, 6)]);
        assert_eq!(trains("daily for 7 d from 2 d").unwrap(), [train(2.0, None, 1.0, 7)]);
        assert_eq!(trains("2 h from 3 d").unwrap(), [train(3.0, Some(2.0 / 24.0), 0.0, 1)]);
        let (hour, first) = (Some(1.0 / 24.0), 7.0);
        assert_eq!(
            trains("60 min, 5 d/wk for 9 d from 7 d then 1 h from 30 d").unwrap(),
            [train(first, hour, 1.0, 5), train(14.0, hour, 1.0, 2), train(30.0, hour, 0.0, 1)]
        );
    }

    #[test]
    fn what_is_wrong_with_windows_is_said_with_the_way_out() {
        for (text, message) in [
            ("90 min daily", "the windows come again, but not how often"),
            ("90 min x3", "3 windows, but not at which interval"),
            ("90 min daily x3 for 14 d", "3 windows are said, and 14 fit into the time"),
            ("90 min 2 h daily x3", "two lengths are said"),
            ("90 min daily for 14 d until 20 d", "two ends are said"),
            ("90 min fortnightly x3", "`fortnightly` cannot be read in a schedule of windows"),
            ("1 h 5 d a week", "so many days a week, but not for how long"),
            ("60 min 8 d a week for 8 wk", "a week has no 8 days"),
            ("90 min daily x3 then", "a window is missing"),
            ("1 min every 2 min x2000", "there are 2000 windows"),
            ("2 h every 0 h x3", "the windows come again without pause"),
            ("2 h every 0 h for 3 d", "the windows come again without pause"),
            ("", "a window is missing"),
        ] {
            assert_eq!(trains(text).unwrap_err().message, message, "{text}");
        }
    }
}
