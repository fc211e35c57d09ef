"""Writes statistics.json: what SciPy and NumPy say of the figures in lib/statistics. Run from the project's root."""
import json

import numpy as np
import scipy
from scipy import special, stats
from scipy.spatial.distance import jensenshannon

rng = np.random.default_rng(20240301)
ALPHAS = (0.05, 0.01, 0.05 / 13, 1e-4)


def shares(counts):
    return np.asarray(counts, float) / np.sum(counts)


def divergences(reference, current):
    p, q = shares(reference), shares(current)
    p1, q1 = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    psi = np.sum(special.rel_entr(p1, q1) + special.rel_entr(q1, p1))
    return {
        "reference": [int(x) for x in reference],
        "current": [int(x) for x in current],
        "psi": float(psi),
        "jensenShannon": float(jensenshannon(p, q, base=2) ** 2),
    }


def random_counts():
    k = int(rng.integers(2, 20))
    draw = lambda n: rng.multinomial(n, rng.dirichlet(np.full(k, 0.5)))
    return divergences(draw(int(rng.integers(50, 5000))), draw(int(rng.integers(50, 5000))))


def ks_case(a, b, bins):
    a, b = np.round(a, 3), np.round(b, 3)
    edges = np.unique(np.quantile(a, np.arange(1, bins) / bins, method="inverted_cdf"))
    return {"a": a.tolist(), "b": b.tolist(), "edges": edges.tolist(), "statistic": float(stats.ks_2samp(a, b).statistic)}


def share_threshold(n, m, count, alpha):
    """The smallest change that chance exceeds with probability <= alpha, given how many rows carry the mark."""
    x = np.arange(max(0, count - n), min(m, count) + 1)
    size = np.abs(x / m - (count - x) / n)
    probability = stats.hypergeom.pmf(x, n + m, count, m)
    order = np.argsort(size)
    beyond = 1 - np.cumsum(probability[order])
    return float(size[order][np.argmax(beyond <= alpha)])


def mulberry32(seed, count):
    mask, state, numbers = 0xFFFFFFFF, seed & 0xFFFFFFFF, []
    for _ in range(count):
        state = (state + 0x6D2B79F5) & mask
        t = ((state ^ (state >> 15)) * (1 | state)) & mask
        t = ((t + (((t ^ (t >> 7)) * (61 | t)) & mask)) & mask) ^ t
        numbers.append((t ^ (t >> 14)) / 2**32)
    return numbers


def fnv1a(text):
    digest = 0x811C9DC5
    for byte in text.encode():
        digest = ((digest ^ byte) * 0x01000193) & 0xFFFFFFFF
    return digest


DECILES = [1] * 10
ONE = [10] + [0] * 9
DOFS = (*range(1, 31), 50, 63, 99, 100, 150, 199, 200, 201, 250, 300, 400, 499, 500)
PROBABILITIES = (1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 0.9999, 0.99999, 1 - 1e-6)
SAMPLES = ([3], [1, 2], [-5, 0, 0, 0, 7.5], np.sort(np.round(rng.normal(size=23), 4)).tolist())
QUANTILES = (0, 1 / 64, 0.1, 0.25, 1 / 3, 0.5, 0.9, 63 / 64, 1)
normal, skewed = rng.normal(size=120), rng.lognormal(size=90)

golden = {
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
    "oneDecile": divergences(DECILES, ONE),
    "divergences": [divergences(DECILES, DECILES), divergences([1, 0], [0, 1])] + [random_counts() for _ in range(20)],
    "kolmogorovSmirnov": [
        ks_case(normal, rng.normal(size=80), 64),
        ks_case(normal, rng.normal(1, 1, 80), 10),
        ks_case(normal, rng.normal(0, 5, 40), 4),
        ks_case(skewed, rng.lognormal(0.5, 1, 60), 10),
        ks_case(rng.integers(0, 4, 70), rng.integers(0, 6, 50), 10),
        ks_case(normal, normal + 10, 10),
    ],
    "chiSquare": [[p, d, float(stats.chi2.ppf(p, d))] for d in DOFS for p in PROBABILITIES],
    "normal": [[p, float(stats.norm.ppf(p))] for p in PROBABILITIES],
    "psiByChance": [
        [n, m, alpha, k, float(stats.chi2.isf(alpha, k - 1) * (1 / n + 1 / m))]
        for n, m, k in ((1000, 1000, 10), (3600, 120, 2), (200, 3600, 14), (10**6, 50000, 102))
        for alpha in ALPHAS
    ],
    "kolmogorovByChance": [
        [n, m, alpha, float(stats.kstwobign.isf(alpha) * np.sqrt(1 / n + 1 / m))]
        for n, m in ((100, 100), (3600, 120), (10**6, 50000))
        for alpha in ALPHAS
    ],
    "shareByChance": [
        [n, m, alpha, count, share_threshold(n, m, count, alpha)]
        for n, m in ((1000, 1000), (3600, 120), (3600, 30), (120, 3600), (100000, 5000))
        for count in (0, 1, 2, 5, 12, 60, (n + m) // 2, n + m - 3)
        for alpha in ALPHAS
    ],
    "quantile": [[values, p, float(np.quantile(values, p))] for values in SAMPLES for p in QUANTILES],
    "mulberry32": [[seed, mulberry32(seed, 4)] for seed in (0, 1, 42, 2**31, 2**32 - 1)],
    "fnv1a": [[text, fnv1a(text)] for text in ("1", "1/draw/3", "4294967295/a/b")],
}

with open("test/data/statistics.json", "w") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
