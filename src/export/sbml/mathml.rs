//! Expressions as content MathML.

use super::ids::Ids;
use super::xml::Xml;
use crate::number::Symbol;
use crate::number::symbol::{Binary, Node};

const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";

/// The namespace of SBML itself.
pub(super) const CORE: &str = "http://www.sbml.org/sbml/level3/version2/core";

/// Its prefix, which the units of numbers need. It is bound on each formula: on the root of the document libSBML would
/// take it for a package, and refuse to convert to Level 2.
const PREFIX: (&str, &str) = ("xmlns:sbml", CORE);

const UNITS: (&str, &str) = ("sbml:units", "dimensionless");

/// What remains to be written; a stack of these stands in for recursion, since recorded sums are deep.
enum Task {
    Write(Symbol),
    Close,
}

/// How an expression is applied: to what, and under which name.
enum Shape {
    Number(f64),
    Name,
    /// An operator of MathML and its arguments.
    Operator(&'static str, Vec<Symbol>),
    /// A function of the document and its arguments.
    Function(String, Vec<Symbol>),
    Square(Symbol),
}

/// Operands of a chain of one operation, `((a + b) + c)` as `a b c`: the same order of evaluation, less nesting.
fn chain(op: Binary, symbol: Symbol) -> Vec<Symbol> {
    let (mut operands, mut rest) = (Vec::new(), symbol);
    while let Node::Binary(same, a, b) = rest.node()
        && same == op
        && (rest == symbol || rest.as_square().is_none() && rest.as_excess().is_none())
    {
        operands.push(b);
        rest = a;
    }
    operands.push(rest);
    operands.reverse();
    operands
}

fn shape(symbol: Symbol) -> Shape {
    if let Some((x, width)) = symbol.as_excess() {
        return Shape::Function("excess_squared".into(), vec![x, width]);
    }
    if let Some(x) = symbol.as_square() {
        return Shape::Square(x);
    }
    match symbol.node() {
        Node::Constant(bits) => Shape::Number(f64::from_bits(bits)),
        Node::Variable(_) | Node::Named(..) => Shape::Name,
        Node::Logistic(a) => Shape::Function("logistic".into(), vec![a]),
        Node::Hill(x, k, n) => Shape::Function(format!("hill{n}"), vec![x, k]),
        Node::Binary(Binary::Add, ..) => Shape::Operator("plus", chain(Binary::Add, symbol)),
        Node::Binary(Binary::Mul, ..) => Shape::Operator("times", chain(Binary::Mul, symbol)),
        Node::Binary(Binary::Div, a, b) => Shape::Operator("divide", vec![a, b]),
        // Zero has any unit, which MathML cannot say.
        Node::Binary(Binary::Sub, a, b) if a.literal() == Some(0.0) => Shape::Operator("minus", vec![b]),
        Node::Binary(Binary::Sub, a, b) => Shape::Operator("minus", vec![a, b]),
    }
}

/// Opens a formula; close it with [`Xml::close`].
pub(super) fn math(xml: &mut Xml) {
    xml.open("math", &[("xmlns", NAMESPACE), PREFIX]);
}

/// A number in the unit called `unit`.
pub(super) fn number(value: f64, unit: &str, xml: &mut Xml) {
    xml.words("cn", &[("sbml:units", unit)], &value.to_string());
}

/// A whole number, as powers need it.
fn whole(value: u32, xml: &mut Xml) {
    xml.words("cn", &[("type", "integer"), UNITS], &value.to_string());
}

/// Writes an expression. Constants inside are pure numbers; one that stands alone has the unit called `unit`.
pub(super) fn expression(root: Symbol, unit: &str, ids: &Ids, xml: &mut Xml) {
    let mut tasks = vec![Task::Write(root)];
    while let Some(task) = tasks.pop() {
        let Task::Write(symbol) = task else {
            xml.close();
            continue;
        };
        let operands = match shape(symbol) {
            Shape::Number(value) => {
                number(value, if symbol == root { unit } else { UNITS.1 }, xml);
                continue;
            }
            Shape::Name => {
                xml.words("ci", &[], ids.of(symbol));
                continue;
            }
            Shape::Operator(name, operands) => {
                xml.open("apply", &[]);
                xml.empty(name, &[]);
                operands
            }
            Shape::Function(name, operands) => {
                xml.open("apply", &[]);
                xml.words("ci", &[], &name);
                operands
            }
            Shape::Square(x) => {
                xml.open("apply", &[]);
                xml.words("ci", &[], "square");
                vec![x]
            }
        };
        tasks.push(Task::Close);
        tasks.extend(operands.into_iter().rev().map(Task::Write));
    }
}

/// Functions that formulas call, each as its name, what it is, its arguments and what it writes.
type Body = fn(&mut Xml);
const FUNCTIONS: [(&str, &str, &[&str], Body); 7] = [
    ("hill1", "x / (k + x)", &["x", "k"], |xml| hill(1, xml)),
    ("hill2", "x^2 / (k^2 + x^2)", &["x", "k"], |xml| hill(2, xml)),
    ("hill3", "x^3 / (k^3 + x^3)", &["x", "k"], |xml| hill(3, xml)),
    ("hill4", "x^4 / (k^4 + x^4)", &["x", "k"], |xml| hill(4, xml)),
    ("logistic", "1 / (1 + exp(-x))", &["x"], |xml| switch(|xml| xml.words("ci", &[], "x"), xml)),
    ("square", "x * x", &["x"], |xml| power("x", 2, xml)),
    ("excess_squared", "x^2 / (1 + exp(-x / width)): x^2 above zero, 0 below", &["x", "width"], excess),
];

/// Names of the functions that formulas call.
pub(super) fn function_names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|(name, ..)| *name)
}

/// Writes the functions that formulas call.
pub(super) fn functions(xml: &mut Xml) {
    xml.open("listOfFunctionDefinitions", &[]);
    for (id, name, arguments, body) in FUNCTIONS {
        xml.open("functionDefinition", &[("id", id), ("name", name)]);
        math(xml);
        xml.open("lambda", &[]);
        for argument in arguments {
            xml.open("bvar", &[]);
            xml.words("ci", &[], argument);
            xml.close();
        }
        body(xml);
        (0..3).for_each(|_| xml.close());
    }
    xml.close();
}

fn apply(operator: &str, xml: &mut Xml) {
    xml.open("apply", &[]);
    xml.empty(operator, &[]);
}

/// `name` to a power, as a product: quicker than a general power and the same to the last digit as our own.
fn power(name: &str, order: u32, xml: &mut Xml) {
    if order == 1 {
        return xml.words("ci", &[], name);
    }
    apply("times", xml);
    (0..order).for_each(|_| xml.words("ci", &[], name));
    xml.close();
}

fn hill(order: u32, xml: &mut Xml) {
    apply("divide", xml);
    power("x", order, xml);
    apply("plus", xml);
    power("k", order, xml);
    power("x", order, xml);
    xml.close();
    xml.close();
}

/// `1 / (1 + exp(-z))`.
fn switch(z: fn(&mut Xml), xml: &mut Xml) {
    apply("divide", xml);
    whole(1, xml);
    apply("plus", xml);
    whole(1, xml);
    apply("exp", xml);
    apply("minus", xml);
    z(xml);
    (0..4).for_each(|_| xml.close());
}

fn excess(xml: &mut Xml) {
    apply("times", xml);
    power("x", 2, xml);
    switch(
        |xml| {
            apply("divide", xml);
            xml.words("ci", &[], "x");
            xml.words("ci", &[], "width");
            xml.close();
        },
        xml,
    );
    xml.close();
}
