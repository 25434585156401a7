"""Compares every arm of every scenario with two other simulators, through exported SBML.

For each arm: `exocord export sbml`, libSBML's consistency check and its conversion to Level 2, COPASI's import without
a warning, a simulation in libRoadRunner and one in COPASI, and our own `exocord run`. Every observable is compared at every output time; a difference counts in
units of the observable's largest size over the run. Writes `agreement.md` beside this file; ends with status 1
if any document has errors, any peer fails, or any difference exceeds the limit.
"""

import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import COPASI
import basico
import libsbml
import numpy as np
import roadrunner

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIMIT = 1e-6

# Tight enough that what is left of a difference is not the tolerance of any of the three.
RTOL, ATOL = 1e-10, 1e-13
OUR_RTOL, OUR_ATOL = 1e-10, 1e-13
MAX_STEPS = 10_000_000

# A sample of ours at a stop shows the state just after it. A peer finds the time of an event as a root, a
# rounding error early or late, and may report either side there; so peers are asked this much later, in days.
# The fastest process (129 per day) changes a quantity by a billionth in that time.
AFTER = 1e-11


def tightened(scenario: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """A copy of the scenario that asks for tight tolerances."""
    text = scenario.read_text()
    asked = f"rtol = {OUR_RTOL}\natol = {OUR_ATOL}\n"
    text = re.sub(r"(?m)^(rtol|atol)\s*=.*\n", "", text)
    text, found = re.subn(r"(?m)^\[simulation\][^\n]*\n", lambda head: head.group(0) + asked, text, count=1)
    if found != 1:
        raise SystemExit(f"{scenario}: no [simulation] table to put tolerances into")
    tomllib.loads(text)
    copy = folder / scenario.name
    copy.write_text(text)
    return copy


def our_run(program: str, scenario: pathlib.Path, folder: pathlib.Path):
    """Output times, observables and stop times of each arm, as our own engine has them."""
    out = folder / scenario.stem
    command = [program, "run", str(scenario), "--nominal", "--out", str(out), "--quiet", "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    arms: dict[str, dict] = {}
    with open(out / "timecourse.csv", newline="") as file:
        reader = csv.reader(file)
        names = next(reader)[2:]
        for row in reader:
            arm = arms.setdefault(row[1], {"times": [], "rows": [], "stops": set()})
            arm["times"].append(float(row[0]))
            arm["rows"].append([float(cell) for cell in row[2:]])
    with open(out / "events.csv", newline="") as file:
        for row in csv.DictReader(file):
            arms[row["arm"]]["stops"].add(float(row["time_d"]))
    manifest = json.loads((out / "manifest.json").read_text())
    return names, arms, manifest


def spelt(name: str) -> str:
    """The id of an observable."""
    return name.replace("@", "_")


def consistency(path: pathlib.Path) -> tuple[int, int, str]:
    """Errors, warnings, and the first of either, by libSBML with every check on."""
    document = libsbml.readSBMLFromFile(str(path))
    document.checkConsistency()
    found = [document.getError(i) for i in range(document.getNumErrors())]
    errors = [e for e in found if e.getSeverity() >= libsbml.LIBSBML_SEV_ERROR]
    warnings = [e for e in found if e.getSeverity() == libsbml.LIBSBML_SEV_WARNING]
    first = (errors or warnings or [None])[0]
    return len(errors), len(warnings), first.getMessage().strip().splitlines()[0] if first else ""


def refused(path: pathlib.Path) -> str:
    """What stops the document from becoming Level 2, or what COPASI says when it reads it; empty if neither."""
    document = libsbml.readSBMLFromFile(str(path))
    if not document.setLevelAndVersion(2, 4, True):
        return "no Level 2: " + document.getError(0).getMessage().strip()
    COPASI.CCopasiMessage.clearDeque()
    model = COPASI.CRootContainer.addDatamodel()
    read = model.importSBML(str(path))
    said = COPASI.CCopasiMessage.getAllMessageText().strip()
    COPASI.CRootContainer.removeDatamodel(model)
    return "" if read and not said else f"COPASI: {said}"


def in_roadrunner(path: pathlib.Path, times: list[float], ids: list[str]) -> np.ndarray:
    """One row a time, one column an observable."""
    model = roadrunner.RoadRunner(str(path))
    model.integrator.relative_tolerance = RTOL
    # One for each state: a single number is scaled by the size that each state has when the solver starts again after
    # an event, and the tolerance of one that has decayed to the smallest numbers there are would be zero.
    model.integrator.absolute_tolerance = [ATOL] * len(model.getRateRuleIds())
    model.integrator.maximum_num_steps = MAX_STEPS
    model.timeCourseSelections = ["time", *ids]
    rows = np.array(model.simulate(times=times))
    if rows.shape[0] != len(times) or np.abs(rows[:, 0] - times).max() > 1e-12:
        raise RuntimeError("did not report the times that were asked for")
    return rows[:, 1:]


def in_copasi(path: pathlib.Path, times: list[float], ids: list[str]) -> np.ndarray:
    """One row a time, one column an observable."""
    model = basico.load_model(str(path))
    try:
        found = basico.run_time_course(
            values=times, r_tol=RTOL, a_tol=ATOL, max_steps=MAX_STEPS, use_sbml_id=True, model=model
        )
        # A quantity that never changes is not part of a time course.
        constant = {row["sbml_id"]: row["initial_value"] for row in fixed(model)}
        columns = [found[i].to_numpy() if i in found else np.full(len(times), constant[i]) for i in ids]
        if len(found) != len(times) or np.abs(found.index.to_numpy() - times).max() > 1e-12:
            raise RuntimeError(f"reported {len(found)} of {len(times)} times")
        return np.column_stack(columns)
    finally:
        basico.remove_datamodel(model)


def fixed(model) -> list[dict]:
    """Quantities without a rule."""
    return basico.get_parameters(model=model, exact=True).query("type == 'fixed'").to_dict("records")


def worst(ours: np.ndarray, theirs: np.ndarray, names: list[str], times: list[float]) -> tuple[float, str]:
    """The largest difference in units of the observable's largest size, and where it is."""
    size = np.abs(ours).max(axis=0)
    # What is zero throughout must be zero throughout: it has no size, so an absolute difference counts.
    difference = np.abs(ours - theirs) / np.where(size > 0.0, size, 1.0)
    if not np.isfinite(difference).all():
        return float("inf"), "not finite"
    row, column = np.unravel_index(difference.argmax(), difference.shape)
    return float(difference[row, column]), f"`{names[column]}` on day {times[row]:.4g}"


def compared(program: str, scenario: pathlib.Path, folder: pathlib.Path) -> list[dict]:
    """One row for each arm of a scenario."""
    copy = tightened(scenario, folder)
    names, arms, manifest = our_run(program, copy, folder)
    rows = []
    for arm, own in arms.items():
        path = folder / f"{scenario.stem}.xml"
        export = [program, "export", "sbml", str(copy), "--arm", arm, "--out", str(path), "--force", "--quiet"]
        subprocess.run(export, check=True)
        errors, warnings, message = consistency(path)
        row = {"scenario": scenario.stem, "arm": arm, "errors": errors, "warnings": warnings, "message": message}
        row["refused"] = refused(path)
        row["points"] = len(own["times"]) * len(names)
        row["hash"] = manifest["model_hash"]
        # What happens at time zero is in the initial values, not in events. At the end of a run the settings that
        # hold from then on show, which may be those after a window.
        stops = {*own["stops"], own["times"][-1]} - {0.0}
        times = [t + AFTER if t in stops else t for t in own["times"]]
        ours = np.array(own["rows"])
        for peer, simulate in (("roadrunner", in_roadrunner), ("copasi", in_copasi)):
            try:
                theirs = simulate(path, times, [spelt(name) for name in names])
                row[peer] = worst(ours, theirs, names, own["times"])
            except Exception as error:  # A peer that fails is shown, not dropped.
                row[peer] = (float("inf"), f"failed: {error}")
        said = message or row["refused"]
        print(scenario.stem, arm, errors, warnings, row["roadrunner"], row["copasi"], said, sep=" | ", flush=True)
        rows.append(row)
    return rows


def faulty(row: dict) -> bool:
    """Whether a row breaks the promise."""
    return row["errors"] > 0 or row["refused"] != "" or not max(row["roadrunner"][0], row["copasi"][0]) <= LIMIT


def table(rows: list[dict]) -> str:
    """The agreement as Markdown."""

    def cell(pair):
        return f"{pair[0]:.1e}, {pair[1]}"

    worst_rr = max(row["roadrunner"][0] for row in rows)
    worst_copasi = max(row["copasi"][0] for row in rows)
    version = {
        "libSBML": libsbml.getLibSBMLDottedVersion(),
        "libRoadRunner": roadrunner.__version__,
        "COPASI": COPASI.__version__,
    }
    lines = [
        "# Agreement with other simulators",
        "",
        "Written by `verify.py`; do not edit. Every arm of every scenario, exported as SBML and simulated elsewhere.",
        "A difference is that of one observable at one output time, in units of the observable's largest size over the "
        f"run; at most {LIMIT:g} is allowed.",
        "",
        f"Peers: {', '.join(f'{name} {number}' for name, number in version.items())}.",
        f"Tolerances: ours rtol {OUR_RTOL:g}, atol {OUR_ATOL:g}; peers rtol {RTOL:g}, atol {ATOL:g}. "
        f"Model {rows[0]['hash'][:16]}.",
        f"In all: {len(rows)} arms, {sum(r['points'] for r in rows)} values; {sum(map(faulty, rows))} arms beyond the limit; "
        f"largest difference {worst_rr:.1e} from libRoadRunner, {worst_copasi:.1e} from COPASI; "
        f"{sum(r['errors'] for r in rows)} errors and {sum(r['warnings'] for r in rows)} warnings by libSBML; "
        f"{sum(not r['refused'] for r in rows)} become Level 2 in libSBML and are read by COPASI without a word.",
        "",
        "| scenario | arm | libSBML errors | warnings | libRoadRunner: largest difference | COPASI: largest difference |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        checked = [str(row["errors"]), str(row["warnings"])]
        cells = [row["scenario"], row["arm"], *checked, cell(row["roadrunner"]), cell(row["copasi"])]
        lines.append("| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(ROOT / "target/release/exocord"), help="the built program")
    parser.add_argument("--only", default="", help="part of a scenario's name; then no table is written")
    given = parser.parse_args()
    # Besides the scenarios, one that has every kind of dose, switch and window.
    every = [*sorted((ROOT / "scenarios").glob("*.toml")), HERE / "everything.toml"]
    scenarios = [path for path in every if given.only in path.stem]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for scenario in scenarios:
            rows += compared(given.program, scenario, pathlib.Path(folder))
    if not given.only:
        (HERE / "agreement.md").write_text(table(rows))
    beyond = [row for row in rows if faulty(row)]
    for row in beyond:
        print("BEYOND THE LIMIT:", row["scenario"], row["arm"], row["message"] or row["refused"], file=sys.stderr)
    sys.exit(1 if beyond or not rows else 0)


if __name__ == "__main__":
    main()
