"""Writes estimates.json: what NannyML, scikit-learn and SciPy say of estimated performance.

Rows come from mulberry32, so the tests make the very same ones. Run from the project's root.
"""
import json
import logging
import math
import os
import warnings
from importlib.metadata import version

os.environ["NML_DISABLE_USAGE_LOGGING"] = "1"
import nannyml
import numpy as np
import pandas as pd
from nannyml.calibration import _calculate_expected_calibration_error, _get_bin_index_edges
from scipy import stats
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import roc_auc_score

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
MASK = 0xFFFFFFFF


def mulberry32(seed):
    state = seed & MASK
    while True:
        state = (state + 0x6D2B79F5) & MASK
        t = ((state ^ (state >> 15)) * (1 | state)) & MASK
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & MASK)) & MASK) ^ t
        yield (t ^ (t >> 14)) / 2**32


def binary_rows(seed, n, tilt):
    """Scores and labels; the score is too sure of itself, and `tilt` moves the scores up."""
    uniform = mulberry32(seed)
    scores, labels = [], []
    for _ in range(n):
        score = next(uniform) * (1 - tilt) + tilt * math.sqrt(next(uniform))
        true = 0.2 + 0.5 * score * score
        scores.append(score)
        labels.append(1 if next(uniform) < true else 0)
    return scores, labels


def multiclass_rows(seed, n, tilt):
    """Scores over three classes, the predicted class, and labels drawn from distorted scores."""
    uniform = mulberry32(seed)
    scores, predicted, labels = [], [], []
    for _ in range(n):
        raw = [next(uniform) + (tilt if k == 0 else 0) for k in range(3)]
        total = raw[0] + raw[1] + raw[2]
        row = [x / total for x in raw]
        squares = [x * x for x in row]
        u = next(uniform) * (squares[0] + squares[1] + squares[2])
        scores.append(row)
        predicted.append(row.index(max(row)))
        labels.append(0 if u < squares[0] else 1 if u < squares[0] + squares[1] else 2)
    return scores, predicted, labels


def regression_rows(seed, n, low, high):
    """Errors grow with x; x is uniform in [low, high); the noise is triangular."""
    uniform = mulberry32(seed)
    features, predictions, labels = [], [], []
    for _ in range(n):
        x = low + (high - low) * next(uniform)
        noise = next(uniform) + next(uniform) - 1
        features.append(x)
        predictions.append(3 * x)
        labels.append(3 * x - noise * (0.5 + x * x))
    return features, predictions, labels


def results(estimator, names, reference, analysis):
    estimator.fit(reference)
    data = estimator.estimate(analysis).filter(period="analysis").to_df()
    columns = ("value", "sampling_error", "lower_confidence_boundary", "upper_confidence_boundary")
    return {name: [float(data[(name, column)].iloc[0]) for column in columns] for name in names}


FIGURES = ["accuracy", "precision", "recall", "specificity", "f1", "roc_auc"]


def cbpe_binary(seed, n, m, tilt, threshold):
    def frame(scores, labels):
        predicted = [1 if s > threshold else 0 for s in scores]
        return pd.DataFrame({"score": scores, "label": labels, "predicted": predicted})

    estimator = nannyml.CBPE(
        y_pred_proba="score", y_pred="predicted", y_true="label", metrics=FIGURES,
        problem_type="classification_binary", chunk_size=m,
    )
    reference, current = frame(*binary_rows(seed, n, 0)), frame(*binary_rows(seed + 1, m, tilt))
    figures = results(estimator, FIGURES, reference, current)
    assert estimator.needs_calibration
    return {"seed": seed, "n": n, "m": m, "tilt": tilt, "threshold": threshold, "figures": figures}


def cbpe_multiclass(seed, n, m, tilt):
    def frame(scores, predicted, labels):
        columns = {f"score{k}": [row[k] for row in scores] for k in range(3)}
        names = ["a", "b", "c"]
        return pd.DataFrame({**columns, "label": [names[k] for k in labels], "predicted": [names[k] for k in predicted]})

    estimator = nannyml.CBPE(
        y_pred_proba={"a": "score0", "b": "score1", "c": "score2"}, y_pred="predicted", y_true="label", metrics=FIGURES,
        problem_type="classification_multiclass", chunk_size=m,
    )
    figures = results(estimator, FIGURES, frame(*multiclass_rows(seed, n, 0)), frame(*multiclass_rows(seed + 1, m, tilt)))
    assert all(type(c).__name__ == "IsotonicCalibrator" for c in estimator._calibrators.values())
    return {"seed": seed, "n": n, "m": m, "tilt": tilt, "figures": figures}


def dle(seed, n, m, windows):
    def frame(features, predictions, labels):
        return pd.DataFrame({"x": features, "prediction": predictions, "label": labels})

    estimator = nannyml.DLE(
        feature_column_names=["x"], y_pred="prediction", y_true="label", metrics=["mae", "rmse"], chunk_size=m,
    )
    reference = frame(*regression_rows(seed, n, 0, 2))
    estimator.fit(reference)
    rows = []
    for i, (low, high) in enumerate(windows):
        current = frame(*regression_rows(seed + 1 + i, m, low, high))
        data = estimator.estimate(current).filter(period="analysis").to_df()
        error = (current.prediction - current.label).to_numpy()
        rows.append({
            "low": low, "high": high, "seed": seed + 1 + i,
            "mae": [float(data[("mae", c)].iloc[0]) for c in ("value", "sampling_error")],
            "rmse": [float(data[("rmse", c)].iloc[0]) for c in ("value", "sampling_error")],
            "realised": [float(np.abs(error).mean()), float(np.sqrt((error**2).mean()))],
        })
    return {"seed": seed, "n": n, "m": m, "windows": rows}


def isotonic(seed, n, digits):
    uniform = mulberry32(seed)
    scores = [round(next(uniform), digits) for _ in range(n)]
    values = [1 if next(uniform) < 0.1 + 0.7 * s else 0 for s in scores]
    weights = [1 + int(3 * next(uniform)) for _ in range(n)]
    asked = [i / 40 - 0.1 for i in range(50)]
    model = IsotonicRegression(out_of_bounds="clip").fit(scores, values, sample_weight=weights)
    return {"scores": scores, "values": values, "weights": weights, "asked": asked, "answers": model.predict(asked).tolist()}


def wilson(count, n, level):
    return [count, n, level, *map(float, stats.binomtest(count, n).proportion_ci(level, method="wilson"))]


def delong(seed, n):
    """Variance of the area by DeLong's structural components, row by row."""
    scores, labels = binary_rows(seed, n, 0)
    s, y = np.round(scores, 1), np.array(labels)
    p, q = s[y == 1], s[y == 0]
    wins = (p[:, None] > q) + 0.5 * (p[:, None] == q)
    variance = wins.mean(1).var(ddof=1) / len(p) + wins.mean(0).var(ddof=1) / len(q)
    return {"seed": seed, "n": n, "auc": float(roc_auc_score(y, s)), "variance": float(variance)}


def calibration_error(seed, n):
    scores, labels = binary_rows(seed, n, 0)
    bins = _get_bin_index_edges(n, 10)
    inner = [sorted(scores)[right - 1] for _, right in bins[:-1]]
    value = _calculate_expected_calibration_error(np.array(labels), np.array(scores), bins)
    return {"seed": seed, "n": n, "edges": inner, "value": float(value)}


golden = {
    "versions": {name: version(name) for name in ("nannyml", "scikit-learn", "scipy", "numpy", "lightgbm")},
    "binary": [cbpe_binary(100, 3000, 1000, 0, 0.5), cbpe_binary(200, 2000, 500, 0.8, 0.5), cbpe_binary(300, 4000, 400, 0.5, 0.8)],
    "multiclass": [cbpe_multiclass(400, 3000, 1000, 0), cbpe_multiclass(500, 3000, 600, 0.5)],
    "dle": dle(600, 6000, 1000, [(0, 2), (0, 1), (1, 2), (0.5, 1.5), (1.5, 2), (0, 0.5), (0.2, 1.9), (1.2, 1.8)]),
    "isotonic": [isotonic(1, 40, 6), isotonic(2, 120, 1), isotonic(3, 5, 6)],
    "wilson": [wilson(*case) for case in ((0, 10, 0.95), (10, 10, 0.95), (3, 17, 0.9), (500, 1000, 0.99), (1, 1, 0.95))],
    "delong": [delong(700, 60), delong(800, 400)],
    "calibrationError": [calibration_error(900, 500), calibration_error(901, 2000)],
}
with open("test/data/estimates.json", "w") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
