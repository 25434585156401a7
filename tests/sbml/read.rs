//! Reads SBML back: just enough of it to evaluate what we write.

use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Values by id.
pub type Values = BTreeMap<String, f64>;

/// A parameter of the document.
pub struct Parameter {
    pub name: String,
    pub value: Option<f64>,
    pub units: String,
    pub constant: bool,
}

/// A document, in the order in which it is written.
pub struct Read<'a> {
    pub parameters: BTreeMap<String, Parameter>,
    pub order: Vec<String>,
    pub units: BTreeSet<String>,
    pub model: String,
    functions: BTreeMap<String, (Vec<String>, Node<'a, 'a>)>,
    rules: Vec<(String, Node<'a, 'a>)>,
    rates: Vec<(String, Node<'a, 'a>)>,
    pub events: Vec<Event<'a>>,
}

/// An event: when it fires, and what it assigns.
pub struct Event<'a> {
    pub id: String,
    pub time_d: f64,
    assignments: Vec<(String, Node<'a, 'a>)>,
}

fn named<'a>(node: Node<'a, 'a>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |n| n.has_tag_name(tag))
}

fn text(node: Node<'_, '_>, attribute: &str) -> String {
    node.attribute(attribute).unwrap_or_else(|| panic!("no {attribute} on {node:?}")).into()
}

/// The one expression inside the first `math` of an element.
fn formula<'a>(node: Node<'a, 'a>) -> Node<'a, 'a> {
    let math = named(node, "math").next().unwrap();
    math.first_element_child().unwrap()
}

impl<'a> Read<'a> {
    pub fn of(document: &'a Document<'a>) -> Self {
        let root = document.root_element();
        let with_variable = |tag| named(root, tag).map(|n| (text(n, "variable"), formula(n))).collect();
        let parameter = |n: Node<'_, '_>| {
            let (value, constant) = (n.attribute("value").map(|v| v.parse().unwrap()), text(n, "constant") == "true");
            (text(n, "id"), Parameter { name: text(n, "name"), value, units: text(n, "units"), constant })
        };
        let order: Vec<String> = named(root, "parameter").map(|n| text(n, "id")).collect();
        let parameters: BTreeMap<String, Parameter> = named(root, "parameter").map(parameter).collect();
        assert_eq!(order.len(), parameters.len(), "two parameters have one id");
        Read {
            parameters,
            order,
            units: named(root, "unitDefinition").map(|n| text(n, "id")).collect(),
            model: text(named(root, "model").next().unwrap(), "id"),
            functions: named(root, "functionDefinition").map(|n| (text(n, "id"), function(n))).collect(),
            rules: with_variable("assignmentRule"),
            rates: with_variable("rateRule"),
            events: named(root, "event").map(event).collect(),
        }
    }

    /// Ids of every kind that share one space of names.
    pub fn ids(&self) -> Vec<&str> {
        let events = self.events.iter().map(|e| e.id.as_str());
        let all = self.order.iter().map(String::as_str).chain(self.functions.keys().map(String::as_str));
        all.chain(events).chain([self.model.as_str()]).collect()
    }

    /// Ids with an assignment rule.
    pub fn ruled(&self) -> Vec<&str> {
        self.rules.iter().map(|(id, _)| id.as_str()).collect()
    }

    /// Ids with a rate rule.
    pub fn changing(&self) -> Vec<&str> {
        self.rates.iter().map(|(id, _)| id.as_str()).collect()
    }

    /// Ids by the name of the quantity.
    pub fn by_name(&self) -> BTreeMap<&str, &str> {
        self.parameters.iter().map(|(id, p)| (p.name.as_str(), id.as_str())).collect()
    }

    /// Values at time zero of everything that has one.
    pub fn start(&self) -> Values {
        self.parameters.iter().filter_map(|(id, p)| p.value.map(|v| (id.clone(), v))).collect()
    }

    /// `values` with everything that follows from them, rule by rule as written: a rule that used a later one
    /// would find no value.
    pub fn completed(&self, values: &Values) -> Values {
        let mut all = values.clone();
        for (id, formula) in &self.rules {
            let value = self.evaluate(*formula, &all);
            assert!(all.insert(id.clone(), value).is_none(), "{id} has a value and a rule");
        }
        all
    }

    /// Rate of change of each state; `all` must be complete.
    pub fn rates(&self, all: &Values) -> Values {
        self.rates.iter().map(|(id, formula)| (id.clone(), self.evaluate(*formula, all))).collect()
    }

    /// `values` after `event`, all of whose assignments see the values before it.
    pub fn after(&self, event: &Event<'_>, values: &Values) -> Values {
        let mut after = values.clone();
        for (id, formula) in &event.assignments {
            assert!(!self.parameters[id].constant, "{id} is constant and assigned");
            let value = self.evaluate(*formula, values);
            assert!(after.insert(id.clone(), value).is_some(), "{id} has no value to change");
        }
        after
    }

    fn evaluate(&self, node: Node<'_, '_>, values: &Values) -> f64 {
        let word = node.text().unwrap_or_default();
        match node.tag_name().name() {
            "cn" => word.parse().unwrap(),
            "ci" => *values.get(word).unwrap_or_else(|| panic!("{word} is used before it has a value")),
            "apply" => {
                let mut parts = node.children().filter(Node::is_element);
                let operator = parts.next().unwrap();
                let operands: Vec<f64> = parts.map(|n| self.evaluate(n, values)).collect();
                self.apply(operator, &operands)
            }
            other => panic!("{other} is not written"),
        }
    }

    fn apply(&self, operator: Node<'_, '_>, operands: &[f64]) -> f64 {
        match (operator.tag_name().name(), operands) {
            ("plus", [first, rest @ ..]) => rest.iter().fold(*first, |sum, x| sum + x),
            ("times", [first, rest @ ..]) => rest.iter().fold(*first, |product, x| product * x),
            ("minus", [a]) => -a,
            ("minus", [a, b]) => a - b,
            ("divide", [a, b]) => a / b,
            ("exp", [a]) => a.exp(),
            ("ci", _) => {
                let (arguments, body) = &self.functions[operator.text().unwrap()];
                assert_eq!(arguments.len(), operands.len());
                let local = arguments.iter().cloned().zip(operands.iter().copied()).collect();
                self.evaluate(*body, &local)
            }
            (other, _) => panic!("{other} of {} is not written", operands.len()),
        }
    }
}

fn function<'a>(node: Node<'a, 'a>) -> (Vec<String>, Node<'a, 'a>) {
    let lambda = formula(node);
    let arguments = named(lambda, "bvar").map(|n| n.first_element_child().unwrap().text().unwrap().into());
    (arguments.collect(), lambda.last_element_child().unwrap())
}

fn event<'a>(node: Node<'a, 'a>) -> Event<'a> {
    let trigger = named(node, "trigger").next().unwrap();
    assert_eq!((text(trigger, "initialValue"), text(trigger, "persistent")), ("true".into(), "true".into()));
    let parts: Vec<Node<'_, '_>> = formula(trigger).children().filter(Node::is_element).collect();
    let tags: Vec<&str> = parts.iter().map(|n| n.tag_name().name()).collect();
    assert_eq!(tags, ["geq", "csymbol", "cn"]);
    Event {
        id: text(node, "id"),
        time_d: parts[2].text().unwrap().parse().unwrap(),
        assignments: named(node, "eventAssignment").map(|n| (text(n, "variable"), formula(n))).collect(),
    }
}
