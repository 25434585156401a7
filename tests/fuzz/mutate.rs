//! Changes of a text: a few of many kinds, one after the other.

use crate::dictionary::{LETTERS, NUMBERS, WORDS};
use rand::RngExt;
use rand::rngs::ChaCha8Rng;

/// No input is longer.
const LONGEST: usize = 64 << 10;

/// Makes one input.
pub struct Mutator<'c> {
    rng: ChaCha8Rng,
    corpus: &'c [String],
    text: String,
}

impl<'c> Mutator<'c> {
    pub fn new(rng: ChaCha8Rng, corpus: &'c [String]) -> Mutator<'c> {
        Mutator { rng, corpus, text: String::new() }
    }

    /// One text of the corpus, changed.
    pub fn text(mut self) -> String {
        self.text = self.other().to_string();
        // Most inputs keep their form, and come further than those that are refused at once.
        let gentle = self.chance(0.6);
        let mut changes = 1;
        while changes < 12 && self.chance(if gentle { 0.3 } else { 0.6 }) {
            changes += 1;
        }
        for _ in 0..changes {
            if gentle {
                self.change_gently()
            } else {
                self.change()
            }
            if self.text.len() > LONGEST {
                let end = floor(&self.text, LONGEST);
                self.text.truncate(end);
            }
        }
        self.text
    }

    fn change_gently(&mut self) {
        match self.below(8) {
            0..3 => self.another_number(),
            3..5 => self.another_quoted(),
            5 => self.another_value(),
            6 => self.drop_line(),
            _ => self.splice(),
        }
    }

    fn change(&mut self) {
        match self.below(40) {
            0..8 => self.another_number(),
            8..15 => self.another_word(),
            15..18 => self.another_value(),
            18..21 => self.repeat_line(),
            21..23 => self.drop_line(),
            23..25 => self.swap_lines(),
            25..29 => self.splice(),
            29..31 => self.insert(WORDS),
            31..34 => self.insert(LETTERS),
            34 => self.nest(),
            35 => self.repeat_piece(),
            36 => self.long_word(),
            37 => self.drop_piece(),
            38 => self.truncate(),
            _ => self.another_letter(),
        }
    }

    fn another_number(&mut self) {
        let starts = pieces(&self.text, |c| c.is_ascii_digit() || c == '.' || c == '_');
        let numbers: Vec<_> =
            starts.into_iter().filter(|p| self.text[p.0..p.1].contains(|c: char| c.is_ascii_digit())).collect();
        let Some(place) = self.pick(&numbers) else { return self.insert(NUMBERS) };
        let new = match self.below(6) {
            0..2 => self.text[place.0..place.1].parse().map_or("1".into(), |old: f64| (old * 2.0).to_string()),
            2 => self.text[place.0..place.1].parse().map_or("0".into(), |old: f64| (old / 3.0).to_string()),
            _ => NUMBERS[self.below(NUMBERS.len())].to_string(),
        };
        self.text.replace_range(place.0..place.1, &new);
    }

    fn another_word(&mut self) {
        let words = pieces(&self.text, |c| c.is_alphanumeric() || c == '_' || c == '-');
        let Some(place) = self.pick(&words) else { return };
        let new = if self.chance(0.5) {
            WORDS[self.below(WORDS.len())].to_string()
        } else {
            let other = self.other();
            let words = pieces(other, |c| c.is_alphanumeric() || c == '_' || c == '-');
            self.pick(&words).map_or(String::new(), |(a, b)| other[a..b].to_string())
        };
        self.text.replace_range(place.0..place.1, &new);
    }

    /// Between two quotes, what stands there elsewhere.
    fn another_quoted(&mut self) {
        let other = self.other();
        let (ours, theirs) = (quoted(&self.text), quoted(other));
        let (Some(to), Some(from)) = (self.pick(&ours), self.pick(&theirs)) else { return self.another_word() };
        self.text.replace_range(to.0..to.1, &other[from.0..from.1]);
    }

    /// What stands behind one `=`, behind another.
    fn another_value(&mut self) {
        let lines = self.lines();
        let with = |line: &(usize, usize), text: &str| text[line.0..line.1].contains('=');
        let lines: Vec<_> = lines.into_iter().filter(|line| with(line, &self.text)).collect();
        let (Some(to), Some(from)) = (self.pick(&lines), self.pick(&lines)) else { return };
        let value = self.text[from.0..from.1].split_once('=').unwrap().1.trim_end().to_string();
        let start = to.0 + self.text[to.0..to.1].find('=').unwrap() + 1;
        let end = to.0 + self.text[to.0..to.1].trim_end().len();
        self.text.replace_range(start..end.max(start), &value);
    }

    fn repeat_line(&mut self) {
        let lines = self.lines();
        let (Some(from), Some(to)) = (self.pick(&lines), self.pick(&lines)) else { return };
        let line = self.text[from.0..from.1].to_string();
        self.text.insert_str(to.0, &line);
    }

    fn drop_line(&mut self) {
        let lines = self.lines();
        let Some(place) = self.pick(&lines) else { return };
        self.text.replace_range(place.0..place.1, "");
    }

    fn swap_lines(&mut self) {
        let lines = self.lines();
        let (Some(a), Some(b)) = (self.pick(&lines), self.pick(&lines)) else { return };
        let (a, b) = if a.0 < b.0 { (a, b) } else { (b, a) };
        if a.1 <= b.0 {
            let (one, two) = (self.text[a.0..a.1].to_string(), self.text[b.0..b.1].to_string());
            self.text.replace_range(b.0..b.1, &one);
            self.text.replace_range(a.0..a.1, &two);
        }
    }

    /// Some lines of another text, between two lines of this one.
    fn splice(&mut self) {
        let other = self.other();
        let theirs = lines(other);
        let ours = self.lines();
        let (Some(from), Some(to)) = (self.pick(&theirs), self.pick(&ours)) else { return };
        let first = theirs.iter().position(|line| *line == from).unwrap();
        let last = (first + self.below(12)).min(theirs.len() - 1);
        let piece = other[from.0..theirs[last].1].to_string();
        self.text.insert_str(to.0, &piece);
    }

    fn insert(&mut self, list: &[&str]) {
        let at = self.place();
        let new = list[self.below(list.len())];
        self.text.insert_str(at, new);
    }

    /// A piece between many brackets.
    fn nest(&mut self) {
        let (open, close) =
            [("(", ")"), ("[", "]"), ("{a=", "}"), ("-(", ")"), ("(1+", ")"), ("a.", ""), ("min(1,", ")"), ("-", "")]
                [self.below(8)];
        let depth = [3, 30, 300, 3000][self.below(4)];
        let (a, b) = self.piece();
        self.text.insert_str(b, &close.repeat(depth));
        self.text.insert_str(a, &open.repeat(depth));
    }

    fn repeat_piece(&mut self) {
        let (a, b) = self.piece();
        let times = [2, 20, 200, 20_000][self.below(4)];
        let piece = self.text[a..b].repeat(times.min(1 + LONGEST / (b - a).max(1)));
        self.text.insert_str(b, &piece);
    }

    fn long_word(&mut self) {
        let at = self.place();
        let letter = ["a", "9", "文", " ", "\n", "-", "\u{300}", "0."][self.below(8)];
        let long = letter.repeat([50, 500, 10_000][self.below(3)]);
        self.text.insert_str(at, &long);
    }

    fn drop_piece(&mut self) {
        let (a, b) = self.piece();
        self.text.replace_range(a..b, "");
    }

    fn truncate(&mut self) {
        let at = self.place();
        self.text.truncate(at);
    }

    fn another_letter(&mut self) {
        let at = self.place();
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let new = char::from_u32(self.rng.random_range(0..0x250)).unwrap_or('?');
        self.text.replace_range(at..end, new.encode_utf8(&mut [0; 4]));
    }

    fn other(&mut self) -> &'c str {
        &self.corpus[self.rng.random_range(0..self.corpus.len())]
    }

    fn lines(&self) -> Vec<(usize, usize)> {
        lines(&self.text)
    }

    /// A place between two letters.
    fn place(&mut self) -> usize {
        let at = self.below(self.text.len() + 1);
        floor(&self.text, at)
    }

    /// A short piece of the text.
    fn piece(&mut self) -> (usize, usize) {
        let a = self.place();
        let end = a + self.below(60);
        let b = floor(&self.text, end);
        (a, b.max(a))
    }

    fn below(&mut self, end: usize) -> usize {
        self.rng.random_range(0..end)
    }

    fn chance(&mut self, share: f64) -> bool {
        self.rng.random_range(0.0..1.0) < share
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { Some(list[self.below(list.len())]) }
    }
}

/// The nearest place before `at` that is between two letters.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where lines begin and end, their breaks among them.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut start = 0;
    let place = |line: &str| {
        start += line.len();
        (start - line.len(), start)
    };
    text.split_inclusive('\n').map(place).collect()
}

/// Where letters of a kind stand together.
fn pieces(text: &str, of: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = at < text.len() && of(c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// What stands between quotes on one line.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (start, end) in lines(text) {
        let quotes: Vec<usize> = text[start..end].match_indices('"').map(|(at, _)| start + at).collect();
        found.extend(quotes.chunks_exact(2).map(|pair| (pair[0] + 1, pair[1])));
    }
    found
}
