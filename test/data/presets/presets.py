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


def comparators(threshold, levels):
    """The validator is the compiled part of the package; the histograms are NumPy's, as its sketches need Beam."""
    import importlib.util
    from importlib.metadata import distribution

    from google.protobuf import text_format
    from tensorflow_metadata.proto.v0 import anomalies_pb2, schema_pb2, statistics_pb2

    name = "tensorflow_data_validation_extension"
    path = distribution("tensorflow-data-validation").locate_file(f"tensorflow_data_validation/pywrap/{name}.so")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def statistics(values, is_text):
        data = statistics_pb2.DatasetFeatureStatistics(num_examples=len(values))
        present = [x for x in values if x is not None]
        feature = data.features.add()
        feature.path.step.append("x")
        feature.type = statistics_pb2.FeatureNameStatistics.STRING if is_text else statistics_pb2.FeatureNameStatistics.FLOAT
        common = (feature.string_stats if is_text else feature.num_stats).common_stats
        common.num_non_missing = common.tot_num_values = len(present)
        common.num_missing = len(values) - len(present)
        if is_text:
            counts = sorted(((present.count(x), x) for x in set(present)), reverse=True)
            feature.string_stats.unique = len(counts)
            for i, (n, label) in enumerate(counts[:levels]):
                feature.string_stats.rank_histogram.buckets.add(low_rank=i, high_rank=i, label=label, sample_count=n)
        elif present:
            fill_histogram(feature.num_stats.histograms.add(num_nan=sum(x != x for x in present)), present)
        return data

    def fill_histogram(histogram, present):
        numbers = np.array(present, float)
        finite = numbers[np.isfinite(numbers)]
        for end in (-np.inf, np.inf):
            if (numbers == end).any():
                histogram.buckets.add(low_value=end, high_value=end, sample_count=(numbers == end).sum())
        if finite.size and finite.min() == finite.max():
            histogram.buckets.add(low_value=finite[0], high_value=finite[0], sample_count=finite.size)
        elif finite.size:
            edges = np.linspace(finite.min(), finite.max(), 11)
            if np.isfinite(edges).all():
                for low, high, n in zip(edges, edges[1:], np.histogram(finite, edges)[0]):
                    histogram.buckets.add(low_value=low, high_value=high, sample_count=n)

    def run(reference, current):
        is_text = any(isinstance(value, str) for value in reference + current)
        kind, method = ("BYTES", "infinity_norm") if is_text else ("FLOAT", "jensen_shannon_divergence")
        comparator = f"drift_comparator {{ {method} {{ threshold: {threshold} }} }}"
        schema = text_format.Parse(f'feature {{ name: "x" type: {kind} {comparator} }}', schema_pb2.Schema())
        sides = [statistics(values, is_text).SerializeToString() for values in (current, reference)]
        found = anomalies_pb2.Anomalies.FromString(module.validation.ValidateFeatureStatistics(
            sides[0], schema.SerializeToString(), b"", sides[1], b"", b"", b"", b"", False))
        measured = [m for info in found.drift_skew_info for m in info.drift_measurements]
        if not measured:
            return None
        return {"method": method, "value": number(measured[0].value), "threshold": threshold,
                "drifted": any("COMPARATOR" in anomalies_pb2.AnomalyInfo.Type.Name(reason.type)
                               for info in found.anomaly_info.values() for reason in info.reason)}

    packages = ["tensorflow-data-validation", "tensorflow-metadata", "protobuf"]
    return packages, [{"name": name, "result": run(a, b)} for name, a, b in pairs()]


def tfdv():
    return comparators(0.1, 1000)


def vertex():
    return comparators(0.3, 50)


def sagemaker():
    """deequ needs Spark: SciPy replays its formula."""
    from scipy.stats import ks_2samp

    def run(reference, current):
        a, b = ([x for x in side if x is not None and x == x] for side in (reference, current))
        if not a or not b:
            return None
        is_text = any(isinstance(value, str) for value in reference + current)
        if is_text:
            simple = max(abs(a.count(x) / len(a) - b.count(x) / len(b)) for x in {*a, *b})
        else:
            simple = ks_2samp(a, b, method="asymp").statistic
        value = max(0, simple - 1.8 * np.sqrt((len(a) + len(b)) / (len(a) * len(b))))
        return {"method": f"{'LInfinity' if is_text else 'linf'} (Robust)", "value": number(value), "threshold": 0.1,
                "drifted": bool(value > 0.1), "simple": number(simple)}

    return ["scipy"], [{"name": name, "result": run(a, b)} for name, a, b in pairs()]


def whylogs():
    """Not compared beyond 1000 rows a side, where the sketches draw."""
    import pandas as pd
    import whylogs as why
    from whylogs.viz.drift.column_drift_algorithms import calculate_drift_scores

    def run(reference, current):
        if len(reference) > 1000 or len(current) > 1000 or not reference or not current:
            return "not compared"
        views = [why.log(pd.DataFrame({"x": series(side)})).view() for side in (current, reference)]
        found = calculate_drift_scores(*views, with_thresholds=True)["x"]
        if found is None:
            return None
        return {"method": found["algorithm"], "value": number(found["pvalue"]), "threshold": 0.05,
                "drifted": found["drift_category"] == "DRIFT", "category": found["drift_category"]}

    cases = [{"name": name, "result": run(a, b)} for name, a, b in pairs()]
    return ["whylogs", "whylogs-sketching", "scipy"], [case for case in cases if case["result"] != "not compared"]


def popmon():
    """One day of reference and one of current rows. "huge" would fill the memory with empty bins."""
    import logging

    import pandas as pd
    from histogrammar.dfinterface.make_histograms import get_bin_specs, make_histograms
    from popmon import stability_metrics
    from popmon.config import Settings

    logging.disable(logging.CRITICAL)
    settings = Settings(time_axis="date", reference_type="external", features=["date:x"])

    def frame(values, day):
        return pd.DataFrame({"date": pd.Timestamp(day), "x": series(values)})

    def run(reference, current):
        try:
            before = make_histograms(frame(reference, "2024-01-01"), features=["date:x"], time_axis="date",
                                     time_width="1d", time_offset="2024-01-01")
            now = make_histograms(frame(current, "2024-03-01"), features=["date:x"], bin_specs=get_bin_specs(before))
            found = stability_metrics(now, settings=settings, reference=before)
            figures, lights = (found[key]["x"].iloc[-1] for key in ("comparisons", "traffic_lights"))
        except Exception as error:  # the tool stops: so it is written down
            return {"error": type(error).__name__}
        is_text = any(isinstance(value, str) for value in reference + current)
        names = ["chi2_zscore", "unknown_labels" if is_text else "ks_zscore"]
        return {"figures": {name: str(float(figures[f"ref_{name}"])) for name in names},
                "lights": {name: int(lights[f"ref_{name}"]) for name in names}}

    return ["popmon", "histogrammar", "pandas", "scipy"], [
        {"name": name, "result": run(a, b)} for name, a, b in pairs() if name != "huge"
    ]


def pairs():
    for name, reference, current in CASES:
        yield name, column(reference), column(current)


TOOLS = {"kolmogorov": kolmogorov, "evidently": evidently, "nannyml": nannyml, "psi-rule": psi_rule,
         "tfdv": tfdv, "vertex": vertex,
         "sagemaker": sagemaker, "whylogs": whylogs, "popmon": popmon}

if __name__ == "__main__":
    tool = sys.argv[1]
    packages, cases = TOOLS[tool]()
    versions = {"python": sys.version.split()[0], **{name: version(name) for name in sorted({*packages, "numpy"})}}
    lines = ",\n".join(json.dumps(case) for case in cases)
    (FOLDER / f"{tool}.json").write_text(f'{{"versions":{json.dumps(versions)},"cases":[\n{lines}\n]}}\n')
