"""What Driftbook's figures are, by hand: distances and tests of every column between days 1 to 10 and all later ones, and
figures of every day.

    python3 pandas_figures.py log.csv figures.json
"""

import json
import sys

import numpy as np
from log import CATEGORIES, NUMBERS, read_log, split_log
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, ks_2samp, wasserstein_distance

QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
BINS = 10
# stands for the share of an empty cell, as is usual
LEAST_SHARE = 1e-4


def psi(reference, current):
    p = np.maximum(reference / reference.sum(), LEAST_SHARE)
    q = np.maximum(current / current.sum(), LEAST_SHARE)
    return float(np.sum((q - p) * np.log(q / p)))


def compare_numbers(reference, current):
    a, b = reference.dropna().to_numpy(float), current.dropna().to_numpy(float)
    inner = np.unique(np.quantile(a, np.arange(1, BINS) / BINS))
    p, q = (np.bincount(np.searchsorted(inner, x), minlength=len(inner) + 1) for x in (a, b))
    test = ks_2samp(a, b)
    return {
        "kolmogorovSmirnov": float(test.statistic),
        "pValue": float(test.pvalue),
        "wasserstein": float(wasserstein_distance(a, b)),
        "psi": psi(p, q),
        "jensenShannon": float(jensenshannon(p, q, base=2)),
        "missing": [float(reference.isna().mean()), float(current.isna().mean())],
    }


def compare_categories(reference, current):
    a, b = reference.value_counts(), current.value_counts()
    levels = a.index.union(b.index)
    p, q = (counts.reindex(levels, fill_value=0).to_numpy() for counts in (a, b))
    test = chi2_contingency(np.vstack([p, q]))
    return {
        "chiSquare": float(test.statistic),
        "pValue": float(test.pvalue),
        "psi": psi(p, q),
        "jensenShannon": float(jensenshannon(p, q, base=2)),
        "missing": [float(reference.isna().mean()), float(current.isna().mean())],
    }


def lists_of(counts):
    """Returns the position of each count's day, its level and the count itself, as three lists."""
    return {
        "day": counts.index.codes[0].tolist(),
        "level": counts.index.get_level_values(1).tolist(),
        "rows": counts.tolist(),
    }


def figures_by_day(rows, days):
    numbers = rows[NUMBERS].groupby(days)
    quantiles = numbers.quantile(QUANTILES)
    missing = rows[NUMBERS + CATEGORIES].isna().groupby(days).sum()
    counts = {name: rows.groupby([days, name]).size() for name in CATEGORIES}
    return {
        "mean": {name: column.tolist() for name, column in numbers.mean().items()},
        "quantiles": {name: column.unstack().to_numpy().tolist() for name, column in quantiles.items()},
        "missing": {name: column.tolist() for name, column in missing.items()},
        "levels": {name: lists_of(of) for name, of in counts.items()},
    }


def main(source, target):
    rows, days = read_log(source)
    reference, current = split_log(rows, days)
    columns = {name: compare_numbers(reference[name], current[name]) for name in NUMBERS}
    columns |= {name: compare_categories(reference[name], current[name]) for name in CATEGORIES}
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"columns": columns, "days": figures_by_day(rows, days)}, file)


main(*sys.argv[1:])
