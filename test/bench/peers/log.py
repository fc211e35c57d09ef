"""The made-up log of ../logs.ts, as the two peers read it."""

import pandas as pd

NUMBERS = [f"f{i:02d}" for i in range(1, 21)] + ["prediction", "label"]
CATEGORIES = ["c1", "c2", "c3", "c4", "c5"]
REFERENCE_DAYS = 10


def read_log(path):
    """Returns the rows, and of each the day it belongs to."""
    # a time on the full second has no fraction, and pandas goes by the form of the first
    rows = pd.read_csv(path, parse_dates=["ts"], date_format="ISO8601")
    return rows, rows["ts"].dt.floor("D")


def split_log(rows, days):
    """Returns the rows of the first ten days, and all others."""
    in_reference = days < days.min() + pd.Timedelta(days=REFERENCE_DAYS)
    return rows[in_reference], rows[~in_reference]
