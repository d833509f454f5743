"""Answers one JSON object a line: {"op": "load" | "value" | "check", ...}. Formulas are parsed by "load" alone."""

import json
import signal
import sys
from time import perf_counter_ns

import sympy
from sympy import Abs, Integer, Symbol, exp, log, pi, simplify, sqrt

KNOWN = {"Abs": Abs, "Integer": Integer, "exp": exp, "log": log, "pi": pi, "sqrt": sqrt}
METHODS = {
    "equals": lambda a, b: a.equals(b),
    "simplify": lambda a, b: simplify(a - b) == 0,
}
pairs = []


class OutOfTime(Exception):
    pass


def out_of_time(*_):
    raise OutOfTime


signal.signal(signal.SIGALRM, out_of_time)


def symbol(name, domain):
    # SymPy knows no interval between 0 and 1: a probability is positive there, as far as assumptions go.
    return Symbol(name, real=True) if domain == "real" else Symbol(name, positive=True)


def load(request):
    pairs.clear()
    for pair in request["pairs"]:
        names = {name: symbol(name, domain) for name, domain in pair["domains"].items()}
        read = lambda text: eval(text, {"__builtins__": {}}, {**KNOWN, **names})
        pairs.append((read(pair["left"]), read(pair["right"]), names))
    return {"version": f"SymPy {sympy.__version__}, Python {sys.version.split()[0]}"}


def value(request):
    left, right, names = pairs[request["pair"]]
    at = {names[name]: x for name, x in request["at"].items()}
    parts = lambda e: [float(part) for part in complex(sympy.N(e.subs(at), 20)).__reduce__()[1]]
    return {"left": parts(left), "right": parts(right)}


def check(request):
    left, right, _ = pairs[request["pair"]]
    method = METHODS[request["method"]]
    if request["fresh"]:
        sympy.core.cache.clear_cache()
    signal.setitimer(signal.ITIMER_REAL, request["limit"])
    start = perf_counter_ns()
    try:
        found = method(left, right)
        verdict = "equal" if found is True else "different" if found is False else "undecided"
    except OutOfTime:
        verdict = "out of time"
    except Exception as error:
        verdict = f"error: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {"verdict": verdict, "ms": (perf_counter_ns() - start) / 1e6}


OPS = {"load": load, "value": value, "check": check}
for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(OPS[request["op"]](request)), flush=True)
