"""Exported SBML as a graph of expressions, its exact derivatives, and both as C.

Every expression is kept once, so that the C names each common subexpression once. Quantities that nothing ever
changes are numbers in it.
"""

import dataclasses

import libsbml

Node = tuple


class Graph:
    """Expressions over states and settings; equal ones are the same number."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.known: dict[Node, int] = {}
        self.slopes: dict[int, dict[int, int]] = {}

    def node(self, *node) -> int:
        if node not in self.known:
            self.known[node] = len(self.nodes)
            self.nodes.append(node)
        return self.known[node]

    def number(self, value: float) -> int:
        return self.node("number", float(value))

    def value(self, i: int) -> float | None:
        node = self.nodes[i]
        return node[1] if node[0] == "number" else None

    def add(self, a: int, b: int) -> int:
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.number(x + y)
        if x == 0.0 or y == 0.0:
            return b if x == 0.0 else a
        return self.node("+", *sorted((a, b)))

    def sub(self, a: int, b: int) -> int:
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.number(x - y)
        if y == 0.0:
            return a
        return self.mul(self.number(-1.0), b) if x == 0.0 else self.node("-", a, b)

    def mul(self, a: int, b: int) -> int:
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.number(x * y)
        if x == 0.0 or y == 0.0:
            return self.number(0.0)
        if x == 1.0 or y == 1.0:
            return b if x == 1.0 else a
        # Numbers are gathered in front.
        for number, other in ((x, b), (y, a)):
            inner = self.nodes[other]
            if number is not None and inner[0] == "*" and self.value(inner[1]) is not None:
                return self.mul(self.number(number * self.value(inner[1])), inner[2])
        if y is not None:
            return self.node("*", b, a)
        return self.node("*", a, b) if x is not None else self.node("*", *sorted((a, b)))

    def div(self, a: int, b: int) -> int:
        x, y = self.value(a), self.value(b)
        if y is not None:
            return self.mul(self.number(1.0 / y), a) if x is None else self.number(x / y)
        return self.number(0.0) if x == 0.0 else self.node("/", a, b)

    def exp(self, a: int) -> int:
        return self.node("exp", a)

    def total(self, terms: list[int]) -> int:
        result = self.number(0.0)
        for term in terms:
            result = self.add(result, term)
        return result

    def product(self, factors: list[int]) -> int:
        # Numbers first, so that they become one number.
        result = self.number(1.0)
        for factor in sorted(factors, key=lambda f: self.value(f) is None):
            result = self.mul(result, factor)
        return result

    def gradient(self, i: int) -> dict[int, int]:
        """Derivatives by the states that it depends on."""
        if i not in self.slopes:
            self.slopes[i] = {s: d for s, d in self.differentiated(i).items() if self.value(d) != 0.0}
        return self.slopes[i]

    def differentiated(self, i: int) -> dict[int, int]:
        kind, *rest = self.nodes[i]
        if kind in ("number", "setting"):
            return {}
        if kind == "state":
            return {rest[0]: self.number(1.0)}
        if kind == "exp":
            return {s: self.mul(i, d) for s, d in self.gradient(rest[0]).items()}
        a, b = rest
        da, db = self.gradient(a), self.gradient(b)
        zero = self.number(0.0)
        if kind in "+-":
            join = self.add if kind == "+" else self.sub
            return {s: join(da.get(s, zero), db.get(s, zero)) for s in {**da, **db}}
        if kind == "*":
            return {s: self.add(self.mul(da.get(s, zero), b), self.mul(a, db.get(s, zero))) for s in {**da, **db}}
        # A quotient: (a' - (a / b) b') / b.
        return {s: self.div(self.sub(da.get(s, zero), self.mul(i, db.get(s, zero))), b) for s in {**da, **db}}

    def code(self, wanted: list[tuple[str, int]]) -> str:
        """C statements that work out all of `wanted`, in order of need."""
        lines, done = [], set()

        def name(i: int) -> str:
            kind, *rest = self.nodes[i]
            if kind == "number":
                return f"({rest[0]!r})" if rest[0] < 0 else repr(rest[0])
            return {"state": f"y[{rest[0]}]", "setting": f"p[{rest[0]}]"}.get(kind, f"t{i}")

        for target, root in wanted:
            pending = [root]
            while pending:
                i = pending[-1]
                kind, *rest = self.nodes[i]
                if i in done or kind in ("number", "state", "setting"):
                    pending.pop()
                    continue
                needed = [r for r in rest if r not in done and self.nodes[r][0] not in ("number", "state", "setting")]
                if needed:
                    pending += needed
                    continue
                right = f"exp({name(rest[0])})" if kind == "exp" else f"{name(rest[0])} {kind} {name(rest[1])}"
                lines.append(f"    const double t{i} = {right};")
                done.add(i)
                pending.pop()
            lines.append(f"    {target} = {name(root)};")
        return "\n".join(lines)


@dataclasses.dataclass
class Model:
    """What a document says, as far as a solver needs it."""

    states: list[str]
    start: list[float]
    settings: list[str]
    setting_start: list[float]
    graph: Graph
    rates: list[int]
    # Time, and what each changed quantity becomes: ("state" or "setting", position, expression).
    events: list[tuple[float, list[tuple[str, int, int]]]]
    # What each event adds to each state that it changes by a fixed amount.
    added: list[dict[str, float]]


def read(path: str) -> Model:
    """Reads a document as `exocord export sbml` writes it; anything else in it is an error."""
    model = libsbml.readSBMLFromFile(str(path)).getModel()
    rules = [model.getRule(i) for i in range(model.getNumRules())]
    states = [r.getVariable() for r in rules if r.isRate()]
    values = {p.getId(): p.getValue() for p in (model.getParameter(i) for i in range(model.getNumParameters()))}
    events = [model.getEvent(i) for i in range(model.getNumEvents())]
    changed = [e.getEventAssignment(i).getVariable() for e in events for i in range(e.getNumEventAssignments())]
    settings = sorted({name for name in changed if name not in states})
    if model.getNumSpecies() or model.getNumReactions() or model.getNumInitialAssignments():
        raise ValueError("only parameters with rules are understood")
    graph = Graph()
    names = {name: graph.node("state", i) for i, name in enumerate(states)}
    names |= {name: graph.node("setting", i) for i, name in enumerate(settings)}
    ruled = {r.getVariable() for r in rules}
    names |= {name: graph.number(v) for name, v in values.items() if name not in names and name not in ruled}
    functions = {f.getId(): f for f in (model.getFunctionDefinition(i) for i in range(model.getNumFunctionDefinitions()))}

    def built(ast, scope) -> int:
        children = [ast.getChild(i) for i in range(ast.getNumChildren())]
        kind = ast.getType()
        if ast.isNumber():
            return graph.number(ast.getValue())
        if kind == libsbml.AST_NAME:
            return scope[ast.getName()]
        parts = [built(child, scope) for child in children]
        if kind == libsbml.AST_FUNCTION:
            function = functions[ast.getName()]
            bound = {function.getArgument(i).getName(): part for i, part in enumerate(parts)}
            return built(function.getBody(), bound)
        if kind == libsbml.AST_PLUS:
            return graph.total(parts)
        if kind == libsbml.AST_TIMES:
            return graph.product(parts)
        if kind == libsbml.AST_MINUS:
            return graph.sub(*parts) if len(parts) == 2 else graph.mul(graph.number(-1.0), parts[0])
        if kind == libsbml.AST_DIVIDE:
            return graph.div(*parts)
        if kind == libsbml.AST_FUNCTION_EXP:
            return graph.exp(parts[0])
        raise ValueError(f"not understood: {libsbml.formulaToL3String(ast)}")

    # Assignment rules may stand in any order.
    waiting = [r for r in rules if r.isAssignment()]
    while waiting:
        left = []
        for rule in waiting:
            try:
                names[rule.getVariable()] = built(rule.getMath(), names)
            except KeyError:
                left.append(rule)
        if len(left) == len(waiting):
            raise ValueError("assignment rules in a circle")
        waiting = left
    rates = {r.getVariable(): built(r.getMath(), names) for r in rules if r.isRate()}
    happenings, added = [], []
    for event in events:
        trigger = event.getTrigger().getMath()
        if trigger.getType() != libsbml.AST_RELATIONAL_GEQ or trigger.getChild(0).getType() != libsbml.AST_NAME_TIME:
            raise ValueError("only events at a time are understood")
        changes = []
        added.append({})
        for i in range(event.getNumEventAssignments()):
            change = event.getEventAssignment(i)
            name, into = change.getVariable(), built(change.getMath(), names)
            kind = "state" if name in states else "setting"
            changes.append((kind, (states if kind == "state" else settings).index(name), into))
            kind, *parts = graph.nodes[into]
            if kind == "+" and names[name] in parts:
                amounts = [graph.value(part) for part in parts if graph.value(part) is not None]
                added[-1].update({name: amount for amount in amounts})
        happenings.append((trigger.getChild(1).getValue(), changes))
    happenings.sort(key=lambda event: event[0])
    start = [values[name] for name in states]
    setting_start = [values[name] for name in settings]
    return Model(states, start, settings, setting_start, graph, [rates[n] for n in states], happenings, added)


def pattern(model: Model) -> list[tuple[int, int, int]]:
    """Row, column and expression of every entry of the Jacobian, column by column; the diagonal is always there."""
    entries = {(i, i): model.graph.number(0.0) for i in range(len(model.states))}
    for row, rate in enumerate(model.rates):
        for column, slope in model.graph.gradient(rate).items():
            entries[row, column] = slope
    return sorted(((r, c, e) for (r, c), e in entries.items()), key=lambda entry: (entry[1], entry[0]))


def in_c(model: Model, scale: list[float]) -> str:
    """The model as C: sizes, start, rates, Jacobian (dense and sparse), events. `scale` multiplies the absolute tolerance."""
    n, graph, entries = len(model.states), model.graph, pattern(model)

    def table(kind: str, name: str, values) -> str:
        return f"static const {kind} {name}[] = {{{', '.join(map(repr, values)) or '0'}}};"

    columns = [sum(1 for _, c, _ in entries if c < column) for column in range(n + 1)]
    lines = [
        f"enum {{ STATES = {n}, ENTRIES = {len(entries)}, SETTINGS = {len(model.settings)}, EVENTS = {len(model.events)} }};",
        table("double", "START", model.start),
        table("double", "SETTING_START", model.setting_start),
        table("double", "SCALE", scale),
        table("double", "EVENT_TIME", [time for time, _ in model.events]),
        table("int", "COLUMN", columns),
        table("int", "ROW", [r for r, _, _ in entries]),
        f"static double p[{max(1, len(model.settings))}];",
        "static void rates(const double *restrict y, double *restrict f) {",
        graph.code([(f"f[{i}]", rate) for i, rate in enumerate(model.rates)]),
        "}",
        "static void jacobian_dense(const double *restrict y, double *restrict a) {",
        graph.code([(f"a[{r + c * n}]", e) for r, c, e in entries if graph.value(e) != 0.0]),
        "}",
        "static void jacobian_sparse(const double *restrict y, double *restrict a) {",
        graph.code([(f"a[{i}]", e) for i, (_, _, e) in enumerate(entries)]),
        "}",
        "static void happen(int event, double *restrict y) {",
        "    switch (event) {",
    ]
    for i, (_, changes) in enumerate(model.events):
        wanted = [(f"const double v{k}", into) for k, (_, _, into) in enumerate(changes)]
        places = [f"{'y' if kind == 'state' else 'p'}[{slot}] = v{k};" for k, (kind, slot, _) in enumerate(changes)]
        lines += [f"    case {i}: {{", graph.code(wanted), "    " + " ".join(places), "    break; }"]
    lines += ["    }", "}"]
    return "\n".join(lines) + "\n"
