"""The work-precision diagram of `speed.csv`: run it alone to draw again without measuring."""

import csv
import math
import pathlib
import statistics
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLOURS = {
    "Rodas5P": "#005f99",
    "Dopri5": "#7fb2d1",
    "CVODE, dense": "#c44e00",
    "CVODE, KLU": "#e59a5a",
    "libRoadRunner": "#4d7d2a",
    "COPASI": "#7a4b94",
}
OURS = ("Rodas5P", "Dopri5")
# The least distance between two labels, as a factor in time.
APART = 1.42
# Errors below this are not drawn.
LEAST = 5e-10


def medians(path: pathlib.Path) -> dict:
    """Per case and engine, the rms errors and median times, in order of tolerance."""
    rows: dict = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            point = rows.setdefault(row["case"], {}).setdefault(row["engine"], {})
            point.setdefault(float(row["rtol"]), (float(row["rms_error"]), []))[1].append(float(row["cpu_s"]))
    return {
        case: {
            engine: [(rms, 1e3 * statistics.median(t)) for _, (rms, t) in sorted(points.items(), reverse=True)]
            for engine, points in engines.items()
        }
        for case, engines in rows.items()
    }


def spread(heights: list[float]) -> list[float]:
    """Heights moved apart as little as needed, in order."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    moved = list(heights)
    for _ in range(200):
        for low, high in zip(order, order[1:]):
            lack = APART * moved[low] / moved[high]
            if lack > 1.0001:
                moved[low] /= lack**0.5
                moved[high] *= lack**0.5
    return moved


def at_the_right(points: list[tuple[float, float]]) -> float:
    """Where a line would be at the least error, so that labels are in the order of the lines."""
    (e0, t0), (e1, t1) = points[-2:] if len(points) > 1 else points * 2
    slope = math.log(t1 / t0) / math.log(e1 / e0) if e0 != e1 else 0.0
    return t1 * math.exp(min(0.0, max(-0.5, slope)) * math.log(LEAST / e1))


def draw(path: pathlib.Path, machine: str, folder: pathlib.Path) -> None:
    """One panel a case, into `folder`."""
    # The dosing pair is in the table only.
    cases = {case: engines for case, engines in medians(path).items() if len(engines) > 1}
    plt.rcParams.update({"font.size": 9, "svg.hashsalt": "exocord", "svg.fonttype": "path"})
    figure, panels = plt.subplots(2, 2, figsize=(10.5, 8.2), sharex=True, sharey=True)
    for panel, (case, engines) in zip(panels.flat, cases.items()):
        ends = {}
        for engine, points in engines.items():
            points = [(rms, ms) for rms, ms in points if LEAST <= rms <= 1e-2]
            if not points:
                continue
            style = "-" if engine in OURS else "--"
            mark = "o" if engine in OURS else "s"
            panel.plot(*zip(*points), style, marker=mark, markersize=3.5, color=COLOURS[engine], lw=1.8 if engine == "Rodas5P" else 1.2)
            ends[engine] = (*points[-1], at_the_right(points))
        for (engine, (rms, ms, _)), height in zip(ends.items(), spread([aim for _, _, aim in ends.values()])):
            panel.annotate(
                engine,
                xy=(rms, ms),
                xytext=(2.2e-10, height),
                color=COLOURS[engine],
                va="center",
                fontweight="bold" if engine in OURS else "normal",
                arrowprops={"arrowstyle": "-", "color": COLOURS[engine], "lw": 0.5, "alpha": 0.6, "shrinkA": 1, "shrinkB": 3},
            )
        panel.set_title(case, loc="left", fontweight="bold", fontsize=10)
        panel.grid(True, which="major", color="#dddddd", lw=0.6)
        panel.set_axisbelow(True)
        for side in ("top", "right"):
            panel.spines[side].set_visible(False)
    first = panels.flat[0]
    first.set_xscale("log")
    first.set_yscale("log")
    first.set_xlim(1e-2, 2e-12)
    first.set_xticks([10.0**k for k in range(-2, -10, -1)])
    for panel in panels[1]:
        panel.set_xlabel("achieved rms error, relative (more accurate to the right)")
    for panel in panels[:, 0]:
        panel.set_ylabel("CPU time of one run, ms")
    figure.suptitle("Work and precision: CPU time of a run against the error it achieves", x=0.06, ha="left", fontsize=13, fontweight="bold")
    figure.text(
        0.06,
        0.015,
        "Solid, round: exocord's engines. Dashed, square: other simulators on the same model as exported SBML. One mark a "
        "tolerance; medians of interleaved rounds, 500 output\npoints of every state, loading and compiling not counted. Error over "
        f"all states and points against Dopri5 at rtol 1e-12. Lower is faster. {machine}.",
        fontsize=7.5,
        color="#444444",
    )
    figure.subplots_adjust(left=0.06, right=0.99, top=0.91, bottom=0.115, wspace=0.05, hspace=0.13)
    figure.savefig(folder / "work_precision.svg", metadata={"Date": None})
    figure.savefig(folder / "work_precision.png", dpi=150, metadata={"Software": None})


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    draw(here / "speed.csv", sys.argv[1] if len(sys.argv) > 1 else "", here)
