"""Evidently's own comparison of days 1 to 10 with all later ones, in its default form.

    python3 evidently_report.py log.csv report.html
"""

import os
import sys

# Evidently tells its makers of every use unless it is asked not to
os.environ["DO_NOT_TRACK"] = "1"

from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset
from log import CATEGORIES, NUMBERS, read_log, split_log

source, target = sys.argv[1:]
rows = split_log(*read_log(source))
definition = DataDefinition(numerical_columns=NUMBERS, categorical_columns=CATEGORIES)
reference, current = (Dataset.from_pandas(part, data_definition=definition) for part in rows)
Report([DataDriftPreset()]).run(current, reference).save_html(target)
