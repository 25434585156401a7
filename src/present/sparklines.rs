//! The courses of a run as a table of letters, for a terminal: a row an arm and quantity of the figure.

use super::Results;
use super::choice::ChoiceError;
use super::columns::cut;
use super::look::Look;
use super::naming::titled;
use super::panels::Panels;
use super::rounding::aligned;
use super::spoken::{called, time};
use super::unit::unit;
use crate::course::level_at;
use crate::figure::{Manner, TimeAxis};

/// Letters that a line has at most.
const WIDTH: usize = 80;
/// Letters of a line beside the name of its arm and its course: margin, gaps, three levels, a time.
const BESIDE: usize = 4 + 1 + 8 + 8 + 8 + 8;
/// Letters of the name of an arm: at least the word `control`.
const NAME: (usize, usize) = (7, 20);

/// Levels as heights of a letter, the lowest first.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The same where a terminal has no such letters.
const ASCII: [char; 8] = ['.', ':', '-', '=', '+', '*', '#', '@'];

/// Powers of ten below the peak in which what is given is shown, as its figure has a logarithmic axis.
const DECADES: f64 = 4.0;

/// A course: times in days, levels.
type Line = (Vec<f64>, Vec<f64>);

/// The courses of `results` that the figure has panels of, the median over the parameter sets where there are such; in
/// `blocks`, or in ASCII.
///
/// # Errors
/// [`ChoiceError`] for an observable that the results have not.
pub fn sparklines(results: &Results, look: &Look, blocks: bool) -> Result<String, ChoiceError> {
    let Manner { size, time } = look.manner;
    let chosen = look.panels.as_ref().map_or_else(|| Ok(Vec::new()), |choice| choice.panels(results))?;
    let names = results.courses.iter().map(|course| called(&results.scenario, &course.arm).chars().count());
    let name = names.max().unwrap_or(0).clamp(NAME.0, NAME.1);
    let width = WIDTH - BESIDE - name;
    let axis = TimeAxis::new(time, results.scenario.simulation.until_d, (0.0, width as f64));
    let page = Page { results, axis: &axis, name, width, letters: if blocks { &BLOCKS } else { &ASCII } };
    let mut text = format!("  Courses, {}; levels from 0 to the highest of all arms\n", whose(results));
    let heads = ["start", "peak", "at", "end"].map(|head| format!(" {head:>7}")).concat();
    text += &format!("    {:name$} {}{heads}\n", "", page.ticks());
    for column in Panels::new(results, size).columns(&chosen) {
        text += &page.quantity(&column)?;
    }
    Ok(text)
}

/// Whose the courses are.
fn whose(results: &Results) -> String {
    results.sets.as_ref().map_or_else(|| "nominal set".into(), |sets| format!("median over {} sets", sets.done))
}

/// How lines are set.
struct Page<'a> {
    results: &'a Results,
    axis: &'a TimeAxis,
    /// Letters of the names of arms, and of courses.
    name: usize,
    width: usize,
    letters: &'a [char; 8],
}

impl Page<'_> {
    /// The times that the figure names, where they stand.
    fn ticks(&self) -> String {
        let mut line = vec![' '; self.width];
        let mut ticks = self.axis.ticks(|text| text.chars().count() as f64);
        // The end has its name first.
        ticks.rotate_right(1);
        for tick in ticks {
            let text: Vec<char> = tick.text.unwrap_or_default().chars().collect();
            let from = (tick.at - 0.5 * text.len() as f64).round().max(0.0) as usize;
            let from = from.min(self.width.saturating_sub(text.len()));
            let around = from.saturating_sub(1)..(from + text.len() + 1).min(self.width);
            if line[around].iter().all(|letter| *letter == ' ') {
                line.splice(from..from + text.len(), text);
            }
        }
        line.into_iter().collect()
    }

    /// Its name and unit, then a line an arm.
    fn quantity(&self, column: &str) -> Result<String, ChoiceError> {
        let arms = 0..self.results.courses.len();
        let lines: Vec<Line> = arms.map(|arm| self.line(arm, column)).collect::<Result<_, _>>()?;
        let levels = lines.iter().flat_map(|(_, levels)| levels).copied().filter(|level| level.is_finite());
        let scale = Scale { top: levels.fold(0.0, f64::max), decades: column.starts_with("exo_").then_some(DECADES) };
        let log = scale.decades.map_or_else(String::new, |decades| format!(", log scale of {decades} decades"));
        let nominal = match self.results.sets.as_ref().is_some_and(|sets| sets.band(0, column).is_none()) {
            true => ", nominal set",
            false => "",
        };
        let mut text = format!("  {}, {}{log}{nominal}\n", titled(column), unit(column));
        for (course, line) in self.results.courses.iter().zip(&lines) {
            text += &self.arm(called(&self.results.scenario, &course.arm), line, &scale);
        }
        Ok(text)
    }

    /// The median course where there is a band, else the nominal one.
    fn line(&self, arm: usize, column: &str) -> Result<Line, ChoiceError> {
        match self.results.sets.as_ref().and_then(|sets| sets.band(arm, column)) {
            Some(band) => Ok(band.points.iter().map(|(time_d, _, [.., median, _, _])| (*time_d, *median)).unzip()),
            None => Ok(self.results.courses[arm].series(column)?.into_iter().unzip()),
        }
    }

    fn arm(&self, name: &str, (times, levels): &Line, scale: &Scale) -> String {
        let places: Vec<f64> = times.iter().map(|time_d| self.axis.px(*time_d)).collect();
        let letter = |at: usize| scale.letter(level_at(&places, levels, at as f64 + 0.5), self.letters);
        let course: String = (0..self.width).map(letter).collect();
        let known = times.iter().zip(levels).filter(|(_, level)| level.is_finite());
        let peak = known.fold(None, |peak: Option<(f64, f64)>, (time_d, level)| match peak {
            Some((_, highest)) if highest >= *level => peak,
            _ => Some((*time_d, *level)),
        });
        let level = |level: Option<f64>| level.filter(|level| level.is_finite()).map_or_else(|| "-".into(), aligned);
        let start = level(levels.first().copied());
        let (peak, when) = (level(peak.map(|peak| peak.1)), peak.map_or_else(String::new, |peak| time(peak.0)));
        let (end, width) = (level(levels.last().copied()), self.name);
        format!("    {:width$} {course} {start:>7} {peak:>7} {when:>7} {end:>7}\n", cut(name, width))
    }
}

/// How levels become letters.
struct Scale {
    /// The highest level, which has the highest letter.
    top: f64,
    /// Powers of ten below it, of a logarithmic scale.
    decades: Option<f64>,
}

impl Scale {
    /// A letter for a level; a blank where there is none.
    fn letter(&self, level: f64, letters: &[char; 8]) -> char {
        if !level.is_finite() {
            return ' ';
        }
        let share = level / self.top;
        let share = self.decades.map_or(share, |decades| 1.0 + share.log10() / decades);
        // Nothing at all, and what is too little to be seen, is the lowest letter.
        letters[(share * letters.len() as f64).clamp(0.0, letters.len() as f64 - 1.0) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_the_letters_of_their_share_of_the_highest() {
        let linear = Scale { top: 8.0, decades: None };
        let said: String = (0..=8).map(|level| linear.letter(f64::from(level), &ASCII)).collect();
        assert_eq!(said, ".:-=+*#@@");
        let log = Scale { top: 1.0, decades: Some(4.0) };
        assert_eq!(
            [1.0, 1e-1, 1e-2, 1e-3, 1e-9, 0.0].map(|level| log.letter(level, &BLOCKS)),
            ['█', '▇', '▅', '▃', '▁', '▁']
        );
        // Where everything is zero, everything is the lowest.
        let none = Scale { top: 0.0, decades: None };
        assert_eq!([none.letter(0.0, &ASCII), none.letter(f64::NAN, &ASCII)], ['.', ' ']);
    }
}
