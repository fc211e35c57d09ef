"""Writes what the tools themselves say of the rows in rows.py: one file per tool, as each asks for an environment of its
own.

    python3 -P test/data/presets/presets.py evidently
"""

import json
import pathlib
import sys
from importlib.metadata import version

FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER))

import numpy as np  # noqa: E402
from rows import CASES, column  # noqa: E402


def number(x):
    """JSON has neither NaN nor infinity."""
    return None if x is None else float(x) if np.isfinite(x) else str(float(x))


def series(values):
    import pandas as pd

    is_text = any(isinstance(value, str) for value in values)
    return pd.Series(values, dtype=object if is_text else float, name="x")


def kolmogorov():
    from scipy.stats import kstwo

    cases = []
    for n in (1, 2, 5, 10, 50, 140, 141, 500, 999, 1000, 12345, 100001, 500000):
        for z in (0.3, 0.45, 0.6, 0.8, 0.86, 1, 1.2, 1.36, 1.48, 1.49, 1.7, 2.01, 3, 5, 9):
            d = z / np.sqrt(n)
            if d < 1.1:
                cases.append([d, n, number(kstwo.sf(d, n))])
    return ["scipy"], cases


def evidently():
    from evidently.legacy.calculations.stattests.registry import get_stattest

    def run(reference, current, kind):
        a, b = (series(x).replace([-np.inf, np.inf], np.nan).dropna() for x in (reference, current))
        if a.empty or b.empty:
            return None
        test = get_stattest(a, b, kind, None)
        found = test(a, b, kind, None)
        return {"method": test.name, "value": number(found.drift_score), "threshold": found.actual_threshold,
                "drifted": bool(found.drifted)}

    def kind(values):
        return "cat" if any(isinstance(value, str) for value in values) else "num"

    return ["evidently", "scipy", "pandas"], [
        {"name": name, "result": run(a, b, kind(a + b))} for name, a, b in pairs()
    ]


def nannyml():
    import pandas as pd
    from nannyml.chunk import DefaultChunker
    from nannyml.drift.univariate.methods import FeatureType, MethodFactory
    from nannyml.thresholds import StandardDeviationThreshold

    def run(reference, current):
        is_text = any(isinstance(value, str) for value in reference + current)
        kind = FeatureType.CATEGORICAL if is_text else FeatureType.CONTINUOUS
        method = MethodFactory.create(key="jensen_shannon", feature_type=kind, chunker=DefaultChunker(),
                                      threshold=StandardDeviationThreshold(std_lower_multiplier=None))
        try:
            method.fit(series(reference))
            value = method.calculate(series(current))
        except Exception as error:  # the tool stops: so it is written down
            return {"error": type(error).__name__}
        return {"method": "jensen_shannon", "value": number(value), "threshold": number(method.upper_threshold_value),
                "drifted": bool(method.alert(value))}

    return ["nannyml", "scipy", "pandas"], [{"name": name, "result": run(a, b)} for name, a, b in pairs()]


def psi_rule():
    """The rule has no one implementation: NumPy and SciPy replay it."""
    from scipy.special import rel_entr

    def shares(counts):
        return np.maximum(np.array(counts) / sum(counts), 1e-4)

    def run(reference, current):
        sides = [[x for x in side if x is not None and x == x] for side in (reference, current)]
        if any(isinstance(x, str) for x in sides[0] + sides[1]):
            levels = sorted(set(sides[0] + sides[1]))
            counts = [[side.count(level) for level in levels] for side in sides]
        elif not sides[0]:
            counts = [[len(side)] for side in sides]
        else:
            edges = np.unique(np.quantile(sides[0], np.arange(1, 10) / 10))
            counts = [np.bincount(np.searchsorted(edges, side, "left"), minlength=len(edges) + 1).tolist() if side else
                      [0] * (len(edges) + 1) for side in sides]
        whole = [c + [len(rows) - len(side)] for c, rows, side in zip(counts, (reference, current), sides)]
        if not sum(whole[0]) or not sum(whole[1]):
            return None
        p, q = map(shares, whole)
        value = (rel_entr(p, q) + rel_entr(q, p)).sum()
        return {"method": "psi", "value": number(value), "threshold": 0.25, "drifted": bool(value >= 0.25)}

    return ["numpy", "scipy"], [{"name": name, "result": run(a, b)} for name, a, b in pairs()]


def pairs():
    for name, reference, current in CASES:
        yield name, column(reference), column(current)


TOOLS = {"kolmogorov": kolmogorov, "evidently": evidently, "nannyml": nannyml, "psi-rule": psi_rule}

if __name__ == "__main__":
    tool = sys.argv[1]
    packages, cases = TOOLS[tool]()
    versions = {"python": sys.version.split()[0], **{name: version(name) for name in sorted({*packages, "numpy"})}}
    lines = ",\n".join(json.dumps(case) for case in cases)
    (FOLDER / f"{tool}.json").write_text(f'{{"versions":{json.dumps(versions)},"cases":[\n{lines}\n]}}\n')
