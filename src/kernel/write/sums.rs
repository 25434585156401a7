//! Sums of products as Rust.

/// A factor of a product.
pub enum Factor {
    /// A number known beforehand.
    Literal(f64),
    /// What is kept under a name.
    Kept(String),
}

/// The literal in every lane.
pub fn splat(value: f64) -> String {
    format!("m.splat({value:?})")
}

/// A sum that grows by products, in a variable from the first of them on.
pub struct Sum {
    name: String,
    start: Option<String>,
    begun: bool,
    /// Whether products are subtracted.
    less: bool,
}

impl Sum {
    /// Begins with `start`; products are added, or subtracted where `less`.
    pub fn new(name: String, start: Option<String>, less: bool) -> Self {
        Sum { name, start, begun: false, less }
    }

    /// The sum so far.
    pub fn value(&self) -> String {
        match &self.start {
            _ if self.begun => self.name.clone(),
            Some(start) => start.clone(),
            None => splat(0.0),
        }
    }

    /// Whether anything was added.
    pub fn begun(&self) -> bool {
        self.begun
    }

    /// A statement that adds a product.
    pub fn add(&mut self, left: &Factor, right: &Factor) -> String {
        let (add, sub, product) = if self.less { ("sub", "add", "neg_mul_add") } else { ("add", "sub", "mul_add") };
        let before = (self.begun || self.start.is_some()).then(|| self.value());
        let sum = match (left, right, before) {
            (Factor::Kept(a), Factor::Kept(b), None) if !self.less => format!("m.mul({a}, {b})"),
            (Factor::Kept(a), Factor::Kept(b), x) => {
                format!("m.{product}({a}, {b}, {})", x.unwrap_or_else(|| splat(0.0)))
            }
            (Factor::Literal(l), Factor::Kept(b), x) | (Factor::Kept(b), Factor::Literal(l), x) => match (*l, x) {
                (1.0, Some(x)) => format!("m.{add}({x}, {b})"),
                (-1.0, Some(x)) => format!("m.{sub}({x}, {b})"),
                (l, Some(x)) => format!("m.{product}({}, {b}, {x})", splat(l)),
                (1.0, None) if !self.less => b.clone(),
                (l, None) => format!("m.mul({}, {b})", splat(if self.less { -l } else { l })),
            },
            (Factor::Literal(l), Factor::Literal(k), x) => {
                format!("m.{add}({}, {})", x.unwrap_or_else(|| splat(0.0)), splat(l * k))
            }
        };
        let keyword = if self.begun { "" } else { "let mut " };
        self.begun = true;
        format!(" {keyword}{} = {sum};", self.name)
    }
}

/// Products after which a sum is worth another chain of multiply-adds.
const CHAIN: usize = 5;

/// A long sum, made of several that do not wait for each other, as a multiply-add waits for the one before.
pub struct Sums {
    chains: Vec<Sum>,
    /// Products that are still to come.
    left: usize,
}

impl Sums {
    /// The sum of row `row`, of `products` products, where `together` rows are worked out at a time.
    pub fn new(row: usize, start: Option<String>, products: usize, together: usize) -> Self {
        let most = if together > 2 { 2 } else { 4 };
        let begin = |chain: usize| Sum::new(format!("x{row}_{chain}"), start.clone().filter(|_| chain == 0), false);
        let chains = (0..(products / CHAIN).clamp(1, most)).map(begin).collect();
        Sums { chains, left: products }
    }

    /// Statements that add a product.
    pub fn add(&mut self, left: &Factor, right: &Factor) -> String {
        self.left -= 1;
        if self.left > 0 {
            let chain = self.left % self.chains.len();
            return self.chains[chain].add(left, right);
        }
        let mut text = self.merge();
        text.push_str(&self.chains[0].add(left, right));
        text
    }

    fn merge(&mut self) -> String {
        let others = self.chains.split_off(1);
        let first = &mut self.chains[0];
        others.iter().map(|other| first.add(&Factor::Literal(1.0), &Factor::Kept(other.value()))).collect()
    }

    /// The sum, to which more can be added, after some statements.
    pub fn end(mut self) -> (String, Sum) {
        let text = self.merge();
        (text, self.chains.swap_remove(0))
    }
}
