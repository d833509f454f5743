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
turn = 0


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


def afresh(pair):
    """The pair in names never seen before: SymPy remembers what it found, and a claim is asked about once."""
    global turn
    turn += 1
    left, right, names = pair
    renamed = {name: symbol(f"{name.name}{turn}", "positive" if name.is_positive else "real") for name in names.values()}
    return left.xreplace(renamed), right.xreplace(renamed)


def check(request):
    left, right = afresh(pairs[request["pair"]])
    method = METHODS[request["method"]]
    verdict = "undecided"
    signal.setitimer(signal.ITIMER_REAL, request["limit"])
    start = process_time()
    try:
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
