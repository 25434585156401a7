//! Expressions as LaTeX mathematics.

use super::{Binary, Node, Symbol};

/// A name in upright type, `module.name` set as the name with its module below.
pub(crate) fn upright(name: &str) -> String {
    let plain = |text: &str| text.replace('_', "\\_");
    match name.split_once('.') {
        Some((module, name)) => format!("\\mathit{{{}}}_{{\\mathrm{{{}}}}}", plain(name), plain(module)),
        None => format!("\\mathrm{{{}}}", plain(name)),
    }
}

fn tight(symbol: Symbol) -> String {
    match symbol.node() {
        Node::Binary(Binary::Add | Binary::Sub, ..) => {
            format!("\\left({}\\right)", symbol.latex())
        }
        _ => symbol.latex(),
    }
}

impl Symbol {
    /// The expression as LaTeX; `H_n(x, k)` stands for `x^n / (k^n + x^n)`.
    pub fn latex(self) -> String {
        match self.node() {
            Node::Constant(bits) => f64::from_bits(bits).to_string(),
            Node::Variable(name) | Node::Named(name, _) => upright(name),
            Node::Logistic(a) => format!("\\sigma\\left({}\\right)", a.latex()),
            Node::Binary(Binary::Add, a, b) => format!("{} + {}", a.latex(), b.latex()),
            Node::Binary(Binary::Sub, a, b) => format!("{} - {}", a.latex(), tight(b)),
            Node::Binary(Binary::Mul, a, b) => format!("{}\\,{}", tight(a), tight(b)),
            Node::Binary(Binary::Div, a, b) => {
                format!("\\frac{{{}}}{{{}}}", a.latex(), b.latex())
            }
            Node::Hill(x, k, n) => {
                format!("H_{{{n}}}\\left({}, {}\\right)", x.latex(), k.latex())
            }
        }
    }
}
