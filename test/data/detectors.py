"""Writes detectors.json: where the detectors of river and frouros signal on fixed streams. Run from the project's root."""
import json
from importlib.metadata import version

import river.drift.kswin as river_kswin
from frouros.detectors import concept_drift as frouros
from river import drift
from scipy import stats

MASK = 0xFFFFFFFF


def mulberry32(seed):
    state = seed & MASK
    while True:
        state = (state + 0x6D2B79F5) & MASK
        t = ((state ^ (state >> 15)) * (1 | state)) & MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & MASK)) & MASK) ^ t
        yield (t ^ (t >> 14)) / 2**32


def derive_seed(seed, label):
    digest = 0x811C9DC5
    for byte in f"{seed}/{label}".encode():
        digest = ((digest ^ byte) * 0x01000193) & MASK
    return digest


# from and to are positions: the level goes from `before` to `after` between them, at once where they are equal
STREAMS = [
    {"name": "none, binary", "kind": "binary", "seed": 1, "length": 3000, "before": 0.2, "after": 0.2, "from": 0, "to": 0},
    {"name": "abrupt, binary", "kind": "binary", "seed": 2, "length": 3000, "before": 0.2, "after": 0.5, "from": 1500, "to": 1500},
    {"name": "gradual, binary", "kind": "binary", "seed": 3, "length": 4000, "before": 0.1, "after": 0.4, "from": 1000, "to": 3000},
    {"name": "better, binary", "kind": "binary", "seed": 4, "length": 3000, "before": 0.5, "after": 0.2, "from": 1500, "to": 1500},
    {"name": "rare, binary", "kind": "binary", "seed": 5, "length": 6000, "before": 0.01, "after": 0.05, "from": 3000, "to": 3000},
    {"name": "none, real", "kind": "real", "seed": 6, "length": 3000, "before": 0, "after": 0, "from": 0, "to": 0},
    {"name": "abrupt, real", "kind": "real", "seed": 7, "length": 3000, "before": 0, "after": 1, "from": 1500, "to": 1500},
    {"name": "gradual, real", "kind": "real", "seed": 8, "length": 4000, "before": 5, "after": 8, "from": 1000, "to": 3000},
    {"name": "down, real", "kind": "real", "seed": 9, "length": 3000, "before": 2, "after": 0, "from": 1500, "to": 1500},
]


def values_of(stream):
    uniform = mulberry32(stream["seed"])
    values = []
    for i in range(stream["length"]):
        start, end = stream["from"], stream["to"]
        share = 0 if i < start else 1 if i >= end else (i - start) / (end - start)
        level = stream["before"] + (stream["after"] - stream["before"]) * share
        if stream["kind"] == "binary":
            values.append(1 if next(uniform) < level else 0)
        else:
            total = 0.0
            for _ in range(12):
                total += next(uniform)
            values.append(total - 6 + level)
    return values


class OurDraws:
    """Stands in for Python's random.Random: draws as lib/decay/kswin.ts does, from a seed per position."""

    def __init__(self, seed):
        self.seed, self.calls = seed, 0

    def sample(self, population, size):
        uniform = mulberry32(derive_seed(self.seed, WINDOW[0] + self.calls))
        self.calls += 1
        pool, result = list(population), []
        for i in range(size):
            j = int(next(uniform) * (len(pool) - i))
            result.append(pool[j])
            pool[j] = pool[len(pool) - i - 1]
        return result


WINDOW = [100]


def runs(indices):
    """Runs of successive indices as [first, last]."""
    result = []
    for i in indices:
        if result and result[-1][1] == i - 1:
            result[-1][1] = i
        else:
            result.append([i, i])
    return result


def river_alarms(detector, values):
    drifts, warnings = [], []
    for i, value in enumerate(values):
        detector.update(value)
        if detector.drift_detected:
            drifts.append(i)
        elif getattr(detector, "warning_detected", False):
            warnings.append(i)
    return {"drifts": drifts, "warnings": runs(warnings)}


def kswin_alarms(options, values):
    river_kswin.random, original = type("random", (), {"Random": OurDraws}), river_kswin.random
    WINDOW[0] = options.get("window_size", 100)
    alarms = river_alarms(drift.KSWIN(**{"seed": 0, **options}), values)
    river_kswin.random = original
    return alarms


def adwin_kept(options, values):
    """The helper inside river's ADWIN, which keeps the newer part of its window as MOA does."""
    helper = drift.ADWIN(**options)._helper
    drifts = [i for i, value in enumerate(values) if helper.update(float(value))]
    return {"drifts": drifts, "warnings": [], "width": helper.get_width(), "total": helper.get_total(), "variance": helper.get_variance()}


def frouros_alarms(detector, values):
    drifts, warnings = [], []
    for i, value in enumerate(values):
        detector.update(value=value)
        status = detector.status
        if status["drift"]:
            drifts.append(i)
            detector.reset()
        elif status.get("warning"):
            warnings.append(i)
    return {"drifts": drifts, "warnings": runs(warnings)}


CASES = [
    ("pageHinkley", {}, lambda o, v: river_alarms(drift.PageHinkley(**o), v)),
    ("pageHinkley", {"min_instances": 100, "delta": 0.1, "threshold": 20.0, "mode": "up"}, lambda o, v: river_alarms(drift.PageHinkley(**o), v)),
    ("pageHinkley", {"delta": 0.02, "threshold": 15.0, "alpha": 0.99, "mode": "down"}, lambda o, v: river_alarms(drift.PageHinkley(**o), v)),
    ("cusum", {}, lambda o, v: frouros_alarms(frouros.CUSUM(frouros.CUSUMConfig(**o)), v)),
    ("cusum", {"delta": 0.1, "lambda_": 15.0, "min_num_instances": 100}, lambda o, v: frouros_alarms(frouros.CUSUM(frouros.CUSUMConfig(**o)), v)),
    ("ddm", {}, lambda o, v: river_alarms(drift.binary.DDM(**o), v)),
    ("ddm", {"warm_start": 100, "warning_threshold": 1.5, "drift_threshold": 2.5}, lambda o, v: river_alarms(drift.binary.DDM(**o), v)),
    ("eddm", {}, lambda o, v: river_alarms(drift.binary.EDDM(**o), v)),
    ("eddm", {"warm_start": 50, "alpha": 0.8, "beta": 0.75}, lambda o, v: river_alarms(drift.binary.EDDM(**o), v)),
    ("adwin", {}, lambda o, v: river_alarms(drift.ADWIN(**o), v)),
    ("adwin", {"delta": 0.05, "clock": 1, "max_buckets": 3, "min_window_length": 10, "grace_period": 50}, lambda o, v: river_alarms(drift.ADWIN(**o), v)),
    ("adwinKept", {}, adwin_kept),
    ("adwinKept", {"delta": 0.3, "clock": 7, "max_buckets": 2}, adwin_kept),
    ("kswin", {}, kswin_alarms),
    ("kswin", {"alpha": 0.0001, "window_size": 200, "stat_size": 60, "seed": 42}, kswin_alarms),
]
BINARY_ONLY = {"ddm", "eddm"}

cases = []
for stream in STREAMS:
    values = values_of(stream)
    for name, options, run in CASES:
        if name in BINARY_ONLY and stream["kind"] != "binary":
            continue
        cases.append({"detector": name, "options": options, "stream": stream["name"], **run(options, values)})


def own_draws(stream, count):
    """Drifts of river's KSWIN with its own draws, one list per seed."""
    values = values_of(stream)
    return [river_alarms(drift.KSWIN(seed=seed), values)["drifts"] for seed in range(count)]


def statistics_of_kswin(steps, n):
    a = list(range(n))
    return float(stats.ks_2samp(a, [x + steps - 0.5 for x in a], method="exact").pvalue)


golden = {
    "versions": {name: version(name) for name in ("river", "frouros", "numpy", "scipy")},
    "streams": STREAMS,
    "firstValues": {stream["name"]: values_of(stream)[:3] for stream in STREAMS},
    "cases": cases,
    "smirnov": [[n, steps, statistics_of_kswin(steps, n)] for n in (2, 5, 30, 31, 100) for steps in (2, 3, 7, 12, 30) if steps <= n],
    "kswinOwnDraws": {name: own_draws(next(s for s in STREAMS if s["name"] == name), 25) for name in ("none, real", "abrupt, real")},
}
with open("test/data/detectors.json", "w") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
