//! From the text of a formula to a [`Number`]; every name is looked up, and every fault points at its place.

use super::tokens::{Token, tokens};
use super::{Number, Operation, Reading, Scope, Trace, fold};
use crate::course::column::Column;
use crate::model::parameters;
use crate::reading::diagnostic::Span;
use crate::reading::nearest_help;
use crate::reading::scanner::Fault;

/// The number that `text` stands for.
pub(crate) fn parse(text: &str, scope: &mut Scope<'_>) -> Result<Number, Fault> {
    let (value, span) = whole(text, scope)?;
    as_number(value, &span)
}

/// What all of `text` stands for.
pub(super) fn whole(text: &str, scope: &mut Scope<'_>) -> Parsed {
    let tokens = tokens(text)?;
    let own = scope.own;
    let mut parser = Parser { tokens, at: 0, end: text.len(), scope, experiment: own, depth: 0 };
    let (value, span) = parser.sum()?;
    if let Some((token, place)) = parser.tokens.get(parser.at) {
        let found = format!("{} stands after the end of the formula", spoken(token));
        return Err(Fault::new(place.clone(), found, "expected + - * / or nothing"));
    }
    Ok((value, span))
}

pub(super) enum Value {
    Number(Number),
    Trace(Trace),
}

pub(super) type Parsed = Result<(Value, Span), Fault>;

struct Parser<'t, 's, 'a> {
    tokens: Vec<(Token<'t>, Span)>,
    at: usize,
    end: usize,
    scope: &'s mut Scope<'a>,
    experiment: usize,
    /// Brackets, signs and names of experiments that are open.
    depth: usize,
}

/// Deepest nesting of a formula; a person does not write deeper ones, and the stack ends somewhere.
const DEEPEST: usize = 100;

/// The word for the end of the run.
const END: &str = "end";

fn spoken(token: &Token<'_>) -> String {
    match token {
        Token::Number(value) => format!("the number {value}"),
        Token::Name(name) => format!("`{name}`"),
        Token::Sign(sign) => format!("`{sign}`"),
    }
}

fn as_number(value: Value, span: &Span) -> Result<Number, Fault> {
    match value {
        Value::Number(number) => Ok(number),
        Value::Trace(_) => {
            let label = "expected a number read off it: at(x, 7 d), peak(x), ...";
            Err(Fault::new(span.clone(), "this is a course over time, not a number", label))
        }
    }
}

pub(super) fn as_course(value: Value) -> Trace {
    match value {
        Value::Number(number) => Trace::Level(number),
        Value::Trace(course) => course,
    }
}

/// Numbers stay numbers; a course beside a number makes a course.
fn both(operation: Operation, (a, start): (Value, Span), (b, end): (Value, Span)) -> Parsed {
    if operation == Operation::Divide && matches!(b, Value::Number(Number::Constant(0.0))) {
        return Err(Fault::new(end, "this divides by 0", "expected a number other than 0"));
    }
    let span = start.start..end.end;
    let value = match (a, b) {
        (Value::Number(a), Value::Number(b)) => Value::Number(fold::both(operation, a, b, &span)?),
        (a, b) => Value::Trace(Trace::Both(operation, Box::new([as_course(a), as_course(b)]))),
    };
    Ok((value, span))
}

impl<'t> Parser<'t, '_, '_> {
    fn sign(&mut self, wanted: &str) -> Option<char> {
        let found = match self.tokens.get(self.at) {
            Some((Token::Sign(sign), _)) if wanted.contains(*sign) => *sign,
            _ => return None,
        };
        self.at += 1;
        Some(found)
    }

    /// Where the parser stands.
    fn here(&self) -> Span {
        self.tokens.get(self.at).map_or(self.end..self.end, |(_, span)| span.clone())
    }

    fn expect(&mut self, sign: &str) -> Result<(), Fault> {
        if self.sign(sign).is_some() {
            return Ok(());
        }
        let found =
            self.tokens.get(self.at).map_or("the formula ends".into(), |(token, _)| format!("found {}", spoken(token)));
        Err(Fault::new(self.here(), format!("{found} where `{sign}` is missing"), format!("expected `{sign}`")))
    }

    fn sum(&mut self) -> Parsed {
        let mut found = self.product()?;
        while let Some(sign) = self.sign("+-") {
            let operation = if sign == '+' { Operation::Add } else { Operation::Subtract };
            found = both(operation, found, self.product()?)?;
        }
        Ok(found)
    }

    fn product(&mut self) -> Parsed {
        let mut found = self.factor()?;
        while let Some(sign) = self.sign("*/") {
            let operation = if sign == '*' { Operation::Multiply } else { Operation::Divide };
            found = both(operation, found, self.factor()?)?;
        }
        Ok(found)
    }

    fn factor(&mut self) -> Parsed {
        if self.depth == DEEPEST {
            return Err(Fault::new(
                self.here(),
                "the formula is nested too deeply",
                format!("expected at most {DEEPEST} levels"),
            ));
        }
        self.depth += 1;
        let found = self.single();
        self.depth -= 1;
        found
    }

    /// A number, a name, a call, or something in brackets.
    fn single(&mut self) -> Parsed {
        let start = self.here();
        if self.sign("-").is_some() {
            let (value, span) = self.factor()?;
            let span = start.start..span.end;
            let value = match value {
                Value::Number(number) => Value::Number(fold::minus(number, &span)?),
                Value::Trace(course) => Value::Trace(Trace::Minus(Box::new(course))),
            };
            return Ok((value, span));
        }
        if self.sign("(").is_some() {
            let (value, _) = self.sum()?;
            let end = self.here();
            self.expect(")")?;
            return Ok((value, start.start..end.end));
        }
        let Some((token, span)) = self.tokens.get(self.at).cloned() else {
            return Err(Fault::new(start, "the formula ends where a value is missing", "expected a name or a number"));
        };
        self.at += 1;
        match token {
            Token::Number(value) => Ok((Value::Number(fold::constant(value, &span)?), span)),
            Token::Name(name) if self.sign(":").is_some() => self.elsewhere(name, span),
            Token::Name(name) if self.sign("(").is_some() => self.call(name, &span),
            Token::Name(name) => self.name(name, span),
            Token::Sign(_) => Err(Fault::new(
                span,
                format!("{} stands where a value is missing", spoken(&token)),
                "expected a name or a number",
            )),
        }
    }

    /// The value after `experiment:`.
    fn elsewhere(&mut self, name: &str, span: Span) -> Parsed {
        if self.scope.alone {
            let found = format!("`{name}:` names another run, and there is none");
            return Err(Fault::new(span, found, "expected a formula of the run itself"));
        }
        let Some(there) = self.scope.experiments.iter().position(|known| known == name) else {
            let names: Vec<&str> = self.scope.experiments.iter().map(String::as_str).collect();
            let help = nearest_help(name, &names, "experiments are declared with [[experiment]]");
            let fault =
                Fault::new(span, format!("there is no experiment `{name}`"), "expected the name of an experiment");
            return Err(fault.help(help));
        };
        let here = std::mem::replace(&mut self.experiment, there);
        let (value, end) = self.factor()?;
        self.experiment = here;
        let span = span.start..end.end;
        Ok((Value::Number(as_number(value, &span)?), span))
    }

    /// A function of a course, or of two numbers.
    fn call(&mut self, name: &'t str, place: &Span) -> Parsed {
        let mut given = Vec::new();
        if self.sign(")").is_none() {
            loop {
                given.push(self.sum()?);
                if self.sign(",").is_none() {
                    break;
                }
            }
            self.expect(")")?;
        }
        let end = self.tokens.get(self.at.saturating_sub(1)).map_or(place.end, |(_, span)| span.end);
        let span = place.start..end;
        if let Some(operation) = match name {
            "min" => Some(Operation::Least),
            "max" => Some(Operation::Greatest),
            _ => None,
        } {
            let numbers =
                given.into_iter().map(|(value, span)| as_number(value, &span)).collect::<Result<Vec<_>, _>>()?;
            let [a, b]: [Number; 2] = numbers.try_into().map_err(|_| {
                Fault::new(span.clone(), format!("`{name}` needs two numbers"), format!("expected {name}(a, b)"))
            })?;
            return Ok((Value::Number(fold::both(operation, a, b, &span)?), span));
        }
        let Some(reading) = Reading::named(name) else {
            let mut names: Vec<&str> = Reading::ALL.iter().map(|(known, _)| *known).collect();
            names.extend(["min", "max"]);
            let fault = Fault::new(place.clone(), format!("there is no function `{name}`"), "expected a function");
            return Err(fault.help(nearest_help(name, &names, "")));
        };
        self.read(name, reading, given, span)
    }

    fn read(&mut self, name: &str, reading: Reading, given: Vec<(Value, Span)>, span: Span) -> Parsed {
        let (counts, wanted) = reading.arguments();
        let mut given = given.into_iter();
        let missing =
            || Fault::new(span.clone(), format!("`{name}` has no course"), "expected an observable or a state");
        let (course, place) = given.next().ok_or_else(missing)?;
        let Value::Trace(course) = course else {
            let label = "expected an observable, a state, or a formula of them";
            return Err(Fault::new(place, format!("`{name}` reads a course, and this is a number"), label));
        };
        let arguments =
            given.map(|(value, span)| Ok((as_number(value, &span)?, span))).collect::<Result<Vec<_>, Fault>>()?;
        if !counts.contains(&arguments.len()) {
            let found = format!("`{name}` has {} values after its course", arguments.len());
            return Err(Fault::new(span, found, format!("expected {wanted}")));
        }
        let (place, end) = (self.scope.place(self.experiment), self.scope.ends[self.experiment]);
        if let Some(fault) = reading.fault(&arguments, &place, end) {
            return Err(fault);
        }
        let arguments: Vec<Number> = arguments.into_iter().map(|(value, _)| value).collect();
        let needs = &mut self.scope.needs[self.experiment];
        match (reading, arguments.as_slice()) {
            (Reading::At, [Number::Constant(time)]) => needs.moment(*time),
            (Reading::HalfLife, [Number::Constant(from), Number::Constant(to)]) => {
                needs.moment(*from);
                needs.moment(*to);
            }
            _ => needs.whole_course(),
        }
        Ok((
            Value::Number(Number::Read { reading, experiment: self.experiment, course: Box::new(course), arguments }),
            span,
        ))
    }

    /// The end of the run, a parameter, an observable or a state.
    fn name(&mut self, name: &str, span: Span) -> Parsed {
        if name == END {
            return Ok((Value::Number(Number::Constant(self.scope.ends[self.experiment])), span));
        }
        if name.contains('.') {
            let table = parameters::table();
            if let Some(position) = table.iter().position(|entry| entry.name == name) {
                return Ok((Value::Number(Number::Parameter { experiment: self.experiment, position }), span));
            }
            let names: Vec<&str> = table.iter().map(|entry| entry.name).collect();
            let fault = Fault::new(span, format!("`{name}` is not a parameter of the model"), "expected a parameter");
            return Err(fault.help(nearest_help(name, &names, "`exocord describe parameters` lists them")));
        }
        match Column::named(name, self.scope.regions) {
            Ok(column) => {
                let id = self.scope.needs[self.experiment].column(column);
                Ok((Value::Trace(Trace::Column(id)), span))
            }
            Err(unknown) => {
                let found = format!("`{name}` is not an observable or a state");
                Err(Fault::new(span, found, "expected a name of the model").help(unknown.help))
            }
        }
    }
}
