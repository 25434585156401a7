//! Expressions as plain text, the notation of `equations.txt`.

use super::{Binary, Node, Symbol};
use std::fmt;

/// How tightly an expression holds together; a looser one needs brackets inside a tighter one.
#[derive(PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Atom,
}

fn binding(node: Node) -> Binding {
    match node {
        Node::Binary(Binary::Add | Binary::Sub, ..) => Binding::Sum,
        Node::Binary(Binary::Mul | Binary::Div, ..) => Binding::Product,
        _ => Binding::Atom,
    }
}

fn bracketed(symbol: Symbol, at_least: Binding) -> String {
    let power = symbol.as_square().is_some() || symbol.as_excess().is_some();
    if !power && binding(symbol.node()) < at_least { format!("({symbol})") } else { symbol.to_string() }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Binding::{Atom, Product, Sum};
        if let Some((x, width)) = self.as_excess() {
            return write!(f, "excess({x}, {width})^2");
        }
        if let Some(x) = self.as_square() {
            return write!(f, "{}^2", bracketed(x, Atom));
        }
        match self.node() {
            Node::Constant(bits) => write!(f, "{}", f64::from_bits(bits)),
            Node::Variable(name) | Node::Named(name, _) => f.write_str(name),
            Node::Logistic(a) => write!(f, "logistic({a})"),
            Node::Binary(Binary::Add, a, b) => write!(f, "{a} + {}", bracketed(b, Sum)),
            Node::Binary(Binary::Sub, a, b) => write!(f, "{a} - {}", bracketed(b, Product)),
            Node::Binary(Binary::Mul, a, b) => {
                write!(f, "{} * {}", bracketed(a, Product), bracketed(b, Product))
            }
            Node::Binary(Binary::Div, a, b) => {
                write!(f, "{} / {}", bracketed(a, Product), bracketed(b, Atom))
            }
            Node::Hill(x, k, n) => write!(f, "hill{n}({x}, {k})"),
        }
    }
}
