"""Answers one JSON object for each line: {"op": "load" | "values" | "check", ...}. Only "load" reads formulas."""

import json
import signal
import sys
from time import process_time

import sympy
from sympy import Abs, Integer, Symbol, exp, log, pi, simplify, sqrt

KNOWN = {"Abs": Abs, "Integer": Integer, "exp": exp, "log": log, "pi": pi, "sqrt": sqrt}
METHODS = {
    "equals": lambda a, b: a.equals(b),
    "simplify(a - b) == 0": lambda a, b: simplify(a - b) == 0,
}
pairs = []


class OutOfTime(Exception):
    pass


def out_of_time(*_):
    raise OutOfTime


signal.signal(signal.SIGALRM, out_of_time)


def symbol(name, domain):
    # SymPy knows no interval between 0 and 1: of a probability it is told that it is positive.
    return Symbol(name, real=True) if domain == "real" else Symbol(name, positive=True)


def load(request):
    pairs.clear()
    for pair in request["pairs"]:
        names = {name: symbol(name, domain) for name, domain in pair["domains"].items()}
        left, right = (eval(pair[side], {"__builtins__": {}}, {**KNOWN, **names}) for side in ("left", "right"))
        pairs.append((left, right, names))
    return {"version": f"SymPy {sympy.__version__} on Python {sys.version.split()[0]}"}


def values(request):
    left, right, names = pairs[request["pair"]]
    at = {names[name]: x for name, x in request["at"].items()}

    def number(formula):
        x = complex(sympy.N(formula.subs(at)))
        return x.real if abs(x.imag) <= 1e-12 * abs(x) else None

    return {"left": number(left), "right": number(right)}


def check(request):
    left, right, _ = pairs[request["pair"]]
    method = METHODS[request["method"]]
    verdict = "undecided"
    signal.setitimer(signal.ITIMER_REAL, request["limit"])
    start = process_time()
    try:
        # Once: SymPy remembers what it found, so that a second time would measure little but its memory.
        found = method(left, right)
        verdict = "equal" if found is True else "different" if found is False else "undecided"
    except Exception:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"verdict": verdict, "ms": (process_time() - start) * 1000}


OPS = {"load": load, "values": values, "check": check}
for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(OPS[question["op"]](question)), flush=True)
