//! One published fact as a number and the bounds it should fall into.

/// A fact, where it comes from, what the model makes of it, and the target.
#[derive(Clone, Debug)]
pub struct Check {
    pub name: String,
    /// Id of the evidence, or a short note where there is no single one.
    pub evidence: &'static str,
    pub value: f64,
    /// Lower end of the target, minus infinity where it has none.
    pub low: f64,
    /// Upper end of the target, infinity where it has none.
    pub high: f64,
}

impl Check {
    pub fn holds(&self) -> bool {
        (self.low..=self.high).contains(&self.value)
    }

    fn target(&self) -> String {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => format!("{} to {}", rounded(self.low), rounded(self.high)),
            (true, false) => format!("at least {}", rounded(self.low)),
            (false, true) => format!("at most {}", rounded(self.high)),
            (false, false) => "any".into(),
        }
    }
}

/// Four decimals without trailing zeros; tiny numbers with an exponent.
fn rounded(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-3 { format!("{value:.1e}") } else { format!("{}", (value * 1e4).round() / 1e4) }
}

/// The list that the themes fill.
#[derive(Default)]
pub struct Checks(pub Vec<Check>);

impl Checks {
    pub fn within(&mut self, name: impl Into<String>, evidence: &'static str, value: f64, (low, high): (f64, f64)) {
        self.0.push(Check { name: name.into(), evidence, value, low, high });
    }

    pub fn at_least(&mut self, name: impl Into<String>, evidence: &'static str, value: f64, low: f64) {
        self.within(name, evidence, value, (low, f64::INFINITY));
    }
}

/// The table as it is printed.
pub fn table(checks: &[Check]) -> String {
    let row = |c: &Check| {
        let verdict = if c.holds() { "yes" } else { "NO" };
        format!("{:<66} {:<20} {:>10}  {:<3}  {}\n", c.name, c.target(), rounded(c.value), verdict, c.evidence)
    };
    let held = checks.iter().filter(|c| c.holds()).count();
    checks.iter().map(row).collect::<String>() + &format!("{held} of {} checks hold\n", checks.len())
}
