"""Writes cases.json: schemas, statistics and the anomalies that TensorFlow Data Validation finds in them.

The validator is the compiled part of the package, which is loaded by its path: it needs neither TensorFlow nor Beam.

    pip install tensorflow-metadata==1.21.0
    pip install --no-deps tensorflow-data-validation==1.16.1
    python3 test/data/tfdv/cases.py
"""

import importlib.util
import json
import pathlib

import google.protobuf
from google.protobuf import json_format, text_format
from importlib.metadata import distribution
from tensorflow_metadata.proto.v0 import anomalies_pb2, schema_pb2, statistics_pb2

FOLDER = pathlib.Path(__file__).parent
PACKAGE = distribution("tensorflow-data-validation")
NAME = "tensorflow_data_validation_extension"


def load_validator():
    path = PACKAGE.locate_file(f"tensorflow_data_validation/pywrap/{NAME}.so")
    spec = importlib.util.spec_from_file_location(NAME, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.validation


VALIDATOR = load_validator()


def common(present, missing):
    return {
        "num_non_missing": present,
        "num_missing": missing,
        "min_num_values": 1,
        "max_num_values": 1,
        "avg_num_values": 1,
        "tot_num_values": present,
    }


def numbers(name, kind, present, low, high, missing=0, buckets=None, nan=0):
    stats = {"common_stats": common(present, missing), "min": low, "max": high}
    if buckets is not None:
        rows = [{"low_value": a, "high_value": b, "sample_count": n} for a, b, n in buckets]
        stats["histograms"] = [{"num_nan": nan, "buckets": rows}]
    return {"path": {"step": [name]}, "type": kind, "num_stats": stats}


def strings(name, counts, missing=0, unique=0, invalid=0):
    ranked = list(counts.items())
    buckets = [
        {"low_rank": i, "high_rank": i, "label": value, "sample_count": n} for i, (value, n) in enumerate(ranked)
    ]
    stats = {"common_stats": common(sum(counts.values()), missing), "unique": unique, "invalid_utf8_count": invalid}
    if ranked:
        stats["rank_histogram"] = {"buckets": buckets}
    return {"path": {"step": [name]}, "type": "STRING", "string_stats": stats}


def dataset(*features, rows=10):
    message = statistics_pb2.DatasetFeatureStatistics()
    return json_format.ParseDict({"num_examples": rows, "features": list(features)}, message)


def as_list(message):
    return json_format.MessageToDict(statistics_pb2.DatasetFeatureStatisticsList(datasets=[message]))


SEVERITIES = {"WARNING": 1, "ERROR": 2}


def config(severities):
    """Writes a ValidationConfig by hand, since its module imports TensorFlow: field 2, of {1: type, 2: severity}."""
    overrides = b""
    for kind, severity in severities.items():
        number = anomalies_pb2.AnomalyInfo.Type.Value(kind)
        inner = bytes([8, number, 16, SEVERITIES[severity]])
        overrides += bytes([18, len(inner)]) + inner
    return overrides


def case(name, schema, data, environment="", previous_span=None, serving=None, previous_version=None, severities=None):
    parsed = text_format.Parse(schema, schema_pb2.Schema())
    controls = {"previousSpan": previous_span, "serving": serving, "previousVersion": previous_version}
    result = VALIDATOR.ValidateFeatureStatistics(
        data.SerializeToString(),
        parsed.SerializeToString(),
        environment.encode(),
        *[b"" if control is None else control.SerializeToString() for control in controls.values()],
        b"",
        config(severities or {}),
        False,
    )
    anomalies = anomalies_pb2.Anomalies.FromString(result)
    anomalies.ClearField("baseline")
    return {
        "name": name,
        "schema": text_format.MessageToString(parsed, as_utf8=True),
        "environment": environment or None,
        "severities": severities or {},
        "data": as_list(data),
        **{key: None if control is None else as_list(control) for key, control in controls.items()},
        "anomalies": json_format.MessageToDict(anomalies),
    }


REQUIRED = "presence { min_fraction: 1 min_count: 1 }"
ENVIRONMENTS = 'default_environment: "T" default_environment: "S"'
LIMITS = """infinity_norm { threshold: 0.1 } jensen_shannon_divergence { threshold: 0.01 }
    normalized_abs_difference { threshold: 0.1 }"""
INF, NAN = "Infinity", "NaN"


def feature(kind, rest="", name="a"):
    return f'feature {{ name: "{name}" type: {kind} {rest} }}'


EVERYTHING = r"""
feature { name: "number" value_count { min: 1 max: 1 } type: FLOAT
  float_domain { name: "f" min: -0.5 max: 1e-07 disallow_nan: true disallow_inf: true is_categorical: false }
  presence { min_fraction: 0.98 min_count: 1 }
  annotation { tag: "driftbook:max_missing_change=0.05" tag: "driftbook:min_mean=-3" tag: "other" comment: "why" }
  skew_comparator { infinity_norm { threshold: 0.2 } normalized_abs_difference { threshold: 0.3 } }
  drift_comparator { jensen_shannon_divergence { threshold: 1.0 } } }
feature { name: "whole" type: INT int_domain { name: "i" min: -9007199254740991 max: 3 is_categorical: true }
  not_in_environment: "S" in_environment: "T" lifecycle_stage: BETA shape { dim { size: 1 } } }
feature { name: "word" type: BYTES string_domain { name: "s" value: "b" value: "" value: "a" }
  distribution_constraints { min_domain_mass: 0.9 } unique_constraints { min: 1 max: 3 } }
feature { name: "yes" type: INT bool_domain { name: "b" } group_presence { required: true } }
feature { name: "yes word" type: BYTES bool_domain { true_value: "y" false_value: "n" } }
feature { name: "time" type: INT annotation { tag: "driftbook:max_age_ms=3600000" } time_domain { integer_format: UNIX_SECONDS } }
feature { name: "date" type: BYTES time_domain { string_format: "%Y-%m-%d" } value_counts { value_count { min: 1 } } }
feature { name: "raw" type: BYTES annotation { tag: "driftbook:type=bytes" } }
feature { name: "text" type: BYTES natural_language_domain { } }
sparse_feature { name: "sparse" value_feature { name: "v" } index_feature { name: "i" } }
weighted_feature { name: "weighted" feature { step: "f" } weight_feature { step: "w" } }
string_domain { name: "letters" value: "x" }
float_domain { name: "shared" min: 0.25 } int_domain { name: "shared too" max: 7 }
default_environment: "T" default_environment: "S"
annotation { tag: "driftbook:severity.SCHEMA_NEW_COLUMN=WARNING" }
dataset_constraints { num_examples_drift_comparator { min_fraction_threshold: 0.5 max_fraction_threshold: 2.0 }
  num_examples_version_comparator { max_fraction_threshold: 1.5 } min_examples_count: 1 max_examples_count: 1000 }
represent_variable_length_as_ragged: true
"""


def cases():
    whole = dataset(numbers("a", "INT", 10, 0, 5))
    words = dataset(strings("a", {"x": 9, "y": 1}))
    pair = [(0, 5, 4), (5, 10, 6)]
    yield case("nothing is wrong", feature("INT", REQUIRED), whole)
    yield case("no rows", feature("INT", REQUIRED), dataset(rows=0))
    yield case("every field", EVERYTHING, dataset())
    # columns and environments
    yield case("new column", "", whole)
    yield case("missing column", feature("INT", REQUIRED), dataset())
    yield case("absent, no presence", feature("INT"), dataset())
    yield case("absent, min_fraction", feature("INT", "presence { min_fraction: 0.1 }"), dataset())
    yield case("absent, min_count 0", feature("INT", "presence { min_count: 0 }"), dataset())
    yield case("no value", feature("INT", REQUIRED), dataset(numbers("a", "INT", 0, 0, 0, missing=10)))
    yield case("no value, not required", feature("INT", "int_domain { min: 5 }"),
               dataset(numbers("a", "INT", 0, 0, 0, missing=10)))
    yield case("environment not listed", feature("INT", REQUIRED), whole, environment="S")
    yield case("present, not in environment", ENVIRONMENTS + feature("INT", REQUIRED + 'not_in_environment: "S"'),
               whole, environment="S")
    yield case("absent, not in environment", ENVIRONMENTS + feature("INT", REQUIRED + 'not_in_environment: "S"'),
               dataset(), environment="S")
    yield case("absent, in both lists",
               ENVIRONMENTS + feature("INT", REQUIRED + 'not_in_environment: "S" in_environment: "S"'),
               dataset(), environment="S")
    yield case("absent, in the environment alone",
               'default_environment: "T"' + feature("INT", REQUIRED + 'in_environment: "S"'),
               dataset(), environment="S")
    yield case("absent, in the default environment too",
               'default_environment: "T"' + feature("INT", REQUIRED + 'in_environment: "S"'),
               dataset(), environment="T")
    for stage in ("PLANNED", "ALPHA", "BETA", "PRODUCTION", "DEPRECATED", "DEBUG_ONLY", "DISABLED"):
        yield case(f"absent, {stage}", feature("INT", f"lifecycle_stage: {stage} {REQUIRED}"), dataset())
    yield case("present and wrong, ALPHA", feature("INT", "lifecycle_stage: ALPHA int_domain { min: 9 }"), whole)
    # presence
    yield case("fewer rows than expected", feature("INT", "presence { min_fraction: 0.9 min_count: 8 }"),
               dataset(numbers("a", "INT", 7, 0, 0, missing=3)))
    yield case("as many rows as expected", feature("INT", "presence { min_fraction: 0.7 min_count: 7 }"),
               dataset(numbers("a", "INT", 7, 0, 0, missing=3)))
    # types
    yield case("words for floats", feature("FLOAT", "float_domain { min: 0 }"), words)
    yield case("floats for ints", feature("INT", "int_domain { min: 5 }"), dataset(numbers("a", "FLOAT", 10, 1, 2)))
    yield case("number words for ints", feature("INT", "int_domain { min: 5 }"), dataset(strings("a", {"3": 10})))
    yield case("ints for floats", feature("FLOAT", "float_domain { min: 0 }"), whole)
    # the schema itself
    yield case("no type", 'feature { name: "a" }', whole)
    yield case("no type, but a domain", 'feature { name: "a" string_domain { value: "x" } }', words)
    yield case("int domain of a float", feature("FLOAT", "int_domain { min: 5 }"), dataset(numbers("a", "FLOAT", 10, 1, 2)))
    yield case("string domain of an int", feature("INT", 'string_domain { value: "1" }'), whole)
    yield case("fraction above 1", feature("INT", "presence { min_fraction: 1.5 }"), whole)
    yield case("fraction below 0", feature("INT", "presence { min_fraction: -0.5 }"), whole)
    yield case("mass of an int domain",
               feature("INT", "int_domain { min: 0 } distribution_constraints { min_domain_mass: 0.5 }"), whole)
    yield case("mass without a domain", feature("INT", "distribution_constraints { min_domain_mass: 0.5 }"), whole)
    yield case("undefined domain", feature("BYTES", 'domain: "d"'), words)
    yield case("repeated values", feature("BYTES", 'string_domain { value: "x" value: "y" value: "x" }'), words)
    yield case("one word for true and false", feature("BYTES", 'bool_domain { true_value: "x" false_value: "x" }'),
               dataset(strings("a", {"x": 10})))
    yield case("range upside down", feature("INT", "int_domain { min: 5 max: 1 }"), dataset(numbers("a", "INT", 10, 2, 3)))
    # numbers
    yield case("within int limits", feature("INT", "int_domain { min: 0 max: 5 }"), whole)
    yield case("beyond int limits", feature("INT", "int_domain { min: 1 max: 4 }"), whole)
    yield case("within float limits", feature("FLOAT", "float_domain { min: 0.5 max: 2 }"),
               dataset(numbers("a", "FLOAT", 10, 0.5, 2)))
    yield case("beyond float limits", feature("FLOAT", "float_domain { min: 0.5 max: 2 }"),
               dataset(numbers("a", "FLOAT", 10, 0.25, 2.5)))
    yield case("NaN and infinite", feature("FLOAT", "float_domain { disallow_nan: true disallow_inf: true min: 0 max: 1 }"),
               dataset(numbers("a", "FLOAT", 10, "-Infinity", INF, buckets=pair, nan=1)))
    yield case("NaN and infinite allowed", feature("FLOAT", "float_domain { min: 0 }"),
               dataset(numbers("a", "FLOAT", 10, 0, INF, buckets=pair, nan=1)))
    yield case("number words", feature("BYTES", "float_domain { min: 0 max: 1 }"), dataset(strings("a", {"0.5": 9, " 2e0 ": 1})))
    yield case("words among number words", feature("BYTES", "float_domain { min: 0 max: 1 }"),
               dataset(strings("a", {"0.5": 9, "zz": 1})))
    yield case("nan and inf as words", feature("BYTES", "float_domain { disallow_nan: true disallow_inf: true }"),
               dataset(strings("a", {"nan": 9, "-inf": 1})))
    yield case("whole number words", feature("BYTES", "int_domain { min: 0 max: 1 }"),
               dataset(strings("a", {"-5": 9, " 2 ": 1})))
    yield case("fractions among whole number words", feature("BYTES", "int_domain { min: 0 max: 9 }"),
               dataset(strings("a", {"5": 9, "2.0": 1})))
    yield case("beyond 64 bits", feature("BYTES", "int_domain { min: 0 }"), dataset(strings("a", {"9223372036854775808": 10})))
    # booleans
    yield case("bool words", feature("BYTES", 'bool_domain { true_value: "y" false_value: "n" }'),
               dataset(strings("a", {"y": 9, "n": 1})))
    yield case("other bool words", feature("BYTES", 'bool_domain { true_value: "y" false_value: "n" }'),
               dataset(strings("a", {"y": 9, "maybe": 1})))
    yield case("bool ints", feature("INT", "bool_domain {}"), dataset(numbers("a", "INT", 10, 0, 1)))
    yield case("big bool ints", feature("INT", "bool_domain {}"), dataset(numbers("a", "INT", 10, 0, 2)))
    yield case("small bool ints", feature("INT", "bool_domain {}"), dataset(numbers("a", "INT", 10, -1, 2)))
    yield case("bool floats", feature("FLOAT", "bool_domain {}"), dataset(numbers("a", "FLOAT", 10, 0, 1)))
    yield case("other bool floats", feature("FLOAT", "bool_domain {}"), dataset(numbers("a", "FLOAT", 10, 0, 0.5)))
    yield case("NaN bool floats", feature("FLOAT", "bool_domain {}"),
               dataset(numbers("a", "FLOAT", 10, 0, 1, buckets=[(0, 0, 5), (1, 1, 4)], nan=1)))
    # categories
    yield case("values in a named domain", 'string_domain { name: "d" value: "x" value: "y" }' + feature("BYTES", 'domain: "d"'), words)
    yield case("values outside a named domain", 'string_domain { name: "d" value: "x" }' + feature("BYTES", 'domain: "d"'), words)
    yield case("values outside the domain", feature("BYTES", 'string_domain { value: "x" }'), words)
    yield case("mass of 0.8", feature("BYTES", 'string_domain { value: "x" } distribution_constraints { min_domain_mass: 0.8 }'), words)
    yield case("mass of 0.95", feature("BYTES", 'string_domain { value: "x" } distribution_constraints { min_domain_mass: 0.95 }'), words)
    yield case("mass of the present rows", feature("BYTES", 'string_domain { value: "x" } distribution_constraints { min_domain_mass: 0.85 }'),
               dataset(strings("a", {"x": 4, "y": 1}, missing=5)))
    yield case("invalid UTF-8", feature("BYTES", 'string_domain { value: "x" value: "y" }'), dataset(strings("a", {"x": 10}, invalid=1)))
    yield case("different values within limits", feature("BYTES", "unique_constraints { min: 2 max: 3 }"),
               dataset(strings("a", {"x": 10}, unique=3)))
    yield case("too many different values", feature("BYTES", "unique_constraints { min: 1 max: 2 }"),
               dataset(strings("a", {"x": 10}, unique=3)))
    yield case("too few different values", feature("BYTES", "unique_constraints { min: 4 max: 5 }"),
               dataset(strings("a", {"x": 10}, unique=3)))
    yield case("different values of a float", feature("FLOAT", "unique_constraints { min: 4 max: 5 }"),
               dataset(numbers("a", "FLOAT", 10, 0, 1)))
    # number of rows
    counts = "min_examples_count: 11 max_examples_count: 20"
    yield case("too few rows", f"dataset_constraints {{ {counts} }}", dataset())
    yield case("too many rows", f"dataset_constraints {{ {counts} }}", dataset(rows=21))
    yield case("enough rows", f"dataset_constraints {{ {counts} }}", dataset(rows=20))
    ratio = "num_examples_%s_comparator { min_fraction_threshold: 0.5 max_fraction_threshold: 2 }"
    for name, rows in (("fewer", 4), ("half", 5), ("twice", 20), ("more", 21)):
        yield case(f"rows against the previous span: {name}", f"dataset_constraints {{ {ratio % 'drift'} }}",
                   dataset(rows=rows), previous_span=dataset(rows=10))
        yield case(f"rows against the previous version: {name}", f"dataset_constraints {{ {ratio % 'version'} }}",
                   dataset(rows=rows), previous_version=dataset(rows=10))
    # comparators
    both = feature("BYTES", f"drift_comparator {{ {LIMITS} }} skew_comparator {{ {LIMITS} }}")
    yield case("drift and skew of categories", both, words, previous_span=dataset(strings("a", {"x": 5, "z": 5})),
               serving=dataset(strings("a", {"x": 18, "y": 2}), rows=20))
    yield case("no drift of categories", both, words, previous_span=words, serving=words)
    yield case("nothing to compare with", both, words, previous_span=dataset(), serving=dataset())
    yield case("no control data", both, words)
    yield case("exactly the threshold", feature("BYTES", "drift_comparator { infinity_norm { threshold: 0.5 } }"),
               dataset(strings("a", {"x": 10})), previous_span=dataset(strings("a", {"x": 5, "y": 5})))
    jensen = "{ jensen_shannon_divergence { threshold: 0.01 } }"
    numeric = feature("FLOAT", f"drift_comparator {jensen} skew_comparator {jensen}")
    first = dataset(numbers("a", "FLOAT", 10, 0, 10, buckets=pair))
    histograms = {
        "the same": numbers("a", "FLOAT", 10, 0, 10, buckets=pair),
        "other edges": numbers("a", "FLOAT", 10, 2, 12, buckets=[(2, 6, 7), (6, 12, 3)]),
        "one value": numbers("a", "FLOAT", 10, 3, 3, buckets=[(3, 3, 10)]),
        "one value at an edge": numbers("a", "FLOAT", 10, 5, 5, buckets=[(5, 5, 10)]),
        "apart": numbers("a", "FLOAT", 10, 20, 30, buckets=[(20, 30, 10)]),
        "with NaN": numbers("a", "FLOAT", 10, 0, 10, buckets=pair, nan=5),
        "with infinite": numbers("a", "FLOAT", 10, "-Infinity", INF, buckets=[("-Infinity", 5, 4), (5, INF, 6)]),
        "half infinite": numbers("a", "FLOAT", 10, 0, INF, buckets=[(0, 5, 4), (5, 10, 5), (10, INF, 1)]),
    }
    for name, stats in histograms.items():
        yield case(f"drift of numbers: {name}", numeric, first, previous_span=dataset(stats))
        yield case(f"drift of numbers against itself: {name}", numeric, dataset(stats), previous_span=dataset(stats))
    # several reasons, severities, hostile names
    yield case("warnings", feature("INT", REQUIRED), whole, severities={"SCHEMA_NEW_COLUMN": "WARNING"})
    yield case("a new column as a warning", "", whole, severities={"SCHEMA_NEW_COLUMN": "WARNING"})
    yield case("a warning and an error", feature("INT", "int_domain { max: 4 } presence { min_count: 20 }"), whole,
               severities={"INT_TYPE_BIG_INT": "WARNING"})
    for name in ("__proto__", "<script>alert(1)</script>", 'say "hi"', "it's\nnew\tline", "back\\slash", "שלום ‮evil", "日本", "", "a.b", "a,b", "💥"):
        quoted = text_format.text_encoding.CEscape(name.encode(), as_utf8=False)
        yield case(f"name: {name}", feature("INT", "int_domain { max: 4 }", name=quoted), dataset(numbers(name, "INT", 10, 0, 5)))
    yield case("values: hostile", feature("BYTES", r'string_domain { value: "__proto__" value: "\"" value: "\n\r\t\001\177" value: "日本" }'),
               dataset(strings("a", {"constructor": 9, "__proto__": 1})))


def main():
    versions = {
        "tensorflow-data-validation": PACKAGE.version,
        "tensorflow-metadata": distribution("tensorflow-metadata").version,
        "protobuf": google.protobuf.__version__,
    }
    lines = ",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in cases())
    text = f'{{"versions":{json.dumps(versions)},"cases":[\n{lines}\n]}}\n'
    (FOLDER / "cases.json").write_text(text, encoding="utf-8")


main()
