"""Writes multiple-testing.json: adjusted p-values by statsmodels. Run from the project's root."""
import json

import numpy as np
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(20240301)
cases = [
    [0.01, 0.04, 0.03, 0.005],
    [0.05],
    [0.5, 0.5, 0.5],
    [0.0, 1.0, 0.02, 0.02],
    [1e-300, 1e-12, 0.9],
    list(rng.uniform(size=50)),
    list(np.round(rng.beta(0.3, 2, size=40), 2)),
]
with open("test/data/multiple-testing.json", "w") as file:
    json.dump(
        [
            {
                "pValues": [float(p) for p in case],
                "bonferroni": [float(p) for p in multipletests(case, method="bonferroni")[1]],
                "benjaminiHochberg": [float(p) for p in multipletests(case, method="fdr_bh")[1]],
            }
            for case in cases
        ],
        file,
    )
    file.write("\n")
