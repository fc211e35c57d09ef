"""Trains the network of training.ts with scikit-learn, once: what a whole process takes for it.

Usage: training.py rows.csv plan.json-as-text
"""

import json
import sys
import warnings

import numpy
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

rows = numpy.loadtxt(sys.argv[1], delimiter=",")
plan = json.loads(sys.argv[2])
warnings.simplefilter("ignore", ConvergenceWarning)
model = MLPRegressor(
    hidden_layer_sizes=plan["hidden"],
    batch_size=plan["batchSize"],
    learning_rate_init=plan["learningRate"],
    max_iter=plan["epochs"],
    n_iter_no_change=plan["epochs"],
    tol=0,
    alpha=0,
    random_state=plan["seed"],
)
model.fit(rows[:, :-1], rows[:, -1])
assert model.n_iter_ == plan["epochs"], model.n_iter_
assert model.loss_ < 0.05, model.loss_
