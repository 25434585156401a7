#!/usr/bin/env python3
"""Reference trajectories from the Python prototype, for the test beside this file.

    python make_reference.py PROTOTYPE [VALUES]

PROTOTYPE is the path of two_region.py. Its own source runs, after the patches below; nothing comes from exocord but
the numbers of parameters.csv, which both sides read. VALUES is a JSON file of prototype symbols to numbers; if it is
given, the values of parameters.csv are taken from it first. Needs numpy and scipy; numba makes it fast.
"""
import csv
import importlib.util
import json
import pathlib
import sys
import tempfile

import numpy as np
from scipy.integrate import solve_ivp

HERE = pathlib.Path(__file__).resolve().parent
RTOL, ATOL = 1e-11, 1e-14
# Days. None of them is a day on which something is given.
TIMES = [0.0] + [float("%.6g" % t) for t in np.geomspace(0.002, 60.0, 60)]
# Name, severity, regions, what is added to which shared state (day, state, amount; 1 of exosomes is 100 ug).
CASES = [
    ("moderate", 0.6, 2, []),
    ("severe", 0.85, 2, []),
    ("three_regions", 0.6, 3, []),
    ("intravenous", 0.6, 2, [(0.04, "Xp", 1.0)]),
    ("other_routes", 0.6, 2, [(0.04, "Xn", 1.0), (1.1, "Xc", 0.5), (2.1, "I4", 1.5)]),
]

# Deliberate differences between the prototype and exocord: reason, text, replacement. Each text occurs once.
PATCHES = [
    ("MMP-9 helps neutrophils in up to a limit, so that the loop through the MMP-9 they bring has an end",
     "rcN = p.kN*NB*h2(C1 + p.cNI*I1, p.KN)*(p.lkN + (1.0 - p.lkN)*lk)*(1.0 + p.a9*M9)",
     "rcN = p.kN*NB*h2(C1 + p.cNI*I1, p.KN)*(p.lkN + (1.0 - p.lkN)*lk)*(1.0 + p.a9*M9/(1.0 + M9))"),
    ("MMP-9 helps monocytes in up to the same limit",
     "rcM = p.kMo*MB*h2(C2, p.KCh)*(p.lkM + (1.0 - p.lkM)*lk)*(1.0 + p.a9*M9)",
     "rcM = p.kMo*MB*h2(C2, p.KCh)*(p.lkM + (1.0 - p.lkM)*lk)*(1.0 + p.a9*M9/(1.0 + M9))"),
    ("axons are two pools, myelinated W and bare U, instead of all axons and myelin",
     '"Op","My","Ax","Sp","A1","A2","F","K","Cs","Tr","Cv","Xi","Z"]',
     '"Op","W","U","Sp","A1","A2","F","K","Cs","Tr","Cv","Xi","Z"]'),
    ("two pools: their positions",
     'IR_AX, IR_NH, IR_ED, IR_TN = IR["Ax"],',
     'IR_W, IR_U, IR_NH, IR_ED, IR_TN = IR["W"], IR["U"],'),
    ("two pools: all axons are their sum",
     "My=y[o+35]; Ax=y[o+36];",
     "W=y[o+35]; U=y[o+36]; Ax = W + U;"),
    ("two pools: M1-like cells take bare axons, at a rate per bare axon, instead of every axon by the bare share",
     """        bare = bare_share(Ax, My)
        ax = (p.kxG*hG + p.kxh*hyp*hyp + p.kxR*hR + p.kx9*M9 + p.kxT*h3(Tn + I1, p.KtT)
              + p.kxM*bare*T1/(1.0 + p.cxA*A2 + p.cxK*seal))*(1.0 - p.e_axp*e)/(1.0 + p.cxT*Tr)
""",
     """        exposed = (1.0 - p.e_axp*e)/(1.0 + p.cxT*Tr)
        ax = (p.kxG*hG + p.kxh*hyp*hyp + p.kxR*hR + p.kx9*M9 + p.kxT*h3(Tn + I1, p.KtT))*exposed
        dieback = p.kxM*T1/(1.0 + p.cxA*A2 + p.cxK*seal)*exposed
"""),
    ("two pools: Wallerian loss follows the sum at the epicentre",
     "p.fWal*y[IR_AX])", "p.fWal*(y[IR_W] + y[IR_U]))"),
    ("two pools: myelin is lost where oligodendrocytes are fewer than axons and made by those that are there, instead"
     " of a relaxation with a switch",
     """        xm = My - Ax*Ol*(1.0 + p.Kol)/(Ol + p.Kol); up = sg(xm/W_SM)
        Jdm = p.kdm*up*xm*xm/math.sqrt(xm*xm + W_SM*W_SM)
""",
     """        Jdm = p.kdm*pos2(Ax - Ol)*W; Jrm = p.krm*Ol*U
"""),
    ("progenitors differentiate onto bare axons, instead of up to the healthy number whatever is left of the axons",
     "dif = p.kod*Op*(1.0 - Ol)*(1.0 + p.e_mye*e)", "dif = p.kod*Op*U*(1.0 - Ol)*(1.0 + p.e_mye*e)"),
    ("vessels sprout into the tissue that is left, instead of up to the healthy number",
     "*(1.0 - (V + Vi)/p.Vmax) - mat - p.kreg*Vi", "*pos2(1.0 - Cv - V - Vi) - mat - p.kreg*Vi"),
    ("vessels that no tissue holds are lost",
     "dy[o+25] = -JV + mat +", "dy[o+25] = -JV - p.kVC*pos2(V + Vi + Cv - 1.0)*V + mat +"),
    ("vessels that no tissue holds are lost: the rate",
     ' ("kVr",', ' ("kVC",5.0,0.5,50,"1/d","loss of vessels that no tissue holds","A"),\n ("kVr",'),
    ("tissue is hypoxic, a cavity is not", "hyp = pos2(1.0 - perf)", "hyp = pos2(1.0 - Cv - perf)"),
    ("two pools: debris of the myelin around lost axons", "Jdm + (ax + wal)*My - Jmd", "Jdm + (ax + wal)*W - Jmd"),
    ("two pools: rates",
     """        dy[o+35] = -(p.krm + (p.kdm - p.krm)*up)*xm - (ax + wal)*My
        dy[o+36] = -(ax + wal)*Ax
""",
     """        dy[o+35] = -Jdm + Jrm - (ax + wal)*W
        dy[o+36] = Jdm - Jrm - (ax + wal + dieback)*U
"""),
    ("two pools: the score sees the sum and the myelinated pool",
     "score(y[IR_AX], sp_b, y[IR_AX-1], nn_b/wo", "score(y[IR_W] + y[IR_U], sp_b, y[IR_W], nn_b/wo"),
    ("two pools: start",
     'g("Ax", a); g("My", a*ol*(1+pr["Kol"])/(ol+pr["Kol"]))',
     'g("W", a)'),
    ("extravasated blood squeezes vessels, so that perfusion falls within minutes: its parameter",
     " # --- vessels\n",
     ' ("eHm",0.9,0.1,1,"-","perfusion lost to extravasated blood","A"),\n # --- vessels\n'),
    ("extravasated blood squeezes vessels: its term",
     "perf = (V + p.eVi*Vi)*(1.0 - p.eEd*Ed/(1.0 + Ed))\n",
     "perf = (V + p.eVi*Vi)*(1.0 - p.eEd*Ed/(1.0 + Ed))/(1.0 + p.eHm*Hm)\n"),
    ("microglia proliferate on corpses alone: DAMPs and corpses have different units and cannot be added",
     "h1(Cp + D, p.KGp)", "h1(Cp, p.KGp)"),
    ("the insult fades from region to region instead of being the same in all but the first",
     'sl = np.array([s] + [s*pr["xiP"]]*(nreg-1))', 'sl = np.array([s*pr["xiP"]**k for k in range(nreg)])'),
    ("sprouts are seeded by both neighbours instead of the inner one",
     "        if nreg > 1: Vn = y[(r+1)*NR + iV] if r == 0 else y[(r-1)*NR + iV]\n",
     """        if nreg > 1:
            if r == 0: Vn = y[NR + iV]
            elif r == nreg - 1: Vn = y[(r-1)*NR + iV]
            else: Vn = 0.5*(y[(r-1)*NR + iV] + y[(r+1)*NR + iV])
"""),
]

# Names in exocord of the prototype's states.
TISSUE = {
    "D": "damps", "Cp": "corpses", "Md": "myelin_debris", "Hm": "hemorrhage", "Fe": "iron", "Gl": "glutamate",
    "R": "ros", "Tn": "tnf", "I1": "il1b", "I6": "il6", "I10": "il10", "TG": "tgfb", "C1": "cxcl1", "C2": "ccl2",
    "N": "neutrophils", "G": "microglia_resting", "G1": "microglia_m1", "G2": "microglia_m2", "Mo": "monocytes",
    "M1": "macrophages_m1", "M2": "macrophages_m2", "Ly": "lymphocytes", "B": "bscb_leak", "M9": "mmp9",
    "Ed": "oedema", "V": "vessels_mature", "Vi": "vessel_sprouts", "VG": "vegf", "Nh": "neurons_healthy",
    "Ni": "neurons_stressed", "Na": "neurons_apoptotic", "Nf": "neurons_ferroptotic", "Ol": "oligodendrocytes",
    "Oa": "oligodendrocytes_apoptotic", "Op": "opc", "W": "axons_myelinated", "U": "axons_bare",
    "Sp": "axon_sprouts", "A1": "astrocytes_a1", "A2": "astrocytes_scar", "F": "fibroblasts",
    "K": "fibrotic_matrix", "Cs": "cspg", "Tr": "trophic", "Cv": "cavity",
}
BODY = {"NB": "blood_neutrophils", "MB": "blood_monocytes", "La": "adaptive_response", "I4": "il4", "Q": "locomotion"}
DEPOSIT = {"Xi": "interstitium", "Z": "cargo"}
CIRCULATION = {"Xp": "plasma", "Xr": "organs", "Xs": "carried", "Xn": "nasal", "Xc": "csf", "Xg": "depot"}
REGIONS = ["epicentre", "penumbra", "penumbra_2"]
UG = 100.0  # one unit of the prototype in ug


def patched(path):
    """The prototype as a module, after the patches."""
    source = pathlib.Path(path).read_text(encoding="utf-8")
    for reason, old, new in PATCHES:
        if source.count(old) != 1:
            sys.exit("cannot patch (%s): the text occurs %d times" % (reason, source.count(old)))
        source = source.replace(old, new)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "patched_prototype.py"
        file.write_text(source, encoding="utf-8")
        spec = importlib.util.spec_from_file_location("patched_prototype", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.rhs(0.0, *arguments(module, module.make(), 0.0, 2))  # compiles while the file is there
    return module


def arguments(t, p, s, regions):
    y, sl, w = t.start(p, s, 0.0, regions)
    return y, p[0], sl, w, np.empty_like(y)


def table(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def refresh(path):
    """Takes the values of parameters.csv from a JSON file of prototype symbols."""
    values = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    values = values.get("parameters", values)
    rows = table("parameters.csv")
    for row in rows:
        found = {values[symbol] for symbol in row["symbols"].split()}
        if len(found) > 1:
            sys.exit("%s stands for symbols of different values: %s" % (row["parameter"], sorted(found)))
        if found:
            row["value"] = repr(float("%.9g" % (found.pop() * float(row["scale"]))))
    with open(HERE / "parameters.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, ["parameter", "value", "scale", "symbols"], lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def parameters(t):
    """The record of the prototype: every symbol is set, by parameters.csv or by neutral.csv."""
    values = {}
    for row in table("parameters.csv"):
        for symbol in row["symbols"].split():
            values[symbol] = float(row["value"]) / float(row["scale"])
    for row in table("neutral.csv"):
        if row["symbol"] in values:
            sys.exit("%s is both kept and neutral" % row["symbol"])
        values[row["symbol"]] = float(row["value"])
    if set(values) != set(t.NAMES):
        sys.exit("symbols not set or unknown: %s" % sorted(set(values) ^ set(t.NAMES)))
    return t.make(values)


def integrate(t, p, s, regions, events):
    """States at TIMES, one row each."""
    y, _, sl, w, _ = arguments(t, p, s, regions)

    def rate(time, state):
        dy = np.empty_like(state)
        t.rhs(time, state, p[0], sl, w, dy)
        return dy

    rows, stops = [y.copy()], [day for day, _, _ in events] + [TIMES[-1]]
    start = 0.0
    for stop in stops:
        wanted = [q for q in TIMES if start < q <= stop]
        run = solve_ivp(rate, (start, stop), y, "DOP853", sorted({*wanted, stop}), rtol=RTOL, atol=ATOL)
        if not run.success:
            sys.exit(run.message)
        rows += [run.y[:, i] for i, q in enumerate(run.t) if q in wanted]
        y, start = run.y[:, -1].copy(), stop
        for day, state, amount in events:
            if day == stop:
                y[regions*t.NR + t.ISH[state]] += amount
    return np.array(rows)


def columns(t, regions, treated):
    """Name, position and factor of every column but the insult."""
    places = list(enumerate(REGIONS[:regions]))
    found = [(name + "@" + place, r*t.NR + t.IR[k], 1.0) for r, place in places for k, name in TISSUE.items()]
    found += [(name, regions*t.NR + t.ISH[k], 1.0) for k, name in BODY.items()]
    if treated:
        found += [(name + "#1", regions*t.NR + t.ISH[k], UG) for k, name in CIRCULATION.items()]
        found += [(name + "@" + place + "#1", r*t.NR + t.IR[k], UG)
                  for r, place in places for k, name in DEPOSIT.items()]
    return found


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    if len(sys.argv) == 3:
        refresh(sys.argv[2])
    t = patched(sys.argv[1])
    p = parameters(t)
    for name, s, regions, events in CASES:
        rows, found = integrate(t, p, s, regions, events), columns(t, regions, bool(events))
        # The prototype knows the insult as a function of time, exocord as a state.
        blow = s/float(p[0].s_ref)*float(p[0].xiP)**np.arange(regions)
        with open(HERE / (name + ".csv"), "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["time_d"] + ["insult@" + place for place in REGIONS[:regions]] + [n for n, _, _ in found])
            for time, row in zip(TIMES, rows):
                cells = [*blow*np.exp(-time/float(p[0].tau_i)), *(row[i]*factor for _, i, factor in found)]
                out.writerow([repr(time)] + ["%.9g" % cell for cell in cells])
        print(name, len(TIMES), "times", len(found) + regions, "states")


if __name__ == "__main__":
    main()
