"""Prints the tables of false-alarm rates in docs/statistics.md. Writes nothing. Run from the project's root."""
import numpy as np
from scipy import stats

rng = np.random.default_rng(20240301)
TRIALS = 40000
FLOOR = 1e-4


def rates(shares, n, m, alpha):
    """Shares of trials in which PSI, Jensen-Shannon and Kolmogorov-Smirnov exceed their chance thresholds."""
    a, b = rng.multinomial(n, shares, TRIALS), rng.multinomial(m, shares, TRIALS)
    p, q = a / n, b / m
    low, high = np.maximum(p, FLOOR), np.maximum(q, FLOOR)
    psi = ((high - low) * np.log(high / low)).sum(1)
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(p > 0, p * np.log2(p / middle), 0) + np.where(q > 0, q * np.log2(q / middle), 0)
    occupied = ((a + b) > 0).sum(1)
    threshold = np.where(occupied < 2, np.inf, stats.chi2.isf(alpha, np.maximum(1, occupied - 1)) * (1 / n + 1 / m))
    ks = np.abs(p.cumsum(1) - q.cumsum(1)).max(1)
    ks_threshold = np.sqrt(-np.log(alpha / 2) / 2 * (1 / n + 1 / m))
    return [
        (psi > threshold).mean(),
        (parts.sum(1) / 2 > threshold / (8 * np.log(2))).mean(),
        (ks > ks_threshold).mean(),
    ]


def share_rate(share, n, m, alpha):
    """Exact rate of the threshold of a share, over all pairs of binomial counts."""
    z = stats.norm.isf(alpha / 2)
    a, b = np.arange(n + 1), np.arange(m + 1)
    pa, pb = stats.binom.pmf(a, n, share), stats.binom.pmf(b, m, share)
    a, pa, b, pb = a[pa > 1e-13], pa[pa > 1e-13], b[pb > 1e-13], pb[pb > 1e-13]
    p = (a[:, None] + b + 1) / (n + m + 2)
    per_row = 1 / n + 1 / m
    skewness = max(0, z * z - 1) / 6 * np.abs((1 - 2 * p) * (n - m) / (n + m))
    threshold = z * np.sqrt(p * (1 - p) * per_row) + (0.5 + skewness) * per_row
    return (pa[:, None] * pb * (np.abs(b / m - a[:, None] / n) > threshold)).sum()


def error_rates(draw, n, m, alpha, trials=6000):
    """Rates of the verdicts worse and better of comparePerformance."""
    squares = [draw((trials, rows)) ** 2 for rows in (n, m)]
    mse = [s.mean(1) for s in squares]
    kurtosis = sum(rows * (s * s).mean(1) / e**2 for rows, s, e in zip((n, m), squares, mse)) / (n + m)
    z = np.log(mse[1] / mse[0]) / np.sqrt((kurtosis - 1) * (1 / n + 1 / m))
    limit = stats.norm.isf(alpha / 2)
    return [(z > limit).mean(), (z < -limit).mean()]


def table(head, rows):
    print(f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def percent(values):
    return [f"{100 * v:.2g} %" for v in values]


SIZES = [(n, m) for n in (200, 1000, 3600) for m in (200, 1000, 3600)]
zipf = 1 / np.arange(1, 51)
for alpha in (0.05, 0.002):
    print(f"\nalpha = {100 * alpha:g} %, equal cells: PSI, Jensen-Shannon, Kolmogorov-Smirnov")
    table(
        ["n", "m", "2 cells", "10 cells"],
        [
            [str(n), str(m)] + [", ".join(percent(rates(np.full(k, 1 / k), n, m, alpha))) for k in (2, 10)]
            for n, m in SIZES
        ],
    )
    print(f"\nalpha = {100 * alpha:g} %, small cells: PSI, Jensen-Shannon")
    cases = {
        "ten equal cells": np.full(10, 0.1),
        "5 % in one of two cells": np.array([0.95, 0.05]),
        "1 % in one of two cells": np.array([0.99, 0.01]),
        "50 levels, the r-th ∝ 1/r": zipf / zipf.sum(),
        "64 equal cells": np.full(64, 1 / 64),
    }
    sizes = ((3600, 120), (3600, 840), (3600, 3600))
    table(
        ["shares", *(f"{n}, {m}" for n, m in sizes)],
        [[name, *(", ".join(percent(rates(s, n, m, alpha)[:2])) for n, m in sizes)] for name, s in cases.items()],
    )
    print(f"\nalpha = {100 * alpha:g} %, share of marked rows, exact")
    table(
        ["share", *(f"{n}, {m}" for n, m in ((3600, 30), (3600, 120), (1000, 1000)))],
        [
            [f"{100 * s:g} %"] + percent(share_rate(s, n, m, alpha) for n, m in ((3600, 30), (3600, 120), (1000, 1000)))
            for s in (0.0005, 0.002, 0.01, 0.1, 0.5)
        ],
    )

draws = {
    "normal": lambda size: rng.normal(size=size),
    "Laplace": lambda size: rng.laplace(size=size),
    "Student, 5 dof": lambda size: rng.standard_t(5, size=size),
}
for alpha in (0.05, 0.01):
    print(f"\nalpha = {100 * alpha:g} %, error of two windows: worse, better")
    sizes = ((3600, 120), (3600, 840), (120, 120), (1000, 1000))
    table(
        ["errors", *(f"{n}, {m}" for n, m in sizes)],
        [[name, *(", ".join(percent(error_rates(d, n, m, alpha))) for n, m in sizes)] for name, d in draws.items()],
    )
