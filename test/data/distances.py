"""Writes distances.json: what SciPy, scikit-learn and mpmath say of the distances and tests in lib/statistics and
lib/drift. Run from the project's root."""
import json

import mpmath as mp
import numpy as np
import scipy
import sklearn
from scipy import special, stats
from scipy.spatial.distance import jensenshannon
from sklearn.decomposition import PCA

rng = np.random.default_rng(20240302)
mp.mp.dps = 50
SMALLEST = 1e-290
DEEP = (1e-50, 1e-150, 1e-300)


def number(x):
    """JSON has no infinity."""
    x = float(x)
    return x if np.isfinite(x) else str(x)


def known(rows):
    return [[number(x) for x in row] for row in rows if row[-1] > SMALLEST]


# tails


def gamma_tails():
    rows = []
    for a in (0.5, 1, 1.5, 2.5, 5, 10, 24.5, 50, 127.5, 500, 1e4, 1e6):
        for z in (-5, -2, -0.5, 0, 0.1, 0.5, 1, 2, 4, 8, 15):
            x = a + z * np.sqrt(2 * a) if a > 50 else a * 2.0**z
            exact = a <= 500
            q = mp.gammainc(mp.mpf(a), mp.mpf(x), mp.inf, regularized=True) if exact else special.gammaincc(a, x)
            rows.append((a, x, q))
    return known(rows)


def beta_tails():
    rows = []
    for a in (0.5, 1, 2.5, 10, 63.7, 500, 1e4, 1e6):
        for b in (0.5, 1, 2, 7.3, 50, 3e3):
            for t in (0.001, 0.1, 0.5, 0.9, 1, 1.1, 2, 5):
                middle = a / (a + b)
                x = middle * t if t <= 1 else 1 - (1 - middle) / t
                rows.append((a, b, x, 1 - mp.mpf(x), special.betainc(a, b, x)))
    return known(rows)


def distribution_tails():
    dofs = (1, 2, 3.7, 5, 10, 30, 99, 1000, 1e4, 1e6)
    ts = (-3, -0.1, 0.001, 0.01, 0.5, 1, 2, 3, 5, 10, 30, 100)
    fs = (0.01, 0.5, 0.9, 1, 1.1, 2, 5, 20)
    return {
        "normal": known([(z, stats.norm.sf(z)) for z in (-8, -3, -1, 0, 0.1, 0.5, 1, 1.96, 3, 5, 6, 8, 10, 20, 36)]),
        "chiSquare": known([(k * r, k, stats.chi2.sf(k * r, k)) for k in (1, 2, 3, 9, 49, 255, 999) for r in (0.01, 0.5, 1, 1.5, 3, 10)]),
        "student": known([(t, k, stats.t.sf(t, k)) for k in dofs for t in ts]),
        "f": known([(f, a, b, stats.f.sf(f, a, b)) for f in fs for a in (1, 3, 29, 1000) for b in (1, 5.5, 40, 1e5)]),
    }


def deep_tails():
    """Where doubles end, in 50 digits; SciPy only finds the places."""
    half, mpf = mp.mpf(1) / 2, mp.mpf
    lower = lambda a, b, x: mp.betainc(a, b, 0, x, regularized=True)
    places = {
        "normal": [(z,) for z in (15, 26, 37, 37.4)],
        "chiSquare": [(stats.chi2.isf(p, k), k) for k in (1, 2, 9, 99, 999) for p in DEEP],
        "student": [(stats.t.isf(p, k), k) for k in (1, 5, 30, 1000, 1e6) for p in DEEP],
        "f": [(2.0**k, a, b) for a in (1, 9, 200) for b in (60, 1e3, 1e5) for k in range(1, 40) if stats.f.sf(2.0**k, a, b) > 1e-305],
    }
    tails = {
        "normal": lambda z: mp.erfc(mpf(z) / mp.sqrt(2)) / 2,
        "chiSquare": lambda x, k: mp.gammainc(mpf(k) / 2, mpf(x) / 2, mp.inf, regularized=True),
        "student": lambda t, k: lower(mpf(k) / 2, half, k / (k + mpf(t) ** 2)) / 2,
        "f": lambda f, a, b: lower(mpf(b) / 2, mpf(a) / 2, b / (b + a * mpf(f))),
    }
    squared = lambda rows: [row for row in rows if max(row) < 1e150]
    known = {name: [[*map(number, row), tails[name](*row)] for row in squared(rows)] for name, rows in places.items()}
    isDeep = lambda p: mpf("1e-305") < p < mpf("1e-40")
    return {name: [[*row[:-1], number(row[-1])] for row in rows if isDeep(row[-1])] for name, rows in known.items()}


def quantiles():
    """In 50 digits, from SciPy's as a start: p, degrees of freedom, quantile."""
    upper = [1 - 2.0**-k for k in (20, 30, 40, 50)]
    solve = lambda f, x: number(mp.findroot(f, (mp.mpf(x), mp.mpf(x) * (1 + mp.mpf(10) ** -7)), tol=1e-30, verify=False))
    smaller = lambda p: mp.mpf(p) if p < 0.5 else 1 - mp.mpf(p)
    gamma = lambda p, k, x: mp.gammainc(mp.mpf(k) / 2, *((0, x / 2) if p < 0.5 else (x / 2, mp.inf)), regularized=True)
    ps = (1e-300, 1e-100, 1e-30, 1e-15, 1e-12, 1e-9, 1e-6, 1e-3, 0.1, 0.3, 0.499, 0.7, 0.95, 0.999, *upper)
    chi = [(p, k) for k in (1, 2, 5, 30, 255, 500, 5000) for p in (1e-12, 1e-6, 0.01, 0.5, 0.95, 0.999, *upper)]
    return {
        "normal": [[p, solve(lambda z: mp.log(mp.ncdf(z if p < 0.5 else -z) / smaller(p)), stats.norm.ppf(p))] for p in ps],
        "chiSquare": [[p, k, solve(lambda x: mp.log(gamma(p, k, x) / smaller(p)), stats.chi2.ppf(p, k))] for p, k in chi],
    }


# limits, by other formulas than ours, in 50 digits


def cramer_von_mises_limit(x):
    """T. W. Anderson and D. A. Darling, Annals of Mathematical Statistics 23(2), 1952, equation 4.35."""
    x, total = mp.mpf(x), mp.mpf(0)
    for j in range(200):
        y = (4 * j + 1) ** 2 / (16 * x)
        term = mp.gamma(j + 0.5) / mp.factorial(j) * mp.sqrt(4 * j + 1) * mp.exp(-y) * mp.besselk(mp.mpf(1) / 4, y)
        total += term
        if abs(term) < mp.mpf(10) ** -48:
            break
    return 1 - total / (mp.pi * mp.sqrt(x) * mp.sqrt(mp.pi))


def anderson_darling_limit(z):
    """The same authors, Journal of the American Statistical Association 49, 1954."""
    z, total = mp.mpf(z), mp.mpf(0)
    for j in range(60):
        c = (4 * j + 1) ** 2 * mp.pi**2 / (8 * z)
        height = lambda w: mp.exp(z / (8 * (w * w + 1)) - c * w * w)
        wide = mp.sqrt((120 + z / 8) / c)
        term = mp.binomial(mp.mpf(-1) / 2, j) * (4 * j + 1) * mp.exp(-c) * mp.quad(height, mp.linspace(0, wide, 9))
        total += term
        if abs(term) < mp.mpf(10) ** -45:
            break
    return 1 - mp.sqrt(2 * mp.pi) / z * total


# cells


def clean(x):
    return [int(v) for v in x]


def bergsma(chi2, n, k):
    phi = max(0, chi2 / n - (k - 1) / (n - 1))
    return np.sqrt(phi / min(k - (k - 1) ** 2 / (n - 1) - 1, 2 - 1 / (n - 1) - 1))


def divergence(p, q):
    """Jensen-Shannon in nats and 50 digits: SciPy's is wrong in the ninth where windows are nearly alike."""
    total = mp.mpf(0)
    for x, y in zip(p, q):
        middle = (x + y) / 2
        total += sum(w * mp.log(w / middle) for w in (x, y) if w > 0) / 2
    return total


def g_statistic(a, b):
    """As chi2_contingency(lambda_="log-likelihood"), in 50 digits: SciPy's is wrong in the ninth at 1e8 rows."""
    n, m, total = sum(a), sum(b), mp.mpf(0)
    for x, y in zip(a, b):
        for w, rows in ((x, n), (y, m)):
            total += 2 * w * mp.log(w * (n + m) / (rows * (x + y))) if w > 0 else 0
    return total


def cells_case(reference, current):
    a, b = np.asarray(reference, float), np.asarray(current, float)
    n, m = a.sum(), b.sum()
    p, q = a / n, b / m
    lifted = special.kl_div(np.maximum(p, 1e-4), np.maximum(q, 1e-4))
    table = np.array([a, b])[:, a + b > 0]
    k = table.shape[1]
    chi2 = stats.chi2_contingency(table, correction=False)
    exact = [[mp.mpf(int(x)) for x in side] for side in (a, b)]
    nats = divergence(*([x / sum(side) for x in side] for side in exact))
    g = g_statistic(*exact)
    assert np.isclose(float(nats), jensenshannon(p, q) ** 2, rtol=1e-6, atol=1e-14)
    assert np.isclose(float(g), stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0], rtol=1e-6)
    with np.errstate(divide="ignore"):
        fit = stats.chisquare(table[1], table[0] * m / n, sum_check=False)
    return {
        "reference": clean(a),
        "current": clean(b),
        "kullbackLeibler": number(lifted.sum()),
        "kullbackLeiblerNoFloor": number(special.rel_entr(p, q).sum()),
        "distance2": number(mp.sqrt(nats / mp.log(2))),
        "distanceE": number(mp.sqrt(nats)),
        "nats": number(nats),
        "hellinger": number(np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2) / 2)),
        "totalVariation": number(np.abs(p - q).sum() / 2),
        "lInfinity": number(np.abs(p - q).max()),
        "chiSquare": [number(chi2.statistic), number(chi2.pvalue)],
        "gTest": [number(g), number(stats.chi2.sf(float(g), k - 1))],
        "fit": [number(fit.statistic), number(fit.pvalue)],
        "dof": k - 1,
        "cramersV": number(stats.contingency.association(table.astype(int), method="cramer")),
        "cramersVCorrected": number(bergsma(chi2.statistic, n + m, k)),
    }


def random_cells(sizes):
    k = int(rng.integers(2, 40))
    shares = rng.dirichlet(np.full(k, 0.7))
    moved = 0.8 * shares + 0.2 * rng.dirichlet(np.full(k, 0.7))
    n, m = (int(rng.integers(*sizes)) for _ in range(2))
    return cells_case(rng.multinomial(n, shares), rng.multinomial(m, moved if rng.random() < 0.7 else shares))


def proportion_case(count, n, other, m):
    pooled = (count + other) / (n + m)
    z = (other / m - count / n) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return [count, n, other, m, number(z), number(2 * stats.norm.sf(abs(z)))]


# permutations: p of the tests themselves, not of their limits

PERMUTATIONS = 200_000


def rank_statistics(inside, ends, n, m):
    """Of many ways to choose the first sample (rows of `inside`) from sorted pooled values, `ends` of tied ones marked."""
    total = n + m
    below = np.cumsum(inside, 1)[:, ends]
    rows = ends + 1
    share = np.diff(rows, prepend=0) / total
    gap = below / n - (rows - below) / m
    start = np.concatenate([np.zeros((len(inside), 1)), gap[:, :-1]], 1)
    middle = (rows / total + np.concatenate([[0], rows[:-1]]) / total) / 2
    spread = middle * (1 - middle) - share / 4
    q = np.diff((rows - below) / m, prepend=0, axis=1)
    f = below / n
    return {
        "kolmogorovSmirnov": np.abs(gap).max(1),
        "cramerVonMises": n * m / total * (share * gap**2).sum(1),
        "andersonDarling": (1 - 1 / total) * n * m / total * (share * ((start + gap) / 2) ** 2 / spread).sum(1),
        "mannWhitney": np.abs((q * (np.concatenate([np.zeros((len(f), 1)), f[:, :-1]], 1) + f) / 2).sum(1) - 0.5),
    }


def permutation_case(a, b):
    draws = np.random.default_rng(len(a) + 1000 * len(b))
    n, m = len(a), len(b)
    pooled = np.concatenate([a, b])
    order = np.argsort(pooled, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(pooled[order])), n + m - 1)
    seen = rank_statistics((order < n)[None, :], ends, n, m)
    counts = dict.fromkeys(seen, 0)
    for _ in range(PERMUTATIONS // 5000):
        inside = np.argsort(draws.random((5000, n + m)), 1) < n
        for name, values in rank_statistics(inside, ends, n, m).items():
            counts[name] += int((values >= seen[name] * (1 - 1e-12)).sum())
    p = {name: count / PERMUTATIONS for name, count in counts.items()}
    return {"a": a.tolist(), "b": b.tolist(), "statistics": {name: number(x[0]) for name, x in seen.items()}, "pValues": p}


def permutation_cases():
    draws = np.random.default_rng(20240312)
    for n, m, shift, scale, digits in ((60, 45, 0.45, 1, 4), (150, 100, 0.1, 1.3, 4), (40, 40, 0.7, 1, 4), (120, 80, 0.3, 1, 0), (30, 200, 0, 1.6, 1)):
        yield permutation_case(np.round(draws.normal(size=n), digits), np.round(scale * draws.normal(size=m) + shift, digits))


# raw values


def values_case(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    hasTies = len(np.unique(np.concatenate([a, b]))) < len(a) + len(b)
    cvm = None if hasTies else stats.cramervonmises_2samp(a, b, method="asymptotic")
    ad = stats.anderson_ksamp([a, b], variant="midrank", method=stats.PermutationMethod(n_resamples=1))
    mw = stats.mannwhitneyu(b, a, method="asymptotic")
    ks = stats.ks_2samp(a, b, method="exact")
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "cramerVonMises": None if hasTies else [number(cvm.statistic), number(cvm.pvalue)],
        "standardAndersonDarling": number(ad.statistic),
        "mannWhitney": [number(mw.statistic / len(a) / len(b)), number(mw.pvalue)],
        "kolmogorovSmirnov": [number(ks.statistic), number(ks.pvalue)],
        "wasserstein": number(stats.wasserstein_distance(a, b)),
        "energy": number(stats.energy_distance(a, b)),
    }


def value_cases():
    draw = lambda n: rng.normal(size=n)
    yield values_case([1, 2, 4], [3, 5, 6])
    yield values_case(np.round(draw(60), 4), np.round(draw(45) + 0.4, 4))
    yield values_case(np.round(draw(60), 1), np.round(1.5 * draw(80), 1))
    yield values_case(np.round(rng.standard_cauchy(50), 3), np.round(rng.standard_cauchy(70), 3))
    yield values_case(np.round(rng.lognormal(sigma=2, size=40), 3), np.round(rng.lognormal(1, 2, size=30), 3))
    yield values_case(np.round(-rng.exponential(size=30), 2), np.round(-rng.exponential(size=90), 2))
    yield values_case(rng.poisson(0.5, 120), rng.poisson(0.7, 60))
    yield values_case(np.round(draw(25), 3), np.round(draw(25) + 3, 3))
    yield values_case(np.round(draw(199), 5), np.round(draw(211) + 0.1, 5))


def moments(x):
    return [len(x), float(np.mean(x)), float(np.var(x))]


def moments_case(a, b):
    t = stats.ttest_ind(b, a, equal_var=False)
    f = np.var(b, ddof=1) / np.var(a, ddof=1)
    pooled = np.concatenate([a - a.mean(), b - b.mean()])
    kurtosis = np.mean(pooled**4) / np.mean(pooled**2) ** 2
    z = np.log(f) / np.sqrt((kurtosis - 1) * (1 / len(a) + 1 / len(b)))
    d1, d2 = len(b) - 1, len(a) - 1
    return {
        "reference": moments(a),
        "current": moments(b),
        "mean": [number(t.statistic), number(t.df), number(t.pvalue)],
        "variance": [number(f), number(min(1, 2 * min(stats.f.sf(f, d1, d2), stats.f.cdf(f, d1, d2))))],
        "kurtosis": number(kurtosis),
        "robust": [number(z), number(2 * stats.norm.sf(abs(z)))],
    }


# several columns


def gram(x):
    z = np.column_stack([np.ones(len(x)), x])
    return {"names": ["intercept"] + [f"x{i}" for i in range(x.shape[1])], "values": (z.T @ z).ravel().tolist()}


def columns_case(x, y, share):
    mean, deviation = x.mean(0), x.std(0)
    standard = [(w - mean) / deviation for w in (x, y)]
    values = np.linalg.eigvalsh(np.corrcoef(x.T))[::-1]
    components = int(np.searchsorted(np.cumsum(values) / values.sum(), share) + 1)
    pca = PCA(n_components=components, svd_solver="full").fit(standard[0])
    errors = [w - pca.inverse_transform(pca.transform(w)) for w in standard]
    n, m, k = len(x), len(y), x.shape[1]
    pooled = ((n - 1) * np.cov(x.T) + (m - 1) * np.cov(y.T)) / (n + m - 2)
    change = y.mean(0) - mean
    square = change @ np.linalg.solve(pooled, change)
    f = square * n * m / (n + m) * (n + m - k - 1) / (k * (n + m - 2))
    before, now = np.corrcoef(x.T), np.corrcoef(y.T)
    upper = np.triu_indices(k, 1)
    z = (np.arctanh(now[upper]) - np.arctanh(before[upper])) / np.sqrt(1 / (n - 3) + 1 / (m - 3))
    return {
        "reference": gram(x),
        "current": gram(y),
        "share": share,
        "eigenvalues": values.tolist(),
        "correlation": before.tolist(),
        "components": components,
        "explained": number(pca.explained_variance_ratio_.sum()),
        "errors": [number(np.sqrt(np.mean(np.sum(e**2, 1)))) for e in errors],
        "meanErrors": [number(np.mean(np.sqrt(np.sum(e**2, 1)))) for e in errors],
        "mahalanobis": [number(np.sqrt(square)), number(f), number(stats.f.sf(f, k, n + m - k - 1))],
        "pairs": np.column_stack([before[upper], now[upper], 2 * stats.norm.sf(np.abs(z))]).tolist(),
        "distance": number(np.linalg.norm(now - before)),
    }


def column_cases():
    for k, n, m, share in ((2, 40, 30, 0.65), (5, 200, 90, 0.65), (8, 300, 300, 0.9)):
        mix, shift = rng.normal(size=(k, k)), rng.normal(size=k)
        x = np.round(rng.normal(size=(n, k)) @ mix + shift, 3)
        y = np.round(rng.normal(size=(m, k)) @ (mix + 0.3 * rng.normal(size=(k, k))) + shift + 0.2, 3)
        yield columns_case(x, y, share)


CRAMER = (0.004, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.46136, 0.74346, 1, 1.5, 2, 3, 5, 10)
ANDERSON = (0.04, 0.1, 0.2, 0.5, 0.8, 1, 1.5, 1.933, 2.492, 3.07, 3.878, 5, 8, 12, 20)
DEEP_KS = ((0.3, 500, 500), (0.6, 1000, 1000), (0.83, 1000, 1000))
LIMIT_KS = ((d, n, m) for n, m in ((50, 70), (1000, 1000), (5000, 300)) for d in (0.001, 0.01, 0.03, 0.1, 0.2, 0.4))
SCALES = ((20, 200), (200, 5000), (10**6, 10**8))
PROPORTIONS = ((3, 40, 9, 50), (100, 1000, 140, 1000), (1, 3600, 2, 120), (0, 100, 5, 100), (70, 200, 70, 200))

golden = {
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn.__version__, "mpmath": mp.__version__},
    "upperGamma": gamma_tails(),
    "incompleteBeta": beta_tails(),
    **distribution_tails(),
    "quantiles": quantiles(),
    "deep": {**deep_tails(), "kolmogorov": [[d, n, m, number(2 * mp.exp(-2 * mp.mpf(d) ** 2 * n * m / (n + m)))] for d, n, m in DEEP_KS]},
    "cramerVonMisesLimit": known([(x, cramer_von_mises_limit(x)) for x in CRAMER]),
    "andersonDarlingLimit": known([(x, anderson_darling_limit(x)) for x in ANDERSON]),
    "kolmogorovLimit": known([(d, n, m, stats.kstwobign.sf(d * np.sqrt(n * m / (n + m)))) for d, n, m in LIMIT_KS]),
    "cells": [cells_case([1, 1], [1, 3]), cells_case([5, 0, 5], [0, 7, 7])]
    + [random_cells(s) for s in SCALES for _ in range(8)],
    "twoProportion": [proportion_case(*case) for case in PROPORTIONS],
    "values": list(value_cases()),
    "permutations": list(permutation_cases()),
    "moments": [
        moments_case(rng.normal(size=12), rng.normal(1, 2, size=9)),
        moments_case(rng.normal(size=300), rng.normal(0.02, 1, size=2000)),
        moments_case(rng.exponential(size=150), rng.exponential(1.7, size=90)),
        moments_case(rng.normal(1e6, 1, size=80), rng.normal(1e6 + 1, 1, size=80)),
    ],
    "columns": list(column_cases()),
}

with open("test/data/distances.json", "w", encoding="utf8") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
