//! Numbers to be read off one run, by formulas.

use super::column::Column;
use super::formula::{Number, Results, Scope, number, parse, unit};
use super::needs::{Needs, Times};
use crate::engine::Sample;
use crate::model::Parameters;
use crate::reading::Fault;

/// Formulas, and what has to be sampled of a run for them.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    formulas: Vec<Number>,
    units: Vec<Option<String>>,
    needs: Needs,
    times: Times,
}

impl Measures {
    /// Reads `formulas` for runs of a cord of `regions` that end at `until_d`.
    ///
    /// # Errors
    /// The position of the first formula with a fault, and the fault.
    pub fn parse(formulas: &[&str], regions: usize, until_d: f64) -> Result<Measures, (usize, Fault)> {
        let mut needs = [Needs::default()];
        let mut found = Measures::default();
        for (position, text) in formulas.iter().enumerate() {
            let (experiments, ends) = ([String::new()], [until_d]);
            let mut scope =
                Scope { experiments: &experiments, ends: &ends, own: 0, regions, alone: true, needs: &mut needs };
            let formula = parse(text, &mut scope).map_err(|fault| (position, fault))?;
            found.units.push(unit(&formula, &needs));
            found.formulas.push(formula);
        }
        let [needs] = needs;
        Ok(Measures { times: needs.times(until_d), needs, ..found })
    }

    /// The same, with courses read at `times_d` too: for what comes and goes faster than the grid can show. Numbers that
    /// are read off whole courses differ by what the grid misses.
    pub fn finer(mut self, times_d: &[f64]) -> Measures {
        let Some(until_d) = self.times.end() else { return self };
        self.needs.finer(times_d);
        Measures { times: self.needs.times(until_d), ..self }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.formulas.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.formulas.is_empty()
    }

    /// Numbers that are sampled at each time.
    pub fn width(&self) -> usize {
        self.needs.width()
    }

    /// Names of what is sampled at each time, in a cord of `regions`, in the order of samples.
    pub fn columns(&self, regions: usize) -> Vec<String> {
        let names = Column::names(regions);
        let name = |id: usize| {
            let column = self.needs.at(id)?;
            names.iter().find(|name| Column::named(name, regions) == Ok(column)).cloned()
        };
        (0..self.width()).map(|id| name(id).unwrap_or_default()).collect()
    }

    /// The unit of each, where it is plain.
    pub fn units(&self) -> &[Option<String>] {
        &self.units
    }

    /// Times at which a run has to be sampled, ascending, in days.
    pub fn times(&self) -> &[f64] {
        if self.formulas.is_empty() { &[] } else { self.times.all() }
    }

    /// Appends what is sampled at one state to `samples`; to be called at each of [`Measures::times`].
    pub fn sample(&self, sample: &Sample<'_>, samples: &mut Vec<f64>) {
        self.needs.read(sample, samples);
    }

    /// The same at any state: nothing is appended at other times.
    pub fn sample_at(&self, sample: &Sample<'_>, samples: &mut Vec<f64>) {
        if self.times().binary_search_by(|time| time.total_cmp(&sample.time_d)).is_ok() {
            self.sample(sample, samples);
        }
    }

    /// The value of each formula for a run with these samples and `parameters`; not a number where samples are missing.
    pub fn values(&self, samples: &[f64], parameters: &Parameters<f64>) -> Vec<f64> {
        let columns = self.times.columns(samples, self.needs.width());
        let run = Run { times: &self.times, columns, parameters: parameters.values() };
        self.formulas.iter().map(|formula| number(formula, &run)).collect()
    }
}

/// One run.
struct Run<'a> {
    times: &'a Times,
    columns: Vec<f64>,
    parameters: Vec<f64>,
}

impl Results for Run<'_> {
    fn times(&self, _experiment: usize) -> &Times {
        self.times
    }

    fn column(&self, _experiment: usize, column: usize) -> &[f64] {
        let samples = self.times.all().len();
        self.columns.get(column * samples..(column + 1) * samples).unwrap_or(&[])
    }

    fn parameter(&self, _experiment: usize, position: usize) -> f64 {
        self.parameters.get(position).copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_from_what_is_read() {
        let cases = [
            ("peak(tnf@epicentre)", Some("level")),
            ("peak_time(tnf)", Some("d")),
            ("area(exo_cargo@epicentre)", Some("ug d")),
            ("area(neurons)", Some("d")),
            ("at(bbb, end) - at(bbb, 7 d)", Some("point")),
            ("at(tnf, 3 d) / peak(tnf)", Some("1")),
            ("at(vessels_mature@penumbra, end)", Some("1")),
            ("2 - at(neurons, end)", Some("1")),
            ("100 * at(neurons, end)", None),
            ("peak(tnf) * peak(neurons)", Some("level")),
            ("peak(tnf) + peak(neurons)", None),
            ("peak(tnf) * peak(il6) + peak(ros)", None),
            ("100 * at(neurons, end) + at(bbb, end)", None),
            ("at(bbb, end) - at(bbb, 7 d) / 100", None),
            ("max(2 * 3, at(bbb, end))", Some("point")),
            ("area(2 * neurons)", None),
        ];
        for (formula, expected) in cases {
            let found = Measures::parse(&[formula], 2, 28.0).unwrap();
            assert_eq!(found.units(), [expected.map(String::from)], "{formula}");
        }
    }

    #[test]
    fn a_fault_says_which_formula_and_what_was_meant() {
        let (position, fault) = Measures::parse(&["peak(tnf)", "peak(tnff)"], 2, 28.0).unwrap_err();
        assert_eq!((position, fault.span), (1, 5..9));
        assert!(fault.help.is_some_and(|help| help.starts_with("did you mean `tnf`?")));
        let (_, fault) = Measures::parse(&["at(tnf, 29 d)"], 2, 28.0).unwrap_err();
        assert_eq!(fault.label, "the run lasts from 0 d to 28 d");
        let (_, fault) = Measures::parse(&["moderate:peak(tnf)"], 2, 28.0).unwrap_err();
        assert!(fault.message.contains("`moderate:` names another run"));
        assert!(Measures::parse(&["peak(tnf@penumbra)"], 1, 28.0).is_err());
    }

    #[test]
    fn end_is_the_end_of_the_run() {
        let measures = Measures::parse(&["end", "highest(bbb, 1 d, end)", "at(bbb, end)"], 2, 28.0).unwrap();
        assert_eq!(measures.times().last(), Some(&28.0));
        let samples = vec![1.0; measures.times().len()];
        assert_eq!(measures.values(&samples, &Parameters::default()), [28.0, 1.0, 1.0]);
        assert!(measures.values(&samples[1..], &Parameters::default())[1].is_nan());
    }
}
