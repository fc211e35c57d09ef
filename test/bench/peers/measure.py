"""Runs a program to its end and prints what it took, as JSON: seconds by the clock, seconds of all processors together,
and the most memory it held, in megabytes. What it prints goes to stderr. The programs beside this one are all measured so,
start-up included.

    python3 measure.py PROGRAM [ARGUMENT ...]
"""

import json
import os
import sys
import time

# ru_maxrss counts kilobytes on Linux, bytes on macOS
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024

start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
if status != 0:
    sys.exit(f"{' '.join(sys.argv[1:])} ended with {os.waitstatus_to_exitcode(status)}")
print(
    json.dumps(
        {
            "seconds": seconds,
            "work": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * MEMORY_UNIT / 1e6,
        }
    )
)
