//! Expressions as LaTeX mathematics that may break across lines at operators.

use super::{Binary, Node, Symbol};

/// A fraction whose parts are longer than this is set with a solidus, so that a line can break inside it.
const LONGEST_IN_FRACTION: usize = 44;

/// A name in math mode: `module.name` with its module below, `name@epicentre` with the region above.
pub(crate) fn name(name: &str) -> String {
    let plain = |text: &str| text.replace('_', "\\_");
    let (name, region) = name.split_once('@').map_or((name, None), |(name, region)| (name, Some(region)));
    let symbol = match name.split_once('.') {
        Some((module, name)) => format!("\\mathit{{{}}}_{{\\mathrm{{{}}}}}", plain(name), plain(module)),
        None => format!("\\mathrm{{{}}}", plain(name)),
    };
    region.map_or(symbol.clone(), |region| format!("{symbol}^{{\\mathrm{{{}}}}}", plain(region)))
}

fn brackets(symbol: Symbol) -> String {
    format!("({})", symbol.latex())
}

fn is_power(symbol: Symbol) -> bool {
    symbol.as_square().is_some() || symbol.as_excess().is_some()
}

/// A factor of a product: sums in brackets.
fn factor(symbol: Symbol) -> String {
    match symbol.node() {
        Node::Binary(Binary::Add | Binary::Sub, ..) => brackets(symbol),
        _ => symbol.latex(),
    }
}

/// What is raised to a power or divided with a solidus: everything compound in brackets.
fn atom(symbol: Symbol) -> String {
    match symbol.node() {
        Node::Binary(..) if !is_power(symbol) => brackets(symbol),
        _ => symbol.latex(),
    }
}

fn quotient(a: Symbol, b: Symbol) -> String {
    let longest = a.to_string().len().max(b.to_string().len());
    let nested = [a, b].iter().any(|part| part.latex().contains("\\frac"));
    if nested || longest > LONGEST_IN_FRACTION {
        format!("{} / {}", factor(a), atom(b))
    } else {
        format!("\\frac{{{}}}{{{}}}", a.latex(), b.latex())
    }
}

impl Symbol {
    /// The expression as LaTeX; `H_n(x, k)` stands for `x^n / (k^n + x^n)` and `[x]_{+w}` for the smooth
    /// positive part of `x` over the width `w`.
    pub fn latex(self) -> String {
        if let Some((x, width)) = self.as_excess() {
            return format!("[{}]_{{+{}}}^2", x.latex(), width.latex());
        }
        if let Some(x) = self.as_square() {
            return format!("{{{}}}^2", atom(x));
        }
        match self.node() {
            Node::Constant(bits) => f64::from_bits(bits).to_string(),
            Node::Variable(variable) | Node::Named(variable, _) => name(variable),
            Node::Logistic(a) => format!("\\sigma({})", a.latex()),
            Node::Binary(Binary::Add, a, b) => format!("{} + {}", a.latex(), b.latex()),
            Node::Binary(Binary::Sub, a, b) => format!("{} - {}", a.latex(), factor(b)),
            Node::Binary(Binary::Mul, a, b) => format!("{} \\cdot {}", factor(a), factor(b)),
            Node::Binary(Binary::Div, a, b) => quotient(a, b),
            Node::Hill(x, k, n) => format!("H_{n}({},\\, {})", x.latex(), k.latex()),
        }
    }
}
