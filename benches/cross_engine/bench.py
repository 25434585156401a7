"""Speed at equal achieved error: our engines, libRoadRunner, COPASI, and CVODE built from source for this machine.

Every arm is exported as SBML and integrated by every engine at a list of tolerances, in rounds in which the engines
take turns. Only CPU time counts. Each engine's error is measured against one reference, and times are compared
where errors are equal. Writes `speed.csv`, `speed.md` and `work_precision.{svg,png}` beside this file.
"""

import argparse
import csv
import dataclasses
import json
import math
import os
import pathlib
import platform
import statistics
import tempfile
import time
import tomllib

import COPASI
import cvode
import libsbml
import numpy as np
import roadrunner
import sbml_model
import work_precision

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
POINTS = 500
# An absolute tolerance is this share of the relative one, times the largest dose for exosomes, which are amounts.
ATOL = 1e-3
# Errors count relative to a value, or to this share of the quantity's largest size where that is more.
FLOOR = 1e-3
TARGETS = [1e-4, 1e-5, 1e-6, 1e-7]
# A measurement repeats runs until it lasts about this long, in seconds.
LASTS = 0.06

OURS, SECOND = "Rodas5P", "Dopri5"
DENSE, KLU, RR, CPS = "CVODE, dense", "CVODE, KLU", "libRoadRunner", "COPASI"
TOLERANCES = {
    OURS: [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8],
    SECOND: [1e-3, 1e-5, 1e-7],
    DENSE: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10],
    KLU: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10],
    RR: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10],
    CPS: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10],
}

THIRTY = """
question = "How long does a run with thirty intravenous doses take?"
[injury]
species = "rat"
mechanism = "contusion"
severity = "IH 200 kdyn"
[simulation]
until = "180 d"
[[intervention]]
name = "vesicles"
source = "bmsc"
route = "intravenous"
dose = "100 ug"
at = "12 h"
repeat = { every = "5 d", times = 30 }
[[arm]]
name = "thirty doses"
"""
CASES = [
    ("no dose, 84 d", "moderate", "control"),
    ("one IV dose, 84 d", "early-versus-late-iv", "at 1 h"),
    ("30 IV doses, 180 d", "thirty", "thirty doses"),
    ("gel, 84 d", "gel-li-2020", "gel"),
]


def served(line: str, program: cvode.Served) -> dict:
    """An answer of our own program."""
    answer = json.loads(program.ask(line))
    if "failed" in answer:
        raise RuntimeError(f"{line}: {answer['failed']}")
    return answer


class Own:
    """One of our engines."""

    def __init__(self, program: cvode.Served, engine: str, folder: pathlib.Path, width: int) -> None:
        self.program, self.engine, self.file, self.width = program, engine, folder / f"{engine}.bin", width

    def time(self, rtol: float, repeats: int) -> tuple[float, int]:
        answer = served(f"time {self.engine} {rtol} {rtol * ATOL} {POINTS} {repeats}", self.program)
        return answer["seconds"], answer["accepted"]

    def rows(self, rtol: float, what: str = "states", atol: float | None = None) -> np.ndarray:
        served(f"{what} {self.engine} {rtol} {rtol * ATOL if atol is None else atol} {POINTS} {self.file}", self.program)
        return np.fromfile(self.file).reshape(POINTS, -1)


class Cvode:
    """CVODE with the dense or the sparse linear solver."""

    def __init__(self, program: pathlib.Path, solver: str, end: float, width: int) -> None:
        self.program, self.width = cvode.Served(program, repr(end), POINTS, solver), width
        self.file = program.parent / f"{solver}.bin"

    def time(self, rtol: float, repeats: int) -> tuple[float, int]:
        answer = self.program.ask(f"time {rtol} {rtol * ATOL} {repeats}").split()
        return float(answer[0]), int(answer[1])

    def rows(self, rtol: float) -> np.ndarray:
        self.program.ask(f"write {rtol} {rtol * ATOL} {self.file}")
        return np.fromfile(self.file).reshape(POINTS, self.width)


class RoadRunner:
    """libRoadRunner; loading, which compiles the model, is not part of a run."""

    def __init__(self, path: pathlib.Path, states: list[str], scale: list[float], end: float) -> None:
        begun = time.process_time()
        self.model = roadrunner.RoadRunner(str(path))
        self.load = time.process_time() - begun
        self.scale, self.end, self.states = dict(zip(states, scale)), end, states
        self.model.timeCourseSelections = ["time", *states]
        self.model.integrator.maximum_num_steps = 10_000_000

    def run(self, rtol: float) -> tuple[float, np.ndarray]:
        integrator = self.model.integrator
        integrator.relative_tolerance = rtol
        integrator.absolute_tolerance = [rtol * ATOL * self.scale[name] for name in self.model.getRateRuleIds()]
        self.model.reset()
        begun = time.process_time()
        rows = self.model.simulate(0.0, self.end, POINTS)
        return time.process_time() - begun, np.array(rows)

    def time(self, rtol: float, repeats: int) -> tuple[float, int]:
        return sum(self.run(rtol)[0] for _ in range(repeats)) / repeats, 0

    def time_without_output(self, rtol: float) -> float:
        """The same run with the column of times only."""
        self.model.timeCourseSelections = ["time"]
        seconds = statistics.median(self.run(rtol)[0] for _ in range(5))
        self.model.timeCourseSelections = ["time", *self.states]
        return seconds

    def rows(self, rtol: float) -> np.ndarray:
        rows = self.run(rtol)[1]
        if rows.shape[0] != POINTS:
            raise RuntimeError(f"reported {rows.shape[0]} of {POINTS} times")
        return rows[:, 1:]


class Copasi:
    """COPASI: its time course task, without loading, preparing or reading out."""

    def __init__(self, path: pathlib.Path, states: list[str], end: float) -> None:
        begun = time.process_time()
        self.data = COPASI.CRootContainer.addDatamodel()
        if not self.data.importSBML(str(path)):
            raise RuntimeError("COPASI cannot read the document")
        self.load = time.process_time() - begun
        self.states, self.task = states, self.data.getTask("Time-Course")
        problem = self.task.getProblem()
        problem.setAutomaticStepSize(False)
        problem.setDuration(end)
        problem.setStepNumber(POINTS - 1)
        problem.setTimeSeriesRequested(True)
        self.method = self.task.getMethod()
        self.method.getParameter("Max Internal Steps").setIntValue(10_000_000)

    def run(self, rtol: float) -> float:
        self.method.getParameter("Relative Tolerance").setDblValue(rtol)
        self.method.getParameter("Absolute Tolerance").setDblValue(rtol * ATOL)
        if not self.task.initializeRaw(COPASI.CCopasiTask.OUTPUT_UI):
            raise RuntimeError("COPASI cannot prepare the task")
        begun = time.process_time()
        fine = self.task.processRaw(True)
        seconds = time.process_time() - begun
        self.task.restore()
        if not fine:
            raise RuntimeError("COPASI gave up")
        return seconds

    def time(self, rtol: float, repeats: int) -> tuple[float, int]:
        return sum(self.run(rtol) for _ in range(repeats)) / repeats, 0

    def rows(self, rtol: float) -> np.ndarray:
        self.run(rtol)
        series = self.task.getTimeSeries()
        if series.getRecordedSteps() != POINTS:
            raise RuntimeError(f"recorded {series.getRecordedSteps()} of {POINTS} times")
        column = {series.getSBMLId(i, self.data): i for i in range(1, series.getNumVariables())}
        # What never changes has no column; it is zero in these scenarios, and a wrong value would show as an error.
        found = [
            [series.getConcentrationData(row, column[name]) for row in range(POINTS)] if name in column else [0.0] * POINTS
            for name in self.states
        ]
        return np.array(found).T


@dataclasses.dataclass
class Measured:
    """One engine at one tolerance in one case."""

    case: str
    engine: str
    rtol: float
    largest: float = math.inf
    rms: float = math.inf
    steps: int = 0
    seconds: list[float] = dataclasses.field(default_factory=list)
    failures: int = 0


def errors(rows: np.ndarray, reference: np.ndarray, peaks: np.ndarray) -> tuple[float, float]:
    """Largest and root mean square error over everything that is not zero throughout."""
    alive = peaks > 0.0
    e = np.abs(rows - reference)[:, alive] / (np.abs(reference[:, alive]) + FLOOR * peaks[alive])
    return float(e.max()), float(np.sqrt((e**2).mean()))


def time_at(points: list[tuple[float, float]], target: float) -> float:
    """Time at which an error is reached, by interpolation between logarithms; nan where it is not bracketed.

    `points` are (error, time) in order of tolerance. Where an error is reached twice, the faster counts.
    """
    found = []
    for (e0, t0), (e1, t1) in zip(points, points[1:]):
        if min(e0, e1) <= target <= max(e0, e1) and e0 != e1 and math.isfinite(e0 * e1 * t0 * t1):
            share = math.log(target / e0) / math.log(e1 / e0)
            found.append(math.exp(math.log(t0) + share * math.log(t1 / t0)))
    return min(found, default=math.nan)


def median(values) -> float:
    """Median of the finite values, nan if there are none."""
    finite = [v for v in values if math.isfinite(v)]
    return statistics.median(finite) if finite else math.nan


def take_turns(table: list[Measured], engines: dict, rounds: int) -> None:
    """Measures everything in `table` once a round, one tolerance of each engine after the other."""
    repeats = {}
    order = sorted(table, key=lambda m: (TOLERANCES[m.engine].index(m.rtol), m.engine))
    for number in range(rounds + 1):
        for m in order:
            try:
                key = (m.case, m.engine, m.rtol)
                seconds, m.steps = engines[m.case, m.engine].time(m.rtol, repeats.get(key, 1))
                # The first round warms up and says how many runs make a measurement.
                if number == 0:
                    repeats[key] = max(1, min(200, round(LASTS / max(seconds, 1e-6))))
                else:
                    m.seconds.append(seconds)
            except RuntimeError as error:
                if number > 0:
                    m.seconds.append(math.nan)
                m.failures += 1
                print(f"FAILED: {m.case}, {m.engine}, rtol {m.rtol:g}: {error}", flush=True)


def of(table: list[Measured], case: str, engine: str) -> list[Measured]:
    """What was measured of an engine in a case, in order of tolerance."""
    return sorted((m for m in table if m.case == case and m.engine == engine), key=lambda m: -m.rtol)


def times_at(table: list[Measured], case: str, engine: str, target: float, rounds: int) -> list[float]:
    """In each round, the time at which the engine reaches an error."""
    measured = [m for m in of(table, case, engine) if math.isfinite(m.rms)]
    return [time_at([(m.rms, m.seconds[k]) for m in measured], target) for k in range(rounds)]


def ratio(table, case: str, engine: str, target: float, rounds: int, against=None) -> float:
    """Median over the rounds of an engine's time over that of `against`, at equal error."""
    theirs = times_at(table, case, engine, target, rounds)
    ours = times_at(table, *(against or (case, OURS)), target, rounds)
    return median(a / b for a, b in zip(theirs, ours))


def built_bench() -> str:
    """Builds benches/runs.rs and returns where it is."""
    told = cvode.call(["cargo", "bench", "--no-run", "--bench", "runs", "--message-format=json"], cwd=ROOT)
    built = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable") and b["target"]["name"] == "runs"][-1]


def machine() -> str:
    """The processor, as the system knows it."""
    about = {}
    if os.path.exists("/proc/cpuinfo"):
        pairs = (line.split(":", 1) for line in open("/proc/cpuinfo") if ":" in line)
        about = {key.strip(): value.strip() for key, value in pairs}
    name = about.get("model name", platform.processor())
    number = f" (family {about['cpu family']}, model {about['model']})" if "cpu family" in about else ""
    return f"{name}{number}, {os.cpu_count()} cores"


def prepared(case, given, libraries, folder: pathlib.Path, log: list[str]):
    """All engines of a case, with the errors that they make."""
    name, scenario, arm = case
    path = folder / "thirty.toml" if scenario == "thirty" else ROOT / "scenarios" / f"{scenario}.toml"
    document = folder / f"{scenario}.xml"
    cvode.call([given.program, "export", "sbml", path, "--arm", arm, "--out", document, "--force"])
    model = sbml_model.read(document)
    scale = dosed_scale(model)
    end = until(path)
    own = cvode.Served(given.runs, path, arm)
    about = json.loads(own.process.stdout.readline())
    width = about["states"]
    if width != len(model.states):
        raise SystemExit(f"{name}: {width} states of ours, {len(model.states)} exported")
    arm_folder = folder / f"{scenario}-cvode"
    begun = time.perf_counter()
    compiled = cvode.program(libraries, model, scale, arm_folder)
    compile_seconds = time.perf_counter() - begun
    engines = {OURS: Own(own, "rodas5p", folder, width), SECOND: Own(own, "dopri5", folder, width)}
    engines[DENSE] = Cvode(compiled, "dense", end, width)
    if libraries["klu"]:
        engines[KLU] = Cvode(compiled, "klu", end, width)
    engines[RR] = RoadRunner(document, model.states, scale, end)
    engines[CPS] = Copasi(document, model.states, end)
    peaks = np.array(served("peaks dopri5 1e-10 1e-13", own)["states"])
    reference = engines[SECOND].rows(1e-12)
    checks = {f"{OURS} 1e-11": engines[OURS].rows(1e-11), "CVODE, dense 1e-12": engines[DENSE].rows(1e-12)}
    found = {who: errors(rows, reference, peaks) for who, rows in checks.items()}
    said = "; ".join(f"{who}: max {big:.1e}, rms {rms:.1e}" for who, (big, rms) in found.items())
    log.append(
        f"| {name} | {width} | {len(model.events)} | {said} | {engines[RR].load:.2f} s, {engines[CPS].load:.2f} s, "
        f"{compile_seconds:.0f} s | {1e3 * engines[RR].time_without_output(1e-6):.1f} ms |"
    )
    print(log[-1], flush=True)
    table = []
    for engine, tolerances in TOLERANCES.items():
        if engine not in engines:
            continue
        for rtol in tolerances:
            m = Measured(name, engine, rtol)
            try:
                rows = engines[engine].rows(rtol)
                if not np.isfinite(rows).all():
                    raise RuntimeError("not finite")
                m.largest, m.rms = errors(rows, reference, peaks)
            except RuntimeError as error:
                m.failures += 1
                print(f"FAILED: {name}, {engine}, rtol {rtol:g}: {error}", flush=True)
            table.append(m)
    return table, {(name, engine): runner for engine, runner in engines.items()}


def dosed_scale(model: sbml_model.Model) -> list[float]:
    """What the absolute tolerance of each state is multiplied by: exosomes are amounts."""

    def exosome(name: str) -> bool:
        return name.startswith("exo_") or "product_" in name

    doses = (sum(amount for name, amount in event.items() if exosome(name)) for event in model.added)
    largest = max([1.0, *doses])
    return [largest if exosome(name) else 1.0 for name in model.states]


def until(path: pathlib.Path) -> float:
    """End of a scenario that says it in days."""
    number, unit = tomllib.loads(path.read_text())["simulation"]["until"].split()
    if unit != "d":
        raise SystemExit(f"{path}: the end is not in days")
    return float(number)


def dosing(given, folder: pathlib.Path, rounds: int) -> tuple[list[Measured], dict]:
    """Our engine on the generated scenario with and without its doses, with errors over all observables."""
    table, engines = [], {}
    for name, arm in (("thirty doses", "thirty doses"), ("no doses", "control")):
        own = cvode.Served(given.runs, folder / "thirty.toml", arm)
        width = json.loads(own.process.stdout.readline())["states"]
        peaks = np.array(served("peaks dopri5 1e-10 1e-13", own)["observables"])
        reference = Own(own, "dopri5", folder, width).rows(1e-12, "observables")
        engine = Own(own, "rodas5p", folder, width)
        engines[name, OURS] = engine
        for rtol in TOLERANCES[OURS]:
            m = Measured(name, OURS, rtol)
            m.largest, m.rms = errors(engine.rows(rtol, "observables"), reference, peaks)
            table.append(m)
    take_turns(table, engines, rounds)
    return table, engines


def number(value: float, unit: str = "x") -> str:
    """Two figures, or a dash."""
    if not math.isfinite(value):
        return "-"
    return f"{value:.1f}{unit}" if value < 100 else f"{value:.0f}{unit}"


def report(table, dosed, log, about: dict, rounds: int) -> str:
    """Everything as Markdown."""
    engines = [e for e in TOLERANCES if any(m.engine == e for m in table)]
    heads = " | ".join(f"{t:.0e}" for t in TARGETS)
    lines = ["# Speed at equal achieved error", "", "Written by `bench.py`; do not edit.", ""]
    lines += [f"- {key}: {value}" for key, value in about.items()]
    lines += [
        "",
        f"CPU time of one run with {POINTS} output points of every state; {rounds} rounds in which engines take turns. Error: "
        f"|y - reference| / (|reference| + {FLOOR:g} x largest size), over all points and states. Absolute tolerance: "
        f"{ATOL:g} x relative, times the largest dose for exosomes (COPASI takes one number and scales it itself). Each ratio is "
        "interpolated between tolerances to equal rms error, in each round; the median over the rounds is shown. A dash: an "
        "engine did not reach that error within its tolerances.",
        "",
        "![Work and precision](work_precision.svg)",
        "",
        "## Goals",
        "",
        "| goal | must | aim | " + " | ".join(name for name, _, _ in CASES) + " |",
        "|---|---|---|" + "---|" * len(CASES),
    ]
    goals = [(RR, 1e-6, 20, 40), (DENSE, 1e-6, 4, 8), (KLU, 1e-6, 4, 8)]
    for engine, target, must, aim in goals:
        if engine not in engines:
            continue
        cells = []
        for case, _, _ in CASES:
            value = ratio(table, case, engine, target, rounds)
            verdict = "not measured" if not math.isfinite(value) else "missed" if value < must else "met" if value < aim else "aim met"
            cells.append(f"{number(value)}, {verdict}")
        lines.append(f"| {engine} over {OURS} at rms {target:.0e} | {must}x | {aim}x | {' | '.join(cells)} |")
    lines += ["", f"## Time over that of {OURS}, at equal rms error", ""]
    lines += [f"| case | engine | {heads} |", "|---|---|" + "---|" * len(TARGETS)]
    for case, _, _ in CASES:
        for engine in engines:
            if engine == OURS:
                cells = [number(1e3 * median(times_at(table, case, OURS, t, rounds)), " ms") for t in TARGETS]
            else:
                cells = [number(ratio(table, case, engine, t, rounds)) for t in TARGETS]
            lines.append(f"| {case} | {engine}{' (time)' if engine == OURS else ''} | {' | '.join(cells)} |")
    lines += ["", "## Thirty doses against none", ""]
    lines += [f"{OURS}, the same 180 d with and without 30 IV doses; errors over all observables. Goal: at most 2x.", ""]
    lines += [f"| at equal rms error | {heads} |", "|---|" + "---|" * len(TARGETS)]
    pair = (("thirty doses", OURS), ("no doses", OURS))
    cells = [number(ratio(dosed, *pair[0], t, rounds, against=pair[1])) for t in TARGETS]
    lines += [f"| ratio | {' | '.join(cells)} |", ""]
    lines += ["| at equal rtol | rms with doses | rms without | steps with | without | time with | without | ratio |", "|---|---|---|---|---|---|---|---|"]
    for a, b in zip(of(dosed, *pair[0]), of(dosed, *pair[1])):
        share = median(x / y for x, y in zip(a.seconds, b.seconds))
        times = f"{1e3 * median(a.seconds):.2f} ms | {1e3 * median(b.seconds):.2f} ms"
        lines.append(f"| {a.rtol:.0e} | {a.rms:.1e} | {b.rms:.1e} | {a.steps} | {b.steps} | {times} | {number(share)} |")
    lines += ["", "## Reference, loading and output", ""]
    lines += [
        f"The reference is {SECOND} at rtol 1e-12. Loading, which for libRoadRunner compiles the model, and compiling the C "
        "are not part of any time above.",
        "",
        "| case | states | events | difference from the reference | load: libRoadRunner, COPASI, C compiler | libRoadRunner at 1e-6 "
        "without the columns of the states |",
        "|---|---|---|---|---|---|",
        *log,
    ]
    lines += ["", "## Everything measured", ""]
    lines += ["| case | engine | rtol | max error | rms error | steps | median time | fastest to slowest round | failures |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    for m in table:
        finite = [s for s in m.seconds if math.isfinite(s)]
        spread = f"{1e3 * min(finite):.2f} to {1e3 * max(finite):.2f}" if finite else "-"
        lines.append(
            f"| {m.case} | {m.engine} | {m.rtol:.0e} | {m.largest:.1e} | {m.rms:.1e} | {m.steps or '-'} | "
            f"{number(1e3 * median(m.seconds), ' ms')} | {spread} | {m.failures} |"
        )
    lines += ["", f"Failures in all: {sum(m.failures for m in table + dosed)}."]
    return "\n".join(lines) + "\n"


def write_csv(table: list[Measured], path: pathlib.Path) -> None:
    """One row a measurement."""
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["case", "engine", "rtol", "max_error", "rms_error", "steps", "round", "cpu_s", "failures"])
        for m in table:
            for k, seconds in enumerate(m.seconds, 1):
                row = [m.case, m.engine, f"{m.rtol:g}", f"{m.largest:.3e}", f"{m.rms:.3e}", m.steps, k, f"{seconds:.4e}"]
                out.writerow([*row, m.failures])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sundials", type=pathlib.Path, required=True, help="source tree of SUNDIALS 6")
    parser.add_argument("--suitesparse", type=pathlib.Path, help="source tree of SuiteSparse 5, for CVODE with KLU")
    parser.add_argument("--program", default=str(ROOT / "target/release/exocord"), help="the built program")
    parser.add_argument("--runs", help="the built benches/runs.rs; built if left out")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "target/peers/cvode", help="where to build CVODE")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    given.runs = given.runs or built_bench()
    roadrunner.Logger.setLevel(roadrunner.Logger.LOG_CRITICAL)
    libraries = cvode.build(given.sundials.resolve(), given.suitesparse and given.suitesparse.resolve(), given.build.resolve())
    before = os.getloadavg()[0]
    table, log = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "thirty.toml").write_text(THIRTY)
        for case in CASES:
            measured, engines = prepared(case, given, libraries, folder, log)
            take_turns(measured, engines, given.rounds)
            table += measured
        dosed, _ = dosing(given, folder, given.rounds)
    klu = f", KLU {libraries['klu']}" if libraries["klu"] else ""
    about = {
        "Machine": machine(),
        "Load average": f"{before:.1f} at the beginning, {os.getloadavg()[0]:.1f} at the end; two busy cores would be 2",
        "Ours": f"exocord {version(given.program)}, {cvode.call(['rustc', '--version']).split(' (')[0]}, release profile, "
        "instructions chosen at run time",
        "libRoadRunner": f"{roadrunner.__version__}, CVODE, as in its wheel",
        "COPASI": f"{COPASI.__version__}, LSODA, time course task only, as in its wheel",
        "CVODE": f"SUNDIALS {libraries['version']}{klu}, built from source and linked statically, {libraries['cc']}, "
        f"{libraries['flags']}; right-hand side and analytic Jacobian as generated C with common subexpressions shared, constants "
        "compiled in, same flags",
        "libSBML": libsbml.getLibSBMLDottedVersion(),
    }
    write_csv(table + dosed, HERE / "speed.csv")
    (HERE / "speed.md").write_text(report(table, dosed, log, about, given.rounds))
    work_precision.draw(HERE / "speed.csv", machine(), HERE)


def version(program: str) -> str:
    """The version of our program."""
    return cvode.call([program, "--version"]).split()[-1]


if __name__ == "__main__":
    main()
