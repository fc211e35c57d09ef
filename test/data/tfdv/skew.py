"""Writes skew.json: rows of two sides, and the feature skew that TensorFlow Data Validation counts in them.

Python 3.10. The package asks for Google Cloud's libraries, which the detector does not use, so it comes without them:

    pip install tensorflow==2.16.2 apache-beam==2.56.0 "pandas<2" "pyarrow<11" "numpy<2" pyfarmhash==0.3.2 joblib
    pip install --no-deps tensorflow-data-validation==1.16.1 tfx-bsl==1.16.1 tensorflow-metadata==1.16.1 googleapis-common-protos
    python3 test/data/tfdv/skew.py
"""

import json
import logging
import math
import pathlib
import random
import tempfile

import apache_beam as beam
import google.protobuf
import tensorflow as tf
import tensorflow_data_validation as tfdv
from tensorflow_data_validation.skew import feature_skew_detector as detector

FOLDER = pathlib.Path(__file__).parent
SIDES = ["training", "serving"]
COUNTS = ["base_count", "test_count", "match_count", "base_only", "test_only", "mismatch_count", "diff_count"]
STATS = [
    "base_with_id_count",
    "test_with_id_count",
    "identifiers_count",
    "ids_missing_in_base_count",
    "ids_missing_in_test_count",
    "matching_pairs_count",
    "duplicate_id_count",
    "base_missing_id_count",
    "test_missing_id_count",
]


def feature_of(value, is_float, holds_empty):
    """A value as an example holds it; None is left out, or a feature without values, as TFX's readers write it."""
    if value is None:
        return tf.train.Feature() if holds_empty else None
    if isinstance(value, str):
        return tf.train.Feature(bytes_list=tf.train.BytesList(value=[value.encode("utf-8")]))
    if is_float:
        return tf.train.Feature(float_list=tf.train.FloatList(value=[value]))
    return tf.train.Feature(int64_list=tf.train.Int64List(value=[int(value)]))


def examples_of(columns, floats, holds_empty):
    rows = len(next(iter(columns.values())))
    examples = []
    for i in range(rows):
        features = {name: feature_of(values[i], name in floats, holds_empty) for name, values in columns.items()}
        held = {name: feature for name, feature in features.items() if feature is not None}
        examples.append(tf.train.Example(features=tf.train.Features(feature=held)))
    return examples


def detect(case):
    """Runs TFDV's detector; returns its counts per feature, by name, and its match statistics."""
    sides = {side: examples_of(case[side], case["floats"][side], case["holdsEmpty"]) for side in SIDES}
    with tempfile.TemporaryDirectory() as folder:
        skews, matches = (f"{folder}/{kind}" for kind in ("skews", "matches"))
        with beam.Pipeline() as pipeline:
            inputs = tuple(
                pipeline | side >> beam.Create(rows, reshuffle=False).with_output_types(tf.train.Example)
                for side, rows in sides.items()
            )
            outputs = inputs | detector.DetectFeatureSkewImpl(
                case["keys"],
                features_to_ignore=case["ignored"] or None,
                float_round_ndigits=case["roundDigits"],
                allow_duplicate_identifiers=case["allowDuplicateKeys"],
            )
            outputs[detector.SKEW_RESULTS_KEY] | "Skews" >> detector.skew_results_sink(skews)
            outputs[detector.MATCH_STATS_KEY] | "Matches" >> detector.match_stats_sink(matches)
        results = sorted(detector.skew_results_iterator(skews), key=lambda skew: skew.feature_name)
        (stats,) = detector.match_stats_iterator(matches)
    return {
        "features": {skew.feature_name: {name: getattr(skew, name) for name in COUNTS} for skew in results},
        "matchStats": {name: getattr(stats, name) for name in STATS},
    }


def case(name, training, serving, keys=("id",), floats=("x",), ignored=(), digits=None, duplicates=False, empty=False):
    sides = floats if isinstance(floats, dict) else dict.fromkeys(SIDES, floats)
    return {
        "name": name,
        "keys": list(keys),
        "ignored": list(ignored),
        "floats": {side: list(names) for side, names in sides.items()},
        "roundDigits": digits,
        "allowDuplicateKeys": duplicates,
        "holdsEmpty": empty,
        "training": training,
        "serving": serving,
    }


def of(**columns):
    return {"id": list(range(len(next(iter(columns.values()))))), **columns}


# Values that a rounding can take apart or together: ties, their neighbours in 32 bits, both zeros, tiny, huge and not
# finite ones. Each pair is a feature of its own.
NUMBERS = [0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.1, -0.5, -2.5, -0.4, 0.0, -0.0, 1e-45, 3.4e38, 16777217.0]
NUMBERS += [math.nan, math.inf, -math.inf, math.nan, math.inf, 1e308, math.inf]
NEAR = [0.0, 2.0, 2.0, 0.12, 0.38, 2.67, 1.0, 0.1 + 1e-9, -0.0, -2.0, 0.0, -0.0, -0.0, 0.0, 3.4e38, 16777216.0]
NEAR += [math.nan, math.inf, math.inf, 1.0, -math.inf, 1e39, 3e38]


def handmade():
    for digits in (None, 0, 1, 2, 3, 7, 20):
        names = [f"x{i}" for i in range(len(NUMBERS))]
        sides = ({"id": [0], **{name: [x] for name, x in zip(names, values)}} for values in (NUMBERS, NEAR))
        yield case(f"floats to {digits} decimals", *sides, floats=names, digits=digits)
    whole = [1, 2, 16777217, 2**53 - 1, 0, True, False]
    yield case("INTs are exact", of(x=whole), of(x=[1, 3, 16777216, 2**53 - 2, 0, 1, 0]), floats=(), digits=0)
    sides = {"training": ("x",), "serving": ()}
    yield case("FLOAT against INT", of(x=[1.0, 2.0, 3.5]), of(x=[1, 2, 3]), floats=sides)
    texts = ["a", "A", "é", "e\u0301", "שלום", "", "1", "FLOAT 1"]
    yield case("text", of(x=texts), of(x=["a", "a", "e\u0301", "e\u0301", "שלום", "", "01", "FLOAT 1"]))
    yield case("text against number", of(x=["1", "1"]), of(x=[1, 1.0]))
    gaps = (of(x=[1.0, None, 2.0, None]), of(x=[1.0, 3.0, None, None]))
    yield case("missing, left out", *gaps)
    yield case("missing, held without values", *gaps, empty=True)
    yield case("a column that a side lacks", of(x=[1.0, None], y=[1, 2]), of(x=[1.0, 2.0], z=[None, "a"]), floats=("x",))
    yield case("a column ignored", of(x=[1.0], y=[1]), of(x=[2.0], y=[2]), ignored=("x",))
    keys = {"id": [1, None, 2, 2, 3, 5], "x": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]}
    others = {"id": [2, 2, 3, None, None, 4], "x": [3.0, 9.0, 5.0, 2.0, 2.0, 4.0]}
    for empty in (False, True):
        for duplicates in (False, True):
            yield case(f"duplicates {duplicates}, empty {empty}", keys, others, duplicates=duplicates, empty=empty)
    near = {"id": [0.501, 0.502, 0.7, math.nan, 0.0], "x": [1.0, 2.0, 3.0, 4.0, 5.0]}
    far = {"id": [0.5, 0.7049, 0.7051, math.nan, -0.0], "x": [1.0, 3.0, 3.0, 4.0, 5.0]}
    for digits in (None, 1, 2, 3):
        for duplicates in (False, True):
            label = f"FLOAT keys to {digits} decimals, duplicates {duplicates}"
            yield case(label, near, far, floats=("id", "x"), digits=digits, duplicates=duplicates)
    two = ({"b": ["x", "y", "yz"], "a": [1, 2, 3], "x": [1, 2, 3]}, {"b": ["x", "y", "z"], "a": [1, 1, 3], "x": [1, 2, 3]})
    yield case("two keys", *two, keys=("b", "a"), floats=())


def drawn(seed):
    """Few keys, so that some repeat, and values on a coarse grid with noise around the roundings."""
    source = random.Random(seed)
    digits = source.choice([None, 0, 1, 2, 3])

    def side():
        rows = source.randint(1, 40)
        maybe = lambda value: None if source.random() < 0.15 else value
        noise = lambda: source.choice([0, 0, 1e-9, 1e-4, 1e-3, 0.01, 0.125, -0.005, 0.5])
        return {
            "id": [maybe(source.randint(0, 30)) for _ in range(rows)],
            "group": [source.choice("ab") for _ in range(rows)],
            "x": [maybe(source.randint(-2, 2) / 2 + noise()) for _ in range(rows)],
            "count": [maybe(source.randint(0, 2)) for _ in range(rows)],
            "town": [maybe(source.choice(["a", "b"])) for _ in range(rows)],
        }

    keys = source.choice([("id",), ("id", "group"), ("group", "id")])
    duplicates, empty = source.random() < 0.5, source.random() < 0.5
    return case(f"drawn {seed}", side(), side(), keys=keys, digits=digits, duplicates=duplicates, empty=empty)


def readable(value):
    """JSON has no NaN and no infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, dict):
        return {key: readable(own) for key, own in value.items()}
    return [readable(own) for own in value] if isinstance(value, list) else value


def main():
    logging.disable(logging.WARNING)
    cases = [*handmade(), *(drawn(seed) for seed in range(24))]
    versions = {
        "tensorflow-data-validation": tfdv.__version__,
        "tensorflow": tf.__version__,
        "apache-beam": beam.__version__,
        "protobuf": google.protobuf.__version__,
    }
    found = {"versions": versions, "cases": [{**own, **detect(own)} for own in cases]}
    text = json.dumps(readable(found), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    (FOLDER / "skew.json").write_text(text.replace('{"name"', '\n{"name"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
