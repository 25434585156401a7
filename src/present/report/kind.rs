//! Cells of a page's tables: what the text of a file says to a reader.

use super::super::percent;
use super::super::why::plain;
use super::numbers::{number, signed, time};
use super::sheet::Sheet;

/// How a column is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it stands.
    Text,
    /// A name of the program, as readers have it.
    Words,
    /// The formula of an outcome, in words, with its unit.
    Outcome,
    /// A number.
    Number,
    /// A number with its sign.
    Signed,
    /// A share from 0 to 1, as percent.
    Share,
    /// Days, in the unit that fits.
    Time,
    /// A unit: nothing for a pure number.
    Unit,
    /// `TRUE` or `FALSE`, as `yes` or `no`.
    Yes,
    /// `on` a day, `never` or `later`; the columns are `is` and `day`, with what stands before `*`.
    When,
}

/// A column of a page's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading, with the unit.
    pub head: &'static str,
    /// Its name in the file; `*` stands for the middle and both ends of an interval.
    pub of: &'static str,
    /// How it is told.
    pub kind: Kind,
}

/// A column with its heading, its name in the file, and how it is told.
pub const fn column(head: &'static str, of: &'static str, kind: Kind) -> Column {
    Column { head, of, kind }
}

impl Column {
    /// Its cell of a row; empty where the file says nothing. `named` tells an outcome.
    pub fn cell(&self, sheet: &Sheet, row: &[String], named: &dyn Fn(&str, &str) -> String) -> String {
        if self.kind == Kind::When {
            return self.when(sheet, row);
        }
        if self.of.contains('*') {
            return self.interval(sheet, row);
        }
        let text = sheet.get(row, self.of);
        match self.kind {
            _ if text.is_empty() => String::new(),
            Kind::Text | Kind::When => text.to_owned(),
            Kind::Words => plain(text),
            Kind::Unit => unit(text).to_owned(),
            Kind::Yes => if text == "TRUE" { "yes" } else { "no" }.to_owned(),
            Kind::Outcome => named(text, sheet.get(row, "unit")),
            _ => self.told(sheet.number(row, self.of)),
        }
    }

    fn told(&self, value: f64) -> String {
        match self.kind {
            _ if value.is_nan() => String::new(),
            _ if value.is_infinite() => "beyond all".into(),
            Kind::Signed => signed(value),
            Kind::Share => percent(value),
            Kind::Time => time(value),
            _ => number(value),
        }
    }

    /// The middle with both ends; the nominal value where there are no sets; the ends alone where there is no middle.
    fn interval(&self, sheet: &Sheet, row: &[String]) -> String {
        let of = |word: &str| sheet.number(row, &self.of.replace('*', word));
        let own = sheet.number(row, &self.of.replace("_*", ""));
        let known = [of("median"), own, of("nominal")].into_iter().find(|value| !value.is_nan());
        let ends = [of("low"), of("high")];
        let whole = !ends.iter().any(|end| end.is_nan());
        match (known, ends.map(|end| self.told(end))) {
            // All sets agree to the digits that are told.
            (Some(middle), [low, high]) if whole && low == high && low == self.told(middle) => low,
            (Some(middle), [low, high]) if whole => format!("{} ({low} to {high})", self.told(middle)),
            (Some(middle), _) => self.told(middle),
            (None, [low, high]) if whole => format!("{low} to {high}"),
            (None, _) => String::new(),
        }
    }

    /// A day that may never come, with its interval.
    fn when(&self, sheet: &Sheet, row: &[String]) -> String {
        let one = |before: &str| match sheet.get(row, &format!("{before}is")) {
            "on" => time(sheet.number(row, &format!("{before}day"))),
            "later" => "after all that were tried".into(),
            other => other.to_owned(),
        };
        let [middle, low, high] = ["", "low_", "high_"].map(one);
        if low.is_empty() || high.is_empty() { middle } else { format!("{middle} ({low} to {high})") }
    }
}

/// A unit in words; nothing for a pure number.
pub fn unit(unit: &str) -> &str {
    match unit {
        "1" => "",
        "point" => "points",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(of: &'static str, kind: Kind) -> String {
        let text = "a_low,a_median,a_high,b_low,b,b_high,range_low,range_high,c_nominal,c_low,is,day,low_is,low_day,high_is,high_day,same_low,same_median,same_high\n\
                    2,3.26543,4.5,-1,0.5,2,1,10,7,,on,0.00694,on,0.00694,later,,0,0,0\n";
        let sheet = Sheet::read(text);
        Column { head: "", of, kind }.cell(&sheet, &sheet.rows[0], &|text, _| text.to_owned())
    }

    #[test]
    fn a_median_and_its_interval_are_one_cell() {
        assert_eq!(told("a_*", Kind::Number), "3.27 (2 to 4.5)");
        assert_eq!(told("b_*", Kind::Signed), "+0.5 (-1 to +2)");
        assert_eq!(told("b", Kind::Share), "50 %");
    }

    #[test]
    fn what_is_missing_of_an_interval_is_left_out() {
        assert_eq!(told("range_*", Kind::Number), "1 to 10");
        assert_eq!(told("c_*", Kind::Number), "7");
        assert_eq!(told("same_*", Kind::Number), "0");
        assert_eq!(told("nothing_*", Kind::Number), "");
        assert_eq!(told("*", Kind::When), "9.99 min (9.99 min to after all that were tried)");
    }
}
