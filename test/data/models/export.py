"""Exports models of scikit-learn and XGBoost to ONNX, with the rows they answer and their own answers as JSON.

Run from the project's root; versions are in test/data/README.md.

    python3 test/data/models/export.py
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
from onnxmltools.convert.xgboost.operator_converters.XGBoost import convert_xgboost
from skl2onnx import convert_sklearn, update_registered_converter
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from skl2onnx.common.shape_calculator import (
    calculate_linear_classifier_output_shapes,
    calculate_linear_regressor_output_shapes,
)
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier
from xgboost import XGBClassifier, XGBRegressor

FOLDER = Path(__file__).parent
OPSETS = {"": 17, "ai.onnx.ml": 3}
NUMBERS = ["age", "income", "hours"]
JOBS = ["clerk", "nurse", "pilot", "smith"]
TRAINING, TESTED = 400, 60


def made_up(rng):
    """Rows of three numbers, with gaps in one, and a text. Numbers are such as 32 bits hold."""
    n = TRAINING + TESTED
    rows = pd.DataFrame(
        {
            "age": rng.integers(18, 80, n).astype(np.float32),
            "income": np.round(rng.lognormal(1, 0.5, n), 2).astype(np.float32),
            "hours": np.round(rng.normal(38, 6, n), 1).astype(np.float32),
            "job": rng.choice(JOBS, n),
        }
    )
    score = 0.04 * (rows["age"] - 45) + 0.5 * rows["income"] + rows["job"].map(dict(zip(JOBS, [0, 1, -1, 0.5])))
    score += rng.normal(0, 0.4, n)
    rows.loc[rng.random(n) < 0.1, "income"] = np.nan
    # one job that no model was trained on
    rows.loc[n - 1, "job"] = "baker"
    return rows, score.to_numpy()


def encoded(model, numbers):
    columns = ColumnTransformer(
        [("numbers", numbers, NUMBERS), ("texts", OneHotEncoder(handle_unknown="ignore"), ["job"])], sparse_threshold=0
    )
    return Pipeline([("columns", columns), ("model", model)])


def by_name():
    return [(name, FloatTensorType([None, 1])) for name in NUMBERS] + [("job", StringTensorType([None, 1]))]


def numbers_alone():
    return [("features", FloatTensorType([None, len(NUMBERS)]))]


def write(name, model, inputs):
    options = {id(model.steps[-1][1]): {"zipmap": False}} if hasattr(model, "predict_proba") else None
    converted = convert_sklearn(model, name, inputs, target_opset=OPSETS, options=options)
    (FOLDER / f"{name}.onnx").write_bytes(converted.SerializeToString())


def main():
    rng = np.random.default_rng(20260)
    rows, score = made_up(rng)
    grade = np.digitize(score, np.quantile(score[:TRAINING], [1 / 3, 2 / 3]))
    labels = {"number": score, "yes": (score > np.median(score)).astype(int), "grade": grade}
    labels["word"] = np.array(["high", "low", "middle"])[np.array([1, 2, 0])[grade]]
    train, test = rows.iloc[:TRAINING], rows.iloc[TRAINING:]

    for kind, shapes in [
        (XGBClassifier, calculate_linear_classifier_output_shapes),
        (XGBRegressor, calculate_linear_regressor_output_shapes),
    ]:
        options = {"nocl": [True, False], "zipmap": [True, False, "columns"]} if kind is XGBClassifier else None
        update_registered_converter(kind, f"XGBoost{kind.__name__}", shapes, convert_xgboost, options=options)

    imputed = lambda: Pipeline([("gaps", SimpleImputer()), ("scale", StandardScaler())])
    trees = {"n_estimators": 8, "max_depth": 3, "learning_rate": 0.4, "n_jobs": 1, "random_state": 1}
    network = MLPClassifier([16, 16], max_iter=300, random_state=1)
    plain = lambda model: Pipeline([("model", model)])
    models = [
        ("ridge", encoded(Ridge(), imputed()), by_name(), "number"),
        ("logistic", encoded(LogisticRegression(), imputed()), by_name(), "yes"),
        ("network", encoded(network, imputed()), by_name(), "word"),
        ("tree", Pipeline([("gaps", SimpleImputer()), ("model", DecisionTreeClassifier(max_depth=3, random_state=1))]),
         numbers_alone(), "word"),
        ("xgboost-number", plain(XGBRegressor(**trees)), numbers_alone(), "number"),
        ("xgboost-yes", encoded(XGBClassifier(**trees), "passthrough"), by_name(), "yes"),
        ("xgboost-grade", plain(XGBClassifier(**trees)), numbers_alone(), "grade"),
    ]
    answers = {}
    for name, model, inputs, label in models:
        columns = NUMBERS if len(inputs) == 1 else NUMBERS + ["job"]
        numbers = (lambda frame: frame.to_numpy(np.float32)) if len(inputs) == 1 else (lambda frame: frame)
        model.fit(numbers(train[columns]), labels[label][:TRAINING])
        write(name, model, inputs)
        answer = {"answers": model.predict(numbers(test[columns])).tolist()}
        if hasattr(model, "predict_proba"):
            answer |= {
                "classes": model.classes_.tolist(),
                "probabilities": model.predict_proba(numbers(test[columns])).astype(float).tolist(),
            }
        answers[name] = answer

    gaps = lambda column: [None if isinstance(x, float) and np.isnan(x) else x for x in column.tolist()]
    written = {
        "rows": {name: gaps(test[name]) for name in rows},
        "labels": {name: values[TRAINING:].tolist() for name, values in labels.items()},
        "models": answers,
    }
    (FOLDER / "answers.json").write_text(json.dumps(written, separators=(",", ":")) + "\n")


main()
